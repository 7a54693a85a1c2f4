package deadline_test

import (
	"fmt"
	"slices"
	"time"
)

// people puts the same limits, of a Saturday and of Christmas, to each type of
// entity: which has which duties, and who is relieved.
func people() []fixedCase {
	var cases []fixedCase
	kinds := append(slices.Clone(financial), "ict_third_party_service_provider", "other")
	for i, kind := range kinds {
		for _, m := range []time.Time{local(2026, 10, 9, 20, 30, 0), local(2027, 12, 22, 23, 0, 0)} {
			s := everything(kind, m, 2*i)
			s.Entity.Eves, s.Entity.ReliefExcluded = false, false
			s.Incident["classified_major_at"] = m
			s.Filings = []filing{{"dora.initial", m.Add(time.Hour)}, {"dora.intermediate", m.Add(22 * time.Hour)}}
			cases = append(cases, fixedCase{fmt.Sprintf("%s before %s", kind, m.Format(time.DateOnly)), s})
			s.Entity.ReliefExcluded = true
			cases = append(cases, fixedCase{fmt.Sprintf("%s without relief before %s", kind, m.Format(time.DateOnly)), s})
		}
	}
	return cases
}

// abroad are the holidays of one country of which its neighbours know nothing.
var abroad = map[string]string{
	"NO": "2026-04-02", "DK": "2026-05-25", "FI": "2026-01-06", "DE": "2026-04-06",
	"IE": "2026-03-17", "NL": "2026-04-27", "LT": "2026-06-24", "LU": "2026-06-23",
}

// borders puts limits on the days on which the law changes, and on the holidays
// of other countries.
func borders() []fixedCase {
	var cases []fixedCase
	for _, day := range []time.Time{
		local(2018, 1, 13, 0, 0, 0), local(2018, 5, 1, 0, 0, 0), local(2018, 5, 25, 0, 0, 0), local(2019, 1, 1, 0, 0, 0),
		local(2021, 5, 18, 0, 0, 0), local(2021, 12, 1, 0, 0, 0), local(2022, 1, 1, 0, 0, 0), local(2024, 5, 20, 0, 0, 0),
		local(2025, 1, 17, 0, 0, 0), local(2025, 3, 12, 0, 0, 0), local(2026, 1, 15, 0, 0, 0), local(2026, 8, 2, 0, 0, 0), local(2026, 9, 11, 0, 0, 0),
	} {
		for i, at := range []time.Time{day.Add(-time.Second), day} {
			for j, kind := range []string{"credit_institution", "payment_institution", "other"} {
				s := everything(kind, at, 8*j+i)
				s.Incident["recovered_at"] = at
				cases = append(cases, fixedCase{fmt.Sprintf("%s aware at %s", kind, at.Format(time.RFC3339)), s})
				s.Filings = []filing{{"dora.initial", at}, {"dora.intermediate", day}, {"psd2.initial", at}, {"nis2.notification", day}}
				cases = append(cases, fixedCase{fmt.Sprintf("%s aware at %s, filed at midnight", kind, at.Format(time.RFC3339)), s})
			}
		}
	}
	for country, date := range abroad {
		day, _ := time.ParseInLocation(time.DateOnly, date, zones[country])
		for i, kind := range []string{"credit_institution", "aifm", "other", "other"} {
			s := everything(kind, day.Add(-2*time.Hour), 2*i)
			s.Entity.Country = country
			s.Incident["classified_major_at"] = day.Add(-time.Hour)
			for _, id := range starters {
				s.Filings = append(s.Filings, filing{id, day.Add(-72 * time.Hour)})
			}
			if i == 2 {
				s.Entity.Traits = []string{"digital_product_manufacturer"}
			}
			cases = append(cases, fixedCase{fmt.Sprintf("%s in %s before %s", kind, country, date), s})
		}
	}
	return cases
}

