package deadline

import (
	"slices"
	"testing"
)

func TestOnlyWhatMattersToTheEntityIsAsked(t *testing.T) {
	const aware = `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`
	for _, tt := range []struct {
		name, facts string
		want        []Condition
		corrected   bool
	}{
		{"a bank", `{` + bank + aware, []Condition{ClientsAffected, Requested, CyberThreat, MaterialEvent}, false},
		{"a bank elsewhere has no Swedish regulation", `{'entity':{'country':'DK','type':'credit_institution'}` + aware, []Condition{ClientsAffected, Requested, CyberThreat}, false},
		{"a manufacturer of products", `{` + with("digital_product_manufacturer") + aware, []Condition{Exploited, Severe}, true},
		{"a manufacturer before the CRA", `{` + with("digital_product_manufacturer") + `,'incident':{'aware_at':'2026-09-10T16:00:00+02:00'}}`, nil, false},
		{"a trust service under NIS2", `{'entity':{'type':'other','nis2':'yes','traits':['trust_service_provider']}` + aware, []Condition{Significant, TrustService}, false},
		{"an entity under NIS2 perhaps", `{'entity':{'type':'other'}` + aware, []Condition{Significant}, false},
		{"a provider of high-risk AI", `{` + with("high_risk_ai_provider") + aware, []Condition{SeriousAI, WidespreadAI, FatalAI}, false},
		{"an issuer", `{` + with("listed_issuer") + aware, []Condition{InsideInformation}, false},
		{"an edition that did not ask", `{` + bank + `,'edition':1,'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`, []Condition{ClientsAffected}, false},
		{"an entity of which nothing is known", `{'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`, []Condition{ClientsAffected, Significant, Requested, CyberThreat, MaterialEvent}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, events := Asks(facts(t, tt.facts))
			if !slices.Equal(got, tt.want) || slices.Contains(events, Corrected) != tt.corrected {
				t.Errorf("asks %v, %v; want %v", got, events, tt.want)
			}
		})
	}
}

// What is asked must matter: an answer to anything else would be lost on the law.
func TestEveryGapThatAnAnswerClosesIsAsked(t *testing.T) {
	for _, types := range []string{bank, shop, with("trust_service_provider"), with("digital_product_manufacturer"), with("high_risk_ai_provider"), with("listed_issuer")} {
		f := facts(t, `{`+types+`,'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`)
		conditions, _ := Asks(f)
		for _, o := range Compute(f) {
			for _, g := range o.Gaps {
				if slices.Contains(asked, Condition(g)) && !slices.Contains(conditions, Condition(g)) {
					t.Errorf("%s does not know %s, and it is not asked", o.ID, g)
				}
			}
		}
	}
}
