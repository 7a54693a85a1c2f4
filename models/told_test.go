package models_test

import (
	"crypto/sha256"
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
	"frist/models/form"
)

// askAndMark has IMY and FI ask, one of them the further entity, answers one, and
// judges a fact that is not as it was told.
func (h *house) askAndMark(ref string, other int64) {
	t := h.t
	t.Helper()
	day := calendar.Moment{At: h.at, Precision: calendar.OnDay}
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "IMY", Reference: "IMY-2026-7", ReceivedAt: calendar.At(h.at.Add(-time.Hour)), DueAt: day, Text: "Vilka länder?", ReceivedBy: "Anna"}))
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "FI", EntityID: &other, ReceivedAt: day, Text: "Vad var orsaken?"}))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	first, second := r.Questions[len(r.Questions)-2], r.Questions[len(r.Questions)-1]
	right := first
	right.DueAt, right.Reason = calendar.Moment{}, "Ingen tid stod i brevet"
	check(t, h.CorrectQuestion(ctx(t), h.officer, models.Once{}, ref, first.ID, right))
	check(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, second.ID, models.Reply{Text: "En nyckel i en cache.", SentAt: h.at, Channel: "e-post"}, &models.File{Name: "svar.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1.6")}))
	h.counted(ref, casefile.DataSubjects, 14250)
	check(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.NotMaterial, "Samma krets")))
}

// counted records an exact number.
func (h *house) counted(ref string, of models.Of, n int64) {
	h.t.Helper()
	check(h.t, h.AddCount(ctx(h.t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: of, Mode: casefile.Exact, Min: &n, Max: &n, Source: "Driften"}))
}

// marks are marks of one kind for every difference that nobody has judged.
func (h *house) marks(ref string, kind models.MarkKind, reason string) []models.ToldMark {
	var marks []models.ToldMark
	for _, told := range h.told(ref) {
		for _, d := range told.Differences {
			if d.Mark == nil {
				marks = append(marks, models.ToldMark{FilingID: d.In.ID, Field: d.Now.Number, ToldSHA256: d.ToldSHA256, NowSHA256: d.NowSHA256, Mark: kind, Reason: reason})
			}
		}
	}
	return marks
}

func (h *house) told(ref string) []models.Told {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	return r.Told(h.at)
}

// sent records a filing of the incident's own entity.
func (h *house) sent(ref string, id deadline.ID) {
	h.t.Helper()
	_, err := h.RecordFiling(ctx(h.t), h.officer, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &h.at, Channel: "portal", DelayReason: "x", SendReason: "x"}, nil)
	check(h.t, err)
}

// running is an incident of a bank of which IMY was notified and FI had both
// reports, with 9 400 clients and as many data subjects.
func (h *house) running() string {
	t := h.t
	t.Helper()
	ref := h.report("Konton visades för fel kund")
	h.counted(ref, casefile.Clients, 9400)
	h.counted(ref, casefile.DataSubjects, 9400)
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Fel konto"}}, {Key: "primary_contact_name", Value: models.FactValue{Text: "Anna Ek"}}}))
	check(t, h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &h.at, DecidedBy: "y"}))
	h.at = h.at.Add(time.Hour)
	h.sent(ref, "gdpr.authority")
	h.sent(ref, "dora.initial")
	h.at = h.at.Add(time.Hour)
	h.sent(ref, "dora.intermediate")
	h.at = h.at.Add(time.Hour)
	return ref
}

// sealedAndSent seals a draft with what is asked only later, has it approved and
// records that it was sent.
func (h *house) sealedAndSent(ref string, id deadline.ID) {
	t := h.t
	t.Helper()
	n, err := h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: id, Early: true})
	check(t, err)
	d, err := h.Sealed(ctx(t), h.officer, ref, n)
	check(t, err)
	check(t, h.Approve(ctx(t), h.approver, ref, n, models.ApprovalInput{Kind: models.Approve, SHA256: d.ContentSHA256}))
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &h.at, Channel: "portal", SealedID: &n, DelayReason: "x", SendReason: "x"}, nil)
	check(t, err)
}

