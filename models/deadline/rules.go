package deadline

import (
	"slices"
	"strings"
)

// Edition is the edition of the law that the program knows now. It grows by one
// with each release that adds rules or versions; see [Facts.Edition].
const Edition = 3

// law is every version of every rule that the program knows: the obligations
// in the order in which Compute answers, the versions of each side by side.
var law = slices.Concat(gdpr, dora, psd2, nis2, eidas, cra, sweden, telecom, ai, nis1Rules)

// duties are the versions of law by obligation.
var duties = byID(law)

// current is duties without the versions that a later edition has taken the place
// of altogether. Under the newest edition nothing else could be chosen.
var current = byID(slices.DeleteFunc(slices.Clone(law), func(r Rule) bool {
	return slices.ContainsFunc(law, func(s Rule) bool {
		return s.ID == r.ID && s.Edition > r.Edition && !s.Proposed && !r.Proposed &&
			s.InForce == r.InForce && s.Where == r.Where && slices.Equal(s.Needs, r.Needs) && slices.Equal(s.Unless, r.Unless)
	})
}))

// under are the duties of an edition; 0 is the newest.
func under(edition int) [][]Rule {
	if edition == 0 || edition == Edition {
		return current
	}
	return duties
}

// byID parts rules, whose versions stand side by side, by their obligation.
func byID(rules []Rule) [][]Rule {
	var parts [][]Rule
	for len(rules) > 0 {
		n := 1
		for n < len(rules) && rules[n].ID == rules[0].ID {
			n++
		}
		parts, rules = append(parts, rules[:n:n]), rules[n:]
	}
	return parts
}

// Rules returns every version of every rule that the program knows.
func Rules() []Rule { return slices.Clone(law) }

// RuleOf returns one version of a rule, and false if there is none.
func RuleOf(id ID, version int) (*Rule, bool) {
	for i := range law {
		if r := &law[i]; r.ID == id && r.Version == version {
			return r, true
		}
	}
	return nil, false
}

// Regimes lists the regimes that the program has rules for.
func Regimes() []Regime {
	var all []Regime
	for i := range law {
		if !slices.Contains(all, law[i].Regime) {
			all = append(all, law[i].Regime)
		}
	}
	return all
}

// ids are the obligations that a filing or a decision may name.
var ids = []ID{
	"gdpr.authority", "gdpr.subjects", "gdpr.processor", "imy.supplement",
	"dora.initial", "dora.intermediate", "dora.intermediate_update", "dora.final", "dora.delay_notice", "dora.clients",
	"dora.recurring", "dora.intermediate_request", "dora.threat",
	"psd2.initial", "psd2.intermediate", "psd2.final",
	"nis2.early_warning", "nis2.notification", "nis2.final", "eidas.notification",
	"cra.early_warning", "cra.notification", "cra.final",
	"cra.vulnerability_warning", "cra.vulnerability_notification", "cra.vulnerability_final",
	"fffs2021_2.event", "fffs2019_22.event", "payment_users.notify", "payment_users.inform",
	"protective_security.report", "mar.disclosure",
	"telecom.notification", "telecom.supplement", "telecom.subscribers",
	"ai_act.serious_incident", "ai_act.widespread", "ai_act.death",
	"nis1.initial",
}

// IDs lists the obligations that the program knows by name.
func IDs() []ID { return slices.Clone(ids) }

// Valid reports whether id is one of [IDs] or names a custom duty.
func (id ID) Valid() bool {
	if slug, custom := strings.CutPrefix(string(id), "custom."); custom {
		return validSlug(slug)
	}
	return slices.Contains(ids, id)
}

// Valid reports whether r is one of [Regimes] or [CustomRegime].
func (r Regime) Valid() bool {
	for i := range law {
		if law[i].Regime == r {
			return true
		}
	}
	return r == CustomRegime
}

// Regime returns the regime of the rules for id, and none for an id that is not
// among [IDs].
func (id ID) Regime() Regime {
	for i := range law {
		if law[i].ID == id {
			return law[i].Regime
		}
	}
	return ""
}

// regime is the part of id before the dot.
func (id ID) regime() Regime {
	before, _, _ := strings.Cut(string(id), ".")
	return Regime(before)
}
