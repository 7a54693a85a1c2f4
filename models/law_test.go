package models_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// edit stores a change of an incident.
func (h *house) edit(ref string, change func(*models.Incident)) {
	h.t.Helper()
	in, err := h.Incident(ctx(h.t), h.officer, ref)
	check(h.t, err)
	change(&in)
	check(h.t, h.EditIncident(ctx(h.t), h.officer, in))
}

// obligation is one duty of an incident, as it stands.
func (h *house) obligation(ref string, id deadline.ID) deadline.Obligation {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	for _, o := range r.Obligations(h.at) {
		if o.ID == id {
			return o
		}
	}
	return deadline.Obligation{}
}

func TestWhatAnEntityDoesBringsItsDuties(t *testing.T) {
	h := newHouse(t)
	id, err := h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "Grindvakten AB", Country: "SE", Type: deadline.Other})
	check(t, err)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: id, Title: "Sårbarhet", Informant: "En kund", PersonalData: deadline.No, Aware: calendar.At(h.at.Add(-time.Hour))})
	check(t, err)
	if o := h.obligation(ref, "cra.early_warning"); o.ID != "" {
		t.Errorf("before anybody says that it makes products: %+v", o)
	}
	e, err := h.Entity(ctx(t), h.officer, id)
	check(t, err)
	e.Traits, e.NIS2 = models.Traits{deadline.ProductMaker, deadline.Microenterprise, deadline.ProductMaker}, deadline.Yes
	check(t, h.EditEntity(ctx(t), h.officer, e))
	e, err = h.Entity(ctx(t), h.officer, id)
	check(t, err)
	if !slices.Equal(e.Traits, models.Traits{deadline.Microenterprise, deadline.ProductMaker}) || e.NIS2 != deadline.Yes {
		t.Errorf("kept as %v, %q", e.Traits, e.NIS2)
	}
	if o := h.obligation(ref, "cra.early_warning"); o.Strict == nil || !o.Strict.Equal(h.at.Add(23*time.Hour)) || !o.Provisional {
		t.Errorf("a manufacturer has %+v", o)
	}
	if in, err := h.Incident(ctx(t), h.officer, ref); err != nil || in.NextStrictAt == nil || !in.NextStrictAt.Equal(h.at.Add(23*time.Hour)) {
		t.Errorf("the list has %v, %v", in.NextStrictAt, err)
	}
	h.edit(ref, func(in *models.Incident) {
		in.Answers = in.Answers.With(deadline.Severe, deadline.No).With(deadline.Exploited, deadline.Yes).With(deadline.Significant, deadline.No)
		in.CorrectedAt = calendar.At(h.at.Add(-30 * time.Minute))
	})
	if o := h.obligation(ref, "cra.early_warning"); o.State != deadline.NotApplicable {
		t.Errorf("not severe: %s", o.State)
	}
	if o := h.obligation(ref, "nis2.early_warning"); o.State != deadline.NotApplicable {
		t.Errorf("not significant: %s", o.State)
	}
	if o := h.obligation(ref, "cra.vulnerability_final"); o.Strict == nil || !o.Strict.Equal(h.at.Add(14*24*time.Hour-30*time.Minute)) || o.Provisional {
		t.Errorf("14 days from the measure: %+v", o)
	}
	h.edit(ref, func(in *models.Incident) { in.Answers = in.Answers.With(deadline.Severe, deadline.Unknown) })
	if o := h.obligation(ref, "cra.early_warning"); o.Strict == nil {
		t.Error("what is not known any more rules nothing out")
	}
	h.sound()
}

// sound sees that the log and the index hold.
func (h *house) sound() {
	h.t.Helper()
	if v, err := h.Verify(ctx(h.t), h.auditor); err != nil || !v.OK() {
		h.t.Errorf("%+v, %v", v, err)
	}
	differ, err := models.Recomputed(h.Store)
	check(h.t, err)
	for _, d := range differ {
		h.t.Error(d)
	}
}

