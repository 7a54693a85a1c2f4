package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/authority"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// operations is the bank's ICT company: no financial entity, essential under
// NIS2, and the bank's processor.
var operations = models.Entity{Name: "Testbanken Drift AB", Country: "SE", Type: deadline.Other, Role: deadline.Processor, NIS2: deadline.Yes}

// inTwo is the breach with the ICT company added on its page, and the number
// by which pages call it.
func inTwo(t *testing.T) (h *house, ref, n string) {
	t.Helper()
	h, ref = breach(t)
	id, err := h.AddEntity(t.Context(), h.by(models.Handler), models.Once{}, operations)
	check(t, err)
	n = strconv.FormatInt(id, 10)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/entities"
	page := v.get(path).want(t, 200).says(t, "Testbanken AB", "Den juridiska person som incidenten registrerades för", "Inte klassificerad än")
	f := page.form(path)
	v.submit(f, url.Values{"entity_id": {n}}).follow(t).want(t, 200).says(t, "Testbanken Drift AB har lagts till i incidenten.", "Personuppgiftsbiträde")
	v.submit(f, url.Values{"entity_id": {n}}).follow(t).want(t, 200) // a double click
	return h, ref, n
}

func TestTheHomeOfAnIncidentNamesTheEntityWhoseDutyItIs(t *testing.T) {
	h, ref, n := inTwo(t)
	v := h.as(models.Handler)
	home := v.get("/incidents/"+ref).want(t, 200)
	home.says(t, "Juridisk person Testbanken AB, Testbanken Drift AB") // in the head
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "Juridisk person Testbanken AB, Testbanken Drift AB")
	home.says(t, "Finansinspektionen · Testbanken AB", "CSIRT-enheten (MCF) · Testbanken Drift AB", "Den personuppgiftsansvarige · Testbanken Drift AB", "Juridiska personer")
	for _, id := range []string{`id="gdpr.authority"`, `id="gdpr.processor.e` + n + `"`, `id="dora.initial"`} {
		if !strings.Contains(home.body, id) {
			t.Errorf("no %s on the home", id)
		}
	}
	v.get("/").want(t, 200).says(t, "Testbanken Drift AB", "Testbanken AB")
	v.get("/incidents/"+ref+"/status").want(t, 200).says(t, "IMY · Testbanken AB", "· Testbanken Drift AB")
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "Ytterligare juridisk person", "Den personuppgiftsansvarige · Testbanken Drift AB")
	v.get("/incidents/"+ref+"/summary.pdf").want(t, 200)
	v.get("/incidents.csv").want(t, 200).says(t, "Övriga juridiska personer", ";Testbanken Drift AB")
	v.get("/incidents").want(t, 200).says(t, "Testbanken AB; Testbanken Drift AB")
	v.get("/incidents?entity="+n).want(t, 200).says(t, ref, "Testbanken AB; Testbanken Drift AB")
	v.get("/incidents/"+ref+"/log").want(t, 200).says(t, "lade till ytterligare en juridisk person i incidenten", "Testbanken Drift AB")
	v.get("/incidents/"+ref+"/edit/assessment").want(t, 200).says(t, "betydande") // it is asked for the company alone
}