// differing is what differs for each recipient: "imy 24 dora 3.4".
func differing(told []models.Told) string {
	var all []string
	for _, x := range told {
		all = append(all, x.Form.ID)
		for _, d := range x.Differences {
			all = append(all, d.Now.Number)
		}
	}
	return strings.Join(all, " ")
}

func TestACountThatChangesAfterFilingIsADifferenceForIMYAndForFI(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	if got := differing(h.told(ref)); got != "imy dora" {
		t.Fatalf("right after filing: %s", got)
	}
	h.counted(ref, casefile.Clients, 14250)
	h.counted(ref, casefile.DataSubjects, 14250)
	told := h.told(ref)
	if got := differing(told); got != "imy 24 dora 3.4" {
		t.Fatalf("got %s", got)
	}
	d := told[1].Differences[0]
	if d.Told.Value.Text != "9400" || d.Now.Value.Text != "14250" || d.In.Obligation != "dora.intermediate" || d.Kind() != form.Changed {
		t.Errorf("told %v, now %v, in %s", d.Told.Value, d.Now.Value, d.In.Obligation)
	}
	if told[0].Duty() != "imy.supplement" || told[1].Duty() != "dora.intermediate_update" {
		t.Errorf("proposed: %s and %s", told[0].Duty(), told[1].Duty())
	}
	h.sent(ref, "imy.supplement")
	if got := differing(h.told(ref)); got != "imy dora 3.4" {
		t.Errorf("after the supplement: %s", got)
	}
}

func TestAfterTheInitialNotificationTheNextReportIsTheIntermediateOne(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Bara den första")
	h.sent(ref, "dora.initial")
	if told := h.told(ref); told[0].Duty() != "dora.intermediate" {
		t.Errorf("got %s", told[0].Duty())
	}
}

func TestANumberThatTheInitialNotificationGaveAheadIsADifferenceWhenItChanges(t *testing.T) {
	for name, seals := range map[string]bool{"sealed": true, "not sealed": false} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			ref := h.report("Antalet lämnas redan i första anmälan")
			h.counted(ref, casefile.Clients, 9400)
			check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "root_cause_details", Value: models.FactValue{Lines: []string{"human_error_mistake"}}}}))
			f := models.Filing{Obligation: "dora.initial", SentAt: &h.at, Channel: "Fidac", SendReason: "x"}
			if seals {
				n, err := h.Seal(ctx(t), h.officer, models.Once{}, ref, models.SealInput{Obligation: "dora.initial", Numbers: true})
				check(t, err)
				f.SealedID = &n
			}
			_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, nil)
			check(t, err)
			h.counted(ref, casefile.Clients, 14250)
			check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "root_cause_details", Version: 1, Value: models.FactValue{Lines: []string{"human_error_omission"}}}}))
			if got := differing(h.told(ref)); got != "dora 3.4" {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestWhatALaterFilingLeavesOpenStaysAsItWasSaid(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "nature", Version: 1}}))
	h.sent(ref, "imy.supplement")
	told := h.told(ref)
	if got := differing(told); got != "imy 10 dora" {
		t.Fatalf("got %s", got)
	}
	if d := told[0].Differences[0]; d.Kind() != form.Gone || d.In.Obligation != "gdpr.authority" || d.Told.Value.Text != "Fel konto" {
		t.Errorf("got %s %v in %s", d.Kind(), d.Told.Value, d.In.Obligation)
	}
}

func TestAMarkLapsesWhenTheFactBecomesAnotherAgain(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	h.counted(ref, casefile.DataSubjects, 9500)
	check(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.NotMaterial, "En procent fler")))
	mark := func() *models.ToldMark { return h.told(ref)[0].Differences[0].Mark }
	if m := mark(); m == nil || m.Reason != "En procent fler" || m.RecordedName != h.officer.Name {
		t.Fatalf("got %+v", m)
	}
	h.counted(ref, casefile.DataSubjects, 14250)
	if m := mark(); m != nil {
		t.Errorf("it holds for another number: %+v", m)
	}
	h.counted(ref, casefile.DataSubjects, 9500)
	if m := mark(); m == nil {
		t.Error("it does not hold for the number that it was of")
	}
}

