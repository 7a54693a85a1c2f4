package templates

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"frist/models/i18n"
)

// TestAPageOfErrorSaysWhatHappenedAndWhatToDo renders every one in both
// languages, and two that have no words of their own.
func TestAPageOfErrorSaysWhatHappenedAndWhatToDo(t *testing.T) {
	for _, status := range []int{400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 418, 507} {
		f := failureOf(status)
		for _, l := range i18n.Langs {
			p := galleryPage(l)
			got := render(t, Failure(p, status, map[string]i18n.Text{"title": {SV: "Skriv <em>titeln</em>.", EN: "Write the <em>title</em>."}}))
			for _, want := range []i18n.Text{f.title, f.what, f.todo, failureHome, failureStatus.With(i18n.Same(strconv.Itoa(status)))} {
				if !strings.Contains(got, want.In(l)) {
					t.Errorf("%d in %s does not say %q", status, l, want.In(l))
				}
			}
			if strings.Contains(got, "<em>") || !strings.Contains(got, "&lt;em&gt;") {
				t.Errorf("%d in %s: the problem is not escaped, or not there", status, l)
			}
			if !strings.Contains(got, "<title>"+errorPrefix.In(l)) {
				t.Errorf("%d in %s: the title does not say that it is an error", status, l)
			}
		}
	}
	if got := failureOf(418).title; got != failures[http.StatusBadRequest].title {
		t.Errorf("418 is said as %q", got.EN)
	}
	if got := failureOf(507).title; got != failures[http.StatusInternalServerError].title {
		t.Errorf("507 is said as %q", got.EN)
	}
	if got := render(t, Failure(Page{Lang: i18n.SV, Path: "/x"}, 404, nil)); !strings.Contains(got, `href="`+PathSignIn+`"`) {
		t.Error("nobody who is signed in is not led to the sign-in")
	}
}
