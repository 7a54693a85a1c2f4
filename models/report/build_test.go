package report_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
)

// present is when the records of these tests are made and read.
var present = time.Date(2021, time.May, 31, 7, 12, 0, 0, time.UTC)

var officer = models.Operator("Åsa Öberg")

// TestTheSummarySaysWhatARecordHolds compares whole summaries with files that a
// person has read and approved. UPDATE=1 go test rewrites them; read the diff
// before you commit.
func TestTheSummarySaysWhatARecordHolds(t *testing.T) {
	tests := map[string]struct {
		record models.Record
		made   time.Time
	}{"klarna": {klarna(t), present}, "filed": {filed(t), time.Date(2026, time.December, 23, 8, 0, 0, 0, time.UTC)}}
	for name, tt := range tests {
		for _, lang := range i18n.Langs {
			t.Run(name+"."+string(lang), func(t *testing.T) {
				opt := options(lang)
				opt.Made = tt.made
				golden(t, name+"."+string(lang)+".txt", text(report.Build(tt.record, opt)))
			})
		}
	}
}

func options(lang i18n.Lang) report.Options {
	return report.Options{Lang: lang, Made: present, By: "Åsa Öberg", Version: "test", Source: []byte(`{}`)}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s", name, i+1, a[i], b[i])
		}
	}
	t.Fatalf("%s: got %d lines, want %d", name, len(a), len(b))
}

// TestTheSameRecordGivesTheSameSummary holds Build to be a pure function.
func TestTheSameRecordGivesTheSameSummary(t *testing.T) {
	r := filed(t)
	first := report.Build(r, options(i18n.SV))
	for range 5 {
		if again := report.Build(r, options(i18n.SV)); !reflect.DeepEqual(first, again) {
			t.Fatal("the same record gave another summary")
		}
	}
}

// TestWhatIsNotKnownIsSaid finds no value that is empty, and no number that
// nobody gave, in the summary of an incident of which only its title is known;
// and every question, though none has a line of its own.
func TestWhatIsNotKnownIsSaid(t *testing.T) {
	r := imported(t, casefile.File{Incident: casefile.Incident{Title: "Okänt"}})
	for _, lang := range i18n.Langs {
		d := report.Build(r, report.Options{Lang: lang, Made: present})
		said := text(d)
		unknown := i18n.Text{SV: "Ej angivet: ", EN: "Not given: "}.In(lang)
		if n := strings.Count(said, unknown); n != 4 { // what happened, the report, the entity, the facts
			t.Errorf("%s: %q is said %d times, want 4:\n%s", lang, unknown, n, said)
		}
		_, facts, _ := strings.Cut(said, "(facts)")
		facts, _, _ = strings.Cut(facts, "(timeline)")
		for _, f := range form.Catalogue {
			if f.Section.Basic() && !strings.Contains(facts, f.Label.In(lang)) || strings.Count(facts, "\n") > 5 {
				t.Errorf("%s: the facts do not say in one line that %q has no answer:\n%s", lang, f.Key, facts)
			}
		}
		eachCell(d, func(where, cell string) {
			if strings.TrimSpace(cell) == "" {
				t.Errorf("%s: %s is empty", lang, where)
			}
		})
	}
}

func TestWhatWasAnsweredElsewhereIsNotSaidToBeUnassessed(t *testing.T) {
	r := imported(t, casefile.File{Incident: casefile.Incident{Title: "Fel saldo"}})
	at := present
	r.Facts = append(r.Facts, models.Fact{Key: "financial_interest_affected", Value: models.FactValue{Text: "no"}, KnownSince: at, RecordedAt: at})
	r.Decisions = append(r.Decisions, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, DecidedAt: &at, Reason: "En risk kan inte uteslutas."})
	r.Incident.Answers = models.Answers{deadline.ClientsAffected: deadline.Unknown}
	said := text(report.Build(r, report.Options{Lang: i18n.SV, Made: present}))
	for _, want := range []string{"Påverkar incidenten kundernas ekonomiska intressen?: Nej", "Inte besvarat, men beslut att anmäla är fattat "} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}

