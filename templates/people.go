package templates

import "frist/models/i18n"

// The addresses of the pages about who is signed in.
const (
	PathSignIn = "/sign-in"
	PathSetup  = "/setup"
)

// A SignIn is the page that asks who somebody is.
type SignIn struct {
	Email, Next string
	Problems    []Problem
	// FirstUse is set while nobody can sign in at all.
	FirstUse bool
	// Expired is set when a form was sent after the session had ended. Kept is
	// what was typed on it, which goes through the sign-in in hidden fields;
	// KeptFile says that a file was among it, which cannot, and Lost that it was
	// too much.
	Expired        bool
	Kept           []Kept
	KeptFile, Lost bool
}

// A Kept is one value of a form that is carried along.
type Kept struct{ Name, Value string }

func (s SignIn) problem(field string) i18n.Text {
	for _, b := range s.Problems {
		if b.Field == field {
			return b.Text
		}
	}
	return i18n.Text{}
}

// expiredText says what became of the form that was sent.
func (s SignIn) expiredText() i18n.Text {
	switch {
	case s.Lost:
		return expiredLost
	case len(s.Kept) > 0:
		return expiredKept
	}
	return expiredNothing
}

// enctype is multipart for what may be long: it then takes no more room than it
// has, where the other form writes one letter in Swedish with six.
func (s SignIn) enctype() string { return PostForm{Upload: len(s.Kept) > 0}.enctype() }

var (
	signInTitle    = i18n.Text{SV: "Logga in", EN: "Sign in"}
	emailText      = i18n.Text{SV: "E-postadress", EN: "E-mail address"}
	passwordText   = i18n.Text{SV: "Lösenord", EN: "Password"}
	firstUseTitle  = i18n.Text{SV: "Ingen användare finns ännu", EN: "There is no user yet"}
	firstUseText   = i18n.Text{SV: "När servern startades skrev den ut en länk som skapar den första administratören. Öppna den länken.", EN: "When the server was started it printed a link that makes the first administrator. Open that link."}
	expiredTitle   = i18n.Text{SV: "Du har blivit utloggad", EN: "You have been signed out"}
	expiredKept    = i18n.Text{SV: "Det du skrev finns kvar och följer med genom inloggningen.", EN: "What you wrote is still here and goes with you through the sign-in."}
	expiredNothing = i18n.Text{SV: "Det du gjorde är inte sparat. Logga in och gör om det.", EN: "What you did is not saved. Sign in and do it again."}
	expiredFile    = i18n.Text{SV: "En bifogad fil kan inte följa med: välj den igen efter inloggningen.", EN: "An attached file cannot go with it: choose it again after you have signed in."}
	expiredLost    = i18n.Text{SV: "Texten är för stor för att följa med genom inloggningen. Logga in i en annan flik, gå tillbaka hit med webbläsarens bakåtknapp och skicka igen.", EN: "The text is too large to go through the sign-in. Sign in in another tab, come back here with your browser’s back button and send it again."}
)

// A Setup is the page that makes the first administrator.
type Setup struct {
	Action, Name, Email string
	Problems            map[string]i18n.Text
}

var (
	setupTitle  = i18n.Text{SV: "Skapa den första administratören", EN: "Create the first administrator"}
	setupLead   = i18n.Text{SV: "Administratören lägger sedan till juridiska personer och de som ska arbeta i Frist. Administratören ser inga incidenter.", EN: "The administrator then adds the legal entities and the people who are to work in Frist. The administrator sees no incidents."}
	setupButton = i18n.Text{SV: "Skapa och logga in", EN: "Create and sign in"}
	nameText    = i18n.Text{SV: "Namn", EN: "Name"}
	nameHint    = i18n.Text{SV: "För- och efternamn. Namnet står vid allt som personen antecknar.", EN: "First name and surname. The name stands beside everything that the person records."}
	newPassword = i18n.Text{SV: "Nytt lösenord", EN: "New password"}
	againText   = i18n.Text{SV: "Upprepa lösenordet", EN: "Repeat the password"}
	lengthHint  = i18n.Text{SV: "Minst 10 tecken. Flera ord efter varandra är lättare att minnas och svårare att gissa.", EN: "At least 10 characters. Several words in a row are easier to remember and harder to guess."}
)

// An Account is what somebody can see and change of themselves.
type Account struct {
	Name, Email    string
	Role, RoleHint i18n.Text
	Problems       map[string]i18n.Text
	// Feeds is nil for somebody who sees no incidents.
	Feeds *Feeds
}

var (
	accountTitle     = i18n.Text{SV: "Mitt konto", EN: "My account"}
	roleText         = i18n.Text{SV: "Roll", EN: "Role"}
	aboutYou         = i18n.Text{SV: "Uppgifter om dig", EN: "About you"}
	accountAbout     = i18n.Text{SV: "Namn, e-postadress och roll ändras av en administratör.", EN: "Name, e-mail address and role are changed by an administrator."}
	passwordHead     = i18n.Text{SV: "Byt lösenord", EN: "Change password"}
	passwordAbout    = i18n.Text{SV: "När du byter lösenord loggas du ut överallt utom här.", EN: "When you change your password you are signed out everywhere but here."}
	passwordFeeds    = i18n.Text{SV: "Återkalla också mina kalenderadresser", EN: "Revoke my calendar addresses as well"}
	passwordFeedsWhy = i18n.Text{SV: "De fungerar utan lösenord. Kryssa i rutan om någon annan kan ha kommit åt ditt konto.", EN: "They work without a password. Tick the box if somebody else may have got into your account."}
	currentText      = i18n.Text{SV: "Nuvarande lösenord", EN: "Current password"}
	passwordButton   = i18n.Text{SV: "Byt lösenord", EN: "Change password"}
	languageHead     = i18n.Text{SV: "Språk", EN: "Language"}
	languageLabel    = i18n.Text{SV: "Sidornas språk", EN: "Language of the pages"}
	languageAbout    = i18n.Text{SV: "Det du och andra har skrivit översätts inte.", EN: "What you and others have written is not translated."}
	languageButton   = i18n.Text{SV: "Byt språk", EN: "Change language"}
	languageSV       = i18n.Same("Svenska")
	languageEN       = i18n.Same("English")
)

func (p Page) signIn(s SignIn) Page {
	p = p.Titled(signInTitle)
	p.Error = len(s.Problems) > 0
	return p
}

// refused is the page with its title, which says so when something is wrong.
func (p Page) refused(title i18n.Text, problems map[string]i18n.Text, crumbs ...Link) Page {
	p = p.Titled(title, crumbs...)
	p.Error = len(problems) > 0
	return p
}
