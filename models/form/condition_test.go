package form_test

import (
	"strings"
	"testing"
	"time"

	"frist/models/deadline"
	"frist/models/form"
)

// with makes facts of "key=value" and, for a list, "key=a,b".
func with(pairs ...string) form.Input {
	in := form.Input{Facts: map[string]form.Value{}}
	for _, p := range pairs {
		key, value, _ := strings.Cut(p, "=")
		f, ok := form.ByKey(key)
		switch {
		case !ok:
			panic("no fact " + key)
		case f.Type.IsList():
			in.Facts[key] = form.Value{Lines: strings.Split(value, ",")}
		default:
			in.Facts[key] = form.Value{Text: value}
		}
	}
	return in
}

func formOf(t *testing.T, id string) form.Form {
	t.Helper()
	f, ok := form.FormByID(id)
	if !ok {
		t.Fatalf("no form %q", id)
	}
	return f
}

// TestConditionsAreThoseOfTheAnnex takes each conditional field by its number, and
// says when it must be filled (M), need not be (O), and when that is not known (C).
func TestConditionsAreThoseOfTheAnnex(t *testing.T) {
	dora := formOf(t, "dora")
	n := func(n int64) map[string]form.Count { return map[string]form.Count{"transactions": {Min: &n, Max: &n}} }
	seen := map[string]map[form.Need]bool{}
	never := map[form.Need]string{
		'M': " 2.10 ",                 // but where the incident is not major after all: the next test
		'C': " 1.5 1.6 2.10 3.1 3.3 ", // what they rest on is always known
	}
	later := time.Date(2026, 11, 14, 12, 0, 0, 0, time.UTC)
	for _, x := range []struct {
		numbers string
		in      form.Input
		want    form.Need
	}{
		{"1.5 1.6", with(), 'O'},
		{"1.5 1.6", with("submitter_name=Ombud AB"), 'M'},
		{"1.5 1.6", with("aggregated=yes"), 'M'},
		{"1.5 1.6", form.Input{Entity: form.Entity{Name: "Bank"}, Facts: with("submitter_name=Bank").Facts}, 'O'},
		{"1.13 1.14", with(), 'C'},
		{"1.13 1.14", with("belongs_to_group=yes"), 'M'},
		{"1.13 1.14", with("belongs_to_group=no"), 'O'},
		{"2.6 3.18 3.19", with(), 'C'},
		{"2.6 3.18 3.19", with("classification_criteria=critical_services_affected,geographical_spread"), 'M'},
		{"2.6 3.18 3.19", with("classification_criteria=critical_services_affected"), 'O'},
		{"2.8", with(), 'C'},
		{"2.8", with("third_party_origin=yes"), 'M'},
		{"2.8", with("third_party_origin=no"), 'O'},
		{"2.10", with(), 'O'},
		{"3.1", with(), 'M'},
		{"3.1", form.Input{With: []form.Stage{form.Initial}}, 'O'},
		{"3.3", with("service_downtime=00:01:00"), 'M'},
		{"3.3", with(), 'O'},
		{"3.8", with("classification_criteria=clients_financial_counterparts_and_transactions_affected"), 'M'},
		{"3.8", with("classification_criteria=data_losses"), 'O'},
		{"3.8", with(), 'C'},
		{"3.9 3.10 3.11", with(), 'C'},
		{"3.9 3.10 3.11", with("transactions_affected=7"), 'M'},
		{"3.9 3.10 3.11", with("transactions_affected=0"), 'O'},
		{"3.9 3.10 3.11", form.Input{Counts: n(7)}, 'M'},
		{"3.9 3.10 3.11", form.Input{Counts: n(0)}, 'O'},
		{"3.9 3.10 3.11", with("impact_figures=no_impact_on_transactions"), 'O'},
		{"3.9 3.10 3.11", with("impact_figures=estimates_for_transactions_affected"), 'M'},
		{"3.9 3.10 3.11", with("impact_figures=estimates_for_clients_affected"), 'C'},
		{"3.13 3.14", with("classification_criteria=reputational_impact"), 'M'},
		{"3.13 3.14", with("classification_criteria=data_losses"), 'O'},
		{"3.16", form.Input{ServicesDown: deadline.Yes}, 'M'},
		{"3.16", form.Input{ServicesDown: deadline.No}, 'O'},
		{"3.16", with(), 'C'},
		{"3.16 3.3", form.Input{ServicesDown: deadline.No, Recovered: later}, 'M'}, // they are up again
		{"3.16", form.Input{ServicesDown: deadline.No, Facts: with("classification_criteria=duration_and_service_downtime").Facts}, 'C'},
		{"3.3", with("service_downtime=00:00:00"), 'O'},
		{"3.17", with("classification_criteria=duration_and_service_downtime"), 'M'},
		{"3.17", with("classification_criteria=data_losses"), 'O'},
		{"3.20 3.21", with("classification_criteria=data_losses"), 'M'},
		{"3.20 3.21", with("classification_criteria=reputational_impact"), 'O'},
		{"3.24", with("incident_types=other"), 'M'},
		{"3.24 3.25 3.26", with("incident_types=system_failure"), 'O'},
		{"3.24 3.25 3.26 3.35", with(), 'C'},
		{"3.25", with("incident_types=cybersecurity-related"), 'M'},
		{"3.26", with("incident_types=cybersecurity-related"), 'C'},
		{"3.26", with("threat_techniques=ddos,other"), 'M'},
		{"3.26", with("threat_techniques=ddos"), 'O'},
		{"3.29", with("infrastructure_affected=yes"), 'M'},
		{"3.29", with("infrastructure_affected=no"), 'O'},
		{"3.29", with("infrastructure_affected=unknown"), 'O'},
		{"3.29", with(), 'C'},
		{"3.32", with("other_authorities=csirt,other"), 'M'},
		{"3.32", with("other_authorities=csirt"), 'O'},
		{"3.32", form.Input{Sent: []form.Sent{{Duty: "gdpr.authority"}}}, 'O'},
		{"3.34", with("temporary_measures=yes"), 'M'},
		{"3.34", with("temporary_measures=no"), 'O'},
		{"3.35", form.Input{Entity: form.Entity{NIS2: deadline.Yes}, Facts: with("incident_types=cybersecurity-related").Facts}, 'M'},
		{"3.35", form.Input{Entity: form.Entity{NIS2: deadline.No}, Facts: with("incident_types=cybersecurity-related").Facts}, 'O'},
		{"3.35", with("incident_types=cybersecurity-related"), 'C'},
		{"3.35", with("incident_types=process_failure"), 'O'},
		{"4.3", with("root_cause_details=process_failure_insufficient_monitoring_or_failure_of_monitoring_and_control"), 'M'},
		{"4.3", with("root_cause_details=process_failure_ICT_risk_management_process_failure"), 'M'},
		{"4.3", with("root_cause_details=process_failure_insufficient_or_failure_of_ict_operations_and_ict_security_operations"), 'M'},
		{"4.3", with("root_cause_details=process_failure_inadequate_ict_systems_acquisition_development_and_maintenance"), 'M'},
		{"4.3", with("root_cause_details=human_error_mistake"), 'O'},
		{"4.3 4.4", with(), 'C'},
		{"4.4", with("root_cause_details=human_error_mistake,external_event_other"), 'M'},
		{"4.4", with("root_cause_details=human_error_mistake"), 'O'},
		{"4.10", with("critical_functions_at_risk=yes"), 'M'},
		{"4.10", with("critical_functions_at_risk=no"), 'O'},
		{"4.11", with("resolvability_affected=yes"), 'M'},
		{"4.11", with("resolvability_affected=no"), 'O'},
		{"4.15 4.16", with("recurring=yes"), 'M'},
		{"4.15 4.16", with("recurring=no"), 'O'},
		{"4.15 4.16", with(), 'C'},
		{"3.13 3.14 3.17 3.20 3.21 3.32 3.34 4.10 4.11", with(), 'C'},
		{"4.10", with("critical_functions_at_risk=unknown"), 'O'}, // which is an answer there
	} {
		for _, number := range strings.Fields(x.numbers) {
			if seen[number] == nil {
				seen[number] = map[form.Need]bool{}
			}
			seen[number][x.want] = true
			for _, stage := range []form.Stage{form.Initial, form.Intermediate, form.Final} {
				f := form.Fill(dora, stage, x.in).Field(number)
				if f == nil || f.Needs[dora.Stage(stage)] != byte(form.Conditional) {
					continue
				}
				if f.Need != x.want {
					t.Errorf("field %s in %s with %v: %c, want %c", number, stage, x.in, f.Need, x.want)
				}
			}
		}
	}
	for x := range dora.Fields() {
		if x.When == nil {
			continue
		}
		for _, need := range []form.Need{'M', 'O', 'C'} {
			if !seen[x.Number][need] && !strings.Contains(never[need], " "+x.Number+" ") {
				t.Errorf("field %s: nothing makes it %c", x.Number, need)
			}
		}
	}
}

