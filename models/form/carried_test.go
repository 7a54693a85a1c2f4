package form_test

import (
	"slices"
	"testing"

	"frist/models/form"
)

func TestALaterReportLosesNothingThatAnEarlierOneHad(t *testing.T) {
	dora, _ := form.FormByID("dora")
	in := form.Input{Reference: "2026-014", Facts: map[string]form.Value{
		"primary_contact_name": {Text: "Anna Ek"}, "discovery": {Text: "clients"}, "reporting_currency": {Text: "SEK"},
	}}
	told := []form.Draft{form.Fill(dora, form.Initial, in)}
	in.Facts = map[string]form.Value{"primary_contact_name": {Text: " Anna  Ek "}, "discovery": {Text: "staff"}, "services_affected": {Text: "Appen"}}
	in.Told = told
	now := form.Fill(dora, form.Final, in)
	var lost []string
	for _, p := range now.Problems {
		if p.Code == "lost" {
			lost = append(lost, p.Number+" "+p.Key)
		}
	}
	if !slices.Equal(lost, []string{"1.15 reporting_currency"}) {
		t.Errorf("lost: %v", lost)
	}
	for number, want := range map[string]form.DifferenceKind{"1.7": form.Confirmed, "2.7": form.Changed, "1.15": form.Gone, "1.8": "", "1.1": "", "2.1": form.Confirmed} {
		if got, was := now.Field(number).Since(told); got != want || (got == form.Changed || got == form.Gone) && was.Meaning() == "" {
			t.Errorf("%s: %q, %+v", number, got, was)
		}
	}
	in.Facts["reporting_currency"] = form.Value{Text: "SEK"}
	in.Facts["primary_contact_email"] = form.Value{Text: "anna@bank.example"}
	now = form.Fill(dora, form.Final, in)
	if got, _ := now.Field("1.8").Since(told); got != form.Added {
		t.Errorf("1.8 is %q", got)
	}
	if got, _ := now.Field("1.8").Since(nil); got != "" {
		t.Errorf("before anything was filed 1.8 is %q", got)
	}
}

// TestTheLastFilingThatSaidAnythingCounts: an update that leaves a field open takes
// nothing back of what was said before.
func TestTheLastFilingThatSaidAnythingCounts(t *testing.T) {
	dora, _ := form.FormByID("dora")
	said := func(s string) form.Draft {
		return form.Fill(dora, form.Initial, form.Input{Facts: map[string]form.Value{"primary_contact_name": {Text: s}}})
	}
	now := said("Bo")
	for _, x := range []struct {
		told []form.Draft
		want form.DifferenceKind
	}{
		{[]form.Draft{said("Anna"), said("Bo"), said("")}, form.Confirmed},
		{[]form.Draft{said("Bo"), said("Anna")}, form.Changed},
		{[]form.Draft{said("")}, form.Added},
	} {
		if got, _ := now.Field("1.7").Since(x.told); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestThatAnIncidentIsNotMajorIsToldWithoutTheRest(t *testing.T) {
	dora, _ := form.FormByID("dora")
	told := form.Fill(dora, form.Initial, form.Input{Facts: map[string]form.Value{"discovery": {Text: "clients"}, "primary_contact_name": {Text: "Anna"}}})
	d := form.Fill(dora, form.Reclassified, form.Input{Told: []form.Draft{told}})
	for _, p := range d.Problems {
		if p.Code == "lost" && p.Number != "1.7" {
			t.Errorf("%s is lost", p.Number)
		}
	}
}
