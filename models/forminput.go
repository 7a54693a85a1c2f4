package models

import (
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// FormInput is what forms are filled from, as the record stands at an instant. Of a
// beginning that is known only to lie between two times it is the earlier, and of an
// end the later: nothing is said to be shorter than it was. Of an incident with
// several entities it is for one part of the record: see [Record.Parts].
func (r Record) FormInput(at time.Time) form.Input {
	e, x := r.Entity, r.Incident
	aware, _ := r.Aware()
	in := form.Input{
		Facts:     map[string]form.Value{},
		Entity:    form.Entity{Name: e.Name, LEI: e.LEI, OrgNo: e.OrgNo, Country: e.Country, Type: e.Type, NIS2: e.NIS2},
		Reference: x.Ref, Title: x.Title, Summary: x.Summary,
		Aware: aware, OccurredFrom: x.OccurredFrom.At, OccurredTo: lastOf(x.OccurredTo), ClassifiedMajor: x.ClassifiedMajorAt.At,
		Recovered: lastOf(x.RecoveredAt), Resolved: lastOf(x.ResolvedAt),
		ServicesDown: x.ServicesDown, ClientsHurt: x.Answers[deadline.ClientsAffected],
		Counts: map[string]form.Count{}, Countries: r.Affected(), At: at,
	}
	for _, f := range r.Facts {
		if !f.Value.Empty() {
			in.Facts[f.Key] = form.Value(f.Value)
		}
	}
	for of := range OfNames {
		if c, ok := Latest(r.Counts, of); ok {
			in.Counts[string(of)] = form.Count{Min: c.Min, Max: c.Max, Exact: c.Mode == casefile.Exact}
		}
	}
	for _, d := range r.Decisions {
		if d.Outcome == deadline.Reclassify {
			in.Reclassified = d.Reason
		}
	}
	for _, f := range r.Filings {
		in.Sent = append(in.Sent, form.Sent{Duty: f.Obligation, At: known(f.SentAt), Reference: r.referenceOf(f)})
	}
	return in
}

// lastOf is the latest time that a moment can have been.
func lastOf(m calendar.Moment) time.Time {
	if m.Precision == calendar.Between {
		return m.Until
	}
	return m.At
}

// referenceOf is what the recipient called a filing: as it was recorded with it, or
// as the last receipt says that came later.
func (r Record) referenceOf(f Filing) string {
	ref := f.Reference
	for _, x := range r.ReceiptsOf(f.ID) {
		if x.Reference != "" && f.Reference == "" {
			ref = x.Reference
		}
	}
	return ref
}
