package web_test

import (
	"context"
	"crypto/rand"
	"html"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/i18n"
)

// A mould is a page of the site without what the raw reference puts there
// itself. It is learnt from pages that the site made, so that the reference
// follows when a template changes. Where a page is always built alike, it is
// the text before each hole in turn; in lists it is the text between a hole of
// one kind and one of another.
type mould struct {
	line  []string
	parts [holes][holes]string
	known [holes][holes]bool
}

// A hole is a kind of thing that a page says. Those of chrome stand once and in
// turn; the others are in rows.
type hole uint8

const (
	chrome hole = iota
	rowHoles
	holes = rowHoles + 40
)

// A filling is a page that is being made.
type filling struct {
	b    []byte
	now  time.Time
	user int64
	name string

	m    *mould // nil while one is learnt: b then holds the values only
	last hole
	n    int // how many holes of chrome were filled
	// While a mould is learnt: where in b the values begin, and of what kind they are.
	marks []int
	kinds []hole
}

func (f *filling) start(now time.Time) {
	*f = filling{b: f.b[:0], now: now, marks: f.marks[:0], kinds: f.kinds[:0]}
}

// next appends what stands before a hole.
func (f *filling) next(h hole) {
	switch {
	case f.m == nil:
		f.marks, f.kinds = append(f.marks, len(f.b)), append(f.kinds, h)
	case h == chrome && f.last == chrome:
		f.b = append(f.b, f.m.line[f.n]...)
		f.n++
	default:
		f.b = append(f.b, f.m.parts[f.last][h]...)
	}
	f.last = h
}

// text appends a value, escaped.
func (f *filling) text(h hole, s string) {
	f.next(h)
	f.b = escaped(f.b, s)
}

// bytes is text, of what a statement lent.
func (f *filling) bytes(h hole, s []byte) {
	f.next(h)
	f.b = escaped(f.b, s)
}

// quoted appends a short value with what stands around it, so that it is found.
func (f *filling) quoted(h hole, before, s, after string) {
	f.next(h)
	f.b = append(escaped(append(f.b, before...), s), after...)
}

func (f *filling) number(h hole, before string, n int64, after string) {
	f.next(h)
	f.b = append(strconv.AppendInt(append(f.b, before...), n, 10), after...)
}

// time appends a time in a form of package time.
func (f *filling) time(h hole, t time.Time, form string) {
	f.next(h)
	f.b = t.AppendFormat(f.b, form)
}

const (
	isoForm  = "2006-01-02T15:04:05Z07:00"
	utcForm  = "2006-01-02 15:04:05"
	listForm = "2006-01-02 15:04"
)

// long appends a time as i18n.Long says it in Swedish.
func (f *filling) long(h hole, t time.Time) {
	f.next(h)
	f.b = f.date(f.b, i18n.Weekday(t.Weekday()).SV, t, i18n.Month(t.Month()).SV)
	f.b = append(f.b, "\u00a0("...)
	f.b = append(append(f.b, i18n.Offset(t)...), ')')
}

// short appends a time as i18n.Short says it in Swedish.
func (f *filling) short(h hole, t time.Time) {
	f.next(h)
	f.b = f.shortly(f.b, t)
}

func (f *filling) shortly(b []byte, t time.Time) []byte {
	return f.date(b, shortDays[t.Weekday()], t, shortMonths[t.Month()-1])
}

var (
	shortDays   = [...]string{"sön", "mån", "tis", "ons", "tors", "fre", "lör"}
	shortMonths = [...]string{"jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"}
)

func (f *filling) date(b []byte, weekday string, t time.Time, month string) []byte {
	b = append(append(b, weekday...), ' ')
	b = append(strconv.AppendInt(b, int64(t.Day()), 10), ' ')
	b = append(append(b, month...), ' ')
	b = strconv.AppendInt(b, int64(t.Year()), 10)
	b = append(b, " kl.\u00a0"...)
	return t.AppendFormat(b, "15.04")
}

// instant appends a time as templates show it: for machines, in UTC and in words.
func (f *filling) instant(t time.Time, zone *time.Location) {
	t = t.UTC()
	f.time(chrome, t, isoForm)
	f.time(chrome, t, utcForm)
	f.long(chrome, t.In(zone))
}

// length appends how long d is, as i18n.Duration says it in Swedish.
func (f *filling) length(h hole, d time.Duration) {
	f.next(h)
	if d < 0 {
		d = -d
	}
	day, hour, minute := int64(d/(24*time.Hour)), int64(d/time.Hour%24), int64(d/time.Minute%60)
	some := false
	unit := func(n int64, one, more string) {
		if n == 0 {
			return
		}
		if some {
			f.b = append(f.b, ' ')
		}
		some = true
		if n > 1 {
			one = more
		}
		f.b = append(append(thousands(f.b, n), "\u00a0"...), one...)
	}
	unit(day, "dygn", "dygn")
	unit(hour, "timme", "timmar")
	if day == 0 {
		unit(minute, "minut", "minuter")
	}
	if !some {
		f.b = append(f.b, "mindre än en minut"...)
	}
}

