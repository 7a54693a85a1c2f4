// Package templates holds the pages and the parts that they are made of. All
// of it is pure: a page is a function of a [Page] and a view model, and knows
// no request, store or clock. Its test is a call.
//
// The parts of the kit are in kit_*.templ with the structs that they show in
// kit_*.go beside them. A part takes the [Page] first, for the language, the
// zone and the time, and then one struct.
package templates

//go:generate go tool templ generate

import (
	"strconv"
	"strings"
	"time"

	"frist/models/i18n"
)

// The addresses that the chrome itself points to.
const (
	PathHome       = "/"
	PathIncidents  = "/incidents"
	PathReport     = "/incidents/new"
	PathLog        = "/log"
	PathEntities   = "/entities"
	PathUsers      = "/users"
	PathAccount    = "/account"
	PathSignOut    = "/sign-out"
	PathLanguage   = "/language"
	PathDrafts     = "/drafts"
	mainID         = "main"
	dateTimeLayout = "2006-01-02T15:04:05Z07:00"
)

// PathDraftDiscard forgets a draft.
const PathDraftDiscard = PathDrafts + "/discard"

// A Page is what every page knows besides its own content. The web package
// fills it; a page says its title and where it stands with [Page.Titled].
type Page struct {
	Lang i18n.Lang
	// Title is the page's own; the chrome adds "Fel: " before and "Frist" after it.
	Title  i18n.Text
	Crumbs []Link
	User   User
	// Now is the server's time, and Zone the one that times are told in.
	Now  time.Time
	Zone *time.Location
	// Path is the address with its query: where the language switch returns to.
	Path string
	// Error is set when the page says what is wrong with what was sent.
	Error bool
	Flash *Flash
	// Demo puts up the banner that says that nothing here is real.
	Demo    bool
	Version string
	// Foot holds links for the foot of the page.
	Foot []Link
}

// A User is the person who is signed in. The zero User is nobody: the page
// then has no menus.
type User struct {
	// ID is in every form: what one person typed is not stored as another's.
	ID   string
	Name string
	Role i18n.Text
	May  May
}

// May says what the chrome offers. It hides, and forbids nothing: models does.
type May struct{ Report, Log, Entities, Users, Incidents bool }

// A Link is a text that leads somewhere.
type Link struct {
	Text i18n.Text
	Href string
}

// A Flash says once what has just happened. Tone is [ToneDone] for what went
// well, [ToneSoon] for a warning, and [ToneRun] for news.
type Flash struct {
	Tone  Tone
	Title i18n.Text
	Text  i18n.Text
	Link  *Link
}

// A NavItem is one place in a menu. Count is shown when it is not 0.
type NavItem struct {
	Text    i18n.Text
	Href    string
	Current bool
	Count   int
}

// Titled returns p with a title, and with the way to it from the start: the
// last crumb is the page above this one.
func (p Page) Titled(title i18n.Text, crumbs ...Link) Page {
	p.Title, p.Crumbs = title, crumbs
	return p
}

// Say returns what t says in the language of the page.
func (p Page) Say(t i18n.Sayer) string { return t.In(p.Lang) }

// Local returns t in the zone of the page.
func (p Page) Local(t time.Time) time.Time {
	if p.Zone == nil {
		return t.UTC()
	}
	return t.In(p.Zone)
}

// in is the page with its times told in a zone; nil: in its own.
func (p Page) in(zone *time.Location) Page {
	if zone != nil {
		p.Zone = zone
	}
	return p
}

var (
	navHome      = i18n.Text{SV: "Översikt", EN: "Overview"}
	navIncidents = i18n.Text{SV: "Incidenter", EN: "Incidents"}
	navLog       = i18n.Text{SV: "Logg", EN: "Log"}
	navEntities  = i18n.Text{SV: "Juridiska personer", EN: "Legal entities"}
	navUsers     = i18n.Text{SV: "Användare", EN: "Users"}
)

// nav is the main menu as this person sees it.
func (p Page) nav() []NavItem {
	all := []struct {
		NavItem
		may bool
	}{
		{NavItem{Text: navHome, Href: PathHome}, p.User.May.Incidents},
		{NavItem{Text: navIncidents, Href: PathIncidents}, p.User.May.Incidents},
		{NavItem{Text: RulesTitle, Href: PathRules}, p.User.Name != ""},
		{NavItem{Text: navLog, Href: PathLog}, p.User.May.Log},
		{NavItem{Text: navEntities, Href: PathEntities}, p.User.May.Entities},
		{NavItem{Text: navUsers, Href: PathUsers}, p.User.May.Users},
	}
	var items []NavItem
	for _, n := range all {
		if n.may {
			n.Current = p.within(n.Href) || n.Href == PathHome && p.within(PathLimits) || n.Href == PathRules && (p.within(PathCalculator) || p.within(PathDuties))
			items = append(items, n.NavItem)
		}
	}
	return items
}

// home is where the mark of the house leads: whoever sees no incidents has no
// overview of them.
func (p Page) home() string {
	if p.User.Name != "" && !p.User.May.Incidents {
		return PathUsers
	}
	return PathHome
}

// within reports whether the page is at href or below it.
func (p Page) within(href string) bool {
	path, _, _ := strings.Cut(p.Path, "?")
	if href == PathHome || path == href {
		return path == href
	}
	return path != PathReport && strings.HasPrefix(path, href+"/")
}

var errorPrefix = i18n.Text{SV: "Fel: ", EN: "Error: "}

// docTitle is what the browser's tab says.
func (p Page) docTitle() string {
	title := "Frist"
	if t := p.Title.In(p.Lang); t != "" {
		title = t + " – Frist"
	}
	if p.Error {
		title = errorPrefix.In(p.Lang) + title
	}
	return title
}

// iso is a time as the datetime attribute takes it: in UTC.
func iso(t time.Time) string { return t.UTC().Format(dateTimeLayout) }

// utc says a time in UTC, for the tooltip of a local one.
func utc(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05") + " UTC" }

var (
	leftText   = i18n.Text{SV: "%s kvar", EN: "%s left"}
	passedText = i18n.Text{SV: "löpte ut för %s sedan", EN: "passed %s ago"}
)

// left says how long there is from p.Now to due, in words.
func (p Page) left(due time.Time) string {
	d := due.Sub(p.Now)
	text := leftText
	if d < 0 {
		text = passedText
	}
	return text.Say(p.Lang, i18n.Duration(d))
}

// offset is how many minutes the page's zone is ahead of UTC now: the script
// says the time of a draft as the server would.
func (p Page) offset() string {
	_, s := p.Local(p.Now).Zone()
	return strconv.Itoa(s / 60)
}

// units is every word that the script needs to say what [Page.left] says:
// they come from the same formatter, so the two cannot disagree.
func (p Page) units() string {
	const day = 24 * time.Hour
	var words []string
	for _, d := range []time.Duration{day, 2 * day, time.Hour, 2 * time.Hour, time.Minute, 2 * time.Minute, 0} {
		words = append(words, i18n.Duration(d).In(p.Lang))
	}
	return strings.Join(words, "|")
}
