package web

import (
	"net/http"
	"slices"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/templates"
)

// The law is no secret: whoever is signed in may read it, and so may strangers where
// the calculator that rests on it is open to them.
func (s *server) routesOfRules(open route, get string) {
	open(get, templates.PathRules, withCalculator((*call).rules))
	open(get, templates.PathProof, withCalculator((*call).proof))
	open(get, templates.PathRules+"/:id", withCalculator((*call).rule))
}

// withCalculator lets in who may use the calculator.
func withCalculator(next handler) handler {
	return func(c *call) error {
		if c.user.ID == 0 {
			house, err := c.store.House(c.ctx())
			switch {
			case err != nil:
				return err
			case !house.PublicCalculator:
				return c.askToSignIn()
			}
		}
		return next(c)
	}
}

// lawPage is a page about the law. Strangers find their way between these pages.
func (c *call) lawPage() templates.Page {
	p := c.page(home())
	if c.user.ID == 0 {
		p.Foot = lawLinks()
	}
	return p
}

// lawLinks lead to the pages about the law.
func lawLinks() []templates.Link {
	return []templates.Link{
		{Text: templates.CalculatorTitle, Href: templates.PathCalculator}, {Text: templates.RulesTitle, Href: templates.PathRules}, {Text: templates.ProofTitle, Href: templates.PathProof},
	}
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
	return c.render(http.StatusOK, templates.RulesPage(c.lawPage(), groups, len(deadline.Cases()), c.by().SeesDuties()))
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
	p := c.lawPage().Titled(v.Versions[0].Title, templates.Link{Text: templates.RulesTitle, Href: templates.PathRules})
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
	return c.render(http.StatusOK, templates.ProofPage(c.lawPage(), v))
}
