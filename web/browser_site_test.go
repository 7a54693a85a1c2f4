package web_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

// A desk is a tab at a site of its own.
type desk struct {
	*tab
	house *house
	base  string // the address of the site, without a slash at its end
}

// sit opens a tab at a site. Nobody is signed in.
func (h *house) sit(t *testing.T) *desk {
	t.Helper()
	b := newTab(t)
	server := httptest.NewServer(h.handler)
	t.Cleanup(server.Close)
	return &desk{b, h, server.URL}
}

// sitAs opens a tab at a site in which the user of a role is signed in.
func (h *house) sitAs(t *testing.T, r models.Role) *desk {
	t.Helper()
	d := h.sit(t)
	d.is(r)
	return d
}

// is makes the tab that of the user of a role, or with no role of nobody.
func (d *desk) is(r models.Role) {
	d.t.Helper()
	if r == "" {
		devtools(d.tab, network.DeleteCookies, network.DeleteCookiesParams{Name: "frist", URL: d.base})
		return
	}
	c := d.house.sessions[r]
	devtools(d.tab, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: d.base, HTTPOnly: new(true)})
}

// signInAs signs in through the page, with the keyboard where it stands.
func (d *desk) signInAs(email string) {
	d.t.Helper()
	d.goTo("/sign-in")
	d.write("E-postadress", email)
	d.write("Lösenord", password)
	d.follow("Logga in")
	d.at("/", 200)
}

// speak sets the language of everybody at the site.
func (d *desk) speak(lang i18n.Lang) {
	d.t.Helper()
	for _, r := range models.Roles {
		d.house.as(r.Role).post("/language", url.Values{"lang": {string(lang)}, "back": {"/"}}).want(d.t, 303)
	}
	devtools(d.tab, network.SetCookie, network.SetCookieParams{Name: "frist-lang", Value: string(lang), URL: d.base})
}

// goTo opens a page of the site.
func (d *desk) goTo(path string) {
	d.t.Helper()
	d.open(d.base + path)
}

// at fails the test unless the tab came to path with the status.
func (d *desk) at(path string, status int64) {
	d.t.Helper()
	if got := strings.TrimPrefix(d.url(), d.base); got != path || d.status != status {
		d.t.Fatalf("came to %s (%d), want %s (%d):\n%s", got, d.status, path, status, d.text())
	}
}

// says fails the test unless a reader sees each text. Kinds of space are one.
func (b *tab) says(texts ...string) {
	b.t.Helper()
	seen := strings.Join(strings.Fields(b.text()), " ")
	for _, s := range texts {
		if !strings.Contains(seen, s) {
			b.t.Fatalf("%s does not say %q but:\n%s", b.url(), s, seen)
		}
	}
}

// write clicks the field with the label and types, in place of what it had.
func (b *tab) write(label, text string) {
	b.t.Helper()
	x, y := b.centre(b.field(label))
	b.do("click "+label, chromedp.MouseClickXY(x, y))
	b.press("a", kb.ModifierCtrl)
	if text == "" {
		b.press(kb.Delete)
		return
	}
	b.press(text)
}

// pick clicks the box or button with the label in the group with the heading.
func (b *tab) pick(group, option string) {
	b.t.Helper()
	b.clickOn(fmt.Sprintf(`(() => {
		const norm = e => e.textContent.replace(/\s+/g, " ").trim()
		const sets = [...document.querySelectorAll("fieldset")].filter(f => f.querySelector("legend") && norm(f.querySelector("legend")).startsWith(%s))
		const labels = sets.flatMap(f => [...f.querySelectorAll(".choice label")]).filter(l => norm(l).startsWith(%s))
		return labels.length === 1 ? labels[0] : null
	})()`, js(group), js(option)), group+": "+option)
}

// clickOn clicks the element that a JavaScript expression finds, and waits for
// nothing.
func (b *tab) clickOn(expr, what string) {
	b.t.Helper()
	b.do("click "+what, b.mouseOn(expr, what))
}

// followOn clicks the element that a JavaScript expression finds, and waits for
// the page that it leads to.
func (b *tab) followOn(expr, what string) {
	b.t.Helper()
	b.load("follow "+what, b.mouseOn(expr, what))
}

