package deadline_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A walker finds the end of a time limit the slow way: it steps through hours
// and days and looks at the clock on the wall. Nothing here is shared with the
// engine or with package calendar; the holidays are typed in.
type walker struct {
	country string
	eves    bool
}

var zones = map[string]*time.Location{
	"SE": zone("Europe/Stockholm"), "NO": zone("Europe/Oslo"), "DK": zone("Europe/Copenhagen"),
	"FI": zone("Europe/Helsinki"), "DE": zone("Europe/Berlin"), "IE": zone("Europe/Dublin"),
	"NL": zone("Europe/Amsterdam"), "LT": zone("Europe/Vilnius"), "LU": zone("Europe/Luxembourg"),
}

func zone(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return l
}

// swedishEveryYear are the days of lag (1989:253) with a date, movableSwedish
// those without: Good Friday, Easter Day and Monday, Ascension, Whit Sunday,
// Midsummer's Eve and Day, All Saints.
const swedishEveryYear = "0101 0106 0501 0606 1225 1226"

var movableSwedish = map[int]string{
	2018: "0330 0401 0402 0510 0520 0622 0623 1103",
	2019: "0419 0421 0422 0530 0609 0621 0622 1102",
	2020: "0410 0412 0413 0521 0531 0619 0620 1031",
	2021: "0402 0404 0405 0513 0523 0625 0626 1106",
	2022: "0415 0417 0418 0526 0605 0624 0625 1105",
	2023: "0407 0409 0410 0518 0528 0623 0624 1104",
	2024: "0329 0331 0401 0509 0519 0621 0622 1102",
	2025: "0418 0420 0421 0529 0608 0620 0621 1101",
	2026: "0403 0405 0406 0514 0524 0619 0620 1031",
	2027: "0326 0328 0329 0506 0516 0625 0626 1106",
	2028: "0414 0416 0417 0525 0604 0623 0624 1104",
	2029: "0330 0401 0402 0510 0520 0622 0623 1103",
	2030: "0419 0421 0422 0530 0609 0621 0622 1102",
	2031: "0411 0413 0414 0522 0601 0620 0621 1101",
	2032: "0326 0328 0329 0506 0516 0625 0626 1106",
}

// elsewhere are the public holidays of the other countries in 2026.
var elsewhere = map[string]string{
	"NO": "0101 0402 0403 0405 0406 0501 0514 0517 0524 0525 1225 1226",
	"DK": "0101 0402 0403 0405 0406 0514 0524 0525 1225 1226",
	"FI": "0101 0106 0403 0405 0406 0501 0514 0524 0620 1031 1206 1225 1226",
	"DE": "0101 0403 0406 0501 0514 0525 1003 1225 1226",
	"IE": "0101 0202 0317 0406 0504 0601 0803 1026 1225 1226",
	"NL": "0101 0405 0406 0427 0514 0524 0525 1225 1226",
	"LT": "0101 0216 0311 0405 0406 0501 0624 0706 0815 1101 1102 1224 1225 1226",
	"LU": "0101 0406 0501 0509 0514 0525 0623 0815 1101 1225 1226",
}

// A civil day is noon in UTC of that date: days are walked over in steps of 24 h.
func civil(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
}

func (w walker) zone() *time.Location      { return zones[w.country] }
func (w walker) day(t time.Time) time.Time { return civil(t.In(w.zone())) }
func (w walker) date(t time.Time) string   { return w.day(t).Format("2006-01-02") }
func tomorrow(day time.Time) time.Time     { return day.Add(24 * time.Hour) }
func (w walker) works(day time.Time) bool  { return !w.free(day, w.eves) }

// free reports whether no work is done on a day; on the eves of Midsummer,
// Christmas and New Year only if they count.
func (w walker) free(day time.Time, eves bool) bool {
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		return true
	}
	year, d := day.Year(), day.Format("0102")
	if w.country != "SE" {
		if year != 2026 {
			panic(fmt.Sprintf("the oracle knows no holidays of %s in %d", w.country, year))
		}
		return slices.Contains(strings.Fields(elsewhere[w.country]), d)
	}
	if movableSwedish[year] == "" {
		panic(fmt.Sprintf("the oracle knows no holidays of %d", year))
	}
	movable := strings.Fields(movableSwedish[year])
	if d == "1224" || d == "1231" || d == movable[5] {
		return eves
	}
	return strings.Contains(swedishEveryYear, d) || slices.Contains(movable, d)
}

