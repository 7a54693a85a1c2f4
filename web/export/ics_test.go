package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"

	"frist/models/calendar"
	"frist/models/i18n"
	"frist/web/export"
)

// The calendars are read by another library than the one that writes them, and
// their times told by the rules that stand in them alone, which a third expands:
// what either knows of a zone itself plays no part.

// noon is the present of these tests.
var noon = time.Date(2026, time.November, 24, 11, 0, 0, 0, time.UTC)

func place(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// someLimit is a limit as the pages would pass it.
func someLimit(t testing.TB, strict time.Time) export.Limit {
	latest := strict.Add(time.Hour)
	return export.Limit{
		UID: "2026-014-gdpr.authority-0a1b@frist", Sequence: 77, ChangedAt: noon.Add(-time.Hour),
		Ref: "2026-014", Title: "Kunder såg varandras konton", Entity: "Åbanken; Öst, AB",
		Recipient: i18n.Same("IMY"), Duty: i18n.Text{SV: "Anmälan av personuppgiftsincident", EN: "Notification of a personal data breach"},
		Law: i18n.Text{SV: "Dataskyddsförordningen artikel 33.1", EN: "GDPR Article 33(1)"}, Category: "GDPR",
		Strict: strict, Latest: &latest, Zone: place(t, "Europe/Stockholm"), Link: "https://frist.test/incidents/2026-014#gdpr.authority",
	}
}

// written is the bytes of a calendar, which it first holds against what every
// calendar has to be.
func written(t testing.TB, c export.Calendar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.ICS(&b, c); err != nil {
		t.Fatal(err)
	}
	for n, l := range strings.SplitAfter(b.String(), "\n") {
		if l != "" && !strings.HasSuffix(l, "\r\n") || strings.Contains(strings.TrimSuffix(l, "\r\n"), "\r") {
			t.Errorf("line %d does not end as it should: %q", n+1, l)
		}
		if l = strings.TrimSuffix(l, "\r\n"); len(l) > 75 {
			t.Errorf("line %d has %d bytes: %s", n+1, len(l), l)
		}
		if strings.ToValidUTF8(l, "") != l {
			t.Errorf("line %d is folded within a character: %q", n+1, l)
		}
		if params, _, ok := strings.Cut(l, ":"); ok && strings.Count(params, ";VALUE=") > 1 {
			t.Errorf("line %d says twice what its value is: %s", n+1, l)
		}
	}
	return b.Bytes()
}

// imported is a calendar as the other library reads it.
func imported(t testing.TB, b []byte) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(bytes.NewReader(b)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, b)
	}
	return cal
}

// instant is when a property says that something is, by the rules in the calendar.
func instant(t testing.TB, cal *ical.Calendar, p *ical.Prop) time.Time {
	t.Helper()
	if p == nil {
		t.Fatal("there is no such time")
	}
	if at, err := time.Parse("20060102T150405Z", p.Value); err == nil {
		return at
	}
	clock, err := time.Parse("20060102T150405", p.Value)
	if err != nil {
		t.Fatal(err)
	}
	for _, z := range cal.Children {
		if z.Name == ical.CompTimezone && z.Props.Get(ical.PropTimezoneID).Value == p.Params.Get(ical.PropTimezoneID) {
			return clock.Add(-offsetAt(t, z, clock))
		}
	}
	t.Fatalf("the zone of %+v is not in the calendar", p)
	return clock
}

