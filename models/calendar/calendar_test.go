package calendar

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/se"
)

func day(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSwedishHolidaysAgreeWithAnotherTable compares every day from 2005 to
// 2100 with the table of rickar/cal, which lacks Easter Sunday and Whit Sunday
// and has the eves under another type.
func TestSwedishHolidaysAgreeWithAnotherTable(t *testing.T) {
	other := &cal.Calendar{}
	other.AddHoliday(se.Holidays...)
	law, eves := Sweden(), mustFor(t, "SE", true)
	for d := (Date{2005, time.January, 1}); d.Year <= 2100; d = d.AddDays(1) {
		actual, _, h := other.IsHoliday(d.Noon(law.Zone))
		public := actual && h.Type == cal.ObservancePublic
		eve := actual && h.Type == cal.ObservanceOther
		name, is := law.Holiday(d)
		easter := Easter(d.Year)
		if d == easter || d == easter.AddDays(49) {
			if !is {
				t.Errorf("%s: no holiday, want Easter or Whit Sunday", d)
			}
			continue
		}
		if is != public {
			t.Errorf("%s: holiday %v (%s), the other table has %v", d, is, name.EN, public)
		}
		if _, is := eves.Holiday(d); is != (public || eve) {
			t.Errorf("%s: holiday or eve %v, the other table has %v", d, is, public || eve)
		}
	}
}

func mustFor(t *testing.T, country string, eves bool) Calendar {
	t.Helper()
	c, ok := For(country, eves)
	if !ok {
		t.Fatalf("no calendar for %s", country)
	}
	return c
}

func TestHolidaysOfKnownYears(t *testing.T) {
	tests := []struct{ day, name string }{
		{"2021-04-02", "långfredagen"},
		{"2021-05-13", "Kristi himmelsfärdsdag"},
		{"2024-03-31", "påskdagen"},
		{"2024-06-22", "midsommardagen"},
		{"2025-06-06", "nationaldagen"},
		{"2026-01-06", "trettondedag jul"},
		{"2026-04-06", "annandag påsk"},
		{"2026-05-01", "första maj"},
		{"2026-05-14", "Kristi himmelsfärdsdag"},
		{"2026-05-24", "pingstdagen"},
		{"2026-06-20", "midsommardagen"},
		{"2026-10-31", "alla helgons dag"},
		{"2027-11-06", "alla helgons dag"},
		{"2026-12-25", "juldagen"},
		{"2026-12-26", "annandag jul"},
		{"2004-05-31", "annandag pingst"},
		{"2005-05-16", ""}, // Whit Monday is a working day since 2005
		{"2004-06-06", ""}, // a Sunday, but no National Day before 2005
		{"2002-06-06", ""},
		{"2026-06-19", ""}, // Midsummer's Eve
		{"2026-05-15", ""}, // the Friday after Ascension Day
		{"2026-04-30", ""}, // Walpurgis Night
	}
	for _, tt := range tests {
		name, ok := Sweden().Holiday(day(t, tt.day))
		if name.SV != tt.name || ok != (tt.name != "") {
			t.Errorf("%s: %q, want %q", tt.day, name.SV, tt.name)
		}
	}
}

func TestEasterOfKnownYears(t *testing.T) {
	for _, want := range []string{
		"1818-03-22", "1943-04-25", "2000-04-23", "2021-04-04", "2024-03-31", "2025-04-20", "2026-04-05",
		"2027-03-28", "2028-04-16", "2038-04-25", "2100-03-28",
	} {
		if got := Easter(day(t, want).Year); got.String() != want {
			t.Errorf("Easter is %s, want %s", got, want)
		}
	}
}

func TestTheEvesCountOnlyIfAskedFor(t *testing.T) {
	law, eves := Sweden(), mustFor(t, "SE", true)
	for _, s := range []string{"2026-06-19", "2026-12-24", "2026-12-31"} {
		d := day(t, s)
		if !law.WorkingDay(d) || eves.WorkingDay(d) {
			t.Errorf("%s: working day %v by the law, %v with the eves", d, law.WorkingDay(d), eves.WorkingDay(d))
		}
		if _, ok := law.Eve(d); !ok {
			t.Errorf("%s has no name as an eve", d)
		}
	}
	if got := eves.NextWorkingDay(day(t, "2026-12-23")); got.String() != "2026-12-28" {
		t.Errorf("after 23 December 2026 comes %s, want 2026-12-28", got)
	}
}

func TestTheNextWorkingDayIsAfterTheHoliday(t *testing.T) {
	tests := map[string]string{
		"2027-03-25": "2027-03-30", // Maundy Thursday: past Easter Monday
		"2026-05-14": "2026-05-15",
		"2026-10-09": "2026-10-12",
		"2026-12-31": "2027-01-04",
		"2027-01-05": "2027-01-07",
	}
	for from, want := range tests {
		if got := Sweden().NextWorkingDay(day(t, from)); got.String() != want {
			t.Errorf("after %s comes %s, want %s", from, got, want)
		}
	}
}

func TestDatesAgreeWithPackageTime(t *testing.T) {
	for d, at := (Date{1600, time.January, 1}), time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC); d.Year < 2401; {
		if DateOf(at) != d || at.Weekday() != d.Weekday() || fromDays(d.days()) != d {
			t.Fatalf("%s, a %s, want %s, a %s", d, d.Weekday(), DateOf(at), at.Weekday())
		}
		d, at = d.AddDays(1), at.AddDate(0, 0, 1)
	}
}

