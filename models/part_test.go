package models_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// subsidiary is the bank's ICT company: it is no financial entity, and handles
// the bank's data for it.
var subsidiary = models.Entity{Name: "Testbanken Drift AB", Country: "SE", Type: deadline.Other, Role: deadline.Processor}

// addTo makes an entity a further one of an incident, and returns its number.
func (h *house) addTo(ref string, e models.Entity) int64 {
	h.t.Helper()
	id, err := h.AddEntity(ctx(h.t), h.officer, models.Once{}, e)
	check(h.t, err)
	check(h.t, h.AddPart(ctx(h.t), h.officer, models.Once{}, ref, id))
	return id
}

// states says how the obligations of each entity of an incident stand: those
// that apply, "dora.initial waiting".
func (h *house) states(ref string) map[string]string {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	all := map[string]string{}
	for _, part := range r.Parts() {
		var list []string
		for _, o := range part.Obligations(h.at) {
			if o.State != deadline.NotApplicable {
				list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s", o.ID, o.State, o.Country)))
			}
		}
		all[part.Entity.Name] = strings.Join(list, "; ")
	}
	return all
}

func wants(t *testing.T, got string, has ...string) {
	t.Helper()
	for _, want := range has {
		if not, ok := strings.CutPrefix(want, "-"); ok && strings.Contains(got, not) {
			t.Errorf("got %s\nwith %s", got, not)
		} else if !ok && !strings.Contains(got, want) {
			t.Errorf("got %s\nwithout %s", got, want)
		}
	}
}

func TestEachEntityOfAnEventHasTheDutiesOfItsOwnKind(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Avbrott hos driftbolaget")
	h.addTo(ref, subsidiary)
	s := h.states(ref)
	wants(t, s["Testbanken AB"], "dora.initial waiting", "gdpr.authority running", "-nis2.", "-gdpr.processor")
	wants(t, s["Testbanken Drift AB"], "nis2.", "gdpr.processor", "-dora.", "-gdpr.authority running")
}

