package form

import (
	"slices"
	"strings"
)

// A Difference is a field in which something else was told than would be said now.
type Difference struct{ Told, Now Filled }

// A DifferenceKind says in what way the two differ.
type DifferenceKind string

// The kinds of difference.
const (
	Changed DifferenceKind = "changed"
	Added   DifferenceKind = "added" // nothing was said then
	Gone    DifferenceKind = "gone"  // nothing would be said now
)

// Kind says in what way the two differ.
func (d *Difference) Kind() DifferenceKind {
	switch {
	case d.Told.Meaning() == "":
		return Added
	case d.Now.Meaning() == "":
		return Gone
	}
	return Changed
}

// ofItself are what a field says that nobody tells: which report it is, and what
// the recipient called the one before.
var ofItself = []string{"filings.submission", "filings.reference", "filings.kind"}

// paired are facts whose lines go by their order, for they stand beside those of
// another.
var paired = []string{"affected_entity_names", "affected_entity_leis"}

// Compare returns the fields that both drafts ask and that say something else in
// one than in the other, in the order of now. What is written in another way and
// means the same is the same: a number with a space in it, a time in another zone,
// countries in another order. What changes of itself from one report to the next
// is left out.
func Compare(told, now Draft) []Difference {
	var list []Difference
	for i := range now.Values {
		x := &now.Values[i]
		was := told.near(i, x)
		if was == nil || slices.Contains(ofItself, x.From[0]) || was.Meaning() == x.Meaning() {
			continue
		}
		list = append(list, Difference{Told: *was, Now: *x})
	}
	return list
}

// near is like, where the field is likely to be at a place.
func (d Draft) near(i int, x *Filled) *Filled {
	if i < len(d.Values) && d.Values[i].Field == x.Field {
		return &d.Values[i]
	}
	return d.like(x)
}

// Meaning is what is said in the field, in the one way in which everything that
// means the same is written. It is empty where nothing is said.
func (x *Filled) Meaning() string {
	switch {
	case !x.says():
		return ""
	case slices.Contains(paired, x.Source):
		return strings.Join(x.Value.Lines, "\n")
	}
	return Canonical(x.Kind(), x.Value)
}

// Canonical writes an answer to something of a type in one way: two answers mean
// the same where it is the same. What cannot be read as the type says is compared
// as a text.
func Canonical(t Type, v Value) string {
	if len(v.Lines) == 0 {
		return canonical(t, v.Text)
	}
	lines := make([]string, 0, len(v.Lines))
	for _, l := range v.Lines {
		lines = append(lines, canonical(Line, l))
	}
	slices.Sort(lines)
	if t.HasChoices() {
		lines = slices.Compact(lines)
	}
	return strings.Join(lines, "\n")
}

// canonical writes one text in the one way.
func canonical(t Type, s string) string {
	switch t {
	case Instant:
		if at, ok := ParseInstant(s); ok {
			return FormatInstant(at)
		}
	case Duration:
		if d, ok := ParseDuration(s); ok {
			return FormatDuration(d)
		}
	case Number:
		if _, ok := ParseNumber(s); ok {
			return leading(spaces.Replace(strings.TrimSpace(s)))
		}
	case Percent:
		if n, ok := ParsePercent(s); ok {
			return n
		}
	case Money:
		if a, ok := ParseMoney(s); ok {
			return a.Number + " " + a.Currency
		}
	case OrgNo:
		if ValidOrgNo(s) {
			n := strings.ReplaceAll(s, "-", "")
			return n[len(n)-10:]
		}
	case Phone:
		if validPhone(s) {
			return strings.Map(digitOf, strings.Replace(s, "(0)", "", 1))
		}
	case Email:
		return strings.ToLower(strings.TrimSpace(s))
	case Text:
		return paragraphs(s)
	case Line, Lines, OneOf, Choices, YesNo, Countries, LEI:
	}
	return strings.Join(strings.Fields(s), " ")
}

// leading takes the zeros away with which a number begins.
func leading(s string) string {
	if s = strings.TrimLeft(s, "0"); s == "" {
		return "0"
	}
	return s
}

func digitOf(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// paragraphs is a text without the space that nobody sees.
func paragraphs(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\u00a0")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
