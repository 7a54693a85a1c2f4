package models_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/form"
)

// seal seals the notification to IMY, or what in says.
func (h *house) seal(ref string, in models.SealInput) models.SealedDraft {
	h.t.Helper()
	if in.Obligation == "" {
		in.Obligation = "gdpr.authority"
	}
	id, err := h.Seal(ctx(h.t), h.officer, models.Once{}, ref, in)
	check(h.t, err)
	d, err := h.Sealed(ctx(h.t), h.officer, ref, id)
	check(h.t, err)
	return d
}

// say says something of a sealed draft, having read it.
func (h *house) say(by models.Actor, ref string, d models.SealedDraft, kind models.ApprovalKind, reason string) error {
	h.t.Helper()
	return h.Approve(ctx(h.t), by, ref, d.ID, models.ApprovalInput{Kind: kind, Reason: reason, SHA256: d.ContentSHA256})
}

// again reads a sealed draft once more.
func (h *house) again(ref string, d models.SealedDraft) models.SealedDraft {
	h.t.Helper()
	d, err := h.Sealed(ctx(h.t), h.officer, ref, d.ID)
	check(h.t, err)
	return d
}

func (h *house) set(ref, key, text string) {
	h.t.Helper()
	facts, err := h.Facts(ctx(h.t), h.officer, ref)
	check(h.t, err)
	check(h.t, h.SetFacts(ctx(h.t), h.officer, ref, []models.FactEdit{{Key: key, Version: facts[key].Version, Value: models.FactValue{Text: text}}}))
}

func (h *house) differs(ref string, d models.SealedDraft) []models.Difference {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	list, err := d.Differs(r, h.at)
	check(h.t, err)
	return list
}

// sealSomething seals one draft that is approved, and sent with its files, and one
// that was let through in an emergency.
func (h *house) sealSomething(ref string) {
	t := h.t
	t.Helper()
	d := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "IMY:s e-tjänst", SealedID: &d.ID, SendReason: "Rättas senare"}, nil,
		models.File{Name: "anmälan.json", MediaType: "application/json", Data: []byte("{}")}, models.File{Name: "anmälan.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1.7")})
	check(t, err)
	e := h.seal(ref, models.SealInput{Obligation: "dora.initial", With: []form.Stage{form.Intermediate}})
	check(t, h.say(h.officer, ref, e, models.InEmergency, "Ingen svarar"))
	check(t, h.say(h.approver, ref, e, models.Afterwards, "Det var rätt"))
}

func TestWhatIsSealedIsWhatTheRecordSays(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	d := h.seal(ref, models.SealInput{})
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	f, stage, _ := form.For("gdpr.authority")
	want := form.Fill(f, stage, r.FormInput(h.at))
	got, err := d.Draft()
	check(t, err)
	for i := range want.Values {
		want.Values[i].Field = got.Values[i].Field // of the same number, which the next line compares
	}
	if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); a != b {
		t.Errorf("sealed\n%s\nof the record\n%s", a, b)
	}
	if d.Status() != models.AwaitsApproval || d.SealedName != h.officer.Name || *d.SealedBy != h.officer.ID || !d.SealedAt.Equal(h.at) {
		t.Errorf("got %+v", d)
	}
	for _, o := range r.Obligations(h.at) {
		if list := r.SealedFor(&o); len(list) > 0 != (o.ID == "gdpr.authority") {
			t.Errorf("for %s %d are sealed", o.ID, len(list))
		}
	}
	facts, _, err := d.Rests()
	check(t, err)
	if facts["nature"] != 1 {
		t.Errorf("it rests on %v", facts)
	}
	basis, err := d.Basis()
	check(t, err)
	if basis.Incident.Title != r.Incident.Title || basis.Entity.Name != r.Entity.Name || basis.Incident.Ref != ref {
		t.Errorf("its basis is %+v", basis)
	}
}