func TestWhatIsDecidedOrFiledForOneEntityIsThatEntitysAlone(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Avbrott hos driftbolaget")
	second := h.addTo(ref, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	decide := func(d models.Decision) {
		t.Helper()
		d.Reason, d.DecidedAt, d.DecidedBy = "skäl", &h.at, "Anna"
		check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, d))
	}
	decide(models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, EntityID: &second})
	s := h.states(ref)
	wants(t, s["Sparbanken AB"], "dora.initial running")
	wants(t, s["Testbanken AB"], "dora.initial waiting")

	decide(models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor})
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac"}, nil)
	check(t, err)
	s = h.states(ref)
	wants(t, s["Testbanken AB"], "dora.initial met", "dora.intermediate running")
	wants(t, s["Sparbanken AB"], "dora.initial running", "dora.intermediate waiting")

	decide(models.Decision{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, EntityID: &second})
	decide(models.Decision{Obligation: "dora.initial", Outcome: deadline.Reclassify, EntityID: &second})
	s = h.states(ref)
	wants(t, s["Testbanken AB"], "gdpr.authority running", "dora.initial met")
	wants(t, s["Sparbanken AB"], "gdpr.authority not_required", "-dora.initial running")

	h.at = h.at.Add(time.Hour)
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", EntityID: &second}, nil)
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	parts := r.Parts()
	if len(parts) != 2 || len(parts[0].Filings) != 1 || len(parts[1].Filings) != 1 || len(parts[0].Decisions) != 1 || len(parts[1].Decisions) != 3 {
		t.Fatalf("got %+v", parts)
	}
	const hers = `{"frist":"filing/1","entity":1,`
	if !strings.HasPrefix(parts[1].Filings[0].Content, hers) || strings.HasPrefix(parts[0].Filings[0].Content, hers) {
		t.Error("what was frozen does not say whose it is")
	}
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAnIncidentStaysOpenWhileADutyOfAFurtherEntityIs(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två banker")
	second := h.addTo(ref, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	for _, id := range []deadline.ID{"gdpr.authority", "gdpr.subjects"} {
		check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: id, Outcome: deadline.DoNotNotify, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
	}
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.Reclassify, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.recurring", SentAt: &h.at, Channel: "internt"}, nil)
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	own, err := r.Part(0)
	check(t, err)
	other, err := r.Part(second)
	check(t, err)
	if len(own.OpenDuties(h.at)) != 0 || len(other.OpenDuties(h.at)) == 0 {
		t.Fatalf("open: %v and %v", own.OpenDuties(h.at), other.OpenDuties(h.at))
	}
	wantProblem(t, h.SetStatus(ctx(t), h.officer, ref, r.Incident.Version, models.StatusClosed, ""), "reason")
}

func TestNothingIsStoredForAnEntityThatHasNoPart(t *testing.T) {
	h := newHouse(t)
	ref := h.report("En bank")
	stranger, err := h.AddEntity(ctx(t), h.officer, models.Once{}, subsidiary)
	check(t, err)
	decision := models.Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "x", DecidedAt: &h.at, DecidedBy: "y", EntityID: &stranger}
	filing := models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", EntityID: &stranger}
	refused := func() {
		t.Helper()
		wantProblem(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, decision), "entity_id")
		_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, filing, nil)
		wantProblem(t, err, "entity_id")
	}
	refused()
	wantProblem(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, h.bank), "entity_id")
	wantProblem(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, 999), "entity_id")
	check(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, stranger))
	wantProblem(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, stranger), "entity_id")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	in.EntityID = stranger
	wantProblem(t, h.EditIncident(ctx(t), h.officer, in), "entity_id")

	if err := h.RemovePart(ctx(t), h.officer, ref, stranger, 7, "Var inte berörd."); !errors.Is(err, models.ErrConflict) {
		t.Errorf("on an old page: %v", err)
	}
	wantProblem(t, h.RemovePart(ctx(t), h.officer, ref, stranger, 1, " "), "reason")
	check(t, h.RemovePart(ctx(t), h.officer, ref, stranger, 1, " Var inte berörd. "))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Others) != 0 || len(r.Removed) != 1 || r.Removed[0].RemovedReason != "Var inte berörd." || r.Removed[0].RemovedAt == nil || r.Removed[0].RemovedName != h.officer.Name {
		t.Errorf("removed: %+v, still there: %+v", r.Removed, r.Others)
	}
	refused()
	if err := h.RemovePart(ctx(t), h.officer, ref, stranger, 2, "Var inte berörd."); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("removed again: %v", err)
	}
	check(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, stranger))
	r, err = h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Removed) != 0 || r.Others[0].RemovedReason != "" || r.Others[0].RemovedAt != nil {
		t.Errorf("added again, it is still said to be removed: %+v", r.Others)
	}
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, decision))
	wantProblem(t, h.RemovePart(ctx(t), h.officer, ref, stranger, 3, "Var inte berörd."), "entity_id")
	if _, err := h.raw().Exec("INSERT INTO decisions SELECT 99, 1, obligation, outcome, reason, decided_at, decided_by, approved_by, recorded_at, recorded_name, 4711, '' FROM decisions"); err == nil {
		t.Error("the database took a decision of an entity that has no part")
	}
}

func TestWhoMayNotKeepTheRecordAddsNoEntityToIt(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Begränsad")
	id, err := h.AddEntity(ctx(t), h.officer, models.Once{}, subsidiary)
	check(t, err)
	if err := h.AddPart(ctx(t), h.reader, models.Once{}, ref, id); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("a reader: %v", err)
	}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, ref, in.Version, true, nil))
	if err := h.AddPart(ctx(t), h.approver, models.Once{}, ref, id); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("one who may not see it: %v", err)
	}
	if err := h.RemovePart(ctx(t), h.approver, ref, id, 1, "Var inte berörd."); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("one who may not see it: %v", err)
	}
}

