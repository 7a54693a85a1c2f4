package models

import (
	"context"
	"slices"
	"sort"
	"time"

	"frist/models/deadline"
)

// A Next is one open obligation with its limit.
type Next struct {
	Ref, Title, Entity string
	// PartOf is the further entity whose obligation it is; 0: the incident's own.
	PartOf     int64
	Restricted bool
	Zone       *time.Location
	Obligation deadline.Obligation
	// Blocker is the first of what it waits for: "decision", or see blockers; empty if
	// there is nothing.
	Blocker string

	incident int64
	counted  bool
}

func (c *clock) next(x due) Next {
	n := Next{
		Ref: c.Incident.Ref, Title: c.Incident.Title, Entity: x.part.Entity.Name, PartOf: x.part.of, Restricted: c.Incident.Restricted, Zone: x.part.Entity.Zone(),
		Obligation: x.Obligation, incident: c.Incident.ID, counted: c.affectedMode != "",
	}
	if x.ClassifyBy != nil || x.part.waits(&x.Obligation) {
		n.Blocker = "decision"
	}
	return n
}

// Overview returns the next limits across incidents, at most n of those that run
// and at most n of those whose strict time has passed, and at most n of the decisions that are
// waiting, of those to be taken anew and of the questions that nobody has answered, the
// most urgent first.
func (s *Store) Overview(ctx context.Context, by Actor, n int) (Overview, error) {
	var o Overview
	if !by.May(SeeIncidents) {
		return o, nil
	}
	cond, args := by.sees()
	ask, now := s.brief(ctx), s.now().UTC().Truncate(time.Second)
	cs, err := soonest(ask, by, now, n)
	if err != nil {
		return o, err
	}
	o.Next, o.Overdue = apart(cs, now)
	o.Next, o.Overdue = o.Next[:min(n, len(o.Next))], o.Overdue[:min(n, len(o.Overdue))]
	if err := block(s.read.WithContext(ctx), o.Overdue, o.Next); err != nil {
		return o, err
	}
	if o.TakeBack, err = takeBack(ask, by, n); err != nil {
		return o, err
	}
	if o.Waiting, err = s.waiting(ctx, by, n); err != nil {
		return o, err
	}
	if o.Outdated, err = s.outdatedDecisions(ctx, by, n); err != nil {
		return o, err
	}
	if o.Questions, err = s.nextQuestions(ctx, by, n); err != nil {
		return o, err
	}
	open, err := readAs(ask, func(n *int) []any { return []any{n} }, "SELECT count(*) FROM (SELECT 1 FROM incidents i WHERE i.status = 'open' AND "+cond+limit(OpenLimit)+")", args...)
	for _, n := range open { // one row
		o.Open = n
	}
	return o, err
}

// takeBack finds the incidents of which an authority was told that they are major, and
// not yet that they are not.
func takeBack(ask asker, by Actor, n int) ([]Next, error) {
	cond, args := by.sees()
	cs, err := clocksAs(ask, nil, "WHERE i.id IN (SELECT incident_id FROM decisions WHERE outcome = 'reclassify') AND i.status = 'open' AND "+cond, args...)
	if err != nil {
		return nil, err
	}
	var list []Next
	for i := range cs {
		list = append(list, slices.DeleteFunc(cs[i].withoutNumber(), func(x Next) bool { return x.Obligation.ID != NotMajorNotice })...)
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].incident < list[b].incident })
	return list[:min(n, len(list))], nil
}

// soonest reads the clocks among which the n limits that run out next and the n that
// ran out first are: those of the n incidents whose first limit is next, and of the n
// whose first limit has passed and longest ago. What still runs of an incident whose
// first limit has passed is looked for in the n of them where that was last: see
// [Store.Limits] for all.
func soonest(ask asker, by Actor, now time.Time, n int) (cs []clock, err error) {
	cond, args := by.sees()
	read := func(which, order string) ([]clock, error) {
		return clocksAs(ask, nil, "WHERE i.next_strict_at "+which+" +? AND "+cond+" ORDER BY i.next_strict_at"+order+", i.id"+order+limit(n), append([]any{now}, args...)...)
	}
	if cs, err = read(">", ""); err != nil {
		return nil, err
	}
	lately, err := read("<=", " DESC")
	if err != nil {
		return nil, err
	}
	var first []clock
	if len(lately) == n { // else these are all
		if first, err = read("<=", ""); err != nil {
			return nil, err
		}
	}
	for i := range first {
		if !slices.ContainsFunc(lately, func(c clock) bool { return c.Incident.ID == first[i].Incident.ID }) {
			lately = append(lately, first[i])
		}
	}
	return append(cs, lately...), nil
}

