package templates

import (
	"path"
	"time"

	"frist/models/i18n"
)

// PathUserNew is the page that adds a user.
const PathUserNew = PathUsers + "/new"

// A UserRow is one line of the list of users.
type UserRow struct {
	ID          string
	Name, Email string
	Role        i18n.Text
	State       Tag
}

// The states of a user.
var (
	TagUserActive     = Tag{ToneDone, i18n.Text{SV: "Aktiv", EN: "Active"}}
	TagUserDisabled   = Tag{ToneIdle, i18n.Text{SV: "Avstängd", EN: "Disabled"}}
	TagUserNoPassword = Tag{ToneOpen, i18n.Text{SV: "Saknar lösenord", EN: "No password"}}
)

// A UserForm is the page that adds or edits a user.
type UserForm struct {
	// Path is where the form is sent, and Shown the name the page is headed by:
	// empty for a new user.
	Path, Shown string
	Once        string
	Version     int64
	Saved       string

	Name, Email, Role, Lang string
	Disabled                bool
	Roles                   []Option
	Problems                map[string]i18n.Text
	Conflict                *Versions
}

// Versions is what two people made of the same record at the same time.
type Versions struct {
	// Who stored theirs and When; an empty Who is not known.
	Who    string
	When   time.Time
	Fields []VersionField
}

// A VersionField is one value in which the two differ.
type VersionField struct {
	Label        i18n.Text
	Mine, Theirs string
}

var (
	usersTitle    = navUsers
	usersAdd      = i18n.Text{SV: "Lägg till användare", EN: "Add user"}
	usersCaption  = i18n.Text{SV: "Alla användare, efter namn", EN: "All users, by name"}
	stateText     = i18n.Text{SV: "Läge", EN: "State"}
	userSave      = i18n.Text{SV: "Spara", EN: "Save"}
	userRoleHint  = i18n.Text{SV: "En ändrad roll loggar ut användaren, som får logga in igen.", EN: "A changed role signs the user out; they have to sign in again."}
	userLang      = i18n.Text{SV: "Språk vid första inloggningen", EN: "Language at the first sign-in"}
	userLangNow   = i18n.Text{SV: "Språk", EN: "Language"}
	userPassword  = i18n.Text{SV: "Första lösenordet", EN: "First password"}
	userPassHint  = i18n.Text{SV: "Minst 10 tecken. Överlämna det personligen; användaren byter det på sidan Mitt konto. Utan lösenord kan användaren inte logga in ännu.", EN: "At least 10 characters. Hand it over in person; the user changes it on the page My account. Without a password the user cannot sign in yet."}
	userDisabled  = i18n.Text{SV: "Stäng av användaren", EN: "Disable the user"}
	userOffHint   = i18n.Text{SV: "Användaren loggas ut genast och kan inte logga in. Allt som användaren har antecknat står kvar med namnet.", EN: "The user is signed out at once and cannot sign in. All that the user has recorded remains, with the name."}
	setHead       = i18n.Text{SV: "Sätt nytt lösenord", EN: "Set a new password"}
	setAbout      = i18n.Text{SV: "För den som har glömt sitt lösenord. Användaren loggas ut överallt, och kalenderadresserna återkallas. Överlämna det nya lösenordet personligen.", EN: "For somebody who has forgotten theirs. The user is signed out everywhere, and the calendar addresses are revoked. Hand the new password over in person."}
	setButton     = i18n.Text{SV: "Sätt lösenordet", EN: "Set the password"}
	conflictTitle = i18n.Text{SV: "Någon annan har ändrat samtidigt", EN: "Someone else changed this at the same time"}
	conflictBy    = i18n.Text{SV: "%s sparade en annan version %s, medan du arbetade. Inget är överskrivet.", EN: "%s saved another version %s while you were working. Nothing is overwritten."}
	conflictSome  = i18n.Text{SV: "Någon annan sparade en annan version medan du arbetade. Inget är överskrivet.", EN: "Someone else saved another version while you were working. Nothing is overwritten."}
	conflictTodo  = i18n.Text{SV: "Formuläret nedan har kvar det du skrev. Jämför, ändra det som behövs och spara igen: då gäller din version.", EN: "The form below still has what you wrote. Compare, change what is needed and save again: your version then stands."}
	conflictTable = i18n.Text{SV: "Där versionerna skiljer sig", EN: "Where the versions differ"}
	fieldText     = i18n.Text{SV: "Uppgift", EN: "Field"}
	mineColumn    = i18n.Text{SV: "Din version, inte sparad", EN: "Your version, not saved"}
	theirsColumn  = i18n.Text{SV: "Sparad version", EN: "Saved version"}
)

func (p Page) userTable(rows []UserRow) Table {
	t := Table{Caption: usersCaption, Columns: []Column{{Label: nameText}, {Label: emailText}, {Label: roleText}, {Label: stateText}}}
	for _, u := range rows {
		state := u.State
		t.Rows = append(t.Rows, []Cell{{Text: u.Name, Href: PathUsers + "/" + u.ID}, {Text: u.Email}, {Text: p.Say(u.Role)}, {Tag: &state}})
	}
	return t
}

// title is the user's name as it is stored, or what the page is for.
func (u UserForm) title() i18n.Text {
	if u.Shown == "" {
		return usersAdd
	}
	return i18n.Same(u.Shown)
}

func (u UserForm) isNew() bool { return u.Shown == "" }

func (u UserForm) langs() Choice {
	c := Choice{Name: "lang", Label: userLangNow, Inline: true, Values: []string{u.Lang}, Options: []Option{{Value: "sv", Label: languageSV}, {Value: "en", Label: languageEN}}}
	if u.isNew() {
		c.Label = userLang
	}
	return c
}

// said says who stored the other version, and when.
func (v Versions) said(p Page) i18n.Text {
	if v.Who == "" {
		return conflictSome
	}
	return conflictBy.With(v.Who, i18n.Short(p.Local(v.When)))
}

func (p Page) versionTable(v Versions) Table {
	t := Table{Caption: conflictTable, Columns: []Column{{Label: fieldText}, {Label: mineColumn}, {Label: theirsColumn}}}
	for _, f := range v.Fields {
		t.Rows = append(t.Rows, []Cell{{Text: p.Say(f.Label)}, {Text: orMissing(p, f.Mine)}, {Text: orMissing(p, f.Theirs)}})
	}
	return t
}

func orMissing(p Page, s string) string {
	if s == "" {
		return p.Say(emptyText)
	}
	return s
}

// The labels of a user's fields, for a list of what two versions differ in.
var (
	LabelName     = nameText
	LabelEmail    = emailText
	LabelRole     = roleText
	LabelLanguage = userLangNow
	LabelState    = stateText
)

func (u UserForm) roles() Choice {
	c := Choice{Name: "role", Label: roleText, Options: u.Roles, Values: []string{u.Role}, Problem: u.Problems["role"]}
	if !u.isNew() {
		c.Hint = userRoleHint
	}
	return c
}

func (u UserForm) button() i18n.Text {
	if u.isNew() {
		return usersAdd
	}
	return userSave
}

// parentOf is the address above another.
func parentOf(p string) string { return path.Dir(p) }

// actions lead to the other thing that can be done with a user who exists.
func (u UserForm) actions() []Button {
	if u.isNew() {
		return nil
	}
	return []Button{{Text: setHead, Kind: "second", Href: u.Path + "/password"}}
}
