package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

var (
	trialAsRecorded = i18n.Text{SV: "Som i incidenten: %s", EN: "As in the incident: %s"}
	trialUndecided  = i18n.Text{SV: "Inget beslut", EN: "No decision"}
	trialDone       = i18n.Text{SV: "Ska göras", EN: "To be done"}
	trialNotDone    = i18n.Text{SV: "Ska inte göras", EN: "Not to be done"}
	trialNoOutcome  = i18n.Text{SV: "Välj ett beslut i listan.", EN: "Choose a decision in the list."}

	trialReclassified = i18n.Text{SV: "Klassificeringen togs tillbaka: inte allvarlig", EN: "The classification was taken back: not major"}
)

// reclassifiedName is the question when the classification as major was taken back. It
// is a time of decisions, and none of the incident.
const reclassifiedName = "reclassified"

// noDecision is the answer that nothing has been decided on a duty, where something has.
const noDecision = "none"

// sentOn and decidedOn begin the names of what is asked about a duty.
const (
	sentOn    = "sent."
	decidedOn = "decided."
)

// trialFilings are those that start or move another clock, or meet the first. They are
// asked about also where they do not follow from the facts as they are.
var trialFilings = []deadline.ID{
	"gdpr.authority", "dora.initial", "dora.intermediate", "dora.intermediate_update", "dora.final",
	"psd2.initial", "psd2.intermediate", "nis2.notification", "nis2.final", "cra.notification", "cra.vulnerability_notification", "telecom.notification", "imy.supplement",
}

// A trialDuty is a duty that something can be tried on.
type trialDuty struct {
	key     string // what it is called in the form
	id      deadline.ID
	country string // whose authority it is owed to, where several are told
	name    i18n.Text
	applies bool
}

// trialDuties are the duties that follow from facts, in the order of the law, and then
// those that others name and that do not follow.
func trialDuties(all []deadline.Obligation, others ...deadline.ID) []trialDuty {
	var list []trialDuty
	for i := range all {
		o := &all[i]
		d := trialDuty{key: trialID(o), id: o.ID, country: o.Country, name: trialTitle(o.ID, o.Title), applies: o.State != deadline.NotApplicable}
		if o.Country != "" {
			d.name = i18n.Text{SV: d.name.SV + ": " + o.RecipientName.SV, EN: d.name.EN + ": " + o.RecipientName.EN}
		}
		list = append(list, d)
	}
	for _, id := range others {
		if title := obligationTitles()[id]; !title.IsZero() && !slices.ContainsFunc(list, func(d trialDuty) bool { return d.id == id }) {
			list = append(list, trialDuty{key: string(id), id: id, name: trialTitle(id, title)})
		}
	}
	order := deadline.IDs()
	slices.SortStableFunc(list, func(a, b trialDuty) int { return cmp.Compare(placeOf(order, a.id), placeOf(order, b.id)) })
	return list
}

// placeOf is where an obligation stands among those of the law; the firm's own come last.
func placeOf(order []deadline.ID, id deadline.ID) int {
	if i := slices.Index(order, id); i >= 0 {
		return i
	}
	return len(order)
}

// trialTitle names a duty, and the law that it is under where its title does not.
func trialTitle(id deadline.ID, t i18n.Text) i18n.Text {
	if regime, _, _ := strings.Cut(string(id), "."); regime != "dora" {
		return t
	}
	return i18n.Text{SV: t.SV + " (DORA)", EN: t.EN + " (DORA)"}
}

// namedDuties are the obligations of the law that the form says something of: whose
// decision or filing is tried though it does not follow from the facts as they are.
func (f *typed) namedDuties(first string, ends ...string) []deadline.ID {
	var list []deadline.ID
	for _, id := range deadline.IDs() {
		if slices.ContainsFunc(ends, func(end string) bool { return f.Get(first+string(id)+end) != "" }) {
			list = append(list, id)
		}
	}
	return list
}

// timeEnds are how the names of the fields of one time end.
var timeEnds = []string{".y", ".m", ".d", ".t"}

