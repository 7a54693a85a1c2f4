package web_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// agreed is what the form of an agreement with a controller is sent.
func (h *house) agreed() url.Values {
	return url.Values{
		"title_sv": {"Underrätta Kund AB"}, "title_en": {"Notify Kund AB"}, "recipient": {"Kund AB"}, "reference": {"Biträdesavtal 2024, punkt 7.2"},
		"clause": {"Inom 24 timmar <em>från kännedom</em>."}, "entity": {fmt.Sprint(h.bank)},
	}
}

// saved sends what a form holds until it is stored, as a person would.
func (v *visitor) saved(t *testing.T, path string, values url.Values) *answer {
	t.Helper()
	p := v.submit(v.get(path).want(t, 200).form(path), values).want(t, 200)
	return v.upload(p.form(path), url.Values{"do": {"save"}})
}

// owes stores a duty of the bank without the pages.
func (h *house) owes(t *testing.T, d models.Duty) string {
	t.Helper()
	slug, err := h.AddDuty(t.Context(), h.by(models.Handler), models.Once{}, d, nil)
	check(t, err)
	return slug
}

var towardsKund = models.Duty{
	Kind: casefile.ByController, TitleSV: "Underrätta Kund AB", TitleEN: "Notify Kund AB", Recipient: "Kund AB", Reference: "Biträdesavtal 2024, punkt 7.2", Clause: "Inom 24 timmar.",
	Event: deadline.Aware, N: 24, Unit: deadline.Hours, Reading: deadline.Exact,
}

func TestAnAgreementIsPreviewedStoredAndShownInEveryList(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Handler)
	v.get("/duties").want(t, 200).says(t, "Ingen egen skyldighet finns ännu", "Lägg till en egen skyldighet")
	kinds := v.get("/duties/new").want(t, 200).says(t, "biträdesavtal", "Visa eller Mastercard", "Försäkring", "Koncernen")
	const at = "/duties/new/controller"
	if !slices.Contains(kinds.links(), at) {
		t.Fatalf("no link to %s in %v", at, kinds.links())
	}
	f := v.get(at).want(t, 200).form(at)
	if f.values.Get("within") != "24" || f.values.Get("unit") != "hours" || f.values.Get("trigger") != "aware" || f.values.Get("conditions") != "personal_data" {
		t.Errorf("filled in: %v", f.values)
	}
	head := must[models.Head](t)(h.Head(t.Context()))
	sample := clock("sample", "2026", "12", "24", "10:00")
	p := v.submit(f, joined(h.agreed(), sample, url.Values{"do": {"preview"}})).want(t, 200)
	p.says(t, "Så räknas fristen", "fredag 25 december 2026 kl. 10.00", "Kännedom torsdag 24 december 2026", "24 timmar", "Biträdesavtal 2024, punkt 7.2").lacks(t, "<em>")
	past := v.submit(v.get(at).form(at), joined(h.agreed(), clock("sample", "2026", "03", "24", "10:00"), url.Values{"do": {"preview"}})).want(t, 200)
	past.says(t, "Försenad", "onsdag 25 mars 2026 kl. 10.00").lacks(t, "Snart")
	if now := must[models.Head](t)(h.Head(t.Context())); now.Seq != head.Seq {
		t.Error("the preview stored something")
	}
	p = v.upload(p.form(at), url.Values{"do": {"save"}, "within": {"12"}}).want(t, 200).says(t, "Uppgifterna har ändrats sedan fristen visades", "torsdag 24 december 2026 kl. 22.00")
	done := v.upload(p.form(at), url.Values{"do": {"save"}}, file{"file", "avtal.pdf", "application/pdf", "%PDF-1.7"}).want(t, 303).follow(t)
	done.says(t, "Skyldigheten är tillagd", "12 timmar", "Inom 24 timmar <em>från kännedom</em>.", "Testbanken AB", "från 2026-11-14", "Hämta avtal.pdf (version 1)")
	if got := v.get("/duties/underratta-kund-ab/file/1").want(t, 200); got.body != "%PDF-1.7" || !strings.Contains(got.header.Get("Content-Disposition"), "avtal.pdf") {
		t.Errorf("the file: %q %v", got.body, got.header)
	}
	v.get("/duties").says(t, "Underrätta Kund AB", "12 timmar", "Testbanken AB", "Gäller")
	v.get(fmt.Sprintf("/entities/%d", h.bank)).says(t, "Egna skyldigheter", "Underrätta Kund AB")

	v.get("/incidents/"+ref).says(t, "Underrätta Kund AB", "Biträdesavtal 2024, punkt 7.2", "Kund AB")
	v.get("/").says(t, "Underrätta Kund AB")
	v.get("/incidents?sort=deadline").says(t, "Underrätta Kund AB")
	if csv := v.get("/incidents.csv").body; !strings.Contains(csv, "Underrätta Kund AB") {
		t.Errorf("the list as CSV: %s", csv)
	}
	v.get("/incidents/"+ref+"/summary").says(t, "Avtal och punkt", "Ordalydelse", "Inom 24 timmar <em>från kännedom</em>.", "avtal.pdf, SHA-256")
	v.get("/incidents/"+ref+"/what-if?do=count&country=SE&type=credit_institution&personal_data=no").says(t, "Underrätta Kund AB")
	v.get("/incidents/"+ref+"/status").says(t, "Underrätta Kund AB")
	h.as(models.Admin).get("/log").says(t, "lade till en egen skyldighet", "Underrätta Kund AB", "Timmar", "Personuppgifter berörs")
	en := h.as(models.Reader)
	en.post("/language", url.Values{"lang": {"en"}, "back": {"/"}})
	en.get("/incidents?sort=deadline").says(t, "Notify Kund AB")
	en.get("/duties/underratta-kund-ab").says(t, "12 hours", "In force").lacks(t, "Make a new version")
}

