package web_test

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	catalogue "frist/models/form"
)

// A rawIncident is what is read of an incident, as its limits are computed and its
// drafts are filled from it.
type rawIncident struct {
	models.Record
	facts deadline.Facts
	aware sql.NullTime
	zone  *time.Location
}

func (x *raw) incident(r *http.Request, ref string, f *filling) error {
	c, err := x.whole(r, ref, f)
	if err != nil {
		return err
	}
	f.text(chrome, c.Incident.Title)
	f.head(r.RequestURI)
	f.text(chrome, ref)
	f.text(chrome, c.Incident.Title)
	f.text(chrome, c.Entity.Name)
	f.instant(c.aware.Time, c.zone)
	d := rawDuty{f, c, deadline.Compute(c.facts), map[deadline.ID]catalogue.Draft{}}
	d.fill()
	d.all()
	if err := x.latest(r, f, c); err != nil {
		return err
	}
	for _, of := range rawOf {
		n, ok := models.Latest(c.Counts, of)
		if !ok {
			continue
		}
		f.count(chrome, *n.Min)
		f.count(chrome, *n.Max)
		f.short(chrome, n.AsOf.In(c.zone))
	}
	d.list()
	f.text(chrome, c.Incident.Summary)
	f.text(chrome, c.Incident.Informant)
	f.text(chrome, c.Incident.KnownBy)
	f.text(chrome, c.Incident.ReportedName)
	f.long(chrome, c.Incident.ReportedAt.In(c.zone))
	f.foot(c.zone)
	return nil
}

