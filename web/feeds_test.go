package web_test

import (
	"database/sql"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/web"
)

// newFeed creates an address on the account page and returns where it is.
func (v *visitor) newFeed(t *testing.T, titles bool) string {
	t.Helper()
	values := url.Values{}
	if titles {
		values.Set("titles", "yes")
	}
	p := v.submit(v.get("/account").form("/account/feeds"), values).want(t, 200)
	for _, n := range p.all("input") {
		if attr(n, "name") == "address" {
			at, ok := strings.CutPrefix(attr(n, "value"), v.scheme+"://"+host)
			if !ok {
				t.Fatalf("the address is %q", attr(n, "value"))
			}
			return at
		}
	}
	t.Fatalf("no address is shown:\n%s", p.text())
	return ""
}

// events are those of a calendar by their UID, as another program reads them.
func (p *answer) events(t *testing.T) map[string]ical.Event {
	t.Helper()
	p.want(t, 200)
	if got := p.header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("it is %q", got)
	}
	if strings.Count(p.body, "\n") != strings.Count(p.body, "\r\n") {
		t.Error("a line ends without CR")
	}
	cal, err := ical.NewDecoder(strings.NewReader(p.body)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, p.body)
	}
	all := map[string]ical.Event{}
	for _, e := range cal.Events() {
		all[e.Props.Get("UID").Value] = e
	}
	return all
}

// imy is the event of the notification to IMY.
func (p *answer) imy(t *testing.T) ical.Event {
	t.Helper()
	for uid, e := range p.events(t) {
		if strings.Contains(uid, "gdpr.authority") {
			return e
		}
	}
	t.Fatalf("it is not in\n%s", p.body)
	return ical.Event{}
}

func startOf(t *testing.T, e ical.Event) time.Time {
	t.Helper()
	at, err := e.DateTimeStart(time.UTC)
	check(t, err)
	return at
}

func prop(e ical.Event, name string) string { return e.Props.Get(name).Value }

// breached stores an incident with personal data that became known an hour ago.
func (h *house) breached(t *testing.T, title string) string {
	t.Helper()
	ref, err := h.ReportIncident(t.Context(), h.by(models.Handler), models.Once{}, models.Report{
		EntityID: h.bank, Title: title, Informant: "Växeln", Aware: calendar.At(h.now().Add(-time.Hour)), PersonalData: deadline.Yes,
	})
	check(t, err)
	return ref
}

func TestACalendarFetchesTheLimitsOfItsOwnerWithoutASession(t *testing.T) {
	h := newSite(t)
	ref := h.breached(t, "Rubriken på incidenten")
	owner := h.as(models.Handler)
	address := owner.newFeed(t, false)
	phone := h.stranger()
	p := phone.get(address)
	first := p.imy(t)
	if got, want := startOf(t, first), h.now().Add(71*time.Hour); !got.Equal(want) {
		t.Errorf("it begins %s, want %s", got, want)
	}
	if got := prop(first, "URL"); got != "http://"+host+"/incidents/"+ref+"#gdpr.authority" {
		t.Errorf("it leads to %s", got)
	}
	p.lacks(t, "Rubriken").lacks(t, "Växeln")
	if len(phone.jar) > 0 {
		t.Errorf("the calendar was given %v", phone.jar)
	}
	if got := p.header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("it may be kept: %q", got)
	}
	phone.get(h.as(models.Reader).newFeed(t, true)).says(t, "(Rubriken på incidenten)")

	// The title changes, and then the time of awareness.
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	in.Title = "En annan rubrik"
	check(t, h.EditIncident(t.Context(), h.by(models.Handler), in))
	h.turn(time.Minute)
	second := phone.get(address).imy(t)
	check(t, h.AddAwareness(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Awareness{At: calendar.At(present.Add(-5 * time.Hour)), How: "larmet"}))
	choose(t, h, ref, "larmet")
	third := phone.get(address).imy(t)
	if got := startOf(t, second).Sub(startOf(t, third)); got != 4*time.Hour {
		t.Errorf("it moved by %s", got)
	}
	for i, pair := range [][2]ical.Event{{first, second}, {second, third}} {
		was, now := number(t, pair[0]), number(t, pair[1])
		if prop(pair[0], "UID") != prop(pair[1], "UID") || now <= was {
			t.Errorf("step %d: %s %d became %s %d", i, prop(pair[0], "UID"), was, prop(pair[1], "UID"), now)
		}
	}

	// What is filed is cancelled, with another number.
	at := h.now()
	_, err = h.RecordFiling(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &at, Channel: "e-tjänst"}, nil)
	check(t, err)
	last := phone.get(address).imy(t)
	if s, err := last.Status(); err != nil || s != ical.EventCancelled || number(t, last) <= number(t, third) {
		t.Errorf("after the filing it is %s, %v", s, err)
	}
	owner.get("/account").says(t, "utan rubriker", "Senast hämtad").lacks(t, strings.TrimPrefix(address, "/feeds/"))
}

