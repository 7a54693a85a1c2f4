package web_test

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

var rawWrites = map[string]string{
	"once":    "SELECT place FROM once WHERE token = +?",
	"repeats": "SELECT ref FROM (SELECT id, ref, reported_at, informant, summary FROM incidents WHERE reported_by = +? ORDER BY id DESC LIMIT 20) WHERE reported_at >= +? AND (informant = +? OR summary = +?) ORDER BY id DESC LIMIT 1",
	"entity":  "SELECT country, type, role, relief_excluded, eves_are_holidays FROM entities WHERE id = +?",
	"number":  "SELECT coalesce(max(number), 0) + 1 FROM incidents WHERE year = +?",
	"tip":     "SELECT seq, hash FROM log WHERE seq > 0 ORDER BY seq DESC LIMIT 1",
	"store":   "INSERT INTO incidents (version, year, number, ref, entity_id, title, summary, informant, known_by, status, restricted, reported_by, reported_name, reported_at, personal_data, services_down, risk, high_risk, aware_at, aware, next_strict_at, next_obligation, undecided, edition) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, ?, ?, ?, ?, ?, '', '', ?, ?, ?, ?, ?, " + strconv.Itoa(deadline.Edition) + ")",
	"member":  "INSERT INTO incident_members (incident_id, user_id, active) VALUES (?, ?, 1)",
	"aware":   "INSERT INTO awareness (incident_id, at, how, source, chosen, reason, recorded_at, recorded_name) VALUES (?, ?, ?, ?, 1, ?, ?, ?)",
	"log":     "INSERT INTO log (seq, at, actor_id, actor, action, kind, kind_id, incident_id, content, salt, digest, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	"undraft": "DELETE FROM drafts WHERE user_id = ? AND form = ?",
	"first":   "INSERT INTO once (token, place, at) VALUES (?, ?, ?)",
}

// create stores a report as the site does, line of the log for line.
func (x *raw) create(r *http.Request, f *filling) (place string, err error) {
	if err := r.ParseForm(); err != nil {
		return "", err
	}
	get := func(key string) string { return strings.TrimSpace(r.PostForm.Get(key)) }
	entity, err := strconv.ParseInt(get("entity_id"), 10, 64)
	if err != nil {
		return "", err
	}
	in := models.Incident{
		Version: 1, EntityID: entity, Summary: get("summary"), Informant: get("informant"), KnownBy: get("known_by"), Status: models.StatusOpen,
		ReportedBy: &f.user, ReportedName: f.name, ReportedAt: f.now, PersonalData: deadline.Answer(get("personal_data")), Edition: deadline.Edition,
	}
	in.Title, _, _ = strings.Cut(in.Summary, "\n")
	ctx := r.Context()
	tx, err := x.write.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	sum := sha256.Sum256([]byte(strconv.FormatInt(f.user, 10) + r.PostForm.Encode())) // one person's, and one text's
	if err := x.store(ctx, tx, f, &in, get, hex.EncodeToString(sum[:])); err != nil {
		return "", err
	}
	return "/incidents/" + in.Ref + "/reported", tx.Commit()
}

