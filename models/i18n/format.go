package i18n

import (
	"strconv"
	"strings"
	"time"
)

// nbsp keeps a number or a time on one line.
const nbsp = "\u00a0"

// A Number says itself with its thousands kept apart: "9 500" (with a
// no-break space) in Swedish, "9,500" in English.
type Number int64

// In says n in l.
func (n Number) In(l Lang) string { return string(appendNumber(make([]byte, 0, 32), int64(n), l)) }

func appendNumber(b []byte, n int64, l Lang) []byte {
	sep, minus := nbsp, "\u2212"
	if l == EN {
		sep, minus = ",", "-"
	}
	var buf [20]byte
	digits := strconv.AppendInt(buf[:0], n, 10)
	if digits[0] == '-' {
		b, digits = append(b, minus...), digits[1:]
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, sep...)
		}
		b = append(b, d)
	}
	return b
}

var (
	weekdays = [7]Text{
		{"söndag", "Sunday"},
		{"måndag", "Monday"},
		{"tisdag", "Tuesday"},
		{"onsdag", "Wednesday"},
		{"torsdag", "Thursday"},
		{"fredag", "Friday"},
		{"lördag", "Saturday"},
	}
	shortWeekdays = [7]Text{
		{"sön", "Sun"}, {"mån", "Mon"}, {"tis", "Tue"}, {"ons", "Wed"}, {"tors", "Thu"}, {"fre", "Fri"}, {"lör", "Sat"},
	}
	months = [12]Text{
		{"januari", "January"},
		{"februari", "February"},
		{"mars", "March"},
		{"april", "April"},
		{"maj", "May"},
		{"juni", "June"},
		{"juli", "July"},
		{"augusti", "August"},
		{"september", "September"},
		{"oktober", "October"},
		{"november", "November"},
		{"december", "December"},
	}
	shortMonths = [12]Text{
		{"jan", "Jan"},
		{"feb", "Feb"},
		{"mars", "Mar"},
		{"apr", "Apr"},
		{"maj", "May"},
		{"juni", "June"},
		{"juli", "July"},
		{"aug", "Aug"},
		{"sep", "Sep"},
		{"okt", "Oct"},
		{"nov", "Nov"},
		{"dec", "Dec"},
	}
)

// Weekday returns the name of a day of the week.
func Weekday(d time.Weekday) Text { return weekdays[d] }

// Month returns the name of a month.
func Month(m time.Month) Text { return months[m-1] }

// Long says an instant in full, in the zone that it carries: "söndag 30 maj
// 2021 kl. 11.01 (UTC+2)", "Sunday 30 May 2021 at 11:01 (UTC+2)". Seconds are
// said when there are any; the last second of a day is said as 24.00 of it.
type Long time.Time

// In says t in l.
func (t Long) In(l Lang) string {
	v := time.Time(t)
	b := appendDate(make([]byte, 0, 64), v, weekdays[v.Weekday()].In(l), months[v.Month()-1].In(l))
	b = append(appendClock(append(b, at(l)...), v, l), nbsp+"("...)
	return string(append(appendOffset(b, v), ')'))
}

// Short says an instant in one line of a list: "sön 30 maj 2021 kl. 11.01".
type Short time.Time

// In says t in l.
func (t Short) In(l Lang) string {
	v := time.Time(t)
	b := appendDate(make([]byte, 0, 48), v, shortWeekdays[v.Weekday()].In(l), shortMonths[v.Month()-1].In(l))
	return string(appendClock(append(b, at(l)...), v, l))
}

// LongDate says a day: "söndag 30 maj 2021".
type LongDate time.Time

// In says t in l.
func (t LongDate) In(l Lang) string {
	v := time.Time(t)
	return string(appendDate(make([]byte, 0, 48), v, weekdays[v.Weekday()].In(l), months[v.Month()-1].In(l)))
}

func appendDate(b []byte, t time.Time, weekday, month string) []byte {
	return appendDay(append(append(b, weekday...), ' '), t, month)
}

