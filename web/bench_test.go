package web_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/web"
)

// The benchmarks go through the whole handler, over a real file with as many
// incidents as they say, and each stands beside a raw reference that answers
// with the same bytes: see bench_raw_test.go. What holds from machine to machine
// is the ratio between the two:
//
//	go test -run '^$' -bench 'Page|Create' ./web    how long each takes
//	go test -run '^$' -bench Ratio ./web            "x-raw", from interleaved pairs

// sizes are how many incidents the database holds.
var sizes = []int{1_000, 10_000, 100_000}

// pages are those that are measured.
var benchPages = []struct {
	name string
	path func(*bench) string
}{
	{"list", func(*bench) string { return "/incidents" }},
	{"incident", func(x *bench) string { return "/incidents/" + x.ref }},
	{"timeline", func(x *bench) string { return "/incidents/" + x.ref + "/timeline" }},
	{"overview", func(*bench) string { return "/" }},
}

// A bench is a site over n incidents, with somebody signed in, and beside it
// the raw handler over the same file.
type bench struct {
	*house
	// ref is an incident with 200 entries and something of everything else.
	ref    string
	cookie *http.Cookie
	raw    *raw
}

// newBench opens a copy of the database of n incidents. The large ones are like
// each other in all but their words and times, and first says which has ref.
func newBench(tb testing.TB, n, first int) *bench {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "frist.db")
	if err := copyFile(path, benchFile(tb, n, first)); err != nil {
		tb.Fatal(err)
	}
	h := &house{path: path, at: present}
	var err error
	if h.Store, err = models.Open(context.Background(), path, h.now); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { h.Close() })
	h.serve(web.Options{Version: "bench"})
	v := h.stranger()
	if p := v.signIn(benchUser); p.status != http.StatusSeeOther {
		tb.Fatal("no sign-in: " + p.text())
	}
	x := &bench{house: h, cookie: v.jar["frist"], ref: fmt.Sprintf("2026-%03d", n+1)}
	x.raw = newRaw(tb, h)
	return x
}

const benchUser = "handler@bank.example"

// benchFile returns a database of n incidents and two large ones, which is made
// once for each version of the schema and of what fills it, and kept among the
// temporary files: 100 000 incidents take a minute.
func benchFile(tb testing.TB, n, first int) string {
	tb.Helper()
	sources, err := filepath.Glob("../models/migrations/*.sql")
	if err != nil {
		tb.Fatal(err)
	}
	key := sha256.New()
	for _, name := range append(sources, "../models/seed.go", "bench_test.go") {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		key.Write(data)
	}
	path := filepath.Join(os.TempDir(), fmt.Sprintf("frist-bench-%d-%d-%x.db", n, first, key.Sum(nil)[:6]))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	part := filepath.Join(tb.TempDir(), "part.db")
	if err := makeBench(part, n, first); err != nil {
		tb.Fatal(err)
	}
	if n < 1000 {
		return part // of a test: quickly made
	}
	if err := errors.Join(copyFile(path+".part", part), os.Rename(path+".part", path)); err != nil {
		tb.Fatal(err)
	}
	return path
}

func copyFile(to, from string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}

// makeBench makes the database: a user, n incidents as "frist seed" makes them, and
// two large ones.
func makeBench(path string, n, first int) error {
	ctx, at := context.Background(), present
	s, err := models.Open(ctx, path, func() time.Time { return at })
	if err != nil {
		return err
	}
	op := models.Operator("bench")
	u := models.User{Email: benchUser, Name: "Åsa <Handläggare>", Role: models.Handler}
	if u.ID, err = s.AddUser(ctx, op, models.Once{}, u, password); err != nil {
		return err
	}
	bank, err := s.AddEntity(ctx, op, models.Once{}, models.Entity{Name: "Åre & Sälen Bank AB", Country: "SE", Type: deadline.CreditInstitution})
	if err != nil {
		return err
	}
	if err := s.Seed(ctx, op, n, 2, 1, func(int) {}); err != nil {
		return err
	}
	for _, i := range []int{first, 1 - first} {
		at = present.Add(time.Duration(i-2) * 11 * time.Hour)
		if err := large(ctx, s, u.Actor(), bank, at, i); err != nil {
			return err
		}
	}
	return s.Close()
}

