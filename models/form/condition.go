package form

import (
	"frist/models/deadline"
	"frist/models/i18n"
)

// The conditions of Reg. (EU) 2025/302 Annex II, by the field or the fields that
// each is of.
var (
	notItself = &Condition{ // 1.5, 1.6
		Says:  i18n.Text{SV: "någon annan än entiteten rapporterar, eller rapporten är aggregerad", EN: "another than the entity submits, or the report is aggregated"},
		holds: func(v view) deadline.Answer { return yes(v.bySomebodyElse() || v.answer("aggregated") == deadline.Yes) },
	}
	ofGroup = &Condition{ // 1.13, 1.14
		Says:  i18n.Text{SV: "entiteten ingår i en koncern", EN: "the entity belongs to a group"},
		holds: func(v view) deadline.Answer { return v.answer("belongs_to_group") },
	}
	spreadMet = &Condition{ // 2.6, 3.18, 3.19
		Says:  i18n.Text{SV: "geografisk spridning är ett av kriterierna i 2.5", EN: "geographical spread is among the criteria of 2.5"},
		holds: func(v view) deadline.Answer { return v.chosen("classification_criteria", spreadCriterion) },
	}
	fromOthers = &Condition{ // 2.8
		Says:  i18n.Text{SV: "incidenten har sitt ursprung hos en tredjepartsleverantör eller en annan finansiell entitet", EN: "the incident originates from a third-party provider or another financial entity"},
		holds: func(v view) deadline.Answer { return v.answer("third_party_origin") },
	}
	notMajor = &Condition{ // 2.10
		Says:  i18n.Text{SV: "incidenten inte längre bedöms som allvarlig", EN: "the incident is reclassified as non-major"},
		holds: func(v view) deadline.Answer { return yes(v.stage == Reclassified) },
	}
	numbered = &Condition{ // 3.1
		Says: i18n.Text{SV: "en första anmälan har skickats för sig, och myndigheten har gett den en referens", EN: "an initial notification was sent by itself, and the authority has given it a reference"},
		holds: func(v view) deadline.Answer {
			return yes(!v.together(Initial))
		},
	}
	downtimeGiven = &Condition{ // 3.3
		Says:  i18n.Text{SV: "3.16 är ifyllt", EN: "3.16 is filled in"},
		holds: downtimeSaid,
	}
	clientsMet = &Condition{ // 3.8: the threshold of relevance is one of that criterion
		Says:  i18n.Text{SV: "berörda kunder, motparter och transaktioner är ett av kriterierna i 2.5", EN: "clients, counterparts and transactions affected is among the criteria of 2.5"},
		holds: func(v view) deadline.Answer { return v.chosen("classification_criteria", clientsCriterion) },
	}
	transactionsHit = &Condition{ // 3.9, 3.10, 3.11
		Says:  i18n.Text{SV: "någon transaktion har berörts", EN: "a transaction has been affected"},
		holds: anyTransaction,
	}
	reputationMet = &Condition{ // 3.13, 3.14
		Says:  i18n.Text{SV: "påverkan på anseendet är ett av kriterierna i 2.5", EN: "reputational impact is among the criteria of 2.5"},
		holds: func(v view) deadline.Answer { return v.chosen("classification_criteria", reputationCriterion) },
	}
	servicesDown = &Condition{ // 3.16
		Says:  i18n.Text{SV: "incidenten har orsakat ett avbrott i tjänster", EN: "the incident has caused a service downtime"},
		holds: wasDown,
	}
	durationMet = &Condition{ // 3.17
		Says:  i18n.Text{SV: "varaktighet och avbrott är ett av kriterierna i 2.5", EN: "duration and service downtime is among the criteria of 2.5"},
		holds: func(v view) deadline.Answer { return v.chosen("classification_criteria", durationCriterion) },
	}
	dataLost = &Condition{ // 3.20, 3.21
		Says:  i18n.Text{SV: "dataförluster är ett av kriterierna i 2.5", EN: "data losses is among the criteria of 2.5"},
		holds: func(v view) deadline.Answer { return v.chosen("classification_criteria", dataCriterion) },
	}
	otherType = &Condition{ // 3.24
		Says:  i18n.Text{SV: "”annan” är valt i 3.23", EN: "“other” is chosen in 3.23"},
		holds: func(v view) deadline.Answer { return v.chosen("incident_types", other) },
	}
	cyberRelated = &Condition{ // 3.25
		Says:  i18n.Text{SV: "”cybersäkerhetsrelaterad” är valt i 3.23", EN: "“cybersecurity-related” is chosen in 3.23"},
		holds: func(v view) deadline.Answer { return v.chosen("incident_types", cyber) },
	}
	otherTechnique = &Condition{ // 3.26
		Says:  i18n.Text{SV: "”annat” är valt i 3.25", EN: "“other” is chosen in 3.25"},
		holds: within("incident_types", cyber, "threat_techniques", other),
	}
	infrastructureHit = &Condition{ // 3.29
		Says:  i18n.Text{SV: "svaret i 3.28 är ja", EN: "the answer in 3.28 is yes"},
		holds: func(v view) deadline.Answer { return settled(v, "infrastructure_affected") },
	}
	otherAuthority = &Condition{ // 3.32
		Says: i18n.Text{SV: "”annan” är valt i 3.31", EN: "“other” is chosen in 3.31"},
		holds: func(v view) deadline.Answer {
			if v.given("filings.authorities") && !v.given("other_authorities") {
				return deadline.No
			}
			return v.chosen("other_authorities", other)
		},
	}
	measuresTaken = &Condition{ // 3.34
		Says:  i18n.Text{SV: "svaret i 3.33 är ja", EN: "the answer in 3.33 is yes"},
		holds: func(v view) deadline.Answer { return v.answer("temporary_measures") },
	}
	indicatorsAsked = &Condition{ // 3.35
		Says:  i18n.Text{SV: "”cybersäkerhetsrelaterad” är valt i 3.23, och entiteten är väsentlig eller viktig enligt NIS 2", EN: "“cybersecurity-related” is chosen in 3.23, and the entity is essential or important under NIS2"},
		holds: func(v view) deadline.Answer { return both(v.chosen("incident_types", cyber), v.Entity.NIS2) },
	}
	additionsAsked = &Condition{ // 4.3
		Says: i18n.Text{SV: "övervakning, riskhantering, drift eller anskaffning är valt i 4.2", EN: "monitoring, risk management, operations or acquisition is chosen in 4.2"},
		holds: func(v view) deadline.Answer {
			var details []string
			for _, g := range causeGroups {
				details = append(details, g.detail)
			}
			return v.chosen("root_cause_details", details...)
		},
	}
	otherCause = &Condition{ // 4.4
		Says: i18n.Text{SV: "”annat” är valt i 4.2", EN: "“other” is chosen in 4.2"},
		holds: func(v view) deadline.Answer {
			return v.chosen("root_cause_details", "process_failure_other", "system_failure_other", "human_error_other", "external_event_other")
		},
	}
	functionsAtRisk = &Condition{ // 4.10
		Says:  i18n.Text{SV: "kritiska funktioner är i fara", EN: "critical functions are at risk"},
		holds: func(v view) deadline.Answer { return settled(v, "critical_functions_at_risk") },
	}
	resolvabilityHit = &Condition{ // 4.11
		Says:  i18n.Text{SV: "möjligheten att avveckla entiteten eller koncernen påverkas", EN: "the resolvability of the entity or the group is affected"},
		holds: func(v view) deadline.Answer { return settled(v, "resolvability_affected") },
	}
	recurs = &Condition{ // 4.15, 4.16
		Says:  i18n.Text{SV: "den allvarliga incidenten består av återkommande incidenter", EN: "the major incident consists of recurring incidents"},
		holds: func(v view) deadline.Answer { return v.answer("recurring") },
	}
)

