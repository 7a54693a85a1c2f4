package web

import (
	"slices"
	"strings"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	trialMain      = i18n.Text{SV: "Huvudsakligt verksamhetsställe inom EES", EN: "Main establishment in the EEA"}
	trialAffected  = i18n.Text{SV: "Länder där berörda personer bor", EN: "Countries in which the people affected live"}
	trialCodes     = i18n.Text{SV: "Landskoder med två bokstäver, till exempel SE, NO, GB. Tomt: inte känt.", EN: "Country codes of two letters, for example SE, NO, GB. Empty: not known."}
	trialNoCountry = i18n.Text{SV: "”%s” är ingen landskod.", EN: "“%s” is no country code."}
	trialNoMain    = i18n.Text{SV: "Välj ett land inom EES i listan.", EN: "Choose a country of the EEA in the list."}

	lawIsOther = i18n.Text{SV: "Fristerna räknas enligt lagen %s, då DORA inte gällde för företaget.", EN: "The limits are counted by the law as it was on %s, when DORA did not apply to the entity."}
	lawIgnores = i18n.Text{SV: "Fristerna räknas enligt lagen %s, då DORA inte gällde för företaget. Det som du har angett om klassificering och om inlämningar enligt DORA används därför inte.", EN: "The limits are counted by the law as it was on %s, when DORA did not apply to the entity. What you entered about the classification and about filings under DORA is therefore not used."}
	lawToday   = i18n.Text{SV: "Räkna enligt DORA (dagens lag)", EN: "Count under DORA (the law of today)"}
)

// underToday says that DORA would apply if the law of today did, where it does not
// under the law by which facts are counted, and leads to that. What was typed about
// it is else not used, without a word.
func (c *call) underToday(f *typed, facts *deadline.Facts) *templates.TodayLaw {
	today := calendar.DateOf(c.at.In(f.zone))
	then := *facts
	then.LawOf = today
	if reports(facts) || !reports(&then) {
		return nil
	}
	day := facts.LawOf
	if day.IsZero() {
		basis := facts.Basis()
		if basis.IsZero() {
			return nil
		}
		day = calendar.DateOf(basis.In(f.zone))
	}
	q := f.Values
	if !f.Has("do") {
		q = map[string][]string{}
		for name, values := range f.Values {
			q[name] = slices.Clone(values)
		}
	}
	next := newForm(q, f.zone)
	next.Set("do", "count")
	next.Set("law_of", today.String())
	said := lawIsOther
	if f.Has("do") && f.saysDORA() {
		said = lawIgnores
	}
	return &templates.TodayLaw{Said: said.With(i18n.LongDate(day.In(f.zone))), Link: templates.Link{Text: lawToday, Href: c.Request().URL.Path + "?" + next.Encode()}}
}

// reports reports whether the entity would have to report under DORA if the incident
// is major.
func reports(facts *deadline.Facts) bool {
	return slices.ContainsFunc(deadline.Times(*facts), func(o deadline.Obligation) bool {
		return o.ID == "dora.initial" && o.State != deadline.NotApplicable
	})
}

// saysDORA reports whether something was typed that only DORA asks for.
func (f *typed) saysDORA() bool {
	if f.Get("classified.y") != "" {
		return true
	}
	for name := range f.Values {
		if strings.HasPrefix(name, "sent.dora.") && strings.HasSuffix(name, ".y") && f.Get(name) != "" {
			return true
		}
	}
	return false
}

// tryPlaces reads where the main establishment is and where people are affected.
// What the form does not ask stays as it was.
func (f *typed) tryPlaces(ent *deadline.Entity, in *deadline.Incident) {
	if f.Has("main") {
		ent.Main, ent.NoMain = f.Get("main"), f.Get("main") == models.NoMainEstablishment
		switch {
		case ent.NoMain:
			ent.Main = ""
		case ent.Main != "" && !casefile.IsMain(ent.Main):
			f.problems.Add("main", trialNoMain)
		}
	}
	if !f.Has("affected") {
		return
	}
	in.Affected = nil
	for code := range strings.FieldsFuncSeq(strings.ToUpper(f.Get("affected")), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\n' || r == '\r' }) {
		if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
			f.problems.Add("affected", trialNoCountry.With(code))
			return
		}
		if !slices.Contains(in.Affected, code) {
			in.Affected = append(in.Affected, code)
		}
	}
	slices.Sort(in.Affected)
}

func writePlaces(f *typed, ent *deadline.Entity, in *deadline.Incident) {
	f.Set("main", ent.Main)
	if ent.NoMain {
		f.Set("main", models.NoMainEstablishment)
	}
	f.Set("affected", strings.Join(in.Affected, ", "))
}

func placeQuestions(f *typed) (main templates.Choice, affected templates.Field) {
	main = templates.Choice{Name: "main", Label: trialMain, Values: []string{f.Get("main")}, Problem: f.problems["main"], Options: []templates.Option{
		{Label: templates.MainAtHome}, {Value: models.NoMainEstablishment, Label: templates.NoMainEstablishment},
	}}
	for _, o := range countryOptions() {
		if casefile.IsMain(o.Value) {
			main.Options = append(main.Options, o)
		}
	}
	return main, templates.Field{Name: "affected", Label: trialAffected, Hint: trialCodes, Value: f.Get("affected"), Problem: f.problems["affected"], Optional: true, Width: "w-20"}
}
