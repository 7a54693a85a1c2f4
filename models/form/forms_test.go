package form_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"frist/models/form"
)

// TestEveryFieldIsFed walks every form: each field is filled by a fact, or by what
// the record or the filing itself says, and no two facts fill the same.
func TestEveryFieldIsFed(t *testing.T) {
	known := form.Properties()
	for _, f := range form.Forms {
		numbers := map[string]bool{}
		for x := range f.Fields() {
			if numbers[x.Number] {
				t.Errorf("%s %s: twice", f.ID, x.Number)
			}
			numbers[x.Number] = true
			if len(x.From) == 0 {
				t.Errorf("%s %s: nothing fills it", f.ID, x.Number)
				continue
			}
			facts := 0
			for _, s := range x.From {
				_, isFact := form.ByKey(s)
				if isFact {
					facts++
				}
				if isFact == form.IsProperty(s) || !isFact && !slices.Contains(known, s) {
					t.Errorf("%s %s: %q is no fact and nothing that the record says", f.ID, x.Number, s)
				}
			}
			if facts > 1 {
				t.Errorf("%s %s: %d facts fill the same: %s", f.ID, x.Number, facts, x.From)
			}
		}
	}
}

func TestNoFactIsAskedTwiceInOneForm(t *testing.T) {
	for _, f := range form.Forms {
		where := map[string]string{}
		for x := range f.Fields() {
			for _, s := range x.From {
				if before, ok := where[s]; ok && !form.IsProperty(s) {
					t.Errorf("%s: %s fills %s and %s", f.ID, s, before, x.Number)
				}
				where[s] = x.Number
			}
		}
	}
}

// TestEveryFactIsForSomething finds a fact that is asked for nothing: it fills no
// field, and no condition or rule looks at it.
func TestEveryFactIsForSomething(t *testing.T) {
	decides := []string{
		"aggregated", "aggregated_conditions", "significant_institution", "belongs_to_group", "third_party_origin",
		"recurring", "critical_functions_at_risk", "resolvability_affected", "threat_others_informed", "threat_indicators_known",
	}
	for _, f := range form.Catalogue {
		if len(form.Fills(f.Key)) == 0 != slices.Contains(decides, f.Key) {
			t.Errorf("%s: fills %v", f.Key, form.Fills(f.Key))
		}
	}
}

func TestEveryFormIsComplete(t *testing.T) {
	ids := map[string]bool{}
	for _, f := range form.Forms {
		got, ok := form.FormByID(f.ID)
		if !ok || ids[f.ID] || got.ID != f.ID {
			t.Errorf("%s is not found by its id", f.ID)
		}
		ids[f.ID] = true
		if half(f.Title) || f.Title.IsZero() || half(f.Recipient) || f.Recipient.IsZero() || half(f.Note) || f.Law == "" || f.Version == "" {
			t.Errorf("%s: not in both languages, or without law or version", f.ID)
		}
		for _, s := range f.Stages {
			if f.Stage(s.ID) < 0 || half(s.Title) || s.Title.IsZero() {
				t.Errorf("%s: stage %q", f.ID, s.ID)
			}
		}
		for x := range f.Fields() {
			if half(x.Says()) || x.Says().IsZero() {
				t.Errorf("%s %s: the question is %q", f.ID, x.Number, x.Says())
			}
			if len(x.Needs) != len(f.Stages) || strings.Trim(x.Needs, "MCOE-") != "" {
				t.Errorf("%s %s: needs %q in %d stages", f.ID, x.Number, x.Needs, len(f.Stages))
			}
			if strings.Contains(x.Needs, "C") != (x.When != nil) {
				t.Errorf("%s %s: needs %q with the condition %v", f.ID, x.Number, x.Needs, x.When)
			}
			if x.When != nil && (half(x.When.Says) || x.When.Says.IsZero()) {
				t.Errorf("%s %s: the condition is %q", f.ID, x.Number, x.When.Says)
			}
			for _, value := range slices.Sorted(maps.Keys(x.Codes)) {
				if _, ok := x.Asked().Choice(value); !ok {
					t.Errorf("%s %s: there is no choice %q", f.ID, x.Number, value)
				}
			}
		}
	}
}

