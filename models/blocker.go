package models

import (
	"slices"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// neededFacts are the facts that a notification under GDPR Art. 33(3) has to
// have, where they can be had in time.
var neededFacts = []string{"nature", "subject_categories", "data_categories", "consequences", "measures_taken", "contact_point"}

// blockers names what a notification to the authority still waits for.
func blockers(id deadline.ID, decided bool, have []string, counted bool) []string {
	if id != "gdpr.authority" {
		return nil
	}
	var missing []string
	if !decided {
		missing = append(missing, "decision")
	}
	for _, key := range neededFacts {
		if !slices.Contains(have, key) {
			missing = append(missing, key)
		}
	}
	if !counted {
		missing = append(missing, "affected")
	}
	return missing
}

// Blockers names what the obligation waits for before it can be filed well, by
// the key of what is missing: "decision", a fact's key, "affected". It forbids
// nothing: the law says file incomplete rather than late.
func (r Record) Blockers(id deadline.ID) []string {
	decided := slices.ContainsFunc(r.Decisions, func(d Decision) bool { return d.Obligation == id && r.has(d.EntityID) })
	var have []string
	for _, f := range r.Facts {
		if !f.Value.Empty() {
			have = append(have, f.Key)
		}
	}
	return blockers(id, decided, have, len(r.Counts) > 0)
}

// block finds the first blocker of those that do not wait for a decision.
func block(db *gorm.DB, lists ...[]Next) error {
	var ids []int64
	for _, next := range lists {
		for i := range next {
			if n := &next[i]; n.Blocker == "" && n.Obligation.ID == "gdpr.authority" {
				ids = append(ids, n.incident)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := db.Raw(`SELECT incident_id, key FROM facts WHERE incident_id IN ? AND value <> '{}'`, ids).Rows()
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	have := map[int64][]string{}
	for rows.Next() {
		var id int64
		var key string
		if err := rows.Scan(&id, &key); err != nil {
			return err
		}
		have[id] = append(have[id], key)
	}
	for _, next := range lists {
		for i := range next {
			n := &next[i]
			if n.Obligation.ID != "gdpr.authority" || n.Blocker != "" {
				continue
			}
			if missing := blockers(n.Obligation.ID, true, have[n.incident], n.counted); len(missing) > 0 {
				n.Blocker = missing[0]
			}
		}
	}
	return rows.Err()
}
