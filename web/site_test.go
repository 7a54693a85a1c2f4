package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"frist/models"
	"frist/models/deadline"
	"frist/web"
)

// present is the time of the tests until one turns the clock: a Tuesday.
var present = time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)

const (
	password = "a password of tests"
	host     = "frist.test"
)

// A house is a whole site over a store of its own: a user of each role, two
// legal entities, and a clock that the test turns.
//
//	h := newSite(t)
//	officer := h.as(models.Handler)
//	page := officer.get("/incidents/new").want(t, 200)
//	page = officer.submit(page.form("/incidents/new"), url.Values{"title": {"Fel konto"}})
type house struct {
	*models.Store
	t       *testing.T
	path    string
	handler http.Handler
	logged  *bytes.Buffer // what the server logged
	data    []byte        // the file, of the one that is copied

	mu sync.Mutex
	at time.Time

	// bank is a Swedish credit institution, pay a Finnish payment institution.
	bank, pay int64
	users     map[models.Role]models.User
	sessions  map[models.Role]*http.Cookie
}

// built is the database that every house begins with: made once, with a real
// sign-in for each role, and copied. A password costs 19 MiB and some time.
var built = sync.OnceValues(func() (*house, error) {
	dir, err := os.MkdirTemp("", "frist-web-test")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	h := &house{path: filepath.Join(dir, "frist.db"), users: map[models.Role]models.User{}, sessions: map[models.Role]*http.Cookie{}, at: present}
	ctx := context.Background()
	if h.Store, err = models.Open(ctx, h.path, h.now); err != nil {
		return nil, err
	}
	op := models.Operator("test")
	for _, r := range models.Roles {
		u := models.User{Email: string(r.Role) + "@bank.example", Name: "Name of " + string(r.Role), Role: r.Role}
		if u.ID, err = h.AddUser(ctx, op, models.Once{}, u, password); err != nil {
			return nil, err
		}
		h.users[r.Role] = u
	}
	if h.bank, err = h.AddEntity(ctx, op, models.Once{}, models.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution, OrgNo: "556737-0431"}); err != nil {
		return nil, err
	}
	if h.pay, err = h.AddEntity(ctx, op, models.Once{}, models.Entity{Name: "Maksu Oy", Country: "FI", Type: deadline.PaymentInstitution}); err != nil {
		return nil, err
	}
	h.serve(web.Options{})
	for _, r := range models.Roles {
		v := h.stranger()
		if p := v.signIn(string(r.Role) + "@bank.example"); p.status != http.StatusSeeOther {
			return nil, errors.New("no sign-in for " + string(r.Role) + ": " + p.text())
		}
		h.sessions[r.Role] = v.jar["frist"]
	}
	if err := h.Close(); err != nil {
		return nil, err
	}
	h.data, err = os.ReadFile(h.path)
	return h, err
})

// newSite returns a house of the test's own.
func newSite(t *testing.T) *house { t.Helper(); return newSiteWith(t, web.Options{}) }

func newSiteWith(t *testing.T, opt web.Options) *house {
	t.Helper()
	b, err := built()
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, at: present, bank: b.bank, pay: b.pay, users: maps.Clone(b.users), sessions: b.sessions, path: filepath.Join(t.TempDir(), "frist.db")}
	if err := os.WriteFile(h.path, b.data, 0o600); err != nil {
		t.Fatal(err)
	}
	if h.Store, err = models.Open(t.Context(), h.path, h.now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	h.serve(opt)
	return h
}

// serve starts the site over the store, as a restart of the program would.
func (h *house) serve(opt web.Options) {
	h.logged = &bytes.Buffer{}
	h.handler = web.New(h.Store, h.now, slog.New(slog.NewTextHandler(h.logged, nil)), opt)
}

func (h *house) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

// turn puts the clock forward.
func (h *house) turn(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(d)
}

// by is the user of a role as the one who acts, for what a test does with the store.
func (h *house) by(r models.Role) models.Actor { return h.users[r].Actor() }

// as is the browser of the user of a role, signed in.
func (h *house) as(r models.Role) *visitor {
	v := h.stranger()
	v.jar["frist"] = h.sessions[r]
	return v
}

