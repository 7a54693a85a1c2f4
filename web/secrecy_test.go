package web_test

import (
	"archive/zip"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
)

// answered stores an answer in free text with something in it that is nobody's.
func answered(t *testing.T, h *house, ref, text string) {
	t.Helper()
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: text}}}))
}

func TestWhatIsPersonalIsPointedOutBeforeItIsSent(t *testing.T) {
	h, ref := breach(t)
	at := "/incidents/" + ref + "/secrecy"
	h.as(models.Handler).get(at).want(t, 200).says(t, "Inga personnummer eller e-postadresser hittades", "I fälten för kontaktuppgifter, där en e-postadress hör hemma, söks bara efter personnummer.", "Inget är märkt")
	answered(t, h, ref, "Kunden 900101-0017 skrev från anna@bank.example.")
	page := h.as(models.Handler).get(at).want(t, 200).says(t, "innehåller personnummer och e-postadress")
	if !slices.ContainsFunc(page.links(), func(s string) bool { return strings.HasSuffix(s, "#f-nature") }) {
		t.Errorf("no way to the answer among %v", page.links())
	}
	h.as(models.Handler).get("/incidents/"+ref+"/file/gdpr.authority").says(t, "Svaret på fält 10 innehåller personnummer eller e-postadress.")
	if page := h.as(models.Reader).get(at).want(t, 200); len(page.links()) == 0 || strings.Contains(page.body, "Märk passagen") {
		t.Error("a reader is offered to mark something")
	}
}

func TestAMarkedPassageIsAskedToBeKeptSecretAndMasked(t *testing.T) {
	h, ref := breach(t)
	answered(t, h, ref, "Servern <em>KALLE-7</em> svarade fel.")
	v, at := h.as(models.Handler), "/incidents/"+ref+"/secrecy"
	back := v.submit(v.get(at).form(at), url.Values{"source": {"nature"}, "quote": {"KALLE-8"}, "ground": {"osl_18_8"}, "reason": {"Visar <b>skyddet</b>"}}).want(t, 422).
		says(t, "Texten finns inte i svaret.").form(at)
	if back.values.Get("quote") != "KALLE-8" || back.values.Get("reason") != "Visar <b>skyddet</b>" {
		t.Errorf("what was typed came back as %v", back.values)
	}
	page := v.submit(back, url.Values{"quote": {"KALLE-7"}}).follow(t).want(t, 200).escaped(t)
	page.says(t, "Passagen är märkt.", "18 kap. 8 § OSL", "Vi begär att följande uppgifter inte lämnas ut.", "Fält 10", "delar av svaret", "Visar <b>skyddet</b>")

	claim := at + "/claim/gdpr.authority"
	request := v.submit(page.form(claim), nil).follow(t).says(t, "Begäran är sparad som svar")
	facts, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	if s := facts["secrecy_claim"].Value.Text; !strings.Contains(s, "Fält 10") || strings.Contains(s, "KALLE-7") {
		t.Errorf("the request is %q", s)
	}
	if strings.Contains(request.body, claim) {
		t.Error("what is the answer already is offered again")
	}
	base := "/incidents/" + ref + "/redacted/gdpr.authority/draft."
	if body := unzipped(t, v.get(base+"xlsx").want(t, 200).body); strings.Contains(body, "KALLE-7") || !strings.Contains(body, "Servern &lt;em&gt;[maskerad]&lt;/em&gt; svarade fel.") {
		t.Error("the copy is not masked")
	}
	if body := v.get(base+"pdf").want(t, 200).body; len(body) < 1000 {
		t.Errorf("the document has %d bytes", len(body))
	}
	d := seal(t, h, ref, "gdpr.authority")
	twin := "/incidents/" + ref + "/sealed/1/redacted."
	v.get(at).says(t, "Låst utkast nr 1").links()
	if body := unzipped(t, v.get(twin+"xlsx").want(t, 200).body); d.ID != 1 || strings.Contains(body, "KALLE-7") || !strings.Contains(body, "[maskerad]") {
		t.Error("the copy of the sealed draft is not masked")
	}
	v.get(twin+"pdf").want(t, 200)
	v.get("/incidents/"+ref+"/sealed/1/draft.pdf").want(t, 200)
	lift := at + "/1/lift"
	v.submit(v.get(at).form(lift), nil).follow(t).says(t, "Märkningen är borttagen.", "Inget är märkt")
	if body := unzipped(t, v.get(base+"xlsx").want(t, 200).body); !strings.Contains(body, "KALLE-7") {
		t.Error("what is no longer marked is masked")
	}
	v.get("/incidents/"+ref+"/log").says(t, "märkte en känslig passage", "tog bort märkningen av en passage")
}