func TestOfTwoMarksOfTheSameTheLaterHolds(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	h.counted(ref, casefile.DataSubjects, 14250)
	marks := h.marks(ref, models.ReportNext, "Ny uppgift")
	check(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, marks))
	marks[0].Mark = models.ReportNow
	check(t, h.MarkTold(ctx(t), h.approver, models.Once{}, ref, marks))
	if m := h.told(ref)[0].Differences[0].Mark; m.Mark != models.ReportNow {
		t.Errorf("got %s", m.Mark)
	}
}

func TestEachJudgementNeedsAReason(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	h.counted(ref, casefile.DataSubjects, 14250)
	wantProblem(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.NotMaterial, "")), "24.reason")
	wantProblem(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, "perhaps", "x")), "24")
	wantProblem(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.ReportNow, "")), "24.reason")
	wantProblem(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.ReportNext, " ")), "24.reason")
	check(t, h.MarkTold(ctx(t), h.officer, models.Once{}, ref, h.marks(ref, models.ReportNow, "Många fler")))
}

func TestAMarkOfWhatIsNoLongerSoIsRefused(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	h.counted(ref, casefile.DataSubjects, 14250)
	marks := h.marks(ref, models.ReportNow, "Många fler")
	h.counted(ref, casefile.DataSubjects, 15000)
	if err := h.MarkTold(ctx(t), h.officer, models.Once{}, ref, marks); !errors.Is(err, models.ErrConflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	for _, a := range []models.Actor{h.reporter, h.auditor} {
		if err := h.MarkTold(ctx(t), a, models.Once{}, ref, marks); err == nil {
			t.Errorf("%s may judge", a.Role)
		}
	}
}

func TestAFactThatTwoRecipientsWereToldDifferentlyIsAContradiction(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	if cs := models.Contradictions(h.told(ref)); len(cs) > 0 {
		t.Fatalf("the same facts contradict each other: %s", cs[0].Source)
	}
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "primary_contact_name", Version: 1, Value: models.FactValue{Text: "Bo Ek"}}}))
	h.counted(ref, casefile.Clients, 12000) // and the data subjects stay: that is none
	h.sent(ref, "dora.intermediate_update")
	told := h.told(ref)
	cs := models.Contradictions(told)
	if len(cs) != 1 || cs[0].Source != "primary_contact_name" || len(cs[0].Sides) != 2 {
		t.Fatalf("got %+v", cs)
	}
	if a, b := cs[0].Sides[0], cs[0].Sides[1]; a.Said.Value.Text != "Anna Ek" || a.IsSame || b.Said.Value.Text != "Bo Ek" || !b.IsSame {
		t.Errorf("got %+v and %+v", a.Said.Value, b.Said.Value)
	}
}

func TestAFilingOfWhichOnlyTheHashCameSaysNothing(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	file, zone, err := h.CaseFile(ctx(t), h.officer, ref)
	check(t, err)
	for i := range file.Filings {
		switch i {
		case 0:
			file.Filings[i].Content = ""
		case 1:
			file.Filings[i].Content, file.Filings[i].ContentSHA256 = "Hej IMY!", "" // as another program may say it
		}
	}
	if _, err := file.Encode(zone); err == nil {
		t.Fatal("a content without its hash is taken")
	}
	file.Filings[1].ContentSHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte("Hej IMY!")))
	body, err := file.Encode(zone)
	check(t, err)
	parsed, err := casefile.Parse(body)
	check(t, err)
	again, err := h.Import(ctx(t), models.Operator("test"), parsed)
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, again)
	check(t, err)
	if got := differing(r.Told(h.at)); got != "dora 2.1" { // it has another reference here
		t.Errorf("told %s", got)
	}
	if un := r.Untold(); len(un) != 2 || un[0].Obligation != "gdpr.authority" || un[1].Obligation != "dora.initial" {
		t.Errorf("untold %v", un)
	}
}

