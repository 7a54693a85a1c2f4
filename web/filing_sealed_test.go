package web_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	forms "frist/models/form"
	"frist/web"
)

// classified has the bank's incident classified as major at 17.00, and turns the
// clock to 19.50.
func classified(t *testing.T) (*house, string) {
	t.Helper()
	h, ref := breach(t)
	h.at = saturday.Add(225 * time.Minute)
	at := saturday.Add(220 * time.Minute)
	check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "Fler än 10 procent.", DecidedAt: &at, DecidedBy: "Anna"}))
	h.at = saturday.Add(390 * time.Minute)
	return h, ref
}

func seal(t *testing.T, h *house, ref string, duty deadline.ID) models.SealedDraft {
	t.Helper()
	id, err := h.Seal(t.Context(), h.by(models.Handler), models.Once{}, ref, models.SealInput{Obligation: duty})
	check(t, err)
	d, err := h.Sealed(t.Context(), h.by(models.Handler), ref, id)
	check(t, err)
	return d
}

func approve(t *testing.T, h *house, ref string, d models.SealedDraft) {
	t.Helper()
	check(t, h.Approve(t.Context(), h.by(models.Approver), ref, d.ID, models.ApprovalInput{Kind: models.Approve, SHA256: d.ContentSHA256}))
}

func TestWhatWasSealedAndApprovedIsFrozenWithItsFilesWhenItIsFiled(t *testing.T) {
	h, ref := classified(t)
	h.at = h.at.Add(-10 * time.Minute)
	d := seal(t, h, ref, "dora.initial")
	approve(t, h, ref, d)
	h.at = h.at.Add(10 * time.Minute)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial"
	page := v.get(path).want(t, 200).says(t, "Var lämnas det in?", "Fidac i Finansinspektionens rapporteringsportal", "”DORA incident och cyberhot”", "Låst utkast nr 1", "Godkänt")
	if got := page.form(path).values.Get("sealed"); got != "1" {
		t.Errorf("%q is chosen, want the approved draft", got)
	}
	sum := v.submit(page.form(path), typing(clockOf("sent", "19:48"), "channel", "service", "reference", "FI-2026-77")).follow(t).want(t, 200)
	sum.says(t, "Filer som fryses med inlämningen", "dora initial nr 1.json").says(t, "Låst utkast nr 1")
	if strings.Contains(sum.text(), "Varför lämnades det in ändå?") {
		t.Error("it asks why an approved draft was sent")
	}
	done := v.upload(sum.form(path+"/check"), nil).follow(t).want(t, 200).says(t, "Inlämningen är antecknad", "Det låsta utkastets filer", "dora initial nr 1.xlsx", "Delrapport")
	x := filings(t, h, ref)[0]
	if x.SealedID == nil || *x.SealedID != d.ID || x.SendReason != "" {
		t.Errorf("%+v", x)
	}
	var json string
	for _, l := range done.links() {
		if strings.HasSuffix(l, "/files/1") {
			json = v.get(l).want(t, 200).body
		}
	}
	if !strings.Contains(json, `"initial_notification"`) {
		t.Errorf("the file is %q", json)
	}
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	f, stage, _ := forms.For("dora.intermediate")
	if got := forms.Fill(f, stage, r.FormInput(h.at)).Field("3.1"); got.Value.Text != "FI-2026-77" {
		t.Errorf("3.1 of the intermediate report is %q", got.Value.Text)
	}
	if verdict, err := h.Verify(t.Context(), h.by(models.Auditor)); err != nil || !verdict.OK() {
		t.Errorf("%+v, %v", verdict, err)
	}
}

func TestTheFilesOfASealedDraftAreTheSameAfterAnUpgrade(t *testing.T) {
	h, ref := classified(t)
	d := seal(t, h, ref, "dora.initial")
	approve(t, h, ref, d)
	at := "/incidents/" + ref + "/sealed/" + strconv.FormatInt(d.ID, 10) + "/"
	files := func(version string) (list []string) {
		h.serve(web.Options{Version: version})
		for _, name := range []string{"draft.json", "draft.xlsx", "draft.pdf", "redacted.pdf"} {
			list = append(list, h.as(models.Reader).get(at+name).want(t, 200).body)
		}
		return list
	}
	if before := files("1.0"); !slices.Equal(before, files("2.0")) {
		t.Error("what was read to be approved is not what would be frozen")
	}
}

