package web_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"frist/models"
	"frist/models/casefile"
)

// stopsOfFacts are the facts of a major incident as they are halfway: some right, some
// wrong, one changed after it was sent, and what the record says itself.
func (f *filled) stopsOfFacts(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	by, ref := f.by(h), f.major(t)
	say := func(key string, version int, v models.FactValue) {
		check(t, f.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: key, Version: version, Value: v, Source: "Driftledaren"}}))
	}
	text := func(s string) models.FactValue { return models.FactValue{Text: s} }
	say("nature", 0, text("Kunder fick andras kvitton"))
	n, now := int64(9500), f.now()
	check(t, f.AddCount(t.Context(), by, models.Once{}, ref, models.Count{Of: casefile.Clients, Mode: casefile.Exact, Min: &n, Max: &n, AsOf: &now}))
	must[int64](t)(f.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &now, Channel: "E-tjänsten"}, nil))
	f.turn(time.Minute)
	say("nature", 1, text("Kunder fick andras kvitton, med namn och "+longWord))
	f.turn(-time.Minute)
	for key, s := range map[string]string{
		"parent_lei": "5493001KJTIIGC8Y1R13", "belongs_to_group": "yes", "primary_contact_phone": "08-123 45 67", "primary_contact_email": longWord + "@" + longWord + ".example",
		"clients_affected": "9000", "clients_affected_percent": "101", "service_downtime": "00:30:05", "transactions_affected_value": "2500000,50 SEK", "reporting_currency": "EUR",
		"root_cause_addressed_at": "2026-02-30 10:00", "recurring_first_at": "2026-11-24T05:00:00Z",
	} {
		say(key, 0, text(s))
	}
	say("root_cause_details", 0, models.FactValue{Lines: []string{"human_error_mistake"}})
	say("member_states_affected", 0, models.FactValue{Lines: []string{"SE", "NO"}})
	at := "/incidents/" + ref + "/edit"
	return []stop{
		{path: at, as: h, shot: "facts-full"},
		{path: at, as: models.Reader},
		{path: at + "/reporter", as: h, shot: "facts-doubts"},
		{path: at + "/impact", as: h, shot: "facts-impact"},
		{path: at + "/root_cause", as: h, shot: "facts-causes"},
		{path: at + "/major", as: h, shot: "facts-major"},
		{path: at + "/informed", as: h, do: func(d *desk) {
			d.submitForm(at+"/informed", map[string]string{"known_since.y": "2026", "f-subjects_informed_how": "Per brev"}, "")
		}, status: 422, shot: "facts-refused"},
		{path: at + "/threat", as: h, do: func(d *desk) {
			f.saveAs(d, models.Approver, at+"/threat", url.Values{"f-threat_description": {"Deras text " + nonce()}, "f-threat_status": {"active"}})
			d.submitForm(at+"/threat", map[string]string{"f-threat_description": "Min text"}, "")
		}, status: 409, shot: "facts-conflict"},
	}
}

// TestWhoIsLedToAQuestionSeesItsAnswers follows what is missing to a question whose
// many answers are folded away, ticks one and types an amount, leaves in the middle
// of it, and finds both again.
func TestWhoIsLedToAQuestionSeesItsAnswers(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	ref := h.major(t)
	b := h.sitAs(t, models.Handler)
	causes, impact := "/incidents/"+ref+"/edit/root_cause", "/incidents/"+ref+"/edit/impact"
	open := `document.getElementById("f-root_cause_details").querySelector("details").open`
	b.goTo(causes)
	if eval[bool](b.tab, open) {
		t.Error("the answers stand there unasked")
	}
	b.goTo("/")
	b.goTo(causes + "#f-root_cause_details")
	if !eval[bool](b.tab, open) {
		t.Error("the answers are folded away")
	}
	b.click("Mänskligt fel: misstag")
	b.press(kb.Tab)
	b.waitFor("Sparat 10.00")
	b.goTo(impact)
	b.write("Belopp", "2 500 000")
	b.choose("Valuta", "Svenska kronor (SEK)")
	b.press(kb.Tab)
	b.goTo("/")
	b.until(func() string { // what is sent as the page goes may come after the next page
		b.goTo(impact)
		if got := b.value("Belopp") + " " + b.value("Valuta"); got != "2 500 000 SEK" {
			return "the amount came back as " + got
		}
		return ""
	})
	b.goTo(causes)
	b.says("Ditt utkast från kl.", "Välj bland 28 svar (valda: 1)")
	if !eval[bool](b.tab, open+` && document.getElementById("f-root_cause_details-human_error_mistake").checked`) {
		t.Error("the box that was ticked came back as it was")
	}
}
