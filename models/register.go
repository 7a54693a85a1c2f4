package models

import (
	"context"
	"database/sql"
	"math"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
)

// A Sort is an order of the register.
type Sort string

// The orders. Each has an index, so that a page costs the same however many
// incidents there are.
const (
	Newest   Sort = "newest" // the default
	Oldest   Sort = "oldest"
	Deadline Sort = "deadline" // soonest first; those with no limit are left out
)

// A RegisterFilter chooses incidents of the register.
type RegisterFilter struct {
	Status Status // empty: all
	Entity int64  // 0: all; also those in which it is a further entity
	Sort   Sort
	After  Cursor
	// Limit is the size of a page; 0 is [RegisterPage].
	Limit int
}

// RegisterPage is how many incidents a page of the register has.
const RegisterPage = 50

// A RegisterRow is one incident in the register (GDPR Art. 33(5)). When it was
// reported and whether personal data are affected is known of the rows of
// [Store.EachRegisterRow] only: no page shows it.
type RegisterRow struct {
	ID                 int64
	Ref, Title, Entity string
	Country            string
	Status             Status
	Restricted         bool
	ReportedAt         time.Time
	Aware              calendar.Moment
	PersonalData       deadline.Answer
	// NextStrictAt is, of an incident that is closed, the soonest limit that was
	// not met.
	NextStrictAt   *time.Time
	NextObligation deadline.ID
	// NextEntity names whose it is, if it is not the incident's own entity's.
	NextEntity               string
	Undecided                int
	AffectedMin, AffectedMax *int64
	AffectedMode             Mode
	// Others names the further entities.
	Others string
	// Edition is the edition of the law that it is kept under.
	Edition int
}

// Cursor is the place of the row in a register that is sorted so.
func (r RegisterRow) Cursor(by Sort) Cursor {
	c := Cursor{ID: r.ID}
	if by == Deadline && r.NextStrictAt != nil {
		c.At = *r.NextStrictAt
	}
	return c
}

// registerQuery writes the query of a page. Nothing of it is the user's text.
// That of one entity has two halves, each in order by an index of its own: the
// incidents that are its own, and those in which it is a further one.
func registerQuery(by Actor, f RegisterFilter, whole bool) (sql string, args []any) {
	order := "1 DESC"
	switch f.Sort {
	case Deadline:
		order = "9, 1"
	case Oldest:
		order = "1"
	case Newest:
	}
	end := " ORDER BY " + order + limit(f.Limit+1)
	own, args := registerHalf(by, f, whole, false)
	if f.Entity == 0 {
		return own + end, args
	}
	further, more := registerHalf(by, f, whole, true)
	return own + " UNION ALL " + further + end, append(args, more...)
}

// furtherNames names the further entities of an incident, in the order in which they came.
const furtherNames = `(SELECT coalesce(group_concat(x.name, '; '), '') FROM incident_entities o
	CROSS JOIN entities x ON x.id = o.entity_id WHERE o.incident_id = i.id AND o.active = 1)`

// registerHalf selects the incidents that are f.Entity's own, or those in which
// it is a further entity.
func registerHalf(by Actor, f RegisterFilter, whole, further bool) (sql string, args []any) {
	var where []string
	cond := func(c string, a ...any) { where, args = append(where, c), append(args, a...) }
	from, id := "incidents i", "i.id"
	switch {
	case further && f.Sort == Deadline: // by the index of limits: few have one
		cond("EXISTS (SELECT 1 FROM incident_entities p WHERE p.incident_id = i.id AND p.entity_id = +? AND p.active = 1)", f.Entity)
	case further:
		from, id = "incident_entities p CROSS JOIN incidents i ON i.id = p.incident_id", "p.incident_id"
		cond("p.entity_id = +? AND p.active = 1", f.Entity)
	case f.Entity != 0:
		cond("i.entity_id = +?", f.Entity)
	}
	visible, seen := by.sees()
	cond(visible, seen...)
	if f.Status != "" {
		cond("i.status = +?", f.Status)
	}
	switch f.Sort {
	case Deadline:
		cond("i.next_strict_at IS NOT NULL")
		if f.After.ID != 0 {
			cond("(i.next_strict_at, i.id) > (+?, +?)", f.After.At.UTC(), f.After.ID)
		}
	case Oldest:
		cond(id+" > +?", f.After.ID)
	default:
		if f.After.ID == 0 {
			f.After.ID = math.MaxInt64
		}
		cond(id+" < +?", f.After.ID)
	}
	columns := id + ", i.ref, i.title, e.name, e.country, i.status, i.restricted, i.aware, i.next_strict_at, i.next_obligation, coalesce(n.name, ''), i.undecided, i.affected_min, i.affected_max, i.affected_mode, i.edition, i.left_strict_at, " + furtherNames
	if whole {
		columns += ", i.reported_at, i.personal_data"
	}
	return "SELECT " + columns + " FROM " + from + " CROSS JOIN entities e ON e.id = i.entity_id LEFT JOIN entities n ON n.id = i.next_entity WHERE " + strings.Join(where, " AND "), args
}

// Register returns a page of the register. More says whether there are further
// rows after the last of these.
func (s *Store) Register(ctx context.Context, by Actor, f RegisterFilter) (rs []RegisterRow, more bool, err error) {
	return s.register(ctx, by, f, false)
}

func (s *Store) register(ctx context.Context, by Actor, f RegisterFilter, whole bool) (rs []RegisterRow, more bool, err error) {
	if !by.May(SeeIncidents) {
		return nil, false, nil
	}
	if f.Limit == 0 {
		f.Limit = RegisterPage
	}
	query, args := registerQuery(by, f, whole)
	rows, err := s.brief(ctx)(query, args...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	rs = make([]RegisterRow, 0, min(f.Limit, RegisterPage)+1)
	to := make([]any, 0, 20)
	for rows.Next() {
		rs = append(rs, RegisterRow{})
		r := &rs[len(rs)-1]
		var next, left sql.NullTime
		to := append(to[:0], &r.ID, &r.Ref, &r.Title, &r.Entity, &r.Country, (*string)(&r.Status), &r.Restricted, &r.Aware, &next, (*string)(&r.NextObligation),
			&r.NextEntity, &r.Undecided, &r.AffectedMin, &r.AffectedMax, (*string)(&r.AffectedMode), &r.Edition, &left, &r.Others)
		if whole {
			to = append(to, &r.ReportedAt, (*string)(&r.PersonalData))
		}
		if err := rows.Scan(to...); err != nil {
			return nil, false, err
		}
		if left.Valid {
			next = left
		}
		if next.Valid {
			r.NextStrictAt = &next.Time
		}
	}
	if len(rs) > f.Limit {
		rs, more = rs[:f.Limit], true
	}
	return rs, more, rows.Err()
}

// EachRegisterRow calls fn for every row of the register that f chooses, page by
// page, so that no reader is held while fn writes to somebody's slow line.
func (s *Store) EachRegisterRow(ctx context.Context, by Actor, f RegisterFilter, fn func(RegisterRow) error) error {
	f.Limit = 500
	for {
		rs, more, err := s.register(ctx, by, f, true)
		if err != nil {
			return err
		}
		for _, r := range rs {
			if err := fn(r); err != nil {
				return err
			}
		}
		if !more {
			return nil
		}
		f.After = rs[len(rs)-1].Cursor(f.Sort)
	}
}
