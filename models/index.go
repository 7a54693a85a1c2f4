package models

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// clock is what the engine needs of an incident, read in one statement.
type clock struct {
	Incident Incident
	Entity   Entity
	Aware    time.Time
	Moment   calendar.Moment // Aware, as well as it is known
	Chosen   bool
	// candidates are the chosen one, or all while none is: which is the earliest, and
	// when it began, depends on the zone of the entity.
	candidates []calendar.Moment
	duties     int64       // see [until]
	parts      []partClock // the incident's own entity's first

	affectedMin, affectedMax *int64
	affectedMode             Mode
}

// A partClock is the clocks of one entity in an incident.
type partClock struct {
	Entity Entity
	of     int64 // the number of the entity, if it is a further one
	facts  deadline.Facts
	times  []deadline.Obligation
	back   time.Time // when the authority was told last that the incident is not major
}

// clockQuery reads the clocks of incidents i, which the caller has joined to
// their entity e and narrowed down.
var clockQuery = `SELECT i.id, i.ref, i.title, i.status, i.restricted, i.personal_data, i.risk, i.high_risk,
	i.occurred_from, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at, i.corrected_at, i.answers, i.edition,
	e.id, e.name, e.country, e.type, e.role, e.relief_excluded, e.eves_are_holidays, e.traits, e.nis2, e.main_establishment,
	(SELECT a.at FROM awareness a WHERE a.incident_id = i.id AND a.chosen = 1),
	coalesce((SELECT group_concat(a.at, '|') FROM awareness a WHERE a.incident_id = i.id AND a.at IS NOT NULL), ''),
	coalesce((SELECT json_group_array(json_array(f.obligation, f.sent_at, CAST(coalesce(f.entity_id, 0) AS TEXT), f.country, iif(f.country = '' AND f.obligation = 'gdpr.authority', f.content, ''),
		iif(EXISTS (SELECT 1 FROM sealed_drafts d WHERE d.id = f.sealed_id AND d.stage = 'reclassified'), 'back', ''))) FROM filings f WHERE f.incident_id = i.id AND f.sent_at IS NOT NULL), '[]'),
	coalesce((SELECT json_group_array(json_array(d.obligation, coalesce(d.decided_at, ''), d.outcome, CAST(coalesce(d.entity_id, 0) AS TEXT), d.country)) FROM decisions d WHERE d.incident_id = i.id), '[]'),
	coalesce((SELECT json_array(c.min, c.max, c.mode, json(iif(c.by_country <> '{}', c.by_country, coalesce(
		(SELECT b.by_country FROM counts b WHERE b.incident_id = i.id AND b.of = 'data_subjects' AND b.by_country <> '{}' ORDER BY b.as_of DESC, b.id DESC LIMIT 1), '{}'))))
		FROM counts c WHERE c.incident_id = i.id AND c.of = 'data_subjects' ORDER BY c.as_of DESC, c.id DESC LIMIT 1), '[]'),
	coalesce((SELECT json_group_array(json_object('id', x.id, 'name', x.name, 'country', x.country, 'type', x.type, 'role', x.role,
		'relief_excluded', json(iif(x.relief_excluded, 'true', 'false')), 'eves_are_holidays', json(iif(x.eves_are_holidays, 'true', 'false')),
		'traits', json(x.traits), 'nis2', x.nis2, 'main_establishment', x.main_establishment, 'classified_major_at', coalesce(p.classified_major_at, ''), 'then', ` + entityThen("x.id") + `))
		FROM incident_entities p CROSS JOIN entities x ON x.id = p.entity_id WHERE p.incident_id = i.id AND p.active = 1), '[]'),
	` + dutiesThen + `, coalesce(` + entityThen("e.id") + `, '')
	FROM incidents i JOIN entities e ON e.id = i.entity_id `

