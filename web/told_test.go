package web_test

import (
	"maps"
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

// filedBoth is a running incident of the bank of which IMY was notified and FI had
// both reports, and some hours later.
func (h *house) filedBoth(t *testing.T) string {
	t.Helper()
	by := h.by(models.Handler)
	ref := h.as(models.Handler).report(t, url.Values{"personal_data": {"yes"}})
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "nature", Value: models.FactValue{Text: "Fel konto"}, Source: "Kundtjänst"}, {Key: "primary_contact_name", Value: models.FactValue{Text: "Anna Ek"}}}))
	h.numbers(t, ref, 9400)
	at := h.now()
	check(t, h.MakeDecision(t.Context(), by, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &at, DecidedBy: "Bo"}))
	for _, id := range []deadline.ID{"gdpr.authority", "dora.initial", "dora.intermediate"} {
		sent := h.now()
		_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: id, SentAt: &sent, Channel: "portal"}, nil)
		check(t, err)
	}
	h.turn(5 * time.Hour)
	return ref
}

// numbers records how many clients and data subjects are affected.
func (h *house) numbers(t *testing.T, ref string, n int64) {
	t.Helper()
	at := h.now()
	for _, of := range []models.Of{casefile.Clients, casefile.DataSubjects} {
		check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &at, Of: of, Mode: casefile.Exact, Min: &n, Max: &n, Source: "Driften"}))
	}
}

func TestTheHomeOfAnIncidentNamesFIAndIMYWhenTheCountChangesAfterFiling(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	v := h.as(models.Handler)
	home := "/incidents/" + ref
	v.get(home).want(t, 200).lacks(t, "skiljer sig")
	h.numbers(t, ref, 14250)
	v.get(home).want(t, 200).says(t, "En uppgift skiljer sig från vad IMY fick veta den 24 november 2026. En uppgift skiljer sig från vad Finansinspektionen fick veta den 24 november 2026.", "Bedöm skillnaderna")
	v.get(home+"?lang=en").want(t, 200)
	page := v.get(home+"/told").want(t, 200)
	page.says(t, "24", "9 400", "14 250", "från Driften, antecknat av Name of handler", "Ersätter 9 400, som uppgavs den 24 november 2026.", "3.4 Antal berörda kunder", "Att bedöma")
	h.as(models.Reader).get(home+"/told").want(t, 200).says(t, "14 250").lacks(t, "Spara bedömningarna")
}

func TestADifferenceIsJudgedAndAMaterialOneProposesASupplement(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	h.numbers(t, ref, 14250)
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	imy, fi := toldForms(t, v, told)
	// Not material needs a reason, and nothing that was typed is lost.
	page := v.submit(imy.form, url.Values{imy.key + ".mark": {"not_material"}}).want(t, 422)
	page.says(t, "Skriv varför det inte är väsentligt för mottagaren.")
	v.submit(imy.form, url.Values{imy.key + ".mark": {"now"}, imy.key + ".reason": {"Dubbelt så många"}}).follow(t).says(t, "En bedömning är sparad.", "En uppgift ska rapporteras nu.", "Förbered komplettering till IMY", "Utan onödigt dröjsmål, senast ", "Dubbelt så många", "Rapportera nu. Bedömt av Name of handler")
	if links := v.get(told).links(); !strings.Contains(strings.Join(links, " "), "/incidents/"+ref+"/drafts/imy.supplement") {
		t.Errorf("no link to the supplement: %v", links)
	}
	v.submit(fi.form, url.Values{fi.key + ".mark": {"not_material"}, fi.key + ".reason": {"Samma tröskel"}}).follow(t).says(t, "Samma tröskel", "Inte väsentlig. Bedömt av")
	v.get("/incidents/"+ref).says(t, "En uppgift ska rapporteras nu till IMY.", "Visa den").lacks(t, "skiljer sig")
	h.numbers(t, ref, 20000)
	v.get("/incidents/"+ref).says(t, "En uppgift skiljer sig").lacks(t, "rapporteras nu")
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "bedömde en uppgift som inte är som mottagaren fick veta", "Inte väsentlig", "Samma tröskel")
}

// A toldForm is the form of the page, and the key of the first difference of one
// recipient.
type toldForm struct {
	form form
	key  string
}

