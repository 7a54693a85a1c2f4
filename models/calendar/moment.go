package calendar

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Precision says how well the time of something is known.
type Precision string

// The precisions. An unknown one may still have an instant: somebody's guess.
const (
	Exact   Precision = "exact"
	About   Precision = "about"
	Between Precision = "between"
	OnDay   Precision = "day"
	Unknown Precision = "unknown"
)

// Precisions lists them in the order in which a form offers them.
var Precisions = [...]Precision{Exact, About, Between, OnDay, Unknown}

// Valid reports whether p is one of [Precisions].
func (p Precision) Valid() bool {
	for _, q := range Precisions {
		if p == q {
			return true
		}
	}
	return false
}

// A Moment is when something happened, as well as it is known. The zero Moment
// is a time that is not known at all. At is in UTC and in whole seconds; Until
// is the end of a time that is known only to lie between two.
type Moment struct {
	At, Until time.Time
	Precision Precision
}

// At returns the moment that is known exactly to be t.
func At(t time.Time) Moment { return Moment{At: t.UTC().Truncate(time.Second), Precision: Exact} }

// Known reports whether m has an instant at all.
func (m Moment) Known() bool { return !m.At.IsZero() }

// Earliest returns the earliest instant that m can be: the earlier of two, the
// beginning of a day of which no more is known. It is the zero time if m is not
// known.
func (m Moment) Earliest(zone *time.Location) time.Time {
	if m.Precision != OnDay || !m.Known() {
		return m.At
	}
	return DateOf(m.At.In(zone)).In(zone).UTC()
}

// Latest returns the latest instant that m can be: the later of two, the last second
// of a day of which no more is known. It is the zero time if m is not known.
func (m Moment) Latest(zone *time.Location) time.Time {
	switch {
	case m.Precision == Between:
		return m.Until
	case m.Precision == OnDay && m.Known():
		return DateOf(m.At.In(zone)).AddDays(1).In(zone).UTC().Add(-time.Second)
	}
	return m.At
}

// Check says what is wrong with m, and nil if it can be stored.
func (m Moment) Check() error {
	switch {
	case !m.Known() && (!m.Until.IsZero() || m.Precision != "" && m.Precision != Unknown):
		return errors.New("a precision without a time")
	case !m.Known():
		return nil
	case !m.Precision.Valid():
		return fmt.Errorf("unknown precision %q", m.Precision)
	case m.Precision == Between && m.Until.IsZero():
		return errors.New("a time between two needs both")
	case m.Precision == Between && m.Until.Before(m.At):
		return errors.New("the later time is before the earlier one")
	case m.Precision != Between && !m.Until.IsZero():
		return errors.New("only a time between two has an end")
	}
	return nil
}

// stored is how an instant stands in the database and in Moment.String.
const stored = "2006-01-02T15:04:05Z"

// String is the form in which a Moment is stored: the instant in UTC, the end
// if there is one, and the precision if it is not exact. It sorts by instant.
func (m Moment) String() string {
	if !m.Known() {
		return ""
	}
	s := m.At.UTC().Format(stored)
	if m.Precision == Between {
		s += " " + m.Until.UTC().Format(stored)
	}
	if m.Precision != Exact {
		s += " " + string(m.Precision)
	}
	return s
}

// ParseMoment reads what [Moment.String] wrote.
func ParseMoment(s string) (Moment, error) {
	if s == "" {
		return Moment{}, nil
	}
	m := Moment{Precision: Exact}
	if len(s) == len(stored) { // as most are
		var err error
		m.At, err = time.Parse(time.RFC3339, s)
		return m, err
	}
	f := strings.Fields(s)
	if len(f) > 1 {
		m.Precision = Precision(f[len(f)-1])
	}
	var err error
	if m.At, err = time.Parse(stored, f[0]); err != nil {
		return Moment{}, err
	}
	if len(f) == 3 {
		if m.Until, err = time.Parse(stored, f[1]); err != nil {
			return Moment{}, err
		}
	}
	return m, m.Check()
}

// Value stores m as text, and a time that is not known as NULL.
func (m Moment) Value() (driver.Value, error) {
	if !m.Known() {
		return nil, nil
	}
	for _, t := range [...]time.Time{m.At, m.Until} {
		if year := t.UTC().Year(); year < 0 || year > 9999 {
			return nil, fmt.Errorf("calendar: %s could not be read back", t)
		}
	}
	return m.String(), m.Check()
}

// Scan reads what Value wrote.
func (m *Moment) Scan(v any) error {
	var s string
	switch v := v.(type) {
	case nil:
	case string:
		s = v
	case []byte:
		s = string(v)
	default:
		return fmt.Errorf("calendar: cannot read a moment from %T", v)
	}
	var err error
	*m, err = ParseMoment(s)
	return err
}

// GormDataType is the column type of a Moment.
func (Moment) GormDataType() string { return "text" }

// MarshalText is String, for the log.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (m *Moment) UnmarshalText(b []byte) error {
	var err error
	*m, err = ParseMoment(string(b))
	return err
}
