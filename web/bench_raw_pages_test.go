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
	"frist/models/deadline"
	catalogue "frist/models/form"
	"frist/models/i18n"
)

// rawSees is the condition for a handler; its one argument is the user.
const rawSees = "(i.restricted = 0 OR EXISTS (SELECT 1 FROM incident_members m WHERE m.incident_id = i.id AND m.user_id = ? AND m.active = 1))"

const rawClocks = `SELECT i.ref, i.title, i.personal_data, i.risk, i.high_risk,
	i.occurred_from, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at,
	e.name, e.country, e.type, e.role, e.relief_excluded, e.eves_are_holidays,
	(SELECT a.at FROM awareness a WHERE a.incident_id = i.id AND a.chosen = 1),
	(SELECT a.at FROM awareness a WHERE a.incident_id = i.id AND a.at IS NOT NULL ORDER BY a.at, a.id LIMIT 1),
	(SELECT json_group_array(json_array(f.obligation, f.sent_at)) FROM filings f WHERE f.incident_id = i.id AND f.sent_at IS NOT NULL),
	(SELECT json_group_array(json_array(d.obligation, coalesce(d.decided_at, ''), d.outcome)) FROM decisions d WHERE d.incident_id = i.id)
	FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE `

var rawReads = map[string]string{
	"session":  "SELECT data FROM sessions WHERE token = ? AND expires > ?",
	"user":     "SELECT id, name, role, lang, epoch, disabled FROM users WHERE id = ?",
	"entities": "SELECT id, name FROM entities ORDER BY name, id",
	"list": `SELECT i.id, i.ref, i.title, e.name, e.country, i.status, i.aware_at, i.next_strict_at, i.next_obligation, i.undecided, i.affected_min, i.affected_max, i.affected_mode
		FROM incidents i CROSS JOIN entities e ON e.id = i.entity_id WHERE ` + rawSees + " AND i.id < ? ORDER BY i.id DESC LIMIT 51",
	"head":  "SELECT i.id, i.title, i.aware_at, e.name, e.country FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE i.ref = ? AND " + rawSees,
	"draft": "SELECT fields, saved_at FROM drafts WHERE user_id = ? AND form = ?",
	"entries": `SELECT e.id, e.at, e.sort_at, e.text, e.source, e.corrects, e.withdrawn, e.recorded_at, e.recorded_name,
		coalesce((SELECT c.id FROM timeline_entries c WHERE c.corrects = e.id LIMIT 1), 0)
		FROM timeline_entries e WHERE e.incident_id = ? ORDER BY e.sort_at DESC, e.id DESC LIMIT 201`,
	"latest": `SELECT e.at, e.text FROM timeline_entries e WHERE e.incident_id = ? AND e.withdrawn = 0
		AND NOT EXISTS (SELECT 1 FROM timeline_entries c WHERE c.corrects = e.id) ORDER BY e.sort_at DESC, e.id DESC LIMIT 11`,
	"incident": `SELECT i.id, i.title, i.summary, i.informant, i.known_by, i.reported_name, i.reported_at, i.personal_data, i.risk, i.high_risk,
		i.occurred_from, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at, i.aware_at,
		e.name, e.country, e.type, e.role, e.relief_excluded, e.eves_are_holidays
		FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE i.ref = ? AND ` + rawSees,
	"awareness": "SELECT at, chosen FROM awareness WHERE incident_id = ? ORDER BY at, id",
	"counts":    "SELECT of, mode, min, max, as_of FROM counts WHERE incident_id = ? ORDER BY of, as_of, id",
	"facts":     "SELECT key, value FROM facts WHERE incident_id = ?",
	"decisions": "SELECT obligation, outcome, decided_at FROM decisions WHERE incident_id = ? ORDER BY decided_at, id",
	"filings":   "SELECT id, obligation, sent_at FROM filings WHERE incident_id = ? ORDER BY sent_at, id",
	"next":      rawClocks + "i.next_strict_at IS NOT NULL AND " + rawSees + " ORDER BY i.next_strict_at, i.id LIMIT 8",
	"waiting":   rawClocks + "i.undecided > 0 AND " + rawSees + " ORDER BY i.aware_at, i.id LIMIT 8",
	"open":      "SELECT count(*) FROM (SELECT 1 FROM incidents i WHERE i.status = 'open' AND " + rawSees + " LIMIT 1000)",
}