// toldForms are those of the first and the last filing that something differs from.
func toldForms(t *testing.T, v *visitor, path string) (first, last toldForm) {
	t.Helper()
	f := v.get(path).want(t, 200).form(path)
	var keys []string
	for _, name := range slices.Sorted(maps.Keys(f.values)) {
		if key, ok := strings.CutSuffix(name, ".told"); ok {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		t.Fatal("no recipient can be judged")
	}
	before, _, _ := strings.Cut(keys[len(keys)-1], ".")
	i := slices.IndexFunc(keys, func(key string) bool { return strings.HasPrefix(key, before+".") })
	return toldForm{f, keys[0]}, toldForm{f, keys[i]}
}

// TestWhatIsJudgedOfTwoRecipientsIsSavedWithOneButton has something typed of each, which
// comes back together when one of them is refused.
func TestWhatIsJudgedOfTwoRecipientsIsSavedWithOneButton(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	h.numbers(t, ref, 14250)
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	imy, fi := toldForms(t, v, told)
	if imy.key == fi.key {
		t.Fatalf("only %s differs", imy.key)
	}
	typed := url.Values{imy.key + ".mark": {"now"}, imy.key + ".reason": {"Dubbelt så många"}, fi.key + ".mark": {"not_material"}}
	back := v.submit(imy.form, typed).want(t, 422).says(t, "Dubbelt så många").form(told)
	for name, want := range typed {
		if got := back.values[name]; !slices.Equal(got, want) {
			t.Errorf("%s comes back as %q", name, got)
		}
	}
	v.submit(back, url.Values{fi.key + ".reason": {"Samma tröskel"}}).follow(t).says(t, "2 bedömningar är sparade.", "Dubbelt så många", "Samma tröskel")
}

// TestWhatWasTypedOfWhatWasToldIsKeptAsADraft opens the page anew, after one of the
// numbers has become another.
func TestWhatWasTypedOfWhatWasToldIsKeptAsADraft(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	h.numbers(t, ref, 14250)
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	imy, fi := toldForms(t, v, told)
	draft := url.Values{"form": {told}, imy.key + ".mark": {"now"}, imy.key + ".reason": {"Dubbelt så många"}, fi.key + ".reason": {"Under tröskeln"}}
	for name, values := range imy.form.values {
		if draft[name] == nil && name != "once" {
			draft[name] = values
		}
	}
	v.post("/drafts", draft).want(t, 204)
	page := v.get(told).says(t, "Dubbelt så många", "Under tröskeln").lacks(t, "Något ändrades")
	if f := page.form(told); f.values.Get(imy.key+".mark") != "now" {
		t.Errorf("the choice comes back as %q", f.values.Get(imy.key+".mark"))
	}
	h.numbers(t, ref, 15000)
	v.get(told).says(t, "Dubbelt så många", "Under tröskeln", "Något ändrades medan du hade sidan öppen.")
	v.submit(v.get(told).form(told), url.Values{fi.key + ".mark": {"not_material"}}).follow(t).says(t, "2 bedömningar är sparade.")
	h.numbers(t, ref, 9400)
	v.get(told).lacks(t, "Dubbelt så många", "Under tröskeln")
}

// TestWhatSomebodyElseHasJudgedMeanwhileIsNotTakenBack saves one recipient from a page
// that was opened before another was judged anew.
func TestWhatSomebodyElseHasJudgedMeanwhileIsNotTakenBack(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	h.numbers(t, ref, 14250)
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	imy, _ := toldForms(t, v, told)
	v.submit(imy.form, url.Values{imy.key + ".mark": {"now"}, imy.key + ".reason": {"Dubbelt så många"}}).want(t, 303)
	imy, fi := toldForms(t, v, told)
	v.submit(imy.form, url.Values{imy.key + ".mark": {"not_material"}, imy.key + ".reason": {"IMY vet redan"}}).want(t, 303)
	fresh := url.Values{fi.key + ".mark": {"not_material"}, fi.key + ".reason": {"Under tröskeln"}}
	v.submit(fi.form, fresh).follow(t).says(t, "En bedömning är sparad.", "IMY vet redan", "Under tröskeln").lacks(t, "Dubbelt så många")
	v.submit(fi.form, url.Values{"once": {""}, imy.key + ".reason": {"Mer än dubbelt"}}).want(t, 409).says(t, "Något ändrades medan du hade sidan öppen.", "Mer än dubbelt", "IMY vet redan")
}

func TestAJudgementOfWhatHasChangedMeanwhileIsAskedForAgain(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	h.numbers(t, ref, 14250)
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	imy, _ := toldForms(t, v, told)
	h.numbers(t, ref, 15000)
	typed := url.Values{imy.key + ".mark": {"not_material"}, imy.key + ".reason": {"Väl genomtänkt"}}
	v.submit(imy.form, typed).want(t, 409).says(t, "Något ändrades medan du hade sidan öppen.", "15 000", "Väl genomtänkt")
	h.numbers(t, ref, 9400) // as it was told: there is nothing to judge any more
	v.submit(imy.form, typed).want(t, 409).says(t, "Detta skrev du om en uppgift som inte längre skiljer sig:", "Väl genomtänkt", "Allt är som mottagaren fick veta.")
}

func TestWhatWasAddedIsTakenIntoTheNextReportWithOneButton(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: "En cache"}}, {Key: "consequences", Value: models.FactValue{Text: "Ingen känd"}}}))
	v, told := h.as(models.Handler), "/incidents/"+ref+"/told"
	v.get("/incidents/"+ref).says(t, "Två uppgifter har tillkommit sedan inlämningen till IMY den 24 november 2026.")
	f := v.get(told).form(told)
	v.submit(f, url.Values{"do": {"next"}}).want(t, 422).says(t, "Skriv varför det är väsentligt för mottagaren.")
	why := "added.gdpr.authority.reason"
	if _, ok := f.values[why]; !ok {
		t.Fatalf("no reason is asked for among %v", f.values)
	}
	typed := url.Values{why: {"Hör till orsaken"}}
	v.submit(f, typed).want(t, 422).says(t, "Du har skrivit ett skäl att ta med allt som har tillkommit.", "Hör till orsaken")
	typed.Set("do", "next")
	v.submit(f, typed).follow(t).says(t, "2 bedömningar är sparade.", "Ta med i nästa rapport. Bedömt av")
	v.submit(f, typed).follow(t).says(t, "Ingen bedömning var ny")
	v.get("/incidents/"+ref).lacks(t, "har tillkommit")
}

