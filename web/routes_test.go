package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/web"
)

// These tests ask every route that the server has, also those that come later.

// none is the reference of an incident that does not exist.
const none = "2031-777"

// secrets are what a restricted incident holds: none of it may be on any page
// of somebody who is not a member.
var secrets = []string{"Hemlig rubrik", "Hemlig uppgiftslämnare", "Hemlig händelse", "hemlig-fil.pdf", "Hemlig orsak", "Hemlig kanal", "Hemligt skäl", "Hemlig fråga", "Hemligt svar"}

// restricted stores an incident that only its handler may see, with something
// of each kind in it.
func (h *house) restricted(t *testing.T) string {
	t.Helper()
	by := h.by(models.Handler)
	ref, err := h.ReportIncident(t.Context(), by, models.Once{}, models.Report{
		EntityID: h.bank, Title: secrets[0], Informant: secrets[1], Aware: calendar.At(h.now().Add(-time.Hour)), PersonalData: deadline.Yes,
	})
	check(t, err)
	at := h.now()
	check(t, h.AddEntry(t.Context(), by, models.Once{}, ref, models.Entry{At: calendar.At(at), Text: secrets[2]}))
	check(t, h.AddEvidence(t.Context(), by, models.Once{}, ref, models.File{Name: secrets[3], MediaType: "application/pdf", Data: []byte("x")}))
	check(t, h.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: secrets[4]}}}))
	_, err = h.Seal(t.Context(), by, models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority"})
	check(t, err)
	_, err = h.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &at, Channel: secrets[5], SendReason: "x"}, nil)
	check(t, err)
	check(t, h.MakeDecision(t.Context(), by, models.Once{}, ref, models.Decision{Obligation: "gdpr.subjects", Outcome: deadline.DoNotNotify, Reason: secrets[6], DecidedAt: &at, DecidedBy: "Anna"}))
	check(t, h.AddQuestion(t.Context(), by, models.Once{}, ref, models.Question{Recipient: "IMY", ReceivedAt: calendar.At(at), Text: secrets[7]}))
	check(t, h.ReplyTo(t.Context(), by, models.Once{}, ref, 1, models.Reply{Text: secrets[8], SentAt: at, Channel: "e-post"}, nil))
	check(t, h.AddQuestion(t.Context(), by, models.Once{}, ref, models.Question{Recipient: "IMY", ReceivedAt: calendar.At(at), Text: secrets[7]}))
	in, err := h.Incident(t.Context(), by, ref)
	check(t, err)
	check(t, h.SetAccess(t.Context(), by, ref, in.Version, true, nil))
	return ref
}

// path fills in what stands in a route for something.
func path(route, ref string) string {
	return strings.NewReplacer(":ref", ref, ":id", "1", ":obligation", "gdpr.authority", ":section", "basics", ":token", "x").Replace(route)
}

// asks are what is sent with a form to find out what it does.
var asks = []url.Values{
	{},
	{"version": {"1"}, "status": {"closed"}, "restricted": {"no"}, "title": {"x"}},
	{"do": {"quick"}, "quick": {"07:40 x"}},
	{"do": {"withdraw"}, "text": {"x"}, "reason": {"x"}},
	{"do": {"add"}},
	{"do": {"preview"}, "chosen": {"1"}, "reason": {"x"}},
	{"do": {"confirm"}, "chosen": {"1"}, "reason": {"x"}},
	{"do": {"change"}},
	{"do": {"rows"}},
	{"outcome": {"notify"}, "reason": {"x"}, "by": {"x"}},
	{"kind": {"emergency"}, "reason.emergency": {"x"}, "early": {"yes"}},
}

