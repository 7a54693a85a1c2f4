package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
)

// TestThatAnIncidentIsNotMajorAfterAllIsToldThroughThePages notifies FI, takes the
// classification back, and follows the home to the notice, its filing and what it
// leaves behind.
func TestThatAnIncidentIsNotMajorAfterAllIsToldThroughThePages(t *testing.T) {
	h, ref := breach(t)
	v, home := h.as(models.Handler), "/incidents/"+ref
	decideAs(t, v, ref, "dora.initial", url.Values{"outcome": {"classify_major"}, "reason": {"Stor andel."}}).want(t, 303)
	h.turn(time.Hour)
	first := h.now()
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &first, Channel: "Fidac", Reference: "FIDAC-1"}, nil)
	check(t, err)
	h.turn(time.Hour)
	decideAs(t, v, ref, "dora.initial", url.Values{"outcome": {"reclassify"}, "reason": {"Färre än vi trodde."}}).want(t, 303)

	page := v.get(home).want(t, 200).says(t, "Att göra Finansinspektionen Meddela att incidenten inte längre är allvarlig", "Incidenten anmäldes som allvarlig och klassificerades sedan om.")
	draft := home + "/drafts/dora.initial?stage=reclassified"
	if !slices.Contains(page.links(), draft) && !slices.Contains(page.links(), draft+"#seal") {
		t.Fatalf("no link to %s among %v", draft, page.links())
	}
	v.get("/limits").says(t, "Meddela att incidenten inte längre är allvarlig")
	v.get("/").says(t, "Meddela att incidenten inte längre är allvarlig", "Utan onödigt dröjsmål")
	v.get(home+"/status").says(t, "Meddela att incidenten inte längre är allvarlig", "Varför avslutas incidenten fast skyldigheter är öppna?")
	told, _ := toldForms(t, v, home+"/told")
	v.submit(told.form, url.Values{told.key + ".mark": {"now"}, told.key + ".reason": {"Tas tillbaka"}}).follow(t).says(t, "Förbered meddelandet att incidenten inte längre är allvarlig")
	if links := v.get(home + "/told").links(); !slices.Contains(links, draft) {
		t.Errorf("what was told leads to none of %v", links)
	}

	sealed := v.submit(v.get(draft).want(t, 200).form(draft), nil).want(t, 303).header.Get("Location")
	h.as(models.Approver).saysOf(t, sealed, models.Approve, "").want(t, 303)
	v.get(home).says(t, "Meddela att incidenten inte längre är allvarlig", "Godkänt")
	h.turn(time.Minute)
	file := home + "/file/dora.initial"
	form := v.get(file).want(t, 200).says(t, "Meddela att incidenten inte längre är allvarlig").lacks(t, "antecknas som en komplettering").form(file)
	checked := v.submit(form, url.Values{"channel": {"service"}}).follow(t).want(t, 200)
	checked.says(t, "Finansinspektionen, Meddela att incidenten inte längre är allvarlig").lacks(t, "hade inte börjat löpa", "antecknas som en komplettering", "Strikt tid vid inlämningen")
	done := v.submit(checked.form(file+"/check"), nil).follow(t).want(t, 200)
	done.says(t, "Finansinspektionen: Incidenten är inte längre allvarlig").lacks(t, "Första anmälan")

	page = v.get(home).want(t, 200)
	page.lacks(t, "Att göra Finansinspektionen Meddela", "skiljer sig", "rapporteras nu")
	if _, met, _ := strings.Cut(page.text(), "Inlämnat"); !strings.Contains(met, "Meddela att incidenten inte längre är allvarlig") || !strings.Contains(met, "lördag 14 november 2026 kl. 14.50") {
		t.Errorf("filed:\n%s", met)
	}
	v.get(home+"/told").says(t, "Allt är som mottagaren fick veta.", "Senast incidenten är inte längre allvarlig")
	v.get(home+"/status").lacks(t, "Meddela att incidenten")
	v.get("/limits").lacks(t, "Meddela att incidenten")
	v.get("/").lacks(t, "Meddela att incidenten")
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Filings {
		if r.TakesBack(f) && (f.StrictAt != nil || f.LateStrict != nil) {
			t.Errorf("the notice is judged by %v, late %v", f.StrictAt, f.LateStrict)
		}
	}
}
