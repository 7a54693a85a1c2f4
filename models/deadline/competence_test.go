package deadline

import (
	"slices"
	"strings"
	"testing"
)

func authorities(t *testing.T, in string) []string {
	t.Helper()
	var got []string
	for _, o := range Compute(facts(t, in)) {
		if o.ID == "gdpr.authority" && o.State != NotApplicable {
			got = append(got, strings.TrimSpace(o.Country+" "+o.Recipient+" "+string(o.State)))
		}
	}
	return got
}

func TestWhoIsNotifiedOfAPersonalDataBreachInSeveralCountries(t *testing.T) {
	const aware = `'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','risk':'yes'`
	tests := []struct {
		name, facts string
		want        []string
	}{
		{"one country, one authority", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE']}}`, []string{"IMY running"}},
		{"the lead authority tells the others", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','DK','DE']}}`, []string{"IMY running"}},
		{"the main establishment decides", `{'entity':{'country':'SE','type':'credit_institution','main_establishment':'DK'},'incident':{` + aware + `,'affected_countries':['SE','DK']}}`, []string{"Datatilsynet running"}},
		{"the United Kingdom stands apart", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']}}`, []string{"SE IMY running", "GB ICO running"}},
		{"without an establishment, each authority", `{'entity':{'country':'SE','type':'other','main_establishment':'none','nis2':'no'},'incident':{` + aware + `,'affected_countries':['DK','FR']}}`, nil},
		{"a filing meets the duty to the authority that it went to", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`, []string{"SE IMY running", "GB ICO met"}},
		{"a filing to one authority does not meet the duty to another when that is the only one left", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`, []string{"IMY running"}},
		{"one that does not say went to the first", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00'}]}`, []string{"SE IMY met", "GB ICO running"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := authorities(t, tt.facts)
			if tt.want == nil { // one obligation for each state, whatever the names
				if len(got) < 2 || !strings.HasPrefix(got[0], "DK ") || !strings.HasPrefix(got[1], "FR CNIL") {
					t.Errorf("got %q", got)
				}
				return
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheDerivationSaysWhoLeadsAndWhoIsConcerned(t *testing.T) {
	o := find(t, Compute(facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','affected_countries':['SE','DK']}}`)), "gdpr.authority")
	var all string
	for _, s := range o.Derivation {
		all += s.Text.EN + " [" + s.Law + "]\n"
	}
	for _, want := range []string{"Concerned: Denmark", "56(1)"} {
		if !strings.Contains(all, want) {
			t.Errorf("the derivation does not say %q:\n%s", want, all)
		}
	}
}

func TestAFilingThatDoesNotSayWhereItWentWentToTheFirst(t *testing.T) {
	for in, want := range map[string]string{
		`{` + bank + `}`: "SE",
		`{` + bank + `,'incident':{'affected_countries':['GB','DK','SE']}}`:                                                         "SE",
		`{'entity':{'country':'SE','type':'other','main_establishment':'DK'}}`:                                                      "DK",
		`{'entity':{'country':'SE','type':'other','main_establishment':'none'},'incident':{'affected_countries':['GB','FR','BE']}}`: "BE",
		`{'entity':{'country':'GB','type':'other'}}`:                                                                                "GB",
	} {
		f := facts(t, in)
		if got := f.FirstTold(); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestTheSupplementIsDueToIMYAlone(t *testing.T) {
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`)
	if o := find(t, Compute(f), "imy.supplement"); o.State != Waiting {
		t.Errorf("after a filing to the ICO the supplement to IMY is %s", o.State)
	}
}
