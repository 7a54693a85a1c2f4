package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models/i18n"
)

// What is sent to an authority becomes a public document there. This file finds
// what should not go out unseen, and makes the twin of a draft in which what is
// sensitive is masked.

// A FoundKind says what was found in a text.
type FoundKind string

// The kinds.
const (
	PersonalNumber FoundKind = "personal_number" // a Swedish personal identity or coordination number
	MailAddress    FoundKind = "email"
)

// Name is what a kind is called, with a small letter.
func (k FoundKind) Name() i18n.Text {
	if k == PersonalNumber {
		return i18n.Text{SV: "personnummer", EN: "personal identity number"}
	}
	return i18n.Text{SV: "e-postadress", EN: "e-mail address"}
}

// Found is where in a text something personal stands, in bytes.
type Found struct {
	Kind     FoundKind
	From, To int
}

// The sign + instead of - says that the person is a hundred years old. Word processors
// put other dashes, and people a space.
var (
	numberLike = regexp.MustCompile(`(?:18|19|20)?\d{6}(?:[\s\p{Zs}]?[-+‐‑–−][\s\p{Zs}]?|[\s\p{Zs}])?\d{4}`)
	mailLike   = regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}`)
)

// FindPersonal finds the personal identity numbers, coordination numbers and e-mail
// addresses in a text, in the order in which they stand. A number is one if its
// day exists and its last digit is right: not an organisation number, and seldom
// anything else. Names are not found.
func FindPersonal(s string) []Found {
	var found []Found
	for from := 0; ; {
		at := numberLike.FindStringIndex(s[from:])
		if at == nil {
			break
		}
		begins, ends := from+at[0], from+at[1]
		if from = begins + 1; alone(s, begins, ends) && isPersonalNumber(s[begins:ends]) {
			found, from = append(found, Found{PersonalNumber, begins, ends}), ends
		}
	}
	for _, at := range mailLike.FindAllStringIndex(s, -1) {
		found = append(found, Found{MailAddress, at[0], at[1]})
	}
	slices.SortStableFunc(found, func(a, b Found) int { return a.From - b.From })
	return found
}

// alone reports whether no digit stands beside what lies between two places.
func alone(s string, from, to int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	return !digit(from-1) && !digit(to)
}

// isPersonalNumber reports whether s is a personal identity number or a coordination
// number: of a day that there is, 60 added to its day in the latter, and with the
// right last digit (Luhn).
func isPersonalNumber(s string) bool {
	var d []byte
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			d = append(d, s[i])
		}
	}
	century := "20" // a leap year if it is one
	if len(d) == 12 {
		century, d = string(d[:2]), d[2:]
	}
	day, _ := strconv.Atoi(string(d[4:6])) // they are digits
	if day > 60 {
		day -= 60
	}
	born := century + string(d[:4]) + string([]byte{'0' + byte(day/10), '0' + byte(day%10)}) //nolint:gosec // below 100
	if _, err := time.Parse("20060102", born); err != nil {
		return false
	}
	return ValidOrgNo(string(d)) // it has the same check digit
}

// Personal is what was found in the answer to a field.
type Personal struct {
	Number, Key string
	Kinds       []FoundKind
}

// Personal lists the fields of a draft whose answers hold something personal that
// the field does not ask for. Where somebody to talk to is asked for, an address is
// what is wanted; the number of a person never is.
func (d Draft) Personal() []Personal {
	var all []Personal
	for i := range d.Values {
		x := &d.Values[i]
		kinds := x.source().personal(x.Value)
		if len(kinds) > 0 {
			all = append(all, Personal{x.Number, x.Source, kinds})
		}
	}
	return all
}

// Personal says what an answer to the fact holds that the fact does not ask for.
func (f Fact) Personal(v Value) []FoundKind { return f.personal(v) }

func (f Fact) personal(v Value) []FoundKind {
	var kinds []FoundKind
	switch f.Type {
	case Text, Line, Lines, OrgNo, Phone:
	default:
		return nil
	}
	for _, s := range append([]string{v.Text}, v.Lines...) {
		for _, x := range FindPersonal(s) {
			if (x.Kind == PersonalNumber || !f.wantsContact()) && !slices.Contains(kinds, x.Kind) {
				kinds = append(kinds, x.Kind)
			}
		}
	}
	return kinds
}

func (f Fact) wantsContact() bool { return f.Section == Contacts || f.Section == Reporter }

// Written are the title and the summary of the incident, which forms take as if they
// were facts.
func Written() []Fact {
	var all []Fact
	for _, key := range []string{"incident.title", "incident.summary"} {
		p := properties[key]
		all = append(all, Fact{Key: key, Type: p.kind, Section: Event, Label: p.label, Limit: p.limit})
	}
	return all
}

// A Passage is what is sensitive: a text, wherever it stands, or where Quote is empty
// all that Source says.
type Passage struct{ Source, Quote string }

// In reports whether the passage is in an answer to the source.
func (p Passage) In(source string, v Value) bool {
	if p.Quote == "" {
		return p.Source == source && !v.Empty()
	}
	return slices.ContainsFunc(append([]string{v.Text}, v.Lines...), func(s string) bool { return slices.Contains(covered(s, []string{p.Quote}), true) })
}

// Mask stands where something sensitive stood.
var Mask = i18n.Text{SV: "[maskerad]", EN: "[redacted]"}

var (
	markLost   = i18n.Text{SV: "En märkt text finns inte i svaren här. De kan ha skrivits om: läs igenom exemplaret innan det lämnas ut.", EN: "A text that is marked is not in the answers here. They may have been reworded: read the copy through before it is disclosed."}
	markedNone = i18n.Text{SV: "Inget är maskerat i det här exemplaret: inget som är märkt finns i svaren. Läs igenom det innan det lämnas ut.", EN: "Nothing is redacted in this copy: nothing that is marked is in the answers. Read it through before it is disclosed."}
)

// unmasked says what may have been left in d, which is not redacted yet: a mark masks
// nothing though the answer in which it was made is asked for, or none masks anything.
func (d Draft) unmasked(passages []Passage) i18n.Text {
	lost, masks := false, false
	for _, p := range passages {
		hit := slices.ContainsFunc(d.Values, func(x Filled) bool { return x.Masks(p) })
		asked := slices.ContainsFunc(d.Values, func(x Filled) bool { return x.Source == p.Source && !x.Value.Empty() })
		lost, masks = lost || asked && !hit, masks || hit
	}
	switch {
	case !masks:
		return markedNone
	case lost:
		return markLost
	}
	return i18n.Text{}
}

// Redact is the twin of d in which the passages are masked, in whichever answer
// they stand. d is left as it is. The twin is not for filing: a number that is
// masked is none. What is missing or wrong is not said in it, nor which conditions
// hold: that would tell of what is masked.
func (d Draft) Redact(passages []Passage, l i18n.Lang) Draft {
	d.Unmasked = d.unmasked(passages)
	d.Values = slices.Clone(d.Values)
	d.Missing, d.Problems, d.Redacted = nil, nil, true
	mask := Mask.In(l)
	var quotes []string
	whole := map[string]bool{}
	for _, p := range passages {
		if p.Quote == "" {
			whole[p.Source] = true
		} else {
			quotes = append(quotes, p.Quote)
		}
	}
	for i := range d.Values {
		x := &d.Values[i]
		switch {
		case x.Value.Empty():
		case whole[x.Source] && x.Kind().IsList():
			x.Value = list(mask)
		case whole[x.Source]:
			x.Value = text(mask)
		case !x.source().isChosen():
			x.Value = x.Value.masked(quotes, mask)
		}
		if x.When != nil && x.Need != Early {
			x.Need = Conditional
		}
	}
	return d
}

// MaskIn is a text that stands beside the answers, with what is marked masked.
func MaskIn(s string, passages []Passage, l i18n.Lang) string {
	var quotes []string
	for _, p := range passages {
		quotes = append(quotes, p.Quote)
	}
	return masked(s, quotes, Mask.In(l))
}

// Masks reports whether a passage masks something in the field.
func (x *Filled) Masks(p Passage) bool {
	return (p.Quote == "" || !x.source().isChosen()) && p.In(x.Source, x.Value)
}

// A Piece is part of an answer: marked or not.
type Piece struct {
	Text   string
	Marked bool
}

// Pieces cuts the answer to a source where the passages begin and end.
func Pieces(s, source string, passages []Passage) []Piece {
	var quotes []string
	for _, p := range passages {
		switch {
		case p.Quote != "":
			quotes = append(quotes, p.Quote)
		case p.Source == source:
			return []Piece{{s, true}}
		}
	}
	var pieces []Piece
	on := covered(s, quotes)
	from := 0
	for i := 1; i <= len(s); i++ {
		if i == len(s) || on[i] != on[i-1] {
			pieces = append(pieces, Piece{s[from:i], on[from]})
			from = i
		}
	}
	return pieces
}

// isChosen reports whether the answers to f are values that nobody writes.
func (f Fact) isChosen() bool { return f.Type.HasChoices() || f.Type == YesNo }

func (v Value) masked(quotes []string, mask string) Value {
	v.Text = masked(v.Text, quotes, mask)
	v.Lines = slices.Clone(v.Lines)
	for i := range v.Lines {
		v.Lines[i] = masked(v.Lines[i], quotes, mask)
	}
	return v
}

// masked is s with each stretch that some quotes cover masked as one: of quotes
// that overlap, no end is left.
func masked(s string, quotes []string, mask string) string {
	on := covered(s, quotes)
	var b strings.Builder
	for i := range len(s) {
		switch {
		case !on[i]:
			b.WriteByte(s[i])
		case i == 0 || !on[i-1]:
			b.WriteString(mask)
		}
	}
	return b.String()
}
