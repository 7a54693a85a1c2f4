package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"frist/models/report"
)

// standIn prints the code of the first character of s, and of those after it
// that the fonts lack too. It returns how many bytes of s it stands for.
func (t *text) standIn(b *strings.Builder, s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n == 1:
		fmt.Fprintf(b, "[0x%02X]", s[0])
		return n
	case unicode.IsControl(r) || noCharacter(r):
		fmt.Fprintf(b, "[U+%04X]", r)
		return n
	}
	open, i := "[", 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !lacking(r) {
			break
		}
		from := b.Len()
		fmt.Fprintf(b, "%sU+%04X", open, r)
		t.subs = append(t.subs, sub{from, b.Len(), s[i : i+n]})
		open = " "
		i += n
	}
	b.WriteByte(']')
	t.subs[len(t.subs)-1].to++
	return i
}

// lacking reports whether r is a character that needs a stand-in: neither
// drawn, nor white space, nor a control character.
func lacking(r rune) bool {
	return !drawable(r) && r != '\u00ad' && !unicode.IsSpace(r) && !unicode.IsControl(r) && !noCharacter(r) && r != utf8.RuneError
}

// noCharacter reports whether Unicode says that r is no character and never will
// be, or a mark of the order of bytes: a PDF may not give it to a reader, who
// gets its code, as with a control character.
func noCharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF || r == '\ufeff'
}

// hasStandIns reports whether a code stands for a character anywhere in d: the
// document says so before the first of them.
func hasStandIns(d report.Document) bool {
	found := false
	eachText(d, func(s string) { found = found || typeset(s).standIns })
	return found
}

// eachText calls f with each text that is printed.
func eachText(d report.Document, f func(string)) {
	for _, s := range append([]string{d.Title, d.Subject, d.Foot}, d.Notices...) {
		f(s)
	}
	fields := func(list []report.Field) {
		for _, x := range list {
			f(x.Label)
			f(x.Value)
		}
	}
	fields(d.Head)
	for _, s := range d.Sections {
		f(s.Title)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case report.Paragraph:
				f(string(b))
			case report.Heading:
				f(string(b))
			case report.Fields:
				fields(b)
			case report.List:
				for _, item := range b {
					f(item)
				}
			case report.Table:
				tableTexts(b, f)
			}
		}
	}
}

func tableTexts(t report.Table, f func(string)) {
	f(t.Caption)
	for _, c := range t.Columns {
		f(c.Title)
	}
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			f(cell)
		}
	}
}
