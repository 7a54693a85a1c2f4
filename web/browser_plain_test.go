package web_test

import (
	"testing"

	"frist/models"
)

// TestWithoutScripts is the journey of the first ten minutes, shortened, in a
// browser that runs no scripts.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	b := h.sit(t)
	b.setJavaScript(false)
	b.signInAs("handler@bank.example")

	b.follow("Rapportera en incident")
	b.write("Vad har hänt? (valfritt)", "Kunder ser andras kvitton")
	b.write("Klockslag", "klockan tio")
	b.expect("status of 422")
	b.follow("Rapportera")
	b.at("/incidents/new", 422)
	b.says("Det finns fel på sidan", "Ange vem som rapporterar.", "Ange klockslaget med timmar och minuter, till exempel 07:40.")
	if got := b.value("Vad har hänt? (valfritt)"); got != "Kunder ser andras kvitton" {
		t.Errorf("the text came back as %q", got)
	}
	if got := b.value("Klockslag"); got != "klockan tio" {
		t.Errorf("the time came back as %q", got)
	}
	for problem, field := range map[string]string{"Ange vem som rapporterar.": "informant", "Ange klockslaget med timmar och minuter, till exempel 07:40.": "aware_at"} {
		b.click(problem)
		b.until(func() string {
			got := eval[string](b.tab, `location.hash.slice(1) + " " + (document.querySelector(":target")?.getBoundingClientRect().top < innerHeight)`)
			if got == field+" true" {
				return ""
			}
			return "the line " + problem + " leads to " + got
		})
	}
	b.write("Vem rapporterar?", "Sara")
	b.write("Klockslag", "9.50")
	b.pick("Berörs personuppgifter?", "Ja")
	b.follow("Rapportera")
	b.at("/incidents/2026-001/reported", 200)
	b.says("fredag 27 november 2026 kl. 09.50 (UTC+1)")

	b.follow("Öppna incidenten")
	b.says("Kunder ser andras kvitton")
	b.clickOn(`[...document.querySelectorAll('.duty')].find(e => e.textContent.includes('IMY')).querySelector('summary')`, "derivation")
	b.waitFor("+ 72 timmar")
	b.follow("Kännedom")
	b.click("Tid, hur ni fick veta och källa")
	b.write("Klockslag", "8.00")
	b.write("Hur fick ni veta?", "Larm")
	b.follow("Spara tiden")
	b.pick("Vilken tid gäller?", "tis 24 nov 2026 kl. 08.00")
	b.write("Skäl", "Larmet var tydligt.")
	b.follow("Visa hur fristerna påverkas")
	b.follow("Bekräfta valet")
	b.says("Kännedom sedan tisdag 24 november 2026 kl. 08.00 (UTC+1)")
	b.follow("Händelser")
	b.write("Klockslag i dag och vad som hände", "08:10 larmet kvitteras")
	b.follow("Anteckna")
	b.says("larmet kvitteras")
	b.follow("Antal berörda")
	b.follow("Lägg till en uppgift")
	b.pick("Hur säkert är antalet?", "Ännu inte fastställt")
	b.follow("Spara uppgiften")
	b.follow("Översikt")
	b.follow("Besluta om incidenten ska anmälas")
	b.pick("Vad beslutar ni?", "Anmäl")
	b.write("Skäl", "Risk.")
	b.follow("Fortsätt till kontroll")
	b.follow("Besluta att anmäla")
	b.says("Beslutet är sparat")
	b.follow("English")
	b.says("Obligations and time limits")
	b.clickOn(`document.querySelector(".bar-end details.menu > summary")`, "the menu of the user")
	b.follow("Sign out")
	b.at("/sign-in", 200)
	if n, err := h.Counts(t.Context(), h.by(models.Handler), "2026-001"); err != nil || len(n) != 1 {
		t.Errorf("%d counts, %v", len(n), err)
	}
}
