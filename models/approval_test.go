package models_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// files records that a sealed draft was sent, for the reason why it may be.
func (h *house) files(ref string, d models.SealedDraft, reason string) error {
	h.t.Helper()
	_, err := h.RecordFiling(ctx(h.t), h.officer, models.Once{}, ref, models.Filing{Obligation: d.Obligation, SentAt: &h.at, Channel: "Fidac", SealedID: &d.ID, SendReason: reason}, nil)
	return err
}

// awaits are the sealed drafts that somebody is to approve.
func (h *house) awaits() []models.Awaiting {
	h.t.Helper()
	list, err := h.Awaiting(ctx(h.t), h.approver, 10)
	check(h.t, err)
	return list
}

func TestWhatTheRecordNoLongerSaysIsNotApproved(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	d := h.seal(ref, models.SealInput{})
	void := func() bool {
		t.Helper()
		is, err := h.IsVoid(ctx(t), h.approver, h.awaits()[0])
		check(t, err)
		return is
	}
	if void() {
		t.Error("it is void at once")
	}
	h.set(ref, "nature", "Något helt annat")
	if !void() {
		t.Error("what was changed is not void")
	}
	if err := h.say(h.approver, ref, d, models.Approve, ""); !errors.Is(err, models.ErrVoid) {
		t.Errorf("approved: %v", err)
	}
	if err := h.say(h.officer, ref, d, models.InEmergency, "Ingen svarar"); !errors.Is(err, models.ErrVoid) {
		t.Errorf("let through: %v", err)
	}
	check(t, h.say(h.approver, ref, d, models.Refuse, "Gammalt"))
	fresh := h.seal(ref, models.SealInput{})
	check(t, h.say(h.officer, ref, fresh, models.InEmergency, "Ingen svarar"))
	h.set(ref, "nature", "Och ännu en gång")
	if void() {
		t.Error("what was let through is approved as it was, whatever changed since")
	}
	check(t, h.say(h.approver, ref, fresh, models.Afterwards, ""))
}

func TestWhatIsSentWithoutApprovalAwaitsItAfterwards(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Bråttom")
	d := h.seal(ref, models.SealInput{})
	check(t, h.files(ref, d, "Fristen går ut"))
	d = h.again(ref, d)
	e, ok := d.Approval(models.InEmergency)
	if !ok || e.Reason != "Fristen går ut" || *e.ByID != h.officer.ID || d.Status() != models.AwaitsAfterwards {
		t.Errorf("it is %s, with %+v", d.Status(), e)
	}
	if list := h.awaits(); len(list) != 1 {
		t.Errorf("%d await", len(list))
	}
	h.at = h.at.Add(48 * time.Hour)
	if err := h.say(h.approver, ref, d, models.Approve, ""); !errors.Is(err, models.ErrConflict) {
		t.Errorf("approved as if before: %v", err)
	}
	check(t, h.say(h.approver, ref, d, models.Afterwards, ""))
	if list := h.awaits(); len(list) > 0 {
		t.Errorf("then %d await", len(list))
	}
	h.sound()
}

func TestWhatWasSentByAProgramOfBeforeAwaitsApprovalToo(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Före")
	d := h.seal(ref, models.SealInput{})
	_, err := h.RecordFiling(ctx(t), models.Operator("root"), models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", SealedID: &d.ID, SendReason: "x"}, nil)
	check(t, err)
	if d = h.again(ref, d); len(d.Approvals) != 0 || d.Status() != models.AwaitsAfterwards || len(h.awaits()) != 1 {
		t.Errorf("it is %s, with %v", d.Status(), d.Approvals)
	}
	if _, err := h.raw().ExecContext(ctx(t), `INSERT INTO approvals (incident_id, sealed_id, kind, by_id, reason, content_sha256, sealed_by, sealed_name, recorded_at, recorded_name)
		VALUES (?, ?, 'approved', ?, '', ?, ?, ?, '2026-11-24 09:00:00+00:00', 'x')`, d.IncidentID, d.ID, h.approver.ID, d.ContentSHA256, h.officer.ID, h.officer.Name); err == nil {
		t.Error("the database itself lets it be approved as if before")
	}
	check(t, h.say(h.approver, ref, d, models.Afterwards, ""))
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	there := newHouse(t)
	ref, err = there.Import(ctx(t), models.Operator("test"), f)
	check(t, err)
	if d := there.again(ref, models.SealedDraft{ID: 1}); d.Status() != models.ApprovedAfterwards || len(there.awaits()) > 0 {
		t.Errorf("there it is %s", d.Status())
	}
	there.sound()
}

func TestWhatIsSentBesideASealedDraftSaysWhy(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Något annat")
	other := func(reason string) error {
		_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "post", SendReason: reason}, nil)
		return err
	}
	check(t, other("")) // nothing was prepared here
	d := h.seal(ref, models.SealInput{})
	wantProblem(t, other(""), "send_reason")
	check(t, h.say(h.approver, ref, d, models.Refuse, "Fel"))
	wantProblem(t, other(""), "send_reason")
	check(t, other("Ett brev i ärendet"))
	fresh := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, fresh, models.Approve, ""))
	check(t, h.files(ref, fresh, ""))
	wantProblem(t, other(""), "send_reason") // the one that was refused is still not what was sent
	h.sound()
}

