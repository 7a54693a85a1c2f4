package web_test

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
)

// outdated decides not to inform people, and a second later more of them are known.
func (h *house) outdated(t *testing.T, ref string) {
	t.Helper()
	at, n := h.now(), int64(14250)
	check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "gdpr.subjects", Outcome: deadline.DoNotNotify, Reason: "Uppgifterna var krypterade.", DecidedAt: &at, DecidedBy: "Chefsjuristen"}))
	h.turn(time.Second)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "protection_in_place", Value: models.FactValue{Text: "Det är okänt om nyckeln är röjd."}}}))
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.Exact, Min: &n, Max: &n, Source: "Driften"}))
}

func TestADecisionWhoseGroundsHaveChangedIsBroughtBack(t *testing.T) {
	h, ref := breach(t)
	h.outdated(t, ref)
	decide := "/incidents/" + ref + "/decide/gdpr.subjects"
	changed := []string{"att inte informera de registrerade vilar på uppgifter som har ändrats sedan dess:", "antal registrerade"}
	v := h.as(models.Handler)
	home := v.get("/incidents/"+ref).want(t, 200).says(t, changed...)
	home.says(t, "Ompröva beslutet", "Förbered ett brev")
	for _, to := range []string{decide, "/incidents/" + ref + "/letters"} {
		if !slices.Contains(home.links(), to) {
			t.Errorf("the home does not lead to %s", to)
		}
	}
	v.get("/").want(t, 200).says(t, "Ompröva beslutet att inte informera de registrerade", "Uppgifter har ändrats sedan beslutet den")
	v.get(decide).want(t, 200).says(t, changed...)
	if page := h.as(models.Reader).get("/incidents/"+ref).want(t, 200).says(t, changed...); slices.Contains(page.links(), decide) {
		t.Error("a reader is led to decide")
	}
	check1 := v.submit(v.get(decide).form(decide), url.Values{"outcome": {"notify"}, "reason": {"Nyckeln kan vara röjd."}}).follow(t).want(t, 200)
	v.submit(check1.form(decide+"/check"), nil).follow(t).want(t, 200).lacks(t, changed[0])
	v.get("/").want(t, 200).lacks(t, "Ompröva beslutet")
}
