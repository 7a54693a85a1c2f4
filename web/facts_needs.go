package web

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/templates"
)

// A need is a form that an open duty of one of the entities is met by, as far as
// it can be filled.
type need struct {
	part  models.Record
	duty  deadline.Obligation
	draft form.Draft
}

// factNeeds is what an incident's forms make of its facts.
type factNeeds struct {
	parts  []models.Record
	inputs []form.Input
	// applies are the forms that duties of the incident are met by, by their ids.
	applies map[string]bool
	drafts  map[string][]form.Draft // of each that applies, for each entity and stage
	open    []need                  // the first limit first
	// opens is what fills the fields of the open ones: it is lacking already, though
	// whether the duty binds may wait for a decision.
	opens map[string]bool
	// doubts is what is wrong, by the key of a fact or the name of a property.
	doubts map[string][]i18n.Text
}

// needsOf finds what is asked of the incident at an instant.
func needsOf(r *models.Record, at time.Time) factNeeds {
	n := factNeeds{parts: r.Parts(), applies: map[string]bool{}, drafts: map[string][]form.Draft{}, opens: map[string]bool{}, doubts: map[string][]i18n.Text{}}
	for _, part := range n.parts {
		in := part.FormInput(at)
		n.inputs = append(n.inputs, in)
		for _, o := range part.Obligations(at) {
			if f, _, ok := part.Form(o.ID, at); ok && binds(&o) {
				n.applies[f.ID] = true
			}
		}
		for _, o := range part.OpenDuties(at) {
			if d, ok := draftAt(part, &o, at); ok {
				n.open = append(n.open, need{part, o, d})
				n.ask(d)
			}
		}
		for key, texts := range form.Doubts(in) {
			for _, t := range texts {
				if !slices.Contains(n.doubts[key], t) {
					n.doubts[key] = append(n.doubts[key], t)
				}
			}
		}
	}
	for id := range n.applies {
		f, _ := form.FormByID(id)
		for _, in := range n.inputs {
			for _, s := range f.Stages {
				n.drafts[id] = append(n.drafts[id], form.Fill(f, s.ID, in))
			}
		}
	}
	slices.SortStableFunc(n.open, func(a, b need) int { return a.limit().Compare(b.limit()) })
	return n
}

// ask notes what fills the fields that a draft asks.
func (n *factNeeds) ask(d form.Draft) {
	for i := range d.Values {
		if x := &d.Values[i]; x.Need != form.Early {
			for _, source := range x.From {
				n.opens[source] = true
			}
		}
	}
}

// binds reports whether a duty is one of the incident's: its limit runs or ran.
func binds(o *deadline.Obligation) bool {
	switch o.State {
	case deadline.Running, deadline.Overdue, deadline.NoNumber, deadline.Met, deadline.MetLate:
		return !o.Consider
	case deadline.Waiting, deadline.NotApplicable, deadline.NotRequired:
	}
	return false
}

// farAway stands for the limit of what has none, which comes last.
var farAway = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// limit is by when the form is to be sent, or the incident to be classified.
func (n *need) limit() time.Time {
	switch {
	case n.duty.Strict != nil:
		return *n.duty.Strict
	case n.duty.ClassifyBy != nil:
		return *n.duty.ClassifyBy
	}
	return farAway
}

// A filling is a field of a form that a fact fills.
type filling struct {
	form  *form.Form
	field *form.Field
}

// fillings are the fields that each fact fills, of forms that are used.
var fillings = func() map[string][]filling {
	m := map[string][]filling{}
	for i := range form.Forms {
		f := &form.Forms[i]
		if f.Since == "" {
			continue
		}
		for x := range f.Fields() {
			for _, s := range x.From {
				m[s] = append(m[s], filling{f, x})
			}
		}
	}
	return m
}()

// asks reports whether a form that applies is filled from a fact, or looks at it. What
// is asked of every incident is always asked.
func (n *factNeeds) asks(f form.Fact) bool {
	if f.Section.Basic() || n.opens[f.Key] {
		return true
	}
	fs := fillings[f.Key]
	switch {
	case len(fs) == 0 && f.Section == form.Threat: // it decides what else the notification asks
		return n.applies["dora-threat"]
	case len(fs) == 0: // it decides what else the reports of DORA ask
		return n.applies["dora"]
	}
	return slices.ContainsFunc(fs, func(x filling) bool { return n.applies[x.form.ID] })
}

// asksSection reports whether something in a section is asked.
func (n *factNeeds) asksSection(s form.Section) bool {
	return slices.ContainsFunc(form.Catalogue, func(f form.Fact) bool { return f.Section == s && n.asks(f) })
}

// told reports whether the record says what fills the same fields before the fact
// is looked at: then the fact need not be asked.
func (n *factNeeds) told(key string) bool {
	for _, x := range fillings[key] {
		for _, s := range x.field.From[:slices.Index(x.field.From, key)] {
			for i := range n.inputs {
				if _, v := n.inputs[i].Said(s); form.IsProperty(s) && says(v) {
					return true
				}
			}
		}
	}
	return false
}

// says reports whether the record really says something: that an answer is not
// known is nothing.
func says(v form.Value) bool { return !v.Empty() && v.Text != "unknown" }

// insteadOf names what the record says that is used where the fact is left empty.
func insteadOf(key string) (property string) {
	for _, x := range fillings[key] {
		if rest := x.field.From[slices.Index(x.field.From, key)+1:]; len(rest) > 0 {
			return rest[0]
		}
	}
	return ""
}

