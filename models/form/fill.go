package form

import (
	"slices"
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A Draft is a form as far as it can be filled, and what is wrong with it.
type Draft struct {
	Form  Form
	Stage Stage
	// Values are the fields that the stage asks and what is said in them, in the
	// recipient's order. A field that says nothing is there too.
	Values   []Filled
	Missing  []Missing
	Problems []Problem
	// Notes are what there is to know of what is said, and is no error: that a time is
	// known only roughly.
	Notes []Problem
	// Redacted is set where something may be masked: see [Draft.Redact].
	Redacted bool
	// Unmasked says of a redacted one that something may stand in it that was to be
	// masked; it is empty where each mark in its answers masks something.
	Unmasked i18n.Text
}

// A Filled field has what is said in it.
type Filled struct {
	*Field
	Part  int
	Value Value
	// Source is which of the field's sources says it, and empty where none does.
	Source string
	// Need is what the field needs as things are: [Conditional] only where it is not
	// known whether its condition holds.
	Need Need
}

// A Missing field is one that must be filled, or may have to be, and is not.
type Missing struct {
	Number, Key string
	Need        Need // [Mandatory] or [Conditional]
	Stage       Stage
	// Estimate is set where an estimate may be given.
	Estimate bool
	// Why is the condition of a field that is asked under one.
	Why i18n.Text
}

// String says it in one line: "field 3.4 clients_affected: mandatory in intermediate".
func (m Missing) String() string {
	need := "mandatory"
	if m.Need == Conditional {
		need = "conditional"
	}
	return "field " + m.Number + " " + m.Key + ": " + need + " in " + string(m.Stage)
}

// A Problem is something wrong with what is said in a field.
type Problem struct {
	Number, Key string
	// Code says which check found it.
	Code string
	Text i18n.Text
}

// Say says it in one line.
func (p Problem) Say(l i18n.Lang) string {
	return "field " + p.Number + " " + p.Key + ": " + p.Text.In(l)
}

var under = i18n.Text{SV: "%s (under ”%s”)", EN: "%s (under “%s”)"}

// Placed is a problem of the draft whose text says under which of the form's headings
// the field stands: recipients who take a page of the form at a time call it so.
func (d Draft) Placed(p Problem) Problem {
	if x := d.Field(p.Number); x != nil {
		p.Text = under.With(p.Text, d.Form.Parts[x.Part].Title)
	}
	return p
}

// Fill makes the draft of a form in one of its stages. It refuses nothing.
func Fill(f Form, stage Stage, in Input) Draft {
	d := Lacking(f, stage, in)
	if f.Stage(stage) < 0 {
		return d
	}
	v := view{Input: &in, form: &f, stage: stage}
	for i := range d.Values {
		d.judge(v, &d.Values[i])
	}
	for _, r := range f.rules {
		r.check(v, func(number string, t i18n.Text) {
			if x := d.Field(number); x != nil {
				d.Problems = append(d.Problems, Problem{Number: number, Key: x.Key(), Code: r.code, Text: t})
			}
		})
	}
	d.keep(in.Told)
	order := map[string]int{}
	for i, x := range d.Values {
		order[x.Number] = i
	}
	slices.SortStableFunc(d.Problems, func(a, b Problem) int { return order[a.Number] - order[b.Number] })
	return d
}

// Lacking is the draft of a form with what is said in its fields and what is missing,
// and no more: nobody has looked for what is wrong.
func Lacking(f Form, stage Stage, in Input) Draft {
	d := Said(f, stage, in)
	v := view{Input: &in, form: &f, stage: stage}
	for i := range d.Values {
		d.miss(v, &d.Values[i])
	}
	return d
}

// Said is the draft of a form with what is said in its fields and no more: nobody
// has looked for what is missing or wrong.
func Said(f Form, stage Stage, in Input) Draft {
	d := Draft{Form: f, Stage: stage}
	at := f.Stage(stage)
	if at < 0 {
		return d
	}
	v := view{Input: &in, form: &f, stage: stage}
	all := 0
	for i := range f.Parts {
		all += len(f.Parts[i].Fields)
	}
	d.Values = make([]Filled, 0, all)
	for i := range f.Parts {
		for j := range f.Parts[i].Fields {
			x := &f.Parts[i].Fields[j]
			need := Need(x.Needs[at])
			if need == NotAsked || need == Early && !in.Early && (!in.Numbers || !x.Counted()) {
				continue
			}
			said := v.fill(x, i, need)
			if first := Need(x.Needs[0]); need == Optional && stage == Supplement && first != NotAsked && v.owes(x) {
				said.Need = v.need(x, first)
			}
			d.Values = append(d.Values, said)
		}
	}
	return d
}

// owes reports whether a field was asked before and no filing has said anything in it.
// Information that could not be given at the same time is given in phases (GDPR Art.
// 33(4)): what a notification had to say, a supplement has to say then.
func (v view) owes(x *Field) bool {
	for i := range v.Told {
		if was := v.Told[i].like(&Filled{Field: x}); was != nil && was.Meaning() != "" {
			return false
		}
	}
	return len(v.Told) > 0
}

// need is what a field needs as things are.
func (v view) need(x *Field, need Need) Need {
	if need != Conditional {
		return need
	}
	switch x.When.holds(v) {
	case deadline.Yes:
		return Mandatory
	case deadline.No:
		return Optional
	default:
		return Conditional
	}
}

// Field returns the filled field with a number, and nil if the stage asks none
// such.
func (d Draft) Field(number string) *Filled {
	i := slices.IndexFunc(d.Values, func(x Filled) bool { return x.Number == number })
	if i < 0 {
		return nil
	}
	return &d.Values[i]
}

// fill says what is said in a field.
func (v view) fill(field *Field, part int, need Need) Filled {
	x := Filled{Field: field, Part: part, Need: need}
	x.Value, x.Source = v.first(x.From)
	if x.When == nil || need != Conditional && need != Early {
		return x
	}
	x.Need = v.need(field, need)
	if IsProperty(x.Source) && x.When.holds(v) == deadline.No { // nobody wrote it for this form
		x.Value, x.Source = Value{}, ""
	}
	return x
}

// miss notes what a field lacks.
func (d *Draft) miss(v view, x *Filled) {
	if x.Need != Optional && x.Need != Early && !x.says() {
		m := Missing{Number: x.Number, Key: x.Key(), Need: x.Need, Stage: d.Stage, Estimate: x.Estimate}
		if x.Usual != "" && !v.bySomebodyElse() {
			m.Key = x.Usual
		}
		if x.When != nil {
			m.Why = x.When.Says
		}
		d.Missing = append(d.Missing, m)
	}
}

// judge notes what is wrong with what a field says, and what else there is to know of it.
func (d *Draft) judge(v view, x *Filled) {
	for _, t := range x.check() {
		d.Problems = append(d.Problems, Problem{Number: x.Number, Key: x.Key(), Code: x.code(), Text: t})
	}
	if t := v.inexact(x); !t.IsZero() {
		d.Notes = append(d.Notes, Problem{Number: x.Number, Key: x.Key(), Code: "inexact", Text: t})
	}
}

// says reports whether something is said in the field. That an answer of yes or no
// is not known says nothing, unless the recipient has a word for it.
func (x *Filled) says() bool {
	if x.Value.Text == "unknown" && x.Asked().Type == YesNo && x.Codes == nil {
		return false
	}
	return !x.Value.Empty()
}

// source is what the value is an answer to.
func (x *Filled) source() Fact {
	if f, ok := ByKey(x.Source); ok {
		return f
	}
	if p, ok := properties[x.Source]; ok {
		return Fact{Key: x.Source, Type: p.kind, Label: p.label, Choices: p.choices, Limit: p.limit}
	}
	return x.Asked()
}

func (x *Filled) check() []i18n.Text {
	if x.Source == "" {
		return nil
	}
	return x.source().Check(x.Value)
}

// code is which check the field's own type makes.
func (x *Filled) code() string {
	f := x.source()
	switch {
	case f.Type == Text || f.Type == Line && f.Limit > 0 && !strings.ContainsAny(x.Value.Text, "\r\n"):
		return "limit"
	case f.Type == Lines:
		return string(f.itemType())
	}
	return string(f.Type)
}

// Kind is the type of what is said in the field.
func (x *Filled) Kind() Type { return x.source().Type }

// Options are what could be chosen in the field.
func (x *Filled) Options() []Choice {
	f := x.source()
	return f.Options()
}

// Coverage is how many fields must be filled, and how many of those are.
func (d Draft) Coverage() (filled, asked int) {
	for i := range d.Values {
		if x := &d.Values[i]; x.Need == Mandatory {
			asked++
			if x.says() {
				filled++
			}
		}
	}
	return filled, asked
}
