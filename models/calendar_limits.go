package models

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// A CalendarLimit is one obligation with its limit, as a calendar keeps it.
type CalendarLimit struct {
	// UID names the obligation and stays the same whatever becomes of it: it
	// holds nothing that can be edited, and no title.
	UID                string
	Ref, Title, Entity string
	Zone               *time.Location
	Obligation         deadline.Obligation
	// Ended is set for what no longer runs: it was met, is not required, or its
	// incident is closed.
	Ended bool
	// Sequence is the number of the last line of the log about what the limit is
	// computed from: the incident, with all that hangs on it, its entities and the
	// duties of the house. So
	// it rises with every change of the time or the state, as iCalendar wants,
	// also when another change is undone; it is the same for everybody and after
	// a restart. It rises with changes that leave the limit as it was, too, which
	// iCalendar allows. ChangedAt is the time of that line.
	Sequence  int64
	ChangedAt time.Time

	// PartOf is the further entity whose it is; 0: the incident's own. Shared says that
	// the incident concerns several.
	PartOf int64
	Shared bool

	incident int64
}

// calendarKeeps is how long what has ended is still told, so that a calendar
// that asks seldom learns to take it away.
const calendarKeeps = 30 * 24 * time.Hour

// Calendar returns the limits of what the actor may see: those that run, at most
// n, the soonest first, and then at most n that have ended lately. More says
// whether further ones run. All of it is of one moment: a limit that was older
// than its sequence number would never be corrected.
func (s *Store) Calendar(ctx context.Context, by Actor, n int) (ls []CalendarLimit, more bool, err error) {
	if !by.May(SeeIncidents) {
		return nil, false, nil
	}
	err = s.snapshot(ctx, func(s *Store) error {
		db := s.read.WithContext(ctx)
		if ls, more, err = runningLimits(db, by, n); err != nil {
			return err
		}
		ended, err := endedLimits(db, by, n, s.now().UTC().Add(-calendarKeeps).Truncate(time.Second))
		if err != nil {
			return err
		}
		ls = append(ls, ended...)
		return s.name(ctx, ls)
	})
	return ls, more, err
}

// runningLimits returns the n soonest: they are among those of the n incidents
// whose next limit is soonest. One more is read, to know if there is one.
func runningLimits(db *gorm.DB, by Actor, n int) (ls []CalendarLimit, more bool, err error) {
	cond, args := by.sees()
	cs, err := clocks(db, "WHERE i.next_strict_at IS NOT NULL AND "+cond+" ORDER BY i.next_strict_at, i.id"+limit(n+1), args...)
	if err != nil {
		return nil, false, err
	}
	for i := range cs {
		for _, o := range cs[i].open() {
			ls = append(ls, cs[i].calendarLimit(o))
		}
	}
	slices.SortStableFunc(ls, func(a, b CalendarLimit) int { return a.Obligation.Strict.Compare(*b.Obligation.Strict) })
	more = len(ls) > n
	return ls[:min(n, len(ls))], more, nil
}

// endedLimits returns those that ended since a time.
func endedLimits(db *gorm.DB, by Actor, n int, since time.Time) (ls []CalendarLimit, err error) {
	cond, args := by.sees()
	cs, err := clocks(db, `WHERE i.id IN (SELECT incident_id FROM filings WHERE recorded_at >= +? UNION ALL
		SELECT incident_id FROM decisions WHERE recorded_at >= +? UNION ALL SELECT id FROM incidents WHERE closed_at >= +?)
		AND `+cond+" ORDER BY i.id DESC"+limit(n), append([]any{since, since, since}, args...)...)
	if err != nil {
		return nil, err
	}
	ends, err := endsOf(db, cs)
	if err != nil {
		return nil, err
	}
	for i := range cs {
		c := &cs[i]
		for j := range c.parts {
			p := &c.parts[j]
			for _, o := range deadline.Times(p.facts) {
				if at, ok := ends[c.Incident.ID].of(c, due{o, p}); ok && !at.Before(since) {
					l := c.calendarLimit(due{o, p})
					l.Ended = true
					ls = append(ls, l)
				}
			}
		}
	}
	return ls[:min(n, len(ls))], nil
}

// ends is when what was recorded of an incident's obligations was, the last of
// each and of all, and when the incident was closed.
type ends struct {
	each         map[owed]time.Time
	last, closed time.Time
}

// An owed is an obligation, and the further entity whose it is; 0: the incident's own.
type owed struct {
	id deadline.ID
	by int64
}

// of is when an obligation ended that had a limit, and false if it had none or
// still runs. One of which nothing was recorded follows from another, and ended
// with it.
func (e ends) of(c *clock, o due) (time.Time, bool) {
	if o.Strict == nil || o.ID == "dora.delay_notice" { // see open
		return time.Time{}, false
	}
	if o.State == deadline.Running || o.State == deadline.Overdue {
		return e.closed, c.Incident.Status == StatusClosed
	}
	if at, ok := e.each[owed{o.ID, o.part.of}]; ok {
		return at, true
	}
	return e.last, true
}