func TestAnOwnDutyIsMarkedAsSent(t *testing.T) {
	h, ref := breach(t)
	h.owes(t, towardsKund)
	v := h.as(models.Handler)
	at := "/incidents/" + ref + "/file/custom.underratta-kund-ab"
	f := v.get(at).want(t, 200).says(t, "Underrätta Kund AB", "E-post", "Telefon").form(at)
	check := v.submit(f, url.Values{"channel": {"email"}}).want(t, 303).follow(t).says(t, "Underrätta Kund AB", "I tid")
	v.upload(check.form(at+"/check"), url.Values{}).want(t, 303).follow(t).says(t, "Underrätta Kund AB", "E-post")
	v.get("/incidents/"+ref).says(t, "Inlämnat", "Underrätta Kund AB")
	v.get("/incidents/"+ref+"/decide/custom.underratta-kund-ab").want(t, 404)
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "antecknade en inlämning: Underrätta Kund AB")
}

func TestHoursThatRollToTheNextWorkingDayAreRefusedInBothLanguages(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	const at = "/duties/new/contract"
	bad := joined(h.agreed(), url.Values{"reading": {"whole_day_rolled"}, "within": {"sju"}, "title_en": {""}, "do": {"save"}})
	p := v.submit(v.get(at).form(at), bad).want(t, 422).says(t, "Skriv antalet med siffror.", "Skriv vad skyldigheten heter på engelska.").lacks(t, "Så räknas fristen")
	if got := p.form(at).values; got.Get("within") != "sju" || got.Get("clause") != bad.Get("clause") || got.Get("reading") != "whole_day_rolled" {
		t.Errorf("what was typed is lost: %v", got)
	}
	bad.Set("within", "24")
	p = v.submit(v.get(at).form(at), bad).want(t, 422).says(t, "En tid i timmar flyttas inte till nästa arbetsdag: välj dagar eller arbetsdagar, eller låt den sluta på klockslaget.")
	if !slices.Contains(p.links(), "#reading") {
		t.Errorf("the summary does not lead to the field: %v", p.links())
	}
	v.post("/language", url.Values{"lang": {"en"}, "back": {"/"}})
	v.submit(v.get(at).form(at), bad).want(t, 422).says(t, "A time in hours is not moved to the next working day: choose days or working days, or let it end at the time of day.")
	if ds := must[[]models.Duty](t)(h.Duties(t.Context(), h.by(models.Handler))); len(ds) != 0 {
		t.Errorf("stored: %+v", ds)
	}
}

