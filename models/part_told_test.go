package models_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// inWhole is an entity without a main establishment, of which people live in Sweden.
var inWhole = models.Entity{Name: "Utan huvudkontor AB", Country: "SE", Type: deadline.Other, Role: deadline.Controller, MainEstablishment: models.NoMainEstablishment, NIS2: deadline.No}

// live records that people live in those countries.
func (h *house) live(ref string, codes ...string) {
	h.t.Helper()
	n := models.ByCountry{}
	for _, code := range codes {
		n[code] = nil
	}
	check(h.t, h.AddCount(ctx(h.t), h.officer, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: n}))
}

func TestWhatWasSentToOneAuthorityMeetsNoDutyToAnotherThatIsToldLater(t *testing.T) {
	h := newHouse(t)
	id, err := h.AddEntity(ctx(t), h.officer, models.Once{}, inWhole)
	check(t, err)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: id, Title: "x", Informant: "y", PersonalData: deadline.Yes, Aware: calendar.At(h.at.Add(-time.Hour))})
	check(t, err)
	filing, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "x"}, nil)
	check(t, err)
	if f, err := h.Filing(ctx(t), h.officer, ref, filing); err != nil || f.Country != "SE" {
		t.Errorf("it does not say to whom it went: %+v, %v", f, err)
	}
	h.live(ref, "SE", "DE")
	wants(t, h.states(ref)[inWhole.Name], "gdpr.authority running DE", "gdpr.authority met SE", "imy.supplement running")
	if next, err := h.Overview(ctx(t), h.officer, 10); err != nil || !slices.ContainsFunc(next.Next, func(n models.Next) bool { return n.Obligation.Country == "DE" }) {
		t.Errorf("the overview does not have the duty that is left: %+v, %v", next, err)
	}

	e, err := h.Entity(ctx(t), h.officer, id)
	check(t, err)
	e.MainEstablishment = "DE"
	check(t, h.EditEntity(ctx(t), h.officer, e))
	if s := h.states(ref)[inWhole.Name]; !strings.Contains(s, "gdpr.authority running") || strings.Contains(s, "gdpr.authority met") {
		t.Errorf("another leads now, and was told nothing: %s", s)
	}
	sound(t, h)
}

func TestAFilingFromBeforeEachSaidToWhomWentToTheAuthorityThatWasFrozenWithIt(t *testing.T) {
	h := newHouse(t)
	ref, err := h.Import(ctx(t), h.officer, casefile.File{
		Entity:    casefile.Entity{Name: "Banken AB", Country: "SE", Type: deadline.CreditInstitution},
		Incident:  casefile.Incident{Title: "x", PersonalData: deadline.Yes},
		Awareness: []casefile.Awareness{{At: calendar.At(h.at.Add(-time.Hour)), Chosen: true}},
		Filings:   []casefile.Filing{{Obligation: "gdpr.authority", SentAt: h.at, Channel: "x"}},
	})
	check(t, err)
	r, err := h.Record(ctx(t), h.officer, ref)
	check(t, err)
	if f := r.Filings[0]; f.Country != "" || f.Told() != "SE" {
		t.Fatalf("to %q, told %q", f.Country, f.Told())
	}
	wants(t, h.states(ref)["Banken AB"], "gdpr.authority met")
	e := r.Entity
	e.MainEstablishment = "DK"
	check(t, h.EditEntity(ctx(t), h.officer, e))
	wants(t, h.states(ref)["Banken AB"], "gdpr.authority running", "-gdpr.authority met")
	sound(t, h)
}

// sound sees that the whole record holds.
func sound(t *testing.T, h *house) {
	t.Helper()
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("the record does not hold: %s, %v", v.Broken, err)
	}
}

func TestALimitIsTheSameInEveryListAndOnThePageInWhateverZoneTheEntityIs(t *testing.T) {
	h := newHouse(t)
	at := time.Date(2026, time.November, 19, 22, 30, 0, 0, time.UTC) // the next day in Helsinki
	for _, x := range []calendar.Moment{
		calendar.At(at),
		{At: at, Precision: calendar.About},
		{At: at, Until: at.Add(time.Hour), Precision: calendar.Between},
		{At: at, Precision: calendar.OnDay},
		{At: at, Precision: calendar.Unknown},
	} {
		ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: h.bank, Title: "x", Informant: "y", PersonalData: deadline.Yes, Aware: x})
		check(t, err)
		h.addTo(ref, models.Entity{Name: "Pankki Oy", Country: "FI", Type: deadline.CreditInstitution})
		h.addTo(ref, models.Entity{Name: "Bank plc", Country: "GB", Type: deadline.Other})
		if x.Precision == calendar.OnDay { // and none is chosen: which is the earliest depends on the zone
			ref := h.report("x")
			h.addTo(ref, models.Entity{Name: "Pankki Oy", Country: "FI", Type: deadline.CreditInstitution})
			for _, m := range []calendar.Moment{x, calendar.At(at.Add(-time.Hour))} {
				check(t, h.AddAwareness(ctx(t), h.officer, models.Once{}, ref, models.Awareness{At: m, How: "x"}))
			}
		}
	}
	differ, err := models.IndexDiffers(ctx(t), h.Store)
	if err != nil || len(differ) > 0 {
		t.Errorf("%s, %v", strings.Join(differ, "\n"), err)
	}
	sound(t, h)
}