// asks reports whether the form has the fields of a time, be they empty.
func (f *typed) asks(name string) bool {
	return slices.ContainsFunc(timeEnds, func(end string) bool { return f.Has(name + end) })
}

// tryDuties reads what is tried of single duties. What the form does not ask stays as
// it is on record.
func (f *typed) tryDuties(facts *deadline.Facts) {
	duties := trialDuties(deadline.Times(*facts), deadline.IDs()...)
	home := facts.Unaddressed()
	for _, d := range duties {
		if f.asks(sentOn + d.key) {
			f.tryFiling(facts, d, home)
		}
		if f.Has(decidedOn + d.key) {
			f.tryDecision(facts, d, duties)
		}
	}
}

func (f *typed) tryFiling(facts *deadline.Facts, d trialDuty, home string) {
	t, _ := f.read(sentOn+d.key, false)
	last := d.lastSent(facts.Filings, home)
	if t.Equal(last.SentAt.Truncate(time.Second)) {
		return // as they are on record, all of them
	}
	// The last is sent at another time to the same authority; without a time, nothing was sent.
	facts.Filings = slices.DeleteFunc(slices.Clone(facts.Filings), func(x deadline.Filing) bool {
		return d.met(x, home) && (t.IsZero() || x == last)
	})
	if !t.IsZero() {
		facts.Filings = append(facts.Filings, deadline.Filing{Obligation: d.id, SentAt: t, Country: cmp.Or(last.Country, d.country)})
	}
}

// met reports whether a filing is one of the duty. One that does not say to which
// authority counts as made to that of home.
func (d trialDuty) met(x deadline.Filing, home string) bool {
	return x.Obligation == d.id && (d.country == "" || cmp.Or(x.Country, home) == d.country)
}

// lastSent is the latest filing of the duty: the one that moves a limit.
func (d trialDuty) lastSent(all []deadline.Filing, home string) deadline.Filing {
	var last deadline.Filing
	for _, x := range all {
		if d.met(x, home) && x.SentAt.After(last.SentAt) {
			last = x
		}
	}
	return last
}

// tryDecision puts the decision that is tried in the place of those that were made. When
// it is made decides nothing: it stands alone.
func (f *typed) tryDecision(facts *deadline.Facts, d trialDuty, duties []trialDuty) {
	outcome := deadline.Outcome(f.Get(decidedOn + d.key))
	switch outcome {
	case "": // as it is on record
		return
	case noDecision, deadline.Notify, deadline.DoNotNotify:
	default:
		f.problems.Add(decidedOn+d.key, trialNoOutcome)
		return
	}
	var kept []deadline.Decision
	for _, x := range facts.Decisions {
		switch {
		case x.Obligation != d.id || !onDuty(x.Outcome) || d.country != "" && x.Country != "" && x.Country != d.country:
			kept = append(kept, x)
		case d.country != "" && x.Country == "": // it stays what was decided of the other authorities
			for _, other := range duties {
				if other.id == d.id && other.country != d.country {
					x.Country = other.country
					kept = append(kept, x)
				}
			}
		}
	}
	if facts.Decisions = kept; outcome != noDecision {
		facts.Decisions = append(facts.Decisions, deadline.Decision{Obligation: d.id, Outcome: outcome, Country: d.country})
	}
}

// onDuty reports whether an outcome is about one duty, and no classification.
func onDuty(o deadline.Outcome) bool { return o == deadline.Notify || o == deadline.DoNotNotify }

// decided is what was last decided on the duty; empty if nothing was.
func (d trialDuty) decided(all []deadline.Decision) deadline.Outcome {
	var last deadline.Decision
	for _, x := range all {
		if x.Obligation == d.id && onDuty(x.Outcome) && (d.country == "" || x.Country == "" || x.Country == d.country) && !x.At.Before(last.At) {
			last = x
		}
	}
	return last.Outcome
}

