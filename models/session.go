package models

import (
	"context"
	"encoding/json"
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
	rows, err := x.s.brief(ctx).Raw("SELECT data FROM sessions WHERE token = +? AND expires > +?", token, x.s.now().Unix()).Rows()
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

// A Draft is what somebody typed on a page and has not stored: it outlives the
// session, a crash and an upgrade.
type Draft struct {
	Fields  map[string][]string
	SavedAt time.Time
}

// MaxDraft is how large a draft may be, in bytes of JSON.
const MaxDraft = 4 << 20

// SaveDraft keeps what the actor has typed on a form, in the place of what they
// typed there before.
func (s *Store) SaveDraft(ctx context.Context, by Actor, form string, fields map[string][]string) (time.Time, error) {
	at := s.now().UTC().Truncate(time.Second)
	body, err := json.Marshal(fields)
	if err != nil {
		return at, err
	}
	if by.ID == 0 || len(body) > MaxDraft || len(form) > 1000 {
		return at, ErrForbidden
	}
	return at, s.jot(ctx, func(db *gorm.DB) error {
		return db.Exec("INSERT INTO drafts (user_id, form, fields, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_id, form) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at",
			by.ID, form, string(body), at).Error
	})
}

// Draft returns what the actor typed on a form, and false if nothing is kept.
func (s *Store) Draft(ctx context.Context, by Actor, form string) (Draft, bool, error) {
	var found []struct {
		Fields  string
		SavedAt time.Time
	}
	err := s.brief(ctx).Raw("SELECT fields, saved_at FROM drafts WHERE user_id = +? AND form = +?", by.ID, form).Scan(&found).Error
	if err != nil || len(found) == 0 {
		return Draft{}, false, err
	}
	d := Draft{SavedAt: found[0].SavedAt}
	return d, true, json.Unmarshal([]byte(found[0].Fields), &d.Fields)
}

// DropDraft forgets what the actor typed on a form.
func (s *Store) DropDraft(ctx context.Context, by Actor, form string) error {
	return s.jot(ctx, func(db *gorm.DB) error {
		return db.Exec("DELETE FROM drafts WHERE user_id = ? AND form = ?", by.ID, form).Error
	})
}
