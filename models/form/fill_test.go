package form_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models/form"
	"frist/models/i18n"
)

func TestWhatIsMissingIsSaidByFieldFactAndStage(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Intermediate, with())
	var lines []string
	for _, m := range d.Missing {
		lines = append(lines, m.String())
	}
	for _, want := range []string{
		"field 1.2 entity.name: mandatory in intermediate",
		"field 1.3 entity.lei: mandatory in intermediate",
		"field 1.13 parent_name: conditional in intermediate",
		"field 2.3 incident.classified_major_at: mandatory in intermediate",
		"field 3.1 filings.reference: mandatory in intermediate",
		"field 3.4 clients_affected: mandatory in intermediate",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not said in\n%s", want, strings.Join(lines, "\n"))
		}
	}
	d2 := form.Fill(formOf(t, "dora"), form.Initial, with("submitter_name=Ombud AB"))
	if i := slices.IndexFunc(d2.Missing, func(m form.Missing) bool { return m.Number == "1.3" }); i < 0 || d2.Missing[i].Key != "submitter_code" {
		t.Errorf("of somebody else's code: %v", d2.Missing)
	}
	if i := slices.IndexFunc(d.Missing, func(m form.Missing) bool { return m.Number == "3.4" }); !d.Missing[i].Estimate {
		t.Error("an estimate of 3.4 is not allowed")
	}
	if slices.ContainsFunc(d.Missing, func(m form.Missing) bool { return strings.HasPrefix(m.Number, "4.") }) {
		t.Error("what the final report asks is missing before it")
	}
}

func TestTheLedgerFillsANumberBeforeTheFact(t *testing.T) {
	eight, twelve := int64(8000), int64(12000)
	in := with("clients_affected=9500", "counterparts_affected=3")
	in.Counts = map[string]form.Count{"clients": {Min: &eight, Max: &twelve}}
	d := form.Fill(formOf(t, "dora"), form.Intermediate, in)
	if x := d.Field("3.4"); x.Value.Text != "12000" || x.Source != "counts.clients" {
		t.Errorf("3.4 is %v from %s", x.Value, x.Source)
	}
	if x := d.Field("3.6"); x.Value.Text != "3" || x.Source != "counterparts_affected" {
		t.Errorf("3.6 is %v from %s", x.Value, x.Source)
	}
	if got := d.Field("3.12").Value.Lines; !slices.Equal(got, []string{"estimates_for_clients_affected"}) {
		t.Errorf("3.12 is %v", got)
	}
	if !has(d, "3.4", "figures_differ") {
		t.Errorf("nothing is said of a number that differs: %v", d.Problems)
	}
}

func TestWhatALaterStageAsksIsLeftOutUnlessItIsWanted(t *testing.T) {
	in := with("critical_services=Betalningar")
	if d := form.Fill(formOf(t, "dora"), form.Initial, in); d.Field("3.22") != nil {
		t.Error("the initial notification says what was not asked")
	}
	in.Early = true
	if x := form.Fill(formOf(t, "dora"), form.Initial, in); x.Field("3.22").Value.Text != "Betalningar" {
		t.Error("it cannot be filled early")
	}
}

func TestTheReferenceThatTheAuthorityGaveIsIn3_1(t *testing.T) {
	in := with()
	in.Sent = []form.Sent{{Duty: "dora.initial", Reference: "FIDAC-77"}, {Duty: "dora.intermediate", Reference: "annat"}}
	for stage, want := range map[form.Stage]string{form.Intermediate: "FIDAC-77", form.Final: "FIDAC-77", form.Reclassified: "FIDAC-77"} {
		d := form.Fill(formOf(t, "dora"), stage, in)
		if stage == form.Reclassified {
			if d.Field("3.1") == nil {
				t.Error("3.1 cannot be said when an incident is no longer major")
			}
		}
		if got := d.Field("3.1").Value.Text; got != want {
			t.Errorf("%s: %q", stage, got)
		}
	}
	if form.Fill(formOf(t, "dora"), form.Initial, in).Field("3.1") != nil {
		t.Error("3.1 is asked in the initial notification")
	}
}