// dutyQuestions are what is asked of single duties: those that follow from the facts
// that are tried, which is next, with the answers of the record, which is now.
func (f *typed) dutyQuestions(now, next *deadline.Facts) (sent []templates.DateTime, decisions []templates.Choice) {
	all, home := deadline.Times(*next), next.Unaddressed()
	for _, d := range trialDuties(all, append(f.namedDuties(sentOn, timeEnds...), trialFilings...)...) {
		if !d.applies && !slices.Contains(trialFilings, d.id) && f.Get(sentOn+d.key+".y") == "" {
			continue
		}
		if !f.asks(sentOn + d.key) {
			f.write(sentOn+d.key, d.lastSent(next.Filings, home).SentAt)
		}
		sent = append(sent, f.dateTime(templates.DateTime{Name: sentOn + d.key, Label: d.name, Plain: true}))
	}
	for _, d := range trialDuties(all, f.namedDuties(decidedOn, "")...) {
		decisions = append(decisions, f.decisionChoice(d, now))
	}
	return sent, decisions
}

// decisionChoice asks what is decided on a duty, of the incident whose facts are now.
func (f *typed) decisionChoice(d trialDuty, now *deadline.Facts) templates.Choice {
	name := decidedOn + d.key
	c := templates.Choice{Name: name, Label: d.name, Values: []string{f.Get(name)}, Problem: f.problems[name]}
	was, none := d.decided(now.Decisions), trialUndecided
	if now.Recorded {
		said := none
		if was != "" {
			said = outcomeOn(d.id, was)
		}
		c.Options = []templates.Option{{Label: trialAsRecorded.With(lowerFirst(said))}}
		if was != "" {
			c.Options = append(c.Options, templates.Option{Value: noDecision, Label: none})
		}
	} else {
		c.Options = []templates.Option{{Label: none}}
	}
	for _, o := range []deadline.Outcome{deadline.Notify, deadline.DoNotNotify} {
		c.Options = append(c.Options, templates.Option{Value: string(o), Label: outcomeOn(d.id, o)})
	}
	return c
}

// outcomeOn is what was decided, in the words of the law where it has any for it.
func outcomeOn(id deadline.ID, o deadline.Outcome) i18n.Text {
	switch said := report.Outcome(id, o); {
	case said != models.OutcomeNames[o]:
		return said
	case o == deadline.DoNotNotify:
		return trialNotDone
	default:
		return trialDone
	}
}

// tryClassified reads when the incident was classified as major and when that was taken
// back, and takes what was decided of it away where it is no longer so. was is the
// classification that stands in the incident.
func (f *typed) tryClassified(facts *deadline.Facts, was time.Time) {
	in := &facts.Incident
	back, _ := f.read(reclassifiedName, false)
	decided, takenBack := cmp.Or(was, classifiedBy(facts)), reclassifiedBy(facts)
	if in.ClassifiedMajorAt.Equal(decided.Truncate(time.Second)) && back.Equal(takenBack.Truncate(time.Second)) {
		in.ClassifiedMajorAt = was
		return
	}
	facts.Decisions = slices.DeleteFunc(slices.Clone(facts.Decisions), func(d deadline.Decision) bool { return !onDuty(d.Outcome) })
	if back.IsZero() {
		return
	}
	facts.Decisions = append(facts.Decisions, deadline.Decision{Outcome: deadline.Reclassify, At: back})
	if !in.ClassifiedMajorAt.After(back) { // as a record leaves it
		in.ClassifiedMajorAt = time.Time{}
	}
}

// classifiedBy is when a decision classified the incident as major.
func classifiedBy(facts *deadline.Facts) time.Time {
	return lastOf(facts, deadline.ClassifyMajor)
}

// reclassifiedBy is when a decision took that back.
func reclassifiedBy(facts *deadline.Facts) time.Time {
	return lastOf(facts, deadline.Reclassify)
}

func lastOf(facts *deadline.Facts, o deadline.Outcome) time.Time {
	var at time.Time
	for _, d := range facts.Decisions {
		if d.Outcome == o {
			at = d.At
		}
	}
	return at
}
