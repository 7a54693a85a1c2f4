package deadline

import (
	"errors"
	"fmt"
	"time"
)

var (
	errOffset = errors.New("the time has no offset from UTC: write it as 2026-10-06T09:00:00+02:00")
	errFine   = errors.New("the time is finer than a nanosecond")
)

// The years that a time may have. Outside them it is a slip of the keyboard,
// and there are no holidays beyond them.
const (
	minYear = 1970
	maxYear = 2100
)

// parseTime reads an RFC 3339 time with its offset, which the result carries.
// Its letters may be small (RFC 3339 5.6).
// [time.Parse] would put the zone of the machine in its place where the two
// agree, and then the result would depend on the machine.
func parseTime(b []byte) (time.Time, error) {
	if len(b) < len("2006-01-02T15:04:05") || !shaped(b[:10], "0000-00-00") || b[10]|0x20 != 't' || !shaped(b[11:19], "00:00:00") {
		return time.Time{}, notTime(b)
	}
	year, month, day := number(b[0:4]), number(b[5:7]), number(b[8:10])
	hour, minute, second := number(b[11:13]), number(b[14:16]), number(b[17:19])
	rest := b[19:]
	nano := 0
	if len(rest) > 0 && rest[0] == '.' {
		n := 1
		for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
			n++
		}
		if n == 1 {
			return time.Time{}, notTime(b)
		}
		var ok bool
		if nano, ok = fraction(rest[1:n]); !ok {
			return time.Time{}, errFine
		}
		rest = rest[n:]
	}
	if len(rest) == 0 {
		return time.Time{}, errOffset
	}
	zone, ok := parseOffset(rest)
	switch {
	case !ok:
		return time.Time{}, notTime(b)
	case year < minYear || year > maxYear:
		return time.Time{}, fmt.Errorf("%q is not in the years %d to %d", b, minYear, maxYear)
	case hour > 23 || minute > 59 || second > 59:
		return time.Time{}, fmt.Errorf("%q: there is no such time of day", b)
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, nano, zone)
	if y, m, d := t.Date(); y != year || int(m) != month || d != day {
		return time.Time{}, fmt.Errorf("%q: there is no such day", b)
	}
	return t, nil
}

func notTime(b []byte) error {
	return fmt.Errorf("%q is not a time: write it as 2026-10-06T09:00:00+02:00", b)
}

// shaped reports whether b has a digit wherever form has a 0, and is form
// elsewhere.
func shaped(b []byte, form string) bool {
	if len(b) != len(form) {
		return false
	}
	for i, c := range b {
		if form[i] == '0' && (c < '0' || c > '9') || form[i] != '0' && c != form[i] {
			return false
		}
	}
	return true
}

func number(b []byte) (n int) {
	for _, c := range b {
		n = 10*n + int(c-'0')
	}
	return n
}

// fraction reads the digits after the point as nanoseconds. It returns false
// for a fraction that nanoseconds cannot hold.
func fraction(digits []byte) (nano int, ok bool) {
	for i := range max(9, len(digits)) {
		d := byte('0')
		if i < len(digits) {
			d = digits[i]
		}
		if i >= 9 && d != '0' {
			return 0, false
		}
		if i < 9 {
			nano = 10*nano + int(d-'0')
		}
	}
	return nano, true
}

// parseOffset reads "Z" or "+02:00". An offset of nothing is UTC.
func parseOffset(b []byte) (*time.Location, bool) {
	if len(b) == 1 && b[0]|0x20 == 'z' {
		return time.UTC, true
	}
	if !shaped(b, "+00:00") && !shaped(b, "-00:00") {
		return nil, false
	}
	hour, minute := number(b[1:3]), number(b[4:6])
	if hour > 23 || minute > 59 {
		return nil, false
	}
	second := hour*3600 + minute*60
	if second == 0 {
		return time.UTC, true
	}
	if b[0] == '-' {
		second = -second
	}
	return time.FixedZone("", second), true
}