// annexII is what Annex II of Reg. (EU) 2025/302 asks of each field in the initial
// notification, the intermediate and the final report: mandatory, conditional, or not
// required yet. It was written down apart from the form.
var annexII = map[string]string{
	"MMM": "1.1 1.2 1.3 1.4 1.7 1.8 1.9 1.10 1.11 1.12 1.15 2.1 2.2 2.3 2.4 2.5 2.7 2.9",
	"CCC": "1.5 1.6 1.13 1.14 2.6 2.8 2.10",
	"-MM": "3.2 3.4 3.5 3.6 3.7 3.12 3.15 3.22 3.23 3.27 3.28 3.30 3.31 3.33",
	"-CC": "3.1 3.3 3.8 3.9 3.10 3.11 3.13 3.14 3.16 3.17 3.18 3.19 3.20 3.21 3.24 3.25 3.26 3.29 3.32 3.34 3.35",
	"--M": "4.1 4.2 4.5 4.6 4.7 4.8 4.9 4.12 4.13 4.14",
	"--C": "4.3 4.4 4.10 4.11 4.15 4.16",
}

// annexIV is that of the notification of a cyber threat.
var annexIV = map[string]string{"M": "1 2 6 7 8 12 13 14 15 16 17", "C": "3 4 5 9 10 11 18 19 20"}

// TestEveryFieldIsAskedWhenTheAnnexAsksIt compares them field by field.
func TestEveryFieldIsAskedWhenTheAnnexAsksIt(t *testing.T) {
	for id, annex := range map[string]map[string]string{"dora": annexII, "dora-threat": annexIV} {
		want := map[string]string{}
		for needs, numbers := range annex {
			for _, number := range strings.Fields(numbers) {
				want[number] = needs
			}
		}
		f, _ := form.FormByID(id)
		for x := range f.Fields() {
			n := len(want[x.Number])
			if n == 0 {
				t.Errorf("%s %s: the annex has none such", id, x.Number)
				continue
			}
			// What is not required yet may be filled early: Art. 1.
			if got := strings.ReplaceAll(x.Needs[:n], string(form.Early), string(form.NotAsked)); got != want[x.Number] {
				t.Errorf("%s %s: asked %s, want %s", id, x.Number, got, want[x.Number])
			}
			delete(want, x.Number)
		}
		if len(want) > 0 {
			t.Errorf("%s: not there: %v", id, want)
		}
	}
}

// TestTheRegulationsFieldsAreThere counts what Annex II asks in each report.
func TestTheRegulationsFieldsAreThere(t *testing.T) {
	f, _ := form.FormByID("dora")
	counts := [3]map[byte]int{{}, {}, {}}
	total := 0
	for x := range f.Fields() {
		total++
		for stage := range counts {
			counts[stage][x.Needs[stage]]++
		}
		if x.Path == "" {
			t.Errorf("%s has no place in the file", x.Number)
		}
	}
	want := [3][2]int{{18, 7}, {32, 28}, {42, 34}}
	for stage, c := range counts {
		if c['M'] != want[stage][0] || c['C'] != want[stage][1] {
			t.Errorf("report %d: %d mandatory and %d conditional, want %v", stage+1, c['M'], c['C'], want[stage])
		}
	}
	if total != 76 {
		t.Errorf("%d fields, want 76", total)
	}
	threat, _ := form.FormByID("dora-threat")
	total = 0
	for range threat.Fields() {
		total++
	}
	if total != 20 {
		t.Errorf("%d fields in the notification of a threat, want 20", total)
	}
}

func TestADraftTemplateIsNotInUse(t *testing.T) {
	for id, want := range map[string]bool{"dora": true, "imy": true, "nis2": true, "edpb-2026-06": false} {
		if f, _ := form.FormByID(id); f.InUse("2026-11-25") != want {
			t.Errorf("%s in use: %t", id, !want)
		}
	}
}

