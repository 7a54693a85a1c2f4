package casefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

var (
	hasNUL       = i18n.Text{SV: "innehåller tecknet NUL", EN: "has the character NUL in it"}
	halfRune     = i18n.Text{SV: `innehåller ett halvt tecken: \ud800–\udfff måste stå i par`, EN: `has half a character in it: \ud800–\udfff must stand in pairs`}
	tooLong      = i18n.Text{SV: "får ha högst %s tecken men har %s", EN: "may have at most %s characters, but has %s"}
	empty        = i18n.Text{SV: "är tom", EN: "is empty"}
	notOneOf     = i18n.Text{SV: "%s är inget av %s", EN: "%s is none of %s"}
	noFraction   = i18n.Text{SV: "ska vara ett heltal skrivet med siffror, inte %s", EN: "must be a whole number in digits, not %s"}
	negative     = i18n.Text{SV: "får inte vara negativt", EN: "must not be negative"}
	outOfRange   = i18n.Text{SV: "ska vara mellan %s och %s", EN: "must be between %s and %s"}
	notHash      = i18n.Text{SV: "ska vara en SHA-256 som 64 hexadecimala siffror", EN: "must be a SHA-256 in 64 hexadecimal digits"}
	notBase64    = i18n.Text{SV: "är inte base64", EN: "is not base64"}
	notTime      = i18n.Text{SV: "%s är ingen tid enligt RFC 3339, som 2026-03-03T08:15:00+01:00", EN: "%s is not a time as in RFC 3339, such as 2026-03-03T08:15:00+01:00"}
	noOffset     = i18n.Text{SV: "%s saknar skillnaden mot UTC, som +01:00 eller Z", EN: "%s lacks its offset from UTC, such as +01:00 or Z"}
	noSuchTime   = i18n.Text{SV: "%s finns inte i kalendern", EN: "%s does not exist in the calendar"}
	fraction     = i18n.Text{SV: "%s har delar av en sekund, och akten håller hela sekunder", EN: "%s has a fraction of a second, and the record keeps whole seconds"}
	otherAge     = i18n.Text{SV: "%s ligger inte mellan åren 1900 och 2999", EN: "%s is not between the years 1900 and 2999"}
	spanOnly     = i18n.Text{SV: `bara precisionen "between" har from och to`, EN: `only the precision "between" has from and to`}
	spanBoth     = i18n.Text{SV: `precisionen "between" kräver både from och to`, EN: `the precision "between" needs both from and to`}
	spanNotAt    = i18n.Text{SV: "har både at och from eller to", EN: "has at as well as from or to"}
	spanTurned   = i18n.Text{SV: "to är före from", EN: "to is before from"}
	noTimeForIt  = i18n.Text{SV: `har precisionen "%s" men ingen tid`, EN: `has the precision "%s" but no time`}
	contradicted = i18n.Text{SV: `säger "%s" men at säger "%s"`, EN: `says "%s", but at says "%s"`}
)

// text reads a text of any use but a title.
func (r *reader) text(to *string) func() { return r.longText(to, MaxText) }

// longText reads a text of at most so many characters.
func (r *reader) longText(to *string, longest int) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		if n := utf8.RuneCountInString(s); n > longest {
			r.wrong(tooLong.With(i18n.Number(longest), i18n.Number(n)))
			return
		}
		*to = s
	}
}

// string reads a string, and reports whether it is one that can be kept.
func (r *reader) string() (string, bool) {
	if !r.isNext('"') {
		return "", false
	}
	raw := r.raw()
	if halved(raw) {
		r.wrong(halfRune)
		return "", false
	}
	s := unquote(raw)
	if strings.IndexByte(s, 0) >= 0 {
		r.wrong(hasNUL)
		return "", false
	}
	return s, true
}

// halved reports whether a JSON string has a surrogate without its other half,
// which encoding/json would silently replace.
func halved(raw []byte) bool {
	for {
		i := bytes.IndexByte(raw, '\\')
		switch {
		case i < 0:
			return false
		case raw[i+1] != 'u' || !surrogate(raw[i:], "89abAB") && !surrogate(raw[i:], "cdefCDEF"):
			raw = raw[i+2:]
		case surrogate(raw[i:], "89abAB") && surrogate(raw[i+6:], "cdefCDEF"):
			raw = raw[i+12:]
		default:
			return true
		}
	}
}

// surrogate reports whether raw starts with the \u escape of a surrogate whose
// second digit is one of these.
func surrogate(raw []byte, second string) bool {
	return len(raw) >= 6 && raw[0] == '\\' && raw[1] == 'u' &&
		(raw[2] == 'd' || raw[2] == 'D') && strings.IndexByte(second, raw[3]) >= 0
}

// flag reads true or false.
func (r *reader) flag(to *bool) func() {
	return func() {
		if r.isNext('t') {
			*to = string(r.raw()) == "true"
		}
	}
}

// oneOf reads one of some words.
func oneOf[T ~string](r *reader, to *T, words ...T) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		all := make([]string, len(words))
		for i, w := range words {
			if string(w) == s {
				*to = w
				return
			}
			all[i] = string(w)
		}
		r.wrong(notOneOf.With(quote(s), strings.Join(all, ", ")))
	}
}

// unknown is how an answer that is not known stands in a file.
const unknown = "unknown"

func (r *reader) answer(to *deadline.Answer) func() {
	return func() {
		oneOf(r, to, deadline.Yes, deadline.No, unknown)()
		if *to == unknown {
			*to = deadline.Unknown
		}
	}
}

