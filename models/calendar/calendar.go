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
	holidays *table // nil if not known
}

// For returns the calendar of a country, and false for one that is not in
// [Countries]. With eves, the eves that custom but not the law on holidays
// makes free count as free too.
func For(country string, eves bool) (Calendar, bool) {
	for i := range countries {
		if c := &countries[i]; c.Code == country {
			cal := Calendar{Country: country, Eves: eves, offsets: c.offsets()}
			cal.Zone = cal.offsets.zone
			if c.holidays != nil {
				cal.holidays = c.holidays()
			}
			return cal, true
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

// Law cites what makes the holidays of the country free, and its eves where a
// law does. It is empty where the holidays are not known.
func (c Calendar) Law() string {
	if c.holidays == nil {
		return ""
	}
	return c.holidays.law
}

// Holiday returns the name of the holiday on d, and false if d is none. An
// ordinary Sunday is free but has no name.
func (c Calendar) Holiday(d Date) (i18n.Text, bool) {
	h := c.holidays.find(d, c.Eves)
	if h == nil {
		return i18n.Text{}, false
	}
	return h.name, true
}

// Eve returns the name of the eve on d, whether or not c counts eves as free.
// It is false on a day that is free without being an eve: a Christmas Eve on a
// Saturday changes nothing.
func (c Calendar) Eve(d Date) (i18n.Text, bool) {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday || c.holidays.find(d, false) != nil {
		return i18n.Text{}, false
	}
	h := c.holidays.find(d, true)
	if h == nil {
		return i18n.Text{}, false
	}
	return h.name, true
}

// WorkingDay reports whether d is a working day: neither a Saturday nor a
// Sunday nor a holiday (Reg. (EEC, Euratom) 1182/71 Art. 2(2)).
func (c Calendar) WorkingDay(d Date) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	return c.holidays.find(d, c.Eves) == nil
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