// unzipped is all that stands in a workbook.
func unzipped(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	check(t, err)
	all := ""
	for _, f := range z.File {
		r, err := f.Open()
		check(t, err)
		body, err := io.ReadAll(r)
		check(t, err)
		all += string(body)
	}
	return all
}

func TestACopyIsHadInTheFormatsThatTheDraftHas(t *testing.T) {
	h, ref := classified(t)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	at := "/incidents/" + ref
	v := h.as(models.Handler)
	for _, source := range []string{"nature", "incident.summary"} {
		check(t, h.MarkPassage(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Passage{Source: source, Ground: "osl_21_7"}))
	}
	seal(t, h, ref, "gdpr.authority")
	page := v.get(at+"/secrecy").says(t, "21 kap. 7 § OSL: personuppgifter")
	for path, want := range map[string]int{"/redacted/gdpr.authority/draft.": 404, "/redacted/dora.initial/draft.": 200, "/sealed/1/redacted.": 404} {
		v.get(at+path+"json").want(t, want)
		v.get(at+path+"xlsx").want(t, 200)
		if offered := slices.Contains(page.links(), at+path+"json"); offered != (want == 200) {
			t.Errorf("%s is offered: %v", path, offered)
		}
	}
	got := v.get(at + "/redacted/dora.initial/draft.json").header.Get("Content-Disposition")
	if !strings.Contains(got, ref+" maskerad dora initial.json") {
		t.Errorf("the file is called %s", got)
	}
}

func TestOnceSomethingIsFiledOnlyACopyOfThatIsOffered(t *testing.T) {
	h, ref := breach(t)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	check(t, h.MarkPassage(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Passage{Source: "nature", Quote: "KALLE-7", Ground: "osl_18_8"}))
	first := seal(t, h, ref, "gdpr.authority")
	edit := models.FactEdit{Key: "nature", Version: 1, Value: models.FactValue{Text: "Servern KALLE-7 svarade inte."}}
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{edit}))
	d := seal(t, h, ref, "gdpr.authority")
	approve(t, h, ref, d)
	v, at := h.as(models.Handler), "/incidents/"+ref
	now, one, two := at+"/redacted/gdpr.authority/draft.pdf", at+"/sealed/1/redacted.pdf", at+"/sealed/2/redacted.pdf"
	offered := func(page *answer) (list []string) {
		for _, l := range page.links() {
			if l == now || l == one || l == two {
				list = append(list, l)
			}
		}
		return list
	}
	page := v.get(at+"/secrecy").says(t, "IMY: Anmälan av personuppgiftsincident, som utkastet är nu")
	if got := offered(page); !slices.Equal(got, []string{now, two, one}) {
		t.Errorf("before it was filed %v are offered of no. %d and %d", got, first.ID, d.ID)
	}
	sent := h.at
	_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &sent, Channel: "brev", SealedID: &d.ID}, nil)
	check(t, err)
	page = v.get(at+"/secrecy").says(t, "Name of handler, inlämnat ")
	if got := offered(page); !slices.Equal(got, []string{two}) {
		t.Errorf("after it was filed %v are offered", got)
	}
}

