package form

import (
	"slices"
	"strconv"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A property is something that the record says apart from the facts.
type property struct {
	kind    Type
	label   i18n.Text
	choices []Choice
	limit   int
	get     func(view) Value
}

// properties are named as in a case file where it has them.
var properties map[string]property

func init() { // they refer to the forms, and the forms to them
	properties = map[string]property{
		"entity.name":    {kind: Line, limit: longest, get: func(v view) Value { return text(v.Entity.Name) }, label: i18n.Text{SV: "Den juridiska personens namn", EN: "Name of the legal entity"}},
		"entity.lei":     {kind: LEI, get: ownLEI, label: i18n.Text{SV: "Den juridiska personens LEI-kod", EN: "LEI of the legal entity"}},
		"entity.own_lei": {kind: LEI, get: func(v view) Value { return text(v.Entity.LEI) }, label: i18n.Text{SV: "Den juridiska personens LEI-kod", EN: "LEI of the legal entity"}},
		"entity.org_no":  {kind: Line, get: func(v view) Value { return text(v.Entity.OrgNo) }, label: i18n.Text{SV: "Organisationsnummer", EN: "Organisation number"}},
		"entity.names":   {kind: Lines, limit: longest, get: func(v view) Value { return some(v.Entity.Name) }, label: i18n.Text{SV: "Den juridiska personens namn", EN: "Name of the legal entity"}},
		"entity.leis":    {kind: Lines, get: func(v view) Value { return some(v.Entity.LEI) }, label: i18n.Text{SV: "Den juridiska personens LEI-kod", EN: "LEI of the legal entity"}},
		"entity.type":    {kind: Choices, choices: entityTypes, get: ownType, label: i18n.Text{SV: "Den juridiska personens typ", EN: "Type of the legal entity"}},
		"entity.country": {kind: OneOf, choices: states, get: func(v view) Value { return text(v.Entity.Country) }, label: i18n.Text{SV: "Land", EN: "Country"}},

		"incident.reference":           {kind: Line, limit: longest, get: func(v view) Value { return text(v.Reference) }, label: i18n.Text{SV: "Referens", EN: "Reference"}},
		"incident.title":               {kind: Line, get: func(v view) Value { return text(v.Title) }, label: i18n.Text{SV: "Rubrik", EN: "Title"}},
		"incident.summary":             {kind: Text, limit: longest, get: func(v view) Value { return text(v.Summary) }, label: i18n.Text{SV: "Sammanfattning", EN: "Summary"}},
		"incident.occurred_from":       instantOf(i18n.Text{SV: "När incidenten började", EN: "When the incident began"}, func(v view) time.Time { return v.OccurredFrom }),
		"incident.occurred_to":         instantOf(i18n.Text{SV: "När incidenten upphörde", EN: "When the incident ended"}, func(v view) time.Time { return v.OccurredTo }),
		"incident.classified_major_at": instantOf(i18n.Text{SV: "När incidenten klassificerades som allvarlig", EN: "When the incident was classified as major"}, func(v view) time.Time { return v.ClassifiedMajor }),
		"incident.recovered_at":        instantOf(i18n.Text{SV: "När den normala verksamheten återupptogs", EN: "When regular activities were recovered"}, func(v view) time.Time { return v.Recovered }),
		"incident.resolved_at":         instantOf(i18n.Text{SV: "När incidenten var åtgärdad", EN: "When the incident was resolved"}, func(v view) time.Time { return v.Resolved }),
		"incident.aware_at":            instantOf(i18n.Text{SV: "När ni fick kännedom", EN: "When you became aware"}, func(v view) time.Time { return v.Aware }),
		"incident.ongoing":             {kind: YesNo, get: ongoing, label: i18n.Text{SV: "Pågår incidenten?", EN: "Is the incident going on?"}},
		"incident.duration":            {kind: Duration, get: lasted, label: i18n.Text{SV: "Från det att incidenten började till dess att den var åtgärdad", EN: "From the beginning of the incident until it was resolved"}},
		"incident.services_down":       {kind: YesNo, get: func(v view) Value { return text(string(v.ServicesDown)) }, label: i18n.Text{SV: "Är tjänster nere?", EN: "Are services down?"}},
		"incident.clients_affected":    {kind: YesNo, get: func(v view) Value { return text(string(v.ClientsHurt)) }, label: i18n.Text{SV: "Påverkas kundernas ekonomiska intressen?", EN: "Are the financial interests of clients affected?"}},

		"counts.clients":       {kind: Number, get: counted("clients"), label: i18n.Text{SV: "Antal berörda kunder", EN: "Number of clients affected"}},
		"counts.counterparts":  {kind: Number, get: counted("counterparts"), label: i18n.Text{SV: "Antal berörda motparter", EN: "Number of counterparts affected"}},
		"counts.transactions":  {kind: Number, get: counted("transactions"), label: i18n.Text{SV: "Antal berörda transaktioner", EN: "Number of transactions affected"}},
		"counts.data_subjects": {kind: Line, choices: opens, get: ranged("data_subjects"), label: i18n.Text{SV: "Antal registrerade", EN: "Number of data subjects"}},
		"counts.records":       {kind: Line, choices: opens, get: ranged("records"), label: i18n.Text{SV: "Antal personuppgiftsposter", EN: "Number of personal data records"}},
		"counts.figures":       {kind: Choices, choices: figures, get: figured, label: i18n.Text{SV: "Hur säkra antalen är", EN: "How well the numbers are known"}},
		"counts.by_country":    {kind: Countries, choices: states, get: func(v view) Value { return list(v.Countries...) }, label: i18n.Text{SV: "Länder", EN: "Countries"}},
		"counts.member_states": {kind: Countries, choices: eea, get: spread, label: i18n.Text{SV: "Länderna i antal berörda", EN: "The countries of those affected"}},
		"counts.several":       {kind: YesNo, get: abroad, label: i18n.Text{SV: "Länderna i antal berörda", EN: "The countries of those affected"}},

		"decisions.reclassify": {kind: Text, limit: longest, get: func(v view) Value { return text(v.Reclassified) }, label: i18n.Text{SV: "Skälen för att incidenten inte längre är allvarlig", EN: "The reasons for which the incident is no longer major"}},
		"filings.submission":   {kind: OneOf, choices: submissions, get: submission, label: i18n.Text{SV: "Typ av rapport", EN: "Type of submission"}},
		"filings.reference":    {kind: Line, limit: longest, get: reference, label: i18n.Text{SV: "Mottagarens referens för den första inlämningen", EN: "The recipient’s reference for the first filing"}},
		"filings.authorities":  {kind: Choices, choices: authorities, get: told, label: i18n.Text{SV: "Myndigheter som har fått en anmälan", EN: "Authorities that were notified"}},
		"filings.kind":         {kind: OneOf, choices: filingKinds, get: func(v view) Value { return text(string(v.stage)) }, label: i18n.Text{SV: "Slag av inlämning", EN: "Kind of filing"}},
	}
}

var filingKinds = []Choice{
	one(string(Initial), "Ny anmälan", "New notification"),
	one(string(Supplement), "Komplettering av en tidigare anmälan", "Follow-up to an earlier notification"),
}

func instantOf(label i18n.Text, of func(view) time.Time) property {
	return property{kind: Instant, label: label, get: func(v view) Value {
		if t := of(v); !t.IsZero() {
			return text(FormatInstant(t))
		}
		return Value{}
	}}
}

// some is a list of what is said.
func some(s string) Value {
	if s == "" {
		return Value{}
	}
	return list(s)
}

// ownLEI is the entity's code, unless somebody else submits.
func ownLEI(v view) Value {
	if v.bySomebodyElse() {
		return Value{}
	}
	return text(v.Entity.LEI)
}

// doraTypes are the types that the file has other words for.
var doraTypes = map[deadline.EntityType]string{
	deadline.CryptoAssetProvider:            "crypto-asset_service_provider",
	deadline.AssetReferencedTokenIssuer:     "issuer_of_asset-referenced_tokens",
	deadline.AIFM:                           "manager_of_alternative_investment_fund",
	deadline.InsuranceUndertaking:           "insurance_and_reinsurance_undertaking",
	deadline.ReinsuranceUndertaking:         "insurance_and_reinsurance_undertaking",
	deadline.InsuranceIntermediary:          intermediaries,
	deadline.ReinsuranceIntermediary:        intermediaries,
	deadline.AncillaryInsuranceIntermediary: intermediaries,
}

const intermediaries = "insurance_intermediary_reinsurance_intermediary_and_ancillary_insurance_intermediary"

// ownType is the entity's type, if one of those that report.
func ownType(v view) Value {
	code, ok := doraTypes[v.Entity.Type]
	if !ok {
		code = string(v.Entity.Type)
	}
	if _, ok := choiceOf(entityTypes, code); !ok {
		return Value{}
	}
	return list(code)
}

func ongoing(v view) Value {
	switch {
	case !v.OccurredTo.IsZero():
		return text("no")
	case !v.OccurredFrom.IsZero():
		return text("yes")
	}
	return Value{}
}

// lasted is from the beginning until all was resolved. Of an aggregated report the
// longest time is asked, which the entity's own is not known to be.
func lasted(v view) Value {
	if v.answer("aggregated") == deadline.Yes || v.OccurredFrom.IsZero() || v.Resolved.Before(v.OccurredFrom) {
		return Value{}
	}
	if d := v.Resolved.Sub(v.OccurredFrom); d < 1000*24*time.Hour { // more has no room
		return text(FormatDuration(d))
	}
	return Value{}
}

func counted(of string) func(view) Value {
	return func(v view) Value {
		if n, ok := v.Counts[of].Number(); ok {
			return text(strconv.FormatInt(n, 10))
		}
		return Value{}
	}
}

// opens are what is said instead of a number.
var opens = []Choice{
	one(string(CannotBeDetermined), "Antalet kan inte fastställas", "The number cannot be determined"),
	one(string(ToBeDetermined), "Antalet är inte fastställt ännu", "The number has not been determined yet"),
}

// ranged is a number as well as it is known: "8000–12000", "–9500". That it cannot be
// said, or not yet, is an answer too: the law wants an approximate one where possible.
func ranged(of string) func(view) Value {
	return func(v view) Value {
		c := v.Counts[of]
		part := func(n *int64) string {
			if n == nil {
				return ""
			}
			return strconv.FormatInt(*n, 10)
		}
		least, most := part(c.Min), part(c.Max)
		switch {
		case least == "" && most == "":
			return text(string(c.Open))
		case least == most:
			return text(least)
		}
		return text(least + "–" + most)
	}
}

// kinds are what 3.12 speaks of: the word in its values, what is counted, and the
// fact for what is not in the ledger.
var kinds = [...]struct{ word, of, key string }{
	{"clients", "clients", "clients_affected"},
	{"financial_counterparts", "counterparts", "counterparts_affected"},
	{"transactions", "transactions", "transactions_affected"},
}

// figured says of each number in the ledger whether it is exact, and of each that is
// zero that there is no impact. It leaves the others to the fact, and where there are
// only others says nothing.
func figured(v view) Value {
	var out []string
	fact, derived := v.fact("impact_figures").Lines, false
	for _, k := range kinds {
		c := v.Counts[k.of]
		n, ok := c.Number()
		of := [3]string{"actual_figures_for_" + k.word + "_affected", "estimates_for_" + k.word + "_affected", "no_impact_on_" + k.word}
		if !ok {
			said := slices.DeleteFunc(slices.Clone(of[:]), func(code string) bool { return !slices.Contains(fact, code) })
			if typed, zero := ParseNumber(v.fact(k.key).Text); zero && typed == 0 && len(said) == 0 {
				said, derived = of[2:], true
			}
			out = append(out, said...)
			continue
		}
		derived = true
		switch {
		case n == 0:
			out = append(out, of[2])
		case c.Exact:
			out = append(out, of[0])
		default:
			out = append(out, of[1])
		}
	}
	if !derived {
		return Value{}
	}
	return list(out...)
}

// spread is in which Member States people are affected. One alone is no spread, and
// says nothing of the others.
func spread(v view) Value {
	in := slices.DeleteFunc(slices.Clone(v.Countries), func(code string) bool {
		_, ok := choiceOf(eea, code)
		return !ok
	})
	if len(in) < 2 {
		return Value{}
	}
	return list(in...)
}

// abroad says that people are affected in several countries. That only one is known
// does not say that there is no other.
func abroad(v view) Value {
	if len(v.Countries) > 1 {
		return text("yes")
	}
	return Value{}
}

func submission(v view) Value {
	code := map[Stage]string{Initial: "initial_notification", Intermediate: "intermediate_report", Final: "final_report", Reclassified: "major_incident_reclassified_as_non-major"}[v.stage]
	return text(code)
}

// reference is what the recipient called the first filing.
func reference(v view) Value {
	if len(v.form.Stages) == 0 || v.stage == v.form.Stages[0].ID {
		return Value{}
	}
	return text(v.Called(v.form.Stages[0].Duties...))
}

// told says that IMY was notified: of others it is for the fact to say.
func told(v view) Value {
	if slices.ContainsFunc(v.Sent, func(s Sent) bool { return s.Duty == "gdpr.authority" }) {
		return list(toIMY)
	}
	return Value{}
}
