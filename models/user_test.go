package models_test

import (
	"testing"

	"github.com/alexedwards/argon2id"

	"frist/models"
)

// A sign-in with an address that nobody has must cost what a wrong password
// costs, or the time would tell which addresses are somebody's.
func TestAnUnknownAddressIsComparedWithAHashOfTheSameCost(t *testing.T) {
	h := newHouse(t)
	hash, err := models.Hash(h.Store, "a password of tests")
	check(t, err)
	want, salt, key, err := argon2id.DecodeHash(hash)
	check(t, err)
	got, otherSalt, otherKey, err := argon2id.DecodeHash(models.HashOfNobody)
	check(t, err)
	if *got != *want || len(salt) != len(otherSalt) || len(key) != len(otherKey) {
		t.Errorf("nobody's hash costs %+v, a user's %+v", *got, *want)
	}
}
