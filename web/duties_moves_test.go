package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
)

func TestADutyThatBeginsInThePastShowsWhichIncidentsItChangesAndIsNotedInEach(t *testing.T) {
	h, ref := breach(t)
	hidden := h.restricted(t)
	v := h.as(models.Approver) // who may not see it
	const at = "/duties/new/controller"
	f := v.get(at).want(t, 200).says(t, "Vilka visas innan något sparas").form(at)
	p := v.submit(f, joined(h.agreed(), clock("first", "2026", "01", "01", ""), url.Values{"do": {"preview"}})).want(t, 200).
		says(t, "Det här ändras i incidenter som pågår", ref, "ingen skyldighet", "söndag 15 november 2026 kl. 13.20").lacks(t, hidden)
	q := v.upload(p.form(at), url.Values{"do": {"save"}, "first.y": {"2025"}, "within": {"12"}}).want(t, 200).says(t, "kl. 01.20")
	v.upload(q.form(at), url.Values{"do": {"save"}}).want(t, 303)
	v.get("/incidents/"+ref).says(t, "Kund AB")
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "ändrade vad som gäller i incidenten genom en egen skyldighet", "Underrätta Kund AB", "ingen skyldighet → söndag 15 november 2026 kl. 01.20")
	h.as(models.Auditor).get("/incidents/"+hidden+"/log").says(t, "ändrade vad som gäller i incidenten genom en egen skyldighet")
	h.holds(t)
}

func TestADutyThatEndsInThePastIsAskedAboutBeforeItGoesFromAnIncident(t *testing.T) {
	h, ref := breach(t)
	d := towardsKund
	d.First = calendar.Date{Year: 2026, Month: 1, Day: 1}
	slug := h.owes(t, d)
	h.turn(3 * 24 * time.Hour)
	v := h.as(models.Handler)
	end := "/duties/" + slug + "/end"
	early := url.Values{"reason": {"Uppsagt"}, "last.y": {"2026"}, "last.m": {"02"}, "last.d": {"01"}}
	p := v.submit(v.get(end).want(t, 200).form(end), early).want(t, 200).says(t, "Det här ändras i incidenter som pågår", ref, "ingen skyldighet", "Avsluta skyldigheten och ändra incidenterna")
	v.get("/incidents/"+ref).says(t, "Kund AB")
	if ds := must[[]models.Duty](t)(h.Duty(t.Context(), h.by(models.Handler), slug)); len(ds) != 1 {
		t.Fatalf("it has been ended before anybody confirmed it: %d versions", len(ds))
	}
	v.submit(p.form(end), nil).want(t, 303)
	v.get("/incidents/"+ref).lacks(t, "Kund AB")
	log := h.as(models.Auditor).get("/incidents/" + ref + "/log").text()
	if !strings.Contains(log, "2026 kl. 13.20") || !strings.Contains(log, "→ ingen skyldighet") {
		t.Errorf("the log of the incident does not say that the duty went: %s", log)
	}
	h.holds(t)
}

// holds sees that the whole record holds.
func (h *house) holds(t *testing.T) {
	t.Helper()
	if v, err := h.Verify(t.Context(), h.by(models.Auditor)); err != nil || !v.OK() {
		t.Errorf("the record does not hold: %s, %v", v.Broken, err)
	}
}

func TestAFileThatIsNotKeptIsAskedForAgain(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	const at, lost = "/duties/new/controller", "Filen som du valde är inte sparad."
	agreement := file{"file", "avtal.pdf", "application/pdf", "%PDF-1.7"}
	p := v.submit(v.get(at).want(t, 200).form(at), joined(h.agreed(), url.Values{"do": {"preview"}})).want(t, 200).lacks(t, lost)
	refused := v.upload(p.form(at), url.Values{"do": {"save"}, "within": {"sju"}}, agreement).want(t, 422).says(t, lost)
	p = v.submit(refused.form(at), url.Values{"do": {"preview"}, "within": {"24"}}).want(t, 200)
	again := v.upload(p.form(at), url.Values{"do": {"save"}, "within": {"12"}}, agreement).want(t, 200).says(t, lost, "Välj filen igen")
	done := v.upload(again.form(at), url.Values{"do": {"save"}}, agreement).want(t, 303).follow(t)
	done.says(t, "avtal.pdf")

	edit := "/duties/underratta-kund-ab/edit"
	stale := v.submit(v.get(edit).want(t, 200).form(edit), url.Values{"do": {"preview"}, "within": {"8"}}).want(t, 200)
	d := towardsKund
	d.Slug, d.Version, d.N = "underratta-kund-ab", 1, 6
	check(t, h.EditDuty(t.Context(), h.by(models.Handler), d, nil))
	v.upload(stale.form(edit), url.Values{"do": {"save"}}, agreement).want(t, 409).says(t, lost)
}