func TestARequestDoesNotReplaceAnAnswerThatSomebodyWroteMeanwhile(t *testing.T) {
	h, ref := breach(t)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	check(t, h.MarkPassage(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Passage{Source: "nature", Ground: "osl_30_4"}))
	v, at := h.as(models.Handler), "/incidents/"+ref+"/secrecy"
	f := v.get(at).form(at + "/claim/gdpr.authority")
	check(t, h.SetFacts(t.Context(), h.by(models.Approver), ref, []models.FactEdit{{Key: "secrecy_claim", Value: models.FactValue{Text: "Mitt eget skäl"}}}))
	v.submit(f, nil).want(t, 409)
	page := v.get(at)
	v.submit(page.form(at+"/claim/gdpr.authority"), nil).follow(t).says(t, "hela svaret")
}

func TestWhoMayNotKeepTheRecordMarksNothing(t *testing.T) {
	h, ref := breach(t)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		at := "/incidents/" + ref + "/secrecy"
		h.as(role).get(at).want(t, 200)
		h.as(role).post(at, url.Values{"source": {"nature"}, "ground": {"osl_18_8"}}).want(t, 403)
		h.as(role).post(at+"/claim/gdpr.authority", nil).want(t, 403)
		h.as(role).post(at+"/1/lift", nil).want(t, 403)
	}
}

func TestTheDraftsLeadToWhatBecomesPublic(t *testing.T) {
	h, ref := breach(t)
	at := "/incidents/" + ref + "/secrecy"
	if links := h.as(models.Handler).get("/incidents/"+ref+"/drafts").want(t, 200).links(); !slices.Contains(links, at) {
		t.Errorf("no way to %s among %v", at, links)
	}
}

func TestAMarkThatMasksNothingIsSaidOnThePageAndInTheCopy(t *testing.T) {
	h, ref := breach(t)
	v, at := h.as(models.Handler), "/incidents/"+ref
	set := func(key string, version int, text string) {
		t.Helper()
		check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: key, Version: version, Value: models.FactValue{Text: text}}}))
	}
	mark := func(source, quote string) {
		t.Helper()
		check(t, h.MarkPassage(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Passage{Source: source, Quote: quote, Ground: "osl_18_8"}))
	}
	set("nature", 0, "Projektet KODNAMN X läckte.")
	set("consequences", 0, "Kunden Anna Ek drabbades.")
	mark("nature", "KODNAMN X")
	mark("consequences", "Anna Ek")
	copied := func(named, says string) {
		t.Helper()
		got := v.get(at+"/redacted/gdpr.authority/draft.xlsx").want(t, 200)
		if name, body := got.header.Get("Content-Disposition"), unzipped(t, got.body); !strings.Contains(name, ref+" "+named+" imy initial.xlsx") || strings.Contains(strings.ToLower(body), "kodnamn") || !strings.Contains(body, says) {
			t.Errorf("the file is called %s, and it says %q: %v", name, says, strings.Contains(body, says))
		}
	}
	set("nature", 1, "Projektet Kodnamn\u00a0x läckte.")
	copied("maskerad", "Projektet [maskerad] läckte.")
	v.get(at+"/secrecy").want(t, 200).lacks(t, "Finns inte längre i svaret").lacks(t, "En märkt text finns inte i svaren här.")
	set("nature", 2, "Det hemliga projektet läckte.")
	copied("ej helt maskerad", "En märkt text finns inte i svaren här.")
	v.get(at+"/secrecy").want(t, 200).says(t, "Finns inte längre i svaret", "En märkt text finns inte i svaren här.")
	set("consequences", 1, "Kunden drabbades.")
	copied("ej helt maskerad", "Inget är maskerat i det här exemplaret")
}