// TestEveryCellOfAFullRecordSaysSomething lets only the note of a file be empty.
func TestEveryCellOfAFullRecordSaysSomething(t *testing.T) {
	for _, lang := range i18n.Langs {
		eachCell(report.Build(filed(t), options(lang)), func(where, cell string) {
			if strings.TrimSpace(cell) == "" {
				t.Errorf("%s: %s is empty", lang, where)
			}
		})
	}
}

// TestTheHourThatOccursTwiceIsToldApart reads a timeline of the night on which
// the clocks go back: both half past two, one hour from one another.
func TestTheHourThatOccursTwiceIsToldApart(t *testing.T) {
	first := time.Date(2026, time.October, 25, 0, 30, 0, 0, time.UTC)
	r := imported(t, casefile.File{
		Incident: casefile.Incident{Title: "Natten"},
		Timeline: []casefile.Entry{
			{At: calendar.At(first), Text: "en"}, {At: calendar.At(first.Add(time.Hour)), Text: "två"}, {At: calendar.At(first.Add(2 * time.Hour)), Text: "tre"},
		},
	})
	said := text(report.Build(r, options(i18n.SV)))
	for _, want := range []string{"2026-10-25 02:30 (UTC+2) | en", "2026-10-25 02:30 (UTC+1) | två", "2026-10-25 03:30 | tre"} {
		if !strings.Contains(said, want) {
			t.Errorf("does not say %q:\n%s", want, said)
		}
	}
}

// TestPunctualityIsToldFromTheFrozenTimes tries a filing on each side of its
// limits, and exactly at them.
func TestPunctualityIsToldFromTheFrozenTimes(t *testing.T) {
	strict := time.Date(2026, time.November, 14, 20, 0, 0, 0, time.UTC)
	latest := strict.Add(time.Hour)
	yes, no := true, false
	tests := map[string]struct {
		sent           time.Duration
		strict, latest *bool
		sv             string
	}{
		"well before":             {-72 * time.Minute, &no, &no, "I tid: 1 timme 12 minuter före den strikta tiden."},
		"one second before":       {-time.Second, &no, &no, "I tid: mindre än en minut före den strikta tiden."},
		"exactly":                 {0, &no, &no, "I tid: exakt vid den strikta tiden."},
		"between the readings":    {time.Hour, &yes, &no, "1 timme efter den strikta tiden, men inte efter den senaste möjliga tolkningen."},
		"after both":              {time.Hour + 5*time.Minute, &yes, &yes, "Försenad med 1 timme 5 minuter räknat från den strikta tiden, och med 5 minuter räknat från den senaste möjliga tolkningen."},
		"one that supplements":    {0, nil, nil, "Kompletterar en tidigare inlämning och bedöms inte mot fristen."},
		"late by less than a min": {time.Second, &yes, &no, "Mindre än en minut efter den strikta tiden, men inte efter den senaste möjliga tolkningen."},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sent := strict.Add(tt.sent)
			f := models.Filing{SentAt: &sent, StrictAt: &strict, LatestAt: &latest, LateStrict: tt.strict, LateLatest: tt.latest}
			if got := strings.ReplaceAll(report.Punctuality(f).SV, "\u00a0", " "); got != tt.sv {
				t.Errorf("got %q, want %q", got, tt.sv)
			}
		})
	}
	if got := report.Punctuality(models.Filing{SentAt: &strict}).EN; got != "No limit in figures applied." {
		t.Errorf("without a limit: %q", got)
	}
}

