package web_test

import (
	"database/sql"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"frist/models/calendar"
	"frist/models/deadline"
	catalogue "frist/models/form"
)

func (x *raw) incident(r *http.Request, ref string, f *filling) error {
	ctx := r.Context()
	var id int64
	var title, summary, informant, knownBy, reporter, entity string
	var answers [3]sql.RawBytes
	var at [7]sql.RawBytes
	var country, kind, role sql.RawBytes
	var relief, eves bool
	var reported time.Time
	var aware sql.NullTime
	var facts deadline.Facts
	var zone *time.Location
	err := each(ctx, x.stmts["incident"], []any{ref, f.user}, func(rows *sql.Rows) (err error) {
		err = rows.Scan(&id, &title, &summary, &informant, &knownBy, &reporter, &reported, &answers[0], &answers[1], &answers[2],
			&at[0], &at[1], &at[2], &at[3], &at[4], &aware, &entity, &country, &kind, &role, &relief, &eves)
		if err != nil {
			return err
		}
		zone = x.zoneOf(country)
		facts, _, err = rawFacts(at, answers, country, kind, role, relief, eves)
		return err
	})
	if err != nil {
		return err
	}
	var chosen bool
	err = each(ctx, x.stmts["awareness"], []any{id}, func(rows *sql.Rows) error {
		var this bool
		var source string
		if err := rows.Scan(&at[0], &this, &source); err != nil {
			return err
		}
		m, err := calendar.ParseMoment(string(at[0]))
		if this || facts.Incident.AwareAt.IsZero() && !chosen {
			facts.Incident.AwareAt, chosen = m.At, chosen || this
			facts.Origins = []deadline.Origin{{Event: deadline.Aware, Source: source}}
		}
		return err
	})
	if err != nil {
		return err
	}
	err = each(ctx, x.stmts["decisions"], []any{id}, func(rows *sql.Rows) error {
		var d deadline.Decision
		defer func() { facts.Decisions = append(facts.Decisions, d) }()
		return rows.Scan(&d.Obligation, &d.Outcome, &d.At)
	})
	if err != nil {
		return err
	}
	err = each(ctx, x.stmts["filings"], []any{id}, func(rows *sql.Rows) error {
		var n int64
		var d deadline.Filing
		defer func() { facts.Filings = append(facts.Filings, d) }()
		return rows.Scan(&n, &d.Obligation, &d.SentAt)
	})
	if err != nil {
		return err
	}
	have := map[string]bool{}
	err = each(ctx, x.stmts["facts"], []any{id}, func(rows *sql.Rows) error {
		var key string
		var value sql.RawBytes
		if err := rows.Scan(&key, &value); err != nil {
			return err
		}
		have[key] = string(value) != "{}"
		return nil
	})
	if err != nil {
		return err
	}
	var counts [5]rawCount
	some := false
	err = each(ctx, x.stmts["counts"], []any{id}, func(rows *sql.Rows) error {
		var c rawCount
		if err := rows.Scan(&c.of, &c.mode, &c.low, &c.high, &c.asOf); err != nil {
			return err
		}
		some = true
		counts[slices.Index(rawOf, c.of)] = c // a later one stands for an earlier
		return nil
	})
	if err != nil {
		return err
	}
	facts.AsOf = f.now
	f.text(chrome, title)
	f.head(r.RequestURI)
	f.text(chrome, ref)
	f.text(chrome, title)
	f.text(chrome, entity)
	f.instant(aware.Time, zone)
	rawDuty{f, facts, have, some, zone}.all()
	shown := 0
	err = each(ctx, x.stmts["latest"], []any{id}, func(rows *sql.Rows) error {
		if shown++; shown > 10 {
			return nil
		}
		if err := rows.Scan(&at[0], &title); err != nil {
			return err
		}
		m, err := calendar.ParseMoment(string(at[0]))
		f.time(chrome, m.At, isoForm)
		f.time(chrome, m.At, utcForm)
		f.short(chrome, m.At.In(zone))
		f.text(chrome, title)
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range counts {
		if c.of == "" {
			continue
		}
		f.count(chrome, c.low.Int64)
		f.count(chrome, c.high.Int64)
		f.short(chrome, c.asOf.Time.In(zone))
	}
	asked, known := 0, 0
	for i := range catalogue.Catalogue {
		switch c := &catalogue.Catalogue[i]; {
		case !c.Section.Basic() || c.Section == catalogue.Delay && !have[c.Key]:
		case have[c.Key]:
			asked, known = asked+1, known+1
		default:
			asked++
		}
	}
	f.number(chrome, "", int64(known), " av ")
	f.number(chrome, "", int64(asked), " uppgifter")
	for i := range catalogue.Catalogue {
		if c := &catalogue.Catalogue[i]; !have[c.Key] && c.Section.Basic() && c.Section != catalogue.Delay {
			f.blocker(c)
		}
	}
	f.text(chrome, summary)
	f.text(chrome, informant)
	f.text(chrome, knownBy)
	f.text(chrome, reporter)
	f.long(chrome, reported.In(zone))
	f.foot(zone)
	return nil
}

type rawCount struct {
	of, mode  string
	low, high sql.NullInt64
	asOf      sql.NullTime
}

var rawOf = []string{"data_subjects", "records", "clients", "counterparts", "transactions"}

// blocker is a fact that is not known, and where it is asked.
func (f *filling) blocker(c *catalogue.Fact) {
	f.quoted(chrome, "/edit/", string(c.Section), "")
	f.quoted(chrome, "#f-", c.Key, "")
	f.text(chrome, c.Label.SV)
}

// A rawDuty shows the obligations of an incident.
type rawDuty struct {
	*filling
	facts deadline.Facts
	have  map[string]bool
	some  bool // whether anybody has been counted
	zone  *time.Location
}

func (f rawDuty) all() {
	os := deadline.Compute(f.facts)
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
	r, n := utf8.DecodeRuneInString(o.RecipientName.SV)
	f.recipient(r, o.RecipientName.SV[n:])
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
	if o.ID == "gdpr.authority" && (o.State == deadline.Running || o.State == deadline.Overdue) {
		for _, key := range rawNeeded {
			if c, _ := catalogue.ByKey(key); !f.have[key] {
				f.blocker(&c)
			}
		}
	}
	f.recipient(r, o.RecipientName.SV[n:])
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
}

// rawNeeded are the facts that a notification waits for.
var rawNeeded = []string{"nature", "subject_categories", "data_categories", "consequences", "measures_taken", "contact_point"}

var rawStates = map[deadline.State]string{
	deadline.Waiting: "Väntar", deadline.NoNumber: "Utan dröjsmål", deadline.Running: "Löper", deadline.Overdue: "Försenad",
	deadline.Met: "Inlämnad", deadline.MetLate: "Inlämnad för sent", deadline.NotRequired: "Krävs inte", deadline.NotApplicable: "Ej aktuell",
}

// recipient appends a name with its first letter large.
func (f *filling) recipient(first rune, rest string) {
	f.next(chrome)
	if 'a' <= first && first <= 'z' {
		first -= 'a' - 'A'
	}
	f.b = escaped(utf8.AppendRune(f.b, first), rest)
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