func (x *raw) store(ctx context.Context, tx *sql.Tx, f *filling, in *models.Incident, get func(string) string, token string) error {
	do := func(name string, args ...any) (id int64, err error) {
		done, err := tx.StmtContext(ctx, x.stmts[name]).ExecContext(ctx, args...) //nolint:sqlclosecheck // the transaction's end closes it
		if err != nil {
			return 0, err
		}
		return done.LastInsertId()
	}
	ask := func(name string, arg any, to ...any) error {
		return one(ctx, tx.StmtContext(ctx, x.stmts[name]), []any{arg}, to...)
	}
	var again string
	if err := ask("once", token, &again); err != nil || again != "" {
		return fmt.Errorf("stored as %s: %w", again, err)
	}
	page := sha256.Sum256([]byte(strconv.FormatInt(f.user, 10) + get("once")))
	if err := ask("once", hex.EncodeToString(page[:]), &again); err != nil || again != "" {
		return fmt.Errorf("the page made %s: %w", again, err)
	}
	err := one(ctx, tx.StmtContext(ctx, x.stmts["repeats"]), []any{f.user, f.now.Add(-time.Hour), in.Informant, in.Summary}, &again)
	if err != nil || again != "" {
		return fmt.Errorf("like %s: %w", again, err)
	}
	var e deadline.Entity
	if err := ask("entity", in.EntityID, &e.Country, &e.Type, &e.Role, &e.ReliefExcluded, &e.EvesAreHolidays); err != nil {
		return err
	}
	zone := x.zoneOf([]byte(e.Country))
	aware, err := time.ParseInLocation("2006-01-02 15:04", get("aware_at.y")+"-"+get("aware_at.m")+"-"+get("aware_at.d")+" "+get("aware_at.t"), zone)
	if err != nil {
		return err
	}
	aware = aware.UTC()
	in.Year = f.now.In(zone).Year()
	if err := ask("number", in.Year, &in.Number); err != nil {
		return err
	}
	in.Ref = fmt.Sprintf("%d-%03d", in.Year, in.Number)
	var next *deadline.Obligation
	os := deadline.Times(deadline.Facts{Entity: e, Incident: deadline.Incident{AwareAt: aware, PersonalData: in.PersonalData}})
	undecided := 0
	for i := range os {
		o := &os[i]
		if o.ClassifyBy != nil && o.State == deadline.Waiting {
			mark := *o
			mark.Strict = o.ClassifyBy
			if next == nil || mark.Strict.Before(*next.Strict) {
				next = &mark
			}
		}
		runs := o.Strict != nil && (o.State == deadline.Running || o.State == deadline.Overdue)
		if runs && o.ID != "dora.delay_notice" && (next == nil || o.Strict.Before(*next.Strict)) {
			next = o
		}
		if runs && o.ID == "gdpr.authority" || o.ID == "gdpr.subjects" && o.State == deadline.NoNumber || o.ID == "dora.initial" && o.State == deadline.Waiting {
			undecided++
		}
	}
	in.ID, err = do("store", in.Year, in.Number, in.Ref, in.EntityID, in.Title, in.Summary, in.Informant, in.KnownBy, f.user, f.name, f.now,
		string(in.PersonalData), "", aware, calendar.At(aware), next.Strict.UTC(), string(next.ID), undecided)
	if err != nil {
		return err
	}
	m := models.Member{IncidentID: in.ID, UserID: f.user, Active: true}
	if m.ID, err = do("member", in.ID, f.user); err != nil {
		return err
	}
	a := models.Awareness{
		IncidentID: in.ID, At: calendar.At(aware), How: rawHow, Source: in.Informant, Chosen: true, Reason: rawReason, RecordedAt: f.now, RecordedName: f.name,
	}
	if a.ID, err = do("aware", in.ID, a.At, a.How, a.Source, a.Reason, f.now, f.name); err != nil {
		return err
	}
	var seq int64
	var hash []byte
	err = each(ctx, tx.StmtContext(ctx, x.stmts["tip"]), nil, func(rows *sql.Rows) error { return rows.Scan(&seq, &hash) })
	if err != nil {
		return err
	}
	args := make([]any, 0, 39)
	for _, l := range []struct {
		action, kind string
		id           int64
		after        any
	}{{"incident.reported", "incident", in.ID, in}, {"member.added", "member", m.ID, m}, {"awareness.added", "awareness", a.ID, a}} {
		seq++
		line, err := rawLine(f, hash, seq, l.action, l.kind, l.id, in.ID, l.after)
		if err != nil {
			return err
		}
		hash = line[len(line)-1].([]byte)
		args = append(args, line...)
	}
	if _, err := do("log", args...); err != nil {
		return err
	}
	if _, err := do("undraft", f.user, "/incidents/new"); err != nil {
		return err
	}
	if _, err := do("first", hex.EncodeToString(page[:]), in.Ref, f.now); err != nil {
		return err
	}
	_, err = do("first", token, in.Ref, f.now)
	return err
}

// What the site says of the first candidate.
const (
	rawHow    = "Första rapporten"
	rawReason = "Den tid som angavs i den första rapporten. Ska bekräftas."
)

// rawLine is a line of the log, as its columns stand.
func rawLine(f *filling, prev []byte, seq int64, action, kind string, id, incident int64, after any) ([]any, error) {
	content, err := json.Marshal(struct {
		Before any `json:"before"`
		After  any `json:"after"`
	}{nil, after})
	if err != nil {
		return nil, err
	}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return nil, err
	}
	d := sha256.New()
	d.Write(salt)
	d.Write(content)
	digest := d.Sum(nil)
	actor, err := json.Marshal(f.name)
	if err != nil {
		return nil, err
	}
	b := append(make([]byte, 0, 400), '[', '"')
	b = append(hex.AppendEncode(b, prev), `",`...)
	b = append(strconv.AppendInt(b, seq, 10), ',', '"')
	b = append(f.now.AppendFormat(b, time.RFC3339), `",`...)
	b = append(strconv.AppendInt(b, f.user, 10), ',')
	b = append(append(b, actor...), `,"`...)
	b = append(append(b, action...), `","`...)
	b = append(append(b, kind...), `",`...)
	b = append(strconv.AppendInt(b, id, 10), ',')
	b = append(strconv.AppendInt(b, incident, 10), `,"`...)
	b = append(hex.AppendEncode(b, digest), `"]`...)
	hash := sha256.Sum256(b)
	return []any{seq, f.now, f.user, f.name, action, kind, id, incident, content, salt, digest, prev, hash[:]}, nil
}
