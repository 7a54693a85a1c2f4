package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
)

// underDORA is the Klarna incident as DORA would have it.
func underDORA() url.Values {
	return joined(clock("aware", "2021", "05", "27", "10:58"), clock("classified", "2021", "05", "27", "11:01"),
		clock("sent.dora.initial", "2021", "05", "27", "14:30"), clock("sent.dora.intermediate", "2021", "05", "30", "14:00"),
		url.Values{"do": {"count"}, "country": {"SE"}, "type": {"credit_institution"}, "role": {"controller"}, "personal_data": {"yes"}, "law_of": {"2026-11-25"}})
}

func TestTheKlarnaIncidentUnderDORAIsTriedAndNothingIsStored(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	v := h.as(models.Handler)
	v.get(at).want(t, 200).says(t, "Tänk om", "Ingenting sparas")
	head := must[models.Head](t)(h.Head(t.Context()))
	v.get(at+"?"+underDORA().Encode()).want(t, 200).says(t, "Det som ändras", "Det som inte ändras (", "I dag", "Med de här uppgifterna",
		"söndag 30 maj 2021 kl. 11.01 (UTC+2)", "söndag 30 maj 2021 kl. 10.58 (UTC+2)", "3 minuter tidigare", // IMY
		"torsdag 27 maj 2021 kl. 15.01 (UTC+2)", "söndag 30 maj 2021 kl. 14.30 (UTC+2)", // initial, intermediate
		"onsdag 30 juni 2021 kl. 14.00 (UTC+2)", "onsdag 30 juni 2021 kl. 24.00 (UTC+2)", // final
		"Så är fristen beräknad", "artikel 5.1 a", "Har inte längre någon frist", // PSD2
	)
	if now := must[models.Head](t)(h.Head(t.Context())); now.Seq != head.Seq {
		t.Errorf("the log has moved from line %d to %d", head.Seq, now.Seq)
	}
}

func TestWhatIsTypedOnATrialComesBack(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	values := underDORA()
	values.Set("aware.d", "31")
	values.Set("aware.m", "02")
	values.Set("law_of", "i fjol")
	p := h.as(models.Reader).get(at+"?"+values.Encode()).want(t, 422).says(t, "Det datumet finns inte.", "Skriv dagen som 2026-11-25.")
	back := p.form(at).values
	for name := range values {
		if back.Get(name) != values.Get(name) && name != "do" {
			t.Errorf("%s came back as %q, was %q", name, back.Get(name), values.Get(name))
		}
	}
}

// TestATimeWithTheOffsetOfAnotherPlaceIsDoubted pastes what a log in Britain wrote.
func TestATimeWithTheOffsetOfAnotherPlaceIsDoubted(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	const doubt = "mot UTC, men på platsen var den +02:00 då. Den är läst som torsdag 27 maj 2021 kl."
	for pasted, want := range map[string]string{
		"2021-05-27T10:58+01:00": "Tiden skrevs med skillnaden +01:00 " + doubt + " 11.58 (UTC+2): kontrollera den.",
		"2021-05-27T10:58+02:00": "", "2021-05-27T08:58Z": "", "2021-05-27 10:58": "",
	} {
		values := underDORA()
		values.Set("aware.y", pasted)
		p := h.as(models.Reader).get(at+"?"+values.Encode()).want(t, 200)
		if want == "" {
			p.lacks(t, "på platsen var den")
			continue
		}
		p.says(t, want)
	}
	ref := h.as(models.Handler).report(t, url.Values{})
	v, page := h.as(models.Handler), "/incidents/"+ref+"/awareness"
	f := v.get(page).formOf(t, page, "do", "add")
	v.submit(f, url.Values{"at.y": {"2026-11-23T08:00+02:00"}, "how": {"Larm"}}).follow(t).says(t, "Tiden är antecknad.", "men på platsen var den +01:00 då", "kl. 07.00 (UTC+1): kontrollera den.")
}

func TestAProposalCanBeTried(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	values := underDORA()
	values.Del("law_of")
	values.Set("high_risk", "yes")
	values.Set("proposals", "yes")
	h.as(models.Handler).get(at+"?"+values.Encode()).want(t, 200).
		says(t, "Detta är ett förslag och inte gällande rätt.", "måndag 31 maj 2021 kl. 10.58 (UTC+2)")
}

func TestTheCalculatorIsOpenOnlyIfTheAdministratorSaysSo(t *testing.T) {
	h := newSite(t)
	const at = "/calculator"
	path := at + "?" + underDORA().Encode()
	h.stranger().get(path).want(t, 303)
	h.as(models.Reader).get(path).want(t, 200).says(t, "onsdag 30 juni 2021 kl. 24.00 (UTC+2)").lacks(t, "Öppen för alla")
	in(t, h.as(models.Reader).get("/"), `href="/calculator"`)
	h.as(models.Handler).post(at+"/open", url.Values{"public": {"yes"}}).want(t, 403)

	admin := h.as(models.Admin)
	admin.submit(admin.get(at).says(t, "Öppen för alla").form(at+"/open"), url.Values{"public": {"yes"}}).follow(t).says(t, "Inställningen är sparad.")
	p := h.stranger().get(path).want(t, 200).says(t, "söndag 30 maj 2021 kl. 14.30 (UTC+2)").lacks(t, "Öppen för alla")
	if strings.Contains(p.text(), "Klarna") {
		t.Error("the calculator shows a stranger an entity")
	}
	h.stranger().get("/sign-in").says(t, "Fristkalkylator")

	admin.submit(admin.get(at).form(at+"/open"), url.Values{"public": {""}})
	h.stranger().get(path).want(t, 303)
	admin.get("/log").says(t, "ändrade en inställning för hela Frist", "Kalkylatorn får användas utan inloggning")
}

