package deadline

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// Seconds from which the fuzzers count: 1 January 2018 to the end of 2099.
const (
	fuzzFrom = 1514764800
	fuzzSpan = 4102444800 - fuzzFrom
)

// An incidentSeed makes facts from numbers: seconds into the fuzzed years, and
// distances between the instants.
type incidentSeed struct {
	aware              uint32
	classified, filed  int32
	kind, country, bit uint8
}

// The seeds put limits on the nights of both clock changes, month ends, leap
// days and holidays up to 2100.
func seeds(f *testing.F) {
	for i, s := range []string{
		"2026-03-28T20:00:00Z", "2026-03-10T09:00:00Z", "2021-03-20T11:00:00Z", "2026-03-29T00:59:59Z", "2026-10-24T22:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
		"2028-01-31T14:00:00Z", "2028-02-29T10:00:00Z", "2027-05-31T08:00:00Z", "2026-12-31T22:59:59Z",
		"2027-03-25T21:15:00Z", "2026-05-13T20:00:00Z", "2026-06-18T20:00:00Z", "2026-12-23T21:00:00Z", "2099-12-24T09:00:00Z",
		"2025-01-16T22:59:59Z", "2025-03-11T22:59:59Z", "2021-05-27T09:01:00Z", "2018-05-24T21:59:59Z",
	} {
		for kind := range uint8(3) {
			aware := uint32(at(f, s).Unix() - fuzzFrom)
			f.Add(aware, int32(7200+i*9000), int32(3600*i), kind, uint8(28), uint8(i))
		}
	}
}

func (s incidentSeed) facts() Facts {
	countries, types := calendar.Countries(), EntityTypes()
	aware := time.Unix(fuzzFrom+int64(s.aware)%fuzzSpan, int64(s.bit)*1e6).UTC()
	f := Facts{
		Entity: Entity{
			Country:         countries[int(s.country)%len(countries)].Code,
			Type:            types[int(s.kind)%len(types)].Type,
			EvesAreHolidays: s.bit&1 != 0, ReliefExcluded: s.bit&2 != 0,
		},
		Incident: Incident{AwareAt: aware, DetectedAt: aware.Add(-time.Hour)},
	}
	f.Incident.ClassifiedMajorAt = aware.Add(time.Duration(s.classified) * time.Second)
	f.Incident.RecoveredAt = f.Incident.ClassifiedMajorAt.Add(time.Duration(s.filed) * time.Second)
	return f
}

// holds checks what is true of every answer, and returns it.
func holds(t *testing.T, f Facts) []Obligation {
	t.Helper()
	all := Compute(f)
	for i, o := range all {
		if o.Strict == nil {
			continue
		}
		if o.Strict.Before(*o.ClockStart) {
			t.Errorf("%s ends %s, before it starts %s", o.ID, o.Strict, o.ClockStart)
		}
		if o.Latest.Before(*o.Strict) {
			t.Errorf("%s: the latest reading %s is before the strict one %s", o.ID, o.Latest, o.Strict)
		}
		if most := 7 * 24 * time.Hour; o.Latest.Sub(*o.Strict) > most && o.ID != "dora.recurring" {
			t.Errorf("%s: %s lie between the readings", o.ID, o.Latest.Sub(*o.Strict))
		}
		if len(o.Derivation) == 0 || o.Derivation[0].Text.SV == "" || o.Derivation[0].Text.EN == "" {
			t.Errorf("%s is not derived", o.ID)
		}
		timely(t, f, all, i)
	}
	sameWithoutWords(t, f, all)
	sameElsewhere(t, f, all)
	return all
}

// timely checks that a filing at the strict instant is late by neither reading.
func timely(t *testing.T, f Facts, all []Obligation, i int) {
	t.Helper()
	o := all[i]
	if o.State != Running {
		return
	}
	f.Filings = append(f.Filings[:len(f.Filings):len(f.Filings)], Filing{Obligation: o.ID, SentAt: *o.Strict})
	met := Compute(f)[i]
	if met.State != Met || met.Late == nil || met.Late.Strict || met.Late.Latest {
		t.Errorf("%s filed at its strict time is %s, late %+v", o.ID, met.State, met.Late)
	}
}

func sameWithoutWords(t *testing.T, f Facts, all []Obligation) {
	t.Helper()
	times := Times(f)
	for i := range all {
		o := all[i]
		o.Derivation, o.Questions, o.Waits = []Step{}, []string{}, i18n.Text{}
		if !reflect.DeepEqual(o, times[i]) {
			t.Errorf("%s differs without its words: %+v, want %+v", o.ID, times[i], o)
		}
	}
}

