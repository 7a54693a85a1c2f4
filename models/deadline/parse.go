package deadline

import (
	"errors"
	"fmt"
	"slices"

	"frist/models/calendar"
)

var errNoFacts = errors.New("null, where an object is needed")

// ParseFacts reads one facts object of the contract. It refuses what it does
// not know rather than guess: an unknown or repeated key, a value of the wrong
// type, a time without an offset. The error names the key by its path:
// "incident.aware_att: unknown key". Null is a value that is not known, as is
// one that is left out: a filing of which it is not known what it was or when
// it was sent is read, but meets nothing.
func ParseFacts(line []byte) (Facts, error) {
	var f Facts
	s, err := newScanner(line)
	if err != nil {
		return Facts{}, err
	}
	if s.literal("null") { // within an object it is what is not known, but it is no line of facts
		return Facts{}, errNoFacts
	}
	if err := s.facts(&f); err != nil {
		return Facts{}, err
	}
	if err := s.end(); err != nil {
		return Facts{}, err
	}
	return f, nil
}

func (s *scanner) facts(f *Facts) error {
	return s.object([]string{"entity", "incident", "filings", "decisions", "as_of", "edition", "proposals", "law_of"}, func(key int) error {
		switch key {
		case 0:
			return s.entity(&f.Entity)
		case 1:
			return s.incident(&f.Incident)
		case 2:
			return s.array(func() error {
				f.Filings = append(f.Filings, Filing{})
				return s.filing(&f.Filings[len(f.Filings)-1])
			})
		case 3:
			return s.array(func() error {
				f.Decisions = append(f.Decisions, Decision{})
				return s.decision(&f.Decisions[len(f.Decisions)-1])
			})
		case 4:
			return s.time(&f.AsOf)
		case 5:
			return s.edition(&f.Edition)
		case 6:
			return s.bool(&f.Proposals)
		default:
			return s.day(&f.LawOf)
		}
	})
}

// day reads a day without a time.
func (s *scanner) day(to *calendar.Date) error {
	text, given, err := s.text()
	if err != nil || !given {
		return err
	}
	d, err := calendar.ParseDate(string(text))
	switch {
	case err != nil:
		return fmt.Errorf("%q is not a day: write it as 2026-10-06", text)
	case d.Year < minYear || d.Year > maxYear:
		return fmt.Errorf("%q is not in the years %d to %d", text, minYear, maxYear)
	}
	*to = d
	return nil
}

// edition reads the number of an edition of the law.
func (s *scanner) edition(to *int) error {
	n, given, err := s.number()
	if err == nil && given && (n < 1 || n > Edition) {
		err = fmt.Errorf("there are editions 1 to %d", Edition)
	}
	*to = n
	return err
}

func (s *scanner) entity(e *Entity) error {
	keys := []string{"country", "type", "relief_excluded", "eves_are_holidays", "regimes", "role", "traits", "nis2", "main_establishment"}
	return s.object(keys, func(key int) error {
		switch key {
		case 0:
			return choose(s, &e.Country, checkCountry)
		case 1:
			return choose(s, &e.Type, func(t EntityType) error { return known(t.Valid(), string(t)) })
		case 2:
			return s.bool(&e.ReliefExcluded)
		case 3:
			return s.bool(&e.EvesAreHolidays)
		case 4:
			return s.array(func() error {
				var r Regime
				if err := choose(s, &r, checkRegime); err != nil {
					return err
				}
				e.Regimes = append(e.Regimes, r)
				return nil
			})
		case 6:
			return s.array(func() error {
				var t Trait
				if err := choose(s, &t, func(t Trait) error { return known(t.Valid(), string(t)) }); err != nil || t == "" {
					return err
				}
				e.Traits = append(e.Traits, t)
				return nil
			})
		case 7:
			return s.answer(&e.NIS2)
		case 8:
			return s.establishment(e)
		default:
			return choose(s, &e.Role, func(r Role) error { return known(r == Controller || r == Processor, string(r)) })
		}
	})
}

// establishment reads the country of the main establishment, or "none".
func (s *scanner) establishment(e *Entity) error {
	return choose(s, &e.Main, func(code string) error {
		if code == "none" {
			e.Main, e.NoMain = "", true
			return nil
		}
		return checkCountry(code)
	})
}

