package models

import (
	"encoding/json"
	"fmt"
	"strconv"

	"gorm.io/gorm"
)

// A row is a record that is scanned by hand, as all are that hang on an
// incident: gorm's reflection costs several times what SQLite does. A test holds
// what is read so against what gorm reads.
//
// What is compared with a bound value is written "= +?". SQLite's planner looks
// at the value of a bare one, and has to compile the statement anew whenever that
// may have changed: at each use, which costs more than most of these queries do.
type row[T any] interface {
	*T
	// query is the beginning of a query of these records, up to its WHERE.
	query() string
	// into says where the columns of the query go.
	into() []any
}

// limit cuts a query off after n rows. The number stands in the query: SQLite
// compiles a statement anew at each use when what its LIMIT says is bound.
func limit(n int) string { return " LIMIT " + strconv.Itoa(n) }

// read reads the records that the rest of the query finds.
func read[T any, R row[T]](ask asker, rest string, args ...any) ([]T, error) {
	return readAs(ask, func(t *T) []any { return R(t).into() }, R(new(T)).query()+rest, args...)
}

// readAs is read for a query that says its columns itself, and into where they go.
func readAs[T any](ask asker, into func(*T) []any, query string, args ...any) ([]T, error) {
	var zero T
	rows, err := ask(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	var ts []T
	for rows.Next() {
		ts = append(ts, zero)
		if err := rows.Scan(into(&ts[len(ts)-1])...); err != nil {
			return nil, err
		}
	}
	return ts, rows.Err()
}

// readOne reads the one record that the rest of the query finds, or ErrNotFound.
func readOne[T any, R row[T]](ask asker, rest string, args ...any) (T, error) {
	rs, err := read[T, R](ask, rest, args...)
	if err == nil && len(rs) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return rs[0], nil
}

const incidentColumns = `i.id, i.version, i.year, i.number, i.ref, i.entity_id, i.title, i.summary, i.informant, i.known_by, i.status, i.restricted,
		i.reported_by, i.reported_name, i.reported_at, i.closed_at, i.close_reason, i.personal_data, i.services_down, i.risk, i.high_risk,
		i.occurred_from, i.occurred_to, i.detected_at, i.classified_major_at, i.recovered_at, i.resolved_at, i.corrected_at,
		i.answers, i.edition, i.edition_reason,
		i.aware, i.next_strict_at, i.next_obligation, i.next_entity, i.undecided, i.affected_min, i.affected_max, i.affected_mode`

func (in *Incident) query() string { return "SELECT " + incidentColumns + " FROM incidents i " }

func (in *Incident) into() []any {
	return []any{
		&in.ID, &in.Version, &in.Year, &in.Number, &in.Ref, &in.EntityID, &in.Title, &in.Summary, &in.Informant, &in.KnownBy, (*string)(&in.Status), &in.Restricted,
		&in.ReportedBy, &in.ReportedName, &in.ReportedAt, &in.ClosedAt, &in.CloseReason, (*string)(&in.PersonalData), (*string)(&in.ServicesDown), (*string)(&in.Risk), (*string)(&in.HighRisk),
		&in.OccurredFrom, &in.OccurredTo, &in.DetectedAt, &in.ClassifiedMajorAt, &in.RecoveredAt, &in.ResolvedAt, &in.CorrectedAt,
		&in.Answers, &in.Edition, &in.EditionReason,
		&in.Aware, &in.NextStrictAt, (*string)(&in.NextObligation), &in.NextEntity, &in.Undecided, &in.AffectedMin, &in.AffectedMax, (*string)(&in.AffectedMode),
	}
}

const entityColumns = "e.id, e.version, e.name, e.country, e.type, e.role, e.org_no, e.lei, e.eves_are_holidays, e.relief_excluded, e.traits, e.nis2, e.main_establishment, e.created_at"

func (e *Entity) query() string { return "SELECT " + entityColumns + " FROM entities e " }

func (e *Entity) into() []any {
	return []any{&e.ID, &e.Version, &e.Name, &e.Country, (*string)(&e.Type), (*string)(&e.Role), &e.OrgNo, &e.LEI, &e.EvesAreHolidays, &e.ReliefExcluded, &e.Traits, (*string)(&e.NIS2), &e.MainEstablishment, &e.CreatedAt}
}

func (a *Awareness) query() string {
	return "SELECT id, incident_id, at, how, source, chosen, reason, recorded_at, recorded_name FROM awareness "
}

func (a *Awareness) into() []any {
	return []any{&a.ID, &a.IncidentID, &a.At, &a.How, &a.Source, &a.Chosen, &a.Reason, &a.RecordedAt, &a.RecordedName}
}

func (c *Count) query() string {
	return "SELECT id, incident_id, as_of, of, mode, min, max, by_country, source, note, recorded_at, recorded_name FROM counts "
}

func (c *Count) into() []any {
	return []any{&c.ID, &c.IncidentID, &c.AsOf, (*string)(&c.Of), (*string)(&c.Mode), &c.Min, &c.Max, &c.ByCountry, &c.Source, &c.Note, &c.RecordedAt, &c.RecordedName}
}

func (f *Fact) query() string {
	return "SELECT id, incident_id, version, key, value, known_since, source, recorded_at, recorded_name FROM facts "
}

func (f *Fact) into() []any {
	return []any{&f.ID, &f.IncidentID, &f.Version, &f.Key, fromJSON{&f.Value}, &f.KnownSince, &f.Source, &f.RecordedAt, &f.RecordedName}
}

func (d *Decision) query() string {
	return "SELECT id, incident_id, obligation, outcome, reason, decided_at, decided_by, approved_by, recorded_at, recorded_name, entity_id, country FROM decisions "
}

func (d *Decision) into() []any {
	return []any{&d.ID, &d.IncidentID, (*string)(&d.Obligation), (*string)(&d.Outcome), &d.Reason, &d.DecidedAt, &d.DecidedBy, &d.ApprovedBy, &d.RecordedAt, &d.RecordedName, &d.EntityID, &d.Country}
}

func (f *Filing) query() string {
	return `SELECT id, incident_id, obligation, rule_version, sent_at, channel, reference, strict_at, latest_at, late_strict, late_latest,
		delay_reason, evidence_id, content, content_sha256, content_size, recorded_at, recorded_name, entity_id, country, sealed_id, send_reason FROM filings `
}

func (f *Filing) into() []any {
	return []any{
		&f.ID, &f.IncidentID, (*string)(&f.Obligation), &f.RuleVersion, &f.SentAt, &f.Channel, &f.Reference, &f.StrictAt, &f.LatestAt, &f.LateStrict, &f.LateLatest,
		&f.DelayReason, &f.EvidenceID, &f.Content, &f.ContentSHA256, &f.ContentSize, &f.RecordedAt, &f.RecordedName, &f.EntityID, &f.Country,
		&f.SealedID, &f.SendReason,
	}
}

func (e *Evidence) query() string {
	return "SELECT id, incident_id, name, media_type, size, sha256, note, kept, recorded_at, recorded_name FROM evidence "
}

func (e *Evidence) into() []any {
	return []any{&e.ID, &e.IncidentID, &e.Name, &e.MediaType, &e.Size, &e.SHA256, &e.Note, &e.Kept, &e.RecordedAt, &e.RecordedName}
}

// fromJSON scans a column that holds JSON.
type fromJSON struct{ to any }

// Scan reads the column.
func (j fromJSON) Scan(v any) error {
	switch v := v.(type) {
	case string:
		return json.Unmarshal([]byte(v), j.to)
	case []byte:
		return json.Unmarshal(v, j.to)
	}
	return fmt.Errorf("models: cannot read JSON from %T", v)
}

// orJSON is fromJSON for a column that may be NULL.
type orJSON struct{ to any }

// Scan reads the column.
func (j orJSON) Scan(v any) error {
	if v == nil {
		return nil
	}
	return fromJSON(j).Scan(v)
}

// scalar reads the one row of a query, and returns ErrNotFound if there is none.
// Gorm's own Row is nil, or empty, when the query could not be prepared, and
// scanning that is a panic.
func scalar(q *gorm.DB, into ...any) error {
	rows, err := q.Rows()
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return err
		}
		return ErrNotFound
	}
	if err := rows.Scan(into...); err != nil {
		return err
	}
	return rows.Close()
}
