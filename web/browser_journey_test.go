package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"frist/models"
	"frist/models/casefile"
	"frist/models/i18n"
)

// TestTheFirstTenMinutes is the journey of product.md 5.3, with the hands of
// somebody who has never seen the app: at 10.00 on a Tuesday a customer calls.
func TestTheFirstTenMinutes(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	b := h.sit(t)
	b.goTo("/")
	b.at("/sign-in", 200)
	b.write("E-postadress", "handler@bank.example")
	b.write("Lösenord", password)
	b.follow("Logga in")
	b.at("/", 200)

	b.follow("Rapportera en incident")
	for label, want := range map[string]string{"År": "2026", "Månad": "11", "Dag": "24", "Klockslag": "10:00"} {
		if got := b.value(label); got != want {
			t.Errorf("%s is filled in with %q, want %q", label, got, want)
		}
	}
	b.write("Vem rapporterar?", "Sara, kundtjänst, 4410")
	b.follow("Rapportera")
	b.at("/incidents/2026-001/reported", 200)
	b.says("Incidenten är rapporterad", "2026-001", "fick kännedom tisdag 24 november 2026 kl. 10.00 (UTC+1)", "fredag 27 november 2026 kl. 10.00 (UTC+1)", "Gör nu")

	b.follow("Öppna incidenten")
	b.at("/incidents/2026-001", 200)
	b.says("Kännedom sedan tisdag 24 november 2026 kl. 10.00 (UTC+1)", "fredag 27 november 2026 kl. 10.00 (UTC+1)")

	h.turn(4 * time.Minute)
	b.follow("Kännedom")
	b.click("Tid, hur ni fick veta och källa")
	b.write("Klockslag", "9.05")
	b.write("Hur fick ni veta?", "Ett larm i övervakningen, som ingen förstod")
	b.write("Källa (valfritt)", "Driften")
	b.follow("Spara tiden")
	b.says("Tiden är antecknad. Den gäller inte förrän den väljs.", "kl. 09.05")
	b.pick("Vilken tid gäller?", "tis 24 nov 2026 kl. 09.05")
	b.write("Skäl", "Larmet visade vad som hade hänt.")
	b.follow("Visa hur fristerna påverkas")
	b.says("Ingenting är sparat än", "fredag 27 november 2026 kl. 09.05 (UTC+1)", "55 minuter tidigare")
	if as, err := h.Awareness(t.Context(), h.by(models.Handler), "2026-001"); err != nil || !as[0].Chosen && !as[1].Chosen || chosenAt(as).Minute() != 0 {
		t.Fatalf("the preview has changed the choice: %+v, %v", as, err)
	}
	b.follow("Bekräfta valet")
	b.says("Valet är sparat", "Kännedom sedan tisdag 24 november 2026 kl. 09.05 (UTC+1)")

	b.follow("Händelser")
	b.write("Klockslag i dag och vad som hände", "09:05 larm om fel i kvittotjänsten")
	b.follow("Anteckna")
	b.says("Händelsen är antecknad", "larm om fel i kvittotjänsten")
	b.click("Annan dag, osäker tid eller källa")
	b.write("Dag", "23")
	b.write("Klockslag", "17:30")
	b.choose("Hur säker är tiden?", "Ungefärlig tid")
	b.write("Vad hände?", "Kvittotjänsten uppgraderades")
	b.write("Källa (valfritt)", "Driftloggen")
	b.follow("Spara händelsen")
	b.says("Kvittotjänsten uppgraderades", "larm om fel i kvittotjänsten", "omkring mån 23 nov 2026 kl. 17.30")

	b.follow("Antal berörda")
	b.follow("Lägg till en uppgift")
	b.pick("Hur säkert är antalet?", "Ungefärligt")
	b.write("Minst", "8 000")
	b.write("Högst", "12 000")
	b.write("Land 1", "Sverige")
	b.write("Antal i land 1", "7900")
	b.follow("Spara uppgiften")
	b.says("8 000–12 000", "Sverige")

	b.follow("Översikt (3 beslut väntar)")
	b.at("/incidents/2026-001", 200)
	b.follow("Besluta om incidenten ska anmälas")
	b.says("Ska incidenten anmälas?")
	b.pick("Vad beslutar ni?", "Anmäl")
	b.write("Skäl", "En risk för kunderna kan inte uteslutas.")
	b.follow("Fortsätt till kontroll")
	b.says("Ingenting är sparat än", "En risk för kunderna kan inte uteslutas.")
	b.follow("Besluta att anmäla")
	b.at("/incidents/2026-001", 200)
	b.says("Beslutet är sparat", "8 000–12 000")
	if ds, err := h.Decisions(t.Context(), h.by(models.Handler), "2026-001"); err != nil || len(ds) != 1 {
		t.Errorf("%d decisions, %v; want 1", len(ds), err)
	}
}

