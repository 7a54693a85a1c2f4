package web_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
)

// told is an incident of which a letter can say everything, with its ledger.
func told(t *testing.T) (*house, string) {
	t.Helper()
	h, ref := breach(t)
	by, n := h.by(models.Handler), int64(9500)
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{
		{Key: "nature", Value: models.FactValue{Text: "Under 31 minuter kunde kunder se andra kunders uppgifter i appen."}},
		{Key: "data_categories", Value: models.FactValue{Lines: []string{"Namn", "Kontonummer"}}},
		{Key: "consequences", Value: models.FactValue{Text: "Uppgifterna kan användas för att försöka lura dig."}},
		{Key: "measures_taken", Value: models.FactValue{Text: "Vi har stängt inloggningen och rättat felet."}},
		{Key: "contact_point", Value: models.FactValue{Text: "Kundtjänst, 08-120 120 10, kund@bank.example"}},
	}))
	check(t, h.AddCount(t.Context(), by, models.Once{}, ref, models.Count{AsOf: &h.at, Of: casefile.DataSubjects, Mode: casefile.Exact, Min: &n, Max: &n}))
	return h, ref
}

func lettersAt(ref string) string { return "/incidents/" + ref + "/letters" }

// saveLetter saves what stands in the editor, changed by values.
func (v *visitor) saveLetter(t *testing.T, path string, values url.Values) *answer {
	t.Helper()
	return v.submit(v.get(path).form(path), values).follow(t).want(t, 200)
}

func TestALetterIsWrittenFromTheRecordCheckedSavedSentAndReconciled(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)
	v.get("/incidents/"+ref).says(t, "Brev")
	v.get(at).want(t, 200).says(t, "Information till de registrerade", "Inget utskick är antecknat", "Namn på mottagare sparas inte")
	f := v.get(at+"/sv").says(t, "Allt som artikel 34.2 kräver hittades", "artikel 34.2 och 33.3 b", "08-120 120 10").form(at + "/sv")
	for _, want := range []string{"Under 31 minuter", "- kontonummer", "Vad kan du göra själv?"} {
		if !strings.Contains(f.values.Get("body"), want) {
			t.Errorf("the letter has no %q", want)
		}
	}
	v.submit(f, nil).follow(t).says(t, "Version 1 är sparad.", "Brevet, version 1", "sv-1")

	batch := at + "/batch"
	v.submit(v.get(batch).form(batch), url.Values{"channel": {"email"}, "planned": {"9 500"}, "sent": {"8 240"}}).follow(t).
		says(t, "Utskicket är antecknat.", "8 240 av 9 500 berörda har informerats (senaste uppgiften, exakt), 1 260 har inte fått något utskick.", "Svenska, version 1", "av planerade 9 500")
	one := first(t, v.get(at).links(), batch+"/")
	v.submit(v.get(one).form(one), url.Values{"kind": {"returned"}, "number": {"40"}}).follow(t).says(t, "Det som kom tillbaka är antecknat.", "40")
	v.get(at).says(t, "8 200 av 9 500 berörda har informerats (senaste uppgiften, exakt), 40 kom i retur eller studsade, 1 260 har inte fått något utskick.")
	v.get("/incidents/"+ref+"/people").says(t, "8 200 av 9 500 berörda har informerats")
	v.get("/incidents/"+ref+"/summary").says(t, "8 200 av 9 500 berörda har informerats", "Senaste versionen av brevet på svenska")
	v.get("/incidents/"+ref+"/log").says(t, "sparade en version av ett brev", "antecknade ett utskick", "antecknade vad som kom tillbaka")
	fs, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	if err != nil || fs["informing"].Value.Text != "informed" || fs["subjects_informed_how"].Value.Text == "" {
		t.Errorf("IMY is told %+v, %v", fs["informing"], err)
	}
}

// first is the first of the links that begins so.
func first(t *testing.T, links []string, start string) string {
	t.Helper()
	i := slices.IndexFunc(links, func(l string) bool { return strings.HasPrefix(l, start) })
	if i < 0 {
		t.Fatalf("no link to %s among %v", start, links)
	}
	return links[i]
}

