package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
)

// inside is all that stands in a workbook, what is said about it too.
func inside(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all += f.Name + string(body)
	}
	return all
}

// TestNothingOfWhatIsMarkedIsInARedactedCopy marks each answer that a form can take,
// one at a time, and looks for what tells of it in every format.
func TestNothingOfWhatIsMarkedIsInARedactedCopy(t *testing.T) {
	const name, secret = "Anna Ek", "malicious_actions_fraudulent_actions"
	r := klarna(t)
	r.Incident.Title = name + " stal kunddata"
	r.Facts = []models.Fact{
		{Version: 1, Key: "root_cause_details", Value: models.FactValue{Lines: []string{secret}}},
		{Version: 1, Key: "root_causes", Value: models.FactValue{Lines: []string{"process_failure"}}},
		{Version: 1, Key: "incident_description", Value: models.FactValue{Text: name + " loggade in."}},
		{Version: 1, Key: "nature", Value: models.FactValue{Text: name + " loggade in."}},
		{Version: 1, Key: "contact_point", Value: models.FactValue{Text: name}},
	}
	marks := []form.Passage{{Source: "root_cause_details"}, {Source: "nature", Quote: name}, {Source: "incident.title"}}
	for _, f := range form.Forms {
		for _, stage := range f.Stages {
			d := form.Fill(f, stage.ID, r.FormInput(made))
			for _, l := range i18n.Langs {
				twin := d.Redact(marks, l)
				opt := report.Options{Lang: l, Made: made}
				was, is := fmt.Sprintf("%+v", report.Draft(r, d, opt)), fmt.Sprintf("%+v", report.Draft(r, twin, opt))
				wrong := slices.ContainsFunc(d.Problems, func(p form.Problem) bool { return strings.Contains(p.Text.EN, "raudulent") }) || f.ID != "dora" || stage.ID != form.Final
				if !strings.Contains(was, name) || !wrong {
					t.Fatalf("%s %s: nothing to mask", f.ID, stage.ID)
				}
				var file bytes.Buffer
				if err := DraftJSON(&file, twin); err != nil {
					t.Fatal(err)
				}
				for format, said := range map[string]string{"the document": is, "the workbook": inside(t, workbookOf(t, twin, l)), "the file": file.String()} {
					for _, s := range []string{name, secret, "stal kunddata", "bedrägliga", "fraudulent"} {
						if strings.Contains(said, s) {
							t.Errorf("%s %s: %q is in %s", f.ID, stage.ID, s, format)
						}
					}
				}
			}
		}
	}
}

// TestACopyDoesNotTellByWhatItAsksForWhatIsMarked marks the answer on which it
// depends whether another must be given.
func TestACopyDoesNotTellByWhatItAsksForWhatIsMarked(t *testing.T) {
	said := map[string]string{}
	for _, answer := range []string{"cybersecurity-related", "process_failure"} {
		in := form.Input{Facts: map[string]form.Value{"incident_types": {Lines: []string{answer}}}}
		twin := form.Fill(formOf(t, "dora"), form.Intermediate, in).Redact([]form.Passage{{Source: "incident_types"}}, i18n.SV)
		said[inside(t, workbookOf(t, twin, i18n.SV))] = answer
	}
	if len(said) != 1 {
		t.Error("the requirements say which answer it was")
	}
}
