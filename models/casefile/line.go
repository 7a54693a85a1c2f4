package casefile

import (
	"strings"
	"unicode"

	"frist/models/i18n"
)

var notALine = i18n.Text{SV: "ska stå på en rad, men har ett radbyte eller ett dolt styrtecken efter %s", EN: "must stand on one line, but has a line break or a hidden control character after %s"}

// OneLine reports whether s can stand on one line and be read as it is written:
// it has no line break, no control character, and no mark that turns text
// around so that a name looks like another. Marks that say which way a single
// letter goes are in names that need them, and may stay. If it cannot, before
// is what stands before the first such character, or the end of that.
func OneLine(s string) (before string, ok bool) {
	for i, c := range s {
		if unicode.IsControl(c) || c >= '\u2028' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' {
			before := []rune(s[:i])
			return string(before[max(0, len(before)-20):]), false
		}
	}
	return "", true
}

// OneLineTabbed is OneLine for what may be pasted from a sheet: a tab is no hidden mark.
func OneLineTabbed(s string) (before string, ok bool) {
	return OneLine(strings.ReplaceAll(s, "\t", " "))
}

// OneLineEach is OneLine for a text that may have several.
func OneLineEach(s string) (before string, ok bool) {
	for line := range strings.SplitSeq(s, "\n") {
		if before, ok := OneLine(strings.TrimSuffix(line, "\r")); !ok {
			return before, false
		}
	}
	return "", true
}

// oneLine reads a text of one line.
func (r *reader) oneLine(to *string) func() { return r.longOneLine(to, MaxText) }

// longOneLine reads a text of one line and of at most so many characters.
func (r *reader) longOneLine(to *string, longest int) func() {
	return r.visible(to, longest, OneLine)
}

// people reads a text of lines that name somebody.
func (r *reader) people(to *string) func() { return r.visible(to, MaxText, OneLineEach) }

func (r *reader) visible(to *string, longest int, isVisible func(string) (string, bool)) func() {
	return func() {
		var s string
		before := len(r.errs)
		r.longText(&s, longest)()
		if part, ok := isVisible(s); !ok {
			r.wrong(notALine.With(quote(part)))
		}
		if len(r.errs) == before {
			*to = s
		}
	}
}
