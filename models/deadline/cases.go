package deadline

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"frist/models/authority"
	"frist/models/i18n"
)

//go:embed cases
var caseFiles embed.FS

// caseOrder names the files of the cases, as the regimes stand in the law.
var caseOrder = []string{"gdpr", "dora", "psd2", "nis2", "eidas", "cra", "sweden", "telecom", "ai"}

// A Case is a worked case of the law: facts, and what one obligation must be by
// them. What it wants was computed by hand and by a second program, and never
// by this one. Law says by which articles, as [Cite] reads it.
type Case struct {
	ID    string
	About i18n.Text
	Facts Facts
	// JSON is the facts as they are written, for `frist deadlines`.
	JSON string
	Want Want
	Law  string
}

// A Want is what one obligation must be. Where Strict is nil there must be no
// limit; a Version of 0, an empty State and no To or Told are not judged.
type Want struct {
	Obligation     ID
	Version        int
	Strict, Latest *time.Time
	State          State
	// To is the country whose data protection authority is told, Told how many
	// there are: each has the obligation for itself.
	To   string
	Told int
}

// A Result is what came of a case. Got is nil if the obligation is not among
// those that follow.
type Result struct {
	Pass bool
	Got  *Obligation
	Told int // how many are told
}

// Cases lists the worked cases: all of what the program says it computes.
func Cases() []Case { return slices.Clone(cases()) }

// cases panics if a case cannot be read: the program is then built wrongly.
var cases = sync.OnceValue(func() []Case {
	var all []Case
	for _, name := range caseOrder {
		data, err := caseFiles.ReadFile("cases/" + name + ".json")
		if err != nil {
			panic("deadline: " + err.Error())
		}
		list, err := readCases(data)
		if err != nil {
			panic("deadline: " + name + ": " + err.Error())
		}
		all = append(all, list...)
	}
	return all
})

func readCases(data []byte) ([]Case, error) {
	var written []struct {
		ID    string
		About i18n.Text
		Facts json.RawMessage
		Want  Want
		Law   string
	}
	if err := json.Unmarshal(data, &written); err != nil {
		return nil, err
	}
	list := make([]Case, len(written))
	for i, w := range written {
		f, err := ParseFacts(w.Facts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", w.ID, err)
		}
		list[i] = Case{ID: w.ID, About: w.About, Facts: f, JSON: string(w.Facts), Want: w.Want, Law: w.Law}
	}
	return list, nil
}

// Check computes a case and compares what comes out with what it wants.
func Check(c Case) Result {
	all := Compute(c.Facts)
	want, told := c.Want, 0
	to, _ := authority.DataProtection(want.To)
	i := -1
	for n := range all {
		if o := &all[n]; o.ID == want.Obligation {
			if told++; i < 0 && (want.To == "" || o.RecipientName == to.Called) {
				i = n
			}
		}
	}
	if i < 0 {
		return Result{Told: told}
	}
	got := &all[i]
	return Result{
		Got: got, Told: told,
		Pass: (want.Told == 0 || want.Told == told) && (want.Version == 0 || got.RuleVersion == want.Version) && (want.State == "" || got.State == want.State) &&
			sameInstant(got.Strict, want.Strict) && sameInstant(got.Latest, want.Latest),
	}
}

func sameInstant(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}