func TestAReportingIDThatComesLaterFillsTheNextReport(t *testing.T) {
	h, ref := classified(t)
	at := h.at
	id, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac"}, nil)
	check(t, err)
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/file/dora.intermediate").says(t, "Rapporterings-id från den första anmälan saknas")
	check(t, h.AddReceipt(t.Context(), h.by(models.Handler), models.Once{}, ref, id, models.Receipt{Reference: "FI-2026-78"}, nil))
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	f, stage, _ := forms.For("dora.intermediate")
	if got := forms.Fill(f, stage, r.FormInput(h.at)).Field("3.1"); got.Value.Text != "FI-2026-78" {
		t.Errorf("3.1 is %q", got.Value.Text)
	}
	if strings.Contains(v.get("/incidents/"+ref+"/file/dora.intermediate").text(), "Rapporterings-id från den första anmälan saknas") {
		t.Error("it still says that the id is missing")
	}
}

func TestADraftThatNobodyApprovedIsSentWithAReason(t *testing.T) {
	h, ref := classified(t)
	seal(t, h, ref, "dora.initial")
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial"
	early := v.submit(v.get(path).says(t, "Väntar på godkännande").form(path), typing(clockOf("sent", "19:49"), "channel", "service")).want(t, 422)
	early.says(t, "Utkastet låstes senare än så, och kan inte ha lämnats in då.")
	sum := v.submit(early.form(path), typing(clockOf("sent", "19:50"), "channel", "service")).follow(t).want(t, 200).
		says(t, "Ingen annan har godkänt utkastet.", "Varför lämnades det in ändå?")
	sum = v.upload(sum.form(path+"/check"), nil).want(t, 422).says(t, "Ange varför utkastet lämnades in")
	v.upload(sum.form(path+"/check"), url.Values{"send_reason": {"Ingen gick att nå."}}).follow(t).want(t, 200).says(t, "Ingen gick att nå.")
	h.as(models.Approver).get("/").want(t, 200).says(t, "Att godkänna", "Nödläge, inte godkänt")
	v.get("/incidents/"+ref+"/sealed/1").want(t, 200).says(t, "I nödläge, utan godkännande", "Ingen gick att nå.")
}

func TestWhatIsSentBesideASealedDraftAsksWhy(t *testing.T) {
	h, ref := classified(t)
	seal(t, h, ref, "dora.initial")
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial"
	sum := v.submit(v.get(path).says(t, "Något annat än ett låst utkast").form(path), typing(clockOf("sent", "19:48"), "channel", "service", "sealed", "none")).follow(t).want(t, 200).
		says(t, "Ett utkast är låst för skyldigheten, men antecknas inte som det som lämnades in.", "Varför lämnades det in ändå?")
	sum = v.upload(sum.form(path+"/check"), nil).want(t, 422).says(t, "Ange varför något annat lämnades in")
	v.upload(sum.form(path+"/check"), url.Values{"send_reason": {"Per telefon."}}).follow(t).want(t, 200).says(t, "Per telefon.")
}

func TestADraftWhoseFactsChangedIsSentWithAReason(t *testing.T) {
	h, ref := classified(t)
	d := seal(t, h, ref, "dora.initial")
	approve(t, h, ref, d)
	h.at = h.at.Add(time.Minute)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "incident_description", Value: models.FactValue{Text: "Nytt"}}}))
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial"
	v.submit(v.get(path).says(t, "Uppgifterna har ändrats sedan det låstes.").form(path), typing(clockOf("sent", "19:51"), "channel", "service")).follow(t).want(t, 200).
		says(t, "Uppgifterna har ändrats sedan utkastet låstes (fält 2.4).", "Varför lämnades det in ändå?")
}

