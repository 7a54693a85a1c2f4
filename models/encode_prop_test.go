package models_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
)

// odd makes values that a page would not send, among some that it would.
type odd struct {
	*rand.Rand
	seldom bool // a page would send most of them
}

func one[T any](o odd, good T, others ...T) T {
	if o.IntN(5) > 1 || o.seldom && o.IntN(4) > 0 {
		return good
	}
	return others[o.IntN(len(others))]
}

func (o odd) text(good string) string {
	return one(o, good, "", " ", "a\nb", "a\r\nb", "a\tb", "a\x00b", "a\xffb", "\xed\xa0\x80", "a\u202eb", "a\u2028b", "a\u0085b", "\u00a0", "\ufeff", "<b>", strings.Repeat("å", 201), strings.Repeat("ä", 1001), strings.Repeat("ö", casefile.MaxText), strings.Repeat("ö", casefile.MaxText+1))
}

func (o odd) time(good time.Time) time.Time {
	return one(o, good, time.Time{}, time.Time{}.Add(time.Second), good.Add(-time.Hour), good.Add(123*time.Millisecond), good.In(time.FixedZone("", 3601)),
		time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(1899, 12, 31, 23, 59, 59, 0, time.UTC), time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2999, 12, 31, 23, 59, 59, 0, time.UTC),
		time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
}

func (o odd) instant(good time.Time) *time.Time {
	at := o.time(good)
	return one(o, &at, nil)
}

func (o odd) moment(good time.Time) calendar.Moment {
	m := calendar.Moment{At: o.time(good), Precision: one(o, calendar.Exact, calendar.Precisions[:]...)}
	if m.Precision == calendar.Between || o.IntN(9) == 0 {
		m.Until = o.time(good)
	}
	return one(o, m, calendar.Moment{})
}

func (o odd) number() *int64 {
	n := one[int64](o, 9500, -1, 0, casefile.MaxCount, casefile.MaxCount+1, math.MaxInt64)
	return one(o, &n, nil)
}

func (o odd) date() calendar.Date {
	return one(o, calendar.Date{Year: 2026, Month: 11, Day: 1}, append(noDays, calendar.Date{}, calendar.Date{Year: 1970, Month: 1, Day: 1}, calendar.Date{Year: 2100, Month: 12, Day: 31})...)
}

func (o odd) answer() deadline.Answer {
	return one(o, deadline.Yes, deadline.No, deadline.Unknown, "perhaps")
}

func (o odd) obligation() deadline.ID {
	return one[deadline.ID](o, "gdpr.authority", "dora.initial", "dora.final", "gdpr.subjects", "custom.a-duty", "custom.underratta-kund-ab", "custom.", "x")
}

func (o odd) file() *models.File {
	f := &models.File{Name: o.text("kvitto.pdf"), MediaType: o.text("application/pdf"), Note: o.text("Kom per post"), Data: []byte("%PDF")}
	return one(o, f, nil)
}

func (o odd) duty() models.Duty {
	d := controller
	d.TitleSV, d.TitleEN, d.Recipient, d.Reference, d.Clause, d.Reason = o.text(d.TitleSV), o.text(d.TitleEN), o.text(d.Recipient), o.text(d.Reference), o.text(d.Clause), o.text("Nytt avtal")
	d.Kind, d.Role = one(o, d.Kind, "", "law", casefile.ByCardScheme), one[deadline.Role](o, "", deadline.Controller, deadline.Processor, "owner")
	d.N, d.Unit = one(o, d.N, -1, 0, 1, 10_000, 10_001, math.MaxInt32), one(o, d.Unit, deadline.NoUnit, deadline.Days, deadline.Months, "years")
	d.Reading = one(o, d.Reading, deadline.WholeDay, deadline.WholeDayRolled, "", "later")
	d.Event = one(o, d.Event, deadline.FirstFiled, deadline.Detected, "never")
	if o.IntN(4) == 0 {
		d.Of = models.List[deadline.ID]{o.obligation(), o.obligation()}
	}
	d.If = one(o, d.If, models.List[deadline.Condition]{deadline.Major, deadline.Major}, models.List[deadline.Condition]{"moon"}, nil)
	d.First, d.Last = o.date(), one(o, calendar.Date{}, o.date())
	return d
}

