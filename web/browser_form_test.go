package web_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"frist/models"
)

const asksWhat = "Vad har hänt? (valfritt)"

// TestWhatIsTypedIsKept leaves the report form in the middle of it, in each way
// that somebody may.
func TestWhatIsTypedIsKept(t *testing.T) {
	t.Parallel()
	b := newSite(t).sitAs(t, models.Handler)
	b.goTo("/incidents/new")
	b.write("Vem rapporterar?", "Sara")
	b.write(asksWhat, "Kunder ser andras kvitton")
	b.press(kb.Tab)
	b.waitFor("Sparat 10.00")
	b.goTo("/")
	b.goTo("/incidents/new")
	b.says("Ditt utkast från kl.", "Ta bort utkastet")
	if got := b.value("Vem rapporterar?") + ": " + b.value(asksWhat); got != "Sara: Kunder ser andras kvitton" {
		t.Errorf("the form came back with %q", got)
	}

	b.press(kb.Tab) // into the page, and then to the end of the text
	b.clickOn(`document.querySelector("#summary")`, "the text")
	b.press(kb.End, kb.ModifierCtrl)
	b.press(", två än så länge")
	b.goTo("/") // with the hands still in the field
	b.until(func() string {
		b.goTo("/incidents/new")
		if got := b.value(asksWhat); got != "Kunder ser andras kvitton, två än så länge" {
			return "the form came back with " + got
		}
		return ""
	})

	b.follow("Ta bort utkastet")
	b.says("Utkastet är borttaget.")
	if got := b.value(asksWhat); got != "" {
		t.Errorf("the draft that was discarded came back as %q", got)
	}
}

// TestALeavingPageSendsWhatIsNotYetAnswered goes on while a save is on its way, which
// the browser then cuts off.
func TestALeavingPageSendsWhatIsNotYetAnswered(t *testing.T) {
	t.Parallel()
	b := newSite(t).sitAs(t, models.Handler)
	b.goTo("/incidents/new")
	eval[bool](b.tab, `{ const real = window.fetch; window.fetch = (to, how) => how.keepalive ? real(to, how) : new Promise(() => {}); true }`)
	b.write("Vem rapporterar?", "Sara")
	b.press(kb.Tab)
	b.write(asksWhat, "Kunder ser andras kvitton")
	b.press(kb.Tab)
	b.goTo("/")
	b.until(func() string {
		b.goTo("/incidents/new")
		if got := b.value("Vem rapporterar?") + ": " + b.value(asksWhat); got != "Sara: Kunder ser andras kvitton" {
			return "the form came back with " + got
		}
		return ""
	})
}

// TestAnEndedSessionTakesNoText is signed out while typing, signs in and goes on.
func TestAnEndedSessionTakesNoText(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	b := h.sitAs(t, models.Handler)
	b.goTo("/incidents/new")
	b.write("Vem rapporterar?", "Sara")
	h.turn(17 * time.Hour) // a night
	b.expect("status of 401")
	b.write(asksWhat, "Det som skrevs")
	b.waitFor("Utkastet kunde inte sparas. Texten finns kvar här på sidan.")
	b.follow("Rapportera")
	b.at("/incidents/new", 401)
	b.says("Du har blivit utloggad", "Det du skrev finns kvar")
	b.write("E-postadress", "handler@bank.example")
	b.write("Lösenord", "fel lösenord")
	b.expect("status of 422")
	b.follow("Logga in")
	b.write("Lösenord", password)
	b.follow("Logga in")
	b.at("/incidents/new", 200)
	b.says("Du hade blivit utloggad. Inget har gått förlorat")
	if got := b.value("Vem rapporterar?") + ": " + b.value(asksWhat); got != "Sara: Det som skrevs" {
		t.Errorf("the form came back with %q", got)
	}
	b.follow("Rapportera")
	b.at("/incidents/2026-001/reported", 200)
	b.says("tisdag 24 november 2026 kl. 10.00 (UTC+1)") // when it was typed, not when it was sent
}