func TestWhatIsPersonalInASealedDraftIsSaidWhereItIsChosenAndChecked(t *testing.T) {
	h, ref := classified(t)
	v, path := h.as(models.Handler), "/incidents/"+ref+"/file/gdpr.authority"
	answered(t, h, ref, "Kunden 19900101\u20110017 såg fel konto.")
	seal(t, h, ref, "gdpr.authority")
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "nature", Version: 1, Value: models.FactValue{Text: "En kund såg fel konto."}}}))
	approve(t, h, ref, seal(t, h, ref, "gdpr.authority"))
	const warns = "Svaret på fält 10 innehåller personnummer eller e-postadress."
	page := v.get(path).want(t, 200).says(t, "Svaren innehåller personnummer eller e-postadress.").lacks(t, warns)
	sends := func(id string) *answer {
		t.Helper()
		return v.submit(page.form(path), typing(clockOf("sent", "19:50"), "channel", "service", "sealed", id)).follow(t).want(t, 200)
	}
	sends("2").lacks(t, warns)
	if links := sends("1").says(t, warns).links(); !slices.Contains(links, "/incidents/"+ref+"/secrecy") {
		t.Errorf("no way to what is personal among %v", links)
	}
}

func TestTheRequestDoesNotQuoteWhatItAsksToKeepSecret(t *testing.T) {
	h, ref := breach(t)
	v, at := h.as(models.Handler), "/incidents/"+ref+"/secrecy"
	answered(t, h, ref, "Servern KALLE-7 skyddas av Anna Ek.")
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: "Projekt Vintergatan"}}}))
	first := url.Values{"source": {"nature"}, "quote": {"KALLE-7"}, "ground": {"osl_18_8"}, "reason": {"Visar att Kalle\u20117 skyddas."}}
	back := v.submit(v.get(at).form(at), first).want(t, 422).says(t, "Skälen återger det som är märkt.").form(at)
	if got := back.values.Get("reason"); got != first.Get("reason") {
		t.Errorf("what was typed came back as %q", got)
	}
	page := v.submit(back, url.Values{"reason": {"Visar vem, Anna  EK, och att projekt vintergatan skyddas."}}).follow(t).want(t, 200).lacks(t, "Skälen återger det som är märkt")
	page = v.submit(page.form(at), url.Values{"source": {"cause"}, "ground": {"osl_18_8"}, "reason": {"Om projekt vintergatan."}}).want(t, 422).says(t, "Skälen återger det som är märkt.")
	page = v.submit(page.form(at), url.Values{"reason": {"Om Kalle-7."}}).want(t, 422).says(t, "Skälen återger det som är märkt.")
	page = v.submit(page.form(at), url.Values{"reason": {"Om ett projekt."}}).follow(t).want(t, 200)
	page = v.submit(page.form(at), url.Values{"source": {"nature"}, "quote": {"Anna Ek"}, "ground": {"osl_21_7"}}).follow(t).want(t, 200)
	page.says(t, "Visar vem, [maskerad], och att [maskerad] skyddas.", "Skälen återger det som är märkt, och maskeras i begäran")
	v.submit(page.form(at+"/claim/gdpr.authority"), nil).follow(t)
	facts, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	if s := facts["secrecy_claim"].Value.Text; !strings.Contains(s, "Visar vem, [maskerad], och att [maskerad] skyddas.") {
		t.Errorf("the request is %q", s)
	}
}

func TestThePagesFromWhichADraftIsSentLeadToWhatBecomesPublic(t *testing.T) {
	h, ref := classified(t)
	v, at := h.as(models.Handler), "/incidents/"+ref
	seal(t, h, ref, "gdpr.authority")
	for path, want := range map[string]bool{"/sealed/1": true, "/file/gdpr.authority": true, "/file/gdpr.subjects": false} {
		page := v.get(at+path).want(t, 200)
		if leads := slices.Contains(page.links(), at+"/secrecy"); leads != want || strings.Contains(page.body, "blir allmän handling") != want {
			t.Errorf("%s leads there: %v", path, leads)
		}
	}
}

