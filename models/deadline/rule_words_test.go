package deadline

import (
	"slices"
	"strings"
	"testing"

	"frist/models/i18n"
)

// TestEveryRuleIsSaidWhole holds that no rule is added without the words for it.
func TestEveryRuleIsSaidWhole(t *testing.T) {
	said := func(r Rule, what string, x i18n.Text) {
		for _, s := range []string{x.SV, x.EN} {
			if s == "" || strings.ContainsAny(s, "%!") || strings.HasPrefix(s, " ") || strings.Contains(s, "  ") || strings.Contains(s, ", ,") {
				t.Errorf("%s %d: %s is %q", r.ID, r.Version, what, s)
			}
		}
	}
	for _, r := range Rules() {
		said(r, "the regime", r.Regime.Name())
		said(r, "the certainty", r.Source.Name())
		said(r, "the area", r.Where.Name())
		said(r, "the period", r.InForce.Words())
		said(r, "who", r.Who())
		for _, c := range r.If {
			said(r, string(c), c.Met())
		}
		said(r, "the trigger", r.From.Words())
		said(r, "the length", r.Length())
		said(r, "the recipient", r.To())
		if r.Cap.Within.N > 0 {
			said(r, "the lapse", r.Lapse())
		}
		if r.Within.Unit != NoUnit {
			said(r, "the strict time", r.Strict())
			said(r, "the latest time", r.LatestWords())
		}
	}
}

func TestARuleReadsAsALawyerWritesIt(t *testing.T) {
	initial, _ := RuleOf("dora.initial", 1)
	trust, _ := RuleOf("nis2.notification", 3)
	final, _ := RuleOf("dora.final", 1)
	guidelines, _ := RuleOf("fffs2021_2.event", 1)
	breach, _ := RuleOf("gdpr.authority", 1)
	product, _ := RuleOf("cra.final", 1)
	recurring, _ := RuleOf("dora.recurring", 1)
	update, _ := RuleOf("dora.intermediate_update", 1)
	tests := []struct {
		got          i18n.Text
		sv, en, what string
	}{
		{initial.Length(), "4 timmar, dock senast 24 timmar efter kännedom om incidenten", "4 hours, but no later than 24 hours after awareness of the incident", "the length"},
		{initial.Lapse(), "Klassificeras incidenten först därefter gäller 4 timmar från klassificeringen (artikel\u00a05.2).", "If the incident is classified only after that, 4 hours from the classification apply (Art. 5(2)).", "the lapse"},
		{initial.Who(), "finansiella entiteter enligt artikel 2.1 a–t i DORA", "financial entities under DORA Art. 2(1)(a) to (t)", "who"},
		{guidelines.Who(), "den som är kreditinstitut, värdepappersföretag, värdepapperscentral, central motpart eller handelsplats", "an entity that is one of these: credit institution, investment firm, central securities depository, central counterparty or trading venue", "who, by type"},
		{breach.Who(), "den som är personuppgiftsansvarig", "any kind of entity, as a controller", "who, by role"},
		{product.Who(), "den som är tillverkare av produkter med digitala element", "any kind of entity that is a manufacturer of products with digital elements", "who, by trait"},
		{trust.Who(), "den som är tredjepartsleverantör av IKT-tjänster eller annat företag utanför finanssektorn och som är kvalificerad tillhandahållare av betrodda tjänster eller är tillhandahållare av betrodda tjänster", "an entity that is one of these: ICT third-party service provider or other, outside the financial sector, and that is a qualified trust service provider or is a trust service provider", "who, by type and trait"},
		{recurring.Who(), "finansiella entiteter enligt artikel 2.1 a–t i DORA, dock inte den som är mikroföretag (artikel 3.60 i DORA) eller har en förenklad IKT-riskhanteringsram (artikel 16.1 i DORA)", "financial entities under DORA Art. 2(1)(a) to (t), but not one that is a microenterprise (DORA Art. 3(60)) or has the simplified ICT risk management framework (DORA Art. 16(1))", "who, and who not"},
		{update.From.Words(), "tidpunkten då den normala verksamheten återupptogs, sedan delrapport har lämnats in", "when regular activities have been recovered, after the filing of: intermediate report", "the trigger after a filing"},
		{final.From.Words(), "den senaste inlämningen av delrapport eller uppdaterad delrapport", "the latest filing of: intermediate report or updated intermediate report", "the trigger"},
		{trust.LatestWords(), "72 timmar, om det inte är känt att en betrodd tjänst påverkas. Är det känt att så inte är fallet gäller bara den längre tiden.", "72 hours, unless it is known that a trust service is affected. If it is known that it is not so, only the longer span applies.", "the latest reading"},
		{doraGap.Words(), "från och med den 17 januari 2025 till och med den 11 mars 2025", "from 17 January 2025 until 11 March 2025", "the period"},
		{Period{}.Words(), "(från vilken dag är inte angivet)", "(from which day is not stated)", "no period"},
		{Period{Last: doraGap.Last}.Words(), "till och med den 11 mars 2025", "until 11 March 2025", "an end"},
	}
	for _, tt := range tests {
		if tt.got.SV != tt.sv || tt.got.EN != tt.en {
			t.Errorf("%s is\n %q\n %q, want\n %q\n %q", tt.what, tt.got.SV, tt.got.EN, tt.sv, tt.en)
		}
	}
}

