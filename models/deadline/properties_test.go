package deadline_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// parsed is a story as the engine reads it.
func parsed(t *testing.T, s story) deadline.Facts {
	t.Helper()
	line, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	f, err := deadline.ParseFacts(line)
	if err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return f
}

// duties are the obligations of a story that exist.
func duties(f deadline.Facts) map[deadline.ID]deadline.Obligation {
	all := map[deadline.ID]deadline.Obligation{}
	for _, o := range deadline.Times(f) {
		if o.State != deadline.NotApplicable {
			all[o.ID] = o
		}
	}
	return all
}

// anywhere is a story of anything in any country.
func anywhere(aware uint32, what, sent uint64) story {
	s := anything(aware, what, sent)
	countries := slices.Sorted(maps.Keys(zones))
	s.Entity.Country = countries[what%uint64(len(countries))]
	return s
}

func FuzzTheStrictEndIsNotAfterTheLatest(f *testing.F) {
	somewhen(f)
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		s := anywhere(aware, what, sent)
		for id, o := range duties(parsed(t, s)) {
			switch {
			case (o.Strict == nil) != (o.Latest == nil):
				t.Errorf("%s has only one end in %+v", id, s)
			case o.Strict != nil && (o.Strict.After(*o.Latest) || o.ClockStart.After(*o.Strict)):
				t.Errorf("%s starts %s and ends %s or %s in %+v", id, o.ClockStart, o.Strict, o.Latest, s)
			}
		}
	})
}

// FuzzAFilingByTheStrictEndIsNeverLate files what is open at the strict end, at
// an instant before it, and at the latest end.
func FuzzAFilingByTheStrictEndIsNeverLate(f *testing.F) {
	somewhen(f)
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		facts := parsed(t, anywhere(aware, what, sent))
		for id, o := range duties(facts) {
			if o.State != deadline.Running {
				continue
			}
			some := o.Strict.Add(-time.Duration(sent % uint64(o.Strict.Sub(*o.ClockStart)+1)))
			for _, at := range []time.Time{*o.Strict, some, *o.Latest} {
				filed := facts
				filed.Filings = append(slices.Clone(facts.Filings), deadline.Filing{Obligation: id, SentAt: at})
				got := duties(filed)[id]
				if id == "dora.delay_notice" && got.Strict != nil && !got.Strict.Equal(*o.Strict) {
					continue // told of, and on to the next limit that was missed
				}
				if got.State != deadline.Met || got.Late == nil || got.Late.Latest || got.Late.Strict != at.After(*o.Strict) {
					t.Errorf("%s, which ends %s or %s, filed %s is %s, late %+v, in %+v", id, o.Strict, o.Latest, at, got.State, got.Late, facts)
				}
			}
		}
	})
}

// forgettable are the facts that may not be known; each takes one away. Without
// awareness another law may apply: that is FuzzUnknown.
func forgettable() []func(*story) {
	all := []func(*story){func(s *story) { s.Entity.Type = "" }, func(s *story) { s.Entity.NIS2 = "unknown" }}
	for _, fact := range append(slices.Clone(everyAnswer), "classified_major_at", "recovered_at", "corrective_measure_at", "detected_at", "occurred_at") {
		all = append(all, func(s *story) { delete(s.Incident, fact) })
	}
	return all
}

// FuzzAnUnknownRemovesNothing forgets some facts: no duty that was open may
// disappear, or seem to be done.
func FuzzAnUnknownRemovesNothing(f *testing.F) {
	somewhen(f)
	forget := forgettable()
	open := func(o deadline.Obligation) bool {
		return o.State != "" && o.State != deadline.Met && o.State != deadline.MetLate && o.State != deadline.NotRequired
	}
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		s := anywhere(aware, what, sent)
		known := duties(parsed(t, s))
		for n := range len(forget) + 1 {
			less := s
			less.Incident = maps.Clone(s.Incident)
			if n < len(forget) {
				forget[n](&less)
			} else {
				for i := range forget {
					if what>>i&1 == 1 {
						forget[i](&less)
					}
				}
			}
			after := duties(parsed(t, less))
			for id, o := range known {
				if now := after[id]; now.State == "" || open(o) && !open(now) {
					t.Errorf("%s was %s and is %q when less is known, %+v instead of %+v", id, o.State, now.State, less, s)
				}
			}
		}
	})
}

