package web_test

import (
	"database/sql"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/i18n"
)

// TestTheSummarySaysEverySentence reads the page of an incident with an entry
// that was corrected, a decision and a filing, in both languages.
func TestTheSummarySaysEverySentence(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	by := h.by(models.Handler)
	for _, err := range []error{
		h.AddEntry(t.Context(), by, models.Once{}, ref, models.Entry{At: calendar.At(saturday), Text: "Larm <script>alert(1)</script>"}),
		h.CorrectEntry(t.Context(), by, models.Once{}, ref, 1, models.Entry{At: calendar.At(saturday), Text: "Rätt larm"}),
		h.AddCount(t.Context(), by, models.Once{}, ref, models.Count{AsOf: &saturday, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	decideAs(t, officer, ref, "gdpr.authority", url.Values{"outcome": {"notify"}, "reason": {"Risk för bedrägeri."}}).want(t, 303)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	check := officer.submit(officer.get(path).form(path), url.Values{"channel": {"service"}}).follow(t)
	officer.upload(check.form(path+"/check"), nil).want(t, 303)

	page := officer.get("/incidents/"+ref+"/summary").want(t, 200)
	page.says(t, "Sammanställning "+ref, "Kunder ser andras konton <em>", "Fel cache & fel konto.", "Rättad genom nr 2: Larm <script>alert(1)</script>", "Rätt larm",
		"Den tid som angavs i den första rapporten.", "ännu inte fastställt", "tisdag 17 november 2026 kl. 13.20 (UTC+1)", "Kännedom lördag 14 november 2026 kl. 13.20 + 72 timmar",
		"Anmäla personuppgiftsincidenten", "Risk för bedrägeri.", "IMY:s e-tjänst", "Inga filer är sparade.", "Loggens senaste kontrollvärde", "av Name of handler")
	page.lacks(t, "<script>alert", "konton <em>")
	if !strings.Contains(page.body, "<s>Rättad genom nr 2") {
		t.Error("the entry that was corrected is not struck")
	}
	head, err := h.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	page.says(t, head.String())
	officer.get("/incidents/"+ref+"/summary?lang=en").want(t, 200).says(t, "Summary "+ref, "Notify the personal data breach", "Hämta som PDF", "Översikt")
}

// TestTheSummaryIsTheSameFileTwice asks for the files twice while the clock
// stands still, and once more when it has gone on.
func TestTheSummaryIsTheSameFileTwice(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	for _, lang := range i18n.Langs {
		path := "/incidents/" + ref + "/summary.pdf?lang=" + string(lang)
		first := officer.get(path).want(t, 200)
		if !strings.HasPrefix(first.body, "%PDF") || first.header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%s is not a PDF but %q", path, first.body[:20])
		}
		if got := first.header.Get("Content-Disposition"); !strings.Contains(got, "attachment") || !strings.Contains(got, ref) || !strings.Contains(got, ".pdf") {
			t.Errorf("%s is called %s", path, got)
		}
		if got := first.header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s may be kept: %q", path, got)
		}
		if second := officer.get(path); second.body != first.body {
			t.Errorf("%s is not the same twice", path)
		}
	}
	before := officer.get("/incidents/" + ref + "/summary.pdf").body
	h.turn(time.Hour)
	if officer.get("/incidents/"+ref+"/summary.pdf").body == before {
		t.Error("the PDF does not say when it was made")
	}
}

// TestTheSummaryIsDataToo reads the JSON, and the case file that another Frist
// would import.
func TestTheSummaryIsDataToo(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	if err := h.AddEvidence(t.Context(), h.by(models.Handler), models.Once{}, ref, models.File{Name: "a.txt", MediaType: "text/plain", Data: []byte("bevis")}); err != nil {
		t.Fatal(err)
	}
	var summary struct {
		Frist, Lang string
		Record      json.RawMessage
	}
	answer := officer.get("/incidents/"+ref+"/summary.json?lang=en").want(t, 200)
	if err := json.Unmarshal([]byte(answer.body), &summary); err != nil || summary.Lang != "en" || summary.Frist != "summary/1" {
		t.Fatalf("summary %+v, %v", summary, err)
	}
	inside, err := casefile.Parse(summary.Record)
	if err != nil || inside.Evidence[0].Data != nil || inside.Evidence[0].SHA256 == "" {
		t.Errorf("the record inside has evidence %+v, %v: want its hash and not its bytes", inside.Evidence, err)
	}
	whole, err := casefile.Parse([]byte(officer.get("/incidents/"+ref+"/case.json").want(t, 200).body))
	if err != nil || string(whole.Evidence[0].Data) != "bevis" || whole.Incident.Reference != ref {
		t.Errorf("the case file has evidence %+v, %v", whole.Evidence, err)
	}
}

// TestASummaryIsMadeThoughTheRecordCouldNotBeReadAgain has an event of the year 1500
// in the record, as an earlier version took it.
func TestASummaryIsMadeThoughTheRecordCouldNotBeReadAgain(t *testing.T) {
	h, ref := breach(t)
	check(t, h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{At: calendar.At(h.now().Add(-time.Hour)), Text: "Samtal med IMY"}))
	db, err := sql.Open("sqlite3", "file:"+h.path)
	check(t, err)
	defer db.Close()
	_, err = db.ExecContext(t.Context(), `INSERT INTO timeline_entries (incident_id, at, sort_at, text, source, withdrawn, recorded_at, recorded_name)
		SELECT incident_id, '1500-01-01T00:00:00Z', sort_at, text, source, withdrawn, recorded_at, recorded_name FROM timeline_entries`)
	check(t, err)
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "kan importeras i Frist. Innehållet är ändå med i sin helhet.")
	v.get("/incidents/"+ref+"/summary.pdf").want(t, 200)
}