func TestTheSameRecordIsSealedInTheSameBytes(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	first := h.seal(ref, models.SealInput{})
	h.set(ref, "nature", "Något annat")
	h.seal(ref, models.SealInput{})
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	nature, err := first.Draft()
	check(t, err)
	i := slices.IndexFunc(nature.Values, func(x form.Filled) bool { return x.Source == "nature" })
	h.set(ref, "nature", nature.Values[i].Value.Text)
	h.at = h.at.Add(time.Hour)
	third := h.seal(ref, models.SealInput{})
	if len(r.Sealed) != 2 || third.ID == first.ID {
		t.Fatalf("%d were sealed, and then no. %d", len(r.Sealed), third.ID)
	}
	// The version of the fact is another, and nothing else.
	if a := strings.Replace(third.Content, `"nature":3`, `"nature":1`, 1); a != first.Content {
		t.Errorf("first\n%s\nand then\n%s", first.Content, third.Content)
	}
	if again := h.seal(ref, models.SealInput{}); again.ID != third.ID {
		t.Errorf("the same was sealed again as no. %d", again.ID)
	}
}

func TestAnEditVoidsASealedDraftAndSaysWhere(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	d := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	if list := h.differs(ref, d); len(list) > 0 {
		t.Fatalf("at once it differs in %+v", list)
	}
	h.set(ref, "nature", "Något helt annat")
	list := h.differs(ref, d)
	if len(list) != 1 || list[0].Key != "nature" || list[0].Now.Text != "Något helt annat" || list[0].Sealed.Text == "" {
		t.Errorf("it differs in %+v", list)
	}
	if again := h.again(ref, d); again.Status() != models.Approved || again.Content != d.Content {
		t.Errorf("what was approved is now %q", again.Status())
	}
}

// TestTimeAloneVoidsNothing looks at every form in every stage, long after.
func TestTimeAloneVoidsNothing(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "delay_reasons", Value: models.FactValue{Text: "Det var helg."}}}))
	for _, f := range form.Forms {
		for _, s := range f.Stages {
			for _, duty := range s.Duties {
				if x, _, ok := form.For(duty); !ok || x.ID != f.ID {
					continue
				}
				d := h.seal(ref, models.SealInput{Obligation: duty})
				before := h.at
				for _, after := range []time.Duration{time.Second, 73 * time.Hour, 366 * 24 * time.Hour} {
					h.at = before.Add(after)
					if list := h.differs(ref, d); len(list) > 0 {
						t.Errorf("%s after %s: %+v", duty, after, list)
					}
				}
				h.at = before
			}
		}
	}
}

func TestAnotherPersonApprovesAndNeverWhoSealed(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två par ögon")
	d := h.seal(ref, models.SealInput{})
	if err := h.say(h.officer, ref, d, models.Approve, ""); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("a handler: %v", err)
	}
	id, err := h.Seal(ctx(t), h.approver, models.Once{}, ref, models.SealInput{Obligation: "dora.initial"})
	check(t, err)
	own, err := h.Sealed(ctx(t), h.approver, ref, id)
	check(t, err)
	wantProblem(t, h.say(h.approver, ref, own, models.Approve, ""), "kind")
	for _, a := range []models.Actor{h.reader, h.auditor, models.Operator("root")} {
		if err := h.say(a, ref, d, models.Approve, ""); !errors.Is(err, models.ErrForbidden) {
			t.Errorf("%s: %v", a.Role, err)
		}
	}
	wrong := d
	wrong.ContentSHA256 = own.ContentSHA256
	if err := h.say(h.approver, ref, wrong, models.Approve, ""); !errors.Is(err, models.ErrConflict) {
		t.Errorf("of what was not read: %v", err)
	}
	wantProblem(t, h.say(h.approver, ref, d, models.Refuse, " "), "reason")
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	var done *models.Done
	if err := h.say(h.approver, ref, d, models.Approve, ""); !errors.As(err, &done) {
		t.Errorf("a second press of the button: %v", err)
	}
	if err := h.say(h.approver, ref, d, models.Refuse, "Nej"); !errors.Is(err, models.ErrConflict) {
		t.Errorf("and then refused: %v", err)
	}
	if d = h.again(ref, d); d.Status() != models.Approved || d.Approvals[0].RecordedName != h.approver.Name || *d.Approvals[0].ByID != h.approver.ID {
		t.Errorf("got %+v", d)
	}
}

