// Package calendar counts in days as the law does: dates, working days and
// holidays, the periods of Regulation (EEC, Euratom) No 1182/71, and moments
// that are known only so well.
package calendar

import (
	"time"

	"frist/models/i18n"
)

// A Calendar knows the zone of one country and which of its days are working
// days.
type Calendar struct {
	// Country is the ISO 3166-1 alpha-2 code.
	Country string
	// Zone is local time; of a country with several zones, that of its mainland.
	Zone *time.Location
	// Eves also counts the eves of the country's list as free.
	Eves bool

	offsets  *offsets
	holidays []holiday
}

// For returns the calendar of a country, and false for one that is not in
// [Countries]. With eves, the eves that custom but not the law on holidays
// makes free count as free too.
func For(country string, eves bool) (Calendar, bool) {
	for i := range countries {
		if c := &countries[i]; c.Code == country {
			o := c.offsets()
			return Calendar{Country: country, Zone: o.zone, Eves: eves, offsets: o, holidays: c.holidays}, true
		}
	}
	return Calendar{}, false
}

// Elsewhere returns the calendar for a country that is not in [Countries]: the
// local time of Sweden, and only Saturdays and Sundays free.
func Elsewhere(country string) Calendar {
	c := Sweden()
	c.Country, c.holidays = country, nil
	return c
}

// Sweden returns the calendar of lag (1989:253) alone, without the eves.
func Sweden() Calendar {
	c, _ := For("SE", false)
	return c
}

// HolidaysKnown reports whether the program has the holidays of the country.
// Where it has not, only Saturdays and Sundays are free, which never gives a
// later time than the full list would.
func (c Calendar) HolidaysKnown() bool { return c.holidays != nil }

// Holiday returns the name of the holiday on d, and false if d is none. An
// ordinary Sunday is free but has no name.
func (c Calendar) Holiday(d Date) (i18n.Text, bool) {
	h := c.find(d, c.Eves)
	if h == nil {
		return i18n.Text{}, false
	}
	return h.name, true
}

// Eve returns the name of the eve on d, whether or not c counts eves as free.
func (c Calendar) Eve(d Date) (i18n.Text, bool) {
	if h := c.find(d, true); h != nil && h.eve {
		return h.name, true
	}
	return i18n.Text{}, false
}

func (c Calendar) find(d Date, eves bool) *holiday {
	if c.holidays == nil {
		return nil
	}
	easter := Easter(d.Year)
	for i := range c.holidays {
		if h := &c.holidays[i]; (eves || !h.eve) && h.falls(d, easter) {
			return h
		}
	}
	return nil
}

// WorkingDay reports whether d is a working day: neither a Saturday nor a
// Sunday nor a holiday (Reg. (EEC, Euratom) 1182/71 Art. 2(2)).
func (c Calendar) WorkingDay(d Date) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	return c.find(d, c.Eves) == nil
}

// NextWorkingDay returns the first working day after d.
func (c Calendar) NextWorkingDay(d Date) Date {
	for d = d.AddDays(1); !c.WorkingDay(d); {
		d = d.AddDays(1)
	}
	return d
}

// AddWorkingDays returns the nth working day after d.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	for range n {
		d = c.NextWorkingDay(d)
	}
	return d
}
