package deadline_test

import (
	"slices"
	"testing"
	"time"
)

// A picker makes choices from one number.
type picker struct{ n uint64 }

func (p *picker) of(n int) int {
	v := p.n % uint64(n)
	p.n /= uint64(n)
	return int(v)
}

var everyKind = append(slices.Clone(financial), "ict_third_party_service_provider", "other", "")

var moreTraits = append(slices.Clone(everyTrait), "qualified_trust_service_provider", "microenterprise", "simplified_ict_framework")

var answers = []string{"yes", "no", "unknown"}

// anything makes a story of an incident of a second of the years 2018 to 2030
// from two numbers: who and what, and what was sent when.
func anything(aware uint32, what, sent uint64) story {
	const from, span = 1514764800, 13 * 365 * 86400
	at := time.Unix(from+int64(aware)%span, 0).In(zones["SE"])
	p := picker{what}
	s := story{
		Entity: firm{
			Country: "SE", Type: everyKind[p.of(len(everyKind))], ReliefExcluded: p.of(8) == 0, Eves: p.of(2) == 0,
			NIS2: answers[p.of(3)],
		},
		Incident: map[string]any{"aware_at": at},
	}
	for _, trait := range moreTraits {
		if p.of(3) > 0 {
			s.Entity.Traits = append(s.Entity.Traits, trait)
		}
	}
	for _, condition := range everyAnswer {
		s.Incident[condition] = answers[max(0, p.of(4)-1)]
	}
	if s.Incident["high_risk"] == "yes" {
		s.Incident["risk"] = "yes" // said to be both unlikely and high, it is a risk
	}
	p = picker{sent}
	for _, event := range []string{"detected_at", "occurred_at"} {
		if p.of(4) > 0 {
			s.Incident[event] = at.Add(-time.Duration(p.of(48)) * time.Hour / 2)
		}
	}
	for _, event := range []string{"classified_major_at", "recovered_at", "corrective_measure_at"} {
		if p.of(4) > 0 {
			s.Incident[event] = at.Add(time.Duration(p.of(97)) * time.Hour / 4 * 3)
		}
	}
	for p.n > 0 && len(s.Filings) < 6 {
		id := reports[p.of(len(reports))]
		s.Filings = append(s.Filings, filing{id, at.Add(time.Duration(p.of(256)) * 5 * time.Hour / 2)})
	}
	return s
}

// reports are what is filed in a story of anything.
var reports = append(slices.Clone(starters),
	"dora.intermediate_update", "dora.final", "dora.delay_notice", "psd2.final", "imy.supplement", "nis2.final", "cra.final", "dora.recurring")

// somewhen seeds a fuzzer with the nights of the changes of the clock, the ends
// of months and years, and the days before holidays and new law.
func somewhen(f *testing.F) {
	f.Helper()
	n := uint64(0x9e3779b97f4a7c15)
	for year := 2018; year <= 2030; year++ {
		for _, m := range moments(year) {
			n = n*6364136223846793005 + 1442695040888963407
			f.Add(uint32(m.Unix()-1514764800), n, n>>7^n<<21)
		}
	}
}

// FuzzTheOracleAndTheEngineAgree looks for a story of which they do not say the
// same.
func FuzzTheOracleAndTheEngineAgree(f *testing.F) {
	somewhen(f)
	f.Fuzz(func(t *testing.T, aware uint32, what, sent uint64) {
		compare(t, fixedCase{"anything", anything(aware, what, sent)}, map[string]bool{})
	})
}
