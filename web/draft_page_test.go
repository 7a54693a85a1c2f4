package web_test

import (
	"encoding/json"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// underDORA imports a case that has every answer that DORA asks for.
func (h *house) underDORA(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("export/testdata/klarna-dora.case.json")
	check(t, err)
	f, err := casefile.Parse(data)
	check(t, err)
	ref, err := h.Import(t.Context(), models.Operator("test"), f)
	check(t, err)
	return ref
}

func TestTheDraftsSayHowMuchIsFilledInAndByWhen(t *testing.T) {
	h, ref := breach(t)
	decideAs(t, h.as(models.Handler), ref, "dora.initial", url.Values{"outcome": {"classify_major"}, "reason": {"Stor andel av kunderna."}}).want(t, 303)
	page := h.as(models.Reader).get("/incidents/"+ref+"/drafts").want(t, 200)
	page.says(t, "Att lämna in", "IMY", "Anmälan av personuppgiftsincident: Anmälan", "tisdag 17 november 2026 kl. 13.20 (UTC+1)",
		"Finansinspektionen", "Rapport om allvarlig IKT-relaterad incident: Första anmälan", "av 18 obligatoriska fält är ifyllda", "saknas.",
		"Kan bli aktuella", "Rapport om allvarlig IKT-relaterad incident: Delrapport")
	page.escaped(t)
	for _, duty := range []string{"gdpr.authority", "dora.initial", "dora.intermediate", "dora.final"} {
		if !slices.Contains(page.links(), "/incidents/"+ref+"/drafts/"+duty) {
			t.Errorf("no link to the draft for %s among %v", duty, page.links())
		}
	}
	if body := page.body; !strings.Contains(body, `<meter min="0" max="18"`) {
		t.Errorf("no meter on\n%s", body)
	}
	english := h.as(models.Auditor)
	english.submit(english.get("/").form("/language"), url.Values{"lang": {"en"}})
	english.get("/incidents/"+ref+"/drafts").says(t, "To file", "mandatory fields are filled in", "Tuesday 17 November 2026 at 13:20 (UTC+1)")
}

func TestAnIncidentWithoutFormsSaysWhatToFillIn(t *testing.T) {
	h := newSite(t)
	_, ref := h.firm(t, models.Entity{NIS2: deadline.No})
	page := h.as(models.Handler).get("/incidents/"+ref+"/drafts").want(t, 200)
	page.says(t, "Inga utkast än", "Fyll i uppgifterna").lacks(t, "<meter")
	h.as(models.Reader).get("/incidents/"+ref+"/drafts").want(t, 200).says(t, "Inga utkast än").lacks(t, "Fyll i uppgifterna")
}

func TestADraftHasTheFieldsInTheRecipientsOrderWithWhereEachComesFrom(t *testing.T) {
	h, ref := breach(t)
	page := h.as(models.Handler).get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200)
	page.says(t, "1.2 Namn på den entitet som lämnar rapporten", "Testbanken AB", "2.4 Beskrivning av den allvarliga IKT-relaterade incidenten",
		"Fel cache & fel konto.", "2.2 När den allvarliga IKT-relaterade incidenten upptäcktes", "FI:s fält 2.2 avser kännedom", "lördag 14 november 2026 kl. 13.20 (UTC+1) I filen: 2026-11-14T12:20:00Z", "Saknas", "Ska fyllas i.",
		"Mottagarens egna frågor är på engelska", "Frågas senare, och får fyllas i redan nu")
	page.escaped(t)
	if i, j := strings.Index(page.body, `id="f-1.2"`), strings.Index(page.body, `id="f-2.4"`); i < 0 || j < i {
		t.Errorf("1.2 is at %d and 2.4 at %d", i, j)
	}
	for _, link := range []string{"/edit/reporter?back=" + url.QueryEscape("/incidents/"+ref+"/drafts/dora.initial#f-1.7") + "#f-primary_contact_name", "#classified_major_at", "/awareness"} {
		if !slices.ContainsFunc(page.links(), func(l string) bool { return strings.HasSuffix(l, link) }) {
			t.Errorf("no link to %s among %v", link, page.links())
		}
	}
	for _, l := range h.as(models.Reader).get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200).links() {
		if strings.Contains(l, "/edit/") {
			t.Errorf("a reader is offered %s", l)
		}
	}
}

