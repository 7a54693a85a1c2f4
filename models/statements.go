package models

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"sync"

	"gorm.io/gorm"
)

// statements keeps the writer's statements prepared from one transaction to the
// next. What gorm prepares inside a transaction is prepared again each time, as
// it belongs to that transaction; what is prepared on the pool is not.
type statements struct {
	pool     *sql.DB
	learning sync.Mutex
	mu       sync.Mutex // of ready
	ready    map[string]*sql.Stmt
}

// maxStatements is how many are kept. The program has far fewer; batches of
// rows come in many lengths.
const maxStatements = 300

// transaction runs fn in a write transaction, on the writer's one connection.
func (s *Store) transaction(ctx context.Context, fn func(db *gorm.DB) error) (err error) {
	tx, err := s.statements.pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	conn := &txConn{Tx: tx, known: s.statements.known()}
	ended := false
	defer func() {
		if !ended { // fn panicked
			_ = tx.Rollback()
		}
	}()
	db := s.write.Session(&gorm.Session{NewDB: true, Context: ctx})
	db.Statement.ConnPool = conn
	err = fn(db)
	ended = true
	if err != nil {
		_ = tx.Rollback() // what went wrong first is what matters
		return cancelled(ctx, err)
	}
	if err := tx.Commit(); err != nil {
		return cancelled(ctx, err)
	}
	s.statements.learn(ctx, conn.missed)
	return nil
}

// cancelled is the context's own error where that is why something failed:
// database/sql says then that the transaction has ended.
func cancelled(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// known returns the statements that are prepared now.
func (p *statements) known() map[string]*sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ready // never changed, only replaced: see learn
}

// learn prepares what a transaction had to do without. It cannot be done
// earlier: the transaction holds the only connection. One learner is enough,
// and it holds no lock that a transaction waits for while it waits for the
// connection.
func (p *statements) learn(ctx context.Context, missed []string) {
	if len(missed) == 0 || !p.learning.TryLock() {
		return
	}
	defer p.learning.Unlock()
	next := maps.Clone(p.known())
	if next == nil {
		next = map[string]*sql.Stmt{}
	}
	for _, q := range missed {
		if _, ok := next[q]; ok || len(next) >= maxStatements {
			continue
		}
		st, err := p.pool.PrepareContext(ctx, q) //nolint:sqlclosecheck // close does
		if err != nil {
			break // it is only slower
		}
		next[q] = st
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ready = next
}

// close lets the statements go.
func (p *statements) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, st := range p.ready {
		errs = append(errs, st.Close())
	}
	p.ready = nil
	return errors.Join(errs...)
}

// txConn is a transaction that uses what is prepared, and notes what is not.
type txConn struct {
	*sql.Tx
	known  map[string]*sql.Stmt
	missed []string
}

// prepared returns the statement for q, and false if there is none yet.
func (c *txConn) prepared(q string) (*sql.Stmt, bool) {
	st, ok := c.known[q]
	if !ok && !slices.Contains(c.missed, q) {
		c.missed = append(c.missed, q)
	}
	return st, ok
}

// ExecContext is sql.Tx's, with what is prepared.
func (c *txConn) ExecContext(ctx context.Context, q string, args ...any) (sql.Result, error) {
	if st, ok := c.prepared(q); ok {
		return c.StmtContext(ctx, st).ExecContext(ctx, args...) //nolint:sqlclosecheck // the end of the transaction closes it
	}
	return c.Tx.ExecContext(ctx, q, args...)
}

// QueryContext is sql.Tx's, with what is prepared.
func (c *txConn) QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	if st, ok := c.prepared(q); ok {
		return c.StmtContext(ctx, st).QueryContext(ctx, args...) //nolint:sqlclosecheck // the end of the transaction closes it
	}
	return c.Tx.QueryContext(ctx, q, args...)
}

// QueryRowContext is sql.Tx's, with what is prepared.
func (c *txConn) QueryRowContext(ctx context.Context, q string, args ...any) *sql.Row {
	if st, ok := c.prepared(q); ok {
		return c.StmtContext(ctx, st).QueryRowContext(ctx, args...) //nolint:sqlclosecheck // the end of the transaction closes it
	}
	return c.Tx.QueryRowContext(ctx, q, args...)
}
