package form

import (
	"slices"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A rule is a check across fields. It notes what is wrong with a field by its
// number.
type rule struct {
	code  string
	check func(v view, note func(number string, t i18n.Text))
}

var doraRules = []rule{
	{"order", checkOrder},
	{"future", checkFuture},
	{"figures", checkFigures},
	{"figures_differ", checkLedger},
	{"figures_differ", checkDuration},
	{"inexact", checkComputed},
	{"currency", checkCurrency},
	{"criteria", checkCriteria},
	{"causes", checkCauses},
	{"nobody", checkNobody},
	{"told", checkTold},
	{"aggregated", checkAggregated},
	{"entities", checkEntities},
	{"submitter", checkSubmitter},
	{"combined", checkCombined},
}

// instant is a time in a field, if it can be read: the earliest and the latest that
// it can have been.
func (v view) instant(source string) (from, to time.Time, ok bool) {
	if m, rough := v.Rough[source]; rough {
		return m.Earliest(v.zone()), m.Latest(v.zone()), true
	}
	t, ok := ParseInstant(v.from(source).Text)
	return t, t, ok
}

// before reports whether what a source says certainly lies before the incident began.
func (v view) before(source string) bool {
	_, t, ok := v.instant(source)
	return ok && !v.OccurredFrom.IsZero() && t.Before(v.OccurredFrom)
}

// ahead reports whether what a source says certainly lies in the future.
func (v view) ahead(source string) bool {
	t, _, ok := v.instant(source)
	return ok && !v.At.IsZero() && t.After(v.At)
}

var beforeOccurrence = i18n.Text{SV: "Tiden ligger före den då incidenten inträffade (3.2).", EN: "The time is before that at which the incident occurred (3.2)."}

// checkOrder sees that nothing happened before the incident did, and that it was
// not classified before anybody knew of it.
func checkOrder(v view, note func(string, i18n.Text)) {
	for number, source := range map[string]string{
		"2.2": "incident.aware_at", "2.3": "incident.classified_major_at", "3.3": "incident.recovered_at", "4.7": "root_cause_addressed_at", "4.8": "incident.resolved_at",
	} {
		if v.before(source) {
			note(number, beforeOccurrence)
		}
	}
	if _, t, ok := v.instant("incident.classified_major_at"); ok && t.Before(v.Aware) {
		note("2.3", i18n.Text{SV: "Incidenten kan inte ha klassificerats innan ni fick kännedom om den (2.2).", EN: "The incident cannot have been classified before you became aware of it (2.2)."})
	}
	_, last, known := v.instant("incident.occurred_from")
	if t, _, ok := v.instant("recurring_first_at"); ok && known && t.After(last) {
		note("4.16", i18n.Text{SV: "Den första av de återkommande incidenterna kan inte ligga efter den sista (3.2).", EN: "The first of the recurring incidents cannot be after the last one (3.2)."})
	}
}

var inFuture = i18n.Text{SV: "Tiden ligger i framtiden.", EN: "The time is in the future."}

func checkFuture(v view, note func(string, i18n.Text)) {
	for number, source := range map[string]string{
		"2.2": "incident.aware_at", "2.3": "incident.classified_major_at", "3.2": "incident.occurred_from", "3.3": "incident.recovered_at",
		"4.7": "root_cause_addressed_at", "4.8": "incident.resolved_at", "4.16": "recurring_first_at",
	} {
		if v.ahead(source) {
			note(number, inFuture)
		}
	}
}

// checkFigures sees that 3.12 says of each number what the number says.
func checkFigures(v view, note func(string, i18n.Text)) {
	said, _ := v.first([]string{"counts.figures", "impact_figures"})
	if said.Empty() {
		return
	}
	for _, k := range kinds {
		actual := slices.Contains(said.Lines, "actual_figures_for_"+k.word+"_affected")
		estimate := slices.Contains(said.Lines, "estimates_for_"+k.word+"_affected")
		none := slices.Contains(said.Lines, "no_impact_on_"+k.word)
		n, known := v.number(k.key, "counts."+k.of)
		what := figureNames[k.word]
		switch {
		case none && (actual || estimate):
			note("3.12", i18n.Text{SV: "3.12 säger både att %s påverkas och att de inte gör det.", EN: "3.12 says both that %s are affected and that they are not."}.With(what))
		case actual && estimate:
			note("3.12", i18n.Text{SV: "3.12 säger att siffran för %s både är faktisk och uppskattad.", EN: "3.12 says that the number of %s is actual as well as an estimate."}.With(what))
		case none && known && n > 0:
			note("3.12", i18n.Text{SV: "3.12 säger att %s inte påverkas, men antalet är inte noll.", EN: "3.12 says that %s are not affected, but the number is not zero."}.With(what))
		case !none && known && n == 0:
			note("3.12", i18n.Text{SV: "Antalet för %s är noll, men 3.12 säger inte att de inte påverkas.", EN: "The number of %s is zero, but 3.12 does not say that they are not affected."}.With(what))
		case known && n > 0 && !actual && !estimate:
			note("3.12", i18n.Text{SV: "3.12 säger inte om antalet för %s är faktiskt eller uppskattat.", EN: "3.12 does not say whether the number of %s is actual or an estimate."}.With(what))
		}
	}
}

var figureNames = map[string]i18n.Text{
	"clients":                {SV: "kunder", EN: "clients"},
	"financial_counterparts": {SV: "finansiella motparter", EN: "financial counterparts"},
	"transactions":           {SV: "transaktioner", EN: "transactions"},
}

// checkLedger sees that a number that was typed is that of the ledger, which is
// the one that is sent.
func checkLedger(v view, note func(string, i18n.Text)) {
	for i, number := range []string{"3.4", "3.6", "3.9"} {
		k := kinds[i]
		typed, ok := ParseNumber(v.fact(k.key).Text)
		counted, has := v.Counts[k.of].Number()
		if ok && has && typed != counted {
			note(number, i18n.Text{SV: "Antal berörda säger %s, som skickas, men uppgiften säger %s.", EN: "The number of those affected is %s, which is sent, but the fact says %s."}.With(i18n.Number(counted), i18n.Number(typed)))
		}
	}
}

// checkDuration sees that a duration that was typed is that of the times, which is the
// one that is sent.
func checkDuration(v view, note func(string, i18n.Text)) {
	typed, ok := ParseDuration(v.fact("incident_duration").Text)
	sent := lasted(v).Text
	if ok && sent != "" && FormatDuration(typed) != sent {
		note("3.15", i18n.Text{SV: "Tiderna ger %s, som skickas, men uppgiften säger %s.", EN: "The times give %s, which is sent, but the fact says %s."}.With(sent, FormatDuration(typed)))
	}
}

// checkCurrency sees that all amounts are in the currency of 1.15.
func checkCurrency(v view, note func(string, i18n.Text)) {
	currency := v.fact("reporting_currency").Text
	for _, x := range [][2]string{{"3.11", "transactions_affected_value"}, {"4.13", "gross_costs"}, {"4.14", "financial_recoveries"}} {
		if a, ok := ParseMoney(v.fact(x[1]).Text); ok && a.Currency != "" && a.Currency != currency {
			note(x[0], i18n.Text{SV: "Beloppet är i %s, men rapporteringsvalutan (1.15) är %s.", EN: "The amount is in %s, but the reporting currency (1.15) is %s."}.With(a.Currency, or(currency, "–")))
		}
	}
}

func or(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

// checkCriteria sees that the criteria make an incident major: critical services,
// and data losses or two others (Reg. (EU) 2024/1772 Art. 8(1)). Recurring ones
// are judged together, and one that is not major need not be.
func checkCriteria(v view, note func(string, i18n.Text)) {
	have := v.fact("classification_criteria").Lines
	if len(have) == 0 || v.stage == Reclassified || v.answer("recurring") == deadline.Yes {
		return
	}
	if !slices.Contains(have, servicesCriterion) || len(have) < 3 && !slices.Contains(have, dataCriterion) {
		note("2.5", i18n.Text{
			SV: "En allvarlig incident berör kritiska tjänster och uppfyller dessutom dataförluster eller två andra kriterier (artikel 8.1 i förordning 2024/1772).",
			EN: "A major incident affects critical services and also meets data losses or two other criteria (Reg. (EU) 2024/1772 Art. 8(1)).",
		})
	}
}

// checkCauses sees that the causes of 4.2 and 4.3 are of those in 4.1 and 4.2.
func checkCauses(v view, note func(string, i18n.Text)) {
	causes, details := v.fact("root_causes").Lines, v.fact("root_cause_details").Lines
	for _, d := range details {
		c, ok := choiceOf(causeDetails, d)
		if ok && !slices.ContainsFunc(causes, func(s string) bool { return strings.HasPrefix(d, strings.TrimSuffix(s, "_malfunction")) }) {
			note("4.2", i18n.Text{SV: "”%s” hör till en grundorsak som inte är vald i 4.1.", EN: "“%s” is of a root cause that is not chosen in 4.1."}.With(c.Label))
		}
	}
	for _, a := range v.fact("root_cause_additions").Lines {
		for _, g := range causeGroups {
			if c, ok := choiceOf(g.values, a); ok && !slices.Contains(details, g.detail) {
				note("4.3", i18n.Text{SV: "”%s” hör till en orsak som inte är vald i 4.2.", EN: "“%s” is of a cause that is not chosen in 4.2."}.With(c.Label))
			}
		}
	}
}

func checkNobody(v view, note func(string, i18n.Text)) {
	if have := v.fact("other_authorities").Lines; len(have) > 1 && slices.Contains(have, nobody) {
		note("3.31", i18n.Text{SV: "”Ingen” kan inte väljas tillsammans med en myndighet.", EN: "“None” cannot be chosen together with an authority."})
	}
}

// checkTold sees that an authority that was told is named.
func checkTold(v view, note func(string, i18n.Text)) {
	have := v.fact("other_authorities").Lines
	for _, a := range told(v).Lines {
		if c, ok := choiceOf(authorities, a); ok && len(have) > 0 && !slices.Contains(have, a) {
			note("3.31", i18n.Text{SV: "En anmälan har lämnats in, men mottagaren är inte vald: %s.", EN: "A notification was sent, but its recipient is not chosen: %s."}.With(c.Label))
		}
	}
}

// checkAggregated sees that an aggregated report is allowed (Reg. (EU) 2025/302
// Art. 7).
func checkAggregated(v view, note func(string, i18n.Text)) {
	if v.answer("aggregated") != deadline.Yes {
		return
	}
	f, _ := ByKey("aggregated_conditions")
	for _, c := range f.Choices {
		if !slices.Contains(v.fact(f.Key).Lines, c.Value) {
			note("1.5", i18n.Text{SV: "En aggregerad rapport kräver: %s (artikel 7 i förordning 2025/302).", EN: "An aggregated report requires: %s (Reg. (EU) 2025/302 Art. 7)."}.With(c.Label))
		}
	}
	types, _ := v.first([]string{"affected_entity_types", "entity.type"})
	if v.answer("significant_institution") == deadline.Yes || slices.Contains(types.Lines, "central_counterparty") || slices.Contains(types.Lines, "trading_venue") {
		note("1.4", i18n.Text{
			SV: "Betydande kreditinstitut, handelsplatser och centrala motparter får inte ingå i en aggregerad rapport (artikel 7).",
			EN: "Significant credit institutions, trading venues and central counterparties may not be part of an aggregated report (Art. 7).",
		})
	}
}

// checkEntities sees that each name in 1.5 has its code in 1.6.
func checkEntities(v view, note func(string, i18n.Text)) {
	names, _ := v.first([]string{"affected_entity_names", "entity.names"})
	codes, _ := v.first([]string{"affected_entity_leis", "entity.leis"})
	if notItself.holds(v) == deadline.Yes && len(names.Lines) > 0 && len(codes.Lines) > 0 && len(names.Lines) != len(codes.Lines) {
		note("1.6", i18n.Text{SV: "1.5 har %s namn och 1.6 %s koder: det ska vara lika många, i samma ordning.", EN: "1.5 has %s names and 1.6 %s codes: there must be as many, in the same order."}.With(i18n.Number(len(names.Lines)), i18n.Number(len(codes.Lines))))
	}
}

// checkSubmitter sees that what looks like a LEI is one, and that the code is of the one
// that is named.
func checkSubmitter(v view, note func(string, i18n.Text)) {
	code := strings.TrimSpace(v.fact("submitter_code").Text)
	if len(code) == 20 && !ValidLEI(code) {
		note("1.3", wrongLEI)
	}
	if code != "" && v.Entity.LEI != "" && code != v.Entity.LEI && !v.bySomebodyElse() {
		note("1.3", i18n.Text{SV: "Koden är en annans än den juridiska personens, men ingen annan anges som den som lämnar rapporten.", EN: "The code is not that of the legal entity, but nobody else is named as the one that submits."})
	}
}

// checkCombined sees that stages may be sent together (Reg. (EU) 2025/302 Art. 2).
func checkCombined(v view, note func(string, i18n.Text)) {
	if len(v.With) == 0 {
		return
	}
	if v.together(Reclassified) {
		note("1.1", i18n.Text{SV: "En incident som inte längre är allvarlig anmäls för sig.", EN: "That an incident is no longer major is reported by itself."})
	}
	if v.together(Intermediate) && v.Recovered.IsZero() && v.stage != Final {
		note("3.3", i18n.Text{SV: "Rapporter får slås ihop först när den normala verksamheten har återupptagits (artikel 2 i förordning 2025/302).", EN: "Reports may be combined only once regular activities have been recovered (Reg. (EU) 2025/302 Art. 2)."})
	}
	if v.stage == Final && !v.given("root_cause_information") {
		note("4.5", i18n.Text{SV: "Slutrapporten får slås ihop med en annan först när grundorsaken är utredd (artikel 2 i förordning 2025/302).", EN: "The final report may be combined with another only once the root cause has been analysed (Reg. (EU) 2025/302 Art. 2)."})
	}
}
