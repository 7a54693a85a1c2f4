package models

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// Sessions keeps who is signed in. It is working memory, no record. Its methods
// are those of a store of alexedwards/scs, which hashes the token first.
type Sessions struct{ s *Store }

// Sessions returns the store's sessions.
func (s *Store) Sessions() Sessions { return Sessions{s} }

// FindCtx returns the data of a session that has not expired.
func (x Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	rows, err := x.s.brief(ctx)("SELECT data FROM sessions WHERE token = +? AND expires > +?", token, x.s.now().Unix())
	if err != nil {
		return nil, false, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	for rows.Next() {
		found = true
		if err := rows.Scan(&data); err != nil {
			return nil, false, err
		}
	}
	return data, found, rows.Err()
}

// CommitCtx stores a session, and forgets those that have expired.
func (x Sessions) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	return x.s.jot(ctx, func(db *gorm.DB) error {
		if err := db.Exec("DELETE FROM sessions WHERE expires <= ?", x.s.now().Unix()).Error; err != nil {
			return err
		}
		return db.Exec("INSERT INTO sessions (token, data, expires) VALUES (?, ?, ?) ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires = excluded.expires",
			token, data, expires.Unix()).Error
	})
}

// DeleteCtx forgets a session.
func (x Sessions) DeleteCtx(ctx context.Context, token string) error {
	return x.s.jot(ctx, func(db *gorm.DB) error { return db.Exec("DELETE FROM sessions WHERE token = ?", token).Error })
}

// Find is FindCtx for a caller that has no context.
func (x Sessions) Find(token string) ([]byte, bool, error) {
	return x.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for a caller that has no context.
func (x Sessions) Commit(token string, data []byte, expires time.Time) error {
	return x.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for a caller that has no context.
func (x Sessions) Delete(token string) error { return x.DeleteCtx(context.Background(), token) }
