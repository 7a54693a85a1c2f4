package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/web"
)

// A stop is a page of the tour.
type stop struct {
	path string
	as   models.Role // "": nobody is signed in
	// do goes on from the page to another, without an address of its own.
	do     func(*desk)
	status int // 0: 200
	shot   string
}

// TestEveryPage goes to every page there is, in both languages, and looks at
// each in light and dark, on a wide screen and a narrow one, and on paper. With
// FRIST_STOP=timeline it looks only at the stops with that in their address or
// name, and with FRIST_SHOTS=1 it leaves pictures in .ci/out.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, lang := range []i18n.Lang{i18n.SV, i18n.EN} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			f := fill(t, newSite(t))
			d := f.sit(t)
			d.speak(lang)
			seen := d.tour(slices.Concat(f.stops(), f.stopsOfLaw(t), f.stopsOfEntities(t), f.stopsOfDuties(t), f.stopsOfDrafts(t), f.stopsOfFacts(t), f.stopsOfTold(t), f.stopsOfLetters(t), f.stopsOfSecrecy(t)))
			for _, link := range slices.Sorted(seen.links()) {
				if !seen.visited[link] && os.Getenv("FRIST_STOP") == "" {
					t.Errorf("a page links to %s, where the tour does not go", link)
				}
			}
		})
		t.Run("empty "+string(lang), func(t *testing.T) {
			t.Parallel()
			h := newSite(t)
			d := h.sit(t)
			d.speak(lang)
			d.tour([]stop{
				{path: "/", as: models.Handler}, {path: "/incidents", as: models.Handler}, {path: "/log", as: models.Admin}, {path: "/incidents?q=nothing", as: models.Reader},
			})
			none := emptySite(t, web.Options{SetupToken: setupToken, Demo: true, Version: "1.2.3"})
			d.house, d.base = none, none.sit(t).base
			d.tour([]stop{{path: "/sign-in"}, {path: "/setup/" + setupToken}, {path: "/setup/" + setupToken, do: func(d *desk) { d.submitForm("/setup/"+setupToken, nil, "") }, status: 422}})
		})
	}
}

