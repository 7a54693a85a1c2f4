package models

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// awaits holds for sealed drafts d that somebody is to approve: the latest of
// each obligation that nobody has answered, and every one that was sent, or let
// through in an emergency, and not answered since.
const awaits = `NOT EXISTS (SELECT 1 FROM approvals a WHERE a.incident_id = d.incident_id AND a.sealed_id = d.id AND a.kind <> 'emergency')
	AND (EXISTS (SELECT 1 FROM approvals a WHERE a.incident_id = d.incident_id AND a.sealed_id = d.id AND a.kind = 'emergency')
		OR EXISTS (SELECT 1 FROM filings f WHERE f.sealed_id = d.id)
		OR NOT EXISTS (SELECT 1 FROM sealed_drafts n WHERE n.incident_id = d.incident_id AND n.id > d.id AND n.obligation = d.obligation AND n.country = d.country AND n.entity_id IS d.entity_id))`

// countAwaiting writes the index column that the overview is cut off by.
func (tx *Tx) countAwaiting(incident int64) error {
	return allow(tx.db).Exec("UPDATE incidents SET awaiting = (SELECT count(*) FROM sealed_drafts d WHERE d.incident_id = incidents.id AND "+awaits+") WHERE id = ?", incident).Error
}

// verifyAwaiting holds that column against what it counts.
func verifyAwaiting(ctx context.Context, s *Store, v *Verdict) error {
	var ids []int64
	err := s.read.WithContext(ctx).Raw("SELECT i.id FROM incidents i WHERE i.awaiting <> (SELECT count(*) FROM sealed_drafts d WHERE d.incident_id = i.id AND " + awaits + ") ORDER BY i.id" + limit(1)).Scan(&ids).Error
	if len(ids) > 0 {
		v.Broken = fmt.Sprintf("incident %d: what awaits approval is not what lists show", ids[0])
	}
	return err
}

// An Awaiting is a sealed draft that somebody is to approve.
type Awaiting struct {
	Ref, Title, Entity string
	Restricted         bool
	Sealed             SealedDraft // without its content
	// Changed is set where the record has changed since: see [Store.IsVoid].
	Changed bool
}

// answersFrom are the kinds of records that forms are filled from, as the log has them.
const answersFrom = "('incident', 'part', 'awareness', 'count', 'fact', 'decision', 'filing', 'receipt')"

// changedSince holds for sealed drafts d of an entity e if what forms are filled from
// has changed since.
const changedSince = `(EXISTS (SELECT 1 FROM log l WHERE l.incident_id = d.incident_id AND l.kind IN ` + answersFrom + ` AND l.seq > (SELECT s.seq FROM log s WHERE s.kind = 'sealed' AND s.kind_id = d.id ORDER BY s.seq LIMIT 1))
	OR EXISTS (SELECT 1 FROM log l WHERE l.kind = 'entity' AND l.kind_id = e.id AND l.seq > (SELECT s.seq FROM log s WHERE s.kind = 'sealed' AND s.kind_id = d.id ORDER BY s.seq LIMIT 1)))`

// IsVoid reports whether what awaits approval is not what is to be sent any more: the
// facts have changed. What was sent, or is let through, is approved as it was.
func (s *Store) IsVoid(ctx context.Context, by Actor, x Awaiting) (bool, error) {
	if !x.Changed || x.Sealed.Status() != AwaitsApproval {
		return false, nil
	}
	r, err := s.Record(ctx, by, x.Ref)
	if err != nil {
		return false, err
	}
	d, _ := r.SealedOf(&x.Sealed.ID)
	return d.isVoid(r, s.now().UTC().Truncate(time.Second))
}

// Awaiting returns what is to be approved in the incidents that the actor may
// see, for who may approve: first what was sent, or is to be, in an emergency, and
// then the oldest. Of an incident that is closed it is the emergencies alone.
// Whether the actor may approve it themselves says [SealedDraft.Next].
func (s *Store) Awaiting(ctx context.Context, by Actor, n int) ([]Awaiting, error) {
	if !by.May(ApproveDrafts) && !by.May(Decide) {
		return nil, nil
	}
	type found struct {
		Awaiting
		urgent bool
	}
	cond, args := by.sees()
	list, err := readAs(s.brief(ctx), func(x *found) []any {
		return append([]any{&x.Ref, &x.Title, &x.Entity, &x.Restricted, &x.Changed, &x.urgent}, x.Sealed.brief()...)
	}, "SELECT i.ref, i.title, e.name, i.restricted, "+changedSince+`,
		EXISTS (SELECT 1 FROM approvals a WHERE a.incident_id = d.incident_id AND a.sealed_id = d.id) OR EXISTS (SELECT 1 FROM filings f WHERE f.sealed_id = d.id) AS urgent,
		`+sealedColumns+`
		FROM incidents i CROSS JOIN sealed_drafts d ON d.incident_id = i.id JOIN entities e ON e.id = coalesce(d.entity_id, i.entity_id)
		WHERE i.awaiting > 0 AND `+cond+" AND "+awaits+" AND (i.status = 'open' OR urgent)", args...)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b found) int {
		if a.urgent != b.urgent {
			return map[bool]int{true: -1, false: 1}[a.urgent]
		}
		return cmp.Or(a.Sealed.SealedAt.Compare(b.Sealed.SealedAt), cmp.Compare(a.Sealed.ID, b.Sealed.ID))
	})
	var out []Awaiting
	for _, x := range list[:min(n, len(list))] {
		d := &x.Sealed
		if d.Approvals, err = read[Approval](s.brief(ctx), "WHERE incident_id = +? AND sealed_id = +? ORDER BY id", d.IncidentID, d.ID); err != nil {
			return nil, err
		}
		out = append(out, x.Awaiting)
	}
	return out, nil
}

// Unsent are the sealed drafts of the record that were not sent, the latest for each
// obligation.
func (r Record) Unsent() []SealedDraft {
	var list []SealedDraft
	for i := range r.Sealed {
		if d := &r.Sealed[i]; !r.used(d.ID) && r.isLatest(d) {
			list = append(list, *d)
		}
	}
	return list
}

// Awaiting are the sealed drafts of the record that somebody is to approve.
func (r Record) Awaiting() []SealedDraft {
	var list []SealedDraft
	for i := range r.Sealed {
		d := &r.Sealed[i]
		switch status := d.Status(); {
		case status == AwaitsAfterwards, status == AwaitsApproval && r.isLatest(d):
			list = append(list, *d)
		}
	}
	return list
}
