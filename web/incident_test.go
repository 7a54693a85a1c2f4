package web_test

import (
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// klarna imports the incident for which Frist exists.
func (h *house) klarna(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../models/casefile/testdata/klarna-2021.case.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	ref, err := h.Import(t.Context(), models.Operator("test"), f)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// began reports an incident of the bank's that became known an hour ago.
func (h *house) began(t *testing.T, title string) string {
	t.Helper()
	return h.beganAs(t, h.by(models.Handler), title)
}

func (h *house) beganAs(t *testing.T, by models.Actor, title string) string {
	t.Helper()
	ref, err := h.ReportIncident(t.Context(), by, models.Once{}, models.Report{
		EntityID: h.bank, Title: title, Informant: "Anna", Aware: calendar.At(h.now().Add(-time.Hour)), PersonalData: deadline.Yes,
	})
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// TestEveryLimitHasAPageToStandOn reads the page of all limits, and the way to it.
func TestEveryLimitHasAPageToStandOn(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Ett läckage")
	for who, v := range map[string]*visitor{"handler": h.as(models.Handler), "reader": h.as(models.Reader)} {
		v.get("/").want(t, 200).says(t, "Visa alla frister").lacks(t, "Frister vars strikta tid")
		v.get("/limits").want(t, 200).says(t, "Alla frister", "Löper (", "IMY", ref, "Den strikta tiden har passerat (0)", "Ingen frist har en strikt tid som har passerat.", "Utan tid i siffror (", "Utan onödigt dröjsmål", "Information till de registrerade")
		if who == "handler" {
			v.get("/limits?from=200").want(t, 200).says(t, "Till början")
			v.get("/limits?from=x").want(t, 200)
		}
	}
}

func TestWhatRunsStandsApartFromWhatHasRunOut(t *testing.T) {
	h := newSite(t)
	h.turn(-40 * 24 * time.Hour)
	ref := h.began(t, "Ett läckage")
	h.turn(40 * 24 * time.Hour)
	second := h.began(t, "Ett till")
	home := h.as(models.Handler).get("/").want(t, 200).says(t, "Frister vars strikta tid har passerat")
	runs, passed, _ := strings.Cut(home.text(), "Frister vars strikta tid har passerat")
	if !strings.Contains(runs, second) || strings.Contains(runs, ref) || !strings.Contains(passed, ref) {
		t.Errorf("runs %s\npassed %s", runs, passed)
	}
	h.as(models.Admin).get("/limits").want(t, 403)
}

func TestTheKlarnaIncidentSaysWhenImyHadToKnow(t *testing.T) {
	h := newSite(t)
	ref := h.klarna(t)
	page := h.as(models.Handler).get("/incidents/"+ref).want(t, 200)
	page.says(t, "IMY", "söndag 30 maj 2021 kl. 11.01 (UTC+2)", "söndag 30 maj 2021 kl. 12.00 (UTC+2)",
		"Så är fristen beräknad", "torsdag 27 maj 2021 kl. 11.01", "72 timmar", "förordning (EEG, Euratom) nr 1182/71",
		"Registrerade", "högst 9 500", "Presstjänsten meddelar att appen fungerar som vanligt")
	for _, link := range []string{"/decide/gdpr.authority", "/file/gdpr.authority", "/drafts/gdpr.authority?only=missing"} {
		if !slices.Contains(page.links(), "/incidents/"+ref+link) {
			t.Errorf("no link to %s among %v", link, page.links())
		}
	}
	english := h.as(models.Auditor)
	english.submit(english.get("/").form("/language"), url.Values{"lang": {"en"}})
	english.get("/incidents/"+ref).says(t, "Sunday 30 May 2021 at 11:01 (UTC+2)", "How the time limit was computed")
}

func TestWhoMayNotDecideIsNotOfferedTo(t *testing.T) {
	h := newSite(t)
	ref := h.klarna(t)
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		for _, link := range h.as(role).get("/incidents/"+ref).want(t, 200).links() {
			for _, part := range []string{"/decide/", "/file/", "/status", "/access", "/edit/"} {
				if strings.Contains(link, part) {
					t.Errorf("%s is offered %s", role, link)
				}
			}
		}
		h.as(role).get("/incidents/"+ref+"/status").want(t, 403)
		h.as(role).get("/incidents/"+ref+"/access").want(t, 403)
		h.as(role).get("/incidents/"+ref+"/edit/basics").want(t, 403)
		h.as(role).post("/incidents/"+ref+"/status", url.Values{"status": {"closed"}, "version": {"1"}}).want(t, 403)
		h.as(role).post("/incidents/"+ref+"/access", url.Values{"restricted": {"yes"}, "version": {"1"}}).want(t, 403)
		h.as(role).post("/incidents/"+ref+"/edit/basics", url.Values{"title": {"x"}}).want(t, 403)
		h.as(role).get("/incidents/"+ref+"/edit").want(t, 200).says(t, "Handhavandefel vid konfigurationsändring (cache)")
	}
}

func TestTheHomeShowsTheTenLatestEntries(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Lång tidslinje")
	for i := range 40 {
		e := models.Entry{At: calendar.At(h.now().Add(time.Duration(i-60) * time.Minute)), Text: "Händelse nummer " + strconv.Itoa(i) + "."}
		if err := h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, e); err != nil {
			t.Fatal(err)
		}
	}
	page := h.as(models.Handler).get("/incidents/"+ref).want(t, 200)
	page.says(t, "Händelse nummer 39.", "Händelse nummer 30.", "Visa alla händelser").lacks(t, "Händelse nummer 29.")
}

func TestTheOverviewShowsWhatIsNext(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	v.get("/").want(t, 200).says(t, "Ingen frist löper och inget beslut väntar", "Rapportera en incident")
	ref := h.began(t, "Kontoutdrag <em>hos</em> fel kund")
	page := v.get("/").want(t, 200)
	page.says(t, "Beslut som väntar", "Besluta om incidenten ska anmälas", "Besluta om incidenten är allvarlig", "onsdag 25 november 2026 kl. 09.00 (UTC+1) 23 timmar kvar · 24 timmar från kännedom",
		"Närmaste fristerna", "IMY", "fredag 27 november 2026 kl. 09.00 (UTC+1)", "2 dygn 23 timmar kvar", ref, "Testbanken AB", "Öppna incidenter: 1", "Hindras av: Beslut om anmälan")
	page.escaped(t)
	if !slices.Contains(page.links(), "/incidents/"+ref+"/decide/gdpr.authority") || !slices.Contains(page.links(), "/incidents/"+ref+"/decide/dora.initial") {
		t.Errorf("the decisions are not linked: %v", page.links())
	}
	for _, l := range h.as(models.Reader).get("/").want(t, 200).says(t, ref).links() {
		if strings.Contains(l, "/decide/") {
			t.Errorf("a reader is offered %s", l)
		}
	}
	h.as(models.Reporter).get("/").want(t, 200).lacks(t, ref)
	h.as(models.Admin).get("/").want(t, 200).says(t, "ser inga incidenter").lacks(t, ref)
}

func TestAnOverviewWithoutEntitiesSaysWhatToDo(t *testing.T) {
	h := newSite(t)
	bare, err := models.Open(t.Context(), t.TempDir()+"/bare.db", h.now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bare.Close() })
	if _, err := bare.AddUser(t.Context(), models.Operator("test"), models.Once{}, models.User{Email: "handler@bank.example", Name: "H", Role: models.Handler}, password); err != nil {
		t.Fatal(err)
	}
	full := h.Store
	h.Store = bare
	t.Cleanup(func() { h.Store = full })
	h.serve(options())
	v := h.stranger()
	v.signIn("handler@bank.example")
	page := v.get("/").want(t, 200).says(t, "Lägg till juridisk person")
	if !slices.Contains(page.links(), "/entities/new") {
		t.Error("the overview does not lead to where an entity is added")
	}
	// A report does not wait for it: whose incident it is may be unknown.
	page = v.submit(v.get("/incidents/new").form("/incidents/new"), url.Values{"informant": {"Växeln"}}).follow(t)
	page.want(t, 200).says(t, "2026-001", "Ännu inte angiven")
	v.get("/incidents/2026-001/edit").want(t, 200).says(t, "Inte känt")
}