func TestAnIncidentThatIsNotMajorAfterAllIsExplainedIn2_10(t *testing.T) {
	in := with()
	d := form.Fill(formOf(t, "dora"), form.Reclassified, in)
	if got := d.Field("2.10").Need; got != form.Mandatory {
		t.Errorf("field 2.10: %c", got)
	}
	if d.Field("3.4") != nil || d.Field("4.1") != nil {
		t.Error("it asks what a later report would")
	}
	in.Reclassified = "Kritiska tjänster var aldrig berörda."
	d = form.Fill(formOf(t, "dora"), form.Reclassified, in)
	if x := d.Field("2.10"); x.Value.Text != in.Reclassified || x.Source != "decisions.reclassify" {
		t.Errorf("field 2.10: %v", x)
	}
	if got := d.Field("1.1").Value.Text; got != "major_incident_reclassified_as_non-major" {
		t.Errorf("field 1.1: %q", got)
	}
}

func TestTheReasonsForBeingLateAreAskedAfter72Hours(t *testing.T) {
	aware := time.Date(2026, 11, 14, 12, 20, 0, 0, time.UTC)
	for at, want := range map[time.Time]form.Need{
		aware.Add(72 * time.Hour): 'O', aware.Add(72*time.Hour + time.Second): 'M', {}: 'C',
	} {
		if got := form.Fill(formOf(t, "imy"), form.Initial, form.Input{Aware: aware, At: at}).Field("14").Need; got != want {
			t.Errorf("at %s: %c, want %c", at, got, want)
		}
	}
}

