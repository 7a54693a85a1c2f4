package web

import (
	"net/http"
	"slices"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/templates"
)

// The law is no secret: whoever is signed in may read it.
func (s *server) routesOfRules(page route, get string) {
	page(get, templates.PathRules, (*call).rules)
	page(get, templates.PathProof, (*call).proof)
	page(get, templates.PathRules+"/:id", (*call).rule)
}

// rules lists every version of every rule: GET /rules
func (c *call) rules() error {
	var groups []templates.RuleGroup
	for _, regime := range deadline.Regimes() {
		g := templates.RuleGroup{Regime: regime}
		for _, r := range deadline.Rules() {
			if r.Regime == regime {
				g.Rules = append(g.Rules, r)
			}
		}
		slices.SortStableFunc(g.Rules, func(x, y deadline.Rule) int { return c.rank(&x) - c.rank(&y) })
		groups = append(groups, g)
	}
	return c.render(http.StatusOK, templates.RulesPage(c.page(home()), groups, len(deadline.Cases()), c.by().SeesDuties()))
}

// rank has what is law today come first, then what is to come, what was, and
// what is proposed.
func (c *call) rank(r *deadline.Rule) int {
	today := calendar.DateOf(c.at.In(home()))
	switch {
	case r.Proposed:
		return 3
	case r.InForce.Holds(today):
		return 0
	case today.Compare(r.InForce.First) < 0:
		return 1
	}
	return 2
}

// rule shows every version of one rule: GET /rules/:id
func (c *call) rule() error {
	v := templates.RuleView{ID: deadline.ID(c.Param("id"))}
	for _, r := range deadline.Rules() {
		if r.ID == v.ID {
			v.Versions = append(v.Versions, templates.RuleVersion{Rule: r})
		}
	}
	if len(v.Versions) == 0 {
		return models.ErrNotFound
	}
	for _, x := range deadline.Cases() {
		if x.Want.Obligation != v.ID {
			continue
		}
		got := deadline.Check(x).Got
		for i := range v.Versions {
			if r := &v.Versions[i]; got != nil && got.RuleVersion == r.Version {
				r.Cases = append(r.Cases, x)
			}
		}
	}
	slices.SortStableFunc(v.Versions, func(x, y templates.RuleVersion) int { return c.rank(&x.Rule) - c.rank(&y.Rule) })
	p := c.page(home()).Titled(v.Versions[0].Title, templates.Link{Text: templates.RulesTitle, Href: templates.PathRules})
	return c.render(http.StatusOK, templates.RulePage(p, v))
}

// proof computes every worked case: GET /rules/proof. With ?regime= it shows
// those of one regime.
func (c *call) proof() error {
	v := templates.Proof{Only: deadline.Regime(c.QueryParam("regime"))}
	group := map[deadline.Regime]int{}
	for i, r := range deadline.Regimes() {
		group[r] = i
		v.Groups = append(v.Groups, templates.ProofGroup{Regime: r})
	}
	for _, x := range deadline.Cases() {
		g := &v.Groups[group[x.Want.Obligation.Regime()]]
		r := deadline.Check(x)
		if r.Pass {
			v.Passed++
			g.Passed++
		}
		v.Of++
		g.Cases = append(g.Cases, templates.ProofCase{Case: x, Result: r})
	}
	if _, known := group[v.Only]; v.Only != "" && !known {
		return models.ErrNotFound
	}
	return c.render(http.StatusOK, templates.ProofPage(c.page(home()), v))
}