// whole reads a number that is neither negative nor a fraction.
func (r *reader) whole(to *int64, least, most int64) func() {
	return func() {
		if !r.isNext('0') {
			return
		}
		raw := r.raw()
		n, err := strconv.ParseInt(string(raw), 10, 64)
		switch {
		case raw[0] == '-':
			r.wrong(negative)
		case bytes.ContainsAny(raw, ".eE"):
			r.wrong(noFraction.With(quote(string(raw))))
		case err != nil || n < least || n > most:
			r.wrong(outOfRange.With(i18n.Number(least), i18n.Number(most)))
		default:
			*to = n
		}
	}
}

// figure reads a number as it is written, or as somebody typed it.
func (r *reader) figure(to *string) func() {
	return func() {
		if r.kind() == '0' {
			*to = string(r.raw())
			return
		}
		r.longText(to, MaxAnswer)()
	}
}

// count reads a number of what is affected.
func (r *reader) count(to **int64) func() {
	return func() {
		n := int64(-1)
		if r.whole(&n, 0, MaxCount)(); n >= 0 {
			*to = &n
		}
	}
}

func (r *reader) hash(to *string) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		if b, err := hex.DecodeString(s); err != nil || len(b) != sha256.Size {
			r.wrong(notHash)
			return
		}
		*to = strings.ToLower(s)
	}
}

func (r *reader) bytes(to *[]byte) func() {
	return func() {
		if !r.isNext('"') {
			return
		}
		b, err := base64.StdEncoding.Strict().DecodeString(unquote(r.raw()))
		if err != nil {
			r.wrong(notBase64)
			return
		}
		*to = b
	}
}

// rfc3339 is stricter than package time: two digits everywhere. Only the
// letters may be small.
var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$`)

// instant reads a time that is known to the second.
func (r *reader) instant(to *time.Time) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		t, problem := parseTime(s)
		if !problem.IsZero() {
			r.wrong(problem.With(quote(s)))
			return
		}
		*to = t
	}
}

// limit reads a time limit, which may lie far beyond the latest time that starts
// one: see [IsTime].
func (r *reader) limit(to *time.Time) func() {
	return func() {
		s, ok := r.string()
		if !ok {
			return
		}
		t, problem := parseTime(s)
		if year := t.Year(); !problem.IsZero() && (problem != otherAge || year < 1900 || year > 9998) {
			r.wrong(problem.With(quote(s)))
			return
		}
		*to = t
	}
}

func parseTime(s string) (time.Time, i18n.Text) {
	s = strings.ToUpper(s)
	m := rfc3339.FindStringSubmatch(s)
	switch {
	case m == nil:
		return time.Time{}, notTime
	case m[2] == "":
		return time.Time{}, noOffset
	}
	t, err := time.Parse(time.RFC3339, s)
	t = t.UTC()
	switch {
	case err != nil || m[2] != "Z" && m[2][1:] >= "24":
		return time.Time{}, noSuchTime
	case strings.Trim(m[1], ".0") != "":
		return time.Time{}, fraction
	case !IsTime(t):
		return t, otherAge
	}
	return t, i18n.Text{}
}

// IsTime reports whether a file may have t: the year 1 would be "not known", and
// 10000 is no RFC 3339.
func IsTime(t time.Time) bool {
	year := t.UTC().Year()
	return year >= 1900 && year <= 2999
}

// A when is a time as a file gives it, before it is known to make sense.
type when struct {
	at, from, to time.Time
	precision    calendar.Precision // empty: not said
	failed       bool               // it was reported already
}

// when reads a string, or an object with a precision.
func (r *reader) when(to *when) func() {
	return func() {
		before := len(r.errs)
		if r.kind() == '{' {
			r.object(fields{
				"at":        r.instant(&to.at),
				"from":      r.instant(&to.from),
				"to":        r.instant(&to.to),
				"precision": r.precision(&to.precision),
			})
		} else {
			r.instant(&to.at)()
		}
		to.failed = len(r.errs) > before
	}
}

func (r *reader) precision(to *calendar.Precision) func() {
	return oneOf(r, to, calendar.Precisions[:]...)
}

// moment reads a time as well as it is known.
func (r *reader) moment(to *calendar.Moment) func() {
	return func() {
		r.kind()
		line := r.here()
		var w when
		r.when(&w)()
		m, problem := w.moment()
		if !problem.IsZero() && !w.failed {
			r.note(line, string(r.path), problem)
		}
		*to = m
	}
}

// moment makes sense of w, or says why it cannot.
func (w when) moment() (calendar.Moment, i18n.Text) {
	none := calendar.Moment{}
	switch {
	case w.from.IsZero() && w.to.IsZero() && w.precision != calendar.Between:
		if w.at.IsZero() {
			if w.precision != "" && w.precision != calendar.Unknown {
				return none, noTimeForIt.With(string(w.precision))
			}
			return none, i18n.Text{}
		}
		if w.precision == "" {
			w.precision = calendar.Exact
		}
		return calendar.Moment{At: w.at, Precision: w.precision}, i18n.Text{}
	case w.precision != "" && w.precision != calendar.Between:
		return none, spanOnly
	case !w.at.IsZero() && (!w.from.IsZero() || !w.to.IsZero()):
		return none, spanNotAt
	case w.from.IsZero() || w.to.IsZero():
		return none, spanBoth
	case w.to.Before(w.from):
		return none, spanTurned
	}
	return calendar.Moment{At: w.from, Until: w.to, Precision: calendar.Between}, i18n.Text{}
}