// wasDown reports whether the incident has caused an interruption. That services are up
// now says nothing of it: it has where they were recovered, and may have where the time
// that it took is a reason for which the incident is major.
func wasDown(v view) deadline.Answer {
	switch {
	case v.ServicesDown == deadline.Yes || !v.Recovered.IsZero():
		return deadline.Yes
	case v.ServicesDown == deadline.No && v.chosen("classification_criteria", durationCriterion) == deadline.Yes:
		return deadline.Unknown
	}
	return v.ServicesDown
}

// downtimeSaid reports whether 3.16 says that there was an interruption, or has to.
func downtimeSaid(v view) deadline.Answer {
	if !v.given("service_downtime") {
		return yes(wasDown(v) == deadline.Yes)
	}
	d, ok := ParseDuration(v.fact("service_downtime").Text)
	return yes(!ok || d > 0)
}

// anyTransaction reports whether a transaction has been affected, by the number,
// or by what is said of the numbers in 3.12.
func anyTransaction(v view) deadline.Answer {
	if n, ok := v.number("transactions_affected", "counts.transactions"); ok {
		return yes(n > 0)
	}
	switch v.chosen("impact_figures", "no_impact_on_transactions") {
	case deadline.Yes:
		return deadline.No
	default:
		if v.chosen("impact_figures", "actual_figures_for_transactions_affected", "estimates_for_transactions_affected") == deadline.Yes {
			return deadline.Yes
		}
		return deadline.Unknown
	}
}

// number is a whole number, as the ledger or else the fact has it.
func (v view) number(key, property string) (int64, bool) {
	x, _ := v.first([]string{property, key})
	return ParseNumber(x.Text)
}

// settled is an answer for which "not known" is an answer too, and not yes.
func settled(v view, key string) deadline.Answer {
	if v.fact(key).Text == "unknown" {
		return deadline.No
	}
	return v.answer(key)
}

// within is whether a value is chosen in a question that is asked only where
// another value is chosen in another.
func within(outer, value, inner, chosen string) func(view) deadline.Answer {
	return func(v view) deadline.Answer {
		if a := v.chosen(inner, chosen); a != deadline.Unknown {
			return a
		}
		return both(v.chosen(outer, value), deadline.Unknown)
	}
}

// both is whether two things are so.
func both(a, b deadline.Answer) deadline.Answer {
	switch {
	case a == deadline.No || b == deadline.No:
		return deadline.No
	case a == deadline.Yes && b == deadline.Yes:
		return deadline.Yes
	}
	return deadline.Unknown
}
