package models

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"frist/models/casefile"
	"frist/models/deadline"
)

// weighs are the facts that the risk to people is judged by, and so whether a breach
// is notified and people are informed: GDPR Art. 33(1), 34(1) and 34(3).
var weighs = []string{
	"breach_types", "nature", "subject_categories", "data_categories", "consequences", "protection_in_place", "mitigation", "severity_for_subjects", "countries_of_subjects",
}

// outdated holds for decisions d of an incident not to notify, or not to inform, that
// nobody has taken anew since something that they rest on was changed.
var outdated = fmt.Sprintf(`d.outcome = '%s' AND d.obligation IN ('gdpr.authority', 'gdpr.subjects')
	AND NOT EXISTS (SELECT 1 FROM decisions n WHERE n.incident_id = d.incident_id AND n.obligation = d.obligation AND n.entity_id IS d.entity_id
		AND n.country IN ('', d.country) AND (coalesce(n.decided_at, ''), n.id) > (coalesce(d.decided_at, ''), d.id))
	AND (EXISTS (SELECT 1 FROM facts f WHERE f.incident_id = d.incident_id AND f.recorded_at > d.recorded_at AND f.key IN ('%s'))
		OR EXISTS (SELECT 1 FROM counts c WHERE c.incident_id = d.incident_id AND c.of = '%s' AND c.recorded_at > d.recorded_at))`,
	deadline.DoNotNotify, strings.Join(weighs, "', '"), casefile.DataSubjects)

// countOutdated is how many of the decisions of an incident i are: an index column,
// like those of [Tx.reindex]. In one that is closed nobody decides.
var countOutdated = "(SELECT count(*) FROM decisions d WHERE d.incident_id = i.id AND i.status = 'open' AND " + outdated + ")"

// verifyRethink holds that column against what it counts.
func verifyRethink(ctx context.Context, s *Store, v *Verdict) error {
	var ids []int64
	err := s.read.WithContext(ctx).Raw("SELECT i.id FROM incidents i WHERE i.rethink <> " + countOutdated + " ORDER BY i.id" + limit(1)).Scan(&ids).Error
	if len(ids) > 0 {
		v.Broken = fmt.Sprintf("incident %d: what is to be decided anew is not what lists show", ids[0])
	}
	return err
}

// A Rethink is a decision not to notify or not to inform, and what was changed of
// what it rests on since it was recorded.
type Rethink struct {
	Decision Decision
	Part     Record
	// Facts are the keys of the facts, in the order of [weighs]; Counted is set where
	// the number of data subjects was.
	Facts   []string
	Counted bool
}

// Rethinks are the decisions of the record that are to be taken anew. A fact counts
// that says something else than it did, or says something at last; it does not matter
// in which direction it was changed, which is for whoever decides to judge.
func (r Record) Rethinks() []Rethink {
	var list []Rethink
	if r.Incident.Status != StatusOpen {
		return nil
	}
	for _, part := range r.Parts() {
		for i := range part.Decisions {
			d := &part.Decisions[i]
			if d.Outcome != deadline.DoNotNotify || d.Obligation != toAuthority && d.Obligation != "gdpr.subjects" || replaced(part.Decisions, d) {
				continue
			}
			x := Rethink{Decision: *d, Part: part}
			for _, key := range weighs {
				if slices.ContainsFunc(r.Facts, func(f Fact) bool { return f.Key == key && f.RecordedAt.After(d.RecordedAt) }) {
					x.Facts = append(x.Facts, key)
				}
			}
			x.Counted = slices.ContainsFunc(r.Counts, func(c Count) bool { return c.Of == casefile.DataSubjects && c.RecordedAt.After(d.RecordedAt) })
			if len(x.Facts) > 0 || x.Counted {
				list = append(list, x)
			}
		}
	}
	return list
}

// replaced reports whether a later decision of the same part stands in the place of d.
func replaced(all []Decision, d *Decision) bool {
	return slices.ContainsFunc(all, func(n Decision) bool {
		return n.Obligation == d.Obligation && (n.Country == "" || n.Country == d.Country) &&
			cmp.Or(known(n.DecidedAt).Compare(known(d.DecidedAt)), cmp.Compare(n.ID, d.ID)) > 0
	})
}

// An Outdated is a decision that is to be taken anew, as the overview shows it.
type Outdated struct {
	Ref, Title, Entity string
	PartOf             int64 // as in [Next]
	Restricted         bool
	Zone               *time.Location
	Obligation         deadline.ID
	Country            string
	DecidedAt          *time.Time // nil: not known
}

// outdatedDecisions returns at most n of the decisions that are to be taken anew, those
// of the incidents that were reported first, for whoever may see them and does not only
// report.
func (s *Store) outdatedDecisions(ctx context.Context, by Actor, n int) ([]Outdated, error) {
	if by.Role == Reporter {
		return nil, nil
	}
	cond, args := by.sees()
	return readAs(s.brief(ctx), func(x *Outdated) []any {
		return []any{&x.Ref, &x.Title, &x.Entity, zoneOf{&x.Zone}, &x.PartOf, &x.Restricted, (*string)(&x.Obligation), &x.Country, &x.DecidedAt}
	}, `SELECT i.ref, i.title, e.name, e.country, coalesce(d.entity_id, 0), i.restricted, d.obligation, d.country, d.decided_at
		FROM incidents i CROSS JOIN decisions d ON d.incident_id = i.id CROSS JOIN entities e ON e.id = coalesce(d.entity_id, i.entity_id)
		WHERE i.rethink > 0 AND `+cond+" AND "+outdated+" ORDER BY i.id"+limit(n), args...)
}