// The holes of the list.
const (
	listEntity hole = rowHoles + iota
	listEntityName
	listRef
	listTitle
	listOf
	listAware
	listAwareText
	listNotAware
	listAtMost
	listBetween
	listAnd
	listUnknown
	listOpen
	listClosed
	listWaits
	listDue
	listDueDay
	listDueText
	listDueZone
	listDuty
	listNone
	listFirst
	listNext
)

func (x *raw) list(r *http.Request, f *filling) error {
	f.head(r.RequestURI)
	var id int64
	var a, b, c, country, status, duty, mode sql.RawBytes
	err := each(r.Context(), x.stmts["entities"], nil, func(rows *sql.Rows) error {
		if err := rows.Scan(&id, &a); err != nil {
			return err
		}
		f.number(listEntity, `"`, id, `"`)
		f.bytes(listEntityName, a)
		return nil
	})
	if err != nil {
		return err
	}
	from := int64(1 << 62)
	if after := r.URL.Query().Get("after"); after != "" {
		if err := json.Unmarshal([]byte(after), &from); err != nil {
			return err
		}
	}
	n, last := 0, int64(0)
	var aware, next sql.NullTime
	var low, high sql.NullInt64
	var waits int64
	err = each(r.Context(), x.stmts["list"], []any{f.user, from}, func(rows *sql.Rows) error {
		if n++; n > 50 {
			return nil
		}
		if err := rows.Scan(&last, &a, &b, &c, &country, &status, &aware, &next, &duty, &waits, &low, &high, &mode); err != nil {
			return err
		}
		zone := x.zoneOf(country)
		f.bytes(listRef, a)
		f.bytes(listRef, a)
		f.bytes(listTitle, b)
		f.bytes(listOf, c)
		if aware.Valid {
			f.time(listAware, aware.Time.UTC(), isoForm)
			f.time(listAwareText, aware.Time.In(zone), listForm)
		} else {
			f.text(listNotAware, "inte känt")
		}
		switch {
		case !low.Valid && !high.Valid:
			f.text(listUnknown, "inte känt")
		case !low.Valid:
			f.count(listAtMost, high.Int64)
		default:
			f.count(listBetween, low.Int64)
			f.count(listAnd, high.Int64)
		}
		if string(status) == "open" {
			f.text(listOpen, "Pågår")
		} else {
			f.text(listClosed, "Avslutad")
		}
		if waits > 0 {
			f.number(listWaits, "", waits, " beslut väntar")
		}
		if next.Valid {
			due := next.Time.In(zone)
			f.time(listDue, next.Time.UTC(), isoForm)
			f.text(listDueDay, i18n.Weekday(due.Weekday()).SV)
			f.time(listDueText, due, listForm)
			f.text(listDueZone, i18n.Offset(due))
			f.text(listDuty, rawDuties[string(duty)])
		} else {
			f.text(listNone, "ingen löper")
		}
		return nil
	})
	if err != nil {
		return err
	}
	if from < 1<<62 {
		f.text(listFirst, "Till början")
	}
	if n > 50 {
		f.number(listNext, "after=", last, `"`)
	}
	f.foot(models.HomeZone())
	return nil
}

// rawDuties are what the obligations are called in Swedish.
var rawDuties = func() map[string]string {
	m := map[string]string{}
	for _, r := range deadline.Rules() {
		if m[string(r.ID)] == "" {
			m[string(r.ID)] = r.Title.SV
		}
	}
	return m
}()

// The holes of the timeline.
const (
	lineID hole = rowHoles + iota
	lineOldID
	lineAt
	lineAtUTC
	lineWhen
	lineLate
	lineText
	lineWithdrawal
	lineOld
	lineNew
	lineWithdrawn
	lineNewWithdrawn
	lineCorrects
	lineTakesBack
	lineSource
	lineRecorded
	lineRecordedUTC
	lineRecordedAt
	lineRecordedBy
	lineCorrect
	lineCorrectAt
	lineMore
)