// TestProblemsAreFound makes one mistake at a time, each named by its field.
func TestProblemsAreFound(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 11, 14, h, 0, 0, 0, time.UTC) }
	times := func(in form.Input) form.Input {
		in.OccurredFrom, in.Aware, in.ClassifiedMajor, in.Recovered, in.Resolved, in.At = at(8), at(9), at(10), at(12), at(13), at(20)
		return in
	}
	for _, x := range []struct {
		name, number, code string
		in                 form.Input
		change             func(*form.Input)
	}{
		{"nothing", "", "", times(with()), nil},
		{"known before it happened", "2.2", "order", times(with()), func(in *form.Input) { in.Aware = at(7) }},
		{"classified before it was known", "2.3", "order", times(with()), func(in *form.Input) { in.ClassifiedMajor = at(8) }},
		{"recovered before it happened", "3.3", "order", times(with("service_downtime=00:01:00")), func(in *form.Input) { in.Recovered = at(7) }},
		{"resolved before it happened", "4.8", "order", times(with()), func(in *form.Input) { in.Resolved = at(7) }},
		{"addressed before it happened", "4.7", "order", times(with("root_cause_addressed_at=2026-11-14T07:00:00Z")), nil},
		{"addressed in the future", "4.7", "future", times(with("root_cause_addressed_at=2026-11-15T07:00:00Z")), nil},
		{"the first after the last", "4.16", "order", times(with("recurring=yes", "recurring_first_at=2026-11-14T08:00:01Z")), nil},
		{"none and many", "3.12", "figures", times(with("clients_affected=5", "impact_figures=no_impact_on_clients")), nil},
		{"actual and estimate", "3.12", "figures", times(with("impact_figures=actual_figures_for_clients_affected,estimates_for_clients_affected")), nil},
		{"neither actual nor estimate", "3.12", "figures", times(with("clients_affected=5", "impact_figures=no_impact_on_transactions")), nil},
		{"a zero that 3.12 says is an estimate", "3.12", "figures", times(with("clients_affected=0", "impact_figures=estimates_for_clients_affected")), nil},
		{"a duration that is not that of the times", "3.15", "figures_differ", times(with("incident_duration=05:00:00")), nil},
		{"the same duration", "", "", times(with("incident_duration=00:05:00")), nil},
		{"another's code", "1.3", "submitter", times(with("submitter_code=SEEUID.5566778899")), func(in *form.Input) { in.Entity.LEI = "549300UNM5HMO6QNGL51" }},
		{"another currency", "4.13", "currency", times(with("reporting_currency=SEK", "gross_costs=5 EUR")), nil},
		{"too few criteria", "2.5", "criteria", times(with("classification_criteria=critical_services_affected,reputational_impact")), nil},
		{"no critical services", "2.5", "criteria", times(with("classification_criteria=data_losses,reputational_impact,economic_impact")), nil},
		{"a detail of no cause", "4.2", "causes", times(with("root_causes=human_error", "root_cause_details=system_failure_software_performance")), nil},
		{"an addition to no detail", "4.3", "causes", times(with("root_causes=human_error", "root_cause_details=human_error_mistake", "root_cause_additions=logging")), nil},
		{"IMY was told", "3.31", "told", times(with("other_authorities=csirt")), func(in *form.Input) { in.Sent = []form.Sent{{Duty: "gdpr.authority"}} }},
		{"nobody and somebody", "3.31", "nobody", times(with("other_authorities=none,csirt")), nil},
		{"aggregated without permission", "1.5", "aggregated", times(with("aggregated=yes", "aggregated_conditions=provider,several,all_major,one_authority")), nil},
		{"aggregated for a trading venue", "1.4", "aggregated", times(with("aggregated=yes", "aggregated_conditions=provider,several,all_major,one_authority,permitted", "affected_entity_types=trading_venue")), nil},
		{"more names than codes", "1.6", "entities", times(with("aggregated=yes", "aggregated_conditions=provider,several,all_major,one_authority,permitted", "affected_entity_names=A,B", "affected_entity_leis=5493001KJTIIGC8Y1R12")), nil},
		{"a wrong LEI", "1.3", "submitter", times(with("submitter_code=5493001KJTIIGC8Y1R13")), nil},
		{"a wrong LEI of the parent", "1.14", "lei", times(with("parent_lei=5493001KJTIIGC8Y1R13")), nil},
		{"a wrong telephone number", "1.9", "phone", times(with("primary_contact_phone=08-123")), nil},
		{"combined with what is not analysed", "4.5", "combined", times(with()), func(in *form.Input) { in.With = []form.Stage{form.Intermediate} }},
	} {
		if x.change != nil {
			x.change(&x.in)
		}
		d := form.Fill(formOf(t, "dora"), form.Final, x.in)
		if x.number == "" {
			if len(d.Problems) > 0 {
				t.Errorf("%s: %v", x.name, d.Problems)
			}
			continue
		}
		if len(d.Problems) != 1 || !has(d, x.number, x.code) {
			t.Errorf("%s: want %s at %s, got %v", x.name, x.code, x.number, d.Problems)
		}
		for _, p := range d.Problems {
			if half(p.Text) || p.Text.IsZero() || !strings.HasPrefix(p.Say(i18n.EN), "field "+x.number+" ") {
				t.Errorf("%s: %q", x.name, p.Text)
			}
		}
	}
}

