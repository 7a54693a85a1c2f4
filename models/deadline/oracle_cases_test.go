package deadline_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/deadline"
)

// A fixed case is a story with a name that says how it was made.
type fixedCase struct {
	name string
	story
}

// fewest is how many stories there are at least, before each is told again with
// filings about its limits.
const fewest = 300

// TestTheOracleAndTheEngineAgree compares what two implementations that share
// nothing say of each duty: its strict and its latest instant, its state, and
// whether what was filed was late. A failure gives the facts, for
// frist deadlines to read.
func TestTheOracleAndTheEngineAgree(t *testing.T) {
	cases := slices.Concat(turns(), people(), borders(), chains(), choices())
	if len(cases) < fewest {
		t.Errorf("%d cases, want %d or more", len(cases), fewest)
	}
	seen := map[string]bool{}
	for i, c := range cases {
		compare(t, c, seen)
		for _, again := range filed(c, i) {
			compare(t, again, seen)
		}
		if i%3 == 0 { // as it was read before
			c.Edition = 2
			compare(t, c, seen)
		}
	}
	for _, r := range deadline.Rules() {
		if v := fmt.Sprint(r.ID, " ", r.Version); !seen[v] {
			t.Errorf("no case is about %s", v)
		}
	}
}

// compare asks both, and notes which versions of which rules have answered.
func compare(t *testing.T, c fixedCase, seen map[string]bool) {
	t.Helper()
	line, err := json.Marshal(c.story)
	if err != nil {
		t.Fatal(err)
	}
	f, err := deadline.ParseFacts(line)
	if err != nil {
		t.Fatalf("%s: %v in %s", c.name, err, line)
	}
	want, got := ask(c.story), map[string]answer{}
	for _, o := range deadline.Times(f) {
		if o.State == deadline.NotApplicable {
			continue
		}
		if _, twice := got[string(o.ID)]; twice {
			t.Errorf("%s: %s twice, of %s", c.name, o.ID, line)
		}
		got[string(o.ID)] = answered(o)
		seen[fmt.Sprint(o.ID, " ", o.RuleVersion)] = true
	}
	ids := maps.Clone(want)
	maps.Copy(ids, got)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if a, b := said(got[id]), said(want[id]); a != b {
			t.Errorf("%s: %s is\n %s by the engine,\n %s by the oracle, of\n %s", c.name, id, a, b, line)
		}
	}
}

func answered(o deadline.Obligation) answer {
	a := answer{state: string(o.State)}
	if o.Strict != nil {
		a.strict, a.latest = *o.Strict, *o.Latest
	}
	if o.Late != nil {
		a.late = &[2]bool{o.Late.Strict, o.Late.Latest}
	}
	return a
}

func said(a answer) string {
	if a.state == "" {
		return "no duty"
	}
	s := a.state
	for _, t := range []time.Time{a.strict, a.latest} {
		if !t.IsZero() {
			s += " " + t.UTC().Format(time.RFC3339Nano)
		}
	}
	if a.late != nil {
		s += fmt.Sprint(" late ", *a.late)
	}
	return s
}

// filed tells a story again for each of its limits: what is due is filed, or the
// day is, a second before, at or after one of its ends. Which of them turns with
// the case, so that all occur for each duty.
func filed(c fixedCase, turn int) []fixedCase {
	var again []fixedCase
	answers := ask(c.story)
	for i, id := range slices.Sorted(maps.Keys(answers)) {
		a := answers[id]
		if a.strict.IsZero() || a.state != "running" {
			continue
		}
		end, which := a.strict, "strict"
		if (turn+i)%2 == 1 {
			end, which = a.latest, "latest"
		}
		off := (turn+i)/2%3 - 1
		at := end.Add(time.Duration(off) * time.Second)
		s, did := c.story, "judged"
		s.Entity.Regimes = regimeOf(id)
		if (turn+i)/6%2 == 0 {
			s.Filings, did = append(slices.Clone(c.Filings), filing{id, at}), "filed"
		} else {
			s.AsOf = at
		}
		again = append(again, fixedCase{fmt.Sprintf("%s, %s %s %d s from the %s end", c.name, id, did, off, which), s})
	}
	return again
}

// regimeOf asks for one regime only, which answers sooner than all of them.
func regimeOf(id string) []string {
	regime, _, _ := strings.Cut(id, ".")
	if regime == "imy" {
		regime = "gdpr"
	}
	return []string{regime}
}

// A moment is an instant around which the law is put to the test.
type moment struct {
	name string
	time.Time
}

func local(year int, month time.Month, day, hour, minute, second int) time.Time {
	return time.Date(year, month, day, hour, minute, second, 0, zones["SE"])
}

