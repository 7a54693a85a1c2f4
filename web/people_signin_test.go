package web_test

import (
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/web"
)

func TestWhoIsNotSignedInIsAskedToAndThenSeesThePage(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	p := v.get("/entities?sort=name").want(t, 303)
	if got := p.header.Get("Location"); got != "/sign-in?next=%2Fentities%3Fsort%3Dname" {
		t.Fatalf("sent to %s", got)
	}
	p = v.submit(p.follow(t).form("/sign-in"), url.Values{"email": {" Handler@Bank.example "}, "password": {password}}).want(t, 303)
	if got := p.header.Get("Location"); got != "/entities?sort=name" {
		t.Errorf("after the sign-in sent to %s", got)
	}
	p.follow(t).want(t, 200).says(t, "Testbanken AB", "Name of handler")
	v.get("/sign-in").want(t, 303)
}

func TestASignInLeadsNowhereElse(t *testing.T) {
	h := newSite(t)
	for _, next := range []string{"https://evil.example/", "//evil.example/", `/\evil.example/`, "/\t/evil.example/", "javascript:alert(1)", "evil", "/%0d%0aX: y/\r\nX: y", "http:/evil.example"} {
		v := h.stranger()
		p := v.get("/sign-in?next="+url.QueryEscape(next)).want(t, 200)
		if got := p.form("/sign-in").values.Get("next"); got != "" {
			t.Errorf("%q: the page carries %q", next, got)
		}
		p = v.post("/sign-in", url.Values{"email": {"handler@bank.example"}, "password": {password}, "next": {next}}).want(t, 303)
		if got := p.header.Get("Location"); got != "/" {
			t.Errorf("%q: sent to %q", next, got)
		}
		p = v.post("/language", url.Values{"lang": {"sv"}, "back": {next}}).want(t, 303)
		if got := p.header.Get("Location"); got != "/" {
			t.Errorf("%q: the language sent to %q", next, got)
		}
	}
}

func TestAWrongPasswordAndAnUnknownAddressLookAlike(t *testing.T) {
	h := newSite(t)
	off := h.users[models.Reader]
	off.Version, off.Disabled = 1, true
	if err := h.EditUser(t.Context(), h.by(models.Admin), off); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, email := range []string{"handler@bank.example", "nobody@bank.example", "reader@bank.example"} {
		word := "a wrong password"
		if email == "reader@bank.example" {
			word = password // right, but disabled
		}
		v := h.stranger()
		p := v.submit(v.get("/sign-in").form("/sign-in"), url.Values{"email": {email}, "password": {word}}).want(t, 422)
		p.says(t, "E-postadressen eller lösenordet stämmer inte.", "Det finns fel på sidan").lacks(t, word)
		if got := p.form("/sign-in").values.Get("email"); got != email {
			t.Errorf("the address came back as %q", got)
		}
		pages = append(pages, strings.ReplaceAll(p.body, email, ""))
		if len(v.jar) != 0 {
			t.Errorf("%s got a cookie", email)
		}
	}
	if pages[0] != pages[1] || pages[0] != pages[2] {
		t.Error("the pages differ")
	}
}

func TestASignInChangesTheTokenAndASignOutEndsItOnTheServer(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	before := v.jar["frist"]
	// Somebody who planted a token must not share the session that comes of it.
	v.get("/sign-in").want(t, 303)
	v.post("/sign-in", url.Values{"email": {"approver@bank.example"}, "password": {password}}).want(t, 303)
	after := v.jar["frist"]
	if after.Value == before.Value {
		t.Fatal("the token is the one from before the sign-in")
	}
	planted := h.stranger()
	planted.jar["frist"] = before
	planted.get("/account").want(t, 303)

	stranger := h.stranger()
	stranger.jar["frist"] = &http.Cookie{Name: "frist", Value: "chosen-by-somebody-else"}
	stranger.signIn("reader@bank.example").want(t, 303)
	if stranger.jar["frist"].Value == "chosen-by-somebody-else" {
		t.Error("a token that the server never made was taken")
	}

	v.post("/sign-out", nil).want(t, 303)
	if _, ok := v.jar["frist"]; ok {
		t.Error("the cookie is still there")
	}
	v.jar["frist"] = after // as somebody who copied it would
	v.get("/account").want(t, 303)
	h.stranger().post("/sign-out", nil).want(t, 303) // nobody can sign out, too
}

func TestWhoSignsInNextIsNotToldWhatTheOneBeforeDid(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	path := "/entities/" + strconv.FormatInt(h.bank, 10)
	v.submit(v.get(path).form(path), url.Values{"name": {"A secret plan AB"}}).want(t, 303) // and it is never looked at
	v.post("/sign-in", url.Values{"email": {"approver@bank.example"}, "password": {password}}).want(t, 303)
	v.get("/account").want(t, 200).says(t, "Name of approver").lacks(t, "A secret plan AB", "Name of handler")
}