// offsetAt is the offset that holds when the clock shows a time: that of the
// observance that began last, by what the clock showed then.
func offsetAt(t testing.TB, zone *ical.Component, clock time.Time) time.Duration {
	t.Helper()
	var began time.Time
	var offset time.Duration
	for _, o := range zone.Children {
		start, err := o.Props.DateTime(ical.PropDateTimeStart, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		last := start
		if rule := o.Props.Get(ical.PropRecurrenceRule); rule != nil {
			option, err := rrule.StrToROption(rule.Value)
			if err != nil {
				t.Fatal(err)
			}
			option.Dtstart = start
			r, err := rrule.NewRRule(*option)
			if err != nil {
				t.Fatal(err)
			}
			last = r.Before(clock, true)
		}
		if last.IsZero() || last.After(clock) || last.Before(began) {
			continue
		}
		began = last
		var hours, minutes int
		if _, err := fmt.Sscanf(o.Props.Get(ical.PropTimezoneOffsetTo).Value, "%3d%2d", &hours, &minutes); err != nil {
			t.Fatal(err)
		}
		offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	}
	if began.IsZero() {
		t.Fatalf("no offset holds at %s in\n%+v", clock, zone)
	}
	return offset
}

func said(t testing.TB, c *ical.Component, name string) string {
	t.Helper()
	text, err := c.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAnotherProgramReadsTheLimitAsItIs(t *testing.T) {
	l := someLimit(t, noon.Add(50*time.Hour))
	for lang, want := range map[i18n.Lang][3]string{
		i18n.SV: {"IMY: anmälan av personuppgiftsincident, 2026-014", "Strikt tid: torsdag 26 november 2026 kl.\u00a014.00", "Om 4\u00a0timmar: IMY: anmälan av personuppgiftsincident, 2026-014"},
		i18n.EN: {"IMY: notification of a personal data breach, 2026-014", "Strict time: Thursday 26 November 2026 at\u00a014:00", "In 4\u00a0hours: IMY: notification of a personal data breach, 2026-014"},
	} {
		cal := imported(t, written(t, export.Calendar{Lang: lang, Now: noon, Limits: []export.Limit{l}, Version: "1"}))
		events := cal.Events()
		if len(events) != 1 {
			t.Fatalf("%d events", len(events))
		}
		e := events[0].Component
		if got := instant(t, cal, e.Props.Get(ical.PropDateTimeStart)); !got.Equal(l.Strict) {
			t.Errorf("it begins %s, want %s", got, l.Strict)
		}
		if got := instant(t, cal, e.Props.Get(ical.PropDateTimeEnd)); !got.After(l.Strict) {
			t.Errorf("it ends %s", got)
		}
		for name, want := range map[string]string{
			"SUMMARY": want[0], "UID": l.UID, "SEQUENCE": "77", "STATUS": "CONFIRMED", "TRANSP": "TRANSPARENT", "CLASS": "PRIVATE",
			"CATEGORIES": "GDPR", "DTSTAMP": "20261124T100000Z", "LAST-MODIFIED": "20261124T100000Z", "URL": l.Link,
		} {
			if p := e.Props.Get(name); p == nil || strings.ReplaceAll(p.Value, `\,`, ",") != want {
				t.Errorf("%s is %+v, want %s", name, p, want)
			}
		}
		about := said(t, e, "DESCRIPTION")
		for _, part := range []string{want[1], l.Law.In(lang), l.Entity, l.Link} {
			if !strings.Contains(about, part) {
				t.Errorf("the description lacks %q:\n%s", part, about)
			}
		}
		if len(e.Children) != 3 || said(t, e.Children[1], "DESCRIPTION") != want[2] {
			t.Errorf("the alarms are %+v", e.Children)
		}
		if v, c := cal.Props.Get("VERSION").Value, cal.Props.Get("REFRESH-INTERVAL").Value; v != "2.0" || c != "PT1H" {
			t.Errorf("version %s, asked for every %s", v, c)
		}
	}
}

func TestTheTitleOfAnIncidentStandsInACalendarOnlyWhenAskedFor(t *testing.T) {
	l := someLimit(t, noon.Add(50*time.Hour))
	if b := written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}}); bytes.Contains(b, []byte("Kunder")) {
		t.Errorf("it is in\n%s", b)
	}
	cal := imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}, WithTitles: true}))
	if got, want := said(t, cal.Events()[0].Component, "SUMMARY"), "IMY: anmälan av personuppgiftsincident, 2026-014 (Kunder såg varandras konton)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestACalendarSaysWhoseALimitIsWhereItIsThatOfSeveral(t *testing.T) {
	a, b := someLimit(t, noon.Add(50*time.Hour)), someLimit(t, noon.Add(50*time.Hour))
	a.Shared, b.Shared, b.Entity, b.UID = true, true, "Maksu Oy", "2"
	es := imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{a, b}})).Events()
	one, two := said(t, es[0].Component, "SUMMARY"), said(t, es[1].Component, "SUMMARY")
	if one != "IMY: anmälan av personuppgiftsincident, 2026-014, Åbanken; Öst, AB" || two != "IMY: anmälan av personuppgiftsincident, 2026-014, Maksu Oy" {
		t.Errorf("they are %q and %q", one, two)
	}
}