func TestAFactThatTwoRecipientsWereToldDifferentlyIsShown(t *testing.T) {
	h := newSite(t)
	ref := h.filedBoth(t)
	by := h.by(models.Handler)
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "primary_contact_name", Version: 1, Value: models.FactValue{Text: "Bo Ek"}}}))
	at := h.now()
	_, err := h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "dora.intermediate_update", SentAt: &at, Channel: "portal"}, nil)
	check(t, err)
	h.as(models.Handler).get("/incidents/"+ref+"/told").says(t, "Olika uppgifter till olika mottagare", "Anna Ek", "Bo Ek", "som akten nu")
}

func TestAQuestionFromAnAuthorityFromTheCallToTheAnswer(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	ref := v.report(t, url.Values{})
	at := "/incidents/" + ref + "/questions"
	f := v.get(at).want(t, 200).says(t, "Ingen fråga är antecknad").form(at)
	v.submit(f, url.Values{"recipient": {""}, "text": {"Vilka länder berörs?"}}).want(t, 422).says(t, "Vilka länder berörs?", "Fyll i det här fältet.")
	typed := url.Values{"recipient": {"IMY"}, "text": {"Vilka länder berörs?"}, "reference": {"IMY-2026-17"}, "due.y": {"2026"}, "due.m": {"11"}, "due.d": {"27"}, "received_by": {"Växeln"}}
	v.submit(f, typed).follow(t).says(t, "Frågan är antecknad.", "Vilka länder berörs?", "IMY-2026-17", "fredag 27 november 2026", "Att besvara")
	v.get("/").says(t, "Frågor att besvara", "IMY", "fredag 27 november 2026 kl. 24.00")
	v.get("/limits").want(t, 200).says(t, "Frågor att besvara (1)", "IMY", "fredag 27 november 2026 kl. 24.00")
	h.as(models.Reporter).get("/limits").lacks(t, "Frågor att besvara")
	v.get("/incidents/"+ref).says(t, "Frågor att besvara", "Vilka länder berörs?")
	h.as(models.Reporter).get("/").lacks(t, "Frågor att besvara")
	correct := at + "/1/correct"
	c := v.get(correct).want(t, 200).formOf(t, correct, "do", "")
	if c.values.Get("due.t") != "" || c.values.Get("due.d") != "27" {
		t.Errorf("the day comes back as %s %q", c.values.Get("due.d"), c.values.Get("due.t"))
	}
	v.submit(c, url.Values{"due.d": {"30"}, "due.t": {"12:00"}}).want(t, 422)
	v.submit(c, url.Values{"due.d": {"30"}, "due.t": {"12:00"}, "reason": {"De ringde"}}).follow(t).says(t, "Frågan är rättad.", "måndag 30 november 2026 kl. 12.00", "Tidigare lydelser", "De ringde", "fredag 27 november 2026")
	v.submit(c, url.Values{"text": {"Något annat"}, "reason": {"x"}}).want(t, 409).says(t, "Någon annan ändrade", "Något annat")

	answer := at + "/1/answer"
	a := v.get(answer).want(t, 200).says(t, "Vilka länder berörs?").form(answer)
	v.upload(a, url.Values{"text": {"Sverige och Danmark."}}, file{"proof", "svar.pdf", "application/pdf", "%PDF"}).want(t, 422).says(t, "Sverige och Danmark.")
	v.upload(a, url.Values{"text": {"Sverige och Danmark."}, "channel": {"e-post"}}, file{"proof", "svar.pdf", "application/pdf", "%PDF"}).follow(t).says(t, "Svaret är antecknat.", "Sverige och Danmark.", "Besvarad", "svar.pdf")
	v.get("/").lacks(t, "Frågor att besvara")
	v.get("/limits").lacks(t, "Frågor att besvara")
	v.get("/incidents/"+ref).lacks(t, "Frågor att besvara")
	h.as(models.Auditor).get("/incidents/"+ref+"/log").says(t, "antecknade en fråga från en myndighet", "rättade en fråga från en myndighet", "antecknade ett svar till en myndighet")
}

