package web

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
	"frist/web/export"
)

// calendarMost is how many limits a calendar has in it, and how many that ended.
const calendarMost = 500

var (
	feedShown   = i18n.Text{SV: "Kalenderadressen är redan skapad och visas inte igen. Har du den inte kvar, återkalla den och skapa en ny.", EN: "The calendar address is created already and is not shown again. If you no longer have it, revoke it and create another."}
	feedRevoked = i18n.Text{SV: "Kalenderadressen är återkallad.", EN: "The calendar address is revoked."}
	feedChoose  = i18n.Text{SV: "Välj en adress.", EN: "Choose an address."}
	feedFile    = i18n.Text{SV: "frister.ics", EN: "time-limits.ics"}
)

// addFeed creates an address and shows it, this once: it goes through no
// redirect, since it would have to be kept somewhere on the way.
// POST /account/feeds
func (c *call) addFeed() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	token, err := c.store.AddFeed(c.ctx(), c.by(), c.once(f), f.yes("titles"))
	var done *models.Done
	if errors.As(err, &done) {
		return c.done(templates.PathAccount, feedShown)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if f.bad() {
		return c.renderAccount(http.StatusUnprocessableEntity, f.problems, templates.Feeds{Titles: f.yes("titles")})
	}
	return c.renderAccount(http.StatusOK, nil, templates.Feeds{Made: c.origin() + templates.PathFeed + token + templates.FeedEnding})
}

// POST /account/feeds/revoke
func (c *call) revokeFeed() error {
	f, err := c.posted(home())
	if err != nil {
		return err
	}
	if !f.Has("feed") {
		return c.renderAccount(http.StatusUnprocessableEntity, models.Problems{"feed": feedChoose}, templates.Feeds{})
	}
	if err := c.store.RevokeFeed(c.ctx(), c.by(), f.number("feed")); err != nil {
		return err
	}
	return c.done(templates.PathAccount, feedRevoked)
}

// feedsOf fills in the addresses of who asks, and is nil for somebody who sees
// no incidents.
func (c *call) feedsOf(v templates.Feeds) (*templates.Feeds, error) {
	if !c.by().May(models.SeeIncidents) {
		return nil, nil //nolint:nilnil // there is nothing to show, and that is no error
	}
	fs, err := c.store.Feeds(c.ctx(), c.by())
	if err != nil {
		return nil, err
	}
	v.Once = once()
	for _, f := range fs {
		row := templates.FeedRow{ID: strconv.FormatInt(f.ID, 10), Created: f.CreatedAt, WithTitles: f.WithTitles}
		if f.LastUsedAt != nil {
			row.Used = *f.LastUsedAt
		}
		v.Rows = append(v.Rows, row)
	}
	return &v, nil
}

// feed gives a calendar program what the owner of an address may see by now,
// whoever's browser asks. Of an address that is unknown or revoked, or whose
// owner has been disabled, the answer is the same, and guessing is slowed down
// as it is with passwords. Only what is no address counts as a guess: calendars of
// many people ask from one network, and one of them with an address that was
// revoked does not keep the others out. GET /feeds/:token
func (c *call) feed() error {
	token, ok := strings.CutSuffix(c.Param("token"), templates.FeedEnding)
	err := models.ErrNotFound
	var f models.Feed
	var u models.User
	if ok {
		f, u, err = c.store.UseFeed(c.ctx(), token)
	}
	if errors.Is(err, models.ErrNotFound) {
		if try, wait := c.tries.ask(c.RealIP()); try == nil {
			c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(seconds(wait)))
			return echo.NewHTTPError(http.StatusTooManyRequests)
		}
	}
	if err != nil {
		return err
	}
	owner := *c
	owner.user, owner.lang = u, u.Lang
	return owner.calendar(f.WithTitles)
}

// GET /deadlines.ics
func (c *call) deadlinesICS() error {
	if !c.by().May(models.SeeIncidents) {
		return models.ErrForbidden
	}
	return c.calendar(c.QueryParam("titles") == "yes")
}

// calendar gives who asks their limits. For somebody who sees no incidents any
// more it is empty: a calendar program then takes away what it had.
func (c *call) calendar(titles bool) error {
	ls, more, err := c.store.Calendar(c.ctx(), c.by(), calendarMost)
	if err != nil {
		return err
	}
	cal := export.Calendar{Lang: c.lang, Now: c.at, More: more, WithTitles: titles, Version: c.opt.Version, Limits: make([]export.Limit, len(ls))}
	for i := range ls {
		cal.Limits[i] = c.calendarLimit(&ls[i])
	}
	var buf bytes.Buffer
	if err := export.ICS(&buf, cal); err != nil {
		return err
	}
	return c.download(feedFile.In(c.lang), "text/calendar; charset=utf-8", buf.Bytes())
}

func (c *call) calendarLimit(l *models.CalendarLimit) export.Limit {
	o := &l.Obligation
	return export.Limit{
		UID: l.UID, Sequence: l.Sequence, ChangedAt: l.ChangedAt, Ref: l.Ref, Title: l.Title, Entity: models.NameOf(l.Entity).In(c.lang),
		Recipient: o.RecipientName, Duty: o.Title, Law: deadline.Cite(o.Law), Category: strings.ToUpper(strings.ReplaceAll(string(o.Regime), "_", " ")),
		ByContract: o.Regime == deadline.CustomRegime, Shared: l.Shared, Strict: *o.Strict, Latest: o.Latest, Zone: l.Zone, Ended: l.Ended, Provisional: o.Provisional, Unverified: o.Source == deadline.Memory,
		Link: c.origin() + templates.PathIncident(l.Ref, "#"+dutyKey(l.PartOf, o.ID, o.Country)),
	}
}

// origin is the beginning of the addresses of this site, as whoever asks reached it.
func (c *call) origin() string {
	if c.opt.HTTPS {
		return "https://" + c.Request().Host
	}
	return "http://" + c.Request().Host
}