func TestOfADraftThatWasSealedItIsKnownWhatTheFilingSaid(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Låst och skickad")
	h.counted(ref, casefile.Clients, 9400)
	h.at = h.at.Add(time.Minute)
	h.sealedAndSent(ref, "dora.initial")
	told := h.told(ref)
	if got := differing(told); got != "dora" || told[0].Last().From != models.FromSealed {
		t.Fatalf("right after it was sent: %s, from %q", got, told[0].Last().From)
	}
	h.counted(ref, casefile.Clients, 14250) // asked only in the next report, and said already
	told = h.told(ref)
	if got := differing(told); got != "dora 3.4" || told[0].Differences[0].Told.Value.Text != "9400" {
		t.Errorf("got %s", got)
	}
	home, _, err := h.Home(ctx(t), h.officer, ref, 3)
	check(t, err)
	if got := differing(home.Told(h.at)); got != "dora 3.4" {
		t.Errorf("its home has %s", got)
	}
}

func TestItIsSaidSinceWhenSomethingIsKnownAndFromWhere(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	h.counted(ref, casefile.DataSubjects, 14250)
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	h.at = h.at.Add(time.Hour)
	in.OccurredFrom = calendar.At(h.at.Add(-9 * time.Hour))
	check(t, h.EditIncident(ctx(t), h.officer, in))
	h.at = h.at.Add(time.Hour)
	in, err = h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	in.Summary = "Annat"
	check(t, h.EditIncident(ctx(t), h.approver, in))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	for source, want := range map[string]models.Since{
		"nature":               {At: h.at.Add(-5 * time.Hour), By: h.officer.Name},
		"counts.data_subjects": {At: h.at.Add(-2 * time.Hour), Source: "Driften", By: h.officer.Name},
		"counts.by_country":    {At: h.at.Add(-2 * time.Hour), Source: "Driften", By: h.officer.Name},
	} {
		if got, ok := r.Since(source); !ok || !got.At.Equal(want.At) || got.Source != want.Source || got.By != want.By {
			t.Errorf("%s: %+v, want %+v", source, got, want)
		}
	}
	stands, err := h.Since(ctx(t), h.officer, ref, r.Entity.ID)
	check(t, err)
	for source, want := range map[string]time.Time{"incident.occurred_from": h.at.Add(-time.Hour), "incident.summary": h.at} {
		if got := stands[source]; !got.At.Equal(want) {
			t.Errorf("%s: %v, want %v", source, got.At, want)
		}
	}
	if stands["incident.summary"].By != h.approver.Name || stands["entity.name"].At.IsZero() {
		t.Errorf("got %+v", stands)
	}
}

func TestEachEntityHasToldForItself(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	other := h.addTo(ref, subsidiary)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.processor", SentAt: &h.at, Channel: "brev", EntityID: &other}, nil)
	check(t, err)
	h.counted(ref, casefile.DataSubjects, 14250)
	told := h.told(ref)
	if got := differing(told); got != "imy 24 dora gdpr.processor 2.7" {
		t.Errorf("got %s", got)
	}
	if last := told[len(told)-1]; last.Part.PartOf != other || last.Duty() != "gdpr.processor" || last.Last().Draft.Field("1.1").Value.Text != subsidiary.Name {
		t.Errorf("of %d, by %s", last.Part.PartOf, last.Duty())
	}
}

func TestTheKlarnaNotificationIsHeldAgainstWhatIsKnownNow(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Filings) == 0 {
		h.sent(ref, "gdpr.authority")
	}
	before := differing(h.told(ref))
	h.counted(ref, casefile.DataSubjects, 9501)
	// The new number says nothing of countries: those of which IMY was told stand.
	if after := differing(h.told(ref)); before != "imy" || after != "imy 24" {
		t.Errorf("before %s, after %s", before, after)
	}
}

