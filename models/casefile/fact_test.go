package casefile_test

import (
	"errors"
	"slices"
	"testing"

	"frist/models/casefile"
)

// TestEveryFactIsReadFlat gives each fact as a person would write it, numbers as
// numbers and answers as true and false, and some of them as somebody typed them.
func TestEveryFactIsReadFlat(t *testing.T) {
	f, err := casefile.Parse([]byte(`{"frist": "case/1", "incident": {"title": "x"}, "facts": {
		"clients_affected": 9500, "clients_affected_percent": 2.4, "gross_costs": "2 500 000 SEK", "financial_recoveries": 0,
		"aggregated": false, "recurring": true, "third_party_origin": "unknown", "discovery": "clients", "reporting_currency": "SEK",
		"member_states_affected": ["SE", "NO"], "parent_lei": "inte ännu", "service_downtime": "00:06:35"}}`))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"clients_affected": "9500", "clients_affected_percent": "2.4", "gross_costs": "2 500 000 SEK", "financial_recoveries": "0",
		"aggregated": "no", "recurring": "yes", "third_party_origin": "unknown", "discovery": "clients", "reporting_currency": "SEK",
		"parent_lei": "inte ännu", "service_downtime": "00:06:35",
	} {
		if got := f.Facts[key].Text; got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := f.Facts["member_states_affected"].Lines; !slices.Equal(got, []string{"SE", "NO"}) {
		t.Errorf("got %q", got)
	}
}

func TestAnAnswerThatIsNotOfferedIsRefusedWithItsLine(t *testing.T) {
	_, err := casefile.Parse([]byte("{\"frist\": \"case/1\", \"incident\": {\"title\": \"x\"}, \"facts\": {\n\"discovery\": \"gissning\",\n\"member_states_affected\": [\"SE\", \"XX\"],\n\"clients_hit\": 1}}"))
	var errs casefile.Errors
	if !errors.As(err, &errs) || len(errs) != 3 {
		t.Fatalf("got %v", err)
	}
	for i, key := range []string{"facts.discovery", "facts.member_states_affected[1]", "facts.clients_hit"} {
		if errs[i].Key != key || errs[i].Line != i+2 {
			t.Errorf("got %v, want it at %s on line %d", errs[i], key, i+2)
		}
	}
}
