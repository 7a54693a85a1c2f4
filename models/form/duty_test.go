package form_test

import (
	"slices"
	"strings"
	"testing"

	"frist/models/deadline"
	"frist/models/form"
)

// TestEveryDutyIsSaidToHaveAFormOrNone walks every obligation that the program
// knows: a new one must be said here to have a form, or to have none.
func TestEveryDutyIsSaidToHaveAFormOrNone(t *testing.T) {
	has := map[deadline.ID]string{
		"gdpr.authority": "imy initial", "imy.supplement": "imy supplement", "gdpr.processor": "gdpr.processor initial",
		"dora.initial": "dora initial", "dora.intermediate": "dora intermediate", "dora.intermediate_update": "dora intermediate",
		"dora.intermediate_request": "dora intermediate", "dora.final": "dora final", "dora.threat": "dora-threat initial",
		"nis2.early_warning": "nis2 initial", "nis2.notification": "nis2 intermediate", "nis2.final": "nis2 final",
		"fffs2021_2.event": "fffs2021_2 initial",
	}
	none := []deadline.ID{
		"gdpr.subjects", "dora.delay_notice", "dora.clients", "dora.recurring", "psd2.initial", "psd2.intermediate", "psd2.final",
		"eidas.notification", "cra.early_warning", "cra.notification", "cra.final",
		"cra.vulnerability_warning", "cra.vulnerability_notification", "cra.vulnerability_final",
		"fffs2019_22.event", "payment_users.notify", "payment_users.inform", "protective_security.report", "mar.disclosure",
		"telecom.notification", "telecom.supplement", "telecom.subscribers",
		"ai_act.serious_incident", "ai_act.widespread", "ai_act.death", "nis1.initial",
	}
	for _, id := range deadline.IDs() {
		f, s, ok := form.For(id)
		got := f.ID + " " + string(s)
		if want, listed := has[id]; ok != listed || ok && got != want || ok == slices.Contains(none, id) {
			t.Errorf("%s: %q, %t", id, got, ok)
		}
	}
}

func TestADutyOfTheFirmsOwnHasTheMessage(t *testing.T) {
	if f, s, ok := form.For("custom.visa-adb"); !ok || f.ID != "custom" || s != form.Initial {
		t.Errorf("got %s %s %t", f.ID, s, ok)
	}
	for _, id := range []deadline.ID{"", "custom.", "dora", "dora.nothing"} {
		if f, _, ok := form.For(id); ok {
			t.Errorf("%q has %s", id, f.ID)
		}
	}
}

func TestOnlyReportsThatFollowUponEachOtherAreSentTogether(t *testing.T) {
	dora, _ := form.FormByID("dora")
	imy, _ := form.FormByID("imy")
	for _, x := range []struct {
		form   form.Form
		stages string
		want   string
		ok     bool
	}{
		{dora, "initial", "initial", true},
		{dora, "intermediate initial", "intermediate initial", true},
		{dora, "initial intermediate final", "final initial intermediate", true},
		{dora, "intermediate final final", "final intermediate", true},
		{dora, "initial final", "final initial", false},
		{dora, "initial reclassified", "reclassified initial", false},
		{dora, "reclassified", "reclassified", true},
		{dora, "supplement", "", false},
		{imy, "initial supplement", "supplement initial", false},
		{imy, "supplement", "supplement", true},
	} {
		last, with, ok := x.form.Combine(stagesOf(x.stages)...)
		got := string(last)
		for _, s := range with {
			got += " " + string(s)
		}
		if got != x.want || ok != x.ok {
			t.Errorf("%s %s: %q, %t", x.form.ID, x.stages, got, ok)
		}
	}
	if got := dora.Partners(form.Initial); !slices.Equal(got, stagesOf("intermediate")) {
		t.Errorf("with the initial notification: %v", got)
	}
	if got := dora.Partners(form.Intermediate); !slices.Equal(got, stagesOf("initial final")) {
		t.Errorf("with the intermediate report: %v", got)
	}
	if got := slices.Concat(dora.Partners(form.Reclassified), imy.Partners(form.Initial)); len(got) > 0 {
		t.Errorf("nothing goes with these: %v", got)
	}
}

func stagesOf(words string) []form.Stage {
	var out []form.Stage
	for _, w := range strings.Fields(words) {
		out = append(out, form.Stage(w))
	}
	return out
}
