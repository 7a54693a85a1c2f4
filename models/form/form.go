// Package form holds what is asked about an incident and what is made of the
// answers: the catalogue of facts, and the forms of those who are to be told. A
// fact has one key, is asked once, and fills every form that needs it. A form is
// data: its fields say in which stage they must be filled and what fills them.
// [Fill] makes a draft of one from what is known. The package is pure.
package form

import (
	"strings"

	"frist/models/i18n"
)

// A Type says what kind of answer a fact has.
type Type string

// The types. The answer to Lines is a list of texts, to Choices a list of values
// out of the fact's own and to Countries one of their codes; every other answer
// is one text, whose form [Check] describes.
const (
	Text      Type = "text"     // may have several lines
	Line      Type = "line"     // stands on one
	Lines     Type = "lines"    // one item a line
	OneOf     Type = "choice"   // one value of the fact's choices
	Choices   Type = "choices"  // some values of the fact's choices
	YesNo     Type = "answer"   // yes, no or unknown
	Instant   Type = "instant"  // RFC 3339
	Duration  Type = "duration" // DD:HH:MM
	Number    Type = "number"   // whole, not negative
	Percent   Type = "percent"  // 0 to 100 with at most one decimal
	Money     Type = "money"    // the whole amount, and its currency
	Countries Type = "countries"
	LEI       Type = "lei"
	OrgNo     Type = "org_no"
	Email     Type = "email"
	Phone     Type = "phone"
)

// Types lists the types.
var Types = [...]Type{Text, Line, Lines, OneOf, Choices, YesNo, Instant, Duration, Number, Percent, Money, Countries, LEI, OrgNo, Email, Phone}

// IsList reports whether the answer is a list.
func (t Type) IsList() bool { return t == Lines || t == Choices || t == Countries }

// HasChoices reports whether the answer is out of the fact's own choices.
func (t Type) HasChoices() bool { return t == OneOf || t == Choices || t == Countries }

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

	ToIMY     Section = "imy"
	Informed  Section = "informed"
	Reporter  Section = "reporter"
	Major     Section = "major"
	Impact    Section = "impact"
	Spread    Section = "spread"
	Kind      Section = "kind"
	Recovery  Section = "recovery"
	RootCause Section = "root_cause"
	Costs     Section = "costs"
	Threat    Section = "threat"
	Others    Section = "others"
)

// Sections lists the sections in order.
var Sections = [...]Section{
	Event, Affected, Consequences, Measures, Contacts, Delay,
	ToIMY, Informed, Reporter, Major, Impact, Spread, Kind, Recovery, RootCause, Costs, Threat, Others,
}

var titles = map[Section]i18n.Text{
	Event:        {SV: "Det inträffade", EN: "What happened"},
	Affected:     {SV: "Registrerade och personuppgifter", EN: "Data subjects and personal data"},
	Consequences: {SV: "Konsekvenser", EN: "Consequences"},
	Measures:     {SV: "Åtgärder", EN: "Measures"},
	Contacts:     {SV: "Kontakt", EN: "Contact"},
	Delay:        {SV: "Försening", EN: "Delay"},
	ToIMY:        {SV: "Övrigt till IMY", EN: "More for IMY"},
	Informed:     {SV: "Information till de registrerade", EN: "Informing the data subjects"},
	Reporter:     {SV: "Vem som rapporterar", EN: "Who reports"},
	Major:        {SV: "Den allvarliga incidenten", EN: "The major incident"},
	Impact:       {SV: "Påverkan", EN: "Impact"},
	Spread:       {SV: "Anseende, spridning och dataförluster", EN: "Reputation, spread and data losses"},
	Kind:         {SV: "Typ av incident och hot", EN: "Type of incident and threats"},
	Recovery:     {SV: "Tjänster, infrastruktur och återhämtning", EN: "Services, infrastructure and recovery"},
	RootCause:    {SV: "Grundorsak och lösning", EN: "Root cause and resolution"},
	Costs:        {SV: "Kostnader och förluster", EN: "Costs and losses"},
	Threat:       {SV: "Betydande cyberhot", EN: "Significant cyber threat"},
	Others:       {SV: "Andra mottagare", EN: "Other recipients"},
}

// Title is the heading of s.
func (s Section) Title() i18n.Text { return titles[s] }

// Basic reports whether the section is asked of every incident. The others are
// asked where a form needs them.
func (s Section) Basic() bool {
	switch s {
	case Event, Affected, Consequences, Measures, Contacts, Delay:
		return true
	default:
		return false
	}
}

// A Choice is one answer that may be chosen.
type Choice struct {
	Value string
	Label i18n.Text
}

// one is a choice and what it is called in Swedish and in English.
func one(value, sv, en string) Choice { return Choice{value, i18n.Text{SV: sv, EN: en}} }

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
	// Choices are the values of a fact whose type has some.
	Choices []Choice
	// Items are what each of some [Lines] is: [Line] where it is empty.
	Items Type
	// Limit is how many characters a recipient takes, of a list in each line; 0 is no
	// less than is stored.
	Limit int
}

// Options are what may be chosen: yes, no and not known where that is asked.
func (f Fact) Options() []Choice {
	if f.Type == YesNo {
		return answers
	}
	return f.Choices
}

// Choice returns the option of f that has the value.
func (f Fact) Choice(value string) (Choice, bool) { return choiceOf(f.Options(), value) }

func choiceOf(choices []Choice, value string) (Choice, bool) {
	for _, c := range choices {
		if c.Value == value {
			return c, true
		}
	}
	return Choice{}, false
}

// Values are the values of f's options.
func (f Fact) Values() []string {
	options := f.Options()
	values := make([]string, len(options))
	for i, c := range options {
		values[i] = c.Value
	}
	return values
}

// ByKey returns the fact of the catalogue that has the key.
func ByKey(key string) (Fact, bool) {
	i, ok := place[key]
	if !ok {
		return Fact{}, false
	}
	return Catalogue[i], true
}

// place is where in the catalogue each key is.
var place = func() map[string]int {
	m := make(map[string]int, len(Catalogue))
	for i, f := range Catalogue {
		m[f.Key] = i
	}
	return m
}()

// A Value is the answer to one fact: Text, or Lines where its type is a list.
type Value struct {
	Text  string
	Lines []string
}

// Empty reports whether v says nothing.
func (v Value) Empty() bool { return strings.TrimSpace(v.Text) == "" && len(v.Lines) == 0 }

// text and list make a value.
func text(s string) Value    { return Value{Text: s} }
func list(s ...string) Value { return Value{Lines: s} }