// TestTheOpenQuestionsOfARuleAreThoseThatItsResultsRaise compares what a rule
// says of itself with what the worked cases raise.
func TestTheOpenQuestionsOfARuleAreThoseThatItsResultsRaise(t *testing.T) {
	for _, c := range Cases() {
		got := Check(c).Got
		r, _ := RuleOf(got.ID, got.RuleVersion)
		var ids []string
		for _, q := range r.OpenQuestions() {
			ids = append(ids, q.ID)
		}
		for _, q := range got.Questions {
			if !slices.Contains(ids, q) && q != "Q12" { // Q12 is of a clock that starts after the gap
				t.Errorf("%s raises %s, which %s does not name", c.ID, q, r.ID)
			}
		}
	}
}

func TestTheRegimeOfAnIDIsThatOfItsRules(t *testing.T) {
	for id, want := range map[ID]Regime{"imy.supplement": "gdpr", "dora.final": "dora", "custom.group": "", "dora.first": ""} {
		if got := id.Regime(); got != want {
			t.Errorf("%s belongs to %q, want %q", id, got, want)
		}
	}
}

func TestFactsAreSaidAsAPersonReadsThem(t *testing.T) {
	f := facts(t, `{'entity':{'country':'SE','type':'payment_institution','role':'processor','nis2':'no','relief_excluded':true,'eves_are_holidays':true,'traits':['microenterprise']},
		'incident':{'aware_at':'2021-05-30T14:30:00+02:00','risk':'unknown','high_risk':'no','personal_data':'yes','clients_affected':'no'},
		'filings':[{'obligation':'dora.initial','sent_at':'2021-05-30T22:00:00Z'},{'obligation':'dora.initial'}],
		'decisions':[{'obligation':'gdpr.authority','outcome':'do_not_notify'}],
		'as_of':'2021-12-31T22:59:59Z','law_of':'2026-11-25','proposals':true}`)
	want := []string{
		"Företag: Betalningsinstitut (Sverige)",
		"Roll enligt dataskyddsförordningen: personuppgiftsbiträde",
		"Väsentlig eller viktig verksamhetsutövare: nej",
		"Om företaget: Mikroföretag (artikel 3.60 i DORA)",
		"Förlängning för lediga dagar: undantaget (artikel 5.5 och 5.6 i förordning (EU) 2025/301)",
		"Aftnar: räknas som helgdagar",
		"Kännedom: söndag 30 maj 2021 kl. 14.30 (UTC+2)",
		"Personuppgifter berörs: ja",
		"Incidenten leder sannolikt till en hög risk: nej",
		"Kundernas ekonomiska intressen påverkas: nej",
		"Inlämnat: första anmälan: måndag 31 maj 2021 kl. 00.00 (UTC+2)",
		"Beslut om anmälan av personuppgiftsincident: att inte anmäla eller informera",
		"Läget bedöms: fredag 31 december 2021 kl. 24.00 (UTC+1)",
		"Tänkt fall: som om lagen i dess lydelse den 25 november 2026 gällde",
		"Tänkt fall: som om förslagen var lag",
	}
	var got []string
	for _, s := range f.Words() {
		got = append(got, s.Label.SV+": "+s.Value.SV)
		if s.Label.EN == "" || s.Value.EN == "" {
			t.Errorf("%q is not said in English", s.Label.SV)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