// sameElsewhere checks that the zone in which instants are given, such as the
// machine's, changes nothing but the warning about odd offsets.
func sameElsewhere(t *testing.T, f Facts, all []Obligation) {
	t.Helper()
	away := time.FixedZone("", -7*3600)
	in := &f.Incident
	for _, p := range []*time.Time{&in.AwareAt, &in.DetectedAt, &in.ClassifiedMajorAt, &in.RecoveredAt} {
		if !p.IsZero() {
			*p = p.In(away)
		}
	}
	for i, o := range Times(f) {
		want := all[i]
		want.Derivation, want.Questions, want.Waits = []Step{}, []string{}, i18n.Text{}
		if !reflect.DeepEqual(o, want) {
			t.Errorf("%s differs with instants given in another zone", o.ID)
		}
	}
}

func FuzzGDPR(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		facts.Entity.Regimes = []Regime{"gdpr"}
		o := find(t, holds(t, facts), "gdpr.authority")
		if o.State == NotApplicable { // before 25 May 2018
			return
		}
		start := facts.Incident.AwareAt
		if o.Strict.Sub(start) != 72*time.Hour {
			t.Errorf("aware %s: strict after %s", start, o.Strict.Sub(start))
		}
		if more := o.Latest.Sub(*o.Strict); more <= 0 || more > time.Hour || o.Latest.Truncate(time.Hour) != *o.Latest {
			t.Errorf("aware %s: the hour rule gives %s more, until %s", start, more, o.Latest)
		}
	})
}

func FuzzSupplement(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, 28, bit}.facts()
		facts.Entity.Country = "SE"
		facts.Filings = []Filing{{Obligation: "gdpr.authority", SentAt: facts.Incident.AwareAt.Add(time.Duration(filed) * time.Second)}}
		o := find(t, holds(t, facts), "imy.supplement")
		if o.State == NotApplicable {
			return
		}
		cal, _ := calendar.For("SE", facts.Entity.EvesAreHolidays)
		if !cal.WorkingDay(cal.DateOf(*o.Latest)) {
			t.Errorf("filed %s: strict %s, latest %s", o.ClockStart, o.Strict, o.Latest)
		}
		weeksLater(t, cal.Zone, o, 4)
	})
}

// weeksLater checks that o ends n weeks after it starts: after as much elapsed
// time, or at the same time of day if that is earlier, and on that day.
func weeksLater(t *testing.T, zone *time.Location, o Obligation, n int) {
	t.Helper()
	last := calendar.DateOf(o.ClockStart.In(zone)).AddDays(7 * n)
	want := sameClock(last, *o.ClockStart, zone)
	if elapsed := o.ClockStart.Add(time.Duration(n) * 7 * 24 * time.Hour); elapsed.Before(want) {
		want = elapsed
	}
	if !o.Strict.Equal(want) {
		t.Errorf("%s from %s: strict %s, want %s", o.ID, o.ClockStart, o.Strict, want)
	}
}

// sameClock returns the first instant at which the clock shows on d what it
// shows at from, and if it never does, when it would without the change of
// that night; in the last fraction of a second of a day, the last whole second.
// It tries every quarter of an hour from UTC and asks package time.
func sameClock(d calendar.Date, from time.Time, zone *time.Location) time.Time {
	wall := from.In(zone)
	shown := time.Date(d.Year, d.Month, d.Day, wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), time.UTC)
	if wall.Hour() == 23 && wall.Minute() == 59 && wall.Second() == 59 {
		shown = shown.Truncate(time.Second)
	}
	for ahead := 14 * 60; ahead >= -14*60; ahead -= 15 {
		at := shown.Add(-time.Duration(ahead) * time.Minute)
		if _, second := at.In(zone).Zone(); second == ahead*60 {
			return at
		}
	}
	_, second := shown.Add(-24 * time.Hour).In(zone).Zone()
	return shown.Add(-time.Duration(second) * time.Second)
}

func FuzzDORAInitial(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		o := holds(t, facts)
		i := index(o, "dora.initial")
		if i < 0 || o[i].Strict == nil {
			return
		}
		in := facts.Incident
		limb, second := in.ClassifiedMajorAt.Add(4*time.Hour), in.AwareAt.Add(24*time.Hour)
		want := limb
		if !in.ClassifiedMajorAt.After(second) && second.Before(limb) {
			want = second
		}
		if !o[i].Strict.Equal(want) {
			t.Errorf("aware %s, classified %s: strict %s, want %s", in.AwareAt, in.ClassifiedMajorAt, o[i].Strict, want)
		}
		relieved(t, facts, o[i])
	})
}

