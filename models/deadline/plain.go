package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// What each state is called.
var stateNames = map[State]i18n.Text{
	NotApplicable: {SV: "gäller inte", EN: "does not apply"},
	Waiting:       {SV: "väntar", EN: "waiting"},
	NoNumber:      {SV: "utan onödigt dröjsmål", EN: "without undue delay"},
	Running:       {SV: "löper", EN: "running"},
	Overdue:       {SV: "försenad", EN: "overdue"},
	Met:           {SV: "inlämnad", EN: "met"},
	MetLate:       {SV: "inlämnad för sent", EN: "met late"},
	NotRequired:   {SV: "krävs inte", EN: "not required"},
}

// Name says a state in words.
func (s State) Name() i18n.Text { return stateNames[s] }

var (
	plainStrict      = i18n.Text{SV: "  strikt tid  ", EN: "  strict  "}
	plainLatest      = i18n.Text{SV: "  senast      ", EN: "  latest  "}
	plainProvisional = i18n.Text{SV: ", preliminär", EN: ", provisional"}
	plainNotJudged   = i18n.Text{SV: "läget bedöms inte utan as_of", EN: "not judged without as_of"}
	plainQuestions   = i18n.Text{SV: "  öppna frågor: ", EN: "  open questions: "}
)

// AppendText appends the obligations that follow from f as text for people.
func AppendText(b []byte, l i18n.Lang, f Facts, all []Obligation) []byte {
	cal, _, _ := calendarOf(&f.Entity)
	for i := range all {
		o := &all[i]
		b = append(append(b, o.Title.In(l)...), " ("...)
		b = append(append(append(b, o.ID...), ") \u2192 "...), o.RecipientName.In(l)...)
		state := plainNotJudged
		if o.judged(f.AsOf) {
			state = o.State.Name()
		}
		b = append(append(b, ": "...), state.In(l)...)
		if o.Provisional {
			b = append(b, plainProvisional.In(l)...)
		}
		b = append(append(append(b, "\n  "...), o.Law...), '\n')
		b = appendMoment(b, l, cal, plainStrict, o.Strict)
		b = appendMoment(b, l, cal, plainLatest, o.Latest)
		for _, s := range o.Derivation {
			b = append(append(b, "  - "...), s.Text.In(l)...)
			if s.Law != "" {
				b = append(append(append(b, " ["...), s.Law...), ']')
			}
			b = append(b, '\n')
		}
		for j, q := range o.Questions {
			if j == 0 {
				b = append(b, plainQuestions.In(l)...)
			} else {
				b = append(b, ", "...)
			}
			b = append(b, q...)
		}
		if len(o.Questions) > 0 {
			b = append(b, '\n')
		}
		b = append(b, '\n')
	}
	return b
}

func appendMoment(b []byte, l i18n.Lang, cal calendar.Calendar, name i18n.Text, t *time.Time) []byte {
	if t == nil {
		return b
	}
	d, second := cal.Local(*t)
	b = appendClock(appendDay(append(b, name.In(l)...), l, d), l, second)
	b = appendOffset(append(b, " ("...), cal.Offset(*t))
	return append(b, ")\n"...)
}
