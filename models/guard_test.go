package models_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"frist/models"
	"frist/models/calendar"
)

// raw opens the file as somebody with another program would: with none of our settings.
func (h *house) raw() *sql.DB {
	h.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+h.path)
	check(h.t, err)
	h.t.Cleanup(func() { check(h.t, db.Close()) })
	return db
}

func TestWhatWasRecordedIsNeverChangedWhateverStatementTries(t *testing.T) {
	h := newHouse(t)
	h.keepSomething(h.importFile(klarna))
	h.report("En till, med en medlem")
	_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, controller, &models.File{Name: "avtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF")})
	check(t, err)
	h.duty(insurer)
	_, err = h.AddFeed(ctx(t), h.officer, models.Once{}, false)
	check(t, err)
	db := h.raw()
	for _, table := range []string{"timeline_entries", "counts", "decisions", "filings", "filing_receipts", "passages", "told_marks", "authority_questions", "authority_answers", "evidence", "evidence_data", "sealed_drafts", "approvals", "filing_files", "filing_file_data", "log", "awareness", "incidents", "entities", "custom_duties", "custom_duty_files", "users", "facts", "incident_members", "incident_entities", "letters", "letter_batches", "letter_results", "letter_notices", "feeds"} {
		key := map[string]string{"log": "seq", "evidence_data": "evidence_id", "filing_file_data": "file_id"}[table]
		if key == "" {
			key = "id"
		}
		tries := []string{"DELETE FROM " + table, "INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table}
		if appendOnly := !strings.Contains("awareness incidents entities users facts incident_members incident_entities feeds passages", table); appendOnly {
			tries = append(tries, fmt.Sprintf("UPDATE %s SET %s = %s", table, key, key), fmt.Sprintf("UPDATE OR REPLACE %s SET %s = %s + 1000", table, key, key))
		}
		tries = append(tries, fmt.Sprintf("UPDATE OR REPLACE %s SET %s = %s + 1 WHERE %s = (SELECT min(%s) FROM %s)", table, key, key, key, key, table))
		for _, q := range tries {
			if _, err := db.ExecContext(ctx(t), q); err == nil {
				t.Errorf("%s: done, want a refusal", q)
			}
		}
	}
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("after the tries: %+v, %v", v, err)
	}
}

