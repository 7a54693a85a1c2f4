package authority

import (
	"slices"
	"strings"
	"testing"

	"frist/models/calendar"
	"frist/models/i18n"
)

// codes are the countries of findings, in their order.
func codes(list []Finding) string {
	var all []string
	for i := range list {
		all = append(all, list[i].Country)
	}
	return strings.Join(all, " ")
}

func TestWhoIsNotifiedWhoLeadsAndWhoIsConcerned(t *testing.T) {
	tests := map[string]struct {
		of                           Case
		lead                         string
		notify, concerned, elsewhere string
		notes                        []Reason
	}{
		"one country": {
			of: Case{Country: "SE", Affected: []string{"SE", "SE"}}, notify: "SE",
		},
		"people in several countries": {
			of: Case{Country: "SE", Affected: []string{"NO", "SE", "FI", "NO"}}, lead: "SE", notify: "SE", concerned: "FI NO",
			notes: []Reason{legalDuty},
		},
		"people in another country only": {
			of: Case{Country: "SE", Affected: []string{"DK"}}, lead: "SE", notify: "SE", concerned: "DK",
			notes: []Reason{onlyThere, legalDuty},
		},
		"people in two other countries": {
			of: Case{Country: "SE", Affected: []string{"DK", "DE"}}, lead: "SE", notify: "SE", concerned: "DE DK",
			notes: []Reason{legalDuty},
		},
		"the main establishment is elsewhere": {
			of: Case{Country: "SE", Main: "IE", Affected: []string{"SE"}}, lead: "IE", notify: "IE", concerned: "SE",
			notes: []Reason{onlyThere, legalDuty},
		},
		"a firm from outside with its main establishment inside": {
			of: Case{Country: "US", Main: "IE", Affected: []string{"SE", "IE"}}, lead: "IE", notify: "IE", concerned: "SE", elsewhere: "US",
			notes: []Reason{legalDuty},
		},
		"no main establishment": {
			of: Case{Country: "US", Affected: []string{"SE", "DE", "NO", "US"}}, notify: "DE NO SE", elsewhere: "US",
		},
		"no main establishment, but one": {
			of: Case{Country: "FR", NoMain: true, Affected: []string{"SE"}}, notify: "FR SE",
		},
		"no main establishment, said of a country of the EEA": {
			of: Case{Country: "SE", NoMain: true, Main: "IE", Affected: []string{"LT"}}, notify: "LT SE",
		},
		"no main establishment, and nothing known of the people": {
			of: Case{Country: "US"}, elsewhere: "US", notes: []Reason{peopleUnknown},
		},
		"people in the United Kingdom": {
			of: Case{Country: "SE", Affected: []string{"GB", "SE"}}, notify: "SE GB",
		},
		"people in the United Kingdom and the EEA": {
			of: Case{Country: "SE", Affected: []string{"GB", "SE", "FI"}}, lead: "SE", notify: "SE GB", concerned: "FI",
			notes: []Reason{legalDuty},
		},
		"a British firm": {
			of: Case{Country: "GB", Affected: []string{"SE", "IE", "GB"}}, notify: "IE SE GB",
		},
		"a British firm with its main establishment in Ireland": {
			of: Case{Country: "GB", Main: "IE", Affected: []string{"SE", "GB"}}, lead: "IE", notify: "IE GB", concerned: "SE",
			notes: []Reason{onlyThere, legalDuty},
		},
		"a British firm that names its main establishment at home": {
			of: Case{Country: "GB", Main: "GB", Affected: []string{"SE"}}, notify: "SE GB",
		},
		"an unknown country beside known ones": {
			of: Case{Country: "SE", Affected: []string{"SE", "", "CH"}}, notify: "SE", elsewhere: "CH", notes: []Reason{peopleUnknown},
		},
		"nothing known of the people": {
			of: Case{Country: "SE"}, notify: "SE", notes: []Reason{peopleUnknown},
		},
		"nothing known at all": {
			notes: []Reason{peopleUnknown},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := Competent(tt.of)
			if got := codes(a.Notify); got != tt.notify {
				t.Errorf("notify %q, want %q", got, tt.notify)
			}
			if got := codes(a.Concerned); got != tt.concerned {
				t.Errorf("concerned %q, want %q", got, tt.concerned)
			}
			if got := codes(a.Elsewhere); got != tt.elsewhere {
				t.Errorf("elsewhere %q, want %q", got, tt.elsewhere)
			}
			if lead, ok := a.Lead(); lead.Country != tt.lead || ok != (tt.lead != "") {
				t.Errorf("lead %q, want %q", lead.Country, tt.lead)
			}
			if !slices.Equal(a.Notes, tt.notes) {
				t.Errorf("notes %+v, want %+v", a.Notes, tt.notes)
			}
			for _, f := range slices.Concat(a.Notify, a.Concerned) {
				if f.Authority.Country != f.Country || f.Text.SV == "" || f.Text.EN == "" || f.Law == "" || f.Source == "" {
					t.Errorf("%s: %+v", f.Country, f)
				}
			}
		})
	}
}

