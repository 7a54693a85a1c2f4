package deadline

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func TestEveryWorkedCaseComesOutAsItMust(t *testing.T) {
	for _, c := range Cases() {
		r := Check(c)
		switch {
		case r.Got == nil:
			t.Errorf("%s %s: no %s follows", c.ID, c.About.EN, c.Want.Obligation)
		case !r.Pass:
			t.Errorf("%s %s: %s is version %d %s %v %v,\n want version %d %s %v %v", c.ID, c.About.EN, c.Want.Obligation,
				r.Got.RuleVersion, r.Got.State, r.Got.Strict, r.Got.Latest, c.Want.Version, c.Want.State, c.Want.Strict, c.Want.Latest)
		}
	}
}

// TestTheWorkedCasesCoverEveryVersionOfEveryRule holds that nothing is added to
// the law without a case that a lawyer can read.
func TestTheWorkedCasesCoverEveryVersionOfEveryRule(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range Cases() {
		if r := Check(c); r.Got != nil && r.Got.State != NotApplicable {
			covered[fmt.Sprint(r.Got.ID, r.Got.RuleVersion)] = true
		}
	}
	for _, r := range Rules() {
		if !covered[fmt.Sprint(r.ID, r.Version)] {
			t.Errorf("no case in which version %d of %s applies", r.Version, r.ID)
		}
	}
}

func TestEveryWorkedCaseIsSaidAndCited(t *testing.T) {
	if n := len(Cases()); n < 45+60 {
		t.Errorf("%d cases", n)
	}
	last := map[string]int{}
	for _, c := range Cases() {
		letter := c.ID[:1]
		if last[letter]++; c.ID != fmt.Sprintf("%s%02d", letter, last[letter]) {
			t.Errorf("%s is number %d: a reader would look for those before it", c.ID, last[letter])
		}
		if c.About.SV == "" || c.About.EN == "" || c.About.SV == c.About.EN || !strings.HasPrefix(c.JSON, "{") {
			t.Errorf("%s is not said in both languages", c.ID)
		}
		if law := Cite(c.Law); c.Law == "" || strings.Contains(law.SV, "Art.") || strings.Contains(law.EN, "artikel") {
			t.Errorf("%s is not cited: %q", c.ID, law)
		}
		if _, ok := RuleOf(c.Want.Obligation, max(c.Want.Version, 1)); !ok {
			t.Errorf("%s is about %s %d, which is no rule", c.ID, c.Want.Obligation, c.Want.Version)
		}
		if c.Want.State == "" && c.Want.Strict == nil {
			t.Errorf("%s wants nothing", c.ID)
		}
	}
}

func TestACaseFailsWhereAnythingDiffers(t *testing.T) {
	at := slices.IndexFunc(Cases(), func(c Case) bool { return c.ID == "K01" })
	if at < 0 || !Check(Cases()[at]).Pass {
		t.Fatal("the case of Klarna does not pass")
	}
	spoil := map[string]func(*Want){
		"another obligation": func(w *Want) { w.Obligation = "gdpr.authority" },
		"another version":    func(w *Want) { w.Version = 2 },
		"another state":      func(w *Want) { w.State = Overdue },
		"a later strict":     func(w *Want) { later := w.Strict.Add(time.Second); w.Strict = &later },
		"an earlier latest":  func(w *Want) { sooner := w.Latest.Add(-time.Second); w.Latest = &sooner },
		"no strict":          func(w *Want) { w.Strict = nil },
		"no latest":          func(w *Want) { w.Latest = nil },
		"another authority":  func(w *Want) { w.To = "DK" },
		"more of them":       func(w *Want) { w.Told = 2 },
	}
	for name, do := range spoil {
		c := Cases()[at]
		do(&c.Want)
		if Check(c).Pass {
			t.Errorf("%s passes", name)
		}
	}
}

func TestWhatALaterEditionReplacedIsNeverChosenUnderTheNewest(t *testing.T) {
	if a, b := len(slices.Concat(current...)), len(slices.Concat(duties...)); a >= b {
		t.Errorf("%d of %d versions are left", a, b)
	}
	for _, c := range Cases() {
		c.Facts.Edition = Edition
		if all := compute(duties, &c.Facts, true, nil); !reflect.DeepEqual(Compute(c.Facts), all) {
			t.Errorf("%s comes out otherwise than from all versions", c.ID)
		}
	}
}

// TestTheWorkedCasesSayWhichAuthorityIsTold has the lead authority at home and
// abroad, each authority where none leads, and the United Kingdom.
func TestTheWorkedCasesSayWhichAuthorityIsTold(t *testing.T) {
	told := map[string]int{}
	for _, c := range Cases() {
		if c.Want.To != "" {
			told[c.Want.To] = max(told[c.Want.To], c.Want.Told)
		}
	}
	for code, n := range map[string]int{"SE": 1, "DK": 1, "FR": 3, "DE": 2, "GB": 2} {
		if told[code] != n {
			t.Errorf("the authority of %s is told as one of %d, want %d", code, told[code], n)
		}
	}
}

func TestACaseThatCannotBeReadIsRefused(t *testing.T) {
	for _, data := range []string{`{`, `[{"id":"X1","facts":{"entitty":{}}}]`} {
		if _, err := readCases([]byte(data)); err == nil {
			t.Errorf("%s is read", data)
		}
	}
}
