package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"frist/models"
)

// tabTo presses Tab until what is named has the focus, and fails the test if
// the focus cannot be seen on the way, or never comes there.
func (b *tab) tabTo(name string) {
	b.t.Helper()
	var way []string
	for range 80 {
		b.press(kb.Tab)
		got := b.focused()
		way = append(way, got)
		if got != "" {
			b.ringed(got)
		}
		if got == name {
			return
		}
	}
	b.t.Fatalf("%s: Tab never comes to %q, but to %s", b.url(), name, strings.Join(way, ", "))
}

// ringed fails the test unless what has the focus is in view, has a ring round
// it, and is covered by nothing.
func (b *tab) ringed(name string) {
	b.t.Helper()
	fault := eval[string](b, `(() => {
		const e = document.activeElement
		let ring = e
		if (parseFloat(getComputedStyle(e).outlineWidth) === 0 || getComputedStyle(e).outlineStyle === "none") ring = e.closest(".task") ?? e
		const s = getComputedStyle(ring)
		if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "has no ring"
		const r = e.getClientRects()[0]
		if (!r || r.width < 2 || r.height < 2) return "has no size"
		if (r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth) return "is out of view"
		const x = Math.min(Math.max(r.left + Math.min(r.width / 2, 20), 1), innerWidth - 1), y = Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1)
		const top = document.elementFromPoint(x, y)
		if (!top || !(e.contains(top) || top.contains(e))) return "is covered by " + (top ? top.outerHTML.slice(0, 80) : "nothing")
		return ""
	})()`)
	if fault != "" {
		b.t.Errorf("%s: %q has the focus and %s", b.url(), name, fault)
	}
}

// TestAllOfItByKeyboard signs in, reports and adds to the timeline, and never
// touches the mouse.
func TestAllOfItByKeyboard(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	b := h.sit(t)
	b.goTo("/")
	b.press(kb.Tab)
	if got := b.focused(); got != "link Hoppa till innehållet" {
		t.Fatalf("the first stop is %q, want the link that skips to the content", got)
	}
	b.ringed("the skip link")
	b.press(kb.Enter)
	b.tabTo("textbox E-postadress") // and by no link of the bar
	b.press("handler@bank.example")
	b.tabTo("textbox Lösenord")
	b.press(password)
	b.submit(kb.Enter)
	b.at("/", 200)

	b.tabTo("link Rapportera en incident")
	b.submit(kb.Enter)
	b.at("/incidents/new", 200)
	b.press(kb.Tab)
	b.press(kb.Enter) // the skip link
	b.press(kb.Tab)
	if got := b.focused(); got != "textbox Vem rapporterar?" {
		t.Errorf("after the skip link Tab comes to %q, want the first field", got)
	}
	b.press("Sara")
	b.tabTo("combobox Hur säker är tiden?")
	b.press(kb.ArrowDown)
	b.tabTo("textbox Vad har hänt? (valfritt)")
	b.press("Fel kvitto")
	b.press(kb.Enter)
	b.press("Flera kunder")
	b.press(kb.Tab) // out of a field with lines, which keeps Enter and not Tab
	if got := b.focused(); got != "radio Inte känt" {
		t.Errorf("Tab comes to %q, want the answer that is chosen", got)
	}
	b.press(kb.ArrowUp)
	b.press(kb.ArrowUp)
	if got := b.focused(); got != "radio Ja" {
		t.Errorf("the arrows come to %q, want Ja", got)
	}
	b.tabTo("button Rapportera")
	b.submit(" ")
	b.at("/incidents/2026-001/reported", 200)
	in, err := h.Incident(t.Context(), h.by(models.Handler), "2026-001")
	check(t, err)
	if in.PersonalData != "yes" || in.Summary != "Fel kvitto\nFlera kunder" {
		t.Errorf("stored %q, personal data %q", in.Summary, in.PersonalData)
	}

	b.tabTo("link Öppna incidenten")
	b.submit(kb.Enter)
	b.opensByKeyboard("Så är fristen beräknad")
	b.goTo("/incidents/2026-001")
	b.tabTo("link Händelser")
	b.submit(kb.Enter)
	b.tabTo("textbox Klockslag i dag och vad som hände")
	b.press("09:40 kunden ringde")
	b.submit(kb.Enter)
	b.says("Händelsen är antecknad", "kunden ringde")
	if !strings.HasPrefix(b.focused(), "region Händelsen är antecknad") {
		t.Errorf("%q has the focus, want what was done", b.focused())
	}

	b.tabTo("DisclosureTriangle Annan dag, osäker tid eller källa")
	b.press(kb.Enter)
	b.tabTo("textbox Vad hände?")
	b.tabTo("button Spara händelsen")
	b.expect("status of 422")
	b.submit(kb.Enter)
	if got := b.focused(); !strings.HasPrefix(got, "alert ") {
		t.Errorf("after a refusal %q has the focus, want the list of what is wrong", got)
	}
	b.press(kb.Tab)
	b.press(kb.Enter)
	if got := b.focused(); got != "textbox Vad hände?" {
		t.Errorf("the line of the list leads to %q, want its field", got)
	}
	b.ringed("the field with the problem")
}

// opensByKeyboard goes to the first thing to unfold whose name begins so, and
// unfolds and folds it.
func (b *tab) opensByKeyboard(name string) {
	b.t.Helper()
	for range 60 {
		b.press(kb.Tab)
		if got := b.focused(); strings.HasPrefix(got, "DisclosureTriangle "+name) {
			b.ringed(got)
			const open = `document.activeElement.closest("details").open`
			for _, key := range []string{kb.Enter, " "} {
				was := eval[bool](b, open)
				b.press(key)
				if eval[bool](b, open) == was {
					b.t.Errorf("%q does nothing with %q", key, got)
				}
			}
			return
		}
	}
	b.t.Fatalf("%s: Tab never comes to %q", b.url(), name)
}

// TestNoPageHoldsTheKeyboard goes through every page from end to end with Tab,
// on a wide screen and at 400 per cent: the focus is always seen, and gets out.
func TestNoPageHoldsTheKeyboard(t *testing.T) {
	t.Parallel()
	h := newSite(t)
	f := fill(t, h)
	b := h.sitAs(t, models.Handler)
	run := "/incidents/" + f.running
	pages := []string{"/", "/incidents", "/incidents/new", run, run + "/timeline", run + "/awareness", run + "/people", run + "/people/new", run + "/summary", "/entities"}
	b.setDark(false)
	for _, width := range []int64{1280, 320} {
		for _, path := range pages {
			b.resize(width, 640)
			b.goTo(path)
			stops := eval[int](b.tab, `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})).length`)
			seen := 0
			for b.press(kb.Tab); b.focused() != ""; b.press(kb.Tab) {
				b.ringed(fmt.Sprintf("%s at %d", b.focused(), width))
				if seen++; seen > stops+5 {
					t.Fatalf("%s at %d: after %d stops the focus is still in the page, at %q", path, width, seen, b.focused())
				}
			}
			if seen < stops/2 {
				t.Errorf("%s at %d: only %d of %d controls have a stop", path, width, seen, stops)
			}
		}
	}
}
