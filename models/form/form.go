// Package form holds what is asked about an incident: the catalogue of facts.
// A fact has one key, is asked once, and fills every form that needs it. The
// package is data, and knows nothing of any one incident.
package form

import "frist/models/i18n"

// A Type says what kind of answer a fact has.
type Type string

// The types. The answer to Lines is a list of texts, to Choices a list of
// values out of the fact's own.
const (
	Text    Type = "text"
	Lines   Type = "lines"
	Choices Type = "choices"
)

// A Section is a group of facts under one heading.
type Section string

// The sections, in the order in which a form shows them.
const (
	Event        Section = "event"
	Affected     Section = "affected"
	Consequences Section = "consequences"
	Measures     Section = "measures"
	Contacts     Section = "contacts"
	Delay        Section = "delay"
)

// Sections lists the sections in order.
var Sections = [...]Section{Event, Affected, Consequences, Measures, Contacts, Delay}

var titles = map[Section]i18n.Text{
	Event:        {SV: "Det inträffade", EN: "What happened"},
	Affected:     {SV: "Registrerade och personuppgifter", EN: "Data subjects and personal data"},
	Consequences: {SV: "Konsekvenser", EN: "Consequences"},
	Measures:     {SV: "Åtgärder", EN: "Measures"},
	Contacts:     {SV: "Kontakt", EN: "Contact"},
	Delay:        {SV: "Försening", EN: "Delay"},
}

// Title is the heading of s.
func (s Section) Title() i18n.Text { return titles[s] }

// A Choice is one answer that may be chosen.
type Choice struct {
	Value string
	Label i18n.Text
}

// A Fact is one thing to be known about an incident, under the one key that it
// has everywhere.
type Fact struct {
	Key     string
	Type    Type
	Section Section
	// Label is the recipient's own wording where it has one; Help says more, and
	// may be empty.
	Label, Help i18n.Text
	// Law is where the fact is required.
	Law string
	// Choices are the values of a fact of type [Choices].
	Choices []Choice
}

// Choice returns the choice of f that has the value.
func (f Fact) Choice(value string) (Choice, bool) {
	for _, c := range f.Choices {
		if c.Value == value {
			return c, true
		}
	}
	return Choice{}, false
}

// Values are the values of f's choices.
func (f Fact) Values() []string {
	values := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		values[i] = c.Value
	}
	return values
}

// ByKey returns the fact of the catalogue that has the key.
func ByKey(key string) (Fact, bool) {
	for _, f := range Catalogue {
		if f.Key == key {
			return f, true
		}
	}
	return Fact{}, false
}
