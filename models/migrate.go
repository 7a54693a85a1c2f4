package models

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as ours: "FRIS".
const applicationID = 0x46524953

// migrate brings the schema up to date. Before it changes a database that
// holds something it copies the file beside itself.
func (s *Store) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	return s.migrateTo(ctx, steps)
}

func (s *Store) migrateTo(ctx context.Context, steps fs.FS) error {
	pool, err := s.write.DB()
	if err != nil {
		return err
	}
	if err := s.recognise(ctx); err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, pool, steps)
	if err != nil {
		return err
	}
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	switch {
	case current > target:
		return fmt.Errorf("%s has schema %d, this program knows %d: %w", s.path, current, target, ErrNewer)
	case current == target:
		return nil
	case current > 0:
		if err := s.Backup(ctx, s.copyName(current)); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	if _, err = p.Up(ctx); err == nil {
		return nil
	}
	// Another process may have been faster; then there is nothing left to do.
	if current, target, again := p.GetVersions(ctx); again == nil && current == target {
		return nil
	}
	return err
}

// copyName is the name of the copy before a migration: one that no file has.
func (s *Store) copyName(schema int64) string {
	base := fmt.Sprintf("%s.schema-%d-%s", s.path, schema, s.now().UTC().Format("20060102T150405Z"))
	name := base + ".bak"
	for i := 2; ; i++ {
		if _, err := os.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d.bak", base, i)
	}
}

// recognise refuses a SQLite file that holds something of another program.
func (s *Store) recognise(ctx context.Context) error {
	// In this order: a file is marked before it holds anything.
	var id, tables int
	db := s.write.WithContext(ctx)
	if err := db.Raw("SELECT count(*) FROM sqlite_master").Scan(&tables).Error; err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	if err := db.Raw("PRAGMA application_id").Scan(&id).Error; err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	switch {
	case id == applicationID:
		return nil
	case tables > 0:
		return fmt.Errorf("%s: %w", s.path, ErrForeign)
	}
	// It is marked before it holds anything: another process may look at it now.
	return allow(db).Exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID)).Error
}

// SchemaVersion returns the version of the database's schema.
func (s *Store) SchemaVersion(ctx context.Context) (int64, error) {
	var v int64
	err := s.read.WithContext(ctx).Raw("SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&v).Error
	return v, err
}