func (b *tab) mouseOn(expr, what string) (click chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.until(func() string {
		at := eval[[]float64](b, fmt.Sprintf(`(e => { if (!e) return []; e.scrollIntoView({block: "center", behavior: "instant"}); const r = e.getClientRects()[0]; return r ? [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2] : [] })(%s)`, expr))
		if len(at) != 2 {
			return fmt.Sprintf("%s has nothing, or more than one, for %s:\n%s", b.url(), what, b.text())
		}
		click = chromedp.MouseClickXY(at[0], at[1])
		return ""
	})
	return click
}

func js(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // only texts and lists of them are given
	}
	return string(data)
}

// submitForm fills the form to action, without a hand on it, sends it with the
// button that has the value, or the first, and waits for the answer.
func (d *desk) submitForm(action string, values map[string]string, button string) {
	d.t.Helper()
	d.load("submit to "+action, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`((action, values, button) => {
		const names = Object.keys(values ?? {})
		const form = [...document.querySelectorAll("form[method=post]")].find(f => f.getAttribute("action") === action && names.every(n => f.elements[n]) && (!button || f.querySelector("button[value=" + button + "]")))
		if (!form) throw new Error("no form to " + action)
		for (const n of names) form.elements[n].value = values[n]
		form.requestSubmit(button ? form.querySelector("button[value=" + button + "]") : form.querySelector("button:not([type=button])"))
	})(%s, %s, %s)`, js(action), js(values), js(button))))
}

// filled is a site with a record of every kind: the real incident of 2021, a
// closed one, one that runs with all that a page can show, and one about which
// nothing is known but who reported it and when.
type filled struct {
	*house
	klarna, closed, running, bare string // references
	entry, corrected              int64  // of the running incident
}

const longWord = "Kontantuttagsautomatsövervakningsystemleverantörsavtalsuppföljningsansvarig"