func TestOnlyWhatIsMissingIsShownWhenAskedFor(t *testing.T) {
	h, ref := breach(t)
	page := h.as(models.Handler).get("/incidents/"+ref+"/drafts/dora.initial?only=missing").want(t, 200)
	page.says(t, "1.7 Kontaktperson: namn").lacks(t, `id="f-1.2"`)
	if !strings.Contains(page.body, `id="f-1.7"`) || !strings.Contains(page.body, `href="#f-1.7"`) {
		t.Errorf("1.7 is not there:\n%s", page.text())
	}
}

func TestAnAnswerForIMYIsSelectedWholeWithoutAScript(t *testing.T) {
	h, ref := breach(t)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Kunder såg </textarea><b>andras</b> konton."}}}))
	page := h.as(models.Handler).get("/incidents/"+ref+"/drafts/gdpr.authority").want(t, 200)
	if want := "readonly aria-labelledby"; !strings.Contains(page.body, want) || !strings.Contains(page.body, "Kunder såg &lt;/textarea&gt;&lt;b&gt;andras&lt;/b&gt; konton.</textarea>") {
		t.Errorf("no field that is selected whole:\n%s", page.body)
	}
	page.says(t, "Ordalydelsen är inte kontrollerad", "Varje svar kan markeras helt")
	if !strings.Contains(page.body, "hidden data-copy=") {
		t.Error("the button to copy is shown without a script")
	}
}

func TestADraftIsDownloadedInEachFormat(t *testing.T) {
	h := newSite(t)
	ref := h.underDORA(t)
	v := h.as(models.Reader)
	for _, x := range []struct{ path, mediaType, starts, name string }{
		{"dora.initial/draft.json", "application/json", "{\n", ref + " dora initial.json"},
		{"dora.initial/draft.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK", ref + " dora initial.xlsx"},
		{"dora.final/draft.pdf?lang=en", "application/pdf", "%PDF-", ref + " dora final.pdf"},
		{"dora.initial/draft.json?with=intermediate", "application/json", "{\n", ref + " dora intermediate.json"},
		{"gdpr.authority/draft.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK", ref + " imy initial.xlsx"},
	} {
		p := v.get("/incidents/"+ref+"/drafts/"+x.path).want(t, 200)
		if got := p.header.Get("Content-Type"); !strings.HasPrefix(got, x.mediaType) || !strings.HasPrefix(p.body, x.starts) {
			t.Errorf("%s: %s, %.20q", x.path, got, p.body)
		}
		if got := p.header.Get("Content-Disposition"); !strings.Contains(got, `"`+x.name+`"`) {
			t.Errorf("%s: %s", x.path, got)
		}
	}
	var file struct{ IncidentSubmission string }
	check(t, json.Unmarshal([]byte(v.get("/incidents/"+ref+"/drafts/dora.initial/draft.json").body), &file))
	if file.IncidentSubmission != "initial_notification" {
		t.Errorf("the file is of %q", file.IncidentSubmission)
	}
	v.get("/incidents/"+ref+"/drafts/dora.initial/print").want(t, 200).says(t, "Detta är ett utkast. Det har inte skickats.", "1.2 Namn på den entitet")
	none := v.get("/incidents/"+ref+"/drafts/gdpr.authority/draft.json").want(t, 404)
	none.says(t, "Det finns ingen sådan fil", "IMY tar inte emot svaren som en fil")
	for _, path := range []string{"dora.clients", "gdpr.subjects", "dora.initial/draft.docx", "dora.initial?with=final", "dora.initial?with=nothing", "gdpr.authority?stage=final", "nothing"} {
		v.get("/incidents/"+ref+"/drafts/"+path).want(t, 404)
	}
}