func TestVerifyNamesTheFirstThingThatDoesNotHold(t *testing.T) {
	kept := newHouse(t)
	kept.keepSomething(kept.importFile(klarna))
	_, err := kept.AddDuty(ctx(t), kept.officer, models.Once{}, controller, &models.File{Name: "avtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF")})
	check(t, err)
	later := kept.at
	check(t, kept.Close())
	kept.data, err = os.ReadFile(kept.path)
	check(t, err)
	for name, tt := range map[string]struct{ tamper, want string }{
		"a changed content":           {"DROP TRIGGER log_is_final; UPDATE log SET content = replace(content, 'Klarna', 'Ingen') WHERE seq = (SELECT min(seq) FROM log WHERE content LIKE '%Klarna%')", "its content was changed"},
		"another actor":               {"DROP TRIGGER log_is_final; UPDATE log SET actor = 'somebody else' WHERE seq = 9", "line 9 of the log: its who, when or what was changed"},
		"a line that was taken out":   {"DROP TRIGGER log_is_kept; DELETE FROM log WHERE seq = 10", "line 11 of the log: line 10 is missing"},
		"a record changed beside it":  {"UPDATE incidents SET title = 'Ingenting'", "incident 1 is not what the log last said of it"},
		"a record with no line":       {"INSERT INTO counts (incident_id, of, mode, by_country, source, note, recorded_at, recorded_name) VALUES (1, 'clients', 'exact', '{}', '', '', '2026-01-01 00:00:00+00:00', 'x')", "is in the database and not in the log"},
		"a record that was taken out": {"DROP TRIGGER counts_are_kept; DELETE FROM counts WHERE id = 1", "1 of kind count are in the log and no longer in the database"},
		"bytes of a file":             {"DROP TRIGGER evidence_data_are_final; UPDATE evidence_data SET data = x'00'", "evidence 1: its bytes are not those that were recorded"},
		"bytes that were taken out":   {"DROP TRIGGER evidence_data_are_kept; DELETE FROM evidence_data", "evidence 1: its bytes are not those that were recorded"},
		"a filing that was emptied":   {"DROP TRIGGER filings_are_final; UPDATE filings SET content = ''", "filing 1: its content is not what was frozen"},
		"a receipt that was changed":  {"DROP TRIGGER filing_receipts_are_final; UPDATE filing_receipts SET reference = 'DI-2026-9'", "receipt 1 is not what the log last said of it"},
		"a receipt that was taken":    {"DROP TRIGGER filing_receipts_are_kept; DELETE FROM filing_receipts WHERE id = 2", "1 of kind receipt are in the log and no longer in the database"},
		"a mark that was changed":     {"DROP TRIGGER told_marks_are_final; UPDATE told_marks SET mark = 'next'", "told_mark 1 is not what the log last said of it"},
		"a question made longer":      {"DROP TRIGGER authority_questions_are_final; UPDATE authority_questions SET due_by = '2031-01-01 10:00:00+00:00'", "question 1 is not what the log last said of it"},
		"an answer that was taken":    {"DROP TRIGGER authority_answers_are_kept; DELETE FROM authority_answers", "of kind reply are in the log and no longer in the database"},
		"a question not on the list":  {"UPDATE incidents SET next_question_at = NULL", "incident 1: the limits that lists show are not those of its record"},
		"a sealed draft":              {"DROP TRIGGER sealed_drafts_are_final; UPDATE sealed_drafts SET content = replace(content, 'draft/1', 'draft/2')", "sealed draft 1: its content is not what was sealed"},
		"an approval":                 {"DROP TRIGGER approvals_are_final; UPDATE approvals SET reason = 'Nej' WHERE kind = 'approved'", "approval 1 is not what the log last said of it"},
		"a file that was sent":        {"DROP TRIGGER filing_file_data_are_final; UPDATE filing_file_data SET data = x'00'", "file 1 of a filing: its bytes are not those that were recorded"},
		"what awaits approval":        {"UPDATE incidents SET awaiting = 7", "incident 1: what awaits approval is not what lists show"},
		"what is to be decided anew":  {"UPDATE incidents SET rethink = 3", "incident 1: what is to be decided anew is not what lists show"},
		"a letter in other words":     {"DROP TRIGGER letters_are_final; UPDATE letters SET body = 'Inget har hänt.' WHERE id = 1", "letter 1 is not what the log last said of it"},
		"more that were told":         {"DROP TRIGGER letter_batches_are_final; UPDATE letter_batches SET sent = 9500 WHERE id = 1", "letter_batch 1 is not what the log last said of it"},
		"a return that was taken":     {"DROP TRIGGER letter_results_are_kept; DELETE FROM letter_results", "1 of kind letter_result are in the log and no longer in the database"},
		"a notice in another paper":   {"DROP TRIGGER letter_notices_are_final; UPDATE letter_notices SET place = 'x'", "letter_notice 1 is not what the log last said of it"},
		"another password":            {"UPDATE users SET password_hash = 'x' WHERE id = 1", "user 1 is not what the log last said of it"},
		"a trigger that was dropped":  {"DROP TRIGGER counts_are_kept", "the trigger counts_are_kept is gone"},
		"a limit that a list shows":   {"UPDATE incidents SET next_strict_at = '2031-01-01 10:00:00+00:00'", "incident 1: the limits that lists show are not those of its record"},
		"a number below one":          {"PRAGMA ignore_check_constraints = 1; INSERT INTO decisions (id, incident_id, obligation, outcome, reason, decided_at, decided_by, approved_by, recorded_at, recorded_name) SELECT -7, incident_id, obligation, 'do_not_notify', reason, decided_at, decided_by, approved_by, recorded_at, recorded_name FROM decisions LIMIT 1", "decision -7 is in the database and not in the log"},
		"a line about another thing":  {"DROP TRIGGER log_is_final; UPDATE log SET incident_id = 0 WHERE incident_id IS NULL", "its who, when or what was changed"},
		"a duty made longer":          {"DROP TRIGGER custom_duties_are_final; UPDATE custom_duties SET n = 240", "duty 1 is not what the log last said of it"},
		"another contract":            {"DROP TRIGGER custom_duty_files_are_final; UPDATE custom_duty_files SET data = x'00'", "duty 1: its file is not what was recorded"},
		"a frozen filing":             {"DROP TRIGGER filings_are_final; UPDATE filings SET content = '{}'", "filing 1: its content is not what was frozen"},
	} {
		t.Run(name, func(t *testing.T) {
			h := kept.copied(t)
			h.at = later
			h.tamper(tt.tamper, name != "a trigger that was dropped")
			v, err := h.Verify(ctx(t), h.auditor)
			check(t, err)
			if !strings.Contains(v.Broken, tt.want) {
				t.Errorf("got %q, want %q", v.Broken, tt.want)
			}
		})
	}
}

