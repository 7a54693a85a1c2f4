package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"frist/models"
)

// What an attack found stays found.

func TestAnUploadLeavesNothingInTheTemporaryFolder(t *testing.T) {
	h := newSite(t)
	ref := h.oneIncident(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	path := "/incidents/" + ref + "/evidence"
	v := h.as(models.Handler)
	v.upload(v.get(path).form(path), nil, file{"file", "kunder.csv", "text/csv", strings.Repeat("hemligt ", 2<<20)}).want(t, 303)
	left, err := os.ReadDir(dir)
	check(t, err)
	if len(left) != 0 {
		t.Errorf("%d files are left, the first is %s", len(left), left[0].Name())
	}
}

func TestAPageThatTakesNoFileTakesNoLargeBody(t *testing.T) {
	h := newSite(t)
	h.stranger().upload(form{action: "/language", values: url.Values{}}, url.Values{"lang": {"sv"}}, file{"x", "x", "text/plain", strings.Repeat("x", 5<<20)}).want(t, 413)
}

// A counted body counts what is read of it.
type counted struct {
	io.Reader
	read int
}

func (b *counted) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.read += n
	return n, err
}

func TestABodyThatIsTooLargeIsReadToItsEndWithinReasonSoThatThePageIsSeen(t *testing.T) {
	h := newSite(t)
	const mb = 1 << 20
	for name, tt := range map[string]struct {
		size, says, read int // says -1: it does not say how large it is
		expect           string
	}{
		"a form":              {6 * mb, 6 * mb, 6 * mb, ""},
		"a form of no length": {6 * mb, -1, 6 * mb, ""},
		"one of 100 MB":       {100 * mb, 100 * mb, 0, ""},
		"one that asks first": {6 * mb, 6 * mb, 0, "100-continue"},
	} {
		t.Run(name, func(t *testing.T) {
			body := &counted{Reader: io.LimitReader(endless{}, int64(tt.size))}
			r := httptest.NewRequest(http.MethodPost, "http://"+host+"/sign-in", body)
			r.ContentLength = int64(tt.says)
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if tt.expect != "" {
				r.Header.Set("Expect", tt.expect)
			}
			w := httptest.NewRecorder()
			h.handler.ServeHTTP(w, r)
			if w.Code != http.StatusRequestEntityTooLarge || body.read != tt.read {
				t.Errorf("status %d after %d bytes, want 413 after %d", w.Code, body.read, tt.read)
			}
		})
	}
}

// endless is a body of the letter a.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAnotherTextOnTheSamePageIsStoredToo(t *testing.T) {
	h := newSite(t)
	ref := h.oneIncident(t)
	path := "/incidents/" + ref + "/timeline"
	v := h.as(models.Handler)
	f := v.get(path).form(path)
	v.submit(f, url.Values{"quick": {"09:30 den första"}}).want(t, 303)
	v.submit(f, url.Values{"quick": {"09:30 den första"}}).want(t, 303) // a double click
	v.submit(f, url.Values{"quick": {"09:31 den andra"}}).want(t, 303)  // back, and another text
	es, _, err := h.Timeline(t.Context(), h.by(models.Handler), ref, models.TimelineFilter{})
	check(t, err)
	if len(es) != 2 {
		t.Errorf("%d entries, want the first once and the second", len(es))
	}
}

func TestWhatOnePersonTypedIsNotStoredInAnothersName(t *testing.T) {
	h := newSite(t)
	ref := h.oneIncident(t)
	path := "/incidents/" + ref + "/timeline"
	f := h.as(models.Handler).get(path).form(path)
	typed := url.Values{"quick": {"09:30 skrivet av handläggaren"}}
	h.as(models.Approver).submit(f, typed).want(t, 409) // the page stood open, and another signed in
	v := h.stranger()
	p := v.submit(f, typed).want(t, 401) // the session had ended
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"approver@bank.example"}, "password": {password}}).want(t, 303).follow(t)
	p.says(t, "Det har inte sparats i ditt namn.")
	v.get(path).lacks(t, "skrivet av handläggaren")
}

func TestANameOnTwoLinesIsRefusedAtItsFieldAndNotLost(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	p := v.submit(v.get("/entities/new").form("/entities/new"), url.Values{"name": {"Bank\u202eAB"}, "country": {"SE"}, "type": {"credit_institution"}}).want(t, 422)
	p.says(t, "Texten har ett radbyte eller ett dolt styrtecken efter ”Bank”. Ta bort det.")
	if got := p.form("/entities/new").values.Get("name"); got != "Bank\u202eAB" {
		t.Errorf("the field holds %q", got)
	}
	p = v.submit(v.get("/users/new").form("/users/new"), url.Values{"name": {"Anna\nEk"}, "email": {"anna@bank.example"}, "role": {"reader"}}).want(t, 422)
	p.says(t, "dolt styrtecken efter ”Anna”")
}

func TestAStrangerFillsNoMemoryWithTheNamesOfFields(t *testing.T) {
	h := newSite(t)
	many := url.Values{}
	for i := range 9 {
		many.Set(strings.Repeat("n", 1<<20)+strconv.Itoa(i), "x")
	}
	v := h.stranger()
	p := v.upload(form{action: "/incidents/2026-001/evidence", values: url.Values{}}, many).want(t, 401).says(t, "Texten är för stor för att följa med")
	if len(p.body) > 100_000 {
		t.Errorf("the page is %d bytes", len(p.body))
	}
}

// oneIncident stores an incident and returns its reference.
func (h *house) oneIncident(t *testing.T) string {
	t.Helper()
	v := h.as(models.Handler)
	v.submit(v.get("/incidents/new").form("/incidents/new"), url.Values{"informant": {"Växeln"}}).want(t, 303)
	return "2026-001"
}