// chains follows DORA from report to report: the month starts anew with each
// intermediate report, and each delay is told of.
func chains() []fixedCase {
	var cases []fixedCase
	for _, year := range []int{2025, 2026, 2028} {
		start := local(year, 11, 30, 9, 0, 0)
		for i, steps := range [][]filing{
			{{"dora.initial", start.Add(time.Hour)}},
			{{"dora.initial", start.Add(5 * time.Hour)}},
			{{"dora.initial", start.Add(5 * time.Hour)}, {"dora.delay_notice", start.Add(2 * time.Hour)}},
			{{"dora.initial", start.Add(5 * time.Hour)}, {"dora.delay_notice", start.Add(4*time.Hour + time.Second)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate", start.Add(48 * time.Hour)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate", start.Add(80 * time.Hour)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate", start.Add(48 * time.Hour)}, {"dora.intermediate", start.Add(480 * time.Hour)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate", start.Add(48 * time.Hour)}, {"dora.intermediate_update", start.Add(31 * 24 * time.Hour)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate_update", start.Add(90 * time.Hour)}, {"dora.intermediate", start.Add(48 * time.Hour)}, {"dora.final", start.Add(40 * 24 * time.Hour)}},
			{{"dora.initial", start.Add(time.Hour)}, {"dora.intermediate", start.Add(48 * time.Hour)}, {"dora.final", start.Add(40 * 24 * time.Hour)}, {"dora.intermediate_update", start.Add(41 * 24 * time.Hour)}},
			{{"dora.intermediate", start.Add(48 * time.Hour)}},
			{{"dora.delay_notice", start.Add(time.Hour)}, {"dora.initial", start.Add(5 * time.Hour)}, {"dora.intermediate", start.Add(100 * time.Hour)}, {"dora.final", start.Add(480 * time.Hour)}},
			{{"dora.initial", start.Add(5 * time.Hour)}, {"dora.intermediate", start.Add(100 * time.Hour)}, {"dora.delay_notice", start.Add(300 * time.Hour)}, {"dora.final", start.Add(480 * time.Hour)}},
		} {
			for j, kind := range []string{"credit_institution", "payment_institution", "other"} {
				s := everything(kind, start, 16)
				s.Entity.Regimes = []string{"dora"}
				s.Entity.Eves, s.Filings = j == 0, steps
				s.Incident["recovered_at"] = start.Add(60 * time.Hour)
				cases = append(cases, fixedCase{fmt.Sprintf("%s, chain %d of %d", kind, i, year), s})
			}
		}
	}
	return cases
}

// choices are what is not known, what is known not to be, what an entity is and
// what was decided.
func choices() []fixedCase {
	var cases []fixedCase
	for _, kind := range []string{"credit_institution", "payment_institution", "other", ""} {
		add := func(name string, change func(*story)) {
			s := everything(kind, undecided, 1)
			change(&s)
			cases = append(cases, fixedCase{fmt.Sprintf("%q, %s", kind, name), s})
		}
		unknowns(add)
		natures(add)
		decisions(add)
	}
	return cases
}

var undecided = local(2026, 10, 9, 20, 30, 0)

func unknowns(add func(string, func(*story))) {
	for _, condition := range everyAnswer {
		for _, is := range []string{"no", "unknown"} {
			add(condition+" "+is, func(s *story) { s.Incident[condition] = is })
		}
	}
	for _, event := range []string{"aware_at", "detected_at", "occurred_at", "classified_major_at"} {
		add(event+" not known", func(s *story) { delete(s.Incident, event) })
	}
	add("no risk", func(s *story) { s.Incident["risk"], s.Incident["high_risk"] = "no", "unknown" })
	add("nothing answered", func(s *story) {
		for _, condition := range everyAnswer {
			delete(s.Incident, condition)
		}
	})
}

func natures(add func(string, func(*story))) {
	add("no traits", func(s *story) { s.Entity.Traits = nil })
	add("asked for without traits", func(s *story) {
		s.Entity.Traits, s.Entity.Regimes = nil, []string{"eidas", "cra", "telecom", "ai_act", "mar", "nis1", "protective_security", "payment_users"}
	})
	for _, trait := range []string{"microenterprise", "simplified_ict_framework"} {
		add(trait, func(s *story) {
			s.Entity.Traits = []string{trait}
			delete(s.Incident, "classified_major_at")
		})
	}
	add("not under NIS2", func(s *story) { s.Entity.NIS2 = "no" })
	add("a processor", func(s *story) { s.Entity.Role = "processor" })
	add("the proposal", func(s *story) { s.Proposals = true })
}

func decisions(add func(string, func(*story))) {
	soon := undecided.Add(time.Hour)
	for _, id := range []string{"gdpr.authority", "gdpr.subjects", "dora.initial", "dora.clients", "nis2.early_warning", "cra.notification"} {
		add("decided not to file "+id, func(s *story) { s.Decisions = []decision{{id, "do_not_notify", soon}} })
	}
	add("decided to notify", func(s *story) {
		s.Incident["risk"], s.Incident["high_risk"] = "no", "no"
		s.Decisions = []decision{{"gdpr.authority", "notify", soon}}
	})
	add("classified by a decision", func(s *story) {
		delete(s.Incident, "classified_major_at")
		s.Decisions = []decision{{"dora.initial", "classify_major", soon}}
	})
	add("a classification taken back", func(s *story) {
		s.Filings = []filing{{"dora.initial", undecided.Add(3 * time.Hour)}}
		s.Decisions = []decision{{"dora.initial", "reclassify", undecided.Add(30 * time.Hour)}}
	})
}
