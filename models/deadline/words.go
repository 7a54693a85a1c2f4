package deadline

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// words is the derivation of a computation as it is written: all of it goes
// into one buffer, so that a thousand short sentences cost one string. When it
// is off, every method returns at once.
//
// It does not use [i18n.Text.With]: that says one argument at a time through
// package fmt, which takes more time than all the law together.
type words struct {
	on  bool
	cal calendar.Calendar
	*scratch
}

// A line is one step: where its texts stand in the buffer.
type line struct {
	sv, en, end int
	law         string
	instant     time.Time
}

// A mark is where the lines and the questions of an obligation begin.
type mark struct{ line, question int }

// A scratch is what words writes on. It is used again: nothing that has been
// handed over points into it.
type scratch struct {
	buf       []byte
	lines     []line
	questions []string
	opened    []mark // one for each obligation
}

var scratches = sync.Pool{New: func() any {
	return &scratch{buf: make([]byte, 0, 8<<10), lines: make([]line, 0, 48)}
}}

func (w *words) start(cal calendar.Calendar, on bool) {
	w.on, w.cal = on, cal
	if on {
		w.scratch = scratches.Get().(*scratch)
	}
}

// end gives back what w wrote on, once all has been handed over.
func (w *words) end() {
	if !w.on {
		return
	}
	s := w.scratch
	s.buf, s.lines, s.questions, s.opened = s.buf[:0], s.lines[:0], s.questions[:0], s.opened[:0]
	scratches.Put(s)
	w.on, w.scratch = false, nil
}

// open begins the derivation of the next obligation.
func (w *words) open() {
	if w.on {
		w.opened = append(w.opened, mark{len(w.lines), len(w.questions)})
	}
}

// next returns the number of the next line of the obligation, from 1 on, and 0
// if nothing is said.
func (w *words) next() int {
	if !w.on {
		return 0
	}
	return len(w.lines) - w.opened[len(w.opened)-1].line + 1
}

// ask notes an open question that bears on the obligation, once.
func (w *words) ask(id string) {
	if !w.on || id == "" {
		return
	}
	for _, q := range w.questions[w.opened[len(w.opened)-1].question:] {
		if q == id {
			return
		}
	}
	w.questions = append(w.questions, id)
}

// say adds a line: t with its %s filled in turn by args, the law it rests on,
// and the instant it arrives at, if any.
func (w *words) say(law string, instant time.Time, t i18n.Text, args ...arg) {
	if !w.on {
		return
	}
	w.locate(args)
	l := line{sv: len(w.buf), law: law, instant: instant}
	w.buf = w.fill(w.buf, i18n.SV, t.SV, args)
	l.en = len(w.buf)
	w.buf = w.fill(w.buf, i18n.EN, t.EN, args)
	l.end = len(w.buf)
	w.lines = append(w.lines, l)
}

// recite cites another law in those lines of the obligation that cite one.
func (w *words) recite(law, as string) {
	if !w.on {
		return
	}
	lines := w.lines[w.opened[len(w.opened)-1].line:]
	for i := range lines {
		if lines[i].law == law {
			lines[i].law = as
		}
	}
}

// A told is all that was said: the lines of every obligation in turn.
type told struct {
	steps     []Step
	questions []string
	opened    []mark
}

// told returns what was said, which lies in m and shares nothing with the scratch.
// The steps of all obligations lie side by side, and so do their texts and their
// instants.
func (w *words) told(m *memory) told {
	m.steps = slices.Grow(m.steps, len(w.lines))
	text, instants := string(w.buf), 0
	for i := range w.lines {
		if !w.lines[i].instant.IsZero() {
			instants++
		}
	}
	m.instants = slices.Grow(m.instants, instants)
	for i := range w.lines {
		l := &w.lines[i]
		s := Step{Text: i18n.Text{SV: text[l.sv:l.en], EN: text[l.en:l.end]}, Law: l.law}
		if !l.instant.IsZero() {
			m.instants = append(m.instants, l.instant.UTC())
			s.Instant = &m.instants[len(m.instants)-1]
		}
		m.steps = append(m.steps, s)
	}
	return told{steps: m.steps, questions: append([]string(nil), w.questions...), opened: w.opened}
}

// of returns the derivation and the questions of the ith obligation; neither is nil.
func (t *told) of(i int) ([]Step, []string) {
	from, to := t.opened[i], mark{len(t.steps), len(t.questions)}
	if i+1 < len(t.opened) {
		to = t.opened[i+1]
	}
	steps := t.steps[from.line:to.line:to.line]
	if from.question == to.question {
		return steps, []string{}
	}
	return steps, t.questions[from.question:to.question:to.question]
}

// An arg is what a %s of a line stands for.
type arg struct {
	kind   argKind
	offset bool // of an instant: say how far local time is from UTC
	n      int
	text   i18n.Text
	at     time.Time
	day    calendar.Date
	second int // of an instant: since midnight, and ahead of UTC
	ahead  int
}

