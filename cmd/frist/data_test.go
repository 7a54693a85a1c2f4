package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

const klarnaFile = "demo/klarna-2021.case.json"

// imported returns a new database with Klarna's incident in it.
func imported(t *testing.T) (path, ref string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "frist.db")
	return path, strings.TrimSpace(good(t, "import", "--db", path, klarnaFile))
}

// tamper does to a database what only somebody with the file can do: it takes the
// triggers away first, and puts them back as if nothing had been.
func tamper(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	check(t, err)
	defer db.Close()
	rows, err := db.Query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
	check(t, err)
	defer rows.Close()
	var drops, triggers []string
	for rows.Next() {
		var name, trigger string
		check(t, rows.Scan(&name, &trigger))
		drops, triggers = append(drops, "DROP TRIGGER "+name), append(triggers, trigger)
	}
	check(t, rows.Err())
	for _, s := range slices.Concat(drops, statements, triggers) {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestTheDemoHasTheProjectsOwnCases(t *testing.T) {
	want, err := os.ReadFile("../../models/casefile/testdata/klarna-2021.case.json")
	check(t, err)
	if string(klarna) != string(want) {
		t.Error("Klarna's incident is not the one that the case file's tests read")
	}
	running := runningIncident(now())
	closed, err := casefile.Parse(closedCase)
	check(t, err)
	for _, f := range []casefile.File{running, closed} {
		if !form.ValidOrgNo(f.Entity.OrgNo) {
			t.Errorf("%s: %s is no organisation number", f.Entity.Name, f.Entity.OrgNo)
		}
		if !strings.Contains(f.Entity.Name, "(påhitta") {
			t.Errorf("%s does not say that it is invented", f.Entity.Name)
		}
	}
	data, err := running.Encode(time.UTC)
	check(t, err)
	if _, err := casefile.Parse(data); err != nil {
		t.Errorf("the running incident is no good case file: %v", err)
	}
}

func TestImportPrintsTheReferenceAloneOnALine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "frist.db")
	s := frist(t, "import", "--db", path, klarnaFile)
	if s.code != exitOK || s.err != "" || !regexp.MustCompile(`^\d{4}-\d{3}\n$`).MatchString(s.out) {
		t.Errorf("%+v", s)
	}
	again := fristReading(t, string(klarna), "import", "--db", path, "-")
	if again.code != exitOK || again.out == s.out {
		t.Errorf("from standard input: %+v", again)
	}
}

func TestAFileWithAnErrorStoresNothingAndNamesLineAndKey(t *testing.T) {
	bad := `{
  "frist": "case/1",
  "incident": {
    "titel": "fel nyckel",
    "title": "x"
  },
  "counts": [{"of": "data_subjects", "max": "många"}]
}`
	dir := t.TempDir()
	path, file := filepath.Join(dir, "frist.db"), filepath.Join(dir, "bad.case.json")
	check(t, os.WriteFile(file, []byte(bad), 0o600))
	s := frist(t, "import", "--db", path, file)
	if s.code != exitFault || s.out != "" {
		t.Errorf("exit status %d, printed %q", s.code, s.out)
	}
	wants(t, "the refusal", s.err, file+" was not imported", "line 4: incident.titel: ", "line 7: counts[0].max: ")
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a database was made: %v", err)
	}
	good(t, "import", "--db", path, klarnaFile)
	before := good(t, "verify", "--db", path)
	frist(t, "import", "--db", path, file)
	if after := good(t, "verify", "--db", path); after != before {
		t.Errorf("it stored something: %s, before %s", after, before)
	}
}

// TestWhatTheDatabaseRefusesIsNotStored is about what a case file may say and a
// record may not hold.
func TestWhatTheDatabaseRefusesIsNotStored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "frist.db")
	f := casefile.File{Entity: casefile.Entity{Name: strings.Repeat("x", 1000)}, Incident: casefile.Incident{Title: "x"}}
	if ref, err := importInto(t.Context(), path, f, false); err == nil {
		t.Errorf("it became %s", ref)
	}
	wants(t, "verify", good(t, "verify", "--db", path), "intact: 0 lines of the log hold, and 0 records")
}

