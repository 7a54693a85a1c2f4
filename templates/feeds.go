package templates

import (
	"time"

	"frist/models/i18n"
)

// The addresses at which calendars are made and given.
const (
	PathFeeds      = "/account/feeds"
	PathFeedRevoke = PathFeeds + "/revoke"
	PathFeed       = "/feeds/"
	PathDeadlines  = "/deadlines.ics"
	FeedEnding     = ".ics"
)

// Feeds are the addresses at which calendars fetch somebody's time limits.
type Feeds struct {
	Once string
	// Made is an address that has just been created: it is shown this once.
	Made   string
	Titles bool
	Rows   []FeedRow
}

// A FeedRow is one address: all that can be said of it once it has been shown.
type FeedRow struct {
	ID         string
	Created    time.Time
	Used       time.Time // zero: never
	WithTitles bool
}

var (
	feedsHead      = i18n.Text{SV: "Kalender", EN: "Calendar"}
	feedsAbout     = i18n.Text{SV: "Prenumerera på fristerna i Outlook, Apple Kalender eller något annat kalenderprogram. Varje frist har påminnelser 24, 4 och 1 timme före den strikta tiden, men en del program tar inte med påminnelser ur en prenumeration: prova med ditt. Hur ofta det hämtar ändringar bestämmer programmet.", EN: "Subscribe to the time limits in Outlook, Apple Calendar or any other calendar program. Each limit has reminders 24, 4 and 1 hours before the strict time, but some programs leave out the reminders of a subscription: try it with yours. How often it fetches changes is for the program to decide."}
	feedsSecret    = i18n.Text{SV: "Adressen fungerar utan inloggning: den som har den ser fristerna i de incidenter som du får se. Dela den inte med någon. Den slutar gälla när du återkallar den eller när någon annan sätter ditt lösenord, men inte när du själv byter det, om du inte ber om det.", EN: "The address works without signing in: whoever has it sees the time limits of the incidents that you may see. Share it with nobody. It stops working when you revoke it or when somebody else sets your password, but not when you change it yourself, unless you ask for that."}
	feedsTitles    = i18n.Text{SV: "Ta med incidenternas rubriker", EN: "Include the titles of the incidents"}
	feedsTitleHint = i18n.Text{SV: "En kalender kopieras till telefoner och kan synas för andra. Utan rubriker står där mottagare, skyldighet, juridisk person och incidentens referens.", EN: "A calendar is copied to telephones and may be seen by others. Without titles it says recipient, obligation, legal entity and the incident’s reference."}
	feedsButton    = i18n.Text{SV: "Skapa kalenderadress", EN: "Create calendar address"}
	feedsMade      = i18n.Text{SV: "Kalenderadressen är skapad", EN: "The calendar address is created"}
	feedsAddress   = i18n.Text{SV: "Ny kalenderadress", EN: "New calendar address"}
	feedsCopy      = i18n.Text{SV: "Kopiera den nu och lägg till den i kalenderprogrammet som en prenumeration. Den visas bara den här gången.", EN: "Copy it now and add it to the calendar program as a subscription. It is shown only this once."}
	feedsValid     = i18n.Text{SV: "Adresser som gäller", EN: "Addresses that work"}
	feedsCreated   = i18n.Text{SV: "Skapad %s", EN: "Created %s"}
	feedsWith      = i18n.Text{SV: "%s, med rubriker", EN: "%s, with titles"}
	feedsWithout   = i18n.Text{SV: "%s, utan rubriker", EN: "%s, without titles"}
	feedsUsed      = i18n.Text{SV: "Senast hämtad %s", EN: "Last fetched %s"}
	feedsNever     = i18n.Text{SV: "Aldrig hämtad", EN: "Never fetched"}
	feedsRevoke    = i18n.Text{SV: "Återkalla vald adress", EN: "Revoke the chosen address"}
	feedsFile      = i18n.Text{SV: "Som fil", EN: "As a file"}
	feedsFileAbout = i18n.Text{SV: "En fil som du öppnar i kalenderprogrammet ändras inte när fristerna gör det.", EN: "A file that you open in the calendar program does not change when the time limits do."}
	feedsPlain     = i18n.Text{SV: "Ladda ner fristerna (ICS)", EN: "Download the time limits (ICS)"}
	feedsTitled    = i18n.Text{SV: "Ladda ner fristerna med rubriker (ICS)", EN: "Download the time limits with titles (ICS)"}
)

// choice asks which of the addresses is meant.
func (v Feeds) choice(p Page, problem i18n.Text) Choice {
	c := Choice{Name: "feed", Label: feedsValid, Problem: problem}
	for _, r := range v.Rows {
		o := Option{Value: r.ID, Label: feedsWithout, Hint: feedsNever}
		if r.WithTitles {
			o.Label = feedsWith
		}
		o.Label = o.Label.With(feedsCreated.With(i18n.Long(p.Local(r.Created))))
		if !r.Used.IsZero() {
			o.Hint = feedsUsed.With(i18n.Long(p.Local(r.Used)))
		}
		c.Options = append(c.Options, o)
	}
	return c
}
