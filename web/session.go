package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"frist/models"
)

// How long somebody stays signed in: a night and a day's work after they last
// did something, and in all a week. That they did is noted once an hour, so
// that reading pages does not write.
const (
	sessionLife  = 16 * time.Hour
	sessionMost  = 7 * 24 * time.Hour
	sessionRenew = time.Hour
)

func newSessions(store *models.Store, https bool) *scs.SessionManager {
	m := scs.New()
	m.Store = store.Sessions()
	m.HashTokenInStore = true
	m.Codec = sessionCodec{}
	m.Lifetime = sessionLife
	m.Cookie.Name = "frist"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Path = "/"
	m.Cookie.Persist = false // when it ends is the server's clock to say
	if https {
		m.Cookie.Secure = true
		m.Cookie.Name = "__Host-frist"
	}
	return m
}

// A sessionCodec writes down what [call.enter] and [call.done] put in a session.
// It is read at every request, and gob, the package's own choice, learns its
// types anew each time.
type sessionCodec struct{}

type sessionData struct {
	Deadline time.Time `json:"deadline"`
	User     int64     `json:"user"`
	Epoch    int       `json:"epoch"`
	Since    int64     `json:"since"`
	Seen     int64     `json:"seen"`
	Flash    string    `json:"flash,omitempty"`
}

// Encode refuses what it does not know: it would be lost.
func (sessionCodec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	d := sessionData{Deadline: deadline}
	for key, value := range values {
		ok := false
		switch key {
		case "user":
			d.User, ok = value.(int64)
		case "epoch":
			d.Epoch, ok = value.(int)
		case "since":
			d.Since, ok = value.(int64)
		case "seen":
			d.Seen, ok = value.(int64)
		case "flash":
			d.Flash, ok = value.(string)
		}
		if !ok {
			return nil, errors.New("web: a session cannot hold " + key)
		}
	}
	return json.Marshal(d)
}

// Decode reads what Encode wrote, and anything else as a session of nobody.
func (sessionCodec) Decode(b []byte) (time.Time, map[string]any, error) {
	var d sessionData
	if err := json.Unmarshal(b, &d); err != nil {
		return time.Time{}, map[string]any{}, nil //nolint:nilerr // whoever it was signs in again
	}
	values := map[string]any{}
	if d.User != 0 {
		values["user"], values["epoch"], values["since"], values["seen"] = d.User, d.Epoch, d.Since, d.Seen
	}
	if d.Flash != "" {
		values["flash"] = d.Flash
	}
	return d.Deadline, values, nil
}

// sessionLoaded marks a request whose session has been read.
const sessionLoaded = "session"

// loaded stands behind the middleware that reads the session.
func loaded(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Set(sessionLoaded, true)
		return next(c)
	}
}

// whoAsks finds the user of the session, if it still is one.
func (c *call) whoAsks() error {
	id := c.sessions.GetInt64(c.ctx(), "user")
	if id == 0 {
		return nil
	}
	u, err := c.store.SessionUser(c.ctx(), id, c.sessions.GetInt(c.ctx(), "epoch"))
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	c.user = u
	c.renew()
	return nil
}

// renew lets the session of somebody who is at work go on.
func (c *call) renew() {
	if c.at.Sub(time.Unix(c.sessions.GetInt64(c.ctx(), "seen"), 0)) < sessionRenew {
		return
	}
	last := time.Unix(c.sessions.GetInt64(c.ctx(), "since"), 0).Add(sessionMost)
	if next := c.at.Add(sessionLife); next.Before(last) {
		last = next
	}
	c.sessions.Put(c.ctx(), "seen", c.at.Unix())
	c.sessions.SetDeadline(c.ctx(), last)
}

// enter signs a user in, under a new token and with nothing of whoever was
// signed in before.
func (c *call) enter(u models.User) error {
	if err := c.sessions.Clear(c.ctx()); err != nil {
		return err
	}
	if err := c.sessions.RenewToken(c.ctx()); err != nil {
		return err
	}
	c.sessions.Put(c.ctx(), "user", u.ID)
	c.sessions.Put(c.ctx(), "epoch", u.Epoch)
	c.sessions.Put(c.ctx(), "since", c.at.Unix())
	c.sessions.Put(c.ctx(), "seen", c.at.Unix())
	c.sessions.SetDeadline(c.ctx(), c.at.Add(sessionLife))
	c.user, c.lang = u, u.Lang
	return c.remember(u)
}

// signedIn asks whoever is not signed in to do so first. A form that was sent
// meanwhile is not lost: see [call.askToSignIn].
func (s *server) signedIn(next handler) handler {
	return func(c *call) error {
		if c.user.ID != 0 {
			return next(c)
		}
		if m := c.Request().Method; m != http.MethodGet && m != http.MethodHead && m != http.MethodPost {
			return echo.NewHTTPError(http.StatusUnauthorized)
		}
		return c.askToSignIn()
	}
}
