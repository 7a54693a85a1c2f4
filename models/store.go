package models

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver, pinned above what gorm asks for
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// A Store is one database: one writer and a pool of readers over one SQLite
// file. It is safe for concurrent use.
type Store struct {
	write, read *gorm.DB
	statements  *statements // the writer's
	memo        *saidMemo
	path        string
	now         func() time.Time
	hashing     chan struct{} // bounds the memory of password hashing
	foldAt      int64         // the size of the write-ahead log at which it is folded back
	onlyReads   bool          // it was opened by OpenToRead
	behind      error         // why the records cannot be read: see Current
	closing     func() error  // what is left to do when the connections are closed; nil: nothing
}

// Settings belong in the DSN: a PRAGMA that is executed reaches one connection
// of a pool only. FULL is asked for since the driver's own default in WAL,
// NORMAL, can lose what was acknowledged when the power fails; immediate, since
// a transaction that first reads and then writes otherwise fails at once.
const (
	writerSettings = "_journal_mode=WAL&_busy_timeout=5000&_foreign_keys=on&_synchronous=FULL&_txlock=immediate&_recursive_triggers=on&_cache_size=-16000"
	readerSettings = "mode=ro&_query_only=true&_busy_timeout=5000&_foreign_keys=on"
	readers        = 4
)

// Open opens the database at path, makes it if there is none, and brings its
// schema up to date, after a copy of the file as it was. It returns ErrNewer
// for the database of a later program, ErrForeign for a file of another kind,
// and otherwise says what could not be opened. now is read once for each change.
func Open(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	s, err := open(path, now)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.refreshIndex(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// OpenExisting is Open, but a database that is missing is an error.
func OpenExisting(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("no database at %s: %w", path, err)
	}
	return Open(ctx, path, now)
}

func open(path string, now func() time.Time) (*Store, error) {
	if err := usable(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, memo: &saidMemo{}, now: now, hashing: make(chan struct{}, 2), foldAt: walLimit}
	var err error
	if s.write, err = connect(path, writerSettings, 1, false); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if s.read, err = connect(path, readerSettings, readers, true); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), s.Close())
	}
	pool, err := s.write.DB()
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.statements = &statements{pool: pool}
	return s, guard(s.write)
}

// usable says in plain words what SQLite would say as "out of memory".
func usable(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s for the database", dir)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder, not a database", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("the database cannot be written: %w", err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	return isDatabase(path)
}

// isDatabase looks at the first bytes of the file.
func isDatabase(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder, not a database", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the database cannot be read: %w", err)
	}
	defer f.Close() //nolint:errcheck // it is only read
	head := make([]byte, 16)
	n, _ := f.Read(head) // an empty file is a new database
	if n > 0 && string(head[:n]) != "SQLite format 3\x00" {
		return fmt.Errorf("%s: %w", path, ErrForeign)
	}
	return nil
}

func connect(path, settings string, conns int, prepare bool) (*gorm.DB, error) {
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + settings
	db, err := gorm.Open(sqlite.Open(dsn), &gorm.Config{
		SkipDefaultTransaction: true,
		PrepareStmt:            prepare,
		TranslateError:         true,
		// Parameters are people's data: they go into no log.
		Logger: logger.New(nothing{}, logger.Config{ParameterizedQueries: true, LogLevel: logger.Silent}),
	})
	if err != nil {
		return nil, err
	}
	pool, err := db.DB()
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(conns)
	pool.SetMaxIdleConns(conns)
	return db, nil
}

// nothing is a writer for a log that is never written.
type nothing struct{}

func (nothing) Printf(string, ...any) {}

// Close ends all connections. The last one out folds the WAL into the file.
func (s *Store) Close() error {
	var errs []error
	if s.statements != nil {
		errs = append(errs, s.statements.close())
	}
	for _, db := range []*gorm.DB{s.read, s.write} {
		if db == nil {
			continue
		}
		pool, err := db.DB()
		if err == nil {
			err = pool.Close()
		}
		errs = append(errs, err)
	}
	if s.closing != nil {
		errs = append(errs, s.closing())
	}
	return errors.Join(errs...)
}

// Path is the file that the store lives in.
func (s *Store) Path() string { return s.path }

// Backup writes a copy of the database to a new file, while it is in use.
func (s *Store) Backup(ctx context.Context, to string) error {
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("%s exists already", to)
	}
	// The copy is made in a file that nobody else can read from the start.
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return allow(s.write.WithContext(ctx)).Exec("VACUUM INTO ?", to).Error
}

const walLimit = 64 << 20

// fold empties the write-ahead log when it has grown: overlapping reads keep
// SQLite's own checkpoint from ever doing so. It holds the writer and waits for
// the readers, so it costs those a moment, once in 64 MiB.
func (s *Store) fold(ctx context.Context) {
	info, err := os.Stat(s.path + "-wal")
	if err != nil || info.Size() < s.foldAt {
		return
	}
	// It answers with a row, which must be read to the end. A reader that stays
	// longer than the busy timeout puts it off to the next change.
	var busy, frames, folded int
	_ = scalar(s.write.WithContext(ctx).Raw("PRAGMA wal_checkpoint(TRUNCATE)"), &busy, &frames, &folded)
}