// endsOf reads them of some incidents.
func endsOf(db *gorm.DB, cs []clock) (map[int64]ends, error) {
	list := idList(len(cs), func(i int) int64 { return cs[i].Incident.ID })
	rows, err := db.Raw(`SELECT incident_id, obligation, coalesce(entity_id, 0), recorded_at FROM filings WHERE incident_id IN (SELECT value FROM json_each(+?)) UNION ALL
		SELECT incident_id, obligation, coalesce(entity_id, 0), recorded_at FROM decisions WHERE incident_id IN (SELECT value FROM json_each(+?)) UNION ALL
		SELECT id, '', 0, closed_at FROM incidents WHERE id IN (SELECT value FROM json_each(+?)) AND closed_at IS NOT NULL`, list, list, list).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	all := map[int64]ends{}
	for rows.Next() {
		var incident int64
		var of owed
		var at time.Time
		if err := rows.Scan(&incident, &of.id, &of.by, &at); err != nil {
			return nil, err
		}
		all[incident] = all[incident].with(of, at)
	}
	return all, rows.Err()
}

// with adds what was recorded of an obligation, or with no id the closing.
func (e ends) with(of owed, at time.Time) ends {
	if e.each == nil {
		e.each = map[owed]time.Time{}
	}
	if at.After(e.last) {
		e.last = at
	}
	switch {
	case of.id == "":
		e.closed = at
	case at.After(e.each[of]):
		e.each[of] = at
	}
	return e
}

func (c *clock) calendarLimit(o due) CalendarLimit {
	return CalendarLimit{
		Ref: c.Incident.Ref, Title: c.Incident.Title, Entity: o.part.Entity.Name, Zone: o.part.Entity.Zone(), Obligation: o.Obligation,
		incident: c.Incident.ID, PartOf: o.part.of, Shared: len(c.parts) > 1,
	}
}

// name gives each limit its UID and its place in the order of changes. What an
// incident's own entity owes is named without the entity: it may turn out later
// whose incident it was.
func (s *Store) name(ctx context.Context, ls []CalendarLimit) error {
	db := s.read.WithContext(ctx)
	var house string
	if err := scalar(db.Raw("SELECT value FROM settings WHERE key = 'calendar'"), &house); err != nil {
		return err
	}
	changes, err := lastChanges(db, idList(len(ls), func(i int) int64 { return ls[i].incident }))
	if err != nil {
		return err
	}
	for i := range ls {
		l := &ls[i]
		parts := []string{l.Ref, string(l.Obligation.ID)}
		if l.Obligation.Country != "" {
			parts = append(parts, strings.ToLower(l.Obligation.Country))
		}
		if l.PartOf != 0 {
			parts = append(parts, "e"+strconv.FormatInt(l.PartOf, 10))
		}
		l.UID = strings.Join(append(parts, house), "-") + "@frist"
		l.Sequence, l.ChangedAt = changes[l.incident].seq, changes[l.incident].at
	}
	return nil
}

// A lastChange is the last line of the log about something.
type lastChange struct {
	seq int64
	at  time.Time
}

// lastChanges finds, by incident, the last line about it, one of its entities,
// also one that has no part in it any more, or the duties of the house.
func lastChanges(db *gorm.DB, incidents string) (map[int64]lastChange, error) {
	rows, err := db.Raw(`SELECT i.id, l.seq, l.at FROM incidents i JOIN log l ON l.seq = max(
			coalesce((SELECT max(seq) FROM log WHERE incident_id = i.id), 0),
			coalesce((SELECT max(seq) FROM log WHERE kind = 'entity' AND kind_id = i.entity_id), 0),
			coalesce((SELECT max((SELECT max(seq) FROM log WHERE kind = 'entity' AND kind_id = p.entity_id)) FROM incident_entities p WHERE p.incident_id = i.id), 0),
			coalesce((SELECT max(seq) FROM log WHERE kind = 'duty'), 0))
		WHERE i.id IN (SELECT value FROM json_each(+?))`, incidents).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	all := map[int64]lastChange{}
	for rows.Next() {
		var id int64
		var c lastChange
		if err := rows.Scan(&id, &c.seq, &c.at); err != nil {
			return nil, err
		}
		all[id] = c
	}
	return all, rows.Err()
}

// idList writes numbers down as JSON, which a statement takes however many they are.
func idList(n int, id func(int) int64) string {
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = id(i)
	}
	slices.Sort(ids)
	list, err := json.Marshal(slices.Compact(ids))
	if err != nil {
		panic("models: numbers cannot be written down: " + err.Error())
	}
	return string(list)
}
