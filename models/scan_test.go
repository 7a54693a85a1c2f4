package models

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// readAgain reads all records of a kind by hand and through gorm.
func readAgain[T any, R row[T]](t *testing.T, s *Store, order string) {
	t.Helper()
	got, err := read[T, R](s.brief(t.Context()), "ORDER BY "+order)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		if d, ok := any(&got[i]).(*SealedDraft); ok {
			d.SentBy = nil // it stands in another table
		}
	}
	var want []T
	if err := s.read.Order(order).Find(&want).Error; err != nil {
		t.Fatal(err)
	}
	if len(want) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%T: by hand\n%+v\nthrough gorm\n%+v", *new(T), got, want)
	}
}

func TestWhatIsScannedByHandIsWhatGormReads(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), t.TempDir()+"/frist.db", func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Seed(t.Context(), Operator("test"), 10, 1, 1, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if err := s.keepOneOfEach(t.Context(), at, "2026-001"); err != nil {
		t.Fatal(err)
	}
	readAgain[Incident](t, s, "id")
	readAgain[Entity](t, s, "id")
	readAgain[Duty](t, s, "id")
	readAgain[Awareness](t, s, "id")
	readAgain[Count](t, s, "id")
	readAgain[Fact](t, s, "id")
	readAgain[Decision](t, s, "id")
	readAgain[Filing](t, s, "id")
	readAgain[Evidence](t, s, "id")
	readAgain[Receipt](t, s, "id")
	readAgain[ToldMark](t, s, "id")
	readAgain[Question](t, s, "id")
	readAgain[Reply](t, s, "id")
	readAgain[SealedDraft](t, s, "id")
	readAgain[Approval](t, s, "id")
	readAgain[FilingFile](t, s, "id")
	readAgain[Passage](t, s, "id")
	readAgain[Letter](t, s, "id")
	readAgain[LetterBatch](t, s, "id")
	readAgain[LetterResult](t, s, "id")
	readAgain[LetterNotice](t, s, "id")
}

func TestAHomeIsTheRecordButForWhatItLeavesOut(t *testing.T) {
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), t.TempDir()+"/frist.db", func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	op := Operator("test")
	if err := s.Seed(t.Context(), op, 2, 5, 1, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if err := s.keepOneOfEach(t.Context(), at, "2026-001"); err != nil {
		t.Fatal(err)
	}
	r, err := s.Record(t.Context(), op, "2026-001")
	if err != nil {
		t.Fatal(err)
	}
	e := r.Timeline[4]
	e.Text = "Rättad."
	if err := s.CorrectEntry(t.Context(), op, Once{}, "2026-001", e.ID, e); err != nil {
		t.Fatal(err)
	}
	if r, err = s.Record(t.Context(), op, "2026-001"); err != nil {
		t.Fatal(err)
	}
	home, more, err := s.Home(t.Context(), op, "2026-001", 3)
	if err != nil || !more {
		t.Fatal(more, err)
	}
	for name, of := range map[string]func(r Record) any{
		"facts for the engine": func(r Record) any { return r.DeadlineFacts(at) },
		"obligations":          func(r Record) any { return r.Obligations(at) },
		"the further entity's": func(r Record) any { return r.Parts()[1].Obligations(at) },
		"what awaits approval": func(r Record) any { return withoutContent(r.Awaiting()) },
		"what fills the forms": func(r Record) any { return r.FormInput(at) },
		"what was told":        func(r Record) any { return differences(r.Told(at)) },
	} {
		if got, want := of(home), of(r); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v\nof the whole record\n%+v", name, got, want)
		}
	}
	if home.said = nil; len(home.Marks) == 0 || len(home.Replies) == 0 {
		t.Errorf("%d marks, %d replies", len(home.Marks), len(home.Replies))
	}
	if r = onlyHome(r, 3); !reflect.DeepEqual(home, r) {
		t.Errorf("got\n%+v\nwant\n%+v", home, r)
	}
}

