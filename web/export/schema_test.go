package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaDir is beside the repository: the ESAs' schemas are other people's data, of
// which nothing is kept here.
const schemaDir = "../../../shared/law/schemas"

// The schemas by what they are of. Two versions of the first are about, and both
// must take what we write.
var schemaFiles = map[string][]string{
	"dora":        {"DORA_IR_Schema_v1.2.json", "dora_ir_v1.2.1.json"},
	"dora-threat": {"DORA_CYB_Schema_v1.1.json"},
}

// compileSchemas reads the schemas as draft 7: they say 2020-12, by an address that
// it does not have, but use the dependencies of draft 7, which a validator of 2020-12
// passes over.
var compileSchemas = sync.OnceValues(func() (map[string][]*jsonschema.Schema, error) {
	compiled := map[string][]*jsonschema.Schema{}
	for id, names := range schemaFiles {
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(schemaDir, name))
			if err != nil {
				return nil, err
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				return nil, err
			}
			top := doc.(map[string]any)
			delete(top, "$schema")
			delete(top, "$id")
			c := jsonschema.NewCompiler()
			c.DefaultDraft(jsonschema.Draft7)
			c.AssertFormat()
			if err := c.AddResource("mem:///"+name, top); err != nil {
				return nil, err
			}
			s, err := c.Compile("mem:///" + name)
			if err != nil {
				return nil, err
			}
			compiled[id] = append(compiled[id], s)
		}
	}
	return compiled, nil
})

// esaSchemas are the schemas of a form. Where the folder is not there the test says
// so and is skipped, but not in CI.
func esaSchemas(t testing.TB, id string) []*jsonschema.Schema {
	t.Helper()
	compiled, err := compileSchemas()
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") == "" {
		t.Skipf("the ESAs' schemas are not in %s: not checked", schemaDir)
	}
	if err != nil {
		t.Fatal(err)
	}
	return compiled[id]
}

// refusals is what each schema says against a file, nil for one that takes it.
func refusals(t testing.TB, schemas []*jsonschema.Schema, file []byte) []error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("no JSON: %v\n%s", err, file)
	}
	errs := make([]error, len(schemas))
	for i, s := range schemas {
		errs[i] = s.Validate(doc)
	}
	return errs
}

// TestTheSchemasAreReadAsDraft7 makes sure that they bite: a bare final report is
// refused, which a validator of 2020-12 takes.
func TestTheSchemasAreReadAsDraft7(t *testing.T) {
	file, err := json.Marshal(map[string]any{
		"incidentSubmission": "final_report", "submittingEntity": map[string]any{}, "affectedEntity": []any{map[string]any{}},
		"primaryContact": map[string]any{"email": "a@b.example"},
		"incident": map[string]any{
			"incidentDescription": "x", "classificationTypes": []any{map[string]any{"classificationCriterion": "economic_impact"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if errs := refusals(t, esaSchemas(t, "dora"), file); slices.Contains(errs, nil) {
		t.Errorf("a bare final report is taken: %v", errs)
	}
}