func TestStagesAreSentTogetherWhereTheFormTakesThem(t *testing.T) {
	h := newSite(t)
	ref := h.underDORA(t)
	page := h.as(models.Handler).get("/incidents/"+ref+"/drafts/dora.initial?with=intermediate").want(t, 200)
	page.says(t, "Delrapport", "Bara första anmälan", "Tillsammans med delrapport", "Tillsammans med delrapport och slutrapport", "3.2")
	want := "/incidents/" + ref + "/drafts/dora.initial?with=intermediate&with=final"
	if !slices.Contains(page.links(), want) {
		t.Errorf("no link to %s among %v", want, page.links())
	}
	h.as(models.Handler).get("/incidents/"+ref+"/drafts/gdpr.authority").want(t, 200).lacks(t, "Tillsammans med")
}

func TestAnIncidentThatIsNotMajorAfterAllHasAReportOfThat(t *testing.T) {
	h, ref := breach(t)
	v := h.as(models.Handler)
	decideAs(t, v, ref, "dora.initial", url.Values{"outcome": {"classify_major"}, "reason": {"Stor andel."}}).want(t, 303)
	h.turn(time.Hour)
	at := h.now()
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac"}, nil)
	check(t, err)
	v.get("/incidents/"+ref+"/drafts").lacks(t, "inte längre allvarlig")
	h.turn(time.Hour)
	decideAs(t, v, ref, "dora.initial", url.Values{"outcome": {"reclassify"}, "reason": {"Färre än vi trodde."}}).want(t, 303)
	page := v.get("/incidents/"+ref+"/drafts").want(t, 200)
	page.says(t, "Incidenten är inte längre allvarlig")
	path := "/incidents/" + ref + "/drafts/dora.initial?stage=reclassified"
	if !slices.Contains(page.links(), path) {
		t.Fatalf("no link to %s among %v", path, page.links())
	}
	v.get(path).want(t, 200).says(t, "2.10", "Färre än vi trodde.")
	sealed := v.submit(v.get(path).form(path), nil).want(t, 303).header.Get("Location")
	v.get(sealed).want(t, 200).says(t, "Rapport om allvarlig IKT-relaterad incident: Incidenten är inte längre allvarlig")
	v.get("/incidents/"+ref+"/drafts").says(t, "Väntar på godkännande")
	h.turn(time.Minute)
	later, id := h.now(), int64(1)
	_, err = h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &later, Channel: "Fidac", SealedID: &id, SendReason: "Ingen annan kan nås."}, nil)
	check(t, err)
	v.get("/incidents/"+ref+"/drafts").lacks(t, "Incidenten klassificerades om.", "Väntar på godkännande").says(t, "Incidenten är inte längre allvarlig")
}

func TestAnAggregatedReportSaysWhatIsWrongAtTheField(t *testing.T) {
	h, ref := breach(t)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "aggregated", Value: models.FactValue{Text: "yes"}}}))
	h.as(models.Handler).get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200).says(t, "En aggregerad rapport kräver:", "Stämmer inte 1.5")
}

func TestEachEntityHasItsOwnDrafts(t *testing.T) {
	h := newSite(t)
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{EntityID: h.bank, Informant: "Bo", Aware: calendar.At(h.now()), PersonalData: deadline.Yes})
	check(t, err)
	check(t, h.AddPart(t.Context(), h.by(models.Handler), models.Once{}, ref, h.pay))
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/drafts").want(t, 200).says(t, "IMY · Testbanken AB", "Maksu Oy")
	part := "/incidents/" + ref + "/drafts/gdpr.authority.e" + itoa(h.pay)
	v.get(part).want(t, 200).says(t, "Maksu Oy", "Frågorna är IMY:s. Hur den här myndigheten frågar har inte lästs")
	v.get("/incidents/"+ref+"/drafts/gdpr.authority").want(t, 200).says(t, "Testbanken AB").lacks(t, "Frågorna är IMY:s. Hur")
}