// stranger is the browser of somebody who is not signed in.
func (h *house) stranger() *visitor {
	return &visitor{house: h, addr: "192.0.2.7:4711", scheme: "http", jar: map[string]*http.Cookie{}, header: http.Header{}}
}

// A visitor is a browser without scripts: it keeps cookies, says where a form
// comes from, and follows nothing by itself.
type visitor struct {
	house  *house
	addr   string // of the network
	scheme string
	jar    map[string]*http.Cookie
	header http.Header // sent with every request
	// gone has the browser give up at once: the server does as little as it can.
	gone bool
}

// signIn signs in through the page.
func (v *visitor) signIn(email string) *answer {
	return v.submit(v.get("/sign-in").form("/sign-in"), url.Values{"email": {email}, "password": {password}})
}

func (v *visitor) get(path string) *answer { return v.send(http.MethodGet, path, "", nil) }

// post sends a form as it is given.
func (v *visitor) post(path string, values url.Values) *answer {
	return v.send(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(values.Encode()))
}

// submit fills a form that stands on a page, in place of what it held, and
// sends it with all that is in it, hidden fields too.
func (v *visitor) submit(f form, values url.Values) *answer {
	sent := maps.Clone(f.values)
	maps.Copy(sent, values)
	if !f.multipart {
		return v.post(f.action, sent)
	}
	return v.upload(f, values)
}

// A file is something to upload.
type file struct{ field, name, mediaType, data string }

// upload is submit with files.
func (v *visitor) upload(f form, values url.Values, files ...file) *answer {
	sent := maps.Clone(f.values)
	maps.Copy(sent, values)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		for _, value := range sent[name] {
			_ = w.WriteField(name, value) // a buffer does not fail
		}
	}
	for _, x := range files {
		part, _ := w.CreatePart(map[string][]string{
			"Content-Disposition": {multipart.FileContentDisposition(x.field, x.name)},
			"Content-Type":        {x.mediaType},
		})
		_, _ = io.WriteString(part, x.data)
	}
	_ = w.Close()
	return v.send(http.MethodPost, f.action, w.FormDataContentType(), &body)
}

func (v *visitor) send(method, path, contentType string, body io.Reader) *answer {
	r := httptest.NewRequest(method, v.scheme+"://"+host+path, body)
	r.RemoteAddr = v.addr
	if v.gone {
		ctx, cancel := context.WithCancel(r.Context())
		cancel()
		r = r.WithContext(ctx)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Origin", v.scheme+"://"+host)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, values := range v.header {
		r.Header[name] = values
	}
	for _, c := range v.jar {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	v.house.handler.ServeHTTP(w, r)
	res := w.Result()
	for _, c := range res.Cookies() {
		if c.MaxAge < 0 {
			delete(v.jar, c.Name)
		} else {
			v.jar[c.Name] = c
		}
	}
	return &answer{visitor: v, path: path, status: res.StatusCode, header: res.Header, body: w.Body.String()}
}

// An answer is what came back, most often a page.
type answer struct {
	visitor *visitor
	path    string
	status  int
	header  http.Header
	body    string
}

// want fails the test unless the answer has the status.
func (p *answer) want(t *testing.T, status int) *answer {
	t.Helper()
	if p.status != status {
		t.Fatalf("%s: status %d, want %d; to %q:\n%s", p.path, p.status, status, p.header.Get("Location"), p.text())
	}
	if status == http.StatusUnprocessableEntity || status == http.StatusConflict {
		p.leads(t)
	}
	return p
}

// leads fails the test if a link of the summary of what is wrong leads nowhere on the
// page.
func (p *answer) leads(t *testing.T) {
	t.Helper()
	places := map[string]bool{}
	for n := range p.tree().Descendants() {
		places["#"+attr(n, "id")] = true
	}
	for _, box := range p.all("div") {
		if attr(box, "class") != "errors" {
			continue
		}
		for _, a := range elements(box, "a") {
			if to := attr(a, "href"); !places[to] {
				t.Errorf("%s: what is wrong is said to be at %q, and there is no such place", p.path, to)
			}
		}
	}
}

// follow goes where the answer sends the browser on to.
func (p *answer) follow(t *testing.T) *answer {
	t.Helper()
	to := p.header.Get("Location")
	if to == "" || p.status != http.StatusSeeOther {
		t.Fatalf("%s: status %d and Location %q, want 303 and where to:\n%s", p.path, p.status, to, p.text())
	}
	to, _, _ = strings.Cut(to, "#") // a browser keeps that to itself
	return p.visitor.get(to)
}

// says fails the test unless a reader of the page sees each text.
func (p *answer) says(t *testing.T, texts ...string) *answer {
	t.Helper()
	seen := p.text()
	for _, s := range texts {
		if !strings.Contains(seen, s) {
			t.Errorf("%s does not say %q but:\n%s", p.path, s, seen)
		}
	}
	return p
}

// lacks fails the test if a text is anywhere in the page, even unseen. What has
// a tag in it may be seen as text: then it has been escaped.
func (p *answer) lacks(t *testing.T, texts ...string) *answer {
	t.Helper()
	for _, s := range texts {
		if strings.Contains(p.body, s) || !strings.Contains(s, "<") && strings.Contains(p.text(), s) {
			t.Errorf("%s holds %q:\n%s", p.path, s, p.text())
		}
	}
	return p
}

// text is what a reader sees: with spaces and no-break spaces made one, and no
// values of fields.
func (p *answer) text() string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			if n.NextSibling == nil || n.NextSibling.Data != "wbr" { // one word that may break
				b.WriteString(" ")
			}
		}
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "head") {
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(p.tree())
	return strings.Join(strings.Fields(b.String()), " ") // Fields takes no-break spaces, too
}

