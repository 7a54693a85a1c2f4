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

// brief is the readers for a statement that finds a few rows by an index. A tab
// that has been closed ends it before it begins, and not in between: to watch
// for that takes two goroutines for each statement, which cost more than it.
func (s *Store) brief(ctx context.Context) *gorm.DB {
	db := s.read.WithContext(context.WithoutCancel(ctx))
	_ = db.AddError(ctx.Err()) // the statement says it
	return db
}
