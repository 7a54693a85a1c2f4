package web_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // the raw reference opens the file itself
)

// A raw is what the site could cost at the least: net/http, statements that are
// prepared once, and a page that is appended to one buffer. It reads the same
// rows of the same file, computes the same limits and drafts, and answers with the same
// bytes, which [TestTheRawReferenceAnswersTheSame] holds against the site. It
// knows one role, one language and the pages that are measured, and refuses
// nothing: it is a yardstick, not a server.
type raw struct {
	house    *house
	read     *sql.DB
	write    *sql.DB
	stmts    map[string]*sql.Stmt
	moulds   map[string]*mould // by the name of the page
	zones    map[string]*time.Location
	fillings sync.Pool
}

// The settings are those of the store.
const (
	rawReader = "mode=ro&_query_only=true&_busy_timeout=5000&_foreign_keys=on"
	rawWriter = "_journal_mode=WAL&_busy_timeout=5000&_foreign_keys=on&_synchronous=FULL&_txlock=immediate&_recursive_triggers=on&_cache_size=-16000"
)

func newRaw(tb testing.TB, h *house) *raw {
	tb.Helper()
	x := &raw{house: h, stmts: map[string]*sql.Stmt{}, moulds: map[string]*mould{}, zones: map[string]*time.Location{}, fillings: sync.Pool{New: func() any { return new(filling) }}}
	open := func(settings string, conns int) *sql.DB {
		db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: h.path}).EscapedPath()+"?"+settings)
		if err != nil {
			tb.Fatal(err)
		}
		db.SetMaxOpenConns(conns)
		db.SetMaxIdleConns(conns)
		tb.Cleanup(func() { db.Close() })
		return db
	}
	x.read, x.write = open(rawReader, 4), open(rawWriter, 1)
	for name, q := range rawReads {
		x.prepare(tb, x.read, name, q)
	}
	for name, q := range rawWrites {
		x.prepare(tb, x.write, name, q)
	}
	return x
}

func (x *raw) prepare(tb testing.TB, db *sql.DB, name, q string) {
	tb.Helper()
	st, err := db.Prepare(q)
	if err != nil {
		tb.Fatal(name, err)
	}
	tb.Cleanup(func() { st.Close() })
	x.stmts[name] = st
}

// ServeHTTP finds out who asks and answers.
func (x *raw) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f := x.fillings.Get().(*filling)
	defer x.fillings.Put(f)
	place, err := x.answer(r, f, x.moulds)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	for _, name := range rawHeaders {
		h[name.key] = name.values
	}
	if place != "" {
		h["Location"] = []string{place}
		w.WriteHeader(http.StatusSeeOther)
		return
	}
	h["Content-Length"] = []string{strconv.Itoa(len(f.b))}
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(f.b)
}

// answer makes a page in f, or stores a report and says where to go on.
func (x *raw) answer(r *http.Request, f *filling, moulds map[string]*mould) (place string, err error) {
	f.start(x.house.now())
	if err := x.who(r, f); err != nil {
		return "", err
	}
	if r.Method == http.MethodPost {
		return x.create(r, f)
	}
	name, ref := rawRoute(r.URL.Path)
	f.m = moulds[name]
	switch name {
	case "list":
		return "", x.list(r, f)
	case "timeline":
		return "", x.timeline(r, ref, f)
	case "overview":
		return "", x.overview(r, f)
	default:
		return "", x.incident(r, ref, f)
	}
}

var rawHeaders = []struct {
	key    string
	values []string
}{
	{"Content-Type", []string{"text/html; charset=utf-8"}},
	{"Cache-Control", []string{"no-store"}},
	{"Vary", []string{"Cookie"}},
	{"Content-Security-Policy", []string{"default-src 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"same-origin"}},
}

// rawRoute tells which page a path is, and of which incident.
func rawRoute(path string) (name, ref string) {
	rest, of := strings.CutPrefix(path, "/incidents/")
	switch ref, at, _ := strings.Cut(rest, "/"); {
	case path == "/":
		return "overview", ""
	case !of:
		return "list", ""
	case at == "timeline":
		return "timeline", ref
	default:
		return "incident", ref
	}
}

// who reads the session and its user.
func (x *raw) who(r *http.Request, f *filling) error {
	c, err := r.Cookie("frist")
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(c.Value))
	var data sql.RawBytes
	if err := one(r.Context(), x.stmts["session"], []any{base64.RawURLEncoding.EncodeToString(sum[:]), f.now.Unix()}, &data); err != nil {
		return err
	}
	// The user's number is in data; that of the one session here is known.
	var role, lang string
	var epoch, disabled int
	return one(r.Context(), x.stmts["user"], []any{int64(1)}, &f.user, &f.name, &role, &lang, &epoch, &disabled)
}

// one reads one row.
func one(ctx context.Context, st *sql.Stmt, args []any, to ...any) error {
	return each(ctx, st, args, func(rows *sql.Rows) error { return rows.Scan(to...) })
}

// each calls fn for every row.
func each(ctx context.Context, st *sql.Stmt, args []any, fn func(*sql.Rows) error) error {
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
