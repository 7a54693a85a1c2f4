package deadline

import (
	"strings"
	"testing"
)

func TestSwedishPagesCiteTheLawAsSwedishLawyersDo(t *testing.T) {
	for law, want := range map[string]string{
		"":                                      "",
		"GDPR Art. 33(1)":                       "artikel 33.1 i dataskyddsförordningen",
		"Art. 5(1)(a)":                          "artikel 5.1 a",
		"FFFS 2021:2":                           "FFFS 2021:2",
		"EBA/GL/2017/10":                        "EBA/GL/2017/10",
		"CRA Art. 14(4)(b)":                     "artikel 14.4 b i cyberresiliensförordningen",
		"Reg. (EU) 2025/301 Art. 5(1)(a), 5(2)": "artikel 5.1 a och 5.2 i förordning (EU) 2025/301",
		"Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)":                                       "artikel 3.1 och 3.2 a i förordning (EEG, Euratom) nr 1182/71",
		"Reg. (EU) 910/2014 Art. 24(2)(fb)":                                                    "artikel 24.2 fb i förordning (EU) nr 910/2014",
		"Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2021/03":                                   "artikel 96 i direktiv (EU) 2015/2366 (PSD2); EBA/GL/2021/03",
		"GDPR Art. 33(4); IMY:s praxis":                                                        "artikel 33.4 i dataskyddsförordningen; IMY:s praxis",
		"lag (1930:173) 1 §, 2 §":                                                              "lag (1930:173) 1 §, 2 §",
		"cybersäkerhetslagen (2025:1506) 2 kap. 5 §; Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(a)": "cybersäkerhetslagen (2025:1506) 2 kap. 5 §; artikel 23.4 a i direktiv (EU) 2022/2555 (NIS2)",
	} {
		if got := strings.ReplaceAll(Cite(law).SV, "\u00a0", " "); got != want {
			t.Errorf("%s is cited as\n %s, want\n %s", law, got, want)
		}
		if got := Cite(law).EN; got != strings.ReplaceAll(law, "IMY:s praxis", "the practice of IMY") {
			t.Errorf("%s is cited in English as %s", law, got)
		}
	}
}

// TestNoSwedishCitationKeepsEnglishSigns reads what every rule and every line of
// a derivation cites.
func TestNoSwedishCitationKeepsEnglishSigns(t *testing.T) {
	laws := map[string]bool{}
	for _, r := range Rules() {
		laws[r.Law], laws[r.Article] = true, true
	}
	for _, c := range storyFacts(t) {
		for _, o := range Compute(c) {
			for _, s := range o.Derivation {
				laws[s.Law] = true
			}
		}
	}
	for law := range laws {
		if sv := Cite(law).SV; strings.Contains(sv, "Art.") || strings.Contains(sv, "Reg.") || strings.Contains(sv, ")(") {
			t.Errorf("%q is cited in Swedish as %q", law, sv)
		}
	}
}

// storyFacts are the facts of the legal test cases.
func storyFacts(t *testing.T) []Facts {
	t.Helper()
	var all []Facts
	for _, in := range []string{
		`{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T11:30:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-08T15:00:00+02:00'}]}`,
		`{` + pi + `,'incident':{'aware_at':'2026-10-09T18:00:00+02:00','classified_major_at':'2026-10-09T20:30:00+02:00'}}`,
		`{'entity':{'type':'other','nis2':'yes','traits':['qualified_trust_service_provider','telecom_provider','high_risk_ai_provider']},'incident':{'aware_at':'2026-10-09T18:00:00+02:00'},'filings':[{'obligation':'telecom.notification','sent_at':'2026-10-09T19:00:00+02:00'},{'obligation':'nis2.notification','sent_at':'2026-10-09T19:00:00+02:00'}]}`,
	} {
		all = append(all, facts(t, in))
	}
	return all
}
