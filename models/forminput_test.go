package models_test

import (
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
)

// called is what stands in the field for the recipient's reference.
func (h *house) called(ref, id string, stage form.Stage, number string) string {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	f, _ := form.FormByID(id)
	return form.Fill(f, stage, r.FormInput(h.at)).Field(number).Value.Text
}

// filedAs records a filing with what the recipient called it, and returns its number.
func (h *house) filedAs(ref string, id deadline.ID, reference string) int64 {
	h.t.Helper()
	n, err := h.RecordFiling(ctx(h.t), h.officer, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &h.at, Channel: "portal", Reference: reference, DelayReason: "x"}, nil)
	check(h.t, err)
	return n
}

func (h *house) received(ref string, filing int64, reference string) {
	h.t.Helper()
	check(h.t, h.AddReceipt(ctx(h.t), h.officer, models.Once{}, ref, filing, models.Receipt{Reference: reference}, nil))
}

// TestTheReferenceGivenLastIsIn3_1: the portal is down, the notification goes by
// post and is submitted again, and what Fidac called it is put right by a receipt.
func TestTheReferenceGivenLastIsIn3_1(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Portalen var nere")
	first := h.filedAs(ref, "dora.initial", "")
	second := h.filedAs(ref, "dora.initial", "FIDAC-2")
	if got := h.called(ref, "dora", form.Intermediate, "3.1"); got != "FIDAC-2" {
		t.Errorf("after the post 3.1 is %q", got)
	}
	h.received(ref, second, "FIDAC-TYPO")
	h.received(ref, second, "FIDAC-22")
	if got := h.called(ref, "dora", form.Final, "3.1"); got != "FIDAC-22" {
		t.Errorf("after a receipt that puts it right 3.1 is %q", got)
	}
	h.received(ref, first, "BREV-1")
	if got := h.called(ref, "dora", form.Final, "3.1"); got != "FIDAC-22" {
		t.Errorf("after a receipt of the letter 3.1 is %q", got)
	}
}

// TestTheReferenceThatAnotherAuthorityGaveIsNoneOfIMYs tells IMY and then another.
func TestTheReferenceThatAnotherAuthorityGaveIsNoneOfIMYs(t *testing.T) {
	h := newHouse(t)
	id, err := h.AddEntity(ctx(t), h.officer, models.Once{}, inWhole)
	check(t, err)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: id, Title: "x", Informant: "y", PersonalData: deadline.Yes, Aware: calendar.At(h.at.Add(-time.Hour))})
	check(t, err)
	h.filedAs(ref, "gdpr.authority", "IMY-2026-1")
	h.live(ref, "SE", "DE")
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", Country: "DE", SentAt: &h.at, Channel: "portal", Reference: "BfDI 9"}, nil)
	check(t, err)
	if got := h.called(ref, "imy", form.Supplement, "38"); got != "IMY-2026-1" {
		t.Errorf("38 is %q", got)
	}
}

func TestTheReferenceOfTheNoticeThatAnIncidentIsNotMajorIsNotThatOfTheNotification(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Inte allvarlig")
	h.filedAs(ref, "dora.initial", "FIDAC-1")
	d := h.seal(ref, models.SealInput{Obligation: "dora.initial", Stage: form.Reclassified})
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "portal", Reference: "FIDAC-99", SealedID: &d.ID, SendReason: "x", DelayReason: "x"}, nil)
	check(t, err)
	if got := h.called(ref, "dora", form.Final, "3.1"); got != "FIDAC-1" {
		t.Errorf("3.1 is %q", got)
	}
}

func TestANumberThatIsNotDeterminedYetIsSaidToBeNone(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Ingen vet hur många")
	h.live(ref, "SE")
	if got := h.called(ref, "imy", form.Initial, "24"); got != string(form.ToBeDetermined) {
		t.Errorf("24 is %q", got)
	}
}

// TestASealedDraftOfAnOldVersionCanStillBeRead: the form changes after the notification
// was sealed and after another was sent without a draft.
func TestASealedDraftOfAnOldVersionCanStillBeRead(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Formuläret byts")
	h.set(ref, "nature", "Fel konto")
	d := h.seal(ref, models.SealInput{})
	h.sent(ref, "gdpr.authority")
	before := form.Forms
	t.Cleanup(func() { form.Forms = before })
	anew, _ := form.FormByID("imy")
	anew.Version, anew.Since = "2027", h.at.AddDate(0, 0, 2).Format(time.DateOnly)
	form.Forms = append(slices.Clone(before), anew)
	h.at = h.at.AddDate(0, 0, 3)

	got, err := h.again(ref, d).Draft()
	if err != nil || got.Form.Version != "2020" || got.Field("10").Value.Text != "Fel konto" {
		t.Errorf("it says %q in version %s, %v", got.Field("10").Value.Text, got.Form.Version, err)
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if said := r.Said(r.Filings[0]); said.Draft.Form.Version != "2020" {
		t.Errorf("what was sent is read in version %q", said.Draft.Form.Version)
	}
	h.set(ref, "nature", "Fel konto, och fel kort")
	told := h.told(ref)
	if len(told) != 1 || len(told[0].Differences) != 1 || told[0].Differences[0].Now.Number != "10" {
		t.Errorf("what is not as it was told: %+v", told)
	}
	if again := h.seal(ref, models.SealInput{}); again.FormVersion != "2027" {
		t.Errorf("what is sealed now is of version %s", again.FormVersion)
	}
}