func chosenAt(as []models.Awareness) time.Time {
	for _, a := range as {
		if a.Chosen {
			return a.At.At
		}
	}
	return time.Time{}
}

// TestTheFiling is the journey of product.md 5.5 for IMY, too late.
func TestTheFiling(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	f := fill(t, h)
	h.turn(71*time.Hour + 40*time.Minute) // Friday 09.40, and 08.00 was the limit
	b := h.sit(t)
	b.signInAs("handler@bank.example") // the session of the house has ended
	b.goTo("/incidents/" + f.running)
	b.followOn(`document.querySelector("main a[href$='/file/gdpr.authority']")`, "mark as sent")
	b.says("När lämnades det in?")
	if got := b.value("Klockslag"); got != "09:40" {
		t.Errorf("the time is filled in as %q, want now", got)
	}
	b.pick("Hur lämnades det in?", "IMY")
	b.write("Mottagarens referens (valfritt)", "IMY-2026-4711")
	b.follow("Fortsätt till kontroll")
	b.says("Ingenting är sparat än", "IMY-2026-4711", "Försenad")

	proof := filepath.Join(t.TempDir(), "kvittens från IMY.pdf")
	check(t, os.WriteFile(proof, []byte("%PDF kvittens"), 0o600))
	b.do("choose the proof", chromedp.SetUploadFiles("#proof", []string{proof}))
	b.write("Varför är det försenat?", "Underlaget från driften dröjde.")
	b.follow("Bekräfta inlämningen")
	b.says("Inlämningen är antecknad", "IMY-2026-4711", "Försenad med 1 timme 40 minuter", "kvittens från IMY.pdf", "Underlaget från driften dröjde.", "fredag 27 november 2026 kl. 09.40 (UTC+1)")

	// What is frozen stays so, whatever is chosen afterwards.
	h.turn(time.Hour)
	as, err := h.Awareness(t.Context(), h.by(models.Handler), f.running)
	check(t, err)
	for _, a := range as {
		if !a.Chosen {
			check(t, h.ChooseAwareness(t.Context(), h.by(models.Approver), f.running, a.ID, as[0].ID+as[1].ID-a.ID, "Larmet borde ha förståtts."))
		}
	}
	b.goTo(strings.TrimPrefix(b.url(), b.base))
	b.says("Försenad med 1 timme 40 minuter")

	b.follow("Sammanställning")
	b.says("IMY-2026-4711")
	answer := eval[string](b.tab, `fetch([...document.querySelectorAll("main a")].find(a => a.textContent === "Hämta som PDF").href).then(async r => r.status + " " + r.headers.get("Content-Type") + " " + (await r.text()).slice(0, 5))`)
	if answer != "200 application/pdf %PDF-" {
		t.Errorf("the PDF comes as %q", answer)
	}
}

// TestTheKlarnaIncident opens the incident that the app began with, and reads
// aloud why its limit is what it is.
func TestTheKlarnaIncident(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "cmd", "frist", "demo", "klarna-2021.case.json"))
	check(t, err)
	c, err := casefile.Parse(data)
	check(t, err)
	for lang, want := range map[i18n.Lang]struct{ strict, latest, open, steps []string }{
		i18n.SV: {[]string{"IMY", "söndag 30 maj 2021 kl. 11.01 (UTC+2)"}, []string{"söndag 30 maj 2021 kl. 12.00 (UTC+2)"}, []string{"Så här räknas fristen"}, []string{"torsdag 27 maj 2021 kl. 11.01", "72", "artikel 33.1 i dataskyddsförordningen"}},
		i18n.EN: {[]string{"IMY", "Sunday 30 May 2021 at 11:01 (UTC+2)"}, []string{"Sunday 30 May 2021 at 12:00 (UTC+2)"}, []string{"How the limit is computed"}, []string{"Thursday 27 May 2021 at 11:01", "72", "GDPR Art. 33(1)"}},
	} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			h := newSite(t)
			ref, err := h.Import(t.Context(), models.Operator("test"), c)
			check(t, err)
			b := h.sitAs(t, models.Reader)
			b.speak(lang)
			b.goTo("/")
			b.followOn(`document.querySelector("main a[href^='/incidents/`+ref+`']")`, "the incident")
			b.says(want.strict...)
			b.says(want.latest...)
			duty := `[...document.querySelectorAll("li.duty")].find(e => e.querySelector("a[href*='gdpr.authority'], .to")?.textContent.includes("IMY"))`
			b.clickOn(duty+`.querySelector("details > summary")`, "derivation")
			b.until(func() string {
				got := strings.Join(strings.Fields(eval[string](b.tab, duty+`.querySelector("details").innerText`)), " ")
				for _, s := range want.steps {
					if !strings.Contains(got, s) {
						return "the derivation does not say " + s + " but: " + got
					}
				}
				return ""
			})
		})
	}
}
