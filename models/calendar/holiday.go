package calendar

import (
	"time"

	"frist/models/i18n"
)

// Easter returns Easter Sunday of a year of the Gregorian calendar, by the
// anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}

// A holiday is a day that a law makes free every year. It is found in one of
// three ways: by its date, by the first given weekday from that date on, or by
// its distance from Easter Sunday.
type holiday struct {
	name        i18n.Text
	month       time.Month
	day         int
	firstOnward time.Weekday // with floats: the first such weekday from month and day on
	floats      bool
	easter      int // with month 0: days after Easter Sunday
	first, last int // years; 0 is no limit
	eve         bool
}

// swedish lists the allmänna helgdagar of lag (1989:253) 1 §, and the three
// eves that lag (1930:173) 2 § puts beside them. 6 June took the place of Whit
// Monday in 2005 (SFS 2004:1320). A Sunday is free without being listed.
var swedish = []holiday{
	{name: i18n.Text{SV: "nyårsdagen", EN: "New Year's Day"}, month: time.January, day: 1},
	{name: i18n.Text{SV: "trettondedag jul", EN: "Epiphany"}, month: time.January, day: 6},
	{name: i18n.Text{SV: "långfredagen", EN: "Good Friday"}, easter: -2},
	{name: i18n.Text{SV: "påskdagen", EN: "Easter Sunday"}, easter: 0},
	{name: i18n.Text{SV: "annandag påsk", EN: "Easter Monday"}, easter: 1},
	{name: i18n.Text{SV: "första maj", EN: "May Day"}, month: time.May, day: 1},
	{name: i18n.Text{SV: "Kristi himmelsfärdsdag", EN: "Ascension Day"}, easter: 39},
	{name: i18n.Text{SV: "pingstdagen", EN: "Whit Sunday"}, easter: 49},
	{name: i18n.Text{SV: "annandag pingst", EN: "Whit Monday"}, easter: 50, last: 2004},
	{name: i18n.Text{SV: "nationaldagen", EN: "the National Day"}, month: time.June, day: 6, first: 2005},
	{name: i18n.Text{SV: "midsommarafton", EN: "Midsummer's Eve"}, month: time.June, day: 19, floats: true, firstOnward: time.Friday, eve: true},
	{name: i18n.Text{SV: "midsommardagen", EN: "Midsummer's Day"}, month: time.June, day: 20, floats: true, firstOnward: time.Saturday},
	{name: i18n.Text{SV: "alla helgons dag", EN: "All Saints' Day"}, month: time.October, day: 31, floats: true, firstOnward: time.Saturday},
	{name: i18n.Text{SV: "julafton", EN: "Christmas Eve"}, month: time.December, day: 24, eve: true},
	{name: i18n.Text{SV: "juldagen", EN: "Christmas Day"}, month: time.December, day: 25},
	{name: i18n.Text{SV: "annandag jul", EN: "Boxing Day"}, month: time.December, day: 26},
	{name: i18n.Text{SV: "nyårsafton", EN: "New Year's Eve"}, month: time.December, day: 31, eve: true},
}

// falls reports whether h is on d, given Easter Sunday of that year.
func (h *holiday) falls(d, easter Date) bool {
	switch {
	case h.first != 0 && d.Year < h.first || h.last != 0 && d.Year > h.last:
		return false
	case h.month == 0:
		return easter.AddDays(h.easter) == d
	case h.floats:
		from := Date{d.Year, h.month, h.day}
		return from.AddDays(int(h.firstOnward-from.Weekday()+7)%7) == d
	}
	return d.Month == h.month && d.Day == h.day
}
