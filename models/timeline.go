package models

import (
	"context"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// An Entry is something that happened. It is never changed: a correction is a
// new entry, and both stay to be seen.
type Entry struct {
	ID           int64           `json:"id"`
	IncidentID   int64           `json:"incident_id"`
	At           calendar.Moment `json:"at"`
	SortAt       time.Time       `json:"sort_at"`
	Text         string          `json:"text"`
	Source       string          `json:"source"`
	Corrects     *int64          `json:"corrects"`
	Withdrawn    bool            `json:"withdrawn"`
	RecordedAt   time.Time       `json:"recorded_at"`
	RecordedName string          `json:"recorded_name"`
	// Obligation says of an attempt to submit that failed what was to be submitted;
	// empty is any other event. EntityID and Country are as in a [Filing].
	Obligation deadline.ID `json:"obligation,omitempty"`
	EntityID   *int64      `json:"entity_id,omitempty"`
	Country    string      `json:"country,omitempty"`
	// CorrectedBy is the entry that replaced this one, and 0 while none has.
	CorrectedBy int64 `json:"-" gorm:"->;-:migration"`
}

// TableName is the table of timeline entries.
func (Entry) TableName() string { return "timeline_entries" }

func (e *Entry) subject() (string, int64, int64) { return "entry", e.ID, e.IncidentID }

// Check notes what is wrong with the entry.
func (e *Entry) Check(p Problems, at time.Time) {
	checkMoment(p, "at", e.At, at)
	checkText(p, "text", e.Text, 1, LongText)
	checkLine(p, "source", e.Source, 0, LongText)
	if e.Obligation != "" && !e.Obligation.Valid() {
		p.Add("obligation", noDuty)
	}
}

var noDuty = i18n.Text{SV: "Det finns ingen sådan skyldighet.", EN: "There is no such obligation."}

// attempts has the entry be an attempt of what the one that it corrects was one of; one
// that corrects none says so itself.
func (tx *Tx) attempts(p Problems, in Incident, e, old *Entry) error {
	if old != nil {
		e.Obligation, e.EntityID, e.Country = old.Obligation, old.EntityID, old.Country
	}
	if e.Obligation == "" {
		e.EntityID, e.Country = nil, ""
	}
	return tx.whose(p, in, &e.EntityID)
}

// Attempts are the failed attempts to submit for an obligation of the part, in the
// order in which they were made, as they stand corrected.
func (r Record) Attempts(o *deadline.Obligation) []Entry {
	gone := map[int64]bool{}
	for _, e := range r.Timeline {
		if e.Corrects != nil {
			gone[*e.Corrects] = true
		}
	}
	var list []Entry
	for _, e := range r.Timeline {
		of := e.Obligation == o.ID && identity(e.EntityID) == r.PartOf && r.SentTo(Filing{Obligation: e.Obligation, Country: e.Country}, o)
		if of && !gone[e.ID] && !e.Withdrawn {
			list = append(list, e)
		}
	}
	return list
}

// AddEntry stores a new entry.
func (s *Store) AddEntry(ctx context.Context, by Actor, once Once, ref string, e Entry) error {
	e.Corrects, e.Withdrawn = nil, false
	return s.entry(ctx, by, once, ref, EntryAdded, e)
}

// CorrectEntry stores e as the correction of the entry id, or with e.Withdrawn
// as its withdrawal, and e.Text says why. Only the latest in a row of
// corrections can be corrected: otherwise it returns ErrConflict.
func (s *Store) CorrectEntry(ctx context.Context, by Actor, once Once, ref string, id int64, e Entry) error {
	e.Corrects = &id
	action := EntryCorrected
	if e.Withdrawn {
		action = EntryWithdrawn
	}
	return s.entry(ctx, by, once, ref, action, e)
}

func (s *Store) entry(ctx context.Context, by Actor, once Once, ref string, a Action, e Entry) error {
	return s.change(ctx, by, func(tx *Tx) error {
		in, err := tx.within(ref, KeepRecord)
		if err != nil {
			return err
		}
		if err := tx.again(once); err != nil {
			return err
		}
		e.IncidentID = in.ID
		var corrected *Entry
		if e.Corrects != nil {
			old, err := take[Entry](tx, *e.Corrects)
			if err != nil || old.IncidentID != in.ID {
				return ErrNotFound
			}
			corrected = &old
			var later int
			if err := tx.db.Raw("SELECT count(*) FROM timeline_entries WHERE corrects = +?", old.ID).Scan(&later).Error; err != nil {
				return err
			}
			if later > 0 {
				return ErrConflict
			}
			if e.Withdrawn {
				e.At = old.At
			}
		}
		p := Problems{}
		if err := tx.attempts(p, in, &e, corrected); err != nil {
			return err
		}
		if len(p) > 0 {
			return p.Err()
		}
		if err := tx.addEntry(a, &e); err != nil {
			return err
		}
		return tx.first(once, "")
	})
}

func (tx *Tx) addEntry(a Action, e *Entry) error {
	p := Problems{}
	if e.Check(p, tx.at); len(p) > 0 {
		return p.Err()
	}
	return tx.storeEntry(a, e)
}

func (tx *Tx) storeEntry(a Action, e *Entry) error {
	e.ID = 0
	tx.sign(&e.RecordedAt, &e.RecordedName)
	e.SortAt = e.At.At.UTC().Truncate(time.Second)
	if !e.At.Known() {
		e.SortAt = e.RecordedAt
	}
	return tx.create(a, e)
}

// A TimelineFilter chooses entries. The zero value is all, oldest first.
type TimelineFilter struct {
	Newest bool
	// Text keeps the entries that have it in their text or source.
	Text string
	// Superseded also shows entries that were corrected or withdrawn.
	Superseded bool
	After      Cursor
}

// A Cursor is the place in a list after which a page begins: the sort key and
// the number of the last line before it. The zero Cursor is the beginning.
type Cursor struct {
	At time.Time
	ID int64
}

// TimelinePage is how many entries a page of the timeline has.
const TimelinePage = 200

const entryColumns = `e.id, e.incident_id, e.at, e.sort_at, e.text, e.source, e.corrects, e.withdrawn, e.recorded_at, e.recorded_name, e.obligation, e.entity_id, e.country,
	coalesce((SELECT c.id FROM timeline_entries c WHERE c.corrects = e.id LIMIT 1), 0)`

// Timeline returns a page of the entries of an incident. More says whether
// there are further ones, after the last of these.
func (s *Store) Timeline(ctx context.Context, by Actor, ref string, f TimelineFilter) (es []Entry, more bool, err error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, false, err
	}
	return s.timeline(ctx, in.ID, f, TimelinePage)
}