// tamper does something to the file with another program and, as somebody who
// knows what they do, puts back the triggers that were in the way.
func (h *house) tamper(sql string, putBack bool) {
	h.t.Helper()
	db := h.raw()
	rows, err := db.QueryContext(ctx(h.t), "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
	check(h.t, err)
	defer rows.Close()
	triggers := map[string]string{}
	for rows.Next() {
		var name, sql string
		check(h.t, rows.Scan(&name, &sql))
		triggers[name] = sql
	}
	check(h.t, rows.Err())
	check(h.t, rows.Close())
	_, err = db.ExecContext(ctx(h.t), sql)
	check(h.t, err)
	for name, again := range triggers {
		if putBack && strings.Contains(sql, "DROP TRIGGER "+name+";") {
			_, err := db.ExecContext(ctx(h.t), again)
			check(h.t, err)
		}
	}
}

func TestEveryWriterConnectionSyncsInFullAndChecksForeignKeys(t *testing.T) {
	h := newHouse(t)
	for range 3 {
		got := models.WriterPragmas(h.Store)
		if want := "journal_mode=wal synchronous=2 foreign_keys=1 recursive_triggers=1 busy_timeout=5000"; got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
		models.ReopenWriter(h.Store)
	}
}

func TestAWriteThatDoesNotPassTheSeamIsRefused(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Sömmen")
	for name, err := range models.WriteOutsideTheSeam(h.Store) {
		if err == nil {
			t.Errorf("%s: done, want a refusal", name)
		}
	}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	if in.Title != "Sömmen" {
		t.Errorf("the title is %q", in.Title)
	}
}

func TestSixtyFourWritersAtOnceSeeNoLock(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Många skriver")
	var wg sync.WaitGroup
	errs := make(chan error, 64)
	for i := range 64 {
		wg.Go(func() {
			errs <- h.AddEntry(context.Background(), h.officer, models.Once{}, ref, models.Entry{At: calendar.At(h.at), Text: fmt.Sprint("händelse ", i)})
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		check(t, err)
	}
	es, _, err := h.Timeline(ctx(t), h.officer, ref, models.TimelineFilter{})
	check(t, err)
	if len(es) != 64 {
		t.Errorf("%d entries, want 64", len(es))
	}
}

func TestOfFiftyWhoEditTheSameIncidentOneWins(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Samma")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	var wg sync.WaitGroup
	var mu sync.Mutex
	won, lost := 0, 0
	for i := range 50 {
		wg.Go(func() {
			mine := in
			mine.Title = fmt.Sprint("titel ", i)
			err := h.EditIncident(context.Background(), h.officer, mine)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won++
			case errors.Is(err, models.ErrConflict):
				lost++
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if won != 1 || lost != 49 {
		t.Errorf("%d won and %d met a conflict", won, lost)
	}
}

func TestWhatAPersonMayNotSeeDoesNotComeBack(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Hemlig")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, ref, in.Version, true, nil))
	id := int64(1)
	reads := map[string]func(models.Actor) error{
		"incident": func(a models.Actor) error { _, err := h.Incident(ctx(t), a, ref); return err },
		"record":   func(a models.Actor) error { _, err := h.Record(ctx(t), a, ref); return err },
		"timeline": func(a models.Actor) error {
			_, _, err := h.Timeline(ctx(t), a, ref, models.TimelineFilter{})
			return err
		},
		"entry":     func(a models.Actor) error { _, err := h.Entry(ctx(t), a, ref, id); return err },
		"awareness": func(a models.Actor) error { _, err := h.Awareness(ctx(t), a, ref); return err },
		"counts":    func(a models.Actor) error { _, err := h.Counts(ctx(t), a, ref); return err },
		"facts":     func(a models.Actor) error { _, err := h.Facts(ctx(t), a, ref); return err },
		"decisions": func(a models.Actor) error { _, err := h.Decisions(ctx(t), a, ref); return err },
		"filings":   func(a models.Actor) error { _, err := h.Filings(ctx(t), a, ref); return err },
		"evidence":  func(a models.Actor) error { _, _, err := h.EvidenceData(ctx(t), a, ref, id); return err },
		"case file": func(a models.Actor) error { _, _, err := h.CaseFile(ctx(t), a, ref); return err },
		"members":   func(a models.Actor) error { _, err := h.Members(ctx(t), a, ref); return err },
		"an entry that is added": func(a models.Actor) error {
			return h.AddEntry(ctx(t), a, models.Once{}, ref, models.Entry{Text: "x"})
		},
		"a decision": func(a models.Actor) error {
			return h.MakeDecision(ctx(t), a, models.Once{}, ref, models.Decision{})
		},
	}
	for name, read := range reads {
		for _, a := range []models.Actor{h.approver, h.reader, h.reporter, h.admin, {}} {
			if err := read(a); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s for %q: %v, want that there is none", name, a.Role, err)
			}
		}
	}
	for _, a := range []models.Actor{h.approver, h.reader, h.reporter, h.admin, {}} {
		rs, _, err := h.Register(ctx(t), a, models.RegisterFilter{})
		check(t, err)
		o, err := h.Overview(ctx(t), a, 10)
		check(t, err)
		if len(rs)+len(o.Next)+len(o.Waiting)+o.Open != 0 {
			t.Errorf("%s sees it in the register or the overview: %v %v", a.Role, rs, o)
		}
		lines, _, err := h.Log(ctx(t), a, "", 0)
		for _, l := range lines {
			if l.Ref != "" {
				t.Errorf("%s sees line %d of the log", a.Role, l.Seq)
			}
		}
		if err != nil && !errors.Is(err, models.ErrForbidden) {
			t.Error(err)
		}
	}
	for _, a := range []models.Actor{h.officer, h.auditor} {
		if _, err := h.Record(ctx(t), a, ref); err != nil {
			t.Errorf("%s: %v", a.Role, err)
		}
	}
}

func TestAReporterSeesOnlyTheirOwn(t *testing.T) {
	h := newHouse(t)
	h.report("Någon annans")
	own, err := h.ReportIncident(ctx(t), h.reporter, models.Once{}, models.Report{EntityID: h.bank, Title: "Egen", Informant: "jag", Aware: calendar.At(h.at)})
	check(t, err)
	rs, _, err := h.Register(ctx(t), h.reporter, models.RegisterFilter{})
	check(t, err)
	if len(rs) != 1 || rs[0].Ref != own {
		t.Errorf("got %v, want %s alone", rs, own)
	}
}

func TestADatabaseOfALaterProgramIsRefused(t *testing.T) {
	h := newHouse(t)
	check(t, h.Close())
	_, err := h.raw().ExecContext(ctx(t), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	check(t, err)
	_, err = models.Open(ctx(t), h.path, func() time.Time { return h.at })
	if !errors.Is(err, models.ErrNewer) {
		t.Errorf("got %v, want that it is newer", err)
	}
}

func TestAFileOfAnotherKindIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	check(t, os.WriteFile(text, []byte("not a database at all"), 0o600))
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite3", other)
	check(t, err)
	_, err = db.ExecContext(ctx(t), "CREATE TABLE theirs (x)")
	check(t, err)
	check(t, db.Close())
	for _, path := range []string{text, other} {
		before, err := os.ReadFile(path)
		check(t, err)
		if _, err := models.Open(ctx(t), path, time.Now); !errors.Is(err, models.ErrForeign) {
			t.Errorf("%s: %v, want that it is foreign", path, err)
		}
		after, err := os.ReadFile(path)
		check(t, err)
		if path == text && string(before) != string(after) {
			t.Errorf("%s was changed", path)
		}
	}
}

func TestTheWriteAheadLogStaysSmallUnderOverlappingReads(t *testing.T) {
	h := newHouse(t)
	const limit = 2 << 20 // of 64 MiB: what matters is that it is folded back while somebody always reads
	models.FoldAt(h.Store, limit)
	ref := h.report("Mycket")
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					_, _, _ = h.Timeline(context.Background(), h.officer, ref, models.TimelineFilter{})
				}
			}
		})
	}
	written, largest := 0, int64(0)
	for big := strings.Repeat("x", 90_000); written < 12*limit; written += 2 * len(big) { // it stands in the log too
		check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: "clients", Mode: "approximate", Note: big}))
		if info, err := os.Stat(h.path + "-wal"); err == nil {
			largest = max(largest, info.Size())
		}
	}
	close(done)
	wg.Wait()
	if largest > 2*limit {
		t.Errorf("%d KiB were written, and the log grew to %d KiB", written>>10, largest>>10)
	}
}

