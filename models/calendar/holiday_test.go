package calendar

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/se"
)

// withHolidays are the countries whose holidays the program has.
var withHolidays = []string{"DE", "DK", "FI", "IE", "LT", "LU", "NL", "NO", "SE"}

// yearly is a holiday of the other table for a country that it lacks.
func yearly(month time.Month, day, first int) *cal.Holiday {
	return &cal.Holiday{Month: month, Day: day, StartYear: first, Func: cal.CalcDayOfMonth}
}

// otherTables are the holidays of rickar/cal. It has neither Finland nor
// Luxembourg: their lists are put together from its parts, so that at least each
// date is computed by somebody else.
var otherTables = map[string][]*cal.Holiday{
	"DE": de.Holidays,
	"DK": dk.Holidays,
	"FI": {
		aa.NewYear, aa.Epiphany, aa.GoodFriday, aa.EasterMonday, aa.WorkersDay, aa.AscensionDay, se.Midsommardagen,
		se.AllaHelgonsDag, yearly(time.December, 6, 0), aa.ChristmasDay, aa.ChristmasDay2,
	},
	"IE": ie.Holidays,
	"LT": lt.Holidays,
	"LU": {
		aa.NewYear, aa.EasterMonday, aa.WorkersDay, yearly(time.May, 9, 2019), aa.AscensionDay, aa.PentecostMonday,
		yearly(time.June, 23, 0), aa.AssumptionOfMary, aa.AllSaintsDay, aa.ChristmasDay, aa.ChristmasDay2,
	},
	"NL": nl.Holidays,
	"NO": no.Holidays,
	"SE": se.Holidays,
}

// differs says why ours may differ from the other table on a day, and nothing
// where the two must agree. Sundays are left to the tables of known years: they are
// free whether or not a table lists them, and the other lists few.
func differs(country string, d Date, easter Date) (why string) {
	is := func(month time.Month, day int) bool { return d.Month == month && d.Day == day }
	switch {
	case country == "DK" && is(time.June, 5):
		return "Constitution Day is no helligdag: the other table has it, here it is an eve"
	case country == "LT" && is(time.November, 2) && d.Year < 2020:
		return "All Souls' Day came in 2020: the other table has it always"
	case country == "NL" && is(time.May, 5) && d.Year%5 != 0:
		return "Liberation Day is free for most people only every fifth year: an eve in the others"
	case country == "NL" && d == easter.AddDays(-2):
		return "Good Friday is only equated with a holiday: an eve"
	case country == "NL" && is(time.April, 26) && d.Weekday() == time.Saturday:
		return "King's Day is moved from the Sunday: the other table calls that observed, not actual"
	}
	return ""
}

// TestTheHolidaysAgreeWithAnotherTable compares every day but the Sundays from
// 2018 to 2100.
func TestTheHolidaysAgreeWithAnotherTable(t *testing.T) {
	for _, country := range withHolidays {
		other := &cal.Calendar{}
		other.AddHoliday(otherTables[country]...)
		law := mustFor(t, country, false)
		for d := (Date{2018, time.January, 1}); d.Year <= 2100; d = d.AddDays(1) {
			if d.Weekday() == time.Sunday {
				continue
			}
			theirs, _, h := other.IsHoliday(d.Noon(law.Zone))
			theirs = theirs && h.Type != cal.ObservanceOther // the eves of Sweden
			name, ours := law.Holiday(d)
			if ours != theirs && differs(country, d, Easter(d.Year)) == "" {
				t.Errorf("%s %s: holiday %v (%s), the other table has %v", country, d, ours, name.EN, theirs)
			}
		}
	}
}

