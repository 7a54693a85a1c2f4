package models_test

import (
	"errors"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

func swedish(body string) models.Letter {
	return models.Letter{Lang: "sv", Subject: "Om en incident", Body: body, Template: "sv-1"}
}

func TestEachSavedTextOfALetterIsAVersionThatStays(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	for i, body := range []string{"Ett.", "Två.", "Två."} {
		v, err := h.SaveLetter(ctx(t), h.officer, models.Once{}, ref, swedish(body), min(i, 2))
		check(t, err)
		if want := min(i+1, 2); v != want {
			t.Errorf("%q is version %d, want %d", body, v, want)
		}
	}
	r, err := h.Record(ctx(t), h.auditor, ref)
	check(t, err)
	list := r.LettersOf("sv")
	if len(list) != 2 || list[0].Body != "Ett." || list[1].Body != "Två." || list[1].Template != "sv-1" {
		t.Errorf("got %+v", list)
	}
	if last := r.LatestLetters(); len(last) != 1 || last[0].Version != 2 {
		t.Errorf("the latest: %+v", last)
	}
}

func TestALetterThatSomebodyElseSavedIsNotWrittenOver(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	_, err := h.SaveLetter(ctx(t), h.approver, models.Once{}, ref, swedish("Kollegans."), 0)
	check(t, err)
	v, err := h.SaveLetter(ctx(t), h.officer, models.Once{}, ref, swedish("Min."), 0)
	if !errors.Is(err, models.ErrConflict) || v != 1 {
		t.Errorf("got version %d, %v; want a conflict with version 1", v, err)
	}
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if len(r.Letters) != 1 || r.Letters[0].Body != "Kollegans." {
		t.Errorf("got %+v", r.Letters)
	}
}

func TestALetterOfOneEntityIsApartFromAnothers(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	other := h.addTo(ref, subsidiary)
	h.letter(ref, swedish("Bankens."), 0)
	l := swedish("Dotterbolagets.")
	l.EntityID = &other
	h.letter(ref, l, 0)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	for i, want := range []string{"Bankens.", "Dotterbolagets."} {
		if list := r.Parts()[i].LettersOf("sv"); len(list) != 1 || list[0].Body != want {
			t.Errorf("part %d has %+v", i, list)
		}
	}
	p, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	err = h.RemovePart(ctx(t), h.officer, ref, other, p.Others[0].Version, "Var inte berörd.")
	wantProblem(t, err, "entity_id")
}

func TestLettersAreRefusedToWhomeverMayNotKeepTheRecordAndOnesOfAnotherIncident(t *testing.T) {
	h := newHouse(t)
	ref, elsewhere := h.report("Läcka"), h.report("En annan")
	foreign := h.letter(elsewhere, swedish("x"), 0)
	if _, err := h.SaveLetter(ctx(t), h.auditor, models.Once{}, ref, swedish("x"), 0); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("an auditor saves a letter: %v", err)
	}
	b := models.LetterBatch{LetterID: &foreign, Channel: casefile.ByPost, SentAt: &h.at}
	if _, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, b, false); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a letter of another incident is sent: %v", err)
	}
	b.LetterID = nil
	if _, err := h.RecordBatch(ctx(t), h.auditor, models.Once{}, ref, b, false); !errors.Is(err, models.ErrForbidden) {
		t.Errorf("an auditor sends: %v", err)
	}
	id, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, elsewhere, b, false)
	check(t, err)
	if err := h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, id, models.LetterResult{Kind: casefile.Bounced, At: &h.at}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a batch of another incident comes back: %v", err)
	}
}

func TestWhatIsWrongWithALetterIsSaidAtItsField(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	_, err := h.SaveLetter(ctx(t), h.officer, models.Once{}, ref, models.Letter{Lang: "xx"}, 0)
	for _, field := range []string{"lang", "subject", "body"} {
		wantProblem(t, err, field)
	}
	later, minus := h.at.Add(time.Hour), int64(-1)
	_, err = h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{Channel: "pigeon", Country: "QQ", SentAt: &later, Sent: &minus}, false)
	for _, field := range []string{"channel", "country", "sent_at", "sent"} {
		wantProblem(t, err, field)
	}
	err = h.RecordNotice(ctx(t), h.officer, models.Once{}, ref, models.LetterNotice{Link: "javascript:alert(1)", PublishedAt: &later})
	for _, field := range []string{"place", "link", "reason", "published_at"} {
		wantProblem(t, err, field)
	}
}

