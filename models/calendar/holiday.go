package calendar

import (
	"sync"
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
	only        weekdays // with month: only in years in which month and day is one of these
	easter      int      // with month 0: days after Easter Sunday
	first, last int      // years; 0 is no limit
	every       int      // only in years that it divides; 0 is every year
	eve         bool     // free by custom, or in another law, but not in the law on holidays
}

// weekdays are a set of days of the week; the empty set stands for all.
type weekdays uint8

func on(days ...time.Weekday) (set weekdays) {
	for _, w := range days {
		set |= 1 << w
	}
	return set
}

func (s weekdays) has(w time.Weekday) bool { return s == 0 || s&(1<<w) != 0 }

// in returns the day of h in a year, given Easter Sunday of that year, and false
// if it has none.
func (h *holiday) in(year int, easter Date) (Date, bool) {
	if h.first != 0 && year < h.first || h.last != 0 && year > h.last || h.every != 0 && year%h.every != 0 {
		return Date{}, false
	}
	if h.month == 0 {
		return easter.AddDays(h.easter), true
	}
	d := Date{year, h.month, h.day}
	w := d.Weekday()
	if h.floats {
		d = d.AddDays(int(h.firstOnward-w+7) % 7)
	}
	return d, h.only.has(w)
}

// A table is the holidays and eves of one country, and the law that names them.
type table struct {
	law  string
	days []holiday
	// marked has a bit for each day from firstYear to lastYear that is in days.
	// Most days are none, and the engine asks of many.
	marked []uint64
}

// holidays makes a table when it is first asked for, and once.
func holidays(law string, days []holiday) func() *table {
	return sync.OnceValue(func() *table {
		t := &table{law: law, days: days, marked: make([]uint64, (lastYear-firstYear+1)*366/64+1)}
		for year := firstYear; year <= lastYear; year++ {
			easter := Easter(year)
			for i := range days {
				if d, ok := days[i].in(year, easter); ok {
					n := d.days() - firstDay
					t.marked[n/64] |= 1 << (n % 64)
				}
			}
		}
		return t
	})
}

// firstDay is 1 January of firstYear, as Date.days counts.
var firstDay = Date{firstYear, time.January, 1}.days()

// find returns what falls on d, the law before the eves, and nil if nothing does.
func (t *table) find(d Date, eves bool) *holiday {
	if t == nil {
		return nil
	}
	if d.Year >= firstYear && d.Year <= lastYear {
		if n := d.days() - firstDay; t.marked[n/64]&(1<<(n%64)) == 0 {
			return nil
		}
	}
	var eve *holiday
	easter := Easter(d.Year)
	for i := range t.days {
		h := &t.days[i]
		if on, ok := h.in(d.Year, easter); !ok || on != d || h.eve && !eves {
			continue
		}
		if !h.eve {
			return h
		}
		eve = h
	}
	return eve
}
