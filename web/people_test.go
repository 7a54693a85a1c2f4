package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/web"
)

const setupToken = "THE-TOKEN-OF-THE-FIRST-START"

// emptySite is a site that nobody has signed in to yet.
func emptySite(t *testing.T, opt web.Options) *house {
	t.Helper()
	h := &house{t: t, at: present, path: t.TempDir() + "/frist.db"}
	var err error
	if h.Store, err = models.Open(t.Context(), h.path, h.now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	h.serve(opt)
	return h
}

func TestTheFirstAdministratorIsMadeOnceThroughTheLink(t *testing.T) {
	h := emptySite(t, web.Options{SetupToken: setupToken})
	v := h.stranger()
	v.get("/sign-in").want(t, 200).says(t, "Ingen användare finns ännu")
	v.get("/setup/another").want(t, 404)
	v.get("/setup/").want(t, 404)
	path := "/setup/" + setupToken
	f := v.get(path).want(t, 200).form(path)
	typed := url.Values{"name": {"Ada"}, "email": {"ada@bank.example"}, "password": {"too short"}, "password-again": {"other"}}
	p := v.submit(f, typed).want(t, 422).says(t, "Lösenorden är inte lika.")
	if p.form(path).values.Get("email") != "ada@bank.example" {
		t.Error("what was typed is lost")
	}
	typed.Set("password-again", "too short")
	v.submit(p.form(path), typed).want(t, 422).says(t, "Lösenordet ska ha minst 10 tecken.")
	typed["password"], typed["password-again"] = []string{password}, []string{password}
	v.post("/setup/another", typed).want(t, 404)
	v.submit(p.form(path), typed).want(t, 303).follow(t).want(t, 200).says(t, "Välkommen.", "Ada", "Ingen juridisk person finns ännu")
	v.get("/users").want(t, 200).says(t, "Administratör")

	v.get(path).want(t, 404)
	h.stranger().post(path, url.Values{"name": {"Eve"}, "email": {"eve@evil.example"}, "password": {password}, "password-again": {password}}).want(t, 404)
	h.stranger().get("/sign-in").lacks(t, "Ingen användare finns ännu")
}

func TestWithoutATokenNobodyIsMadeAdministrator(t *testing.T) {
	h := emptySite(t, web.Options{})
	for _, path := range []string{"/setup/", "/setup/%00", "/setup/x"} {
		h.stranger().get(path).want(t, 404)
		h.stranger().post(path, url.Values{"name": {"Eve"}}).want(t, 404)
	}
}

func TestAPasswordChangeSignsTheOtherBrowsersOut(t *testing.T) {
	h := newSite(t)
	v, other := h.as(models.Handler), h.as(models.Handler)
	p := v.get("/account").want(t, 200).says(t, "Name of handler", "handler@bank.example", "Handläggare", "Håller akten, beslutar, låser utkast och lämnar in.")
	before := v.jar["frist"].Value
	const next = "another password of tests"
	change := func(current, again string) *answer {
		return v.submit(p.form("/account"), url.Values{"password-current": {current}, "password": {next}, "password-again": {again}})
	}
	change("wrong", next).want(t, 422).says(t, "Lösenordet stämmer inte.").lacks(t, next)
	change(password, "different").want(t, 422).says(t, "Lösenorden är inte lika.")
	other.get("/account").want(t, 200)
	change(password, next).want(t, 303).follow(t).want(t, 200).says(t, "Lösenordet är bytt.")
	other.get("/account").want(t, 303)
	if v.jar["frist"].Value == before {
		t.Error("the token is the one from before")
	}
	stranger := h.stranger()
	stranger.signIn("handler@bank.example").want(t, 422)
	stranger.post("/sign-in", url.Values{"email": {"handler@bank.example"}, "password": {next}}).want(t, 303)
}

func TestGuessingThePasswordOfAnOpenSessionIsSlowedDown(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	v.addr, v.gone = "192.0.2.40:1", true
	stranger := h.stranger()
	stranger.addr, stranger.gone = "192.0.2.41:1", true
	for range 10 {
		stranger.post("/sign-in", url.Values{"email": {"handler@bank.example"}})
	}
	v.gone = false
	p := v.post("/account", url.Values{"password-current": {password}, "password": {"another password"}, "password-again": {"another password"}}).want(t, 429)
	if p.header.Get("Retry-After") == "" {
		t.Error("it is not said how long to wait")
	}
	p.says(t, "För många försök")
}

func TestTheLanguageIsKept(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	p := v.get("/sign-in?next=%2Fentities").says(t, "Logga in")
	p = v.submit(p.form("/language"), url.Values{"lang": {"en"}}).want(t, 303)
	if got := p.header.Get("Location"); got != "/sign-in?next=%2Fentities" {
		t.Errorf("came back to %s", got)
	}
	p.follow(t).says(t, "Sign in").lacks(t, "Logga in")
	v.post("/language", url.Values{"lang": {"klingon"}, "back": {"/sign-in"}}).follow(t).says(t, "Logga in")

	// A user's choice goes with the user, to every browser.
	h.as(models.Reader).post("/language", url.Values{"lang": {"en"}, "back": {"/account"}}).want(t, 303)
	h.as(models.Reader).get("/account").says(t, "My account")
	h.as(models.Handler).get("/account").says(t, "Mitt konto")
}

func TestAnAdministratorAddsAUserOnceWhoCanThenSignIn(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	v.get("/users").want(t, 200).says(t, "Name of handler", "Aktiv", "Rapportör")
	p := v.get("/users/new").want(t, 200).says(t, "Läser allt, även begränsade incidenter", "Ser inga incidenter.")
	values := url.Values{"name": {"Åsa <em>Öberg</em>"}, "email": {"not an address"}, "password": {"short"}}
	v.submit(p.form("/users/new"), values).want(t, 422).says(t, "Lösenordet ska ha minst 10 tecken.")
	values.Set("password", "")
	bad := v.submit(p.form("/users/new"), values).want(t, 422).says(t, "Ange en e-postadress", "Välj en roll.").lacks(t, "<em>")
	if got := bad.form("/users/new").values.Get("name"); got != "Åsa <em>Öberg</em>" {
		t.Errorf("the name came back as %q", got)
	}
	values = url.Values{"name": {"Åsa <em>Öberg</em>"}, "email": {"ASA@bank.example"}, "role": {"auditor"}, "password": {"hers at the beginning"}}
	f := bad.form("/users/new")
	v.submit(f, values).want(t, 303).follow(t).says(t, "Användaren Åsa <em>Öberg</em> är tillagd.", "asa@bank.example").lacks(t, "<em>Ö")
	v.submit(f, values).want(t, 303) // the button twice
	if n := strings.Count(v.get("/users").body, "asa@bank.example"); n != 1 {
		t.Errorf("she is there %d times", n)
	}
	v.submit(v.get("/users/new").form("/users/new"), values).want(t, 422).says(t, "Det finns redan en användare med den adressen.")
	h.stranger().post("/sign-in", url.Values{"email": {"asa@bank.example"}, "password": {"hers at the beginning"}}).want(t, 303)
}

// place is the page of the user of a role.
func (h *house) place(r models.Role) string { return "/users/" + strconv.FormatInt(h.users[r].ID, 10) }

func TestADisabledUserIsOutAtOnceAndSoIsOneWithAnotherRole(t *testing.T) {
	h := newSite(t)
	v, reader, handler := h.as(models.Admin), h.as(models.Reader), h.as(models.Handler)
	path := h.place(models.Reader)
	v.submit(v.get(path).form(path), url.Values{"disabled": {"yes"}}).want(t, 303).follow(t).says(t, "Avstängd")
	reader.get("/account").want(t, 303)
	h.stranger().signIn("reader@bank.example").want(t, 422)

	path = h.place(models.Handler)
	v.submit(v.get(path).form(path), url.Values{"role": {"reader"}}).want(t, 303)
	handler.get("/entities").want(t, 303) // it has to sign in again, and then:
	handler.signIn("handler@bank.example").want(t, 303)
	handler.get("/entities").want(t, 403)
}

func TestAnAdministratorSetsAPasswordForAnotherAndNotSoTheirOwn(t *testing.T) {
	h := newSite(t)
	v, reader := h.as(models.Admin), h.as(models.Reader)
	path := h.place(models.Reader) + "/password"
	if !slices.Contains(v.get(h.place(models.Reader)).links(), path) {
		t.Error("the user's page does not lead there")
	}
	f := v.get(path).want(t, 200).says(t, "Name of reader").form(path)
	v.submit(f, url.Values{"password": {"short"}, "password-again": {"short"}}).want(t, 422)
	v.submit(f, url.Values{"password": {"from the administrator"}, "password-again": {"from the administrator"}}).want(t, 303)
	reader.get("/account").want(t, 303)
	reader.post("/sign-in", url.Values{"email": {"reader@bank.example"}, "password": {"from the administrator"}}).want(t, 303)

	own := h.place(models.Admin) + "/password"
	v.post(own, url.Values{"password": {"from the administrator"}, "password-again": {"from the administrator"}}).want(t, 422).says(t, "Mitt konto")
}

func TestTheLastAdministratorStays(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	path := h.place(models.Admin)
	v.submit(v.get(path).form(path), url.Values{"role": {"reader"}}).want(t, 422).says(t, "Det måste finnas minst en administratör kvar.")
	v.submit(v.get(path).form(path), url.Values{"disabled": {"yes"}}).want(t, 422)
	v.get("/users").want(t, 200)
}

func TestTwoWhoEditAUserSeeBothVersions(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	path := h.place(models.Reader)
	mine := v.get(path).form(path)
	v.submit(v.get(path).form(path), url.Values{"name": {"Their name"}, "role": {"auditor"}}).want(t, 303)
	p := v.submit(mine, url.Values{"name": {"My name"}}).want(t, 409)
	p.says(t, "Någon annan har ändrat samtidigt", "Name of admin sparade en annan version tis 24 nov 2026 kl. 10.00", "My name", "Their name", "Läsare", "Granskare")
	f := p.form(path)
	if f.values.Get("name") != "My name" {
		t.Errorf("what was typed is lost: %v", f.values)
	}
	v.submit(f, nil).want(t, 303).follow(t).says(t, "My name").lacks(t, "Their name")
	v.submit(f, nil).want(t, 303) // the button twice is no conflict
}

func TestOnlyWhoKeepsUsersSeesThem(t *testing.T) {
	h := newSite(t)
	for _, r := range models.Roles {
		want := 403
		if r.Role == models.Admin {
			want = 200
		}
		v := h.as(r.Role)
		for _, path := range []string{"/users", "/users/new", h.place(models.Reader), h.place(models.Reader) + "/password"} {
			v.get(path).want(t, want)
			if want == 403 && path != "/users" {
				v.post(path, url.Values{"name": {"x"}, "email": {"x@bank.example"}, "role": {"admin"}, "password": {password}, "password-again": {password}}).want(t, 403)
			}
		}
		if got := slices.Contains(v.get("/account").links(), "/users"); got != (want == 200) {
			t.Errorf("%s is offered the users: %t", r.Role, got)
		}
	}
	for _, path := range []string{"/users/0", "/users/999", "/users/x", "/users/-1", "/users/99999999999999999999"} {
		h.as(models.Admin).get(path).want(t, 404)
		h.as(models.Admin).post(path, url.Values{"name": {"x"}}).want(t, 404)
	}
}

func TestWhoSeesNoIncidentsIsNotOfferedThem(t *testing.T) {
	h := newSite(t)
	links := h.as(models.Admin).get("/account").want(t, 200).links()
	if slices.Contains(links, "/incidents") || slices.Contains(links, "/") || slices.Contains(links, "/incidents/new") {
		t.Errorf("the administrator is offered %v", links)
	}
	links = h.as(models.Handler).get("/account").links()
	if !slices.Contains(links, "/incidents") || !slices.Contains(links, "/") {
		t.Errorf("the handler is offered only %v", links)
	}
}

func TestALegalEntityIsAddedOnceAndEdited(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	p := v.get("/entities/new").want(t, 200)
	for _, x := range deadline.EntityTypes() {
		p.says(t, x.Label.SV)
	}
	p.says(t, "artikel 5.4 i förordning (EU) 2025/301", "artikel 5.6", "lagen (1989:253)").lacks(t, "Fristerna räknas om")
	f := p.form("/entities/new")
	if f.values.Get("country") != "SE" || f.values.Get("type") != "" || f.values.Has("role") {
		t.Errorf("chosen for them: %v", f.values)
	}
	bad := v.submit(f, url.Values{"name": {""}, "org_no": {"556737-0432"}, "lei": {"X"}}).want(t, 422)
	bad.says(t, "Ange namnet.", "Välj vad för slags företag det är.", "LEI-koden stämmer inte", "Välj personuppgiftsansvarig eller personuppgiftsbiträde.").lacks(t, "<em>")
	values := url.Values{"name": {"<em>Nya</em> Banken"}, "type": {"payment_institution"}, "role": {"processor"}, "org_no": {"556737-0432"}, "lei": {"X"}}
	bad = v.submit(f, values).want(t, 422).says(t, "Organisationsnumret stämmer inte", "LEI-koden stämmer inte")
	if got := bad.form("/entities/new").values; got.Get("type") != "payment_institution" || got.Get("role") != "processor" || got.Get("org_no") != "556737-0432" {
		t.Errorf("what was typed is lost: %v", got)
	}
	values.Set("org_no", "")
	values.Set("lei", "")
	values.Set("no_relief", "yes")
	v.submit(f, values).want(t, 303).follow(t).says(t, "<em>Nya</em> Banken är tillagd.", "Betalningsinstitut", "Personuppgiftsbiträde")
	v.submit(f, values).want(t, 303)
	if n := strings.Count(v.get("/entities").text(), "Betalningsinstitut"); n != 2 { // Maksu, and the new one once
		t.Errorf("there are %d", n)
	}

	path := fmt.Sprintf("/entities/%d", h.bank)
	p = v.get(path).want(t, 200).says(t, "räknas alla frister i företagets öppna incidenter om")
	v.submit(p.form(path), url.Values{"eves": {"yes"}}).want(t, 303).follow(t).says(t, "Testbanken AB är sparad")
	if e, err := h.Entity(t.Context(), h.by(models.Handler), h.bank); err != nil || !e.EvesAreHolidays || e.ReliefExcluded {
		t.Errorf("%+v, %v", e, err)
	}
	v.submit(v.get(path).form(path), url.Values{"role": nil}).want(t, 422) // never taken for a controller unsaid
}

func TestTwoWhoEditALegalEntitySeeBothVersions(t *testing.T) {
	h := newSite(t)
	v, admin := h.as(models.Handler), h.as(models.Admin)
	path := fmt.Sprintf("/entities/%d", h.bank)
	mine := v.get(path).form(path)
	admin.submit(admin.get(path).form(path), url.Values{"type": {"investment_firm"}, "no_relief": {"yes"}}).want(t, 303)
	p := v.submit(mine, url.Values{"name": {"Testbanken Nord AB"}}).want(t, 409)
	p.says(t, "Name of admin sparade", "Kreditinstitut", "Värdepappersföretag", "Testbanken Nord AB", "undantaget från förlängning")
	f := p.form(path)
	if f.values.Get("name") != "Testbanken Nord AB" || f.values.Get("type") != "credit_institution" {
		t.Errorf("the form holds %v", f.values)
	}
	v.submit(f, nil).want(t, 303).follow(t).says(t, "Testbanken Nord AB", "Kreditinstitut")
	v.submit(f, nil).want(t, 303)
}

func TestOnlyWhoKeepsEntitiesSeesTheirPages(t *testing.T) {
	h := newSite(t)
	for _, r := range models.Roles {
		v := h.as(r.Role)
		may := h.by(r.Role).May(models.KeepEntities)
		for _, path := range []string{"/entities", "/entities/new", fmt.Sprintf("/entities/%d", h.bank)} {
			want := 403
			if may {
				want = 200
			}
			v.get(path).want(t, want)
			if !may && path != "/entities" {
				v.post(path, url.Values{"name": {"x"}}).want(t, 403)
			}
		}
	}
	h.as(models.Handler).get("/entities/999").want(t, 404)
}

func TestADraftIsKeptUnderItsFormAndBelongsToOne(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	save := func(form string, values url.Values) *answer {
		values.Set("form", form)
		return v.post("/drafts", values)
	}
	if p := save("/entities/new", url.Values{"name": {"Halvskrivet"}, "once": {"x"}, "password": {"secret"}, "a-Password-too": {"secret"}}).want(t, 204); p.body != "" {
		t.Errorf("body %q", p.body)
	}
	d, ok, err := h.Draft(t.Context(), h.by(models.Handler), "/entities/new")
	if err != nil || !ok || len(d.Fields) != 1 || d.Fields["name"][0] != "Halvskrivet" {
		t.Errorf("kept: %v %v %v", d, ok, err)
	}
	p := v.get("/entities/new").says(t, "Ditt utkast från kl. 10.00 har återställts.", "Ta bort utkastet")
	if got := p.form("/entities/new").values.Get("name"); got != "Halvskrivet" {
		t.Errorf("the form holds %q", got)
	}
	if got := h.as(models.Approver).get("/entities/new").form("/entities/new").values.Get("name"); got != "" {
		t.Errorf("somebody else sees %q", got)
	}
	v.post("/drafts/discard", url.Values{"form": {"/entities/new"}}).want(t, 303).follow(t).says(t, "Utkastet är borttaget.").lacks(t, "Halvskrivet")

	for _, form := range []string{"", "https://evil.example", "//evil.example/x", "x", "/x?y", "/drafts/discard", "/" + strings.Repeat("x", 500)} {
		save(form, url.Values{"name": {"x"}}).want(t, 400)
		v.post("/drafts/discard", url.Values{"form": {form}}).want(t, 400)
	}
	save("/entities/new", url.Values{"name": {strings.Repeat("\x01", 1<<20)}}).want(t, 413)
	h.stranger().post("/drafts", url.Values{"form": {"/entities/new"}, "name": {"x"}}).want(t, 401)
}

func TestWhoHasTooManyDraftsIsToldThatTheOldestWent(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	for i := range 50 {
		v.post("/drafts", url.Values{"form": {"/" + strconv.Itoa(i)}, "name": {"x"}}).want(t, 204)
	}
	if p := v.post("/drafts", url.Values{"form": {"/entities/new"}, "name": {"x"}}).want(t, 200); p.body != "Utkastet är sparat. Du hade så många utkast att det äldsta har tagits bort." {
		t.Errorf("it says %q", p.body)
	}
}

func TestADraftThatIsTooLargeAfterASignInIsSaidToBeLost(t *testing.T) {
	h := newSite(t)
	long := url.Values{"kept-form": {"/incidents/new"}, "kept.summary": {strings.Repeat("\x01", 1<<20)}, "email": {"handler@bank.example"}, "password": {password}}
	h.stranger().post("/sign-in", long).want(t, 303).follow(t).says(t, "för stort för att sparas som utkast")
}

func TestNothingOfAUserIsKeptByABrowserOrACache(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	for _, path := range []string{"/account", "/users", "/users/new", h.place(models.Reader), "/entities", "/nowhere", "/sign-in", "/users/999", "/sign-out"} {
		p := v.get(path)
		if got := p.header.Values("Cache-Control"); !slices.Contains(got, "no-store") {
			t.Errorf("%s: Cache-Control %q", path, got)
		}
	}
	p := h.stranger().get("/healthz").want(t, 200)
	if p.header.Get("Set-Cookie") != "" {
		t.Error("a check of health made a session")
	}
}

func TestEveryAnswerHasTheHeadersOfProtection(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	for _, p := range []*answer{v.get("/account"), v.get("/nowhere"), v.get("/users"), h.stranger().get("/sign-in"), h.stranger().get("/account"), v.post("/nowhere", nil)} {
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "",
		} {
			if got := p.header.Get(name); !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("%s: %s: %q", p.path, name, got)
			}
		}
		if csp := p.header.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") || !strings.Contains(csp, "base-uri 'none'") {
			t.Errorf("%s: %s", p.path, csp)
		}
	}
}