// clocks reads the clocks of the incidents that the rest of the query finds.
func clocks(db *gorm.DB, rest string, args ...any) ([]clock, error) {
	return clocksAs(asking(db), nil, rest, args...)
}

// clocksAs reads them as if an entity were stored as it is given; nil for none.
func clocksAs(ask asker, as *Entity, rest string, args ...any) ([]clock, error) {
	duties, err := briefDuties(ask)
	if err != nil {
		return nil, err
	}
	book := dutyBook{duties: duties}
	rows, err := ask(clockQuery+rest, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	var cs []clock
	for rows.Next() {
		cs = append(cs, clock{})
		c := &cs[len(cs)-1]
		var chosen calendar.Moment
		var candidates, filings, decisions, affected, others, then sql.RawBytes
		in, e := &c.Incident, &c.Entity
		err := rows.Scan(&in.ID, &in.Ref, &in.Title, &in.Status, &in.Restricted, &in.PersonalData, &in.Risk, &in.HighRisk,
			&in.OccurredFrom, &in.DetectedAt, &in.ClassifiedMajorAt, &in.RecoveredAt, &in.ResolvedAt, &in.CorrectedAt, &in.Answers, &in.Edition,
			&e.ID, &e.Name, &e.Country, &e.Type, &e.Role, &e.ReliefExcluded, &e.EvesAreHolidays, &e.Traits, &e.NIS2, &e.MainEstablishment,
			&chosen, &candidates, &filings, &decisions, &affected, &others, &c.duties, &then)
		if err != nil {
			return nil, err
		}
		if err := e.asThen(string(then)); err != nil {
			return nil, err
		}
		e.as(as)
		if err := c.know(chosen, string(candidates)); err != nil {
			return nil, err
		}
		if err := c.divide(others, &book, as); err != nil {
			return nil, err
		}
		if err := c.hang(filings, decisions, affected); err != nil {
			return nil, err
		}
		for i := range c.parts {
			p := &c.parts[i]
			p.times = deadline.Times(p.facts)
		}
	}
	return cs, rows.Err()
}

// know keeps when it became known, as [Record.Aware] says it: the chosen time, and
// while none is chosen all that are on record.
func (c *clock) know(chosen calendar.Moment, all string) error {
	if c.Chosen = chosen.Known(); c.Chosen {
		c.candidates, all = []calendar.Moment{chosen}, ""
	}
	for _, at := range slices.Sorted(strings.SplitSeq(all, "|")) {
		m, err := calendar.ParseMoment(at)
		if err != nil {
			return err
		}
		c.candidates = append(c.candidates, m)
	}
	c.Moment = c.aware(&c.Entity)
	c.Aware = c.Moment.Earliest(c.Entity.Zone())
	return nil
}

// aware is the time that starts the clocks of an entity.
func (c *clock) aware(e *Entity) (first calendar.Moment) {
	zone := e.Zone()
	for _, m := range c.candidates {
		if m.Known() && (!first.Known() || m.Earliest(zone).Before(first.Earliest(zone))) {
			first = m
		}
	}
	return first
}

// divide makes the clocks of each entity; the further ones came as JSON.
func (c *clock) divide(others []byte, book *dutyBook, as *Entity) error {
	c.parts = []partClock{{Entity: c.Entity, facts: clockFacts(c.Entity, c.Incident, c.Aware, time.Time{})}}
	c.parts[0].facts.Custom = book.of(c.Entity.ID, c.duties)
	if string(others) == "[]" {
		return nil // as most are
	}
	type further struct {
		Entity
		ClassifiedMajorAt calendar.Moment `json:"classified_major_at"`
		Then              string          `json:"then"` // see [Entity.asThen]
	}
	var list []further
	if err := json.Unmarshal(others, &list); err != nil {
		return err
	}
	// In any one order, so that of two limits at the same instant the same comes first.
	slices.SortFunc(list, func(a, b further) int { return cmp.Compare(a.ID, b.ID) })
	for i := range list {
		in, x := c.Incident, &list[i]
		if err := x.asThen(x.Then); err != nil {
			return err
		}
		x.as(as)
		in.ClassifiedMajorAt = x.ClassifiedMajorAt
		aware := c.aware(&x.Entity).Earliest(x.Zone())
		p := partClock{Entity: x.Entity, of: x.ID, facts: clockFacts(x.Entity, in, aware, time.Time{})}
		p.facts.Custom = book.of(x.ID, c.duties)
		c.parts = append(c.parts, p)
	}
	return nil
}

// hang adds what came as JSON: the filings, the decisions and the number affected.
func (c *clock) hang(filings, decisions, affected []byte) error {
	var fs, ds [][]string
	var n [4]any
	for _, x := range []struct {
		body []byte
		to   any
	}{{filings, &fs}, {decisions, &ds}, {affected, &n}} {
		if string(x.body) == "[]" {
			continue // as most are
		}
		if err := json.Unmarshal(x.body, x.to); err != nil {
			return err
		}
	}
	for _, f := range fs {
		at, err := storedTime(f[1])
		if err != nil {
			return err
		}
		switch p := c.part(f[2]); {
		case p == nil:
		case f[5] != "": // see [Record.TakesBack]
			if p.back.Before(at) {
				p.back = at
			}
		default:
			x := Filing{Obligation: deadline.ID(f[0]), Country: f[3], Content: f[4]}
			p.facts.Filings = append(p.facts.Filings, deadline.Filing{Obligation: x.Obligation, SentAt: at, Country: x.Told()})
		}
	}
	for _, d := range ds {
		at, err := storedTime(d[1])
		if err != nil {
			return err
		}
		if p := c.part(d[3]); p != nil {
			p.facts.Decisions = append(p.facts.Decisions, deadline.Decision{Obligation: deadline.ID(d[0]), Outcome: deadline.Outcome(d[2]), At: at, Country: d[4]})
		}
	}
	countries := affectedIn(n[3])
	for i := range c.parts {
		f := &c.parts[i].facts
		f.Incident.Affected = countries
		sort.SliceStable(f.Decisions, func(a, b int) bool { return f.Decisions[a].At.Before(f.Decisions[b].At) })
		sort.SliceStable(f.Filings, func(a, b int) bool { return f.Filings[a].SentAt.Before(f.Filings[b].SentAt) })
	}
	c.affectedMin, c.affectedMax = number(n[0]), number(n[1])
	if mode, ok := n[2].(string); ok {
		c.affectedMode = Mode(mode)
	}
	return nil
}

// part is the part of the entity of that number, as it stands in JSON.
func (c *clock) part(of string) *partClock {
	for i := range c.parts {
		if p := &c.parts[i]; of == strconv.FormatInt(p.of, 10) {
			return p
		}
	}
	return nil
}

// affectedIn is [Record.Affected] of numbers by country that came as JSON.
func affectedIn(byCountry any) []string {
	numbers, _ := byCountry.(map[string]any) // nil: nobody has been counted
	var codes []string
	for code, n := range numbers {
		if n != any(float64(0)) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

func number(v any) *int64 {
	if f, ok := v.(float64); ok { // exact: a count is under 2^53
		n := int64(f)
		return &n
	}
	return nil
}

// storedTime reads a time as it stands in a DATETIME column.
func storedTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil // not known
	}
	t, err := time.Parse("2006-01-02 15:04:05-07:00", s)
	return t.UTC(), err
}

// A due is an obligation of one of the entities of an incident.
type due struct {
	deadline.Obligation
	part *partClock
}

// toClassify is the obligation that waits for a classification as a list shows it:
// with the time by which there must be one, which is also the last for the report
// on an incident that is classified by then.
func toClassify(o deadline.Obligation, guessed bool) deadline.Obligation {
	o.Strict, o.Latest, o.State = o.ClassifyBy, o.ClassifyBy, deadline.Running
	o.Provisional = o.Provisional || guessed
	o.Title = classifyTitle
	return o
}

var classifyTitle = i18n.Text{SV: "Klassificera, och anmäl om incidenten är allvarlig", EN: "Classify, and notify if the incident is major"}

// open is [clock.unmet] of an incident that is open. One that is closed has none.
func (c *clock) open() []due {
	if c.Incident.Status == StatusClosed {
		return nil
	}
	return c.unmet()
}

// unmet returns the obligations whose limit has not been met, of all entities,
// soonest first. They do not end because the incident is closed.
func (c *clock) unmet() []due {
	var os []due
	for i := range c.parts {
		p := &c.parts[i]
		for _, o := range p.times {
			if o.ClassifyBy != nil && p.waits(&o) {
				os = append(os, due{toClassify(o, !c.Chosen), p})
			}
			// The delay notice has no limit of its own: it shares the one that it is about.
			if o.Strict != nil && (o.State == deadline.Running || o.State == deadline.Overdue) && o.ID != "dora.delay_notice" {
				o.Provisional = o.Provisional || !c.Chosen
				os = append(os, due{o, p})
			}
		}
	}
	// What is a limit comes before a mark to classify by at the same instant.
	sort.SliceStable(os, func(a, b int) bool {
		x, y := &os[a], &os[b]
		if !x.Strict.Equal(*y.Strict) {
			return x.Strict.Before(*y.Strict)
		}
		return x.ClassifyBy == nil && y.ClassifyBy != nil
	})
	return os
}

// undecided returns the decisions that the incident waits for, by the
// obligation that they are about. What is owed to several authorities is
// decided once.
func (c *clock) undecided() []due {
	if c.Incident.Status == StatusClosed || c.Aware.IsZero() {
		return nil
	}
	var list []due
	for i := range c.parts {
		p := &c.parts[i]
		for _, o := range p.times {
			if !p.waits(&o) || slices.ContainsFunc(list, func(d due) bool { return d.part == p && d.ID == o.ID }) {
				continue
			}
			list = append(list, due{o, p})
		}
	}
	return list
}

// waits reports whether an obligation waits for a decision.
func (p *partClock) waits(o *deadline.Obligation) bool {
	return Decidable(o) && !p.decided(o)
}

// Decidable reports whether the next step of an obligation is a decision, unless
// there is one already: what has been filed or classified has been decided.
func Decidable(o *deadline.Obligation) bool {
	switch o.ID {
	case "gdpr.authority":
		return o.State == deadline.Running || o.State == deadline.Overdue
	case "gdpr.subjects":
		return o.State == deadline.NoNumber
	case "dora.initial":
		return o.State == deadline.Waiting
	case "psd2.initial":
		return o.State == deadline.Waiting || slices.Contains(o.Gaps, deadline.Gap(deadline.Major)) &&
			(o.State == deadline.Running || o.State == deadline.Overdue)
	}
	return false
}

// decideBy returns the limit by which something has to be decided, if there is one.
func (p *partClock) decideBy(o *deadline.Obligation) *time.Time {
	if o.ID != "gdpr.subjects" {
		return o.Strict
	}
	for i := range p.times {
		if p.times[i].ID == "gdpr.authority" && p.times[i].Strict != nil {
			return p.times[i].Strict
		}
	}
	return nil
}

func (p *partClock) decided(o *deadline.Obligation) bool {
	for _, d := range p.facts.Decisions {
		if d.Obligation == o.ID && (d.Country == "" || d.Country == o.Told) {
			return true
		}
	}
	return false
}

// reindex writes the index columns of the incidents that the change touched:
// they let lists be sorted and cut off, and are never read as the truth about a
// time limit.
func (tx *Tx) reindex() error {
	for ids := range slices.Chunk(tx.touched, 500) {
		cond, arg := "WHERE i.id = +?", any(ids[0])
		if len(ids) > 1 {
			list, err := json.Marshal(ids)
			if err != nil {
				return err
			}
			cond, arg = "WHERE i.id IN (SELECT value FROM json_each(?))", string(list)
		}
		cs, err := clocks(tx.db, cond, arg)
		if err != nil {
			return err
		}
		for i := range cs {
			if err := tx.reindexOne(&cs[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) reindexOne(c *clock) error {
	var aware, strict, left *time.Time
	var next deadline.ID
	var whose *int64
	if !c.Aware.IsZero() {
		aware = &c.Aware
	}
	if os := c.unmet(); len(os) > 0 {
		strict, next, whose = os[0].Strict, os[0].ID, number64(os[0].part.of)
	}
	if c.Incident.Status == StatusClosed { // no list of what runs has it
		strict, left = nil, strict
	}
	return allow(tx.db).Exec(`UPDATE incidents AS i SET aware_at = ?, aware = ?, next_strict_at = ?, left_strict_at = ?, next_obligation = ?, next_entity = ?, undecided = ?,
		affected_min = ?, affected_max = ?, affected_mode = ?, next_question_at = `+nextQuestion+`, rethink = `+countOutdated+` WHERE id = ?`,
		aware, c.Moment, whole(strict), whole(left), string(next), whose, len(c.undecided()), c.affectedMin, c.affectedMax, string(c.affectedMode), c.Incident.ID).Error
}

// number64 points to a number, and is nil for 0.
func number64(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}

// whole drops the part of a second that no column takes.
func whole(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	w := t.UTC().Truncate(time.Second)
	return &w
}

// A Waiting is a decision that nobody has taken.
type Waiting struct {
	Ref, Title, Entity string
	PartOf             int64 // as in [Next]
	Restricted         bool
	Zone               *time.Location
	Obligation         deadline.ID
	Country            string // of the first authority that is told, where there are several
	// By is the time by which it should be taken: for a notification its strict
	// limit, for a classification under DORA 24 hours from awareness. Whether to
	// inform the data subjects, without undue delay, is decided with the notification.
	By time.Time
}

// An Overview is what matters now, across all that the actor may see.
type Overview struct {
	// Next are the limits that run, Overdue those whose strict time has passed; both the
	// soonest first. A time to classify by is one of them.
	Next, Overdue []Next
	// TakeBack are the incidents whose authority is to be told that they are not major.
	TakeBack []Next
	Waiting  []Waiting
	// Outdated are decisions to be taken anew.
	Outdated []Outdated
	// Questions are those of authorities that wait for an answer.
	Questions []NextQuestion
	// Open is how many incidents are open, counted up to [OpenLimit].
	Open int
}

// OpenLimit is where the overview stops counting.
const OpenLimit = 1000

func (s *Store) waiting(ctx context.Context, by Actor, n int) ([]Waiting, error) {
	if by.Role == Reporter {
		return nil, nil // decides nothing, and waits for nobody's decision
	}
	cond, args := by.sees()
	cs, err := clocksAs(s.brief(ctx), nil, "WHERE i.undecided > 0 AND "+cond+" ORDER BY i.aware_at, i.id"+limit(n), args...)
	if err != nil {
		return nil, err
	}
	var ws []Waiting
	for i := range cs {
		c := &cs[i]
		for _, d := range c.undecided() {
			w := Waiting{c.Incident.Ref, c.Incident.Title, d.part.Entity.Name, d.part.of, c.Incident.Restricted, d.part.Entity.Zone(), d.ID, d.Country, d.part.facts.Incident.AwareAt.Add(24 * time.Hour)}
			if by := d.part.decideBy(&d.Obligation); by != nil {
				w.By = *by
			}
			ws = append(ws, w)
		}
	}
	sort.SliceStable(ws, func(a, b int) bool { return ws[a].By.Before(ws[b].By) })
	return ws[:min(n, len(ws))], nil
}
