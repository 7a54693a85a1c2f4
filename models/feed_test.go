package models_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
)

// calendarOf is the limits of what an actor sees, by the obligation, for a house
// with one incident.
func (h *house) calendarOf(a models.Actor) map[deadline.ID]models.CalendarLimit {
	h.t.Helper()
	ls, more, err := h.Calendar(ctx(h.t), a, 100)
	check(h.t, err)
	if more {
		h.t.Error("there are said to be more")
	}
	all := map[deadline.ID]models.CalendarLimit{}
	for _, l := range ls {
		if _, twice := all[l.Obligation.ID]; twice {
			h.t.Errorf("%s is there twice", l.Obligation.ID)
		}
		all[l.Obligation.ID] = l
	}
	return all
}

func TestALimitInACalendarKeepsItsNameAndRisesWithEachChange(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Första rubriken")
	first := h.calendarOf(h.officer)["gdpr.authority"]
	if want := h.at.Add(70 * time.Hour); !first.Obligation.Strict.Equal(want) || first.Ended {
		t.Fatalf("at first %+v, want %s", first, want)
	}
	last := first
	for _, step := range []struct {
		name  string
		do    func() error
		moved time.Duration
	}{
		{"another title", func() error {
			in, err := h.Incident(ctx(t), h.officer, ref)
			check(t, err)
			in.Title = "Andra rubriken"
			return h.EditIncident(ctx(t), h.officer, in)
		}, 0},
		{"awareness moved", func() error {
			check(t, h.AddAwareness(ctx(t), h.officer, models.Once{}, ref, models.Awareness{At: calendar.At(present.Add(-6 * time.Hour)), How: "larm"}))
			as, err := h.Awareness(ctx(t), h.officer, ref)
			check(t, err)
			was := int64(0)
			for _, a := range as {
				if a.Chosen {
					was = a.ID
				}
			}
			for _, a := range as {
				if a.How == "larm" {
					return h.ChooseAwareness(ctx(t), h.officer, ref, a.ID, was, "larmet kom först")
				}
			}
			return errors.New("not there")
		}, -4 * time.Hour},
		{"the entity changed", func() error {
			e, err := h.Entity(ctx(t), h.officer, h.bank)
			check(t, err)
			e.EvesAreHolidays = true
			return h.EditEntity(ctx(t), h.officer, e)
		}, 0},
	} {
		h.at = h.at.Add(time.Minute)
		check(t, step.do())
		now := h.calendarOf(h.officer)["gdpr.authority"]
		if now.UID != first.UID || strings.Contains(now.UID, "rubriken") {
			t.Errorf("%s: the name is %s, and was %s", step.name, now.UID, first.UID)
		}
		if now.Sequence <= last.Sequence || !now.ChangedAt.Equal(h.at) {
			t.Errorf("%s: sequence %d at %s, after %d", step.name, now.Sequence, now.ChangedAt, last.Sequence)
		}
		if got := now.Obligation.Strict.Sub(*last.Obligation.Strict); got != step.moved {
			t.Errorf("%s: moved by %s, want %s", step.name, got, step.moved)
		}
		last = now
	}
	again := h.calendarOf(h.auditor)["gdpr.authority"]
	if again.UID != last.UID || again.Sequence != last.Sequence {
		t.Errorf("for the auditor %+v, for the officer %+v", again, last)
	}
}

func TestALimitThatEndedIsToldForThirtyDays(t *testing.T) {
	for name, end := range map[string]func(h *house, ref string){
		"filed": func(h *house, ref string) {
			_, err := h.RecordFiling(ctx(h.t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "e-tjänst"}, nil)
			check(h.t, err)
		},
		"decided against": func(h *house, ref string) {
			check(h.t, h.MakeDecision(ctx(h.t), h.officer, models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Outcome: deadline.DoNotNotify, Reason: "Ingen risk", DecidedAt: &h.at, DecidedBy: "Anna"}))
		},
		"closed": func(h *house, ref string) {
			in, err := h.Incident(ctx(h.t), h.officer, ref)
			check(h.t, err)
			check(h.t, h.SetStatus(ctx(h.t), h.officer, ref, in.Version, models.StatusClosed, "Rapporterad av misstag"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			ref := h.report("Kort")
			before := h.calendarOf(h.officer)["gdpr.authority"]
			h.at = h.at.Add(time.Hour)
			end(h, ref)
			h.at = h.at.Add(30 * 24 * time.Hour)
			after := h.calendarOf(h.officer)["gdpr.authority"]
			if !after.Ended || after.UID != before.UID || after.Sequence <= before.Sequence || !after.Obligation.Strict.Equal(*before.Obligation.Strict) {
				t.Errorf("after it ended %+v, before %+v", after, before)
			}
			h.at = h.at.Add(time.Second)
			if still, ok := h.calendarOf(h.officer)["gdpr.authority"]; ok {
				t.Errorf("after thirty days: %+v", still)
			}
		})
	}
}

