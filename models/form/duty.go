package form

import (
	"slices"

	"frist/models/deadline"
)

// For returns the form that a duty is met by, and its stage. A duty of the firm's
// own has the message that fits them all. There is none where the law or the
// recipient sets none that has been read.
func For(duty deadline.ID) (Form, Stage, bool) {
	for _, f := range Forms {
		if f.Since == "" {
			continue
		}
		for _, s := range f.Stages {
			if slices.Contains(s.Duties, duty) {
				return f, s.ID, true
			}
		}
	}
	if duty.Valid() && duty.Regime() == "" { // only one of the firm's own has no rules here
		return custom, Initial, true
	}
	return Form{}, "", false
}

// Combine orders stages that are to be sent in one filing: the last of them is
// drafted, with the others. It reports whether the form takes them together: DORA
// lets reports that follow upon each other be one (Reg. (EU) 2025/302 Art. 2), and
// nobody else does.
func (f *Form) Combine(stages ...Stage) (last Stage, with []Stage, ok bool) {
	sorted := slices.Clone(stages)
	slices.SortFunc(sorted, func(a, b Stage) int { return f.Stage(a) - f.Stage(b) })
	sorted = slices.Compact(sorted)
	if len(sorted) == 0 || f.Stage(sorted[0]) < 0 {
		return "", nil, false
	}
	last, with = sorted[len(sorted)-1], sorted[:len(sorted)-1]
	together := f.ID == dora.ID && last != Reclassified && f.Stage(last)-f.Stage(sorted[0]) == len(with)
	return last, with, len(with) == 0 || together
}

// Partners are the stages that may be sent in one filing with some others, each
// added to them by itself.
func (f *Form) Partners(stages ...Stage) []Stage {
	var out []Stage
	for _, s := range f.Stages {
		if slices.Contains(stages, s.ID) {
			continue
		}
		if _, _, ok := f.Combine(append(slices.Clone(stages), s.ID)...); ok {
			out = append(out, s.ID)
		}
	}
	return out
}
