package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"frist/models"
	"frist/web"
)

const serveMore = `
The database is made if there is none. While it has no user, each start prints
a link that makes the first administrator, once.

On SIGTERM or Ctrl-C no new request is taken, those in flight are finished, and
the exit status is 0.`

const defaultAddr = "127.0.0.1:8080"

func serveCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	addr := c.flags.String("addr", cmp.Or(os.Getenv("FRIST_ADDR"), defaultAddr), "the `address` to listen on, or FRIST_ADDR")
	cert := c.flags.String("tls-cert", "", "serve https with the certificate in this `file`")
	key := c.flags.String("tls-key", "", "the `file` with the certificate's key")
	https := c.flags.Bool("https", false, "people reach the server by https, through a proxy in front of it")
	proxies := c.flags.String("proxies", "", "`addresses` of proxies in front, with commas between them, whose X-Forwarded-For is believed: 10.0.0.5,10.1.0.0/16")
	if _, err := c.parse(0); err != nil {
		return err
	}
	if (*cert == "") != (*key == "") {
		return c.wrong(errors.New("--tls-cert and --tls-key go together"))
	}
	opt := web.Options{Version: version(), HTTPS: *https || *cert != ""}
	if opt.Proxies, err = prefixes(*proxies); err != nil {
		return c.wrong(err)
	}
	s := server{out: c.out, err: c.err, scheme: "http"}
	if *cert != "" {
		if err := s.secure(*cert, *key); err != nil {
			return err
		}
	}
	if s.l, err = listen(*addr); err != nil {
		return err
	}
	defer s.l.Close() //nolint:errcheck // it is closed already when all went well
	defer forgive(ctx, &err)
	store, err := models.Open(ctx, *path, now)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	fmt.Fprintf(c.out, "Frist is at %s, with the database %s\n", s.url(), *path)
	if opt.SetupToken, err = s.invite(ctx, store, *https); err != nil {
		return err
	}
	return s.serve(ctx, web.New(store, now, s.log(), opt))
}

// forgive forgets an error that is only that somebody stopped the program
// before it was up.
func forgive(ctx context.Context, err *error) {
	if ctx.Err() != nil && errors.Is(*err, context.Canceled) {
		*err = nil
	}
}

// prefixes reads addresses and ranges of them.
func prefixes(list string) ([]netip.Prefix, error) {
	var ps []netip.Prefix
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if a, err := netip.ParseAddr(s); err == nil {
			ps = append(ps, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("--proxies: %q is no address and no range of addresses", s)
		}
		ps = append(ps, p)
	}
	return ps, nil
}

// listen is net.Listen, with an error for the person who chose the address.
func listen(addr string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return nil, fmt.Errorf("%q is no address to listen on, such as %s", addr, defaultAddr)
	}
	l, err := net.Listen("tcp", addr)
	if taken(err) {
		return nil, fmt.Errorf("%w at %s: stop what listens there, or choose another port with --addr", errTaken, addr)
	}
	if op, ok := errors.AsType[*net.OpError](err); ok {
		err = op.Err // without "listen tcp"
	}
	if err != nil {
		return nil, fmt.Errorf("it cannot listen on %s: %w", addr, err)
	}
	return l, nil
}

var errTaken = errors.New("the port is taken")

// taken reports whether an error says that another program listens there.
func taken(err error) bool {
	const windows = syscall.Errno(10048) // WSAEADDRINUSE
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windows)
}

// A server is a listener and what serves there.
type server struct {
	l        net.Listener
	scheme   string
	tls      *tls.Config
	out, err io.Writer
}

// secure has the server speak https.
func (s *server) secure(cert, key string) error {
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return fmt.Errorf("the certificate cannot be used: %w", err)
	}
	s.scheme, s.tls = "https", &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	return nil
}

// url is where this machine reaches the server.
func (s *server) url() string {
	addr := s.l.Addr().String()
	if a, ok := s.l.Addr().(*net.TCPAddr); ok && a.IP.IsUnspecified() {
		addr = net.JoinHostPort("localhost", strconv.Itoa(a.Port))
	}
	return s.scheme + "://" + addr
}

// invite prints the link to the page that makes the first administrator, while
// there is no user, and returns its secret.
func (s *server) invite(ctx context.Context, store *models.Store, proxied bool) (token string, err error) {
	has, err := store.HasUsers(ctx)
	if err != nil || has {
		return "", err
	}
	token = rand.Text()
	fmt.Fprintf(s.out, "Nobody can sign in yet. Make the first administrator here; the link works once:\n%s/setup/%s\n", s.url(), token)
	if proxied {
		fmt.Fprintln(s.out, "(Put the address that people use before /setup.)")
	}
	return token, nil
}

// log tells of requests and faults on standard error.
func (s *server) log() *slog.Logger { return slog.New(slog.NewTextHandler(s.err, nil)) }

// graceful is how long a stop waits for requests in flight.
const graceful = time.Minute

// serve serves until ctx ends, then finishes the requests in flight.
func (s *server) serve(ctx context.Context, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		TLSConfig:         s.tls,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute, // a file of 25 MB on a slow line
		WriteTimeout:      5 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // it names people's addresses
	}
	ended := make(chan error, 1)
	go func() {
		if s.tls != nil {
			ended <- srv.ServeTLS(s.l, "", "")
			return
		}
		ended <- srv.Serve(s.l)
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	fmt.Fprintln(s.out, "Stopping: requests in flight are finished first.")
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
	defer cancel()
	err := srv.Shutdown(stop)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.Join(fmt.Errorf("requests that were not finished within %s were cut off", graceful), srv.Close())
	}
	if end := <-ended; !errors.Is(end, http.ErrServerClosed) {
		err = errors.Join(err, end)
	}
	return err
}
