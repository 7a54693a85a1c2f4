package models_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// TestALimitThatRunsIsNotHiddenBehindThoseThatHaveRunOut has more that is overdue than
// is shown, and one that runs.
func TestALimitThatRunsIsNotHiddenBehindThoseThatHaveRunOut(t *testing.T) {
	h := newHouse(t)
	for i := range 6 {
		h.report(fmt.Sprint("Gammal ", i))
	}
	h.at = h.at.AddDate(1, 0, 0)
	now := h.report("Ny")
	o, err := h.Overview(ctx(t), h.officer, 3)
	check(t, err)
	if len(o.Overdue) != 3 || len(o.Next) == 0 || o.Next[0].Ref != now {
		t.Errorf("runs %+v, has run out %+v", o.Next, o.Overdue)
	}
	for _, n := range o.Next {
		if n.Obligation.Strict.Before(h.at) {
			t.Errorf("%s of %s has run out and is said to run", n.Obligation.ID, n.Ref)
		}
	}
}

// TestEveryLimitOfEveryOpenIncidentIsListed counts them against the records, page by
// page, and leaves out what is closed and what the actor may not see.
func TestEveryLimitOfEveryOpenIncidentIsListed(t *testing.T) {
	h := newHouse(t)
	h.at = time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	old := h.report("Gammal")
	h.at = h.at.AddDate(0, 2, 0)
	for i := range 3 {
		h.report(fmt.Sprint("Ny ", i))
		h.at = h.at.Add(time.Hour)
	}
	secret, closed := h.report("Begränsad"), h.report("Avslutad")
	in, err := h.Incident(ctx(t), h.officer, secret)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, secret, in.Version, true, nil))
	in, err = h.Incident(ctx(t), h.officer, closed)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, closed, in.Version, models.StatusClosed, "Dubblett."))

	for who, by := range map[string]models.Actor{"a handler": h.officer, "one who may not see it": h.reader} {
		want, got := map[string]int{}, map[string]int{}
		for _, ref := range []string{old, "2027-001", "2027-002", "2027-003", secret} {
			r, err := h.Record(ctx(t), by, ref)
			if err != nil {
				continue
			}
			for _, o := range r.Obligations(h.at) {
				if runs := o.State == deadline.Running || o.State == deadline.Overdue; runs && o.ID != "dora.delay_notice" || o.ClassifyBy != nil && o.State == deadline.Waiting || o.State == deadline.NoNumber && !o.Consider {
					want[ref+string(o.ID)]++
				}
			}
		}
		all := 0
		for skip := 0; skip < 60; skip += 5 {
			l, err := h.Limits(ctx(t), by, skip, 5)
			check(t, err)
			all = l.Runs.All + l.Passed.All + l.Open.All
			for _, d := range []models.Due{l.Runs, l.Passed, l.Open} {
				for _, n := range d.List {
					got[n.Ref+string(n.Obligation.ID)]++
				}
				if !slices.IsSortedFunc(d.List, func(a, b models.Next) int {
					if a.Obligation.Strict == nil {
						return 0
					}
					return a.Obligation.Strict.Compare(*b.Obligation.Strict)
				}) {
					t.Errorf("%s: out of order: %+v", who, d.List)
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || all != len(want) {
			t.Errorf("%s: listed %v of %d, want %v", who, got, all, want)
		}
	}
	if l, err := h.Limits(ctx(t), h.admin, 0, 5); err != nil || l.Runs.All+l.Passed.All+l.Open.All != 0 {
		t.Errorf("an administrator: %+v, %v", l, err)
	}
}

// TestEveryQuestionThatWaitsIsAmongTheLimits reads them one at a time, and not those of
// an incident that the actor may not see or that is closed.
func TestEveryQuestionThatWaitsIsAmongTheLimits(t *testing.T) {
	h := newHouse(t)
	late, secret, closed := h.report("Sen"), h.report("Begränsad"), h.report("Avslutad")
	for i, ref := range []string{late, secret, late, closed} {
		due := calendar.At(h.at.Add(time.Duration(48-i) * time.Hour))
		check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "IMY", ReceivedAt: calendar.At(h.at), DueAt: due, Text: fmt.Sprint("Fråga ", i)}))
	}
	in, err := h.Incident(ctx(t), h.officer, secret)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, secret, in.Version, true, nil))
	in, err = h.Incident(ctx(t), h.officer, closed)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, closed, in.Version, models.StatusClosed, "Dubblett."))
	for _, tt := range []struct {
		by   models.Actor
		want []string
	}{
		{h.officer, []string{"Fråga 2", "Fråga 1", "Fråga 0"}},
		{h.reader, []string{"Fråga 2", "Fråga 0"}},
	} {
		var got []string
		for skip := range 5 {
			l, err := h.Limits(ctx(t), tt.by, skip, 1)
			check(t, err)
			if skip < len(tt.want) && l.Asked != len(tt.want) {
				t.Errorf("%d are said to wait, after %d", l.Asked, skip)
			}
			for i := range l.Questions {
				got = append(got, l.Questions[i].Text)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("listed %q, want %q", got, tt.want)
		}
	}
}