func TestTheFirstBatchLeadsToTheDutyWithItsTimeFilledIn(t *testing.T) {
	h, ref := told(t)
	v, batch := h.as(models.Handler), lettersAt(ref)+"/batch"
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	in.HighRisk = deadline.Yes
	check(t, h.EditIncident(t.Context(), h.by(models.Handler), in))
	h.turn(time.Hour)
	v.submit(v.get(batch).form(batch), url.Values{"channel": {"app"}, "sent_at.t": {"14:07"}}).follow(t).says(t, "Det första utskicket gjordes", "inte markerad som genomförd")
	done := first(t, v.get(lettersAt(ref)).links(), "/incidents/"+ref+"/file/gdpr.subjects?")
	f := v.get(done).want(t, 200).form("/incidents/" + ref + "/file/gdpr.subjects")
	if f.values.Get("sent.t") != "14:07" || f.values.Get("channel") != "app" {
		t.Errorf("the page asks with %v", f.values)
	}
}

func TestWhereALetterWasSentNobodyIsToldThatNobodyDecidedAndOnePressLeadsToDone(t *testing.T) {
	const says = "Ingen har beslutat om de registrerade ska informeras."
	for _, risk := range []deadline.Answer{deadline.Unknown, deadline.Yes} {
		h, ref := told(t)
		v, at := h.as(models.Handler), lettersAt(ref)
		in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
		check(t, err)
		in.HighRisk = risk
		check(t, h.EditIncident(t.Context(), h.by(models.Handler), in))
		v.get(at).says(t, says)
		h.turn(time.Hour)
		batch := at + "/batch"
		v.submit(v.get(batch).form(batch), url.Values{"channel": {"app"}, "sent_at.t": {"14:07"}}).follow(t)
		page := v.get(at).says(t, "Det första utskicket gjordes", "inget beslut om att informera är antecknat").lacks(t, says)
		first(t, page.links(), "/incidents/"+ref+"/decide/gdpr.subjects")
		done, file := first(t, page.links(), "/incidents/"+ref+"/file/gdpr.subjects?"), "/incidents/"+ref+"/file/gdpr.subjects"
		checked := v.submit(v.get(done).form(file), nil).follow(t).want(t, 200)
		v.submit(checked.form(file+"/check"), nil).follow(t)
		v.get(at).says(t, "Att de registrerade har informerats är antecknat.").lacks(t, "inget beslut om att informera")
		v.get("/incidents/"+ref).lacks(t, "/decide/gdpr.subjects")
		h.as(models.Reader).get(at).lacks(t, says)
	}
}

func TestTheTickThatAnswersIMYSaysWhatItWritesOver(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)
	batch := at + "/batch"
	v.saveLetter(t, at+"/sv", url.Values{"subject": {"Dina uppgifter visades"}})
	v.get(batch).says(t, "där inget är svarat").lacks(t, "Inte ännu")
	says := func(key, text string) models.FactEdit {
		return models.FactEdit{Key: key, Value: models.FactValue{Text: text}}
	}
	check(t, h.SetFacts(t.Context(), h.by(models.Handler), ref, []models.FactEdit{says("informing", "will_inform"), says("subjects_will_be_informed_at", h.at.Add(time.Hour).UTC().Format(time.RFC3339))}))
	page := v.get(batch).says(t, "Svaret ”Inte ännu, men det ska göras” på frågan om de har informerats ändras till Ja.", "Tiden då de skulle informeras tas bort.").lacks(t, "Skälen till att de inte ska informeras")
	v.submit(page.form(batch), url.Values{"channel": {"post"}, "facts": {"yes"}}).follow(t)
	v.get(batch).lacks(t, "Använd tiden och kanalen")
	fs, err := h.Facts(t.Context(), h.by(models.Handler), ref)
	if err != nil || fs["informing"].Value.Text != "informed" || !fs["subjects_will_be_informed_at"].Value.Empty() || fs["subjects_informed_how"].Value.Text != "Brev: Dina uppgifter visades" {
		t.Errorf("IMY is told %+v, %v", fs, err)
	}
}

