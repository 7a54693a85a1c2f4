package models_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frist/models"
)

// toRead opens a database for reading alone.
func toRead(t *testing.T, path string) *models.Store {
	t.Helper()
	s, err := models.OpenToRead(ctx(t), path, func() time.Time { return present })
	check(t, err)
	return s
}

// folder is what lies in a folder and the hash of each, but for the locks of
// those who have a database open.
func folder(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	files, err := os.ReadDir(dir)
	check(t, err)
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		check(t, err)
		if strings.HasSuffix(f.Name(), "-shm") {
			data = nil
		}
		fmt.Fprintf(&b, "%s %x\n", f.Name(), sha256.Sum256(data))
	}
	return b.String()
}

// copied is a copy of a database, with those files beside it.
func copied(t *testing.T, path string, endings ...string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy of 100%.db")
	for _, ending := range append(endings, "") {
		data, err := os.ReadFile(path + ending)
		check(t, err)
		check(t, os.WriteFile(to+ending, data, 0o400))
	}
	return to
}

func TestReadingADatabaseChangesNoByteOfItAndMakesNoFile(t *testing.T) {
	h := newHouse(t)
	h.keepSomething(h.importFile(klarna))
	whole, err := h.Verify(ctx(t), h.auditor)
	check(t, err)
	backup := filepath.Join(t.TempDir(), "backup.db")
	check(t, h.Backup(ctx(t), backup))
	linked := filepath.Join(t.TempDir(), "link.db")
	check(t, os.Symlink(h.path, linked))
	for name, path := range map[string]string{
		"in use":                        h.path,
		"in use, by another name":       linked,
		"a backup":                      backup,
		"copied with its log":           copied(t, h.path, "-wal"),
		"copied with all that is there": copied(t, h.path, "-wal", "-shm"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			real, err := filepath.EvalSymlinks(path)
			check(t, err)
			if os.Geteuid() != 0 && path != h.path && path != linked { // the superuser may write everywhere
				check(t, os.Chmod(filepath.Dir(path), 0o500))
				defer os.Chmod(filepath.Dir(path), 0o700)
			}
			before := folder(t, filepath.Dir(real))
			s := toRead(t, path)
			v, err := s.Verify(ctx(t), h.auditor)
			check(t, err)
			if !v.OK() || v.Head.String() != whole.Head.String() || v.Records != whole.Records || v.Unread != nil {
				t.Errorf("got %+v, want %+v", v, whole)
			}
			if _, _, err := s.CaseFile(ctx(t), h.auditor, "2026-001"); err != nil && !errors.Is(err, models.ErrNotFound) {
				t.Error(err)
			}
			if _, err := s.AddEntity(ctx(t), h.officer, models.Once{}, models.Entity{Name: "x", Country: "SE", Type: "other"}); err == nil {
				t.Error("something was stored")
			}
			check(t, s.Close())
			if after := folder(t, filepath.Dir(real)); after != before {
				t.Errorf("there was\n%sand now there is\n%s", before, after)
			}
			if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
				t.Errorf("it left %v, %v", left, err)
			}
		})
	}
	if _, err := models.OpenToRead(ctx(t), filepath.Join(t.TempDir(), "none.db"), time.Now); err == nil {
		t.Error("a database that is not there was opened")
	}
}

