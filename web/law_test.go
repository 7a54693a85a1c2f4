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
	"frist/models/casefile"
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
	page = v.submit(page.form(path), url.Values{"traits": {"listed_issuer", "digital_product_manufacturer"}, "nis2": {"yes"}}).want(t, 200).says(t, "Det här ändras i incidenter som pågår")
	v.submit(page.form(path), nil).follow(t).want(t, 200)
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
	v.submit(v.submit(back, url.Values{"traits": {"listed_issuer"}}).want(t, 200).form(path), nil).want(t, 303)
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
		says(t, "Sparat.", "är inte aktuell", "Utnyttjas en sårbarhet i produkten aktivt? Ja", "Påverkar incidenten allvarligt produktens säkerhet? Nej")
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

// old imports an incident of the bank that is kept under the first edition.
func (h *house) old(t *testing.T) string {
	t.Helper()
	f := must[casefile.File](t)(casefile.Parse([]byte(`{"frist": "case/1", "entity": {"name": "Testbanken AB", "country": "SE", "type": "credit_institution", "role": "controller", "org_no": "556737-0431"},
		"incident": {"title": "Gammal", "personal_data": "yes", "edition": 1}, "awareness": [{"at": "2026-11-24T08:00:00+01:00", "chosen": true, "reason": "larm"}]}`)))
	return must[string](t)(h.Import(t.Context(), h.by(models.Handler), f))
}

func TestAnIncidentIsMovedToAnotherEditionWithOpenEyes(t *testing.T) {
	h := newSite(t)
	ref := h.old(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/edition"
	v.get("/incidents/"+ref).says(t, "Incidenten räknas enligt regelutgåva 1. Frist har nu utgåva 3.", "Se vad som skulle ändras").lacks(t, "Månadsvis bedömning")
	page := v.get(path).want(t, 200).says(t, "Tillkommer", "Månadsvis bedömning av återkommande incidenter", "måndag 30 november 2026 kl. 24.00", "Fristen börjar löpa",
		"Händelse av väsentlig betydelse", "Ändring Tillkommer", "Efter flytten", "Skyldigheter som inte ändras", "Anmälan av personuppgiftsincident", "Ingenting är sparat än").lacks(t, "Faller bort")
	f := page.form(path)
	v.submit(f, url.Values{"reason": {" "}}).want(t, 422).says(t, "Ange skälet till flytten.")
	if in := must[models.Incident](t)(h.Incident(t.Context(), h.by(models.Handler), ref)); in.Edition != 1 {
		t.Fatalf("moved to %d by being shown", in.Edition)
	}
	// Somebody changes the incident meanwhile: the reason is not lost, and is asked again.
	v.submit(v.edits(t, ref, "basics"), url.Values{"summary": {"Mer"}}).want(t, 303)
	again := v.submit(f, url.Values{"reason": {"Alla skyldigheter ska med <em>"}}).want(t, 409).says(t, "Tillkommer").form(path)
	if again.values.Get("reason") != "Alla skyldigheter ska med <em>" {
		t.Errorf("the reason came back as %q", again.values.Get("reason"))
	}
	for range 2 { // a double click
		v.submit(again, nil).follow(t).want(t, 200).says(t, "Incidenten räknas nu enligt regelutgåva 3.", "Månadsvis bedömning").lacks(t, "Frist har nu utgåva")
	}
	v.submit(again, url.Values{"reason": {"Ett annat skäl"}}).want(t, 409).says(t, "som är den senaste", "Alla skyldigheter ska med <em>").typedAsText(t)
	v.get(path).want(t, 200).says(t, "Det finns inget att flytta till.", "Alla skyldigheter ska med <em>").lacks(t, "Flytta till regelutgåva")
	v.get("/incidents/"+ref+"/log").says(t, "flyttade incidenten till en annan regelutgåva", "Regelutgåva 1 3", "Skäl för regelutgåvan", "Alla skyldigheter ska med <em>")
}

func TestWhoMayNotDecideSeesTheEditionAndMovesNothing(t *testing.T) {
	h := newSite(t)
	ref := h.old(t)
	path := "/incidents/" + ref + "/edition"
	h.as(models.Reader).get(path).want(t, 200).says(t, "Månadsvis bedömning").lacks(t, "Flytta till regelutgåva")
	h.as(models.Reader).post(path, url.Values{"version": {"1"}, "reason": {"x"}}).want(t, 403)
	h.as(models.Admin).get(path).want(t, 404)
}

func TestANewIncidentHasNoOlderEdition(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Ny")
	h.as(models.Handler).get("/incidents/"+ref).lacks(t, "regelutgåva")
}

func TestTheRegisterMarksWhatIsKeptUnderAnEarlierEdition(t *testing.T) {
	h := newSite(t)
	old, ref := h.old(t), h.began(t, "Ny")
	v := h.as(models.Handler)
	list := v.get("/incidents").want(t, 200).says(t, "Testbanken AB Regelutgåva 1").lacks(t, "Regelutgåva 3")
	if n := strings.Count(list.text(), "Regelutgåva"); n != 1 {
		t.Errorf("%d marks, want one", n)
	}
	csv := v.get("/incidents.csv").want(t, 200).body
	for _, line := range strings.Split(csv, "\r\n") {
		for ref, edition := range map[string]string{old: ";1", ref: ";3", "Referens": ";Regelutgåva"} {
			if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), ref+";") && !strings.HasSuffix(line, edition) {
				t.Errorf("got %q, want %s at its end", line, edition)
			}
		}
	}
}