// requestTo is the text of the request under a heading that holds what.
func (p *answer) requestTo(t *testing.T, what string) string {
	t.Helper()
	for _, section := range strings.Split(p.body, `<section class="section">`)[1:] {
		if head, _, _ := strings.Cut(section, "<textarea"); strings.Contains(head, what) {
			return section
		}
	}
	t.Fatalf("nothing is asked of %q", what)
	return ""
}

func TestARequestNamesTheProvisionOfItsRecipientAndIsMadeForEachReportThatWasFiled(t *testing.T) {
	h, ref := classified(t)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	by, at := h.by(models.Handler), "/incidents/"+ref+"/secrecy"
	in, err := h.Incident(t.Context(), by, ref)
	check(t, err)
	in.Summary = "Inloggningen via KALLE-7 föll."
	check(t, h.EditIncident(t.Context(), by, in))
	for source, ground := range map[string]models.Ground{"nature": "osl_30_4", "incident.summary": "osl_32_1"} {
		check(t, h.MarkPassage(t.Context(), by, models.Once{}, ref, models.Passage{Source: source, Ground: ground}))
	}
	for _, duty := range []deadline.ID{"dora.initial", "dora.intermediate"} {
		d := seal(t, h, ref, duty)
		approve(t, h, ref, d)
		h.turn(time.Hour)
		sent := h.at
		_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: duty, SentAt: &sent, Channel: "Fidac", SealedID: &d.ID}, nil)
		check(t, err)
	}
	page := h.as(models.Handler).get(at).want(t, 200)
	imy, fi := page.requestTo(t, "IMY: Anmälan av personuppgiftsincident"), page.requestTo(t, "Finansinspektionen: ")
	const theirs, ours = "32 kap. 1 § OSL: Integritetsskyddsmyndighetens tillsyn.", "30 kap. 4 § OSL: Finansinspektionens tillsyn."
	if !strings.Contains(imy, theirs) || strings.Contains(imy, ours) || !strings.Contains(imy, "Bestämmelsen är vald efter mottagaren") {
		t.Errorf("IMY is asked %s", imy)
	}
	if !strings.Contains(fi, ours) || strings.Contains(fi, theirs) || !strings.Contains(fi, "Bestämmelsen är vald efter mottagaren") {
		t.Errorf("Finansinspektionen is asked %s", fi)
	}
	for _, n := range []string{"1", "2"} {
		page.says(t, "Finansinspektionen: Låst utkast nr "+n+",")
	}
	page.says(t, "inlämnat")
	in, err = h.Incident(t.Context(), by, ref)
	check(t, err)
	in.Summary = "Inloggningen föll." // what was filed says what it said
	check(t, h.EditIncident(t.Context(), by, in))
	page = h.as(models.Handler).get(at).want(t, 200)
	page.requestTo(t, "Finansinspektionen: Låst utkast nr 2,")
}

func TestAProvisionAboutTheSupervisionByAnAuthorityIsLeftOutElsewhere(t *testing.T) {
	h, ref := breach(t)
	by := h.by(models.Handler)
	answered(t, h, ref, "Servern KALLE-7 svarade fel.")
	check(t, h.AddPart(t.Context(), by, models.Once{}, ref, h.pay)) // a Finnish one
	check(t, h.MarkPassage(t.Context(), by, models.Once{}, ref, models.Passage{Source: "nature", Ground: "osl_32_1"}))
	page := h.as(models.Handler).get("/incidents/"+ref+"/secrecy").want(t, 200)
	if s := page.requestTo(t, "Maksu Oy"); strings.Contains(s[strings.Index(s, "<textarea"):], "32 kap.") || !strings.Contains(s, "Välj vilken bestämmelse som gäller hos mottagaren") {
		t.Errorf("elsewhere it is asked %s", s)
	}
	if s := page.requestTo(t, "IMY: "); !strings.Contains(s[strings.Index(s, "<textarea"):], "32 kap. 1 § OSL") || strings.Contains(s, "vald efter mottagaren") {
		t.Errorf("IMY is asked %s", s)
	}
}
