package models_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

// sealedThere imports a draft that was sealed in another house, with what its file says
// that was said of it, and returns it as it is here.
func (h *house) sealedThere(by string, said ...casefile.Approval) (string, models.SealedDraft) {
	h.t.Helper()
	there := newHouse(h.t)
	ref := there.importFile(klarna)
	there.seal(ref, models.SealInput{})
	f, _, err := there.CaseFile(ctx(h.t), there.auditor, ref)
	check(h.t, err)
	f.SealedDrafts[0].SealedBy, f.SealedDrafts[0].Approvals = by, said
	ref, err = h.Import(ctx(h.t), models.Operator("test"), f)
	check(h.t, err)
	ds, err := h.SealedDrafts(ctx(h.t), h.officer, ref)
	check(h.t, err)
	return ref, ds[0]
}

// inFile is an approval in a case file.
func inFile(kind casefile.ApprovalKind, by string) casefile.Approval {
	return casefile.Approval{Kind: kind, Reason: "Natt", Recorded: casefile.Recorded{At: present.Add(-time.Hour), By: by}}
}

func TestAnApprovalInACaseFileIsToldAsSuchAndStandsForNobodyHere(t *testing.T) {
	h := newHouse(t)
	for name, list := range map[string][]casefile.Approval{
		"approved":   {inFile(casefile.Approved, h.approver.Name)},
		"afterwards": {inFile(casefile.Emergency, "Bo"), inFile(casefile.Afterwards, h.approver.Name)},
		"emergency":  {inFile(casefile.Emergency, h.approver.Name)},
	} {
		t.Run(name, func(t *testing.T) {
			ref, d := h.sealedThere("Åsa", list...)
			last := d.Approvals[len(d.Approvals)-1]
			if s := d.Status(); s == models.Approved || s == models.ApprovedAfterwards || !strings.HasSuffix(last.Says().SV, "(enligt akten, inte här)") {
				t.Errorf("it is %s: %s", s, last.Says().SV)
			}
			f := models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", DelayReason: "Sent", SealedID: &d.ID}
			_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, nil)
			wantProblem(t, err, "send_reason")
			f.SendReason = "Det hann inte godkännas här"
			_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, nil)
			check(t, err)
		})
	}
	h.sound()
}

func TestWhatWasApprovedElsewhereIsSealedAnewToBeApprovedHere(t *testing.T) {
	h := newHouse(t)
	ref, d := h.sealedThere("Åsa", inFile(casefile.Approved, "Bo"))
	if kinds := d.Next(h.approver); d.Status() != models.ApprovedElsewhere || len(kinds) > 0 {
		t.Errorf("it is %s, and %v may be said of it", d.Status(), kinds)
	}
	again := h.seal(ref, models.SealInput{})
	if again.ID == d.ID || !slices.Contains(again.Next(h.approver), models.Approve) {
		t.Errorf("no. %d is no. %d anew, to be %v", again.ID, d.ID, again.Next(h.approver))
	}
	check(t, h.say(h.approver, ref, again, models.Approve, ""))
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", DelayReason: "Sent", SealedID: &again.ID}, nil)
	check(t, err)
	h.sound()
}

func TestWhoSealedItElsewhereDoesNotApproveItUnderAnotherName(t *testing.T) {
	for name, tt := range map[string]struct {
		by   string // empty: the approver, as they were called before
		said []casefile.Approval
		kind models.ApprovalKind
		ok   bool
	}{
		"sealed by them":      {"", nil, models.Approve, false},
		"let through by them": {"Åsa", []casefile.Approval{inFile(casefile.Emergency, "")}, models.Afterwards, false},
		"refused by them":     {"", nil, models.Refuse, false},
		"sealed by another":   {"Åsa", nil, models.Approve, true},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			was := strings.ToUpper(h.approver.Name)
			for i := range tt.said {
				tt.said[i].Recorded.By = cmp.Or(tt.said[i].Recorded.By, was)
			}
			ref, d := h.sealedThere(cmp.Or(tt.by, was), tt.said...)
			u, err := h.User(ctx(t), h.admin, h.approver.ID)
			check(t, err)
			u.Name = "Efter Giftermålet"
			check(t, h.EditUser(ctx(t), h.admin, u))
			h.approver.Name = u.Name
			err = h.say(h.approver, ref, d, tt.kind, "x")
			if tt.ok {
				check(t, err)
				return
			}
			wantProblem(t, err, "kind")
		})
	}
}
