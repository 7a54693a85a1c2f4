// Package web is the pages: it turns requests into calls of models and what
// comes back into templates. It is the only package that knows echo, so that
// the move to its next version is made here and nowhere else.
package web

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/static"
)

// Options are what the one who starts the server decides. The zero value is a
// server on plain HTTP that trusts no proxy.
type Options struct {
	// Demo puts up the banner that says that nothing here is real.
	Demo bool
	// HTTPS says that people reach the server by https, here or at a proxy in
	// front: cookies are then Secure, and browsers are told to stay with https.
	HTTPS bool
	// Proxies are trusted to say in X-Forwarded-For who is asking.
	Proxies []netip.Prefix
	// Version is the program's.
	Version string
	// SetupToken opens the page that makes the first administrator. Empty: none does.
	SetupToken string
}

// server is what the handlers share.
type server struct {
	store    *models.Store
	now      func() time.Time
	log      *slog.Logger
	opt      Options
	sessions *scs.SessionManager
	tries    *tries
	// verifying is held while the log is walked.
	verifying sync.Mutex
}

// The largest bodies: of a form, and of one with a file in it.
const (
	maxForm   = 4 << 20
	maxUpload = models.MaxEvidence + maxForm
)

// New returns the handler of the whole site. now is read once for each request,
// and log is told of requests and faults, and of nothing personal.
func New(store *models.Store, now func() time.Time, log *slog.Logger, opt Options) http.Handler {
	s := &server{store: store, now: now, log: log, opt: opt, sessions: newSessions(store, opt.HTTPS), tries: newTries(now)}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.fail
	e.IPExtractor = ipExtractor(opt.Proxies)
	e.Pre(s.recover)
	e.Use(s.headers, s.limitBody, s.sameOrigin, echo.WrapMiddleware(s.sessions.LoadAndSave), dropUploads, loaded)
	e.GET("/static/*", echo.WrapHandler(static.Handler()))
	e.GET("/healthz", func(c echo.Context) error { return c.String(http.StatusOK, "ok\n") })
	s.routes(e)
	return e
}

// routes is every page, on one screen.
func (s *server) routes(e *echo.Echo) {
	open := func(method, path string, h handler) { e.Add(method, path, s.visit(h)) }
	page := func(method, path string, h handler) { e.Add(method, path, s.visit(s.signedIn(h))) }
	const get, post = http.MethodGet, http.MethodPost

	s.routesOfPeople(open, page, get, post)
	s.routesOfIncidents(page, get, post)
	s.routesOfRecord(page, get, post)
	s.routesOfFilings(page, get, post)
	s.routesOfTold(page, get, post)
	s.routesOfDrafts(page, get, post)
	s.routesOfSealed(page, get, post)
	s.routesOfSecrecy(page, get, post)
	s.routesOfLetters(page, get, post)
	s.routesOfTrial(open, page, get, post)
	s.routesOfDuties(page, get, post)
	s.routesOfRules(open, get)
}

// route adds one page.
type route func(method, path string, h handler)

func ipExtractor(proxies []netip.Prefix) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect() // what a stranger writes in X-Forwarded-For is his own
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range proxies {
		trust = append(trust, echo.TrustIPRange(&net.IPNet{IP: p.Masked().Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}
