package models

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"frist/models/casefile"
	"frist/models/i18n"
)

// LongText is how many characters a free text may have.
const LongText = 100_000

// inShort is a line as it fits into a sentence: without the point at its end, and
// not too long.
func inShort(s string) string {
	s = strings.TrimSpace(s)
	if rs := []rune(s); len(rs) > 120 {
		s = string(rs[:119]) + "…"
	}
	return strings.TrimRight(s, ".")
}

// checkText notes what is wrong with a text: its length in characters, or
// characters that no other program would take.
func checkText(p Problems, field, s string, least, most int) {
	n := utf8.RuneCountInString(s)
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		p.Add(field, i18n.Text{SV: "Texten innehåller tecken som inte går att spara.", EN: "The text has characters that cannot be stored."})
	case n < least:
		p.Add(field, i18n.Text{SV: "Fyll i det här fältet.", EN: "Fill in this field."})
	case n > most:
		p.Add(field, i18n.Text{SV: "Texten är för lång: högst %s tecken, nu %s.", EN: "The text is too long: at most %s characters, now %s."}.
			With(i18n.Number(most), i18n.Number(n)))
	}
}

// checkLine is checkText for what stands on one line: a name, a title.
func checkLine(p Problems, field, s string, least, most int) {
	checkText(p, field, s, least, most)
	if before, ok := casefile.OneLine(s); !ok {
		p.Add(field, notOneLine(before))
	}
}

// checkLines is checkText for lines that name somebody.
func checkLines(p Problems, field, s string, least, most int) {
	checkText(p, field, s, least, most)
	if before, ok := casefile.OneLineEach(s); !ok {
		p.Add(field, notOneLine(before))
	}
}

// notOneLine says where the character stands, since it cannot be seen.
func notOneLine(before string) i18n.Text {
	if before == "" {
		return i18n.Text{SV: "Texten börjar med ett radbyte eller ett dolt styrtecken. Ta bort det.", EN: "The text begins with a line break or a hidden control character. Remove it."}
	}
	return i18n.Text{SV: "Texten har ett radbyte eller ett dolt styrtecken efter ”%s”. Ta bort det.", EN: "The text has a line break or a hidden control character after “%s”. Remove it."}.With(before)
}

// seen is a line without what would make it more than one, or be read otherwise
// than it is written.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		_, ok := casefile.OneLine(string(r))
		switch {
		case ok:
			return r
		case unicode.IsControl(r): // a tab, most often
			return ' '
		}
		return -1
	}, s)
}