// apart tells the limits whose strict time is to come from those of which it has
// passed, the soonest first.
func apart(cs []clock, now time.Time) (runs, passed []Next) {
	for i := range cs {
		for _, x := range cs[i].open() {
			if n := cs[i].next(x); now.After(*x.Strict) {
				passed = append(passed, n)
			} else {
				runs = append(runs, n)
			}
		}
	}
	for _, list := range [][]Next{runs, passed} {
		sort.SliceStable(list, func(a, b int) bool { return list[a].Obligation.Strict.Before(*list[b].Obligation.Strict) })
	}
	return runs, passed
}

// Limits are a page of all that is due in incidents that are open.
type Limits struct {
	// Runs and Passed are as in [Overview]. Open are the duties to which the law gives
	// no number, by incident.
	Runs, Passed, Open Due
	// Questions are those of authorities that wait for an answer, the most urgent first,
	// and Asked is how many there are.
	Questions []NextQuestion
	Asked     int
}

// A Due is a part of a list, and how long the whole of it is.
type Due struct {
	List []Next
	All  int
}

// keep adds to the list, sorted, and forgets what comes after the first n.
func (d *Due) keep(more []Next, n int) {
	d.All += len(more)
	d.List = append(d.List, more...)
	sort.SliceStable(d.List, func(a, b int) bool {
		x, y := d.List[a].Obligation.Strict, d.List[b].Obligation.Strict
		return x != nil && y != nil && x.Before(*y)
	})
	d.List = slices.Clip(d.List[:min(n, len(d.List))])
}

// limitsAtOnce is how many incidents [Store.Limits] reads at a time.
const limitsAtOnce = 500

// Limits returns every limit of every open incident that the actor may see, and every
// duty without a number, and every question that waits for an answer: of each list the n
// that come after the first skip.
func (s *Store) Limits(ctx context.Context, by Actor, skip, n int) (l Limits, err error) {
	if !by.May(SeeIncidents) {
		return l, nil
	}
	cond, args := by.sees()
	err = s.snapshot(ctx, func(s *Store) error {
		db := s.read.WithContext(ctx)
		for last := int64(0); ; {
			cs, err := clocks(db, "WHERE i.id > +? AND i.status = 'open' AND "+cond+" ORDER BY i.id"+limit(limitsAtOnce), append([]any{last}, args...)...)
			if err != nil {
				return err
			}
			runs, passed := apart(cs, s.now())
			l.Runs.keep(runs, skip+n)
			l.Passed.keep(passed, skip+n)
			for i := range cs {
				l.Open.keep(cs[i].withoutNumber(), skip+n)
			}
			if len(cs) < limitsAtOnce {
				break
			}
			last = cs[len(cs)-1].Incident.ID
		}
		for _, d := range []*Due{&l.Runs, &l.Passed, &l.Open} {
			d.List = d.List[min(skip, len(d.List)):]
		}
		if err := s.allAsked(ctx, by, &l, skip, n); err != nil {
			return err
		}
		return block(db, l.Passed.List, l.Runs.List)
	})
	return l, err
}

// allAsked adds the questions that wait for an answer.
func (s *Store) allAsked(ctx context.Context, by Actor, l *Limits, skip, n int) error {
	list, err := s.nextQuestions(ctx, by, skip+n)
	if err != nil {
		return err
	}
	l.Questions, l.Asked = list[min(skip, len(list)):], len(list)
	if len(list) < skip+n { // else there may be more
		return nil
	}
	cond, args := by.sees()
	all, err := readAs(s.brief(ctx), func(n *int) []any { return []any{n} },
		"SELECT count(*) FROM incidents i CROSS JOIN authority_questions q ON q.incident_id = i.id WHERE i.next_question_at IS NOT NULL AND "+openQuestions+" AND "+cond, args...)
	for _, n := range all { // one row
		l.Asked = n
	}
	return err
}

// withoutNumber are the duties of an incident to which the law gives no number and
// that nobody has met, and what is to be taken back of what was notified.
func (c *clock) withoutNumber() []Next {
	var list []Next
	for i := range c.parts {
		p := &c.parts[i]
		for _, o := range p.times {
			if o.State == deadline.NoNumber && !o.Consider {
				o.Provisional = o.Provisional || !c.Chosen
				list = append(list, c.next(due{o, p}))
			}
		}
		if o, done, ok := takenBack(&p.facts, p.times, p.back); ok && done.IsZero() {
			list = append(list, c.next(due{o, p}))
		}
	}
	return list
}