// condition says when the fact is needed, where every form that is filled from it
// needs it only then.
func (n *factNeeds) condition(key string) i18n.Text {
	var when i18n.Text
	for _, x := range fillings[key] {
		switch {
		case !n.applies[x.form.ID]:
		case x.field.When == nil || strings.ContainsRune(x.field.Needs, rune(form.Mandatory)):
			return i18n.Text{}
		default:
			when = x.field.When.Says
		}
	}
	return when
}

// idle reports whether the fact is not needed as things are: its condition does
// not hold in any stage that has it.
func (n *factNeeds) idle(key string) bool {
	if n.condition(key).IsZero() {
		return false
	}
	for _, x := range fillings[key] {
		for _, d := range n.drafts[x.form.ID] {
			conditional := x.field.Needs[x.form.Stage(d.Stage)] == byte(form.Conditional)
			if f := d.Field(x.field.Number); conditional && f != nil && f.Need != form.Optional {
				return false
			}
		}
	}
	return true
}

// progress is how many of a section's facts are answered, of those that are asked
// as things are.
func (n *factNeeds) progress(r *models.Record, s form.Section) (answered, asked int) {
	for _, f := range form.Catalogue {
		if f.Section != s || !n.asks(f) {
			continue
		}
		has := n.told(f.Key) || !factOf(r, f.Key).Value.Empty()
		switch {
		case has:
			answered++
		case n.idle(f.Key):
			continue
		}
		asked++
	}
	return answered, asked
}

// shortNames are what those who take the forms are called beside the number of a
// field.
var shortNames = map[string]i18n.Text{
	"dora": i18n.Same("FI"), "dora-threat": {SV: "FI cyberhot", EN: "FI cyber threat"}, "imy": i18n.Same("IMY"),
	"nis2": i18n.Same("NIS2"), "fffs2021_2": i18n.Same("FFFS 2021:2"), "gdpr.processor": {SV: "Personuppgiftsansvariga", EN: "Controllers"},
	"custom": {SV: "Egna skyldigheter", EN: "Own duties"},
}

// places says which fields of which forms a fact fills: "FI 3.4 · IMY 12". While a
// form that it fills applies, the others are left out.
func (n *factNeeds) places(l i18n.Lang, key string) string {
	var here, all []string
	for _, x := range fillings[key] {
		place := shortNames[x.form.ID].In(l) + "\u00a0" + x.field.Number
		all = append(all, place)
		if n.applies[x.form.ID] {
			here = append(here, place)
		}
	}
	if len(here) == 0 {
		here = all
	}
	return strings.Join(here, " · ")
}

// recordSays are what the record says beside the facts, by the section in which
// somebody would look for it.
var recordSays = map[form.Section][]string{
	form.Event:     {"incident.occurred_from", "incident.occurred_to", "incident.ongoing"},
	form.Affected:  {"counts.data_subjects", "counts.records"},
	form.ToIMY:     {"entity.name", "entity.org_no", "entity.country", "incident.reference", "counts.by_country"},
	form.Reporter:  {"entity.name", "entity.lei", "entity.type", "filings.submission"},
	form.Major:     {"incident.title", "incident.summary", "incident.aware_at", "incident.classified_major_at", "decisions.reclassify"},
	form.Impact:    {"counts.clients", "counts.counterparts", "counts.transactions", "counts.figures", "incident.services_down", "incident.recovered_at", "incident.duration"},
	form.Recovery:  {"incident.clients_affected", "filings.authorities"},
	form.RootCause: {"incident.resolved_at"},
}

// needed reports whether a form that applies is filled from a property.
func (n *factNeeds) needed(property string) bool {
	return slices.ContainsFunc(fillings[property], func(x filling) bool { return n.applies[x.form.ID] })
}

var lackWaits = i18n.Text{SV: "Då ska incidenten senast vara klassificerad.", EN: "The incident is to be classified by then."}

// askedNow is how many fields a draft asks, without those that are asked later.
func askedNow(d form.Draft) int {
	n := 0
	for i := range d.Values {
		if d.Values[i].Need != form.Early {
			n++
		}
	}
	return n
}

// lacks is what is missing, for whom and by when.
func (c *call) lacks(n *factNeeds) []templates.Lack {
	list := make([]templates.Lack, 0, len(n.open))
	for i := range n.open {
		x := &n.open[i]
		o := &x.duty
		lack := templates.Lack{
			ID: dutyKey(x.part.PartOf, o.ID, o.Country), Recipient: upperFirst(o.RecipientName.In(c.lang)), Entity: whose(x.part, c.lang),
			Title: o.Title, State: templates.TagOf(o.State, o.Strict, c.at), Draft: draftOf(x.part, o), Zone: x.part.Entity.Zone(), Fields: askedNow(x.draft),
		}
		if lack.State == templates.TagWaiting && undecided(x.part, o) {
			lack.State, lack.Note = templates.TagDecide, lackWaits
		}
		if at := x.limit(); at != farAway {
			lack.Limit = at
		} else {
			lack.Note = waits(o)
		}
		for _, m := range x.draft.Missing {
			f := templates.LackField{Number: m.Number, Label: x.draft.Field(m.Number).Says(), Estimate: m.Estimate, Href: c.givenAt(&x.part, m.Key).Href}
			if m.Need == form.Conditional {
				f.When = m.Why
				lack.Maybe = append(lack.Maybe, f)
			} else {
				lack.Missing = append(lack.Missing, f)
			}
		}
		for _, wrong := range x.draft.Problems {
			lack.Wrong = append(lack.Wrong, templates.LackField{
				Number: wrong.Number, Label: x.draft.Field(wrong.Number).Says(), Href: c.givenAt(&x.part, wrong.Key).Href, Why: wrong.Text,
			})
		}
		list = append(list, lack)
	}
	return list
}