func TestANewVersionLeavesTheIncidentsOfBeforeAlone(t *testing.T) {
	h, ref := breach(t)
	d := towardsKund
	d.First = calendar.Date{Year: 2026, Month: 1, Day: 1}
	slug := h.owes(t, d)
	h.turn(5 * 24 * time.Hour)
	v := h.as(models.Handler)
	const at = "/duties/underratta-kund-ab"
	stale := v.get(at + "/edit").form(at + "/edit")
	v.saved(t, at+"/edit", url.Values{"within": {"4"}, "reason": {"Nytt avtal"}, "do": {"preview"}}).want(t, 303).follow(t).
		says(t, "Den nya versionen är sparad", "4 timmar", "Nytt avtal", "2026-01-01–2026-11-18", "från 2026-11-19")
	v.get("/incidents/"+ref).says(t, "13.20 + 24 timmar = söndag 15 november").lacks(t, "+ 4 timmar")
	p := v.submit(stale, url.Values{"within": {"8"}, "do": {"preview"}}).want(t, 200)
	p = v.upload(p.form(at+"/edit"), url.Values{"do": {"save"}}).want(t, 409).says(t, "Någon annan ändrade skyldigheten")
	if got := p.form(at + "/edit").values; got.Get("within") != "8" || got.Get("version") != "2" {
		t.Errorf("the form holds %v", got)
	}
	end := at + "/end"
	f := v.get(end).want(t, 200).form(end)
	v.submit(f, url.Values{"reason": {""}}).want(t, 422).says(t, "Fyll i det här fältet.")
	v.submit(f, url.Values{"reason": {"Uppsagt"}}).want(t, 303).follow(t).says(t, "Skyldigheten är avslutad.", "Uppsagt", "Gäller till och med 2026-11-19")
	v.submit(f, url.Values{"reason": {"Uppsagt"}}).want(t, 303)
	v.get("/incidents/"+ref).says(t, "Underrätta Kund AB")
	if ds := must[[]models.Duty](t)(h.Duty(t.Context(), h.by(models.Handler), slug)); len(ds) != 3 {
		t.Errorf("%d versions", len(ds))
	}
}

func TestTheFileOfAnAgreementMayBeAsLargeAsTheFormSays(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	const at = "/duties/new/controller"
	pdf := file{"file", "avtal.pdf", "application/pdf", strings.Repeat("x", 20<<20)}
	p := v.submit(v.get(at).form(at), joined(h.agreed(), url.Values{"do": {"preview"}})).want(t, 200)
	duty := v.upload(p.form(at), url.Values{"do": {"save"}}, pdf).want(t, 303).header.Get("Location")
	p = v.submit(v.get(duty+"/edit").form(duty+"/edit"), url.Values{"within": {"12"}, "reason": {"Nytt avtal"}, "do": {"preview"}}).want(t, 200)
	v.upload(p.form(duty+"/edit"), url.Values{"do": {"save"}}, pdf).want(t, 303)
	if got := v.get(duty+"/file/2").want(t, 200).body; len(got) != 20<<20 {
		t.Errorf("%d bytes came back", len(got))
	}
}

func TestADayThatNoCalendarHasBeginsAndEndsNoDuty(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Handler)
	far := func(name, pasted string) url.Values {
		return url.Values{name + ".y": {pasted}, name + ".m": {""}, name + ".d": {""}}
	}
	const at = "/duties/new/controller"
	for _, pasted := range []string{"0000-01-01 00:00+14:00", "0000-01-01 12:00Z", "9999-12-31 23:59-12:00", "1900-01-01 12:00Z"} {
		p := v.submit(v.get(at).form(at), joined(h.agreed(), joined(far("first", pasted), url.Values{"do": {"preview"}}))).want(t, 422).says(t, "Året ska vara mellan 1990 och 2100.")
		if got := p.form(at).values.Get("first.y"); got != pasted {
			t.Errorf("%q came back as %q", pasted, got)
		}
	}
	slug := h.owes(t, towardsKund)
	end := "/duties/" + slug + "/end"
	v.submit(v.get(end).form(end), joined(far("last", "9999-12-31 23:59-12:00"), url.Values{"reason": {"Uppsagt"}})).want(t, 422).says(t, "Året ska vara mellan 1990 och 2100.")
	v.get("/incidents/"+ref).want(t, 200)
}

func TestWhoMayReadAndKeepDuties(t *testing.T) {
	h := newSite(t)
	slug := h.owes(t, towardsKund)
	at := "/duties/" + slug
	for role, want := range map[models.Role][3]int{
		models.Handler: {200, 200, 200}, models.Approver: {200, 200, 200}, models.Admin: {200, 200, 200},
		models.Reader: {200, 403, 403}, models.Auditor: {200, 403, 403}, models.Reporter: {403, 403, 403},
	} {
		v := h.as(role)
		for i, path := range []string{at, at + "/edit", "/duties/new/card"} {
			v.get(path).want(t, want[i])
		}
		v.get("/duties").want(t, want[0])
		if want[1] == 403 {
			v.post(at+"/edit", url.Values{"do": {"save"}}).want(t, 403)
			v.post(at+"/end", url.Values{"reason": {"x"}}).want(t, 403)
			v.post("/duties/new/card", url.Values{"do": {"save"}}).want(t, 403)
		}
	}
	h.stranger().get("/duties").want(t, 303)
	h.as(models.Handler).get("/duties/finns-inte").want(t, 404)
	h.as(models.Handler).get("/duties/new/finns-inte").want(t, 404)
	h.as(models.Handler).get(at+"/file/1").want(t, 404)
}