func appendDay(b []byte, t time.Time, month string) []byte {
	year, _, day := t.Date()
	b = append(strconv.AppendInt(b, int64(day), 10), ' ')
	return strconv.AppendInt(append(append(b, month...), ' '), int64(year), 10)
}

// Date says a day without its weekday: "30 maj 2021".
type Date time.Time

// In says t in l.
func (t Date) In(l Lang) string {
	v := time.Time(t)
	return string(appendDay(make([]byte, 0, 32), v, months[v.Month()-1].In(l)))
}

// Clock says the time of day: "11.01" in Swedish, "11:01" in English.
type Clock time.Time

// In says t in l.
func (t Clock) In(l Lang) string {
	return string(appendClock(make([]byte, 0, 8), time.Time(t), l))
}

func appendClock(b []byte, t time.Time, l Lang) []byte {
	mark := byte('.')
	if l != SV {
		mark = ':'
	}
	h, m, s := t.Clock()
	if h == 23 && m == 59 && s == 59 {
		h, m, s = 24, 0, 0
	}
	b = appendTwo(append(appendTwo(b, h), mark), m)
	if s != 0 {
		b = appendTwo(append(b, mark), s)
	}
	return b
}

func appendTwo(b []byte, n int) []byte {
	const digits = "0123456789"
	return append(b, digits[n/10], digits[n%10])
}

// List is the ISO form for columns that sort: "2021-05-30 11:01".
func List(t time.Time) string { return t.Format("2006-01-02 15:04") }

// Offset says how far a zone is from UTC at t: "UTC+2", "UTC+5:30", "UTC".
func Offset(t time.Time) string { return string(appendOffset(make([]byte, 0, 12), t)) }

func appendOffset(b []byte, t time.Time) []byte {
	_, s := t.Zone()
	b = append(b, "UTC"...)
	if s == 0 {
		return b
	}
	sign := "+"
	if s < 0 {
		sign, s = "\u2212", -s
	}
	b = strconv.AppendInt(append(b, sign...), int64(s/3600), 10)
	if m := s % 3600 / 60; m != 0 {
		b = appendTwo(append(b, ':'), m)
	}
	return b
}

func at(l Lang) string {
	if l == EN {
		return " at" + nbsp
	}
	return " kl." + nbsp
}

var (
	days    = Plural{One: Text{"1" + nbsp + "dygn", "1" + nbsp + "day"}, Other: Text{"%s" + nbsp + "dygn", "%s" + nbsp + "days"}}
	hours   = Plural{One: Text{"1" + nbsp + "timme", "1" + nbsp + "hour"}, Other: Text{"%s" + nbsp + "timmar", "%s" + nbsp + "hours"}}
	minutes = Plural{One: Text{"1" + nbsp + "minut", "1" + nbsp + "minute"}, Other: Text{"%s" + nbsp + "minuter", "%s" + nbsp + "minutes"}}
	less    = Text{"mindre än en minut", "less than a minute"}
)

// A Duration says a length of time in words, in its two largest units:
// "2 dygn 4 timmar", "1 hour 12 minutes". It never rounds up: what is said to
// be left is left. The sign is not said.
type Duration time.Duration

// In says d in l.
func (d Duration) In(l Lang) string {
	v := time.Duration(d)
	if v < 0 {
		v = -v
	}
	day, hour, minute := int64(v/(24*time.Hour)), int64(v/time.Hour%24), int64(v/time.Minute%60)
	b, parts := make([]byte, 0, 40), 0
	add := func(p Plural, n int64) {
		if n == 0 || parts == 2 {
			return
		}
		if parts++; parts == 2 {
			b = append(b, ' ')
		}
		t := p.Other
		if n == 1 {
			t = p.One
		}
		before, after, counted := strings.Cut(t.In(l), "%s")
		if b = append(b, before...); counted {
			b = append(appendNumber(b, n, l), after...)
		}
	}
	add(days, day)
	add(hours, hour)
	if day == 0 {
		add(minutes, minute)
	}
	if parts == 0 {
		return less.In(l)
	}
	return string(b)
}
