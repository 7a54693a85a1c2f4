package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
)

func TestAnEntityThatChangesShowsWhichIncidentsItChangesAndIsNotedInEach(t *testing.T) {
	h, ref := breach(t)
	hidden := h.restricted(t)
	v := h.as(models.Approver) // who may not see it
	at := fmt.Sprintf("/entities/%d", h.bank)
	f := v.get(at).want(t, 200).says(t, "visas innan något sparas").form(at)
	p := v.submit(f, url.Values{"role": {"processor"}}).want(t, 200).
		says(t, "Det här ändras i incidenter som pågår", ref, "Anmälan av personuppgiftsincident", "ingen skyldighet", "Spara och ändra incidenterna").lacks(t, hidden)
	if e, err := h.Entity(t.Context(), h.by(models.Handler), h.bank); err != nil || e.Role != deadline.Controller {
		t.Fatalf("it has been stored before anybody confirmed it: %+v, %v", e, err)
	}
	q := v.submit(p.form(at), url.Values{"role": {"processor"}, "type": {"other"}}).want(t, 200).says(t, "Det här ändras i incidenter som pågår", "Första anmälan")
	v.submit(q.form(at), nil).want(t, 303)
	for _, r := range []string{ref, hidden} {
		h.as(models.Auditor).get("/incidents/"+r+"/log").says(t, "ändrade vad som gäller i incidenten genom uppgifterna om en juridisk person", "Anmälan av personuppgiftsincident:", "→ ingen skyldighet")
	}
	h.holds(t)
}

func TestAnEntityThatMovesToAnotherCountryShowsWhoIsTold(t *testing.T) {
	h, ref := breach(t)
	v, at := h.as(models.Handler), fmt.Sprintf("/entities/%d", h.bank)
	p := v.submit(v.get(at).form(at), url.Values{"country": {"DK"}, "org_no": {""}}).want(t, 200).says(t, "IMY: tisdag 17 november 2026 kl. 13.20", "Datatilsynet (Danmark): tisdag 17 november 2026 kl. 13.20")
	v.submit(p.form(at), nil).want(t, 303)
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "IMY: tisdag 17 november 2026 kl. 13.20", "Datatilsynet")
}

// TestAnEntityIsStoredAtOnceWhereNoLimitMoves asks nothing where there is nothing to ask.
func TestAnEntityIsStoredAtOnceWhereNoLimitMoves(t *testing.T) {
	h, ref := breach(t)
	v, at := h.as(models.Handler), fmt.Sprintf("/entities/%d", h.bank)
	v.submit(v.get(at).form(at), url.Values{"name": {"Testbanken Nord AB"}}).want(t, 303)
	h.at = saturday.Add(10 * time.Hour)
	in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	check(t, h.SetStatus(t.Context(), h.by(models.Handler), ref, in.Version, models.StatusClosed, "Ett test"))
	v.submit(v.get(at).form(at), url.Values{"role": {"processor"}}).want(t, 303)
	if log := h.as(models.Auditor).get("/incidents/" + ref + "/log").text(); strings.Contains(log, "genom uppgifterna om en juridisk person") {
		t.Errorf("a closed incident is said to change: %s", log)
	}
}

// TestAFurtherEntityThatChangesMovesItsOwnPartAlone edits the one of two that came later.
func TestAFurtherEntityThatChangesMovesItsOwnPartAlone(t *testing.T) {
	h, ref := breach(t)
	id := must[int64](t)(h.AddEntity(t.Context(), h.by(models.Handler), models.Once{}, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution}))
	check(t, h.AddPart(t.Context(), h.by(models.Handler), models.Once{}, ref, id))
	e := must[models.Entity](t)(h.Entity(t.Context(), h.by(models.Handler), id))
	e.Role = deadline.Processor
	moves := must[[]models.DutyMove](t)(h.EntityMoves(t.Context(), h.by(models.Handler), e))
	if len(moves) == 0 {
		t.Fatal("nothing moves")
	}
	for _, m := range moves {
		if m.Entity != e.Name {
			t.Errorf("%s of %s moves", m.Obligation, m.Entity)
		}
	}
}