// onlyHome leaves of a record what its home shows, with n entries.
func onlyHome(r Record, n int) Record {
	h := Record{Incident: r.Incident, Entity: r.Entity, Others: r.Others, Marks: r.Marks, Questions: r.Questions, Replies: r.Replies}
	for _, d := range r.Duties {
		d.Kind, d.Clause, d.Reason, d.FileName, d.FileType, d.FileSize, d.FileSHA256, d.FileKept, d.RecordedAt, d.RecordedName = "", "", "", "", "", 0, "", false, time.Time{}, ""
		h.Duties = append(h.Duties, d)
	}
	for _, a := range r.Awareness {
		h.Awareness = append(h.Awareness, Awareness{At: a.At, Chosen: a.Chosen, Source: a.Source})
	}
	for _, c := range r.Counts {
		h.Counts = append(h.Counts, Count{AsOf: c.AsOf, Of: c.Of, Mode: c.Mode, Min: c.Min, Max: c.Max})
		if c.Of == casefile.DataSubjects {
			h.Counts[len(h.Counts)-1].ByCountry = c.ByCountry
		}
	}
	for _, f := range r.Facts {
		h.Facts = append(h.Facts, Fact{Key: f.Key, Value: f.Value})
	}
	for _, d := range r.Decisions {
		if d.Outcome != deadline.Reclassify {
			d.Reason = ""
		}
		h.Decisions = append(h.Decisions, Decision{Obligation: d.Obligation, Outcome: d.Outcome, DecidedAt: d.DecidedAt, EntityID: d.EntityID, Reason: d.Reason})
	}
	for _, f := range r.Filings {
		h.Filings = append(h.Filings, Filing{ID: f.ID, Obligation: f.Obligation, SentAt: f.SentAt, EntityID: f.EntityID, Country: f.Country, SealedID: f.SealedID, Reference: r.referenceOf(f)})
	}
	for _, d := range r.Sealed {
		d.Content = ""
		h.Sealed = append(h.Sealed, d)
	}
	for _, e := range r.Timeline {
		if e.CorrectedBy == 0 && !e.Withdrawn {
			h.Timeline = append(h.Timeline, Entry{ID: e.ID, At: e.At, Text: e.Text})
		}
	}
	h.Timeline = h.Timeline[len(h.Timeline)-n:]
	return h
}

// keepOneOfEach fills what a seeding leaves empty.
func (s *Store) keepOneOfEach(ctx context.Context, at time.Time, ref string) error {
	op, one := Operator("test"), int64(1)
	in, err := s.Incident(ctx, op, ref)
	if err == nil && in.Status == StatusClosed {
		if err = s.SetStatus(ctx, op, ref, in.Version, StatusOpen, "r"); err == nil {
			in, err = s.Incident(ctx, op, ref)
		}
	}
	if err != nil {
		return err
	}
	in.KnownBy, in.Risk, in.HighRisk, in.ServicesDown = "driften", deadline.Yes, deadline.No, deadline.No
	in.OccurredTo = calendar.Moment{At: at.Add(-2 * time.Hour), Until: at.Add(-time.Hour), Precision: calendar.Between}
	in.ClassifiedMajorAt, in.RecoveredAt, in.ResolvedAt = calendar.At(at), calendar.At(at), calendar.At(at)
	in.CorrectedAt, in.Answers = calendar.At(at), Answers{deadline.ClientsAffected: deadline.Yes, deadline.CyberThreat: deadline.No}
	e, err := s.Entity(ctx, op, in.EntityID)
	if err != nil {
		return err
	}
	e.Traits, e.NIS2 = Traits{deadline.ListedIssuer, deadline.ProductMaker}, deadline.Yes
	if err := s.EditEntity(ctx, op, e); err != nil {
		return err
	}
	if err := s.EditIncident(ctx, op, in); err != nil {
		return err
	}
	if err := s.AddCount(ctx, op, Once{}, ref, Count{AsOf: &at, Of: casefile.Clients, Mode: casefile.Exact, Min: &one, Max: &one, Note: "n", ByCountry: ByCountry{"FI": &one}}); err != nil {
		return err
	}
	if err := s.SetFacts(ctx, op, ref, []FactEdit{{Key: "nature", Value: FactValue{Text: "x"}, Source: "s"}, {Key: "data_categories", Value: FactValue{Lines: []string{"a", "b"}}}}); err != nil {
		return err
	}
	if err := s.MakeDecision(ctx, op, Once{}, ref, Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "r", DecidedAt: &at, DecidedBy: "d", ApprovedBy: "a"}); err != nil {
		return err
	}
	if err := s.MarkPassage(ctx, op, Once{}, ref, Passage{Source: "data_categories", Ground: casefile.OtherGround, Reason: "r"}); err != nil {
		return err
	}
	if err := s.LiftPassage(ctx, op, ref, 1); err != nil {
		return err
	}
	other := in.EntityID%5 + 1
	if err := s.AddPart(ctx, op, Once{}, ref, other); err != nil {
		return err
	}
	if err := s.MakeDecision(ctx, op, Once{}, ref, Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "r", DecidedAt: &at, DecidedBy: "d", EntityID: &other}); err != nil {
		return err
	}
	if _, err := s.RecordFiling(ctx, op, Once{}, ref, Filing{Obligation: "gdpr.authority", SentAt: &at, Channel: "c", DelayReason: "d", EntityID: &other}, nil); err != nil {
		return err
	}
	d := Duty{
		EntityID: &e.ID, Kind: casefile.ByContract, TitleSV: "Underrätta kunden", TitleEN: "Tell the customer", Recipient: "Kund AB", Reference: "Avtal, p. 7", Clause: "c", Event: deadline.FirstFiled, Of: List[deadline.ID]{"gdpr.authority"},
		N: 24, Unit: deadline.Hours, Reading: deadline.Exact, If: List[deadline.Condition]{deadline.PersonalData}, Role: deadline.Controller, Last: calendar.DateOf(at).AddDays(9),
	}
	if d.Slug, err = s.AddDuty(ctx, op, Once{}, d, &File{Name: "avtal.txt", MediaType: "text/plain", Data: []byte("x")}); err != nil {
		return err
	}
	if err := s.EndDuty(ctx, op, d.Slug, 1, calendar.DateOf(at), "uppsagt"); err != nil {
		return err
	}
	sealed, err := s.sealOne(ctx, ref)
	if err != nil {
		return err
	}
	id, err := s.RecordFiling(ctx, op, Once{}, ref, Filing{Obligation: "gdpr.authority", SentAt: &at, Channel: "c", Reference: "r", DelayReason: "d", SealedID: &sealed, SendReason: "s"},
		&File{Name: "n.txt", MediaType: "text/plain", Note: "n", Data: []byte("x")}, File{Name: "o.json", MediaType: "application/json", Data: []byte("{}")})
	if err != nil {
		return err
	}
	if _, err := s.SaveLetter(ctx, op, Once{}, ref, Letter{Lang: "sv", Subject: "s", Body: "b", Template: "sv-1", EntityID: &other}, 0); err != nil {
		return err
	}
	letter := int64(1)
	for _, b := range []LetterBatch{{LetterID: &letter, Channel: casefile.BySMS, Country: "SE", Planned: &one, SentAt: &at, Sent: &one, Note: "n"}, {Channel: casefile.ByPost, SentAt: &at, Again: true}} {
		if _, err := s.RecordBatch(ctx, op, Once{}, ref, b, true); err != nil {
			return err
		}
	}
	if err := s.AddLetterResult(ctx, op, Once{}, ref, 1, LetterResult{Kind: casefile.Bounced, Number: &one, At: &at, Note: "n"}); err != nil {
		return err
	}
	if err := s.RecordNotice(ctx, op, Once{}, ref, LetterNotice{LetterID: &letter, Place: "p", Link: "https://x.example", Reason: "r", PublishedAt: &at, Until: &at}); err != nil {
		return err
	}
	if err := s.AddReceipt(ctx, op, Once{}, ref, id, Receipt{Reference: "r", Note: "n"}, &File{Name: "m.txt", MediaType: "text/plain", Data: []byte("y")}); err != nil {
		return err
	}
	return s.askAndMark(ctx, at, ref)
}