// TestWhatFillsAFieldNamesIt: no two fields of a form have the same key, so that those of
// two versions are told apart by it.
func TestWhatFillsAFieldNamesIt(t *testing.T) {
	for _, f := range form.Forms {
		keys := map[string]string{}
		for x := range f.Fields() {
			if before, ok := keys[x.Key()]; ok {
				t.Errorf("%s: %s is the key of %s and %s", f.ID, x.Key(), before, x.Number)
			}
			keys[x.Key()] = x.Number
		}
	}
}

// TestNoneAffectedIsNoImpact: where a number is zero 3.12 says so by itself, whether it
// is in the ledger or was typed, and what was said of the others is kept.
func TestNoneAffectedIsNoImpact(t *testing.T) {
	none, some := int64(0), int64(2400)
	for name, x := range map[string]struct {
		in   form.Input
		want []string
	}{
		"in the ledger": {form.Input{Counts: map[string]form.Count{"counterparts": {Min: &none, Max: &none}}}, []string{"no_impact_on_financial_counterparts"}},
		"typed":         {with("counterparts_affected=0"), []string{"no_impact_on_financial_counterparts"}},
		"typed beside the ledger": {
			form.Input{Counts: map[string]form.Count{"clients": {Max: &some}}, Facts: with("counterparts_affected=0").Facts},
			[]string{"estimates_for_clients_affected", "no_impact_on_financial_counterparts"},
		},
		"typed beside an answer": {
			with("transactions_affected=0", "clients_affected=7", "impact_figures=actual_figures_for_clients_affected"),
			[]string{"actual_figures_for_clients_affected", "no_impact_on_transactions"},
		},
		"only answered": {with("clients_affected=7", "impact_figures=estimates_for_clients_affected"), []string{"estimates_for_clients_affected"}},
	} {
		d := form.Fill(formOf(t, "dora"), form.Intermediate, x.in)
		if got := d.Field("3.12").Value.Lines; !slices.Equal(got, x.want) {
			t.Errorf("%s: %v", name, got)
		}
		if has(d, "3.12", "figures") {
			t.Errorf("%s: something is wrong", name)
		}
	}
}

// TestCountriesAreEnteredOnce: those that people are counted in are the Member States of
// 2.6 and make the breach one in several countries, unless it was answered.
func TestCountriesAreEnteredOnce(t *testing.T) {
	spread := "classification_criteria=critical_services_affected,geographical_spread"
	for name, x := range map[string]struct {
		countries []string
		facts     []string
		states    []string
		several   string
	}{
		"two":           {[]string{"NO", "SE"}, []string{spread}, []string{"NO", "SE"}, "yes"},
		"not of EEA":    {[]string{"CH", "NO", "SE"}, []string{spread}, []string{"NO", "SE"}, "yes"},
		"one of EEA":    {[]string{"CH", "SE"}, []string{spread}, nil, "yes"},
		"one alone":     {[]string{"SE"}, []string{spread}, nil, ""},
		"none":          {nil, []string{spread}, nil, ""},
		"answered":      {[]string{"NO", "SE"}, []string{spread, "member_states_affected=FI", "cross_border=no"}, []string{"FI"}, "no"},
		"spread is not": {[]string{"NO", "SE"}, []string{"classification_criteria=data_losses"}, nil, "yes"},
	} {
		in := with(x.facts...)
		in.Countries = x.countries
		d := form.Fill(formOf(t, "dora"), form.Initial, in)
		if got := d.Field("2.6"); !slices.Equal(got.Value.Lines, x.states) || name == "two" && got.Source != "counts.member_states" {
			t.Errorf("%s: %v from %q", name, got.Value.Lines, got.Source)
		}
		if got := form.Fill(formOf(t, "imy"), form.Initial, in).Field("36"); got.Value.Text != x.several {
			t.Errorf("%s: several countries is %q", name, got.Value.Text)
		}
	}
}