func TestTheDatabaseItselfRefusesWhatNoRuleOfTheProgramIsAskedAbout(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Vid sidan av")
	d, other := h.seal(ref, models.SealInput{}), h.report("En annan")
	o := h.seal(other, models.SealInput{})
	db := h.raw()
	insert := func(by, sealedBy any, kind, name, hash string, sealed int64) error {
		_, err := db.ExecContext(ctx(t), `INSERT INTO approvals (incident_id, sealed_id, kind, by_id, reason, content_sha256, sealed_by, sealed_name, recorded_at, recorded_name)
			VALUES (?, ?, ?, ?, 'x', ?, ?, ?, '2026-11-24 09:00:00+00:00', ?)`, d.IncidentID, sealed, kind, by, hash, sealedBy, h.officer.Name, name)
		return err
	}
	me, another := h.officer.ID, h.approver.ID
	for name, err := range map[string]error{
		"one's own":                       insert(me, me, "approved", h.officer.Name, d.ContentSHA256, d.ID),
		"one's own under another name":    insert(me, me, "approved", "Någon annan", d.ContentSHA256, d.ID),
		"one's own refused":               insert(me, me, "refused", h.officer.Name, d.ContentSHA256, d.ID),
		"of a sealer who is another":      insert(me, another, "approved", h.officer.Name, d.ContentSHA256, d.ID),
		"of nobody who sealed":            insert(me, nil, "approved", "Någon", d.ContentSHA256, d.ID),
		"by nobody":                       insert(nil, me, "approved", "Någon", d.ContentSHA256, d.ID),
		"of another content":              insert(another, me, "approved", "x", strings.Repeat("0", 64), d.ID),
		"of another incident":             insert(another, me, "approved", "x", o.ContentSHA256, o.ID),
		"afterwards with no emergency":    insert(another, me, "afterwards", "x", d.ContentSHA256, d.ID),
		"something else than an approval": insert(another, me, "maybe", "x", d.ContentSHA256, d.ID),
	} {
		if err == nil {
			t.Errorf("%s: stored, want a refusal", name)
		}
	}
	check(t, insert(me, me, "emergency", h.officer.Name, d.ContentSHA256, d.ID))
	for name, err := range map[string]error{
		"a second emergency":  insert(another, me, "emergency", "x", d.ContentSHA256, d.ID),
		"approved, not after": insert(another, me, "approved", "x", d.ContentSHA256, d.ID),
		"one's own, after":    insert(me, me, "afterwards", h.officer.Name, d.ContentSHA256, d.ID),
	} {
		if err == nil {
			t.Errorf("%s: stored, want a refusal", name)
		}
	}
	check(t, insert(another, me, "afterwards", "x", d.ContentSHA256, d.ID))
	if err := insert(another, me, "refused", "x", d.ContentSHA256, d.ID); err == nil {
		t.Error("a second answer was stored")
	}
}

func TestAnEmergencyAsksForApprovalAfterwards(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Mitt i natten")
	d := h.seal(ref, models.SealInput{})
	wantProblem(t, h.say(h.officer, ref, d, models.InEmergency, ""), "reason")
	check(t, h.say(h.officer, ref, d, models.InEmergency, "Ingen svarar"))
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", SealedID: &d.ID}, nil)
	check(t, err)
	d = h.again(ref, d)
	if d.Status() != models.AwaitsAfterwards || len(d.Next(h.officer)) > 0 || !slices.Equal(d.Next(h.approver), []models.ApprovalKind{models.Afterwards, models.Refuse}) {
		t.Errorf("%s, then %v or %v", d.Status(), d.Next(h.officer), d.Next(h.approver))
	}
	list, err := h.Awaiting(ctx(t), h.approver, 10)
	check(t, err)
	if len(list) != 1 || list[0].Sealed.Status() != models.AwaitsAfterwards || list[0].Ref != ref {
		t.Errorf("what awaits: %+v", list)
	}
	if err := h.say(h.approver, ref, d, models.Approve, ""); !errors.Is(err, models.ErrConflict) {
		t.Errorf("approved as if before: %v", err)
	}
	check(t, h.say(h.approver, ref, d, models.Afterwards, ""))
	if d = h.again(ref, d); d.Status() != models.ApprovedAfterwards {
		t.Errorf("it is %s", d.Status())
	}
	if list, err = h.Awaiting(ctx(t), h.approver, 10); err != nil || len(list) > 0 {
		t.Errorf("what awaits then: %+v, %v", list, err)
	}
	h.sound()
}