// TestAnOpenQuestionOfLawStandsWithTheLimitThatRestsOnIt reads it under the derivation,
// on the page of the incident and beside the facts that are tried.
func TestAnOpenQuestionOfLawStandsWithTheLimitThatRestsOnIt(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t)
	v := h.as(models.Reader)
	v.get(at).want(t, 200).says(t, "Öppna rättsfrågor", "G1 Gäller artikel 3.5", "Q19 Var incidenten")
	v.get(at+"/what-if?"+underDORA().Encode()).want(t, 200).says(t, "Öppna rättsfrågor", "Q1 Gäller 4 timmar", "Q6 Slutar en månad")
	v.post("/language", url.Values{"lang": {"en"}, "back": {at}})
	v.get(at).want(t, 200).says(t, "Open legal questions", "Q19 Was the incident")
}

// TestFactsOfDORAThatTheLawOfTheDayIgnoresAreSaidToBeIgnored has one way to count them.
func TestFactsOfDORAThatTheLawOfTheDayIgnoresAreSaidToBeIgnored(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	v := h.as(models.Handler)
	v.get(at).want(t, 200).says(t, "torsdag 27 maj 2021, då DORA inte gällde för företaget.", "Räkna enligt DORA (dagens lag)").lacks(t, "används därför inte")
	values := underDORA()
	values.Del("law_of")
	p := v.get(at+"?"+values.Encode()).want(t, 200).says(t, "används därför inte")
	_, link, _ := strings.Cut(p.body, `<div class="inset"><p>Fristerna räknas`)
	_, link, _ = strings.Cut(link, `<a href="`)
	link, _, _ = strings.Cut(link, `"`)
	v.get(strings.ReplaceAll(link, "&amp;", "&")).want(t, 200).says(t, "torsdag 27 maj 2021 kl. 15.01 (UTC+2)", "onsdag 30 juni 2021 kl. 14.00 (UTC+2)").lacks(t, "används därför inte", "Räkna enligt DORA (dagens lag)")
}

func TestWherePeopleLiveAndWhereTheFirmIsCanBeTried(t *testing.T) {
	h := newSite(t)
	at := "/incidents/" + h.klarna(t) + "/what-if"
	v := h.as(models.Handler)
	values := underDORA()
	values.Set("main", "none")
	values.Set("affected", "se, gb;NO")
	v.get(at+"?"+values.Encode()).want(t, 200).says(t, "ICO", "Tillkommer")
	values.Set("affected", "Sverige")
	v.get(at+"?"+values.Encode()).want(t, 422).says(t, "”SVERIGE” är ingen landskod.")
	values.Set("affected", "")
	values.Set("main", "GB")
	v.get(at+"?"+values.Encode()).want(t, 422).says(t, "Välj ett land inom EES i listan.")
}

func TestAClassificationThatWasDecidedCanBeTriedAway(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(4 * time.Hour)
	at := saturday.Add(time.Hour)
	check(t, h.MakeDecision(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "x", DecidedAt: &at, DecidedBy: "y"}))
	v, p := h.as(models.Handler), "/incidents/"+ref+"/what-if"
	f := v.get(p).want(t, 200).form(p)
	if f.values.Get("classified.t") != "14:20" {
		t.Fatalf("it is classified at %q", f.values.Get("classified.t"))
	}
	f.values.Set("do", "count")
	v.get(p+"?"+f.values.Encode()).want(t, 200).says(t, "Ingen frist ändras")
	for _, k := range []string{"y", "m", "d", "t"} {
		f.values.Set("classified."+k, "")
	}
	v.get(p+"?"+f.values.Encode()).want(t, 200).lacks(t, "Ingen frist ändras")
}

func TestAFilingThatIsTriedAtAnotherTimeStaysWithItsAuthority(t *testing.T) {
	h, ref := breach(t)
	h.at = saturday.Add(4 * time.Hour)
	check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &saturday, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	for i, country := range []string{"SE", "GB"} {
		at := saturday.Add(time.Duration(i+1) * time.Hour)
		_, err := h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &at, Channel: "x", Country: country}, nil)
		check(t, err)
	}
	v, p := h.as(models.Handler), "/incidents/"+ref+"/what-if"
	f := v.get(p).want(t, 200).form(p)
	f.values.Set("do", "count")
	running := func() int { return strings.Count(v.get(p+"?"+f.values.Encode()).want(t, 200).text(), "Löper") }
	before := running()
	f.values.Set("sent.gdpr.authority.t", "16:00")
	if after := running(); after != before {
		t.Errorf("a filing has gone: %d limits ran, and %d run", before, after)
	}
}
