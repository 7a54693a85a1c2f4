package deadline

import (
	"encoding/json"
	"os"
	"testing"
	"time"
	_ "time/tzdata"
)

// TestCases runs the worked cases of testdata/deadlines.json: each gives facts
// and the two instants that one of the obligations must have.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/deadlines.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, About string
		Facts     json.RawMessage
		Want      struct {
			Obligation     ID
			Strict, Latest time.Time
		}
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.ID+" "+c.About, func(t *testing.T) {
			f, err := ParseFacts(c.Facts)
			if err != nil {
				t.Fatal(err)
			}
			got := find(t, Compute(f), c.Want.Obligation)
			if got.Strict == nil || !got.Strict.Equal(c.Want.Strict) {
				t.Errorf("strict %v, want %v", got.Strict, c.Want.Strict)
			}
			if got.Latest == nil || !got.Latest.Equal(c.Want.Latest) {
				t.Errorf("latest %v, want %v", got.Latest, c.Want.Latest)
			}
		})
	}
}

func find(t *testing.T, all []Obligation, id ID) Obligation {
	t.Helper()
	for _, o := range all {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("no %s among %d obligations", id, len(all))
	return Obligation{}
}
