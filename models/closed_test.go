package models_test

import (
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// agreed is a duty of the bank, in force from a day; the zero Date is always.
func (h *house) agreed(first calendar.Date) models.Duty {
	return models.Duty{
		EntityID: &h.bank, Kind: casefile.ByContract, TitleSV: "Underrätta Kund AB", TitleEN: "Notify Kund AB", Recipient: "Kund AB", Reference: "Avtal 1, punkt 7",
		Event: deadline.Aware, N: 24, Unit: deadline.Hours, Reading: deadline.Exact, First: first,
	}
}

// closed closes an incident.
func (h *house) closed(ref string) {
	h.t.Helper()
	in, err := h.Incident(ctx(h.t), h.officer, ref)
	check(h.t, err)
	check(h.t, h.SetStatus(ctx(h.t), h.officer, ref, in.Version, models.StatusClosed, "Klart"))
}

func TestNothingThatIsEditedLaterMovesALimitOfAClosedIncident(t *testing.T) {
	h := newHouse(t)
	_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, h.agreed(calendar.Date{}), nil)
	check(t, err)
	ref, open := h.report("Stängd"), h.report("Öppen")
	second := h.addTo(ref, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	h.closed(ref)
	was := h.states(ref)
	edit := func(id int64, change func(*models.Entity)) {
		t.Helper()
		e, err := h.Entity(ctx(t), h.officer, id)
		check(t, err)
		change(&e)
		check(t, h.EditEntity(ctx(t), h.officer, e))
	}
	next := h.agreed(calendar.Date{Year: 2020, Month: time.January, Day: 1})
	next.Slug, next.Version, next.N = "underratta-kund-ab", 1, 4
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"an entity", func() { edit(h.bank, func(e *models.Entity) { e.Traits = models.Traits{deadline.QualifiedTrust} }) }},
		{"a further entity", func() { edit(second, func(e *models.Entity) { e.Type, e.Country = deadline.Other, "DK" }) }},
		{"a new version of a duty", func() { check(t, h.EditDuty(ctx(t), h.officer, next, nil)) }},
		{"the end of a duty", func() {
			check(t, h.EndDuty(ctx(t), h.officer, next.Slug, 2, calendar.Date{Year: 2020, Month: time.January, Day: 1}, "Uppsagt"))
		}},
		{"a new duty", func() {
			_, err := h.AddDuty(ctx(t), h.officer, models.Once{}, h.agreed(calendar.Date{}), nil)
			check(t, err)
		}},
	} {
		step.do()
		sound(t, h)
		now := h.states(ref)
		for name, s := range was {
			if now[name] != s {
				t.Errorf("%s: %s had\n%s\nand has\n%s", step.name, name, s, now[name])
			}
		}
		if home, _, err := h.Home(ctx(t), h.officer, ref, 5); err != nil || home.Entity.Traits != nil {
			t.Errorf("%s: the page has %v, %v", step.name, home.Entity.Traits, err)
		}
	}
	wants(t, h.states(open)["Testbanken AB"], "eidas.notification", "custom.underratta-kund-ab-2", "-custom.underratta-kund-ab ")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, ref, in.Version, models.StatusOpen, ""))
	wants(t, h.states(ref)["Testbanken AB"], "eidas.notification", "custom.underratta-kund-ab-2")
	sound(t, h)
}

func TestAClosedIncidentThatIsImportedHasTheDutiesOfItsFile(t *testing.T) {
	h := newHouse(t)
	slug, err := h.AddDuty(ctx(t), h.officer, models.Once{}, h.agreed(calendar.Date{}), nil)
	check(t, err)
	ref := h.report("Stängd")
	_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: deadline.ID("custom." + slug), SentAt: &h.at, Channel: "x"}, nil)
	check(t, err)
	h.closed(ref)
	f, _, err := h.CaseFile(ctx(t), h.auditor, ref)
	check(t, err)
	other := newHouse(t)
	again, err := other.Import(ctx(t), models.Operator("test"), f)
	check(t, err)
	if got, want := other.states(again)["Testbanken AB"], h.states(ref)["Testbanken AB"]; got != want {
		t.Errorf("imported it has\n%s\nwant\n%s", got, want)
	}
	sound(t, other)
}
