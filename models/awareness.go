package models

import (
	"context"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// An Awareness is a candidate instant at which the entity knew. At most one of
// an incident is chosen; it starts the clocks, from the earliest reading of it.
type Awareness struct {
	ID           int64           `json:"id"`
	IncidentID   int64           `json:"incident_id"`
	At           calendar.Moment `json:"at"`
	How          string          `json:"how"`
	Source       string          `json:"source"`
	Chosen       bool            `json:"chosen"`
	Reason       string          `json:"reason"`
	RecordedAt   time.Time       `json:"recorded_at"`
	RecordedName string          `json:"recorded_name"`
}

// TableName is the table of awareness candidates.
func (Awareness) TableName() string { return "awareness" }

func (a *Awareness) subject() (string, int64, int64) { return "awareness", a.ID, a.IncidentID }

// Check notes what is wrong with the candidate.
func (a *Awareness) Check(p Problems, at time.Time) {
	if !a.At.Known() {
		p.Add("at", i18n.Text{SV: "Ange en tid.", EN: "Enter a time."})
	}
	checkMoment(p, "at", a.At, at)
	checkText(p, "how", a.How, 0, LongText)
	checkLine(p, "source", a.Source, 0, LongText)
	checkText(p, "reason", a.Reason, 0, LongText)
}

// AddAwareness stores a candidate, which is not chosen by that.
func (s *Store) AddAwareness(ctx context.Context, by Actor, once Once, ref string, a Awareness) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		p := Problems{}
		a.Check(p, tx.at)
		checkText(p, "how", a.How, 1, LongText)
		if len(p) > 0 {
			return p.Err()
		}
		a.IncidentID, a.Chosen, a.Reason = in.ID, false, ""
		if err := tx.addAwareness(&a); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addAwareness(a *Awareness) error {
	a.ID = 0
	tx.sign(&a.RecordedAt, &a.RecordedName)
	tx.touch(a.IncidentID)
	return tx.create(AwarenessAdded, a)
}

// sign says when and by whom a record was made, unless an imported one says so.
func (tx *Tx) sign(at *time.Time, name *string) {
	if at.IsZero() {
		*at = tx.at
	}
	if *name == "" {
		*name = tx.by.Name
	}
}

// ChooseAwareness makes the candidate the one that starts the clocks. was is
// the candidate that the actor saw as chosen (0: none): if another is chosen by
// now, it returns ErrConflict. The reason is required.
func (s *Store) ChooseAwareness(ctx context.Context, by Actor, ref string, id, was int64, reason string) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		p := Problems{}
		checkText(p, "reason", reason, 1, LongText)
		next, err := take[Awareness](tx, id)
		if err != nil || next.IncidentID != in.ID {
			p.Add("chosen", i18n.Text{SV: "Välj en av tiderna.", EN: "Choose one of the times."})
		}
		if len(p) > 0 {
			return p.Err()
		}
		var chosen []Awareness
		if err := tx.db.Where("incident_id = ? AND chosen = 1", in.ID).Find(&chosen).Error; err != nil {
			return err
		}
		if have := chosenID(chosen); have != was {
			return ErrConflict
		}
		for _, old := range chosen {
			if old.ID == id {
				continue
			}
			before := old
			old.Chosen, old.Reason = false, ""
			if err := tx.update(AwarenessUnchosen, &before, &old); err != nil {
				return err
			}
		}
		before := next
		next.Chosen, next.Reason = true, reason
		tx.touch(in.ID)
		return tx.update(AwarenessChosen, &before, &next)
	})
}

func chosenID(as []Awareness) int64 {
	for _, a := range as {
		if a.Chosen {
			return a.ID
		}
	}
	return 0
}

// Awareness returns the candidates of an incident, earliest first.
func (s *Store) Awareness(ctx context.Context, by Actor, ref string) ([]Awareness, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	return hanging[Awareness](ctx, s, in.ID, "at, id")
}

// hanging reads all records of a kind that hang on one incident, which the
// caller has found through [Store.Incident].
func hanging[T any, R row[T]](ctx context.Context, s *Store, incident int64, order string) ([]T, error) {
	return read[T, R](s.brief(ctx), "WHERE incident_id = +? ORDER BY "+order, incident)
}
