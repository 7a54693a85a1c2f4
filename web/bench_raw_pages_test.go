package web_test

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// rawSees is the condition for a handler; its one argument is the user.
const rawSees = "(i.restricted = 0 OR EXISTS (SELECT 1 FROM incident_members m WHERE m.incident_id = i.id AND m.user_id = +? AND m.active = 1))"

const rawClocks = `SELECT i.ref, i.title, i.personal_data, i.risk, i.high_risk,
	i.occurred_from, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at,
	e.name, e.country, e.type, e.role, e.relief_excluded, e.eves_are_holidays,
	(SELECT a.at FROM awareness a WHERE a.incident_id = i.id AND a.chosen = 1),
	(SELECT a.at FROM awareness a WHERE a.incident_id = i.id AND a.at IS NOT NULL ORDER BY a.at, a.id LIMIT 1),
	(SELECT json_group_array(json_array(f.obligation, f.sent_at)) FROM filings f WHERE f.incident_id = i.id AND f.sent_at IS NOT NULL),
	(SELECT json_group_array(json_array(d.obligation, coalesce(d.decided_at, ''), d.outcome)) FROM decisions d WHERE d.incident_id = i.id)
	FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE `

// rawReads write "= +?" as the site does: SQLite compiles them anew otherwise.
var rawReads = map[string]string{
	"session":  "SELECT data FROM sessions WHERE token = +? AND expires > +?",
	"user":     "SELECT id, name, role, lang, epoch, disabled FROM users WHERE id = +?",
	"entities": "SELECT id, name FROM entities ORDER BY name, id",
	"list": `SELECT i.id, i.ref, i.title, e.name, e.country, i.status, i.aware_at, i.next_strict_at, i.next_obligation, i.undecided, i.affected_min, i.affected_max, i.affected_mode, i.left_strict_at
		FROM incidents i CROSS JOIN entities e ON e.id = i.entity_id WHERE ` + rawSees + " AND i.id < +? ORDER BY i.id DESC LIMIT 51",
	"head":  "SELECT i.id, i.title, i.aware_at, e.name, e.country FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE i.ref = +? AND " + rawSees,
	"draft": "SELECT fields, saved_at FROM drafts WHERE user_id = +? AND form = +?",
	"entries": `SELECT e.id, e.at, e.sort_at, e.text, e.source, e.corrects, e.withdrawn, e.recorded_at, e.recorded_name,
		coalesce((SELECT c.id FROM timeline_entries c WHERE c.corrects = e.id LIMIT 1), 0)
		FROM timeline_entries e WHERE e.incident_id = +? ORDER BY e.sort_at DESC, e.id DESC LIMIT 201`,
	"latest": `SELECT e.at, e.text FROM timeline_entries e WHERE e.incident_id = +? AND e.withdrawn = 0
		AND NOT EXISTS (SELECT 1 FROM timeline_entries c WHERE c.corrects = e.id) ORDER BY e.sort_at DESC, e.id DESC LIMIT 11`,
	"incident": `SELECT i.id, i.title, i.summary, i.informant, i.known_by, i.reported_name, i.reported_at, i.personal_data, i.risk, i.high_risk,
		i.occurred_from, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at, i.aware_at, i.occurred_to, i.services_down, i.answers,
		e.id, e.name, e.country, e.type, e.role, e.relief_excluded, e.eves_are_holidays, e.org_no, e.lei, e.nis2
		FROM incidents i JOIN entities e ON e.id = i.entity_id WHERE i.ref = +? AND ` + rawSees,
	"awareness": "SELECT at, chosen, source FROM awareness WHERE incident_id = +? ORDER BY at, id",
	"counts":    "SELECT of, mode, min, max, as_of, CASE WHEN of = 'data_subjects' THEN by_country END FROM counts WHERE incident_id = +? ORDER BY of, as_of, id",
	"facts":     "SELECT key, value FROM facts WHERE incident_id = +?",
	"decisions": "SELECT obligation, outcome, decided_at FROM decisions WHERE incident_id = +? ORDER BY decided_at, id",
	"filings": `SELECT id, obligation, sent_at,
		coalesce((SELECT x.reference FROM filing_receipts x WHERE x.incident_id = filings.incident_id AND x.filing_id = filings.id AND x.reference <> '' ORDER BY x.id DESC LIMIT 1), reference)
		FROM filings WHERE incident_id = +? ORDER BY sent_at, id`,
	"next":    rawClocks + "i.next_strict_at > +? AND " + rawSees + " ORDER BY i.next_strict_at, i.id LIMIT 8",
	"known":   "SELECT f.key FROM incidents i JOIN facts f ON f.incident_id = i.id WHERE i.ref = +? AND f.value <> '{}'",
	"lately":  rawClocks + "i.next_strict_at <= +? AND " + rawSees + " ORDER BY i.next_strict_at DESC, i.id DESC LIMIT 8",
	"oldest":  rawClocks + "i.next_strict_at <= +? AND " + rawSees + " ORDER BY i.next_strict_at, i.id LIMIT 8",
	"waiting": rawClocks + "i.undecided > 0 AND " + rawSees + " ORDER BY i.aware_at, i.id LIMIT 8",
	"open":    "SELECT count(*) FROM (SELECT 1 FROM incidents i WHERE i.status = 'open' AND " + rawSees + " LIMIT 1000)",
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
	listLeft
	listWaits
	listDue
	listDueDay
	listDueText
	listDueZone
	listDuePassed
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
	var aware, next, left sql.NullTime
	var low, high sql.NullInt64
	var waits int64
	err = each(r.Context(), x.stmts["list"], []any{f.user, from}, func(rows *sql.Rows) error {
		if n++; n > 50 {
			return nil
		}
		if err := rows.Scan(&last, &a, &b, &c, &country, &status, &aware, &next, &duty, &waits, &low, &high, &mode, &left); err != nil {
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
		if left.Valid {
			f.text(listLeft, "med öppna skyldigheter")
			next = left
		}
		if waits > 0 {
			f.number(listWaits, "", waits, " beslut väntar")
		}
		if next.Valid {
			due := next.Time.In(zone)
			f.time(listDue, next.Time.UTC(), isoForm)
			f.text(listDueDay, i18n.Weekday(due.Weekday()).SV)
			if due.Format(time.TimeOnly) == "23:59:59" {
				f.text(listDueText, due.Format(time.DateOnly)+" 24:00")
			} else {
				f.time(listDueText, due, listForm)
			}
			f.text(listDueZone, i18n.Offset(due))
			if next.Time.Before(f.now) {
				f.text(listDuePassed, "passerad")
			}
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

// rawMoments are times from columns as they are stored.
func rawMoments(at [7]sql.RawBytes) (m [7]calendar.Moment, err error) {
	for i := range at {
		if len(at[i]) > 0 && err == nil {
			m[i], err = calendar.ParseMoment(string(at[i]))
		}
	}
	return m, err
}

// rawFacts is what the engine is told.
func rawFacts(m [7]calendar.Moment, answers [3]sql.RawBytes, country, kind, role sql.RawBytes, relief, eves bool) (f deadline.Facts, chosen bool) {
	aware := m[5].At
	if aware.IsZero() {
		aware = m[6].At
	}
	return deadline.Facts{
		Recorded: true,
		Entity:   deadline.Entity{Country: string(country), Type: deadline.EntityType(kind), Role: deadline.Role(role), ReliefExcluded: relief, EvesAreHolidays: eves},
		Incident: deadline.Incident{
			OccurredAt: m[0].At, DetectedAt: m[1].At, AwareAt: aware, ClassifiedMajorAt: m[2].At, RecoveredAt: m[3].At, ResolvedAt: m[4].At,
			PersonalData: deadline.Answer(answers[0]), Risk: deadline.Answer(answers[1]), HighRisk: deadline.Answer(answers[2]),
		},
	}, m[5].Known()
}
