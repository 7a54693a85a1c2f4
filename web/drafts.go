package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"frist/models/i18n"
	"frist/templates"
)

var (
	draftDiscarded = i18n.Text{SV: "Utkastet är borttaget.", EN: "The draft is discarded."}
	draftTooLarge  = i18n.Text{SV: "Du hade blivit utloggad. Det du skrev var för stort för att sparas som utkast och finns inte kvar.", EN: "You had been signed out. What you wrote was too large to be kept as a draft, and is gone."}
	draftsGone     = i18n.Text{SV: "Utkastet är sparat. Du hade så många utkast att det äldsta har tagits bort.", EN: "The draft is saved. You had so many drafts that the oldest was removed."}
)

// POST /drafts keeps what is being typed on a form. The script sends it, as it
// stands, with the path of the form in "form", and shows what it is answered.
func (c *call) keepDraft() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	form := draftPath(f.Get("form"))
	if form == "" {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	f.Del("form")
	fields := worthKeeping(f.Values)
	if tooMuch(fields) {
		return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
	}
	gone, err := c.store.SaveDraft(c.ctx(), c.by(), form, fields)
	if err != nil {
		return err
	}
	if gone > 0 {
		return c.String(http.StatusOK, draftsGone.In(c.lang))
	}
	return c.NoContent(http.StatusNoContent)
}

// POST /drafts/discard forgets a draft and shows the form as it is without.
func (c *call) discardDraft() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	form := draftPath(f.Get("form"))
	if form == "" {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	if err := c.store.DropDraft(c.ctx(), c.by(), form); err != nil {
		return err
	}
	return c.done(form, draftDiscarded)
}

// longestForm is more than any address of a form has.
const longestForm = 500

// draftPath returns s if a form can stand there: a path of ours with no query.
func draftPath(s string) string {
	if len(s) > longestForm || strings.ContainsAny(s, "?#") || strings.HasPrefix(s, templates.PathDrafts) {
		return ""
	}
	return localPath(s)
}
