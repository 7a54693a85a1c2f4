package models_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

func TestTheKlarnaIncidentHasTheLimitsOfArticle33(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	for _, o := range r.Obligations(h.at) {
		if o.ID != "gdpr.authority" {
			continue
		}
		if got, want := o.Strict.Format(time.RFC3339), "2021-05-30T09:01:00Z"; got != want {
			t.Errorf("strict %s, want %s", got, want)
		}
		if got, want := o.Latest.Format(time.RFC3339), "2021-05-30T10:00:00Z"; got != want {
			t.Errorf("latest %s, want %s", got, want)
		}
		return
	}
	t.Error("no obligation gdpr.authority")
}

func TestWhatWasExportedImportsOnAnotherMachineToTheSameRecord(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	h.keepSomething(ref)
	first, zone, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	a, err := first.Encode(zone)
	check(t, err)
	parsed, err := casefile.Parse(a)
	check(t, err)
	other := newHouse(t)
	again, err := other.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	second, zone, err := other.CaseFile(ctx(t), other.auditor, again)
	check(t, err)
	b, err := second.Encode(zone)
	check(t, err)
	if !bytes.Equal(a, b) {
		check(t, os.WriteFile(filepath.Join(os.TempDir(), "a.json"), a, 0o600))
		check(t, os.WriteFile(filepath.Join(os.TempDir(), "b.json"), b, 0o600))
		t.Errorf("the second export differs from the first: %d and %d bytes", len(a), len(b))
	}
}

// keepSomething puts one of everything on the record of an incident.
func (h *house) keepSomething(ref string) {
	t := h.t
	t.Helper()
	n := int64(9500)
	check(t, h.AddEntry(ctx(t), h.officer, models.Once{}, ref, models.Entry{At: calendar.At(h.at.Add(-time.Hour)), Text: "Samtal med IMY"}))
	es, _, err := h.Timeline(ctx(t), h.officer, ref, models.TimelineFilter{Newest: true})
	check(t, err)
	check(t, h.CorrectEntry(ctx(t), h.officer, models.Once{}, ref, es[0].ID, models.Entry{At: calendar.At(h.at.Add(-90 * time.Minute)), Text: "Samtal med IMY (rätt tid)"}))
	check(t, h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.Approximate, Max: &n, ByCountry: models.ByCountry{"SE": &n, "NO": nil}}))
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "contact_point", Value: models.FactValue{Text: "dataskydd@bank.example"}}}))
	check(t, h.MarkPassage(ctx(t), h.officer, models.Once{}, ref, models.Passage{Source: "contact_point", Quote: "dataskydd@", Ground: casefile.OtherGround, Reason: "provas"}))
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "Risk kan inte uteslutas", DecidedAt: &h.at, DecidedBy: "Anna"}))
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "IMY:s e-tjänst", Reference: "IMY-1", DelayReason: "Upptäcktes sent"},
		&models.File{Name: "kvitto.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1.7")})
	check(t, err)
	h.sealSomething(ref)
	other := h.addTo(ref, subsidiary)
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "gdpr.processor", Outcome: deadline.Notify, Reason: "Banken ska få veta", DecidedAt: &h.at, DecidedBy: "Bo", EntityID: &other}))
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.processor", SentAt: &h.at, Channel: "brev", EntityID: &other}, nil)
	check(t, err)
	fs, err := h.Filings(ctx(t), h.officer, ref)
	check(t, err)
	last := fs[len(fs)-1].ID
	check(t, h.AddReceipt(ctx(t), h.officer, models.Once{}, ref, last, models.Receipt{Reference: "DI-2026-7", Note: "Kom per post"}, &models.File{Name: "kvitto.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1.4")}))
	check(t, h.AddReceipt(ctx(t), h.officer, models.Once{}, ref, last, models.Receipt{Reference: "DI-2026-8"}, nil))
	h.askAndMark(ref, other)
	h.sendLetters(ref, other)
}