func TestAReportInTheTestEnvironmentIsNoFiling(t *testing.T) {
	h, ref := classified(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial"
	v.submit(v.get(path).says(t, "Inget utkast är låst.").form(path), typing(clockOf("sent", "19:48"), "channel", "test")).want(t, 422).says(t, "En rapport i testmiljön är ingen inlämning.")
}

func TestWhenFidacIsDownThereIsALetterAndTheAttemptIsOnRecord(t *testing.T) {
	h, ref := classified(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/dora.initial/letter"
	if !slices.Contains(v.get("/incidents/"+ref+"/file/dora.initial").links(), path) {
		t.Fatal("no way to the letter")
	}
	page := v.get(path).want(t, 200).says(t, "Inget försök är antecknat än.", "artikel 4 i genomförandeförordning (EU) 2025/302", "Fristen löper ut lördag 14 november 2026 kl. 21.00 (UTC+1).", "[namn, telefon och e-postadress]")
	back := v.submit(page.form(path), typing(clockOf("at", "23:48"), "what", "")).want(t, 422).says(t, "Tiden ligger i framtiden.", "Ange vad som hände.").form(path)
	v.submit(back, typing(clockOf("at", "19:44"), "what", "Fel 503 <em>")).follow(t).says(t, "Försöket är antecknat bland händelserna.", "lördag 14 november 2026 kl. 19.44 (UTC+1): Fel 503 <em>").escaped(t)
	v.get("/incidents/"+ref+"/timeline").says(t, "Försök att lämna in misslyckades (Första anmälan): Fel 503 <em>")

	file := "/incidents/" + ref + "/file/dora.initial"
	sum := v.submit(v.get(file).form(file), typing(clockOf("sent", "19:48"), "channel", "email")).follow(t)
	done := v.upload(sum.form(file+"/check"), nil).follow(t).says(t, "Rapporten gick en annan väg än genom Fidac.")
	sum = v.submit(v.get(file).form(file), typing(clockOf("sent", "19:50"), "channel", "service")).follow(t)
	v.upload(sum.form(file+"/check"), nil).follow(t).want(t, 200)
	if strings.Contains(v.get(done.path).text(), "Rapporten gick en annan väg") {
		t.Error("what was submitted again is still to be submitted")
	}
}

func TestTheLetterTellsOnlyOfTheAttemptsOfItsOwnEntityAndDuty(t *testing.T) {
	h, ref := breach(t)
	check(t, h.AddPart(t.Context(), h.by(models.Handler), models.Once{}, ref, h.pay))
	v, file := h.as(models.Handler), "/incidents/"+ref+"/file/"
	own, other := file+"gdpr.authority/letter", file+"gdpr.authority.e"+strconv.FormatInt(h.pay, 10)+"/letter"
	try := func(path, what string) {
		v.submit(v.get(path).want(t, 200).form(path), typing(clockOf("at", "13:00"), "what", what)).follow(t).want(t, 200).says(t, ": "+what)
	}
	try(own, "Bankens försök")
	v.get(other).want(t, 200).says(t, "Inget försök är antecknat än.").lacks(t, "Bankens försök", "Våra försök:")
	try(other, "Betalbolagets försök")
	v.get(own).want(t, 200).says(t, "Bankens försök").lacks(t, "Betalbolagets")
	check(t, h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{Text: "Försök att lämna in misslyckades (Anmälan till tillsynsmyndigheten): skrivet för hand"}))
	check(t, h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{Text: "Försök att lämna in misslyckades (Första anmälan): skrivet för hand"}))
	v.get(own).want(t, 200).lacks(t, "skrivet för hand")
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	es := r.Timeline
	i := slices.IndexFunc(es, func(e models.Entry) bool { return strings.HasSuffix(e.Text, "Bankens försök") })
	check(t, h.CorrectEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, es[i].ID, models.Entry{At: es[i].At, Text: "Det var klockan ett"}))
	v.get(own).want(t, 200).says(t, ": Det var klockan ett").lacks(t, "Bankens försök")
	v.get(other).want(t, 200).lacks(t, "Det var klockan ett")
}

func TestANoticeOfTheDelayIsOfferedAnHourBeforeTheLimit(t *testing.T) {
	h, ref := classified(t)
	v, letter := h.as(models.Handler), "/incidents/"+ref+"/file/dora.delay_notice/letter"
	offered := func() bool {
		return slices.Contains(v.get("/incidents/"+ref+"/file/dora.initial").links(), letter)
	}
	if offered() { // 19.50: the limit is at 21
		t.Error("it is offered more than an hour before")
	}
	h.at = saturday.Add(400 * time.Minute) // 20.00
	if !offered() {
		t.Error("it is not offered an hour before")
	}
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "delay_reasons", Value: models.FactValue{Text: "Leverantören svarar inte."}}, {Key: "primary_contact_name", Value: models.FactValue{Text: "Bo Ek"}}}))
	v.get(letter).want(t, 200).says(t, "artikel 5.3 i delegerad förordning (EU) 2025/301", "Leverantören svarar inte.", "Följande uppgifter som ska lämnas är inte kända ännu: 1.3 Identifieringskod", "1.8 Kontaktperson: e-postadress", "lördag 14 november 2026 kl. 21.00 (UTC+1)", "Kontakt: Bo Ek", "uppskattningar godtas")
}

func TestWhereTheRecipientTakesNoFileNoneIsSaidToBeSent(t *testing.T) {
	h, ref := breach(t)
	d := seal(t, h, ref, "gdpr.authority")
	approve(t, h, ref, d)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/gdpr.authority"
	h.at = h.at.Add(time.Minute)
	sum := v.submit(v.get(path).form(path), url.Values{"channel": {"service"}}).follow(t).says(t, "imy initial nr 1.pdf").lacks(t, "nr 1.json")
	v.upload(sum.form(path+"/check"), nil).follow(t).want(t, 200).says(t, "imy initial nr 1.xlsx").lacks(t, "nr 1.json")
}

