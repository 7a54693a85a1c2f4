package models

import (
	"errors"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
)

// A hash that was made when a password cost something else is tried at that
// cost, and lives on at today's from the next time that its user signs in.
func TestAHashOfAnotherCostStillHoldsAndIsMadeAnewAtSignIn(t *testing.T) {
	const password = "a password of long ago"
	old := argon2id.Params{Memory: 64 << 10, Iterations: 1, Parallelism: 2, SaltLength: 16, KeyLength: 32}
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), t.TempDir()+"/frist.db", func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	op := Operator("test")
	id, err := s.AddUser(t.Context(), op, Once{}, User{Email: "anna@bank.example", Name: "Anna", Role: Handler}, "another password")
	if err != nil {
		t.Fatal(err)
	}
	stored := func() User {
		t.Helper()
		u, err := s.User(t.Context(), op, id)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	err = s.change(t.Context(), op, func(tx *Tx) error {
		before := stored()
		after := before
		if after.PasswordHash, err = argon2id.CreateHash(password, &old); err != nil {
			return err
		}
		return tx.update(PasswordSet, &before, &after)
	})
	if err != nil {
		t.Fatal(err)
	}
	before := stored()
	if _, err := s.SignIn(t.Context(), "anna@bank.example", "not the password"); !errors.Is(err, ErrForbidden) {
		t.Error("a wrong password: ", err)
	}
	if stored() != before {
		t.Error("a wrong password changed the user")
	}
	for range 2 {
		if _, err := s.SignIn(t.Context(), "anna@bank.example", password); err != nil {
			t.Fatal(err)
		}
		after := stored()
		if cost, _, _, err := argon2id.DecodeHash(after.PasswordHash); err != nil || *cost != hashing {
			t.Errorf("the hash costs %+v: %v", cost, err)
		}
		if after.Epoch != before.Epoch || after.Version != before.Version+1 {
			t.Errorf("signed in with %+v, which became %+v", before, after)
		}
	}
	if v, err := s.Verify(t.Context(), op); err != nil || !v.OK() {
		t.Error("the log: ", v.Broken, err)
	}
}