// incidentKeys are the keys of an incident: nine of the contract, two of ours, and
// the conditions.
var incidentKeys = func() []string {
	keys := []string{
		"occurred_at", "detected_at", "aware_at", "classified_major_at", "recovered_at", "resolved_at",
		"personal_data", "risk", "high_risk", "corrective_measure_at", "affected_countries",
	}
	for _, c := range asked {
		keys = append(keys, string(c))
	}
	return keys
}()

func (s *scanner) incident(in *Incident) error {
	return s.object(incidentKeys, func(key int) error {
		switch key {
		case 0:
			return s.time(&in.OccurredAt)
		case 1:
			return s.time(&in.DetectedAt)
		case 2:
			return s.time(&in.AwareAt)
		case 3:
			return s.time(&in.ClassifiedMajorAt)
		case 4:
			return s.time(&in.RecoveredAt)
		case 5:
			return s.time(&in.ResolvedAt)
		case 6:
			return s.answer(&in.PersonalData)
		case 7:
			return s.answer(&in.Risk)
		case 8:
			return s.answer(&in.HighRisk)
		case 9:
			return s.time(&in.CorrectedAt)
		case 10:
			return s.array(func() error {
				var code string
				err := choose(s, &code, isCountry)
				in.Affected = append(in.Affected, code)
				return err
			})
		default:
			var a Answer
			err := s.answer(&a)
			if a != Unknown {
				in.Answers = append(in.Answers, Answered{Condition(incidentKeys[key]), a})
			}
			return err
		}
	})
}

func (s *scanner) filing(f *Filing) error {
	return s.object([]string{"obligation", "sent_at", "country"}, func(key int) error {
		switch key {
		case 0:
			return choose(s, &f.Obligation, checkID)
		case 1:
			return s.time(&f.SentAt)
		default:
			return choose(s, &f.Country, checkCountry)
		}
	})
}

func (s *scanner) decision(d *Decision) error {
	err := s.object([]string{"obligation", "outcome", "at", "country"}, func(key int) error {
		switch key {
		case 0:
			return choose(s, &d.Obligation, checkID)
		case 1:
			return choose(s, &d.Outcome, func(o Outcome) error {
				return known(slices.Contains([]Outcome{Notify, DoNotNotify, ClassifyMajor, Reclassify}, o), string(o))
			})
		case 2:
			return s.time(&d.At)
		default:
			return choose(s, &d.Country, checkCountry)
		}
	})
	switch {
	case err != nil:
		return err
	case d.Obligation == "":
		return within("obligation", errMissing)
	case d.Outcome == "":
		return within("outcome", errMissing)
	}
	return nil
}

func (s *scanner) answer(a *Answer) error {
	err := choose(s, a, func(a Answer) error { return known(a == Yes || a == No || a == "unknown", string(a)) })
	if *a == "unknown" {
		*a = Unknown
	}
	return err
}

// choose reads a text that is one of a set of values, as check knows them.
func choose[T ~string](s *scanner, to *T, check func(T) error) error {
	text, given, err := s.text()
	if err != nil || !given {
		return err
	}
	*to = T(text)
	return check(*to)
}

func known(ok bool, value string) error {
	if ok {
		return nil
	}
	return fmt.Errorf("unknown value %q", value)
}

func checkCountry(code string) error {
	if _, ok := calendar.CountryOf(code); !ok {
		return fmt.Errorf("unknown country %q: an ISO 3166-1 code of the EEA or GB is needed", code)
	}
	return nil
}

// isCountry checks the code of any country: people may live where the program
// does not know the law.
func isCountry(code string) error {
	if len(code) == 2 && 'A' <= code[0] && code[0] <= 'Z' && 'A' <= code[1] && code[1] <= 'Z' {
		return nil
	}
	return fmt.Errorf("unknown country %q: an ISO 3166-1 code is needed", code)
}

func checkRegime(r Regime) error {
	if r.Valid() {
		return nil
	}
	return fmt.Errorf("unknown regime %q", r)
}

func checkID(id ID) error {
	if !id.Valid() {
		return fmt.Errorf("unknown obligation %q", id)
	}
	return nil
}