func (s *Store) timeline(ctx context.Context, incident int64, f TimelineFilter, n int) (es []Entry, more bool, err error) {
	q, args := "SELECT "+entryColumns+" FROM timeline_entries e WHERE e.incident_id = +?", []any{incident}
	if f.Text != "" {
		q, args = q+" AND (instr(e.text, ?) > 0 OR instr(e.source, ?) > 0)", append(args, f.Text, f.Text)
	}
	if !f.Superseded {
		q += " AND e.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM timeline_entries c WHERE c.corrects = e.id)"
	}
	op, dir := ">", "ASC"
	if f.Newest {
		op, dir = "<", "DESC"
	}
	if f.After.ID != 0 {
		q, args = q+" AND (e.sort_at, e.id) "+op+" (+?, +?)", append(args, f.After.At.UTC(), f.After.ID)
	}
	q += " ORDER BY e.sort_at " + dir + ", e.id " + dir + limit(n+1)
	rows, err := s.brief(ctx)(q, args...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	es = make([]Entry, 0, min(n, TimelinePage)+1)
	for rows.Next() {
		es = append(es, Entry{})
		e := &es[len(es)-1]
		if err := rows.Scan(&e.ID, &e.IncidentID, &e.At, &e.SortAt, &e.Text, &e.Source, &e.Corrects, &e.Withdrawn, &e.RecordedAt, &e.RecordedName, (*string)(&e.Obligation), &e.EntityID, &e.Country, &e.CorrectedBy); err != nil {
			return nil, false, err
		}
	}
	if len(es) > n {
		es, more = es[:n], true
	}
	return es, more, rows.Err()
}

// Entry returns one entry of an incident.
func (s *Store) Entry(ctx context.Context, by Actor, ref string, id int64) (Entry, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return Entry{}, err
	}
	rows, err := s.brief(ctx)("SELECT "+entryColumns+" FROM timeline_entries e WHERE e.incident_id = +? AND e.id = +?", in.ID, id)
	if err != nil {
		return Entry{}, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return Entry{}, err
		}
		return Entry{}, ErrNotFound
	}
	var e Entry
	err = rows.Scan(&e.ID, &e.IncidentID, &e.At, &e.SortAt, &e.Text, &e.Source, &e.Corrects, &e.Withdrawn, &e.RecordedAt, &e.RecordedName, (*string)(&e.Obligation), &e.EntityID, &e.Country, &e.CorrectedBy)
	return e, err
}

// PrecisionNames says what a precision is called.
var PrecisionNames = map[calendar.Precision]i18n.Text{
	calendar.Exact:   {SV: "exakt", EN: "exact"},
	calendar.About:   {SV: "ungefärlig", EN: "approximate"},
	calendar.Between: {SV: "mellan två tider", EN: "between two times"},
	calendar.OnDay:   {SV: "bara dagen är känd", EN: "only the day is known"},
	calendar.Unknown: {SV: "osäker", EN: "uncertain"},
}
