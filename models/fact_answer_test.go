package models_test

import (
	"testing"

	"frist/models/deadline"
)

// TestWhetherTheInterestsOfClientsAreAffectedIsOneAnswer gives it as a fact and of the
// incident, and finds the other to say the same.
func TestWhetherTheInterestsOfClientsAreAffectedIsOneAnswer(t *testing.T) {
	const key = "financial_interest_affected"
	h := newHouse(t)
	ref := h.report("Fel saldo")
	says := func(fact string, answer deadline.Answer) {
		t.Helper()
		r, err := h.Record(ctx(t), h.officer, ref)
		check(t, err)
		got := ""
		for _, f := range r.Facts {
			if f.Key == key {
				got = f.Value.Text
			}
		}
		if a := r.Incident.Answers[deadline.ClientsAffected]; got != fact || a != answer {
			t.Errorf("the fact says %q and the incident %q, want %q and %q", got, a, fact, answer)
		}
	}
	answers := func(a deadline.Answer) {
		t.Helper()
		in, err := h.Incident(ctx(t), h.officer, ref)
		check(t, err)
		in.Answers = in.Answers.With(deadline.ClientsAffected, a)
		check(t, h.EditIncident(ctx(t), h.officer, in))
	}
	answers(deadline.Yes)
	says("", deadline.Yes) // what was never asked as a fact is not put there
	h.set(ref, key, "no")
	says("no", deadline.No)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	for _, o := range r.Obligations(h.at) {
		if o.ID == "dora.clients" && o.State != deadline.NotApplicable {
			t.Errorf("clients are to be told: %s", o.State)
		}
	}
	answers(deadline.Yes)
	says("yes", deadline.Yes)
	answers(deadline.Unknown)
	says("", deadline.Unknown)
	h.set(ref, key, "yes")
	says("yes", deadline.Yes)
}
