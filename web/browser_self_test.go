package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// harnessSite serves a page that has what the harness must cope with, under the policy
// of the real program, and a faulty page, to see that the harness sees.
func harnessSite(t *testing.T) string {
	t.Helper()
	const head = `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/script.js" defer></script></head>`
	mux := http.NewServeMux()
	html := func(path, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'")
			if r.Method == http.MethodPost && r.FormValue("title") == "" {
				w.WriteHeader(http.StatusUnprocessableEntity)
			} else if r.Method == http.MethodPost {
				http.Redirect(w, r, "/saved?"+r.Form.Encode(), http.StatusSeeOther)
				return
			}
			fmt.Fprint(w, head, body)
		})
	}
	html("/{$}", `<body><main><h1>Form</h1><p id="js">Scripts are off.</p>
		<form method="post"><p><label for="t">Title</label> <input id="t" name="title"></p>
		<p><label for="a">Aware at</label> <input id="a" name="at" type="datetime-local"></p>
		<p><label for="n">Note</label> <textarea id="n" name="note"></textarea></p>
		<p><label for="k">Kind</label> <select id="k" name="kind"><option value="1">One</option><option value="2">Two</option></select></p>
		<p><input id="c" name="major" type="checkbox"> <label for="c">Major</label></p>
		<details><summary>Why?</summary><p>Because.</p></details>
		<button>Save</button></form></main><nav><p><a href="/saved">Saved</a></p><p><a href="/saved">Saved</a></p></nav></body>`)
	html("/saved", `<body><main><h1>Saved</h1></main></body>`)
	html("/faulty", `<body onload="alert(1)"><main><h1>Faulty</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:red">Red</p><form><input></form></main></body>`)
	html("/loud", `<body><main><h1>Loud</h1></main><script src="/loud.js"></script></body>`)
	asset := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			fmt.Fprint(w, body)
		})
	}
	asset("/style.css", "text/css", "body { background: #fff; color: #000; line-height: 2 } a, button, input { display: inline-block; min-height: 24px } @media (prefers-color-scheme: dark) { body { background: #000; color: #fff } }")
	asset("/script.js", "text/javascript", `const p = document.querySelector("#js"); if (p) p.textContent = "Scripts are on."`)
	asset("/loud.js", "text/javascript", `console.error("oh no"); throw new Error("thrown")`)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestHarnessFillsAFormByItsLabels(t *testing.T) {
	t.Parallel()
	url := harnessSite(t)
	b := newTab(t)
	b.open(url)
	if got := b.text("#js"); got != "Scripts are on." {
		t.Errorf("the page says %q", got)
	}
	b.accessible()
	b.fill("Title", "Läcka")
	b.fill("Aware at", "2026-03-29T10:00")
	b.fill("Note", "one\ntwo")
	b.choose("Kind", "Two")
	b.click("Major")
	b.click("Why?")
	b.waitFor("Because.")
	b.follow("Save")
	if want := url + "/saved?at=2026-03-29T10%3A00&kind=2&major=on&note=one%0D%0Atwo&title=L%C3%A4cka"; b.url() != want || b.status != 200 {
		t.Errorf("came to %s (%d), want %s", b.url(), b.status, want)
	}
}

func TestHarnessSeesARefusedForm(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t))
	b.expect("status of 422")
	b.follow("Save")
	if b.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", b.status)
	}
}

func TestHarnessWorksWithTheKeyboard(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t))
	if got := b.focused(); got != "" {
		t.Errorf("at first %q has the focus", got)
	}
	b.press(kb.Tab)
	if got := b.focused(); got != "textbox Title" {
		t.Errorf("after Tab %q has the focus", got)
	}
	b.press("Hej")
	if got := b.value("Title"); got != "Hej" {
		t.Errorf("typed %q", got)
	}
	b.submit(kb.Enter)
	if !strings.Contains(b.url(), "title=Hej") {
		t.Errorf("came to %s", b.url())
	}
}

func TestHarnessTurnsJavaScriptOff(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.setJavaScript(false)
	b.open(harnessSite(t))
	if got := b.text("#js"); got != "Scripts are off." {
		t.Errorf("the page says %q", got)
	}
	b.fill("Title", "a")
	b.choose("Kind", "Two")
	b.follow("Save")
	if !strings.Contains(b.url(), "kind=2") {
		t.Errorf("came to %s", b.url())
	}
}

func TestHarnessCatchesABreachOfThePolicy(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t) + "/faulty")
	got := b.takeComplaints()
	for _, want := range []string{"inline event handler", "inline style"} {
		if !slices.ContainsFunc(got, func(c string) bool { return strings.Contains(c, want) }) {
			t.Errorf("no complaint of an %s in %q", want, got)
		}
	}
}

func TestHarnessCatchesBarriers(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t) + "/faulty")
	b.takeComplaints()
	got := strings.Join(b.barriers(), "\n")
	for _, want := range []string{"image-alt (critical)", "\n\timg: ", "label (critical)", "\n\tinput: "} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestHarnessCatchesErrors(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t) + "/loud")
	got := strings.Join(b.takeComplaints(), "\n")
	for _, want := range []string{"oh no", "Error: thrown"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestHarnessTakesPictures(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(harnessSite(t))
	light, err := os.ReadFile(b.screenshot("harness.light", 320, 640, false))
	if err != nil {
		t.Fatal(err)
	}
	dark, err := os.ReadFile(b.screenshot("harness.dark", 320, 640, true))
	if err != nil {
		t.Fatal(err)
	}
	if slices.Equal(light, dark) {
		t.Error("dark looks like light")
	}
	if got := eval[string](b, "getComputedStyle(document.body).backgroundColor"); got != "rgb(0, 0, 0)" {
		t.Errorf("the dark background is %s", got)
	}
}
