package calendar

import "time"

// The periods of Reg. (EEC, Euratom) 1182/71. Whether the last day of a period
// moves because it is free is for the rule to say that names the period.

// Hours returns the last instant of a period of n hours that is counted from
// an event: the hour in which the event falls is not counted, and the period
// ends with the expiry of its last hour (Art. 3(1) and 3(2)(a)). Every zone of
// the EEA is whole hours from UTC, so hours begin together everywhere.
func Hours(event time.Time, n int) time.Time {
	return event.UTC().Truncate(time.Hour).Add(time.Duration(n+1) * time.Hour)
}

// Days returns the last day of a period of n days that is counted from an
// event: the day of the event is not counted (Art. 3(1) and 3(2)(b)).
func (c Calendar) Days(event time.Time, n int) Date { return c.DateOf(event).AddDays(n) }

// Weeks returns the last day of a period of n weeks that is counted from an
// event: the same day of the week (Art. 3(2)(c)).
func (c Calendar) Weeks(event time.Time, n int) Date { return c.DateOf(event).AddDays(7 * n) }

// Months returns the last day of a period of n months that is counted from an
// event: the day with the same number, or the last of its month (Art. 3(2)(c)).
func (c Calendar) Months(event time.Time, n int) Date { return c.DateOf(event).AddMonths(n) }

// WorkingDays returns the last day of a period of n working days that is
// counted from an event (Art. 2(2) and 3(3)).
func (c Calendar) WorkingDays(event time.Time, n int) Date {
	return c.AddWorkingDays(c.DateOf(event), n)
}