func TestADecisionAndAFilingAreOfTheEntityOfTheirPage(t *testing.T) {
	h, ref := breach(t)
	id, err := h.AddEntity(t.Context(), h.by(models.Handler), models.Once{}, models.Entity{Name: "Sparbanken AB", Country: "SE", Type: deadline.CreditInstitution})
	check(t, err)
	check(t, h.AddPart(t.Context(), h.by(models.Handler), models.Once{}, ref, id))
	key := "dora.initial.e" + strconv.FormatInt(id, 10)
	v := h.as(models.Handler)
	h.at = saturday.Add(225 * time.Minute)
	path := "/incidents/" + ref + "/decide/" + key
	checking := v.submit(v.get(path).want(t, 200).says(t, "Sparbanken AB").form(path), typing(clockOf("at", "17:00"), "outcome", "classify_major", "reason", "Deras kriterier.")).follow(t).want(t, 200)
	checking.says(t, "Juridisk person Sparbanken AB")
	v.get("/incidents/"+ref+"/decide/dora.initial").want(t, 200).lacks(t, "Deras kriterier.") // what is typed for one is not another's
	v.submit(checking.form(path+"/check"), nil).follow(t).want(t, 200)

	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	if r.Incident.ClassifiedMajorAt.Known() || len(r.Decisions) != 1 || r.Decisions[0].EntityID == nil || *r.Decisions[0].EntityID != id || !r.Others[0].ClassifiedMajorAt.Known() {
		t.Fatalf("own %v, decisions %+v, others %+v", r.Incident.ClassifiedMajorAt, r.Decisions, r.Others)
	}
	v.get("/incidents/"+ref+"/entities").want(t, 200).says(t, "Allvarlig, klassificerad lördag 14 november 2026 kl. 17.00")

	h.at = saturday.Add(300 * time.Minute)
	path = "/incidents/" + ref + "/file/" + key
	checking = v.submit(v.get(path).want(t, 200).form(path), typing(clockOf("sent", "18:10"), "channel", "service")).follow(t).want(t, 200).says(t, "I tid:", "Juridisk person Sparbanken AB")
	done := v.submit(checking.form(path+"/check"), nil).follow(t).want(t, 200)
	done.says(t, "Inlämningen är antecknad", "Sparbanken AB", "Delrapport")
	if fs := filings(t, h, ref); len(fs) != 1 || fs[0].EntityID == nil || *fs[0].EntityID != id || fs[0].LateStrict == nil {
		t.Errorf("filed %+v", fs)
	}
	home := v.get("/incidents/"+ref).want(t, 200)
	home.says(t, "Besluta om incidenten är allvarlig") // the other bank still has to
	v.get("/incidents/"+ref+"/entities").want(t, 200).lacks(t, "/remove").says(t, "Kan inte tas bort ur incidenten.", "1 beslut", "1 inlämning")
	v.get("/incidents/"+ref+"/entities/"+strconv.FormatInt(id, 10)+"/remove").want(t, 200).says(t, "Kan inte tas bort ur incidenten.", "1 beslut").lacks(t, "Varför ska")
}

func TestAnAddressWithAnEntityThatHasNoPartLeadsNowhere(t *testing.T) {
	h, ref, n := inTwo(t)
	v := h.as(models.Handler)
	other := strconv.FormatInt(h.bank+100, 10)
	for _, p := range []string{
		"/decide/gdpr.authority.e" + other, "/file/gdpr.authority.e" + other, "/decide/gdpr.authority.e", "/file/gdpr.authority.gb", "/file/dora.initial.e" + n + ".e" + n,
		"/what-if?of=" + other, "/what-if?of=x", "/what-if?of=-1",
	} {
		v.get("/incidents/"+ref+p).want(t, http.StatusNotFound)
	}
	v.get("/incidents/"+ref+"/what-if?of="+n).want(t, 200).says(t, "Testbanken AB", "Testbanken Drift AB")
	path := "/incidents/" + ref + "/entities"
	for _, entity := range []string{"", "x", other, strconv.FormatInt(h.bank, 10), n} {
		v.post(path, url.Values{"do": {"add"}, "entity_id": {entity}}).want(t, http.StatusUnprocessableEntity)
	}
	for _, entity := range []string{"x", other, strconv.FormatInt(h.bank, 10)} {
		v.get(path+"/"+entity+"/remove").want(t, http.StatusNotFound)
		v.post(path+"/"+entity+"/remove", url.Values{"version": {"1"}, "reason": {"x"}}).want(t, http.StatusNotFound)
	}
	h.as(models.Reader).get(path+"/"+n+"/remove").want(t, http.StatusForbidden)
	h.as(models.Reader).get(path).want(t, 200).lacks(t, "<form method=\"post\" action=\""+path)
	h.as(models.Reader).post(path, url.Values{"do": {"add"}, "entity_id": {n}}).want(t, http.StatusForbidden)
}

