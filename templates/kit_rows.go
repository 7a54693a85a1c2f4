package templates

import (
	"time"

	"frist/models/i18n"
)

// The parts of the kit that stand many times on a page are appended, as the
// rows of long lists are: see [rowsOf].

const utcLayout = "2006-01-02 15:04:05 UTC"

// instant is a time as a sentence says it, with the time in UTC as its tooltip.
func instant(p Page, t time.Time) Component { return one(p.appendInstant, t) }

// timeLeft says how long there is to due; the script says it anew each minute.
func timeLeft(p Page, due time.Time) Component { return one(p.appendLeft, due) }

// tag is a state in a word, with its shape.
func tag(p Page, t Tag) Component { return one(p.appendTag, t) }

// steps is a derivation, to be read aloud from the top.
func steps(p Page, list []Step) Component { return one(p.appendSteps, list) }

// one is a component that appends one thing.
func one[T any](part func(b []byte, t T) []byte, t T) Component {
	return rowsOf(1, func(b []byte, _ int) []byte { return part(b, t) })
}

func (p Page) appendInstant(b []byte, t time.Time) []byte {
	u := t.UTC()
	b = u.AppendFormat(append(b, `<time datetime="`...), dateTimeLayout)
	b = u.AppendFormat(append(b, `" title="`...), utcLayout)
	b = append(b, `">`...)
	return append(appendText(b, p.Say(i18n.Long(p.Local(t)))), `</time>`...)
}

func (p Page) appendLeft(b []byte, due time.Time) []byte {
	b = due.UTC().AppendFormat(append(b, `<span class="left" data-due="`...), dateTimeLayout)
	return append(appendText(append(b, `">`...), p.left(due)), `</span>`...)
}

func (p Page) appendSteps(b []byte, list []Step) []byte {
	b = append(b, `<ol class="steps">`...)
	for i := range list {
		s := &list[i]
		b = appendText(append(b, `<li>`...), p.Say(s.Text))
		b = append(b, ' ')
		if !s.At.IsZero() || s.Law != "" {
			b = append(b, `<span class="note">`...)
			if !s.At.IsZero() {
				b = append(p.appendInstant(b, s.At), ' ')
				if s.Law != "" {
					b = append(b, "· "...)
				}
			}
			b = append(appendText(b, s.Law), `</span>`...)
		}
		b = append(b, `</li>`...)
	}
	return append(b, `</ol>`...)
}
