package static_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"frist/static"
)

func get(t *testing.T, method, url, accept string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = url // as a hostile client would send it: uncleaned
	if accept != "" {
		r.Header.Set("Accept-Encoding", accept)
	}
	w := httptest.NewRecorder()
	static.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEveryFileHasAHashedAddressThatMayBeKeptForEver(t *testing.T) {
	kinds := map[string]string{
		"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
		"plex-400.woff2": "font/woff2", "plex-600.woff2": "font/woff2", "plex-ext-400.woff2": "font/woff2", "plex-ext-600.woff2": "font/woff2",
	}
	hashed := regexp.MustCompile(`^/static/[a-z0-9-]+\.[0-9a-f]{8}\.[a-z0-9]+$`)
	for name, kind := range kinds {
		url := static.URL(name)
		if !hashed.MatchString(url) {
			t.Errorf("%s is at %s: no hash", name, url)
		}
		r := get(t, "GET", url, "")
		if r.StatusCode != 200 || r.ContentLength == 0 || len(body(t, r)) == 0 {
			t.Errorf("%s: got %d, %d bytes", url, r.StatusCode, r.ContentLength)
		}
		want := map[string]string{
			"Content-Type": kind, "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=31536000, immutable", "Content-Encoding": "",
		}
		for k, v := range want {
			if got := r.Header.Get(k); got != v {
				t.Errorf("%s: %s: got %q, want %q", url, k, got, v)
			}
		}
	}
}

func TestGzipIsSentOnlyToThoseWhoTakeIt(t *testing.T) {
	plain := body(t, get(t, "GET", static.URL("app.css"), ""))
	for accept, want := range map[string]string{
		"": "", "gzip": "gzip", "br, gzip;q=0.5": "gzip", "gzip;q=0": "", "identity": "", "x-gzip-not": "", "gzip;q=x": "",
	} {
		r := get(t, "GET", static.URL("app.css"), accept)
		if got := r.Header.Get("Content-Encoding"); got != want || r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: got %q, want %q (Vary %q)", accept, got, want, r.Header.Get("Vary"))
		}
		var in io.Reader = r.Body
		if want == "gzip" {
			z, err := gzip.NewReader(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			in = z
		}
		if got, err := io.ReadAll(in); err != nil || string(got) != plain {
			t.Errorf("Accept-Encoding %q: another body (%v)", accept, err)
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	for _, url := range []string{
		"/static/", "/static", "/static/app.css", "/static/app.00000000.css", "/static/../static.go", "/static/..%2fstatic.go",
		"/static/fonts/OFL.txt", "/static//etc/passwd", "/static/static.go", "/static/css/base.css", "", "/", "/static/app.js\x00",
	} {
		if r := get(t, "GET", url, ""); r.StatusCode != 404 {
			t.Errorf("%q: got %d, want 404", url, r.StatusCode)
		}
	}
	if r := get(t, "POST", static.URL("app.js"), ""); r.StatusCode != 405 {
		t.Errorf("POST: got %d, want 405", r.StatusCode)
	}
	if r := get(t, "HEAD", static.URL("app.js"), ""); r.StatusCode != 200 || r.ContentLength == 0 || body(t, r) != "" {
		t.Errorf("HEAD: got %d, length %d", r.StatusCode, r.ContentLength)
	}
}

func TestTheSheetAsksForNothingButOurFonts(t *testing.T) {
	css := body(t, get(t, "GET", static.URL("app.css"), ""))
	urls := regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(css, -1)
	if len(urls) != 4 {
		t.Errorf("got %d urls, want 4 fonts", len(urls))
	}
	for _, u := range urls {
		if r := get(t, "GET", strings.Trim(u[1], `"'`), ""); r.StatusCode != 200 {
			t.Errorf("%s: got %d", u[1], r.StatusCode)
		}
	}
	if strings.Contains(css, "@import") || strings.Contains(css, "http:") || strings.Contains(css, "https:") {
		t.Error("the sheet reaches outside")
	}
}

func TestTheScriptNeedsNothingThatThePolicyForbids(t *testing.T) {
	js := body(t, get(t, "GET", static.URL("app.js"), ""))
	for _, bad := range []string{"eval(", "new Function", "innerHTML", "outerHTML", ".style.", "insertAdjacentHTML", "document.write", "http:", "https:"} {
		if strings.Contains(js, bad) {
			t.Errorf("app.js uses %s", bad)
		}
	}
}

// TestEverySheetIsInTheBundle finds a file that somebody added and forgot to list.
func TestEverySheetIsInTheBundle(t *testing.T) {
	css := body(t, get(t, "GET", static.URL("app.css"), ""))
	names, err := filepath.Glob("css/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal("no sheets", err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(b), "\n")
		if !strings.Contains(css, first) {
			t.Errorf("%s is not in app.css", name)
		}
		if n := strings.Count(string(b), "\n"); n > 600 {
			t.Errorf("%s has %d lines", name, n)
		}
	}
}

func TestAWrongNamePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	static.URL("app.exe")
}
