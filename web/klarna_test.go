package web_test

import (
	"bytes"
	cryptorand "crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
)

// On 27 May 2021 a bank's cache showed people each other's accounts. It is why
// this program exists, and it must not happen here: two hundred people read
// their own pages at once, each with an incident that nobody else may see.
func TestNobodyIsEverShownSomebodyElsesPage(t *testing.T) {
	const people, atTheDoor = 200, 20
	h := newSite(t)
	ids := make([]int64, people)
	for i := range people {
		u := models.User{Email: fmt.Sprintf("p%03d@bank.example", i), Name: "Person " + mark(i), Role: models.Handler}
		id, err := h.AddUser(t.Context(), models.Operator("test"), models.Once{}, u, "")
		check(t, err)
		ids[i] = id
		by := models.Actor{ID: id, Name: u.Name, Role: u.Role}
		ref, err := h.ReportIncident(t.Context(), by, models.Once{}, models.Report{EntityID: h.bank, Title: "Incident " + mark(i), Summary: mark(i), Informant: mark(i), Aware: calendar.At(present)})
		check(t, err)
		check(t, h.SetAccess(t.Context(), by, ref, 1, true, nil))
	}
	h.shareOnePassword()
	site := httptest.NewServer(h.handler)
	defer site.Close()

	tokens := &sync.Map{} // session token → whose
	var read, wrong atomic.Int64
	visitors := make([]*http.Client, people)
	for i := range visitors {
		visitors[i] = person(t)
		if i < atTheDoor {
			enter(t, visitors[i], site.URL, i)
		} else {
			h.seat(visitors[i], visitors[0], site.URL, ids[0], ids[i])
		}
		res, err := visitors[i].Get(site.URL + "/account")
		check(t, err)
		check(t, res.Body.Close())
		if res.StatusCode != http.StatusOK {
			t.Fatalf("person %d is not signed in: %s", i, res.Status)
		}
		for _, c := range cookies(t, visitors[i], site.URL) {
			if was, taken := tokens.LoadOrStore(c.Value, i); taken && was != i {
				t.Fatalf("persons %d and %v have the same session", i, was)
			}
		}
	}
	stop := time.Now().Add(3 * time.Second)
	var wg sync.WaitGroup
	for i, client := range visitors {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			own := fmt.Sprintf("/incidents/2026-%03d", i+1)
			pages := []string{
				"/", "/incidents", "/incidents?sort=deadline", own, own + "/timeline", own + "/people", own + "/awareness", own + "/edit", "/account", "/incidents/new", "/incidents.csv", "/nowhere",
				fmt.Sprintf("/incidents/2026-%03d", 1+(i+1)%people),
			} // a neighbour's, which is not there
			for n := 0; time.Now().Before(stop) || n < len(pages); n++ {
				page := pages[r.IntN(len(pages))]
				if why := lookAt(client, site.URL+page, i, tokens); why != "" {
					wrong.Add(1)
					t.Errorf("person %d at %s: %s", i, page, why)
					return
				}
				read.Add(1)
			}
		})
	}
	wg.Wait()
	t.Logf("%d pages were read by %d people, %d of them wrong", read.Load(), people, wrong.Load())
	if read.Load() < people*10 {
		t.Errorf("only %d pages were read", read.Load())
	}
}

// mark is a word that belongs to one person alone.
func mark(i int) string { return fmt.Sprintf("mark%03dmark", i) }

var marks = regexp.MustCompile(`mark(\d{3})mark`)

// shareOnePassword gives everybody the password of the tests, without the time
// that hashing it two hundred times would take.
func (h *house) shareOnePassword() {
	db, err := sql.Open("sqlite3", "file:"+h.path+"?_busy_timeout=5000")
	check(h.t, err)
	_, err = db.Exec("UPDATE users SET password_hash = (SELECT password_hash FROM users WHERE password_hash <> '' LIMIT 1) WHERE password_hash = ''")
	check(h.t, err)
	check(h.t, db.Close())
}

// person is a browser: a connection pool of their own, and each their own address of
// the network.
func person(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	check(t, err)
	client := &http.Client{Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 1}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(client.CloseIdleConnections)
	return client
}

// enter signs a person in through the page.
func enter(t *testing.T, client *http.Client, base string, i int) {
	t.Helper()
	res, err := client.PostForm(base+"/sign-in", url.Values{"email": {fmt.Sprintf("p%03d@bank.example", i)}, "password": {password}})
	check(t, err)
	check(t, res.Body.Close())
	if res.StatusCode != http.StatusSeeOther {
		t.Fatalf("person %d could not sign in: %s", i, res.Status)
	}
}

// seat gives a person the session that the page gave somebody, as their own and under
// a token of their own, without the time that a password takes.
func (h *house) seat(client, like *http.Client, base string, was, id int64) {
	h.t.Helper()
	hashed := func(token string) string {
		sum := sha256.Sum256([]byte(token))
		return base64.RawURLEncoding.EncodeToString(sum[:])
	}
	for _, c := range cookies(h.t, like, base) {
		data, found, err := h.Sessions().Find(hashed(c.Value))
		check(h.t, err)
		if !found {
			continue // it is no session
		}
		mine := &http.Cookie{Name: c.Name, Value: cryptorand.Text(), Path: "/"}
		data = bytes.Replace(data, fmt.Appendf(nil, `"user":%d,`, was), fmt.Appendf(nil, `"user":%d,`, id), 1)
		check(h.t, h.Sessions().Commit(hashed(mine.Value), data, present.Add(16*time.Hour)))
		at, err := url.Parse(base)
		check(h.t, err)
		client.Jar.SetCookies(at, []*http.Cookie{mine})
	}
}

func cookies(t *testing.T, client *http.Client, base string) []*http.Cookie {
	t.Helper()
	at, err := url.Parse(base)
	check(t, err)
	return client.Jar.Cookies(at)
}

// lookAt reads a page and says what is in it that should not be.
func lookAt(client *http.Client, page string, i int, tokens *sync.Map) string {
	res, err := client.Get(page)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err.Error()
	}
	if got := res.Header.Get("Cache-Control"); got != "no-store" {
		return fmt.Sprintf("Cache-Control is %q", got)
	}
	for _, c := range res.Cookies() {
		if whose, known := tokens.Load(c.Value); known && whose != i {
			return fmt.Sprintf("it sets the session of person %v", whose)
		}
	}
	for _, m := range marks.FindAllString(string(body), -1) {
		if m != mark(i) {
			return "it holds " + m
		}
	}
	if res.StatusCode == http.StatusOK && strings.Contains(res.Header.Get("Content-Type"), "html") && !strings.Contains(string(body), mark(i)) {
		return "it does not say whose it is: is this person signed in?"
	}
	if res.StatusCode >= 500 {
		return res.Status
	}
	return ""
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
