package calendar

import (
	"sort"
	"time"
)

// The years for which offsets are looked up once instead of at each question.
const (
	firstYear = 1990
	lastYear  = 2101
)

// offsets are the differences between local time and UTC in one zone. They are
// asked for at each instant that is said or compared, and asking a
// [time.Location] costs as much as all the rest of a computation.
type offsets struct {
	zone   *time.Location
	from   []int64 // Unix seconds at which seconds begin to hold
	second []int
}

// loadOffsets panics if there is no such zone: the program is then built
// without the zone database.
func loadOffsets(name string) *offsets {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic("calendar: " + err.Error())
	}
	o := &offsets{zone: zone}
	end := time.Date(lastYear, time.January, 1, 0, 0, 0, 0, time.UTC)
	more := true
	for t := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC).In(zone); more && t.Before(end); t, more = NextTurn(t) {
		_, second := t.Zone()
		o.from, o.second = append(o.from, t.Unix()), append(o.second, second)
	}
	return o
}

// NextTurn returns the next instant at which the clocks of t's zone are set
// forward or back, and false if they are not until the year 4000. It is not
// always where [time.Time.ZoneBounds] says that an offset ends: on the last day of
// a leap year that is the day itself, and whoever goes from bound to bound stands
// still there.
func NextTurn(t time.Time) (time.Time, bool) {
	_, was := t.Zone()
	for t.Year() < 4000 {
		_, next := t.ZoneBounds()
		if next.IsZero() {
			break
		}
		if !next.After(t) {
			next = t.Add(48 * time.Hour)
		}
		t = next
		if _, second := t.Zone(); second != was {
			return t, true
		}
	}
	return time.Time{}, false
}

// at returns how many seconds local time is ahead of UTC at an instant.
func (o *offsets) at(unix int64) int {
	if unix < o.from[0] || unix >= lastUnix {
		_, second := time.Unix(unix, 0).In(o.zone).Zone()
		return second
	}
	i := sort.Search(len(o.from), func(i int) bool { return o.from[i] > unix })
	return o.second[i-1]
}

const lastUnix = 4133980800 // 1 January 2101

// Offset returns how many seconds local time is ahead of UTC at t.
func (c Calendar) Offset(t time.Time) int { return c.offsets.at(t.Unix()) }

// DateOf returns the local day on which t falls.
func (c Calendar) DateOf(t time.Time) Date {
	d, _ := c.Local(t)
	return d
}

// Local returns the local day of t and the seconds since its midnight as the
// clock on the wall shows them.
func (c Calendar) Local(t time.Time) (d Date, second int) {
	d, second, _ = c.LocalOffset(t)
	return d, second
}

// LocalOffset is Local, with how many seconds local time is ahead of UTC at t.
func (c Calendar) LocalOffset(t time.Time) (d Date, second, ahead int) {
	unix := t.Unix()
	ahead = c.offsets.at(unix)
	local := int(unix) + ahead
	n := floorDiv(local, 86400)
	return fromDays(n), local - n*86400, ahead
}

// End returns the last whole second of d in local time.
func (c Calendar) End(d Date) time.Time { return c.at(d, 86399) }

// Noon returns noon of d in local time.
func (c Calendar) Noon(d Date) time.Time { return c.at(d, 43200) }

// SameClock returns the instant at which the clock on the wall shows on d what
// it shows at t. A time that the clocks show twice that night is the first of
// the two; one that they skip is counted from before the change.
func (c Calendar) SameClock(d Date, t time.Time) time.Time {
	_, second := c.Local(t)
	return c.at(d, second).Add(time.Duration(t.Nanosecond()))
}

// at finds the instant of a local time. Of the offsets that hold a day before
// and a day after, the larger gives the earlier instant.
func (c Calendar) at(d Date, second int) time.Time {
	local := int64(d.days())*86400 + int64(second)
	before, after := c.offsets.at(local-86400-int64(c.offsets.at(local))), c.offsets.at(local+86400)
	for _, o := range [2]int{max(before, after), min(before, after)} {
		if unix := local - int64(o); c.offsets.at(unix) == o {
			return time.Unix(unix, 0).UTC()
		}
	}
	return time.Unix(local-int64(before), 0).UTC()
}