func TestACalendarHoldsTheSoonestAndSaysThatItIsCutOff(t *testing.T) {
	h := newHouse(t)
	for i := range 6 {
		h.at = present.Add(time.Duration(i) * time.Hour)
		h.report(fmt.Sprint("Nummer ", i))
	}
	all, more, err := h.Calendar(ctx(t), h.officer, 100)
	check(t, err)
	if more {
		t.Error("cut off at 100")
	}
	few, more, err := h.Calendar(ctx(t), h.officer, 4)
	check(t, err)
	if !more || len(few) != 4 {
		t.Errorf("%d of %d, more: %v", len(few), len(all), more)
	}
	names := map[string]bool{}
	for i, l := range all {
		names[l.UID] = true
		if i < 4 && l.UID != few[i].UID {
			t.Errorf("%d: %s, want %s", i, few[i].UID, l.UID)
		}
		if i > 0 && l.Obligation.Strict.Before(*all[i-1].Obligation.Strict) {
			t.Errorf("%s is before the one before it", l.UID)
		}
	}
	if len(names) != len(all) {
		t.Errorf("%d names for %d limits", len(names), len(all))
	}
	if _, more, err := h.Calendar(ctx(t), h.officer, len(all)); err != nil || more {
		t.Errorf("as many as there are: %v, %v", more, err)
	}
}

func TestACalendarHoldsNothingOfWhatItsOwnerMayNotSee(t *testing.T) {
	h := newHouse(t)
	ref := h.report("Hemlig")
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, ref, in.Version, true, nil))
	closed := h.report("Hemlig och avslutad")
	in, err = h.Incident(ctx(t), h.officer, closed)
	check(t, err)
	check(t, h.SetAccess(ctx(t), h.officer, closed, in.Version, true, nil))
	in, err = h.Incident(ctx(t), h.officer, closed)
	check(t, err)
	check(t, h.SetStatus(ctx(t), h.officer, closed, in.Version, models.StatusClosed, "skäl"))
	for _, a := range []models.Actor{h.approver, h.reader, h.reporter, h.admin} {
		if ls, more, err := h.Calendar(ctx(t), a, 100); err != nil || more || len(ls) > 0 {
			t.Errorf("%s: %+v, %v, %v", a.Role, ls, more, err)
		}
	}
	for _, a := range []models.Actor{h.officer, h.auditor} {
		if ls, _, err := h.Calendar(ctx(t), a, 100); err != nil || len(ls) < 2 {
			t.Errorf("%s: %+v, %v", a.Role, ls, err)
		}
	}
}

