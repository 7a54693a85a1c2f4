package models_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
)

// reads is every list, page and overview that a person can ask for.
func (h *house) reads(ref string, a models.Actor) map[string]func() error {
	at := models.Cursor{At: h.at, ID: 77}
	all := map[string]func() error{
		"incident":    func() error { _, err := h.Incident(ctx(h.t), a, ref); return err },
		"record":      func() error { _, err := h.Record(ctx(h.t), a, ref); return err },
		"home":        func() error { _, _, err := h.Home(ctx(h.t), a, ref, 10); return err },
		"awareness":   func() error { _, err := h.Awareness(ctx(h.t), a, ref); return err },
		"counts":      func() error { _, err := h.Counts(ctx(h.t), a, ref); return err },
		"facts":       func() error { _, err := h.Facts(ctx(h.t), a, ref); return err },
		"decisions":   func() error { _, err := h.Decisions(ctx(h.t), a, ref); return err },
		"filings":     func() error { _, err := h.Filings(ctx(h.t), a, ref); return err },
		"informed":    func() error { _, err := h.Informed(ctx(h.t), a, ref, nil); return err },
		"evidence":    func() error { _, err := h.EvidenceList(ctx(h.t), a, ref); return err },
		"sealed":      func() error { _, err := h.SealedDrafts(ctx(h.t), a, ref); return err },
		"a sealed":    func() error { _, err := h.Sealed(ctx(h.t), a, ref, 1); return err },
		"awaiting":    func() error { _, err := h.Awaiting(ctx(h.t), a, 10); return err },
		"a sent file": func() error { _, _, err := h.FilingFile(ctx(h.t), a, ref, 1, 1); return err },
		"members":     func() error { _, err := h.Members(ctx(h.t), a, ref); return err },
		"log":         func() error { _, _, err := h.Log(ctx(h.t), a, ref, 0); return err },
		"older log":   func() error { _, _, err := h.Log(ctx(h.t), a, ref, 9); return err },
		"house log":   func() error { _, _, err := h.Log(ctx(h.t), a, "", 0); return err },
		"older house": func() error { _, _, err := h.Log(ctx(h.t), a, "", 9); return err },
		"overview":    func() error { _, err := h.Overview(ctx(h.t), a, 10); return err },
		"limits":      func() error { _, err := h.Limits(ctx(h.t), a, 0, 10); return err },
		"calendar":    func() error { _, _, err := h.Calendar(ctx(h.t), a, 10); return err },
		"feeds":       func() error { _, err := h.Feeds(ctx(h.t), a); return err },
		"a feed":      func() error { _, _, err := h.UseFeed(ctx(h.t), "x"); return err },
		"session":     func() error { _, err := h.SessionUser(ctx(h.t), a.ID, 1); return err },
		"draft":       func() error { _, _, err := h.Draft(ctx(h.t), a, "/x"); return err },
		"duties":      func() error { _, err := h.Duties(ctx(h.t), a); return err },
		"duty":        func() error { _, err := h.Duty(ctx(h.t), a, "x"); return err },
		"duty titles": func() error { _, err := h.DutyTitles(ctx(h.t), a); return err },
		"token":       func() error { _, _, err := h.Sessions().FindCtx(ctx(h.t), "x"); return err },
	}
	for _, newest := range []bool{false, true} {
		for _, after := range []models.Cursor{{}, at} {
			all[fmt.Sprint("timeline ", newest, after.ID)] = func() error {
				_, _, err := h.Timeline(ctx(h.t), a, ref, models.TimelineFilter{Newest: newest, After: after})
				return err
			}
		}
	}
	for _, sort := range []models.Sort{models.Newest, models.Oldest, models.Deadline} {
		for _, status := range []models.Status{"", models.StatusOpen, models.StatusClosed} {
			for _, entity := range []int64{0, 2} {
				for _, after := range []models.Cursor{{}, at} {
					all[fmt.Sprint("register ", sort, status, entity, after.ID)] = func() error {
						_, _, err := h.Register(ctx(h.t), a, models.RegisterFilter{Sort: sort, Status: status, Entity: entity, After: after})
						return err
					}
				}
			}
		}
	}
	return all
}

// seeded is a house with n invented incidents in it, and the first one's reference.
func seeded(t *testing.T, n, m int) (*house, string) {
	h := newHouse(t)
	check(t, h.Seed(ctx(t), models.Operator("test"), n, m, 1, func(int) {}))
	h.duty(controller)
	return h, "2026-001"
}

