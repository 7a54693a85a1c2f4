package form_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"frist/models/form"
)

// apart are facts of different forms whose questions sound alike, with the reason for
// which they are not one: each of the one side with each of the other. A * stands for
// any end of a key.
var apart = []struct{ one, other, why string }{
	{"threat_*", "*", "a threat is not the incident: it has not happened"},
	{"how_discovered", "discovery", "IMY takes a text, the file of FI one of its own values"},
	{"breach_types breach_kind", "incident_types other_incident_type other_technique other_root_causes affected_entity_types member_states_impact third_party_details other_information", "which breach of personal data is another thing than which ICT incident"},
	{"cause", "root_cause* other_root_causes", "IMY is told within 72 hours what is believed, FI in the end what was found, in its own values"},
	{"measures_taken measures_proposed", "temporary_measures", "FI asks yes or no, of what brought the service back"},
	{"contact_point", "second_contact_*", "a breach has one place to write to, a report two persons to call"},
	{"cross_border_impact severity_assessment material_consequences", "reputational_impact", "how the firm is seen is one of several consequences"},
	{"controllers", "controller_address", "a processor tells others, and has an address itself"},
}

var word = regexp.MustCompile(`[a-zåäö]+`)

// told are the words of a question that say what it is about, each cut short: discovery
// and discovered are the same.
func told(label string) []string {
	const small = " the of a an to is are was were has have been be and or by that which it in on for with you your did do does when how what at one any breach incident major ict related information "
	var list []string
	for _, w := range word.FindAllString(strings.ToLower(label), -1) {
		if !strings.Contains(small, " "+w+" ") {
			list = append(list, strings.TrimSuffix(w[:min(len(w), 6)], "s"))
		}
	}
	return list
}

// soundAlike reports whether half of what the shorter question is about is in the other.
func soundAlike(a, b form.Fact) bool {
	x, y := told(a.Label.EN), told(b.Label.EN)
	if len(x) > len(y) {
		x, y = y, x
	}
	same := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			same++
		}
	}
	return same > 0 && 2*same >= len(x)
}

// inOneForm reports whether some form is filled from both: then it asks both itself.
func inOneForm(a, b form.Fact) bool {
	return slices.ContainsFunc(form.Fills(a.Key), func(p form.Place) bool {
		return slices.ContainsFunc(form.Fills(b.Key), func(q form.Place) bool { return p.Form == q.Form })
	})
}

func matches(patterns, key string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(p string) bool {
		start, open := strings.CutSuffix(p, "*")
		return p == key || open && strings.HasPrefix(key, start)
	})
}

// TestNothingIsAskedOnceForEachForm: a fact that sounds like one that another form is
// filled from must be said to be another, or be that one.
func TestNothingIsAskedOnceForEachForm(t *testing.T) {
	used := make([]bool, len(apart))
	for i, a := range form.Catalogue {
		for _, b := range form.Catalogue[:i] {
			if len(form.Fills(a.Key)) == 0 || len(form.Fills(b.Key)) == 0 || inOneForm(a, b) || !soundAlike(a, b) {
				continue
			}
			at := slices.IndexFunc(apart, func(x struct{ one, other, why string }) bool {
				return matches(x.one, a.Key) && matches(x.other, b.Key) || matches(x.one, b.Key) && matches(x.other, a.Key)
			})
			if at < 0 {
				t.Errorf("%s (%s) and %s (%s) sound alike", b.Key, b.Label.EN, a.Key, a.Label.EN)
				continue
			}
			used[at] = true
		}
	}
	for i, x := range apart {
		if !used[i] {
			t.Errorf("nothing sounds alike of %q and %q", x.one, x.other)
		}
	}
}