// thousands appends a number as i18n.Number says it in Swedish.
func thousands(b []byte, n int64) []byte {
	if n >= 1000 {
		b = append(thousands(b, n/1000), "\u00a0"...)
		return append(b, byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	}
	return strconv.AppendInt(b, n, 10)
}

// count appends a number of people.
func (f *filling) count(h hole, n int64) {
	f.next(h)
	f.b = thousands(f.b, n)
}

var escapes = func() (t [256]string) {
	for _, c := range `&'<>"` {
		t[c] = html.EscapeString(string(c))
	}
	return t
}()

func escaped[T string | []byte](b []byte, s T) []byte {
	last := 0
	for i := range len(s) {
		if esc := escapes[s[i]]; esc != "" {
			b = append(append(b, s[last:i]...), esc...)
			last = i + 1
		}
	}
	return append(b, s[last:]...)
}

// tokenHere stands for a token while a mould is learnt.
const tokenHere = "TOKENTOKENTOKENTOKENTOKENT"

var tokens = regexp.MustCompile(`name="once" value="[A-Z2-7]{26}"`)

// withoutTokens is a page with its tokens, which are always new, made the same.
func withoutTokens(page string) string {
	return tokens.ReplaceAllString(page, `name="once" value="`+tokenHere+`"`)
}

// token appends a new token of a form.
func (f *filling) token() {
	f.next(chrome)
	if f.m == nil {
		f.b = append(f.b, tokenHere...)
	} else {
		f.b = append(f.b, rand.Text()...)
	}
}

// head and foot are what every page says.
func (f *filling) head(path string) {
	f.time(chrome, f.now, isoForm)
	f.quoted(chrome, `value="`, path, `"`)
	f.text(chrome, f.name)
	f.text(chrome, f.name)
}

func (f *filling) foot(zone *time.Location) {
	f.time(chrome, f.now, isoForm)
	f.long(chrome, f.now.In(zone))
	f.time(chrome, f.now, "15:04")
	f.next(chrome)
}

// learn cuts out of a page what the raw reference will put there. A mould may
// learn from several pages: then they must agree.
func (x *bench) learn(tb testing.TB, name, path string) {
	tb.Helper()
	w := newSink()
	x.to(x.handler, w, http.MethodGet, path, "")
	if w.status != http.StatusOK {
		tb.Fatal(path, w.status, w.body.String())
	}
	page := withoutTokens(w.body.String())
	f := &filling{}
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+host+path, nil)
	if err != nil {
		tb.Fatal(err)
	}
	r.RequestURI = path
	r.AddCookie(x.cookie)
	if _, err := x.raw.answer(r, f, nil); err != nil {
		tb.Fatal(err)
	}
	m := x.raw.moulds[name]
	if m == nil {
		m = &mould{}
		x.raw.moulds[name] = m
	}
	if fault := m.learn(page, f); fault != "" {
		tb.Fatal(path, fault)
	}
}

func (m *mould) learn(page string, f *filling) (fault string) {
	var line []string
	at, last := 0, chrome
	for i, kind := range f.kinds {
		end := len(f.b)
		if i+1 < len(f.marks) {
			end = f.marks[i+1]
		}
		value := string(f.b[f.marks[i]:end])
		skip := strings.Index(page[at:], value)
		if i == len(f.kinds)-1 {
			skip = len(page) - at // the end
		}
		if skip < 0 {
			return "there is no " + value + " after …" + page[max(0, at-300):at] + "\nin\n" + page[at:min(len(page), at+3000)]
		}
		part := page[at : at+skip]
		if kind == chrome && last == chrome {
			line = append(line, part)
		} else {
			if m.known[last][kind] && m.parts[last][kind] != part {
				return "between the holes " + strconv.Itoa(int(last)) + " and " + strconv.Itoa(int(kind)) + " before " + value + " stands\n" + part + "\nand elsewhere\n" + m.parts[last][kind]
			}
			m.parts[last][kind], m.known[last][kind] = part, true
		}
		at, last = at+skip+len(value), kind
	}
	if m.line != nil && strings.Join(m.line, "\x00") != strings.Join(line, "\x00") {
		return "two pages have not the same chrome"
	}
	m.line = line
	return ""
}

// zoneOf is the zone of a country, found once each.
func (x *raw) zoneOf(country []byte) *time.Location {
	if z, ok := x.zones[string(country)]; ok {
		return z
	}
	z := (&models.Entity{Country: string(country)}).Zone()
	x.zones[string(country)] = z
	return z
}
