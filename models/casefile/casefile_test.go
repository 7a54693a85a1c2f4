package casefile_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones are there on any machine

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// stockholm is the zone of the tests.
func stockholm(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func klarna(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/klarna-2021.case.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parse(t testing.TB, data []byte) casefile.File {
	t.Helper()
	f, err := casefile.Parse(data)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	return f
}

func encode(t testing.TB, f casefile.File, zone *time.Location) []byte {
	t.Helper()
	data, err := f.Encode(zone)
	if err != nil {
		t.Fatalf("Encode: %v", err)
	}
	return data
}

func utc(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

func n(i int64) *int64 { return &i }

func TestKlarnasIncidentIsReadAsItStands(t *testing.T) {
	f := parse(t, klarna(t))
	if want := (casefile.Entity{Name: "Klarna Bank AB (publ)", Country: "SE", Type: "credit_institution", Role: deadline.Controller}); !reflect.DeepEqual(f.Entity, want) {
		t.Errorf("entity %+v, want %+v", f.Entity, want)
	}
	in := f.Incident
	if in.Title != "Användare loggades in på andra personers konton i appen" || in.PersonalData != deadline.Yes || in.Risk != deadline.Unknown {
		t.Errorf("incident %+v", in)
	}
	if want := calendar.At(utc("2021-05-27T10:58:00+02:00")); in.DetectedAt != want {
		t.Errorf("detected %v, want %v", in.DetectedAt, want)
	}
	recovered := calendar.Moment{At: utc("2021-05-27T17:35:00+02:00"), Until: utc("2021-05-27T18:40:00+02:00"), Precision: calendar.Between}
	if in.RecoveredAt != recovered {
		t.Errorf("recovered %v, want %v", in.RecoveredAt, recovered)
	}
	if in.ResolvedAt.Known() {
		t.Errorf("resolved %v, want not known", in.ResolvedAt)
	}
	if len(f.Awareness) != 3 || f.Awareness[0].Chosen || !f.Awareness[1].Chosen || f.Awareness[2].How != `"Vi upptäckte" enligt vd` {
		t.Errorf("awareness %+v", f.Awareness)
	}
	if len(f.Timeline) != 9 {
		t.Fatalf("%d timeline entries, want 9", len(f.Timeline))
	}
	for i, want := range map[int]calendar.Precision{0: calendar.Exact, 5: calendar.About, 6: calendar.OnDay} {
		if got := f.Timeline[i].At.Precision; got != want {
			t.Errorf("timeline[%d] is %s, want %s", i, got, want)
		}
	}
	last := f.Counts[1]
	if last.Min != nil || *last.Max != 9500 || len(last.ByCountry) != 2 || last.ByCountry["SE"] != nil {
		t.Errorf("count %+v", last)
	}
	if got := f.Facts["data_categories"].Lines; len(got) != 6 || got[0] != "namn" {
		t.Errorf("data categories %q", got)
	}
	if f.Decisions != nil || f.Filings != nil || f.Evidence != nil {
		t.Error("what is empty should be nil")
	}
}

// TestWhatIsExportedSaysWhatWasImported compares Klarna's file, value by
// value, with what is written of it again.
func TestWhatIsExportedSaysWhatWasImported(t *testing.T) {
	var was, is map[string]any
	in := klarna(t)
	out := encode(t, parse(t, in), stockholm(t))
	if err := json.Unmarshal(in, &was); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &is); err != nil {
		t.Fatal(err)
	}
	// One entry has its precision in at, which the canonical form puts beside it.
	day := was["timeline"].([]any)[6].(map[string]any)
	day["at"], day["precision"] = day["at"].(map[string]any)["at"], "day"
	within(t, "", was, is)
}

// within sees that all of a is in b.
func within(t *testing.T, at string, a, b any) {
	t.Helper()
	switch a := a.(type) {
	case map[string]any:
		b, _ := b.(map[string]any)
		for key, v := range a {
			within(t, at+"."+key, v, b[key])
		}
	case []any:
		b, _ := b.([]any)
		if len(a) != len(b) {
			t.Errorf("%s: %d items, want %d", at, len(b), len(a))
			return
		}
		for i := range a {
			within(t, at+"[]", a[i], b[i])
		}
	default:
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v, want %v", at, b, a)
		}
	}
}

// everyAnswer answers every condition, by turns with yes and no.
func everyAnswer() map[deadline.Condition]deadline.Answer {
	m := map[deadline.Condition]deadline.Answer{}
	for i, c := range deadline.Conditions() {
		m[c] = []deadline.Answer{deadline.Yes, deadline.No}[i%2]
	}
	return m
}

// full is a record that has everything.
func full() casefile.File {
	at, by := utc("2026-03-03T08:15:00Z"), "Åsa Ödman"
	rec := casefile.Recorded{At: at, By: by}
	about := calendar.Moment{At: at, Precision: calendar.About}
	between := calendar.Moment{At: at, Until: at.Add(time.Hour), Precision: calendar.Between}
	guess := calendar.Moment{At: at, Precision: calendar.Unknown}
	facts := map[string]casefile.Fact{}
	for _, f := range form.Catalogue {
		answer := casefile.Fact{KnownSince: at, Source: "<loggen> & minnet", Recorded: rec}
		switch f.Type {
		case form.Text:
			answer.Text = "rad 1\nrad 2 \u2028 \"citat\" \\ <b>"
		case form.Lines:
			answer.Lines = []string{"kunder", "barn"}
		case form.Choices, form.Countries:
			answer.Lines = f.Values()
		case form.OneOf, form.YesNo:
			answer.Text = f.Values()[1]
		default:
			answer.Text = "ungefär 9 500"
		}
		facts[f.Key] = answer
	}
	facts["mitigation"] = casefile.Fact{}
	facts["nature"] = casefile.Fact{Text: "Fel mottagare", KnownSince: at, Recorded: rec, Version: 4, Earlier: []casefile.FactVersion{
		{Version: 1, Text: "Något\n\"hände\"", KnownSince: at, Source: "loggen", Recorded: rec}, {Version: 3},
	}}
	facts["data_categories"] = casefile.Fact{Version: 2, Recorded: rec, Earlier: []casefile.FactVersion{{Version: 1, Lines: []string{"namn"}}}}
	facts["discovery"] = casefile.Fact{Version: 7}
	return casefile.File{
		Entity: casefile.Entity{
			Name: "Exempelbanken AB", Country: "SE", Type: "credit_institution", Role: deadline.Processor,
			OrgNo: "556737-0431", LEI: "5493001KJTIIGC8Y1R12", EvesAreHolidays: true, ReliefExcluded: true,
			Traits: deadline.Traits(), NIS2: deadline.Yes,
			MainEstablishment: "DK",
		},
		Entities: []casefile.Part{
			{Entity: casefile.Entity{Name: "Exempelbanken Drift AB", Country: "SE", Type: "other", Role: deadline.Processor, MainEstablishment: casefile.NoMain}, ClassifiedMajorAt: between, Recorded: rec},
			{Entity: casefile.Entity{Country: "GB"}},
		},
		RemovedEntities: []casefile.RemovedPart{{Part: casefile.Part{Entity: casefile.Entity{Name: "Fel bolag AB", Country: "SE"}, Recorded: rec}, RemovedAt: at, RemovedBy: "Bo", Reason: "Fel\nbolag"}, {}},
		Incident: casefile.Incident{
			Reference: "2026-014", Title: "Läcka", Summary: "…", Status: casefile.Closed, ClosedAt: at, CloseReason: "det som återstår sköts av koncernen", Restricted: true,
			ReportedBy: by, ReportedAt: at, Informant: "en kund", KnownBy: "växeln",
			PersonalData: deadline.Yes, Risk: deadline.No, ServicesDown: deadline.Yes,
			OccurredFrom: about, OccurredTo: between, DetectedAt: calendar.At(at), ClassifiedMajorAt: guess,
			RecoveredAt: calendar.Moment{At: at, Precision: calendar.OnDay}, CorrectedAt: about,
			Answers: everyAnswer(), Edition: 1, EditionReason: "Så var det då.",
		},
		Awareness: []casefile.Awareness{{At: between, How: "samtal", Source: "logg", Recorded: rec}, {At: about, Chosen: true, Reason: "därför", Recorded: rec}},
		Timeline: []casefile.Entry{
			{ID: 7, At: between, Text: "a", Source: "b", Recorded: rec},
			{ID: 3, At: guess, Text: "c", Corrects: 7, Recorded: rec},
			{ID: 9, Text: "fel ärende", Corrects: 3, Withdrawn: true, Recorded: rec},
			{At: about, Text: "utan id"},
		},
		Counts: []casefile.Count{
			{AsOf: at, Of: casefile.DataSubjects, Mode: casefile.Exact, Min: n(0), Max: n(0), ByCountry: map[string]*int64{"SE": n(0), "NO": nil, "AX": n(casefile.MaxCount)}, Source: "s", Note: "n", Recorded: rec},
			{AsOf: at, Of: casefile.Transactions, Mode: casefile.ToBeDetermined},
		},
		Facts: facts,
		Decisions: []casefile.Decision{{
			Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "r", DecidedAt: at, By: by, ApprovedBy: "Bo", Entity: 2, Recorded: rec,
		}, {Obligation: "custom.koncernens-regel_2", Outcome: deadline.DoNotNotify}},
		SealedDrafts: []casefile.SealedDraft{{
			Obligation: "gdpr.authority", Entity: 1, Country: "GB", Form: "imy", FormVersion: "2026", Stage: form.Initial, Content: `{"å":1}`, ContentSHA256: sum(`{"å":1}`), SealedAt: at, SealedBy: by,
			Approvals: []casefile.Approval{{Kind: casefile.Emergency, Reason: "natt", Recorded: rec}, {Kind: casefile.Afterwards, Recorded: casefile.Recorded{At: at, By: "Bo"}}},
		}, {
			Obligation: "dora.intermediate", Form: "dora", Stage: form.Intermediate, With: []form.Stage{form.Initial}, ContentSHA256: sum("borta"), Approvals: []casefile.Approval{{Kind: casefile.Refused, Reason: "fel"}},
		}, {Obligation: "dora.final", Form: "dora", ContentSHA256: sum("x"), SealedBy: by, Approvals: []casefile.Approval{{Kind: casefile.Approved, Recorded: casefile.Recorded{By: "Bo"}}}}},
		Filings: []casefile.Filing{{
			Obligation: "gdpr.authority", SentAt: at, Channel: "e-tjänst", Reference: "IMY-2026-1", DelayReason: "sent", Proof: "kvitto.pdf", ProofSHA256: sum("ett"),
			Strict: at, Latest: at.Add(time.Hour), Late: &deadline.Lateness{Strict: true}, RuleVersion: 2, Content: "fryst\n", ContentSHA256: sum("fryst\n"), Entity: 1, Country: "GB", Recorded: rec,
			Sealed: 1, SendReason: "fristen gick ut",
			Files:    []casefile.Attachment{{Name: "anmälan.json", MediaType: "application/json", Size: 3, SHA256: sum("ett"), Data: []byte("ett")}, {Name: "borta.pdf", Size: 9, SHA256: sum("två")}},
			Receipts: []casefile.Receipt{{Reference: "IMY-2026-77", Note: "per post", Proof: "kvitto.pdf", ProofSHA256: sum("två"), ProofItem: 4, Recorded: rec}, {Reference: "IMY-2026-78"}},
			Marks:    []casefile.Mark{{Field: "24", ToldSHA256: sum("9400"), NowSHA256: sum("14250"), Mark: casefile.MarkNotMaterial, Reason: "r", Recorded: rec}, {Field: "10", ToldSHA256: sum("a"), NowSHA256: sum("b"), Mark: casefile.MarkNow}},
		}, {Obligation: "gdpr.subjects", Proof: "tom", ContentSHA256: sum("borttaget")}},
		Evidence: []casefile.Evidence{
			{Name: "kvitto.pdf", MediaType: "application/pdf", Size: 3, SHA256: sum("ett"), Note: "n", Data: []byte("ett"), Recorded: rec},
			{Name: "kvitto.pdf", Size: 3, SHA256: sum("två"), Recorded: rec},
			{Name: "tom", SHA256: sum(""), Data: []byte{}},
			{Name: "kvitto.pdf", Size: 3, SHA256: sum("två"), Note: "en gång till", Recorded: rec},
		},
		Questions: []casefile.Question{{
			Asking:      casefile.Asking{Recipient: "IMY", Reference: "IMY-2026-9", Entity: 1, ReceivedAt: calendar.At(at), DueAt: calendar.Moment{At: at, Precision: calendar.OnDay}, Text: "Vilka?\nVarför?", ReceivedBy: by, Recorded: rec},
			Corrections: []casefile.Correction{{Asking: casefile.Asking{ReceivedAt: calendar.At(at), Text: "Vilka?"}, Reason: "r"}, {Asking: casefile.Asking{ReceivedAt: calendar.At(at), Recorded: rec}, Withdrawn: true, Reason: "r"}},
			Answers:     []casefile.Reply{{Text: "De.", SentAt: at, Channel: "brev", Proof: "kvitto.pdf", ProofSHA256: sum("två"), Recorded: rec}, {SentAt: at}},
		}, {Asking: casefile.Asking{ReceivedAt: calendar.At(at)}}},
		Letters: []casefile.Letter{
			{Language: "sv", Version: 1, Subject: "Om en incident", Body: "Hej,\n\nVad har hänt?\n\n\"Fel\".", Template: "sv-1", Recorded: rec},
			{Language: "sv", Version: 2, Subject: "Om en incident", Body: "Hej,", Recorded: rec},
			{Language: "fi", Version: 1, Subject: "Tietoa", Body: "Hei,", Entity: 1},
		},
		LetterBatches: []casefile.LetterBatch{{
			Letter: 3, Entity: 1, Channel: casefile.ByEmail, Country: "FI", Planned: n(10), Sent: n(0), SentAt: at, Note: "n", Recorded: rec,
			Results: []casefile.LetterResult{{Kind: casefile.Bounced, Number: n(0), At: at, Note: "n", Recorded: rec}, {Kind: casefile.CameBack, At: at}},
		}, {Channel: casefile.BySMS, SentAt: at, Again: true}},
		PublicNotices: []casefile.PublicNotice{
			{Letter: 2, Place: "Dagens Nyheter", Link: "https://bank.example/a?b=c", Reason: "Adresserna\när inte kända", PublishedAt: at, Until: at.Add(time.Hour), Recorded: rec},
			{Entity: 1, Place: "appen", PublishedAt: at},
		},
		CustomDuties: []casefile.CustomDuty{{
			ID: "custom.koncernens-regel_2", Version: 2, Entity: 1, Kind: casefile.ByGroup, TitleSV: "Underrätta koncernen", TitleEN: "Tell the group", Recipient: "Koncernen", Reference: "Policy 7",
			Clause: "Inom tre dagar från anmälan.\nUtan undantag.", Trigger: deadline.FirstFiled, Of: []deadline.ID{"gdpr.authority"}, N: 3, Unit: deadline.WorkingDays, Reading: deadline.WholeDay,
			If: []deadline.Condition{deadline.PersonalData, deadline.ClientsAffected}, Role: deadline.Controller, Reason: "ny policy",
			First: calendar.Date{Year: 2026, Month: 1, Day: 1}, Last: calendar.Date{Year: 2027, Month: 12, Day: 31}, Recorded: rec,
			File: &casefile.Attachment{Name: "policy.pdf", MediaType: "application/pdf", Size: 3, SHA256: sum("ett"), Data: []byte("ett")},
		}, {
			ID: "custom.kort", Version: 1, Kind: casefile.ByCardScheme, TitleSV: "Kort", TitleEN: "Cards", Recipient: "Visa", Reference: "10.3", Trigger: deadline.Aware, Reading: deadline.Exact,
			File: &casefile.Attachment{Name: "tom", SHA256: sum("två"), Size: 3},
		}},
		Passages: []casefile.Passage{
			{Source: "nature", Quote: "mottagare", Ground: casefile.OSL21x7, Reason: "r", Recorded: rec, LiftedAt: at, LiftedBy: "Bo"}, {Source: "incident.title", Ground: casefile.OtherGround},
		},
	}
}

func TestARecordIsTheSameAfterItsExportIsImported(t *testing.T) {
	for name, f := range map[string]casefile.File{
		"everything": full(),
		"a title":    {Incident: casefile.Incident{Title: "x"}},
		"Klarna":     parse(t, klarna(t)),
	} {
		for _, zone := range []*time.Location{time.UTC, stockholm(t), time.FixedZone("", -(9*3600 + 1800)), time.FixedZone("LMT", 4332)} {
			t.Run(name+" in "+zone.String(), func(t *testing.T) {
				sameAgain(t, f, zone)
			})
		}
	}
}

// TestTheFormOfAFileIsStable compares a record that has everything with a file
// that a person has read. UPDATE=1 go test rewrites it.
func TestTheFormOfAFileIsStable(t *testing.T) {
	got := encode(t, full(), stockholm(t))
	const name = "testdata/full.case.json"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTimesAreWrittenInTheZonesOffsetOfTheirDay(t *testing.T) {
	f := casefile.File{Incident: casefile.Incident{
		Title: "x", OccurredFrom: calendar.At(utc("2026-03-29T00:59:59Z")), OccurredTo: calendar.At(utc("2026-03-29T01:00:00Z")),
	}}
	out := string(encode(t, f, stockholm(t)))
	for _, want := range []string{`"occurred_from": "2026-03-29T01:59:59+01:00"`, `"occurred_to": "2026-03-29T03:00:00+02:00"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

func TestHTMLIsWrittenAsItIs(t *testing.T) {
	f := casefile.File{Incident: casefile.Incident{Title: "<em>A & B</em>"}}
	if out := string(encode(t, f, time.UTC)); !strings.Contains(out, `"<em>A & B</em>"`) || !strings.HasSuffix(out, "}\n") {
		t.Errorf("got\n%s", out)
	}
}

func TestARecordThatCouldNotBeReadAgainIsNotWritten(t *testing.T) {
	title := casefile.Incident{Title: "x"}
	for name, f := range map[string]casefile.File{
		"no title":                      {},
		"a title that is not UTF-8":     {Incident: casefile.Incident{Title: "\xff"}},
		"a fraction of a second":        {Incident: casefile.Incident{Title: "x", ReportedAt: time.Unix(1, 1)}},
		"a fact that is not listed":     {Incident: title, Facts: map[string]casefile.Fact{"smitta": {}}},
		"a text fact with lines":        {Incident: title, Facts: map[string]casefile.Fact{"nature": {Lines: []string{"a"}}}},
		"a list fact with a text":       {Incident: title, Facts: map[string]casefile.Fact{"data_categories": {Text: "a"}}},
		"a span without an end":         {Incident: casefile.Incident{Title: "x", DetectedAt: calendar.Moment{At: utc("2026-01-01T00:00:00Z"), Precision: calendar.Between}}},
		"a correction before its entry": {Incident: title, Timeline: []casefile.Entry{{ID: 2, Corrects: 1}, {ID: 1}}},
		"an answer to no question":      {Incident: casefile.Incident{Title: "x", Answers: map[deadline.Condition]deadline.Answer{"weather": deadline.Yes}}},
		"a trait that is none":          {Incident: title, Entity: casefile.Entity{Traits: []deadline.Trait{"rich"}}},
		"a trait twice":                 {Incident: title, Entity: casefile.Entity{Traits: []deadline.Trait{deadline.ListedIssuer, deadline.ListedIssuer}}},
		"an edition to come":            {Incident: casefile.Incident{Title: "x", Edition: deadline.Edition + 1}},
		"a decision of nobody":          {Incident: title, Decisions: []casefile.Decision{{Entity: 1}}},
		"a main establishment outside":  {Incident: title, Entity: casefile.Entity{MainEstablishment: "GB"}},
		"a letter in no language":       {Incident: title, Letters: []casefile.Letter{{Language: "xx", Version: 1, Subject: "s", Body: "b"}}},
		"a letter twice":                {Incident: title, Letters: []casefile.Letter{{Language: "sv", Version: 1, Subject: "s", Body: "b"}, {Language: "sv", Version: 1, Subject: "s", Body: "c"}}},
		"a batch of no letter":          {Incident: title, LetterBatches: []casefile.LetterBatch{{Letter: 1, Channel: casefile.ByPost, SentAt: utc("2026-01-01T00:00:00Z")}}},
		"a batch that was never sent":   {Incident: title, LetterBatches: []casefile.LetterBatch{{Channel: casefile.ByPost}}},
		"a batch by pigeon":             {Incident: title, LetterBatches: []casefile.LetterBatch{{Channel: "pigeon", SentAt: utc("2026-01-01T00:00:00Z")}}},
		"a notice of another's letter":  {Incident: title, Entities: []casefile.Part{{}}, Letters: []casefile.Letter{{Language: "sv", Version: 1, Subject: "s", Body: "b"}}, PublicNotices: []casefile.PublicNotice{{Letter: 1, Entity: 1, Place: "p", PublishedAt: utc("2026-01-01T00:00:00Z")}}},
		"a proof that is not there":     {Incident: title, Filings: []casefile.Filing{{Proof: "kvitto"}}},
	} {
		if out, err := f.Encode(time.UTC); err == nil {
			t.Errorf("%s: written as\n%s", name, out)
		}
	}
}

func TestAZeroIsKeptAsZeroAndUnknownAsUnknown(t *testing.T) {
	f := parse(t, []byte(`{"frist": "case/1", "incident": {"title": "x"}, "counts": [{"min": 0, "max": null, "by_country": {"SE": 0, "NO": null}}, {}]}`))
	c := f.Counts[0]
	if c.Min == nil || *c.Min != 0 || c.Max != nil || c.ByCountry["SE"] == nil || c.ByCountry["NO"] != nil || f.Counts[1].Min != nil {
		t.Errorf("got %+v", c)
	}
	out := string(encode(t, f, time.UTC))
	for _, want := range []string{`"min": 0`, `"max": null`, `"SE": 0`, `"NO": null`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

func TestATimeCanBeSaidInManyWays(t *testing.T) {
	at, to := utc("2026-03-03T08:15:00Z"), utc("2026-03-03T09:00:00Z")
	between := calendar.Moment{At: at, Until: to, Precision: calendar.Between}
	for in, want := range map[string]calendar.Moment{
		`"at": "2026-03-03T08:15:00Z"`:                                                                 calendar.At(at),
		`"at": "2026-03-03T09:15:00+01:00"`:                                                            calendar.At(at),
		`"at": "2026-03-03t08:15:00.000z"`:                                                             calendar.At(at),
		`"at": {"at": "2026-03-03T08:15:00Z"}`:                                                         calendar.At(at),
		`"at": "2026-03-03T08:15:00Z", "precision": "day"`:                                             {At: at, Precision: calendar.OnDay},
		`"precision": "about", "at": {"at": "2026-03-03T08:15:00Z"}`:                                   {At: at, Precision: calendar.About},
		`"precision": "about", "at": {"precision": "about", "at": "2026-03-03T08:15:00Z"}`:             {At: at, Precision: calendar.About},
		`"precision": null, "at": {"precision": "about", "at": "2026-03-03T08:15:00Z"}`:                {At: at, Precision: calendar.About},
		`"at": {"from": "2026-03-03T08:15:00Z", "to": "2026-03-03T09:00:00Z", "precision": "between"}`: between,
		`"at": {"from": "2026-03-03T08:15:00Z", "to": "2026-03-03T09:00:00Z"}`:                         between,
		`"at": {"from": "2026-03-03T08:15:00Z", "to": "2026-03-03T09:00:00Z"}, "precision": "between"`: between,
		`"at": "2026-03-03T08:15:00Z", "precision": "unknown"`:                                         {At: at, Precision: calendar.Unknown},
		`"at": null`:                                 {},
		`"at": null, "precision": "unknown"`:         {},
		`"at": {"at": null, "precision": "unknown"}`: {},
		`"at": {}`: {},
		``:         {},
	} {
		f := parse(t, []byte(`{"frist": "case/1", "incident": {"title": "x"}, "timeline": [{`+in+`}]}`))
		if got := f.Timeline[0].At; got != want {
			t.Errorf("{%s}: %v, want %v", in, got, want)
		}
	}
}

func TestEveryKeyButTheVersionAndTheTitleMayBeLeftOutOrNull(t *testing.T) {
	var all map[string]any
	if err := json.Unmarshal(encode(t, full(), time.UTC), &all); err != nil {
		t.Fatal(err)
	}
	// nothing makes every value null, but what a file must have.
	var nothing func(v any) any
	nothing = func(v any) any {
		switch v := v.(type) {
		case map[string]any:
			for key := range v {
				switch key {
				case "entity", "incident":
					v[key] = nothing(v[key])
				case "frist", "title":
				default:
					v[key] = nil
				}
			}
		}
		return v
	}
	data, err := json.Marshal(nothing(all))
	if err != nil {
		t.Fatal(err)
	}
	f := parse(t, data)
	if want := (casefile.File{Incident: casefile.Incident{Title: "Läcka"}}); !reflect.DeepEqual(f, want) {
		t.Errorf("got %+v", f)
	}
	items := `{"frist": "case/1", "incident": {"title": "x"}, "awareness": [{}], "timeline": [{}], "counts": [{}], "facts": {}, "facts_meta": {}, "decisions": [{}], "filings": [{}], "evidence": []}`
	f = parse(t, []byte(items))
	if len(f.Awareness)+len(f.Timeline)+len(f.Counts)+len(f.Decisions)+len(f.Filings) != 5 || f.Facts != nil {
		t.Errorf("got %+v", f)
	}
}

func TestAFileWithAByteOrderMarkIsRead(t *testing.T) {
	parse(t, append([]byte("\ufeff"), klarna(t)...))
}

// sameAgain sees that a record survives its own export, byte for byte.
func sameAgain(t *testing.T, f casefile.File, zone *time.Location) {
	t.Helper()
	once := encode(t, f, zone)
	g := parse(t, once)
	if !reflect.DeepEqual(f, g) {
		t.Errorf("read again:\n%+v\nwant\n%+v", g, f)
	}
	if twice := encode(t, g, zone); !bytes.Equal(once, twice) {
		t.Errorf("written again:\n%s\nwant\n%s", twice, once)
	}
}