// relieved checks the relief of Art. 5(4) to (6) on a limit in hours.
func relieved(t *testing.T, f Facts, o Obligation) {
	t.Helper()
	cal, _ := calendar.For(f.Entity.Country, f.Entity.EvesAreHolidays)
	day := cal.DateOf(*o.Strict)
	want := *o.Strict
	excluded := f.Entity.ReliefExcluded || f.Entity.Type == CreditInstitution || f.Entity.Type == CentralCounterparty || f.Entity.Type == TradingVenue
	if !cal.WorkingDay(day) && !excluded {
		want = cal.NextWorkingDay(day).Noon(cal.Zone)
	}
	if !o.Latest.Equal(want) {
		t.Errorf("%s of a %s: strict %s, latest %s, want %s", o.ID, f.Entity.Type, o.Strict, o.Latest, want)
	}
}

// index returns where id stands in all, or -1.
func index(all []Obligation, id ID) int {
	for i := range all {
		if all[i].ID == id {
			return i
		}
	}
	return -1
}

func FuzzDORAIntermediate(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		sent := facts.Incident.AwareAt.Add(time.Duration(filed) * time.Second)
		facts.Filings = []Filing{{Obligation: "dora.initial", SentAt: sent}}
		all := holds(t, facts)
		i := index(all, "dora.intermediate")
		if i < 0 || all[i].Strict == nil {
			return
		}
		if all[i].Strict.Sub(sent) != 72*time.Hour {
			t.Errorf("initial sent %s: strict %s", sent, all[i].Strict)
		}
		relieved(t, facts, all[i])
	})
}

func FuzzDORAFinal(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		sent := facts.Incident.AwareAt.Add(time.Duration(filed) * time.Second)
		facts.Filings = []Filing{
			{Obligation: "dora.intermediate_update", SentAt: sent}, {Obligation: "dora.intermediate", SentAt: sent.Add(-time.Duration(classified&0xffff) * time.Second)},
		}
		all := holds(t, facts)
		i := index(all, "dora.final")
		if i < 0 || all[i].Strict == nil {
			return
		}
		o := all[i]
		cal, _ := calendar.For(facts.Entity.Country, facts.Entity.EvesAreHolidays)
		from, to := cal.DateOf(sent), cal.DateOf(*o.Strict)
		if to != from.AddMonths(1) {
			t.Errorf("intermediate sent on %s: final on %s", from, to)
		}
		if strict := sameClock(to, sent, cal.Zone); !o.Strict.Equal(strict) {
			t.Errorf("intermediate sent %s: strict %s, want %s", sent, o.Strict, strict)
		}
		want := to.End(cal.Zone)
		if !cal.WorkingDay(to) {
			want = cal.NextWorkingDay(to).Noon(cal.Zone)
		}
		if !o.Latest.Equal(want) {
			t.Errorf("final on %s: latest %s, want %s", to, o.Latest, want)
		}
	})
}

func FuzzPSD2(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware % (7 * 365 * 86400), classified, filed, kind, country, bit}.facts()
		facts.Entity.Regimes = []Regime{"psd2"}
		facts.Filings = []Filing{{Obligation: "psd2.initial", SentAt: facts.Incident.AwareAt.Add(time.Duration(filed) * time.Second)}}
		cal, _ := calendar.For(facts.Entity.Country, facts.Entity.EvesAreHolidays)
		for _, o := range holds(t, facts) {
			switch {
			case o.Strict == nil:
			case o.ID == "psd2.initial":
				if got := o.Strict.Sub(*o.ClockStart); got != 4*time.Hour {
					t.Errorf("psd2.initial %d after %s", o.RuleVersion, got)
				}
			case o.ID == "psd2.final" && o.RuleVersion == 1:
				weeksLater(t, cal.Zone, o, 2)
			case o.ID == "psd2.final":
				workingDaysLater(t, cal, o, 20)
			default:
				workingDaysLater(t, cal, o, 3)
			}
		}
	})
}

func workingDaysLater(t *testing.T, cal calendar.Calendar, o Obligation, n int) {
	t.Helper()
	last := cal.AddWorkingDays(calendar.DateOf(o.ClockStart.In(cal.Zone)), n)
	if want := sameClock(last, *o.ClockStart, cal.Zone); !o.Strict.Equal(want) || !o.Latest.Equal(last.End(cal.Zone)) {
		t.Errorf("%s from %s: strict %s, latest %s, want %s on that day", o.ID, o.ClockStart, o.Strict, o.Latest, want)
	}
}

