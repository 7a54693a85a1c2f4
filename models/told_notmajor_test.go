package models_test

import (
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
)

// TestTheNoticeThatItIsNotMajorMeetsNoDuty files it after the initial notification, and
// where there was none: under that duty it is recorded, and that it leaves as it was.
func TestTheNoticeThatItIsNotMajorMeetsNoDuty(t *testing.T) {
	for name, notified := range map[string]bool{"after a notification": true, "without one": false} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			ref := h.report("Inte allvarlig")
			check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
			h.at = h.at.Add(time.Hour)
			if notified {
				h.sent(ref, "dora.initial")
			}
			h.at = h.at.Add(time.Hour)
			check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.Reclassify, Reason: "Färre", DecidedAt: &h.at, DecidedBy: "y"}))
			before := h.obligation(ref, "dora.initial")
			if waits := h.takenBack(ref); waits != notified {
				t.Errorf("to be told: %t", waits)
			}
			n, err := h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "dora.initial", Stage: form.Reclassified})
			check(t, err)
			d, err := h.Sealed(ctx(t), h.officer, ref, n)
			check(t, err)
			check(t, h.Approve(ctx(t), h.approver, ref, n, models.ApprovalInput{Kind: models.Approve, SHA256: d.ContentSHA256}))
			h.at = h.at.Add(time.Minute)
			id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", SealedID: &n}, nil)
			check(t, err)
			f, err := h.Filing(ctx(t), h.officer, ref, id)
			check(t, err)
			if after := h.obligation(ref, "dora.initial"); f.StrictAt != nil || f.LateStrict != nil || after.State != before.State {
				t.Errorf("judged by %v; %s was %s", f.StrictAt, after.State, before.State)
			}
			if h.takenBack(ref) {
				t.Error("it is still to be told")
			}
			if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

// takenBack reports whether the overview, the list of limits and the record say that an
// authority is to be told that an incident is not major, which all of them must.
func (h *house) takenBack(ref string) bool {
	h.t.Helper()
	o, err := h.Overview(ctx(h.t), h.officer, 5)
	check(h.t, err)
	l, err := h.Limits(ctx(h.t), h.officer, 0, 50)
	check(h.t, err)
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	_, done, owed := r.NotMajorDuty(h.at)
	says := owed && done.IsZero()
	listed := slices.ContainsFunc(l.Open.List, func(n models.Next) bool { return n.Obligation.ID == models.NotMajorNotice })
	open := slices.ContainsFunc(r.OpenDuties(h.at), func(o deadline.Obligation) bool { return o.ID == models.NotMajorNotice })
	if listed != says || open != says || len(o.TakeBack) > 0 != says {
		h.t.Errorf("the record says %t, the limits %t, what is open %t, the overview %d", says, listed, open, len(o.TakeBack))
	}
	return says
}