func TestACalendarDoesNotCallAContractALaw(t *testing.T) {
	l := someLimit(t, noon.Add(50*time.Hour))
	l.ByContract, l.Law = true, i18n.Same("Biträdesavtal 2024, punkt 7.2")
	for lang, want := range map[i18n.Lang]string{i18n.SV: "Senast enligt avtalet: torsdag 26 november 2026 kl.\u00a015.00\u00a0(UTC+1)\nAvtal: Biträdesavtal 2024, punkt 7.2", i18n.EN: "Latest under the contract: Thursday 26 November 2026 at\u00a015:00\u00a0(UTC+1)\nContract: Biträdesavtal 2024, punkt 7.2"} {
		about := said(t, imported(t, written(t, export.Calendar{Lang: lang, Now: noon, Limits: []export.Limit{l}})).Events()[0].Component, "DESCRIPTION")
		if !strings.Contains(about, want) || strings.Contains(about, "lagen") || strings.Contains(about, "Rättslig") || strings.Contains(about, "Legal basis") {
			t.Errorf("it says %q", about)
		}
	}
}

func TestAlarmsAreInTheFutureAndNoneIsOfWhatHasEnded(t *testing.T) {
	for hours, want := range map[float64]string{
		25: "-PT24H -PT4H -PT1H", 24: "-PT4H -PT1H", 4.5: "-PT4H -PT1H", 1.5: "-PT1H", 1: "", 0: "", -9: "",
	} {
		l := someLimit(t, noon.Add(time.Duration(hours*float64(time.Hour))))
		var got []string
		for _, a := range imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}})).Events()[0].Children {
			got = append(got, a.Props.Get("TRIGGER").Value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v hours before: %v, want %s", hours, got, want)
		}
	}
	l := someLimit(t, noon.Add(50*time.Hour))
	l.Ended = true
	e := imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}})).Events()[0]
	if s, err := e.Status(); err != nil || s != ical.EventCancelled || len(e.Children) > 0 {
		t.Errorf("one that has ended is %s, %v, with %d alarms", s, err, len(e.Children))
	}
}

func TestTimesAreRightWheneverTheClocksChange(t *testing.T) {
	for _, name := range []string{"Europe/Stockholm", "Europe/Helsinki", "Europe/Dublin", "Europe/Vilnius", "Europe/Lisbon", "Atlantic/Reykjavik", "UTC"} {
		zone := place(t, name)
		for year := 2021; year <= 2037; year++ {
			var limits []export.Limit
			for _, day := range []time.Time{
				time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), time.Date(year, time.March, 25, 0, 0, 0, 0, time.UTC),
				time.Date(year, time.July, 9, 0, 0, 0, 0, time.UTC), time.Date(year, time.October, 25, 0, 0, 0, 0, time.UTC),
			} {
				// Around the Sunday of the change each quarter of an hour, else some.
				for day.Weekday() != time.Sunday {
					day = day.AddDate(0, 0, 1)
				}
				for quarter := range 4 * 6 {
					l := someLimit(t, day.Add(time.Duration(quarter-4)*15*time.Minute))
					l.Zone, l.UID = zone, fmt.Sprint(day.Unix(), "-", quarter)
					limits = append(limits, l)
				}
			}
			cal := imported(t, written(t, export.Calendar{Now: noon, Limits: limits}))
			for i, e := range cal.Events() {
				start, end := instant(t, cal, e.Props.Get("DTSTART")), instant(t, cal, e.Props.Get("DTEND"))
				if !start.Equal(limits[i].Strict) || end.Sub(start) != 15*time.Minute {
					t.Errorf("%s: %s to %s, want %s", name, start, end, limits[i].Strict)
				}
			}
		}
	}
}