func TestTheSummarySaysUnderWhichLawItWasMade(t *testing.T) {
	h := newSite(t)
	old := h.old(t)
	_, firm := h.firm(t, models.Entity{Traits: models.Traits{deadline.ProductMaker}, NIS2: deadline.No})
	v := h.as(models.Handler)
	v.get("/incidents/"+old+"/summary").want(t, 200).says(t, "beräknade enligt regelutgåva 1, som gäller för incidenten", "Regel i Frist gdpr.authority, version 1")
	v.submit(v.edits(t, firm, "assessment"), url.Values{"severe": {"yes"}}).want(t, 303)
	v.get("/incidents/"+firm+"/summary").want(t, 200).says(t, "beräknade enligt regelutgåva 3, som var den senaste", "Tillverkare av produkter med digitala element",
		"Påverkar incidenten allvarligt produktens säkerhet? Ja", "Utnyttjas en sårbarhet i produkten aktivt? Inte bedömt", "Väsentlig eller viktig verksamhetsutövare (NIS2) Nej")
}

func TestEachEntityOfAnIncidentIsAskedAndMoved(t *testing.T) {
	h := newSite(t)
	ref := h.old(t)
	id, _ := h.firm(t, models.Entity{Traits: models.Traits{deadline.ProductMaker}, NIS2: deadline.No})
	check(t, h.AddPart(t.Context(), h.by(models.Handler), models.Once{}, ref, id))
	v := h.as(models.Handler)
	if f := v.edits(t, ref, "assessment"); f.values.Has("was.severe") || !f.values.Has("was.clients_affected") {
		t.Errorf("under the first edition it asks %v", f.values)
	}
	path := "/incidents/" + ref + "/edition"
	page := v.get(path).want(t, 200).says(t, "Internt · Testbanken AB Månadsvis bedömning", "Den gemensamma rapporteringsplattformen (CSIRT-enheten och Enisa) · Grindvakten AB")
	v.submit(page.form(path), url.Values{"reason": {"Alla"}}).want(t, 303)
	if f := v.edits(t, ref, "assessment"); !f.values.Has("was.severe") || !f.values.Has("was.material_event") {
		t.Errorf("under the newest it asks %v", f.values)
	}
}