// large reports an incident and keeps its record: 205 entries, of which three
// are corrected and one is withdrawn.
func large(ctx context.Context, s *models.Store, by models.Actor, bank int64, at time.Time, i int) error {
	aware := at.Add(-20 * time.Hour)
	ref, err := s.ReportIncident(ctx, by, models.Once{}, models.Report{
		EntityID: bank, Informant: fmt.Sprintf("Kundtjänst %d, 08-12 34 %02d", i, i), KnownBy: "driften & ledningen",
		Summary: fmt.Sprintf("Uppgifter om <andra> kunder visas i appen, fall %d.\nFelet är \"nytt\".", i),
		Aware:   calendar.At(aware), PersonalData: deadline.Yes, ServicesDown: deadline.Yes,
	})
	if err != nil {
		return err
	}
	var errs []error
	do := func(err error) { errs = append(errs, err) }
	sources := []string{"Driftloggen", "Kundtjänst", "", "Ärende 4711"}
	for j := range 200 {
		do(s.AddEntry(ctx, by, models.Once{}, ref, models.Entry{
			At:     calendar.At(aware.Add(time.Duration(j*5+i) * time.Minute)),
			Text:   fmt.Sprintf("Händelse %d i fall %d: \"fel\" i <appen> & på webben, åtgärd prövas.", j+1, i),
			Source: sources[j%len(sources)],
		}))
	}
	es, _, err := s.Timeline(ctx, by, ref, models.TimelineFilter{Superseded: true, Newest: true})
	do(err)
	for j := range 4 {
		e := es[40+20*j]
		e.Text, e.Withdrawn = "Rättad uppgift: "+e.Text, j == 3
		do(s.CorrectEntry(ctx, by, models.Once{}, ref, e.ID, e))
	}
	for j, of := range []models.Of{casefile.DataSubjects, casefile.DataSubjects, casefile.Clients, casefile.Transactions} {
		low, high, asOf := int64(1000*(i+j+1)), int64(9000*(i+j+1)), aware.Add(time.Duration(j)*time.Hour)
		do(s.AddCount(ctx, by, models.Once{}, ref, models.Count{AsOf: &asOf, Of: of, Mode: casefile.Approximate, Min: &low, Max: &high, ByCountry: models.ByCountry{"SE": &low}, Source: "Kundregistret"}))
	}
	do(s.SetFacts(ctx, by, ref, []models.FactEdit{
		{Key: "nature", Value: models.FactValue{Text: "Uppgifter visades för fel person."}},
		{Key: "cause", Value: models.FactValue{Text: "En cache & dess nyckel."}},
		{Key: "subject_categories", Value: models.FactValue{Lines: []string{"kunder", "anställda"}}},
		{Key: "consequences", Value: models.FactValue{Text: "Förlust av kontroll."}},
	}))
	decided := aware.Add(2 * time.Hour)
	do(s.MakeDecision(ctx, by, models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.Notify, Reason: "Risk finns.", DecidedAt: &decided, DecidedBy: by.Name}))
	do(s.MakeDecision(ctx, by, models.Once{}, ref, models.Decision{Obligation: "dora.initial", Outcome: deadline.ClassifyMajor, Reason: "Över trösklarna.", DecidedAt: &decided, DecidedBy: by.Name}))
	sent := decided.Add(time.Hour)
	_, err = s.RecordFiling(ctx, by, models.Once{}, ref, models.Filing{Obligation: "dora.initial", SentAt: &sent, Channel: "Fidac", Reference: "FI 26-1"}, nil)
	return errors.Join(append(errs, err)...)
}

// A sink is the other end of the line: it keeps the last answer.
type sink struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *sink) Header() http.Header         { return w.header }
func (w *sink) WriteHeader(status int)      { w.status = status }
func (w *sink) Write(b []byte) (int, error) { return w.body.Write(b) }

// to sends one request to h, as net/http would: with a context that ends.
func (x *bench) to(h http.Handler, w *sink, method, path, form string) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var body io.Reader
	if form != "" {
		body = strings.NewReader(form)
	}
	r, err := http.NewRequestWithContext(ctx, method, "http://"+host+path, body)
	if err != nil {
		panic(err)
	}
	r.RemoteAddr, r.RequestURI = "192.0.2.7:4711", path
	if form != "" {
		r.Header["Content-Type"] = []string{"application/x-www-form-urlencoded"}
		r.Header["Sec-Fetch-Site"] = []string{"same-origin"}
	}
	r.Header["Cookie"] = []string{x.cookie.Name + "=" + x.cookie.Value}
	clear(w.header)
	w.status = http.StatusOK
	w.body.Reset()
	h.ServeHTTP(w, r)
}

func newSink() *sink { return &sink{header: http.Header{}} }

// sides are the site and its raw reference.
func (x *bench) sides() []struct {
	name string
	h    http.Handler
} {
	return []struct {
		name string
		h    http.Handler
	}{{"frist", x.handler}, {"raw", x.raw}}
}