// lastSunday walks back to the night on which the clock is changed.
func lastSunday(year int, month time.Month) time.Time {
	day := time.Date(year, month, 31, 12, 0, 0, 0, time.UTC)
	for day.Weekday() != time.Sunday {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

// movable is a day of the typed table as a local time of day, some days before it.
func movable(year, which, before, hour, minute int) time.Time {
	day, err := time.Parse("20060102", fmt.Sprint(year, movableSwedish[year][5*which:5*which+4]))
	if err != nil {
		panic(err)
	}
	return local(year, day.Month(), day.Day()-before, hour, minute, 0)
}

// moments of a year: both changes of the clock, the ends of months and of the
// year, the chains of holidays, and limits on the stroke of midnight.
func moments(year int) []moment {
	spring, autumn := lastSunday(year, time.March), lastSunday(year, time.October)
	february := 28
	if year%4 == 0 {
		february = 29
	}
	return []moment{
		{"the Friday before the clock goes forward", local(year, 3, spring.Day()-2, 14, 30, 0)},
		{"the last half hour before the clock goes forward", local(year, 3, spring.Day(), 1, 30, 0)},
		{"a month before the hour that is skipped", local(year, 2, min(spring.Day(), 28), 2, 30, 0)},
		{"two weeks before the hour that is skipped", local(year, 3, spring.Day()-14, 2, 15, 0)},
		{"three days before the hour that is twice", local(year, 10, autumn.Day()-3, 2, 30, 0)},
		{"a quarter past midnight before the clock goes back", local(year, 10, autumn.Day(), 0, 15, 0)},
		{"the first half past two", time.Date(year, 10, autumn.Day(), 0, 30, 0, 0, time.UTC).In(zones["SE"])},
		{"the second half past two", time.Date(year, 10, autumn.Day(), 1, 30, 0, 0, time.UTC).In(zones["SE"])},
		{"a month before the hour that is twice", local(year, 9, autumn.Day(), 2, 59, 59)},
		{"the last day of January", local(year, 1, 31, 15, 0, 0)},
		{"the last day of February", local(year, 2, february, 11, 0, 0)},
		{"the last day of May", local(year, 5, 31, 10, 0, 1)},
		{"Lucia", local(year, 12, 13, 9, 5, 0)},
		{"the day before New Year's Eve", local(year, 12, 30, 17, 45, 0)},
		{"the last second of the year", local(year, 12, 31, 23, 59, 59)},
		{"Maundy Thursday", movable(year, 0, 1, 22, 15)},
		{"the Wednesday before Easter", movable(year, 0, 2, 9, 0)},
		{"the eve of Ascension", movable(year, 3, 1, 22, 30)},
		{"the Thursday before midsummer", movable(year, 5, 1, 22, 0)},
		{"a month before Midsummer's Eve", movable(year, 5, 31, 12, 0)},
		{"the Friday before All Saints", movable(year, 7, 1, 20, 0)},
		{"the day before Christmas Eve", local(year, 12, 23, 22, 0, 0)},
		{"a month before Christmas Eve", local(year, 11, 24, 16, 0, 0)},
		{"the day before National Day", local(year, 6, 5, 20, 0, 0)},
		{"the first instant of May Day", local(year, 5, 1, 0, 0, 0)},
	}
}

var starters = []string{
	"gdpr.authority", "dora.initial", "dora.intermediate", "psd2.initial", "nis2.notification", "cra.notification", "telecom.notification",
}

var everyTrait = []string{
	"listed_issuer", "security_sensitive_activities", "trust_service_provider", "telecom_provider",
	"digital_product_manufacturer", "high_risk_ai_provider", "essential_service_operator", "payment_services_outside_dora",
}

var everyAnswer = []string{
	"personal_data", "risk", "high_risk", "clients_affected", "significant", "requested", "cyber_threat", "trust_service",
	"exploited_vulnerability", "severe", "ai_serious", "ai_widespread", "ai_death", "material_event", "inside_information",
}

// waits are how long after awareness an incident is classified as major: at
// once, within the 24 hours, at their last second, after it, and never.
var waits = []time.Duration{
	0, 2*time.Hour + 30*time.Minute, 20 * time.Hour, 20*time.Hour + time.Second, 24 * time.Hour, 24*time.Hour + time.Second, 80 * time.Hour, -1,
}

// everything is an incident that may start every clock at a moment.
func everything(kind string, m time.Time, turn int) story {
	s := story{
		Entity:   firm{Country: "SE", Type: kind, Eves: turn%3 == 0, ReliefExcluded: turn%7 == 6, NIS2: "yes", Traits: everyTrait},
		Incident: map[string]any{"occurred_at": m.Add(-3 * time.Hour), "detected_at": m.Add(-10 * time.Minute), "aware_at": m},
	}
	for _, condition := range everyAnswer {
		s.Incident[condition] = "yes"
	}
	if turn%2 == 1 {
		s.Entity.Traits = append(slices.Clone(everyTrait), "qualified_trust_service_provider")
	}
	if wait := waits[turn%len(waits)]; wait >= 0 {
		s.Incident["classified_major_at"] = m.Add(wait)
	}
	return s
}

// turns puts an incident, and then its filings, at each moment of ten years. The
// types take turns.
func turns() []fixedCase {
	var cases []fixedCase
	kinds := append(slices.Clone(financial), "ict_third_party_service_provider", "other", "credit_institution")
	for year := 2021; year <= 2030; year++ {
		for _, m := range moments(year) {
			turn := len(cases) / 2
			kind := kinds[turn%len(kinds)]
			aware := everything(kind, m.Time, turn)
			sent := everything(kind, m.Add(-50*time.Minute), turn+1)
			sent.Incident["recovered_at"], sent.Incident["corrective_measure_at"] = m.Time, m.Time
			for _, id := range starters {
				sent.Filings = append(sent.Filings, filing{id, m.Time})
			}
			cases = append(cases,
				fixedCase{fmt.Sprintf("%s aware on %s in %d", kind, m.name, year), aware},
				fixedCase{fmt.Sprintf("%s files on %s in %d", kind, m.name, year), sent})
		}
	}
	return cases
}
