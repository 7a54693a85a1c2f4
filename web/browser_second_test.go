package web_test

import (
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

// TestTheSecondReportIsBySomebodyElse is the journey of product.md 5.6 by hand: the
// notification is filed in Fidac and IMY is notified, the number of people turns out
// to be another, and somebody who did not write the first report files the second.
func TestTheSecondReportIsBySomebodyElse(t *testing.T) {
	t.Parallel()
	h, ref := breach(t)
	few := int64(9400)
	for _, of := range []models.Of{casefile.Clients, casefile.DataSubjects} {
		check(t, h.AddCount(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Count{AsOf: &h.at, Of: of, Mode: casefile.Exact, Min: &few, Max: &few, Source: "Driften"}))
	}
	b := readyToSend(t, h, ref)
	incident := "/incidents/" + ref
	b.files(t, "Fidac", "FI-2026-4711")
	b.says("Inlämningen är antecknad", "lördag 14 november 2026 kl. 17.04 (UTC+1)", "FI-2026-4711")
	b.goTo(incident)
	b.says("Delrapport", "tisdag 17 november 2026 kl. 17.04 (UTC+1)")
	b.goTo(incident + "/file/gdpr.authority")
	b.files(t, "IMY:s e-tjänst", "IMY-2026-99")

	h.turn(20 * time.Hour)
	for _, what := range []string{"Kunder", "Registrerade"} {
		b.goTo(incident + "/people/new")
		b.pick("Vad räknas?", what)
		b.pick("Hur säkert är antalet?", "Exakt")
		b.write("Minst", "14 250")
		b.write("Högst", "14 250")
		b.follow("Spara uppgiften")
	}
	b.goTo(incident)
	b.says("skiljer sig från vad", "Finansinspektionen", "IMY")

	_, err := h.AddUser(t.Context(), h.by(models.Admin), models.Once{}, models.User{Email: "second@bank.example", Name: "Berit Söndag", Role: models.Handler}, password)
	check(t, err)
	b.is("")
	b.signInAs("second@bank.example")
	b.goTo(incident)
	b.follow("Bedöm skillnaderna")
	b.at(incident+"/told", 200)
	b.says("9 400", "14 250", "Att bedöma")
	whys := []string{"Betydligt fler kunder än vad som uppgavs.", "Betydligt fler registrerade än vad som uppgavs."}
	for _, why := range whys {
		const open = `document.querySelector("input[type=radio][value=now]:not(:checked)")`
		b.clickOn(open+`.closest("li").querySelector("textarea[name$='.reason']")`, "the reason")
		b.press(why)
		eval[bool](b.tab, open+`.click(), true`)
	}
	b.follow("Spara bedömningarna")
	b.says(append(whys, "2 bedömningar är sparade.", "En uppgift ska rapporteras nu.")...)

	b.followOn(`document.querySelector("main a[href*='/drafts/dora.intermediate']")`, "the draft of the intermediate report")
	b.says("FI-2026-4711", "Bekräftas på nytt", "Ändrad", "Anna Ek")
	b.follow("Lås utkastet")
	b.says("Utkastet är låst.")
	sealed := strings.TrimPrefix(b.url(), b.base)
	b.is(models.Approver)
	b.goTo(sealed)
	b.follow("Godkänn")
	b.says("Utkastet är godkänt.")
	b.is("")
	b.signInAs("second@bank.example")
	b.goTo(sealed)
	b.follow("Till inlämningen")
	b.files(t, "Fidac", "FI-2026-4712")
	b.says("Delrapport", "FI-2026-4712", "Berit Söndag")
	file := h.as(models.Handler).get(sealed+"/draft.json").want(t, 200)
	for _, want := range []string{"intermediate_report", "FI-2026-4711", "14250"} {
		if !strings.Contains(file.body, want) {
			t.Errorf("the file lacks %q:\n%s", want, file.body)
		}
	}
	b.goTo(incident)
	b.says("Slutrapport", "tisdag 15 december 2026")
	if text := b.text(); strings.Contains(text, "Bedöm skillnad") {
		t.Error("what the intermediate report said is still to be judged")
	}
}

// files records on the page of a filing that it was sent now, with the recipient's
// reference.
func (d *desk) files(t *testing.T, how, reference string) {
	t.Helper()
	d.clickOn(`document.querySelector("input[name=channel][value=service]")`, how)
	d.write("Mottagarens referens (valfritt)", reference)
	d.follow("Fortsätt till kontroll")
	d.says("Ingenting är sparat än", reference)
	d.follow("Bekräfta inlämningen")
	if !strings.Contains(d.url(), "/filings/") {
		t.Fatalf("came to %s:\n%s", d.url(), d.text())
	}
}
