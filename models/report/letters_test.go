package report_test

import (
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/i18n"
	"frist/models/report"
)

func TestHowManyWereToldIsSaidAsWellAsItIsKnown(t *testing.T) {
	n := func(v int64) *int64 { return &v }
	exact := []models.Count{{Of: casefile.DataSubjects, Mode: casefile.Exact, Min: n(9500), Max: n(9500)}}
	for _, tt := range []struct {
		r      models.Record
		sv, en string
	}{
		{models.Record{}, "Inget utskick är antecknat.", "No letter is recorded as sent."},
		{
			models.Record{Counts: exact, Batches: []models.LetterBatch{{ID: 1, Sent: n(8240)}}, Results: []models.LetterResult{{BatchID: 1, Number: n(40)}}},
			"8 200 av 9 500 berörda har informerats (senaste uppgiften, exakt), 40 kom i retur eller studsade, 1 260 har inte fått något utskick.",
			"Informed: 8,200 of 9,500 affected (latest count, exact), 40 returned or bounced, 1,260 not reached.",
		},
		{
			models.Record{Counts: exact, Batches: []models.LetterBatch{{ID: 1, Sent: n(9500)}, {ID: 2, Sent: n(30), Again: true}}, Results: []models.LetterResult{{BatchID: 1, Number: n(40)}}},
			"9 490 av 9 500 berörda har informerats (senaste uppgiften, exakt), 10 kom i retur eller studsade, 0 har inte fått något utskick.",
			"Informed: 9,490 of 9,500 affected (latest count, exact), 10 returned or bounced, 0 not reached.",
		},
		{
			models.Record{Batches: []models.LetterBatch{{ID: 1}}},
			"Ett antal som inte är känt har informerats. Hur många som är berörda är inte känt, så det går inte att säga hur många som återstår.",
			"Informed: a number that is not known. How many are affected is not known, so it cannot be said how many are left.",
		},
		{
			models.Record{Counts: exact, Batches: []models.LetterBatch{{ID: 1, Sent: n(9501)}}, Notices: []models.LetterNotice{{}, {}}},
			"9 501 av 9 500 berörda har informerats (senaste uppgiften, exakt), 0 har inte fått något utskick. Det är fler än som är berörda. Antingen stämmer inte antalet, eller så har några fått mer än ett utskick. Allmänheten har informerats 2 gånger.",
			"",
		},
	} {
		got := report.Informed(tt.r.Informed())
		if sv := strings.ReplaceAll(got.SV, "\u00a0", " "); sv != tt.sv {
			t.Errorf("got  %s\nwant %s", sv, tt.sv)
		}
		if en := strings.ReplaceAll(got.EN, "\u00a0", " "); tt.en != "" && en != tt.en {
			t.Errorf("got  %s\nwant %s", en, tt.en)
		}
	}
}

func TestTheDocumentOfALetterHasNothingOfTheIncidentInIt(t *testing.T) {
	l := models.Letter{Lang: "sv", Subject: "Om en incident", Body: "Hej,\n\nVad har hänt?\n\nEtt fel.\n\n- ett\n- två", RecordedName: "Anna"}
	d := report.LetterDocument(models.Entity{Name: "Exempelbanken AB"}, l, time.Unix(0, 0), "1.0")
	if d.Lang != i18n.SV || d.Title != "Om en incident" || d.Foot != "Exempelbanken AB" || len(d.Head)+len(d.Notices)+len(d.Source) != 0 {
		t.Errorf("got %+v", d)
	}
	if len(d.Sections) != 2 || d.Sections[1].Title != "Vad har hänt?" || d.Sections[1].Blocks[1] != report.Paragraph("– ett\n– två") {
		t.Errorf("sections %+v", d.Sections)
	}
}
