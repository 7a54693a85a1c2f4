package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"frist/models/i18n"
	"frist/models/report"
)

// TestJSON compares the form of the JSON with a file that a person has read:
// programs of others depend on it.
func TestJSON(t *testing.T) {
	d := sample(i18n.EN, 3)
	d.Source = []byte(`{"frist":"case/1","n":12345678901234567890,"s":"<Åäö & \u0000>"}`)
	var b bytes.Buffer
	if err := JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	golden(t, "summary.en.json", b.String())
	var back struct {
		Record struct {
			N json.Number
			S string
		}
	}
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if back.Record.N != "12345678901234567890" || back.Record.S != "<Åäö & \x00>" {
		t.Errorf("the record came back as %+v", back.Record)
	}
}

func TestJSONOfNothingHasEveryKey(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, report.Document{Sections: []report.Section{{Blocks: []report.Block{report.Table{Rows: []report.Row{{}}}, report.List(nil)}}}}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "null"); n != 1 || !strings.Contains(b.String(), `"record": null`) {
		t.Errorf("%d nulls, want one, for the record:\n%s", n, b.String())
	}
}

func TestJSONRefuses(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, report.Document{Source: []byte("{")}); !errors.Is(err, errRecord) || b.Len() > 0 {
		t.Errorf("err %v, want %v", err, errRecord)
	}
	if err := JSON(&b, report.Document{Sections: []report.Section{{Blocks: []report.Block{nil}}}}); err == nil || b.Len() > 0 {
		t.Error("a block of no kind was written")
	}
	if err := JSON(brokenWriter{}, report.Document{}); !errors.Is(err, errBroken) {
		t.Errorf("err %v, want %v", err, errBroken)
	}
}

// TestJSONHoldsEveryTextOfThePDF looks for each text that the PDF prints.
func TestJSONHoldsEveryTextOfThePDF(t *testing.T) {
	for name, s := range hostile() {
		d := everywhere(strings.ToValidUTF8(s, "\uFFFD")) // JSON has no other
		var b bytes.Buffer
		if err := JSON(&b, d); err != nil {
			t.Fatal(err)
		}
		var decoded any
		if err := json.Unmarshal(b.Bytes(), &decoded); err != nil {
			t.Fatal(err)
		}
		held := map[string]bool{}
		collect(decoded, held)
		eachText(d, func(s string) {
			if !held[s] {
				t.Errorf("%s: the JSON does not hold %.60q", name, s)
			}
		})
	}
}

// collect notes every string of a value of JSON.
func collect(v any, into map[string]bool) {
	switch v := v.(type) {
	case string:
		into[v] = true
	case []any:
		for _, x := range v {
			collect(x, into)
		}
	case map[string]any:
		for _, x := range v {
			collect(x, into)
		}
	}
}
