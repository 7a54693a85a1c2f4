// Package i18n holds what is said in two languages. A message is a variable of
// type [Text] beside its use, so that a missing or misspelt one does not
// compile; there are no keys and no catalogue.
package i18n

import (
	"fmt"
	"strings"
)

// A Lang is a language that the program speaks.
type Lang string

// The languages, the default first.
const (
	SV Lang = "sv"
	EN Lang = "en"
)

// Langs lists the languages in the order in which they are offered.
var Langs = [...]Lang{SV, EN}

// Parse returns the language that s names, and Swedish for anything else.
func Parse(s string) Lang {
	if Lang(s) == EN {
		return EN
	}
	return SV
}

// A Text is one message in every language.
type Text struct {
	SV string `json:"sv"`
	EN string `json:"en"`
}

// In returns the message in l.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.SV
}

// IsZero reports whether t says nothing.
func (t Text) IsZero() bool { return t == Text{} }

// A Sayer says itself in either language: a [Text], a time, a number.
type Sayer interface{ In(l Lang) string }

// With puts args where t has verbs, as [fmt.Sprintf] does. An argument that is
// a [Sayer] is said in the language of the sentence and takes the verb %s.
func (t Text) With(args ...any) Text {
	return Text{SV: say(SV, t.SV, args), EN: say(EN, t.EN, args)}
}

// Say is With, said in one language.
func (t Text) Say(l Lang, args ...any) string { return say(l, t.In(l), args) }

func say(l Lang, format string, args []any) string {
	b := make([]byte, 0, len(format)+48)
	rest, plain := format, true
	for _, a := range args {
		before, after, found := strings.Cut(rest, "%s")
		text, ok := sayArg(l, a)
		if plain = found && ok && strings.IndexByte(before, '%') < 0; !plain {
			break
		}
		b, rest = append(append(b, before...), text...), after
	}
	if plain && strings.IndexByte(rest, '%') < 0 {
		return string(append(b, rest...)) // most sentences are of strings only
	}
	said := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(Sayer); ok {
			a = s.In(l)
		}
		said[i] = a
	}
	return fmt.Sprintf(format, said...)
}

// sayArg is an argument in words, if it is a string or a Sayer.
func sayArg(l Lang, a any) (text string, ok bool) {
	switch a := a.(type) {
	case string:
		return a, true
	case Sayer:
		return a.In(l), true
	}
	return "", false
}

// Same is a text that is the same in both languages: a name, a reference.
func Same(s string) Text { return Text{SV: s, EN: s} }

// A Plural is a message about a number of things. Both languages have one form
// for exactly one and another for every other number (21 is "other").
type Plural struct{ One, Other Text }

// Of returns the message about n, with n put where it has %s.
func (p Plural) Of(n int64) Text {
	t := p.Other
	if n == 1 {
		t = p.One
	}
	if !strings.Contains(t.SV, "%s") {
		return t
	}
	return t.With(Number(n))
}