func TestAnImportantEntityUnderDORAHasNoRelief(t *testing.T) {
	h := newHouse(t)
	id, err := h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "Betal AB", Country: "SE", Type: deadline.PaymentInstitution})
	check(t, err)
	h.at = time.Date(2026, time.November, 27, 16, 0, 0, 0, time.UTC) // a Friday
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: id, Informant: "Driften", Aware: calendar.At(h.at)})
	check(t, err)
	h.at = h.at.Add(20 * time.Hour)
	h.edit(ref, func(in *models.Incident) { in.ClassifiedMajorAt = calendar.At(h.at) })
	relief := h.obligation(ref, "dora.initial")
	e, err := h.Entity(ctx(t), h.officer, id)
	check(t, err)
	e.NIS2 = deadline.Yes
	check(t, h.EditEntity(ctx(t), h.officer, e))
	none := h.obligation(ref, "dora.initial")
	if !relief.Latest.After(*none.Latest) || !none.Latest.Equal(*none.Strict) || !none.Strict.Equal(*relief.Strict) {
		t.Errorf("latest %v with relief, %v without", relief.Latest, none.Latest)
	}
}

func TestWhatCannotBeSaidIsRefused(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel svar")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	for _, answers := range []models.Answers{{deadline.Severe: "perhaps"}, {deadline.Severe: ""}} {
		in.Answers = answers
		wantProblem(t, h.EditIncident(ctx(t), h.officer, in), string(deadline.Severe))
	}
	in.Answers = models.Answers{"weather": deadline.Yes}
	wantProblem(t, h.EditIncident(ctx(t), h.officer, in), "weather")
	in.Answers, in.CorrectedAt = nil, calendar.At(h.at.Add(time.Hour))
	wantProblem(t, h.EditIncident(ctx(t), h.officer, in), "corrected_at")
	_, err = h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "A", Country: "SE", Type: deadline.Other, Traits: models.Traits{"rich"}})
	wantProblem(t, err, "traits")
	_, err = h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "A", Country: "SE", Type: deadline.Other, NIS2: "maybe"})
	wantProblem(t, err, "nis2")
}

func TestTheAnswersOfAnIncidentAreNotThoseOfItsNextVersion(t *testing.T) {
	a := models.Answers{deadline.Severe: deadline.Yes}
	b := a.With(deadline.Severe, deadline.No).With(deadline.Exploited, deadline.Yes)
	if a[deadline.Severe] != deadline.Yes || len(a) != 1 || len(b) != 2 {
		t.Errorf("a %v, b %v", a, b)
	}
	if c := a.With(deadline.Severe, deadline.Unknown); c != nil {
		t.Errorf("nothing known is %v", c)
	}
}

func TestTheDerivationSaysWhereATimeComesFromAndHowWellItIsKnown(t *testing.T) {
	h := newHouse(t)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{
		EntityID: h.bank, Informant: "Kundtjänst.", PersonalData: deadline.Yes, Aware: calendar.Moment{At: h.at.Add(-2 * time.Hour), Precision: calendar.About},
	})
	check(t, err)
	var all strings.Builder
	for _, s := range h.obligation(ref, "gdpr.authority").Derivation {
		all.WriteString(s.Text.SV + "\n")
	}
	for _, want := range []string{"omkring tisdag 24 november 2026 kl. 08.00", "källa: Kundtjänst.", "Tiden är ungefärlig"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in\n%s", want, all.String())
		}
	}
	if strings.Contains(all.String(), "Kundtjänst..") {
		t.Errorf("two points in\n%s", all.String())
	}
}

func TestANewIncidentIsKeptUnderTheNewestEdition(t *testing.T) {
	h := newHouse(t)
	for _, ref := range []string{h.report("Ny"), h.importFile(klarna)} {
		if in, err := h.Incident(ctx(t), h.officer, ref); err != nil || in.Edition != deadline.Edition {
			t.Errorf("%s: edition %d, %v", ref, in.Edition, err)
		}
	}
}

// old imports an incident that is kept under the first edition.
func (h *house) old() string {
	h.t.Helper()
	f, err := casefile.Parse([]byte(`{"frist": "case/1", "entity": {"name": "Testbanken AB", "country": "SE", "type": "credit_institution"},
		"incident": {"title": "Gammal", "personal_data": "yes", "edition": 1}, "awareness": [{"at": "2026-11-24T08:00:00+01:00", "chosen": true, "reason": "larm"}]}`))
	check(h.t, err)
	ref, err := h.Import(ctx(h.t), h.officer, f)
	check(h.t, err)
	return ref
}

