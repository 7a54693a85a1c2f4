package form_test

import (
	"slices"
	"testing"

	"frist/models/form"
)

// numbers are the fields that must be filled in and are not.
func numbers(d form.Draft, need form.Need) []string {
	var list []string
	for _, m := range d.Missing {
		if m.Need == need {
			list = append(list, m.Number)
		}
	}
	return list
}

// TestWhatTheNotificationLeftOpenTheSupplementMustSay: information that cannot be given
// at once is given in phases (GDPR Art. 33(4)).
func TestWhatTheNotificationLeftOpenTheSupplementMustSay(t *testing.T) {
	imy := formOf(t, "imy")
	first := with("controller_address=Box 1", "cause=Fel i cachen", "cross_border=yes", "informing=will_inform")
	told := []form.Draft{form.Fill(imy, form.Initial, first)}
	now := with("controller_address=Box 1", "cross_border=yes", "informing=will_inform", "how_discovered=En kund ringde")
	if got := form.Fill(imy, form.Supplement, now); len(got.Missing) > 10 {
		t.Errorf("before anything was told: %v", got.Missing)
	}
	now.Told = told
	lacks := numbers(form.Fill(imy, form.Supplement, now), form.Mandatory)
	for number, want := range map[string]bool{
		"3": false, "11": false, "16": false, // one is said, one is new, one was said before
		"15": true, "29": true, "36c": true, // what never was, mandatory then
		"24b": false, "37": false, // and what nobody must say
	} {
		if slices.Contains(lacks, number) != want {
			t.Errorf("%s is missing: %t, of %v", number, !want, lacks)
		}
	}
	now.Countries = []string{"SE"}
	now.Facts["cross_border"] = form.Value{Text: "no"}
	if got := form.Fill(imy, form.Supplement, now).Field("36b"); got.Need != form.Optional || got.Value.Empty() {
		t.Errorf("what must be said is not what is said: 36b is %c, %v", got.Need, got.Value)
	}
	now.Facts["cross_border"] = form.Value{Text: "yes"}
	again := with("breach_kind=other")
	now.Told = append(told, form.Fill(imy, form.Supplement, again))
	if lacks := numbers(form.Fill(imy, form.Supplement, now), form.Mandatory); slices.Contains(lacks, "15") || !slices.Contains(lacks, "29") {
		t.Errorf("after a supplement that said 15: %v", lacks)
	}
}

// TestWhatNoNotificationIsAskedNoSupplementOwes: the reference that the recipient gives is
// not there to be said before.
func TestWhatNoNotificationIsAskedNoSupplementOwes(t *testing.T) {
	edpb := formOf(t, "edpb-2026-06")
	in := with()
	in.Told = []form.Draft{form.Fill(edpb, form.Initial, with())}
	d := form.Fill(edpb, form.Supplement, in)
	if got := d.Field("A2").Need; got != form.Optional {
		t.Errorf("A2: %c", got)
	}
	if got := d.Field("D1").Need; got != form.Mandatory {
		t.Errorf("D1: %c", got)
	}
}

// TestANumberThatCannotBeSaidIsAnAnswer: the law asks for an approximate number where
// possible (GDPR Art. 33(3)(a)).
func TestANumberThatCannotBeSaidIsAnAnswer(t *testing.T) {
	words := map[form.Open]string{"": "", form.CannotBeDetermined: "The number cannot be determined", form.ToBeDetermined: "The number has not been determined yet"}
	for open, want := range words {
		in := with()
		in.Counts = map[string]form.Count{"data_subjects": {Open: open}}
		d := form.Fill(formOf(t, "imy"), form.Initial, in)
		if got := d.Field("24").Words("en", nil); got != want {
			t.Errorf("%q: %q", open, got)
		}
		if slices.Contains(numbers(d, form.Mandatory), "24") != (open == "") {
			t.Errorf("%q: missing are %v", open, d.Missing)
		}
	}
}

// TestAContactPointIsEnoughWithoutADataProtectionOfficer: GDPR Art. 33(3)(b) asks for
// one or the other.
func TestAContactPointIsEnoughWithoutADataProtectionOfficer(t *testing.T) {
	for in, want := range map[string]form.Need{"contact_point=Bo Ek, 08-1": form.Optional, "contact_point=": form.Mandatory} {
		if got := form.Fill(formOf(t, "imy"), form.Initial, with(in)).Field("8").Need; got != want {
			t.Errorf("%s: %c", in, got)
		}
	}
}

func TestACaseNumberIsAskedOnceItMayHaveBeenGiven(t *testing.T) {
	in := with()
	if got := form.Fill(formOf(t, "imy"), form.Supplement, in).Field("38").Need; got != form.Conditional {
		t.Errorf("before: %c", got)
	}
	in.Sent = []form.Sent{{Duty: "gdpr.authority", Reference: "IMY-2026-1"}}
	if x := form.Fill(formOf(t, "imy"), form.Supplement, in).Field("38"); x.Need != form.Mandatory || x.Value.Text != "IMY-2026-1" {
		t.Errorf("after: %c, %v", x.Need, x.Value)
	}
}