func TestADraftWhoseFormIsGoneIsRecordedAsSentWithoutFiles(t *testing.T) {
	h := newSite(t)
	ref, err := h.Import(t.Context(), models.Operator("test"), casefile.File{Incident: casefile.Incident{Title: "Från ett äldre program"}, SealedDrafts: []casefile.SealedDraft{
		{Obligation: "gdpr.authority", Country: "SE", Form: "imy-2018", ContentSHA256: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Content: "{}", SealedBy: "Åsa", Approvals: []casefile.Approval{{Kind: casefile.Approved, Recorded: casefile.Recorded{At: h.at.Add(-time.Hour), By: "Bo"}}}},
	}})
	check(t, err)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/gdpr.authority"
	sum := v.submit(v.get(path).want(t, 200).form(path), url.Values{"channel": {"service"}, "sealed": {"1"}}).follow(t).want(t, 200)
	sum = v.upload(sum.form(path+"/check"), nil).want(t, 422).says(t, "Varför lämnades det in ändå?")
	v.upload(sum.form(path+"/check"), url.Values{"send_reason": {"Från det äldre programmet"}}).follow(t).want(t, 200).says(t, "Från det äldre programmet")
}

func TestTheFilesThatAreToBeSentAreWhereItIsSent(t *testing.T) {
	h, ref := classified(t)
	approve(t, h, ref, seal(t, h, ref, "dora.initial"))
	v, at := h.as(models.Handler), "/incidents/"+ref+"/sealed/1"
	links := v.get("/incidents/"+ref+"/file/dora.initial").want(t, 200).says(t, "Visa det låsta utkastet").links()
	for _, want := range []string{at, at + "/draft.json", at + "/draft.xlsx", at + "/draft.pdf"} {
		if !slices.Contains(links, want) {
			t.Errorf("no way to %s", want)
		}
	}
}

func TestOneFilingOfTwoReportsIsRecordedForBoth(t *testing.T) {
	h, ref := classified(t)
	h.at = h.at.Add(2 * time.Hour) // the initial notification is late
	v := h.as(models.Handler)
	together := "/incidents/" + ref + "/drafts/dora.initial?with=intermediate"
	v.submit(v.get(together).want(t, 200).form(together), nil).want(t, 303)
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	approve(t, h, ref, r.Sealed[0])
	path := "/incidents/" + ref + "/file/dora.intermediate"
	sum := v.submit(v.get(path).says(t, "Första anmälan och delrapport").form(path), typing(clockOf("sent", "21:50"), "channel", "service", "reference", "FI-1")).follow(t).want(t, 200).
		says(t, "Antecknas också för Första anmälan", "Varför är det försenat?")
	sum = v.upload(sum.form(path+"/check"), nil).want(t, 422).says(t, "Ange skälen till förseningen.")
	done := v.upload(sum.form(path+"/check"), url.Values{"delay_reason": {"Natt."}}).follow(t).want(t, 200).says(t, "Inlämningen är också antecknad för: Första anmälan", "Slutrapport")
	if fs := filings(t, h, ref); len(fs) != 2 || fs[0].Obligation != "dora.initial" || fs[1].Obligation != "dora.intermediate" {
		t.Errorf("%d filings", len(fs))
	}
	done.lacks(t, "Delrapport ska")
	for _, at := range []string{"/incidents/" + ref + "/filings/1", "/incidents/" + ref + "/filings/2"} {
		v.get(at).want(t, 200).says(t, "dora intermediate nr 1.json")
	}
}

func TestAReportThatWasSentIsNotOfferedToBeSentWithTheNext(t *testing.T) {
	h, ref := classified(t)
	at := h.at
	v, path := h.as(models.Handler), "/incidents/"+ref+"/drafts/dora.intermediate"
	v.get(path).want(t, 200).says(t, "första anmälan")
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac"}, nil)
	check(t, err)
	for _, l := range v.get(path).want(t, 200).links() {
		if strings.Contains(l, "with=") && strings.Contains(l, "initial") {
			t.Errorf("offered: %s", l)
		}
	}
}

