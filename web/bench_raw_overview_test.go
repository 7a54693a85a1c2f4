package web_test

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"frist/models"
	"frist/models/deadline"
	catalogue "frist/models/form"
)

// A rawClock is an incident with what is open of it.
type rawClock struct {
	ref, title, entity string
	zone               *time.Location
	decisions          []deadline.Decision
	aware              time.Time
	os                 []deadline.Obligation
	chosen             bool
}

func (c *rawClock) decided(id deadline.ID) bool {
	return slices.ContainsFunc(c.decisions, func(d deadline.Decision) bool { return d.Obligation == id })
}

func (x *raw) clocks(r *http.Request, st string, args ...any) ([]rawClock, error) {
	var cs []rawClock
	var answers [3]sql.RawBytes
	var at [7]sql.RawBytes
	var country, kind, role, filings, decisions sql.RawBytes
	var relief, eves bool
	return cs, each(r.Context(), x.stmts[st], args, func(rows *sql.Rows) error {
		var c rawClock
		err := rows.Scan(&c.ref, &c.title, &answers[0], &answers[1], &answers[2], &at[0], &at[1], &at[2], &at[3], &at[4],
			&c.entity, &country, &kind, &role, &relief, &eves, &at[5], &at[6], &filings, &decisions)
		if err != nil {
			return err
		}
		m, err := rawMoments(at)
		if err != nil {
			return err
		}
		var f deadline.Facts
		f, c.chosen = rawFacts(m, answers, country, kind, role, relief, eves)
		if len(filings) > 2 || len(decisions) > 2 {
			if err := hang(&f, filings, decisions); err != nil {
				return err
			}
		}
		c.zone, c.aware, c.decisions, c.os = x.zoneOf(country), f.Incident.AwareAt, f.Decisions, deadline.Times(f)
		cs = append(cs, c)
		return nil
	})
}

func hang(f *deadline.Facts, filings, decisions []byte) error {
	var fs, ds [][]string
	if err := json.Unmarshal(filings, &fs); err != nil {
		return err
	}
	if err := json.Unmarshal(decisions, &ds); err != nil {
		return err
	}
	const stored = "2006-01-02 15:04:05-07:00"
	for _, x := range fs {
		at, err := time.Parse(stored, x[1])
		if err != nil {
			return err
		}
		f.Filings = append(f.Filings, deadline.Filing{Obligation: deadline.ID(x[0]), SentAt: at})
	}
	for _, x := range ds {
		at, err := time.Parse(stored, x[1])
		if err != nil {
			return err
		}
		f.Decisions = append(f.Decisions, deadline.Decision{Obligation: deadline.ID(x[0]), At: at, Outcome: deadline.Outcome(x[2])})
	}
	return nil
}

// rawOpen is an obligation whose limit runs, or a decision that waits until by.
type rawOpen struct {
	*rawClock
	*deadline.Obligation
	by time.Time
}

// soonest are the incidents among which the limits are.
func (x *raw) soonest(r *http.Request, f *filling) (next []rawClock, err error) {
	now := f.now.UTC().Truncate(time.Second)
	if next, err = x.clocks(r, "next", now, f.user); err != nil {
		return nil, err
	}
	lately, err := x.clocks(r, "lately", now, f.user)
	if err != nil {
		return nil, err
	}
	if len(lately) == 8 {
		first, err := x.clocks(r, "oldest", now, f.user)
		if err != nil {
			return nil, err
		}
		for i := range first {
			if !slices.ContainsFunc(lately, func(c rawClock) bool { return c.ref == first[i].ref }) {
				lately = append(lately, first[i])
			}
		}
	}
	return append(next, lately...), nil
}

// apart tells the limits that run from those that have run out.
func apart(all []rawOpen, now time.Time) (runs, passed []rawOpen) {
	for _, l := range all {
		if now.After(l.by) {
			passed = append(passed, l)
		} else {
			runs = append(runs, l)
		}
	}
	return runs, passed
}

func (x *raw) overview(r *http.Request, f *filling) error {
	next, err := x.soonest(r, f)
	if err != nil {
		return err
	}
	later, err := x.clocks(r, "waiting", f.user)
	if err != nil {
		return err
	}
	var open int64
	if err := one(r.Context(), x.stmts["open"], []any{f.user}, &open); err != nil {
		return err
	}
	var limits, passed, waits []rawOpen
	for i := range next {
		c := &next[i]
		for j := range c.os {
			if o := &c.os[j]; o.ClassifyBy != nil && o.State == deadline.Waiting && !c.decided(o.ID) {
				mark := *o
				mark.Latest, mark.Title.SV = o.ClassifyBy, "Klassificera, och anmäl om incidenten är allvarlig"
				limits = append(limits, rawOpen{c, &mark, *o.ClassifyBy})
			}
			if o := &c.os[j]; o.Strict != nil && (o.State == deadline.Running || o.State == deadline.Overdue) && o.ID != "dora.delay_notice" {
				limits = append(limits, rawOpen{c, o, *o.Strict})
			}
		}
	}
	for i := range later {
		c := &later[i]
		for j := range c.os {
			o := &c.os[j]
			if c.decided(o.ID) {
				continue
			}
			switch runs := o.State == deadline.Running || o.State == deadline.Overdue; {
			case o.ID == "gdpr.authority" && runs:
				waits = append(waits, rawOpen{c, o, *o.Strict})
			case o.ID == "gdpr.subjects" && o.State == deadline.NoNumber:
				by := c.aware.Add(24 * time.Hour)
				for k := range c.os {
					if n := &c.os[k]; n.ID == "gdpr.authority" && n.Strict != nil {
						by = *n.Strict
					}
				}
				waits = append(waits, rawOpen{c, o, by})
			case o.ID == "psd2.initial" && runs && slices.Contains(o.Gaps, deadline.Gap(deadline.Major)):
				waits = append(waits, rawOpen{c, o, *o.Strict})
			case (o.ID == "dora.initial" || o.ID == "psd2.initial") && o.State == deadline.Waiting:
				waits = append(waits, rawOpen{c, o, c.aware.Add(24 * time.Hour)})
			}
		}
	}
	limits, passed = apart(limits, f.now)
	soonest := func(a, b rawOpen) int { return a.by.Compare(b.by) }
	slices.SortStableFunc(limits, soonest)
	slices.SortStableFunc(passed, soonest)
	slices.SortStableFunc(waits, soonest)
	limits, passed, waits = limits[:min(8, len(limits))], passed[:min(8, len(passed))], waits[:min(8, len(waits))]

	f.head(r.RequestURI)
	if open >= 1000 {
		f.quoted(chrome, "<strong>", "999+", "</strong>")
	} else {
		f.number(chrome, "<strong>", open, "</strong>")
	}
	for i := range limits {
		if err := x.limit(r, f, &limits[i]); err != nil {
			return err
		}
	}
	f.text(limitsAll, "Visa alla frister")
	for i := range passed {
		if err := x.limit(r, f, &passed[i]); err != nil {
			return err
		}
	}
	for i := range waits {
		f.waiting(&waits[i])
	}
	f.foot(models.HomeZone())
	return nil
}

