package templates

import (
	"net/http"

	"frist/models/i18n"
)

// A failure is what the page of an error says: what happened, and what to do.
type failure struct{ title, what, todo i18n.Text }

var failures = map[int]failure{
	http.StatusBadRequest: {
		i18n.Text{SV: "Formuläret gick inte att läsa", EN: "The form could not be read"},
		i18n.Text{SV: "Det som skickades kom inte fram helt, eller hade en annan form än sidan väntade sig. Inget har sparats.", EN: "What was sent did not arrive whole, or had another form than the page expected. Nothing was saved."},
		i18n.Text{SV: "Gå tillbaka till sidan med webbläsarens bakåtknapp och skicka igen.", EN: "Go back to the page with your browser’s back button and send it again."},
	},
	http.StatusUnauthorized: {
		i18n.Text{SV: "Du är inte inloggad", EN: "You are not signed in"},
		i18n.Text{SV: "Sidan kräver att du är inloggad.", EN: "This page needs you to be signed in."},
		i18n.Text{SV: "Logga in och försök igen.", EN: "Sign in and try again."},
	},
	http.StatusForbidden: {
		i18n.Text{SV: "Du har inte behörighet", EN: "You may not do this"},
		i18n.Text{SV: "Din roll ger inte rätt till det här. Inget har ändrats.", EN: "Your role does not give you the right to this. Nothing was changed."},
		i18n.Text{SV: "Behöver du behörigheten i ditt arbete: be en administratör i din organisation om den.", EN: "If your work needs it, ask an administrator in your organisation for it."},
	},
	http.StatusNotFound: {
		i18n.Text{SV: "Sidan finns inte", EN: "There is no such page"},
		i18n.Text{SV: "Adressen leder inte till någon sida, eller till något som du inte har behörighet att se.", EN: "The address does not lead to a page, or it leads to something you may not see."},
		i18n.Text{SV: "Kontrollera adressen. Fick du den av en kollega: be kollegan kontrollera att du har tillgång.", EN: "Check the address. If a colleague gave it to you, ask them to check that you have access."},
	},
	http.StatusMethodNotAllowed: {
		i18n.Text{SV: "Det går inte att göra här", EN: "That cannot be done here"},
		i18n.Text{SV: "Adressen finns, men inte som en sida att öppna. Inget har ändrats.", EN: "The address exists, but not as a page to open. Nothing was changed."},
		i18n.Text{SV: "Gå till sidan du kom från och använd dess knappar.", EN: "Go to the page you came from and use its buttons."},
	},
	http.StatusConflict: {
		i18n.Text{SV: "Någon annan har ändrat samtidigt", EN: "Someone else changed this at the same time"},
		i18n.Text{SV: "Uppgifterna ändrades av någon annan medan du arbetade. Det du skickade har inte sparats, och inget har skrivits över.", EN: "The record was changed by someone else while you were working. What you sent was not saved, and nothing was overwritten."},
		i18n.Text{SV: "Öppna sidan på nytt i en annan flik, jämför med det du skrev och spara igen.", EN: "Open the page anew in another tab, compare it with what you wrote, and save again."},
	},
	http.StatusRequestEntityTooLarge: {
		i18n.Text{SV: "Det du skickade är för stort", EN: "What you sent is too large"},
		i18n.Text{SV: "En fil får vara högst 25 MB och texten i ett formulär högst 4 MB. Inget har sparats.", EN: "A file may be at most 25 MB and the text of a form at most 4 MB. Nothing was saved."},
		i18n.Text{SV: "Gå tillbaka med webbläsarens bakåtknapp, välj en mindre fil eller korta texten, och skicka igen.", EN: "Go back with your browser’s back button, choose a smaller file or shorten the text, and send it again."},
	},
	http.StatusUnprocessableEntity: {
		i18n.Text{SV: "Uppgifterna gick inte att spara", EN: "The information could not be saved"},
		i18n.Text{SV: "Något i det du skickade stämmer inte. Inget har sparats.", EN: "Something in what you sent is not right. Nothing was saved."},
		i18n.Text{SV: "Gå tillbaka med webbläsarens bakåtknapp, rätta och skicka igen.", EN: "Go back with your browser’s back button, correct it and send it again."},
	},
	http.StatusTooManyRequests: {
		i18n.Text{SV: "För många försök", EN: "Too many attempts"},
		i18n.Text{SV: "Det har kommit för många försök på kort tid.", EN: "There have been too many attempts in a short time."},
		i18n.Text{SV: "Vänta en minut och försök sedan igen.", EN: "Wait a minute and then try again."},
	},
	http.StatusInternalServerError: {
		i18n.Text{SV: "Något gick fel hos oss", EN: "Something went wrong on our side"},
		i18n.Text{SV: "Felet är vårt och finns i serverns logg. Det du just skickade kan vara osparat.", EN: "The fault is ours and is in the server’s log. What you just sent may not have been saved."},
		i18n.Text{SV: "Gå tillbaka med webbläsarens bakåtknapp, så finns din text kvar, och försök igen. Löper en frist ut: gör anmälan direkt hos myndigheten och anteckna den här efteråt.", EN: "Go back with your browser’s back button, where your text still is, and try again. If a time limit is running out, file directly with the authority and record it here afterwards."},
	},
	http.StatusServiceUnavailable: {
		i18n.Text{SV: "Servern hinner inte med just nu", EN: "The server cannot keep up right now"},
		i18n.Text{SV: "Svaret tog för lång tid och avbröts. Det du just skickade kan vara osparat.", EN: "The answer took too long and was stopped. What you just sent may not have been saved."},
		i18n.Text{SV: "Vänta en stund, gå tillbaka med webbläsarens bakåtknapp och försök igen. Löper en frist ut: gör anmälan direkt hos myndigheten och anteckna den här efteråt.", EN: "Wait a moment, go back with your browser’s back button and try again. If a time limit is running out, file directly with the authority and record it here afterwards."},
	},
}

// failureOf is what is said of a status. One without words of its own is said
// as the first of its hundred: the fault is theirs, or ours.
func failureOf(status int) failure {
	f, ok := failures[status]
	switch {
	case ok:
		return f
	case status < http.StatusInternalServerError:
		return failures[http.StatusBadRequest]
	}
	return failures[http.StatusInternalServerError]
}

var (
	failureHome     = i18n.Text{SV: "Till startsidan", EN: "To the start page"}
	failureSignIn   = i18n.Text{SV: "Logga in", EN: "Sign in"}
	failureStatus   = i18n.Text{SV: "Felkod %s", EN: "Error code %s"}
	failureProblems = i18n.Text{SV: "Detta stämmer inte:", EN: "This is not right:"}
)

// failureAction is the one way on from a page of an error.
func (p Page) failureAction() Button {
	if p.User.Name == "" {
		return Button{Text: failureSignIn, Href: PathSignIn}
	}
	return Button{Text: failureHome, Href: p.home()}
}

// asFailure is the page with the title of an error.
func (p Page) asFailure(f failure) Page {
	p = p.Titled(f.title)
	p.Error = true
	return p
}