func TestOverHTTPSCookiesAreSecureAndTheBrowserStays(t *testing.T) {
	h := newSiteWith(t, web.Options{HTTPS: true})
	v := h.stranger()
	v.scheme = "https"
	p := v.signIn("handler@bank.example").want(t, 303)
	c := v.jar["__Host-frist"]
	if c == nil || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || !c.Expires.IsZero() {
		t.Fatalf("cookies %v", p.header.Values("Set-Cookie"))
	}
	if got := p.header.Get("Strict-Transport-Security"); !strings.HasPrefix(got, "max-age=63072000") {
		t.Errorf("HSTS %q", got)
	}
	v.get("/account").want(t, 200)
	v.post("/language", url.Values{"lang": {"en"}, "back": {"/account"}}).want(t, 303)
	if c := v.jar["frist-lang"]; c == nil || !c.Secure || !c.HttpOnly {
		t.Errorf("language cookie %v", c)
	}
	plain := newSite(t)
	if c := plain.stranger(); c.signIn("handler@bank.example").status != 303 || c.jar["frist"] == nil || c.jar["frist"].Secure {
		t.Errorf("over plain HTTP: %v", c.jar)
	}
}

func TestAPageOfErrorSaysWhatToDoAndNothingFromInside(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	v.get("/nowhere").want(t, 404).says(t, "Sidan finns inte", "Felkod 404", "Kontrollera adressen.").lacks(t, "record", "sql")
	v.get("/nowhere/<em>x</em>").want(t, 404).lacks(t, "<em>")
	v.get("/users").want(t, 403).says(t, "Du har inte behörighet")
	v.get("/drafts").want(t, 405).says(t, "Det går inte att göra här")
	v.send("DELETE", "/account", "", nil).want(t, 405)
	v.send("POST", "/entities/new", "multipart/form-data; boundary=x", strings.NewReader("--x\r\nnonsense")).want(t, 400).says(t, "Formuläret gick inte att läsa")
	v.post("/entities/new", url.Values{"name": {strings.Repeat("x", 5<<20)}}).want(t, 413).says(t, "Det du skickade är för stort", "25 MB")
	h.stranger().get("/nowhere").want(t, 404).says(t, "Logga in")
	v.post("/language", url.Values{"lang": {"en"}})
	v.get("/nowhere").want(t, 404).says(t, "There is no such page")

	// A fault of ours: the page says so, the log says what, without what was sent.
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	p := h.stranger().post("/sign-in", url.Values{"email": {"handler@bank.example"}, "password": {password}}).want(t, 500)
	p.says(t, "Något gick fel hos oss", "gör anmälan direkt hos myndigheten").lacks(t, "database", "sql", password)
	if got := h.logged.String(); !strings.Contains(got, "database is closed") || strings.Contains(got, "handler@bank") || strings.Contains(got, password) {
		t.Errorf("logged: %s", got)
	}
}

func TestALongWaitForAFormDoesNotEndTheDay(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	h.turn(15*time.Hour + 59*time.Minute)
	v.get("/account").want(t, 200)
	h.turn(15 * time.Hour)
	v.get("/account").want(t, 200)
	if u, err := h.User(t.Context(), h.by(models.Admin), h.users[models.Handler].ID); err != nil || u.Lang != i18n.SV {
		t.Errorf("%v %v", u, err)
	}
}