func TestNoMoreComesBackThanWasSent(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	sent, most, one := int64(10), int64(10), int64(1)
	id, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{Channel: casefile.ByEmail, SentAt: &h.at, Sent: &sent}, false)
	check(t, err)
	check(t, h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, id, models.LetterResult{Kind: casefile.Bounced, Number: &most, At: &h.at}))
	err = h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, id, models.LetterResult{Kind: casefile.Bounced, Number: &one, At: &h.at})
	wantProblem(t, err, "number")
	before := h.at.Add(-time.Hour)
	err = h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, id, models.LetterResult{Kind: casefile.Bounced, At: &before})
	wantProblem(t, err, "at")
}

func TestTheFirstBatchAnswersWhatIMYAsksAndNeverWritesOverAnAnswer(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "subjects_informed_how", Value: models.FactValue{Text: "Genom kundtjänst"}}}))
	b := models.LetterBatch{Channel: casefile.ByEmail, SentAt: &h.at}
	_, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, b, true)
	check(t, err)
	later := h.at
	h.at = h.at.Add(time.Hour)
	b.SentAt = &h.at
	_, err = h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, b, true)
	check(t, err)
	fs, err := h.Facts(ctx(t), h.officer, ref)
	check(t, err)
	for key, want := range map[string]string{"informing": "informed", "subjects_informed_at": later.UTC().Format(time.RFC3339), "subjects_informed_how": "Genom kundtjänst"} {
		if got := fs[key].Value.Text; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestABatchTakesBackThatPeopleAreStillToBeToldAndSaysHowAndOfWhat(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	sv, err := h.SaveLetter(ctx(t), h.officer, models.Once{}, ref, models.Letter{Lang: "sv", Subject: "Dina kontouppgifter visades för andra", Body: "Hej."}, 0)
	check(t, err)
	says := func(key, text string) models.FactEdit {
		return models.FactEdit{Key: key, Value: models.FactValue{Text: text}}
	}
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{
		says("informing", "will_inform"), says("subjects_will_be_informed_at", h.at.Add(time.Hour).UTC().Format(time.RFC3339)), says("not_informing_reason", "Uppgifterna var krypterade."),
	}))
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if sv != 1 || len(r.Letters) != 1 {
		t.Fatalf("got %+v", r.Letters)
	}
	send := func(facts bool, want map[string]string) {
		t.Helper()
		_, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{Channel: casefile.ByPost, LetterID: &r.Letters[0].ID, SentAt: &h.at}, facts)
		check(t, err)
		fs, err := h.Facts(ctx(t), h.officer, ref)
		check(t, err)
		for key, w := range want {
			if got := fs[key].Value.Text; got != w {
				t.Errorf("%s is %q, want %q", key, got, w)
			}
		}
	}
	send(false, map[string]string{"informing": "will_inform", "subjects_informed_how": ""})
	send(true, map[string]string{
		"informing": "informed", "subjects_will_be_informed_at": "", "not_informing_reason": "Uppgifterna var krypterade.",
		"subjects_informed_at": h.at.UTC().Format(time.RFC3339), "subjects_informed_how": "Brev: Dina kontouppgifter visades för andra",
	})
}

func TestABatchThatIsSentTwiceByADoubleClickIsStoredOnce(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	once := models.Once{Token: "t", Form: "/x", Digest: "d"}
	b := models.LetterBatch{Channel: casefile.ByEmail, SentAt: &h.at}
	_, err := h.RecordBatch(ctx(t), h.officer, once, ref, b, false)
	check(t, err)
	_, err = h.RecordBatch(ctx(t), h.officer, once, ref, b, false)
	var done *models.Done
	if !errors.As(err, &done) {
		t.Errorf("got %v, want that it is done already", err)
	}
}

func TestWhatComesBackAfterTheIncidentWasClosedIsRecorded(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Läcka")
	id, err := h.RecordBatch(ctx(t), h.officer, models.Once{}, ref, models.LetterBatch{Channel: casefile.ByPost, SentAt: &h.at}, false)
	check(t, err)
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, ref, in.Version, models.StatusClosed, "Klart"))
	check(t, h.AddLetterResult(ctx(t), h.officer, models.Once{}, ref, id, models.LetterResult{Kind: casefile.CameBack, At: &h.at}))
}

// sum is what is known of a number in the tests: exactly, or between two.
func sum(s models.Span) (low, high int64) {
	if s.High == nil {
		return s.Low, -1
	}
	return s.Low, *s.High
}

