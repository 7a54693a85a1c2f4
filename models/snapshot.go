package models

import (
	"context"
	"database/sql"

	"gorm.io/gorm"
)

// snapshot has fn read through a store that stands still: all that it reads is
// of one moment, whatever is written meanwhile. A summary whose log head covers
// what it does not show would prove too much.
func (s *Store) snapshot(ctx context.Context, fn func(*Store) error) error {
	pool, err := s.read.DB()
	if err != nil {
		return err
	}
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	still := *s
	still.read = s.read.Session(&gorm.Session{NewDB: true, Context: ctx})
	still.read.Statement.ConnPool = tx
	return fn(&still)
}

// An asker runs a query that only reads.
type asker func(query string, args ...any) (*sql.Rows, error)

// asking asks through gorm.
func asking(db *gorm.DB) asker {
	return func(query string, args ...any) (*sql.Rows, error) { return db.Raw(query, args...).Rows() }
}

// brief asks what finds a few rows by an index. It uses the statements that gorm
// keeps prepared, but goes past the rest of it, which takes half as long as
// SQLite does for such a query. A tab that has been closed ends the query before
// it begins, and not in between: to watch for that takes two goroutines for each
// query, which cost more than it.
func (s *Store) brief(ctx context.Context) asker {
	pool := s.read.Statement.ConnPool
	if _, still := pool.(*sql.Tx); still {
		return asking(s.read.WithContext(ctx)) // see snapshot
	}
	return func(query string, args ...any) (*sql.Rows, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return pool.QueryContext(context.WithoutCancel(ctx), query, args...)
	}
}
