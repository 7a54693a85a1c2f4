package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// A Date is a day of the Gregorian calendar. It knows no zone and no holidays;
// the zero Date is no day at all.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in the zone that t carries.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads what [Date.String] wrote: "2026-05-14".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("calendar: %q is not a day", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// String is the ISO form: "2026-05-14". The zero Date is the empty string.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes what String says.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	var err error
	*d, err = ParseDate(string(text))
	return err
}

// Value stores d as text, and the zero Date as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	if d.Year < 0 || d.Year > 9999 {
		return nil, fmt.Errorf("calendar: %s could not be read back", d)
	}
	return d.String(), nil
}

// Scan reads what Value wrote.
func (d *Date) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("calendar: cannot read a day from %T", v)
}

// GormDataType is the column type of a Date.
func (Date) GormDataType() string { return "text" }

// Compare is negative if d is before e, positive if it is after, else 0.
func (d Date) Compare(e Date) int {
	switch {
	case d.Year != e.Year:
		return d.Year - e.Year
	case d.Month != e.Month:
		return int(d.Month - e.Month)
	}
	return d.Day - e.Day
}

// AddDays returns the day n days after d, or before it if n is negative.
func (d Date) AddDays(n int) Date {
	if day := d.Day + n; day >= 1 && day <= 28 { // no month is shorter
		return Date{d.Year, d.Month, day}
	}
	return fromDays(d.days() + n)
}

// AddMonths returns the day with the same number n months later, or the last
// day of that month if it has no such day: 31 January + 1 is 28 or 29 February
// (Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)).
func (d Date) AddMonths(n int) Date {
	m := d.Year*12 + int(d.Month) - 1 + n
	first := Date{floorDiv(m, 12), time.Month(m-floorDiv(m, 12)*12) + 1, 1}
	return Date{first.Year, first.Month, min(d.Day, first.lengthOfMonth())}
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday {
	n := (d.days() + 4) % 7 // day 0, 1 January 1970, was a Thursday
	if n < 0 {
		n += 7
	}
	return time.Weekday(n)
}

// In returns the first instant of d in zone.
func (d Date) In(zone *time.Location) time.Time { return d.at(0, 0, 0, zone) }

// Noon returns noon of d in zone.
func (d Date) Noon(zone *time.Location) time.Time { return d.at(12, 0, 0, zone) }

// End returns the last whole second of d in zone: 23:59:59.
func (d Date) End(zone *time.Location) time.Time { return d.at(23, 59, 59, zone) }

func (d Date) at(hour, minute, second int, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, second, 0, zone)
}

func (d Date) lengthOfMonth() int {
	switch d.Month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if d.Year%4 == 0 && (d.Year%100 != 0 || d.Year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

// days counts the days from 1 January 1970 to d. A year is counted from March
// here, so that the leap day is its last.
func (d Date) days() int {
	y, m := d.Year, (int(d.Month)+9)%12
	if m >= 10 {
		y--
	}
	return y*365 + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + (m*306+5)/10 + d.Day - 719469
}

// fromDays is the inverse of days.
func fromDays(n int) Date {
	n += 719468
	era := floorDiv(n, 146097)
	day := n - era*146097
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	m := (5*day + 2) / 153
	d := Date{year + era*400, time.Month(m + 3), day - (153*m+2)/5 + 1}
	if m >= 10 {
		d.Month -= 12
		d.Year++
	}
	return d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
