package web

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"frist/models/i18n"
)

var (
	noSuchTime  = i18n.Text{SV: "Ange år, månad, dag och klockslag, till exempel 2026 11 14 och 07:40.", EN: "Enter year, month, day and time, for example 2026 11 14 and 07:40."}
	noSuchDay   = i18n.Text{SV: "Det datumet finns inte.", EN: "There is no such date."}
	otherYear   = i18n.Text{SV: "Året ska vara mellan 1990 och 2100.", EN: "The year must be between 1990 and 2100."}
	noSuchHour  = i18n.Text{SV: "Klockslaget finns inte den dagen: klockan ställdes fram. Ange tiden före eller efter.", EN: "There is no such time on that day: the clocks went forward. Enter the time before or after."}
	noSuchClock = i18n.Text{SV: "Ange klockslaget med timmar och minuter, till exempel 07:40.", EN: "Enter the time in hours and minutes, for example 07:40."}
	twoHours    = i18n.Text{SV: "Klockslaget inträffade två gånger den natten. Välj vilken du menar.", EN: "That time occurred twice that night. Choose which one you mean."}
	otherOffset = i18n.Text{SV: "Tiden skrevs med skillnaden %s mot UTC, men på platsen var den %s då. Den är läst som %s: kontrollera den.", EN: "The time was written with the offset %s from UTC, but at the place it was %s then. It is read as %s: check it."}
	needsOffset = i18n.Text{SV: "Skriv tiden som 2026-11-14 07:40.", EN: "Write the time as 2026-11-14 07:40."}
)

// pasted is a whole time in one field: "2026-11-14 07:40", with a T, seconds or
// an offset if it has them.
var pasted = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?) *(Z|[+-]\d{2}:?\d{2})?)?$`)

// clockTime is a time of day: "07:40", "7.40", "0740", "07:40:30".
var clockTime = regexp.MustCompile(`^(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2}))?$`)

// read reads the fields of one question about a time, in the form's zone. It
// returns false when nothing was typed, and when what was typed is not one
// instant, which it notes. onDay takes a time without a clock as noon.
func (f *typed) read(name string, onDay bool) (time.Time, bool) {
	w := f.written(name)
	y, m, d, t := strings.TrimSpace(w.Year), strings.TrimSpace(w.Month), strings.TrimSpace(w.Day), strings.TrimSpace(w.Clock)
	if y+m+d+t == "" {
		return time.Time{}, false
	}
	owner := strings.TrimSuffix(name, ".until") // the question that the problem stands at
	if i := slices.IndexFunc([]string{y, m, d, t}, pasted.MatchString); i >= 0 {
		y = []string{y, m, d, t}[i] // it holds whatever the other fields were filled in with
		whole, ok := f.unpaste(owner, y, &m, &d, &t)
		if ok {
			return whole, true
		}
		y = y[:4]
	}
	if t == "" && onDay {
		t = "12:00"
	}
	year, errY := strconv.Atoi(y)
	month, okM := monthOf(m)
	day, errD := strconv.Atoi(d)
	clock := clockTime.FindStringSubmatch(t)
	switch {
	case y == "" || m == "" || d == "" || t == "" || errY != nil || errD != nil || !okM:
		f.problems.Add(owner, noSuchTime)
	case !isYear(year):
		f.problems.Add(owner, otherYear)
	case time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Day() != day || day < 1:
		f.problems.Add(owner, noSuchDay)
	case clock == nil:
		f.problems.Add(owner, noSuchClock)
	default:
		return f.local(name, owner, year, month, day, clock)
	}
	return time.Time{}, false
}

// unpaste takes a whole time apart that was pasted into one field.
// With an offset it is an instant already.
func (f *typed) unpaste(owner, y string, m, d, t *string) (time.Time, bool) {
	p := pasted.FindStringSubmatch(y)
	if p == nil {
		return time.Time{}, false
	}
	*m, *d = p[2], p[3]
	if p[4] != "" {
		*t = p[4]
	}
	if p[5] == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{time.RFC3339, "2006-1-2T15:04Z07:00", "2006-1-2T15:04Z0700", "2006-1-2T15:04:05Z0700"} {
		s := p[1] + "-" + p[2] + "-" + p[3] + "T" + strings.ReplaceAll(p[4], ".", ":") + p[5]
		if at, err := time.Parse(layout, s); err == nil {
			if !isYear(at.In(f.zone).Year()) {
				f.problems.Add(owner, otherYear)
				return time.Time{}, false
			}
			if said, there := at.Format(time.RFC3339)[19:], at.In(f.zone).Format("-07:00"); p[5] != "Z" && said != there && said != "Z" {
				f.elsewhere[owner] = otherOffset.With(said, there, i18n.Long(at.In(f.zone)))
			}
			return at.UTC(), true
		}
	}
	f.problems.Add(owner, needsOffset)
	return time.Time{}, false
}

// isYear reports whether a form takes a time of that year: what lies further off
// was typed by mistake.
func isYear(year int) bool { return year >= 1990 && year <= 2100 }

func (f *typed) local(name, owner string, year int, month time.Month, day int, clock []string) (time.Time, bool) {
	var hms [3]int
	for i := range hms {
		if clock[i+1] != "" {
			hms[i], _ = strconv.Atoi(clock[i+1]) // the expression lets only figures through
		}
	}
	if hms[0] > 23 || hms[1] > 59 || hms[2] > 59 {
		f.problems.Add(owner, noSuchClock)
		return time.Time{}, false
	}
	wall := time.Date(year, month, day, hms[0], hms[1], hms[2], 0, time.UTC)
	instants := onClock(wall, f.zone)
	switch len(instants) {
	case 0:
		f.problems.Add(owner, noSuchHour)
		return time.Time{}, false
	case 1:
		return instants[0], true
	}
	f.folds[name] = true
	switch f.Get(name + ".fold") {
	case "first":
		return instants[0], true
	case "second":
		return instants[1], true
	}
	f.problems.Add(owner, twoHours)
	return time.Time{}, false
}

// onClock returns the instants, in UTC and in order, at which a clock in the
// zone shows what wall shows: none in the hour that spring skips, two in the
// hour that autumn repeats, else one.
func onClock(wall time.Time, zone *time.Location) []time.Time {
	y, m, d := wall.Date()
	h, mi, s := wall.Clock()
	naive := time.Date(y, m, d, h, mi, s, 0, time.UTC)
	var found []time.Time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := naive.Add(near).In(zone).Zone()
		t := naive.Add(-time.Duration(offset) * time.Second)
		l := t.In(zone)
		if l.Day() == d && l.Hour() == h && l.Minute() == mi && (len(found) == 0 || !found[0].Equal(t)) {
			found = append(found, t)
		}
	}
	return found
}

// monthOf reads a month: its number, or the beginning of its name.
func monthOf(s string) (time.Month, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	s = strings.ToLower(strings.TrimSuffix(s, "."))
	if len(s) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		for _, l := range i18n.Langs {
			if strings.HasPrefix(strings.ToLower(i18n.Month(m).In(l)), s) {
				return m, true
			}
		}
	}
	return 0, false
}

// badBody is the error for a form that could not be read.
func badBody(err error) error {
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		status = http.StatusBadRequest
	}
	return echo.NewHTTPError(status).SetInternal(err)
}
