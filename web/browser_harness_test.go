package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a tab waits for what should be there at once. It is long
// because a machine that also compiles is slow, and costs nothing when all is well.
const patience = 20 * time.Second

// chromium is the one Chromium of this test binary, started when the first test
// needs it.
var chromium struct {
	once sync.Once
	ctx  context.Context
	err  error
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	os.Exit(code)
}

// startBrowser starts Chromium with a profile of its own, which goes when it stops.
func startBrowser(path string) {
	flags := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // in CI everything is root
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "sv-SE"),
	})
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, cancel := chromedp.NewContext(alloc)
	chromium.ctx, chromium.err = ctx, chromedp.Do(ctx)
	chromium.stop = func() {
		wait, done := context.WithTimeout(ctx, 10*time.Second)
		defer done()
		_ = chromedp.Cancel(wait)
		cancel()
		stopAlloc()
	}
}

// A tab is a window of the browser that shares nothing with other tabs: no
// cookies, no cache. It belongs to one test and fails it at once when something
// is not as said, and at its end when the page has complained of itself.
type tab struct {
	t      *testing.T
	ctx    context.Context
	status int64 // of the page that open or follow came to

	mu         sync.Mutex
	complaints []string
	expected   []string
}

// newTab opens a tab of 1280 × 900. Without Chromium the test is skipped; in CI
// it fails, for there nothing goes unseen.
func newTab(t *testing.T) *tab {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" && os.Getenv("CI") == "" {
		t.Skip("no Chromium: install chromium or google-chrome to run the browser tests")
	} else if path == "" {
		t.Fatal("no Chromium in CI")
	}
	chromium.once.Do(func() { startBrowser(path) })
	if chromium.err != nil {
		t.Fatalf("start %s: %v", path, chromium.err)
	}
	b := &tab{t: t}
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.listen))
	t.Cleanup(cancel)
	b.ctx = ctx
	// The first call binds the tab to its context and so must have no time limit.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("new tab: %v", err)
	}
	b.resize(1280, 900)
	t.Cleanup(func() {
		for _, c := range b.takeComplaints() {
			t.Errorf("the browser complains: %s", c)
		}
	})
	return b
}

// listen notes what a page must not do: break the Content Security Policy, throw,
// write an error to the console, ask for what is not there.
func (b *tab) listen(ev any) {
	var complaint string
	switch ev := ev.(type) {
	case *log.EventEntryAdded:
		e := ev.Entry
		if e.Level == log.EntryLevelError || strings.Contains(e.Text, "Content Security Policy") {
			complaint = fmt.Sprintf("%s: %s %s", e.Source, e.Text, e.URL)
		}
	case *runtime.EventExceptionThrown:
		complaint = "uncaught: " + ev.ExceptionDetails.Text
		if o := ev.ExceptionDetails.Exception; o != nil {
			complaint += " " + o.Description
		}
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert {
			complaint = "console." + string(ev.Type)
			for _, a := range ev.Args {
				complaint += " " + string(a.Value) + a.Description
			}
		}
	}
	if complaint != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.complaints = append(b.complaints, complaint)
	}
}

// expect says that complaints that contain s are part of the test: the browser
// notes each refused form, "the server responded with a status of 422".
func (b *tab) expect(s string) { b.expected = append(b.expected, s) }

// takeComplaints returns what the pages complained of and was not expected, and
// forgets it.
func (b *tab) takeComplaints() []string {
	_ = chromedp.Do(b.ctx, chromedp.Evaluate[chromedp.Void]("0")) // what came before this answer has been heard
	b.mu.Lock()
	defer b.mu.Unlock()
	list := slices.DeleteFunc(b.complaints, func(c string) bool {
		return slices.ContainsFunc(b.expected, func(s string) bool { return strings.Contains(c, s) })
	})
	b.complaints = nil
	return list
}

// do runs steps and fails the test, saying what was tried, if one fails.
func (b *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// devtools sends one command of the DevTools protocol.
func devtools[P, R any](b *tab, cmd cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	r, err := chromedp.Call(ctx, cmd, params)
	if err != nil {
		b.t.Fatalf("%T: %v", params, err)
	}
	return r
}

// eval returns the value of a JavaScript expression, awaited if it is a promise.
// It works where the page's own scripts do not: under any policy, and with
// JavaScript off as long as nothing is awaited.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("evaluate %.80s: %v", js, err)
	}
	return v
}

// open goes to url and waits until the page has loaded. It sets status.
func (b *tab) open(url string) {
	b.t.Helper()
	b.load("open "+url, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		res, err := cdp.Call(ctx, t, page.Navigate, page.NavigateParams{URL: url})
		if err == nil && res.ErrorText != "" {
			return fmt.Errorf("page does not load: %s", res.ErrorText)
		}
		return err
	}))
}

// follow clicks the one control with the accessible name and waits until the
// page that it leads to has loaded. It sets status.
func (b *tab) follow(name string) {
	b.t.Helper()
	x, y := b.centre(b.control(name))
	b.load("follow "+name, chromedp.MouseClickXY(x, y))
}