func TestWhatWasExportedImportsToTheSameRecord(t *testing.T) {
	for _, name := range []string{klarnaFile, "demo/closed.case.json", "../../models/casefile/testdata/full.case.json"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := t.TempDir()
			one, two, three := filepath.Join(dir, "1.json"), filepath.Join(dir, "2.json"), filepath.Join(dir, "3.json")
			a, b := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
			ref := strings.TrimSpace(good(t, "import", "--db", a, name))
			good(t, "export", "--db", a, "--format", "json", "--lang", "sv", "--out", one, ref)
			again := strings.TrimSpace(good(t, "import", "--db", b, one))
			good(t, "export", "--db", b, "--format", "json", "--lang", "en", "--out", two, again)
			first, err := os.ReadFile(one)
			check(t, err)
			second, err := os.ReadFile(two)
			check(t, err)
			if string(first) != string(second) {
				t.Errorf("exported\n%s\nand after its import\n%s", first, second)
			}
			// Beside a record with its reference it becomes another.
			other := strings.TrimSpace(good(t, "import", "--db", b, one))
			good(t, "export", "--db", b, "--format", "json", "--out", three, other)
			third, err := os.ReadFile(three)
			check(t, err)
			if other == again || strings.Replace(string(third), other, again, 1) != string(first) {
				t.Errorf("imported twice, the second as %s is\n%s", other, third)
			}
			wants(t, "verify", good(t, "verify", "--db", b), "intact: ")
		})
	}
}

// TestTheClocksAreTheSameFromTheRecordAndFromTheFacts holds the record of Klarna
// against the engine as it is asked from outside.
func TestTheClocksAreTheSameFromTheRecordAndFromTheFacts(t *testing.T) {
	path, ref := imported(t)
	s, err := models.OpenExisting(t.Context(), path, now)
	check(t, err)
	defer s.Close()
	r, err := s.Record(t.Context(), operator(), ref)
	check(t, err)
	const facts = `{"entity":{"country":"SE","type":"credit_institution","role":"controller"},
		"incident":{"personal_data":"yes","risk":"unknown","high_risk":"unknown","occurred_at":"2021-05-27T10:49:00+02:00",
		"detected_at":"2021-05-27T10:58:00+02:00","aware_at":"2021-05-27T11:01:00+02:00","recovered_at":"2021-05-27T17:35:00+02:00"},
		"as_of":"2021-05-28T12:00:00Z"}`
	line := fristReading(t, strings.ReplaceAll(facts, "\n", " ")+"\n", "deadlines")
	var outside []struct {
		ID             deadline.ID
		State          deadline.State
		Strict, Latest *time.Time
	}
	check(t, json.Unmarshal([]byte(line.out), &outside))
	inside := r.Obligations(time.Date(2021, time.May, 28, 12, 0, 0, 0, time.UTC))
	if len(inside) != len(outside) {
		t.Fatalf("%d obligations from the record, %d from the facts", len(inside), len(outside))
	}
	text := func(at *time.Time) string {
		if at == nil {
			return "none"
		}
		return at.UTC().Format(time.RFC3339)
	}
	for i, o := range outside {
		got := fmt.Sprint(inside[i].ID, inside[i].State, text(inside[i].Strict), text(inside[i].Latest))
		if want := fmt.Sprint(o.ID, o.State, text(o.Strict), text(o.Latest)); got != want {
			t.Errorf("the record says %s, the facts %s", got, want)
		}
		if o.ID == "gdpr.authority" && (text(o.Strict) != "2021-05-30T09:01:00Z" || text(o.Latest) != "2021-05-30T10:00:00Z") {
			t.Errorf("IMY: %s and %s, want 30 May 11.01 and 12.00 in Stockholm", text(o.Strict), text(o.Latest))
		}
	}
}

func TestVerifyNamesTheFirstLineThatDoesNotHold(t *testing.T) {
	path, _ := imported(t)
	wants(t, "verify", good(t, "verify", "--db", path), "intact: 22 lines", "\nhead: line 22, ")
	tamper(t, path, "UPDATE log SET actor = 'nobody' WHERE seq IN (9, 7)")
	wants(t, "verify", fault(t, "verify", "--db", path), "NOT INTACT: line 7 of the log: its who, when or what was changed")
}

func TestVerifyNamesARecordThatIsNotWhatTheLogSays(t *testing.T) {
	path, _ := imported(t)
	tamper(t, path, "UPDATE timeline_entries SET text = 'Inget hände' WHERE id = 4")
	wants(t, "verify", fault(t, "verify", "--db", path), "NOT INTACT: ", " 4 is not what the log last said of it")
}

