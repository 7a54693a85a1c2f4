package models

import (
	"encoding/json"
	"slices"
)

// What a closed incident is computed from is what stood in the log before the line
// that closed it: its entities as they were then, and the versions of the firm's own
// duties that there were. An edit of either moves no limit of what has been closed;
// an incident that is opened again goes by what holds today.

// closingSeq is the number of the line that closed the incident i.
const closingSeq = `(SELECT max(c.seq) FROM log c WHERE c.kind = 'incident' AND c.kind_id = i.id AND c.action IN ('incident.closed', 'incident.imported'))`

// dutiesThen is the number of the last version of a duty that there was when i was
// closed, and entityThen what the log said of the entity with that number. Of an
// incident that is open they cost nothing.
const dutiesThen = `iif(i.status = 'closed', coalesce((SELECT max(d.kind_id) FROM log d WHERE d.kind = 'duty' AND d.seq < ` + closingSeq + `), iif(` + closingSeq + ` IS NULL, -1, 0)), -1)`

func entityThen(id string) string {
	return `iif(i.status = 'closed', (SELECT CAST(was.content AS TEXT) FROM log was WHERE was.kind = 'entity' AND was.kind_id = ` + id + ` AND was.seq < ` + closingSeq + ` ORDER BY was.seq DESC LIMIT 1), '')`
}

// asThen gives the entity what it had when the log said so of all that time limits
// are computed from. What it is called is what it is called today.
func (e *Entity) asThen(content string) error {
	if content == "" {
		return nil // open, or it is younger than the closing
	}
	var line struct{ After Entity }
	if err := json.Unmarshal([]byte(content), &line); err != nil {
		return err
	}
	then := &line.After
	e.Country, e.Type, e.Role, e.EvesAreHolidays, e.ReliefExcluded = then.Country, then.Type, then.Role, then.EvesAreHolidays, then.ReliefExcluded
	e.Traits, e.NIS2, e.MainEstablishment = then.Traits, then.NIS2, then.MainEstablishment
	return nil
}

// until are the duties of which there was a version with that number or an earlier
// one; -1 is all of them.
func until(ds []Duty, last int64) []Duty {
	if last < 0 {
		return ds
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d Duty) bool { return d.ID > last })
}

// asClosed makes the record that of its closing, if it is closed.
func (r *Record) asClosed(ask asker) error {
	if r.Incident.Status != StatusClosed {
		return nil
	}
	type then struct {
		duties int64
		id     int64
		entity string
	}
	thens, err := readAs(ask, func(t *then) []any { return []any{&t.duties, &t.id, &t.entity} },
		"SELECT "+dutiesThen+", e.id, coalesce("+entityThen("e.id")+`, '') FROM incidents i CROSS JOIN entities e
		WHERE i.id = +? AND e.id IN (SELECT i.entity_id UNION SELECT p.entity_id FROM incident_entities p WHERE p.incident_id = i.id)`, r.Incident.ID)
	if err != nil {
		return err
	}
	for i := range thens {
		t := &thens[i]
		r.Duties = until(r.Duties, t.duties)
		if t.id == r.Entity.ID {
			err = r.Entity.asThen(t.entity)
		}
		for j := range r.Others {
			if r.Others[j].EntityID == t.id {
				err = r.Others[j].Entity.asThen(t.entity)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
