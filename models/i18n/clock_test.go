package i18n_test

import (
	"testing"
	"time"

	"frist/models/i18n"
)

func TestTheEndOfADayIsTwentyFour(t *testing.T) {
	for clock, want := range map[string]i18n.Text{
		"23:59:59": {SV: "24.00", EN: "24:00"},
		"23:59:00": {SV: "23.59", EN: "23:59"},
		"00:00:00": {SV: "00.00", EN: "00:00"},
		"11:01:00": {SV: "11.01", EN: "11:01"},
		"11:01:09": {SV: "11.01.09", EN: "11:01:09"},
	} {
		at, err := time.Parse("2006-01-02 15:04:05", "2021-06-10 "+clock)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range i18n.Langs {
			if got := i18n.Clock(at).In(l); got != want.In(l) {
				t.Errorf("%s in %s: got %q, want %q", clock, l, got, want.In(l))
			}
		}
	}
}
