package models

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"frist/models/casefile"
)

// FactVersions returns every version that each fact of an incident has had, the
// first first, by key, as the log holds them.
func (s *Store) FactVersions(ctx context.Context, by Actor, ref string) (map[string][]Fact, error) {
	in, err := s.Incident(ctx, by, ref)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.WithContext(ctx).Raw("SELECT seq, content FROM log WHERE incident_id = +? AND kind = 'fact' ORDER BY seq", in.ID).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	versions := map[string][]Fact{}
	for rows.Next() {
		var seq int64
		var content []byte
		if err := rows.Scan(&seq, &content); err != nil {
			return nil, err
		}
		var c struct{ After Fact }
		if err := json.Unmarshal(content, &c); err != nil {
			return nil, fmt.Errorf("line %d of the log: %w", seq, err)
		}
		versions[c.After.Key] = append(versions[c.After.Key], c.After)
	}
	return versions, rows.Err()
}

// caseFile is the fact in the form in which it leaves Frist, with those of its
// versions that came before it.
func (f *Fact) caseFile(versions []Fact) casefile.Fact {
	x := casefile.Fact{Text: f.Value.Text, Lines: f.Value.Lines, KnownSince: f.KnownSince, Source: f.Source, Recorded: recorded(f.RecordedAt, f.RecordedName)}
	if f.Version > 1 {
		x.Version = f.Version
	}
	for _, v := range versions {
		if v.Version < f.Version {
			x.Earlier = append(x.Earlier, casefile.FactVersion{
				Version: v.Version, Text: v.Value.Text, Lines: v.Value.Lines, KnownSince: v.KnownSince, Source: v.Source, Recorded: recorded(v.RecordedAt, v.RecordedName),
			})
		}
	}
	return x
}

// importFacts stores the facts of a file, each version that it has of them in the
// place of the one before: what was sealed says on which it rests.
func (tx *Tx) importFacts(incident int64, f casefile.File) error {
	for _, key := range slices.Sorted(maps.Keys(f.Facts)) {
		x := f.Facts[key]
		var old Fact
		for _, v := range x.Earlier {
			says := casefile.Fact{Text: v.Text, Lines: v.Lines, KnownSince: v.KnownSince, Source: v.Source, Recorded: v.Recorded, Version: v.Version}
			if err := tx.importFact(incident, &old, factOf(key, says)); err != nil {
				return err
			}
		}
		if err := tx.importFact(incident, &old, factOf(key, x)); err != nil {
			return err
		}
	}
	return nil
}

// importFact stores a version of a fact after old, which it then is.
func (tx *Tx) importFact(incident int64, old *Fact, next Fact) error {
	next.ID, next.IncidentID = old.ID, incident
	tx.sign(&next.RecordedAt, &next.RecordedName)
	if next.KnownSince.IsZero() {
		next.KnownSince = next.RecordedAt
	}
	before := *old
	*old = next
	if before.Version == 0 {
		return tx.create(FactRecorded, old)
	}
	return tx.update(FactChanged, &before, old)
}