// tries are all the ways of putting something on the record of an incident.
func (h *house) tries(o odd, ref string, others []int64) map[string]func() error {
	t, at := h.t, h.at.Add(-time.Hour)
	none := models.Once{}
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	whose := one(o, nil, &others[o.IntN(len(others))])
	return map[string]func() error{
		"AddEntry": func() error {
			return h.AddEntry(ctx(t), h.officer, none, ref, models.Entry{At: o.moment(at), Text: o.text("Samtal"), Source: o.text("Logg")})
		},
		"CorrectEntry": func() error {
			es, _, err := h.Timeline(ctx(t), h.officer, ref, models.TimelineFilter{})
			if err != nil || len(es) == 0 {
				return err
			}
			return h.CorrectEntry(ctx(t), h.officer, none, ref, es[o.IntN(len(es))].ID, models.Entry{At: o.moment(at), Text: o.text("Samtal"), Source: o.text("Logg"), Withdrawn: o.IntN(2) == 0})
		},
		"AddAwareness": func() error {
			return h.AddAwareness(ctx(t), h.officer, none, ref, models.Awareness{At: o.moment(at), How: o.text("Ringde"), Source: o.text("Anna")})
		},
		"ChooseAwareness": func() error {
			as, err := h.Awareness(ctx(t), h.officer, ref)
			check(t, err)
			was := int64(0)
			for _, a := range as {
				if a.Chosen {
					was = a.ID
				}
			}
			return h.ChooseAwareness(ctx(t), h.officer, ref, as[o.IntN(len(as))].ID, was, o.text("Då stod det klart"))
		},
		"AddCount": func() error {
			return h.AddCount(ctx(t), h.officer, none, ref, models.Count{
				AsOf: o.instant(at), Of: one(o, casefile.DataSubjects, casefile.Clients, "", "people"), Mode: one(o, casefile.Approximate, casefile.Exact, "", "guess"),
				Min: o.number(), Max: o.number(), ByCountry: one(o, nil, models.ByCountry{"SE": o.number()}, models.ByCountry{"UK": o.number()}, models.ByCountry{"": nil}), Source: o.text("Logg"), Note: o.text("Preliminärt"),
			})
		},
		"SetFacts": func() error {
			f := form.Catalogue[o.IntN(len(form.Catalogue))]
			old, err := h.Facts(ctx(t), h.officer, ref)
			check(t, err)
			choices := append(f.Values(), "maybe")
			v := models.FactValue{Text: one(o, choices[o.IntN(len(choices))], o.text("12"))}
			if f.Type.IsList() && o.IntN(9) > 0 {
				v = models.FactValue{Lines: []string{one(o, choices[o.IntN(len(choices))], o.text("namn")), one(o, choices[o.IntN(len(choices))], o.text("adress"))}}
			}
			return h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: f.Key, Version: old[f.Key].Version, Value: v, Source: o.text("Driften")}})
		},
		"MakeDecision": func() error {
			return h.MakeDecision(ctx(t), h.officer, none, ref, models.Decision{
				Obligation: o.obligation(), Outcome: one(o, deadline.Notify, deadline.DoNotNotify, deadline.ClassifyMajor, deadline.Reclassify, "wait"), Reason: o.text("Risk"),
				DecidedAt: o.instant(at), DecidedBy: o.text("Anna"), ApprovedBy: o.text(""), EntityID: whose,
			})
		},
		"RecordFiling": func() error {
			_, err := h.RecordFiling(ctx(t), h.officer, none, ref, models.Filing{
				Obligation: o.obligation(), SentAt: o.instant(at), Channel: o.text("brev"), Reference: o.text("IMY-1"), DelayReason: o.text("Sent upptäckt"), Country: one(o, "", "SE", "NO", "XX"), EntityID: whose,
			}, o.file())
			return err
		},
		"AddReceipt": func() error {
			fs, err := h.Filings(ctx(t), h.officer, ref)
			if err != nil || len(fs) == 0 {
				return err
			}
			return h.AddReceipt(ctx(t), h.officer, none, ref, fs[o.IntN(len(fs))].ID, models.Receipt{Reference: o.text("DI-1"), Note: o.text("Kom")}, o.file())
		},
		"AddEvidence": func() error {
			f := o.file()
			if f == nil {
				return nil
			}
			return h.AddEvidence(ctx(t), h.officer, none, ref, *f)
		},
		"AddQuestion": func() error {
			return h.AddQuestion(ctx(t), h.officer, none, ref, models.Question{
				Recipient: o.text("IMY"), Reference: o.text("DI-1"), EntityID: whose, ReceivedAt: o.moment(at), DueAt: o.moment(h.at.Add(90 * time.Hour)), Text: o.text("Hur många?"), ReceivedBy: o.text("Anna"),
			})
		},
		"ReplyTo": func() error {
			r, err := h.Record(ctx(t), h.officer, ref)
			if err != nil || len(r.Questions) == 0 {
				return err
			}
			return h.ReplyTo(ctx(t), h.officer, none, ref, r.Questions[o.IntN(len(r.Questions))].First(), models.Reply{Text: o.text("Tio"), SentAt: o.time(at), Channel: o.text("e-post")}, o.file())
		},
		"EditIncident": func() error {
			x := in
			x.Title, x.Summary, x.Informant, x.KnownBy = o.text(in.Title), o.text("Det hände"), o.text("Anna"), o.text("Bo")
			x.PersonalData, x.Risk, x.HighRisk, x.ServicesDown = o.answer(), o.answer(), o.answer(), o.answer()
			x.OccurredFrom, x.OccurredTo, x.DetectedAt, x.RecoveredAt = o.moment(at), o.moment(at), o.moment(at), o.moment(at)
			x.ResolvedAt, x.CorrectedAt, x.ClassifiedMajorAt = o.moment(at), o.moment(at), o.moment(at)
			x.Answers = one(o, nil, models.Answers{deadline.Conditions()[0]: o.answer()}, models.Answers{"moon": deadline.Yes})
			return h.EditIncident(ctx(t), h.officer, x)
		},
		"SetStatus": func() error {
			return h.SetStatus(ctx(t), h.officer, ref, in.Version, one(o, models.StatusOpen, models.StatusClosed), o.text("Klart"))
		},
		"EditEntity": func() error {
			e, err := h.Entity(ctx(t), h.officer, others[o.IntN(len(others))])
			check(t, err)
			e.Name, e.OrgNo, e.LEI, e.Country = o.text(e.Name), o.text("556737-0431"), one(o, "", "x", "529900T8BM49AURSDO55"), one(o, e.Country, "NO", "XX", "")
			e.Traits, e.NIS2, e.MainEstablishment, e.Type = one(o, nil, models.Traits{deadline.Traits()[0], deadline.Traits()[0]}, models.Traits{"big"}), o.answer(), one(o, "", "DE", "US", models.NoMainEstablishment), one(o, e.Type, "", "bakery")
			return h.EditEntity(ctx(t), h.admin, e)
		},
		"AddDuty": func() error {
			_, err := h.AddDuty(ctx(t), h.officer, none, o.duty(), o.file())
			return err
		},
		"EditDuty": func() error {
			ds, err := h.Duties(ctx(t), h.officer)
			if err != nil || len(ds) == 0 {
				return err
			}
			d := o.duty()
			last := ds[o.IntN(len(ds))]
			d.Slug, d.Version = last.Slug, last.Version
			return h.EditDuty(ctx(t), h.officer, d, o.file())
		},
		"EndDuty": func() error {
			ds, err := h.Duties(ctx(t), h.officer)
			if err != nil || len(ds) == 0 || o.IntN(3) > 0 {
				return err
			}
			last := ds[o.IntN(len(ds))]
			return h.EndDuty(ctx(t), h.officer, last.Slug, last.Version, o.date(), o.text("Uppsagt"))
		},
	}
}

