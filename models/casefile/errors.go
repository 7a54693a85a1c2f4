package casefile

import (
	"strconv"
	"strings"

	"frist/models/i18n"
)

// An Error is one problem in a case file.
type Error struct {
	Line int    // from 1
	Key  string // "awareness[1].at"; empty for the file as a whole
	Msg  i18n.Text
}

var (
	atLine = i18n.Text{SV: "rad %d: %s", EN: "line %d: %s"}
	atKey  = i18n.Text{SV: "rad %d: %s: %s", EN: "line %d: %s: %s"}
)

// Text says where the problem is and what it is.
func (e Error) Text() i18n.Text {
	if e.Key == "" {
		return atLine.With(e.Line, e.Msg)
	}
	return atKey.With(e.Line, e.Key, e.Msg)
}

// Error says it in English.
func (e Error) Error() string { return e.Text().EN }

// Errors are all the problems that were found in a file, in the order of their
// lines.
type Errors []Error

// Error is a line for each problem, in English.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each problem by itself.
func (e Errors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, one := range e {
		errs[i] = one
	}
	return errs
}

// quote shows what somebody wrote, on one line and no longer than is needed to
// find it again.
func quote(s string) string {
	const longest = 60
	n := 0
	for i := range s {
		if n == longest {
			s = s[:i] + "…"
			break
		}
		n++
	}
	return strconv.Quote(s)
}