func TestClosingAsksFirstAndSaysWhatIsOpen(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Ska avslutas")
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/status"
	page := v.get(path).want(t, 200).says(t, "Dessa skyldigheter är inte uppfyllda", "IMY: Anmälan av personuppgiftsincident", "Avsluta trots öppna skyldigheter")
	f := page.form(path)
	h.turn(time.Second)
	v.submit(f, nil).want(t, 422).says(t, "Det finns fel på sidan", "Ange varför incidenten avslutas fast skyldigheter är öppna.", "IMY: Anmälan av personuppgiftsincident")
	why := url.Values{"reason": {"Anmäls av <em>moderbolaget</em>.\nSe avtalet."}}
	stale := url.Values{"version": {"7"}, "reason": why["reason"]}
	if got := v.submit(f, stale).want(t, 409).form(path).values.Get("reason"); got != why.Get("reason") {
		t.Errorf("after a conflict the reason is %q", got)
	}
	v.submit(f, why).follow(t).want(t, 200).says(t, "Incidenten är avslutad.", "Avslutad", "Incidenten avslutades tisdag 24 november 2026 kl. 10.00.01 (UTC+1).",
		"Skäl att avsluta fast skyldigheter var öppna:", "Anmäls av <em>moderbolaget</em>.", "Öppna incidenten igen").escaped(t)
	v.submit(f, why).want(t, 303) // the second of two presses
	v.get("/incidents/"+ref+"/log").says(t, "Skäl att avsluta", "moderbolaget")
	v.get("/incidents/"+ref+"/summary").says(t, "Skäl att avsluta fast skyldigheter var öppna: Anmäls av <em>moderbolaget</em>.")
	v.get("/").says(t, "Öppna incidenter: 0").lacks(t, ref)
	h.turn(time.Second)
	v.submit(v.get(path).form(path), nil).follow(t).says(t, "Incidenten är öppen igen.").lacks(t, "moderbolaget")
	v.submit(f, why).want(t, 409).says(t, "Någon annan ändrade incidenten")
}