func TestAQuestionThatWaitsIsOnTheOverviewUntilItIsAnswered(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fråga")
	later := calendar.At(h.at.Add(48 * time.Hour))
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "Finansinspektionen", Reference: "FI dnr 26-1", ReceivedAt: calendar.At(h.at), DueAt: later, Text: "Vad var orsaken?"}))
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "IMY", ReceivedAt: calendar.At(h.at), DueAt: calendar.Moment{At: h.at, Precision: calendar.OnDay}, Text: "Vilka länder?"}))
	waiting := func(a models.Actor) string {
		o, err := h.Overview(ctx(t), a, 10)
		check(t, err)
		var list []string
		for _, q := range o.Questions {
			list = append(list, q.Ref+" "+q.Recipient+" "+q.DueBy.Format("01-02 15:04"))
		}
		return strings.Join(list, ", ")
	}
	midnight := calendar.DateOf(h.at).AddDays(1).In(models.HomeZone()).UTC().Add(-time.Second) // the end of the day in Sweden
	want := fmt.Sprintf("%s IMY %s, %s Finansinspektionen %s", ref, midnight.Format("01-02 15:04"), ref, later.At.Format("01-02 15:04"))
	if got := waiting(h.officer); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := waiting(h.reporter); got != "" {
		t.Errorf("the reporter is to answer %s", got)
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, r.Questions[0].ID, models.Reply{Text: "En nyckel.", SentAt: h.at, Channel: "e-post"}, nil))
	if got := waiting(h.officer); strings.Contains(got, "Finansinspektionen") {
		t.Errorf("after the answer: %s", got)
	}
	gone := r.Questions[1]
	gone.Withdrawn, gone.Reason = true, "Gällde ett annat ärende"
	check(t, h.CorrectQuestion(ctx(t), h.officer, models.Once{}, ref, gone.ID, gone))
	if got := waiting(h.officer); got != "" {
		t.Errorf("after the withdrawal: %s", got)
	}
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestAQuestionOfAClosedIncidentWaitsAgainWhenItIsReopened(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Stängd")
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "IMY", ReceivedAt: calendar.At(h.at), Text: "Vilka länder?"}))
	for _, step := range []struct {
		to   models.Status
		want int
	}{{models.StatusClosed, 0}, {models.StatusOpen, 1}} {
		in, err := h.Incident(ctx(t), h.officer, ref)
		check(t, err)
		check(t, h.SetStatus(ctx(t), h.officer, ref, in.Version, step.to, "skäl"))
		o, err := h.Overview(ctx(t), h.officer, 10)
		check(t, err)
		if len(o.Questions) != step.want {
			t.Errorf("%s: %d questions wait, want %d", step.to, len(o.Questions), step.want)
		}
	}
}

func TestAQuestionIsCorrectedAndTheFirstRowStays(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Rättad")
	q := models.Question{Recipient: "FI", ReceivedAt: calendar.At(h.at), Text: "Vad?"}
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, q))
	q.Text = "Varför?"
	wantProblem(t, h.CorrectQuestion(ctx(t), h.officer, models.Once{}, ref, 1, q), "reason")
	q.Reason = "Fel avskrift"
	check(t, h.CorrectQuestion(ctx(t), h.officer, models.Once{}, ref, 1, q))
	if err := h.CorrectQuestion(ctx(t), h.approver, models.Once{}, ref, 1, q); !errors.Is(err, models.ErrConflict) {
		t.Errorf("a correction of what has been corrected: %v", err)
	}
	q.Text = "Varför det?"
	check(t, h.CorrectQuestion(ctx(t), h.approver, models.Once{}, ref, 2, q))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	asked := r.Asked()
	if len(asked) != 1 || asked[0].Text != "Varför det?" || len(asked[0].Rows) != 3 || asked[0].Rows[0].Text != "Vad?" || asked[0].First() != 1 {
		t.Errorf("got %+v", asked)
	}
	if err := h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, 2, models.Reply{Text: "x", SentAt: h.at, Channel: "y"}, nil); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("an answer to a correction: %v", err)
	}
	check(t, h.CorrectQuestion(ctx(t), h.officer, models.Once{}, ref, 3, models.Question{Withdrawn: true, Reason: "Det var ett annat ärende"}))
	wantProblem(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, 1, models.Reply{Text: "x", SentAt: h.at, Channel: "y"}, nil), "text")
}