func TestNobodyApprovesInAFileWhatTheySealed(t *testing.T) {
	h := newHouse(t)
	said := func(kind models.ApprovalKind, by string) error {
		_, err := h.Import(ctx(t), models.Operator("test"), casefile.File{Incident: casefile.Incident{Title: "Eget"}, SealedDrafts: []casefile.SealedDraft{{
			Obligation: "gdpr.authority", Country: "SE", Form: "imy", ContentSHA256: models.HashOf("x"), SealedBy: "Åsa",
			Approvals: []casefile.Approval{{Kind: casefile.ApprovalKind(kind), Recorded: casefile.Recorded{At: present, By: by}}},
		}}})
		return err
	}
	for _, kind := range []models.ApprovalKind{models.Approve, models.Afterwards} {
		if err := said(kind, "Åsa"); err == nil || !strings.Contains(err.Error(), "for another to approve") {
			t.Errorf("%s by who sealed it: %v", kind, err)
		}
		check(t, said(kind, "Bo"))
	}
	namesake := h.approver
	namesake.Name = h.officer.Name
	ref := h.report("Namnar")
	wantProblem(t, h.say(namesake, ref, h.seal(ref, models.SealInput{}), models.Approve, ""), "kind")
}

// major has an incident that was classified as major, in which the draft of two
// reports in one is sealed and approved.
func (h *house) major(stages ...form.Stage) (string, models.SealedDraft) {
	h.t.Helper()
	ref := h.report("Två i en")
	check(h.t, h.MakeDecision(ctx(h.t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
	d := h.seal(ref, models.SealInput{Obligation: "dora.initial", With: stages})
	check(h.t, h.say(h.approver, ref, d, models.Approve, ""))
	return ref, d
}

func TestOneFilingOfSeveralReportsIsRecordedForEach(t *testing.T) {
	h := newHouse(t)
	ref, d := h.major(form.Intermediate)
	h.at = h.at.Add(5 * time.Hour) // the initial notification is late, and the intermediate report is not
	f := models.Filing{Obligation: "dora.intermediate", SentAt: &h.at, Channel: "e-post", SealedID: &d.ID}
	sent := func() (int64, error) {
		return h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, &models.File{Name: "kvitto.pdf", MediaType: "application/pdf", Data: []byte("%PDF")}, models.File{Name: "rapport.json", Data: []byte("{}")})
	}
	_, err := sent()
	wantProblem(t, err, "delay_reason")
	f.DelayReason = "Natt"
	id, err := sent()
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Filings) != 2 || len(r.Evidence) != 1 {
		t.Fatalf("%d filings, with %d proofs", len(r.Filings), len(r.Evidence))
	}
	for i, want := range []struct {
		id   deadline.ID
		late bool
		why  string
	}{{"dora.initial", true, "Natt"}, {"dora.intermediate", false, "Natt"}} {
		x := r.Filings[i]
		if x.Obligation != want.id || *x.LateStrict != want.late || x.DelayReason != want.why || x.EvidenceID == nil || *x.SealedID != d.ID || len(r.FilesOf(x.ID)) != 1 {
			t.Errorf("got %+v", x)
		}
		if x.Obligation == f.Obligation && x.ID != id {
			t.Errorf("its number is %d, not %d", x.ID, id)
		}
	}
	for _, o := range r.Obligations(h.at) {
		if o.ID == "dora.final" && o.ClockStart == nil {
			t.Error("the clock of the final report does not run")
		}
	}
	f.Channel, h.at = "Fidac", h.at.Add(time.Hour) // it is submitted again in the usual way
	_, err = sent()
	check(t, err)
	f.Obligation = "dora.initial" // and once more by itself, out of habit
	_, err = sent()
	check(t, err)
	r, err = h.Record(ctx(t), h.officer, ref)
	check(t, err)
	var ids []deadline.ID
	for _, x := range r.Filings {
		ids = append(ids, x.Obligation)
	}
	if got := fmt.Sprint(ids); got != "[dora.initial dora.intermediate dora.initial dora.intermediate dora.initial]" {
		t.Errorf("then there are %s", got)
	}
	h.sound()
}

func TestAReportThatWasSentBeforeIsNotRecordedAgainWithTheNext(t *testing.T) {
	h := newHouse(t)
	ref, d := h.major(form.Intermediate)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", SendReason: "För hand"}, nil)
	check(t, err)
	h.at = h.at.Add(time.Hour)
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.intermediate", SentAt: &h.at, Channel: "Fidac", SealedID: &d.ID, SendReason: "x"}, nil)
	check(t, err)
	fs, err := h.Filings(ctx(t), h.officer, ref)
	check(t, err)
	if len(fs) != 2 || fs[1].Obligation != "dora.intermediate" {
		t.Errorf("got %+v", fs)
	}
}
