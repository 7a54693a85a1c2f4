package models

import (
	"slices"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// neededFacts are the facts that a notification under GDPR Art. 33(3) has to
// have, where they can be had in time.
var neededFacts = []string{"nature", "subject_categories", "data_categories", "consequences", "measures_taken", "contact_point"}

// blockers names what a notification to the authority still waits for once it has been
// decided on, by the key of what is missing: a fact's key, "affected". It forbids
// nothing: the law says file incomplete rather than late. All that is missing is what
// the draft says; this is as much of it as a list of many incidents can say.
func blockers(id deadline.ID, have []string, counted bool) []string {
	if id != "gdpr.authority" {
		return nil
	}
	var missing []string
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
			if missing := blockers(n.Obligation.ID, have[n.incident], n.counted); len(missing) > 0 {
				n.Blocker = missing[0]
			}
		}
	}
	return rows.Err()
}