// forSizes runs fn for each size. With -short the largest is left out.
func forSizes(b *testing.B, fn func(b *testing.B, x *bench)) {
	for _, n := range sizes {
		if n > 10_000 && testing.Short() {
			continue
		}
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) { fn(b, newBench(b, n, 0)) })
	}
}

// BenchmarkPage is what one page costs: /list/n=10000/frist and /raw beside it.
func BenchmarkPage(b *testing.B) {
	forSizes(b, func(b *testing.B, x *bench) {
		for _, p := range benchPages {
			path := p.path(x)
			x.learn(b, p.name, path)
			for _, s := range x.sides() {
				b.Run(p.name+"/"+s.name, func(b *testing.B) {
					w := newSink()
					b.ReportAllocs()
					for b.Loop() {
						x.to(s.h, w, http.MethodGet, path, "")
					}
					if w.status != http.StatusOK {
						b.Fatal(w.status, w.body.String())
					}
					b.ReportMetric(float64(w.body.Len()), "page-bytes")
				})
			}
		}
	})
}

// reportOf is a filled-in form of its own.
// reportOf is a report that nothing else has the words of.
func reportOf(i int) string {
	return url.Values{
		"once": {fmt.Sprintf("BENCHMARKTOKEN%012d", i)}, "entity_id": {"1"}, "informant": {fmt.Sprintf("Åsa i kundtjänst, 08-%07d", i)},
		"aware_at.y": {"2026"}, "aware_at.m": {"11"}, "aware_at.d": {"24"}, "aware_at.t": {"09:40"},
		"summary": {fmt.Sprintf("Kund %07d ringer och säger att appen visar någon annans uppgifter.", i)}, "known_by": {"driften"},
		"personal_data": {"yes"}, "services_down": {"unknown"},
	}.Encode()
}

// BenchmarkCreate is what a report of an incident costs: one durable change.
func BenchmarkCreate(b *testing.B) {
	i := 0
	forSizes(b, func(b *testing.B, x *bench) {
		for _, s := range x.sides() {
			b.Run(s.name, func(b *testing.B) {
				w := newSink()
				b.ReportAllocs()
				for b.Loop() {
					i++
					x.to(s.h, w, http.MethodPost, "/incidents/new", reportOf(i))
				}
				if w.status != http.StatusSeeOther {
					b.Fatal(w.status, w.body.String())
				}
			})
		}
	})
}

// BenchmarkRatio takes turns between the site and its raw reference, and
// reports the median of the ratios of CPU time as "x-raw", and what the medians
// of both are.
func BenchmarkRatio(b *testing.B) {
	i := 0
	forSizes(b, func(b *testing.B, x *bench) {
		for _, p := range benchPages {
			path := p.path(x)
			x.learn(b, p.name, path)
			b.Run(p.name, func(b *testing.B) {
				x.pairs(b, 40, func(h http.Handler, w *sink) { x.to(h, w, http.MethodGet, path, "") })
			})
		}
		b.Run("create", func(b *testing.B) {
			x.pairs(b, 40, func(h http.Handler, w *sink) {
				i++
				x.to(h, w, http.MethodPost, "/incidents/new", reportOf(1_000_000+i))
			})
		})
	})
}

// pairs runs one in turns of n requests, and reports the medians.
func (x *bench) pairs(b *testing.B, n int, one func(http.Handler, *sink)) {
	w := newSink()
	turn := func(h http.Handler) (cpu, wall float64) {
		runtime.GC() // the one does not clean up after the other
		c, t := cpuTime(), time.Now()
		for range n {
			one(h, w)
		}
		return float64(cpuTime()-c) / float64(n), float64(time.Since(t)) / float64(n)
	}
	turn(x.handler)
	turn(x.raw)
	var ratios, wallRatios, frist, raw []float64
	for b.Loop() {
		fc, fw := turn(x.handler)
		rc, rw := turn(x.raw)
		ratios, wallRatios = append(ratios, fc/rc), append(wallRatios, fw/rw)
		frist, raw = append(frist, fc), append(raw, rc)
	}
	b.ReportMetric(0, "ns/op") // of a pair of turns: says nothing
	b.ReportMetric(median(ratios), "x-raw")
	b.ReportMetric(median(wallRatios), "x-raw-wall")
	b.ReportMetric(median(frist)/1000, "frist-µs")
	b.ReportMetric(median(raw)/1000, "raw-µs")
}

func median(xs []float64) float64 {
	slices.Sort(xs)
	return xs[len(xs)/2]
}