func TestARestrictedIncidentWithAnOwnDutyIsNotShown(t *testing.T) {
	h := newSite(t)
	h.restricted(t)
	h.owes(t, towardsKund)
	for _, role := range []models.Role{models.Reader, models.Approver, models.Reporter} {
		v := h.as(role)
		for _, path := range []string{"/", "/incidents?sort=deadline", "/incidents.csv", "/duties", "/duties/underratta-kund-ab"} {
			v.get(path).lacks(t, secrets...)
		}
		v.get("/").lacks(t, "Underrätta Kund AB")
		if csv := v.get("/incidents.csv").body; strings.Contains(csv, "Underrätta Kund AB") {
			t.Errorf("%s sees the limit of an incident that is not theirs", role)
		}
	}
}

func TestAReporterSeesWhatFollowsFromAContractAndNotTheContract(t *testing.T) {
	h := newSite(t)
	d := towardsKund
	d.Clause = "HEMLIGKLAUSUL"
	slug, err := h.AddDuty(t.Context(), h.by(models.Handler), models.Once{}, d, &models.File{Name: "hemligtavtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF-HEMLIG")})
	check(t, err)
	ref, err := h.ReportIncident(t.Context(), h.by(models.Reporter), models.Once{}, models.Report{EntityID: h.bank, Title: "x", Informant: "i", Aware: calendar.At(h.now().Add(-time.Hour)), PersonalData: deadline.Yes})
	check(t, err)
	id, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: deadline.ID("custom." + slug), SentAt: &h.at, Channel: "e-post"}, nil)
	check(t, err)
	filing := fmt.Sprintf("/filings/%d", id)
	sum := sha256.Sum256([]byte("%PDF-HEMLIG"))
	contract := []string{"HEMLIGKLAUSUL", "hemligtavtal", base64.StdEncoding.EncodeToString([]byte("%PDF-HEMLIG")), hex.EncodeToString(sum[:])}
	for role, may := range map[models.Role]bool{models.Reporter: false, models.Reader: true, models.Handler: true} {
		v := h.as(role)
		for _, path := range []string{"", "/summary", "/summary.json", "/case.json", filing, filing + "/content.json"} {
			p := v.get("/incidents/" + ref + path)
			if p.status == http.StatusOK != (may || path != filing+"/content.json") {
				t.Errorf("%s, %s: %d", role, path, p.status)
			}
			for _, secret := range contract {
				if strings.Contains(p.body, secret) && !may {
					t.Errorf("%s sees %q at %s", role, secret, path)
				}
			}
			if path == "/case.json" && may && !strings.Contains(p.body, contract[2]) {
				t.Errorf("%s has no file of the contract", role)
			}
		}
		v.get("/incidents/"+ref).says(t, "Underrätta Kund AB", "Biträdesavtal 2024, punkt 7.2")
		v.get("/duties/"+slug+"/file/1").want(t, map[bool]int{true: 200, false: 403}[may])
	}
}

func TestADutyWhoseVersionsDoNotFollowOneAnotherIsShown(t *testing.T) {
	h, ref := breach(t)
	d := towardsKund
	d.First, d.Last = calendar.Date{Year: 2026, Month: 1, Day: 1}, calendar.Date{Year: 2026, Month: 11, Day: 15}
	d.EntityID = &h.bank
	h.owes(t, d)
	f, _, err := h.CaseFile(t.Context(), h.by(models.Auditor), ref)
	check(t, err)
	x := &f.CustomDuties[0]
	x.Version, x.First, x.Last = 5, calendar.Date{Year: 2026, Month: 11, Day: 16}, calendar.Date{}
	_, err = h.Import(t.Context(), models.Operator("test"), f)
	check(t, err)
	h.turn(3 * 24 * time.Hour)
	h.as(models.Handler).get("/duties").want(t, 200).says(t, "Underrätta Kund AB", "Gäller")
	h.as(models.Handler).get("/duties/underratta-kund-ab").want(t, 200).says(t, "från 2026-11-16")
}

func TestWhatWasAgreedIsMarkedAsToldAndNotAsFiled(t *testing.T) {
	h, ref := breach(t)
	h.owes(t, towardsKund)
	v := h.as(models.Handler)
	v.get("/incidents/"+ref).want(t, 200).says(t, "Markera som underrättad")
	v.get("/incidents/"+ref+"/file/custom.underratta-kund-ab").want(t, 200).says(t, "Markera som underrättad", "När underrättades mottagaren?").lacks(t, "När lämnades det in?")
}
