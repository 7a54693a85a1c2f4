package deadline

import (
	"slices"
	"strings"
	"testing"

	"frist/models/i18n"
)

// toldOf is the derivation of one obligation, in one language, line by line.
func toldOf(t *testing.T, l i18n.Lang, f Facts, id ID) string {
	t.Helper()
	var all []string
	for _, s := range find(t, Compute(f), id).Derivation {
		all = append(all, s.Text.In(l))
	}
	return strings.Join(all, "\n")
}

// says checks what a derivation says, and what it does not.
func says(t *testing.T, told string, want []string, never ...string) {
	t.Helper()
	for _, s := range want {
		if !strings.Contains(told, s) {
			t.Errorf("nothing says %q in\n%s", s, told)
		}
	}
	for _, s := range never {
		if strings.Contains(told, s) {
			t.Errorf("something says %q in\n%s", s, told)
		}
	}
}

func TestOnlyWhatStandsInARecordIsSaidToStandThere(t *testing.T) {
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00'}}`)
	says(t, toldOf(t, i18n.SV, f, "gdpr.authority"), []string{"Kännedom: tisdag 6 oktober 2026 kl. 09.00 (UTC+2), enligt det som har angetts."}, "akten")
	f.Recorded = true
	says(t, toldOf(t, i18n.SV, f, "gdpr.authority"), []string{"Kännedom: tisdag 6 oktober 2026 kl. 09.00 (UTC+2), enligt uppgift i akten."})
}

func TestAClassificationBeforeTheAwarenessIsPointedOut(t *testing.T) {
	const odd = "Klassificeringen ligger före kännedomen"
	for classified, said := range map[string]bool{"08:00:00": true, "08:59:59": true, "09:00:00": false, "10:00:00": false} {
		f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','classified_major_at':'2026-10-06T`+classified+`+02:00'}}`)
		if told := toldOf(t, i18n.SV, f, "dora.initial"); strings.Contains(told, odd) != said {
			t.Errorf("classified at %s:\n%s", classified, told)
		}
	}
}

func TestADecisionUnderTheLawInForceAssessesNothingUnderAProposal(t *testing.T) {
	const decided = `'decisions':[{'obligation':'gdpr.authority','outcome':'notify','at':'2026-10-06T10:00:00+02:00'}]`
	f := facts(t, `{`+bank+`,'incident':{'aware_at':'2026-10-06T09:00:00+02:00','personal_data':'yes','risk':'yes'},'proposals':true,`+decided+`}`)
	if o := find(t, Compute(f), "gdpr.authority"); !o.Provisional || !slices.Contains(o.Gaps, Gap(HighRisk)) {
		t.Errorf("the risk is known to be high: %v", o.Gaps)
	}
	says(t, toldOf(t, i18n.SV, f, "gdpr.authority"), []string{"Det är inte bedömt om risken är hög"}, "förutsättningarna är bedömda")
	f.Incident.HighRisk = No
	if o := find(t, Compute(f), "gdpr.authority"); o.State != NotApplicable {
		t.Errorf("a risk that is not high is %s under the proposal", o.State)
	}
}

func TestTheDerivationSaysWhatTheClocksDo(t *testing.T) {
	f := facts(t, `{'incident':{'aware_at':'2026-02-27T02:30:00+01:00'}}`)
	f.Custom = []Rule{customRule("custom.a", Span{29, Days}, Exact), customRule("custom.b", Span{30, Days}, Exact)}
	says(t, toldOf(t, i18n.SV, f, "custom.a"), []string{"+ 29 dagar = lördag 28 mars 2026 kl. 02.30, samma klockslag."}, "klockslaget finns inte")
	says(t, toldOf(t, i18n.SV, f, "custom.b"), []string{"+ 30 dagar = söndag 29 mars 2026 kl. 03.30", "Det klockslaget finns inte den dagen"}, "samma klockslag")

	f = facts(t, `{`+bank+`,'incident':{'personal_data':'yes','aware_at':'2026-10-22T02:30:00+02:00'}}`)
	says(t, toldOf(t, i18n.SV, f, "gdpr.authority"), []string{"Klockan ställs om mellan den strikta tiden, söndag 25 oktober 2026 kl. 02.30 (UTC+2), och den senaste, söndag 25 oktober 2026 kl. 02.00 (UTC+1)"})
}

func TestARecoveryIsSaidWhenItWasAndNotWhenAReportWasSent(t *testing.T) {
	f := facts(t, `{`+bank+`,'incident':{'recovered_at':'2026-10-03T18:00:00+02:00'},'filings':[{'obligation':'dora.intermediate','sent_at':'2026-10-05T14:00:00+02:00'}]}`)
	says(t, toldOf(t, i18n.SV, f, "dora.intermediate_update"), []string{
		"Normal verksamhet återupptagen: lördag 3 oktober 2026 kl. 18.00 (UTC+2)", "Inlämning av delrapport: måndag 5 oktober 2026 kl. 14.00 (UTC+2)",
	}, "återupptagen: måndag")
}