func TestABackupIsVerifiedAndNobodyElsesToRead(t *testing.T) {
	path, ref := imported(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	wants(t, "backup", good(t, "backup", copied, "--db", path), copied+" is a copy of "+path+", and intact: 22 lines", "head: line 22, ")
	info, err := os.Stat(copied)
	check(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the copy has the mode %v", info.Mode())
	}
	if good(t, "export", "--db", copied, "--out", "-", ref) != good(t, "export", "--db", path, "--out", "-", ref) {
		t.Error("the copy holds another record")
	}
	wants(t, "a second backup", fault(t, "backup", copied, "--db", path), "exists already")
	if left, err := filepath.Glob(filepath.Dir(copied) + "/*.part"); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

func TestABackupOfWhatWasTamperedWithIsKeptAndSaysSo(t *testing.T) {
	path, _ := imported(t)
	tamper(t, path, "UPDATE log SET content = '{}' WHERE seq = 3")
	copied := filepath.Join(t.TempDir(), "copy.db")
	wants(t, "backup", fault(t, "backup", copied, "--db", path), "NOT INTACT: line 3 of the log: its content was changed")
	if _, err := os.Stat(copied); err != nil {
		t.Error(err)
	}
}

// TestADatabaseThatCannotBeUsedIsOneClearLine asks every command that opens one.
func TestADatabaseThatCannotBeUsedIsOneClearLine(t *testing.T) {
	dir := t.TempDir()
	newer, _ := imported(t)
	tamper(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
	text, other := filepath.Join(dir, "text.db"), filepath.Join(dir, "other.db")
	check(t, os.WriteFile(text, []byte("hej\n"), 0o600))
	tamper(t, other, "CREATE TABLE recipes (name TEXT)")
	locked := "/proc/frist.db"
	if os.Geteuid() != 0 {
		locked = filepath.Join(dir, "locked", "frist.db")
		check(t, os.Mkdir(filepath.Dir(locked), 0o500))
	}
	for name, tt := range map[string]struct{ path, want string }{
		"a folder that is missing":            {filepath.Join(dir, "no", "frist.db"), "no "},
		"a folder":                            {dir, "is a folder, not a database"},
		"another kind of file":                {text, "the file is not a frist database"},
		"another program's database":          {other, "the file is not a frist database"},
		"a place that cannot be written":      {locked, "no"},
		"a database of a later version of it": {newer, "the database was made by a newer version of frist"},
	} {
		for _, args := range [][]string{
			{"serve", "--addr", "127.0.0.1:0"},
			{"import", klarnaFile},
			{"export", "2026-001"},
			{"verify"},
			{"migrate"},
			{"backup", filepath.Join(dir, "copy.db")},
			{"user", "a@b.example", "--name", "A", "--role", "admin"},
			{"seed", "--incidents", "1"},
		} {
			t.Run(name+" for "+args[0], func(t *testing.T) {
				line := fault(t, append(args, "--db", tt.path)...)
				wants(t, "the line", line, tt.want, filepath.Dir(tt.path))
			})
		}
	}
	if left, err := filepath.Glob(dir + "/copy*"); err != nil || len(left) > 0 {
		t.Errorf("backup left %v, %v", left, err)
	}
}

func TestAnAddressThatCannotBeUsedIsOneClearLine(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer l.Close()
	for addr, want := range map[string]string{
		l.Addr().String(): "the port is taken at " + l.Addr().String(),
		"8080":            `"8080" is no address to listen on, such as 127.0.0.1:8080`,
		"":                `"" is no address`,
		"192.0.2.1:80":    "it cannot listen on 192.0.2.1:80: ",
		"127.0.0.1:x":     "it cannot listen on 127.0.0.1:x: ",
	} {
		t.Run(addr, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "frist.db")
			wants(t, "the line", fault(t, "serve", "--db", path, "--addr", addr), want)
			if _, err := os.Stat(path); !os.IsNotExist(err) {
				t.Error("it made a database all the same")
			}
		})
	}
}

func TestUsersAreKeptFromTheCommandLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "frist.db")
	user := func(args ...string) said {
		return frist(t, append([]string{"user", "--db", path, "Anna@bank.example"}, args...)...)
	}
	expect := func(s said, code int, want string) {
		t.Helper()
		if s.code != code || !strings.Contains(s.out+s.err, want) {
			t.Errorf("exit status %d: %s%s; want %d and %q", s.code, s.out, s.err, code, want)
		}
	}
	expect(user(), exitFault, "no database at "+path)
	expect(user("--name", "Anna"), exitFault, "no database at "+path)
	expect(user("--name", "Anna", "--role", "admin"), exitOK, "anna@bank.example, Anna, admin: has no password yet: set one with --password -\n")
	expect(fristReading(t, "ett långt lösen\r\n", "user", "--db", path, "anna@bank.example", "--password", "-"), exitOK, "admin: may sign in\n")
	signsIn(t, path, "anna@bank.example", "ett långt lösen")
	expect(user("--role", "handler"), exitFault, "At least one administrator must remain.")
	expect(user("--disable"), exitFault, "At least one administrator must remain.")
	expect(frist(t, "user", "--db", path, "bo@bank.example"), exitUsage, "there is no user bo@bank.example, and a new one needs --name and --role")
	expect(frist(t, "user", "--db", path, "bo@bank.example", "--name", "Bo", "--role", "admin", "--disable"), exitOK, "Bo, admin: is disabled")
	expect(frist(t, "user", "--db", path, "bo@bank.example", "--enable", "--name", "Bo B"), exitOK, "Bo B, admin: has no password yet")
	expect(user("--role", "auditor"), exitOK, "Anna, auditor: may sign in")
	expect(user(), exitOK, "Anna, auditor: may sign in")
	expect(frist(t, "user", "--db", path, "no address", "--name", "C", "--role", "reader"), exitFault, "Enter an e-mail address")
	expect(frist(t, "user", "--db", path, "c@bank.example", "--name", "C\nD", "--role", "reader"), exitFault, "a line break or a hidden control character after “C”")
	wants(t, "verify", good(t, "verify", "--db", path), "intact: ")
}

