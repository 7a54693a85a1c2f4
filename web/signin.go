package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	wrongSignIn = i18n.Text{SV: "E-postadressen eller lösenordet stämmer inte.", EN: "The e-mail address or the password is not right."}
	waitSignIn  = i18n.Text{SV: "För många försök. Försök igen om %s.", EN: "Too many attempts. Try again in %s."}
	nothingLost = i18n.Text{SV: "Du hade blivit utloggad. Inget har gått förlorat: kontrollera och spara.", EN: "You had been signed out. Nothing was lost: check it and save."}
	notYours    = i18n.Text{SV: "Det som stod på sidan hade en annan användare skrivit. Det har inte sparats i ditt namn.", EN: "What stood on the page had been typed by another user. It has not been saved in your name."}
	fileLost    = i18n.Text{SV: "Du hade blivit utloggad. Texten finns kvar, men inte filen: välj den igen, kontrollera och spara.", EN: "You had been signed out. The text is still here, but not the file: choose it again, check and save."}
)

// signInPatience is how long a sign-in waits for its turn at hashing.
const signInPatience = 10 * time.Second

// GET /sign-in?next=…
func (c *call) signInPage() error {
	next := localPath(c.QueryParam("next"))
	if c.user.ID != 0 {
		return c.see(orElse(next, c.landing()))
	}
	has, err := c.store.HasUsers(c.ctx())
	if err != nil {
		return err
	}
	house, err := c.store.House(c.ctx())
	if err != nil {
		return err
	}
	p := c.page(home())
	if house.PublicCalculator {
		p.Foot = []templates.Link{{Text: templates.CalculatorTitle, Href: templates.PathCalculator}}
	}
	return c.render(http.StatusOK, templates.SignInPage(p, templates.SignIn{Next: next, FirstUse: !has}))
}

// POST /sign-in
func (c *call) signIn() error {
	t, err := c.sent()
	if err != nil {
		return err
	}
	email := strings.TrimSpace(t.Get("email"))
	try, wait, err := c.tryAs(email)
	if err != nil {
		return err
	}
	if try == nil {
		return c.signInAgain(http.StatusTooManyRequests, t, waitSignIn.With(i18n.Duration((wait + time.Minute - 1).Truncate(time.Minute))))
	}
	ctx, cancel := context.WithTimeout(c.ctx(), signInPatience)
	defer cancel()
	var u models.User
	err = try.compare(ctx, func() (err error) {
		u, err = c.store.SignIn(ctx, email, t.Get("password"))
		return err
	})
	switch {
	case errors.Is(err, models.ErrForbidden):
		return c.signInAgain(http.StatusUnprocessableEntity, t, wrongSignIn)
	case err != nil:
		return err
	}
	try.good()
	if err := c.enter(u); err != nil {
		return err
	}
	return c.goOn(t)
}

// signInAgain is the page after a sign-in that was refused: it still carries
// what was typed before.
func (c *call) signInAgain(status int, t sent, problem i18n.Text) error {
	v := templates.SignIn{
		Email: t.Get("email"), Next: localPath(t.Get("next")),
		Problems: []templates.Problem{{Field: "email", Text: problem}},
	}
	if form := draftPath(t.Get(keptForm)); form != "" {
		v.Expired, v.KeptFile = true, t.Has(keptFile)
		v.Kept = hiddenFields(form, keptOf(t.Values), v.KeptFile)
	}
	return c.renderSignIn(status, v)
}

func (c *call) renderSignIn(status int, v templates.SignIn) error {
	p := c.page(home())
	p.Path = templates.PathSignIn
	if len(v.Kept) > 0 {
		p.Path = "" // another language would lose what is carried
	} else if v.Next != "" {
		p.Path += "?next=" + url.QueryEscape(v.Next)
	}
	return c.render(status, templates.SignInPage(p, v))
}

// goOn leads from the sign-in to where somebody was going. What they had typed
// there becomes their draft first.
func (c *call) goOn(t sent) error {
	form := draftPath(t.Get(keptForm))
	if form == "" {
		return c.see(orElse(localPath(t.Get("next")), c.landing()))
	}
	fields := keptOf(t.Values)
	if by := fields.Get("who"); by != "" && by != strconv.FormatInt(c.user.ID, 10) {
		return c.done(c.landing(), notYours)
	}
	if tooMuch(fields) {
		return c.done(form, draftTooLarge)
	}
	if len(fields) > 0 {
		if _, err := c.store.SaveDraft(c.ctx(), c.by(), form, fields); err != nil {
			return err
		}
	}
	if t.Has(keptFile) {
		return c.done(form, fileLost)
	}
	return c.done(form, nothingLost)
}

// POST /sign-out
func (c *call) signOut() error {
	if c.user.ID != 0 {
		if err := c.store.NoteSignOut(c.ctx(), c.user); err != nil {
			return err
		}
	}
	if err := c.sessions.Destroy(c.ctx()); err != nil {
		return err
	}
	return c.see(templates.PathSignIn)
}

// askToSignIn answers whoever is not signed in and must be. A page leads to the
// sign-in and back; a form that was sent is carried along.
func (c *call) askToSignIn() error {
	r := c.Request()
	if r.Method != http.MethodPost {
		to := templates.PathSignIn
		if at := r.URL.RequestURI(); at != "/" {
			to += "?next=" + url.QueryEscape(at)
		}
		return c.see(to)
	}
	v := templates.SignIn{Next: refererPath(r), Expired: true}
	if c.isPage() && fromOurPage(r) {
		v.Next = r.URL.Path
		t, err := c.sent()
		switch {
		case statusOf(err) == http.StatusRequestEntityTooLarge || tooMuch(worthKeeping(t.Values)):
			v.Lost = true
		case err != nil:
			return err
		case len(worthKeeping(t.Values)) == 0 && !t.file:
			// There is nothing to carry: the page is opened again, empty.
		default:
			v.KeptFile = t.file
			v.Kept = hiddenFields(r.URL.Path, t.Values, t.file)
		}
	}
	return c.renderSignIn(http.StatusUnauthorized, v)
}

// isPage reports whether the address that was posted to can also be opened:
// then a form stands there that can be filled again.
func (c *call) isPage() bool {
	for _, r := range c.Echo().Routes() {
		if r.Method == http.MethodGet && r.Path == c.Path() {
			return true
		}
	}
	return false
}

// fromOurPage reports whether a browser says that a form stood on a page of
// ours. The guard has refused it if it said otherwise; here silence is a no,
// too, so that nobody has words of another's put before them as their own.
func fromOurPage(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Site") == "same-origin" || r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") != ""
}

// refererPath is the page of ours that somebody came from, if one is said.
func refererPath(r *http.Request) string {
	u, err := url.Parse(r.Referer())
	if err != nil || u.Host != r.Host {
		return ""
	}
	return localPath(u.RequestURI())
}

// landing is the first page after a sign-in that was on the way to nowhere.
func (c *call) landing() string {
	if c.by().May(models.SeeIncidents) {
		return templates.PathHome
	}
	return templates.PathUsers
}

// localPath returns s if it is an address on this server, and nothing if it is
// not or if a browser might read it otherwise.
func localPath(s string) string {
	if !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil {
		return ""
	}
	return s
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
