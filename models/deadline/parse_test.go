package deadline

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

func TestWhatCannotBeReadIsRefusedByItsPath(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"an unknown key", `{"incident":{"aware_att":"2026-10-06T09:00:00Z"}}`, `incident.aware_att: unknown key`},
		{"an unknown key at the top", `{"entitty":{}}`, `entitty: unknown key`},
		{"an unknown key in a list", `{"filings":[{"obligation":"gdpr.authority","sent_at":"2026-10-06T09:00:00Z"},{"by":1}]}`, `filings[1].by: unknown key`},
		{"a key in capitals", `{"Entity":{}}`, `Entity: unknown key`},
		{"a key given twice", `{"incident":{"risk":"yes","risk":"no"}}`, `incident.risk: given twice`},
		{"an object given twice", `{"entity":{},"entity":{}}`, `entity: given twice`},
		{"a time without an offset", `{"incident":{"aware_at":"2026-10-06T09:00:00"}}`, `incident.aware_at: the time has no offset from UTC: write it as 2026-10-06T09:00:00+02:00`},
		{"a day that there is not", `{"as_of":"2026-02-29T09:00:00Z"}`, `as_of: "2026-02-29T09:00:00Z": there is no such day`},
		{"a month that there is not", `{"as_of":"2026-13-01T09:00:00Z"}`, `as_of: "2026-13-01T09:00:00Z": there is no such day`},
		{"an hour that there is not", `{"as_of":"2026-02-28T24:00:00Z"}`, `as_of: "2026-02-28T24:00:00Z": there is no such time of day`},
		{"a time without seconds", `{"as_of":"2026-02-28T23:00Z"}`, `as_of: "2026-02-28T23:00Z" is not a time: write it as 2026-10-06T09:00:00+02:00`},
		{"a time in words", `{"as_of":"yesterday"}`, `as_of: "yesterday" is not a time: write it as 2026-10-06T09:00:00+02:00`},
		{"an offset that there is not", `{"as_of":"2026-02-28T23:00:00+2"}`, `as_of: "2026-02-28T23:00:00+2" is not a time: write it as 2026-10-06T09:00:00+02:00`},
		{"a time too fine", `{"as_of":"2026-02-28T23:00:00.1234567891Z"}`, `as_of: the time is finer than a nanosecond`},
		{"a slip in the year", `{"as_of":"0206-02-28T23:00:00Z"}`, `as_of: "0206-02-28T23:00:00Z" is not in the years 1970 to 2100`},
		{"a number for a time", `{"incident":{"aware_at":1791270000}}`, `incident.aware_at: a number, where a text is needed`},
		{"a text for an object", `{"entity":"SE"}`, `entity: a text, where an object is needed`},
		{"an object for a list", `{"filings":{}}`, `filings: an object, where a list is needed`},
		{"a text for a yes or no", `{"entity":{"relief_excluded":"no"}}`, `entity.relief_excluded: a text, where true or false is needed`},
		{"a yes or no for an answer", `{"incident":{"personal_data":true}}`, `incident.personal_data: true or false, where a text is needed`},
		{"an answer that there is not", `{"incident":{"personal_data":"maybe"}}`, `incident.personal_data: unknown value "maybe"`},
		{"an empty answer", `{"incident":{"personal_data":""}}`, `incident.personal_data: unknown value ""`},
		{"a type that there is not", `{"entity":{"type":"bank"}}`, `entity.type: unknown value "bank"`},
		{"a country outside", `{"entity":{"country":"US"}}`, `entity.country: unknown country "US": an ISO 3166-1 code of the EEA or GB is needed`},
		{"a regime that there is not", `{"entity":{"regimes":["dora","sox"]}}`, `entity.regimes[1]: unknown regime "sox"`},
		{"an obligation for a regime", `{"entity":{"regimes":["dora.recurring"]}}`, `entity.regimes[0]: unknown regime "dora.recurring"`},
		{"a regime without a name", `{"entity":{"regimes":[""]}}`, `entity.regimes[0]: unknown regime ""`},
		{"an obligation that there is not", `{"filings":[{"obligation":"dora.first","sent_at":"2026-10-06T09:00:00Z"}]}`, `filings[0].obligation: unknown obligation "dora.first"`},
		{"a custom duty without a name", `{"filings":[{"obligation":"custom.","sent_at":"2026-10-06T09:00:00Z"}]}`, `filings[0].obligation: unknown obligation "custom."`},
		{"a decision without its obligation", `{"decisions":[{"outcome":"notify"}]}`, `decisions[0].obligation: missing`},
		{"an outcome that there is not", `{"decisions":[{"obligation":"dora.initial","outcome":"wait"}]}`, `decisions[0].outcome: unknown value "wait"`},
		{"more after the object", `{} {}`, `more than one JSON value`},
		{"a broken object", `{"entity":{"type":"aifm"`, `entity: the JSON ends too early: a comma or } is needed`},
		{"a comma too many", `{"entity":{},}`, `not JSON at byte 14: a key is needed`},
		{"a broken escape", `{"as_of":"\x"}`, `as_of: not JSON at byte 10: a text with a wrong escape`},
		{"the law of an instant", `{"law_of":"2026-11-25T09:00:00Z"}`, `law_of: "2026-11-25T09:00:00Z" is not a day: write it as 2026-10-06`},
		{"the law of a day that there is not", `{"law_of":"2026-02-29"}`, `law_of: "2026-02-29" is not a day: write it as 2026-10-06`},
		{"the law of a year out of reach", `{"law_of":"1066-10-14"}`, `law_of: "1066-10-14" is not in the years 1970 to 2100`},
		{"null", ` null `, `null, where an object is needed`},
		{"a list", `[]`, `a list, where an object is needed`},
		{"nothing", ``, `the JSON ends too early: an object is needed`},
		{"no UTF-8", "{\"\xff\":1}", `not valid UTF-8`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := ParseFacts([]byte(tt.line)); err == nil || err.Error() != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestTheLettersOfATimeMayBeSmall(t *testing.T) {
	want := time.Date(2026, time.October, 6, 7, 0, 0, 0, time.UTC)
	for _, s := range []string{"2026-10-06t07:00:00z", "2026-10-06T07:00:00z", "2026-10-06t07:00:00.000Z", "2026-10-06t09:00:00+02:00"} {
		if got := at(t, s); !got.Equal(want) {
			t.Errorf("%s is %s", s, got)
		}
	}
	for _, s := range []string{"2026-10-06 07:00:00Z", "2026-10-06\x5407:00:00\x1a", "2026-10-0607:00:00Z", "2026-10-06T07:00:00zz", "2026-10-06T07:00:00+02:00z"} {
		if got, err := parseTime([]byte(s)); err == nil {
			t.Errorf("%q is read as %s", s, got)
		}
	}
}

func TestEveryKeyIsRead(t *testing.T) {
	f := facts(t, `{
		'entity':{'country':'FI','type':'aifm','relief_excluded':true,'eves_are_holidays':true,'regimes':['gdpr','dora'],'role':'processor'},
		'incident':{'occurred_at':'2026-10-01T01:00:00Z','detected_at':'2026-10-01T02:00:00Z','aware_at':'2026-10-01T03:00:00.5Z',
			'classified_major_at':'2026-10-01T04:00:00Z','recovered_at':'2026-10-01T05:00:00Z','resolved_at':'2026-10-01T06:00:00Z',
			'personal_data':'yes','risk':'no','high_risk':'unknown'},
		'filings':[{'obligation':'cra.final','sent_at':'2026-10-01T07:00:00Z'}],
		'decisions':[{'obligation':'custom.group-2','outcome':'do_not_notify','at':'2026-10-01T08:00:00Z'}],
		'as_of':'2026-10-01T09:00:00Z','edition':1,'proposals':true,'law_of':'2026-10-02'}`)
	hour := func(h int) time.Time { return time.Date(2026, time.October, 1, h, 0, 0, 0, time.UTC) }
	in := f.Incident
	switch {
	case f.Entity.Country != "FI", f.Entity.Type != AIFM, !f.Entity.ReliefExcluded, !f.Entity.EvesAreHolidays,
		len(f.Entity.Regimes) != 2, f.Entity.Role != Processor:
		t.Errorf("entity %+v", f.Entity)
	case in.OccurredAt != hour(1), in.DetectedAt != hour(2), in.AwareAt != hour(3).Add(time.Second/2), in.ClassifiedMajorAt != hour(4),
		in.RecoveredAt != hour(5), in.ResolvedAt != hour(6), in.PersonalData != Yes, in.Risk != No, in.HighRisk != Unknown:
		t.Errorf("incident %+v", in)
	case f.Edition != 1, !f.Proposals, f.LawOf != calendar.Date{Year: 2026, Month: time.October, Day: 2}:
		t.Errorf("edition %d, proposals %v, law of %s", f.Edition, f.Proposals, f.LawOf)
	case f.Filings[0] != Filing{Obligation: "cra.final", SentAt: hour(7)}, f.Decisions[0] != Decision{"custom.group-2", DoNotNotify, hour(8), ""}, f.AsOf != hour(9):
		t.Errorf("filings %v, decisions %v, as of %s", f.Filings, f.Decisions, f.AsOf)
	}
}

func TestNullIsNotKnown(t *testing.T) {
	f := facts(t, `{'entity':{'country':null,'type':null,'regimes':null},'incident':{'aware_at':null,'risk':null},'filings':null,'as_of':null}`)
	if !f.Incident.AwareAt.IsZero() || f.Incident.Risk != Unknown || f.Filings != nil || f.Entity.Type != "" {
		t.Errorf("%+v", f)
	}
}

// TestAFilingOfWhichLittleIsKnownMeetsNothing holds that every key is optional.
func TestAFilingOfWhichLittleIsKnownMeetsNothing(t *testing.T) {
	const in = `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'}`
	for _, filing := range []string{
		`{'obligation':'gdpr.authority'}`, `{'obligation':'gdpr.authority','sent_at':null}`, `{'sent_at':'2026-10-06T12:00:00+02:00'}`,
		`{'obligation':null,'sent_at':'2026-10-06T12:00:00+02:00'}`, `{}`, `null`,
	} {
		all := Compute(facts(t, in+`,'filings':[`+filing+`]}`))
		o := find(t, all, "gdpr.authority")
		if o.State != Running || find(t, all, "imy.supplement").State != Waiting {
			t.Errorf("%s: %s", filing, o.State)
		}
		last := o.Derivation[len(o.Derivation)-1].Text.EN
		if said := strings.HasPrefix(last, "A filing without its time does not count"); said != strings.Contains(filing, "gdpr") {
			t.Errorf("%s: %s", filing, last)
		}
	}
	f := facts(t, in+`,'filings':[{'obligation':'gdpr.authority'},{'obligation':'gdpr.authority','sent_at':'2026-10-06T12:00:00+02:00'}]}`)
	if got := find(t, Compute(f), "gdpr.authority").State; got != Met {
		t.Errorf("one of two with its time: %s", got)
	}
}

func TestARegimeThatIsNamedAnswersWithItsDuties(t *testing.T) {
	for _, id := range IDs() {
		r := id.regime()
		if r == "imy" { // of gdpr
			continue
		}
		f := facts(t, `{'entity':{'country':'SE','type':'credit_institution','regimes':['`+string(r)+`']},'filings':[{'obligation':'`+string(id)+`','sent_at':'2026-10-06T12:00:00+02:00'}]}`)
		for _, o := range Compute(f) {
			if o.Regime != r {
				t.Errorf("asked for %s, answered %s", r, o.ID)
			}
		}
		if !slices.Contains(Regimes(), r) || len(Compute(f)) == 0 {
			t.Errorf("%s: %d obligations", r, len(Compute(f)))
		}
	}
	f := facts(t, `{'entity':{'regimes':['custom']}}`)
	if got := string(AppendJSON(nil, f, Compute(f))); got != "[]" {
		t.Errorf("custom: %s", got)
	}
}

func TestADecisionWithoutItsTimeStartsNoClock(t *testing.T) {
	const in = `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[`
	for decisions, want := range map[string]string{
		`{'obligation':'dora.initial','outcome':'classify_major'}`: "waiting",
		`{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-06T10:00:00+02:00'},{'obligation':'dora.initial','outcome':'classify_major','at':null}`: "running 2026-10-06T14:00:00+02 2026-10-06T14:00:00+02",
		`{'obligation':'dora.initial','outcome':'do_not_notify'}`:                                                                                   "not_required",
		`{'obligation':'dora.initial','outcome':'do_not_notify'},{'obligation':'dora.initial','outcome':'notify','at':'2026-10-06T10:00:00+02:00'}`: "waiting",
	} {
		o := find(t, Compute(facts(t, in+decisions+`]}`)), "dora.initial")
		if got := brief(o); got != want {
			t.Errorf("%s: %s, want %s", decisions, got, want)
		}
	}
	o := find(t, Compute(facts(t, in+`{'obligation':'dora.initial','outcome':'classify_major'}]}`)), "dora.initial")
	if last := o.Derivation[len(o.Derivation)-1].Text.EN; !strings.Contains(last, "starts no clock") {
		t.Error(last)
	}
}

func TestTheJSONIsThatOfTheContract(t *testing.T) {
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T11:30:00.25+02:00'},
		'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'}],'as_of':'2026-10-06T16:00:00+02:00'}`)
	all := Compute(f)
	want, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(AppendJSON(nil, f, all)); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var o map[string]json.RawMessage
	one, err := json.Marshal(find(t, all, "dora.initial"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(one, &o); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"clock_start": `"2026-10-06T07:00:00Z"`, "strict": `"2026-10-06T13:30:00.25Z"`, "latest": `"2026-10-06T13:30:00.25Z"`,
		"late": `{"strict":false,"latest":false}`, "questions": `["Q1"]`, "rule_version": `1`, "provisional": `false`,
		"recipient": `"Finansinspektionen"`, "law": `"Reg. (EU) 2025/301 Art. 5(1)(a), 5(2)"`, "state": `"met"`,
	} {
		if string(o[key]) != want {
			t.Errorf("%s is %s, want %s", key, o[key], want)
		}
	}
	if len(o) != 15 { // those of the contract, and source
		t.Errorf("%d keys, want 15", len(o))
	}
}

// TestAStateThatNeedsAsOfIsNotGivenWithoutIt holds the contract's "left out,
// states that need it are not given".
func TestAStateThatNeedsAsOfIsNotGivenWithoutIt(t *testing.T) {
	const in = `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','high_risk':'no','aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},
		'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-07T15:00:00+02:00'}],
		'decisions':[{'obligation':'imy.supplement','outcome':'do_not_notify'}]`
	for asOf, want := range map[string]map[ID]string{
		``: {
			"gdpr.authority": `null`, "dora.final": `null`, "dora.delay_notice": `null`, // running in Go
			"gdpr.subjects": `"not_applicable"`, "imy.supplement": `"not_required"`, "dora.clients": `"no_number"`,
			"dora.intermediate_update": `"waiting"`, "dora.initial": `"met_late"`, "dora.intermediate": `"met"`,
		},
		`,'as_of':null`:                        {"gdpr.authority": `null`},
		`,'as_of':'2026-10-09T10:00:00+02:00'`: {"gdpr.authority": `"running"`},
		`,'as_of':'2026-10-09T10:00:01+02:00'`: {"gdpr.authority": `"overdue"`},
	} {
		f := facts(t, in+asOf+`}`)
		var all []map[string]json.RawMessage
		if err := json.Unmarshal(AppendJSON(nil, f, Compute(f)), &all); err != nil {
			t.Fatal(err)
		}
		for _, o := range all {
			var id ID
			if err := json.Unmarshal(o["id"], &id); err != nil {
				t.Fatal(err)
			}
			if want, ok := want[id]; ok && string(o["state"]) != want {
				t.Errorf("as_of %q: %s is %s, want %s", asOf, id, o["state"], want)
			}
		}
	}
	f := facts(t, in+`}`)
	text := string(AppendText(nil, i18n.EN, f, Compute(f)))
	if !strings.Contains(text, "IMY: not judged without as_of\n") || strings.Contains(text, ": running") || !strings.Contains(text, ": met late") {
		t.Error(text)
	}
}

func TestTextIsQuotedInJSON(t *testing.T) {
	r := customRule("custom.odd", Span{1, Hours}, Exact)
	r.Law, r.Recipient = "a \"law\" \\ of\nthe\u0001 house", "Åsa"
	f := Facts{Custom: []Rule{r}, Entity: Entity{Regimes: []Regime{CustomRegime}}}
	all := Times(f)
	var back []Obligation
	if err := json.Unmarshal(AppendJSON(nil, f, all), &back); err != nil {
		t.Fatal(err)
	}
	if back[0].Law != r.Law || back[0].Recipient != "Åsa" || !strings.Contains(string(AppendJSON(nil, f, all)), `"derivation":[],"questions":[]`) {
		t.Errorf("%s", AppendJSON(nil, f, all))
	}
}

func benchFacts(b testing.TB) Facts {
	return facts(b, `{`+bank+`,'incident':{'personal_data':'yes','risk':'yes','detected_at':'2026-10-06T08:40:00+02:00','aware_at':'2026-10-06T09:00:00+02:00',
		'classified_major_at':'2026-10-06T11:30:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'}],'as_of':'2026-10-07T12:00:00+02:00'}`)
}

func BenchmarkCompute(b *testing.B) {
	f := benchFacts(b)
	b.ReportAllocs()
	for b.Loop() {
		Compute(f)
	}
}

// everyRegime is an incident at an entity of which everything is asked.
func everyRegime(b testing.TB) Facts {
	f := benchFacts(b)
	f.Entity.Regimes, f.Entity.Traits = Regimes(), []Trait{QualifiedTrust, TelecomProvider, ProductMaker, HighRiskAIProvider, ListedIssuer, SecuritySensitive, EssentialService}
	return f
}

// BenchmarkEveryRegime is the limits of every obligation that the program knows,
// for lists and the index, and with their derivations in both languages.
func BenchmarkEveryRegime(b *testing.B) {
	f := everyRegime(b)
	b.Run("limits", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Times(f)
		}
	})
	b.Run("derivations", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Compute(f)
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	f := benchFacts(b)
	b.ReportAllocs()
	for b.Loop() {
		Times(f)
	}
}

func BenchmarkParseFacts(b *testing.B) {
	line := []byte(`{"entity":{"country":"SE","type":"credit_institution"},"incident":{"personal_data":"yes","risk":"yes","aware_at":"2026-10-06T09:00:00+02:00","classified_major_at":"2026-10-06T11:30:00+02:00"},"filings":[{"obligation":"dora.initial","sent_at":"2026-10-06T15:00:00+02:00"}]}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFacts(line); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendJSON(b *testing.B) {
	f := benchFacts(b)
	all := Compute(f)
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendJSON(buf[:0], f, all)
	}
	b.ReportMetric(float64(len(buf)), "bytes")
}

func TestAnAnswerThatIsWrittenAtOnceIsTheOneThatIsComputed(t *testing.T) {
	few := facts(t, `{'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`)
	many := everyRegime(t)
	for range 3 { // in memory that held another answer
		for _, f := range []Facts{many, few, many} {
			if got, want := string(AppendAnswer([]byte("x"), f)), "x"+string(AppendJSON(nil, f, Compute(f))); got != want {
				t.Fatalf("%s\nwant %s", got, want)
			}
		}
	}
}
