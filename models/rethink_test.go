package models_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
)

// decides records a decision of the incident's own entity, now.
func (h *house) decides(ref string, id deadline.ID, what deadline.Outcome) {
	h.t.Helper()
	at := h.at
	check(h.t, h.MakeDecision(ctx(h.t), h.officer, models.Once{}, ref, models.Decision{Obligation: id, Outcome: what, Reason: "Nyckeln är inte röjd.", DecidedAt: &at, DecidedBy: "Chefsjuristen"}))
}

// rethinks is what is to be decided anew: "gdpr.subjects: protection_in_place", on the
// record and on the overview, which must agree.
func (h *house) rethinks(ref string) string {
	h.t.Helper()
	r, err := h.Record(ctx(h.t), h.officer, ref)
	check(h.t, err)
	o, err := h.Overview(ctx(h.t), h.officer, 10)
	check(h.t, err)
	var all []string
	for _, x := range r.Rethinks() {
		if !slices.ContainsFunc(o.Outdated, func(y models.Outdated) bool { return y.Ref == ref && y.Obligation == x.Decision.Obligation }) {
			h.t.Errorf("the overview lacks %s", x.Decision.Obligation)
		}
		why := append([]string{string(x.Decision.Obligation) + ":"}, x.Facts...)
		if x.Counted {
			why = append(why, "count")
		}
		all = append(all, strings.Join(why, " "))
	}
	if len(o.Outdated) != len(all) {
		h.t.Errorf("the overview has %d, the record %d", len(o.Outdated), len(all))
	}
	return strings.Join(all, "; ")
}

func TestADecisionNotToInformIsTakenAnewWhenWhatItRestsOnChanges(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Ett krypterat reservexemplar kom bort")
	said := func(version int, text string) {
		check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "protection_in_place", Version: version, Value: models.FactValue{Text: text}}}))
	}
	said(0, "Krypterat, och nyckeln är inte röjd.")
	h.at = h.at.Add(time.Hour)
	h.decides(ref, "gdpr.subjects", deadline.DoNotNotify)
	if got := h.rethinks(ref); got != "" {
		t.Fatalf("right after the decision: %s", got)
	}
	h.at = h.at.Add(time.Hour)
	check(t, h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "contact_point", Value: models.FactValue{Text: "08-123"}}}))
	if got := h.rethinks(ref); got != "" {
		t.Errorf("after what no risk rests on: %s", got)
	}
	said(1, "Krypterat, men det är okänt om nyckeln är röjd.")
	if got := h.rethinks(ref); got != "gdpr.subjects: protection_in_place" {
		t.Errorf("after the key: %s", got)
	}
	h.counted(ref, casefile.Clients, 12)
	h.counted(ref, casefile.DataSubjects, 14250)
	if got := h.rethinks(ref); got != "gdpr.subjects: protection_in_place count" {
		t.Errorf("after the count: %s", got)
	}
	for _, a := range []models.Actor{h.reporter} {
		if o, err := h.Overview(ctx(t), a, 10); err != nil || len(o.Outdated) > 0 {
			t.Errorf("%s is shown %v, %v", a.Role, o.Outdated, err)
		}
	}
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("%+v, %v", v, err)
	}
	h.at = h.at.Add(time.Hour)
	h.decides(ref, "gdpr.subjects", deadline.DoNotNotify)
	if got := h.rethinks(ref); got != "" {
		t.Errorf("after it was decided anew: %s", got)
	}
}

func TestADecisionToInformIsNotTakenAnew(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Kontonummer på fel kvitto")
	h.decides(ref, "gdpr.subjects", deadline.DoNotNotify)
	h.at = h.at.Add(time.Hour)
	h.decides(ref, "gdpr.subjects", deadline.Notify)
	h.at = h.at.Add(time.Hour)
	h.counted(ref, casefile.DataSubjects, 14250)
	if got := h.rethinks(ref); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestInAClosedIncidentNobodyDecidesAnew(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Fel bilaga")
	h.decides(ref, "gdpr.authority", deadline.DoNotNotify)
	h.at = h.at.Add(time.Hour)
	h.counted(ref, casefile.DataSubjects, 3)
	if got := h.rethinks(ref); got != "gdpr.authority: count" {
		t.Fatalf("got %s", got)
	}
	h.closed(ref)
	if got := h.rethinks(ref); got != "" {
		t.Errorf("closed: %s", got)
	}
}