func (x *raw) limit(r *http.Request, f *filling, l *rawOpen) error {
	due := l.by.In(l.zone)
	f.time(limitDue, l.by.UTC(), isoForm)
	f.long(limitDueText, due)
	f.time(limitLeftAt, l.by.UTC(), isoForm)
	if l.by.Before(f.now) {
		f.length(limitLate, f.now.Sub(l.by))
	} else {
		f.length(limitLeft, l.by.Sub(f.now))
	}
	f.text(limitHref, l.ref)
	f.quoted(limitID, "#", string(l.ID), `"`)
	f.text(limitTo, l.RecipientName.SV)
	f.text(limitTitle, l.Title.SV)
	f.text(limitRef, l.ref)
	f.text(limitRef, l.ref)
	f.text(limitIncident, l.title)
	f.text(limitEntity, l.entity)
	switch {
	case l.ClassifyBy != nil:
		f.text(limitDecide, "Att besluta")
	case l.Latest != nil && f.now.After(*l.Latest):
		f.text(limitOverdue, "Försenad")
	case f.now.After(l.by):
		f.text(limitBetween, "Strikt tid passerad")
	case l.by.Sub(f.now) < 24*time.Hour:
		f.text(limitSoon, "Snart")
	default:
		f.text(limitRuns, "Löper")
	}
	if l.Provisional || !l.chosen {
		f.text(limitProvisional, "Preliminär")
	}
	switch asked := l.ID == "gdpr.authority" || l.ClassifyBy != nil; {
	case asked && !l.decided(l.ID):
		f.quoted(limitBlocked, "/", l.ref, "/")
	case l.ID == "gdpr.authority":
		return x.lacks(r, f, l)
	}
	return nil
}

// lacks says which fact a notification that was decided on waits for; people have
// been counted here.
func (x *raw) lacks(r *http.Request, f *filling, l *rawOpen) error {
	have := map[string]bool{}
	err := each(r.Context(), x.stmts["known"], []any{l.ref}, func(rows *sql.Rows) error {
		var key string
		defer func() { have[key] = true }()
		return rows.Scan(&key)
	})
	for _, key := range rawNeeded {
		if have[key] || err != nil {
			continue
		}
		c, _ := catalogue.ByKey(key)
		f.quoted(limitLacksOf, "/", l.ref, "/")
		f.quoted(limitLacksAt, "edit/", string(c.Section), "")
		f.quoted(limitLacksKey, "#f-", key, "")
		f.text(limitLacks, c.Label.SV)
		break
	}
	return err
}

// rawNeeded are the facts that a notification waits for.
var rawNeeded = []string{"nature", "subject_categories", "data_categories", "consequences", "measures_taken", "contact_point"}

func (f *filling) waiting(w *rawOpen) {
	f.text(waitHref, w.ref)
	f.quoted(waitID, "/", string(w.ID), `"`)
	what, until := "Besluta om incidenten ska anmälas", "fristen för anmälan"
	if w.ID == "gdpr.subjects" {
		what, until = "Besluta om de registrerade ska informeras", "utan onödigt dröjsmål; senast med anmälan"
	}
	if w.ID == "psd2.initial" {
		what = "Besluta om incidenten är allvarlig"
	}
	if w.ID == "dora.initial" {
		what, until = "Besluta om incidenten är allvarlig", "24 timmar från kännedom"
	}
	f.text(waitWhat, what)
	f.time(waitDue, w.by.UTC(), isoForm)
	f.long(waitDueText, w.by.In(w.zone))
	f.time(waitLeftAt, w.by.UTC(), isoForm)
	if w.by.Before(f.now) {
		f.length(waitLate, f.now.Sub(w.by))
	} else {
		f.length(waitLeft, w.by.Sub(f.now))
	}
	f.text(waitUntil, until)
	f.text(waitRef, w.ref)
	f.text(waitRef, w.ref)
	f.text(waitIncident, w.title)
	f.text(waitEntity, w.entity)
}
