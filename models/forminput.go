package models

import (
	"time"

	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// FormInput is what forms are filled from, as the record stands at an instant. Of a
// beginning that is not known exactly it is the earliest that it can have been, and of
// an end the latest: nothing is said to be shorter than it was. Of an incident with
// several entities it is for one part of the record: see [Record.Parts].
func (r Record) FormInput(at time.Time) form.Input {
	e, x := r.Entity, r.Incident
	aware, _ := r.AwareMoment()
	in := form.Input{
		Facts:     map[string]form.Value{},
		Entity:    form.Entity{Name: e.Name, LEI: e.LEI, OrgNo: e.OrgNo, Country: e.Country, Type: e.Type, NIS2: e.NIS2},
		Reference: x.Ref, Title: x.Title, Summary: x.Summary, Zone: e.Zone(),
		ServicesDown: x.ServicesDown, ClientsHurt: x.Answers[deadline.ClientsAffected],
		Counts: map[string]form.Count{}, Countries: r.Affected(), At: at,
	}
	in.Aware, in.ClassifiedMajor = in.Begins("incident.aware_at", aware), in.Begins("incident.classified_major_at", x.ClassifiedMajorAt)
	in.OccurredFrom, in.OccurredTo = in.Begins("incident.occurred_from", x.OccurredFrom), in.Ends("incident.occurred_to", x.OccurredTo)
	in.Recovered, in.Resolved = in.Ends("incident.recovered_at", x.RecoveredAt), in.Ends("incident.resolved_at", x.ResolvedAt)
	for _, f := range r.Facts {
		if !f.Value.Empty() {
			in.Facts[f.Key] = form.Value(f.Value)
		}
	}
	for of := range OfNames {
		if c, ok := Latest(r.Counts, of); ok {
			in.Counts[string(of)] = form.Count{Min: c.Min, Max: c.Max, Exact: c.Mode == casefile.Exact, Open: openAs[c.Mode]}
		}
	}
	for _, d := range r.Decisions {
		if d.Outcome == deadline.Reclassify {
			in.Reclassified = d.Reason
		}
	}
	in.Sent = r.sentBefore()
	return in
}

// Form returns the form by which a duty of the entity is met in a filing that is made at
// an instant, and its stage. The day decides, in the entity's time.
func (r Record) Form(duty deadline.ID, at time.Time) (form.Form, form.Stage, bool) {
	return form.On(duty, form.Day(at, r.Entity.Zone()))
}

// formOf is that of a filing.
func (r Record) formOf(f Filing) (form.Form, form.Stage, bool) {
	if f.SentAt == nil {
		return r.Form(f.Obligation, f.RecordedAt)
	}
	return r.Form(f.Obligation, *f.SentAt)
}

// openAs is why there is no number, of a count whose mode says so.
var openAs = map[casefile.Mode]form.Open{casefile.CannotBeDetermined: form.CannotBeDetermined, casefile.ToBeDetermined: form.ToBeDetermined}

// sentBefore are the filings as forms see them. That an incident is not major after
// all is recorded under the duty of the notification that it takes back, and is none.
func (r Record) sentBefore() []form.Sent {
	list := make([]form.Sent, 0, len(r.Filings))
	for _, f := range r.Filings {
		if r.TakesBack(f) {
			continue
		}
		list = append(list, form.Sent{Duty: f.Obligation, At: known(f.SentAt), Reference: r.referenceOf(f), Elsewhere: r.told(f) != ""})
	}
	return list
}

// referenceOf is what the recipient called a filing: as the last receipt says that
// does, for it may put right what was recorded, or else as it was recorded.
func (r Record) referenceOf(f Filing) string {
	ref := f.Reference
	for _, x := range r.ReceiptsOf(f.ID) {
		if x.Reference != "" {
			ref = x.Reference
		}
	}
	return ref
}
