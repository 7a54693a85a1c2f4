package deadline

import (
	"strings"
	"testing"

	"frist/models/calendar"
)

func TestOfACustomDutyTheVersionOfTheDayCounts(t *testing.T) {
	day := func(s string) calendar.Date {
		d, err := calendar.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	old, now, later := customRule("custom.dpa", Span{48, Hours}, Exact), customRule("custom.dpa", Span{24, Hours}, Exact), customRule("custom.later", Span{1, Hours}, Exact)
	old.InForce.Last, now.Version, now.InForce.First, later.InForce.First = day("2026-05-13"), 2, day("2026-05-14"), day("2027-01-01")
	for aware, want := range map[string]string{
		`'2026-05-13T23:59:00+02:00'`: "running 2026-05-15T23:59:00+02 2026-05-15T23:59:00+02",
		`'2026-05-14T00:01:00+02:00'`: "running 2026-05-15T00:01:00+02 2026-05-15T00:01:00+02",
		`null`:                        "waiting",
	} {
		f := facts(t, `{'incident':{'aware_at':`+aware+`}}`)
		f.Custom = []Rule{old, now, later}
		all := Compute(f)
		if got := brief(find(t, all, "custom.dpa")); got != want {
			t.Errorf("aware %s: %s, want %s", aware, got, want)
		}
		n := 0
		for _, o := range all {
			if o.Regime == CustomRegime && (o.ID == "custom.dpa" || aware != `null`) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("aware %s: %d obligations, want one", aware, n)
		}
	}
}

func TestAMonthThatWasAgreedEndsByWhatWasAgreed(t *testing.T) {
	f := facts(t, `{'incident':{'aware_at':'2027-01-31T16:00:00+01:00'}}`)
	f.Custom = []Rule{customRule("custom.a", Span{1, Months}, Exact)}
	for _, s := range find(t, Compute(f), "custom.a").Derivation {
		if strings.Contains(s.Law, "1182/71") {
			t.Errorf("%q rests on %s", s.Text.SV, s.Law)
		}
	}
}

func TestWhatWasAgreedIsCountedByWhatWasAgreed(t *testing.T) {
	f := facts(t, `{'incident':{'aware_at':'2026-05-13T16:00:00+02:00'}}`)
	f.Custom = []Rule{customRule("custom.a", Span{1, Days}, WholeDayRolled), customRule("custom.b", Span{}, Exact)}
	all := Compute(f)
	for _, s := range find(t, all, "custom.a").Derivation {
		if s.Law != "avtal" && s.Law != "" {
			t.Errorf("%s rests on %s", s.Text.EN, s.Law)
		}
	}
	if d := find(t, all, "custom.b").Derivation; !strings.Contains(d[len(d)-1].Text.SV, "det som är avtalat anger ingen tid") {
		t.Errorf("without a number: %s", d[len(d)-1].Text.SV)
	}
}