// scan is a step that looks at every row of a table, and not at an index.
var scan = regexp.MustCompile(`^SCAN (\w+)$|USE TEMP B-TREE`)

func TestNoListOrPageScansATableOrSortsForItself(t *testing.T) {
	h, ref := seeded(t, 300, 3)
	check(t, models.Analyze(h.Store))
	heard := models.Listen(h.Store)
	for _, a := range []models.Actor{h.officer, h.auditor, h.reporter, h.admin} {
		for name, read := range h.reads(ref, a) {
			*heard = nil
			_ = read() // some may not: what they ask is looked at all the same
			for _, st := range *heard {
				plan, err := models.Plan(h.Store, st)
				check(t, err)
				for _, step := range plan {
					if scan.MatchString(step) && step != "SCAN CONSTANT ROW" {
						t.Errorf("%s for %s: %s\n%s", name, a.Role, step, strings.TrimSpace(st.SQL))
					}
				}
			}
		}
	}
}

// bare is a bound value that the planner may look at: see [row].
var bare = regexp.MustCompile(`[=<>] ?\(?\?`)

func TestNoReadIsCompiledAnewAtEachUse(t *testing.T) {
	h, ref := seeded(t, 3, 3)
	heard := models.Listen(h.Store)
	for _, a := range []models.Actor{h.officer, h.auditor, h.reporter, h.admin} {
		for name, read := range h.reads(ref, a) {
			*heard = nil
			_ = read()
			for _, st := range *heard {
				if bare.MatchString(st.SQL) {
					t.Errorf("%s for %s: write +? in\n%s", name, a.Role, st.SQL)
				}
			}
		}
	}
}

func TestTheNumberOfStatementsDoesNotGrowWithTheNumberOfIncidents(t *testing.T) {
	few, ref := seeded(t, 60, 2)
	many, _ := seeded(t, 400, 40)
	count := func(h *house) map[string]int {
		heard := models.Listen(h.Store)
		n := map[string]int{}
		for name, read := range h.reads(ref, h.officer) {
			*heard = nil
			_ = read()
			n[name] = len(*heard)
		}
		return n
	}
	a, b := count(few), count(many)
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s: %d statements with 60 incidents, %d with 400", name, a[name], b[name])
		}
		if most := 32; b[name] > most {
			t.Errorf("%s: %d statements", name, b[name])
		}
	}
}

// TestTheIndexEqualsRecomputation does at random what people do, and holds the
// columns that lists are sorted by against the clocks computed anew. It is no
// Fuzz function: what it tries needs no guidance, and one would compile SQLite
// a second time.
func TestTheIndexEqualsRecomputation(t *testing.T) {
	rounds := uint64(12)
	if os.Getenv("CI") != "" {
		rounds = 60
	}
	for seed := range rounds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			h := newHouse(t)
			r := rand.New(rand.NewPCG(seed, 1))
			check(t, h.Seed(ctx(t), models.Operator("test"), 5, 1, seed, func(int) {}))
			for range 25 {
				h.at = h.at.Add(time.Duration(r.IntN(500)) * time.Minute)
				h.something(r, fmt.Sprintf("2026-%03d", 1+r.IntN(5)))
			}
			differ, err := models.Recomputed(h.Store)
			check(t, err)
			for _, d := range differ {
				t.Error(d)
			}
		})
	}
}

