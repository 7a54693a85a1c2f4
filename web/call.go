package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

// A call is one request, with who asks and when.
type call struct {
	echo.Context
	*server
	at   time.Time
	user models.User // the zero User: nobody is signed in
	lang i18n.Lang
}

// A handler answers one call.
type handler func(*call) error

// visit makes a handler of ours one of echo's.
func (s *server) visit(h handler) echo.HandlerFunc {
	return func(ec echo.Context) error {
		c, err := s.call(ec)
		if err != nil {
			return err
		}
		return h(c)
	}
}

// call finds out who asks, and in which language they are answered: a user's
// own choice, else what was chosen in this browser, else Swedish.
func (s *server) call(ec echo.Context) (*call, error) {
	if c, ok := ec.Get("call").(*call); ok {
		return c, nil
	}
	c := &call{Context: ec, server: s, at: s.now().UTC(), lang: langOf(ec)}
	ec.Set("call", c)
	if err := c.whoAsks(); err != nil {
		return nil, err
	}
	if c.user.ID != 0 {
		c.lang = c.user.Lang
	}
	return c, nil
}

const langCookie = "frist-lang"

// langOf is the language that was chosen in this browser, else Swedish.
func langOf(ec echo.Context) i18n.Lang {
	cookie, err := ec.Cookie(langCookie)
	if err != nil {
		return i18n.SV
	}
	return i18n.Parse(cookie.Value)
}

// ctx is the request's own: a tab that is closed ends its queries.
func (c *call) ctx() context.Context { return c.Request().Context() }

// by is who acts.
func (c *call) by() models.Actor { return c.user.Actor() }

// ref is the incident's reference in the path.
func (c *call) ref() string { return c.Param("ref") }

// id is a record's number in the path, and 0 for what is no number: nothing
// has that number, so nothing will be found.
func (c *call) id() int64 {
	n, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// page is what every page knows; times are told in zone.
func (c *call) page(zone *time.Location) templates.Page {
	p := templates.Page{
		Lang: c.lang, Now: c.at, Zone: zone, Path: c.Request().URL.RequestURI(),
		Demo: c.opt.Demo, Version: c.opt.Version, Flash: c.flash(),
	}
	if c.user.ID != 0 {
		by := c.by()
		p.User = templates.User{ID: strconv.FormatInt(c.user.ID, 10), Name: c.user.Name, Role: models.RoleName(c.user.Role), May: templates.May{
			Report: by.May(models.ReportIncident), Log: by.May(models.SeeLog),
			Entities: by.May(models.KeepEntities), Users: by.May(models.KeepUsers),
			Incidents: by.May(models.SeeIncidents),
		}}
		p.Foot = lawLinks()
	}
	return p
}

// home is the zone of the house, for pages that are about no one entity.
func home() *time.Location { return models.HomeZone() }

// once is a new token for a form.
func once() string { return rand.Text() }

var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render writes a page to a buffer first, so that a fault in it is a clean 500
// and not half a page.
func (c *call) render(status int, page templ.Component) error {
	buf := pages.Get().(*bytes.Buffer)
	buf.Reset()
	defer pages.Put(buf)
	if err := page.Render(c.ctx(), buf); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "text/html; charset=utf-8")
	h.Set(echo.HeaderContentLength, strconv.Itoa(buf.Len()))
	c.Response().WriteHeader(status)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	_, err := c.Response().Write(buf.Bytes())
	return err
}

// see sends the browser on to another page, with a GET.
func (c *call) see(path string) error { return c.Redirect(http.StatusSeeOther, path) }

// done sends the browser on, where it is said once what has happened.
func (c *call) done(path string, text i18n.Text) error {
	c.sessions.Put(c.ctx(), "flash", text.In(c.lang))
	return c.see(path)
}

// flash takes what is to be said once. It is written in the language in which
// it was done.
func (c *call) flash() *templates.Flash {
	if c.user.ID == 0 || c.Request().Method != http.MethodGet || !c.sessions.Exists(c.ctx(), "flash") {
		return nil
	}
	return &templates.Flash{Tone: templates.ToneDone, Title: i18n.Same(c.sessions.PopString(c.ctx(), "flash"))}
}