// TestADraftSaysHowItStandsToWhatWasFiledLast files the initial notification, once
// as it was sealed and once as the record stood, and looks at the next report.
func TestADraftSaysHowItStandsToWhatWasFiledLast(t *testing.T) {
	for name, sealed := range map[string]bool{"sealed": true, "from the record": false} {
		t.Run(name, func(t *testing.T) {
			h, ref := breach(t)
			by := h.by(models.Handler)
			set := func(key, text string) {
				t.Helper()
				facts, err := h.Facts(t.Context(), by, ref)
				check(t, err)
				check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: key, Version: facts[key].Version, Value: models.FactValue{Text: text}}}))
			}
			set("primary_contact_name", "Anna Ek")
			set("primary_contact_email", "anna@bank.example")
			set("primary_contact_phone", "+46 8 1")
			v, at := h.as(models.Handler), h.now()
			v.get("/incidents/"+ref+"/drafts/dora.initial").want(t, 200).lacks(t, "Bekräftas på nytt", "Förra gången:")
			filing := models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac"}
			if sealed {
				id, err := h.Seal(t.Context(), by, models.Once{}, ref, models.SealInput{Obligation: "dora.initial"})
				check(t, err)
				filing.SealedID, filing.SendReason = &id, "Ingen annan kan nås."
			}
			_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, filing, nil)
			check(t, err)
			set("primary_contact_name", "Bo Alm")
			set("primary_contact_phone", "")
			set("second_contact_name", "Jouren")
			page := v.get("/incidents/"+ref+"/drafts/dora.intermediate").want(t, 200)
			page.says(t, "Bo Alm Kopiera 1.7 Ändrad Förra gången: Anna Ek", "anna@bank.example Kopiera 1.8 Bekräftas på nytt", "Jouren Kopiera 1.10 Ny",
				"Mottagaren fick ett svar här i en tidigare inlämning, och nu finns inget.", "Saknas nu Förra gången: +46 8 1")
			page.lacks(t, "Delrapport Kopiera 1.1 Ändrad")
		})
	}
}

func TestASupplementShowsWhatTheRecipientDoesNotHave(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	by, v, path := h.by(models.Handler), h.as(models.Handler), "/incidents/"+ref+"/drafts/imy.supplement"
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: "En cache"}}}))
	r, err := h.Record(t.Context(), by, ref)
	check(t, err)
	v.get(path).want(t, 200).says(t, "Ärendenummer hos IMY Ej angivet")
	check(t, h.AddReceipt(t.Context(), by, models.Once{}, ref, r.Filings[0].ID, models.Receipt{Reference: "IMY-2026-1"}, nil))
	h.numbers(t, ref, 14250)
	page := v.get(path).want(t, 200)
	page.says(t, "Ändrat, nytt och saknat", "Ärendenummer hos IMY IMY-2026-1", "14250", "Ändrad Förra gången: 9 400", "En cache")
	if strings.Contains(page.body, `id="f-10"`) || !strings.Contains(page.body, `id="f-24"`) {
		t.Errorf("shown are\n%s", page.text())
	}
	if !slices.Contains(page.links(), path+"?only=all") {
		t.Errorf("no way to all of it among %v", page.links())
	}
	all := v.get(path+"?only=all").want(t, 200).says(t, "Fel konto")
	if !strings.Contains(all.body, `id="f-10"`) || !slices.Contains(all.links(), path) {
		t.Errorf("all are\n%s", all.text())
	}
	v.get(path+"?only=missing").want(t, 200).lacks(t, `id="f-24"`)
	update := "/incidents/" + ref + "/drafts/dora.intermediate_update"
	if body := v.get(update).want(t, 200).body; strings.Contains(body, `id="f-1.2"`) || !strings.Contains(body, `id="f-3.4"`) {
		t.Error("the updated report shows what FI has, or not what it has not")
	}
	if body := v.get("/incidents/"+ref+"/drafts/dora.final").want(t, 200).body; !strings.Contains(body, `id="f-1.2"`) {
		t.Error("the final report does not show all")
	}
}
