package web_test

import (
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"frist/models"
	"frist/web"
)

// besiege has strangers guess the password of an account from everywhere, also
// from where its owner is, until nobody is let through any more.
func (h *house) besiege(t *testing.T, email string) {
	t.Helper()
	v := h.stranger()
	v.gone = true
	for i := range 80 {
		if i%2 == 0 {
			v.addr = "198.51.100." + strconv.Itoa(i) + ":1"
		} else {
			v.addr = h.stranger().addr
		}
		v.post("/sign-in", url.Values{"email": {email}, "password": {"a guess"}})
	}
	for i := range 41 {
		v.addr = h.stranger().addr
		v.post("/sign-in", url.Values{"email": {strconv.Itoa(i) + "@bank.example"}, "password": {"a guess"}})
	}
	h.stranger().signIn(email).want(t, 429)
}

// again signs in with the same browser, after its session has ended.
func (v *visitor) again(email string) *answer {
	delete(v.jar, "frist")
	return v.signIn(email)
}

func TestABrowserThatSignedInBeforeIsNotHeldUpByStrangersAlsoAfterARestart(t *testing.T) {
	h := newSite(t)
	owner := h.stranger()
	owner.again("handler@bank.example").want(t, 303)
	h.besiege(t, "handler@bank.example")
	owner.again("handler@bank.example").want(t, 303)

	h.serve(web.Options{})
	h.besiege(t, "handler@bank.example")
	owner.again("handler@bank.example").want(t, 303)
	// It is known as that person's only, and of what it may try there is an end.
	owner.again("approver@bank.example").want(t, 429)
	delete(owner.jar, "frist")
	for range 10 {
		owner.post("/sign-in", url.Values{"email": {"handler@bank.example"}, "password": {"a guess"}}).want(t, 422)
	}
	owner.again("handler@bank.example").want(t, 429)
}

func TestABrowserThatSeveralShareIsKnownForEach(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	v.signIn("handler@bank.example").want(t, 303)
	v.again("approver@bank.example").want(t, 303)
	for _, email := range []string{"handler@bank.example", "approver@bank.example"} {
		h.besiege(t, email)
		v.again(email).want(t, 303)
	}
}

func TestNobodyMakesTheirOwnBrowserKnown(t *testing.T) {
	h := newSite(t)
	insider := h.stranger()
	insider.signIn("reader@bank.example").want(t, 303)
	h.besiege(t, "handler@bank.example")
	good := insider.jar["frist-device"].Value
	name, tag, _ := strings.Cut(good, ".")
	for _, value := range []string{good, "", ".", name, name + ".", name + "." + tag + "." + tag, "handler@bank.example." + tag, name + strings.Repeat("."+tag, 9), strings.Repeat("x", 4000) + "." + tag} {
		v := h.stranger()
		v.jar["frist-device"] = &http.Cookie{Name: "frist-device", Value: value}
		v.signIn("handler@bank.example").want(t, 429)
	}
}

func TestTheCookieOfABrowserTellsNobodyWhoseItIs(t *testing.T) {
	h := newSiteWith(t, web.Options{HTTPS: true, Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	v := h.stranger()
	v.scheme = "https"
	v.signIn("handler@bank.example").want(t, 303)
	c := v.jar["__Host-frist-device"]
	if c == nil {
		t.Fatalf("no cookie: %v", v.jar)
	}
	if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge < 86400 {
		t.Errorf("%+v", c)
	}
	if id := strconv.FormatInt(h.users[models.Handler].ID, 10); strings.Contains(c.Value, "handler") || strings.HasPrefix(c.Value, id+".") {
		t.Errorf("it says %q", c.Value)
	}
}

func TestABrowserIsKnownForEightAccountsAtMost(t *testing.T) {
	h := newSite(t)
	v := h.stranger()
	for i := range 10 {
		email := "duty" + strconv.Itoa(i) + "@bank.example"
		_, err := h.AddUser(t.Context(), models.Operator("test"), models.Once{}, models.User{Email: email, Name: "Jour", Role: models.Reader}, password)
		check(t, err)
		v.again(email).want(t, 303)
	}
	if n := strings.Count(v.jar["frist-device"].Value, "."); n != 8 {
		t.Errorf("known for %d", n)
	}
	h.besiege(t, "duty9@bank.example")
	v.again("duty9@bank.example").want(t, 303)
	h.besiege(t, "duty0@bank.example")
	v.again("duty0@bank.example").want(t, 429)
}