func TestWhoWasInformedAddsUpAndWhatIsNotKnownIsNeverZero(t *testing.T) {
	num := func(v int64) *int64 { return &v }
	batch := func(id int64, sent *int64) models.LetterBatch { return models.LetterBatch{ID: id, Sent: sent} }
	affected := models.Count{Of: casefile.DataSubjects, Mode: casefile.Exact, Min: num(9500), Max: num(9500)}
	for _, tt := range []struct {
		name          string
		r             models.Record
		reached, left [2]int64 // -1: no upper bound
		known, over   bool
	}{
		{
			"8 200 of 9 500, 40 returned, 1 260 not reached",
			models.Record{Batches: []models.LetterBatch{batch(1, num(8240))}, Results: []models.LetterResult{{BatchID: 1, Number: num(40)}}, Counts: []models.Count{affected}},
			[2]int64{8200, 8200},
			[2]int64{1260, 1260},
			true, false,
		},
		{
			"a batch whose number is not known may have reached anybody",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), batch(2, nil)}, Counts: []models.Count{affected}},
			[2]int64{100, -1},
			[2]int64{0, 9400},
			true, false,
		},
		{
			"returns whose number is not known may be all of the batch, and no more",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), batch(2, num(50))}, Results: []models.LetterResult{{BatchID: 2, Number: num(5)}, {BatchID: 2}}, Counts: []models.Count{affected}},
			[2]int64{100, 145},
			[2]int64{9350, 9350},
			true, false,
		},
		{
			"without a count nothing is said of those who are left",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100))}},
			[2]int64{100, 100},
			[2]int64{0, -1},
			false, false,
		},
		{
			"a count of which only the least is known leaves at least so many",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100))}, Counts: []models.Count{{Of: casefile.DataSubjects, Mode: casefile.Approximate, Min: num(1000)}}},
			[2]int64{100, 100},
			[2]int64{900, -1},
			true, false,
		},
		{
			"those who had a letter before are not counted again",
			models.Record{Batches: []models.LetterBatch{batch(1, num(9500)), {ID: 2, Sent: num(9500), Again: true}}, Counts: []models.Count{affected}},
			[2]int64{9500, 9500},
			[2]int64{0, 0},
			true, false,
		},
		{
			"those whose letter came back and who got another are reached",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), {ID: 2, Sent: num(10), Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: num(10)}, {BatchID: 2, Number: num(3)}}, Counts: []models.Count{affected}},
			[2]int64{97, 97},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"no more can be reached again than came back",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), {ID: 2, Sent: num(10), Again: true}, {ID: 3, Sent: num(10), Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected}},
			[2]int64{100, 100},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"a letter to more than came back may have gone to those who had theirs",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), {ID: 2, Sent: num(92), Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected}},
			[2]int64{92, 100},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"a second letter to all reaches those whose first came back",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), {ID: 2, Sent: num(100), Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected}},
			[2]int64{100, 100},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"another letter of which the number is not known reached some of them or none",
			models.Record{Batches: []models.LetterBatch{batch(1, num(100)), {ID: 2, Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected}},
			[2]int64{90, 100},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"letters in one country reach nobody in another",
			models.Record{
				Batches: []models.LetterBatch{{ID: 1, Country: "SE", Sent: num(100)}, {ID: 2, Country: "FI", Sent: num(50)}, {ID: 3, Country: "FI", Sent: num(10), Again: true}},
				Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected},
			},
			[2]int64{140, 140},
			[2]int64{9350, 9350},
			true, false,
		},
		{
			"nor do those of one entity reach the other’s",
			models.Record{
				Batches: []models.LetterBatch{{ID: 1, Sent: num(100)}, {ID: 2, EntityID: num(7), Sent: num(10), Again: true}},
				Results: []models.LetterResult{{BatchID: 1, Number: num(10)}}, Counts: []models.Count{affected},
			},
			[2]int64{90, 90},
			[2]int64{9400, 9400},
			true, false,
		},
		{
			"more than are affected is said",
			models.Record{Batches: []models.LetterBatch{batch(1, num(9501))}, Counts: []models.Count{affected}},
			[2]int64{9501, 9501},
			[2]int64{0, 0},
			true, true,
		},
	} {
		x := tt.r.Informed()
		if low, high := sum(x.Reached); [2]int64{low, high} != tt.reached {
			t.Errorf("%s: reached %d to %d, want %v", tt.name, low, high, tt.reached)
		}
		if low, high := sum(x.Left); [2]int64{low, high} != tt.left || x.LeftKnow != tt.known {
			t.Errorf("%s: left %d to %d, %v; want %v, %v", tt.name, low, high, x.LeftKnow, tt.left, tt.known)
		}
		if x.Over != tt.over {
			t.Errorf("%s: over %v", tt.name, x.Over)
		}
	}
}