func TestAMonthLaterIsTheSameNumberOrTheLastDay(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2028-01-31", 1, "2028-02-29"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2027-05-31", 1, "2027-06-30"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2100-01-31", 1, "2100-02-28"},
	}
	for _, tt := range tests {
		if got := day(t, tt.from).AddMonths(tt.n); got.String() != tt.want {
			t.Errorf("%s + %d months is %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestLocalTimeAgreesWithPackageTime(t *testing.T) {
	for _, country := range Countries() {
		c := mustFor(t, country.Code, false)
		for unix := time.Date(1988, 1, 1, 0, 0, 0, 0, time.UTC).Unix(); unix < 4150000000; unix += 86400*7 + 3599 {
			at := time.Unix(unix, 0)
			d, second := c.Local(at)
			want := at.In(c.Zone)
			if d != DateOf(want) || second != want.Hour()*3600+want.Minute()*60+want.Second() {
				t.Fatalf("%s: %s is %s + %d s, want %s", country.Code, at.UTC(), d, second, want)
			}
		}
	}
}

func TestNoonAndTheEndOfTheDayFollowTheClockChanges(t *testing.T) {
	c := Sweden()
	for _, s := range []string{"2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"} {
		d := day(t, s)
		if got, want := c.Noon(d), d.Noon(c.Zone); !got.Equal(want) {
			t.Errorf("noon of %s is %s, want %s", d, got, want)
		}
		if got, want := c.End(d), d.End(c.Zone); !got.Equal(want) {
			t.Errorf("%s ends %s, want %s", d, got, want)
		}
	}
}

func TestTheSameTimeOfDayOnTheNightsOfTheClockChanges(t *testing.T) {
	tests := map[string]struct{ from, day, want string }{
		"an hour shown twice is the first":       {"2026-09-25T02:30:00+02:00", "2026-10-25", "2026-10-25T02:30:00+02:00"},
		"the end of the hour shown twice":        {"2026-09-25T03:00:00+02:00", "2026-10-25", "2026-10-25T03:00:00+01:00"},
		"an hour left out is counted as winter":  {"2028-02-26T02:30:00+01:00", "2028-03-26", "2028-03-26T03:30:00+02:00"},
		"the hour after the one left out":        {"2028-02-26T03:00:00+01:00", "2028-03-26", "2028-03-26T03:00:00+02:00"},
		"fractions of a second are kept exactly": {"2026-10-05T09:00:00.25+02:00", "2026-11-05", "2026-11-05T09:00:00.25+01:00"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			from, err := time.Parse(time.RFC3339, tt.from)
			if err != nil {
				t.Fatal(err)
			}
			want, err := time.Parse(time.RFC3339, tt.want)
			if err != nil {
				t.Fatal(err)
			}
			if got := Sweden().SameClock(day(t, tt.day), from); !got.Equal(want) {
				t.Errorf("got %s, want %s", got.In(Sweden().Zone), want)
			}
		})
	}
}

func TestPeriodsOfRegulation1182(t *testing.T) {
	berlin := mustFor(t, "DE", false)
	event := time.Date(2020, time.December, 22, 12, 17, 0, 0, berlin.Zone)
	if got, want := Hours(event, 72), time.Date(2020, time.December, 25, 13, 0, 0, 0, berlin.Zone); !got.Equal(want) {
		t.Errorf("72 hours from %s end %s, want %s", event, got, want)
	}
	sharp := time.Date(2026, time.October, 6, 9, 0, 0, 0, time.UTC)
	if got := Hours(sharp, 72).Sub(sharp); got != 73*time.Hour {
		t.Errorf("72 hours from a full hour end after %s, want 73h", got)
	}
	thursday := time.Date(2021, time.May, 27, 14, 30, 0, 0, Sweden().Zone)
	for _, tt := range []struct {
		what string
		got  Date
		want string
	}{
		{"3 working days", Sweden().WorkingDays(thursday, 3), "2021-06-01"},
		{"20 working days", Sweden().WorkingDays(thursday, 20), "2021-06-24"},
		{"2 weeks", Sweden().Weeks(thursday, 2), "2021-06-10"},
		{"10 days", Sweden().Days(thursday, 10), "2021-06-06"},
		{"1 month", Sweden().Months(thursday, 1), "2021-06-27"},
	} {
		if tt.got.String() != tt.want {
			t.Errorf("%s from 27 May 2021 end %s, want %s", tt.what, tt.got, tt.want)
		}
	}
}

func TestEveryCountryHasItsZone(t *testing.T) {
	eea := 0
	for _, country := range Countries() {
		c := mustFor(t, country.Code, false)
		if known := slices.Contains(withHolidays, country.Code); c.HolidaysKnown() != known || (c.Law() != "") != known {
			t.Errorf("%s: holidays known is %v, by %q", country.Code, c.HolidaysKnown(), c.Law())
		}
		if c.WorkingDay(day(t, "2026-10-10")) || !c.WorkingDay(day(t, "2026-10-12")) {
			t.Errorf("%s: Saturday 10 October 2026 works or Monday 12 October does not", country.Code)
		}
		if country.EEA {
			eea++
		}
	}
	if eea != 30 {
		t.Errorf("%d states of the EEA, want 30", eea)
	}
	if _, ok := For("US", false); ok {
		t.Error("there is a calendar for the US")
	}
}

func TestACountryThatIsNotKnownHasTheTimeOfSwedenAndNoHolidays(t *testing.T) {
	c := Elsewhere("XX")
	if c.Country != "XX" || c.HolidaysKnown() || c.Law() != "" || c.Zone != Sweden().Zone || !c.WorkingDay(day(t, "2026-12-25")) || c.WorkingDay(day(t, "2026-12-26")) {
		t.Errorf("%s in %s", c.Country, c.Zone)
	}
	if got := c.Noon(day(t, "2026-07-01")); !got.Equal(Sweden().Noon(day(t, "2026-07-01"))) {
		t.Errorf("noon is %s", got)
	}
}

func FuzzDate(f *testing.F) {
	f.Add(2026, 10, 6, 30)
	f.Add(2028, 2, 29, -366)
	f.Add(1, 1, 1, -1)
	f.Fuzz(func(t *testing.T, year, month, d, n int) {
		if year < -9999 || year > 9999 || n < -1e6 || n > 1e6 {
			return
		}
		at := time.Date(year, time.Month(month%12+1), d%28+1, 0, 0, 0, 0, time.UTC)
		if got, want := DateOf(at).AddDays(n), DateOf(at.AddDate(0, 0, n)); got != want {
			t.Errorf("%s + %d days is %s, want %s", DateOf(at), n, got, want)
		}
	})
}

func BenchmarkWorkingDay(b *testing.B) {
	for _, country := range withHolidays {
		c, _ := For(country, true)
		b.Run(country, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.WorkingDay(Date{2026, time.October, 6})
			}
		})
	}
}