// stops are all pages of a filled site.
func (f *filled) stops() []stop {
	const h, nobody = models.Handler, models.Role("")
	run, klarna, bare := "/incidents/"+f.running, "/incidents/"+f.klarna, "/incidents/"+f.bare
	users, entity := f.users[models.Reader].ID, fmt.Sprintf("/entities/%d", f.bank)
	user := fmt.Sprintf("/users/%d", users)
	correct := fmt.Sprintf("%s/timeline/%d/correct", run, f.entry)
	send := func(action string, values map[string]string) func(*desk) {
		return func(d *desk) { d.submitForm(action, values, "") }
	}
	list := []stop{
		{path: "/sign-in", shot: "sign-in"},
		{path: "/sign-in?next=%2Fincidents%2Fnew", as: nobody, do: send("/sign-in", map[string]string{"email": "x@bank.example"}), status: 422},
		{path: "/", as: h, shot: "overview"},
		{path: "/limits", as: h, shot: "limits"},
		{path: "/limits", as: models.Reader},
		{path: "/", as: models.Reader},
		{path: "/nowhere", as: h, status: 404},
		{path: "/nowhere", status: 404},
		{path: "/users", as: h, status: 403, shot: "failure"},
		{path: "/incidents/2026-999", as: h, status: 404},

		{path: "/incidents/new", as: h, shot: "report"},
		{path: "/incidents/new", as: h, do: send("/incidents/new", map[string]string{"informant": "", "aware_at.t": "25:00", "summary": "Kvar"}), status: 422, shot: "report-refused"},
		{path: "/incidents/new", as: models.Approver, do: func(d *desk) {
			_, err := f.SaveDraft(d.t.Context(), f.by(models.Approver), "/incidents/new", url.Values{"summary": {"Halva mening"}})
			check(d.t, err)
			d.goTo("/incidents/new")
		}, shot: "report-draft"},
		{path: "/incidents/new", as: models.Reporter, do: func(d *desk) {
			d.submitForm("/incidents/new", map[string]string{"informant": "Anna", "summary": "Fel konto " + nonce()}, "")
			d.goTo("/incidents/new")
			d.submitForm("/incidents/new", map[string]string{"informant": "Anna", "summary": "Fel konto, rättat"}, "")
		}, status: 409, shot: "report-again"},
		{path: "/incidents/new", as: models.Reporter, do: func(d *desk) {
			d.is(nobody)
			d.submitForm("/incidents/new", map[string]string{"summary": "Utloggad"}, "")
		}, status: 401, shot: "signed-out"},
		{path: run + "/reported", as: h, shot: "reported"},
		{path: bare + "/reported", as: h},
		{path: "/incidents", as: h, shot: "register"},
		{path: "/incidents?sort=deadline", as: h},
		{path: "/incidents?q=finns-inte", as: h},

		{path: run, as: h, shot: "home"},
		{path: run, as: models.Reader},
		{path: klarna, as: h, shot: "klarna"},
		{path: "/incidents/" + f.closed, as: models.Auditor, shot: "closed"},
		{path: bare, as: h, shot: "bare"},
		{path: run + "/edit", as: h, shot: "facts"},
		{path: run + "/edit", as: models.Auditor},
		{path: bare + "/edit", as: h},
		{path: run + "/status", as: h, shot: "status"},
		{path: run + "/status", as: h, do: send(run+"/status", map[string]string{"reason": ""}), status: 422, shot: "status-refused"},
		{path: "/incidents/" + f.closed + "/status", as: h},
		{path: run + "/access", as: h, shot: "access"},
		{path: run + "/entities", as: h, shot: "incident-entities"},

		{path: run + "/timeline", as: h, shot: "timeline"},
		{path: run + "/timeline", as: models.Reader},
		{path: bare + "/timeline", as: h},
		{path: run + "/timeline?q=finns-inte", as: h},
		{path: run + "/timeline", as: h, do: send(run+"/timeline", map[string]string{"quick": "ingen tid"}), status: 422, shot: "timeline-refused"},
		{path: fmt.Sprintf("%s/timeline/%d", run, f.corrected), as: h},
		{path: correct, as: h, shot: "correct"},
		{path: correct, as: h, do: func(d *desk) {
			check(d.t, f.CorrectEntry(d.t.Context(), f.by(models.Approver), models.Once{}, f.running, f.entry, models.Entry{At: calendar.At(present.Add(-2 * time.Hour)), Text: "Kollegans rättelse"}))
			d.submitForm(correct, map[string]string{"text": "Min rättelse"}, "")
		}, status: 409, shot: "correct-conflict"},

		{path: run + "/awareness", as: h, shot: "awareness"},
		{path: run + "/awareness", as: models.Reader},
		{path: klarna + "/awareness", as: h},
		{path: run + "/awareness", as: h, do: func(d *desk) { d.chooseEarliest(run) }, shot: "awareness-preview"},
		{path: run + "/awareness", as: h, do: func(d *desk) { d.submitForm(run+"/awareness", map[string]string{"reason": ""}, "preview") }, status: 422},

		{path: run + "/people", as: h, shot: "people"},
		{path: klarna + "/people", as: h, shot: "klarna-people"},
		{path: bare + "/people", as: h},
		{path: run + "/people", as: models.Reader},
		{path: run + "/people/new", as: h, shot: "count"},
		{path: run + "/people/new", as: h, do: send(run+"/people/new", map[string]string{"min": "många", "country.0": "Narnia"}), status: 422},
		{path: run + "/evidence", as: h, shot: "evidence"},
		{path: run + "/evidence", as: h, do: send(run+"/evidence", map[string]string{"note": "Utan fil"}), status: 422},
		{path: bare + "/evidence", as: h},

		{path: run + "/decide/gdpr.subjects", as: h, shot: "decide"},
		{path: run + "/decide/gdpr.authority", as: h},
		{path: run + "/decide/gdpr.subjects", as: h, do: send(run+"/decide/gdpr.subjects", nil), status: 422},
		{path: run + "/decide/gdpr.authority", as: h, do: send(run+"/decide/gdpr.authority", map[string]string{"outcome": "do_not_notify", "reason": "Ingen risk."}), shot: "decide-check"},
		{path: run + "/file/gdpr.authority", as: h, shot: "file"},
		{path: run + "/file/gdpr.authority", as: h, do: send(run+"/file/gdpr.authority", map[string]string{"sent.t": "23:59"}), status: 422},
		{path: run + "/file/gdpr.authority", as: h, do: send(run+"/file/gdpr.authority", map[string]string{"channel": "service"}), shot: "file-check"},
		{path: klarna + "/file/gdpr.authority", as: h, do: send(klarna+"/file/gdpr.authority", map[string]string{"channel": "service"}), shot: "file-check-late"},
		{path: run + "/file/gdpr.authority/letter", as: h, shot: "file-letter"},
		{path: run + "/file/gdpr.authority/letter", as: h, do: send(run+"/file/gdpr.authority/letter", map[string]string{"at.t": "23:59"}), status: 422},
		{path: run, as: h, do: func(d *desk) {
			d.goTo(eval[string](d.tab, `document.querySelector("main a[href*='/filings/']").getAttribute("href")`))
		}, shot: "filing"},
		{path: run, as: h, do: func(d *desk) {
			d.goTo(eval[string](d.tab, `document.querySelector("main a[href*='/filings/']").getAttribute("href")`) + "/receipt")
		}, shot: "receipt"},
		{path: run, as: h, do: func(d *desk) {
			at := eval[string](d.tab, `document.querySelector("main a[href*='/filings/']").getAttribute("href")`) + "/receipt"
			d.goTo(at)
			d.submitForm(at, map[string]string{"note": "Kom i dag"}, "")
		}, status: 422, shot: "receipt-refused"},
		{path: run + "/summary", as: h, shot: "summary"},
		{path: klarna + "/summary", as: h, shot: "klarna-summary"},
		{path: bare + "/summary", as: models.Reader},
		{path: "/incidents/" + f.closed + "/summary", as: h},
		{path: run + "/log", as: h, shot: "log"},
		{path: run + "/log", as: h, do: send(run+"/log", nil)},
		{path: "/log", as: models.Auditor, shot: "house-log"},
		{path: "/log", as: models.Admin, do: send("/log", nil)},

		{path: "/entities", as: h, shot: "entities"},
		{path: "/entities/new", as: h, shot: "entity"},
		{path: "/entities/new", as: h, do: send("/entities/new", nil), status: 422},
		{path: entity, as: h},
		{path: entity, as: h, do: func(d *desk) {
			f.saveAs(d, models.Admin, entity, url.Values{"name": {"Deras namn " + nonce()}})
			d.submitForm(entity, map[string]string{"name": "Mitt namn"}, "")
		}, status: 409, shot: "entity-conflict"},
		{path: entity, as: h, do: func(d *desk) { d.submitForm(entity, map[string]string{"role": "processor"}, "") }, shot: "entity-moves"},
		{path: "/users", as: models.Admin, shot: "users"},
		{path: "/users/new", as: models.Admin},
		{path: "/users/new", as: models.Admin, do: send("/users/new", nil), status: 422},
		{path: user, as: models.Admin, shot: "user"},
		{path: user, as: models.Admin, do: func(d *desk) {
			f.saveAs(d, models.Admin, user, url.Values{"name": {"Deras namn " + nonce()}})
			d.submitForm(user, map[string]string{"name": "Mitt namn"}, "")
		}, status: 409},
		{path: user + "/password", as: models.Admin},
		{path: user + "/password", as: models.Admin, do: send(user+"/password", nil), status: 422},
		{path: run + "/what-if", as: h, shot: "what-if"},
		{path: run + "/what-if?do=count&personal_data=yes&high_risk=yes&type=credit_institution&country=SE&role=controller&decided.gdpr.authority=do_not_notify", as: h, shot: "what-if-computed"},
		{path: run + "/what-if?do=count&law_of=i+fjol", as: models.Reader, status: 422},
		{path: "/calculator", as: models.Reader, shot: "calculator"},
		{path: "/calculator?do=count&personal_data=yes&aware.y=2026&aware.m=11&aware.d=14&aware.t=07:40", as: models.Admin, shot: "calculator-computed"},
		{path: "/rules", as: models.Reporter, shot: "rules"},
		{path: "/rules/dora.initial", as: h, shot: "rule"},
		{path: "/rules/nis2.notification", as: models.Admin, shot: "rule-many"},
		{path: "/rules/proof?regime=eidas", as: models.Auditor, shot: "rules-proof"},
		{path: "/account", as: h, shot: "account"},
		{path: "/account", as: h, do: send("/account", nil), status: 422},
		{path: "/account", as: h, do: send("/account/feeds", nil), shot: "account-feed"},
		{path: "/account", as: h, do: send("/account/feeds/revoke", nil), status: 422, shot: "account-feed-refused"},
	}
	for _, section := range f.sections() {
		list = append(list, stop{path: run + "/edit/" + section, as: h, shot: "edit-" + section})
	}
	const edit = "/edit/basics"
	return append(list, stop{path: run + edit, as: h, do: func(d *desk) {
		f.saveAs(d, models.Approver, run+edit, url.Values{"summary": {"Deras text " + nonce()}, "known_by": {"Ledningen " + nonce()}})
		d.submitForm(run+edit, map[string]string{"summary": "Min text"}, "")
	}, status: 409, shot: "conflict"})
}

