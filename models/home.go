package models

import (
	"context"
	"slices"
)

// Home reads what the first page of an incident shows: of the record all that
// bears on a time limit, on what a filing waits for and on what was told, how many are
// affected, and of the timeline the latest n entries that hold. A filing has the
// reference that its last receipt gave. More says whether there are further entries.
// What the page does not show is left empty, see [Store.home]: a test holds the rest
// against the whole record.
func (s *Store) Home(ctx context.Context, by Actor, ref string, n int) (r Record, more bool, err error) {
	if !by.May(SeeIncidents) {
		return r, false, ErrNotFound
	}
	type theirs struct {
		Incident Incident
		Entity   Entity
		Several  bool
		duties   int64 // the number of the last one
		marked   bool
		asked    bool
		sealed   bool
		outdated bool
	}
	cond, args := by.sees()
	found, err := readAs(s.brief(ctx), func(t *theirs) []any {
		return append(append(t.Incident.into(), t.Entity.into()...), &t.Several, &t.duties, &t.marked, &t.asked, &t.sealed, &t.outdated)
	},
		"SELECT "+incidentColumns+", "+entityColumns+`, EXISTS (SELECT 1 FROM incident_entities p WHERE p.incident_id = i.id AND p.active = 1), coalesce((SELECT max(id) FROM custom_duties), 0),
		EXISTS (SELECT 1 FROM told_marks m WHERE m.incident_id = i.id), EXISTS (SELECT 1 FROM authority_questions q WHERE q.incident_id = i.id),
		EXISTS (SELECT 1 FROM sealed_drafts d WHERE d.incident_id = i.id), i.rethink > 0
		FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE i.ref = +? AND `+cond,
		append([]any{ref}, args...)...)
	if err != nil {
		return r, false, err
	}
	if len(found) == 0 {
		return r, false, ErrNotFound
	}
	r.Incident, r.Entity = found[0].Incident, found[0].Entity
	steps := []struct {
		needed bool
		do     func() error
	}{
		{found[0].Several, func() (err error) { r.Others, err = parts(s.brief(ctx), r.Incident.ID); return }},
		{found[0].sealed, func() (err error) { r.Sealed, err = sealedOf(s.brief(ctx), r.Incident.ID, false); return }},
		{found[0].duties > 0, func() (err error) { r.Duties, err = briefDuties(s.brief(ctx)); return }}, // in most houses there are none
		{true, func() error { return r.asClosed(s.brief(ctx)) }},
		{true, func() error { return s.home(ctx, &r, n+1) }},
		{found[0].outdated, func() error { return s.whole(ctx, &r) }},
		{true, func() error { return s.exchanges(ctx, &r, found[0].marked, found[0].asked) }},
	}
	for _, step := range steps {
		if !step.needed {
			continue
		}
		if err := step.do(); err != nil {
			return r, false, err
		}
	}
	if len(r.Timeline) > n {
		r.Timeline, more = r.Timeline[:n], true
	}
	slices.Reverse(r.Timeline)
	return r, more, nil
}

// home adds what hangs on the incident, with n entries, newest first.
func (s *Store) home(ctx context.Context, r *Record, n int) (err error) {
	r.Awareness, err = part(ctx, s, r, "SELECT at, chosen, source FROM awareness WHERE incident_id = +? ORDER BY at, id",
		func(a *Awareness) []any { return []any{&a.At, &a.Chosen, &a.Source} })
	if err != nil {
		return err
	}
	r.Counts, err = part(ctx, s, r, "SELECT as_of, of, mode, min, max, CASE WHEN of = 'data_subjects' THEN by_country END FROM counts WHERE incident_id = +? ORDER BY of, as_of, id",
		func(c *Count) []any {
			return []any{&c.AsOf, (*string)(&c.Of), (*string)(&c.Mode), &c.Min, &c.Max, orJSON{&c.ByCountry}}
		})
	if err != nil {
		return err
	}
	r.Facts, err = part(ctx, s, r, "SELECT key, value FROM facts WHERE incident_id = +? ORDER BY key",
		func(f *Fact) []any { return []any{&f.Key, fromJSON{&f.Value}} })
	if err != nil {
		return err
	}
	r.Decisions, err = part(ctx, s, r, "SELECT obligation, outcome, decided_at, entity_id, CASE WHEN outcome = 'reclassify' THEN reason ELSE '' END, country FROM decisions WHERE incident_id = +? ORDER BY decided_at, id",
		func(d *Decision) []any {
			return []any{(*string)(&d.Obligation), (*string)(&d.Outcome), &d.DecidedAt, &d.EntityID, &d.Reason, &d.Country}
		})
	if err != nil {
		return err
	}
	r.Filings, err = part(ctx, s, r, `SELECT id, obligation, sent_at, entity_id, country, iif(country = '' AND obligation = 'gdpr.authority', content, ''), sealed_id,
		coalesce((SELECT x.reference FROM filing_receipts x WHERE x.incident_id = filings.incident_id AND x.filing_id = filings.id AND x.reference <> '' ORDER BY x.id DESC LIMIT 1), reference)
		FROM filings WHERE incident_id = +? ORDER BY sent_at, id`,
		func(f *Filing) []any {
			return []any{&f.ID, (*string)(&f.Obligation), &f.SentAt, &f.EntityID, &f.Country, &f.Content, &f.SealedID, &f.Reference}
		})
	if err != nil {
		return err
	}
	if err := s.sayings(ctx, r); err != nil {
		return err
	}
	r.Timeline, err = part(ctx, s, r, `SELECT e.id, e.at, e.text FROM timeline_entries e WHERE e.incident_id = +? AND e.withdrawn = 0
		AND NOT EXISTS (SELECT 1 FROM timeline_entries c WHERE c.corrects = e.id) ORDER BY e.sort_at DESC, e.id DESC`+limit(n),
		func(e *Entry) []any { return []any{&e.ID, &e.At, &e.Text} })
	return err
}

// whole reads again, with all that they say, the facts, counts and decisions of which it
// matters when they were recorded.
func (s *Store) whole(ctx context.Context, r *Record) (err error) {
	if r.Facts, err = hanging[Fact](ctx, s, r.Incident.ID, "key"); err != nil {
		return err
	}
	if r.Counts, err = hanging[Count](ctx, s, r.Incident.ID, "of, as_of, id"); err != nil {
		return err
	}
	r.Decisions, err = hanging[Decision](ctx, s, r.Incident.ID, "decided_at, id")
	return err
}

// part reads some columns of what hangs on an incident.
func part[T any](ctx context.Context, s *Store, r *Record, query string, into func(*T) []any) ([]T, error) {
	return readAs(s.brief(ctx), into, query, r.Incident.ID)
}
