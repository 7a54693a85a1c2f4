// Package letter writes the letter by which people are told of a personal data
// breach (GDPR Art. 34) from what the record says, and checks a letter against what
// the law asks of it. It is pure, and knows of no recipient: a letter says the same
// to all whom it is sent to.
package letter

import (
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// Input is what the record says that a letter is about. What is not known is empty.
type Input struct {
	Entity, Country string // whose letter it is, and where it is at home

	Nature, Consequences       string
	Taken, Proposed, Mitigated string
	Contact, DPO               string
	Data                       []string // the categories of personal data

	Occurred, OccurredTo, Detected, Aware calendar.Moment
	Zone                                  *time.Location
	// Counts are the numbers that hold, of whatever is counted.
	Counts []Count
	At     time.Time // the present
}

// A Count is how many are affected; a number that is not known is nil.
type Count struct{ Min, Max *int64 }

// Has reports whether the number can be n.
func (c Count) Has(n int64) bool {
	return (c.Min != nil || c.Max != nil) && (c.Min == nil || n >= *c.Min) && (c.Max == nil || n <= *c.Max)
}

// A Text is a letter: its subject, and its body in paragraphs with empty lines
// between them. A paragraph of one line that ends with a question mark, or begins
// with "# ", is a heading; a line that begins with "- " is an item of a list.
type Text struct{ Subject, Body string }

// A Language is one that a letter may be written in.
type Language struct {
	Code string // ISO 639-1
	Name i18n.Text
}

// Languages are those that are offered: the two that there are templates for, and
// then those of other customers.
var Languages = []Language{
	{"sv", i18n.Text{SV: "Svenska", EN: "Swedish"}},
	{"en", i18n.Text{SV: "Engelska", EN: "English"}},
	{"da", i18n.Text{SV: "Danska", EN: "Danish"}},
	{"nb", i18n.Text{SV: "Norska (bokmål)", EN: "Norwegian (Bokmål)"}},
	{"fi", i18n.Text{SV: "Finska", EN: "Finnish"}},
	{"de", i18n.Text{SV: "Tyska", EN: "German"}},
	{"nl", i18n.Text{SV: "Nederländska", EN: "Dutch"}},
	{"fr", i18n.Text{SV: "Franska", EN: "French"}},
	{"es", i18n.Text{SV: "Spanska", EN: "Spanish"}},
	{"it", i18n.Text{SV: "Italienska", EN: "Italian"}},
	{"pl", i18n.Text{SV: "Polska", EN: "Polish"}},
	{"et", i18n.Text{SV: "Estniska", EN: "Estonian"}},
	{"lv", i18n.Text{SV: "Lettiska", EN: "Latvian"}},
	{"lt", i18n.Text{SV: "Litauiska", EN: "Lithuanian"}},
}

// NameOf names a language by its code, and is empty for one that is not offered.
func NameOf(code string) i18n.Text {
	for _, l := range Languages {
		if l.Code == code {
			return l.Name
		}
	}
	return i18n.Text{}
}

// ours is the language as one that the program speaks, and false for another.
func ours(code string) (i18n.Lang, bool) {
	for _, l := range i18n.Langs {
		if string(l) == code {
			return l, true
		}
	}
	return i18n.EN, false
}

// A Kind says what a block of a letter is.
type Kind int

// The kinds.
const (
	Paragraph Kind = iota
	Heading
	List
)

// A Block is a paragraph, a heading or the items of a list. Lines has one line for
// a heading, and an item a line for a list.
type Block struct {
	Kind  Kind
	Lines []string
}

// Text is the block in one piece.
func (b Block) Text() string { return strings.Join(b.Lines, "\n") }

// longestHeading is more characters than a heading has.
const longestHeading = 90

// Blocks takes a body apart.
func Blocks(body string) []Block {
	var list []Block
	for _, par := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n\n") {
		var lines []string
		for _, l := range strings.Split(par, "\n") {
			if l = strings.TrimSpace(l); l != "" {
				lines = append(lines, l)
			}
		}
		if len(lines) > 0 {
			list = append(list, blocksOf(lines)...)
		}
	}
	return list
}

// blocksOf takes one paragraph apart: a heading, or a text with a list in it.
func blocksOf(lines []string) []Block {
	if first, marked := strings.CutPrefix(lines[0], "# "); len(lines) == 1 && len(first) <= longestHeading && (marked || strings.HasSuffix(first, "?")) {
		return []Block{{Heading, []string{first}}}
	}
	var list []Block
	for _, l := range lines {
		kind := Paragraph
		for _, mark := range []string{"- ", "• ", "* "} {
			if item, ok := strings.CutPrefix(l, mark); ok {
				l, kind = strings.TrimSpace(item), List
			}
		}
		if n := len(list); n > 0 && list[n-1].Kind == kind {
			list[n-1].Lines = append(list[n-1].Lines, l)
			continue
		}
		list = append(list, Block{kind, []string{l}})
	}
	return list
}
