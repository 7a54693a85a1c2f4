package form

import (
	"slices"
	"time"

	"frist/models/deadline"
)

// Ever is a day after all on which a form comes into use.
const Ever = "9999-12-31"

// Day is the day of an instant, as the days are written from which forms are used.
func Day(t time.Time, zone *time.Location) string { return t.In(zone).Format(time.DateOnly) }

// InUse reports whether the form is used on a day. Another may have taken its place.
func (f *Form) InUse(day string) bool { return f.Since != "" && f.Since <= day }

// FormByID returns the form with an id, in the version that comes last.
func FormByID(id string) (Form, bool) { return FormOn(id, Ever) }

// FormOn returns the form with an id, in the version that is used on a day. Where it is
// not used then it is one that may be looked at all the same.
func FormOn(id, day string) (Form, bool) {
	var best *Form
	for i := range Forms {
		f := &Forms[i]
		if f.ID == id && (best == nil || f.InUse(day) && (!best.InUse(day) || f.Since > best.Since)) {
			best = f
		}
	}
	if best == nil {
		return Form{}, false
	}
	return *best, true
}

// FormVersion returns one version of a form.
func FormVersion(id, version string) (Form, bool) {
	i := slices.IndexFunc(Forms, func(f Form) bool { return f.ID == id && f.Version == version })
	if i < 0 {
		return Form{}, false
	}
	return Forms[i], true
}

// For is [On] whatever the day, for who asks whether there is a form at all.
func For(duty deadline.ID) (Form, Stage, bool) { return On(duty, Ever) }

// On returns the form that a duty is met by in a filing that is made on a day, and its
// stage: of those that are used then, the one that came last. A duty of the firm's own
// has the message that fits them all. There is none where the law or the recipient sets
// none that has been read, or none yet.
func On(duty deadline.ID, day string) (Form, Stage, bool) {
	var best *Form
	var stage Stage
	for i := range Forms {
		f := &Forms[i]
		if !f.InUse(day) || best != nil && f.Since <= best.Since {
			continue
		}
		for _, s := range f.Stages {
			if slices.Contains(s.Duties, duty) {
				best, stage = f, s.ID
			}
		}
	}
	if best != nil {
		return *best, stage, true
	}
	if duty.Valid() && duty.Regime() == "" { // only one of the firm's own has no rules here
		return custom, Initial, true
	}
	return Form{}, "", false
}

// used lists the forms that a filing on a day may be made in.
func used(day string) []Form {
	var list []Form
	for _, f := range Forms {
		takes := len(f.Stages[0].Duties) == 0
		for _, s := range f.Stages {
			for _, duty := range s.Duties {
				if g, _, ok := On(duty, day); ok && g.ID == f.ID && g.Version == f.Version {
					takes = true
				}
			}
		}
		if takes && f.InUse(day) {
			list = append(list, f)
		}
	}
	return list
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