// TestNothingAcknowledgedIsLostWhenTheProcessIsKilled runs this test binary as a
// writer that says each entry aloud once it is stored, and kills it.
func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	if path := os.Getenv("FRIST_TEST_WRITER"); path != "" {
		writeUntilKilled(t, path)
		return
	}
	h := newHouse(t)
	ref := h.report("Avbrott")
	check(t, h.Close())
	for round := range 3 {
		cmd := exec.CommandContext(ctx(t), os.Args[0], "-test.run=^TestNothingAcknowledgedIsLostWhenTheProcessIsKilled$")
		cmd.Env = append(os.Environ(), "FRIST_TEST_WRITER="+h.path, "FRIST_TEST_REF="+ref, fmt.Sprint("FRIST_TEST_ROUND=", round))
		out, err := cmd.StdoutPipe()
		check(t, err)
		check(t, cmd.Start())
		said := readSome(t, out, 40+round*25)
		check(t, cmd.Process.Kill())
		_ = cmd.Wait() // it was killed
		h.open()
		r, err := h.Record(ctx(t), h.officer, ref) // a page of the timeline may be too short
		check(t, err)
		have := map[string]bool{}
		for _, e := range r.Timeline {
			have[e.Text] = true
		}
		for _, s := range said {
			if !have[s] {
				t.Errorf("%q was acknowledged and is gone", s)
			}
		}
		if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
			t.Errorf("after the kill: %+v, %v", v, err)
		}
		check(t, h.Close())
	}
	h.open()
}
