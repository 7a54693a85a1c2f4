package form_test

import (
	"slices"
	"testing"
	"time"

	"frist/models/calendar"
	"frist/models/form"
)

// days are an incident that occurred at four in the afternoon, of whose end no more
// is known than the day, in Stockholm.
func days(t *testing.T, from, to calendar.Precision) form.Input {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	in := with()
	in.Zone, in.At = zone, time.Date(2026, 11, 14, 20, 0, 0, 0, zone)
	moment := func(h int, p calendar.Precision) calendar.Moment {
		m := calendar.Moment{At: time.Date(2026, 11, 14, h, 0, 0, 0, zone), Precision: p}
		if p == calendar.Between {
			m.Until = m.At.Add(2 * time.Hour)
		}
		return m
	}
	in.OccurredFrom = in.Begins("incident.occurred_from", moment(16, from))
	in.Aware = in.Begins("incident.aware_at", moment(17, calendar.Exact))
	in.ClassifiedMajor = in.Begins("incident.classified_major_at", moment(12, calendar.OnDay))
	in.Recovered = in.Ends("incident.recovered_at", moment(12, to))
	in.Resolved = in.Ends("incident.resolved_at", moment(12, to))
	return in
}

// noted reports whether there is something to know of a field that is no error.
func noted(d form.Draft, number string) bool {
	return slices.ContainsFunc(d.Notes, func(p form.Problem) bool { return p.Number == number })
}

// TestADayIsFromItsBeginningToItsEnd: of a day a beginning is its first moment and an
// end its last, and what may have been in the right order is not said to be wrong.
func TestADayIsFromItsBeginningToItsEnd(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Final, days(t, calendar.Exact, calendar.OnDay))
	for number, want := range map[string]string{"2.3": "2026-11-13T23:00:00Z", "3.2": "2026-11-14T15:00:00Z", "4.8": "2026-11-14T22:59:59Z", "3.15": "00:08:00"} {
		if got := d.Field(number).Value.Text; got != want {
			t.Errorf("%s is %q, want %q", number, got, want)
		}
	}
	for _, p := range d.Problems {
		t.Errorf("nothing is wrong: %s", p.Say("en"))
	}
	for number, want := range map[string]bool{"2.2": false, "2.3": true, "3.2": false, "4.8": true, "3.15": false} {
		if noted(d, number) != want {
			t.Errorf("%s looks better known than it is: %t", number, !want)
		}
	}
	if got := form.Fill(formOf(t, "dora"), form.Final, days(t, calendar.OnDay, calendar.Exact)).Field("3.2").Value.Text; got != "2026-11-13T23:00:00Z" {
		t.Errorf("a day begins at %s", got)
	}
}

func TestATimeThatIsNotExactIsSaidToBeNone(t *testing.T) {
	said := map[string]bool{}
	for _, p := range []calendar.Precision{calendar.About, calendar.Between, calendar.OnDay, calendar.Unknown} {
		d := form.Fill(formOf(t, "dora"), form.Final, days(t, p, p))
		for _, x := range d.Notes {
			if x.Number == "3.2" || x.Number == "4.8" {
				said[x.Text.SV] = true
				if half(x.Text) {
					t.Errorf("%+v", x.Text)
				}
			}
		}
		if !noted(d, "3.2") {
			t.Errorf("%s: nothing is said", p)
		}
		if has(d, "3.2", "inexact") {
			t.Errorf("%s: nobody is to claim that it is exact", p)
		}
	}
	if len(said) < 6 {
		t.Errorf("%d different things are said", len(said))
	}
	if d := form.Fill(formOf(t, "imy"), form.Initial, days(t, calendar.About, calendar.About)); noted(d, "12") {
		t.Error("IMY takes an approximate time")
	}
}

func TestADurationOfTimesThatAreNotExactIsNotActual(t *testing.T) {
	for figures, want := range map[string]bool{"actual_figures": true, "estimates": false} {
		in := days(t, calendar.Exact, calendar.OnDay)
		in.Facts["duration_figures"] = form.Value{Text: figures}
		if got := has(form.Fill(formOf(t, "dora"), form.Final, in), "3.15", "inexact"); got != want {
			t.Errorf("%s: %t", figures, got)
		}
	}
}