func number(t *testing.T, e ical.Event) int {
	t.Helper()
	n, err := e.Props.Get("SEQUENCE").Int()
	check(t, err)
	return n
}

// choose has another time of awareness count.
func choose(t *testing.T, h *house, ref, how string) {
	t.Helper()
	as, err := h.Awareness(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	var was, next int64
	for _, a := range as {
		if a.Chosen {
			was = a.ID
		}
		if a.How == how {
			next = a.ID
		}
	}
	check(t, h.ChooseAwareness(t.Context(), h.by(models.Handler), ref, next, was, "skäl"))
}

func TestACalendarShowsWhatItsOwnerMaySeeByNow(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	phone := h.stranger()
	address := h.as(models.Approver).newFeed(t, true)
	shut := phone.get(address)
	if n := len(shut.events(t)); n > 0 {
		t.Errorf("%d events", n)
	}
	shut.lacks(t, append(secrets, ref)...)
	h.as(models.Approver).get("/deadlines.ics?titles=yes").want(t, 200).lacks(t, append(secrets, ref)...)
	phone.get(h.as(models.Auditor).newFeed(t, true)).says(t, secrets[0])

	// Another's session in the same browser makes no difference.
	h.as(models.Handler).get(address).want(t, 200).lacks(t, append(secrets, ref)...)
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	check(t, h.SetAccess(t.Context(), h.by(models.Handler), ref, in.Version, true, []int64{h.users[models.Approver].ID}))
	phone.get(address).says(t, secrets[0])

	// One who becomes an administrator sees no incidents any more.
	u, err := h.User(t.Context(), h.by(models.Admin), h.users[models.Approver].ID)
	check(t, err)
	u.Role = models.Admin
	check(t, h.EditUser(t.Context(), h.by(models.Admin), u))
	if n := len(phone.get(address).events(t)); n > 0 {
		t.Errorf("an administrator sees %d events", n)
	}
}

func TestAnAddressThatAnswersNoMoreIsLikeOneThatNeverWas(t *testing.T) {
	h := newSite(t)
	h.breached(t, "Något")
	phone, owner := h.stranger(), h.as(models.Reader)
	revoked := owner.newFeed(t, false)
	phone.get(revoked).want(t, 200)
	page := owner.get("/account")
	owner.submit(page.form("/account/feeds/revoke"), url.Values{}).want(t, 422).says(t, "Välj en adress.")
	owner.submit(page.form("/account/feeds/revoke"), url.Values{"feed": {"1"}}).want(t, 303).follow(t).says(t, "Kalenderadressen är återkallad.").lacks(t, "Adresser som gäller")
	h.as(models.Handler).post("/account/feeds/revoke", url.Values{"feed": {"1"}}).want(t, 404)
	disabled := owner.newFeed(t, false)
	u, err := h.User(t.Context(), h.by(models.Admin), h.users[models.Reader].ID)
	check(t, err)
	u.Disabled = true
	check(t, h.EditUser(t.Context(), h.by(models.Admin), u))
	never := phone.get("/feeds/ABCDEFGHIJKLMNOPQRSTUVWXYZ.ics").want(t, 404)
	for _, address := range []string{revoked, disabled, strings.TrimSuffix(disabled, ".ics"), "/feeds/.ics", "/feeds/%00.ics"} {
		p := phone.get(address).want(t, 404)
		if strings.ReplaceAll(p.body, url.QueryEscape(address), "") != strings.ReplaceAll(never.body, url.QueryEscape(never.path), "") && p.text() != never.text() {
			t.Errorf("%s: another answer:\n%s", address, p.text())
		}
	}
	if h.logged.Len() > 0 {
		t.Errorf("the server logged %s", h.logged)
	}
}

func TestGuessingAnAddressIsSlowedDownAndFetchingOneIsNot(t *testing.T) {
	h := newSite(t)
	phone, thief := h.stranger(), h.stranger()
	thief.addr = "198.51.100.9:1"
	address := h.as(models.Reader).newFeed(t, false)
	for range 100 {
		phone.get(address).want(t, 200)
	}
	guesses := 0
	for thief.get("/feeds/guess.ics").status == http.StatusNotFound {
		if guesses++; guesses > 100 {
			t.Fatal("nothing stops it")
		}
	}
	if p := thief.get("/feeds/guess.ics").want(t, 429); p.header.Get("Retry-After") == "" {
		t.Error("it is not said how long to wait")
	}
	neighbour := h.stranger()
	neighbour.addr = thief.addr
	neighbour.get(address).want(t, 200)              // behind the same address, with a calendar of their own
	thief.signIn("reader@bank.example").want(t, 303) // a password is another thing
	phone.get(address).want(t, 200)
	h.turn(time.Hour)
	thief.get("/feeds/guess.ics").want(t, 404)
}

func TestWhoChangesTheirPasswordMayRevokeTheirAddressesToo(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Reader)
	v.get("/account").want(t, 200).lacks(t, "Återkalla också")
	address := v.newFeed(t, false)
	values := url.Values{"password-current": {password}, "password": {"another-password-1"}, "password-again": {"another-password-1"}}
	v.submit(v.get("/account").says(t, "Återkalla också mina kalenderadresser").form("/account"), values).want(t, 303)
	h.stranger().get(address).want(t, 200)
	values = url.Values{"password-current": {"another-password-1"}, "password": {"another-password-2"}, "password-again": {"another-password-2"}, "feeds": {"yes"}}
	v.submit(v.get("/account").form("/account"), values).want(t, 303).follow(t).says(t, "dina kalenderadresser är återkallade")
	h.stranger().get(address).want(t, 404)
}