func TestWhoLetItThroughInAnEmergencyDoesNotApproveItAfterwards(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Godkännarens egen nöd")
	d := h.seal(ref, models.SealInput{})
	if err := h.say(h.approver, ref, d, models.InEmergency, "Bråttom"); !errors.Is(err, models.ErrConflict) {
		t.Errorf("who may approve is in an emergency: %v", err)
	}
	_, err := h.RecordFiling(ctx(t), h.approver, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", SealedID: &d.ID, SendReason: "Bråttom"}, nil)
	check(t, err)
	wantProblem(t, h.say(h.approver, ref, h.again(ref, d), models.Afterwards, ""), "kind")
}

func TestOfTwoWhoApproveAtOnceOneIsToldThatTheOtherWasFaster(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Samtidigt")
	d := h.seal(ref, models.SealInput{})
	var second models.Actor
	id, err := h.AddUser(ctx(t), models.Operator("test"), models.Once{}, models.User{Email: "b@bank.example", Name: "Bo", Role: models.Approver}, "")
	check(t, err)
	second = models.Actor{ID: id, Name: "Bo", Role: models.Approver}
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for i, a := range []models.Actor{h.approver, second} {
		wg.Go(func() {
			errs[i] = h.Approve(context.Background(), a, ref, d.ID, models.ApprovalInput{Kind: models.Approve, SHA256: d.ContentSHA256})
		})
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), models.ErrConflict) {
		t.Errorf("got %v", errs)
	}
	if d = h.again(ref, d); len(d.Approvals) != 1 {
		t.Errorf("%d approvals", len(d.Approvals))
	}
}

func TestWhatAwaitsApprovalIsTheLatestOfEachThatNobodyAnswered(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	h.seal(ref, models.SealInput{})
	h.set(ref, "nature", "Något annat")
	h.at = h.at.Add(time.Minute)
	latest := h.seal(ref, models.SealInput{})
	another := h.seal(ref, models.SealInput{Obligation: "dora.initial"})
	awaiting := func(a models.Actor) []int64 {
		t.Helper()
		var ids []int64
		list, err := h.Awaiting(ctx(t), a, 10)
		check(t, err)
		for _, x := range list {
			ids = append(ids, x.Sealed.ID)
		}
		return ids
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if got := awaiting(h.approver); !slices.Equal(got, []int64{latest.ID, another.ID}) || len(r.Awaiting()) != 2 {
		t.Errorf("%v await, and of the record %d", got, len(r.Awaiting()))
	}
	if got := awaiting(h.reader); len(got) > 0 {
		t.Errorf("a reader is asked to approve %v", got)
	}
	check(t, h.say(h.approver, ref, another, models.Refuse, "Fel stycke"))
	if got := awaiting(h.officer); !slices.Equal(got, []int64{latest.ID}) {
		t.Errorf("then %v await", got)
	}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, ref, in.Version, models.StatusClosed, "Färdigt"))
	if got := awaiting(h.approver); len(got) > 0 {
		t.Errorf("of a closed incident %v await", got)
	}
	h.sound()
}

func TestWhatWasSealedInARestrictedIncidentIsHidden(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Hemlig")
	d := h.seal(ref, models.SealInput{})
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", SendReason: "Ett brev"}, nil, models.File{Name: "a", Data: []byte("a")})
	check(t, err)
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, ref, in.Version, true, nil))
	for name, try := range map[string]func(models.Actor) error{
		"the list": func(a models.Actor) error { _, err := h.SealedDrafts(ctx(t), a, ref); return err },
		"one":      func(a models.Actor) error { _, err := h.Sealed(ctx(t), a, ref, d.ID); return err },
		"a file":   func(a models.Actor) error { _, _, err := h.FilingFile(ctx(t), a, ref, id, 1); return err },
		"to seal": func(a models.Actor) error {
			_, err := h.Seal(ctx(t), a, models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority"})
			return err
		},
		"to approve":   func(a models.Actor) error { return h.say(a, ref, d, models.Approve, "") },
		"an emergency": func(a models.Actor) error { return h.say(a, ref, d, models.InEmergency, "x") },
	} {
		for _, a := range []models.Actor{h.approver, h.reader, h.reporter, h.admin, {}} {
			if err := try(a); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s for %q: %v, want that there is none", name, a.Role, err)
			}
		}
	}
	if list, err := h.Awaiting(ctx(t), h.approver, 10); err != nil || len(list) > 0 {
		t.Errorf("it is in the list of what awaits: %v, %v", list, err)
	}
	other := h.report("Öppen")
	if _, err := h.Sealed(ctx(t), h.officer, other, d.ID); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("by way of another incident: %v", err)
	}
	if _, _, err := h.FilingFile(ctx(t), h.officer, other, id, 1); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a file by way of another incident: %v", err)
	}
}

