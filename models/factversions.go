package models

import (
	"context"
	"encoding/json"
	"fmt"
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