// stopsOfLaw are the pages about what the law rests on: of a firm outside the
// financial sector, and of an incident that is kept under an earlier edition.
func (f *filled) stopsOfLaw(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	id, firm := f.firm(t, models.Entity{Traits: deadline.Traits()[5:], NIS2: deadline.Yes})
	old, entity := "/incidents/"+f.old(t), fmt.Sprintf("/entities/%d", id)
	firm = "/incidents/" + firm
	return []stop{
		{path: entity, as: h, shot: "entity-traits"},
		{path: firm, as: h, shot: "firm"},
		{path: firm + "/edit", as: h},
		{path: firm + "/edit/assessment", as: h, shot: "firm-assessment"},
		{path: firm + "/edit/times", as: h, shot: "firm-times"},
		{path: firm + "/summary", as: h, shot: "firm-summary"},
		{path: old, as: h, shot: "edition-notice"},
		{path: old + "/edition", as: h, shot: "edition"},
		{path: old + "/edition", as: models.Reader},
		{path: old + "/edition", as: h, do: func(d *desk) { d.submitForm(old+"/edition", map[string]string{"reason": ""}, "") }, status: 422, shot: "edition-refused"},
		{path: firm + "/edition", as: h},
	}
}

// stopsOfDuties are the pages of what the firm has taken on itself.
func (f *filled) stopsOfDuties(t *testing.T) []stop {
	t.Helper()
	const h, form = models.Handler, "/duties/new/controller"
	at := "/duties/" + f.owes(t, towardsKund)
	d := towardsKund
	d.Slug, d.Version, d.N, d.Reason = strings.TrimPrefix(at, "/duties/"), 1, 36, "Nytt avtal från årsskiftet"
	check(t, f.EditDuty(t.Context(), f.by(h), d, &models.File{Name: "bitradesavtal.pdf", MediaType: "application/pdf", Data: []byte("%PDF-1.7")}))
	agreed := map[string]string{"title_sv": "Underrätta Kund AB", "title_en": "Notify Kund AB", "recipient": "Kund AB", "reference": "Biträdesavtal 2024, punkt 7.2"}
	refused := map[string]string{"title_sv": "Underrätta Kund AB", "within": "sju"}
	return []stop{
		{path: "/duties", as: h, shot: "duties"},
		{path: "/duties", as: models.Reader},
		{path: "/duties/new", as: h, shot: "duty-kinds"},
		{path: form, as: h, shot: "duty-new"},
		{path: form, as: h, do: func(d *desk) { d.submitForm(form, agreed, "preview") }, shot: "duty-preview"},
		{path: form, as: h, do: func(d *desk) { d.submitForm(form, refused, "preview") }, status: 422, shot: "duty-refused"},
		{path: at, as: h, shot: "duty"},
		{path: at, as: models.Auditor},
		{path: at + "/edit", as: h, shot: "duty-edit"},
		{path: at + "/end", as: h, shot: "duty-end"},
		{path: at + "/end", as: h, do: func(d *desk) { d.submitForm(at+"/end", map[string]string{"reason": ""}, "") }, status: 422},
	}
}

