package models_test

import (
	"context"
	"errors"
	"testing"

	"frist/models"
)

func TestAPasswordIsChangedByWhoKnowsIt(t *testing.T) {
	h := newHouse(t)
	const old, next = "the first password", "the second password"
	if _, err := h.SetPassword(ctx(t), h.admin, h.officer.ID, old); err != nil {
		t.Fatal(err)
	}
	var invalid *models.Invalid
	if _, err := h.ChangePassword(ctx(t), h.officer, "a guess of theirs", next); !errors.As(err, &invalid) || invalid.Problems["password-current"].IsZero() {
		t.Errorf("a guess: %v", err)
	}
	if _, err := h.ChangePassword(ctx(t), h.officer, old, "short"); !errors.As(err, &invalid) || invalid.Problems["password"].IsZero() {
		t.Errorf("a short one: %v", err)
	}
	// Who has no password yet cannot say what it is, not even nothing.
	if _, err := h.ChangePassword(ctx(t), h.reader, "", next); !errors.As(err, &invalid) {
		t.Errorf("without one: %v", err)
	}
	u, err := h.ChangePassword(ctx(t), h.officer, old, next)
	check(t, err)
	if _, err := h.SessionUser(ctx(t), u.ID, u.Epoch-1); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a session from before: %v", err)
	}
	if _, err := h.SignIn(ctx(t), "officer@bank.example", old); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("the old one: %v", err)
	}
	_, err = h.SignIn(ctx(t), "officer@bank.example", next)
	check(t, err)
}

func TestWhoGivesUpDoesNotWaitForATurnAtHashing(t *testing.T) {
	h := newHouse(t)
	gone, cancel := context.WithCancel(ctx(t))
	cancel()
	if _, err := h.SetPassword(gone, h.admin, h.officer.ID, "a password of tests"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
