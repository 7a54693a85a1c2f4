package deadline

import (
	"time"

	"frist/models/authority"
	"frist/models/i18n"
)

// A Said is one fact as a person reads it.
type Said struct{ Label, Value i18n.Text }

var (
	saidEntity   = i18n.Text{SV: "Företag", EN: "Entity"}
	saidIn       = i18n.Same("%s (%s)")
	saidAnyType  = i18n.Text{SV: "Företag av okänd typ", EN: "An entity of unknown type"}
	saidNIS2     = i18n.Text{SV: "Väsentlig eller viktig verksamhetsutövare", EN: "Essential or important under NIS2"}
	saidRole     = i18n.Text{SV: "Roll enligt dataskyddsförordningen", EN: "Role under the GDPR"}
	saidTrait    = i18n.Text{SV: "Om företaget", EN: "About the entity"}
	saidMain     = i18n.Text{SV: "Huvudsakligt verksamhetsställe inom EES", EN: "Main establishment in the EEA"}
	saidNone     = i18n.Text{SV: "finns inte", EN: "there is none"}
	saidAffected = i18n.Text{SV: "Länder där berörda personer bor", EN: "Countries in which affected people live"}
	saidRelief   = i18n.Text{SV: "Förlängning för lediga dagar", EN: "Relief for free days"}
	saidExcluded = i18n.Text{SV: "undantaget (artikel 5.5 och 5.6 i förordning (EU) 2025/301)", EN: "excluded (Reg. (EU) 2025/301 Art. 5(5), 5(6))"}
	saidEves     = i18n.Text{SV: "Aftnar", EN: "Eves"}
	saidHolidays = i18n.Text{SV: "räknas som helgdagar", EN: "count as holidays"}
	saidFiling   = i18n.Text{SV: "Inlämnat: %s", EN: "Filed: %s"}
	saidDecision = i18n.Text{SV: "Beslut om %s", EN: "Decision on the %s"}
	saidAsOf     = i18n.Text{SV: "Läget bedöms", EN: "Judged as of"}
	saidLawOf    = i18n.Text{SV: "Tänkt fall", EN: "Hypothetical"}
	saidLaw      = i18n.Text{SV: "som om lagen i dess lydelse den %s gällde", EN: "as if the law as it stands on %s applied"}
	saidProposal = i18n.Text{SV: "Tänkt fall", EN: "Hypothetical"}
	saidProposed = i18n.Text{SV: "som om förslagen var lag", EN: "as if what is proposed were law"}
	saidAt       = i18n.Same("%s, %s")
)

var (
	answerNames = map[Answer]i18n.Text{Yes: {SV: "ja", EN: "yes"}, No: {SV: "nej", EN: "no"}}
	roleNames   = map[Role]i18n.Text{
		Controller: {SV: "personuppgiftsansvarig", EN: "controller"},
		Processor:  {SV: "personuppgiftsbiträde", EN: "processor"},
	}
	outcomeNames = map[Outcome]i18n.Text{
		Notify:        {SV: "att anmäla eller informera", EN: "to notify"},
		DoNotNotify:   {SV: "att inte anmäla eller informera", EN: "not to notify"},
		ClassifyMajor: {SV: "att klassificera som allvarlig", EN: "to classify as major"},
		Reclassify:    {SV: "att ta tillbaka klassificeringen som allvarlig", EN: "to take back the classification as major"},
	}
)

// Say says an instant in the local time of the entity, with its weekday and how
// far that is from UTC: "söndag 30 maj 2021 kl. 14.30 (UTC+2)".
func (e *Entity) Say(t time.Time) i18n.Text {
	cal, _, _ := calendarOf(e)
	said := func(l i18n.Lang) string {
		d, second := cal.Local(t)
		b := appendClock(appendDay(nil, l, d), l, second)
		return string(append(appendOffset(append(b, " ("...), cal.Offset(t)), ')'))
	}
	return i18n.Text{SV: said(i18n.SV), EN: said(i18n.EN)}
}