func TestWhatIsWrongWithAQuestionOrAnAnswerIsSaid(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel")
	tomorrow := h.at.Add(24 * time.Hour)
	good := models.Question{Recipient: "FI", ReceivedAt: calendar.At(h.at), Text: "Vad?"}
	for field, spoil := range map[string]func(*models.Question){
		"recipient":   func(q *models.Question) { q.Recipient = "" },
		"text":        func(q *models.Question) { q.Text = "" },
		"received_at": func(q *models.Question) { q.ReceivedAt = calendar.At(tomorrow) },
		"due_at":      func(q *models.Question) { q.DueAt = calendar.At(h.at.Add(-time.Hour)) },
		"entity_id":   func(q *models.Question) { n := int64(99); q.EntityID = &n },
	} {
		q := good
		spoil(&q)
		wantProblem(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, q), field)
	}
	good.ReceivedAt = calendar.Moment{}
	wantProblem(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, good), "received_at")
	good.ReceivedAt = calendar.At(h.at)
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, good))
	wantProblem(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, 1, models.Reply{Text: "x", SentAt: tomorrow, Channel: "y"}, nil), "sent_at")
	wantProblem(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, 1, models.Reply{SentAt: h.at, Channel: "y"}, nil), "text")
	wantProblem(t, h.ReplyTo(ctx(t), h.officer, models.Once{}, ref, 1, models.Reply{Text: "x", SentAt: h.at}, nil), "channel")
}

func TestAnEntityThatAnAuthorityHasAskedStays(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Dotterbolaget")
	other := h.addTo(ref, subsidiary)
	check(t, h.AddQuestion(ctx(t), h.officer, models.Once{}, ref, models.Question{Recipient: "FI", EntityID: &other, ReceivedAt: calendar.At(h.at), Text: "Vad?"}))
	wantProblem(t, h.RemovePart(ctx(t), h.officer, ref, other, 1, "Var inte berörd."), "entity_id")
}

func TestWhatWasReadOnceOfAFilingIsReadNoMore(t *testing.T) {
	h := newHouse(t)
	ref := h.running()
	heard := models.Listen(h.Store)
	contents := func() int {
		*heard = nil
		_, _, err := h.Home(ctx(t), h.officer, ref, 10)
		check(t, err)
		n := 0
		for _, st := range *heard {
			if strings.Contains(st.SQL, "content") && !strings.Contains(st.SQL, "iif(country = ''") { // of a filing that does not say to whom it went
				n++
			}
		}
		return n
	}
	if first, again := contents(), contents(); first != 1 || again != 0 {
		t.Errorf("what was frozen is read %d times, and then %d", first, again)
	}
	if !slices.ContainsFunc(h.told(ref), func(x models.Told) bool { return x.Form.ID == "dora" }) {
		t.Error("nothing was told")
	}
}

func TestWhatIsProposedIsTheReportThatComesNext(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Varning")
	e := subsidiary
	e.NIS2 = deadline.Yes
	other := h.addTo(ref, e)
	send := func(id deadline.ID) {
		t.Helper()
		_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &h.at, Channel: "brev", EntityID: &other, DelayReason: "x"}, nil)
		check(t, err)
	}
	for _, step := range []struct{ sent, next deadline.ID }{
		{"nis2.early_warning", "nis2.notification"}, {"nis2.notification", "nis2.notification"}, {"nis2.final", "nis2.final"},
	} {
		send(step.sent)
		if told := h.told(ref); told[0].Duty() != step.next {
			t.Errorf("after %s: %s, want %s", step.sent, told[0].Duty(), step.next)
		}
		h.at = h.at.Add(time.Hour)
	}
	ref = h.running()
	h.sent(ref, "dora.final")
	if told := h.told(ref); told[1].Duty() != "dora.final" {
		t.Errorf("after the final report: %s", told[1].Duty())
	}
}

func TestAFactAgainstTheLedgerIsAContradictionToo(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Två banker")
	other := h.addTo(ref, models.Entity{Name: "Maksu Oy", Country: "FI", Type: deadline.CreditInstitution})
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "clients_affected", Value: models.FactValue{Text: "9000"}}}))
	h.sent(ref, "dora.intermediate")
	h.at = h.at.Add(time.Minute)
	h.counted(ref, casefile.Clients, 14250)
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "dora.intermediate", SentAt: &h.at, Channel: "portal", EntityID: &other, DelayReason: "x"}, nil)
	check(t, err)
	cs := models.Contradictions(h.told(ref))
	if len(cs) != 1 || len(cs[0].Sides) != 2 || cs[0].Sides[0].Said.Value.Text != "9000" || cs[0].Sides[1].Said.Value.Text != "14250" {
		t.Fatalf("got %+v", cs)
	}
}