func TestTheNoticeOfADelayIsOfferedOnTheIncident(t *testing.T) {
	h, ref := classified(t)
	v, home, letter := h.as(models.Handler), "/incidents/"+ref, "/incidents/"+ref+"/file/dora.delay_notice/letter"
	if slices.Contains(v.get(home).want(t, 200).links(), letter) {
		t.Error("it is offered more than an hour before")
	}
	h.at = saturday.Add(400 * time.Minute)
	page := v.get(home).want(t, 200).says(t, "Första anmälan ska vara inlämnad lördag 14 november 2026 kl. 21.00 (UTC+1).")
	if !slices.Contains(page.links(), letter) {
		t.Error("it is not offered an hour before")
	}
	h.as(models.Reader).get(home).want(t, 200).lacks(t, "ska vara inlämnad lördag")
	h.at = saturday.Add(500 * time.Minute)
	v.get(home).want(t, 200).says(t, "Första anmälan skulle ha varit inlämnad lördag 14 november 2026 kl. 21.00 (UTC+1).")
	at := h.at
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.delay_notice", SentAt: &at, Channel: "E-post", DelayReason: "Natt"}, nil)
	check(t, err)
	v.get(home).want(t, 200).lacks(t, "Första anmälan skulle ha varit inlämnad")
}

func TestWhatIsSentUnapprovedIsSeenOnTheIncident(t *testing.T) {
	h, ref := classified(t)
	d := seal(t, h, ref, "dora.initial")
	home := "/incidents/" + ref
	check(t, h.Approve(t.Context(), h.by(models.Handler), ref, d.ID, models.ApprovalInput{Kind: models.InEmergency, Reason: "Natt", SHA256: d.ContentSHA256}))
	h.as(models.Reader).get(home).want(t, 200).says(t, "Låst utkast nr 1 (Första anmälan) får lämnas in utan godkännande")
	at := h.at
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: "Fidac", SealedID: &d.ID}, nil)
	check(t, err)
	page := h.as(models.Approver).get(home).want(t, 200).says(t, "Låst utkast nr 1 (Första anmälan) lämnades in utan godkännande.", "Granska utkastet")
	if !slices.Contains(page.links(), home+"/sealed/1") {
		t.Error("no way to what is to be approved")
	}
	check(t, h.Approve(t.Context(), h.by(models.Approver), ref, d.ID, models.ApprovalInput{Kind: models.Afterwards, SHA256: d.ContentSHA256}))
	h.as(models.Reader).get(home).want(t, 200).lacks(t, "utan godkännande")
}

func TestAnEarlierReportInFidacDoesNotStandInForALaterOneByPost(t *testing.T) {
	h, ref := classified(t)
	by := h.by(models.Handler)
	for i, channel := range []string{"Fidac", "Post"} {
		at := h.at.Add(time.Duration(i-2) * time.Minute)
		_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &at, Channel: channel}, nil)
		check(t, err)
	}
	v := h.as(models.Handler)
	v.get("/incidents/"+ref+"/filings/2").want(t, 200).says(t, "Rapporten gick en annan väg än genom Fidac.")
	v.get("/incidents/"+ref+"/filings/1").want(t, 200).lacks(t, "Rapporten gick en annan väg än genom Fidac.")
}

func TestWhatIsPersonalIsSaidBeforeItIsSealedAndOfWhatWasSealed(t *testing.T) {
	h, ref := breach(t)
	officer := h.as(models.Handler)
	draft, file := "/incidents/"+ref+"/drafts/gdpr.authority", "/incidents/"+ref+"/file/gdpr.authority"
	set := func(version int, text string) {
		t.Helper()
		check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Version: version, Value: models.FactValue{Text: text}}}))
	}
	set(0, "Kunden 19811218-9876 såg fel konto.")
	officer.get(draft).want(t, 200).says(t, "innehåller personnummer eller e-postadress")
	path := officer.seals(t, ref, "gdpr.authority", nil)
	h.as(models.Approver).get(path).want(t, 200).says(t, "innehåller personnummer eller e-postadress")
	set(1, "En kund såg fel konto.")
	officer.get(file).want(t, 200).says(t, "innehåller personnummer eller e-postadress")
	officer.get(draft).want(t, 200).lacks(t, "innehåller personnummer eller e-postadress")
}

func TestTheCardOfANoticeOfTheDelaySaysThatItIsNeededOnlyThen(t *testing.T) {
	h, ref := classified(t)
	page := h.as(models.Handler).get("/incidents/"+ref).want(t, 200).says(t, "Behövs bara om tidsfristen för rapporteringen inte kan hållas.")
	_, card, ok := strings.Cut(page.body, `id="dora.delay_notice"`)
	card, _, _ = strings.Cut(card, "</li>")
	if !ok || strings.Contains(card, "Preliminär") {
		t.Errorf("its card says that it is provisional: %s", card)
	}
}
