package deadline

import "slices"

// Asks says what an incident may be asked about: the conditions, in the order of
// [Conditions], and the events that a duty which f could bring rests on. What can
// change nothing is not asked.
func Asks(f Facts) (conditions []Condition, events []Event) {
	e := newEngine(&f, roomFor(0), false)
	matters := map[Condition]bool{}
	for _, versions := range slices.Concat(duties, byID(f.Custom)) {
		if r, holds := e.version(versions); r != nil && e.asked(r, holds) && !e.never(r) {
			for _, c := range r.If {
				matters[c] = true
			}
			matters[r.Longer.If] = true
			if !slices.Contains(events, r.From.Event) {
				events = append(events, r.From.Event)
			}
		}
	}
	for _, c := range asked {
		if matters[c] {
			conditions = append(conditions, c)
		}
	}
	return conditions, events
}

// never reports whether what the entity is rules the duty out, whatever happened.
func (e *engine) never(r *Rule) bool {
	return e.f.Entity.NIS2 == No && slices.Contains(r.If, NIS2Entity)
}
