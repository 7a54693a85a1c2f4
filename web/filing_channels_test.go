package web

import (
	"slices"
	"testing"

	"frist/models/deadline"
)

// usual is the channel that comes first for an obligation, in its last version.
func usual(id deadline.ID, country string) string {
	o := deadline.Obligation{ID: id, Regime: id.Regime()}
	for _, r := range deadline.Rules() {
		if r.ID == id {
			o.RuleVersion = r.Version
		}
	}
	return channels(&o, country)[0].name.EN
}

func TestTheUsualChannelIsTheRecipientsOwn(t *testing.T) {
	for id, want := range map[deadline.ID][2]string{
		"gdpr.subjects":              {"E-mail", "E-mail"},
		"gdpr.processor":             {"E-mail", "E-mail"},
		"imy.supplement":             {"IMY’s e-service", "The authority’s e-service"},
		"dora.initial":               {"Fidac", "The authority’s reporting system"},
		"dora.threat":                {"Fidac", "The authority’s reporting system"},
		"dora.clients":               {"E-mail", "E-mail"},
		"dora.recurring":             {"Internally", "Internally"},
		"nis2.early_warning":         {"MCF’s system for incident reports (IRON)", "The authority’s e-service"},
		"nis2.final":                 {"MCF’s system for incident reports (IRON)", "The authority’s e-service"},
		"nis1.initial":               {"MSB’s service for incident reports", "The authority’s e-service"},
		"cra.early_warning":          {"The single reporting platform", "The single reporting platform"},
		"eidas.notification":         {"PTS’s e-service", "The authority’s e-service"},
		"telecom.notification":       {"PTS’s e-service", "The authority’s e-service"},
		"telecom.subscribers":        {"E-mail", "E-mail"},
		"ai_act.serious_incident":    {"The authority’s e-service", "The authority’s e-service"},
		"mar.disclosure":             {"Press release through a news distributor", "Press release through a news distributor"},
		"protective_security.report": {"Secure means agreed with the authority", "Secure means agreed with the authority"},
		"fffs2021_2.event":           {"E-mail", "The authority’s reporting system"},
		"psd2.initial":               {"Finansinspektionen’s reporting portal", "The authority’s reporting system"},
		"payment_users.inform":       {"E-mail", "E-mail"},
		"custom.kund":                {"E-mail", "E-mail"},
	} {
		for i, country := range []string{"SE", "FI"} {
			if got := usual(id, country); got != want[i] {
				t.Errorf("%s in %s: %q, want %q", id, country, got, want[i])
			}
		}
	}
}

func TestFidacIsOfferedForDORAAlone(t *testing.T) {
	for _, r := range deadline.Rules() {
		o := deadline.Obligation{ID: r.ID, RuleVersion: r.Version, Regime: r.ID.Regime()}
		list := channels(&o, "SE")
		if has := slices.Contains(list, atFI); has != (r.Recipient == deadline.FinancialSupervisor && o.Regime == "dora") {
			t.Errorf("%s: Fidac is offered: %v", r.ID, has)
		}
		if r.Recipient == deadline.SecurityService && slices.Contains(list, byEmail) {
			t.Errorf("%s goes by e-mail", r.ID)
		}
		if last := list[len(list)-1]; last != otherwise {
			t.Errorf("%s: the last channel is %q", r.ID, last.name.EN)
		}
	}
}