func TestWhatIsAskedAboutInformingDependsOnWhetherItWasDone(t *testing.T) {
	for value, want := range map[string]string{"informed": "MMOO", "will_inform": "OOMO", "will_not": "OOOM", "": "CCCC"} {
		d := form.Fill(formOf(t, "imy"), form.Initial, with("informing="+value))
		got := ""
		for _, number := range []string{"32", "33", "34", "35"} {
			got += string(d.Field(number).Need)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}

func TestASecondContactOfAThreatIsWholeOrNone(t *testing.T) {
	threat := formOf(t, "dora-threat")
	for in, want := range map[string]form.Need{"second_contact_name=": 'O', "second_contact_name=Bo": 'M'} {
		if got := form.Fill(threat, form.Initial, with(in)).Field("11").Need; got != want {
			t.Errorf("%s: %c, want %c", in, got, want)
		}
	}
}

func TestTheConditionsOfTheNotificationOfAThreatAreThoseOfTheAnnex(t *testing.T) {
	threat := formOf(t, "dora-threat")
	for _, x := range []struct {
		numbers, in string
		want        form.Need
	}{
		{"3 4 5", "submitter_name=", 'O'},
		{"3 4 5", "submitter_name=Ombud AB", 'M'},
		{"18", "threat_others_informed=", 'C'},
		{"18", "threat_others_informed=yes", 'M'},
		{"18", "threat_others_informed=no", 'O'},
		{"19", "threat_indicators_known=", 'C'},
		{"19", "threat_indicators_known=yes", 'M'},
		{"19", "threat_indicators_known=no", 'O'},
		{"20", "threat_other_information=", 'O'},
		{"20", "threat_other_information=Det gäller fler.", 'M'},
	} {
		d := form.Fill(threat, form.Initial, with(x.in))
		for _, number := range strings.Fields(x.numbers) {
			if got := d.Field(number).Need; got != x.want {
				t.Errorf("%s with %s: %c, want %c", number, x.in, got, x.want)
			}
		}
	}
}