// sendLetters has letters of two entities, sends them, and informs the public.
func (h *house) sendLetters(ref string, other int64) {
	t := h.t
	t.Helper()
	h.letter(ref, models.Letter{Lang: "sv", Subject: "Om en incident", Body: "Hej,\n\nVad har hänt?"}, 0)
	id := h.letter(ref, models.Letter{Lang: "sv", Subject: "Om en incident", Body: "Hej,\n\nVad har hänt?\n\nEtt fel."}, 1)
	h.letter(ref, models.Letter{Lang: "en", Subject: "About an incident", Body: "Hello,", EntityID: &other}, 0)
	sent, back := int64(8240), int64(40)
	batch, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{LetterID: &id, Channel: casefile.ByPost, Country: "SE", Planned: &sent, SentAt: &h.at, Sent: &sent, Note: "Första utskicket"}, true)
	check(t, err)
	check(t, h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, batch, models.LetterResult{Kind: casefile.CameBack, Number: &back, At: &h.at, Note: "Okänd adress"}))
	_, err = h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{Channel: casefile.InApp, SentAt: &h.at, Again: true, EntityID: &other}, false)
	check(t, err)
	check(t, h.RecordNotice(ctx(t), h.officer, models.Once{}, ref, models.LetterNotice{LetterID: &id, Place: "Dagens Nyheter", Link: "https://bank.example/incident", Reason: "Adresserna är inte kända", PublishedAt: &h.at}))
}

// letter saves a version of a letter and returns its number in the record.
func (h *house) letter(ref string, l models.Letter, seen int) int64 {
	h.t.Helper()
	_, err := h.SaveLetter(ctx(h.t), h.officer, models.Once{}, ref, l, seen)
	check(h.t, err)
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	id := int64(0)
	for _, x := range r.Letters {
		id = max(id, x.ID)
	}
	return id
}

func TestAFilingFreezesHowLateItWas(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel mottagare")
	aware := h.at.Add(-2 * time.Hour)
	for _, tt := range []struct {
		name           string
		after          time.Duration
		strict, latest bool
	}{
		{"at the strict limit it is in time", 72 * time.Hour, false, false},
		{"a second past it is late, but not past the latest reading", 72*time.Hour + time.Second, true, false},
		{"at the end of the seventy-second full hour it is not past the latest reading", 73 * time.Hour, true, false},
		{"after that it is late by every reading", 73*time.Hour + time.Second, true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ref := ref
			if tt.after != 72*time.Hour {
				h.at = present
				ref = h.report(tt.name)
			}
			sent := aware.Add(tt.after)
			h.at = sent
			id, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &sent, Channel: "e-tjänst", DelayReason: "skäl"}, nil)
			check(t, err)
			f, err := h.Filing(ctx(t), h.officer, ref, id)
			check(t, err)
			if *f.LateStrict != tt.strict || *f.LateLatest != tt.latest {
				t.Errorf("late %v, %v; want %v, %v", *f.LateStrict, *f.LateLatest, tt.strict, tt.latest)
			}
		})
	}
}

func TestALateFilingNeedsTheReasonsForTheDelay(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Sen")
	h.at = h.at.Add(100 * time.Hour)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst"}, nil)
	wantProblem(t, err, "delay_reason")
}

func TestWhatWasSentWasNotSentInTheFuture(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Framtid")
	later := h.at.Add(time.Minute)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &later, Channel: "e-tjänst"}, nil)
	wantProblem(t, err, "sent_at")
}

func wantProblem(t *testing.T, err error, field string) {
	t.Helper()
	var invalid *models.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("got %v, want a problem with %s", err, field)
	}
	if _, ok := invalid.Problems[field]; !ok {
		t.Errorf("got %v, want a problem with %s", err, field)
	}
}

