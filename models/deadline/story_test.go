package deadline

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/i18n"
)

// at reads an instant as the contract writes it.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := parseTime([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// facts reads facts as the contract writes them, with ' for ".
func facts(t testing.TB, s string) Facts {
	t.Helper()
	f, err := ParseFacts([]byte(strings.ReplaceAll(s, "'", `"`)))
	if err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return f
}

// brief is an obligation in one line: state, strict, latest, local to Stockholm.
func brief(o Obligation) string {
	s := string(o.State)
	for _, t := range []*time.Time{o.Strict, o.Latest} {
		if t != nil {
			s += " " + t.In(stockholm).Format("2006-01-02T15:04:05-07")
		}
	}
	if o.Provisional {
		s += " provisional"
	}
	return s
}

var stockholm = func() *time.Location {
	l, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic(err)
	}
	return l
}()

func customRule(id ID, within Span, latest Reading) Rule {
	return Rule{
		ID: id, Regime: CustomRegime, Version: 1, Title: i18n.Same("Koncernen"), Law: "avtal", Article: "avtal", Source: House,
		From: Trigger{Event: Aware}, Within: within, Latest: latest, Recipient: "Group CISO",
	}
}

const (
	bank = `'entity':{'country':'SE','type':'credit_institution'}`
	pi   = `'entity':{'country':'SE','type':'payment_institution'}`
)