func TestAFilingKeepsItsFilesByteForByte(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Med filer")
	d := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	files := []models.File{{Name: "anmälan.json", MediaType: "application/json", Data: []byte("{\"å\": \"\u0000\"}")}, {Name: "anmälan.pdf", MediaType: "application/pdf", Data: []byte("%PDF\x00\xff")}}
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", SealedID: &d.ID}, nil, files...)
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	kept := r.FilesOf(id)
	if len(kept) != 2 || len(r.SentAs(d.ID)) != 1 {
		t.Fatalf("%d files, and the draft was sent %d times", len(kept), len(r.SentAs(d.ID)))
	}
	for i, f := range kept {
		got, data, err := h.FilingFile(ctx(t), h.reader, ref, id, f.ID)
		check(t, err)
		if got.Name != files[i].Name || got.MediaType != files[i].MediaType || !bytes.Equal(data, files[i].Data) {
			t.Errorf("got %+v with %q", got, data)
		}
	}
	if !strings.Contains(r.Filings[0].Content, `"sealed":{"sha256":"`+d.ContentSHA256+`","status":"approved"}`) {
		t.Errorf("what was frozen does not name what was sent:\n%.300s", r.Filings[0].Content)
	}
	h.tamper("DROP TRIGGER filing_file_data_are_final; UPDATE filing_file_data SET data = x'00' WHERE file_id = (SELECT min(file_id) FROM filing_file_data)", true)
	if _, _, err := h.FilingFile(ctx(t), h.reader, ref, id, kept[0].ID); err == nil || errors.Is(err, models.ErrNotFound) {
		t.Errorf("of other bytes: %v", err)
	}
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x"}, nil, models.File{Name: "tom"})
	wantProblem(t, err, "files")
}

func TestOnlyADraftOfTheSameDutyIsSentAndAnUnreadOneWithAReason(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	other := h.addTo(ref, subsidiary)
	d := h.seal(ref, models.SealInput{})
	file := func(change func(*models.Filing)) error {
		h.at = h.at.Add(2 * time.Minute)
		f := models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst", DelayReason: "Sent upptäckt", SealedID: &d.ID}
		if change != nil {
			change(&f)
		}
		_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, nil)
		return err
	}
	wantProblem(t, file(nil), "send_reason")
	wantProblem(t, file(func(f *models.Filing) { f.Obligation = "dora.initial" }), "sealed_id")
	wantProblem(t, file(func(f *models.Filing) { f.EntityID = &other }), "sealed_id")
	elsewhere := h.seal(h.report("En annan"), models.SealInput{})
	wantProblem(t, file(func(f *models.Filing) { f.SealedID = &elsewhere.ID }), "sealed_id")
	check(t, file(func(f *models.Filing) { f.SendReason = "Fristen gick ut" }))
	check(t, h.say(h.approver, ref, d, models.Afterwards, ""))
	check(t, file(nil))
	sealed, sent := h.at, h.at.Add(time.Minute)
	h.at = sealed.Add(5 * time.Minute)
	h.set(ref, "nature", "Något annat")
	wantProblem(t, file(nil), "send_reason")
	check(t, file(func(f *models.Filing) { f.SentAt = &sent })) // it was the same then
	check(t, file(func(f *models.Filing) { f.SendReason = "Rättas i kompletteringen" }))
	fs, err := h.Filings(ctx(t), h.officer, ref)
	check(t, err)
	if last := fs[len(fs)-1]; last.SendReason != "Rättas i kompletteringen" || !strings.Contains(last.Content, `"differs":[`) {
		t.Errorf("got %q, %.200s", last.SendReason, last.Content)
	}
	h.at = h.at.Add(time.Hour)
	no := h.seal(ref, models.SealInput{})
	check(t, h.say(h.approver, ref, no, models.Refuse, "Fel"))
	wantProblem(t, file(func(f *models.Filing) { f.SealedID, f.SendReason = &no.ID, "ändå" }), "sealed_id")
	h.sound()
}

