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
	Entity int64  // 0: all
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
	ID                       int64
	Ref, Title, Entity       string
	Country                  string
	Status                   Status
	Restricted               bool
	ReportedAt               time.Time
	Aware                    calendar.Moment
	PersonalData             deadline.Answer
	NextStrictAt             *time.Time
	NextObligation           deadline.ID
	Undecided                int
	AffectedMin, AffectedMax *int64
	AffectedMode             Mode
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
func registerQuery(by Actor, f RegisterFilter, whole bool) (sql string, args []any) {
	var where []string
	cond := func(c string, a ...any) { where, args = append(where, c), append(args, a...) }
	visible, seen := by.sees()
	cond(visible, seen...)
	if f.Status != "" {
		cond("i.status = +?", f.Status)
	}
	if f.Entity != 0 {
		cond("i.entity_id = +?", f.Entity)
	}
	order := "i.id DESC"
	switch f.Sort {
	case Deadline:
		cond("i.next_strict_at IS NOT NULL")
		if f.After.ID != 0 {
			cond("(i.next_strict_at, i.id) > (+?, +?)", f.After.At.UTC(), f.After.ID)
		}
		order = "i.next_strict_at, i.id"
	case Oldest:
		cond("i.id > +?", f.After.ID)
		order = "i.id"
	default:
		if f.After.ID == 0 {
			f.After.ID = math.MaxInt64
		}
		cond("i.id < +?", f.After.ID)
	}
	columns := "i.id, i.ref, i.title, e.name, e.country, i.status, i.restricted, i.aware, i.next_strict_at, i.next_obligation, i.undecided, i.affected_min, i.affected_max, i.affected_mode"
	if whole {
		columns += ", i.reported_at, i.personal_data"
	}
	return "SELECT " + columns + ` FROM incidents i CROSS JOIN entities e ON e.id = i.entity_id WHERE ` + strings.Join(where, " AND ") + " ORDER BY " + order + limit(f.Limit+1), args
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
	to := make([]any, 0, 16)
	for rows.Next() {
		rs = append(rs, RegisterRow{})
		r := &rs[len(rs)-1]
		var next sql.NullTime
		to := append(to[:0], &r.ID, &r.Ref, &r.Title, &r.Entity, &r.Country, (*string)(&r.Status), &r.Restricted, &r.Aware, &next, (*string)(&r.NextObligation),
			&r.Undecided, &r.AffectedMin, &r.AffectedMax, (*string)(&r.AffectedMode))
		if whole {
			to = append(to, &r.ReportedAt, (*string)(&r.PersonalData))
		}
		if err := rows.Scan(to...); err != nil {
			return nil, false, err
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
