package models

import (
	"context"
	"errors"
)

// A House is what holds for the whole of an installation.
type House struct {
	ID      int64 `json:"id"`
	Version int   `json:"version"`
	// PublicCalculator lets whoever opens the page compute time limits without
	// signing in. Nothing that is stored is shown there.
	PublicCalculator bool `json:"public_calculator"`
}

// TableName is the table of gorm's.
func (*House) TableName() string { return "house" }

func (h *House) query() string { return "SELECT id, version, public_calculator FROM house " }

func (h *House) into() []any { return []any{&h.ID, &h.Version, &h.PublicCalculator} }

func (h *House) subject() (string, int64, int64) { return "house", h.ID, 0 }

// House returns the settings. They are no secret: a page that strangers may open
// depends on them.
func (s *Store) House(ctx context.Context) (House, error) {
	h, err := readOne[House](s.brief(ctx), "WHERE id = 1")
	if errors.Is(err, ErrNotFound) {
		return House{}, nil // nobody has set anything
	}
	return h, err
}

// EditHouse stores the settings; an administrator's part.
func (s *Store) EditHouse(ctx context.Context, by Actor, h House) error {
	if !by.May(KeepUsers) {
		return ErrForbidden
	}
	return s.change(ctx, by, func(tx *Tx) error {
		before, err := take[House](tx, 1)
		h.ID = 1
		if errors.Is(err, ErrNotFound) {
			h.Version = 1
			return tx.create(HouseEdited, &h)
		}
		if err != nil || before.PublicCalculator == h.PublicCalculator {
			return err
		}
		h.Version = before.Version + 1
		return tx.update(HouseEdited, &before, &h)
	})
}