func (p *answer) tree() *html.Node {
	n, err := html.Parse(strings.NewReader(p.body))
	if err != nil {
		panic(err) // a reader of a string does not fail, and any text is HTML
	}
	return n
}

// all lists the elements of a name, in order.
func (p *answer) all(name string) []*html.Node { return elements(p.tree(), name) }

func elements(n *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(names, d.Data) {
			list = append(list, d)
		}
	}
	return list
}

func attr(n *html.Node, name string) string { s, _ := hasAttr(n, name); return s }

func hasAttr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// A form is one that stands on a page, with what it holds.
type form struct {
	action    string
	multipart bool
	values    url.Values
}

// form returns the form on the page that is sent to action. The page must have
// one.
func (p *answer) form(action string) form {
	for _, n := range p.all("form") {
		if attr(n, "action") == action {
			return form{action: action, multipart: attr(n, "enctype") == "multipart/form-data", values: valuesOf(n)}
		}
	}
	fault := "no form to " + action + " on " + p.path + ":\n" + p.text()
	if t := p.visitor.house.t; t != nil {
		t.Helper()
		t.Fatal(fault)
	}
	panic(fault)
}

// has reports whether the page has a form that is sent to action.
func (p *answer) has(action string) bool {
	return slices.ContainsFunc(p.all("form"), func(n *html.Node) bool { return attr(n, "action") == action })
}

// links lists where the page leads to.
func (p *answer) links() []string {
	var list []string
	for _, n := range p.all("a") {
		list = append(list, attr(n, "href"))
	}
	return list
}

func valuesOf(n *html.Node) url.Values {
	v := url.Values{}
	for _, x := range elements(n, "input", "textarea", "select") {
		name := attr(x, "name")
		switch kind := attr(x, "type"); {
		case name == "" || kind == "file":
		case x.Data == "textarea":
			if x.FirstChild != nil {
				v.Add(name, x.FirstChild.Data)
			} else {
				v.Add(name, "")
			}
		case x.Data == "select":
			v.Add(name, chosen(x))
		case kind == "radio" || kind == "checkbox":
			if _, checked := hasAttr(x, "checked"); checked {
				v.Add(name, attr(x, "value"))
			}
		default:
			v.Add(name, attr(x, "value"))
		}
	}
	return v
}

// chosen is the value of a list: the option that is selected, or the first.
func chosen(n *html.Node) string {
	value := ""
	for i, o := range elements(n, "option") {
		if _, selected := hasAttr(o, "selected"); selected || i == 0 {
			value = attr(o, "value")
		}
	}
	return value
}
