package models_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
)

// draft keeps a text of about n bytes.
func (h *house) draft(t *testing.T, by models.Actor, form string, n int) int {
	t.Helper()
	gone, err := h.SaveDraft(ctx(t), by, form, map[string][]string{"text": {strings.Repeat("x", n)}})
	check(t, err)
	return gone
}

func (h *house) hasDraft(t *testing.T, by models.Actor, form string) bool {
	t.Helper()
	_, ok, err := h.Draft(ctx(t), by, form)
	check(t, err)
	return ok
}

func TestOfTooManyDraftsTheOldestGoAndThatIsSaid(t *testing.T) {
	h := newHouse(t)
	h.draft(t, h.reader, "/first", 10)
	for i := range 50 {
		h.at = h.at.Add(time.Second)
		if gone := h.draft(t, h.officer, "/"+strconv.Itoa(i), 10); gone != 0 {
			t.Fatalf("%d went at the %dth", gone, i)
		}
	}
	h.at = h.at.Add(time.Second)
	if gone := h.draft(t, h.officer, "/0", 20); gone != 0 { // in the place of what was there
		t.Errorf("%d went", gone)
	}
	h.at = h.at.Add(time.Second)
	if gone := h.draft(t, h.officer, "/50", 10); gone != 1 {
		t.Errorf("%d went, want the oldest", gone)
	}
	if h.hasDraft(t, h.officer, "/1") || !h.hasDraft(t, h.officer, "/0") || !h.hasDraft(t, h.officer, "/2") || !h.hasDraft(t, h.officer, "/50") {
		t.Error("it was not the oldest that went")
	}
	if !h.hasDraft(t, h.reader, "/first") {
		t.Error("somebody else's went")
	}
}

func TestDraftsOfOneUserHaveABoundInBytes(t *testing.T) {
	h := newHouse(t)
	gone := 0
	for i := range 8 {
		gone += h.draft(t, h.officer, "/"+strconv.Itoa(i), 3<<20) // in the same second
	}
	if gone != 6 || !h.hasDraft(t, h.officer, "/7") {
		t.Errorf("%d went, want 6, and what was kept last stays", gone)
	}
}

func TestDraftsOfAllHaveABoundAndNobodyPushesOutWhatOthersTyped(t *testing.T) {
	h := newHouse(t)
	h.draft(t, h.officer, "/incidents/new", 1000)
	for i := range 10 { // who work together, or are one
		id, err := h.AddUser(ctx(t), models.Operator("test"), models.Once{}, models.User{Email: strconv.Itoa(i) + "@bank.example", Name: "Somebody", Role: models.Reporter}, "")
		check(t, err)
		h.at = h.at.Add(time.Minute)
		for form := range 2 {
			h.draft(t, models.Actor{ID: id, Role: models.Reporter}, "/"+strconv.Itoa(form), 4<<20-100)
		}
	}
	var size int64
	check(t, h.raw().QueryRowContext(ctx(t), "SELECT sum(length(fields)) FROM drafts").Scan(&size))
	if size > 64<<20 {
		t.Errorf("%d bytes are kept", size)
	}
	if !h.hasDraft(t, h.officer, "/incidents/new") {
		t.Error("what an officer typed was pushed out")
	}
}

func TestADraftIsForgottenAfterEightWeeks(t *testing.T) {
	h := newHouse(t)
	h.draft(t, h.officer, "/old", 10)
	h.at = h.at.Add(8 * 7 * 24 * time.Hour)
	h.draft(t, h.reader, "/new", 10)
	if !h.hasDraft(t, h.officer, "/old") {
		t.Error("it is gone too early")
	}
	h.at = h.at.Add(time.Second)
	h.draft(t, h.reader, "/new", 10)
	if h.hasDraft(t, h.officer, "/old") {
		t.Error("it is still there")
	}
}
