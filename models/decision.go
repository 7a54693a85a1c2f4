package models

import (
	"context"
	"slices"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A Decision says whether an obligation is to be fulfilled, or how the
// incident is classified, and why. A later one stands in the place of an
// earlier one, and both stay.
type Decision struct {
	ID           int64            `json:"id"`
	IncidentID   int64            `json:"incident_id"`
	Obligation   deadline.ID      `json:"obligation"`
	Outcome      deadline.Outcome `json:"outcome"`
	Reason       string           `json:"reason"`
	DecidedAt    *time.Time       `json:"decided_at"`
	DecidedBy    string           `json:"decided_by"`
	ApprovedBy   string           `json:"approved_by"`
	RecordedAt   time.Time        `json:"recorded_at"`
	RecordedName string           `json:"recorded_name"`
	// EntityID is the further entity whose decision it is; nil: the incident's own.
	EntityID *int64 `json:"entity_id,omitempty"`
	// Country is whose data protection authority it is about, where several are told;
	// empty is all of them.
	Country string `json:"country,omitempty"`
}

// About reports whether the decision is about an obligation of its own entity: about
// the authority that it is owed to, where it names one.
func (d *Decision) About(o *deadline.Obligation) bool {
	return d.Obligation == o.ID && (d.Country == "" || d.Country == o.Told)
}

func (d *Decision) subject() (string, int64, int64) { return "decision", d.ID, d.IncidentID }

// OutcomeNames says what was decided.
var OutcomeNames = map[deadline.Outcome]i18n.Text{
	deadline.Notify:        {SV: "Anmäla", EN: "Notify"},
	deadline.DoNotNotify:   {SV: "Inte anmäla", EN: "Do not notify"},
	deadline.ClassifyMajor: {SV: "Klassificera som allvarlig", EN: "Classify as major"},
	deadline.Reclassify:    {SV: "Klassificera om till inte allvarlig", EN: "Reclassify as not major"},
}

// Check notes what is wrong with the decision.
func (d *Decision) Check(p Problems, at time.Time) {
	if _, ok := OutcomeNames[d.Outcome]; !ok {
		p.Add("outcome", i18n.Text{SV: "Välj vad som beslutas.", EN: "Choose what is decided."})
	}
	if !d.Obligation.Valid() {
		p.Add("obligation", i18n.Text{SV: "Det finns ingen sådan skyldighet.", EN: "There is no such obligation."})
	}
	if classifies := d.Outcome == deadline.ClassifyMajor || d.Outcome == deadline.Reclassify; classifies && d.Obligation != "dora.initial" && d.Obligation != "psd2.initial" {
		p.Add("outcome", i18n.Text{SV: "En incident klassificeras där den första rapporten ska lämnas.", EN: "An incident is classified where its first report is due."})
	}
	if d.DecidedAt == nil {
		p.Add("decided_at", i18n.Text{SV: "Ange när beslutet fattades.", EN: "Enter when it was decided."})
	} else if checkInstant(p, "decided_at", *d.DecidedAt); d.DecidedAt.After(at) {
		p.Add("decided_at", i18n.Text{SV: "Tiden ligger i framtiden.", EN: "The time is in the future."})
	}
	checkText(p, "reason", d.Reason, 0, LongText)
	checkLine(p, "decided_by", d.DecidedBy, 0, 1000)
	checkLine(p, "approved_by", d.ApprovedBy, 0, 1000)
}

// MakeDecision stores a decision; its reason and decider are required. One
// that classifies the incident as major also sets the time of classification,
// which a second one never makes later; one that takes that back clears it. Both
// are of the one entity whose decision it is.
func (s *Store) MakeDecision(ctx context.Context, by Actor, once Once, ref string, d Decision) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, Decide)
		if err != nil {
			return err
		}
		if err := tx.onlyOne(once); err != nil {
			return err
		}
		p := Problems{}
		d.Check(p, tx.at)
		checkText(p, "reason", d.Reason, 1, LongText)
		checkLine(p, "decided_by", d.DecidedBy, 1, 1000)
		if err := tx.whose(p, in, &d.EntityID); err != nil {
			return err
		}
		if len(p) == 0 && d.Country != "" {
			if err := tx.addressee(p, in, &d); err != nil {
				return err
			}
		}
		if len(p) > 0 {
			return p.Err()
		}
		d.IncidentID = in.ID
		if err := tx.addDecision(&d); err != nil {
			return err
		}
		if err := tx.classify(in, d); err != nil {
			return err
		}
		return tx.madeOne(once, d.ID)
	})
}

// addressee sees that the authority that a decision names is one of several that are
// told.
func (tx *Tx) addressee(p Problems, in Incident, d *Decision) error {
	r, err := load(tx.ctx, tx.db, in)
	if err != nil {
		return err
	}
	part, err := r.Part(identity(d.EntityID))
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(part.Obligations(tx.at), func(o deadline.Obligation) bool { return o.ID == d.Obligation && o.Country == d.Country }) {
		p.Add("country", noSuchAuthority)
	}
	return nil
}

// Deciding is the part as it would be after a decision that it has a time of, as
// [Store.MakeDecision] would leave it. Nothing is stored.
func (r Record) Deciding(d Decision) Record {
	r.Decisions = append(slices.Clone(r.Decisions), d)
	slices.SortStableFunc(r.Decisions, func(a, b Decision) int { return known(a.DecidedAt).Compare(known(b.DecidedAt)) })
	r.Incident.ClassifiedMajorAt, _ = reclassified(r.Incident.ClassifiedMajorAt, d)
	return r
}

func (tx *Tx) addDecision(d *Decision) error {
	d.ID = 0
	d.DecidedAt = whole(d.DecidedAt)
	tx.sign(&d.RecordedAt, &d.RecordedName)
	tx.touch(d.IncidentID)
	return tx.create(DecisionMade, d)
}

func (tx *Tx) classify(in Incident, d Decision) error {
	if d.EntityID != nil {
		return tx.classifyPart(in, d)
	}
	at, moved := reclassified(in.ClassifiedMajorAt, d)
	if !moved {
		return nil
	}
	next := in
	next.ClassifiedMajorAt = at
	return tx.replace(IncidentEdited, in, next)
}

// Decisions returns the decisions of an incident, earliest first.
func (s *Store) Decisions(ctx context.Context, by Actor, ref string) ([]Decision, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	return hanging[Decision](ctx, s, in.ID, "decided_at, id")
}
