package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"

	"frist/models"
)

// A device is a browser that somebody has signed in with before. A cookie says
// so: a random name for the browser, and for each account that was signed in to
// with it the name's signature. The key is the database's own, so a restart
// forgets none. It lets nobody in: it only keeps tries of a password by the owner
// apart from those of strangers. Whoever steals it has as many as any stranger.
type device struct {
	key  []byte
	name string
	tags []string
}

// deviceAccounts is for how many accounts a browser is known: those who share a
// machine on duty. The one that was used longest ago goes.
const deviceAccounts = 8

// device reads the cookie. What was not signed here is as good as none.
func (c *call) device() (device, error) {
	cookie, err := c.Cookie(c.deviceCookie())
	if err != nil {
		return device{}, nil //nolint:nilerr // there is no cookie
	}
	parts := strings.Split(cookie.Value, ".")
	if len(parts) < 2 || len(parts) > 1+deviceAccounts || len(cookie.Value) > 1000 {
		return device{}, nil
	}
	key, err := c.store.Secret(c.ctx(), models.DeviceKey)
	return device{key: key, name: parts[0], tags: parts[1:]}, err
}

// tag is the signature of the browser's name for an account.
func (d device) tag(account string) string {
	mac := hmac.New(sha256.New, d.key)
	mac.Write([]byte(d.name + "\x00" + account))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}

// knows reports whether the account was signed in to with this browser.
func (d device) knows(account string) bool {
	if len(d.key) == 0 {
		return false
	}
	want := []byte(d.tag(account))
	return slices.ContainsFunc(d.tags, func(tag string) bool { return hmac.Equal([]byte(tag), want) })
}

// markFor is what tries of the account by this browser are counted under, and
// empty if the browser is any stranger's.
func (d device) markFor(account string) string {
	if !d.knows(account) {
		return ""
	}
	return d.name + "\x00" + account
}

// remember makes the browser known for the account that has just been signed in to.
func (c *call) remember(u models.User) error {
	d, err := c.device()
	if err != nil {
		return err
	}
	if d.key, err = c.store.Secret(c.ctx(), models.DeviceKey); err != nil {
		return err
	}
	if len(d.name) != len(rand.Text()) {
		d.name, d.tags = rand.Text(), nil
	}
	tag := d.tag(u.Email)
	d.tags = slices.DeleteFunc(d.tags, func(t string) bool { return t == tag })
	d.tags = append([]string{tag}, d.tags...)
	d.tags = d.tags[:min(len(d.tags), deviceAccounts)]
	c.SetCookie(&http.Cookie{ //nolint:gosec // Secure wherever the site is reached by https
		Name: c.deviceCookie(), Value: d.name + "." + strings.Join(d.tags, "."), Path: "/", MaxAge: yearOfSeconds,
		HttpOnly: true, Secure: c.opt.HTTPS, SameSite: http.SameSiteLaxMode,
	})
	return nil
}

func (c *call) deviceCookie() string {
	if c.opt.HTTPS {
		return "__Host-frist-device"
	}
	return "frist-device"
}