func TestNoRouteShowsThatARestrictedIncidentExists(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	before, err := h.Head(t.Context())
	check(t, err)
	visitors := map[string]*visitor{"nobody": h.stranger()}
	for _, r := range []models.Role{models.Reader, models.Reporter, models.Approver, models.Admin} {
		visitors[string(r)] = h.as(r)
	}
	inside := 0
	for _, route := range web.Routes(h.handler) {
		method, pattern, _ := strings.Cut(route, " ")
		if !strings.Contains(pattern, ":ref") {
			continue
		}
		inside++
		forms := asks
		if method == http.MethodGet {
			forms = asks[:1]
		}
		for who, v := range visitors {
			for _, form := range forms {
				ask := func(ref string) *answer {
					if method == http.MethodGet {
						return v.get(path(pattern, ref))
					}
					return v.post(path(pattern, ref), form)
				}
				is, isNot := ask(ref), ask(none)
				if is.status != isNot.status || strings.ReplaceAll(is.body, ref, none) != isNot.body || strings.ReplaceAll(is.header.Get("Location"), ref, none) != isNot.header.Get("Location") {
					t.Errorf("%s: %s %v: %d, and %d where there is none:\n%s\n%s", who, route, form, is.status, isNot.status, is.text(), isNot.text())
				}
				if who != "nobody" && is.status != http.StatusNotFound && is.status != http.StatusForbidden {
					t.Errorf("%s: %s %v: %d", who, route, form, is.status)
				}
				is.lacks(t, secrets...)
			}
		}
	}
	if inside < 35 {
		t.Errorf("only %d routes are inside an incident", inside)
	}
	after, err := h.Head(t.Context())
	check(t, err)
	if after.Seq != before.Seq {
		t.Errorf("%d things were stored", after.Seq-before.Seq)
	}
}

func TestNoRouteLeadsToWhatIsInAnotherIncident(t *testing.T) {
	h := newSite(t)
	h.restricted(t) // the first of each kind is in it
	own, err := h.ReportIncident(t.Context(), h.by(models.Approver), models.Once{}, models.Report{EntityID: h.bank, Informant: "Bo", Aware: calendar.At(h.now().Add(-time.Hour))})
	check(t, err)
	for _, route := range web.Routes(h.handler) {
		method, pattern, _ := strings.Cut(route, " ")
		if !strings.Contains(pattern, ":ref") || !strings.Contains(pattern, ":id") {
			continue
		}
		for _, r := range []models.Role{models.Approver, models.Handler, models.Auditor} {
			if p := h.as(r).send(method, path(pattern, own), "", nil); p.status != http.StatusNotFound && p.status != http.StatusForbidden {
				t.Errorf("%s: %s: %d", r, route, p.status)
			} else {
				p.lacks(t, secrets...)
			}
		}
	}
}

func TestNoOtherPageSaysAnythingOfARestrictedIncident(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	queries := []string{"", "?sort=deadline", "?sort=oldest", "?status=open", "?q=Hemlig", "?text=Hemlig", "?entity=1", "?before=99", "?after=0", "?lang=en"}
	for _, route := range web.Routes(h.handler) {
		method, pattern, _ := strings.Cut(route, " ")
		if strings.Contains(pattern, ":ref") || pattern == "/sign-out" || pattern == "/account" && method == http.MethodPost {
			continue
		}
		for _, r := range []models.Role{models.Reader, models.Reporter, models.Approver, models.Admin} {
			v := h.as(r)
			looked := map[string]bool{} // at what is the same but for the address that it leads back to
			for _, q := range queries {
				if method != http.MethodGet {
					continue
				}
				p := v.get(path(pattern, "") + q)
				if same := strings.ReplaceAll(p.body, q, ""); !looked[same] {
					looked[same] = true
					p.lacks(t, append(secrets, ref)...)
				}
			}
			if method == http.MethodPost {
				v.post(path(pattern, ""), url.Values{"form": {"/incidents/" + ref + "/timeline"}}).lacks(t, secrets...)
			}
		}
	}
}