func TestAPasswordIsNotCarriedThroughTheSignIn(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	f := v.get("/account").form("/account")
	h.turn(17 * time.Hour)
	p := v.submit(f, url.Values{"password-current": {password}, "password": {"my next one of them"}, "password-again": {"my next one of them"}}).want(t, 401)
	p.says(t, "Det du gjorde är inte sparat. Logga in och gör om det.").lacks(t, password, "my next one of them")
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"handler@bank.example"}, "password": {password}}).want(t, 303)
	if got := p.header.Get("Location"); got != "/account" {
		t.Errorf("sent to %s", got)
	}
	p.follow(t).want(t, 200).lacks(t, "Inget har gått förlorat")
}

func TestASessionGoesOnWhileItIsUsedAndEndsAfterAWeek(t *testing.T) {
	h := newSite(t)
	idle, busy := h.as(models.Reader), h.as(models.Handler)
	for range 10 {
		h.turn(15 * time.Hour)
		busy.get("/account").want(t, 200)
	}
	idle.get("/account").want(t, 303)
	h.turn(7*24*time.Hour - 10*15*time.Hour)
	busy.get("/account").want(t, 303)
}

func TestGuessingIsSlowedDownForAnAccountAndForAnAddress(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	guess := func(email, word string) *answer {
		return v.post("/sign-in", url.Values{"email": {email}, "password": {word}})
	}
	for i := range 10 {
		v.addr = "198.51.100." + strconv.Itoa(i) + ":1" // from many addresses
		v.gone = i > 0                                  // who does not wait for the answer has tried all the same
		guess("handler@bank.example", "wrong")
	}
	v.gone = false
	v.addr = "198.51.100.99:1"
	p := guess("Handler@bank.example", password).want(t, 429).says(t, "För många försök. Försök igen om 1 minut.")
	if n, err := strconv.Atoi(p.header.Get("Retry-After")); err != nil || n < 1 || n > 60 {
		t.Errorf("Retry-After: %q", p.header.Get("Retry-After"))
	}
	guess("approver@bank.example", password).want(t, 303) // another account goes on
	h.turn(time.Minute)
	guess("handler@bank.example", password).want(t, 303)
}

func TestAForgedForwardedAddressDoesNotHelpToGuess(t *testing.T) {
	for name, opt := range map[string]web.Options{"no proxy": {}, "a proxy": {Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}} {
		t.Run(name, func(t *testing.T) {
			h := newSiteWith(t, opt)
			v := h.stranger()
			for i := range 40 {
				v.gone = true
				v.header.Set("X-Forwarded-For", "203.0.113."+strconv.Itoa(i))
				v.header.Set("X-Real-Ip", "203.0.113."+strconv.Itoa(i))
				v.post("/sign-in", url.Values{"email": {"nobody" + strconv.Itoa(i) + "@bank.example"}})
			}
			v.gone = false
			v.signIn("approver@bank.example").want(t, 429)
			v.addr = "192.0.2.8:1"
			v.signIn("handler@bank.example").want(t, 303)
		})
	}
}

func TestBehindAProxyEachClientHasItsOwnLimit(t *testing.T) {
	h := newSiteWith(t, web.Options{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	v := h.stranger()
	v.addr = "10.1.2.3:99"
	v.gone = true
	for i := range 40 {
		v.header.Set("X-Forwarded-For", "198.51.100."+strconv.Itoa(i)+", 203.0.113.5") // the first is the client's own word
		v.post("/sign-in", url.Values{"email": {"nobody" + strconv.Itoa(i) + "@bank.example"}})
	}
	v.gone = false
	v.signIn("handler@bank.example").want(t, 429)
	v.header.Set("X-Forwarded-For", "203.0.113.6")
	v.signIn("handler@bank.example").want(t, 303)
}

func TestStrangersWhoGuessDoNotKeepTheOwnerOut(t *testing.T) {
	h := newSite(t)
	owner := h.stranger()
	owner.signIn("handler@bank.example").want(t, 303)
	guesser := h.stranger()
	guesser.addr = "[2001:db8::1]:1"
	guesser.gone = true
	for range 10 {
		guesser.post("/sign-in", url.Values{"email": {"handler@bank.example"}, "password": {"wrong"}})
	}
	guesser.gone = false
	guesser.signIn("handler@bank.example").want(t, 429)
	owner.jar = map[string]*http.Cookie{}
	owner.signIn("handler@bank.example").want(t, 303)
}

const longForm = "/users/new"

func TestAFormSentAfterTheSessionEndedIsNotLost(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Admin)
	f := v.get(longForm).want(t, 200).form(longForm)
	h.turn(17 * time.Hour)
	p := v.submit(f, url.Values{"name": {"Åsa <em>Öberg</em>"}, "email": {"asa@bank.example"}, "role": {"reader"}, "password": {"a secret of hers"}}).want(t, 401)
	p.says(t, "Du har blivit utloggad", "Det du skrev finns kvar").lacks(t, "a secret of hers", "<em>")
	if p.has("/language") {
		t.Error("another language would lose what was typed")
	}
	// A wrong password does not lose it, nor does having to wait.
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"admin@bank.example"}, "password": {"wrong"}}).want(t, 422)
	p.says(t, "Det du skrev finns kvar")
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"admin@bank.example"}, "password": {password}}).want(t, 303)
	if got := p.header.Get("Location"); got != longForm {
		t.Fatalf("sent to %s", got)
	}
	p = p.follow(t).want(t, 200).says(t, "Du hade blivit utloggad. Inget har gått förlorat: kontrollera och spara.")
	f = p.form(longForm)
	if f.values.Get("name") != "Åsa <em>Öberg</em>" || f.values.Get("email") != "asa@bank.example" || f.values.Get("role") != "reader" || f.values.Get("password") != "" {
		t.Errorf("the form holds %v", f.values)
	}
	v.submit(f, nil).want(t, 303).follow(t).says(t, "asa@bank.example")
	if got := v.get(longForm).form(longForm).values.Get("name"); got != "" {
		t.Errorf("the draft is still there: %q", got)
	}
	v.get(longForm).lacks(t, "Du hade blivit utloggad") // it was said once
}

