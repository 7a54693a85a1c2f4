package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// newRecord is a site with one incident, of which the bank became aware two
// hours ago, and the address of it.
func newRecord(t *testing.T) (h *house, ref, at string) {
	t.Helper()
	h = newSite(t)
	ref = h.reported(t, calendar.At(present.Add(-2*time.Hour)))
	return h, ref, "/incidents/" + ref
}

func (h *house) reported(t *testing.T, aware calendar.Moment) string {
	t.Helper()
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{
		EntityID: h.bank, Title: "Fel konto", Informant: "Kundtjänst", PersonalData: deadline.Yes, Aware: aware,
	})
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

// formOf is the form to action that holds the value under the name: a page may
// have several to its own address. With an empty value, one without the name.
func (p *answer) formOf(t *testing.T, action, name, value string) form {
	t.Helper()
	for _, n := range p.all("form") {
		if f := (form{action: attr(n, "action"), multipart: attr(n, "enctype") == "multipart/form-data", values: valuesOf(n)}); f.action == action && attr(n, "method") == "post" && f.values.Get(name) == value {
			return f
		}
	}
	t.Fatalf("no form to %s with %s=%q on %s:\n%s", action, name, value, p.path, p.text())
	return form{}
}

// typedAsText fails the test if something that was typed as <em> became an element.
func (p *answer) typedAsText(t *testing.T) *answer {
	t.Helper()
	if n := len(p.all("em")); n > 0 {
		t.Errorf("%s has %d elements that somebody typed", p.path, n)
	}
	return p
}

// clock are the fields of a question about a time.
func clock(name, y, m, d, at string) url.Values {
	return url.Values{name + ".y": {y}, name + ".m": {m}, name + ".d": {d}, name + ".t": {at}}
}

// joined joins the values of two forms.
func joined(a url.Values, more ...url.Values) url.Values {
	for _, b := range more {
		for k, v := range b {
			a[k] = v
		}
	}
	return a
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// recordPages are all the addresses of the record, below the incident's.
func recordPages(entry string) (gets, posts []string) {
	gets = []string{
		"/timeline", "/timeline/" + entry, "/timeline/" + entry + "/correct", "/awareness", "/people", "/people/new", "/evidence", "/evidence/1",
	}
	posts = []string{
		"/timeline", "/timeline/" + entry + "/correct", "/awareness", "/people/new", "/evidence",
	}
	return gets, posts
}

// furnish gives the record an entry and a file, both number 1.
func furnish(t *testing.T, h *house, ref string) {
	t.Helper()
	by := h.by(models.Handler)
	if err := h.AddEntry(t.Context(), by, models.Once{}, ref, models.Entry{At: calendar.At(present.Add(-time.Hour)), Text: "Första samtalet"}); err != nil {
		t.Fatal(err)
	}
	if err := h.AddEvidence(t.Context(), by, models.Once{}, ref, models.File{Name: "logg.txt", Data: []byte("rad")}); err != nil {
		t.Fatal(err)
	}
}

func TestARecordThatAPersonMayNotSeeIsNotFound(t *testing.T) {
	h, ref, at := newRecord(t)
	furnish(t, h, ref)
	if err := h.SetAccess(t.Context(), h.by(models.Handler), ref, 1, true, nil); err != nil {
		t.Fatal(err)
	}
	gets, posts := recordPages("1")
	for _, role := range []models.Role{models.Reader, models.Reporter, models.Approver, models.Admin} {
		v := h.as(role)
		for _, path := range gets {
			v.get(at+path).want(t, 404).lacks(t, "Fel konto", "Första samtalet", "logg.txt")
		}
		for _, path := range posts {
			for _, do := range []string{"", "quick", "withdraw", "add", "preview", "confirm", "change", "rows"} {
				v.post(at+path, url.Values{"do": {do}, "quick": {"07:40 x"}, "text": {"x"}, "chosen": {"1"}, "reason": {"x"}}).want(t, 404).lacks(t, "Fel konto")
			}
		}
	}
	h.as(models.Auditor).get(at+"/timeline").want(t, 200).says(t, "Första samtalet")
}

func TestWhoMayOnlyReadHasNoButtonsAndIsRefused(t *testing.T) {
	h, ref, at := newRecord(t)
	furnish(t, h, ref)
	_, posts := recordPages("1")
	for _, role := range []models.Role{models.Reader, models.Auditor} {
		v := h.as(role)
		for _, path := range []string{"/timeline", "/timeline/1", "/awareness", "/people", "/evidence"} {
			p := v.get(at+path).want(t, 200)
			for _, post := range posts {
				if p.has(at + post) {
					for _, n := range p.all("form") {
						if attr(n, "action") == at+post && attr(n, "method") == "post" {
							t.Errorf("%s offers %s a form to %s", path, role, post)
						}
					}
				}
			}
			for _, l := range p.links() {
				if strings.HasSuffix(l, "/correct") || strings.HasSuffix(l, "/people/new") {
					t.Errorf("%s leads %s to %s", path, role, l)
				}
			}
		}
		v.get(at+"/timeline/1/correct").want(t, 403)
		v.get(at+"/people/new").want(t, 403)
		for _, path := range posts {
			for _, do := range []string{"", "quick", "withdraw", "add", "preview", "confirm", "change", "rows"} {
				v.post(at+path, url.Values{"do": {do}, "quick": {"07:40 x"}, "text": {"x"}, "chosen": {"1"}, "reason": {"x"}}).want(t, 403)
			}
		}
	}
}

func TestARecordOfAnotherIncidentIsNotReachedThroughThisOne(t *testing.T) {
	h, ref, _ := newRecord(t)
	furnish(t, h, ref)
	other := "/incidents/" + h.reported(t, calendar.At(present.Add(-time.Hour)))
	v := h.as(models.Handler)
	for _, path := range []string{"/timeline/1", "/timeline/1/correct", "/evidence/1", "/timeline/99", "/timeline/x", "/evidence/-1"} {
		v.get(other+path).want(t, 404)
	}
	v.post(other+"/timeline/1/correct", url.Values{"do": {"withdraw"}, "reason": {"x"}}).want(t, 404)
	v.post(other+"/awareness", url.Values{"do": {"preview"}, "chosen": {"1"}, "reason": {"x"}, "was": {"2"}}).want(t, 422).says(t, "Välj en av tiderna.")
}

func TestTheRecordIsInEnglishForThoseWhoReadEnglish(t *testing.T) {
	h, ref, at := newRecord(t)
	furnish(t, h, ref)
	v := h.as(models.Handler)
	v.post("/language", url.Values{"lang": {"en"}, "back": {"/"}})
	for path, text := range map[string]string{
		"/timeline": "Record an event", "/timeline/1/correct": "Save the correction", "/awareness": "Possible times of awareness",
		"/people": "No number is recorded", "/people/new": "What is counted?", "/evidence": "Files on record",
	} {
		v.get(at+path).want(t, 200).says(t, text)
	}
}