// knownYears are the holidays of one country in one year, as its printed
// calendars have them; Sundays only where the law lists them.
var knownYears = []struct {
	country string
	year    int
	days    string
}{
	{"NO", 2026, "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26"},
	{"NO", 2021, "01-01 04-01 04-02 04-04 04-05 05-01 05-13 05-17 05-23 05-24 12-25 12-26"},
	{"DK", 2023, "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 12-25 12-26"},
	{"DK", 2024, "01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 12-25 12-26"},
	{"DK", 2026, "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26"},
	{"FI", 2025, "01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-08 06-21 11-01 12-06 12-25 12-26"},
	{"FI", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-20 10-31 12-06 12-25 12-26"},
	{"DE", 2017, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26"},
	{"DE", 2018, "01-01 03-30 04-02 05-01 05-10 05-21 10-03 12-25 12-26"},
	{"DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"},
	{"IE", 2021, "01-01 03-17 04-05 05-03 06-07 08-02 10-25 12-25 12-26"},
	{"IE", 2022, "01-01 03-17 03-18 04-18 05-02 06-06 08-01 10-31 12-25 12-26"},
	{"IE", 2023, "01-01 02-06 03-17 04-10 05-01 06-05 08-07 10-30 12-25 12-26"},
	{"IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26"},
	{"IE", 2030, "01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26"},
	{"LT", 2019, "01-01 02-16 03-11 04-21 04-22 05-01 05-05 06-02 06-24 07-06 08-15 11-01 12-24 12-25 12-26"},
	{"LT", 2020, "01-01 02-16 03-11 04-12 04-13 05-01 05-03 06-07 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26"},
	{"LT", 2026, "01-01 02-16 03-11 04-05 04-06 05-01 05-03 06-07 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26"},
	{"LU", 2018, "01-01 04-02 05-01 05-10 05-21 06-23 08-15 11-01 12-25 12-26"},
	{"LU", 2019, "01-01 04-22 05-01 05-09 05-30 06-10 06-23 08-15 11-01 12-25 12-26"},
	{"LU", 2024, "01-01 04-01 05-01 05-09 05-20 06-23 08-15 11-01 12-25 12-26"},
	{"LU", 2026, "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26"},
	{"NL", 2024, "01-01 04-01 04-27 05-09 05-20 12-25 12-26"},
	{"NL", 2025, "01-01 04-21 04-26 05-05 05-29 06-09 12-25 12-26"},
	{"NL", 2026, "01-01 04-06 04-27 05-14 05-25 12-25 12-26"},
	{"SE", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26"},
}

func TestEveryHolidayOfAKnownYear(t *testing.T) {
	for _, tt := range knownYears {
		c, got := mustFor(t, tt.country, false), ""
		for d := (Date{tt.year, time.January, 1}); d.Year == tt.year; d = d.AddDays(1) {
			if _, is := c.Holiday(d); is {
				got += " " + d.String()[len("2006-"):]
			}
		}
		if got != " "+tt.days {
			t.Errorf("%s %d has\n%s, want\n %s", tt.country, tt.year, got, tt.days)
		}
	}
}

// TestTheEvesOfAKnownYear has the days that would be working days but for custom
// or for another law.
func TestTheEvesOfAKnownYear(t *testing.T) {
	for _, tt := range []struct {
		country string
		year    int
		days    string
	}{
		{"NO", 2026, "12-24 12-31"},
		{"DK", 2026, "05-15 06-05 12-24 12-31"},
		{"FI", 2026, "06-19 12-24"},
		{"DE", 2026, "12-24 12-31"},
		{"IE", 2022, "01-03 04-15 12-27"},
		{"IE", 2024, "03-18 03-29"},
		{"IE", 2026, "04-03 12-28"},
		{"IE", 2027, "03-26 12-27 12-28"},
		{"LT", 2026, ""},
		{"LU", 2026, "04-03"},
		{"NL", 2025, "04-18"},
		{"NL", 2026, "04-03 05-05"},
		{"SE", 2026, "06-19 12-24 12-31"},
		{"SE", 2022, "06-24"}, // both other eves were Saturdays
	} {
		law, eves, got := mustFor(t, tt.country, false), mustFor(t, tt.country, true), ""
		for d := (Date{tt.year, time.January, 1}); d.Year == tt.year; d = d.AddDays(1) {
			_, eve := law.Eve(d)
			if _, same := eves.Eve(d); same != eve || eve != (law.WorkingDay(d) && !eves.WorkingDay(d)) {
				t.Errorf("%s %s: an eve is %v and %v, working day %v by the law, %v with the eves", tt.country, d, eve, same, law.WorkingDay(d), eves.WorkingDay(d))
			}
			if eve {
				got += " " + d.String()[len("2006-"):]
			}
		}
		if want := tt.days; got != " "+want && got != want {
			t.Errorf("%s %d has the eves\n%s, want\n %s", tt.country, tt.year, got, want)
		}
	}
}

// TestEvesNeverMakeADayWork holds what the program promises where it counts no
// eves: each day that is free by the law alone is free with the eves too.
func TestEvesNeverMakeADayWork(t *testing.T) {
	for _, country := range withHolidays {
		law, eves := mustFor(t, country, false), mustFor(t, country, true)
		for d := (Date{2018, time.January, 1}); d.Year <= 2100; d = d.AddDays(1) {
			if !law.WorkingDay(d) && eves.WorkingDay(d) {
				t.Errorf("%s %s is free by the law and works with the eves", country, d)
			}
			byLaw, is := law.Holiday(d)
			if with, _ := eves.Holiday(d); is && with != byLaw {
				t.Errorf("%s %s is %s by the law and %s with the eves", country, d, byLaw.EN, with.EN)
			}
		}
	}
}

func TestHolidaysAreNamedInBothLanguages(t *testing.T) {
	for _, tt := range []struct{ country, day, sv, en string }{
		{"NO", "2026-05-17", "Norges grundlagsdag", "Constitution Day"},
		{"NO", "2026-04-02", "skärtorsdagen", "Maundy Thursday"},
		{"DK", "2023-05-05", "stora bönedagen", "Great Prayer Day"},
		{"DK", "2024-04-26", "", ""},
		{"FI", "2026-12-06", "självständighetsdagen", "Independence Day"},
		{"DE", "2026-10-03", "Tysklands enhetsdag", "the Day of German Unity"},
		{"DE", "2018-10-31", "", ""},
		{"DE", "2026-01-06", "", ""}, // Epiphany is kept in three Länder only
		{"IE", "2024-02-05", "S:ta Brigids dag", "St Brigid's Day"},
		{"IE", "2030-02-04", "", ""}, // the Friday before was St Brigid's Day
		{"IE", "2022-02-07", "", ""},
		{"LT", "2026-12-24", "julafton", "Christmas Eve"},
		{"LU", "2026-05-09", "Europadagen", "Europe Day"},
		{"NL", "2025-04-26", "Kungsdagen", "King's Day"},
		{"NL", "2025-04-27", "", ""},
		{"NL", "2026-05-05", "", ""},
	} {
		name, ok := mustFor(t, tt.country, false).Holiday(day(t, tt.day))
		if name.SV != tt.sv || name.EN != tt.en || ok != (tt.sv != "") {
			t.Errorf("%s %s: %q, %q, want %q, %q", tt.country, tt.day, name.SV, name.EN, tt.sv, tt.en)
		}
	}
	for _, country := range withHolidays {
		for _, h := range mustFor(t, country, false).holidays.days {
			if h.name.SV == "" || h.name.EN == "" {
				t.Errorf("%s: a holiday in %s has no name in one language: %+v", country, h.month, h.name)
			}
		}
	}
}

// TestTheYearsThatAreNotMarkedAreComputed has days on both sides of the years
// that are reckoned in advance.
func TestTheYearsThatAreNotMarkedAreComputed(t *testing.T) {
	for _, tt := range []struct {
		day  string
		free bool
	}{
		{"1989-12-26", true},
		{"1989-12-27", false},
		{"1990-01-01", true},
		{"1990-01-02", false},
		{"2101-12-26", true},
		{"2101-12-28", false},
		{"2102-12-25", true},
		{"2102-12-27", false},
		{"2102-04-10", true},
		{"2102-04-11", false},
		{"2101-04-18", true},
		{"2101-04-15", true},
	} {
		d := day(t, tt.day)
		if _, is := Sweden().Holiday(d); is != tt.free {
			t.Errorf("%s is a holiday: %v", d, is)
		}
	}
}

func TestAskingForAHolidayAllocatesNothing(t *testing.T) {
	for _, country := range withHolidays {
		c := mustFor(t, country, true)
		d := Date{2026, time.October, 6}
		if n := testing.AllocsPerRun(100, func() { c.WorkingDay(d); c.Holiday(d); c.Eve(d) }); n != 0 {
			t.Errorf("%s: %v allocations", country, n)
		}
	}
}

// winter is what the clocks show ahead of UTC in winter, in hours.
var winter = map[string]int{"DE": 1, "DK": 1, "FI": 2, "IE": 0, "LT": 2, "LU": 1, "NL": 1, "NO": 1, "SE": 1}

// lastSunday returns 01:00 UTC on the last Sunday of a month.
func lastSunday(year int, month time.Month) time.Time {
	d := Date{year, month, 31}
	return d.AddDays(-int(d.Weekday())).at(1, 0, 0, time.UTC)
}

// TestTheClocksChangeAsTheDirectiveSays reckons the changes from Directive
// 2000/84/EC, which all nine follow: an hour forward at 01:00 UTC on the last
// Sunday of March, and back on that of October. Ireland's zone is recorded the
// other way round, with summer as its standard time; what the clocks show is
// the same.
func TestTheClocksChangeAsTheDirectiveSays(t *testing.T) {
	for _, country := range withHolidays {
		c := mustFor(t, country, false)
		standard := winter[country] * 3600
		for year := 2018; year <= 2100; year++ {
			forward, back := lastSunday(year, time.March), lastSunday(year, time.October)
			for _, tt := range []struct {
				at   time.Time
				want int
			}{
				{time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), standard},
				{forward.Add(-time.Second), standard},
				{forward, standard + 3600},
				{time.Date(year, time.July, 1, 0, 0, 0, 0, time.UTC), standard + 3600},
				{back.Add(-time.Second), standard + 3600},
				{back, standard},
				{time.Date(year, time.December, 31, 23, 59, 59, 0, time.UTC), standard},
			} {
				if got := c.Offset(tt.at); got != tt.want {
					t.Errorf("%s: at %s the clocks are %d s ahead of UTC, want %d", country, tt.at.Format(time.RFC3339), got, tt.want)
				}
			}
		}
	}
}

func TestTheSameTimeOfDayInIrelandOnTheNightsOfTheClockChanges(t *testing.T) {
	c := mustFor(t, "IE", false)
	for _, tt := range []struct{ from, day, want string }{
		{"2026-09-25T01:30:00+01:00", "2026-10-25", "2026-10-25T01:30:00+01:00"}, // shown twice: the first
		{"2026-09-25T02:00:00+01:00", "2026-10-25", "2026-10-25T02:00:00Z"},
		{"2026-02-28T01:30:00Z", "2026-03-29", "2026-03-29T02:30:00+01:00"}, // skipped
		{"2026-01-31T12:00:00Z", "2026-07-31", "2026-07-31T12:00:00+01:00"},
	} {
		from, err := time.Parse(time.RFC3339, tt.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.SameClock(day(t, tt.day), from); got.In(c.Zone).Format(time.RFC3339) != tt.want {
			t.Errorf("%s on %s is %s, want %s", tt.from, tt.day, got.In(c.Zone).Format(time.RFC3339), tt.want)
		}
	}
}

// TestEveryChangeOfTheClocksIsFollowedByTheNext goes from change to change through
// a thousand years: the bounds of package time stand still at the end of 2040.
func TestEveryChangeOfTheClocksIsFollowedByTheNext(t *testing.T) {
	for _, country := range Countries() {
		at := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC).In(mustFor(t, country.Code, false).Zone)
		n := 0
		for at.Year() < 3000 {
			_, was := at.Add(time.Hour).Zone()
			next, ever := NextTurn(at)
			if !ever {
				break
			}
			if _, now := next.Zone(); !next.After(at) || now == was {
				t.Fatalf("%s: after %s comes %s", country.Code, at, next)
			}
			at = next
			n++
		}
		if want := map[bool]int{true: 0, false: 2 * (3000 - 2026)}[country.Code == "IS"]; n < want || n > want+1 {
			t.Errorf("%s: the clocks are changed %d times, want %d", country.Code, n, want)
		}
	}
}