func TestChoosingAnotherTimeOfAwarenessMovesTheClock(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Flyttad")
	earlier := h.at.Add(-26 * time.Hour)
	check(t, h.AddAwareness(ctx(t), h.officer, models.Once{}, ref, models.Awareness{At: calendar.At(earlier), How: "Larm i natt"}))
	as, err := h.Awareness(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.ChooseAwareness(ctx(t), h.officer, ref, as[0].ID, as[1].ID, "Larmet räckte"))
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	if in.Aware != calendar.At(earlier) || !in.NextStrictAt.Equal(earlier.Add(24*time.Hour)) || in.NextObligation != "dora.initial" {
		t.Errorf("aware %v, next %v", in.Aware, in.NextStrictAt)
	}
	err = h.ChooseAwareness(ctx(t), h.approver, ref, as[1].ID, as[1].ID, "Nej")
	if !errors.Is(err, models.ErrConflict) {
		t.Errorf("a choice made on an old page: %v, want a conflict", err)
	}
}

func TestAFormThatIsSentTwiceIsStoredOnce(t *testing.T) {
	h := newHouse(t)
	r := models.Report{EntityID: h.bank, Informant: "Anna", Aware: calendar.At(h.at)}
	once := models.Once{Token: "abc", Form: "/incidents/new"}
	ref, err := h.ReportIncident(ctx(t), h.officer, once, r)
	check(t, err)
	_, err = h.ReportIncident(ctx(t), h.officer, once, r)
	var done *models.Done
	if !errors.As(err, &done) || done.Place != ref {
		t.Errorf("the second one: %v, want that %s is stored", err, ref)
	}
	rs, _, err := h.Register(ctx(t), h.officer, models.RegisterFilter{})
	check(t, err)
	if len(rs) != 1 {
		t.Errorf("%d incidents, want 1", len(rs))
	}
}

func TestAnIncidentCanBeReportedBeforeAnybodyKnowsWhoseItIs(t *testing.T) {
	h := newHouse(t)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{Informant: "Växeln", Aware: calendar.At(h.at)})
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	have := map[deadline.ID]deadline.Obligation{}
	for _, o := range r.Obligations(h.at) {
		have[o.ID] = o
	}
	if o := have["gdpr.authority"]; o.Strict == nil || !o.Provisional {
		t.Errorf("gdpr.authority: %+v, want a provisional limit", o)
	}
	if o, ok := have["dora.initial"]; !ok || o.State == deadline.NotApplicable {
		t.Errorf("dora.initial: %+v, want that it may apply", o)
	}
}

func TestTheOverviewSaysWhatBlocksALimitAndPutsTheMostUrgentFirst(t *testing.T) {
	h := newHouse(t)
	first := h.report("Den äldsta")
	for range 12 {
		h.at = h.at.Add(time.Hour)
		h.report("En till")
	}
	o, err := h.Overview(ctx(t), h.officer, 5)
	check(t, err)
	if o.Next[0].Obligation.ID != "dora.initial" || o.Next[0].Blocker != "decision" {
		t.Errorf("before the classification the first limit is %s, blocked by %q", o.Next[0].Obligation.ID, o.Next[0].Blocker)
	}
	if len(o.Waiting) != 5 || o.Waiting[0].Ref != first || o.Next[0].Ref != first {
		t.Fatalf("first waits %v, first limit %v; want %s", o.Waiting[0].Ref, o.Next[0].Ref, first)
	}
	for i, step := range []struct {
		want string
		do   func() error
	}{
		{"decision", func() error {
			return h.MakeDecision(ctx(t), h.officer, models.Once{}, first, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"})
		}},
		{"nature", func() error {
			return h.SetFacts(ctx(t), h.officer, first, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "x"}}})
		}},
		{"subject_categories", func() error { return nil }},
	} {
		o, err := h.Overview(ctx(t), h.officer, 30)
		check(t, err)
		i0 := slices.IndexFunc(o.Next, func(n models.Next) bool { return n.Ref == first && n.Obligation.ID == "gdpr.authority" })
		if got := o.Next[i0].Blocker; got != step.want {
			t.Errorf("step %d: blocked by %q, want %q", i, got, step.want)
		}
		check(t, step.do())
	}
}
