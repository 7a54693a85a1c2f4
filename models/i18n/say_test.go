package i18n_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"frist/models/i18n"
)

// TestASentenceIsWhatFmtSays holds the quick way of most sentences against fmt.
func TestASentenceIsWhatFmtSays(t *testing.T) {
	type name string
	for format, args := range map[string][]any{
		"utan":                {},
		"%s av %s":            {"1", "2"},
		"%s":                  {"100 % säkert, %s"},
		"%s kvar":             {name("Åsa")},
		"%d av %s":            {3, "4"},
		"%[2]s före %[1]s":    {"a", "b"},
		"100 %% av %s":        {"dem"},
		"%s, och 50 %%":       {"x"},
		"%q":                  {"x"},
		"för %s och %s":       {"litet"},
		"för många":           {"x"},
		"%s och %s för många": {"a", "b", "c"},
		"%":                   {},
	} {
		if got, want := i18n.Same(format).With(args...).In(i18n.SV), fmt.Sprintf(format, args...); got != want {
			t.Errorf("%q: got %q, want %q", format, got, want)
		}
	}
	if got := i18n.Same("%s, %s").With(i18n.Number(1234), i18n.Text{SV: "två", EN: "two"}); got != (i18n.Text{SV: "1\u00a0234, två", EN: "1,234, two"}) {
		t.Error(got)
	}
}

// TestTimesAreWhatFmtSays holds times in words against package fmt.
func TestTimesAreWhatFmtSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	zones := []*time.Location{time.UTC, time.FixedZone("", 7200), time.FixedZone("", -12600), time.FixedZone("", 20700), time.FixedZone("", -3600)}
	for range 2000 {
		at := time.Unix(r.Int64N(4_000_000_000), 0).In(zones[r.IntN(len(zones))])
		clock := at.Format("15:04")
		if at.Second() != 0 {
			clock = at.Format("15:04:05")
		}
		_, s := at.Zone()
		offset := "UTC"
		if s != 0 {
			sign := '+'
			if s < 0 {
				sign, s = '\u2212', -s
			}
			offset = fmt.Sprintf("UTC%c%d", sign, s/3600)
			if s%3600 != 0 {
				offset += fmt.Sprintf(":%02d", s%3600/60)
			}
		}
		day := fmt.Sprintf("%d %s %d", at.Day(), at.Month(), at.Year())
		for _, x := range []struct{ got, want string }{
			{i18n.Clock(at).In(i18n.EN), clock},
			{i18n.Date(at).In(i18n.EN), day},
			{i18n.LongDate(at).In(i18n.EN), at.Weekday().String() + " " + day},
			{i18n.Long(at).In(i18n.EN), at.Weekday().String() + " " + day + " at\u00a0" + clock + "\u00a0(" + offset + ")"},
			{i18n.Offset(at), offset},
		} {
			if x.got != x.want {
				t.Errorf("%s: got %q, want %q", at, x.got, x.want)
			}
		}
	}
	if got, want := i18n.Short(time.Date(2021, 5, 30, 11, 1, 0, 0, time.UTC)).In(i18n.SV), "sön 30 maj 2021 kl.\u00a011.01"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLengthsOfTime(t *testing.T) {
	for d, want := range map[time.Duration]i18n.Text{
		0:                             {SV: "mindre än en minut", EN: "less than a minute"},
		59 * time.Second:              {SV: "mindre än en minut", EN: "less than a minute"},
		-time.Minute:                  {SV: "1 minut", EN: "1 minute"},
		61 * time.Minute:              {SV: "1 timme 1 minut", EN: "1 hour 1 minute"},
		24 * time.Hour:                {SV: "1 dygn", EN: "1 day"},
		24*time.Hour + 59*time.Minute: {SV: "1 dygn", EN: "1 day"},
		52*time.Hour + 5*time.Minute:  {SV: "2 dygn 4 timmar", EN: "2 days 4 hours"},
		26_000 * time.Hour:            {SV: "1 083 dygn 8 timmar", EN: "1,083 days 8 hours"},
	} {
		for _, l := range i18n.Langs {
			if got := strings.ReplaceAll(i18n.Duration(d).In(l), "\u00a0", " "); got != want.In(l) {
				t.Errorf("%s in %s: got %q, want %q", d, l, got, want.In(l))
			}
		}
	}
	for n, want := range map[i18n.Number]i18n.Text{
		0: {SV: "0", EN: "0"}, 999: {SV: "999", EN: "999"}, 1000: {SV: "1 000", EN: "1,000"}, -1234567: {SV: "−1 234 567", EN: "-1,234,567"}, math.MinInt64: {SV: "−9 223 372 036 854 775 808", EN: "-9,223,372,036,854,775,808"},
	} {
		for _, l := range i18n.Langs {
			if got := strings.ReplaceAll(n.In(l), "\u00a0", " "); got != want.In(l) {
				t.Errorf("%d in %s: got %q, want %q", int64(n), l, got, want.In(l))
			}
		}
	}
}
