package models

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"

	"gorm.io/gorm"
)

// DeviceKey names the key that signs for browsers that somebody has signed in with.
const DeviceKey = "device-key"

// Secret returns the key of that name, which is random and this database's own,
// and makes it when it is asked for the first time. It is no record: whoever has
// the file has it, and nothing is proved by it.
func (s *Store) Secret(ctx context.Context, name string) ([]byte, error) {
	const query = "SELECT value FROM settings WHERE key = ?"
	var value string
	err := scalar(s.read.WithContext(ctx).Raw(query, name), &value)
	if errors.Is(err, ErrNotFound) {
		key := make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, err
		}
		err = s.jot(ctx, func(db *gorm.DB) error {
			if err := db.Exec("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", name, hex.EncodeToString(key)).Error; err != nil {
				return err
			}
			return scalar(db.Raw(query, name), &value) // another may have been faster
		})
	}
	if err != nil {
		return nil, err
	}
	return hex.DecodeString(value)
}
