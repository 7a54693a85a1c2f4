package models

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"gorm.io/gorm"

	"frist/models/i18n"
)

// A Feed is an address at which a calendar fetches the time limits of one
// person. There is no session: whoever has the address sees what that person
// may see, at each request, until it is revoked.
type Feed struct {
	ID     int64 `json:"id"`
	UserID int64 `json:"user_id"`
	// TokenSHA256 is all that is kept of the token. It is random and long, so
	// that its hash, which is in the log too, gives nothing away.
	TokenSHA256 string `json:"token_sha256" gorm:"column:token_sha256"`
	// WithTitles has the titles of the incidents stand in the calendar.
	WithTitles bool       `json:"with_titles"`
	CreatedAt  time.Time  `json:"created_at" gorm:"autoCreateTime:false"`
	RevokedAt  *time.Time `json:"revoked_at"`
	// LastUsedAt is working memory, exact to feedNoted.
	LastUsedAt *time.Time `json:"-"`
}

func (f *Feed) subject() (string, int64, int64) { return "feed", f.ID, 0 }

func (f *Feed) query() string {
	return "SELECT f.id, f.user_id, f.token_sha256, f.with_titles, f.created_at, f.revoked_at, f.last_used_at FROM feeds f "
}

func (f *Feed) into() []any {
	return []any{&f.ID, &f.UserID, &f.TokenSHA256, &f.WithTitles, &f.CreatedAt, &f.RevokedAt, &f.LastUsedAt}
}

// MaxFeeds is how many addresses one person can have at a time: one for each
// of their devices.
const MaxFeeds = 10

// feedNoted is how often it is noted that an address is used: calendars ask all
// day, and each note is a write.
const feedNoted = time.Hour

var tooManyFeeds = i18n.Text{
	SV: "Du har redan tio kalenderadresser. Återkalla en som du inte använder.",
	EN: "You have ten calendar addresses already. Revoke one that you do not use.",
}

// AddFeed stores a new address of the actor's and returns the token in it, which
// nothing can tell again.
func (s *Store) AddFeed(ctx context.Context, by Actor, once Once, withTitles bool) (token string, err error) {
	if by.ID == 0 || !by.May(SeeIncidents) {
		return "", ErrForbidden
	}
	token = rand.Text() // 130 bits
	err = s.change(ctx, by, func(tx *Tx) error {
		if err := tx.again(once); err != nil {
			return err
		}
		var have int
		if err := scalar(tx.db.Raw("SELECT count(*) FROM feeds WHERE user_id = ? AND revoked_at IS NULL", by.ID), &have); err != nil {
			return err
		}
		if have >= MaxFeeds {
			return Problems{"titles": tooManyFeeds}.Err()
		}
		f := Feed{UserID: by.ID, TokenSHA256: hashOfToken(token), WithTitles: withTitles, CreatedAt: tx.at}
		if err := tx.create(FeedAdded, &f); err != nil {
			return err
		}
		return tx.first(once, "")
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

func hashOfToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// RevokeFeed has one of the actor's own addresses answer no more.
func (s *Store) RevokeFeed(ctx context.Context, by Actor, id int64) error {
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := take[Feed](tx, id)
		switch {
		case err != nil:
			return err
		case before.UserID != by.ID:
			return ErrNotFound
		case before.RevokedAt != nil:
			return nil // a second press of the button
		}
		return tx.revokeFeed(before)
	})
}

// RevokeFeeds has none of the actor's own addresses answer any more.
func (s *Store) RevokeFeeds(ctx context.Context, by Actor) error {
	return s.change(ctx, by, func(tx *Tx) error { return tx.revokeFeeds(by.ID) })
}

func (tx *Tx) revokeFeeds(user int64) error {
	fs, err := read[Feed](asking(tx.db), "WHERE f.user_id = +? AND f.revoked_at IS NULL ORDER BY f.id", user)
	if err != nil {
		return err
	}
	for _, f := range fs {
		if err := tx.revokeFeed(f); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) revokeFeed(before Feed) error {
	next := before
	next.RevokedAt = &tx.at
	return tx.update(FeedRevoked, &before, &next)
}

// Feeds returns the actor's addresses that have not been revoked, the oldest first.
func (s *Store) Feeds(ctx context.Context, by Actor) ([]Feed, error) {
	return read[Feed](s.brief(ctx), "WHERE f.user_id = +? AND f.revoked_at IS NULL ORDER BY f.id", by.ID)
}

// UseFeed returns the address with that token and whose it is, and notes that it
// was used. A token that is unknown or revoked, or whose user has been disabled,
// is ErrNotFound, by the same query: it is looked up by its hash, so that how
// long that takes says nothing of any token.
func (s *Store) UseFeed(ctx context.Context, token string) (Feed, User, error) {
	type theirs struct {
		Feed Feed
		User User
	}
	found, err := readAs(s.brief(ctx), func(t *theirs) []any {
		u := &t.User
		return append(t.Feed.into(), &u.ID, &u.Name, (*string)(&u.Role), (*string)(&u.Lang))
	}, `SELECT f.id, f.user_id, f.token_sha256, f.with_titles, f.created_at, f.revoked_at, f.last_used_at, u.id, u.name, u.role, u.lang
		FROM feeds f JOIN users u ON u.id = f.user_id
		WHERE f.token_sha256 = +? AND f.revoked_at IS NULL AND u.disabled = 0`, hashOfToken(token))
	if err != nil {
		return Feed{}, User{}, err
	}
	if len(found) == 0 {
		return Feed{}, User{}, ErrNotFound
	}
	f := found[0].Feed
	at := s.now().UTC().Truncate(time.Second)
	if f.LastUsedAt == nil || at.Sub(*f.LastUsedAt) >= feedNoted {
		f.LastUsedAt = &at
		err = s.jot(ctx, func(db *gorm.DB) error {
			return db.Exec("UPDATE feeds SET last_used_at = ? WHERE id = ?", at, f.ID).Error
		})
	}
	return f, found[0].User, err
}