// submit presses a key, such as [kb.Enter], and waits as [tab.follow] does.
func (b *tab) submit(key string) {
	b.t.Helper()
	b.load(fmt.Sprintf("submit with %q", key), chromedp.KeyEvent(key))
}

func (b *tab) load(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	var r *network.Response
	r, err := chromedp.RunResponse(ctx, steps...)
	if err != nil {
		b.t.Fatalf("%s: no page came: %v", what, err)
	}
	b.status = 0
	if r != nil {
		b.status = r.Status
	}
}

// click clicks the one control with the accessible name, as a mouse does, and
// waits for nothing: for what opens, ticks or swaps within the page.
func (b *tab) click(name string) {
	b.t.Helper()
	x, y := b.centre(b.control(name))
	b.do("click "+name, chromedp.MouseClickXY(x, y))
}

// fill puts value in the field with the label, in place of what it had, and says
// so to the page as typing would. A date or a time takes the form that HTML
// gives it: 2026-03-29, 2026-03-29T10:00.
func (b *tab) fill(label, value string) {
	b.t.Helper()
	b.on(b.field(label), `function(v) {
		const proto = this instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
		this.focus()
		Object.getOwnPropertyDescriptor(proto.prototype, "value").set.call(this, v)
		if (this.value !== v) return "the field made " + JSON.stringify(this.value) + " of it"
		this.dispatchEvent(new Event("input", {bubbles: true}))
		this.dispatchEvent(new Event("change", {bubbles: true}))
		return ""
	}`, "fill "+label, value)
}

// choose picks the option with the text in the list with the label.
func (b *tab) choose(label, option string) {
	b.t.Helper()
	b.on(b.field(label), `function(v) {
		const found = [...this.options].filter(o => o.label.trim() === v)
		if (found.length !== 1) return found.length + " options; there are: " + [...this.options].map(o => o.label.trim()).join(", ")
		this.focus()
		this.value = found[0].value
		this.dispatchEvent(new Event("input", {bubbles: true}))
		this.dispatchEvent(new Event("change", {bubbles: true}))
		return ""
	}`, "choose "+option+" in "+label, option)
}

// value returns what the field with the label holds.
func (b *tab) value(label string) string {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.CallFunctionOn[string]("function() { return this.value }", b.object(b.field(label))))
	if err != nil {
		b.t.Fatalf("value of %s: %v", label, err)
	}
	return v
}

// on calls a function with a node as this. What the function returns is a fault.
func (b *tab) on(node cdp.BackendNodeID, fn, what, arg string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	fault, err := chromedp.Run(ctx, chromedp.CallFunctionOn[string](fn, b.object(node), arg))
	if err != nil || fault != "" {
		b.t.Fatalf("%s: %s %v", what, fault, err)
	}
}

func (b *tab) object(node cdp.BackendNodeID) chromedp.CallOption {
	b.t.Helper()
	o := devtools(b, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: node}).Object
	return func(p *runtime.CallFunctionOnParams) { p.ObjectID = o.ObjectID }
}

// press presses keys one after another: characters, or names such as [kb.Tab].
func (b *tab) press(keys string, held ...kb.Modifier) {
	b.t.Helper()
	b.do(fmt.Sprintf("press %q", keys), chromedp.KeyEvent(keys, chromedp.KeyModifiers(held...)))
}

// focused returns the role and the accessible name of what has the focus:
// "button Save"; nothing if that is the page itself.
func (b *tab) focused() string {
	b.t.Helper()
	o := eval[*runtime.RemoteObject](b, `document.activeElement === document.body ? document : document.activeElement`)
	tree := devtools(b, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{ObjectID: o.ObjectID, FetchRelatives: new(false)})
	for _, n := range tree.Nodes {
		if r := axText(n.Role); r != "RootWebArea" {
			return r + " " + axText(n.Name)
		}
	}
	return ""
}

// text returns what a reader sees of the page, or of the first element that a
// CSS selector finds.
func (b *tab) text(selector ...string) string {
	b.t.Helper()
	sel, err := json.Marshal(strings.Join(append(selector, ""), ""))
	if err != nil {
		b.t.Fatal(err)
	}
	got := eval[*string](b, fmt.Sprintf(`(document.querySelector(%s || "body") ?? (document.body ? {innerText: null} : {innerText: ""})).innerText`, sel))
	if got == nil {
		b.t.Fatalf("%s has nothing that matches %s", b.url(), sel)
	}
	return *got
}

// waitFor waits until the page shows want: for what a script fetches.
func (b *tab) waitFor(want string) {
	b.t.Helper()
	b.until(func() string {
		if strings.Contains(b.text(), want) {
			return ""
		}
		return fmt.Sprintf("%s does not show %q but:\n%s", b.url(), want, b.text())
	})
}

// url returns the address of the page.
func (b *tab) url() string { b.t.Helper(); return eval[string](b, "document.location.href") }

// until tries again until fn finds no fault.
func (b *tab) until(fn func() (fault string)) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if fault := fn(); fault == "" {
			return
		} else if time.Now().After(end) {
			b.t.Fatal(fault)
		}
	}
}

