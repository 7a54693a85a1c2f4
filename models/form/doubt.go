package form

import (
	"maps"
	"slices"

	"frist/models/i18n"
)

// Whole is the stage in which the most of the form is asked: the last but that in
// which the incident is reported to be none.
func (f *Form) Whole() Stage {
	stages := f.Stages
	if n := len(stages); n > 1 && stages[n-1].ID == Reclassified {
		stages = stages[:n-1]
	}
	return stages[len(stages)-1].ID
}

// Doubts says what is wrong with what is known, by the key of the fact or the
// property of the record, whichever form would say so. It is for showing beside
// what was said: nothing is refused for it.
func Doubts(in Input) map[string][]i18n.Text {
	all := map[string][]i18n.Text{}
	add := func(key string, t i18n.Text) {
		if !slices.Contains(all[key], t) {
			all[key] = append(all[key], t)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(in.Facts)) {
		f, _ := ByKey(key)
		for _, t := range f.Check(in.Facts[key]) {
			add(key, t)
		}
	}
	day := Ever
	if !in.At.IsZero() {
		day = Day(in.At, in.zone())
	}
	for _, f := range used(day) {
		d := Fill(f, f.Whole(), in)
		for _, p := range d.Problems {
			switch x := d.Field(p.Number); {
			case p.Code != x.code():
				add(p.Key, p.Text)
			case IsProperty(x.Source):
				add(x.Source, p.Text)
			}
		}
	}
	return all
}

// Said is what the record says apart from the facts: a property as a fact, with
// its label, and its value.
func (in *Input) Said(property string) (Fact, Value) {
	p := properties[property]
	v := view{Input: in, form: &Form{}}
	return Fact{Key: property, Type: p.kind, Label: p.label, Choices: p.choices, Limit: p.limit}, p.get(v)
}