func TestAnEditorSeesWhatIsMissingWithoutSavingAndLosesNothing(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)+"/sv"
	text := "Hej Anna,\n\nDitt nummer är 811218-9876. Det gäller 9 000 kunder.\n\n[mer]"
	p := v.submit(v.get(at).form(at), url.Values{"body": {text}, "do": {"check"}}).want(t, 200).
		says(t, "Saknas", "ser ut som ett personnummer", "hälsar på någon med namn", "stämmer inte med något antal", "Något står kvar att fylla i")
	if got := p.form(at).values.Get("body"); strings.ReplaceAll(got, "\r\n", "\n") != text {
		t.Errorf("the text came back as %q", got)
	}
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(r.Letters) != 0 {
		t.Errorf("%d letters are saved, %v", len(r.Letters), err)
	}
	v.get(at).says(t, "har återställts")
	v.submit(v.get(at).form(at), url.Values{"subject": {""}}).want(t, 422).says(t, "Fyll i det här fältet.", "811218-9876")
}

func TestALetterWithSomethingPrivateInItIsAskedAboutBeforeItIsRecordedAsSent(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)
	v.saveLetter(t, at+"/sv", url.Values{"body": {"Hej,\n\nDitt nummer är 811218-9876."}})
	batch := at + "/batch"
	back := v.submit(v.get(batch).form(batch), url.Values{"channel": {"post"}, "sent": {"12"}}).want(t, 422).says(t, "Bekräfta att ni har sett det", "ser ut som ett personnummer").form(batch)
	if back.values.Get("sent") != "12" {
		t.Errorf("the number came back as %q", back.values.Get("sent"))
	}
	v.submit(back, url.Values{"seen": {"yes"}}).follow(t).says(t, "Utskicket är antecknat.")
}

func TestMoreThanWasPlannedIsAskedAboutBeforeItIsRecorded(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)
	batch := at + "/batch"
	numbers := url.Values{"channel": {"post"}, "planned": {"3 150"}, "sent": {"3 200"}}
	back := v.submit(v.get(batch).form(batch), numbers).want(t, 422).says(t, "3 200 är fler än de planerade 3 150.").form(batch)
	if back.values.Get("sent") != "3 200" || back.values.Get("channel") != "post" {
		t.Errorf("it came back as %v", back.values)
	}
	v.get(at).says(t, "Inget utskick är antecknat")
	v.submit(back, url.Values{"more": {"yes"}}).follow(t).says(t, "Utskicket är antecknat.", "av planerade 3 150")
}