// control finds what can be clicked, and field what can be filled in, by the
// accessible name: what a screen reader says. There must be one. Several links
// of one name to one address count as one.
func (b *tab) control(name string) cdp.BackendNodeID {
	b.t.Helper()
	return b.find(name, "button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "DisclosureTriangle")
}

func (b *tab) field(label string) cdp.BackendNodeID {
	b.t.Helper()
	return b.find(label, "textbox", "searchbox", "spinbutton", "combobox", "listbox", "slider",
		"Date", "DateTime", "InputTime", "Month", "Week", "ColorWell")
}

func (b *tab) find(name string, roles ...string) (node cdp.BackendNodeID) {
	b.t.Helper()
	b.until(func() string {
		tree := devtools(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		found := map[string]cdp.BackendNodeID{}
		var others []string
		for _, n := range tree.Nodes {
			role, said := axText(n.Role), axText(n.Name)
			switch {
			case n.Ignored || !slices.Contains(roles, role):
			case said != name:
				others = append(others, fmt.Sprintf("%s %q", role, said))
			case role == "link":
				found[axProperty(n, "url")] = n.BackendDOMNodeID
			default:
				found[string(n.NodeID)] = n.BackendDOMNodeID
			}
		}
		if len(found) == 1 {
			node = slices.Collect(maps.Values(found))[0]
			return ""
		}
		return fmt.Sprintf("%s has %d named %q; there are: %s", b.url(), len(found), name, strings.Join(others, ", "))
	})
	return node
}

func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	_ = json.Unmarshal(v.Value, &s) // not every value is a string
	return s
}

func axProperty(n *accessibility.Node, name accessibility.PropertyName) string {
	for _, p := range n.Properties {
		if p.Name == name {
			return axText(p.Value)
		}
	}
	return ""
}

// centre scrolls a node into view and returns its middle.
func (b *tab) centre(node cdp.BackendNodeID) (x, y float64) {
	b.t.Helper()
	devtools(b, dom.ScrollIntoViewIfNeeded, dom.ScrollIntoViewIfNeededParams{BackendNodeID: node})
	quads := devtools(b, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: node}).Quads
	if len(quads) == 0 {
		b.t.Fatal("what should be clicked cannot be seen")
	}
	q := quads[0]
	return (q[0] + q[2] + q[4] + q[6]) / 4, (q[1] + q[3] + q[5] + q[7]) / 4
}

// resize gives the page a size in CSS pixels.
func (b *tab) resize(width, height int64) {
	b.t.Helper()
	b.do("resize", chromedp.EmulateViewport(width, height))
}

// setDark says whether the reader prefers dark colours. Nothing moves slowly: a
// colour on its way to another would be neither.
func (b *tab) setDark(dark bool) {
	b.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	devtools(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
}

// setPrint lays the page out as on paper, until setDark is called.
func (b *tab) setPrint() {
	b.t.Helper()
	devtools(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}, {Name: "prefers-reduced-motion", Value: "reduce"}}, // paper is white all the same
	})
}

// setJavaScript lets the scripts of the pages opened from now on run, or not.
func (b *tab) setJavaScript(on bool) {
	b.t.Helper()
	devtools(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// screenshot puts a picture of the whole page, as wide as said and at least as
// high, in .ci/out for a person to look at, and returns where it is.
func (b *tab) screenshot(name string, width, height int64, dark bool) string {
	b.t.Helper()
	b.resize(width, height)
	b.setDark(dark)
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatalf("screenshot %s: %v", name, err)
	}
	path := filepath.Join("..", ".ci", "out", name+".png")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path, png, 0o644); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// barriers runs axe-core over the page and returns what keeps somebody out, one
// rule and its places to an entry: WCAG 2.2 A and AA, and good practice, or only
// the rules that are named. Scripts must be on; the policy of the page need not
// allow axe.
func (b *tab) barriers(rules ...string) []string {
	b.t.Helper()
	if !eval[bool](b, "typeof axe === 'object'") {
		axe, err := os.ReadFile(filepath.Join("testdata", "axe.min.js"))
		if err != nil {
			b.t.Fatal(err)
		}
		b.do("axe", chromedp.Evaluate[chromedp.Void](string(axe)))
	}
	if len(rules) == 0 {
		rules = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
	}
	found := eval[[]struct {
		ID, Impact, Help string
		Nodes            []struct{ Target, Why string }
	}](b, fmt.Sprintf(`axe.run(document, {resultTypes: ["violations"], preload: false, runOnly: %s}).then(r =>
		r.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.map(n => ({Target: n.target.join(" "), Why: n.failureSummary}))})))`, js(rules)))
	var list []string
	for _, v := range found {
		s := fmt.Sprintf("%s (%s): %s", v.ID, v.Impact, v.Help)
		for _, n := range v.Nodes {
			s += "\n\t" + n.Target + ": " + strings.Join(strings.Fields(n.Why), " ")
		}
		list = append(list, s)
	}
	return list
}

// accessible fails the test for each barrier on the page.
func (b *tab) accessible() {
	b.t.Helper()
	for _, v := range b.barriers() {
		b.t.Errorf("%s keeps somebody out: %s", b.url(), v)
	}
}