func TestTheOverviewNamesTheEntityWhoseDutyItIs(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två banker")
	second := h.addTo(ref, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y", EntityID: &second}))
	o, err := h.Overview(ctx(t), h.officer, 10)
	check(t, err)
	var next, waiting []string
	for _, n := range o.Next {
		next = append(next, n.Entity+" "+string(n.Obligation.ID))
	}
	for _, w := range o.Waiting {
		waiting = append(waiting, w.Entity+" "+string(w.Obligation))
	}
	if len(next) == 0 || next[0] != "Sparbanken AB dora.initial" || !slices.Contains(next, "Testbanken AB gdpr.authority") || !slices.Contains(next, "Sparbanken AB gdpr.authority") {
		t.Errorf("next: %q", next)
	}
	slices.Sort(waiting)
	if want := []string{"Sparbanken AB gdpr.authority", "Sparbanken AB gdpr.subjects", "Testbanken AB dora.initial", "Testbanken AB gdpr.authority", "Testbanken AB gdpr.subjects"}; !slices.Equal(waiting, want) {
		t.Errorf("waiting: %q", waiting)
	}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	if in.NextEntity == nil || *in.NextEntity != second || in.NextObligation != "dora.initial" || in.Undecided != 5 {
		t.Errorf("the index: %v %s, %d undecided", in.NextEntity, in.NextObligation, in.Undecided)
	}
	rows, _, err := h.Register(ctx(t), h.officer, models.RegisterFilter{})
	check(t, err)
	if rows[0].Entity != "Testbanken AB" || rows[0].NextEntity != "Sparbanken AB" {
		t.Errorf("the register: %+v", rows[0])
	}
	for _, sort := range []models.Sort{models.Newest, models.Oldest, models.Deadline} {
		rows, more, err := h.Register(ctx(t), h.officer, models.RegisterFilter{Entity: second, Sort: sort})
		check(t, err)
		if len(rows) != 1 || more || rows[0].Ref != ref {
			t.Errorf("the register of the further entity, %s: %+v", sort, rows)
		}
	}
}

func TestACalendarTellsTheLimitsOfEachEntityApart(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två banker")
	second := h.addTo(ref, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	limits := func() map[string]models.CalendarLimit {
		t.Helper()
		ls, _, err := h.Calendar(ctx(t), h.officer, 50)
		check(t, err)
		all, uids := map[string]models.CalendarLimit{}, map[string]bool{}
		for _, l := range ls {
			if l.Obligation.ID == "gdpr.authority" {
				all[l.Entity] = l
			}
			if uids[l.UID] {
				t.Errorf("two limits have the UID %s", l.UID)
			}
			uids[l.UID] = true
		}
		return all
	}
	before := limits()
	if len(before) != 2 {
		t.Fatalf("got %+v", before)
	}
	h.at = h.at.Add(time.Hour)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", EntityID: &second}, nil)
	check(t, err)
	after := limits()
	if !after["Sparbanken AB"].Ended || after["Testbanken AB"].Ended || after["Sparbanken AB"].UID != before["Sparbanken AB"].UID {
		t.Errorf("got %+v", after)
	}
	e, err := h.Entity(ctx(t), h.officer, second)
	check(t, err)
	e.Country = "FI"
	check(t, h.EditEntity(ctx(t), h.officer, e))
	if again := limits(); again["Sparbanken AB"].Sequence <= after["Sparbanken AB"].Sequence {
		t.Error("a change of a further entity does not raise the sequence")
	}
}

func TestTheRegisterOfAnEntityHasTheIncidentsInWhichItIsAFurtherOneInOrder(t *testing.T) {
	h := newHouse(t)
	second, err := h.AddEntity(ctx(t), h.officer, models.Once{}, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	check(t, err)
	var all []string
	for i := range 7 {
		ref := h.report("En till")
		h.at = h.at.Add(time.Hour)
		if i%2 == 0 {
			check(t, h.AddPart(ctx(t), h.officer, models.Once{}, ref, second))
		} else {
			in, err := h.Incident(ctx(t), h.officer, ref)
			check(t, err)
			in.EntityID = second
			check(t, h.EditIncident(ctx(t), h.officer, in))
		}
		all = append(all, ref)
	}
	h.report("En annans")
	for _, sort := range []models.Sort{models.Oldest, models.Newest, models.Deadline} {
		var got []string
		f := models.RegisterFilter{Entity: second, Sort: sort, Status: models.StatusOpen, Limit: 2}
		for {
			rows, more, err := h.Register(ctx(t), h.officer, f)
			check(t, err)
			for _, r := range rows {
				got = append(got, r.Ref)
			}
			if !more {
				break
			}
			f.After = rows[len(rows)-1].Cursor(sort)
		}
		if sort == models.Newest {
			slices.Reverse(got)
		}
		if !slices.Equal(got, all) {
			t.Errorf("%s: %q, want %q", sort, got, all)
		}
	}
}

func TestAnIncidentInSeveralCountriesIsNotifiedToEachAuthority(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kunder i två länder")
	none := int64(0)
	check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil, "NO": &none}}))
	s := h.states(ref)["Testbanken AB"]
	wants(t, s, "gdpr.authority running SE", "gdpr.authority running GB")

	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", Country: "NO"}, nil)
	wantProblem(t, err, "country")
	id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x", Country: "GB"}, nil)
	check(t, err)
	wants(t, h.states(ref)["Testbanken AB"], "gdpr.authority running SE", "gdpr.authority met GB", "imy.supplement waiting")
	if f, err := h.Filing(ctx(t), h.officer, ref, id); err != nil || f.Country != "GB" || f.LateStrict == nil || *f.LateStrict {
		t.Errorf("%+v, %v", f, err)
	}
	id, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x"}, nil)
	check(t, err)
	if f, err := h.Filing(ctx(t), h.officer, ref, id); err != nil || f.Country != "SE" || f.LateStrict == nil {
		t.Errorf("one that does not say to whom goes to the first, and is judged by its limit: %+v, %v", f, err)
	}
	wants(t, h.states(ref)["Testbanken AB"], "gdpr.authority met SE", "gdpr.authority met GB")
	if o, err := h.Overview(ctx(t), h.officer, 10); err != nil || slices.ContainsFunc(o.Next, func(n models.Next) bool { return n.Obligation.ID == "gdpr.authority" }) {
		t.Errorf("the overview: %+v, %v", o, err)
	}
}

