package models

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"

	"frist/models/casefile"
	"frist/models/deadline"
)

// A Since says since when something has been as it is, and from where that is known.
type Since struct {
	At     time.Time
	Source string
	By     string
}

// Since says it of what fills a field of a form: a fact, a number, the awareness
// that counts. Of what stands in the incident and the entity only the log knows:
// see [Store.Since].
func (r Record) Since(source string) (Since, bool) {
	for _, f := range r.Facts {
		if f.Key == source {
			return Since{f.KnownSince, f.Source, f.RecordedName}, true
		}
	}
	of, ok := strings.CutPrefix(source, "counts.")
	if of == "by_country" {
		of = string(casefile.DataSubjects)
	}
	if c, found := Latest(r.Counts, Of(of)); ok && found {
		return Since{known(c.AsOf), c.Source, c.RecordedName}, true
	}
	if source == "incident.aware_at" {
		a, _ := r.awareness()
		return Since{a.RecordedAt, a.Source, a.RecordedName}, !a.RecordedAt.IsZero()
	}
	if source == "decisions.reclassify" {
		for _, d := range r.Decisions {
			if d.Outcome == deadline.Reclassify {
				return Since{known(d.DecidedAt), d.DecidedBy, d.RecordedName}, true
			}
		}
	}
	return Since{}, false
}

// stands are the properties that a column holds, by the record that has it.
var stands = map[string]map[string][]string{
	"incident": {
		"title": {"incident.title"}, "summary": {"incident.summary"}, "services_down": {"incident.services_down"}, "answers": {"incident.clients_affected"},
		"occurred_from": {"incident.occurred_from", "incident.duration", "incident.ongoing"}, "occurred_to": {"incident.occurred_to", "incident.ongoing"},
		"recovered_at": {"incident.recovered_at"}, "resolved_at": {"incident.resolved_at", "incident.duration"}, "classified_major_at": {"incident.classified_major_at"},
	},
	"entity": {
		"name": {"entity.name", "entity.names"}, "lei": {"entity.lei", "entity.own_lei", "entity.leis"}, "org_no": {"entity.org_no"},
		"type": {"entity.type"}, "country": {"entity.country"},
	},
}

// Since says since when what stands in the incident itself and in one of its entities
// has been as it is, by the names that the properties have in forms.
func (s *Store) Since(ctx context.Context, by Actor, ref string, entity int64) (map[string]Since, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	all := map[string]Since{}
	for kind, id := range map[string]int64{"incident": in.ID, "entity": entity} {
		if err := s.since(ctx, kind, id, all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (s *Store) since(ctx context.Context, kind string, id int64, all map[string]Since) error {
	type line struct {
		at      time.Time
		actor   string
		content []byte
	}
	lines, err := readAs(s.brief(ctx), func(l *line) []any { return []any{&l.at, &l.actor, &l.content} },
		"SELECT at, actor, content FROM log WHERE kind = +? AND kind_id = +? ORDER BY seq", kind, id)
	if err != nil {
		return err
	}
	for _, l := range lines {
		var c struct{ Before, After map[string]json.RawMessage }
		if err := json.Unmarshal(l.content, &c); err != nil {
			return err
		}
		for column, properties := range stands[kind] {
			if bytes.Equal(c.Before[column], c.After[column]) {
				continue
			}
			for _, p := range properties {
				all[p] = Since{At: l.at, By: l.actor}
			}
		}
	}
	return nil
}