func TestClosingTakesNoReasonWhenNothingIsOpen(t *testing.T) {
	h := newSite(t)
	ref, err := h.Import(t.Context(), models.Operator("test"), casefile.File{
		Entity: casefile.Entity{Name: "Måleri AB", Country: "SE", Type: deadline.Other}, Incident: casefile.Incident{Title: "Inget att göra", PersonalData: deadline.No},
	})
	if err != nil {
		t.Fatal(err)
	}
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/status"
	page := v.get(path).want(t, 200).says(t, "Ingen frist löper och inget beslut väntar.").lacks(t, "Varför avslutas")
	v.submit(page.form(path), nil).follow(t).says(t, "Incidenten är avslutad.").lacks(t, "Skäl att avsluta")
}

// everyPath is where an incident could show itself.
func everyPath(ref string) []string {
	paths := []string{"", "/reported", "/status", "/access", "/edit", "/edit/basics", "/timeline", "/awareness", "/people", "/evidence", "/summary", "/log", "/decide/gdpr.authority", "/file/gdpr.authority"}
	for i, p := range paths {
		paths[i] = "/incidents/" + ref + p
	}
	return paths
}

func TestARestrictedIncidentDoesNotExistForOthers(t *testing.T) {
	h := newSite(t)
	const secret = "Hemlig rubrik om ledningen"
	ref := h.began(t, secret)
	v := h.as(models.Handler)
	path := "/incidents/" + ref + "/access"
	v.submit(v.get(path).want(t, 200).form(path), url.Values{"restricted": {"yes"}}).follow(t).want(t, 200).says(t, "Behörigheten är sparad.", "Begränsad krets")
	for _, role := range []models.Role{models.Approver, models.Reader, models.Reporter, models.Admin} {
		other := h.as(role)
		for _, p := range everyPath(ref) {
			if page := other.get(p); page.status == 200 || strings.Contains(page.body, secret) {
				t.Errorf("%s: GET %s: %d", role, p, page.status)
			}
		}
		for _, p := range []string{"/status", "/access", "/edit/basics"} {
			if page := other.post("/incidents/"+ref+p, url.Values{"version": {"2"}, "status": {"closed"}, "restricted": {"no"}}); page.status < 400 || strings.Contains(page.body, secret) {
				t.Errorf("%s: POST %s: %d", role, p, page.status)
			}
		}
		for _, p := range []string{"/", "/incidents", "/incidents?sort=deadline", "/incidents?sort=oldest", "/incidents.csv", "/log"} {
			if page := other.get(p); strings.Contains(page.body, secret) || strings.Contains(page.body, ref) {
				t.Errorf("%s: %s shows the incident", role, p)
			}
		}
	}
	h.as(models.Approver).get("/incidents/"+ref).want(t, 404)
	h.as(models.Auditor).get("/incidents/"+ref).want(t, 200).says(t, secret, "Begränsad krets")

	// Whoever is chosen sees it, and nobody can shut themselves out.
	v.submit(v.get(path).form(path), url.Values{"members": {itoa(h.users[models.Approver].ID)}}).want(t, 303)
	h.as(models.Approver).get("/incidents/"+ref).want(t, 200).says(t, secret)
	v.get("/incidents/"+ref).want(t, 200)
}

