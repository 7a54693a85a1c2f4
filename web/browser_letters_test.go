package web_test

import (
	"fmt"
	"strings"
	"testing"

	"frist/models"
	"frist/models/casefile"
)

// stopsOfLetters are the pages of what people are told: of an incident in which
// nothing was written, and of one with letters, batches and a public notice.
func (f *filled) stopsOfLetters(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	bare, run := "/incidents/"+f.bare+"/letters", "/incidents/"+f.klarna+"/letters"
	batch := fmt.Sprintf("%s/batch/%d", run, f.sendLetters(t, f.klarna))
	send := func(action string, values map[string]string) func(*desk) {
		return func(d *desk) { d.submitForm(action, values, "") }
	}
	clash := func(d *desk) {
		ref, by := strings.Split(run, "/")[2], f.by(models.Approver)
		rec, err := f.Record(t.Context(), by, ref)
		check(t, err)
		list := rec.LettersOf("en")
		last := list[len(list)-1]
		_, err = f.SaveLetter(t.Context(), by, models.Once{}, ref, models.Letter{Lang: "en", Subject: last.Subject, Body: "Hello,\n\nWhat happened?\n\nTheirs " + nonce()}, last.Version)
		check(t, err)
		d.submitForm(run+"/en", map[string]string{"body": "Hello,\n\nMine " + longWord}, "")
	}
	again := f.began(t, "Ett krypterat reservexemplar kom bort")
	f.outdated(t, again)
	return []stop{
		{path: "/incidents/" + again, as: h, shot: "rethink-home"},
		{path: "/incidents/" + again, as: models.Reader},
		{path: "/incidents/" + again + "/decide/gdpr.subjects", as: h, shot: "rethink-decide"},
		{path: "/", as: h, shot: "rethink-overview"},
		{path: bare, as: h, shot: "letters-none"},
		{path: bare + "/sv", as: h, shot: "letter-new"},
		{path: bare + "/fi", as: h},
		{path: bare + "/sv", as: h, do: send(bare+"/sv", map[string]string{"subject": "", "body": ""}), status: 422, shot: "letter-refused"},
		{path: bare + "/batch", as: h},
		{path: run, as: h, shot: "letters"},
		{path: run, as: models.Reader},
		{path: run + "/sv", as: h, shot: "letter"},
		{path: run + "/sv", as: h, do: func(d *desk) {
			d.submitForm(run+"/sv", map[string]string{"body": "Hej Anna,\n\n[namn] 811218-9876 " + longWord}, "check")
		}, shot: "letter-check"},
		{path: run + "/en", as: h, do: clash, status: 409, shot: "letter-clash"},
		{path: run + "/sv/print", as: models.Reader, shot: "letter-print"},
		{path: run + "/batch", as: h, shot: "letter-batch"},
		{path: run + "/batch", as: h, do: send(run+"/batch", map[string]string{"sent": "många"}), status: 422, shot: "letter-batch-refused"},
		{path: batch, as: h, shot: "letter-sent"},
		{path: batch, as: models.Reader},
		{path: batch, as: h, do: send(batch, map[string]string{"number": "99 999"}), status: 422},
		{path: run + "/notice", as: h, shot: "letter-notice"},
		{path: run + "/notice", as: h, do: send(run+"/notice", map[string]string{"link": "bank.example"}), status: 422},
	}
}

// sendLetters writes letters, sends one of them and informs the public. It returns
// the number of the batch.
func (f *filled) sendLetters(t *testing.T, ref string) int64 {
	t.Helper()
	by, at := f.by(models.Handler), present
	for _, l := range []models.Letter{
		{Lang: "sv", Subject: "Information om en incident som rör dina personuppgifter", Body: "Hej,\n\nVad har hänt?\n\nI 31 minuter kunde kunder se andra kunders uppgifter i appen.\n\nVad har vi gjort?\n\n- Vi har stängt inloggningen.\n- " + longWord, Template: "sv-1"},
		{Lang: "en", Subject: "Information about an incident", Body: "Hello,\n\nWhat happened?\n\nFor 31 minutes customers could see the data of others.", Template: "en-1"},
	} {
		_, err := f.SaveLetter(t.Context(), by, models.Once{}, ref, l, 0)
		check(t, err)
	}
	rec, err := f.Record(t.Context(), by, ref)
	check(t, err)
	swedish, sent, back := rec.LettersOf("sv")[0].ID, int64(8240), int64(40)
	id, err := f.RecordBatch(t.Context(), by, models.Once{}, ref, models.LetterBatch{LetterID: &swedish, Channel: casefile.ByEmail, Country: "SE", Planned: &back, SentAt: &at, Sent: &sent, Note: longWord}, false)
	check(t, err)
	_, err = f.RecordBatch(t.Context(), by, models.Once{}, ref, models.LetterBatch{Channel: casefile.ByPost, SentAt: &at, Again: true}, false)
	check(t, err)
	check(t, f.AddLetterResult(t.Context(), by, models.Once{}, ref, id, models.LetterResult{Kind: casefile.Bounced, Number: &back, At: &at, Note: "Stängda konton"}))
	check(t, f.RecordNotice(t.Context(), by, models.Once{}, ref, models.LetterNotice{LetterID: &swedish, Place: "Webbplatsen", Link: "https://bank.example/" + longWord, Reason: "Många adresser är gamla.", PublishedAt: &at}))
	return id
}