// something is one thing that a person might do to an incident.
func (h *house) something(r *rand.Rand, ref string) {
	t, c := h.t, ctx(h.t)
	in, err := h.Incident(c, h.officer, ref)
	check(t, err)
	ago := func() *time.Time { at := h.at.Add(-time.Duration(r.IntN(3000)) * time.Minute); return &at }
	ids := []deadline.ID{"gdpr.authority", "dora.initial", "dora.intermediate", "dora.final", "gdpr.subjects"}
	var whose *int64 // the incident's own, or one of its further entities
	rec, err := h.Record(c, h.officer, ref)
	check(t, err)
	if n := r.IntN(len(rec.Others) + 1); n > 0 {
		whose = &rec.Others[n-1].EntityID
	}
	switch r.IntN(12) {
	case 0:
		in.PersonalData = []deadline.Answer{"yes", "no", ""}[r.IntN(3)]
		in.ClassifiedMajorAt, in.CorrectedAt = calendar.At(*ago()), calendar.At(*ago())
		conditions := deadline.Conditions()
		in.Answers = in.Answers.With(conditions[r.IntN(len(conditions))], []deadline.Answer{"yes", "no", ""}[r.IntN(3)])
		check(t, h.EditIncident(c, h.officer, in))
	case 1:
		check(t, h.AddAwareness(c, h.officer, models.Once{}, ref, models.Awareness{At: calendar.At(*ago()), How: "larm"}))
	case 2:
		as, err := h.Awareness(c, h.officer, ref)
		check(t, err)
		was := int64(0)
		for _, a := range as {
			if a.Chosen {
				was = a.ID
			}
		}
		check(t, h.ChooseAwareness(c, h.officer, ref, as[r.IntN(len(as))].ID, was, "skäl"))
	case 3:
		outcome := []deadline.Outcome{"notify", "do_not_notify", "classify_major", "reclassify"}[r.IntN(4)]
		about := ids[r.IntN(len(ids))]
		if outcome == "classify_major" || outcome == "reclassify" {
			about = "dora.initial"
		}
		check(t, h.MakeDecision(c, h.officer, models.Once{}, ref, models.Decision{Obligation: about, Outcome: outcome, Reason: "skäl", DecidedAt: ago(), DecidedBy: "x", EntityID: whose}))
	case 4:
		_, err := h.RecordFiling(c, h.officer, models.Once{}, ref, models.Filing{Obligation: ids[r.IntN(len(ids))], SentAt: ago(), Channel: "x", DelayReason: "skäl", EntityID: whose}, nil)
		check(t, err)
	case 5:
		to := models.StatusClosed
		if in.Status == models.StatusClosed {
			to = models.StatusOpen
		}
		check(t, h.SetStatus(c, h.officer, ref, in.Version, to, "skäl"))
	case 6:
		e, err := h.Entity(c, h.officer, in.EntityID)
		if whose != nil {
			e, err = h.Entity(c, h.officer, *whose)
		}
		check(t, err)
		e.Type = []deadline.EntityType{deadline.CreditInstitution, deadline.PaymentInstitution, deadline.Other}[r.IntN(3)]
		e.Traits, e.NIS2 = models.Traits{deadline.Traits()[r.IntN(len(deadline.Traits()))]}, []deadline.Answer{"yes", "no", ""}[r.IntN(3)]
		e.MainEstablishment = []string{"", "DK", models.NoMainEstablishment}[r.IntN(3)]
		check(t, h.EditEntity(c, h.officer, e))
	case 11:
		h.somethingOwn(r)
	case 7:
		if in.Edition < deadline.Edition {
			check(t, h.MoveEdition(c, h.officer, ref, in.Version, "skäl"))
		}
	case 8:
		es, err := h.Entities(c, h.officer)
		check(t, err)
		var invalid *models.Invalid // it may be there already
		if err := h.AddPart(c, h.officer, models.Once{}, ref, es[r.IntN(len(es))].ID); !errors.As(err, &invalid) {
			check(t, err)
		}
	case 9:
		if len(rec.Others) > 0 {
			p := rec.Others[r.IntN(len(rec.Others))]
			var invalid *models.Invalid // something may be decided for it
			if err := h.RemovePart(c, h.officer, ref, p.EntityID, p.Version, "skäl"); !errors.As(err, &invalid) {
				check(t, err)
			}
		}
	case 10:
		n := int64(r.IntN(3))
		of := []models.Of{casefile.DataSubjects, casefile.Clients}[r.IntN(2)]
		check(t, h.AddCount(c, h.officer, models.Once{}, ref, models.Count{AsOf: ago(), Of: of, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, []string{"DK", "GB", "US"}[r.IntN(3)]: &n}}))
	}
}

// somethingOwn adds, changes or ends a duty of the firm's own.
func (h *house) somethingOwn(r *rand.Rand) {
	t, c := h.t, ctx(h.t)
	d := controller
	d.N, d.First = 1+r.IntN(40), calendar.DateOf(h.at).AddDays(r.IntN(20)-15)
	if r.IntN(2) == 0 {
		d.EntityID = nil
	}
	ds, err := h.Duties(c, h.officer)
	check(t, err)
	if len(ds) == 0 || r.IntN(3) == 0 {
		h.duty(d)
		return
	}
	last := ds[len(ds)-1]
	if last.Ended || r.IntN(3) > 0 {
		d.Slug, d.Version = last.Slug, last.Version
		check(t, h.EditDuty(c, h.officer, d, nil))
		return
	}
	check(t, h.EndDuty(c, h.officer, last.Slug, last.Version, d.First, "uppsagt"))
}