// klarna is the incident of 27 May 2021 as its case file tells it.
func klarna(t *testing.T) models.Record {
	t.Helper()
	data, err := os.ReadFile("../../cmd/frist/demo/klarna-2021.case.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return imported(t, f)
}

// filed is a record in which something of every kind happened: corrections,
// decisions, filings in time and late, with proof and without.
func filed(t *testing.T) models.Record {
	t.Helper()
	aware := time.Date(2026, time.November, 14, 12, 20, 0, 0, time.UTC)
	low, high := int64(8000), int64(12000)
	at := func(d time.Duration) time.Time { return aware.Add(d) }
	by := func(d time.Duration) casefile.Recorded { return casefile.Recorded{At: at(d), By: "Åsa Öberg"} }
	return imported(t, casefile.File{
		Entity: casefile.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution, Role: deadline.Controller, OrgNo: "556737-0431"},
		Incident: casefile.Incident{
			Reference: "2026-014", Title: "Kunder såg andras konton", Summary: "Rad ett.\nRad två med <em>märken</em>.", Restricted: true,
			Status: casefile.Closed, ClosedAt: at(900 * time.Hour), ReportedBy: "Åsa Öberg", ReportedAt: at(30 * time.Minute), Informant: "Kundtjänst", KnownBy: "Driften",
			PersonalData: deadline.Yes, Risk: deadline.Yes, HighRisk: deadline.No, ServicesDown: deadline.Yes,
			OccurredFrom: calendar.Moment{At: at(-3 * time.Hour), Precision: calendar.About}, DetectedAt: calendar.At(aware),
			ClassifiedMajorAt: calendar.At(at(220 * time.Minute)),
			RecoveredAt:       calendar.Moment{At: at(5 * time.Hour), Until: at(40 * time.Hour), Precision: calendar.Between},
			ResolvedAt:        calendar.Moment{At: at(48 * time.Hour), Precision: calendar.OnDay},
		},
		Awareness: []casefile.Awareness{{At: calendar.At(aware), How: "En kund ringde", Source: "Kundtjänst", Chosen: true, Reason: "Då stod det klart.", Recorded: by(time.Hour)}},
		Timeline: []casefile.Entry{
			{ID: 1, At: calendar.At(at(-2 * time.Hour)), Text: "Larmet gick", Source: "Driftloggen", Recorded: by(time.Hour)},
			{ID: 2, At: calendar.At(at(-3 * time.Hour)), Text: "Larmet gick tidigare", Source: "Driftloggen", Corrects: 1, Recorded: by(2 * time.Hour)},
			{ID: 3, At: calendar.At(at(time.Hour)), Text: "Fel incident", Recorded: by(time.Hour)},
			{ID: 4, At: calendar.At(at(time.Hour)), Text: "Hörde till en annan incident", Corrects: 3, Withdrawn: true, Recorded: by(3 * time.Hour)},
		},
		Counts: []casefile.Count{
			{AsOf: at(time.Hour), Of: casefile.Clients, Mode: casefile.ToBeDetermined, Source: "Driften", Recorded: by(time.Hour)},
			{AsOf: at(2 * time.Hour), Of: casefile.Clients, Mode: casefile.Approximate, Min: &low, Max: &high, ByCountry: map[string]*int64{"SE": &low, "NO": nil}, Source: "Sändloggen", Note: "Preliminärt.", Recorded: by(2 * time.Hour)},
		},
		Facts: map[string]casefile.Fact{
			"breach_types":    {Lines: []string{"confidentiality"}, KnownSince: at(time.Hour), Source: "Driften", Recorded: by(time.Hour)},
			"data_categories": {Lines: []string{"namn", "saldo"}, KnownSince: at(time.Hour), Recorded: by(time.Hour)},
		},
		Decisions: []casefile.Decision{
			{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "Fler än 10 procent av kunderna.", DecidedAt: at(220 * time.Minute), By: "Åsa Öberg", ApprovedBy: "Axel Ek", Recorded: by(4 * time.Hour)},
			{Obligation: "gdpr.subjects", Outcome: deadline.DoNotNotify, Reason: "Ingen hög risk.", DecidedAt: at(5 * time.Hour), By: "Åsa Öberg", Recorded: by(5 * time.Hour)},
		},
		Evidence: []casefile.Evidence{
			{Name: "kvittens.pdf", MediaType: "application/pdf", Data: []byte("kvittens"), Note: "Från Fidac", Recorded: by(7 * time.Hour)},
			{Name: "brev från IMY.pdf", MediaType: "application/pdf", Data: []byte("brev"), Note: "Kom per post", Recorded: by(90 * time.Hour)},
		},
		SealedDrafts: []casefile.SealedDraft{
			{Obligation: "dora.initial", Form: "dora", Stage: "initial", ContentSHA256: strings.Repeat("ab", 32), SealedAt: at(5 * time.Hour), SealedBy: "Åsa Öberg", Approvals: []casefile.Approval{
				{Kind: casefile.Emergency, Reason: "Ingen annan svarade.", Recorded: by(6 * time.Hour)}, {Kind: casefile.Afterwards, Recorded: casefile.Recorded{At: at(20 * time.Hour), By: "Axel Ek"}},
			}},
			{Obligation: "dora.intermediate", Form: "dora", Stage: "intermediate", ContentSHA256: strings.Repeat("cd", 32), SealedAt: at(60 * time.Hour), SealedBy: "Åsa Öberg"},
		},
		Filings: []casefile.Filing{
			{Obligation: "dora.initial", Sealed: 1, SendReason: "Antalet hade ändrats.", Files: []casefile.Attachment{{Name: "2026-014-dora-initial.json", MediaType: "application/json", Size: 8123, SHA256: strings.Repeat("ef", 32)}}, SentAt: at(388 * time.Minute), Channel: "Fidac", Reference: "FI-1", Proof: "kvittens.pdf", Recorded: by(7 * time.Hour)},
			{Obligation: "gdpr.authority", SentAt: at(75 * time.Hour), Channel: "IMY:s e-tjänst", DelayReason: "Uppgifterna saknades.", Recorded: by(75 * time.Hour), Receipts: []casefile.Receipt{
				{Reference: "IMY-2026-4711", Note: "Bekräftelse per post.", Proof: "brev från IMY.pdf", Recorded: by(90 * time.Hour)},
				{Reference: "DI-2026-12", Recorded: by(91 * time.Hour)},
			}},
			{Obligation: "gdpr.authority", SentAt: at(200 * time.Hour), Channel: "E-post", Reference: "IMY-2", Recorded: by(200 * time.Hour)},
		},
	})
}

