package models

import (
	"context"
	"encoding/json"
	"time"

	"gorm.io/gorm"
)

// A Draft is what somebody typed on a page and has not stored: it outlives the
// session, a crash and an upgrade.
type Draft struct {
	Fields  map[string][]string
	SavedAt time.Time
}

// MaxDraft is how large a draft may be, in bytes of JSON.
const MaxDraft = 4 << 20

// The bounds of what is kept: of one user, and of all.
const (
	draftsEach   = 50
	draftBytes   = 8 << 20
	draftsInAll  = 64 << 20 // in bytes
	draftsAreFor = 8 * 7 * 24 * time.Hour
)

// SaveDraft keeps what the actor has typed on a form, in the place of what they
// typed there before. It forgets drafts that are older than eight weeks, and the
// oldest of an actor who has too many, and reports how many of theirs went.
func (s *Store) SaveDraft(ctx context.Context, by Actor, form string, fields map[string][]string) (gone int, err error) {
	at := s.now().UTC().Truncate(time.Second)
	body, err := json.Marshal(fields)
	if err != nil {
		return 0, err
	}
	if by.ID == 0 || len(body) > MaxDraft || len(form) > 1000 {
		return 0, ErrForbidden
	}
	err = s.jot(ctx, func(db *gorm.DB) error {
		if err := db.Exec("DELETE FROM drafts WHERE saved_at < ?", at.Add(-draftsAreFor)).Error; err != nil {
			return err
		}
		err := db.Exec("INSERT INTO drafts (user_id, form, fields, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (user_id, form) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at",
			by.ID, form, string(body), at).Error
		if err != nil {
			return err
		}
		if gone, err = dropOldDrafts(db, by, form); err != nil {
			return err
		}
		return dropMostDrafts(db)
	})
	return gone, err
}

// dropOldDrafts forgets the oldest drafts of an actor who has too many, but not
// the one that was just kept.
func dropOldDrafts(db *gorm.DB, by Actor, kept string) (gone int, err error) {
	var ds []struct {
		Form string
		Size int
	}
	err = db.Raw("SELECT form, octet_length(fields) AS size FROM drafts WHERE user_id = ? ORDER BY form = ? DESC, saved_at DESC, form", by.ID, kept).Scan(&ds).Error
	size := 0
	for i, d := range ds {
		if size += d.Size; err != nil || i < draftsEach && size <= draftBytes {
			continue
		}
		gone++
		err = db.Exec("DELETE FROM drafts WHERE user_id = ? AND form = ?", by.ID, d.Form).Error
	}
	return gone, err
}

// dropMostDrafts forgets drafts while those of all are too many: each time the
// oldest of whoever has most, so that nobody pushes out what others typed.
func dropMostDrafts(db *gorm.DB) error {
	for {
		var size int64
		if err := db.Raw("SELECT coalesce(sum(octet_length(fields)), 0) FROM drafts").Scan(&size).Error; err != nil || size <= draftsInAll {
			return err
		}
		err := db.Exec(`DELETE FROM drafts WHERE (user_id, form) = (SELECT user_id, form FROM drafts
			WHERE user_id = (SELECT user_id FROM drafts GROUP BY user_id ORDER BY sum(octet_length(fields)) DESC LIMIT 1) ORDER BY saved_at LIMIT 1)`).Error
		if err != nil {
			return err
		}
	}
}

// Draft returns what the actor typed on a form, and false if nothing is kept.
func (s *Store) Draft(ctx context.Context, by Actor, form string) (Draft, bool, error) {
	var found []struct {
		Fields  string
		SavedAt time.Time
	}
	err := s.read.WithContext(ctx).Raw("SELECT fields, saved_at FROM drafts WHERE user_id = +? AND form = +?", by.ID, form).Scan(&found).Error
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
