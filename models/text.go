package models

import (
	"strings"
	"unicode/utf8"

	"frist/models/i18n"
)

// LongText is how many characters a free text may have.
const LongText = 100_000

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