func TestTheReasonCitesTheLaw(t *testing.T) {
	for _, tt := range []struct {
		of       Case
		country  string
		says     string
		law      string
		notified bool
	}{
		{Case{Country: "SE", Affected: []string{"SE"}}, "SE", "competent on its own territory", "GDPR Art. 33(1), 55(1)", true},
		{Case{Country: "SE", Affected: []string{"SE", "DK"}}, "SE", "lead supervisory authority", "GDPR Art. 33(1), 56(1), 4(16), 4(23)", true},
		{Case{Country: "SE", Affected: []string{"SE", "DK"}}, "DK", "substantially affected", "GDPR Art. 4(22)(b), 60(1)", false},
		{Case{Country: "DK", Main: "SE"}, "DK", "an establishment in the country: the", "GDPR Art. 4(22)(a), 60(1)", false},
		{Case{Country: "DK", Main: "SE", Affected: []string{"DK"}}, "DK", "and affected people live there", "GDPR Art. 4(22)(a), 4(22)(b), 60(1)", false},
		{Case{Country: "US", Affected: []string{"DK"}}, "DK", "representative under Art. 27", "GDPR Art. 33(1), 55(1); EDPB Guidelines 9/2022, para. 73", true},
		{Case{Country: "DK", NoMain: true}, "DK", "an establishment in the country", "GDPR Art. 33(1), 55(1)", true},
		{Case{Country: "GB"}, "GB", "stands by itself", "UK GDPR Art. 3(1), 33(1)", true},
		{Case{Country: "SE", Affected: []string{"GB"}}, "GB", "offer them goods or services", "UK GDPR Art. 3(2), 33(1)", true},
	} {
		a := Competent(tt.of)
		list := a.Concerned
		if tt.notified {
			list = a.Notify
		}
		i := slices.IndexFunc(list, func(f Finding) bool { return f.Country == tt.country })
		if i < 0 || !strings.Contains(list[i].Text.EN, tt.says) || list[i].Law != tt.law {
			t.Errorf("%+v: %s is %+v, want %q by %s", tt.of, tt.country, list, tt.says, tt.law)
		}
	}
}

// TestNobodyAffectedIsLeftOut has every pair of countries in either role: each
// country that is named has its finding, and each finding a country.
func TestNobodyAffectedIsLeftOut(t *testing.T) {
	all := []string{"US", "CH"}
	for _, c := range calendar.Countries() {
		all = append(all, c.Code)
	}
	for _, home := range all {
		for _, other := range all {
			for _, noMain := range []bool{false, true} {
				of := Case{Country: home, NoMain: noMain, Affected: []string{other, home}}
				a := Competent(of)
				got := codes(slices.Concat(a.Notify, a.Concerned, a.Elsewhere))
				for _, code := range []string{home, other} {
					if strings.Count(got, code) != 1 {
						t.Errorf("%+v: %s is found in %q", of, code, got)
					}
				}
				if a.Leads == noMain && inEEA(home) && inEEA(other) && home != other {
					t.Errorf("%+v: a lead authority: %v", of, a.Leads)
				}
				if noMain && len(a.Concerned) != 0 {
					t.Errorf("%+v: %s are concerned and not notified", of, codes(a.Concerned))
				}
			}
		}
	}
}

func TestTheCaseThatIsAskedOfIsLeftAsItWas(t *testing.T) {
	of := Case{Country: "SE", Affected: []string{"US", "SE", "", "FI", "FI"}}
	Competent(of)
	if !slices.Equal(of.Affected, []string{"US", "SE", "", "FI", "FI"}) {
		t.Errorf("the case became %+v", of)
	}
}

func TestACountryIsNamedEvenIfItIsNotKnown(t *testing.T) {
	for code, want := range map[string]i18n.Text{"NO": {SV: "Norge", EN: "Norway"}, "US": i18n.Same(`"US"`)} {
		if got := (&Finding{Country: code}).CountryName(); got != want {
			t.Errorf("%s is called %+v", code, got)
		}
	}
}