type argKind byte

const (
	argText argKind = iota
	argTitle
	argInstant
	argDay
	argSpan
)

func text(t i18n.Text) arg { return arg{text: t} }

// title says a title inside a sentence: with a small letter.
func title(t i18n.Text) arg { return arg{kind: argTitle, text: t} }

// when says an instant in local time; its offset only where the clocks change.
func when(t time.Time) arg { return arg{kind: argInstant, at: t} }

// exactly says an instant in local time and its offset.
func exactly(t time.Time) arg { return arg{kind: argInstant, at: t, offset: true} }

// on says a day, with the name of the holiday that it is.
func on(d calendar.Date) arg { return arg{kind: argDay, day: d} }

// long says a span: "72 hours".
func long(s Span) arg { return arg{kind: argSpan, n: s.N, text: units[s.Unit].of(s.N)} }

// locate finds the local time of the instants of a line, and has all of them say
// their offsets if they have different ones, or if one lies in an hour that the
// clocks show twice.
func (w *words) locate(args []arg) {
	seen, first, differ := false, 0, false
	for i := range args {
		a := &args[i]
		if a.kind != argInstant {
			continue
		}
		a.day, a.second, a.ahead = w.cal.LocalOffset(a.at)
		differ = differ || seen && a.ahead != first
		first, seen = a.ahead, true
		if a.at.Weekday() == time.Sunday && (w.cal.Offset(a.at.Add(-time.Hour)) != first || w.cal.Offset(a.at.Add(time.Hour)) != first) {
			differ = true
		}
	}
	for i := range args {
		args[i].offset = args[i].offset || differ
	}
}

func (w *words) fill(buf []byte, l i18n.Lang, format string, args []arg) []byte {
	for n := 0; ; n++ {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return append(buf, format...)
		}
		buf = w.append(append(buf, format[:i]...), l, &args[n])
		format = format[i+2:]
	}
}

func (w *words) append(buf []byte, l i18n.Lang, a *arg) []byte {
	switch a.kind {
	case argInstant:
		buf = appendClock(appendDay(buf, l, a.day), l, a.second)
		if a.offset {
			buf = append(appendOffset(append(buf, " ("...), a.ahead), ')')
		}
		return buf
	case argDay:
		buf = appendDay(buf, l, a.day)
		if name, ok := w.cal.Holiday(a.day); ok {
			buf = append(append(buf, ", "...), name.In(l)...)
		}
		return buf
	case argSpan:
		buf = append(strconv.AppendInt(buf, int64(a.n), 10), ' ')
	case argTitle:
		return appendSmall(buf, a.text.In(l))
	case argText:
	}
	return append(buf, a.text.In(l)...)
}

// appendSmall writes s with its first letter small, unless it is an
// abbreviation.
func appendSmall(buf []byte, s string) []byte {
	if len(s) > 1 && 'A' <= s[0] && s[0] <= 'Z' && (s[1] < 'A' || 'Z' < s[1]) {
		return append(append(buf, s[0]+'a'-'A'), s[1:]...)
	}
	return append(buf, s...)
}

// appendDay writes "torsdag 27 maj 2021", "Thursday 27 May 2021".
func appendDay(buf []byte, l i18n.Lang, d calendar.Date) []byte {
	buf = append(append(buf, i18n.Weekday(d.Weekday()).In(l)...), ' ')
	buf = append(strconv.AppendInt(buf, int64(d.Day), 10), ' ')
	buf = append(append(buf, i18n.Month(d.Month).In(l)...), ' ')
	return strconv.AppendInt(buf, int64(d.Year), 10)
}

// appendClock writes " kl. 11.01", " at 11:01", with the seconds if there are
// any. The last second of a day is the end of it: 24.00.
func appendClock(buf []byte, l i18n.Lang, second int) []byte {
	colon, at := byte('.'), " kl. "
	if l == i18n.EN {
		colon, at = ':', " at "
	}
	if second == 86399 {
		second = 86400
	}
	buf = appendTwo(append(buf, at...), second/3600)
	buf = appendTwo(append(buf, colon), second/60%60)
	if s := second % 60; s != 0 {
		buf = appendTwo(append(buf, colon), s)
	}
	return buf
}

func appendTwo(buf []byte, n int) []byte {
	const figures = "0123456789"
	return append(buf, figures[n/10], figures[n%10])
}

// appendOffset writes "UTC+2", "UTC".
func appendOffset(buf []byte, second int) []byte {
	buf = append(buf, "UTC"...)
	sign := byte('+')
	if second < 0 {
		sign, second = '-', -second
	}
	if second == 0 {
		return buf
	}
	buf = strconv.AppendInt(append(buf, sign), int64(second/3600), 10)
	if m := second / 60 % 60; m != 0 {
		buf = appendTwo(append(buf, ':'), m)
	}
	return buf
}

// lowerFirst is s with its first letter small, unless it is an abbreviation.
func lowerFirst(s string) string { return string(appendSmall(nil, s)) }
