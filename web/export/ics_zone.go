package export

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"frist/models/calendar"
)

// local is a time of a calendar on the clock of a zone, and utc one in UTC.
const (
	local = "20060102T150405"
	utc   = local + "Z"
)

// A turn is one change of the clocks of a zone: at an instant, from one offset
// to another, in seconds east of UTC.
type turn struct {
	at       time.Time
	from, to int
	name     string // of the new time: "CEST"
}

// clock is what the clocks show as they are changed, before the change.
func (t turn) clock() time.Time { return t.at.UTC().Add(time.Duration(t.from) * time.Second) }

// turnsIn returns the changes of a zone's clocks that bear on a range of time:
// from the last one that is at least a year before it to the first that is as
// much after it. A rule of each year is then seen twice at least.
func turnsIn(zone *time.Location, first, last time.Time) []turn {
	const year = 366 * 24 * time.Hour
	var turns []turn
	at, _ := first.Add(-year).In(zone).ZoneBounds()
	if at.IsZero() { // nothing is known of before
		at = first.Add(-year).In(zone)
	}
	if _, now := at.Zone(); now != before(at) {
		turns = append(turns, turnAt(at))
	}
	for !at.After(last.Add(year)) {
		next, ever := calendar.NextTurn(at)
		if !ever {
			break
		}
		turns = append(turns, turnAt(next))
		at = next
	}
	return turns
}

func turnAt(at time.Time) turn {
	name, to := at.Zone()
	return turn{at: at, from: before(at), to: to, name: name}
}

// before is the offset that held before an instant.
func before(at time.Time) int {
	_, offset := at.Add(-time.Second).Zone()
	return offset
}

// timezone describes the clocks of a zone as a calendar needs it: what it knows
// of the zone itself may be old, or nothing. The changes are those of the time
// zone database. Where they are on the same Sunday of each year that is said as
// a rule, for some calendars understand nothing else.
func timezone(zone *time.Location, first, last time.Time) *ics.VTimezone {
	z := ics.NewTimezone(zone.String())
	turns := turnsIn(zone, first, last)
	if len(turns) == 0 {
		name, offset := first.In(zone).Zone()
		z.Components = append(z.Components, observance(turn{at: time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC).Add(-time.Duration(offset) * time.Second), from: offset, to: offset, name: name}, ""))
	}
	for len(turns) > 0 {
		same, others := alike(turns)
		if rule := yearly(same); rule != "" {
			z.Components = append(z.Components, observance(same[0], rule))
		} else {
			for _, t := range same {
				z.Components = append(z.Components, observance(t, ""))
			}
		}
		turns = others
	}
	return z
}

// alike parts the changes into those like the first and the others.
func alike(turns []turn) (same, others []turn) {
	for _, t := range turns {
		if t.from == turns[0].from && t.to == turns[0].to && t.name == turns[0].name {
			same = append(same, t)
		} else {
			others = append(others, t)
		}
	}
	return same, others
}

// yearly is the rule that gives all the changes, or empty if there is none: the
// last such weekday of the month, in each year.
func yearly(turns []turn) string {
	c := turns[0].clock()
	for i, t := range turns {
		n := t.clock()
		if n.Year() != c.Year()+i || n.Month() != c.Month() || n.Weekday() != c.Weekday() || n.AddDate(0, 0, 7).Month() == n.Month() ||
			n.Format("150405") != c.Format("150405") {
			return ""
		}
	}
	if len(turns) < 2 {
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=-1%s", c.Month(), [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[c.Weekday()])
}

// observance is the time that holds from a change on. It is that of summer where
// the clocks went forward: what the time zone database calls so in Ireland is
// winter.
func observance(t turn, rule string) ics.Component {
	var base *ics.ComponentBase
	var c ics.Component
	if t.to > t.from {
		d := &ics.Daylight{}
		base, c = &d.ComponentBase, d
	} else {
		s := ics.NewStandard()
		base, c = &s.ComponentBase, s
	}
	base.AddProperty(ics.ComponentPropertyDtStart, t.clock().Format(local))
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offset(t.from))
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offset(t.to))
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzname), t.name)
	if rule != "" {
		base.AddRrule(rule)
	}
	return c
}

// offset is seconds east of UTC as a calendar has them.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}

// again reports whether the clock of t's zone shows what it shows at t for the
// second time that night. Such a time cannot be said by the clock: a calendar
// takes it for the first.
func again(t time.Time) bool {
	start, _ := t.ZoneBounds()
	if start.IsZero() {
		return false
	}
	_, now := t.Zone()
	_, before := start.Add(-time.Second).Zone()
	return t.Sub(start) < time.Duration(before-now)*time.Second
}
