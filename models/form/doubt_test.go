package form_test

import (
	"testing"
	"time"

	"frist/models/form"
	"frist/models/i18n"
)

// TestDoubtsStandAtWhatIsWrong makes one mistake at a time: each is said at the
// fact or at what the record says, once, whoever asks for it.
func TestDoubtsStandAtWhatIsWrong(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 11, 14, h, 0, 0, 0, time.UTC) }
	for _, x := range []struct {
		name, key string
		in        form.Input
		change    func(*form.Input)
	}{
		{"nothing", "", with("parent_lei=5493001KJTIIGC8Y1R12", "clients_affected_percent=2,4"), nil},
		{"a wrong LEI", "parent_lei", with("parent_lei=5493001KJTIIGC8Y1R13"), nil},
		{"a wrong telephone number", "primary_contact_phone", with("primary_contact_phone=08-123"), nil},
		{"more than all", "clients_affected_percent", with("clients_affected_percent=101"), nil},
		{"an amount in another currency", "gross_costs", with("reporting_currency=SEK", "gross_costs=5 EUR"), nil},
		{"the cause was addressed before it happened", "root_cause_addressed_at", with("root_cause_addressed_at=2026-11-14T07:00:00Z"), nil},
		{"they were informed before it happened", "subjects_informed_at", with("informing=informed", "subjects_informed_at=2026-11-14T07:00:00Z"), nil},
		{"they were informed tomorrow", "subjects_informed_at", with("informing=informed", "subjects_informed_at=2026-11-15T07:00:00Z"), nil},
		{"they will be informed before it happened", "subjects_will_be_informed_at", with("informing=will_inform", "subjects_will_be_informed_at=2026-11-14T07:00:00Z"), nil},
		{"known before it happened", "incident.aware_at", with(), func(in *form.Input) { in.Aware = at(7) }},
		{"a wrong LEI of the entity", "entity.lei", with(), func(in *form.Input) { in.Entity.LEI = "5493001KJTIIGC8Y1R13" }},
	} {
		x.in.OccurredFrom, x.in.At = at(8), at(20)
		if x.change != nil {
			x.change(&x.in)
		}
		doubts := form.Doubts(x.in)
		if x.key == "" {
			if len(doubts) > 0 {
				t.Errorf("%s: %v", x.name, doubts)
			}
			continue
		}
		if len(doubts[x.key]) == 0 || half(doubts[x.key][0]) {
			t.Errorf("%s: %v", x.name, doubts)
		}
		for i, d := range doubts[x.key] {
			for _, e := range doubts[x.key][:i] {
				if d.In(i18n.EN) == e.In(i18n.EN) {
					t.Errorf("%s: said twice: %s", x.name, d.EN)
				}
			}
		}
	}
}

func TestTheWholeOfAFormIsTheStageThatAsksMost(t *testing.T) {
	for _, f := range form.Forms {
		all := map[string]bool{}
		for _, s := range f.Stages {
			for _, x := range form.Fill(f, s.ID, form.Input{Early: true}).Values {
				all[x.Number] = true
			}
		}
		if got := len(form.Fill(f, f.Whole(), form.Input{}).Values); got != len(all) {
			t.Errorf("%s: %d fields of %d in %s", f.ID, got, len(all), f.Whole())
		}
	}
}