// imported is the record of a case file, with a head of the log that is the
// same each time: the real one holds chance.
func imported(t *testing.T, f casefile.File) models.Record {
	t.Helper()
	s, err := models.Open(t.Context(), filepath.Join(t.TempDir(), "frist.db"), func() time.Time { return present })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ref, err := s.Import(t.Context(), officer, f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Record(t.Context(), officer, ref)
	if err != nil {
		t.Fatal(err)
	}
	r.Head = models.Head{Seq: 42, Hash: slices.Repeat([]byte{0x9f, 0x86}, 16)}
	return r
}

// text is a Document as a person reads it.
func text(d report.Document) string {
	var w strings.Builder
	fmt.Fprintf(&w, "%s\n%s\n[%s, %s, %s, %s]\n", d.Title, d.Subject, d.Lang, d.Made.Format(time.RFC3339), d.Producer, d.SourceName)
	for _, n := range d.Notices {
		fmt.Fprintf(&w, "! %s\n", n)
	}
	fields(&w, d.Head)
	for _, s := range d.Sections {
		fmt.Fprintf(&w, "\n== %s (%s) ==\n", s.Title, s.ID)
		for _, b := range s.Blocks {
			block(&w, b)
		}
	}
	fmt.Fprintf(&w, "\n-- %s\n", d.Foot)
	return strings.ReplaceAll(w.String(), "\u00a0", " ")
}

func block(w *strings.Builder, b report.Block) {
	switch b := b.(type) {
	case report.Paragraph:
		fmt.Fprintf(w, "\n%s\n", b)
	case report.Heading:
		fmt.Fprintf(w, "\n-- %s --\n", b)
	case report.Fields:
		fields(w, b)
	case report.List:
		for i, l := range b {
			fmt.Fprintf(w, "%d. %s\n", i+1, l)
		}
	case report.Table:
		fmt.Fprintf(w, "\n[%s]\n", b.Caption)
		var head []string
		for _, c := range b.Columns {
			head = append(head, c.Title)
		}
		fmt.Fprintln(w, strings.Join(head, " | "))
		for _, r := range b.Rows {
			line := strings.ReplaceAll(strings.Join(r.Cells, " | "), "\n", " / ")
			if r.Struck {
				line = "~~" + line + "~~"
			}
			fmt.Fprintln(w, line)
		}
	default:
		fmt.Fprintf(w, "?? %T\n", b)
	}
}

func fields(w *strings.Builder, fs []report.Field) {
	for _, f := range fs {
		fmt.Fprintf(w, "%s: %s\n", f.Label, strings.ReplaceAll(f.Value, "\n", " / "))
	}
}

// eachCell calls fn for every value and cell.
func eachCell(d report.Document, fn func(where, cell string)) {
	for _, f := range d.Head {
		fn(f.Label, f.Value)
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case report.Fields:
				for _, f := range b {
					fn(s.ID+": "+f.Label, f.Value)
				}
			case report.Table:
				for _, r := range b.Rows {
					for i, c := range r.Cells {
						fn(s.ID+": "+b.Columns[i].Title, c)
					}
				}
			case report.Paragraph:
				fn(s.ID, string(b))
			}
		}
	}
}

