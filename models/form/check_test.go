package form_test

import (
	"strings"
	"testing"
	"time"

	"frist/models/form"
)

func TestAnAnswerIsCheckedByItsType(t *testing.T) {
	for _, x := range []struct{ key, good, bad string }{
		{"parent_lei", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13"},
		{"primary_contact_email", "anna.ek@bank.example", "anna.ek@bank.example, bo@bank.example"},
		{"primary_contact_email", "jour@bank.example", "jour"},
		{"primary_contact_phone", "+46 8 123 45 67", "08-123 45 67"},
		{"primary_contact_phone", "+46 (0)8-123 45 67", "+46 8 123 anknytning 7"},
		{"clients_affected", "9 500", "ca 9500"},
		{"clients_affected", "0", "9.5"},
		{"clients_affected_percent", "2,4", "2,45"},
		{"clients_affected_percent", "100.0", "100,1"},
		{"clients_affected_percent", "0", "2,4 %"},
		{"gross_costs", "2 500 000 SEK", "2,500 SEK"},
		{"gross_costs", "12,5 EUR", "12 USD"},
		{"root_cause_addressed_at", "2026-03-03T08:15:00+01:00", "2026-03-03 08:15"},
		{"incident_duration", "02:23:59", "02:24:00"},
		{"reporting_currency", "SEK", "USD"},
		{"aggregated", "unknown", "kanske"},
		{"parent_name", "Moder AB", "Moder\nAB"},
	} {
		f, ok := form.ByKey(x.key)
		if !ok {
			t.Errorf("%s: no such fact", x.key)
		}
		if wrong := f.Check(form.Value{Text: x.good}); len(wrong) > 0 {
			t.Errorf("%s: %q: %s", x.key, x.good, wrong[0].EN)
		}
		wrong := f.Check(form.Value{Text: x.bad})
		if len(wrong) != 1 || half(wrong[0]) || wrong[0].IsZero() {
			t.Errorf("%s: %q: %v", x.key, x.bad, wrong)
		}
	}
}

func TestAListIsCheckedItemByItem(t *testing.T) {
	countries, _ := form.ByKey("member_states_affected")
	leis, _ := form.ByKey("affected_entity_leis")
	for _, x := range []struct {
		f     form.Fact
		lines string
		wrong int
	}{
		{countries, "SE NO GR", 0},
		{countries, "SE GB", 1}, // not in the EEA
		{countries, "SE SE", 1},
		{leis, "5493001KJTIIGC8Y1R12", 0},
		{leis, "5493001KJTIIGC8Y1R12 x y", 2},
	} {
		if wrong := x.f.Check(form.Value{Lines: strings.Fields(x.lines)}); len(wrong) != x.wrong {
			t.Errorf("%s: %s: %v", x.f.Key, x.lines, wrong)
		}
	}
}

func TestATextThatARecipientCannotTakeIsSaidToBeTooLong(t *testing.T) {
	f, _ := form.ByKey("incident_description")
	if wrong := f.Check(form.Value{Text: strings.Repeat("å", 32_767)}); len(wrong) > 0 {
		t.Error(wrong)
	}
	if wrong := f.Check(form.Value{Text: strings.Repeat("å", 32_768)}); len(wrong) != 1 {
		t.Error(wrong)
	}
}

// TestANameThatARecipientCannotTakeIsSaidToBeTooLong: of a list each line may be so
// long.
func TestANameThatARecipientCannotTakeIsSaidToBeTooLong(t *testing.T) {
	for _, key := range []string{"submitter_name", "submitter_code", "primary_contact_name", "second_contact_name", "parent_name", "affected_entity_names"} {
		f, _ := form.ByKey(key)
		for n, want := range map[int]int{32_767: 0, 32_768: 1} {
			v := form.Value{Text: strings.Repeat("å", n)}
			if f.Type.IsList() {
				v = form.Value{Lines: []string{"Bank A", v.Text}}
			}
			if wrong := f.Check(v); len(wrong) != want {
				t.Errorf("%s: of %d characters is said %v", key, n, wrong)
			}
		}
	}
}

func TestNothingIsWrongWithWhatIsNotAnswered(t *testing.T) {
	for _, f := range form.Catalogue {
		if wrong := f.Check(form.Value{}); len(wrong) > 0 || !f.Offers(form.Value{}) {
			t.Errorf("%s: %v", f.Key, wrong)
		}
	}
}

func TestAListIsNoText(t *testing.T) {
	for _, f := range form.Catalogue {
		v := form.Value{Lines: []string{"x"}}
		if f.Type.IsList() {
			v = form.Value{Text: "x"}
		}
		if len(f.Check(v)) != 1 || f.Offers(v) {
			t.Errorf("%s: %v is let through", f.Key, v)
		}
	}
}

func TestThousandsAreExact(t *testing.T) {
	for amount, want := range map[string]string{
		"0": "0", "1": "0.001", "999": "0.999", "1000": "1", "2500": "2.5", "2500000": "2500", "2500.5": "2.5005",
		"10": "0.01", "123456789012345.99": "123456789012.34599",
	} {
		if got := form.Thousands(amount); got != want {
			t.Errorf("%s is %s thousand, want %s", amount, got, want)
		}
	}
}

func TestPartOfAMinuteCountsAsOne(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "00:00:00", time.Second: "00:00:01", time.Minute: "00:00:01", 6*time.Hour + 34*time.Minute + time.Second: "00:06:35", 51 * time.Hour: "02:03:00",
	} {
		got := form.FormatDuration(d)
		if back, ok := form.ParseDuration(got); got != want || !ok || back < d {
			t.Errorf("%s is written %s, want %s", d, got, want)
		}
	}
}
