package report_test

import (
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/i18n"
	"frist/models/report"
)

func TestTheSummarySaysWhatIsNoLongerAsItWasTold(t *testing.T) {
	r := filed(t)
	made := time.Date(2026, time.December, 23, 8, 0, 0, 0, time.UTC)
	if said := text(report.Build(r, options(i18n.SV))); strings.Contains(said, "Är inte längre som det uppgavs") {
		t.Fatal("something differs right after it was filed")
	}
	n := int64(14250)
	r.Counts = append(r.Counts, models.Count{AsOf: &made, Of: casefile.DataSubjects, Mode: casefile.Exact, Min: &n, Max: &n})
	opt := options(i18n.SV)
	opt.Made = made
	said := plainly(report.Build(r, opt))
	if !strings.Contains(said, "Är inte längre som det uppgavs") || !strings.Contains(said, "24 Hur många registrerade berörs") || !strings.Contains(said, "nu 14 250. Ingen har bedömt det.") {
		t.Errorf("it is not said:\n%s", said)
	}
	for _, told := range r.Told(made) {
		for _, d := range told.Differences {
			if d.Now.Number == "24" {
				r.Marks = []models.ToldMark{{FilingID: d.In.ID, Field: "24", ToldSHA256: d.ToldSHA256, NowSHA256: d.NowSHA256, Mark: models.NotMaterial, Reason: "Samma krets."}}
			}
		}
	}
	if said := plainly(report.Build(r, opt)); !strings.Contains(said, "nu 14 250. Inte väsentlig: Samma krets.") {
		t.Errorf("how it was judged is not said:\n%s", said)
	}
}

func TestTheSummarySaysWhatAuthoritiesAskedAndWhatWaits(t *testing.T) {
	r := filed(t)
	at := time.Date(2026, time.November, 25, 9, 0, 0, 0, time.UTC)
	one := int64(1)
	r.Questions = []models.Question{
		{ID: 1, Recipient: "IMY", Reference: "IMY-2026-7", ReceivedAt: calendar.At(at), DueAt: calendar.Moment{At: at.Add(48 * time.Hour), Precision: calendar.OnDay}, DueBy: at.Add(60 * time.Hour), Text: "Vilka?", ReceivedBy: "Växeln"},
		{ID: 2, Recipient: "Finansinspektionen", ReceivedAt: calendar.At(at.Add(time.Hour)), Text: "Varför?"},
		{ID: 3, Corrects: &one, Recipient: "IMY", Reference: "IMY-2026-7", ReceivedAt: calendar.At(at), DueAt: calendar.Moment{At: at.Add(48 * time.Hour), Precision: calendar.OnDay}, DueBy: at.Add(60 * time.Hour), Text: "Vilka länder?", Reason: "Fel avskrift"},
	}
	r.Replies = []models.Reply{{ID: 1, QuestionID: 2, Text: "En cache.", SentAt: at.Add(2 * time.Hour), Channel: "e-post"}}
	said := plainly(report.Build(r, options(i18n.SV)))
	for _, want := range []string{
		"En fråga från IMY väntar på svar. Svar senast fredag 27 november 2026.", "Fråga från IMY", "Vilka länder?", "Fel avskrift", "Inget svar är antecknat",
		"Fråga från Finansinspektionen", "Ingen tid angavs", "En cache.", "Lämnat onsdag 25 november 2026 kl. 12.00 (UTC+1), e-post",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if strings.Contains(said, "En fråga från Finansinspektionen väntar") {
		t.Error("what was answered waits")
	}
}

// plainly is the text of a document with every space a plain one.
func plainly(d report.Document) string { return strings.ReplaceAll(text(d), "\u00a0", " ") }