func FuzzCustom(f *testing.F) {
	seeds(f)
	units := []Unit{NoUnit, Hours, Days, WorkingDays, Weeks, Months}
	readings := []Reading{Exact, HourRule, Noon, WholeDay, WholeDayRolled, WholeDayNoon}
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		r := customRule("custom.fuzz", Span{1 + int(uint8(filed))%50, units[int(kind)%len(units)]}, readings[int(bit)%len(readings)])
		if r.Within.Unit == NoUnit {
			r.Within.N = 0
		}
		if r.Check() != nil {
			return
		}
		facts.Entity.Regimes, facts.Custom = []Regime{CustomRegime}, []Rule{r}
		if o := holds(t, facts); len(o) != 1 {
			t.Errorf("%d obligations, want the custom one", len(o))
		}
	})
}

// FuzzUnknown takes away what is known, one fact at a time: no obligation may
// disappear. A risk that is said to be unlikely and high at once is left out.
func FuzzUnknown(f *testing.F) {
	seeds(f)
	answers := []Answer{Unknown, Yes, No}
	f.Fuzz(func(t *testing.T, aware uint32, classified, filed int32, kind, country, bit uint8) {
		facts := incidentSeed{aware, classified, filed, kind, country, bit}.facts()
		in := &facts.Incident
		in.PersonalData, in.Risk, in.HighRisk = answers[bit%3], answers[bit/3%3], answers[bit/9%3]
		if in.Risk == No && in.HighRisk == Yes {
			return
		}
		in.OccurredAt = in.AwareAt // so that the law of the same day applies
		known := Compute(facts)
		for name, forget := range map[string]func(*Facts){
			"personal data":      func(f *Facts) { f.Incident.PersonalData = Unknown },
			"risk":               func(f *Facts) { f.Incident.Risk = Unknown },
			"high risk":          func(f *Facts) { f.Incident.HighRisk = Unknown },
			"the type":           func(f *Facts) { f.Entity.Type = "" },
			"the classification": func(f *Facts) { f.Incident.ClassifiedMajorAt = time.Time{} },
			"the recovery":       func(f *Facts) { f.Incident.RecoveredAt = time.Time{} },
			"awareness":          func(f *Facts) { f.Incident.AwareAt, f.Incident.DetectedAt = time.Time{}, time.Time{} },
		} {
			less := facts
			forget(&less)
			after := Compute(less)
			for _, o := range known {
				i := index(after, o.ID)
				if o.State != NotApplicable && (i < 0 || after[i].State == NotApplicable) {
					t.Errorf("%s disappears when %s is not known", o.ID, name)
				}
			}
		}
	})
}

// FuzzParseFacts checks that what is read is JSON, and is computed without a
// panic and answered in the JSON of the contract.
func FuzzParseFacts(f *testing.F) {
	for _, s := range []string{
		`{}`, `null`, `{"entity":{"country":"SE"},"incident":{"aware_at":"2026-10-06T09:00:00+02:00"}}`,
		`{"filings":[{"obligation":"custom.x","sent_at":"2026-10-06T09:00:00.123456789Z"}],"as_of":null}`,
		`{"entity":{"regimes":["dora"],"type":"aifm"},"decisions":[{"obligation":"dora.initial","outcome":"reclassify"}]}`,
		`{"entity":{"cou\u006etry":"SE"}}`, `{"incident":{"risk":"no"}} {}`, `{"as_of":"2026-02-30T00:00:00Z"}`, "{\"\xff\":1}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		facts, err := ParseFacts(line)
		if err != nil {
			return
		}
		if !json.Valid(line) {
			t.Fatalf("%q is not JSON but is read", line)
		}
		all := Compute(facts)
		var back []Obligation
		if err := json.Unmarshal(AppendJSON(nil, facts, all), &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(asWritten(facts, all), back) {
			t.Error("the JSON does not say what was computed")
		}
	})
}

// asWritten drops what JSON does not hold.
func asWritten(f Facts, all []Obligation) []Obligation {
	plain := append([]Obligation{}, all...)
	for i := range plain {
		plain[i].RecipientName, plain[i].Waits, plain[i].Consider, plain[i].Told = i18n.Text{}, i18n.Text{}, false, ""
		if s := plain[i].State; f.AsOf.IsZero() && (s == Running || s == Overdue) {
			plain[i].State = ""
		}
	}
	return plain
}
