package models

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"frist/models/calendar"
	"frist/models/deadline"
)

// before is a record as a program without some fields noted it in the log.
type before struct {
	record
	without []string
}

func (b before) MarshalJSON() ([]byte, error) {
	body, err := json.Marshal(b.record)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil {
		return nil, err
	}
	for _, f := range b.without {
		delete(fields, f)
	}
	return json.Marshal(fields)
}

// stepsBefore are the migrations that there were before a step.
func stepsBefore(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	all, err := fs.ReadDir(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	steps := fstest.MapFS{}
	for _, e := range all {
		if e.Name() < name {
			data, err := fs.ReadFile(migrations, "migrations/"+e.Name())
			if err != nil {
				t.Fatal(err)
			}
			steps[e.Name()] = &fstest.MapFile{Data: data}
		}
	}
	return steps
}

func TestWhatWasThereBeforeEditionsIsKeptUnderTheFirst(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	path := t.TempDir() + "/frist.db"
	now := func() time.Time { return at }
	old, err := open(path, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.migrateTo(t.Context(), stepsBefore(t, "0004")); err != nil {
		t.Fatal(err)
	}
	op := Operator("test")
	e := Entity{ID: 1, Version: 1, Name: "Bank", Country: "SE", Type: deadline.CreditInstitution, Role: deadline.Controller, CreatedAt: at}
	in := Incident{
		ID: 1, Version: 1, Year: 2026, Number: 1, Ref: "2026-001", EntityID: 1, Title: "Gammal", Status: StatusOpen, ReportedName: "x", ReportedAt: at,
		PersonalData: deadline.Yes, DetectedAt: calendar.At(at.Add(-time.Hour)),
	}
	err = old.change(t.Context(), op, func(tx *Tx) error {
		for _, q := range []string{
			"INSERT INTO entities (id, version, name, country, type, role, org_no, lei, eves_are_holidays, relief_excluded, created_at) VALUES (1, 1, 'Bank', 'SE', 'credit_institution', 'controller', '', '', 0, 0, '2026-11-24 09:00:00+00:00')",
			`INSERT INTO incidents (id, version, year, number, ref, entity_id, title, summary, informant, known_by, status, restricted, reported_name, reported_at, personal_data, services_down, risk, high_risk, detected_at)
				VALUES (1, 1, 2026, 1, '2026-001', 1, 'Gammal', '', '', '', 'open', 0, 'x', '2026-11-24 09:00:00+00:00', 'yes', '', '', '', '2026-11-24T08:00:00Z')`,
		} {
			if err := allow(tx.db).Exec(q).Error; err != nil {
				return err
			}
		}
		if err := tx.note(EntityAdded, nil, before{&e, []string{"traits", "nis2"}}); err != nil {
			return err
		}
		return tx.note(IncidentReported, nil, before{&in, []string{"edition", "edition_reason", "answers", "corrected_at"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}

	s, err := Open(t.Context(), path, now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	holds := func(when string) {
		t.Helper()
		if v, err := s.Verify(t.Context(), op); err != nil || !v.OK() {
			t.Errorf("%s: %+v, %v", when, v, err)
		}
	}
	holds("after the migration")
	r, err := s.Record(t.Context(), op, "2026-001")
	if err != nil {
		t.Fatal(err)
	}
	if r.Incident.Edition != 1 || r.Incident.Answers != nil || r.Incident.CorrectedAt.Known() || r.Entity.Traits != nil || r.Entity.NIS2 != "" {
		t.Errorf("got %+v of %+v", r.Incident, r.Entity)
	}
	for _, o := range r.Obligations(at) {
		if rule, ok := deadline.RuleOf(o.ID, o.RuleVersion); !ok || rule.Edition > 1 {
			t.Errorf("%s %d came later", o.ID, o.RuleVersion)
		}
	}
	next := r.Incident
	next.Answers = Answers{deadline.ClientsAffected: deadline.Yes}
	if err := s.EditIncident(t.Context(), op, next); err != nil {
		t.Fatal(err)
	}
	if err := s.MoveEdition(t.Context(), op, "2026-001", next.Version+1, "Ny lag"); err != nil {
		t.Fatal(err)
	}
	holds("after it was moved")
	if r, err = s.Record(t.Context(), op, "2026-001"); err != nil || !slices.ContainsFunc(r.Obligations(at), func(o deadline.Obligation) bool { return o.ID == "dora.recurring" }) {
		t.Errorf("moved, %v", err)
	}
}

// An edition that somebody writes into the file, past the program, shows.
func TestAnEditionThatWasChangedBesideTheLogShows(t *testing.T) {
	for _, x := range []struct{ log, now string }{
		{`{"id":1}`, `{"id":1,"edition":2}`},
		{`{"id":1,"edition":2}`, `{"id":1,"edition":1}`},
	} {
		whole, err := withGrown("incident", json.RawMessage(x.log))
		if err != nil {
			t.Fatal(err)
		}
		if sameJSON(whole, []byte(x.now)) {
			t.Errorf("%s passes for %s", x.now, x.log)
		}
	}
	if whole, err := withGrown("incident", json.RawMessage(`{"id":1}`)); err != nil || !sameJSON(whole, []byte(`{"id":1,"edition":1}`)) {
		t.Errorf("got %s, %v", whole, err)
	}
}
