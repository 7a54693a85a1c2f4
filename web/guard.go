package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/labstack/echo/v4"
)

// policy lets a page load what the server itself serves as files, and nothing
// that stands in the page.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// headers sets what every answer has. Only the files of static may be kept by
// a browser or a cache: the app exists because a cache showed people each
// other's pages.
func (s *server) headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		if s.opt.HTTPS {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		if !strings.HasPrefix(c.Request().URL.Path, "/static/") {
			h.Set("Cache-Control", "no-store")
		}
		return next(c)
	}
}

// recover turns a panic into a 500 that is logged, without what was sent.
func (s *server) recover(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if err, ok := r.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(r)
			}
			s.log.Error("panic", "path", c.Path(), "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			s.fail(echo.NewHTTPError(http.StatusInternalServerError), c)
		}()
		return next(c)
	}
}

// takesFiles reports whether a page has a file to choose on it.
func takesFiles(path string) bool {
	if strings.HasPrefix(path, "/duties/") {
		return strings.HasPrefix(path, "/duties/new/") || strings.HasSuffix(path, "/edit")
	}
	return strings.HasPrefix(path, "/incidents/") && (strings.HasSuffix(path, "/evidence") || strings.HasSuffix(path, "/receipt") || strings.HasSuffix(path, "/answer") || strings.Contains(path, "/file/"))
}

// dropUploads takes away what was kept on disk of a file that was uploaded. The
// server does so only for a request that nobody has made a copy of, and the
// sessions make one.
func dropUploads(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		defer func() {
			if f := c.Request().MultipartForm; f != nil {
				_ = f.RemoveAll() // what cannot be removed is not there
			}
		}()
		return next(c)
	}
}

// limitBody refuses a body that is too large before it is read, and cuts one
// off that did not say how large it is.
func (s *server) limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		limit := int64(maxForm)
		if takesFiles(r.URL.Path) {
			limit = maxUpload
		}
		if r.ContentLength > limit {
			drain(r, r.Body)
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		}
		body := r.Body
		r.Body = http.MaxBytesReader(c.Response(), body, limit)
		err := next(c)
		if statusOf(err) == http.StatusRequestEntityTooLarge {
			drain(r, body)
		}
		return err
	}
}

// maxDrained is how much is read of a body that is refused.
const maxDrained = maxUpload

// drain throws away what is left of a body that is refused, up to a limit. A
// connection that is closed while somebody still sends is broken off, and then they
// see no page that says why. Who asks before sending is told without it.
func drain(r *http.Request, body io.Reader) {
	if r.Header.Get("Expect") == "" && r.ContentLength <= maxDrained {
		_, _ = io.CopyN(io.Discard, body, maxDrained) // the answer is the same if they stop
	}
}

// sameOrigin refuses a form that another site sent. No token is in any page.
func (s *server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		if err := protection.Check(c.Request()); err != nil {
			return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
		}
		return next(c)
	}
}