func TestAnEntityIsRemovedForAReasonOnceWhatGoesHasBeenSeen(t *testing.T) {
	h, ref, n := inTwo(t)
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/entities"
	v.get(path).want(t, 200).says(t, "Ta bort Testbanken Drift AB").lacks(t, `value="remove"`)
	remove := path + "/" + n + "/remove"
	f := v.get(remove).want(t, 200).says(t, "Ta bort Testbanken Drift AB ur incidenten", "Dessa skyldigheter är inte uppfyllda.", "CSIRT-enheten", "Varför ska den juridiska personen tas bort?").form(remove)
	v.submit(f, nil).want(t, http.StatusUnprocessableEntity).says(t, "Fyll i det här fältet.")
	v.submit(f, url.Values{"version": {"9"}, "reason": {"Den drabbades inte."}}).want(t, http.StatusConflict).says(t, "Någon annan ändrade", "Den drabbades inte.")
	why := url.Values{"reason": {"Den drabbades inte."}}
	v.submit(f, why).follow(t).want(t, 200).says(t, "Testbanken Drift AB har tagits bort ur incidenten.")
	v.submit(f, why).follow(t).want(t, 200) // pressed twice
	v.get("/incidents/"+ref+"/log").want(t, 200).says(t, "tog bort en juridisk person ur incidenten", "Den drabbades inte.")
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "Juridiska personer som har tagits bort ur incidenten", "Testbanken Drift AB", "Borttagen lördag 14 november 2026", "Den drabbades inte.")
}

func TestUndecidedIsNotTheSameAsNotMajor(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/entities").want(t, 200).says(t, "Klassificering Inte klassificerad än")
	h.at = saturday.Add(2 * time.Hour)
	path := "/incidents/" + ref + "/decide/dora.initial"
	check := v.submit(v.get(path).want(t, 200).form(path), url.Values{"outcome": {"reclassify"}, "reason": {"Kriterierna är inte uppfyllda."}}).follow(t).want(t, 200)
	check.says(t, "Ingen rapportering enligt DORA krävs.", "Krävs inte").lacks(t, "klassificering som allvarlig tas bort", "Klassificeringen som allvarlig tas bort")
	_, after, _ := strings.Cut(check.text(), "Efter beslutet")
	if after, _, _ = strings.Cut(after, "Krävs inte"); strings.Contains(after, "Ska klassificeras senast") {
		t.Errorf("says that it is to be classified beside that nothing is required: %s", after)
	}
	v.submit(check.form(path+"/check"), nil).follow(t).want(t, 200)
	v.get("/incidents/"+ref+"/entities").want(t, 200).says(t, "Inte allvarlig, beslutat lördag 14 november 2026")
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "Klassificerades som allvarlig Nej. Beslut att incidenten inte är allvarlig: lördag 14 november 2026")

	check = v.submit(v.get(path).want(t, 200).form(path), url.Values{"outcome": {"classify_major"}, "reason": {"Fler kunder."}}).follow(t).want(t, 200)
	v.submit(check.form(path+"/check"), nil).follow(t).want(t, 200)
	h.at = h.at.Add(time.Hour)
	v.submit(v.get(path).want(t, 200).form(path), url.Values{"outcome": {"reclassify"}, "reason": {"Färre kunder."}}).follow(t).want(t, 200).
		says(t, "Klassificeringen som allvarlig tas bort ur incidentens uppgifter.")
}

