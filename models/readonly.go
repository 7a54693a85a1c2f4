package models

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// OpenToRead opens a database for reading alone, as evidence is: it makes no
// database and migrates none, changes no byte of one, and needs no right to
// write where it lies. What is stored through it is refused. The database may be
// in use, or lie there as a copy. It may be of an earlier program: see
// [Store.Current]. It returns ErrNewer and ErrForeign as Open does.
func OpenToRead(ctx context.Context, path string, now func() time.Time) (s *Store, err error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("no database at %s: %w", path, err)
	}
	real, err := filepath.EvalSymlinks(path) // what belongs to the file lies beside it
	if err != nil {
		return nil, err
	}
	if err := isDatabase(real); err != nil {
		return nil, err
	}
	s = &Store{path: path, memo: &saidMemo{}, now: now, hashing: make(chan struct{}, 2), foldAt: walLimit, onlyReads: true}
	defer func() {
		if err != nil {
			s, err = nil, errors.Join(err, s.Close())
		}
	}()
	settings, err := s.readingOf(real)
	if err != nil {
		return s, err
	}
	return s, s.connectToRead(ctx, settings)
}

// A reading is where the bytes of a database are read from, and how.
type reading struct{ path, settings string }

// readingOf decides how a database is read without a trace. SQLite would make
// files beside one that nobody has open, and work off what it finds there:
//   - If somebody has it open both files of the write-ahead log are there, and
//     reading goes through the locks that are in them.
//   - If something was left there by a program that was ended, or was copied, it
//     is worked off in a copy of our own.
//   - Else the file is all there is. That nobody opens it meanwhile is seen to
//     at the end, by Close.
func (s *Store) readingOf(path string) (reading, error) {
	const common = "&_busy_timeout=5000&_foreign_keys=on"
	wal, shm, journal := size(path+"-wal"), size(path+"-shm"), size(path+"-journal")
	if wal >= 0 && shm >= 0 {
		return reading{path, "mode=ro" + common}, nil
	}
	before := traces(path)
	s.closing = func() error {
		if after := traces(path); after != before {
			return fmt.Errorf("%s was opened by another program while it was read: do it once more", s.path)
		}
		return nil
	}
	if wal <= 0 && journal <= 0 {
		return reading{path, "mode=ro&immutable=1" + common}, nil
	}
	dir, err := os.MkdirTemp("", "frist-read-")
	if err != nil {
		return reading{}, err
	}
	still := s.closing
	s.closing = func() error { return errors.Join(still(), os.RemoveAll(dir)) }
	copied := filepath.Join(dir, "frist.db")
	for _, ending := range []string{"", "-wal", "-journal"} {
		if err := copyFile(path+ending, copied+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return reading{}, fmt.Errorf("copy of %s to read: %w", s.path, err)
		}
	}
	return reading{copied, "mode=ro&immutable=1" + common}, workOff(copied)
}

// workOff has SQLite work off what lies beside a database.
func workOff(path string) error {
	db, err := connect(path, "mode=rw", 1, false)
	if err != nil {
		return err
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	var tables int
	err = scalar(db.Raw("SELECT count(*) FROM sqlite_master"), &tables)
	return errors.Join(err, pool.Close())
}

// connectToRead opens the connections, and recognises what they read. What
// stands for the writer cannot write either, but may copy.
func (s *Store) connectToRead(ctx context.Context, r reading) error {
	var err error
	if s.write, err = connect(r.path, r.settings, 1, false); err != nil {
		return fmt.Errorf("open %s: %w", s.path, err)
	}
	if s.read, err = connect(r.path, r.settings+"&_query_only=true", readers, true); err != nil {
		return fmt.Errorf("open %s: %w", s.path, err)
	}
	pool, err := s.write.DB()
	if err != nil {
		return err
	}
	s.statements = &statements{pool: pool}
	if err := guard(s.write); err != nil {
		return err
	}
	return s.recogniseToRead(ctx)
}

func (s *Store) recogniseToRead(ctx context.Context) error {
	var id, tables int
	if err := scalar(s.read.WithContext(ctx).Raw("PRAGMA application_id"), &id); err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	if err := scalar(s.read.WithContext(ctx).Raw("SELECT count(*) FROM sqlite_master WHERE name = 'goose_db_version'"), &tables); err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	if id != applicationID || tables == 0 {
		return fmt.Errorf("%s: %w", s.path, ErrForeign)
	}
	have, err := s.SchemaVersion(ctx)
	if err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	want, err := programSchema()
	switch {
	case err != nil:
		return err
	case have > want:
		return fmt.Errorf("%s has schema %d, this program knows %d: %w", s.path, have, want, ErrNewer)
	case have < want:
		s.behind = fmt.Errorf("%s has schema %d, and this program's is %d: %w", s.path, have, want, ErrOlder)
	}
	return nil
}

// Current returns ErrOlder, and says more, if the database is of an earlier
// program, whose records this one cannot read before it has been migrated.
func (s *Store) Current() error { return s.behind }

// programSchema is the schema that this program migrates to.
func programSchema() (int64, error) {
	steps, err := migrations.ReadDir("migrations")
	if err != nil {
		return 0, err
	}
	last, _, _ := strings.Cut(steps[len(steps)-1].Name(), "_")
	return strconv.ParseInt(last, 10, 64)
}

// traces describes a database and what lies beside it, so that it shows when
// somebody has opened it.
func traces(path string) string {
	var b strings.Builder
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if info, err := os.Stat(path + ending); err == nil {
			fmt.Fprintln(&b, ending, info.Size(), info.ModTime())
		}
	}
	return b.String()
}

// size is how large a file is, and -1 if there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return -1
	}
	return info.Size()
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it is only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
