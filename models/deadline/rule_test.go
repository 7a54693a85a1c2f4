package deadline

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"testing"

	"frist/models/calendar"
)

// TestRulesAreFrozen compares every version of every rule with a file that a
// person has read against the law. A published version never changes: a new
// reading is a new version. UPDATE=1 go test rewrites the file; read the diff.
func TestRulesAreFrozen(t *testing.T) {
	const name = "testdata/rules.golden.json"
	got, err := json.MarshalIndent(Rules(), "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("a rule differs from " + name)
	}
	var back []Rule
	if err := json.Unmarshal(want, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.MarshalIndent(back, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(append(again, '\n'), got) {
		t.Error("a rule that is stored as JSON does not come back as it was")
	}
}

func TestEveryRuleCanBeComputedAndIsSaidInBothLanguages(t *testing.T) {
	for _, r := range Rules() {
		if err := r.Check(); err != nil {
			t.Errorf("%s %d: %v", r.ID, r.Version, err)
		}
		if r.Law == "" || r.Article == "" || r.Source == "" {
			t.Errorf("%s %d does not cite its law", r.ID, r.Version)
		}
		for _, q := range r.Questions {
			if _, ok := QuestionOf(q); !ok {
				t.Errorf("%s %d: no text for the question %s", r.ID, r.Version, q)
			}
		}
	}
}

func TestNoTwoVersionsOfARuleHoldOnOneDay(t *testing.T) {
	rules := Rules()
	for i, a := range rules {
		for _, b := range rules[i+1:] {
			if a.ID != b.ID {
				continue
			}
			if a.Version == b.Version {
				t.Errorf("%s has version %d twice", a.ID, a.Version)
			}
			if a.Where != b.Where || !slices.Equal(a.Needs, b.Needs) || a.Edition != b.Edition || a.Proposed || b.Proposed {
				continue // for others, for the newer edition, or no law
			}
			if a.InForce.Holds(b.InForce.First) || b.InForce.Holds(a.InForce.First) {
				t.Errorf("%s: versions %d and %d hold on the same day", a.ID, a.Version, b.Version)
			}
		}
	}
}

func TestTheRulesStandInTheOrderOfTheContract(t *testing.T) {
	last := -1
	for _, r := range Rules() {
		i := slices.Index(IDs(), r.ID)
		if i < last {
			t.Errorf("%s is out of order", r.ID)
		}
		last = i
	}
}

func TestARuleThatMeansNothingIsRefused(t *testing.T) {
	good := customRule("custom.group", Span{24, Hours}, Exact)
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	bad := map[string]func(*Rule){
		"a condition that there is not": func(r *Rule) { r.If = []Condition{"rain"} },
		"a role that there is not":      func(r *Rule) { r.Role = "owner" },
		"a last day before the first": func(r *Rule) {
			r.InForce = Period{calendar.Date{Year: 2026, Month: 2, Day: 1}, calendar.Date{Year: 2026, Month: 1, Day: 1}}
		},
		"no delay to the end of a day":      func(r *Rule) { r.Within, r.Latest = Span{}, WholeDay },
		"an obligation that there is not":   func(r *Rule) { r.From = Trigger{Event: FirstFiled, Of: []ID{"gdpr.nothing"}} },
		"an id of the law":                  func(r *Rule) { r.ID = "gdpr.authority" },
		"an id with a space":                func(r *Rule) { r.ID = "custom.my duty" },
		"no Swedish title":                  func(r *Rule) { r.Title.SV = "" },
		"no recipient":                      func(r *Rule) { r.Recipient = "" },
		"a trigger that there is not":       func(r *Rule) { r.From.Event = "full moon" },
		"a trigger without its obligation":  func(r *Rule) { r.From.Event = FirstFiled },
		"nought hours":                      func(r *Rule) { r.Within.N = 0 },
		"a number without a unit":           func(r *Rule) { r.Within.Unit = NoUnit },
		"a unit that there is not":          func(r *Rule) { r.Within.Unit = "moons" },
		"hours to the end of a working day": func(r *Rule) { r.Latest = WholeDayRolled },
		"months with an hour not counted":   func(r *Rule) { r.Within, r.Latest = Span{1, Months}, HourRule },
		"a reading that there is not":       func(r *Rule) { r.Latest = "generous" },
	}
	for name, spoil := range bad {
		r := good
		spoil(&r)
		f, ok := errors.AsType[*Fault](r.Check())
		if !ok || f.Field == "" || f.Text.SV == "" || f.Text.EN == "" || f.Text.SV == f.Text.EN {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestTheTypesAreThoseOfDORA(t *testing.T) {
	if got := len(EntityTypes()); got != len(financialEntities)+2 {
		t.Errorf("%d types, want the financial entities, ICT providers and others", got)
	}
	for _, i := range EntityTypes() {
		if i.Label.SV == "" || i.Label.EN == "" || i.Type.Label() != i.Label {
			t.Errorf("%s has no label", i.Type)
		}
		financial := slices.Contains(financialEntities, i.Type)
		if want := i.Type != Other && i.Type != ICTThirdPartyProvider; financial != want {
			t.Errorf("%s: financial entity is %v, want %v", i.Type, financial, want)
		}
	}
}