func (x *raw) timeline(r *http.Request, ref string, f *filling) error {
	f.head(r.RequestURI)
	var id int64
	var title, entity, country sql.RawBytes
	var aware sql.NullTime
	var zone *time.Location
	err := each(r.Context(), x.stmts["head"], []any{ref, f.user}, func(rows *sql.Rows) error {
		if err := rows.Scan(&id, &title, &aware, &entity, &country); err != nil {
			return err
		}
		zone = x.zoneOf(country)
		f.text(chrome, ref)
		f.bytes(chrome, title)
		f.bytes(chrome, entity)
		f.instant(aware.Time, zone)
		return nil
	})
	if err != nil {
		return err
	}
	var fields string
	var saved time.Time
	if err := one(r.Context(), x.stmts["draft"], []any{f.user, r.URL.Path}, &fields, &saved); err != nil {
		return err
	}
	f.token()
	f.token()
	var entry, by int64
	var corrects sql.NullInt64
	var at, text, source, name sql.RawBytes
	var sort, recorded time.Time
	var withdrawn bool
	n := 0
	taken := map[int64]bool{} // what a withdrawal on the page takes back
	var lastSort time.Time
	var last int64
	err = each(r.Context(), x.stmts["entries"], []any{id}, func(rows *sql.Rows) error {
		if n++; n > 200 {
			return nil
		}
		if err := rows.Scan(&entry, &at, &sort, &text, &source, &corrects, &withdrawn, &recorded, &name, &by); err != nil {
			return err
		}
		last, lastSort = entry, sort
		happened, err := time.Parse("2006-01-02T15:04:05Z", string(at))
		if err != nil {
			return err
		}
		kind := lineID
		if by != 0 {
			kind = lineOldID
		}
		f.number(kind, `"e`, entry, `"`)
		f.time(lineAt, happened, isoForm)
		f.time(lineAtUTC, happened, utcForm)
		f.short(lineWhen, happened.In(zone))
		if late := recorded.Sub(happened); late > time.Hour {
			f.length(lineLate, late)
		}
		switch {
		case by != 0 && taken[entry]:
			f.number(lineWithdrawn, "#e", by, "")
			f.bytes(lineOld, text)
		case by != 0:
			f.number(lineNew, "#e", by, "")
			f.bytes(lineOld, text)
		case withdrawn:
			f.bytes(lineWithdrawal, text)
		default:
			f.bytes(lineText, text)
		}
		if withdrawn {
			taken[corrects.Int64] = true
			f.number(lineTakesBack, "#e", corrects.Int64, "")
		} else if corrects.Valid {
			f.number(lineCorrects, "#e", corrects.Int64, "")
		}
		if len(source) > 0 {
			f.bytes(lineSource, source)
		}
		f.time(lineRecorded, recorded.UTC(), isoForm)
		f.time(lineRecordedUTC, recorded.UTC(), utcForm)
		f.time(lineRecordedAt, recorded.In(zone), listForm)
		f.bytes(lineRecordedBy, name)
		if by == 0 && !withdrawn {
			f.number(lineCorrect, "/"+ref+"/timeline/", entry, "")
			f.short(lineCorrectAt, happened.In(zone))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if n > 200 {
		f.number(lineMore, "after=", lastSort.Unix(), "-")
		f.number(lineMore, "", last, `"`)
	}
	f.foot(zone)
	return nil
}

// rawFacts is what the engine is told, from columns as they are stored.
func rawFacts(at [7]sql.RawBytes, answers [3]sql.RawBytes, country, kind, role sql.RawBytes, relief, eves bool) (f deadline.Facts, chosen bool, err error) {
	var m [7]calendar.Moment
	for i := range at {
		if len(at[i]) > 0 && err == nil {
			m[i], err = calendar.ParseMoment(string(at[i]))
		}
	}
	aware := m[5].At
	if aware.IsZero() {
		aware = m[6].At
	}
	return deadline.Facts{
		Entity: deadline.Entity{Country: string(country), Type: deadline.EntityType(kind), Role: deadline.Role(role), ReliefExcluded: relief, EvesAreHolidays: eves},
		Incident: deadline.Incident{
			OccurredAt: m[0].At, DetectedAt: m[1].At, AwareAt: aware, ClassifiedMajorAt: m[2].At, RecoveredAt: m[3].At, ResolvedAt: m[4].At,
			PersonalData: deadline.Answer(answers[0]), Risk: deadline.Answer(answers[1]), HighRisk: deadline.Answer(answers[2]),
		},
	}, m[5].Known(), err
}

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
		if err := rows.Scan(&at[0], &this); err != nil {
			return err
		}
		m, err := calendar.ParseMoment(string(at[0]))
		if this || facts.Incident.AwareAt.IsZero() && !chosen {
			facts.Incident.AwareAt, chosen = m.At, chosen || this
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
		case c.Section == catalogue.Delay && !have[c.Key]:
		case have[c.Key]:
			asked, known = asked+1, known+1
		default:
			asked++
		}
	}
	f.number(chrome, "", int64(known), " av ")
	f.number(chrome, "", int64(asked), " uppgifter")
	for i := range catalogue.Catalogue {
		if c := &catalogue.Catalogue[i]; !have[c.Key] && c.Section != catalogue.Delay {
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
	f.quoted(chrome, "#", c.Key, "")
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
	var now, waiting, met, folded []*deadline.Obligation
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
	for _, group := range [][]*deadline.Obligation{now, waiting, met, folded} {
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
	f.text(chrome, o.Law)
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
		for _, key := range []string{"nature", "subject_categories", "data_categories", "consequences", "measures_taken", "contact_point"} {
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
		f.text(chrome, s.Law)
	}
}

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
	limitProvisional
	limitBlocked
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

func (x *raw) clocks(r *http.Request, st string, user int64) ([]rawClock, error) {
	var cs []rawClock
	var answers [3]sql.RawBytes
	var at [7]sql.RawBytes
	var country, kind, role, filings, decisions sql.RawBytes
	var relief, eves bool
	return cs, each(r.Context(), x.stmts[st], []any{user}, func(rows *sql.Rows) error {
		var c rawClock
		err := rows.Scan(&c.ref, &c.title, &answers[0], &answers[1], &answers[2], &at[0], &at[1], &at[2], &at[3], &at[4],
			&c.entity, &country, &kind, &role, &relief, &eves, &at[5], &at[6], &filings, &decisions)
		if err != nil {
			return err
		}
		var f deadline.Facts
		if f, c.chosen, err = rawFacts(at, answers, country, kind, role, relief, eves); err != nil {
			return err
		}
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

func (x *raw) overview(r *http.Request, f *filling) error {
	next, err := x.clocks(r, "next", f.user)
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
	var limits, waits []rawOpen
	for i := range next {
		c := &next[i]
		for j := range c.os {
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
			case o.ID == "dora.initial" && o.State == deadline.Waiting:
				waits = append(waits, rawOpen{c, o, c.aware.Add(24 * time.Hour)})
			}
		}
	}
	soonest := func(a, b rawOpen) int { return a.by.Compare(b.by) }
	slices.SortStableFunc(limits, soonest)
	slices.SortStableFunc(waits, soonest)
	limits, waits = limits[:min(8, len(limits))], waits[:min(8, len(waits))]

	f.head(r.RequestURI)
	if open >= 1000 {
		f.quoted(chrome, "<strong>", "999+", "</strong>")
	} else {
		f.number(chrome, "<strong>", open, "</strong>")
	}
	for i := range limits {
		f.limit(&limits[i])
	}
	for i := range waits {
		f.waiting(&waits[i])
	}
	f.foot(models.HomeZone())
	return nil
}

func (f *filling) limit(l *rawOpen) {
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
	case l.Latest != nil && f.now.After(*l.Latest):
		f.text(limitOverdue, "Försenad")
	case l.by.Sub(f.now) < 24*time.Hour:
		f.text(limitSoon, "Snart")
	default:
		f.text(limitRuns, "Löper")
	}
	if l.Provisional || !l.chosen {
		f.text(limitProvisional, "Preliminär")
	}
	if l.ID == "gdpr.authority" && !l.decided(l.ID) { // facts are not missing here: nothing else is looked up
		f.quoted(limitBlocked, "/", l.ref, "/")
	}
}

func (f *filling) waiting(w *rawOpen) {
	f.text(waitHref, w.ref)
	f.quoted(waitID, "/", string(w.ID), `"`)
	what, until := "Besluta om incidenten ska anmälas", "fristen för anmälan"
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
