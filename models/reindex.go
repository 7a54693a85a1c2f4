package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// indexVersion rises when the program computes the index columns in another
// way though the rules are the same.
const indexVersion = 13

// refreshIndex computes the index columns anew when the rules are not those
// that they were computed by: after an upgrade.
func (s *Store) refreshIndex(ctx context.Context) error {
	was, now, err := s.indexRules(ctx)
	if err != nil || was == now {
		return err
	}
	for last := int64(0); ; {
		var ids []int64
		if err := s.read.WithContext(ctx).Raw("SELECT id FROM incidents WHERE id > ? ORDER BY id LIMIT 2000", last).Scan(&ids).Error; err != nil {
			return err
		}
		if len(ids) == 0 {
			break
		}
		last = ids[len(ids)-1]
		if err := s.change(ctx, Actor{Role: operator}, func(tx *Tx) error { tx.touched = ids; return nil }); err != nil {
			return err
		}
	}
	return s.jot(ctx, func(db *gorm.DB) error {
		return db.Exec("INSERT INTO settings (key, value) VALUES ('index', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", now).Error
	})
}

// indexRules stands for the rules that the index columns were computed by, and
// for those of this program.
func (s *Store) indexRules(ctx context.Context) (was, now string, err error) {
	rules, err := json.Marshal(deadline.Rules())
	if err != nil {
		return "", "", err
	}
	sum := sha256.Sum256(fmt.Appendf(rules, "%d", indexVersion))
	err = scalar(s.read.WithContext(ctx).Raw("SELECT value FROM settings WHERE key = 'index'"), &was)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return was, hex.EncodeToString(sum[:]), err
}

// indexed is what the index columns of an incident should hold.
type indexed struct {
	id            int64
	aware, strict string
	left          string
	moment        string // aware, as well as it is known
	next          string
	whose         int64 // the further entity whose next it is
	undecided     int
	least, most   string
	mode          string
	question      bool // by when a question is to be answered is what it should be
}

func (c clock) indexed() indexed {
	x := indexed{id: c.Incident.ID, question: true, undecided: len(c.undecided()), mode: string(c.affectedMode), moment: c.Moment.String(), least: text(c.affectedMin), most: text(c.affectedMax)}
	if !c.Aware.IsZero() {
		x.aware = c.Aware.UTC().Format(columnTime)
	}
	if os := c.unmet(); len(os) > 0 {
		x.strict, x.next, x.whose = whole(os[0].Strict).Format(columnTime), string(os[0].ID), os[0].part.of
	}
	if c.Incident.Status == StatusClosed {
		x.strict, x.left = "", x.strict
	}
	return x
}

func text(n *int64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

// columnTime is how a DATETIME column holds a time.
const columnTime = "2006-01-02 15:04:05+00:00"

// verifyIndex computes the index columns anew: lists are sorted and cut off by
// them, and the register shows them. In a database that was only opened to read
// they may have been computed by other rules, and are then no fault.
func verifyIndex(ctx context.Context, s *Store, v *Verdict) error {
	was, now, err := s.indexRules(ctx)
	if v.OldIndex = s.onlyReads && was != now; err != nil || v.OldIndex {
		return err
	}
	db := s.read.WithContext(ctx)
	for last := int64(math.MinInt64); ; {
		cs, err := clocks(db, "WHERE i.id > ? ORDER BY i.id"+limit(500), last)
		if err != nil || len(cs) == 0 {
			return err
		}
		have, err := indexedRows(db, last)
		if err != nil {
			return err
		}
		for i, c := range cs {
			last = c.Incident.ID
			if want := c.indexed(); i >= len(have) || have[i] != want {
				v.Broken = fmt.Sprintf("incident %d: the limits that lists show are not those of its record", last)
				return nil
			}
		}
	}
}

func indexedRows(db *gorm.DB, after int64) ([]indexed, error) {
	rows, err := db.Raw(`SELECT i.id, coalesce(CAST(i.aware_at AS TEXT), ''), coalesce(CAST(i.next_strict_at AS TEXT), ''), coalesce(CAST(i.left_strict_at AS TEXT), ''), i.next_obligation, coalesce(i.next_entity, 0), i.undecided,
		coalesce(CAST(i.affected_min AS TEXT), ''), coalesce(CAST(i.affected_max AS TEXT), ''), i.affected_mode, coalesce(i.aware, ''), i.next_question_at IS `+nextQuestion+`
		FROM incidents i WHERE i.id > ? ORDER BY i.id`+limit(500), after).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err says it
	var xs []indexed
	for rows.Next() {
		var x indexed
		if err := rows.Scan(&x.id, &x.aware, &x.strict, &x.left, &x.next, &x.whose, &x.undecided, &x.least, &x.most, &x.mode, &x.moment, &x.question); err != nil {
			return nil, err
		}
		xs = append(xs, x)
	}
	return xs, rows.Err()
}