// TestWhateverIsStoredCanBeExportedAndReadAgain stores what it can, in an order that
// is another with each seed, and sees after each thing that the record leaves in a
// file that can be read.
func TestWhateverIsStoredCanBeExportedAndReadAgain(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHouse(t)
			o := odd{rand.New(rand.NewPCG(seed, 16)), false}
			ref := h.report("Fel mottagare")
			others := []int64{h.addTo(ref, subsidiary)}
			stored, refused := map[string]int{}, 0
			for range 200 {
				tries := h.tries(o, ref, others)
				names := make([]string, 0, len(tries))
				for name := range tries {
					names = append(names, name)
				}
				name := sorted(names)[o.IntN(len(names))]
				err := tries[name]()
				var invalid *models.Invalid
				switch {
				case errors.As(err, &invalid), errors.Is(err, models.ErrConflict), errors.Is(err, models.ErrNotFound):
					refused++
					continue
				case err != nil:
					t.Fatalf("%s: %v", name, err)
				}
				stored[name]++
				f, zone, err := h.CaseFile(ctx(t), h.auditor, ref)
				if err != nil {
					t.Fatalf("after %s the record cannot be read: %v", name, err)
				}
				if _, err := f.Encode(zone); err != nil {
					t.Fatalf("after %s the record cannot be exported: %v", name, err)
				}
			}
			if len(stored) < 12 || refused < 25 {
				t.Errorf("stored only %v, refused %d", stored, refused)
			}
			fs, err := h.Filings(ctx(t), h.officer, ref)
			check(t, err)
			for _, f := range fs {
				if f.IsFaulty() {
					t.Errorf("filing %d is frozen with a fault", f.ID)
				}
			}
			h.sound()
		})
	}
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}