func fill(t *testing.T, h *house) *filled {
	t.Helper()
	f := &filled{house: h}
	ctx := t.Context()
	for path, ref := range map[string]*string{"klarna-2021": &f.klarna, "closed": &f.closed} {
		data, err := os.ReadFile(filepath.Join("..", "cmd", "frist", "demo", path+".case.json"))
		check(t, err)
		c, err := casefile.Parse(data)
		check(t, err)
		if c.Incident.Status == casefile.Closed {
			c.Incident.CloseReason = "Det som återstår sköts av moderbolaget."
		}
		*ref, err = h.Import(ctx, models.Operator("test"), c)
		check(t, err)
	}
	by := h.by(models.Handler)
	var err error
	f.running, err = h.ReportIncident(ctx, by, models.Once{}, models.Report{
		EntityID: h.bank, Title: "Kvitton skickades till fel kunder efter en omstart", Summary: "Efter en omstart av kvittotjänsten fick kunder andra kunders kvitton.\n\nTjänsten är stoppad.",
		Informant: "Sara, kundtjänst, anknytning 4410", KnownBy: "Driftledaren", Aware: calendar.At(present.Add(-2 * time.Hour)), PersonalData: deadline.Yes, ServicesDown: deadline.Yes,
	})
	check(t, err)
	f.bare, err = h.ReportIncident(ctx, by, models.Once{}, models.Report{Informant: "Nattvakten", Aware: calendar.Moment{At: present.Add(-5 * time.Minute), Precision: calendar.About}})
	check(t, err)
	check(t, h.AddAwareness(ctx, by, models.Once{}, f.running, models.Awareness{At: calendar.Moment{At: present.Add(-3 * time.Hour), Precision: calendar.About}, How: "Ett larm, som ingen förstod", Source: "Övervakningen"}))
	for i, e := range []models.Entry{
		{At: calendar.At(present.Add(-3 * time.Hour)), Text: "Kvittotjänsten startas om efter en uppgradering", Source: "Driftloggen"},
		{At: calendar.Moment{At: present.Add(-2 * time.Hour), Precision: calendar.About}, Text: "Det första samtalet: en kund har fått någon annans kvitto.\nKunden läser upp namnet."},
		{At: calendar.Moment{At: present.Add(-110 * time.Minute), Until: present.Add(-100 * time.Minute), Precision: calendar.Between}, Text: longWord + longWord, Source: longWord + ".example"},
		{At: calendar.Moment{Precision: calendar.Unknown}, Text: "Någon ringde en journalist"},
	} {
		check(t, h.AddEntry(ctx, by, models.Once{}, f.running, e))
		if i == 0 {
			es, _, err := h.Timeline(ctx, by, f.running, models.TimelineFilter{Superseded: true})
			check(t, err)
			f.corrected = es[0].ID
		}
	}
	check(t, h.CorrectEntry(ctx, h.by(models.Approver), models.Once{}, f.running, f.corrected, models.Entry{At: calendar.At(present.Add(-170 * time.Minute)), Text: "Kvittotjänsten startas om", Source: "Driftloggen"}))
	es, _, err := h.Timeline(ctx, by, f.running, models.TimelineFilter{Text: "samtalet"})
	check(t, err)
	f.entry = es[0].ID
	least, most, swedes := int64(800), int64(2400), int64(2100)
	earlier, later := present.Add(-time.Hour), present.Add(-20*time.Minute)
	for _, c := range []models.Count{
		{AsOf: &earlier, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, Source: "Driftledaren", Note: "Antalet är ännu inte känt"},
		{AsOf: &later, Of: casefile.DataSubjects, Mode: casefile.Approximate, Min: &least, Max: &most, ByCountry: models.ByCountry{"SE": &swedes, "NO": nil}, Source: "Utskicksloggen"},
		{AsOf: &later, Of: casefile.Records, Mode: casefile.Exact, Min: &most, Max: &most, Source: longWord},
	} {
		check(t, h.AddCount(ctx, by, models.Once{}, f.running, c))
	}
	check(t, h.AddEvidence(ctx, by, models.Once{}, f.running, models.File{Name: "skärmbild " + longWord + ".png", MediaType: "image/png", Note: "Kundens skärmbild", Data: []byte("x")}))
	f.decide(t, "dora.initial", "classify_major")
	f.decide(t, "gdpr.authority", "notify")
	f.file(t, "dora.initial")
	v, path := f.as(models.Handler), "/incidents/"+f.running+"/filings/"
	fs, err := h.Filings(ctx, by, f.running)
	check(t, err)
	path += itoa(fs[0].ID) + "/receipt"
	v.upload(v.get(path).form(path), url.Values{"reference": {"FI-2026-77-K"}, "note": {"Bekräftelse i Fidac"}}, file{"proof", "bekräftelse " + longWord + ".pdf", "application/pdf", "%PDF bekräftelse"}).want(t, 303)
	return f
}

func (f *filled) decide(t *testing.T, obligation, outcome string) {
	t.Helper()
	v, path := f.as(models.Handler), "/incidents/"+f.running+"/decide/"+obligation
	checked := v.submit(v.get(path).form(path), url.Values{"outcome": {outcome}, "reason": {"Fler än 10 procent av kunderna berörs."}}).follow(t).want(t, 200)
	v.submit(checked.form(path+"/check"), nil).want(t, 303)
}

func (f *filled) file(t *testing.T, obligation string) {
	t.Helper()
	v, path := f.as(models.Handler), "/incidents/"+f.running+"/file/"+obligation
	checked := v.submit(v.get(path).form(path), url.Values{"channel": {"service"}, "reference": {"FI-2026-77"}}).follow(t).want(t, 200)
	v.upload(checked.form(path+"/check"), nil, file{"proof", "kvittens.pdf", "application/pdf", "%PDF kvittens"}).want(t, 303)
}

// shot takes the pictures of a page for a person to look at, if asked to.
func (d *desk) shot(name string) {
	d.t.Helper()
	if os.Getenv("FRIST_SHOTS") == "" {
		return
	}
	for _, width := range []int64{320, 768, 1440} {
		for _, dark := range []bool{false, true} {
			theme := "light"
			if dark {
				theme = "dark"
			}
			d.screenshot(fmt.Sprintf("%s.%s.%s.%d", name, cmp.Or(eval[string](d.tab, "document.documentElement.lang"), "sv"), theme, width), width, 900, dark)
		}
	}
	d.setDark(false)
	d.resize(1280, 900)
}
