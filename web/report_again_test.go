package web_test

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"frist/models"
)

func TestWhoGoesBackAfterAReportIsAskedBeforeThereIsASecond(t *testing.T) {
	for name, tt := range map[string]struct {
		again   bool // the browser asks for the page anew, as it must: it is not kept
		changed url.Values
	}{
		"the page as it was, with another text": {false, url.Values{"informant": {"Bo"}, "summary": {"Rättad text"}}},
		"the page anew, with the same text":     {true, nil},
		"the page anew, with another text":      {true, url.Values{"summary": {"Rättad text"}}},
		"the page anew, with another informant": {true, url.Values{"informant": {"Bo"}}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newSite(t)
			v := h.as(models.Reporter)
			typed := together(when("aware_at", "2026-11-24 09:20"), url.Values{"informant": {"Anna"}, "summary": {"Fel konto <em>"}, "entity_id": {itoa(h.bank)}})
			f := v.get("/incidents/new").form("/incidents/new")
			v.submit(f, typed).want(t, 303)
			h.turn(20 * time.Minute)
			if tt.again {
				f = v.get("/incidents/new").form("/incidents/new")
			}
			typed = together(typed, tt.changed)
			page := v.submit(f, typed).want(t, 409).says(t, "Du har redan rapporterat incident 2026-001 (kl. 10.00).", "Öppna 2026-001", "Rapportera en till").escaped(t)
			if !slices.Contains(page.links(), "/incidents/2026-001") {
				t.Error("the first one cannot be opened")
			}
			f = page.form("/incidents/new")
			for k := range typed {
				if f.values.Get(k) != typed.Get(k) {
					t.Errorf("%s came back as %q, was %q", k, f.values.Get(k), typed.Get(k))
				}
			}
			// Whoever opens the first one finds what they typed when they report again.
			if d, ok, err := h.Draft(t.Context(), h.by(models.Reporter), "/incidents/new"); err != nil || !ok || d.Fields["summary"][0] != typed.Get("summary") {
				t.Errorf("the draft is %v, %v", d.Fields, err)
			}
			for range 2 { // a double click
				if to := v.submit(f, nil).want(t, 303).header.Get("Location"); to != "/incidents/2026-002/reported" {
					t.Errorf("led to %s", to)
				}
			}
			if rows, _, err := h.Register(t.Context(), h.by(models.Handler), models.RegisterFilter{}); err != nil || len(rows) != 2 {
				t.Errorf("stored %d incidents, %v", len(rows), err)
			}
			// The answer was about the first one, and not about the one that it made.
			v.submit(f, url.Values{"known_by": {"Driften"}}).want(t, 409).says(t, "incident 2026-002")
		})
	}
}

func TestNobodyIsAskedAboutAReportThatIsClearlyAnother(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	values := url.Values{"informant": {"Anna"}, "summary": {"Fel konto"}, "entity_id": {itoa(h.bank)}}
	first := v.submit(v.get("/incidents/new").form("/incidents/new"), values).follow(t)
	// The link on the confirmation says that it is.
	again := "/incidents/new?besides=2026-001"
	if !slices.Contains(first.links(), again) {
		t.Fatalf("no link to %s among %v", again, first.links())
	}
	v.submit(v.get(again).form("/incidents/new"), values).want(t, 303)
	v.submit(v.get(again).form("/incidents/new"), values).want(t, 409).says(t, "incident 2026-002")
	// So do other words by another, another reporter, and an hour.
	v.submit(v.get("/incidents/new").form("/incidents/new"), url.Values{"informant": {"Bo"}, "summary": {"Annat"}, "entity_id": {itoa(h.bank)}}).want(t, 303)
	other := h.as(models.Approver)
	other.submit(other.get("/incidents/new").form("/incidents/new"), values).want(t, 303)
	h.turn(time.Hour + time.Second)
	v.submit(v.get("/incidents/new").form("/incidents/new"), values).want(t, 303)
}

func TestAReportIsNotComparedWithWhatItsReporterNoLongerSees(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	values := url.Values{"informant": {"Anna"}, "summary": {"Fel konto"}, "entity_id": {itoa(h.bank)}}
	v.submit(v.get("/incidents/new").form("/incidents/new"), values).want(t, 303)
	path := "/incidents/2026-001/access"
	other := h.as(models.Approver)
	other.submit(other.get(path).form(path), url.Values{"restricted": {"yes"}, "members": {}}).want(t, 303)
	v.get("/incidents/2026-001").want(t, 404)
	v.submit(v.get("/incidents/new").form("/incidents/new"), values).want(t, 303)
}