func TestAFileCannotGoThroughTheSignInAndThatIsSaid(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	p := v.upload(form{action: longForm, values: url.Values{"name": {"Åsa"}}}, nil, file{"proof", "kvitto.pdf", "application/pdf", strings.Repeat("x", 1<<20)}).want(t, 401)
	p.says(t, "En bifogad fil kan inte följa med").lacks(t, "xxxx")
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"admin@bank.example"}, "password": {password}}).want(t, 303).follow(t)
	p.says(t, "men inte filen")
	if got := p.form(longForm).values.Get("name"); got != "Åsa" {
		t.Errorf("the form holds %q", got)
	}
}

func TestAFormThatIsTooLongIsNotSaidToBeKept(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	long := strings.Repeat("å", 2<<20+1) // 4 MB in a form of parts, where it is not written with six letters
	p := v.upload(form{action: "/incidents/2026-001/evidence", values: url.Values{"name": {long}}}, nil).want(t, 401)
	p.says(t, "Texten är för stor för att följa med")
	v.upload(form{action: longForm, values: url.Values{"name": {long}}}, nil).want(t, 413) // no page for files
	if n := len(p.body); n > 100_000 {
		t.Errorf("the page is %d bytes", n)
	}
	// What a form may hold at most does go through.
	some := strings.Repeat("å", 1<<20)
	p = v.upload(form{action: longForm, values: url.Values{"name": {some}}}, nil).want(t, 401).says(t, "Det du skrev finns kvar")
	p = v.submit(p.form("/sign-in"), url.Values{"email": {"admin@bank.example"}, "password": {password}}).want(t, 303).follow(t)
	if got := p.form(longForm).values.Get("name"); got != some {
		t.Errorf("%d bytes of %d came back", len(got), len(some))
	}
}

func TestAButtonPressedAfterTheSessionEndedIsSaidNotToHaveWorked(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	v.header.Set("Referer", "http://"+host+"/users")
	p := v.post("/users/1/password-of-no-page", nil)
	p.want(t, 404)
	p = v.post("/drafts", url.Values{"form": {"/x"}, "title": {"typed"}}).want(t, 401).says(t, "Det du gjorde är inte sparat.").lacks(t, "typed")
	if got := p.form("/sign-in").values.Get("next"); got != "/users" {
		t.Errorf("leads to %q", got)
	}
	v.header.Set("Referer", "http://evil.example/users")
	if got := v.post("/drafts", nil).want(t, 401).form("/sign-in").values.Get("next"); got != "" {
		t.Errorf("leads to %q", got)
	}
}

func TestAnotherSitesFormIsRefusedAndNothingOfItIsKept(t *testing.T) {
	h := newSite(t)
	for name, header := range map[string]http.Header{
		"Sec-Fetch-Site": {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://evil.example"}},
		"same-site":      {"Sec-Fetch-Site": {"same-site"}, "Origin": {"http://other." + host}},
		"Origin":         {"Sec-Fetch-Site": nil, "Origin": {"https://evil.example"}},
		"null":           {"Sec-Fetch-Site": nil, "Origin": {"null"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, v := range []*visitor{h.as(models.Admin), h.stranger()} {
				v.header = header
				for _, path := range []string{"/sign-in", "/sign-out", "/language", "/account", "/drafts", "/users/new", "/entities/new", "/entities/1"} {
					v.post(path, url.Values{"name": {"planted by evil"}, "form": {"/users/new"}}).want(t, 403).lacks(t, "planted by evil")
				}
			}
		})
	}
	h.as(models.Admin).get("/users").want(t, 200)
	// A client that says nothing of where it comes from has nothing carried for it.
	v := h.stranger()
	v.header = http.Header{"Sec-Fetch-Site": nil, "Origin": nil}
	v.post(longForm, url.Values{"name": {"planted by evil"}}).want(t, 401).lacks(t, "planted by evil")
}