func TestADraftOfSeveralStagesMeetsThemAll(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två på en gång")
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
	d := h.seal(ref, models.SealInput{Obligation: "dora.initial", With: []form.Stage{form.Intermediate}})
	if d.Stage != form.Intermediate || !slices.Equal(d.With, []form.Stage{form.Initial}) {
		t.Errorf("%s with %v", d.Stage, d.With)
	}
	check(t, h.say(h.approver, ref, d, models.Approve, ""))
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", SealedID: &d.ID, SendReason: "x"}, nil)
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	for _, o := range r.Obligations(h.at) {
		if (o.ID == "dora.initial" || o.ID == "dora.intermediate") && o.State != deadline.Met {
			t.Errorf("%s is %s", o.ID, o.State)
		}
	}
	_, err = h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "dora.initial", With: []form.Stage{form.Final}})
	wantProblem(t, err, "with")
	_, err = h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "dora.initial", Stage: "nonsense"})
	wantProblem(t, err, "stage")
	_, err = h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "no.duty"})
	wantProblem(t, err, "obligation")
}

func TestWhatWasSealedElsewhereIsApprovedHereByAnother(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	h.seal(ref, models.SealInput{})
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	there := newHouse(t)
	ref, err = there.Import(ctx(t), models.Operator("test"), f)
	check(t, err)
	d := there.again(ref, models.SealedDraft{ID: 1})
	if d.SealedBy != nil || d.SealedName != h.officer.Name || len(there.differs(ref, d)) > 0 {
		t.Errorf("it came as %+v", d)
	}
	if list, err := there.Awaiting(ctx(t), there.approver, 10); err != nil || len(list) != 1 {
		t.Errorf("what awaits: %v, %v", list, err)
	}
	same := there.approver
	same.Name = d.SealedName // as far as anybody can tell, it is them
	wantProblem(t, there.say(same, ref, d, models.Approve, ""), "kind")
	check(t, there.say(there.approver, ref, d, models.Approve, ""))
	there.sound()
}

func TestAnEntityForWhichSomethingIsSealedStays(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Med dotterbolag")
	other := h.addTo(ref, subsidiary)
	d := h.seal(ref, models.SealInput{Obligation: "gdpr.processor", EntityID: &other})
	wantProblem(t, h.RemovePart(ctx(t), h.officer, ref, other, 1, "Var inte berörd."), "entity_id")
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if parts := r.Parts(); len(parts[0].Sealed) != 0 || len(parts[1].Sealed) != 1 || len(parts[1].Awaiting()) != 1 {
		t.Errorf("the parts have %d and %d", len(parts[0].Sealed), len(parts[1].Sealed))
	}
	if basis, err := d.Basis(); err != nil || basis.Entity.Name != subsidiary.Name || basis.PartOf != other {
		t.Errorf("its basis is %+v, %v", basis, err)
	}
	if list := h.differs(ref, d); len(list) > 0 {
		t.Errorf("it differs in %+v", list)
	}
	_, err = h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "gdpr.processor", EntityID: new(int64)})
	wantProblem(t, err, "entity_id")
}

func TestASealThatIsPressedTwiceIsStoredOnce(t *testing.T) {
	h := newHouse(t)
	ref, once := h.report("Dubbelklick"), models.Once{Token: "abc", Form: "/x"}
	id, err := h.Seal(ctx(t), h.officer, once, ref, models.SealInput{Obligation: "gdpr.authority"})
	check(t, err)
	var done *models.Done
	if _, err := h.Seal(ctx(t), h.officer, once, ref, models.SealInput{Obligation: "gdpr.authority"}); !errors.As(err, &done) || done.Place != strconv.FormatInt(id, 10) {
		t.Errorf("got %v", err)
	}
	if _, err := h.Seal(ctx(t), models.Operator("root"), models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority"}); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("at the command line: %v", err)
	}
	if _, err := h.Seal(ctx(t), h.auditor, models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority"}); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("an auditor: %v", err)
	}
}