func TestANumberWithoutCountriesTakesNoAuthorityAway(t *testing.T) {
	h := newHouse(t)
	id, err := h.AddEntity(ctx(t), h.officer, models.Once{}, inWhole)
	check(t, err)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: id, Title: "x", Informant: "y", PersonalData: deadline.Yes, Aware: calendar.At(h.at.Add(-time.Hour))})
	check(t, err)
	told := func() string {
		t.Helper()
		o, err := h.Overview(ctx(t), h.officer, 10)
		check(t, err)
		var listed []string
		for _, n := range o.Next {
			if n.Obligation.ID == "gdpr.authority" {
				listed = append(listed, n.Obligation.Country)
			}
		}
		slices.Sort(listed)
		all := strings.Join(listed, " ")
		for _, code := range listed {
			wants(t, h.states(ref)[inWhole.Name], strings.TrimSpace("gdpr.authority running "+code))
		}
		h.sound()
		return all
	}
	count := func(as time.Duration, n models.ByCountry) {
		t.Helper()
		at, most := h.at.Add(as), int64(5000)
		check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.Approximate, Max: &most, ByCountry: n}))
	}
	none := int64(0)
	count(-3*time.Minute, models.ByCountry{"DE": nil, "FR": nil})
	if got := told(); got != "DE FR SE" {
		t.Errorf("of three countries %q are told", got)
	}
	count(-2*time.Minute, nil)
	if got := told(); got != "DE FR SE" {
		t.Errorf("after a number without countries %q are told", got)
	}
	count(-time.Minute, models.ByCountry{"DE": &none, "FR": nil})
	if got := told(); got != "FR SE" {
		t.Errorf("with nobody in Germany %q are told", got)
	}
}

