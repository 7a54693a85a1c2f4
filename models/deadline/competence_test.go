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
		{"the main establishment decides", `{'entity':{'country':'SE','type':'credit_institution','main_establishment':'DK'},'incident':{` + aware + `,'affected_countries':['SE','DK']}}`, []string{"Datatilsynet (Denmark) running"}},
		{"the United Kingdom stands apart", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']}}`, []string{"SE IMY running", "GB ICO running"}},
		{"without an establishment, each authority", `{'entity':{'country':'SE','type':'other','main_establishment':'none','nis2':'no'},'incident':{` + aware + `,'affected_countries':['DK','FR']}}`, nil},
		{"a filing meets the duty to the authority that it went to", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`, []string{"SE IMY running", "GB ICO met"}},
		{"a filing to one authority does not meet the duty to another when that is the only one left", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`, []string{"IMY running"}},
		{"one that does not say went to the entity’s own", `{` + bank + `,'incident':{` + aware + `,'affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00'}]}`, []string{"SE IMY met", "GB ICO running"}},
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

func TestAFilingThatDoesNotSayWhereItWentWentToTheOneThatIsToldWhoeverIsAffected(t *testing.T) {
	for in, want := range map[string]string{
		`{` + bank + `}`: "SE",
		`{` + bank + `,'incident':{'affected_countries':['GB','DK','SE']}}`:                                                         "SE",
		`{'entity':{'country':'SE','type':'other','main_establishment':'DK'}}`:                                                      "DK",
		`{'entity':{'country':'SE','type':'other','main_establishment':'none'},'incident':{'affected_countries':['GB','FR','BE']}}`: "SE",
		`{'entity':{'country':'GB','type':'other'},'incident':{'affected_countries':['FR','BE']}}`:                                  "GB",
		`{'entity':{'country':'GB','type':'other'}}`:                                                                                "GB",
		`{'entity':{'country':'GB','type':'other','main_establishment':'SE'},'incident':{'affected_countries':['DE']}}`:             "SE",
	} {
		f := facts(t, in)
		if got := f.Unaddressed(); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestTheUnitedKingdomIsToldByItsOwnLaw(t *testing.T) {
	for _, in := range []string{
		`{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','affected_countries':['SE','GB']}}`,
		`{'entity':{'country':'GB','type':'other'},'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`,
	} {
		all := Compute(facts(t, in))
		i := slices.IndexFunc(all, func(o Obligation) bool { return o.ID == "gdpr.authority" && o.Recipient == "ICO" })
		if i < 0 || all[i].Law != "UK GDPR Art. 33(1)" {
			t.Fatalf("%s: the ICO is told by another law: %+v", in, all)
		}
		for _, s := range all[i].Derivation {
			if strings.HasPrefix(s.Law, "GDPR") || strings.Contains(s.Text.SV, "finns ännu inte i programmet") {
				t.Errorf("%q rests on %s", s.Text.SV, s.Law)
			}
		}
	}
}

func TestNothingIsSupplementedToAnAuthorityThatIsNotTold(t *testing.T) {
	const incident = `'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00'`
	for in, want := range map[string]State{
		`{'entity':{'country':'SE','type':'other','main_establishment':'DE'},` + incident + `}]}`:                NotApplicable,
		`{'entity':{'country':'SE','type':'other','main_establishment':'DE'},` + incident + `,'country':'SE'}]}`: Running,
		`{'entity':{'country':'SE','type':'other','main_establishment':'SE'},` + incident + `}]}`:                Running,
		`{'entity':{'country':'SE','type':'other','main_establishment':'none'},` + incident + `}]}`:              Running,
	} {
		if o := find(t, Compute(facts(t, in)), "imy.supplement"); o.State != want {
			t.Errorf("%s: the supplement is %s, want %s", in, o.State, want)
		}
	}
}

func TestTheSupplementIsDueToIMYAlone(t *testing.T) {
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','affected_countries':['SE','GB']},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-07T09:00:00+02:00','country':'GB'}]}`)
	if o := find(t, Compute(f), "imy.supplement"); o.State != Waiting {
		t.Errorf("after a filing to the ICO the supplement to IMY is %s", o.State)
	}
}

func TestADecisionAboutOneAuthorityIsAboutThatOneAlone(t *testing.T) {
	for about, want := range map[string][]string{
		"":                {"SE IMY not_required", "GB ICO not_required"},
		`,'country':'GB'`: {"SE IMY running", "GB ICO not_required"},
		`,'country':'SE'`: {"SE IMY not_required", "GB ICO running"},
		`,'country':'DE'`: {"SE IMY running", "GB ICO running"},
		`,'country':'GB'},{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-06T12:00:00+02:00'`: {"SE IMY running", "GB ICO running"},
	} {
		got := authorities(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','affected_countries':['SE','GB']},
			'decisions':[{'obligation':'gdpr.authority','outcome':'do_not_notify','at':'2026-10-06T11:00:00+02:00'`+about+`}]}`)
		if !slices.Equal(got, want) {
			t.Errorf("decided on %q: %q, want %q", about, got, want)
		}
	}
}

func TestPeopleInOneMoreCountryNeverMakeADutyMetThatNothingWasSentFor(t *testing.T) {
	codes := []string{"SE", "DE", "FR", "GB", ""}
	for _, home := range []string{"SE", "DE", "GB", "US", ""} {
		for _, main := range []string{"", "none", "SE", "BE", "GB"} {
			for _, sent := range append(slices.Clone(codes), "IT") {
				f := Facts{Entity: Entity{Country: home, Type: Other, Main: main, Regimes: []Regime{"gdpr"}}, Incident: Incident{AwareAt: at(t, "2026-10-06T09:00:00+02:00")}}
				if main == "none" {
					f.Entity.Main, f.Entity.NoMain = "", true
				}
				f.Filings = []Filing{{Obligation: "gdpr.authority", SentAt: at(t, "2026-10-07T09:00:00+02:00"), Country: sent}}
				for set := range 1 << len(codes) {
					f.Incident.Affected = nil
					for i, code := range codes {
						if set&(1<<i) != 0 {
							f.Incident.Affected = append(f.Incident.Affected, code)
						}
					}
					aloneIsMet(t, f, codes)
				}
			}
		}
	}
}

// aloneIsMet sees that the filing of f meets the duty to whom it was sent alone,
// also when people live in one country more.
func aloneIsMet(t *testing.T, f Facts, more []string) {
	t.Helper()
	met := func(f Facts) (list []string) {
		for _, o := range Times(f) {
			if o.ID == "gdpr.authority" && o.State == Met {
				list = append(list, o.Told)
			}
		}
		return list
	}
	sent := f.Filings[0].Country
	before := met(f)
	if sent == "" && len(before) != 1 {
		t.Fatalf("%+v, people in %q: what was sent to the one that is told meets %q", f.Entity, f.Incident.Affected, before)
	}
	for _, code := range more {
		wider := f
		wider.Incident.Affected = append(slices.Clone(f.Incident.Affected), code)
		for _, told := range met(wider) {
			if sent != "" && told != sent || sent == "" && told != before[0] {
				t.Fatalf("%+v, people in %q and then in %q, sent to %q: the duty to %q is met", f.Entity, f.Incident.Affected, code, sent, told)
			}
		}
	}
}
