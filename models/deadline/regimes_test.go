package deadline

import (
	"slices"
	"strings"
	"testing"
)

// shop is an entity outside the financial sector.
const shop = `'entity':{'country':'SE','type':'other','nis2':'yes'}`

func with(traits string) string {
	return `'entity':{'country':'SE','type':'other','nis2':'no','traits':['` + traits + `']}`
}

func TestTheOtherRegimes(t *testing.T) {
	const friday = `'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}`
	tests := []struct {
		name, facts string
		id          ID
		want        string
	}{
		{"an early warning on a Saturday is not put off", `{` + shop + `,` + friday + `}`, "nis2.early_warning", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02 provisional"},
		{"the notification comes after 72 hours", `{` + shop + `,` + friday + `}`, "nis2.notification", "running 2026-10-12T16:00:00+02 2026-10-12T16:00:00+02 provisional"},
		{"a trust service has 24 hours, and 72 at the latest while nobody knows whether it is affected", `{'entity':{'type':'other','nis2':'yes','traits':['trust_service_provider']},` + friday + `}`, "nis2.notification", "running 2026-10-10T16:00:00+02 2026-10-12T16:00:00+02 provisional"},
		{"a trust service that is affected has 24 hours", `{'entity':{'type':'other','nis2':'yes','traits':['trust_service_provider']},'incident':{'aware_at':'2026-10-09T16:00:00+02:00','trust_service':'yes','significant':'yes'}}`, "nis2.notification", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02"},
		{"one that is not affected leaves 72 hours", `{'entity':{'type':'other','nis2':'yes','traits':['trust_service_provider']},'incident':{'aware_at':'2026-10-09T16:00:00+02:00','trust_service':'no','significant':'yes'}}`, "nis2.notification", "running 2026-10-12T16:00:00+02 2026-10-12T16:00:00+02"},
		{"a month of a Swedish act is a whole day", `{` + shop + `,'filings':[{'obligation':'nis2.notification','sent_at':'2026-10-12T15:00:00+02:00'}]}`, "nis2.final", "running 2026-11-12T15:00:00+01 2026-11-12T23:59:59+01 provisional"},
		{"a Sunday rolls to the whole Monday, not to noon", `{` + shop + `,'filings':[{'obligation':'nis2.notification','sent_at':'2027-01-31T15:00:00+01:00'}]}`, "nis2.final", "running 2027-02-28T15:00:00+01 2027-03-01T23:59:59+01 provisional"},
		{"Christmas Eve is a holiday for a Swedish act", `{` + shop + `,'filings':[{'obligation':'nis2.notification','sent_at':'2026-11-24T15:00:00+01:00'}]}`, "nis2.final", "running 2026-12-24T15:00:00+01 2026-12-28T23:59:59+01 provisional"},
		{"before 15 January 2026 the act did not apply", `{'entity':{'type':'other','regimes':['nis2']},'incident':{'aware_at':'2026-01-14T16:00:00+01:00'}}`, "nis2.early_warning", "not_applicable"},
		{"elsewhere the directive applies, unverified", `{'entity':{'country':'DK','type':'other','nis2':'yes'},'incident':{'aware_at':'2025-10-09T16:00:00+02:00','significant':'yes'}}`, "nis2.early_warning", "running 2025-10-10T16:00:00+02 2025-10-10T16:00:00+02"},
		{"a bank reports under DORA instead", `{'entity':{'type':'credit_institution','regimes':['nis2']},` + friday + `}`, "nis2.early_warning", "not_applicable"},
		{"an entity that is none has no duty", `{'entity':{'type':'other','nis2':'no'},` + friday + `}`, "nis2.early_warning", "not_applicable"},

		{"a qualified provider counts from the incident", `{` + with("qualified_trust_service_provider") + `,'incident':{'occurred_at':'2026-10-09T10:00:00+02:00','aware_at':'2026-10-09T16:00:00+02:00','trust_service':'yes'}}`, "eidas.notification", "running 2026-10-10T10:00:00+02 2026-10-10T16:00:00+02"},
		{"one that is not qualified counts from awareness", `{` + with("trust_service_provider") + `,'incident':{'occurred_at':'2026-10-09T10:00:00+02:00','aware_at':'2026-10-09T16:00:00+02:00','trust_service':'yes'}}`, "eidas.notification", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02"},
		{"one that is both counts from the incident", `{'entity':{'type':'other','nis2':'no','traits':['trust_service_provider','qualified_trust_service_provider']},'incident':{'occurred_at':'2026-10-09T10:00:00+02:00','aware_at':'2026-10-09T16:00:00+02:00','trust_service':'yes'}}`, "eidas.notification", "running 2026-10-10T10:00:00+02 2026-10-10T16:00:00+02"},
		{"a misdirected letter affects no trust service", `{` + with("qualified_trust_service_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','trust_service':'no'}}`, "eidas.notification", "not_applicable"},
		{"nobody has said whether it does", `{` + with("trust_service_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`, "eidas.notification", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02 provisional"},
		{"under edition 2 nobody asked", `{'edition':2,` + with("qualified_trust_service_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','trust_service':'no'}}`, "eidas.notification", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02"},
		{"one that may be either too", `{'entity':{'type':'other','regimes':['eidas']},'incident':{'occurred_at':'2026-10-09T10:00:00+02:00','aware_at':'2026-10-09T16:00:00+02:00','trust_service':'yes'}}`, "eidas.notification", "running 2026-10-10T10:00:00+02 2026-10-10T16:00:00+02 provisional"},
		{"asked for by name, without knowing whether it provides trust services", `{'entity':{'type':'other','regimes':['eidas']},` + friday + `}`, "eidas.notification", "running 2026-10-10T16:00:00+02 2026-10-10T16:00:00+02 provisional"},

		{"the hour of awareness is not counted under the CRA", `{` + with("digital_product_manufacturer") + `,'incident':{'aware_at':'2026-10-09T16:20:00+02:00','severe':'yes'}}`, "cra.early_warning", "running 2026-10-10T16:20:00+02 2026-10-10T17:00:00+02"},
		{"the CRA does not apply before 11 September 2026", `{'entity':{'type':'other','traits':['digital_product_manufacturer'],'regimes':['cra']},'incident':{'aware_at':'2026-09-10T16:20:00+02:00'}}`, "cra.notification", "not_applicable"},
		{"the final report on a vulnerability waits for the measure", `{` + with("digital_product_manufacturer") + `,` + friday + `}`, "cra.vulnerability_final", "waiting provisional"},
		{"and comes 14 days after it", `{` + with("digital_product_manufacturer") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','corrective_measure_at':'2026-10-10T09:00:00+02:00','exploited_vulnerability':'yes'}}`, "cra.vulnerability_final", "running 2026-10-24T09:00:00+02 2026-10-26T23:59:59+01"},
		{"no incident of the product, no duty", `{` + with("digital_product_manufacturer") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','severe':'no'}}`, "cra.notification", "not_applicable"},

		{"two days hold two working days", `{` + with("high_risk_ai_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','ai_serious':'yes','ai_widespread':'yes'}}`, "ai_act.widespread", "running 2026-10-11T16:00:00+02 2026-10-13T23:59:59+02"},
		{"15 days end on a Saturday and roll", `{` + with("high_risk_ai_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','ai_serious':'yes'}}`, "ai_act.serious_incident", "running 2026-10-24T16:00:00+02 2026-10-26T23:59:59+01"},
		{"24 hours for a provider of telecommunications", `{` + with("telecom_provider") + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','personal_data':'yes'}}`, "telecom.notification", "running 2026-10-10T16:00:00+02 2026-10-10T17:00:00+02"},
		{"six hours under NIS1", `{'entity':{'type':'credit_institution','traits':['essential_service_operator']},'incident':{'aware_at':'2021-05-27T11:01:00+02:00','significant':'yes'}}`, "nis1.initial", "running 2021-05-27T17:01:00+02 2021-05-27T17:01:00+02"},

		{"the monthly assessment belongs to the month of the incident", `{` + bank + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`, "dora.recurring", "running 2026-10-31T23:59:59+01 2026-11-30T23:59:59+01"},
		{"a major incident is not assessed as recurring", `{` + bank + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','classified_major_at':'2026-10-09T17:00:00+02:00'}}`, "dora.recurring", "not_applicable"},
		{"a microenterprise need not", `{'entity':{'type':'payment_institution','traits':['microenterprise'],'regimes':['dora']},'incident':{'aware_at':'2026-10-09T16:00:00+02:00'}}`, "dora.recurring", "not_applicable"},
		{"clients whose interests are affected", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00','clients_affected':'yes'}}`, "dora.clients", "no_number"},
		{"clients whose interests are not affected", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00','clients_affected':'no'}}`, "dora.clients", "not_applicable"},
		{"clients are told when the firm is aware", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','clients_affected':'yes'}}`, "dora.clients", "no_number provisional"},
		{"an event of material significance is reported at once", `{` + bank + `,'incident':{'aware_at':'2026-10-09T16:00:00+02:00','material_event':'yes'}}`, "fffs2021_2.event", "no_number"},
		{"users of payment services in 2021", `{` + bank + `,'incident':{'aware_at':'2021-05-27T11:01:00+02:00','clients_affected':'yes'}}`, "payment_users.inform", "no_number"},
		{"payment services outside DORA", `{` + with("payment_services_outside_dora") + `,` + friday + `}`, "payment_users.notify", "no_number"},
		{"asked for by name, without knowing whether it is outside DORA", `{'entity':{'type':'other','regimes':['payment_users']},` + friday + `}`, "payment_users.notify", "no_number provisional"},
		{"an issuer", `{` + with("listed_issuer") + `,` + friday + `}`, "mar.disclosure", "no_number provisional"},
		{"security-sensitive activities", `{` + with("security_sensitive_activities") + `,` + friday + `}`, "protective_security.report", "no_number"},
		{"what has been decided is known", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-07T09:00:00+02:00'}]}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"a decision to notify stands against no risk", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','risk':'no'},'decisions':[{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-07T09:00:00+02:00'}]}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},

		{"a proposal is no law", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','risk':'yes'}}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"but can be tried: 96 hours", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','high_risk':'yes'},'proposals':true}`, "gdpr.authority", "running 2026-10-10T09:00:00+02 2026-10-10T10:00:00+02 provisional"},
		{"and asks for a high risk", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','risk':'yes','high_risk':'no'},'proposals':true}`, "gdpr.authority", "not_applicable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := facts(t, tt.facts)
			if got := brief(find(t, Compute(f), tt.id)); got != tt.want {
				t.Errorf("%s is\n %s, want\n %s", tt.id, got, tt.want)
			}
		})
	}
}

func TestAnIncidentOfAnEarlierEditionKeepsItsRules(t *testing.T) {
	for _, o := range Compute(facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'edition':1}`)) {
		if r, ok := RuleOf(o.ID, o.RuleVersion); !ok || r.Edition > 1 {
			t.Errorf("%s %d is of edition %d", o.ID, o.RuleVersion, r.Edition)
		}
	}
	if _, err := ParseFacts([]byte(`{"edition":99}`)); err == nil || !strings.Contains(err.Error(), "edition") {
		t.Errorf("edition 99: %v", err)
	}
}

func TestWhatIsDecidedIsNoGap(t *testing.T) {
	const aware = `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}`
	open := find(t, Compute(facts(t, aware+`}`)), "gdpr.authority")
	if want := []Gap{Gap(PersonalData), Gap(Risk)}; !slices.Equal(open.Gaps, want) {
		t.Errorf("gaps %v, want %v", open.Gaps, want)
	}
	decided := find(t, Compute(facts(t, aware+`,'decisions':[{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-07T09:00:00+02:00'}]}`)), "gdpr.authority")
	if len(decided.Gaps) != 0 {
		t.Errorf("gaps %v after the decision", decided.Gaps)
	}
	for _, s := range decided.Derivation {
		if strings.Contains(s.Text.EN, "has not been assessed") {
			t.Errorf("the derivation still says %q", s.Text.EN)
		}
	}
}

func TestAnIncidentThatWaitsSaysByWhenToClassify(t *testing.T) {
	o := find(t, Compute(facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`)), "dora.initial")
	if o.ClassifyBy == nil || !o.ClassifyBy.Equal(at(t, "2026-10-07T09:00:00+02:00")) {
		t.Errorf("classify by %v", o.ClassifyBy)
	}
	if !strings.Contains(o.Waits.EN, "Waiting for classification") || !strings.Contains(o.Waits.EN, "Classify by Wednesday 7 October 2026 at 09:00") {
		t.Errorf("it waits %q", o.Waits.EN)
	}
}

func TestEveryTraitConditionAndGapHasItsWords(t *testing.T) {
	for _, x := range Traits() {
		if x.Name().SV == "" || x.Name().EN == "" || x.Help().SV == "" || x.Help().EN == "" {
			t.Errorf("%s has no name", x)
		}
	}
	for _, c := range Conditions() {
		if c.Question().SV == "" || c.Question().EN == "" || c.Help().SV == "" || c.Help().EN == "" {
			t.Errorf("nothing asks about %s", c)
		}
	}
	for _, c := range append(Conditions(), PersonalData, Risk, HighRisk, NIS2Entity) {
		if Gap(c).Name().SV == "" || ruledOut[c].SV == "" || maybe[c].SV == "" {
			t.Errorf("%s has no words", c)
		}
	}
}