func TestAFeedIsFoundByItsTokenUntilItIsRevokedOrItsUserDisabled(t *testing.T) {
	h := newHouse(t)
	token, err := h.AddFeed(ctx(t), h.reader, models.Once{Token: "x"}, true)
	check(t, err)
	if _, err := h.AddFeed(ctx(t), h.reader, models.Once{Token: "x"}, true); !errors.As(err, new(*models.Done)) {
		t.Errorf("sent twice: %v", err)
	}
	f, u, err := h.UseFeed(ctx(t), token)
	check(t, err)
	if u.Actor() != h.reader || !f.WithTitles || strings.Contains(f.TokenSHA256, token) {
		t.Errorf("found %+v of %+v", f, u)
	}
	used := func() time.Time {
		fs, err := h.Feeds(ctx(t), h.reader)
		check(t, err)
		if len(fs) != 1 || fs[0].LastUsedAt == nil {
			t.Fatalf("the feeds are %+v", fs)
		}
		return *fs[0].LastUsedAt
	}
	h.at = h.at.Add(59 * time.Minute)
	_, _, err = h.UseFeed(ctx(t), token)
	check(t, err)
	if got := used(); !got.Equal(present) {
		t.Errorf("within the hour it is noted at %s", got)
	}
	h.at = h.at.Add(time.Minute)
	_, _, err = h.UseFeed(ctx(t), token)
	check(t, err)
	if got := used(); !got.Equal(h.at) {
		t.Errorf("after an hour it is noted at %s", got)
	}
	if err := h.RevokeFeed(ctx(t), h.officer, f.ID); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("another's: %v", err)
	}
	user, err := h.User(ctx(t), h.admin, h.reader.ID)
	check(t, err)
	user.Disabled = true
	check(t, h.EditUser(ctx(t), h.admin, user))
	h.noFeed(token, "disabled")
	user.Disabled, user.Version = false, user.Version+1
	check(t, h.EditUser(ctx(t), h.admin, user))
	_, _, err = h.UseFeed(ctx(t), token)
	check(t, err)
	check(t, h.RevokeFeed(ctx(t), h.reader, f.ID))
	check(t, h.RevokeFeed(ctx(t), h.reader, f.ID))
	h.noFeed(token, "revoked")
	h.noFeed(f.TokenSHA256, "its hash")
	h.noFeed("", "empty")
	if v, err := h.Verify(ctx(t), h.auditor); err != nil || !v.OK() {
		t.Errorf("the log: %+v, %v", v, err)
	}
}

func (h *house) noFeed(token, why string) {
	h.t.Helper()
	if f, _, err := h.UseFeed(ctx(h.t), token); !errors.Is(err, models.ErrNotFound) {
		h.t.Errorf("%s: %+v, %v", why, f, err)
	}
}

func TestAPersonHasTenFeedsAtMostAndAnAdministratorNone(t *testing.T) {
	h := newHouse(t)
	for range models.MaxFeeds {
		_, err := h.AddFeed(ctx(t), h.reader, models.Once{}, false)
		check(t, err)
	}
	_, err := h.AddFeed(ctx(t), h.reader, models.Once{}, false)
	wantProblem(t, err, "titles")
	fs, err := h.Feeds(ctx(t), h.reader)
	check(t, err)
	check(t, h.RevokeFeed(ctx(t), h.reader, fs[0].ID))
	_, err = h.AddFeed(ctx(t), h.reader, models.Once{}, false)
	check(t, err)
	for _, a := range []models.Actor{h.admin, models.Operator("test")} {
		if _, err := h.AddFeed(ctx(t), a, models.Once{}, false); !errors.Is(err, models.ErrForbidden) {
			t.Errorf("%s: %v", a.Role, err)
		}
	}
}

func TestAFeedThatWasPutIntoTheFileIsFoundByVerify(t *testing.T) {
	h := newHouse(t)
	_, err := h.AddFeed(ctx(t), h.reader, models.Once{}, false)
	check(t, err)
	h.tamper("INSERT INTO feeds (user_id, token_sha256, with_titles, created_at) SELECT user_id, replace(token_sha256, substr(token_sha256, 1, 1), 'x'), 1, created_at FROM feeds", true)
	v, err := h.Verify(ctx(t), h.auditor)
	check(t, err)
	if !strings.Contains(v.Broken, "feed 2 is in the database and not in the log") {
		t.Errorf("got %q", v.Broken)
	}
}

func TestAPasswordThatSomebodyElseSetsRevokesTheAddressesOfTheUser(t *testing.T) {
	h := newHouse(t)
	address := func(by models.Actor) string {
		token, err := h.AddFeed(ctx(t), by, models.Once{}, false)
		check(t, err)
		return token
	}
	works := func(token string) bool {
		_, _, err := h.UseFeed(ctx(t), token)
		if err != nil && !errors.Is(err, models.ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	first, second, others := address(h.reader), address(h.reader), address(h.officer)
	_, err := h.SetPassword(ctx(t), h.reader, h.reader.ID, "another-password-1") // their own
	check(t, err)
	if !works(first) || !works(second) {
		t.Error("they are gone with a password of their own")
	}
	_, err = h.SetPassword(ctx(t), h.admin, h.reader.ID, "another-password-2")
	check(t, err)
	if works(first) || works(second) || !works(others) {
		t.Errorf("they answer: %v, %v, and another’s: %v", works(first), works(second), works(others))
	}
	third := address(h.officer)
	check(t, h.RevokeFeeds(ctx(t), h.officer))
	if works(others) || works(third) {
		t.Error("they answer although all were revoked")
	}
	h.sound()
}