func TestANotificationIsMarkedAsSentForEachAuthority(t *testing.T) {
	h, ref := breach(t)
	at := saturday
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	v := h.as(models.Handler)
	home := v.get("/incidents/"+ref).want(t, 200).says(t, "ICO", "IMY")
	for _, id := range []string{`id="gdpr.authority.se"`, `id="gdpr.authority.gb"`, "/file/gdpr.authority.gb", "/file/gdpr.authority.se", "/decide/gdpr.authority\""} {
		if !strings.Contains(home.body, id) {
			t.Errorf("no %s on the home", id)
		}
	}
	decided := decideAs(t, v, ref, "gdpr.authority", typing(clockOf("at", "13:40"), "outcome", "notify", "reason", "x", "by", "Anna")).follow(t).want(t, 200)
	decided.lacks(t, "Besluta om incidenten ska anmälas") // once for both

	path := "/incidents/" + ref + "/file/gdpr.authority.gb"
	checking := v.submit(v.get(path).want(t, 200).says(t, "ICO").form(path), typing(clockOf("sent", "13:45"), "channel", "email")).follow(t).want(t, 200)
	v.submit(checking.form(path+"/check"), nil).follow(t).want(t, 200).says(t, "ICO: ")
	if fs := filings(t, h, ref); len(fs) != 1 || fs[0].Country != "GB" || fs[0].LateStrict == nil {
		t.Fatalf("filed %+v", fs)
	}
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	for _, o := range r.Obligations(h.now()) {
		if want := map[string]deadline.State{"SE": deadline.Running, "GB": deadline.Met}[o.Country]; o.ID == "gdpr.authority" && o.State != want {
			t.Errorf("%s is %s, want %s", o.Country, o.State, want)
		}
	}
	v.get("/").want(t, 200).says(t, "IMY")

	// When the people turn out to be in Sweden alone, the address of the page that
	// was open still leads to IMY, and that of the ICO nowhere.
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil}}))
	v.get("/incidents/"+ref+"/file/gdpr.authority.se").want(t, 200)
	v.get("/incidents/"+ref+"/file/gdpr.authority.gb").want(t, http.StatusNotFound)
	v.get("/incidents/"+ref).want(t, 200).says(t, "Återstår före inlämning: Organisationens postadress") // the filing to the ICO does not meet it
}

func TestChoosingAwarenessShowsTheEffectForEachEntity(t *testing.T) {
	h, ref, _ := inTwo(t)
	check(t, h.AddAwareness(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Awareness{At: calendar.At(saturday.Add(-time.Hour)), How: "Larm"}))
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/awareness"
	alarm := h.candidates(t, ref)[0]
	v.post(path, url.Values{"do": {"preview"}, "chosen": {strconv.FormatInt(alarm.ID, 10)}, "was": {strconv.FormatInt(h.candidates(t, ref)[1].ID, 10)}, "reason": {"x"}}).want(t, 200).
		says(t, "IMY · Testbanken AB", "· Testbanken Drift AB")
}

func TestWhatWasSentToIMYIsNotShownAsSentToAnAuthorityThatIsToldLater(t *testing.T) {
	h := newSite(t)
	id, err := h.AddEntity(t.Context(), h.by(models.Handler), models.Once{}, models.Entity{Name: "Utan huvudkontor", Country: "SE", Type: deadline.Other, Role: deadline.Controller, MainEstablishment: models.NoMainEstablishment, NIS2: deadline.No})
	check(t, err)
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{EntityID: id, Title: "x", Informant: "i", Aware: calendar.At(h.now().Add(-2 * time.Hour)), PersonalData: deadline.Yes})
	check(t, err)
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/file/gdpr.authority"
	early := v.get(path).want(t, 200).says(t, "IMY").form(path) // a page that somebody goes on with later
	v.submit(v.submit(early, url.Values{"channel": {"service"}}).follow(t).want(t, 200).form(path+"/check"), nil).want(t, 303)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "DE": nil}}))
	page := v.get("/incidents/"+ref).want(t, 200)
	if links := page.links(); !slices.Contains(links, path+".de") {
		t.Errorf("nothing was sent to Germany, and no button leads there: %v", links)
	}
	v.submit(early, url.Values{"channel": {"service"}}).follow(t).want(t, 200).says(t, "IMY").lacks(t, "BfDI")
	fs, err := h.Filings(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	if len(fs) != 1 || fs[0].Country != "SE" {
		t.Fatalf("%+v", fs)
	}
	e, err := h.Entity(t.Context(), h.by(models.Handler), id)
	check(t, err)
	e.MainEstablishment = "DE"
	check(t, h.EditEntity(t.Context(), h.by(models.Handler), e))
	v.get(fmt.Sprintf("/incidents/%s/filings/%d", ref, fs[0].ID)).want(t, 200).says(t, "IMY: Anmälan av personuppgiftsincident").lacks(t, "BfDI", "Anteckna ytterligare")
	v.get("/incidents/"+ref+"/summary").want(t, 200).says(t, "IMY: Anmälan av personuppgiftsincident")
}

