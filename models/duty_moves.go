package models

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A DutyMove is an obligation of an open incident that a version of a duty changes
// if it is stored.
type DutyMove struct {
	Ref, Title string
	Entity     string
	Zone       *time.Location
	Restricted bool
	Obligation deadline.ID
	Name       i18n.Text
	// Was and Is say how it stands before and after; the zero state is not at all.
	Was, Is         deadline.State
	WasLimit, Limit *time.Time
	// WasTo and IsTo are who is told before and after, where that is another.
	WasTo, IsTo i18n.Text

	incident int64
}

// DutyMoves returns what would change in the open incidents that the actor may see if
// d were stored as the next version of its duty.
func (s *Store) DutyMoves(ctx context.Context, by Actor, d Duty) ([]DutyMove, error) {
	if !by.May(KeepEntities) {
		return nil, ErrForbidden
	}
	if !by.May(SeeIncidents) {
		return nil, nil
	}
	before, err := briefDuties(s.brief(ctx))
	if err != nil {
		return nil, err
	}
	cond, args := by.sees()
	return dutyMoves(s.read.WithContext(ctx), before, withVersion(before, d), d.EntityID, cond, args...)
}

// EndOf is the version by which a duty ends with a day.
func (d Duty) EndOf(last calendar.Date, reason string) Duty {
	d.First, d.Last, d.Ended, d.Reason = last.AddDays(1), calendar.Date{}, true, reason
	return d
}

// withVersion are the duties with one more version, in order.
func withVersion(ds []Duty, d Duty) []Duty {
	d.Version = 1
	at := slices.IndexFunc(ds, func(x Duty) bool { return x.Slug > d.Slug })
	if at < 0 {
		at = len(ds)
	}
	if at > 0 && ds[at-1].Slug == d.Slug {
		d.Version = ds[at-1].Version + 1
	}
	return slices.Insert(slices.Clone(ds), at, d)
}

// dutyMoves finds in the open incidents of an entity, of all for nil, what follows
// differently from other duties.
func dutyMoves(db *gorm.DB, before, after []Duty, entity *int64, cond string, args ...any) ([]DutyMove, error) {
	rest, args := openOf(entity, cond, args)
	cs, err := clocks(db, rest, args...)
	if err != nil {
		return nil, err
	}
	was, is := dutyBook{duties: before}, dutyBook{duties: after}
	var list []DutyMove
	for i := range cs {
		c := &cs[i]
		for j := range c.parts {
			p := &c.parts[j]
			list = append(list, c.placeOf(p).moves(p.owed(&was), p.owed(&is))...)
		}
	}
	return list, nil
}

// openOf finds the open incidents in which an entity has a part, all for nil.
func openOf(entity *int64, cond string, args []any) (string, []any) {
	rest := "WHERE i.status = 'open' AND " + cond
	if entity != nil {
		rest += " AND (i.entity_id = +? OR EXISTS (SELECT 1 FROM incident_entities m WHERE m.incident_id = i.id AND m.entity_id = +? AND m.active = 1))"
		args = append(slices.Clone(args), *entity, *entity)
	}
	return rest + " ORDER BY i.id", args
}

// placeOf says where it is that something moves.
func (c *clock) placeOf(p *partClock) DutyMove {
	return DutyMove{Ref: c.Incident.Ref, Title: c.Incident.Title, Entity: p.Entity.Name, Zone: p.Entity.Zone(), Restricted: c.Incident.Restricted, incident: c.Incident.ID}
}

// owed are the obligations of a part that follow from duties of the firm.
func (p *partClock) owed(book *dutyBook) []deadline.Obligation {
	facts := p.facts
	if facts.Custom = book.of(p.Entity.ID, -1); len(facts.Custom) == 0 {
		return nil
	}
	facts.Entity.Regimes = []deadline.Regime{deadline.CustomRegime}
	return slices.DeleteFunc(deadline.Times(facts), func(o deadline.Obligation) bool { return o.State == deadline.NotApplicable })
}

// moves are the obligations that are not the same before and after; m is where.
func (m DutyMove) moves(before, after []deadline.Obligation) []DutyMove {
	of := func(os []deadline.Obligation, like *deadline.Obligation) (o deadline.Obligation) {
		if i := slices.IndexFunc(os, func(o deadline.Obligation) bool { return o.ID == like.ID && o.Country == like.Country }); i >= 0 {
			return os[i]
		}
		return o
	}
	var list []DutyMove
	add := func(like *deadline.Obligation) {
		was, is := of(before, like), of(after, like)
		told := was.State == "" || is.State == "" || was.RecipientName == is.RecipientName
		if told && was.State == is.State && sameInstant(was.Strict, is.Strict) && sameInstant(was.Latest, is.Latest) {
			return
		}
		x := m
		x.Obligation, x.Name = like.ID, like.Title
		if !told {
			x.WasTo, x.IsTo = was.RecipientName, is.RecipientName
		}
		x.Was, x.Is, x.WasLimit, x.Limit = was.State, is.State, was.Strict, is.Strict
		list = append(list, x)
	}
	for i := range after {
		add(&after[i])
	}
	for i := range before {
		if of(after, &before[i]).State == "" {
			add(&before[i])
		}
	}
	return list
}

func sameInstant(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// A DutyEffect is what the log of an incident says of a version of a duty that
// changed what is owed in it. It is no record beside the log.
type DutyEffect struct {
	DutyID     int64     `json:"-"`
	IncidentID int64     `json:"-"`
	TitleSV    string    `json:"title_sv"`
	TitleEN    string    `json:"title_en"`
	Version    int       `json:"version"`
	Limits     []Shifted `json:"limits"`
}

// A Shifted is one obligation of it: how it stood and how it stands.
type Shifted struct {
	Entity string         `json:"entity"`
	Was    deadline.State `json:"was"`
	Is     deadline.State `json:"is"`
	From   *time.Time     `json:"from"`
	To     *time.Time     `json:"to"`
	// Obligation is which it is, where there can be several, and WasTo and IsTo are who
	// is told before and after, where that is another.
	Obligation deadline.ID `json:"obligation,omitempty"`
	WasTo      i18n.Text   `json:"was_to,omitzero"`
	IsTo       i18n.Text   `json:"is_to,omitzero"`
}

// shifted is a move as the log keeps it.
func (m *DutyMove) shifted() Shifted {
	return Shifted{Entity: m.Entity, Was: m.Was, Is: m.Is, From: m.WasLimit, To: m.Limit, WasTo: m.WasTo, IsTo: m.IsTo}
}

func (e *DutyEffect) subject() (string, int64, int64) { return "duty_effect", e.DutyID, e.IncidentID }

// noteMoves puts a line into the log of each incident in which a version of a duty,
// which has been stored, changes what is owed; but not of one that comes with it.
func (tx *Tx) noteMoves(before []Duty, d *Duty, but int64) error {
	after, err := briefDuties(asking(tx.db))
	if err != nil {
		return err
	}
	moves, err := dutyMoves(tx.db, before, after, d.EntityID, "i.id <> +?", but)
	if err != nil {
		return err
	}
	for len(moves) > 0 {
		e := &DutyEffect{DutyID: d.ID, IncidentID: moves[0].incident, TitleSV: d.TitleSV, TitleEN: d.TitleEN, Version: d.Version}
		for len(moves) > 0 && moves[0].incident == e.IncidentID {
			e.Limits, moves = append(e.Limits, moves[0].shifted()), moves[1:]
		}
		if err := tx.note(DutyMoved, nil, e); err != nil {
			return err
		}
	}
	return nil
}
