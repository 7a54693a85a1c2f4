package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
)

// A Tx is one change: one transaction, one actor, one instant.
type Tx struct {
	ctx     context.Context
	db      *gorm.DB
	at      time.Time
	by      Actor
	lines   []logLine
	touched []int64 // incidents whose index columns are due for a new look
}

// A record is something that the log keeps the history of.
type record interface {
	// subject says which record it is, and which incident it belongs to (0: none).
	subject() (kind string, id, incident int64)
}

// change runs fn in a write transaction and closes it with the log. It is the
// one seam through which anything that is kept is stored.
func (s *Store) change(ctx context.Context, by Actor, fn func(*Tx) error) error {
	tx := &Tx{ctx: ctx, at: s.now().UTC().Truncate(time.Second), by: by}
	err := s.transaction(ctx, func(db *gorm.DB) error {
		tx.db = db
		if err := fn(tx); err != nil {
			return err
		}
		if err := tx.writeLog(); err != nil {
			return err
		}
		return tx.reindex() // what a closed incident is computed from stands in the log
	})
	if err == nil {
		s.fold(ctx)
	}
	return err
}

// jot stores working memory (sessions, drafts), which is no record and leaves
// no line in the log.
func (s *Store) jot(ctx context.Context, fn func(db *gorm.DB) error) error {
	return s.transaction(ctx, func(db *gorm.DB) error { return fn(allow(db)) })
}

// create stores a new record and notes it.
func (tx *Tx) create(a Action, r record) error {
	if err := allow(tx.db).Create(r).Error; err != nil {
		return err
	}
	return tx.note(a, nil, r)
}

// update stores after in the place of before, every column of it, and notes both.
func (tx *Tx) update(a Action, before, after record) error {
	done := allow(tx.db).Select("*").Updates(after)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected != 1 {
		return ErrConflict
	}
	return tx.note(a, before, after)
}

// note puts a line in the log of this change.
func (tx *Tx) note(a Action, before, after record) error {
	type content struct {
		Before record `json:"before"`
		After  record `json:"after"`
	}
	body, err := json.Marshal(content{before, after})
	if err != nil {
		return err
	}
	r := after
	if r == nil {
		r = before
	}
	kind, id, incident := r.subject()
	line := logLine{At: tx.at, ActorID: tx.by.ID, Actor: tx.by.Name, Action: a, Kind: kind, KindID: id, Content: body}
	if incident != 0 {
		line.IncidentID = &incident
	}
	tx.lines = append(tx.lines, line)
	return nil
}

// noteLast has the lines about a record come after all others of the change.
func (tx *Tx) noteLast(r record) {
	kind, id, _ := r.subject()
	slices.SortStableFunc(tx.lines, func(a, b logLine) int {
		rank := func(l *logLine) int {
			if l.Kind == kind && l.KindID == id {
				return 1
			}
			return 0
		}
		return rank(&a) - rank(&b)
	})
}

// touch has the index columns of an incident looked at again before the end.
func (tx *Tx) touch(incident int64) {
	for _, id := range tx.touched {
		if id == incident {
			return
		}
	}
	tx.touched = append(tx.touched, incident)
}

// Once is one sending of a form: what is sent twice, by a double click or
// because the answer was lost, is stored once, and what was kept of it as a
// draft goes with it. The zero Once asks for nothing.
type Once struct {
	// Token is random and its own for each rendering of the form.
	Token string
	// Form is the path of the page, under which a draft is kept.
	Form string
	// Digest stands for what was typed: a page that somebody goes back to and
	// sends with another text is another sending.
	Digest string
}

// key is what is kept of a sending: it is one person's, and one text's.
func (o Once) key(by Actor) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%q\x00%q\x00%q", by.ID, o.Form, o.Token, o.Digest))
	return hex.EncodeToString(sum[:])
}

// again returns *Done, with the place, if this sending was stored before.
func (tx *Tx) again(once Once) error {
	if once.Token == "" {
		return nil
	}
	var place string
	err := scalar(tx.db.Raw("SELECT place FROM once WHERE token = +?", once.key(tx.by)), &place)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return &Done{Place: place}
}

// first notes that the sending has been stored, and what it made.
func (tx *Tx) first(once Once, place string) error {
	if once.Form != "" {
		if err := allow(tx.db).Exec("DELETE FROM drafts WHERE user_id = ? AND form = ?", tx.by.ID, once.Form).Error; err != nil {
			return err
		}
	}
	if once.Token == "" {
		return nil
	}
	return allow(tx.db).Exec("INSERT INTO once (token, place, at) VALUES (?, ?, ?)", once.key(tx.by), place, tx.at).Error
}

// take reads one record by its number, inside the change. It is not gorm's Take,
// whose bound LIMIT has SQLite compile the statement each time.
func take[T any](tx *Tx, id int64) (T, error) {
	var rs []T
	err := tx.db.Where("id = ?", id).Find(&rs).Error
	if err == nil && len(rs) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return rs[0], nil
}

const allowed = "frist:seam"

var errOutside = errors.New("models: a write that did not pass the seam")

// allow marks a statement as one of ours.
func allow(db *gorm.DB) *gorm.DB { return db.Set(allowed, true) }

// guard has the writer refuse every statement that did not pass allow, so that
// a forgotten line in the log is a failing test and not a silence.
func guard(db *gorm.DB) error {
	check := func(db *gorm.DB) {
		if _, ok := db.Get(allowed); !ok {
			_ = db.AddError(errOutside) // it is the statement's own error from here on
		}
	}
	// What answers with rows may write too: UPDATE … RETURNING.
	checkReading := func(db *gorm.DB) {
		sql := strings.ToUpper(strings.TrimSpace(db.Statement.SQL.String()))
		if sql != "" && !strings.HasPrefix(sql, "SELECT") && !strings.HasPrefix(sql, "PRAGMA") {
			check(db)
		}
	}
	c := db.Callback()
	return errors.Join(
		c.Create().Before("*").Register("frist:create", check),
		c.Update().Before("*").Register("frist:update", check),
		c.Delete().Before("*").Register("frist:delete", check),
		c.Raw().Before("*").Register("frist:raw", check),
		c.Query().Before("*").Register("frist:query", checkReading),
		c.Row().Before("*").Register("frist:row", checkReading),
	)
}