func TestNotToNotifyTheICOIsDecidedWithoutDecidingAboutIMY(t *testing.T) {
	h, ref := breach(t)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &saturday, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	v := h.as(models.Handler)
	states := func() string {
		var list []string
		r, err := h.Record(t.Context(), h.by(models.Handler), ref)
		check(t, err)
		for _, o := range r.Obligations(h.now()) {
			if o.ID == "gdpr.authority" {
				list = append(list, o.Country+" "+string(o.State))
			}
		}
		return strings.Join(list, ", ")
	}
	path := "/incidents/" + ref + "/decide/gdpr.authority"
	if links := v.get("/incidents/" + ref).links(); !slices.Contains(links, path) || !slices.Contains(links, path+".gb") {
		t.Fatalf("no button for each: %v", links)
	}
	v.get(path).want(t, 200).says(t, "Beslutet gäller alla myndigheter som ska underrättas: IMY, ICO.")
	v.get(path+".gb").want(t, 200).says(t, "Beslutet gäller bara ICO")
	decideAs(t, v, ref, "gdpr.authority.gb", typing(clockOf("at", "13:40"), "outcome", "do_not_notify", "reason", "UK GDPR gäller inte", "by", "Anna")).follow(t).want(t, 200)
	if got, want := states(), "SE running, GB not_required"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if o, err := h.Overview(t.Context(), h.by(models.Handler), 10); err != nil || !slices.ContainsFunc(o.Waiting, func(w models.Waiting) bool { return w.Obligation == "gdpr.authority" && w.Country == "SE" }) {
		t.Errorf("the decision about IMY no longer waits: %+v, %v", o.Waiting, err)
	}
	v.get(path).says(t, "ICO: Inte anmäla")
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "Storbritannien")
	decideAs(t, v, ref, "gdpr.authority", typing(clockOf("at", "13:45"), "outcome", "notify", "reason", "x", "by", "Anna")).follow(t).want(t, 200)
	if got, want := states(), "SE running, GB running"; got != want {
		t.Errorf("a later decision about all is about all: %s, want %s", got, want)
	}
	at := h.now()
	err := h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, Reason: "x", DecidedAt: &at, DecidedBy: "y", Country: "FR"})
	if err == nil {
		t.Error("it is decided about an authority that is not told")
	}
	h.holds(t)
}

func TestTheFilingPageOfAForeignAuthoritySaysWhoThatIsAndWhere(t *testing.T) {
	h := newSite(t)
	id, err := h.AddEntity(t.Context(), h.by(models.Handler), models.Once{}, models.Entity{Name: "Utan huvudkontor", Country: "SE", Type: deadline.Other, Role: deadline.Controller, MainEstablishment: models.NoMainEstablishment, NIS2: deadline.No})
	check(t, err)
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{EntityID: id, Title: "x", Informant: "i", Aware: calendar.At(h.now().Add(-2 * time.Hour)), PersonalData: deadline.Yes})
	check(t, err)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "DE": nil}}))
	page := h.as(models.Handler).get("/incidents/"+ref+"/file/gdpr.authority.de").want(t, 200).says(t, "tyska", "Bayerisches Landesamt für Datenschutzaufsicht", "Adressen är inte kontrollerad.")
	for _, want := range []string{authority.Regional("DE")[0].Portal, must[authority.Authority](t)(germany()).Portal} {
		if !slices.Contains(page.links(), want) {
			t.Errorf("no link to %s", want)
		}
	}
	page.says(t, must[authority.Authority](t)(germany()).Translation.SV)
}

func germany() (authority.Authority, error) {
	a, ok := authority.DataProtection("DE")
	if !ok {
		return a, models.ErrNotFound
	}
	return a, nil
}