// sections are the parts of the facts that can be edited, by their addresses.
func (f *filled) sections() []string {
	var list []string
	path := "/incidents/" + f.running + "/edit"
	for _, l := range f.as(models.Handler).get(path).links() {
		s, _, _ := strings.Cut(strings.TrimPrefix(l, path+"/"), "#")
		if strings.HasPrefix(l, path+"/") && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// saveAs has somebody else save a form meanwhile.
func (f *filled) saveAs(d *desk, r models.Role, path string, values url.Values) {
	d.t.Helper()
	v := f.as(r)
	v.submit(v.get(path).form(path), values).want(d.t, http.StatusSeeOther)
}

func nonce() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }

// chooseEarliest asks what it would do to choose the earliest candidate.
func (d *desk) chooseEarliest(incident string) {
	d.t.Helper()
	list, err := d.house.Awareness(d.t.Context(), d.house.by(models.Handler), strings.TrimPrefix(incident, "/incidents/"))
	check(d.t, err)
	first := list[0]
	for _, a := range list {
		if a.At.At.Before(first.At.At) && a.At.Precision != calendar.Unknown {
			first = a
		}
	}
	d.submitForm(incident+"/awareness", map[string]string{"chosen": fmt.Sprint(first.ID), "reason": "Larmet borde ha förståtts."}, "preview")
}

// sights are what a tour came by: each address with the numbers left out.
type sights struct{ visited, linked map[string]bool }

func (s sights) links() func(func(string) bool) {
	return func(yield func(string) bool) {
		for l := range s.linked {
			if !yield(l) {
				return
			}
		}
	}
}

var (
	anyRef  = regexp.MustCompile(`^/incidents/\d{4}-\d+`)
	anyDuty = regexp.MustCompile(`^/duties/[^/:]{4,}`) // which new is not
	anyText = regexp.MustCompile(`/letters/[a-z]{2}(\.e\d+)?(/|$)`)
	anyID   = regexp.MustCompile(`/\d+(/|$)`)
)

func pattern(path string) string {
	path, _, _ = strings.Cut(path, "#")
	path, _, _ = strings.Cut(path, "?")
	path = anyID.ReplaceAllString(anyRef.ReplaceAllString(path, "/incidents/:ref"), "/:id$1")
	path = anyDuty.ReplaceAllString(path, "/duties/:slug")
	path = anyText.ReplaceAllString(path, "/letters/:letter$2")
	for _, of := range []string{"/duties/new/", "/decide/", "/file/", "/drafts/", "/rules/"} {
		if before, _, found := strings.Cut(path, of); found && path != "/rules/proof" {
			path = before + of + ":obligation"
		}
	}
	return path
}

func (d *desk) tour(stops []stop) sights {
	s := sights{map[string]bool{}, map[string]bool{}}
	only := os.Getenv("FRIST_STOP")
	d.setDark(false)
	for _, x := range stops {
		if only != "" && !strings.Contains(x.shot+" "+x.path, only) {
			continue
		}
		d.is(x.as)
		d.goTo(x.path)
		if x.do != nil {
			x.do(d)
		}
		if want := max(int64(x.status), 200*b2i(x.status == 0)); d.status != want {
			d.t.Errorf("%s came to %s, status %d, want %d:\n%s", x.path, d.url(), d.status, want, d.text())
			continue
		}
		s.visited[pattern(strings.TrimPrefix(d.url(), d.base))] = true
		for _, l := range eval[[]string](d.tab, `[...document.querySelectorAll("a[href^='/']:not([download])")].map(a => a.getAttribute("href"))`) {
			s.linked[pattern(l)] = true
		}
		name := fmt.Sprintf("%s as %q (%d)", x.path, x.as, d.status)
		d.inspect(name)
		for _, c := range d.takeComplaints() {
			if x.status == 0 || !strings.Contains(c, fmt.Sprintf("status of %d", x.status)) {
				d.t.Errorf("%s complains: %s", name, c)
			}
		}
		if x.shot != "" {
			d.shot(x.shot)
		}
	}
	return s
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// inspect looks at a page in every way that it may be looked at.
func (d *desk) inspect(name string) {
	d.t.Helper()
	fault := func(how string, list []string) {
		d.t.Helper()
		for _, f := range list {
			d.t.Errorf("%s, %s: %s", name, how, f)
		}
	}
	fault("light", d.barriers())
	fault("1280", d.untidy(1280))
	d.setDark(true)
	fault("dark", d.barriers("color-contrast", "link-in-text-block")) // a theme changes nothing but colours
	d.setDark(false)
	d.resize(320, 640)
	fault("320", d.untidy(320))
	d.resize(768, 900)
	fault("768", d.untidy(768))
	d.resize(1280, 900)
	d.setPrint()
	fault("print", d.lostOnPaper())
	fault("A4", d.untidy(673)) // less its margins
	d.resize(1280, 900)
	d.setDark(false)
}