func TestAnIncidentKeepsItsEditionUntilItIsMovedForAReason(t *testing.T) {
	h := newHouse(t)
	ref := h.old()
	if o := h.obligation(ref, "fffs2021_2.event"); o.ID != "" {
		t.Errorf("the first edition has %+v", o)
	}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	wantProblem(t, h.MoveEdition(ctx(t), h.officer, ref, in.Version, ""), "reason")
	if err := h.MoveEdition(ctx(t), h.officer, ref, in.Version+1, "Ny lag"); !errors.Is(err, models.ErrConflict) {
		t.Errorf("on an old page: %v", err)
	}
	if err := h.MoveEdition(ctx(t), h.reader, ref, in.Version, "Ny lag"); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("a reader: %v", err)
	}
	// Nothing else that is done to it moves it.
	h.edit(ref, func(in *models.Incident) { in.Edition, in.Summary = deadline.Edition, "Mer text" })
	if in, err = h.Incident(ctx(t), h.officer, ref); err != nil || in.Edition != 1 || in.Summary != "Mer text" {
		t.Fatalf("edited: edition %d, %v", in.Edition, err)
	}
	check(t, h.MoveEdition(ctx(t), h.officer, ref, in.Version, "Styrelsen vill ha alla skyldigheter"))
	if in, err = h.Incident(ctx(t), h.officer, ref); err != nil || in.Edition != deadline.Edition || in.EditionReason != "Styrelsen vill ha alla skyldigheter" {
		t.Errorf("moved: %d %q, %v", in.Edition, in.EditionReason, err)
	}
	if o := h.obligation(ref, "fffs2021_2.event"); o.ID == "" {
		t.Error("the newest edition has no duty under FFFS 2021:2")
	}
	if err := h.MoveEdition(ctx(t), h.officer, ref, in.Version, "Igen"); !errors.Is(err, models.ErrConflict) {
		t.Errorf("a second time: %v", err)
	}
	lines, _, err := h.Log(ctx(t), h.auditor, ref, 0)
	check(t, err)
	if l := lines[0]; l.Action != models.EditionMoved || !bytes.Contains(l.Before, []byte(`"edition":1`)) || !bytes.Contains(l.After, []byte(`"edition":3`)) || !bytes.Contains(l.After, []byte("Styrelsen")) {
		t.Errorf("the log has %s: %s, %s", l.Action, l.Before, l.After)
	}
	h.sound()
}

func TestACaseFileCarriesTheLawOfTheRecord(t *testing.T) {
	h := newHouse(t)
	ref := h.old()
	h.edit(ref, func(in *models.Incident) {
		in.Answers = models.Answers{deadline.ClientsAffected: deadline.Yes, deadline.MaterialEvent: deadline.No}
		in.CorrectedAt = calendar.Moment{At: h.at.Add(-time.Hour), Precision: calendar.About}
	})
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	r.Entity.Traits, r.Entity.NIS2 = models.Traits{deadline.ListedIssuer, deadline.SecuritySensitive}, deadline.No
	check(t, h.EditEntity(ctx(t), h.officer, r.Entity))
	f, zone, err := h.CaseFile(ctx(t), h.officer, ref)
	check(t, err)
	body, err := f.Encode(zone)
	check(t, err)
	parsed, err := casefile.Parse(body)
	check(t, err)
	other := newHouse(t)
	again, err := other.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	s, err := other.Record(ctx(t), other.officer, again)
	check(t, err)
	if in := s.Incident; in.Edition != 1 || in.Answers[deadline.ClientsAffected] != deadline.Yes || in.Answers[deadline.MaterialEvent] != deadline.No || in.CorrectedAt.Precision != calendar.About {
		t.Errorf("imported as %+v", in)
	}
	if e := s.Entity; !slices.Equal(e.Traits, models.Traits{deadline.ListedIssuer, deadline.SecuritySensitive}) || e.NIS2 != deadline.No {
		t.Errorf("imported as %+v", e)
	}
	// The same entity is found again, and one that differs in this is another.
	twice, err := other.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	parsed.Entity.Traits = nil
	plain, err := other.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	a, err := other.Incident(ctx(t), other.officer, twice)
	check(t, err)
	b, err := other.Incident(ctx(t), other.officer, plain)
	check(t, err)
	if a.EntityID != s.Entity.ID || b.EntityID == s.Entity.ID {
		t.Errorf("entities %d, %d and %d", s.Entity.ID, a.EntityID, b.EntityID)
	}
	other.sound()
}