// TestTheSummaryTellsTheEntitiesApart has two banks, and each with its own
// classification, decision and filing.
func TestTheSummaryTellsTheEntitiesApart(t *testing.T) {
	aware := time.Date(2026, time.November, 14, 12, 20, 0, 0, time.UTC)
	r := imported(t, casefile.File{
		Entity: casefile.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution, OrgNo: "556737-0431"},
		Entities: []casefile.Part{
			{Entity: casefile.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution}, ClassifiedMajorAt: calendar.At(aware.Add(time.Hour))},
			{Entity: casefile.Entity{Name: "Drift AB", Country: "FI", Type: deadline.Other, Role: deadline.Processor, MainEstablishment: casefile.NoMain}},
		},
		Incident:  casefile.Incident{Title: "Avbrott", PersonalData: deadline.Yes, DetectedAt: calendar.At(aware)},
		Awareness: []casefile.Awareness{{At: calendar.At(aware), Chosen: true, Reason: "x"}},
		Decisions: []casefile.Decision{
			{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "a", DecidedAt: aware.Add(time.Hour), By: "Anna"},
			{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, Reason: "b", DecidedAt: aware.Add(2 * time.Hour), By: "Bo", Entity: 1},
		},
		Filings: []casefile.Filing{{Obligation: "dora.initial", SentAt: aware.Add(2 * time.Hour), Channel: "Fidac", Entity: 1}},
	})
	opt := options(i18n.SV)
	opt.Made = aware.Add(3 * time.Hour)
	got := strings.ReplaceAll(text(report.Build(r, opt)), "\u00a0", " ")
	for _, want := range []string{
		"Testbanken AB, 556737-0431", "Ytterligare juridisk person", "Huvudsakligt verksamhetsställe inom EES: Finns inte inom EES",
		"Testbanken AB: Anmäla personuppgiftsincidenten", "Sparbanken AB: Inte anmäla personuppgiftsincidenten",
		"-- IMY · Testbanken AB: Anmälan av personuppgiftsincident", "-- IMY · Sparbanken AB: Anmälan av personuppgiftsincident",
		"-- Finansinspektionen · Sparbanken AB: Första anmälan", "-- Den personuppgiftsansvarige · Drift AB:",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the summary does not say %q:\n%s", want, got)
		}
	}
	if n := strings.Count(got, "Klassificerades som allvarlig: "); n != 1 {
		t.Errorf("%d entities are said to have classified it, want one", n)
	}
}
