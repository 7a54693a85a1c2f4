package web_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// firm adds an entity outside the financial sector, and an incident of it.
func (h *house) firm(t *testing.T, e models.Entity) (id int64, ref string) {
	t.Helper()
	e.Name, e.Country, e.Type = "Grindvakten AB", "SE", deadline.Other
	id = must[int64](t)(h.AddEntity(t.Context(), h.by(models.Admin), models.Once{}, e))
	ref = must[string](t)(h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{
		EntityID: id, Title: "Fel i larmet", Informant: "En kund", PersonalData: deadline.No, Aware: calendar.At(present.Add(-2 * time.Hour)),
	}))
	return id, ref
}

func TestWhatAnEntityDoesIsAskedAndKept(t *testing.T) {
	h := newSite(t)
	id, ref := h.firm(t, models.Entity{})
	v, path := h.as(models.Handler), fmt.Sprint("/entities/", id)
	v.get("/incidents/"+ref).lacks(t, "Tidig varning om en allvarlig incident")
	page := v.get(path).want(t, 200).says(t, "Vad mer gäller för företaget?", "Tillverkare av produkter med digitala element", "artikel 14 i CRA", "Är företaget en väsentlig eller viktig verksamhetsutövare (NIS2)?")
	v.submit(page.form(path), url.Values{"traits": {"listed_issuer", "digital_product_manufacturer"}, "nis2": {"yes"}}).follow(t).want(t, 200)
	e := must[models.Entity](t)(h.Entity(t.Context(), h.by(models.Handler), id))
	if !slices.Equal(e.Traits, models.Traits{deadline.ListedIssuer, deadline.ProductMaker}) || e.NIS2 != deadline.Yes {
		t.Errorf("kept %v, %q", e.Traits, e.NIS2)
	}
	back := v.get(path).form(path)
	if !slices.Equal(back.values["traits"], []string{"listed_issuer", "digital_product_manufacturer"}) || back.values.Get("nis2") != "yes" {
		t.Errorf("the form shows %v", back.values)
	}
	// A form that is refused loses no box.
	again := v.submit(back, url.Values{"name": {""}, "traits": {"listed_issuer"}, "nis2": {"no"}}).want(t, 422).form(path)
	if !slices.Equal(again.values["traits"], []string{"listed_issuer"}) || again.values.Get("nis2") != "no" {
		t.Errorf("a refused form shows %v", again.values)
	}
	v.submit(back, url.Values{"traits": {"rich"}}).want(t, 422).says(t, "Välj bland rutorna.")
	// What two people changed at once is shown side by side.
	v.submit(back, url.Values{"traits": {"listed_issuer"}}).want(t, 303)
	v.submit(back, url.Values{"nis2": {"unknown"}}).want(t, 409).says(t, "Vad mer gäller för företaget?", "Inte känt")
	h.as(models.Auditor).get("/log").says(t, "ändrade en juridisk person", "Verksamhet", "Emittent vars värdepapper är upptagna till handel", "Väsentlig eller viktig verksamhetsutövare")
}

func TestOnlyWhatMattersForTheEntityIsAsked(t *testing.T) {
	h := newSite(t)
	bank := h.began(t, "Bankens")
	_, firm := h.firm(t, models.Entity{Traits: models.Traits{deadline.ProductMaker}, NIS2: deadline.No})
	v := h.as(models.Handler)
	bankAsks := []string{"clients_affected", "requested", "cyber_threat", "material_event"}
	firmAsks := []string{"exploited_vulnerability", "severe"}
	for ref, want := range map[string][]string{bank: bankAsks, firm: firmAsks} {
		f := v.edits(t, ref, "assessment")
		var got []string
		for _, c := range deadline.Conditions() {
			if f.values.Has("was." + string(c)) {
				got = append(got, string(c))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s asks %v, want %v", ref, got, want)
		}
	}
	v.get("/incidents/"+bank+"/edit").says(t, "Påverkar incidenten kundernas ekonomiska intressen?").lacks(t, "Utnyttjas en sårbarhet", "korrigerande")
	v.get("/incidents/"+firm+"/edit/times").says(t, "När fanns en korrigerande eller riskreducerande åtgärd?")
	v.get("/incidents/"+bank+"/edit/times").lacks(t, "korrigerande")
}

func TestAnAnswerToTheLawIsStoredAndSaid(t *testing.T) {
	h := newSite(t)
	_, ref := h.firm(t, models.Entity{Traits: models.Traits{deadline.ProductMaker}, NIS2: deadline.No})
	v, path := h.as(models.Handler), ""
	for _, l := range v.get("/incidents/"+ref).want(t, 200).says(t, "Bedöm", "om incidenten allvarligt påverkar produktens säkerhet").links() {
		if strings.HasSuffix(l, "#severe") {
			path = l
		}
	}
	v.get(strings.TrimSuffix(path, "#severe")).want(t, 200).says(t, "artikel 14.5 i CRA")
	if id := v.get(strings.TrimSuffix(path, "#severe")); !slices.ContainsFunc(id.all("input"), func(n *html.Node) bool { return attr(n, "id") == "severe" }) {
		t.Error("the link leads to no field")
	}
	v.submit(v.edits(t, ref, "assessment"), url.Values{"severe": {"no"}, "exploited_vulnerability": {"yes"}}).follow(t).
		says(t, "Sparat.", "gäller inte längre", "Utnyttjas en sårbarhet i produkten aktivt? Ja", "Påverkar incidenten allvarligt produktens säkerhet? Nej")
	v.submit(v.edits(t, ref, "times"), when("corrected_at", "2026-11-24 09:30")).follow(t).says(t, "nu tisdag 8 december 2026 kl. 09.30")
	in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref))
	if in.Answers[deadline.Severe] != deadline.No || in.Answers[deadline.Exploited] != deadline.Yes || !in.CorrectedAt.Known() {
		t.Errorf("kept %v, %v", in.Answers, in.CorrectedAt)
	}
	v.get("/incidents/"+ref+"/log").says(t, "Bedömning", "Påverkar incidenten allvarligt produktens säkerhet? Nej", "Korrigerande åtgärd fanns")
	v.submit(v.edits(t, ref, "assessment"), url.Values{"severe": {"unknown"}}).want(t, 303)
	if in = must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref)); len(in.Answers) != 1 {
		t.Errorf("taken back: %v", in.Answers)
	}
}

// What the entity is may change while somebody answers: nothing typed is lost, and
// nothing that was not asked is taken for an answer.
func TestAnAnswerOutlivesTheQuestion(t *testing.T) {
	h := newSite(t)
	id, ref := h.firm(t, models.Entity{Traits: models.Traits{deadline.ProductMaker}, NIS2: deadline.No})
	v := h.as(models.Handler)
	open := v.edits(t, ref, "assessment")
	e := must[models.Entity](t)(h.Entity(t.Context(), h.by(models.Handler), id))
	e.Traits, e.NIS2 = nil, deadline.Yes
	if err := h.EditEntity(t.Context(), h.by(models.Admin), e); err != nil {
		t.Fatal(err)
	}
	other := v.edits(t, ref, "assessment")
	if other.values.Has("was.severe") || !other.values.Has("was.significant") {
		t.Errorf("asks %v", other.values)
	}
	v.submit(other, url.Values{"significant": {"yes"}}).want(t, 303)
	v.submit(open, url.Values{"severe": {"yes"}}).follow(t).want(t, 200).says(t, "Sparat.", "Påverkar incidenten allvarligt produktens säkerhet? Ja", "Är incidenten betydande? Ja")
}
