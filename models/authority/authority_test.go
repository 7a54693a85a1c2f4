package authority

import (
	"net/url"
	"slices"
	"testing"

	"frist/models/calendar"
	"frist/models/i18n"
)

func TestEveryCountryHasItsAuthority(t *testing.T) {
	for _, country := range calendar.Countries() {
		if _, ok := DataProtection(country.Code); !ok {
			t.Errorf("%s has no data protection authority", country.Code)
		}
		c, _ := calendar.For(country.Code, false)
		if _, ok := Financial(country.Code); ok != c.HolidaysKnown() {
			t.Errorf("%s: a financial supervisor is known: %v, its holidays: %v", country.Code, ok, c.HolidaysKnown())
		}
	}
	if len(dataProtection) != len(calendar.Countries()) {
		t.Errorf("%d authorities for %d countries", len(dataProtection), len(calendar.Countries()))
	}
	for _, country := range []string{"", "US", "se"} {
		if a, ok := DataProtection(country); ok {
			t.Errorf("%q has %s", country, a.Name)
		}
		if a, ok := Financial(country); ok {
			t.Errorf("%q has %s", country, a.Name)
		}
	}
}

func TestEveryAuthorityIsWhole(t *testing.T) {
	for _, list := range [][]Authority{dataProtection, financial, laender} {
		if !slices.IsSortedFunc(list, func(a, b Authority) int {
			return int(a.Country[0])*256 + int(a.Country[1]) - int(b.Country[0])*256 - int(b.Country[1])
		}) {
			t.Error("not in the order of the codes")
		}
		for _, a := range list {
			who := a.Country + " " + a.Region + " " + a.Name
			if a.Name == "" {
				t.Errorf("%s has no name", who)
			}
			for _, text := range []i18n.Text{a.Called, a.Translation} {
				if text.SV == "" || text.EN == "" {
					t.Errorf("%s: a name in one language only: %+v", who, text)
				}
			}
			if (a.Note.SV == "") != (a.Note.EN == "") {
				t.Errorf("%s: a note in one language only", who)
			}
			if len(a.Languages) == 0 {
				t.Errorf("%s takes a notification in no language", who)
			}
			for _, code := range a.Languages {
				if LanguageName(code).IsZero() {
					t.Errorf("%s: the language %q has no name", who, code)
				}
			}
			if u, err := url.Parse(a.Portal); err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" {
				t.Errorf("%s: %q is no address (%v)", who, a.Portal, err)
			}
			if a.Source != Read && a.Source != Memory {
				t.Errorf("%s: how sure is %q?", who, a.Source)
			}
		}
	}
}

// TestWhatWasNotReadIsNotCalledRead has the two whose own pages were opened.
func TestWhatWasNotReadIsNotCalledRead(t *testing.T) {
	var read []string
	for _, list := range [][]Authority{dataProtection, financial, laender} {
		for _, a := range list {
			if a.Source == Read {
				read = append(read, a.Called.SV)
			}
		}
	}
	if want := []string{"IMY", "Finansinspektionen"}; !slices.Equal(read, want) {
		t.Errorf("read were %v, want %v", read, want)
	}
}

func TestGermanyHasAnAuthorityInEachLand(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range Regional("DE") {
		if a.Country != "DE" || len(a.Region) != len("DE-BY") || a.Region[:3] != "DE-" || seen[a.Region] {
			t.Errorf("the region of %s is %q", a.Name, a.Region)
		}
		seen[a.Region] = true
	}
	if len(seen) != 16 {
		t.Errorf("%d Länder, want 16", len(seen))
	}
	if got := Regional("DE")[1]; got.Called.SV != "BayLDA" || got.Translation.SV != "dataskyddsmyndigheten i Bayern" || got.Translation.EN != "data protection authority of Bavaria" {
		t.Errorf("Bavaria has %s: %+v", got.Called.SV, got.Translation)
	}
	if got := Regional("SE"); got != nil {
		t.Errorf("Sweden has %v", got)
	}
	if a, _ := DataProtection("DE"); a.Region != "" || a.Note.IsZero() {
		t.Errorf("that the Land decides is not said of %q", a.Called.EN)
	}
}
