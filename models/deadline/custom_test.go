package deadline

import (
	"strings"
	"testing"

	"frist/models/calendar"
	"frist/models/i18n"
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

func TestWorkingDaysThatWereAgreedAreCountedOneByOne(t *testing.T) {
	const eve, holiday = "Räknas som arbetsdagar, fast många då är lediga: ", "Räknas inte som arbetsdagar: "
	for _, tt := range []struct {
		aware   string
		n       int
		latest  Reading
		want    string
		said    string
		nothing string
	}{
		{"2026-04-01T16:30:00+02:00", 3, WholeDay, "running 2026-04-08T23:59:59+02 2026-04-08T23:59:59+02", holiday + "lördagar och söndagar, fredag 3 april 2026 (långfredagen) samt måndag 6 april 2026 (annandag påsk).", eve},
		{"2026-04-01T16:30:00+02:00", 3, Exact, "running 2026-04-08T16:30:00+02 2026-04-08T16:30:00+02", "måndag 6 april 2026 (annandag påsk)", eve},
		{"2026-10-06T16:30:00+02:00", 2, WholeDay, "running 2026-10-08T23:59:59+02 2026-10-08T23:59:59+02", "Tiden går ut vid dagens slut", holiday},
		{"2026-12-22T16:30:00+01:00", 3, WholeDay, "running 2026-12-28T23:59:59+01 2026-12-28T23:59:59+01", eve + "torsdag 24 december 2026 (julafton).", "lag (1930:173)"},
		{"2026-12-22T16:30:00+01:00", 3, SwedishAct, "running 2026-12-28T23:59:59+01 2026-12-29T23:59:59+01", "enligt lagen likställs aftnarna med helgdagar", "samma klockslag"},
		{"2026-06-17T16:30:00+02:00", 2, SwedishAct, "running 2026-06-19T23:59:59+02 2026-06-22T23:59:59+02", "fredag 19 juni 2026 (midsommarafton)", "samma klockslag"},
		{"2026-10-06T16:30:00+02:00", 2, SwedishAct, "running 2026-10-08T23:59:59+02 2026-10-08T23:59:59+02", "Tiden går ut vid dagens slut", "aftnarna"},
	} {
		f := facts(t, `{'incident':{'aware_at':'`+tt.aware+`'}}`)
		f.Custom = []Rule{customRule("custom.a", Span{tt.n, WorkingDays}, tt.latest)}
		if got := brief(find(t, Compute(f), "custom.a")); got != tt.want {
			t.Errorf("%d working days from %s, %s: %s, want %s", tt.n, tt.aware, tt.latest, got, tt.want)
		}
		says(t, toldOf(t, i18n.SV, f, "custom.a"), []string{tt.said}, tt.nothing)
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