func TestAnEntityWithoutAMainEstablishmentNotifiesEachAuthority(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kunder i två länder")
	check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"DK": nil, "FR": nil}}))
	e, err := h.Entity(ctx(t), h.officer, h.bank)
	check(t, err)
	for main, want := range map[string][]string{
		models.NoMainEstablishment: {"gdpr.authority running DK", "gdpr.authority running FR"},
		"DK":                       {"gdpr.authority running;"},
		"":                         {"gdpr.authority running;"},
	} {
		e.MainEstablishment = main
		check(t, h.EditEntity(ctx(t), h.officer, e))
		e.Version++
		wants(t, h.states(ref)["Testbanken AB"], want...)
	}
	for _, wrong := range []string{"GB", "US", "xx", "NONE"} {
		e.MainEstablishment = wrong
		wantProblem(t, h.EditEntity(ctx(t), h.officer, e), "main_establishment")
	}
}

func TestAnExportWithSeveralEntitiesImportsToTheSameRecord(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två banker")
	e, err := h.Entity(ctx(t), h.officer, h.bank)
	check(t, err)
	e.MainEstablishment = "DK"
	check(t, h.EditEntity(ctx(t), h.officer, e))
	twin := e
	first, second := h.addTo(ref, twin), h.addTo(ref, subsidiary) // the first is the bank in every particular
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y", EntityID: &first}))
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.processor", SentAt: &h.at, Channel: "x", EntityID: &second}, nil)
	check(t, err)
	a, zone, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	one, err := a.Encode(zone)
	check(t, err)
	parsed, err := casefile.Parse(one)
	check(t, err)
	other := newHouse(t)
	again, err := other.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	b, zone, err := other.CaseFile(ctx(t), other.auditor, again)
	check(t, err)
	two, err := b.Encode(zone)
	check(t, err)
	if !bytes.Equal(one, two) {
		t.Errorf("exported\n%s\nimported and exported again\n%s", one, two)
	}
	for _, want := range []string{`"entities": [`, `"entity": 1`, `"entity": 2`, `"main_establishment": "DK"`} {
		if !bytes.Contains(one, []byte(want)) {
			t.Errorf("the file does not have %s", want)
		}
	}
	if got, want := other.states(again), h.states(ref); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, s := range []*house{h, other} {
		if v, err := s.Verify(ctx(t), s.auditor); err != nil || !v.OK() {
			t.Errorf("%+v, %v", v, err)
		}
	}
}

func TestOfATimeThatIsKnownOnlyByItsDayTheLimitRunsFromItsBeginning(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Bara dagen")
	noon := time.Date(2026, time.November, 20, 11, 0, 0, 0, time.UTC)
	check(t, h.AddAwareness(ctx(t), h.officer, models.Once{}, ref, models.Awareness{At: calendar.Moment{At: noon, Precision: calendar.OnDay}, How: "Någon gång under dagen"}))
	as, err := h.Awareness(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.ChooseAwareness(ctx(t), h.officer, ref, as[0].ID, as[1].ID, "Dagen räcker"))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	midnight := time.Date(2026, time.November, 19, 23, 0, 0, 0, time.UTC) // in Stockholm
	if at, _ := r.Aware(); !at.Equal(midnight) {
		t.Errorf("aware %v, want %v", at, midnight)
	}
	for _, o := range r.Obligations(h.at) {
		if o.ID == "gdpr.authority" && !o.Strict.Equal(midnight.Add(72*time.Hour)) {
			t.Errorf("strict %v, want %v", o.Strict, midnight.Add(72*time.Hour))
		}
		if o.ID == "gdpr.authority" && !strings.Contains(said(o), "klockslaget är inte känt") {
			t.Errorf("the derivation does not say so: %v", o.Derivation)
		}
	}
}

// said is a derivation as one text.
func said(o deadline.Obligation) string {
	var all string
	for _, s := range o.Derivation {
		all += s.Text.SV + "\n"
	}
	return all
}