// TestStates tells what becomes of one obligation as facts come in.
func TestStates(t *testing.T) {
	tests := []struct {
		name, facts string
		id          ID
		want        string
	}{
		{"nothing is known yet", `{` + bank + `}`, "gdpr.authority", "waiting provisional"},
		{"detection alone starts no clock", `{` + bank + `,'incident':{'detected_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "waiting provisional"},
		{"a clock that has started runs in Go, even without as_of", `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"what is unknown is provisional", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02 provisional"},
		{"no personal data, no duty", `{` + bank + `,'incident':{'personal_data':'no','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "not_applicable"},
		{"an unlikely risk, no notification", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "not_applicable"},
		{"a high risk is a risk", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','high_risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"no high risk, no letter", `{` + bank + `,'incident':{'high_risk':'no','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.subjects", "not_applicable"},
		{"no risk cannot be a high one", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.subjects", "not_applicable"},
		{"whatever is known of personal data", `{` + bank + `,'incident':{'risk':'no','high_risk':'unknown'}}`, "gdpr.subjects", "not_applicable"},
		{"said to be high all the same", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','high_risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.subjects", "no_number"},
		{"a risk that is not assessed may be high", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.subjects", "no_number provisional"},
		{"a high risk has no number", `{` + bank + `,'incident':{'personal_data':'yes','high_risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.subjects", "no_number"},
		{"at the latest instant it still runs", `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'as_of':'2026-10-09T10:00:00+02:00'}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"a second later it is overdue", `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'as_of':'2026-10-09T10:00:01+02:00'}`, "gdpr.authority", "overdue 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"a processor does not notify the authority", `{'entity':{'role':'processor'},'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.authority", "not_applicable"},
		{"a processor notifies the controller", `{'entity':{'role':'processor'},'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "gdpr.processor", "no_number"},
		{"a controller has no processor's duty", `{` + bank + `}`, "gdpr.processor", "not_applicable"},
		{"a decision not to notify", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'gdpr.authority','outcome':'do_not_notify','at':'2026-10-07T09:00:00+02:00'}]}`, "gdpr.authority", "not_required 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"names only its own obligation", `{` + bank + `,'incident':{'personal_data':'yes','high_risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'gdpr.authority','outcome':'do_not_notify'}]}`, "gdpr.subjects", "no_number"},
		{"a later decision to notify", `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-08T09:00:00+02:00'},{'obligation':'gdpr.authority','outcome':'do_not_notify','at':'2026-10-07T09:00:00+02:00'}]}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"the supplement waits for the notification", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'}}`, "imy.supplement", "waiting"},
		{"four weeks from the notification", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-08T15:00:00+02:00'}]}`, "imy.supplement", "running 2026-11-05T14:00:00+01 2026-11-05T23:59:59+01"},
		{"a supplement due at midsummer rolls", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-05-22T09:00:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-05-23T15:00:00+02:00'}]}`, "imy.supplement", "running 2026-06-20T15:00:00+02 2026-06-22T23:59:59+02"},
		{"four weeks over the spring change end at the same time of day", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-03-09T09:00:00+01:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-03-10T10:00:00+01:00'}]}`, "imy.supplement", "running 2026-04-07T10:00:00+02 2026-04-07T23:59:59+02"},
		{"and so do two weeks", `{` + bank + `,'incident':{'aware_at':'2021-03-20T10:00:00+01:00','classified_major_at':'2021-03-20T10:00:00+01:00','recovered_at':'2021-03-20T12:00:00+01:00'}}`, "psd2.final", "running 2021-04-03T12:00:00+02 2021-04-03T23:59:59+02"},
		{"in the last hour of the day too", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-03-16T09:00:00+01:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-03-18T23:30:00+01:00'}]}`, "imy.supplement", "running 2026-04-15T23:30:00+02 2026-04-15T23:59:59+02"},
		{"nothing notified, nothing to supplement", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','aware_at':'2026-10-06T09:00:00+02:00'}}`, "imy.supplement", "not_applicable"},
		{"notified to be safe: the supplement runs", `{` + bank + `,'incident':{'personal_data':'yes','risk':'no','aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-08T15:00:00+02:00'}]}`, "imy.supplement", "running 2026-11-05T14:00:00+01 2026-11-05T23:59:59+01"},
		{"a decision not to notify, nothing to supplement", `{` + bank + `,'incident':{'personal_data':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'gdpr.authority','outcome':'do_not_notify'}]}`, "imy.supplement", "not_required"},
		{"a limit missed and not told of", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-07T15:00:00+02:00'},{'obligation':'dora.final','sent_at':'2026-10-20T15:00:00+02:00'}],'as_of':'2026-10-21T15:00:00+02:00'}`, "dora.delay_notice", "overdue 2026-10-06T14:00:00+02 2026-10-06T14:00:00+02"},
		{"two limits missed, one told of", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.delay_notice','sent_at':'2026-10-06T13:00:00+02:00'},{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-12T15:00:00+02:00'},{'obligation':'dora.final','sent_at':'2026-10-20T15:00:00+02:00'}],'as_of':'2026-10-21T15:00:00+02:00'}`, "dora.delay_notice", "overdue 2026-10-09T15:00:00+02 2026-10-09T15:00:00+02"},
		{"all in time: no delay to tell of", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T13:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-07T15:00:00+02:00'},{'obligation':'dora.final','sent_at':'2026-10-20T15:00:00+02:00'}]}`, "dora.delay_notice", "not_applicable"},
		{"not classified: the initial waits", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`, "dora.initial", "waiting"},
		{"classified without awareness", `{` + bank + `,'incident':{'classified_major_at':'2026-10-06T11:30:00+02:00'}}`, "dora.initial", "running 2026-10-06T15:30:00+02 2026-10-06T15:30:00+02 provisional"},
		{"a decision classifies", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-06T11:30:00+02:00'}]}`, "dora.initial", "running 2026-10-06T15:30:00+02 2026-10-06T15:30:00+02"},
		{"the fact goes before the decision", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-06T11:30:00+02:00'}]}`, "dora.initial", "running 2026-10-06T14:00:00+02 2026-10-06T14:00:00+02"},
		{"filed before it was classified", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T10:00:00+02:00'}]}`, "dora.initial", "met"},
		{"and the intermediate runs from there", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T10:00:00+02:00'}]}`, "dora.intermediate", "running 2026-10-09T10:00:00+02 2026-10-09T10:00:00+02"},
		{"the intermediate runs from the first initial", `{` + bank + `,'filings':[{'obligation':'dora.initial','sent_at':'2026-10-07T10:00:00+02:00'},{'obligation':'dora.initial','sent_at':'2026-10-06T10:00:00+02:00'}]}`, "dora.intermediate", "running 2026-10-09T10:00:00+02 2026-10-09T10:00:00+02"},
		{"taken back: what is open is not required", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T12:00:00+02:00'}],'decisions':[{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-07T12:00:00+02:00'}]}`, "dora.final", "not_required"},
		{"taken back: what was filed is met", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T12:00:00+02:00'}],'decisions':[{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-07T12:00:00+02:00'}]}`, "dora.initial", "met 2026-10-06T14:00:00+02 2026-10-06T14:00:00+02"},
		{"taken back: it counts among those that may recur", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-07T12:00:00+02:00'}]}`, "dora.recurring", "running 2026-10-31T23:59:59+01 2026-11-30T23:59:59+01"},
		{"taken back: a threat stays one", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','cyber_threat':'yes','classified_major_at':'2026-10-06T10:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-07T12:00:00+02:00'}]}`, "dora.threat", "no_number"},
		{"classified again: it is assessed no more", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-07T12:00:00+02:00'},{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-08T12:00:00+02:00'}]}`, "dora.recurring", "not_applicable"},
		{"taken back touches no other regime", `{` + bank + `,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'reclassify'}]}`, "gdpr.authority", "running 2026-10-09T09:00:00+02 2026-10-09T10:00:00+02"},
		{"classified again after it was taken back", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'decisions':[{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-06T10:00:00+02:00'},{'obligation':'dora.initial','outcome':'reclassify','at':'2026-10-06T12:00:00+02:00'},{'obligation':'dora.initial','outcome':'classify_major','at':'2026-10-08T09:00:00+02:00'}]}`, "dora.initial", "running 2026-10-08T13:00:00+02 2026-10-08T13:00:00+02"},
		{"the update waits for the intermediate", `{` + bank + `,'incident':{'recovered_at':'2026-10-07T10:00:00+02:00'}}`, "dora.intermediate_update", "waiting"},
		{"the update has no number once recovered", `{` + bank + `,'incident':{'recovered_at':'2026-10-08T10:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-07T10:00:00+02:00'}]}`, "dora.intermediate_update", "no_number"},
		{"an update while it goes on does not meet it", `{` + bank + `,'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-07T10:00:00+02:00'},{'obligation':'dora.intermediate_update','sent_at':'2026-10-08T09:00:00+02:00'}]}`, "dora.intermediate_update", "waiting"},
		{"an update before the recovery does not meet it", `{` + bank + `,'incident':{'recovered_at':'2026-10-08T10:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-07T10:00:00+02:00'},{'obligation':'dora.intermediate_update','sent_at':'2026-10-08T09:00:00+02:00'}]}`, "dora.intermediate_update", "no_number"},
		{"an update after the recovery meets it", `{` + bank + `,'incident':{'recovered_at':'2026-10-08T10:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-07T10:00:00+02:00'},{'obligation':'dora.intermediate_update','sent_at':'2026-10-08T11:00:00+02:00'}]}`, "dora.intermediate_update", "met"},
		{"an intermediate after the recovery needs no update", `{` + bank + `,'incident':{'recovered_at':'2026-10-02T18:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-05T10:00:00+02:00'}]}`, "dora.intermediate_update", "met"},
		{"nor does a second one", `{` + bank + `,'incident':{'recovered_at':'2026-10-19T12:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-05T10:00:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-19T13:30:00+02:00'}]}`, "dora.intermediate_update", "met"},
		{"an update moves the final report", `{` + bank + `,'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-05T10:00:00+02:00'},{'obligation':'dora.intermediate_update','sent_at':'2026-10-19T13:30:00+02:00'}]}`, "dora.final", "running 2026-11-19T13:30:00+01 2026-11-19T23:59:59+01"},
		{"a repeated intermediate moves it too", `{` + bank + `,'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-19T13:30:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2026-10-05T10:00:00+02:00'}]}`, "dora.final", "running 2026-11-19T13:30:00+01 2026-11-19T23:59:59+01"},
		{"an update after a late final does not make it timely", `{` + bank + `,'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-05T10:00:00+02:00'},{'obligation':'dora.final','sent_at':'2026-11-06T10:00:00+01:00'},{'obligation':'dora.intermediate_update','sent_at':'2026-11-07T10:00:00+01:00'}]}`, "dora.final", "met_late 2026-11-05T10:00:00+01 2026-11-05T23:59:59+01"},
		{"the delay is told by the raw limit", `{` + pi + `,'incident':{'aware_at':'2026-10-09T18:00:00+02:00','classified_major_at':'2026-10-09T20:30:00+02:00'}}`, "dora.delay_notice", "running 2026-10-10T00:30:00+02 2026-10-10T00:30:00+02 provisional"},
		{"while the report can be in time, its delay is not overdue", `{` + pi + `,'incident':{'aware_at':'2026-10-09T18:00:00+02:00','classified_major_at':'2026-10-09T20:30:00+02:00'},'as_of':'2026-10-12T12:00:00+02:00'}`, "dora.delay_notice", "running 2026-10-10T00:30:00+02 2026-10-10T00:30:00+02 provisional"},
		{"once it no longer can, its delay is", `{` + pi + `,'incident':{'aware_at':'2026-10-09T18:00:00+02:00','classified_major_at':'2026-10-09T20:30:00+02:00'},'as_of':'2026-10-12T12:00:01+02:00'}`, "dora.delay_notice", "overdue 2026-10-10T00:30:00+02 2026-10-10T00:30:00+02 provisional"},
		{"the delay is that of the next open limit", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-10-06T12:00:00+02:00'}]}`, "dora.delay_notice", "running 2026-10-09T12:00:00+02 2026-10-09T12:00:00+02 provisional"},
		{"a notice about the initial is not one about the intermediate", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'},'filings':[{'obligation':'dora.delay_notice','sent_at':'2026-10-06T11:00:00+02:00'},{'obligation':'dora.initial','sent_at':'2026-10-06T15:00:00+02:00'}]}`, "dora.delay_notice", "running 2026-10-09T15:00:00+02 2026-10-09T15:00:00+02 provisional"},
		{"no limit runs: no delay to tell yet", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`, "dora.delay_notice", "waiting"},
		{"clients wait for the awareness", `{` + bank + `}`, "dora.clients", "waiting provisional"},
		{"clients are told without a number", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T10:00:00+02:00'}}`, "dora.clients", "no_number provisional"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := facts(t, tt.facts)
			if got := brief(find(t, Compute(f), tt.id)); got != tt.want {
				t.Errorf("%s is\n %s, want\n %s", tt.id, got, tt.want)
			}
		})
	}
}

func TestAFilingIsLateAfterTheInstantAndNotAtIt(t *testing.T) {
	tests := []struct {
		sent           string
		strict, latest bool
		want           State
	}{
		{"2026-10-09T09:00:00+02:00", false, false, Met},
		{"2026-10-09T09:00:00.000000001+02:00", true, false, Met},
		{"2026-10-09T10:00:00+02:00", true, false, Met},
		{"2026-10-09T10:00:01+02:00", true, true, MetLate},
		{"2026-10-01T10:00:01+02:00", false, false, Met}, // before the clock started
	}
	for _, tt := range tests {
		f := facts(t, `{'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'`+tt.sent+`'}]}`)
		o := find(t, Compute(f), "gdpr.authority")
		if o.State != tt.want || o.Late == nil || o.Late.Strict != tt.strict || o.Late.Latest != tt.latest {
			t.Errorf("sent %s: %s, late %+v", tt.sent, o.State, o.Late)
		}
	}
}

func TestWhichRegimesAnswerByTypeCountryAndDate(t *testing.T) {
	tests := []struct {
		name, facts string
		want        []Regime
	}{
		{"a bank today", `{` + bank + `}`, []Regime{"gdpr", "dora", "fffs2021_2"}},
		{"a bank in 2021", `{` + bank + `,'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`, []Regime{"gdpr", "psd2", "fffs2021_2", "payment_users"}},
		{"a bank on the last day of PSD2", `{` + bank + `,'incident':{'aware_at':'2025-01-16T23:59:59+01:00'}}`, []Regime{"gdpr", "psd2", "fffs2021_2", "payment_users"}},
		{"a bank on the first day of DORA", `{` + bank + `,'incident':{'aware_at':'2025-01-17T00:00:00+01:00'}}`, []Regime{"gdpr", "dora", "fffs2021_2"}},
		{"an insurer in 2021", `{'entity':{'type':'insurance_undertaking'},'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`, []Regime{"gdpr"}},
		{"a shop", `{'entity':{'type':'other'}}`, []Regime{"gdpr", "nis2"}},
		{"a provider of ICT services", `{'entity':{'type':'ict_third_party_service_provider'}}`, []Regime{"gdpr", "nis2"}},
		{"a bank in the United Kingdom", `{'entity':{'type':'credit_institution','country':'GB'}}`, []Regime{"gdpr"}},
		{"a firm whose type is not known", `{}`, []Regime{"gdpr", "dora", "nis2", "fffs2021_2", "fffs2019_22"}},
		{"a listed maker of products that provides trust services", `{'entity':{'type':'other','nis2':'no','traits':['listed_issuer','digital_product_manufacturer','trust_service_provider']}}`, []Regime{"gdpr", "nis2", "eidas", "cra", "mar"}},
		{"a shop of the first edition", `{'entity':{'type':'other'},'edition':1}`, []Regime{"gdpr"}},
		{"only what is asked for", `{'entity':{'type':'credit_institution','regimes':['dora']}}`, []Regime{"dora"}},
		{"asked for, though not in force", `{'entity':{'type':'credit_institution','regimes':['dora']},'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`, []Regime{"dora"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := facts(t, tt.facts)
			var got []Regime
			for _, o := range Compute(f) {
				if !slices.Contains(got, o.Regime) {
					got = append(got, o.Regime)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestBeforeDORAItsDutiesDoNotApply(t *testing.T) {
	f := facts(t, `{'entity':{'type':'credit_institution','regimes':['dora']},'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`)
	for _, o := range Compute(f) {
		if o.State != NotApplicable || !strings.Contains(o.Derivation[0].Text.EN, "In force from Friday 17 January 2025") &&
			!strings.Contains(o.Derivation[0].Text.EN, "In force from Wednesday 12 March 2025") {
			t.Errorf("%s is %s: %v", o.ID, o.State, o.Derivation)
		}
	}
}

// In the eight weeks before the technical standard, DORA gave no number.
func TestTheGapOf2025HasNoNumberAndSaysSo(t *testing.T) {
	for _, day := range []string{"2025-01-17T00:00:00+01:00", "2025-03-11T23:00:00+01:00"} {
		f := facts(t, `{`+bank+`,'incident':{'aware_at':'`+day+`','classified_major_at':'`+day+`'},'filings':[
			{'obligation':'dora.intermediate','sent_at':'2025-03-11T23:59:59+01:00'}]}`)
		for _, id := range []ID{"dora.initial", "dora.final"} {
			o := find(t, Compute(f), id)
			last := o.Derivation[len(o.Derivation)-1].Text
			if o.State != NoNumber || o.Strict != nil || !slices.Contains(o.Questions, "Q12") || !strings.Contains(last.SV, "utan tidsgränser") {
				t.Errorf("%s, aware %s: %s, %v, %q", id, day, o.State, o.Questions, last.SV)
			}
		}
	}
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2025-03-11T23:00:00Z','classified_major_at':'2025-03-12T00:30:00+01:00'}}`)
	if got := brief(find(t, Compute(f), "dora.initial")); got != "running 2025-03-12T04:30:00+01 2025-03-12T04:30:00+01" {
		t.Errorf("on 12 March local time the limits hold, got %s", got)
	}
}

// TestAClockThatStartsAfterTheGapHasANumber tells of incidents of before 12 March
// 2025 whose clocks start on that day: each limit follows its own start.
func TestAClockThatStartsAfterTheGapHasANumber(t *testing.T) {
	aware := func(day, rest string) string {
		return `{` + bank + `,'incident':{'aware_at':'` + day + `'` + rest + `}`
	}
	tests := []struct {
		name, facts string
		id          ID
		want        string
	}{
		{"classified in the last second of the gap", aware("2025-03-11T09:00:00+01:00", `,'classified_major_at':'2025-03-11T23:59:59+01:00'}`), "dora.initial", "no_number"},
		{"classified in the first second after it", aware("2025-03-11T20:00:00+01:00", `,'classified_major_at':'2025-03-12T00:00:00+01:00'}`), "dora.initial", "running 2025-03-12T04:00:00+01 2025-03-12T04:00:00+01"},
		{"the 24 hours bind as well", aware("2025-03-11T09:00:00+01:00", `,'classified_major_at':'2025-03-12T08:00:00+01:00'}`), "dora.initial", "running 2025-03-12T09:00:00+01 2025-03-12T09:00:00+01"},
		{"aware weeks before", aware("2025-01-17T09:00:00+01:00", `,'classified_major_at':'2025-03-14T10:00:00+01:00'}`), "dora.initial", "running 2025-03-14T14:00:00+01 2025-03-14T14:00:00+01"},
		{"aware before DORA", aware("2025-01-16T09:00:00+01:00", `,'classified_major_at':'2025-03-14T10:00:00+01:00'}`), "psd2.initial", "running 2025-03-14T14:00:00+01 2025-03-14T14:00:00+01"},
		{"not classified yet", aware("2025-03-11T09:00:00+01:00", `}`), "dora.initial", "waiting"},
		{"the initial sent in the gap", aware("2025-03-11T09:00:00+01:00", `},'filings':[{'obligation':'dora.initial','sent_at':'2025-03-11T23:59:59+01:00'}]`), "dora.intermediate", "no_number"},
		{"the initial sent after it", aware("2025-03-11T09:00:00+01:00", `,'classified_major_at':'2025-03-11T10:00:00+01:00'},'filings':[{'obligation':'dora.initial','sent_at':'2025-03-12T00:00:00+01:00'}]`), "dora.intermediate", "running 2025-03-15T00:00:00+01 2025-03-15T00:00:00+01"},
		{"and that initial has no limit", aware("2025-03-11T09:00:00+01:00", `,'classified_major_at':'2025-03-11T10:00:00+01:00'},'filings':[{'obligation':'dora.initial','sent_at':'2025-03-12T00:00:00+01:00'}]`), "dora.initial", "met"},
		{"the intermediate sent after it", aware("2025-03-11T09:00:00+01:00", `},'filings':[{'obligation':'dora.intermediate','sent_at':'2025-03-12T12:00:00+01:00'}]`), "dora.final", "running 2025-04-12T12:00:00+02 2025-04-14T12:00:00+02"},
		{"an update after it moves the final report", aware("2025-03-11T09:00:00+01:00", `},'filings':[{'obligation':'dora.intermediate','sent_at':'2025-03-10T12:00:00+01:00'},{'obligation':'dora.intermediate_update','sent_at':'2025-03-13T12:00:00+01:00'}]`), "dora.final", "running 2025-04-13T12:00:00+02 2025-04-14T12:00:00+02"},
		{"the update has no number under either", aware("2025-03-11T09:00:00+01:00", `,'recovered_at':'2025-03-13T12:00:00+01:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2025-03-13T11:00:00+01:00'}]`), "dora.intermediate_update", "no_number"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := find(t, Compute(facts(t, tt.facts)), tt.id)
			if got := brief(o); got != tt.want {
				t.Errorf("%s is\n %s, want\n %s", tt.id, got, tt.want)
			}
			said := slices.ContainsFunc(o.Derivation, func(s Step) bool {
				return strings.Contains(s.Text.EN, "The incident belongs to the time before Wednesday 12 March 2025")
			})
			if carried := o.Strict != nil && o.Regime == "dora"; said != carried || carried != (o.RuleVersion == 1 && o.Regime == "dora") || o.Regime == "dora" && !slices.Contains(o.Questions, "Q12") {
				t.Errorf("%s, version %d, %v: said %v", brief(o), o.RuleVersion, o.Questions, said)
			}
		})
	}
}

// TestKlarna2021 is the seed case: Thursday 27 May 2021.
func TestKlarna2021(t *testing.T) {
	for _, tt := range []struct{ anchor, initial string }{
		{"10:49", "14:49"}, {"10:58", "14:58"}, {"11:01", "15:01"}, {"11:04", "15:04"},
	} {
		f := facts(t, `{`+bank+`,'incident':{'detected_at':'2021-05-27T`+tt.anchor+`:00+02:00','classified_major_at':'2021-05-27T11:01:00+02:00','aware_at':'2021-05-27T11:01:00+02:00'}}`)
		want := fmt.Sprintf("running 2021-05-27T%[1]s:00+02 2021-05-27T%[1]s:00+02", tt.initial)
		if got := brief(find(t, Compute(f), "psd2.initial")); got != want {
			t.Errorf("detected %s: %s, want %s", tt.anchor, got, want)
		}
	}
	f := facts(t, `{`+bank+`,'incident':{'personal_data':'yes','risk':'yes','aware_at':'2021-05-27T11:01:00+02:00',
		'classified_major_at':'2021-05-27T11:01:00+02:00','recovered_at':'2021-05-27T17:35:00+02:00'},
		'filings':[{'obligation':'psd2.initial','sent_at':'2021-05-27T14:30:00+02:00'}]}`)
	want := map[ID]string{
		"gdpr.authority":    "running 2021-05-30T11:01:00+02 2021-05-30T12:00:00+02",
		"psd2.initial":      "met 2021-05-27T15:01:00+02 2021-05-27T15:01:00+02",
		"psd2.intermediate": "running 2021-06-01T14:30:00+02 2021-06-01T23:59:59+02",
		"psd2.final":        "running 2021-06-10T17:35:00+02 2021-06-10T23:59:59+02",
	}
	for id, brieflyWanted := range want {
		if got := brief(find(t, Compute(f), id)); got != brieflyWanted {
			t.Errorf("%s is %s, want %s", id, got, brieflyWanted)
		}
	}
	o := find(t, Compute(f), "psd2.initial")
	if last := o.Derivation[len(o.Derivation)-1].Text; o.Source != Memory || !strings.Contains(last.EN, "unverified") || !strings.Contains(last.SV, "Osäker källa") {
		t.Errorf("the source is %s, and it is not said that it is unverified: %s", o.Source, last.EN)
	}
}

// TestKlarna2021UnderLaterLaw asks what the law of later days would have given.
func TestKlarna2021UnderLaterLaw(t *testing.T) {
	const klarna = `{` + bank + `,'incident':{'aware_at':'2021-05-27T10:58:00+02:00','classified_major_at':'2021-05-27T11:01:00+02:00','recovered_at':'2021-05-27T17:35:00+02:00'},
		'filings':[{'obligation':'dora.initial','sent_at':'2021-05-27T14:30:00+02:00'},{'obligation':'dora.intermediate','sent_at':'2021-05-30T14:00:00+02:00'}],'law_of':`
	tests := []struct {
		day  string
		id   ID
		want string
	}{
		{"2026-11-25", "dora.initial", "met 2021-05-27T15:01:00+02 2021-05-27T15:01:00+02"},
		{"2026-11-25", "dora.intermediate", "met 2021-05-30T14:30:00+02 2021-05-30T14:30:00+02"},
		{"2026-11-25", "dora.final", "running 2021-06-30T14:00:00+02 2021-06-30T23:59:59+02"},
		{"2023-01-01", "psd2.final", "running 2021-06-24T17:35:00+02 2021-06-24T23:59:59+02"},
		{"2021-12-31", "psd2.final", "running 2021-06-10T17:35:00+02 2021-06-10T23:59:59+02"},
		{"2025-03-11", "dora.initial", "met"},
	}
	for _, tt := range tests {
		o := find(t, Compute(facts(t, klarna+`'`+tt.day+`'}`)), tt.id)
		if got := brief(o); got != tt.want {
			t.Errorf("by the law of %s %s is %s, want %s", tt.day, tt.id, got, tt.want)
		}
		if first := o.Derivation[0].Text.EN; !strings.HasPrefix(first, "Hypothetical: counted by the law of ") {
			t.Errorf("by the law of %s %s does not say so: %s", tt.day, tt.id, first)
		}
	}
	for _, o := range Compute(facts(t, klarna+`null}`)) {
		if o.Regime == "dora" || strings.Contains(o.Derivation[0].Text.EN, "Hypothetical") {
			t.Errorf("by its own law there is %s: %s", o.ID, o.Derivation[0].Text.EN)
		}
	}
}

func TestTheLawOfADayIsNotCarriedOnToTheLawAfterIt(t *testing.T) {
	const in = `{` + bank + `,'incident':{'aware_at':'2025-03-11T21:00:00+01:00','classified_major_at':'2025-03-12T01:00:00+01:00'}`
	for day, want := range map[string]State{`null`: Running, `'2025-03-11'`: NoNumber, `'2025-03-12'`: Running} {
		if got := find(t, Compute(facts(t, in+`,'law_of':`+day+`}`)), "dora.initial").State; got != want {
			t.Errorf("by the law of %s it is %s, want %s", day, got, want)
		}
	}
}

func TestCustomDutiesAreTheSameRules(t *testing.T) {
	f := facts(t, `{'incident':{'aware_at':'2026-05-13T16:00:00+02:00'},'filings':[{'obligation':'custom.insurer','sent_at':'2026-05-14T10:00:00+02:00'}]}`)
	for i, tt := range []struct {
		within Span
		latest Reading
		want   string
	}{
		{Span{6, Hours}, Exact, "running 2026-05-13T22:00:00+02 2026-05-13T22:00:00+02"},
		{Span{12, Hours}, Noon, "running 2026-05-14T04:00:00+02 2026-05-15T12:00:00+02"},
		{Span{1, Days}, WholeDayRolled, "running 2026-05-15T23:59:59+02 2026-05-15T23:59:59+02"},
		{Span{1, Days}, WholeDay, "running 2026-05-14T23:59:59+02 2026-05-14T23:59:59+02"},
		{Span{2, WorkingDays}, WholeDay, "running 2026-05-18T23:59:59+02 2026-05-18T23:59:59+02"},
		{Span{1, Weeks}, WholeDay, "running 2026-05-20T23:59:59+02 2026-05-20T23:59:59+02"},
		{Span{2, Months}, WholeDayNoon, "running 2026-07-13T23:59:59+02 2026-07-13T23:59:59+02"},
		{Span{}, Exact, "no_number"},
	} {
		f.Custom = append(f.Custom, customRule(ID(fmt.Sprintf("custom.%d", i)), tt.within, tt.latest))
		o := find(t, Compute(f), f.Custom[i].ID)
		if got := brief(o); got != tt.want || o.Recipient != "Group CISO" {
			t.Errorf("%v %s: %s to %s, want %s", tt.within, tt.latest, got, o.Recipient, tt.want)
		}
	}
	f.Custom = append(f.Custom, customRule("custom.insurer", Span{24, Hours}, Exact))
	if got := find(t, Compute(f), "custom.insurer").State; got != Met {
		t.Errorf("a custom duty that was filed is %s", got)
	}
	all := Compute(f)
	if all[len(all)-1].ID != "custom.insurer" {
		t.Error("the custom duties do not come last")
	}
}

func TestTheDerivationCanBeReadAloud(t *testing.T) {
	tests := []struct {
		name, facts string
		id          ID
		sv, en      string
	}{
		{
			"the arithmetic", `{'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`, "gdpr.authority",
			"Kännedom torsdag 27 maj 2021 kl. 11.01 + 72 timmar = söndag 30 maj 2021 kl. 11.01.",
			"Awareness Thursday 27 May 2021 at 11:01 + 72 hours = Sunday 30 May 2021 at 11:01.",
		},
		{
			"the offset is said where the clocks change", `{'incident':{'aware_at':'2026-10-22T02:30:00+02:00'}}`, "gdpr.authority",
			"+ 72 timmar = söndag 25 oktober 2026 kl. 02.30 (UTC+2).", "the period ends Sunday 25 October 2026 at 02:00 (UTC+1).",
		},
		{
			"weeks over the spring change", `{` + bank + `,'incident':{'aware_at':'2026-03-09T09:00:00+01:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-03-10T10:00:00+01:00'}]}`, "imy.supplement",
			"4 veckor = tisdag 7 april 2026 kl. 10.00 (UTC+2), samma klockslag.", "4 weeks = Tuesday 7 April 2026 at 10:00 (UTC+2), at the same time of day.",
		},
		{
			"weeks over the autumn change", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2026-10-08T15:00:00+02:00'}]}`, "imy.supplement",
			"kl. 14.00 (UTC+1), räknat som förfluten tid, som slutar före samma klockslag.", "at 14:00 (UTC+1), counted as elapsed time, which ends before the same time of day.",
		},
		{
			"a wrong offset is pointed out", `{'incident':{'aware_at':'2021-05-27T11:01:00+01:00'}}`, "gdpr.authority",
			"Tiden angavs med UTC+1, men lokal tid var då UTC+2", "The time was given with UTC+1, but local time was UTC+2 then",
		},
		{
			"what is missing is named", `{'incident':{'detected_at':'2021-05-27T11:01:00+02:00'}}`, "gdpr.authority",
			"Väntar på kännedom", "it is awareness that starts the clock",
		},
		{
			"the holiday is named", `{` + pi + `,'incident':{'aware_at':'2026-05-13T22:00:00+02:00','classified_major_at':'2026-05-13T22:30:00+02:00'}}`, "dora.initial",
			"14 maj 2026, Kristi himmelsfärdsdag", "by noon of the next working day: Friday 15 May 2026",
		},
		{
			"why there is no relief", `{` + bank + `,'incident':{'aware_at':'2026-05-13T22:00:00+02:00','classified_major_at':'2026-05-13T22:30:00+02:00'}}`, "dora.initial",
			"gäller inte för företag av denna typ (kreditinstitut)", "does not apply to an entity of this type (credit institution)",
		},
		{
			"the earlier limb", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T11:30:00+02:00'}}`, "dora.initial",
			"Den tidigare av de två gäller: tisdag 6 oktober 2026 kl. 15.30.", "The earlier of the two binds: Tuesday 6 October 2026 at 15:30.",
		},
		{
			"by when to classify", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`, "dora.initial",
			"Klassificera senast onsdag 7 oktober 2026 kl. 09.00", "Classify by Wednesday 7 October 2026 at 09:00",
		},
		{
			"by when it should have been classified", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'as_of':'2026-10-12T09:30:00+02:00'}`, "dora.initial",
			"Klassificera senast onsdag 7 oktober 2026 kl. 09.00 (kännedom + 24 timmar). Den tiden har passerat (läget måndag 12 oktober 2026 kl. 09.30): klassificeras incidenten nu gäller 4 timmar från klassificeringen.",
			"That time has passed (as of Monday 12 October 2026 at 09:30): if the incident is classified now, 4 hours from the classification apply.",
		},
		{
			"at the last instant to classify", `{` + bank + `,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'},'as_of':'2026-10-07T09:00:00+02:00'}`, "dora.initial",
			"dock längst till dess.", "but never beyond that.",
		},
		{
			"no risk cannot be a high one", `{'incident':{'risk':'no'}}`, "gdpr.subjects",
			"kan inte vara hög", "cannot be high",
		},
		{
			"a country without its holidays", `{'entity':{'country':'EE','type':'payment_institution'},'incident':{'aware_at':'2026-12-24T20:00:00+02:00','classified_major_at':'2026-12-24T23:00:00+02:00'}}`, "dora.initial",
			"Helgdagarna i Estland finns ännu inte i programmet", "relief for a bank holiday is not counted",
		},
		{
			"the eve", `{` + pi + `,'incident':{'aware_at':'2026-06-18T21:00:00+02:00','classified_major_at':'2026-06-18T22:00:00+02:00'}}`, "dora.initial",
			"Dagen är midsommarafton.", "Eves, and days that only custom makes free, do not count as bank holidays",
		},
		{
			"a holiday of another country", `{'entity':{'country':'DK','type':'payment_institution'},'incident':{'aware_at':'2026-03-30T09:00:00+02:00','classified_major_at':'2026-03-30T09:30:00+02:00'},'filings':[{'obligation':'dora.initial','sent_at':'2026-03-30T10:00:00+02:00'}]}`, "dora.intermediate",
			"torsdag 2 april 2026, skärtorsdagen", "Tuesday 7 April 2026",
		},
		{
			"a late notification needs reasons", `{'incident':{'aware_at':'2021-05-27T11:01:00+02:00'},'filings':[{'obligation':'gdpr.authority','sent_at':'2021-05-31T11:01:00+02:00'}]}`, "gdpr.authority",
			"motivering till förseningen", "reasons for the delay",
		},
		{
			"the source is uncertain", `{` + bank + `,'incident':{'aware_at':'2021-05-27T11:01:00+02:00'}}`, "psd2.initial",
			"ur minnet", "from memory, unverified",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var sv, en []string
			for _, s := range find(t, Compute(facts(t, tt.facts)), tt.id).Derivation {
				sv, en = append(sv, s.Text.SV), append(en, s.Text.EN)
			}
			if got := strings.Join(sv, "\n"); !strings.Contains(got, tt.sv) {
				t.Errorf("no %q in\n%s", tt.sv, got)
			}
			if got := strings.Join(en, "\n"); !strings.Contains(got, tt.en) {
				t.Errorf("no %q in\n%s", tt.en, got)
			}
		})
	}
}

// TestACountryThatIsNotKnownGivesNoLaterTime: facts that were not read by
// ParseFacts may name any country, and a panic is never right.
func TestACountryThatIsNotKnownGivesNoLaterTime(t *testing.T) {
	for _, country := range []string{"XX", "se", "US", "\x00\"<"} {
		f := facts(t, `{'entity':{'type':'payment_institution'},'incident':{'personal_data':'yes','risk':'yes','aware_at':'2026-10-09T18:00:00+02:00','classified_major_at':'2026-10-09T20:30:00+02:00'},
			'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-10T12:00:00+02:00'}],'as_of':'2026-10-09T21:00:00+02:00'}`)
		f.Entity.Country = country
		all := Compute(f)
		for id, want := range map[ID]string{
			"gdpr.authority": "running 2026-10-12T18:00:00+02 2026-10-12T19:00:00+02 provisional",
			"imy.supplement": "not_applicable",
			"dora.initial":   "running 2026-10-10T00:30:00+02 2026-10-10T00:30:00+02 provisional",
			"dora.final":     "running 2026-11-10T12:00:00+01 2026-11-10T23:59:59+01 provisional",
		} {
			o := find(t, all, id)
			if got := brief(o); got != want {
				t.Errorf("%q: %s is %s, want %s", country, id, got, want)
			}
			if o.State == Running && !slices.ContainsFunc(o.Derivation, func(s Step) bool { return strings.Contains(s.Text.EN, "is not known: counted in Swedish time") }) {
				t.Errorf("%q: %s does not say that the country is not known", country, id)
			}
		}
		if got := find(t, all, "gdpr.authority").Recipient; got != "supervisory authority" {
			t.Errorf("%q: to %s", country, got)
		}
		var back []Obligation
		if err := json.Unmarshal(AppendJSON(nil, f, all), &back); err != nil {
			t.Error(err)
		}
		if text := string(AppendText(nil, i18n.SV, f, all)); !strings.Contains(text, "svensk tid") {
			t.Error(text)
		}
		f.Filings[0].SentAt = at(t, "2026-11-05T12:00:00+01:00")
		if got := brief(find(t, Compute(f), "dora.final")); got != "running 2026-12-05T12:00:00+01 2026-12-05T23:59:59+01 provisional" {
			t.Errorf("%q: a final report on a Saturday: %s", country, got)
		}
	}
}

// TestAnEveIsExplainedByTheLawOfItsCountry has a limit on 5 June 2026: a working
// day by Danish law, on which the banks of Denmark are closed, and in Sweden a
// day like any other.
func TestAnEveIsExplainedByTheLawOfItsCountry(t *testing.T) {
	const danish = "forordning 26.10.1770; lov nr. 214 af 7.3.2023"
	for _, tt := range []struct{ country, eves, latest, says, law string }{
		{"DK", "false", "2026-06-05T10:00:00+02", "The day is Constitution Day.", danish},
		{"DK", "true", "2026-06-08T12:00:00+02", "by the entity's setting", danish},
		{"SE", "true", "2026-06-05T10:00:00+02", "falls on a working day (Friday 5 June 2026)", "Reg. (EU) 2025/301 Art. 5(4)"},
	} {
		o := find(t, Compute(facts(t, `{'entity':{'country':'`+tt.country+`','type':'payment_institution','eves_are_holidays':`+tt.eves+`},
			'incident':{'aware_at':'2026-06-02T09:00:00+02:00','classified_major_at':'2026-06-02T09:30:00+02:00'},
			'filings':[{'obligation':'dora.initial','sent_at':'2026-06-02T10:00:00+02:00'}]}`)), "dora.intermediate")
		if got, want := brief(o), "running 2026-06-05T10:00:00+02 "+tt.latest; got != want {
			t.Errorf("%s, eves %s: %s, want %s", tt.country, tt.eves, got, want)
		}
		if !slices.ContainsFunc(o.Derivation, func(s Step) bool { return strings.Contains(s.Text.EN, tt.says) && s.Law == tt.law }) {
			t.Errorf("%s, eves %s: no %q by %q in %+v", tt.country, tt.eves, tt.says, tt.law, o.Derivation)
		}
	}
}

func TestTheRecipientIsTheAuthorityOfTheCountry(t *testing.T) {
	for country, want := range map[string]string{"SE": "IMY", "NL": "Autoriteit Persoonsgegevens", "NO": "Datatilsynet (Norway)", "DE": "data protection authority of the Land (Germany)", "SK": "Úrad na ochranu osobných údajov"} {
		f := facts(t, `{'entity':{'country':'`+country+`'}}`)
		if got := find(t, Compute(f), "gdpr.authority").Recipient; got != want {
			t.Errorf("%s: %s, want %s", country, got, want)
		}
		if got := find(t, Compute(f), "imy.supplement").State; (got == NotApplicable) != (country != "SE") {
			t.Errorf("%s: the supplement to IMY is %s", country, got)
		}
	}
}

// TestTheRecipientIsTheSupervisorOfTheFirm has the Netherlands, where the
// supervisor of banks is not that of investment firms.
func TestTheRecipientIsTheSupervisorOfTheFirm(t *testing.T) {
	for _, tt := range []struct{ country, kind, want string }{
		{"SE", "credit_institution", "Finansinspektionen"},
		{"SE", "investment_firm", "Finansinspektionen"},
		{"NO", "payment_institution", "Finanstilsynet"},
		{"DE", "aifm", "BaFin"},
		{"NL", "credit_institution", "De Nederlandsche Bank"},
		{"NL", "investment_firm", "competent authority"},
		{"LU", "insurance_undertaking", "competent authority"},
		{"AT", "credit_institution", "competent authority"},
	} {
		f := facts(t, `{'entity':{'country':'`+tt.country+`','type':'`+tt.kind+`'},'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`)
		if got := find(t, Compute(f), "dora.initial").Recipient; got != tt.want {
			t.Errorf("a %s in %s: %s, want %s", tt.kind, tt.country, got, tt.want)
		}
	}
}
