package models_test

import (
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
)

// fileSealed files a sealed draft, with a reason or none.
func (h *house) fileSealed(ref string, duty deadline.ID, sent time.Time, d models.SealedDraft, why string) error {
	h.t.Helper()
	f := models.Filing{Obligation: duty, SentAt: &sent, Channel: "x", DelayReason: "Sent upptäckt", SendReason: why, SealedID: &d.ID}
	_, err := h.RecordFiling(ctx(h.t), h.officer, models.Once{}, ref, f, nil)
	return err
}

// frozenLast is what was frozen with the filing that was recorded last.
func (h *house) frozenLast(ref string) string {
	h.t.Helper()
	fs, err := h.Filings(ctx(h.t), h.officer, ref)
	check(h.t, err)
	return fs[len(fs)-1].Content
}

func TestAChangeInTheMinuteOfSendingAsksWhyAndIsFrozen(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	h.at = h.at.Truncate(time.Minute).Add(time.Minute + 7*time.Second)
	d := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	h.at = h.at.Add(2 * time.Second)
	h.set(ref, "nature", "Något annat")
	h.at = h.at.Add(2 * time.Second)
	wantProblem(t, h.fileSealed(ref, "gdpr.authority", h.at.Truncate(time.Minute), d, ""), "send_reason")
	check(t, h.fileSealed(ref, "gdpr.authority", h.at.Truncate(time.Minute), d, "Rättas i kompletteringen"))
	if got := h.frozenLast(ref); !strings.Contains(got, `"status":"approved","differs":["10"]`) {
		t.Errorf("the change is not in %.300s", got)
	}
}

func TestAChangeAfterTheMinuteOfSendingIsFrozenAndAsksNothing(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	d := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	sent := h.at
	h.at = h.at.Add(2 * time.Minute)
	h.set(ref, "nature", "Något annat")
	check(t, h.fileSealed(ref, "gdpr.authority", sent, d, ""))
	if got := h.frozenLast(ref); !strings.Contains(got, `"differs":["10"]`) {
		t.Errorf("the change is not in %.300s", got)
	}
}

func TestAReceiptWithAnotherReferenceAsksWhyTheDraftWasSent(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	first := models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", Reference: "FIDAC-777", DelayReason: "Sent upptäckt"}
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, first, nil)
	check(t, err)
	d := h.seal(ref, models.SealInput{Obligation: "dora.intermediate"})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	h.at = h.at.Add(2 * time.Minute)
	check(t, h.AddReceipt(ctx(t), h.officer, models.Once{}, ref, id, models.Receipt{Reference: "FIDAC-888"}, nil))
	h.at = h.at.Add(2 * time.Minute)
	wantProblem(t, h.fileSealed(ref, "dora.intermediate", h.at, d, ""), "send_reason")
	check(t, h.fileSealed(ref, "dora.intermediate", h.at, d, "Redan inlämnad"))
	if got := h.frozenLast(ref); !strings.Contains(got, `"differs":["3.1"]`) {
		t.Errorf("the reference is not in %.300s", got)
	}
}