func TestAChangeThatWasBrokenOffIsUndoneInACopy(t *testing.T) {
	h := newHouse(t)
	h.importFile(klarna)
	backup := filepath.Join(t.TempDir(), "backup.db")
	check(t, h.Backup(ctx(t), backup))
	other := &house{t: t, path: backup}
	db := other.raw()
	db.SetMaxOpenConns(1)
	for _, sql := range []string{"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "PRAGMA cache_spill = 1", "BEGIN", "UPDATE log SET seq = seq WHERE 0", "UPDATE incidents SET title = 'half of it'", "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO once SELECT 'x' || i, hex(zeroblob(400)), '' FROM n"} {
		_, err := db.ExecContext(ctx(t), sql)
		check(t, err)
	}
	broken := copied(t, backup, "-journal")
	_, err := db.ExecContext(ctx(t), "ROLLBACK")
	check(t, err)
	before := folder(t, filepath.Dir(broken))
	s := toRead(t, broken)
	v, err := s.Verify(ctx(t), h.auditor)
	check(t, err)
	check(t, s.Close())
	if !v.OK() {
		t.Errorf("it says %s", v.Broken)
	}
	if after := folder(t, filepath.Dir(broken)); after != before {
		t.Errorf("there was\n%sand now there is\n%s", before, after)
	}
}

func TestWhoReadsADatabaseThatIsOpenedMeanwhileIsTold(t *testing.T) {
	h := newHouse(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	check(t, h.Backup(ctx(t), backup))
	s := toRead(t, backup)
	server, err := models.Open(ctx(t), backup, func() time.Time { return present })
	check(t, err)
	defer server.Close()
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "was opened by another program while it was read") {
		t.Errorf("it says %v", err)
	}
}

func TestADatabaseOfAnotherVersionIsNotMigratedByReadingIt(t *testing.T) {
	h := newHouse(t)
	h.importFile(klarna)
	older, newer := filepath.Join(t.TempDir(), "older.db"), filepath.Join(t.TempDir(), "newer.db")
	check(t, h.Backup(ctx(t), older))
	check(t, h.Backup(ctx(t), newer))
	(&house{t: t, path: older}).tamper("DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)", false)
	(&house{t: t, path: newer}).tamper("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)", false)
	before := folder(t, filepath.Dir(older))

	s := toRead(t, older)
	if err := s.Current(); !errors.Is(err, models.ErrOlder) || !strings.Contains(err.Error(), "has schema ") {
		t.Errorf("it says %v", err)
	}
	v, err := s.Verify(ctx(t), h.auditor)
	check(t, err)
	check(t, s.Close())
	if !v.OK() || v.Lines == 0 || v.Records != 0 || !errors.Is(v.Unread, models.ErrOlder) {
		t.Errorf("got %+v, want the log alone", v)
	}
	if after := folder(t, filepath.Dir(older)); after != before {
		t.Errorf("there was\n%sand now there is\n%s", before, after)
	}
	(&house{t: t, path: older}).tamper("DROP TRIGGER log_is_final; UPDATE log SET actor = 'nobody' WHERE seq = 3", true)
	s = toRead(t, older)
	if v, err := s.Verify(ctx(t), h.auditor); err != nil || !strings.Contains(v.Broken, "line 3 of the log") {
		t.Errorf("got %+v, %v", v, err)
	}
	check(t, s.Close())
	if _, err := models.OpenToRead(ctx(t), newer, time.Now); !errors.Is(err, models.ErrNewer) {
		t.Errorf("of a later program: %v", err)
	}
}

func TestLimitsThatOtherRulesComputedAreNoFault(t *testing.T) {
	h := newHouse(t)
	h.importFile(klarna)
	backup := filepath.Join(t.TempDir(), "backup.db")
	check(t, h.Backup(ctx(t), backup))
	(&house{t: t, path: backup}).tamper("UPDATE settings SET value = 'of before' WHERE key = 'index'; UPDATE incidents SET next_strict_at = '2031-01-01 10:00:00+00:00'", false)
	s := toRead(t, backup)
	defer s.Close()
	if v, err := s.Verify(ctx(t), h.auditor); err != nil || !v.OK() || !v.OldIndex {
		t.Errorf("got %+v, %v", v, err)
	}
	// A store that computed them itself knows better.
	h.tamper("UPDATE settings SET value = 'of before' WHERE key = 'index'; UPDATE incidents SET next_strict_at = '2031-01-01 10:00:00+00:00'", false)
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || v.OK() {
		t.Errorf("got %+v, %v", v, err)
	}
}