func signsIn(t *testing.T, path, email, password string) {
	t.Helper()
	s, err := models.OpenExisting(t.Context(), path, now)
	check(t, err)
	defer s.Close()
	if _, err := s.SignIn(t.Context(), email, password); err != nil {
		t.Errorf("%s cannot sign in: %v", email, err)
	}
}

func TestTheSameSeedMakesTheSameIncidents(t *testing.T) {
	dir := t.TempDir()
	seeded := func(name, seed string) (all string) {
		path := filepath.Join(dir, name)
		wants(t, "seed", good(t, "seed", "--db", path, "--incidents", "20", "--timeline", "3", "--seed", seed), "20 incidents in ")
		s, err := models.OpenExisting(t.Context(), path, now)
		check(t, err)
		defer s.Close()
		for _, ref := range refs(t.Context(), t, path) {
			f, zone, err := s.CaseFile(t.Context(), operator(), ref)
			check(t, err)
			data, err := f.Encode(zone)
			check(t, err)
			all += string(data)
		}
		wants(t, "verify", good(t, "verify", "--db", path), "intact: ")
		return all
	}
	a, b, c := seeded("a.db", "7"), seeded("b.db", "7"), seeded("c.db", "8")
	if strings.Count(a, `"frist": "case/1"`) != 20 || a != b {
		t.Errorf("the same seed made\n%s\nand\n%s", a, b)
	}
	if a == c {
		t.Error("another seed made the same")
	}
}

func refs(ctx context.Context, t *testing.T, path string) (all []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	check(t, err)
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT ref FROM incidents ORDER BY id")
	check(t, err)
	defer rows.Close()
	for rows.Next() {
		var ref string
		check(t, rows.Scan(&ref))
		all = append(all, ref)
	}
	check(t, rows.Err())
	return all
}

func TestSeedDoesNotAddToADatabaseThatWasNotNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	good(t, "seed", "--incidents", "1")
	s := frist(t, "seed", "--incidents", "1")
	if s.code != exitUsage {
		t.Errorf("exit status %d, want 2", s.code)
	}
	wants(t, "the refusal", s.err, "frist.db is there already: name it with --db")
	good(t, "seed", "--incidents", "1", "--db", "frist.db")
	if n := len(refs(t.Context(), t, "frist.db")); n != 2 {
		t.Errorf("%d incidents, want 2", n)
	}
}

func TestTheDatabaseMayBeNamedByTheEnvironment(t *testing.T) {
	path, _ := imported(t)
	t.Setenv("FRIST_DB", path)
	wants(t, "verify", good(t, "verify"), "intact: ")
	wants(t, "migrate", good(t, "migrate"), path+" has schema ")
	wants(t, "serve --help", good(t, "serve", "--help"), "(default "+path+")")
}

func TestWhatOnlyReadsChangesNoDatabaseAndMigratesNone(t *testing.T) {
	path, ref := imported(t)
	tamper(t, path, "DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)")
	before, err := os.ReadFile(path)
	check(t, err)
	wants(t, "verify", fault(t, "verify", "--db", path), "the 22 lines of the log hold, but no record was compared with them", "must be migrated first; head: line 22, ")
	wants(t, "export", fault(t, "export", "--db", path, ref), "must be migrated first")
	copied := filepath.Join(t.TempDir(), "copy.db")
	wants(t, "backup", fault(t, "backup", "--db", path, copied), copied+" is a copy of "+path, "no record was compared")
	missing := filepath.Join(t.TempDir(), "none.db")
	for _, args := range [][]string{{"verify"}, {"export", ref}, {"backup", copied + "2"}} {
		wants(t, args[0], fault(t, append(args, "--db", missing)...), "no database at "+missing)
	}
	after, err := os.ReadFile(path)
	check(t, err)
	left, err := os.ReadDir(filepath.Dir(path))
	check(t, err)
	if !bytes.Equal(before, after) || len(left) != 1 {
		t.Errorf("the database was changed, or something lies beside it: %v", left)
	}
}