func TestTwoWhoWriteAtOnceKeepBothTexts(t *testing.T) {
	h, ref := told(t)
	at := lettersAt(ref) + "/sv"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	mine.saveLetter(t, at, url.Values{"subject": {"Rubrik"}, "body": {"Hej,\n\nSå här var det."}})
	f := mine.get(at).form(at)
	theirs.saveLetter(t, at, url.Values{"subject": {"Deras rubrik"}, "body": {"Deras <em>text</em>."}})
	clash := mine.submit(f, url.Values{"body": {"Min text."}}).want(t, 409).says(t, "Någon annan har sparat brevet", "Min text.", "Deras <em>text</em>.", "Name of approver").escaped(t)
	mine.submit(clash.form(at), nil).want(t, 422).says(t, "Välj vilken text som ska gälla.", "Min text.", "Deras <em>text</em>.")
	mine.submit(clash.form(at), url.Values{"keep.body": {"own"}, "own.body": {"Bådas text."}}).follow(t).says(t, "Version 3 är sparad.", "Bådas text.", "Deras rubrik")
	r, err := h.Record(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(r.Letters) != 3 || r.Letters[2].Subject != "Deras rubrik" || r.Letters[1].Body != "Deras <em>text</em>." {
		t.Errorf("got %+v, %v", r.Letters, err)
	}
}

func TestWhatOnlyOneChangedIsPutTogetherWithoutAQuestion(t *testing.T) {
	h, ref := told(t)
	at := lettersAt(ref) + "/sv"
	mine, theirs := h.as(models.Handler), h.as(models.Approver)
	mine.saveLetter(t, at, url.Values{"subject": {"Rubrik"}, "body": {"Text."}})
	f := mine.get(at).form(at)
	theirs.saveLetter(t, at, url.Values{"subject": {"Deras rubrik"}})
	mine.submit(f, url.Values{"body": {"Min text."}}).follow(t).says(t, "Version 3 är sparad.", "Min text.", "Deras rubrik")
}

func TestTheLetterIsShownAndPrintedAsItIsSentAndInEachVersion(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)+"/en"
	v.saveLetter(t, at, url.Values{"subject": {"First <em>words</em>"}, "body": {"Hello,\n\nWhat happened?\n\n- one\n- two"}})
	v.saveLetter(t, at, url.Values{"subject": {"Second"}})
	for _, role := range []models.Role{models.Handler, models.Reader} {
		p := h.as(role).get(at+"/print?version=1").want(t, 200).says(t, "First <em>words</em>", "What happened?", "Engelska, version 1").escaped(t)
		if strings.Contains(p.body, "<li>one</li>") != true || !strings.Contains(p.body, `lang="en"`) {
			t.Errorf("%s sees no list in English", role)
		}
	}
	v.get(at+"/print").says(t, "Second")
	v.get(at+"/print?version=9").want(t, 404)
	v.get(at+"/print?version=x").want(t, 404)
	pdf := v.get(at+"/letter.pdf?version=1").want(t, 200)
	if pdf.header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(pdf.body, "%PDF") || !strings.Contains(pdf.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("got %v", pdf.header)
	}
	v.get(lettersAt(ref)+"/sv/print").want(t, 404) // nothing is saved
	v.get(lettersAt(ref)+"/xx").want(t, 404)
}

func TestTheFirmPublishesInThePlaceOfLettersAndSaysWhy(t *testing.T) {
	h, ref := told(t)
	v, at := h.as(models.Handler), lettersAt(ref)
	path := at + "/notice"
	back := v.submit(v.get(path).form(path), url.Values{"place": {"Webbplatsen"}, "link": {"javascript:alert(1)"}}).want(t, 422).says(t, "Skriv hela webbadressen", "Fyll i det här fältet.").form(path)
	if back.values.Get("place") != "Webbplatsen" {
		t.Errorf("the place came back as %q", back.values.Get("place"))
	}
	v.submit(back, url.Values{"link": {"https://bank.example/incident"}, "reason": {"Adresserna är <em>gamla</em>."}}).follow(t).
		says(t, "Webbplatsen", "https://bank.example/incident", "Adresserna är <em>gamla</em>.", "Allmänheten har informerats en gång.").escaped(t)
}

func TestWhyNoLetterIsNeededIsSaid(t *testing.T) {
	h, ref := told(t)
	v, at, by := h.as(models.Handler), lettersAt(ref), h.by(models.Handler)
	v.get(at).says(t, "Ingen har beslutat om de registrerade ska informeras.", "Undantagen i artikel 34.3 a–c")
	check(t, h.MakeDecision(t.Context(), by, models.Once{}, ref, models.Decision{Obligation: "gdpr.subjects", Outcome: deadline.DoNotNotify, Reason: "Uppgifterna var krypterade.", DecidedAt: &h.at, DecidedBy: "Anna"}))
	v.get(at).says(t, "Det är beslutat att de registrerade inte ska informeras.", "Uppgifterna var krypterade.")
	in, err := h.Incident(t.Context(), by, ref)
	check(t, err)
	in.PersonalData = deadline.No
	check(t, h.EditIncident(t.Context(), by, in))
	if slices.Contains(v.get("/incidents/"+ref).links(), at) {
		t.Error("an incident without personal data offers letters")
	}
}

