package models_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// present is the time of the tests: a Tuesday in November 2026.
var present = time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)

// house is a store in a folder of its own, with a bank and some people in it.
type house struct {
	*models.Store
	t    *testing.T
	path string
	at   time.Time
	data []byte // the file, of one that is copied

	admin, officer, approver, auditor, reader, reporter models.Actor
	bank                                                int64
}

// built is the database that every house begins with: made once, and copied.
var built = sync.OnceValues(func() (b house, err error) {
	dir, err := os.MkdirTemp("", "frist-models-test")
	if err != nil {
		return b, err
	}
	defer os.RemoveAll(dir)
	ctx, op := context.Background(), models.Operator("test")
	b.path = filepath.Join(dir, "frist.db")
	if b.Store, err = models.Open(ctx, b.path, func() time.Time { return present }); err != nil {
		return b, err
	}
	for email, a := range map[string]*models.Actor{
		"admin@bank.example": &b.admin, "officer@bank.example": &b.officer, "approver@bank.example": &b.approver,
		"auditor@bank.example": &b.auditor, "reader@bank.example": &b.reader, "reporter@bank.example": &b.reporter,
	} {
		role := models.Role(email[:len(email)-len("@bank.example")])
		if role == "officer" {
			role = models.Handler
		}
		id, err := b.AddUser(ctx, op, models.Once{}, models.User{Email: email, Name: "Name of " + string(role), Role: role}, "")
		if err != nil {
			return b, err
		}
		*a = models.Actor{ID: id, Name: "Name of " + string(role), Role: role}
	}
	if b.bank, err = b.AddEntity(ctx, op, models.Once{}, models.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution}); err != nil {
		return b, err
	}
	if err := b.Close(); err != nil {
		return b, err
	}
	b.data, err = os.ReadFile(b.path)
	return b, err
})

// newHouse opens a new store whose clock the test turns.
func newHouse(t *testing.T) *house {
	t.Helper()
	b, err := built()
	check(t, err)
	return b.copied(t)
}

// copied is another house with the same in it.
func (h house) copied(t *testing.T) *house {
	t.Helper()
	h.t, h.path, h.at = t, filepath.Join(t.TempDir(), "frist.db"), present
	check(t, os.WriteFile(h.path, h.data, 0o600))
	h.open()
	return &h
}

func (h *house) open() {
	h.t.Helper()
	s, err := models.Open(ctx(h.t), h.path, func() time.Time { return h.at })
	check(h.t, err)
	h.Store = s
	h.t.Cleanup(func() { check(h.t, s.Close()) })
}

// report stores an incident of which the bank became aware two hours ago.
func (h *house) report(title string) string {
	h.t.Helper()
	ref, err := h.ReportIncident(ctx(h.t), h.officer, models.Once{}, models.Report{
		EntityID: h.bank, Title: title, Informant: "Kundtjänst", PersonalData: deadline.Yes, Aware: calendar.At(h.at.Add(-2 * time.Hour)),
	})
	check(h.t, err)
	return ref
}

func (h *house) importFile(name string) string {
	h.t.Helper()
	data, err := os.ReadFile(name)
	check(h.t, err)
	f, err := casefile.Parse(data)
	check(h.t, err)
	ref, err := h.Import(ctx(h.t), models.Operator("test"), f)
	check(h.t, err)
	return ref
}

const klarna = "casefile/testdata/klarna-2021.case.json"

func ctx(t *testing.T) context.Context { return t.Context() }

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