// FuzzACountryThatIsForgottenIsSaidToBeMissing takes away where people live, of an
// entity that has no main establishment: that fewer authorities are told is only
// what is known.
func FuzzACountryThatIsForgottenIsSaidToBeMissing(f *testing.F) {
	somewhen(f)
	told := func(facts deadline.Facts) (list []deadline.Obligation) {
		for _, o := range deadline.Times(facts) {
			if o.ID == "gdpr.authority" && o.State != deadline.NotApplicable {
				list = append(list, o)
			}
		}
		return list
	}
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		facts := parsed(t, anywhere(aware, what, sent))
		if facts.Entity.NoMain = true; what%5 == 0 {
			facts.Entity.Country, facts.Entity.NoMain = "GB", false
		}
		for i, code := range []string{"AT", "BE", "DE", "FR", "GB", "SE", ""} {
			if sent>>i&1 == 1 {
				facts.Incident.Affected = append(facts.Incident.Affected, code)
			}
		}
		known := told(facts)
		facts.Incident.Affected = nil
		less := told(facts)
		if len(less) == 0 && len(known) > 0 {
			t.Errorf("nobody is told when it is not known where people live: %+v", facts)
		}
		for _, o := range less {
			if !o.Provisional || !slices.Contains(o.Gaps, deadline.NoCountries) {
				t.Errorf("%s of %s is certain, and %d were told before: %+v", o.ID, o.Country, len(known), facts)
			}
		}
	})
}

// FuzzReliefIsNotForTheExcluded tries every reason of Reg. (EU) 2025/301 Art.
// 5(5) and (6) to keep a limit of hours on a free day, and a type that nobody
// knows.
func FuzzReliefIsNotForTheExcluded(f *testing.F) {
	somewhen(f)
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		one := financial[sent%uint64(len(financial))]
		for i, kind := range []string{one, one, "", "credit_institution", "central_counterparty", "trading_venue"} {
			s := anywhere(aware, what, sent)
			s.Entity.Type, s.Entity.ReliefExcluded, s.Entity.Regimes = kind, i == 0, []string{"dora"}
			if i == 1 {
				s.Entity.NIS2 = "yes"
			}
			all := duties(parsed(t, s))
			for _, id := range []deadline.ID{"dora.initial", "dora.intermediate"} {
				if o := all[id]; o.Strict != nil && !o.Strict.Equal(*o.Latest) {
					t.Errorf("%s of %q ends %s, and with relief %s, in %+v", id, kind, o.Strict, o.Latest, s)
				}
			}
		}
	})
}

// sumOf is the sum of all that is said of some stories, in JSON and in words.
func sumOf(t *testing.T) string {
	t.Helper()
	var all []byte
	for i, c := range turns() {
		if i%17 == 0 {
			f := parsed(t, c.story)
			obligations := deadline.Compute(f)
			all = deadline.AppendJSON(all, f, obligations)
			for _, l := range []i18n.Lang{i18n.SV, i18n.EN} {
				all = deadline.AppendText(all, l, f, obligations)
			}
		}
	}
	return fmt.Sprintf("sum %x", sha256.Sum256(all))
}

// elsewhereAsks tells the test binary that it is asked from another place.
const elsewhereAsks = "FRIST_TEST_SUM"

// TestAnswersAreTheSameInEveryPlace moves the machine: its time zone in this
// process, and with its language in a process of its own.
func TestAnswersAreTheSameInEveryPlace(t *testing.T) {
	want := sumOf(t)
	if os.Getenv(elsewhereAsks) != "" {
		fmt.Println(want)
		return
	}
	home := time.Local
	defer func() { time.Local = home }()
	for _, place := range []string{"UTC", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu"} {
		time.Local = zone(place)
		if got := sumOf(t); got != want {
			t.Errorf("in %s the answers differ", place)
		}
	}
	for place, language := range map[string]string{"Pacific/Apia": "tr_TR.UTF-8", "America/New_York": "sv_SE.UTF-8", "Asia/Kolkata": "C"} {
		again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
		again.Env = append(os.Environ(), elsewhereAsks+"=1", "TZ="+place, "LC_ALL="+language, "LANG="+language)
		out, err := again.CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte(want)) {
			t.Errorf("with TZ=%s and LC_ALL=%s: %v, %s", place, language, err, out)
		}
	}
}