// TestACalendarComesToAnEndHoweverFarOffItsLimitsAre has limits of the longest time
// that a duty may give, 10 000 months, and of each leap day's year on the way.
func TestACalendarComesToAnEndHoweverFarOffItsLimitsAre(t *testing.T) {
	for _, country := range calendar.Countries() {
		home, _ := calendar.For(country.Code, false)
		var c export.Calendar
		for _, far := range []time.Time{
			noon.AddDate(0, 1, 0), time.Date(2040, time.December, 31, 1, 0, 0, 0, time.UTC), time.Date(2041, time.January, 1, 0, 0, 0, 0, time.UTC), noon.AddDate(20, 0, 0), noon.AddDate(0, 10_000, 0),
		} {
			l := someLimit(t, far)
			l.UID, l.Zone = far.String(), home.Zone
			c.Limits = append(c.Limits, l)
		}
		cal := imported(t, written(t, c))
		for i, e := range cal.Events() {
			p, l := e.Props.Get(ical.PropDateTimeStart), c.Limits[i]
			if got, want := p.Value, l.Strict.In(l.Zone).Format("20060102T150405"); got != want {
				t.Errorf("%s: it begins %s, want %s", country.Code, got, want)
			}
			if l.Strict.Year() > 2200 { // the library that expands the rules errs after some 300 years
				continue
			}
			if got := instant(t, cal, p); !got.Equal(l.Strict) {
				t.Errorf("%s: it begins %s, want %s", country.Code, got, l.Strict)
			}
		}
	}
}

func TestAZoneIsSaidByRulesThatOldProgramsUnderstand(t *testing.T) {
	l := someLimit(t, noon.Add(50*time.Hour))
	b := string(written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}}))
	for _, want := range []string{
		"BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n", "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT",
		"TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD",
	} {
		if !strings.Contains(b, want) {
			t.Errorf("lacks %q:\n%s", want, b)
		}
	}
	if strings.Count(b, "RRULE") != 2 {
		t.Errorf("there are more rules than two:\n%s", b)
	}
	// Before 1996 the clocks went back in September: there is no one rule then.
	l.Strict = time.Date(1995, time.October, 10, 9, 0, 0, 0, time.UTC)
	cal := imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}}))
	if got := instant(t, cal, cal.Events()[0].Props.Get("DTSTART")); !got.Equal(l.Strict) {
		t.Errorf("in 1995 %s, want %s", got, l.Strict)
	}
}

func TestLongAndForeignTextComesBackAsItWas(t *testing.T) {
	for _, title := range []string{
		strings.Repeat("å", 200), strings.Repeat("Räksmörgås på Öland; ", 10), strings.Repeat("x", 200), strings.Repeat("🧨", 200),
		`kommatecken, semikolon; omvänt\nsnedstreck \ och "citat"`, strings.Repeat("a ", 100), strings.Repeat(`\`, 200),
	} {
		l := someLimit(t, noon.Add(50*time.Hour))
		l.Title = title
		cal := imported(t, written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}, WithTitles: true}))
		if got := said(t, cal.Events()[0].Component, "SUMMARY"); !strings.HasSuffix(got, " ("+title+")") {
			t.Errorf("got %q, want %q", got, title)
		}
	}
	l := someLimit(t, noon.Add(50*time.Hour))
	l.Title, l.Entity = "x\r\nBEGIN:VALARM\r\nACTION:AUDIO", "Bank\r\nATTACH:http://evil.example/"
	b := written(t, export.Calendar{Now: noon, Limits: []export.Limit{l}, WithTitles: true})
	if e := imported(t, b).Events()[0]; len(e.Children) != 3 || e.Props.Get("ATTACH") != nil {
		t.Errorf("what was typed became part of the calendar:\n%s", b)
	}
}

func TestACalendarSaysThatItIsCutOffAndMayBeEmpty(t *testing.T) {
	l := someLimit(t, noon.Add(50*time.Hour))
	for lang, want := range map[i18n.Lang]string{i18n.SV: "Listan är avkortad: här står de 1 som infaller först.", i18n.EN: "The list is cut off: here are the 1 that come first."} {
		cal := imported(t, written(t, export.Calendar{Lang: lang, Now: noon, Limits: []export.Limit{l}, More: true}))
		if got := said(t, cal.Component, "X-WR-CALDESC"); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	cal := imported(t, written(t, export.Calendar{Lang: i18n.SV, Now: noon}))
	if len(cal.Events()) > 0 || strings.Contains(said(t, cal.Component, "X-WR-CALDESC"), "avkortad") {
		t.Errorf("the empty one is %+v", cal)
	}
}

func TestTheSameCalendarIsTheSameBytes(t *testing.T) {
	c := export.Calendar{Lang: i18n.SV, Now: noon, Limits: []export.Limit{someLimit(t, noon.Add(50*time.Hour))}}
	if a, b := written(t, c), written(t, c); !bytes.Equal(a, b) {
		t.Errorf("first\n%s\nthen\n%s", a, b)
	}
}
