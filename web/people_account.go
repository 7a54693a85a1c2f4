package web

import (
	"crypto/subtle"
	"net/http"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	notTheSame       = i18n.Text{SV: "Lösenorden är inte lika.", EN: "The passwords are not the same."}
	enterName        = i18n.Text{SV: "Ange namnet.", EN: "Enter the name."}
	passwordAndFeeds = i18n.Text{SV: "Lösenordet är bytt. Du är utloggad överallt utom här, och dina kalenderadresser är återkallade.", EN: "The password is changed. You are signed out everywhere but here, and your calendar addresses are revoked."}
	passwordChanged  = i18n.Text{SV: "Lösenordet är bytt. Du är utloggad överallt utom här.", EN: "The password is changed. You are signed out everywhere but here."}
	welcome          = i18n.Text{SV: "Välkommen. Lägg till den juridiska personen och de som ska arbeta i Frist.", EN: "Welcome. Add the legal entity and the people who are to work in Frist."}
)

// mayBeSetUp refuses the page that makes the first administrator to whoever
// does not have its token, and to everybody once there is a user.
func (c *call) mayBeSetUp() error {
	notFound := echo.NewHTTPError(http.StatusNotFound)
	token := c.opt.SetupToken
	if token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(c.Param("token"))) != 1 {
		return notFound
	}
	has, err := c.store.HasUsers(c.ctx())
	if err == nil && has {
		err = notFound
	}
	return err
}

// GET /setup/:token
func (c *call) setupPage() error {
	if err := c.mayBeSetUp(); err != nil {
		return err
	}
	return c.renderSetup(http.StatusOK, newForm(nil, home()))
}

// POST /setup/:token
func (c *call) setup() error {
	if err := c.mayBeSetUp(); err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	u := models.User{Name: f.text("name"), Email: f.text("email"), Lang: c.lang}
	password := f.newPassword()
	if !f.bad() {
		u, err = c.store.FirstAdmin(c.ctx(), u, password)
		if err := f.ok(err); err != nil {
			return err
		}
	}
	if f.bad() {
		return c.renderSetup(http.StatusUnprocessableEntity, f)
	}
	if err := c.enter(u); err != nil {
		return err
	}
	return c.done(templates.PathEntities, welcome)
}

func (c *call) renderSetup(status int, f *typed) error {
	f.askName()
	return c.render(status, templates.SetupPage(c.page(home()), templates.Setup{
		Action: c.Request().URL.Path, Name: f.Get("name"), Email: f.Get("email"), Problems: f.problems,
	}))
}

// askName says of a name that is missing that it is a name, also where the
// problems are listed away from their fields.
func (f *typed) askName() {
	if _, bad := f.problems["name"]; bad && f.text("name") == "" {
		f.problems["name"] = enterName
	}
}

// newPassword reads a password that was typed twice. It is taken as it is, with
// the space around it.
func (f *typed) newPassword() string {
	if f.Get("password") != f.Get("password-again") {
		f.problems.Add("password-again", notTheSame)
	}
	return f.Get("password")
}

// GET /account
func (c *call) accountPage() error { return c.renderAccount(http.StatusOK, nil, templates.Feeds{}) }

// POST /account changes the password.
func (c *call) changePassword() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	password := f.newPassword()
	if f.bad() {
		return c.renderAccount(http.StatusUnprocessableEntity, f.problems, templates.Feeds{})
	}
	// An open session is no reason to let anybody guess what the password is.
	try, _, err := c.tryAs(c.user.Email)
	if err != nil {
		return err
	}
	if try == nil {
		return echo.NewHTTPError(http.StatusTooManyRequests)
	}
	var u models.User
	err = try.compare(c.ctx(), func() (err error) {
		u, err = c.store.ChangePassword(c.ctx(), c.by(), f.Get("password-current"), password)
		return err
	})
	if err := f.ok(err); err != nil {
		return err
	}
	if _, wrong := f.problems["password-current"]; !wrong {
		try.good()
	}
	if f.bad() {
		return c.renderAccount(http.StatusUnprocessableEntity, f.problems, templates.Feeds{})
	}
	if err := c.enter(u); err != nil {
		return err
	}
	if f.yes("feeds") {
		if err := c.store.RevokeFeeds(c.ctx(), c.by()); err != nil {
			return err
		}
		return c.done(templates.PathAccount, passwordAndFeeds)
	}
	return c.done(templates.PathAccount, passwordChanged)
}

// renderAccount is the page with what is wrong on it. Of the calendar it is told
// what has just been done.
func (c *call) renderAccount(status int, problems models.Problems, calendar templates.Feeds) error {
	feeds, err := c.feedsOf(calendar)
	if err != nil {
		return err
	}
	p := c.page(home())
	p.Path = templates.PathAccount // also after a form of the calendar, whose address is no page
	return c.render(status, templates.AccountPage(p, templates.Account{
		Name: c.user.Name, Email: c.user.Email, Role: models.RoleName(c.user.Role), RoleHint: roleHint(c.user.Role), Problems: problems, Feeds: feeds,
	}))
}

func roleHint(r models.Role) i18n.Text {
	for _, x := range models.Roles {
		if x.Role == r {
			return x.Hint
		}
	}
	return i18n.Text{}
}

// yearOfSeconds is how long a browser remembers a stranger's language.
const yearOfSeconds = 365 * 24 * 60 * 60

// POST /language keeps the choice: of a user with the user, and in the browser
// for the pages before a sign-in.
func (c *call) setLanguage() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	lang := i18n.Parse(f.Get("lang"))
	if c.user.ID != 0 {
		if err := c.store.SetLang(c.ctx(), c.by(), lang); err != nil {
			return err
		}
	}
	c.SetCookie(&http.Cookie{ //nolint:gosec // Secure wherever the site is reached by https
		Name: langCookie, Value: string(lang), Path: "/", MaxAge: yearOfSeconds,
		HttpOnly: true, Secure: c.opt.HTTPS, SameSite: http.SameSiteLaxMode,
	})
	return c.see(orElse(localPath(f.Get("back")), c.landing()))
}