// askAndMark has an authority ask and be answered, changes a fact that was told, and
// judges the difference.
func (s *Store) askAndMark(ctx context.Context, at time.Time, ref string) error {
	op, due := Operator("test"), calendar.Moment{At: at, Precision: calendar.OnDay}
	if err := s.AddQuestion(ctx, op, Once{}, ref, Question{Recipient: "IMY", Reference: "D", ReceivedAt: calendar.At(at), DueAt: due, Text: "Hur?", ReceivedBy: "e"}); err != nil {
		return err
	}
	if err := s.CorrectQuestion(ctx, op, Once{}, ref, 1, Question{Recipient: "IMY", ReceivedAt: calendar.At(at), Text: "Hur många?", Reason: "r"}); err != nil {
		return err
	}
	if err := s.ReplyTo(ctx, op, Once{}, ref, 1, Reply{Text: "Så.", SentAt: at, Channel: "c"}, &File{Name: "s.txt", MediaType: "text/plain", Data: []byte("z")}); err != nil {
		return err
	}
	if err := s.SetFacts(ctx, op, ref, []FactEdit{{Key: "nature", Version: 1, Value: FactValue{Text: "y"}}}); err != nil {
		return err
	}
	r, err := s.Record(ctx, op, ref)
	if err != nil {
		return err
	}
	d := r.Told(at)[0].Differences[0]
	return s.MarkTold(ctx, op, Once{}, ref, []ToldMark{{FilingID: d.In.ID, Field: d.Now.Number, ToldSHA256: d.ToldSHA256, NowSHA256: d.NowSHA256, Mark: NotMaterial, Reason: "r"}})
}

// differences are those of all recipients, with what was judged of each.
func differences(told []Told) []string {
	var list []string
	for i := range told {
		for _, d := range told[i].Differences {
			list = append(list, fmt.Sprint(told[i].Part.PartOf, told[i].Form.ID, d.Now.Number, d.In.ID, d.ToldSHA256, d.NowSHA256, d.Mark != nil))
		}
	}
	return list
}

// sealOne has somebody seal a draft and let it through.
func (s *Store) sealOne(ctx context.Context, ref string) (int64, error) {
	id, err := s.AddUser(ctx, Operator("test"), Once{}, User{Email: "h@bank.example", Name: "H", Role: Handler}, "")
	if err != nil {
		return 0, err
	}
	by := Actor{ID: id, Name: "H", Role: Handler}
	sealed, err := s.Seal(ctx, by, Once{}, ref, SealInput{Obligation: "gdpr.authority"})
	if err != nil {
		return 0, err
	}
	d, err := s.Sealed(ctx, by, ref, sealed)
	if err != nil {
		return 0, err
	}
	return sealed, s.Approve(ctx, by, ref, sealed, ApprovalInput{Kind: InEmergency, Reason: "r", SHA256: d.ContentSHA256})
}

func withoutContent(ds []SealedDraft) []SealedDraft {
	for i := range ds {
		ds[i].Content = ""
	}
	return ds
}