func TestTwoWhoChangeAccessAtOnceAreTold(t *testing.T) {
	h := newSite(t)
	ref := h.began(t, "Två vill begränsa")
	path := "/incidents/" + ref + "/access"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	f := mine.get(path).form(path)
	theirs.submit(theirs.get(path).form(path), url.Values{"members": {itoa(h.users[models.Reader].ID)}}).want(t, 303)
	page := mine.submit(f, url.Values{"restricted": {"yes"}}).want(t, 409).says(t, "Någon annan ändrade incidenten")
	if page.form(path).values.Get("restricted") != "yes" {
		t.Error("what was chosen did not come back")
	}
	mine.submit(page.form(path), nil).want(t, 303)
	mine.submit(f, url.Values{"restricted": {"perhaps"}}).want(t, 422)
}

func TestAReporterSeesOnlyTheirOwn(t *testing.T) {
	h := newSite(t)
	others := h.began(t, "Andras incident")
	own := h.beganAs(t, h.by(models.Reporter), "Egen incident")
	v := h.as(models.Reporter)
	v.get("/incidents/"+own).want(t, 200).says(t, "Egen incident")
	v.get("/incidents/"+own+"/reported").want(t, 200)
	v.get("/incidents").want(t, 200).says(t, "Egen incident").lacks(t, "Andras incident")
	v.get("/incidents.csv").want(t, 200).lacks(t, "Andras incident")
	v.get("/").want(t, 200).says(t, own, "som du själv har rapporterat").lacks(t, others)
	v.get("/incidents/"+others).want(t, 404)
	v.get("/incidents/"+own+"/edit/basics").want(t, 403)
}

func TestAnIncidentThatIsNotThereIs404(t *testing.T) {
	h := newSite(t)
	for _, ref := range []string{"2026-999", "x", "%3Cem%3E", "2026-001%27--"} {
		for _, p := range []string{"", "/reported", "/status", "/access", "/edit", "/edit/basics"} {
			h.as(models.Handler).get("/incidents/"+ref+p).want(t, 404).escaped(t)
		}
	}
	ref := h.began(t, "Finns")
	h.as(models.Handler).get("/incidents/"+ref+"/edit/no-such-section").want(t, 404)
	h.stranger().get("/incidents/"+ref).lacks(t, "Finns")
}

// TestTheFirstButtonOfADutyIsWhatItsDraftNeedsNext follows a notification from the
// decision to the filing, and holds the numbers of the home against the draft's own.
func TestTheFirstButtonOfADutyIsWhatItsDraftNeedsNext(t *testing.T) {
	h, ref := breach(t)
	v, home := h.as(models.Handler), "/incidents/"+ref
	buttons := func(v *visitor) []string {
		t.Helper()
		var list []string
		for _, n := range v.get(home).want(t, 200).all("li") {
			if attr(n, "id") != "dora.initial" {
				continue
			}
			for _, b := range elements(n, "a") {
				if strings.HasPrefix(attr(b, "class"), "button") {
					list = append(list, strings.ReplaceAll(b.FirstChild.Data, "\u00a0", " "))
				}
			}
		}
		return list
	}
	if got := buttons(v); len(got) == 0 || got[0] != "Besluta om incidenten är allvarlig" {
		t.Errorf("before the classification: %q", got)
	}
	decideAs(t, v, ref, "dora.initial", url.Values{"outcome": {"classify_major"}, "reason": {"Stor andel av kunderna."}}).want(t, 303)
	text := v.get(home+"/drafts/dora.initial").want(t, 200).text()
	covered := regexp.MustCompile(`\d+ av \d+ obligatoriska fält är ifyllda`).FindString(text)
	lacks := regexp.MustCompile(`ifyllda\. (\d+) saknas`).FindStringSubmatch(text)
	if covered == "" || lacks == nil {
		t.Fatalf("the draft does not say how much is filled in:\n%s", text)
	}
	v.get(home).says(t, "Finansinspektionen, första anmälan: "+covered, "Återstår före inlämning: ")
	if got := buttons(v); got[0] != "Fyll i utkastet ("+lacks[1]+" saknas)" || !slices.Contains(got, "Markera som inlämnad") {
		t.Errorf("after it: %q, and %s are missing", got, lacks[1])
	}
	sealed := v.seals(t, ref, "dora.initial", nil)
	if got := buttons(v); got[0] != "Visa det låsta utkastet" {
		t.Errorf("sealed: %q", got)
	}
	if got := buttons(h.as(models.Approver)); got[0] != "Granska och godkänn" {
		t.Errorf("sealed, for who may approve: %q", got)
	}
	h.as(models.Approver).saysOf(t, sealed, models.Approve, "").want(t, 303)
	if got := buttons(v); got[0] != "Markera som inlämnad" {
		t.Errorf("approved: %q", got)
	}
}