// whole reads an incident and what hangs on it, but for its timeline.
func (x *raw) whole(r *http.Request, ref string, f *filling) (*rawIncident, error) {
	c := &rawIncident{}
	in, e := &c.Incident, &c.Entity
	in.Ref = ref
	var answers [3]sql.RawBytes
	var at [7]sql.RawBytes
	var country, kind, role sql.RawBytes
	var relief, eves bool
	err := each(r.Context(), x.stmts["incident"], []any{ref, f.user}, func(rows *sql.Rows) error {
		err := rows.Scan(&in.ID, &in.Title, &in.Summary, &in.Informant, &in.KnownBy, &in.ReportedName, &in.ReportedAt, &answers[0], &answers[1], &answers[2],
			&at[0], &at[1], &at[2], &at[3], &at[4], &c.aware, &in.OccurredTo, (*string)(&in.ServicesDown), &in.Answers,
			&e.ID, &e.Name, &country, &kind, &role, &relief, &eves, &e.OrgNo, &e.LEI, (*string)(&e.NIS2))
		if err != nil {
			return err
		}
		m, err := rawMoments(at)
		in.OccurredFrom, in.DetectedAt, in.ClassifiedMajorAt, in.RecoveredAt, in.ResolvedAt = m[0], m[1], m[2], m[3], m[4]
		c.facts, _ = rawFacts(m, answers, country, kind, role, relief, eves)
		c.facts.AsOf, c.zone = f.now, x.zoneOf(country)
		e.Country, e.Type = c.facts.Entity.Country, c.facts.Entity.Type
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, x.hanging(r, c)
}

// hanging reads what hangs on an incident.
func (x *raw) hanging(r *http.Request, c *rawIncident) error {
	for _, of := range []struct {
		name string
		scan func(*sql.Rows) error
	}{
		{"awareness", func(rows *sql.Rows) error {
			var a models.Awareness
			err := rows.Scan(&a.At, &a.Chosen, &a.Source)
			c.Awareness = append(c.Awareness, a)
			if in := &c.facts.Incident; a.Chosen || in.AwareAt.IsZero() {
				in.AwareAt, c.facts.Origins = a.At.At, []deadline.Origin{{Event: deadline.Aware, Source: a.Source}}
			}
			return err
		}},
		{"decisions", func(rows *sql.Rows) error {
			var d deadline.Decision
			err := rows.Scan(&d.Obligation, &d.Outcome, &d.At)
			c.facts.Decisions = append(c.facts.Decisions, d)
			return err
		}},
		{"filings", func(rows *sql.Rows) error {
			var x models.Filing
			var at time.Time
			err := rows.Scan(&x.ID, (*string)(&x.Obligation), &at, &x.Reference)
			x.SentAt = &at
			c.Filings = append(c.Filings, x)
			c.facts.Filings = append(c.facts.Filings, deadline.Filing{Obligation: x.Obligation, SentAt: at})
			return err
		}},
		{"facts", func(rows *sql.Rows) error {
			var x models.Fact
			var value sql.RawBytes
			if err := rows.Scan(&x.Key, &value); err != nil {
				return err
			}
			err := json.Unmarshal(value, &x.Value)
			c.Facts = append(c.Facts, x)
			return err
		}},
		{"counts", func(rows *sql.Rows) error {
			var n models.Count
			var by sql.RawBytes
			if err := rows.Scan((*string)(&n.Of), (*string)(&n.Mode), &n.Min, &n.Max, &n.AsOf, &by); err != nil {
				return err
			}
			var err error
			if len(by) > 0 {
				err = n.ByCountry.Scan([]byte(by))
			}
			c.Counts = append(c.Counts, n)
			return err
		}},
	} {
		if err := each(r.Context(), x.stmts[of.name], []any{c.Incident.ID}, of.scan); err != nil {
			return err
		}
	}
	return nil
}

// latest shows the last entries of the timeline.
func (x *raw) latest(r *http.Request, f *filling, c *rawIncident) error {
	shown := 0
	var at, text sql.RawBytes
	return each(r.Context(), x.stmts["latest"], []any{c.Incident.ID}, func(rows *sql.Rows) error {
		if shown++; shown > 10 {
			return nil
		}
		if err := rows.Scan(&at, &text); err != nil {
			return err
		}
		m, err := calendar.ParseMoment(string(at))
		f.time(chrome, m.At, isoForm)
		f.time(chrome, m.At, utcForm)
		f.short(chrome, m.At.In(c.zone))
		f.bytes(chrome, text)
		return err
	})
}

var rawOf = []models.Of{casefile.DataSubjects, casefile.Records, casefile.Clients, casefile.Counterparts, casefile.Transactions}

// A rawDuty shows the obligations of an incident.
type rawDuty struct {
	*filling
	*rawIncident
	os     []deadline.Obligation
	drafts map[deadline.ID]catalogue.Draft // of those that somebody has to see to
}

// fill fills the drafts that the page speaks of. What was told before is no part of
// it: only what a supplement still owes rests on that, and none is due here.
func (f rawDuty) fill() {
	in, day := f.FormInput(f.now), catalogue.Day(f.now, f.zone)
	in.Numbers = true
	for i := range f.os {
		o := &f.os[i]
		if !f.open(o) {
			continue
		}
		if x, stage, ok := catalogue.On(o.ID, day); ok {
			f.drafts[o.ID] = catalogue.Lacking(x, stage, in)
		}
	}
}

// open reports whether somebody has to see to an obligation: it runs, or it is the
// last report of what was notified.
func (f rawDuty) open(o *deadline.Obligation) bool {
	switch {
	case o.Consider:
		return false
	case o.State == deadline.Waiting:
		return o.ID == "dora.initial" && !f.decided(o.ID) || o.ID == "dora.final" && f.sent("dora.initial") || o.ID == "psd2.final" && f.sent("psd2.initial")
	}
	return rawRuns(o)
}

func rawRuns(o *deadline.Obligation) bool {
	return o.State == deadline.Running || o.State == deadline.Overdue || o.State == deadline.NoNumber
}

func (f rawDuty) sent(id deadline.ID) bool {
	return slices.ContainsFunc(f.facts.Filings, func(x deadline.Filing) bool { return x.Obligation == id })
}

// list says of the drafts how much of them is filled in.
func (f rawDuty) list() {
	for i := range f.os {
		d, ok := f.drafts[f.os[i].ID]
		if !ok {
			continue
		}
		filled, asked := d.Coverage()
		f.quoted(chrome, "/drafts/", string(f.os[i].ID), `"`)
		f.recipient(f.os[i].RecipientName.SV)
		f.next(chrome)
		title := f.os[i].Title.SV
		f.b = escaped(append(f.b, title[0]|' '), title[1:])
		f.number(chrome, ": ", int64(filled), " av ")
		f.number(chrome, "", int64(asked), " obligatoriska")
	}
}

// lacks names the first of the fields that must be filled in and are not, and counts
// the rest.
func (f rawDuty) lacks(o *deadline.Obligation, d catalogue.Draft) (all int) {
	var list []catalogue.Missing
	for _, m := range d.Missing {
		if m.Need == catalogue.Mandatory {
			list = append(list, m)
		}
	}
	named := list[:min(3, len(list))]
	if len(list) == 4 {
		named = list
	}
	for _, m := range named {
		f.given(m.Key)
		f.text(chrome, d.Field(m.Number).Says().SV)
	}
	if more := len(list) - len(named); more > 0 {
		f.quoted(chrome, "/drafts/", string(o.ID), "?only=missing")
		f.number(chrome, "", int64(more), " fält till")
	}
	return len(list)
}

// given is where what is missing is asked: of the firm, or of the incident.
func (f rawDuty) given(key string) {
	if of, field, _ := strings.Cut(key, "."); of == "entity" {
		f.number(chrome, "/entities/", f.Entity.ID, "#")
		f.text(chrome, field)
		return
	}
	fact, _ := catalogue.ByKey(key)
	f.quoted(chrome, "/edit/", string(fact.Section), "")
	f.quoted(chrome, "#f-", key, "")
}

func (f rawDuty) all() {
	os := f.os
	var now, waiting, consider, met, folded []*deadline.Obligation
	urgent := func(o *deadline.Obligation) time.Time {
		for _, s := range o.Derivation {
			if o.Strict == nil && strings.HasPrefix(s.Text.EN, "Waiting for ") && s.Instant != nil {
				return *s.Instant
			}
		}
		if o.Strict == nil {
			return time.Time{}
		}
		return *o.Strict
	}
	for i := range os {
		switch o := &os[i]; {
		case o.State == deadline.NotApplicable || o.State == deadline.NotRequired:
			folded = append(folded, o)
		case o.State == deadline.Met || o.State == deadline.MetLate:
			met = append(met, o)
		case o.Consider:
			consider = append(consider, o)
		case o.ID == "dora.delay_notice" || o.State == deadline.Waiting && (o.ID != "dora.initial" || f.decided(o.ID)):
			waiting = append(waiting, o)
		default:
			now = append(now, o)
		}
	}
	slices.SortStableFunc(now, func(a, b *deadline.Obligation) int {
		switch x, y := urgent(a), urgent(b); {
		case x.IsZero() && y.IsZero():
			return 0
		case x.IsZero():
			return 1
		case y.IsZero():
			return -1
		default:
			return x.Compare(y)
		}
	})
	for _, group := range [][]*deadline.Obligation{now, waiting, consider, met, folded} {
		for _, o := range group {
			f.one(o)
		}
	}
}

func (f rawDuty) decided(id deadline.ID) bool {
	return slices.ContainsFunc(f.facts.Decisions, func(d deadline.Decision) bool { return d.Obligation == id })
}

func (f rawDuty) one(o *deadline.Obligation) {
	f.quoted(chrome, `id="`, string(o.ID), `"`)
	f.recipient(o.RecipientName.SV)
	f.text(chrome, o.Title.SV)
	f.text(chrome, deadline.Cite(o.Law).SV)
	f.text(chrome, rawStates[o.State])
	filed := false
	for _, x := range f.facts.Filings {
		if x.Obligation == o.ID {
			f.instant(x.SentAt, f.zone)
			filed = true
		}
	}
	switch {
	case o.Strict == nil && o.State == deadline.Waiting:
		for _, s := range o.Derivation {
			if strings.HasPrefix(s.Text.EN, "Waiting for ") {
				f.text(chrome, s.Text.SV)
				break
			}
		}
	case o.Strict != nil:
		f.instant(*o.Strict, f.zone)
		if filed {
			break
		}
		if o.Latest != nil && !o.Latest.Equal(*o.Strict) {
			f.instant(*o.Latest, f.zone)
		}
		f.time(chrome, o.Strict.UTC(), isoForm)
		f.length(chrome, o.Strict.Sub(f.now))
	}
	d, drafted := f.drafts[o.ID]
	lacks := 0
	if drafted && rawRuns(o) {
		lacks = f.lacks(o, d)
	}
	f.recipient(o.RecipientName.SV)
	f.text(chrome, o.Title.SV)
	for i := range o.Derivation {
		s := &o.Derivation[i]
		f.text(chrome, s.Text.SV)
		if s.Instant != nil {
			f.instant(*s.Instant, f.zone)
		}
		f.text(chrome, o.Cite(s.Law).SV)
	}
	for _, id := range o.Questions {
		q, _ := deadline.QuestionOf(id)
		f.text(chrome, id)
		f.text(chrome, q.Text.SV)
	}
	if lacks > 0 {
		f.number(chrome, "(", int64(lacks), " saknas)")
	}
}

var rawStates = map[deadline.State]string{
	deadline.Waiting: "Väntar", deadline.NoNumber: "Utan dröjsmål", deadline.Running: "Löper", deadline.Overdue: "Försenad",
	deadline.Met: "Inlämnad", deadline.MetLate: "Inlämnad för sent", deadline.NotRequired: "Krävs inte", deadline.NotApplicable: "Ej aktuell",
}

// recipient appends a name with its first letter large.
func (f *filling) recipient(name string) {
	f.next(chrome)
	first, n := utf8.DecodeRuneInString(name)
	if 'a' <= first && first <= 'z' {
		first -= 'a' - 'A'
	}
	f.b = escaped(utf8.AppendRune(f.b, first), name[n:])
}

// The holes of the overview.
const (
	limitDue hole = rowHoles + iota
	limitDueText
	limitLeftAt
	limitLate
	limitLeft
	limitHref
	limitID
	limitTo
	limitTitle
	limitRef
	limitIncident
	limitEntity
	limitOverdue
	limitSoon
	limitRuns
	limitDecide
	limitProvisional
	limitBlocked
	limitBetween
	limitsAll
	limitLacksOf
	limitLacksAt
	limitLacksKey
	limitLacks
	waitHref
	waitID
	waitWhat
	waitDue
	waitDueText
	waitLeftAt
	waitLate
	waitLeft
	waitUntil
	waitRef
	waitIncident
	waitEntity
)
