package deadline

import (
	"slices"
	"strings"

	"frist/models/calendar"
)

// law is every version of every rule that the program knows: the obligations
// in the order in which Compute answers, the versions of each side by side.
var law = slices.Concat(gdpr, dora, psd2)

// Rules returns every version of every rule that the program knows.
func Rules() []Rule { return slices.Clone(law) }

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

// ids are the obligations that a filing or a decision may name. Those of
// regimes that have no rules yet are known, so that a record can hold them.
var ids = []ID{
	"gdpr.authority", "gdpr.subjects", "gdpr.processor", "imy.supplement",
	"dora.initial", "dora.intermediate", "dora.intermediate_update", "dora.final", "dora.delay_notice", "dora.clients",
	"dora.recurring",
	"psd2.initial", "psd2.intermediate", "psd2.final",
	"nis2.early_warning", "nis2.notification", "nis2.final", "eidas.notification",
	"cra.early_warning", "cra.notification", "cra.final",
	"fffs2021_2.event", "payment_users.inform",
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

// withoutRules are the regimes of [IDs] that the program has no rules for yet.
// To name one asks for nothing, which is not an error.
var withoutRules = []Regime{"nis2", "eidas", "cra", "fffs2021_2", "payment_users"}

// Valid reports whether r is one of [Regimes], one that has no rules yet, or
// [CustomRegime].
func (r Regime) Valid() bool {
	for i := range law {
		if law[i].Regime == r {
			return true
		}
	}
	return r == CustomRegime || slices.Contains(withoutRules, r)
}

// regime is the part of id before the dot.
func (id ID) regime() Regime {
	before, _, _ := strings.Cut(string(id), ".")
	return Regime(before)
}

// version returns the version of a rule that holds on a day. If none holds, it
// returns the one nearest to the day and false. Of no day, it is the newest.
func version(versions []Rule, day calendar.Date) (*Rule, bool) {
	nearest := &versions[0]
	for i := range versions {
		r := &versions[i]
		if !day.IsZero() && r.InForce.Holds(day) {
			return r, true
		}
		before := !day.IsZero() && day.Compare(r.InForce.First) < 0
		if before == (r.InForce.First.Compare(nearest.InForce.First) < 0) {
			nearest = r
		}
	}
	return nearest, day.IsZero()
}