// TestAQuestionStandsAboveTheLimitsThatRunOutLater has a question that is due before
// and one that is due after the first limit.
func TestAQuestionStandsAboveTheLimitsThatRunOutLater(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	ref := v.report(t, url.Values{})
	at := "/incidents/" + ref + "/questions"
	order := func(first, then string) {
		t.Helper()
		if text := v.get("/").want(t, 200).text(); strings.Index(text, then) < strings.Index(text, first) {
			t.Errorf("%q stands before %q:\n%s", then, first, text)
		}
	}
	v.submit(v.get(at).form(at), joined(url.Values{"recipient": {"IMY"}, "text": {"Vilka länder?"}}, clock("due", "2027", "1", "15", ""))).want(t, 303)
	order("Närmaste fristerna", "Frågor att besvara")
	v.submit(v.get(at).form(at), joined(url.Values{"recipient": {"IMY"}, "text": {"Vem svarar?"}}, clock("due", "2026", "11", "24", "12:00"))).want(t, 303)
	order("Frågor att besvara", "Närmaste fristerna")
	order("Vem svarar?", "Vilka länder?")
	v.get("/limits").says(t, "Frågor att besvara (2)")
}

func TestAQuestionThatDidNotBelongHereIsWithdrawnAndStays(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	ref := v.report(t, url.Values{})
	at := "/incidents/" + ref + "/questions"
	v.submit(v.get(at).form(at), url.Values{"recipient": {"FI"}, "text": {"Hur?"}}).follow(t).says(t, "Ingen tid angavs")
	w := v.get(at+"/1/correct").formOf(t, at+"/1/correct", "do", "withdraw")
	v.submit(w, url.Values{}).want(t, 422)
	v.submit(w, url.Values{"gone": {"Gällde en annan bank"}}).follow(t).says(t, "Frågan är återtagen.", "Återtagen", "Gällde en annan bank", "Hur?")
	v.get("/").lacks(t, "Frågor att besvara")
}

// TestEachEntityReadsTheTimesOfItsOwnCountry files for the Finnish company late in the
// evening, when the day is another one there.
func TestEachEntityReadsTheTimesOfItsOwnCountry(t *testing.T) {
	h := newSite(t)
	by := h.by(models.Handler)
	ref, err := h.ReportIncident(t.Context(), by, models.Once{}, models.Report{EntityID: h.bank, Informant: "Bo", Aware: calendar.At(h.now()), PersonalData: deadline.Yes})
	check(t, err)
	check(t, h.AddPart(t.Context(), by, models.Once{}, ref, h.pay))
	v, home := h.as(models.Handler), "/incidents/"+ref
	// Kännedom kl. 10.00 i Stockholm är kl. 11.00 i Helsingfors.
	_, card, _ := strings.Cut(v.get(home).want(t, 200).text(), "Finansinspektionen · Testbanken AB")
	_, card, _ = strings.Cut(card, "· Maksu Oy")
	if !strings.Contains(card, "onsdag 25 november 2026 kl. 11.00 (UTC+2)") || !strings.Contains(card, "Klassificera senast onsdag 25 november 2026 kl. 11.00 (") {
		t.Errorf("the card of the Finnish company says\n%s", card)
	}
	h.turn(13*time.Hour + 30*time.Minute)
	sent := h.now() // 23.30 on the 24th in Stockholm, 00.30 on the 25th in Helsinki
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "primary_contact_name", Value: models.FactValue{Text: "Anna Ek"}}}))
	_, err = h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &sent, Channel: "portal", EntityID: &h.pay}, nil)
	check(t, err)
	h.turn(time.Minute)
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "primary_contact_name", Version: 1, Value: models.FactValue{Text: "Bo Ek"}}}))
	v.get(home+"/told").want(t, 200).says(t, "ons 25 nov 2026 kl. 00.30", "Ersätter Anna Ek, som uppgavs den 25 november 2026.").lacks(t, "24 nov 2026 kl. 23.30", "den 24 november")
	v.get(home).says(t, "(Maksu Oy) fick veta den 25 november 2026.")
	h.turn(time.Hour)
	v.get(home+"/drafts").says(t, "(UTC+2)", "(UTC+1)")
}