func TestAnAddressIsShownOnceAndCreatedOnce(t *testing.T) {
	h := newSiteWith(t, web.Options{HTTPS: true})
	v := h.stranger()
	v.scheme = "https"
	v.signIn("reader@bank.example").want(t, 303)
	f := v.get("/account").form("/account/feeds")
	p := v.submit(f, nil).want(t, 200).says(t, "Kalenderadressen är skapad")
	token := ""
	for _, n := range p.all("input") {
		if attr(n, "name") == "address" {
			token = strings.TrimPrefix(attr(n, "value"), "https://"+host+"/feeds/")
		}
	}
	if len(token) < 22+len(".ics") {
		t.Fatalf("the token is %q", token)
	}
	v.submit(f, nil).want(t, 303).follow(t).says(t, "visas inte igen").lacks(t, token)
	fs, err := h.Feeds(t.Context(), h.by(models.Reader))
	check(t, err)
	if len(fs) != 1 {
		t.Errorf("there are %d", len(fs))
	}
	h.serve(web.Options{}) // for the sessions that the house has
	h.as(models.Admin).get("/log").says(t, "skapade en kalenderadress").lacks(t, token, fs[0].TokenSHA256)
	h.as(models.Auditor).get("/log").lacks(t, token, fs[0].TokenSHA256)
}

func TestAnAdministratorHasNoCalendar(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	v.get("/account").want(t, 200).lacks(t, "Kalender")
	v.post("/account/feeds", nil).want(t, 403)
	v.get("/deadlines.ics").want(t, 403)
}

func TestTheLimitsAreDownloadedAsTheFeedHasThem(t *testing.T) {
	h := newSite(t)
	h.breached(t, "Rubriken på incidenten")
	v := h.as(models.Handler)
	p := v.get("/deadlines.ics").lacks(t, "Rubriken")
	if got := p.header.Get("Content-Disposition"); !strings.HasPrefix(got, "attachment") || !strings.Contains(got, "frister.ics") {
		t.Errorf("it is saved as %q", got)
	}
	if fed := h.stranger().get(v.newFeed(t, false)); fed.body != p.body {
		t.Errorf("the feed has\n%s\nthe file\n%s", fed.body, p.body)
	}
	v.get("/deadlines.ics?titles=yes").says(t, "(Rubriken på incidenten)")
}

func TestAnAddressIsInNoLogOfTheServer(t *testing.T) {
	h := newSite(t)
	address := h.as(models.Reader).newFeed(t, false)
	db, err := sql.Open("sqlite3", "file:"+h.path)
	check(t, err)
	_, err = db.ExecContext(t.Context(), "ALTER TABLE feeds RENAME TO gone")
	check(t, err)
	check(t, db.Close())
	h.stranger().get(address).want(t, 500)
	if !strings.Contains(h.logged.String(), "/feeds/:token") || strings.Contains(h.logged.String(), strings.TrimPrefix(address, "/feeds/")[:8]) {
		t.Errorf("the server logged %s", h.logged)
	}
}
