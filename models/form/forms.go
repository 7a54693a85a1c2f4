package form

import (
	"iter"
	"slices"
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A Stage is one of the filings that a form is sent in.
type Stage string

// The stages.
const (
	Initial      Stage = "initial"
	Intermediate Stage = "intermediate"
	Final        Stage = "final"
	Reclassified Stage = "reclassified" // DORA: not major after all
	Supplement   Stage = "supplement"   // what could not be said at first
)

// A StageOf is a stage of one form: what it is called there, and the duties that
// a filing of it meets.
type StageOf struct {
	ID     Stage
	Title  i18n.Text
	Duties []deadline.ID
}

// A Need says whether a field must be filled in a stage.
type Need byte

// The needs.
const (
	Mandatory   Need = 'M'
	Conditional Need = 'C' // mandatory where its condition holds
	Optional    Need = 'O'
	Early       Need = 'E' // asked in a later stage, and may be filled already
	NotAsked    Need = '-'
)

// A Form is what one recipient asks, in one version, as data.
type Form struct {
	ID, Version string
	Title       i18n.Text
	Recipient   i18n.Text
	Law         string
	// Since is the first day on which it is used, "2025-03-12". It is empty for
	// one that is not used yet, which is offered nowhere, and Note says why.
	Since string
	Note  i18n.Text
	// Verbatim are the languages in which the labels are the recipient's own words,
	// as they were read. In the others they are ours.
	Verbatim []i18n.Lang
	Stages   []StageOf
	Parts    []Part

	// rules are checked across the fields.
	rules []rule
}

// A Part of a form is fields under one heading.
type Part struct {
	Title  i18n.Text
	Fields []Field
}

// A Field is one numbered question of a form.
type Field struct {
	Number string
	// Label is the question; where it is empty it is the fact's own.
	Label i18n.Text
	// Needs has a [Need] for each of the form's stages.
	Needs string
	// When is the condition of a field that is [Conditional] in some stage.
	When *Condition
	// From is what fills it: keys of facts and names of properties of the record, in
	// which a dot stands. The first that says something is taken.
	From []string
	// Usual is the property that says it unless somebody else submits: what is to be
	// known then is not the fact.
	Usual string
	// Path is where it stands in the recipient's file: see web/export.
	Path string
	// Codes are the file's words for values that have others here.
	Codes map[string]string
	// Estimate is set where the recipient takes an estimate.
	Estimate bool
	// Unverified is set where it has not been read that the recipient asks this, or
	// in which words.
	Unverified bool
	// Verbatim is Form.Verbatim for this field alone.
	Verbatim []i18n.Lang
}

// Counted reports whether the field says how many are affected, or how well that is
// known.
func (x *Field) Counted() bool {
	return slices.ContainsFunc(x.From, func(s string) bool { return strings.HasPrefix(s, "counts.") })
}

// Forms lists the forms that there are. One that takes the place of another stands
// beside it, with the day from which it is used: what was filled in before is read in
// the one in which it was. A new version has the id of the old one.
var Forms = []Form{dora, doraThreat, imy, edpb, nis2, fffs, processor, custom}

// Meets reports whether one of those stages of a form meets a duty.
func Meets(id string, duty deadline.ID, stages ...Stage) bool {
	f, ok := FormByID(id)
	return ok && slices.ContainsFunc(f.Stages, func(s StageOf) bool {
		return slices.Contains(stages, s.ID) && slices.Contains(s.Duties, duty)
	})
}

// Fields are the fields of f in the recipient's order.
func (f *Form) Fields() iter.Seq[*Field] {
	return func(yield func(*Field) bool) {
		for i := range f.Parts {
			for j := range f.Parts[i].Fields {
				if !yield(&f.Parts[i].Fields[j]) {
					return
				}
			}
		}
	}
}

// Edition names the law that sets the form, and its version where the name of the law
// does not have it.
func (f *Form) Edition() string {
	if strings.Contains(f.Law, f.Version) {
		return f.Law
	}
	return f.Law + ", " + f.Version
}

// Like returns the field of f that is filled by the same as one of f or of another
// version of it, and nil where there is none.
func (f *Form) Like(x *Field) *Field {
	for y := range f.Fields() {
		if y == x { // as it mostly is
			return x
		}
	}
	key, found := x.Key(), (*Field)(nil)
	for y := range f.Fields() {
		if y.Key() == key {
			found = y
		}
	}
	return found
}

// Stage returns the place of a stage among those of f, and -1 if it has none such.
func (f *Form) Stage(s Stage) int {
	return slices.IndexFunc(f.Stages, func(x StageOf) bool { return x.ID == s })
}

// IsProperty reports whether a source of a field is a property of the record. It
// is a fact if it is not.
func IsProperty(source string) bool { return strings.Contains(source, ".") }

// Fact returns the fact that may fill the field.
func (x *Field) Fact() (Fact, bool) {
	for _, s := range x.From {
		if f, ok := ByKey(s); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// Key says what is to be known for the field: the key of its fact, or the
// property of the record.
func (x *Field) Key() string {
	for _, s := range x.From {
		if _, ok := place[s]; ok {
			return s
		}
	}
	return x.From[0]
}

// Asked is the field as a fact: with its type, choices and limit. That of a
// property is in no catalogue.
func (x *Field) Asked() Fact {
	if f, ok := x.Fact(); ok {
		return f
	}
	p := properties[x.From[0]]
	return Fact{Key: x.From[0], Type: p.kind, Label: p.label, Choices: p.choices, Limit: p.limit}
}

// Says is the question of the field.
func (x *Field) Says() i18n.Text {
	if !x.Label.IsZero() {
		return x.Label
	}
	return x.Asked().Label
}

// Code is the file's word for a value.
func (x *Field) Code(value string) string {
	if c, ok := x.Codes[value]; ok {
		return c
	}
	return value
}

// Fills says which fields of which forms a fact fills.
func Fills(key string) []Place {
	var places []Place
	for i := range Forms {
		for x := range Forms[i].Fields() {
			at := Place{Form: Forms[i].ID, Field: x.Number}
			if slices.Contains(x.From, key) && !slices.Contains(places, at) { // as in another version
				places = append(places, at)
			}
		}
	}
	return places
}

// A Place is a field of a form.
type Place struct {
	Form  string `json:"form"`
	Field string `json:"field"`
}