// hours walks n hours, one by one.
func (w walker) hours(t time.Time, n int) time.Time {
	for range n {
		t = t.Add(time.Hour)
	}
	return t
}

// fullHours walks to the next full hour on the wall, for the hour in which the
// event happened is not counted, and then n hours (Reg. 1182/71 Art. 3(1)).
func (w walker) fullHours(t time.Time, n int) time.Time {
	t = t.Add(-time.Duration(t.Second())*time.Second - time.Duration(t.Nanosecond()))
	for t = t.Add(time.Minute); t.In(w.zone()).Minute() != 0; {
		t = t.Add(time.Minute)
	}
	return w.hours(t, n)
}

// shows walks through the hours of a day until the clock shows what it shows at
// t. On the night when the clock skips that time, it is as if it had not been put
// forward: no law says what else.
func (w walker) shows(day, t time.Time) time.Time {
	want := t.In(w.zone())
	past := time.Duration(want.Minute())*time.Minute + time.Duration(want.Second())*time.Second
	at := day.Add(-15 * time.Hour)
	for !w.day(at).Equal(day) {
		at = at.Add(time.Hour)
	}
	midnight := at
	for ; w.day(at).Equal(day); at = at.Add(time.Hour) {
		if at.In(w.zone()).Hour() == want.Hour() {
			return at.Add(past)
		}
	}
	return w.hours(midnight, want.Hour()).Add(past)
}

// end walks from noon to the last second of a day.
func (w walker) end(day time.Time) time.Time {
	at := day
	for w.day(at).Equal(day) {
		at = at.Add(time.Hour)
	}
	return at.Add(-time.Second)
}

// noon walks to the next working day and through it until noon.
func (w walker) noon(day time.Time) time.Time {
	day = w.working(tomorrow(day))
	return w.shows(day, time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, w.zone()))
}

// working is the day itself if it is a working day, or the next.
func (w walker) working(day time.Time) time.Time {
	for !w.works(day) {
		day = tomorrow(day)
	}
	return day
}

func (w walker) days(t time.Time, n int) time.Time {
	day := w.day(t)
	for range n {
		day = tomorrow(day)
	}
	return day
}

func (w walker) workingDays(t time.Time, n int) time.Time {
	day := w.day(t)
	for n > 0 {
		if day = tomorrow(day); w.works(day) {
			n--
		}
	}
	return day
}

// month walks to the same date of the next month, and to its last day if it has
// no such date (Reg. 1182/71 Art. 3(2)(c); lag (1930:173) 1 §).
func (w walker) month(t time.Time) time.Time {
	from := w.day(t)
	day := tomorrow(from)
	for day.Month() == from.Month() {
		day = tomorrow(day)
	}
	for next := day.Month(); day.Day() != from.Day() && tomorrow(day).Month() == next; {
		day = tomorrow(day)
	}
	return day
}

// monthEnd walks to the last day of the month of a day.
func monthEnd(day time.Time) time.Time {
	for tomorrow(day).Month() == day.Month() {
		day = tomorrow(day)
	}
	return day
}

// exactDays is the earliest reading of a period in days or weeks: as many times
// 24 hours, or the same time of day if that is earlier.
func (w walker) exactDays(t time.Time, n int) time.Time {
	elapsed, same := w.hours(t, 24*n), w.shows(w.days(t, n), t)
	if elapsed.Before(same) {
		return elapsed
	}
	return same
}

// rolled is the end of a day, or of the next working day (Reg. 1182/71 Art. 3(4)).
func (w walker) rolled(day time.Time) time.Time { return w.end(w.working(day)) }

// two is as rolled, and the period that starts after t holds two working days
// (Reg. 1182/71 Art. 3(5)).
func (w walker) two(t, last time.Time) time.Time {
	worked := 0
	for day := tomorrow(w.day(t)); ; day = tomorrow(day) {
		if w.works(day) {
			worked++
		}
		if !day.Before(last) && worked >= 2 && w.works(day) {
			return w.end(day)
		}
	}
}

// swedish is the end of a day, or of the next one that is neither free nor an
// eve (lag (1930:173) 2 §).
func (w walker) swedish(day time.Time) time.Time {
	for w.free(day, true) {
		day = tomorrow(day)
	}
	return w.end(day)
}
