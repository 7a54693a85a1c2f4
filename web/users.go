package web

import (
	"errors"
	"net/http"
	"strconv"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	userAdded   = i18n.Text{SV: "Användaren %s är tillagd.", EN: "The user %s is added."}
	userEdited  = i18n.Text{SV: "Användaren %s är sparad.", EN: "The user %s is saved."}
	passwordSet = i18n.Text{SV: "Lösenordet är satt, användaren är utloggad överallt och kalenderadresserna är återkallade.", EN: "The password is set, the user is signed out everywhere, and the calendar addresses are revoked."}
	ownPassword = i18n.Text{SV: "Byt ditt eget lösenord på sidan Mitt konto.", EN: "Change your own password on the page My account."}
)

// GET /users
func (c *call) usersPage() error {
	if !c.by().May(models.KeepUsers) {
		return models.ErrForbidden
	}
	us, err := c.store.Users(c.ctx(), c.by())
	if err != nil {
		return err
	}
	rows := make([]templates.UserRow, 0, len(us))
	for _, u := range us {
		row := templates.UserRow{ID: strconv.FormatInt(u.ID, 10), Name: u.Name, Email: u.Email, Role: models.RoleName(u.Role), State: templates.TagUserActive}
		switch {
		case u.Disabled:
			row.State = templates.TagUserDisabled
		case u.PasswordHash == "":
			row.State = templates.TagUserNoPassword
		}
		rows = append(rows, row)
	}
	return c.render(http.StatusOK, templates.UsersPage(c.page(home()), rows))
}

// GET /users/new
func (c *call) newUserPage() error {
	if !c.by().May(models.KeepUsers) {
		return models.ErrForbidden
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		f.Set("lang", string(i18n.SV))
	}
	return c.renderUser(http.StatusOK, models.User{}, f, saved, nil)
}

// POST /users/new
func (c *call) addUser() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	u := userOf(f)
	_, err = c.store.AddUser(c.ctx(), c.by(), c.once(f), u, f.Get("password"))
	var done *models.Done
	if errors.As(err, &done) {
		err = nil
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.renderUser(http.StatusUnprocessableEntity, models.User{}, f, "", nil)
	}
	return c.done(templates.PathUsers, userAdded.With(u.Name))
}

// GET /users/:id
func (c *call) userPage() error {
	u, err := c.keptUser()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(home())
	if err != nil {
		return err
	}
	if saved == "" {
		writeUser(f, u)
	}
	return c.renderUser(http.StatusOK, u, f, saved, nil)
}

// keptUser is the user in the path, for whoever keeps users.
func (c *call) keptUser() (models.User, error) {
	if !c.by().May(models.KeepUsers) {
		return models.User{}, models.ErrForbidden
	}
	return c.store.User(c.ctx(), c.by(), c.id())
}

// POST /users/:id
func (c *call) editUser() error {
	now, err := c.keptUser()
	if err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	u := userOf(f)
	u.ID, u.Version, u.Disabled = now.ID, f.version(), f.yes("disabled")
	err = c.store.EditUser(c.ctx(), c.by(), u)
	if errors.Is(err, models.ErrConflict) {
		return c.userConflict(f, u)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.renderUser(http.StatusUnprocessableEntity, now, f, "", nil)
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), c.Request().URL.Path); err != nil {
		return err
	}
	return c.done(templates.PathUsers, userEdited.With(u.Name))
}

// userConflict shows what the user has become meanwhile beside what was sent,
// which can be sent again as the version after it.
func (c *call) userConflict(f *typed, mine models.User) error {
	now, err := c.keptUser()
	if err != nil {
		return err
	}
	f.Set("version", strconv.Itoa(now.Version))
	v, err := c.versions("user", now.ID)
	if err != nil {
		return err
	}
	v.differ(templates.LabelName, mine.Name, now.Name)
	v.differ(templates.LabelEmail, mine.Email, now.Email)
	v.differ(templates.LabelRole, models.RoleName(mine.Role).In(c.lang), models.RoleName(now.Role).In(c.lang))
	v.differ(templates.LabelLanguage, langName(mine.Lang), langName(now.Lang))
	v.differ(templates.LabelState, userState(mine).In(c.lang), userState(now).In(c.lang))
	if len(v.Fields) == 0 { // a second press of the button
		return c.done(templates.PathUsers, userEdited.With(now.Name))
	}
	return c.renderUser(http.StatusConflict, now, f, "", v.Versions)
}

func userState(u models.User) i18n.Text {
	if u.Disabled {
		return templates.TagUserDisabled.Text
	}
	return templates.TagUserActive.Text
}

func langName(l i18n.Lang) string {
	if l == i18n.EN {
		return "English"
	}
	return "Svenska"
}

func userOf(f *typed) models.User {
	return models.User{Name: f.text("name"), Email: f.text("email"), Role: models.Role(f.Get("role")), Lang: i18n.Parse(f.Get("lang"))}
}

func writeUser(f *typed, u models.User) {
	f.Set("name", u.Name)
	f.Set("email", u.Email)
	f.Set("role", string(u.Role))
	f.Set("lang", string(u.Lang))
	f.Set("version", strconv.Itoa(u.Version))
	if u.Disabled {
		f.Set("disabled", "yes")
	}
}

func (c *call) renderUser(status int, u models.User, f *typed, saved string, conflict *templates.Versions) error {
	f.askName()
	v := templates.UserForm{
		Path: c.Request().URL.Path, Shown: u.Name, Version: f.number("version"), Saved: saved,
		Name: f.Get("name"), Email: f.Get("email"), Role: f.Get("role"), Lang: f.Get("lang"), Disabled: f.yes("disabled"),
		Problems: f.problems, Conflict: conflict,
	}
	if u.ID == 0 {
		v.Once = once()
	}
	for _, r := range models.Roles {
		v.Roles = append(v.Roles, templates.Option{Value: string(r.Role), Label: r.Name, Hint: r.Hint})
	}
	return c.render(status, templates.UserPage(c.page(home()), v))
}

// GET /users/:id/password
func (c *call) passwordPage() error { return c.renderPassword(http.StatusOK, nil) }

// POST /users/:id/password
func (c *call) setPassword() error {
	u, err := c.keptUser()
	if err != nil {
		return err
	}
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	password := f.newPassword()
	if u.ID == c.user.ID {
		f.problems.Add("password", ownPassword) // there the one in use is asked for
	}
	if !f.bad() {
		_, err := c.store.SetPassword(c.ctx(), c.by(), u.ID, password)
		if err := f.ok(err); err != nil {
			return err
		}
	}
	if f.bad() {
		return c.renderPassword(http.StatusUnprocessableEntity, f.problems)
	}
	return c.done(templates.PathUsers, passwordSet)
}

func (c *call) renderPassword(status int, problems models.Problems) error {
	u, err := c.keptUser()
	if err != nil {
		return err
	}
	return c.render(status, templates.UserPasswordPage(c.page(home()), c.Request().URL.Path, u.Name, problems))
}
