package export

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
)

// klarna is what happened at Klarna as a record under DORA, all of it answered.
func klarna(t testing.TB) models.Record {
	t.Helper()
	data, err := os.ReadFile("testdata/klarna-dora.case.json")
	if err != nil {
		t.Fatal(err)
	}
	file, err := casefile.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 6, 30, 8, 0, 0, 0, time.UTC) }
	s, err := models.Open(context.Background(), filepath.Join(t.TempDir(), "frist.db"), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	ref, err := s.Import(context.Background(), models.Operator("test"), file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Record(context.Background(), models.Operator("test"), ref)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// made is when drafts are made in the tests.
var made = time.Date(2026, 6, 30, 8, 0, 0, 0, time.UTC)

func formOf(t testing.TB, id string) form.Form {
	t.Helper()
	f, ok := form.FormByID(id)
	if !ok {
		t.Fatalf("no form %q", id)
	}
	return f
}

func draftJSON(t testing.TB, d form.Draft) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := DraftJSON(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAFilledCaseGivesThreeFilesThatEverybodyTakes asks the ESAs' schemas and our
// own rules.
func TestAFilledCaseGivesThreeFilesThatEverybodyTakes(t *testing.T) {
	in := klarna(t).FormInput(made)
	schemas := esaSchemas(t, "dora")
	for _, stage := range []form.Stage{form.Initial, form.Intermediate, form.Final} {
		d := form.Fill(formOf(t, "dora"), stage, in)
		for _, m := range d.Missing {
			t.Errorf("%s: %s", stage, m)
		}
		for _, p := range d.Problems {
			t.Errorf("%s: %s", stage, p.Say("en"))
		}
		file := draftJSON(t, d)
		for i, err := range refusals(t, schemas, file) {
			if err != nil {
				t.Errorf("%s: %s: %v\n%s", stage, schemaFiles["dora"][i], err, file)
			}
		}
		if again := draftJSON(t, form.Fill(formOf(t, "dora"), stage, in)); !bytes.Equal(file, again) {
			t.Errorf("%s: made again, the file is another", stage)
		}
	}
}

// TestAFileHasTheSameFactsInIt reads each file back by the places of the fields,
// fills the form with what it reads alone, and gets the same file.
func TestAFileHasTheSameFactsInIt(t *testing.T) {
	in := klarna(t).FormInput(made)
	for _, stage := range []form.Stage{form.Initial, form.Intermediate, form.Final} {
		d := form.Fill(formOf(t, "dora"), stage, in)
		file := draftJSON(t, d)
		got := readBack(t, d, file)
		next := in
		next.Facts = map[string]form.Value{}
		for i := range d.Values {
			x := &d.Values[i]
			switch back := got[x.Number]; {
			case x.Value.Empty() || x.Kind() == form.YesNo && x.Value.Text == "unknown":
				if !back.Empty() {
					t.Errorf("%s %s: %v came from nothing", stage, x.Number, back)
				}
			case !sameAnswer(x, back):
				t.Errorf("%s %s: %v became %v", stage, x.Number, x.Value, back)
			case !form.IsProperty(x.Source):
				next.Facts[x.Source] = back
			}
		}
		for _, key := range []string{"belongs_to_group", "third_party_origin", "recurring", "aggregated", "critical_functions_at_risk", "resolvability_affected"} {
			next.Facts[key] = in.Facts[key] // they decide what is asked, and are in no file
		}
		if again := draftJSON(t, form.Fill(formOf(t, "dora"), stage, next)); !bytes.Equal(file, again) {
			t.Errorf("%s: what was read gives another file", stage)
		}
	}
}

// readBack takes the answers out of a file, by number.
func readBack(t *testing.T, d form.Draft, file []byte) map[string]form.Value {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.UseNumber()
	var root any
	if err := dec.Decode(&root); err != nil {
		t.Fatal(err)
	}
	got := map[string]form.Value{}
	for i := range d.Values {
		x := &d.Values[i]
		var found []any
		standing(root, strings.Split(x.Path, "."), &found)
		if x.Number == "1.4" && len(found) > 0 {
			found = found[:1]
		}
		if v := valueOf(x, found); !v.Empty() {
			got[x.Number] = v
		}
	}
	return got
}

// standing finds what stands at a path, in all the objects of a list.
func standing(at any, path []string, found *[]any) {
	if items, ok := at.([]any); ok && len(path) > 0 {
		for _, i := range items {
			standing(i, path, found)
		}
		return
	}
	if len(path) == 0 {
		*found = append(*found, at)
		return
	}
	if o, ok := at.(map[string]any); ok {
		name, _, _ := strings.Cut(path[0], "[")
		if v, ok := o[name]; ok {
			standing(v, path[1:], found)
		}
	}
}

func valueOf(x *form.Filled, found []any) form.Value {
	var lines []string
	for _, v := range found {
		switch v := v.(type) {
		case []any:
			for _, i := range v {
				lines = append(lines, uncode(x, i.(string)))
			}
		case bool:
			lines = append(lines, map[bool]string{true: "yes", false: "no"}[v])
		case json.Number:
			lines = append(lines, v.String())
		case string:
			lines = append(lines, uncode(x, v))
		}
	}
	if x.Kind().IsList() {
		return form.Value{Lines: lines}
	}
	if len(lines) == 0 {
		return form.Value{}
	}
	if x.Kind() == form.Money { // it was in thousands
		return form.Value{Text: timesThousand(lines[0])}
	}
	return form.Value{Text: lines[0]}
}

func uncode(x *form.Filled, code string) string {
	for value, c := range x.Codes {
		if c == code {
			return value
		}
	}
	return code
}

// timesThousand moves the point by three places.
func timesThousand(n string) string {
	whole, part, _ := strings.Cut(n, ".")
	part += strings.Repeat("0", max(0, 3-len(part)))
	s := strings.TrimLeft(whole+part[:3], "0")
	if s == "" {
		s = "0"
	}
	if part[3:] != "" {
		s += "." + part[3:]
	}
	return s
}

// sameAnswer compares what was said with what was read, whatever way it was written.
func sameAnswer(x *form.Filled, back form.Value) bool {
	switch x.Kind() {
	case form.Instant:
		a, okA := form.ParseInstant(x.Value.Text)
		b, okB := form.ParseInstant(back.Text)
		return okA && okB && a.Equal(b)
	case form.Money:
		a, okA := form.ParseMoney(x.Value.Text)
		b, okB := form.ParseMoney(back.Text)
		return okA && okB && a.Number == b.Number
	case form.Number:
		a, okA := form.ParseNumber(x.Value.Text)
		b, okB := form.ParseNumber(back.Text)
		return okA && okB && a == b
	default:
		return x.Value.Text == back.Text && slices.Equal(x.Value.Lines, back.Lines)
	}
}

func TestMoneyIsInThousandsAndTimesAreInUTC(t *testing.T) {
	d := form.Fill(formOf(t, "dora"), form.Final, klarna(t).FormInput(made))
	file := string(draftJSON(t, d))
	for _, want := range []string{
		`"grossAmountIndirectDirectCosts": 845.5005`, `"financialRecoveriesAmount": 0`, `"reportCurrency": "SEK"`,
		`"detectionDateTime": "2026-05-27T08:58:00Z"`, `"incidentDuration": "00:06:46"`, `"competentAuthorityCode": "FIDAC-2026-4711"`,
		`"number": 9500`, `"percentage": 0.1`, `"hasImpactOnRelevantClients": false`, `"isImpactOnFinancialInterest": "no"`,
		`"incidentSubmission": "final_report"`, `"estimates_for_clients_affected"`, `"no_impact_on_transactions"`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s is not in\n%s", want, file)
		}
	}
}

func TestAnAggregatedReportHasEachEntityWithItsCode(t *testing.T) {
	in := form.Input{Facts: map[string]form.Value{
		"submitter_name": {Text: "Driftbolaget AB"}, "submitter_code": {Text: "SEEUID.5566778899"}, "aggregated": {Text: "yes"},
		"affected_entity_names": {Lines: []string{"Bank A", "Bank B"}}, "affected_entity_leis": {Lines: []string{"549300UNM5HMO6QNGL51", "5493001KJTIIGC8Y1R12"}},
		"affected_entity_types": {Lines: []string{"credit_institution", "payment_institution"}},
	}}
	var got struct {
		SubmittingEntity map[string]any
		AffectedEntity   []map[string]any
	}
	if err := json.Unmarshal(draftJSON(t, form.Fill(formOf(t, "dora"), form.Initial, in)), &got); err != nil {
		t.Fatal(err)
	}
	types := []any{"credit_institution", "payment_institution"}
	want := []map[string]any{
		{"entityType": "AFFECTED_ENTITY", "affectedEntityType": types, "name": "Bank A", "LEI": "549300UNM5HMO6QNGL51"},
		{"entityType": "AFFECTED_ENTITY", "affectedEntityType": types, "name": "Bank B", "LEI": "5493001KJTIIGC8Y1R12"},
	}
	if !reflect.DeepEqual(got.AffectedEntity, want) {
		t.Errorf("got %v", got.AffectedEntity)
	}
	if _, lei := got.SubmittingEntity["LEI"]; lei || got.SubmittingEntity["code"] != "SEEUID.5566778899" {
		t.Errorf("got %v", got.SubmittingEntity)
	}
}

// TestNothingThatWasTypedIsLeftOut gives answers that no file can hold as they
// should be.
func TestNothingThatWasTypedIsLeftOut(t *testing.T) {
	in := form.Input{Facts: map[string]form.Value{
		"clients_affected": {Text: "ca 9 500"}, "gross_costs": {Text: "2,500"}, "parent_lei": {Text: "kommer"}, "incident_duration": {Text: "sex timmar"},
		"root_cause_addressed_at": {Text: "i går"}, "economic_impact_thresholds": {Text: "nåddes inte"}, "reputational_context": {Text: "ingen skrev"},
	}}
	file := string(draftJSON(t, form.Fill(formOf(t, "dora"), form.Final, in)))
	for key, v := range in.Facts {
		if !strings.Contains(file, v.Text) {
			t.Errorf("%s: %q is not in\n%s", key, v.Text, file)
		}
	}
}

func TestARecipientWithoutAFileGetsAllThatIsSaidByNumber(t *testing.T) {
	d := form.Fill(formOf(t, "imy"), form.Initial, klarna(t).FormInput(made))
	var got struct {
		Frist, Form string
		Fields      []struct {
			Number string
			Value  any
		}
	}
	if err := json.Unmarshal(draftJSON(t, d), &got); err != nil {
		t.Fatal(err)
	}
	if got.Frist != "draft/1" || got.Form != "imy" || len(got.Fields) != len(d.Values) || got.Fields[0].Number != "1" || got.Fields[0].Value != "Klarna Bank AB (publ)" {
		t.Errorf("got %+v", got)
	}
}