// Words says facts as a person reads them. What is not known is left out, and so
// are the firm's own duties and where an instant comes from.
func (f *Facts) Words() []Said {
	list := f.entityWords()
	in := &f.Incident
	for _, x := range [...]struct {
		event Event
		at    time.Time
	}{
		{Occurred, in.OccurredAt},
		{Detected, in.DetectedAt},
		{Aware, in.AwareAt},
		{Classified, in.ClassifiedMajorAt},
		{Recovered, in.RecoveredAt},
		{Resolved, in.ResolvedAt},
		{Corrected, in.CorrectedAt},
	} {
		if !x.at.IsZero() {
			list = append(list, Said{events[x.event], f.Entity.Say(x.at)})
		}
	}
	for _, a := range append(Answers{{PersonalData, in.PersonalData}, {Risk, in.Risk}, {HighRisk, in.HighRisk}}, in.Answers...) {
		if a.Answer != Unknown {
			list = append(list, Said{upper(a.Condition.stated()), answerNames[a.Answer]})
		}
	}
	if len(in.Affected) > 0 {
		var names []i18n.Text
		for _, code := range in.Affected {
			names = append(names, countryName(code))
		}
		list = append(list, Said{saidAffected, listed(names)})
	}
	for i := range f.Filings {
		x := &f.Filings[i]
		if x.SentAt.IsZero() {
			continue
		}
		when := f.Entity.Say(x.SentAt)
		if x.Country != "" {
			when = saidIn.With(when, countryName(x.Country))
		}
		list = append(list, Said{saidFiling.With(titleOf(x.Obligation)), when})
	}
	for i := range f.Decisions {
		d := &f.Decisions[i]
		said := outcomeNames[d.Outcome]
		if !d.At.IsZero() {
			said = saidAt.With(said, f.Entity.Say(d.At))
		}
		list = append(list, Said{saidDecision.With(titleOf(d.Obligation)), said})
	}
	return f.asked(list)
}

func (f *Facts) entityWords() []Said {
	e := &f.Entity
	_, country, _ := calendarOf(e)
	kind := e.Type.Label()
	if e.Type == "" {
		kind = saidAnyType
	}
	list := []Said{{saidEntity, saidIn.With(kind, country.Name)}}
	if e.Role != "" {
		list = append(list, Said{saidRole, roleNames[e.Role]})
	}
	if e.NIS2 != Unknown {
		list = append(list, Said{saidNIS2, answerNames[e.NIS2]})
	}
	switch {
	case e.NoMain:
		list = append(list, Said{saidMain, saidNone})
	case e.Main != "":
		list = append(list, Said{saidMain, countryName(e.Main)})
	}
	for _, t := range e.Traits {
		list = append(list, Said{saidTrait, t.Name()})
	}
	if e.ReliefExcluded {
		list = append(list, Said{saidRelief, saidExcluded})
	}
	if e.EvesAreHolidays {
		list = append(list, Said{saidEves, saidHolidays})
	}
	return list
}

// countryName is the name of a country, or its code in quotation marks if the
// program does not know it.
func countryName(code string) i18n.Text {
	f := authority.Finding{Country: code}
	return f.CountryName()
}

func listed(names []i18n.Text) i18n.Text { return list(names, i18n.Text{SV: "och", EN: "and"}) }

// asked appends what is asked of the facts: as of when, and by which law.
func (f *Facts) asked(list []Said) []Said {
	if !f.AsOf.IsZero() {
		list = append(list, Said{saidAsOf, f.Entity.Say(f.AsOf)})
	}
	if !f.LawOf.IsZero() {
		list = append(list, Said{saidLawOf, saidLaw.With(dayText(f.LawOf))})
	}
	if f.Proposals {
		list = append(list, Said{saidProposal, saidProposed})
	}
	return list
}

// upper is a text as a sentence begins with it.
func upper(t i18n.Text) i18n.Text { return i18n.Text{SV: upperFirst(t.SV), EN: upperFirst(t.EN)} }

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || 'z' < s[0] {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
