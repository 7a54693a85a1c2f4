package models_test

import (
	"context"
	"os"
	"path/filepath"
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

	admin, officer, approver, auditor, reader, reporter models.Actor
	bank                                                int64
}

// newHouse opens a new store whose clock the test turns.
func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, path: filepath.Join(t.TempDir(), "frist.db"), at: present}
	h.open()
	op := models.Operator("test")
	for email, a := range map[string]*models.Actor{
		"admin@bank.example": &h.admin, "officer@bank.example": &h.officer, "approver@bank.example": &h.approver,
		"auditor@bank.example": &h.auditor, "reader@bank.example": &h.reader, "reporter@bank.example": &h.reporter,
	} {
		role := models.Role(email[:len(email)-len("@bank.example")])
		if role == "officer" {
			role = models.Handler
		}
		id, err := h.AddUser(ctx(t), op, models.Once{}, models.User{Email: email, Name: "Name of " + string(role), Role: role}, "")
		check(t, err)
		*a = models.Actor{ID: id, Name: "Name of " + string(role), Role: role}
	}
	var err error
	h.bank, err = h.AddEntity(ctx(t), op, models.Once{}, models.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	check(t, err)
	return h
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
