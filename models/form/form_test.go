package form_test

import (
	"regexp"
	"slices"
	"testing"

	"frist/models/form"
	"frist/models/i18n"
)

var snake = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

func TestEveryFactIsCompleteAndSaidInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range form.Catalogue {
		if !snake.MatchString(f.Key) || seen[f.Key] {
			t.Errorf("%q is not a key of its own", f.Key)
		}
		seen[f.Key] = true
		if half(f.Label) || f.Label.IsZero() || half(f.Help) {
			t.Errorf("%s: label %q, help %q: not in both languages", f.Key, f.Label, f.Help)
		}
		if f.Law == "" {
			t.Errorf("%s: no law", f.Key)
		}
		if !slices.Contains(form.Sections[:], f.Section) {
			t.Errorf("%s: section %q is not listed", f.Key, f.Section)
		}
		if !slices.Contains(form.Types[:], f.Type) || f.Type.HasChoices() != (len(f.Choices) > 0) {
			t.Errorf("%s: %s with %d choices", f.Key, f.Type, len(f.Choices))
		}
		for _, c := range f.Choices {
			if got, ok := f.Choice(c.Value); !ok || got != c || half(c.Label) || c.Label.IsZero() {
				t.Errorf("%s: choice %q is not complete or not its own", f.Key, c.Value)
			}
		}
	}
}

func TestTheCatalogueHoldsWhatArticle33Requires(t *testing.T) {
	for _, key := range []string{
		"nature", "cause", "breach_types", "subject_categories", "data_categories", "consequences",
		"measures_taken", "measures_proposed", "mitigation", "contact_point", "dpo", "delay_reasons",
	} {
		if f, ok := form.ByKey(key); !ok || f.Key != key {
			t.Errorf("ByKey(%q) = %q, %t", key, f.Key, ok)
		}
	}
}

func TestAnUnknownKeyIsNoFact(t *testing.T) {
	for _, key := range []string{"", "Nature", "nature ", "smitta"} {
		if f, ok := form.ByKey(key); ok {
			t.Errorf("ByKey(%q) = %q", key, f.Key)
		}
	}
}

func TestAValueThatIsNotOfferedIsNoChoice(t *testing.T) {
	f, _ := form.ByKey("breach_types")
	if c, ok := f.Choice("accountability"); ok {
		t.Errorf("got %q", c.Value)
	}
}

func TestEverySectionHasATitleAndAFact(t *testing.T) {
	for _, s := range form.Sections {
		if half(s.Title()) || s.Title().IsZero() {
			t.Errorf("%s: title %q", s, s.Title())
		}
		if !slices.ContainsFunc(form.Catalogue, func(f form.Fact) bool { return f.Section == s }) {
			t.Errorf("%s: empty", s)
		}
	}
}

func half(t i18n.Text) bool { return (t.SV == "") != (t.EN == "") }
