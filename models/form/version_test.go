package form_test

import (
	"slices"
	"testing"
	"time"

	"frist/models/deadline"
	"frist/models/form"
)

// among adds forms to those that there are, while the test runs.
func among(t *testing.T, more ...form.Form) {
	t.Helper()
	before := form.Forms
	t.Cleanup(func() { form.Forms = before })
	form.Forms = slices.Concat(before, more)
}

// anew is a new version of a form that is used from a day, with the fields of the first
// part in another order.
func anew(f form.Form, version, since string) form.Form {
	f.Version, f.Since = version, since
	f.Parts = slices.Clone(f.Parts)
	fields := slices.Clone(f.Parts[0].Fields)
	for i := range fields {
		fields[i] = f.Parts[0].Fields[len(fields)-1-i]
		fields[i].Number = f.Parts[0].Fields[i].Number
	}
	f.Parts[0].Fields = fields
	return f
}

// TestTheDayOfTheFilingDecidesTheForm: one that takes the place of another does so on
// its day, and neither a draft of one nor one that comes into use later is offered.
func TestTheDayOfTheFilingDecidesTheForm(t *testing.T) {
	edpb := formOf(t, "edpb-2026-06")
	edpb.Since = "2027-01-01"
	among(t, anew(formOf(t, "imy"), "2026", "2026-06-01"), edpb, anew(formOf(t, "dora"), "2099", "2099-01-01"))
	for _, x := range []struct{ duty, day, want string }{
		{"gdpr.authority", "2018-05-24", ""},
		{"gdpr.authority", "2026-05-31", "imy 2020"},
		{"gdpr.authority", "2026-06-01", "imy 2026"},
		{"gdpr.authority", "2026-12-31", "imy 2026"},
		{"imy.supplement", "2027-01-01", "edpb-2026-06 2026-06 draft"},
		{"dora.initial", "2025-03-11", ""},
		{"dora.initial", "2025-03-12", "dora 2025/302"},
		{"dora.final", "2098-12-31", "dora 2025/302"},
		{"custom.visa-adb", "2000-01-01", "custom 1"},
	} {
		f, _, ok := form.On(deadline.ID(x.duty), x.day)
		if got := f.ID + " " + f.Version; ok != (x.want != "") || ok && got != x.want {
			t.Errorf("%s on %s: %q, want %q", x.duty, x.day, got, x.want)
		}
	}
}

func TestAFormIsFoundByItsVersionAndByTheDay(t *testing.T) {
	among(t, anew(formOf(t, "imy"), "2026", "2026-06-01"))
	for day, want := range map[string]string{"2017-01-01": "2020", "2026-05-31": "2020", "2026-06-01": "2026", form.Ever: "2026"} {
		if f, ok := form.FormOn("imy", day); !ok || f.Version != want {
			t.Errorf("on %s: %s", day, f.Version)
		}
	}
	if f, ok := form.FormVersion("imy", "2020"); !ok || f.Version != "2020" {
		t.Errorf("the old version is gone: %s", f.Version)
	}
	if _, ok := form.FormVersion("imy", "2021"); ok {
		t.Error("there is no such version")
	}
	if places := form.Fills("nature"); len(places) != 3 { // IMY's, the EDPB's and the processor's
		t.Errorf("%v", places)
	}
}

// TestWhatWasToldInAnotherVersionIsNotLost: fields of two versions are the same where
// the same fills them, whatever their numbers.
func TestWhatWasToldInAnotherVersionIsNotLost(t *testing.T) {
	old := formOf(t, "imy")
	now := anew(old, "2026", "2026-06-01")
	in := with("controller_address=Box 1", "dpo=Åsa Ek", "primary_contact_name=Bo")
	told := form.Fill(old, form.Initial, in)
	in.Facts["primary_contact_name"] = form.Value{Text: "Anna"}
	in.Told = []form.Draft{told}
	d := form.Fill(now, form.Supplement, in)
	for _, p := range d.Problems {
		t.Errorf("%s is %s", p.Number, p.Code)
	}
	differing := form.Compare(told, d)
	if len(differing) != 1 || differing[0].Now.Key() != "primary_contact_name" || differing[0].Told.Value.Text != "Bo" {
		t.Errorf("%d differences", len(differing))
	}
	if x := now.Like(told.Field("3").Field); x == nil || x.Key() != "controller_address" {
		t.Errorf("the address is %v", x)
	}
}

// TestOnlyTheFormThatIsUsedSaysWhatIsWrong: an order that only the old one checks is not
// asked for any more.
func TestOnlyTheFormThatIsUsedSaysWhatIsWrong(t *testing.T) {
	edpb := formOf(t, "edpb-2026-06")
	edpb.Since = "2027-01-01"
	among(t, edpb)
	in := with("informing=informed", "subjects_informed_at=2026-11-14T07:00:00Z")
	in.OccurredFrom = time.Date(2026, 11, 14, 8, 0, 0, 0, time.UTC)
	for day, want := range map[int]bool{2026: true, 2027: false} {
		in.At = time.Date(day, 12, 1, 0, 0, 0, 0, time.UTC)
		if got := len(form.Doubts(in)["subjects_informed_at"]) > 0; got != want {
			t.Errorf("in %d: %t", day, got)
		}
	}
}