// TestADoubleClickStoresOnce presses the button again before the server has
// answered, with scripts and without.
func TestADoubleClickStoresOnce(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"scripts": true, "no scripts": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newSite(t)
			site, pressed := h.handler, make(chan struct{})
			var reports sync.Map
			h.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodPost && r.URL.Path == "/incidents/new" {
					reports.Store(r, true)
					<-pressed
					r = r.WithContext(context.WithoutCancel(r.Context())) // the browser gives the first up
				}
				site.ServeHTTP(w, r)
			})
			b := h.sitAs(t, models.Handler)
			b.setJavaScript(scripts)
			b.goTo("/incidents/new")
			b.write("Vem rapporterar?", "Sara")
			click := b.mouseOn(`[...document.querySelectorAll("button")].find(e => e.textContent === "Rapportera")`, "the button")
			b.do("the first click", click)
			b.do("the second click", click)
			close(pressed)
			b.until(func() string { // the browser gives the first up, which is no fault
				if strings.HasSuffix(b.url(), "/incidents/2026-001/reported") {
					return ""
				}
				return "it stays at " + b.url()
			})
			n := 0
			reports.Range(func(any, any) bool { n++; return true })
			if scripts && n != 1 {
				t.Errorf("the form was sent %d times, want once", n)
			}
			b.goTo("/incidents")
			if text := b.text("main"); strings.Contains(text, "2026-002") || !strings.Contains(text, "2026-001") {
				t.Errorf("%d were sent, and stored was\n%s", n, text)
			}
		})
	}
}

// edit does what the menu of the browser calls copy, cut or paste.
func (b *tab) edit(command string) {
	b.t.Helper()
	devtools(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Insert", Commands: []string{command}})
	devtools(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "Insert"})
}

func TestATimeCanBePastedWhole(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"scripts": true, "no scripts": false} {
		t.Run(name, func(t *testing.T) {
			h := newSite(t)
			b := h.sitAs(t, models.Handler)
			b.setJavaScript(scripts)
			b.goTo("/incidents/new")
			b.write("Vem rapporterar?", "2026-11-18 07:40")
			b.press("a", kb.ModifierCtrl)
			b.edit("copy")
			b.clickOn(`document.querySelector("input[name='aware_at.y']")`, "the year")
			b.press("a", kb.ModifierCtrl)
			b.edit("paste")
			if scripts {
				for label, want := range map[string]string{"År": "2026", "Månad": "11", "Dag": "18", "Klockslag": "07:40"} {
					if got := b.value(label); got != want {
						t.Errorf("%s is %q, want %q", label, got, want)
					}
				}
			}
			if got := b.value("År"); !scripts && got != "2026-11-18 07:40" {
				t.Fatalf("what was pasted came out as %q", got)
			}
			b.follow("Rapportera")
			b.at("/incidents/2026-001/reported", 200)
			b.says("onsdag 18 november 2026 kl. 07.40 (UTC+1)")
		})
	}
}

func TestAnHourThatTheClockLeavesOutOrGivesTwice(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	b := h.sitAs(t, models.Handler)
	b.expect("status of 422")
	b.goTo("/incidents/new")
	b.write("Vem rapporterar?", "Nattvakten")
	b.write("Månad", "3")
	b.write("Dag", "29")
	b.write("Klockslag", "02:30")
	b.follow("Rapportera")
	b.at("/incidents/new", 422)
	b.says("Klockslaget finns inte den dagen: klockan ställdes fram.")
	if got := b.value("Klockslag"); got != "02:30" {
		t.Errorf("the time came back as %q", got)
	}

	b.write("Månad", "10")
	b.write("Dag", "25")
	b.follow("Rapportera")
	b.at("/incidents/new", 422)
	b.says("Klockan ställdes om den natten, så tiden inträffade två gånger. Vilken menar du?")
	b.pick("Klockan ställdes om", "Den andra (normaltid)")
	b.follow("Rapportera")
	b.at("/incidents/new", 422)
	b.says("Tiden ligger 30 dagar tillbaka", "Stämmer det?")
	b.follow("Tiden stämmer, rapportera")
	b.at("/incidents/2026-001/reported", 200)
	b.says("söndag 25 oktober 2026 kl. 02.30 (UTC+1)")
	as, err := h.Awareness(t.Context(), h.by(models.Handler), "2026-001")
	if want := time.Date(2026, time.October, 25, 1, 30, 0, 0, time.UTC); err != nil || len(as) != 1 || !as[0].At.At.Equal(want) {
		t.Errorf("stored %+v, %v; want %v", as, err, want)
	}
}
