package web

import (
	"slices"
	"strings"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

var (
	neededIf   = i18n.Text{SV: "Behövs om %s.", EN: "Needed if %s."}
	elseUsed   = i18n.Text{SV: "Lämnas den tom används: %s.", EN: "Where it is left empty, this is used: %s."}
	elseThen   = i18n.Text{SV: "Lämnas den tom då används: %s.", EN: "Where it is left empty then, this is used: %s."}
	lackedBy   = i18n.Text{SV: "Saknas till %s.", EN: "Missing for %s."}
	doubtField = i18n.Text{SV: "%s: %s", EN: "%s: %s"}
)

// askFacts asks for the facts of a section: first what a form needs, then what the
// record says already, and folded away what no form needs now.
func (c *call) askFacts(v *templates.IncidentEdit, s editSection, r *models.Record, f *typed) {
	refused := f.bad()
	now := s.typedOver(r, f)
	n := needsOf(&now, c.at)
	of := form.Section(s.slug)
	v.Said = c.recordSaid(of, &now, &n)
	wanted := n.asksSection(of)
	for i := range s.fields {
		x := &s.fields[i]
		problem := f.problems[x.name]
		if problem.IsZero() {
			problem = n.doubt(x, f)
			if !problem.IsZero() && !refused {
				v.Doubts = append(v.Doubts, templates.Problem{Field: x.name, Text: doubtField.With(i18n.Text{SV: strings.TrimRight(x.label.SV, "?"), EN: strings.TrimRight(x.label.EN, "?")}, problem)})
			}
			f.problems[x.name] = problem
		}
		q := c.factQuestion(x, r, f)
		q.Places = n.places(c.lang, x.of.Key)
		q.When = n.hint(x.of.Key)
		if by := n.lackedBy(c.lang, x.of.Key); len(by) > 0 {
			q.Lacks = lackedBy.With(strings.Join(by, " · "))
		}
		answered := !factOf(&now, x.of.Key).Value.Empty()
		if (n.asks(x.of) || !wanted) && !n.told(x.of.Key) || answered || !problem.IsZero() {
			v.Fields = append(v.Fields, q)
		} else {
			v.More = append(v.More, q)
		}
	}
	since := f.dateTime(templates.DateTime{Name: "known_since", Label: askSince, Hint: hintSince, Optional: true})
	v.Since, v.SinceOpen = &since, since.At != templates.WrittenTime{} || !since.Problem.IsZero()
	v.Source = &templates.Field{Name: "source", Label: askSource, Hint: hintSource, Value: f.Get("source"), Problem: f.problems["source"], Optional: true, Width: "w-full"}
}

// typedOver is the record as it would be with what stands in the form, so that a
// draft is judged as what was stored is.
func (s *editSection) typedOver(r *models.Record, f *typed) models.Record {
	next := *r
	next.Facts = slices.Clone(r.Facts)
	for i := range s.fields {
		x := &s.fields[i]
		v := x.value(x.read(f))
		if at := slices.IndexFunc(next.Facts, func(f models.Fact) bool { return f.Key == x.of.Key }); at >= 0 {
			next.Facts[at].Value = v
		} else if !v.Empty() {
			next.Facts = append(next.Facts, models.Fact{Key: x.of.Key, Value: v})
		}
	}
	return next
}

// doubt is what is wrong with what stands in the form for a fact. Of a time it is
// what the fields of a time are told everywhere.
func (n *factNeeds) doubt(x *editField, f *typed) i18n.Text {
	if x.of.Type == form.Instant {
		g := newForm(f.Values, f.zone)
		_, ok := g.read(x.name, false)
		f.folds[x.name] = g.folds[x.name]
		if !ok {
			return g.problems[x.name]
		}
	}
	return templates.Sentences(n.doubts[x.of.Key]...)
}

// lackedBy names the filings that must have the fact and are still to be sent.
func (n *factNeeds) lackedBy(l i18n.Lang, key string) []string {
	var list []string
	for i := range n.open {
		d := &n.open[i].draft
		missing := slices.ContainsFunc(d.Missing, func(m form.Missing) bool { return m.Key == key && m.Need == form.Mandatory })
		if !missing || d.Form.Stage(d.Stage) < 0 {
			continue
		}
		name := shortNames[d.Form.ID].In(l) + ", " + lowerTitle(d.Form.Stages[d.Form.Stage(d.Stage)].Title).In(l)
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// hint says when a fact is needed, or what is used where it is left empty.
func (n *factNeeds) hint(key string) i18n.Text {
	var said i18n.Text
	if when := n.condition(key); !when.IsZero() {
		said = neededIf.With(when)
	}
	if property := insteadOf(key); property != "" && len(n.inputs) > 0 {
		x, v := n.inputs[0].Said(property)
		used := elseUsed
		if n.idle(key) { // what nobody wrote is not said where it is not asked
			used = elseThen
		}
		if says(v) {
			said = templates.Sentences(said, used.With(x.Label))
		}
	}
	return said
}

// doubted reports whether something in the section needs to be checked.
func (s *editSection) doubted(n *factNeeds) bool {
	return slices.ContainsFunc(s.fields, func(x editField) bool { return len(n.doubts[x.of.Key]) > 0 })
}

// needsNow is what the forms make of the incident as it is stored.
func (c *call) needsNow(ref string) (factNeeds, error) {
	r, err := c.store.Record(c.ctx(), c.by(), ref)
	if err != nil {
		return factNeeds{}, err
	}
	return needsOf(&r, c.at), nil
}
