package models

import (
	"context"
	"reflect"
	"slices"
	"time"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// EntityMoves returns what would change in the open incidents that the actor may see
// if e were stored as the next version of itself.
func (s *Store) EntityMoves(ctx context.Context, by Actor, e Entity) ([]DutyMove, error) {
	if !by.May(KeepEntities) {
		return nil, ErrForbidden
	}
	if !by.May(SeeIncidents) {
		return nil, nil
	}
	before, err := readOne[Entity](s.brief(ctx), "WHERE id = +?", e.ID)
	if err != nil {
		return nil, err
	}
	e.tidy()
	cond, args := by.sees()
	return entityMoves(s.read.WithContext(ctx), &before, &e, cond, args...)
}

// entityMoves finds in the open incidents of an entity what follows differently once it
// is another.
func entityMoves(db *gorm.DB, before, after *Entity, cond string, args ...any) ([]DutyMove, error) {
	if before.counts(after) {
		return nil, nil
	}
	rest, args := openOf(&before.ID, cond, args)
	was, err := clocks(db, rest, args...)
	if err != nil {
		return nil, err
	}
	is, err := clocksAs(asking(db), after, rest, args...)
	if err != nil {
		return nil, err
	}
	var list []DutyMove
	for i := range is {
		c := &is[i]
		at := slices.IndexFunc(was, func(x clock) bool { return x.Incident.ID == c.Incident.ID })
		if at < 0 {
			continue // it came between the two
		}
		for j := range c.parts {
			p := &c.parts[j]
			k := slices.IndexFunc(was[at].parts, func(x partClock) bool { return x.Entity.ID == p.Entity.ID })
			if p.Entity.ID == after.ID && k >= 0 {
				list = append(list, c.placeOf(p).moves(was[at].parts[k].applying(), p.applying())...)
			}
		}
	}
	return list, nil
}

// counts reports whether limits are computed alike for both.
func (e *Entity) counts(other *Entity) bool {
	facts := func(e *Entity) deadline.Entity { return clockFacts(*e, Incident{}, time.Time{}, time.Time{}).Entity }
	return reflect.DeepEqual(facts(e), facts(other))
}

// as makes e what it would be if other were stored, where it is the same entity.
func (e *Entity) as(other *Entity) {
	if other != nil && e.ID == other.ID {
		*e = *other
	}
}

// applying are the obligations of a part that apply.
func (p *partClock) applying() []deadline.Obligation {
	return slices.DeleteFunc(slices.Clone(p.times), func(o deadline.Obligation) bool { return o.State == deadline.NotApplicable })
}

// An EntityEffect is what the log of an incident says of a version of an entity that
// changed what is owed in it. It is no record beside the log.
type EntityEffect struct {
	EntityID   int64     `json:"-"`
	IncidentID int64     `json:"-"`
	Name       string    `json:"name"`
	Version    int       `json:"version"`
	Limits     []Shifted `json:"limits"`
}

func (e *EntityEffect) subject() (string, int64, int64) {
	return "entity_effect", e.EntityID, e.IncidentID
}

// noteEntity puts a line into the log of each incident in which a version of an entity
// changes what is owed.
func (tx *Tx) noteEntity(e *Entity, moves []DutyMove) error {
	for len(moves) > 0 {
		x := &EntityEffect{EntityID: e.ID, IncidentID: moves[0].incident, Name: e.Name, Version: e.Version}
		for len(moves) > 0 && moves[0].incident == x.IncidentID {
			s := moves[0].shifted()
			s.Obligation = moves[0].Obligation
			x.Limits, moves = append(x.Limits, s), moves[1:]
		}
		if err := tx.note(EntityMoved, nil, x); err != nil {
			return err
		}
	}
	return nil
}