func TestWhoMayOnlyReadSeesTheLettersAndChangesNothing(t *testing.T) {
	h, ref := told(t)
	at := lettersAt(ref)
	h.as(models.Handler).saveLetter(t, at+"/sv", nil)
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		v := h.as(role)
		links := v.get(at).want(t, 200).links()
		if !slices.Contains(links, at+"/sv/print") || slices.Contains(links, at+"/batch") || slices.Contains(links, at+"/notice") {
			t.Errorf("%s is offered %v", role, links)
		}
		for _, path := range []string{"/sv", "/batch", "/notice"} {
			v.get(at+path).want(t, 403)
			v.post(at+path, url.Values{"body": {"x"}}).want(t, 403)
		}
	}
	h.as(models.Admin).get(at).want(t, 404)
}

func TestWhatIsNotKnownOfABatchIsNotZero(t *testing.T) {
	h, ref := told(t)
	v, batch := h.as(models.Handler), lettersAt(ref)+"/batch"
	v.submit(v.get(batch).form(batch), url.Values{"letter": {"none"}, "channel": {"sms"}}).follow(t).
		says(t, "Ett antal som inte är känt av 9 500 berörda har informerats", "högst 9 500 har inte fått något utskick", "Texten finns inte i Frist", "inte känt")
}

func TestTheLettersOfTwoEntitiesAreKeptApart(t *testing.T) {
	h, ref := told(t)
	by := h.by(models.Handler)
	id, err := h.AddEntity(t.Context(), by, models.Once{}, models.Entity{Name: "Dotterbanken AB", Country: "SE", Type: "credit_institution", Role: deadline.Controller})
	check(t, err)
	check(t, h.AddPart(t.Context(), by, models.Once{}, ref, id))
	v, at := h.as(models.Handler), lettersAt(ref)
	theirs := first(t, v.get(at).says(t, "Dotterbanken AB").links(), at+"/sv.e")
	f := v.get(theirs).form(theirs)
	if !strings.Contains(f.values.Get("body"), "Dotterbanken AB") {
		t.Errorf("the letter is of another: %s", f.values.Get("body"))
	}
	v.submit(f, nil).follow(t).says(t, "Version 1 är sparad.")
	v.get(at+"/sv").says(t, "Skriv brevet")
	batch := at + "/batch"
	v.submit(v.get(batch).form(batch), url.Values{"channel": {"email"}}).follow(t).says(t, "Utskicket är antecknat.")
	r, err := h.Record(t.Context(), by, ref)
	if err != nil || len(r.Batches) != 1 {
		t.Fatal(err)
	}
}

func TestWhyThePublicIsToldIsTakenFromADecisionNotToWriteToPeopleOfThatEntity(t *testing.T) {
	h, ref := told(t)
	by := h.by(models.Handler)
	check(t, h.AddPart(t.Context(), by, models.Once{}, ref, h.pay))
	v, at := h.as(models.Handler), lettersAt(ref)+"/notice"
	reason := func() string { return v.get(at).form(at).values.Get("reason") }
	for _, step := range []struct {
		of      *int64
		outcome deadline.Outcome
		want    string
	}{
		{&h.pay, deadline.DoNotNotify, ""},
		{nil, deadline.DoNotNotify, "Adresserna är inte kända"},
		{nil, deadline.Notify, ""},
	} {
		h.at = h.at.Add(time.Minute)
		decided := h.at
		d := models.Decision{Obligation: "gdpr.subjects", Outcome: step.outcome, Reason: "Adresserna är inte kända", DecidedAt: &decided, DecidedBy: "Anna", EntityID: step.of}
		check(t, h.MakeDecision(t.Context(), by, models.Once{}, ref, d))
		if got := reason(); got != step.want {
			t.Errorf("after %s of %v it is %q, want %q", step.outcome, step.of, got, step.want)
		}
	}
}