func TestAProblemSaysUnderWhichHeadingItsFieldStands(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Final, with("primary_contact_phone=08-123"))
	for l, want := range map[i18n.Lang]string{i18n.SV: "(under ”1. Allmänna uppgifter”)", i18n.EN: "(under “1. General information”)"} {
		got := d.Placed(d.Problems[0]).Say(l)
		if !strings.HasPrefix(got, "field 1.9 primary_contact_phone: ") || !strings.HasSuffix(got, want) {
			t.Errorf("%q", got)
		}
	}
}

func TestAnEditionIsNotSaidTwice(t *testing.T) {
	for id, want := range map[string]string{"dora": "Reg. (EU) 2025/302", "imy": "GDPR Art. 33, 2020", "fffs2021_2": "FFFS 2021:2"} {
		f := formOf(t, id)
		if got := f.Edition(); got != want {
			t.Errorf("%s: %q", id, got)
		}
	}
}

func TestReportsAreCombinedOnlyWhenAllIsBackToNormal(t *testing.T) {
	in := with()
	in.With = []form.Stage{form.Initial}
	if d := form.Fill(formOf(t, "dora"), form.Intermediate, in); !has(d, "3.3", "combined") {
		t.Errorf("got %v", d.Problems)
	}
	in.Recovered = time.Date(2026, 11, 14, 12, 0, 0, 0, time.UTC)
	if d := form.Fill(formOf(t, "dora"), form.Intermediate, in); has(d, "3.3", "combined") {
		t.Errorf("got %v", d.Problems)
	}
}

func TestAnEmptyCaseGivesADraftOfEveryFormInEveryStage(t *testing.T) {
	for _, f := range form.Forms {
		for _, s := range f.Stages {
			if d := form.Fill(f, s.ID, form.Input{}); len(d.Values) == 0 {
				t.Errorf("%s %s: nothing is asked", f.ID, s.ID)
			}
		}
		if d := form.Fill(f, "nonsense", form.Input{}); len(d.Values) > 0 {
			t.Errorf("%s: a stage that it has not", f.ID)
		}
	}
}

func has(d form.Draft, number, code string) bool {
	return slices.ContainsFunc(d.Problems, func(p form.Problem) bool { return p.Number == number && p.Code == code })
}

// TestTheDurationOfAnAggregatedReportIsTyped: it is the longest of several, which the
// times of one do not give.
func TestWhatADraftLacksIsTheSameWithoutLookingForWhatIsWrong(t *testing.T) {
	wrong := 0
	for i := range form.Forms {
		f := form.Forms[i]
		for _, s := range f.Stages {
			for _, in := range []form.Input{with(), with("submitter_name=Ombud AB", "clients_affected=många", "nature=Fel")} {
				in.Numbers = true
				want := form.Fill(f, s.ID, in)
				wrong += len(want.Problems)
				want.Problems = nil
				if got := form.Lacking(f, s.ID, in); !reflect.DeepEqual(got.Values, want.Values) || !reflect.DeepEqual(got.Missing, want.Missing) || got.Problems != nil {
					t.Errorf("%s, %s: %v and %v", f.ID, s.ID, got.Missing, want.Missing)
				}
			}
		}
	}
	if wrong == 0 {
		t.Error("nothing was wrong anywhere")
	}
}

func TestTheDurationOfAnAggregatedReportIsTyped(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 11, 14, h, 0, 0, 0, time.UTC) }
	for aggregated, want := range map[string]string{"yes": "05:00:00", "no": "00:04:00", "": "00:04:00"} {
		in := with("incident_duration=05:00:00", "aggregated="+aggregated)
		in.OccurredFrom, in.Resolved = at(8), at(12)
		d := form.Fill(formOf(t, "dora"), form.Final, in)
		if got := d.Field("3.15").Value.Text; got != want || has(d, "3.15", "figures_differ") != (want != "05:00:00") {
			t.Errorf("aggregated %q: %s, %v", aggregated, got, d.Problems)
		}
	}
}