func TestWhoMayOnlyReadStoresNothingAtAnyRoute(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	in, err := h.Incident(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	check(t, h.SetAccess(t.Context(), h.by(models.Handler), ref, in.Version, true, []int64{h.users[models.Reader].ID, h.users[models.Reporter].ID, h.users[models.Admin].ID}))
	before, err := h.Head(t.Context())
	check(t, err)
	own := map[string]bool{"/sign-in": true, "/sign-out": true, "/account": true, "/account/feeds": true, "/account/feeds/revoke": true, "/language": true} // what everybody may
	for _, r := range []models.Role{models.Reader, models.Auditor, models.Reporter, models.Admin} {
		v := h.as(r)
		for _, route := range web.Routes(h.handler) {
			pattern, ok := strings.CutPrefix(route, "POST ")
			if !ok || own[pattern] || r == models.Admin && !strings.Contains(pattern, ":ref") || r == models.Reporter && pattern == "/incidents/new" {
				continue
			}
			for _, typed := range asks {
				v.post(path(pattern, ref), typed)
				v.upload(form{action: path(pattern, ref), multipart: true, values: url.Values{}}, typed, file{"file", "x.txt", "text/plain", "x"})
			}
		}
	}
	after, err := h.Head(t.Context())
	check(t, err)
	if after.Seq != before.Seq {
		t.Errorf("%d things were stored", after.Seq-before.Seq)
	}
}

func TestAnotherSitesFormIsRefusedAtEveryRoute(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	before, err := h.Head(t.Context())
	check(t, err)
	for name, header := range map[string]http.Header{
		"cross-site":     {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://evil.example"}},
		"same-site":      {"Sec-Fetch-Site": {"same-site"}, "Origin": {"http://other." + host}},
		"an old browser": {"Sec-Fetch-Site": nil, "Origin": {"https://evil.example"}},
		"a sandbox":      {"Sec-Fetch-Site": nil, "Origin": {"null"}},
		"a port":         {"Sec-Fetch-Site": nil, "Origin": {"http://" + host + ":81"}},
	} {
		for _, r := range []models.Role{models.Handler, models.Admin} {
			v := h.as(r)
			v.header = header
			for _, route := range web.Routes(h.handler) {
				if pattern, ok := strings.CutPrefix(route, "POST "); ok {
					if p := v.post(path(pattern, ref), url.Values{"do": {"quick"}, "quick": {"07:40 x"}}); p.status != http.StatusForbidden {
						t.Errorf("%s, from %s: %s: %d", r, name, route, p.status)
					}
				}
			}
		}
	}
	after, err := h.Head(t.Context())
	check(t, err)
	if after.Seq != before.Seq {
		t.Errorf("%d things were stored", after.Seq-before.Seq)
	}
}

func TestNobodyWhoIsNotSignedInIsShownAnythingAndNoAnswerIsKept(t *testing.T) {
	h := newSite(t)
	ref := h.restricted(t)
	open := map[string]bool{"GET /sign-in": true, "POST /sign-in": true, "POST /sign-out": true, "GET /setup/:token": true, "POST /setup/:token": true, "POST /language": true, "GET /healthz": true, "GET /feeds/:token": true}
	for _, route := range web.Routes(h.handler) {
		method, pattern, _ := strings.Cut(route, " ")
		for who, v := range map[string]*visitor{"nobody": h.stranger(), "handler": h.as(models.Handler)} {
			p := v.send(method, path(pattern, ref), "", nil)
			if got := p.header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s: %s: Cache-Control %q", who, route, got)
			}
			if p.header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(p.header.Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("%s: %s lacks its headers of protection: %v", who, route, p.header)
			}
			if p.status >= 500 {
				t.Errorf("%s: %s: %d", who, route, p.status)
			}
			if who != "nobody" {
				continue
			}
			p.lacks(t, secrets...).lacks(t, "Testbanken", "Name of ")
			if !open[route] && p.status != http.StatusSeeOther && p.status != http.StatusUnauthorized {
				t.Errorf("%s: %d for somebody who is not signed in", route, p.status)
			}
		}
	}
	if h.logged.Len() > 0 {
		t.Errorf("the server logged %s", h.logged)
	}
}

func TestNoHostHeaderAndNoAbsoluteAddressLeadsAway(t *testing.T) {
	h := newSite(t)
	for name, header := range map[string]http.Header{
		"forwarded": {"X-Forwarded-Host": {"evil.example"}, "X-Forwarded-Proto": {"https"}, "Forwarded": {"host=evil.example"}, "X-Original-Url": {"/users"}, "X-Rewrite-Url": {"/users"}},
		"referer":   {"Referer": {"http://evil.example/users"}},
	} {
		for _, at := range []string{"/incidents", "//evil.example/x", "/%2f%2fevil.example", "/incidents/..%2f..%2f", "/\\evil.example"} {
			v := h.stranger()
			v.header = header
			p := v.get(at)
			if to := p.header.Get("Location"); to != "" && !strings.HasPrefix(to, "/sign-in") {
				t.Errorf("%s: %s leads to %q", name, at, to)
			}
			for _, l := range p.links() {
				if strings.Contains(l, "evil") {
					t.Errorf("%s: the page of %s links to %q", name, at, l)
				}
			}
		}
	}
}
