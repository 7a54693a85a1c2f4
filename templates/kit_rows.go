package templates

import (
	"context"
	"io"
	"time"

	"github.com/a-h/templ"

	"frist/models/deadline"
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

// dutyList is obligations, each with its time limit and why it is that.
func dutyList(p Page, duties []Duty) Component { return one(p.appendDuties, duties) }

// derivation is why a limit is what it is, to be read aloud from the top.
func derivation(p Page, list []Step) Component { return one(p.appendSteps, list) }

// openQuestions are the points that the law leaves open, under a derivation.
func openQuestions(p Page, list []deadline.Question) Component { return one(p.appendQuestions, list) }

// duty is one line of a [dutyList].
func duty(p Page, d Duty) Component { return one(p.appendDuty, &d) }

// buttons is a row of them: the first is the one that the page is about.
func buttons(p Page, list ...Button) Component { return one(p.appendButtons, list) }

// button is one that sends a form, or a link that looks like it.
func button(p Page, b Button) Component { return one(p.appendButton, b) }

// latestRows are the latest entries of a timeline, each with its time.
func latestRows(p Page, list []HomeEntry) Component {
	return rowsOf(len(list), func(b []byte, i int) []byte {
		e := &list[i]
		if e.At.IsZero() {
			b = appendText(append(b, `<li><span class="note">`...), p.Say(momentUnknown))
			b = append(b, `</span> <span class="keep">`...)
		} else {
			u := e.At.UTC()
			b = u.AppendFormat(append(b, `<li><time class="note" datetime="`...), dateTimeLayout)
			b = u.AppendFormat(append(b, `" title="`...), utcLayout)
			b = appendText(append(b, `">`...), e.When)
			b = append(b, `</time> <span class="keep">`...)
		}
		return append(appendText(b, e.What), `</span></li>`...)
	})
}

// linkRows are links, one a line.
func linkRows(p Page, list []Link) Component {
	return rowsOf(len(list), func(b []byte, i int) []byte {
		return append(p.appendTextOrLink(append(b, `<li>`...), list[i]), `</li>`...)
	})
}

// navRows are the lines of a menu.
func navRows(p Page, list []NavItem) Component {
	return rowsOf(len(list), func(b []byte, i int) []byte {
		n := &list[i]
		b = append(appendURL(append(b, `<li><a href="`...), n.Href), '"')
		if n.Current {
			b = append(b, ` aria-current="page"`...)
		}
		b = appendText(append(b, '>'), p.Say(n.Text))
		if n.Count != 0 {
			b = appendText(append(b, ` <span class="count" aria-hidden="true">`...), p.Say(i18n.Number(n.Count)))
			b = appendText(append(b, `</span> <span class="hidden">`...), p.Say(countWord.Of(int64(n.Count))))
			b = append(b, `</span>`...)
		}
		return append(b, `</a></li>`...)
	})
}

// summaryList is labels and values, each with the way to change it.
func summaryList(p Page, facts []Fact) Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		buf := buffers.Get().(*[]byte)
		b := append((*buf)[:0], `<dl class="facts">`...)
		defer func() { keep(buf, b) }()
		for i := range facts {
			f := &facts[i]
			b = appendText(append(b, `<div><dt>`...), p.Say(f.Label))
			b = append(b, `</dt><dd>`...)
			if f.Body == nil {
				b = p.appendValue(b, *f)
			} else {
				if _, err := w.Write(b); err != nil {
					return err
				}
				b = b[:0]
				if err := f.Body.Render(ctx, w); err != nil {
					return err
				}
			}
			b = append(p.appendFactEnd(b, f), `</div>`...)
		}
		b = append(b, `</dl>`...)
		_, err := w.Write(b)
		return err
	})
}

// appendValue appends what a fact says, unless it has a body.
func (p Page) appendValue(b []byte, f Fact) []byte {
	switch {
	case f.Said != nil:
		return appendText(b, p.Say(f.Said))
	case f.Value != "":
		return append(appendText(append(b, `<span class="keep">`...), f.Value), `</span>`...)
	}
	return append(appendText(append(b, `<span class="muted">`...), p.Say(missingText)), `</span>`...)
}

// appendFactEnd appends what stands behind the value: small print, and the way
// to change it.
func (p Page) appendFactEnd(b []byte, f *Fact) []byte {
	if f.Note != "" {
		b = append(appendText(append(b, `<span class="note">`...), f.Note), `</span>`...)
	}
	b = append(b, `</dd>`...)
	if f.Change == "" {
		return b
	}
	text := changeText
	if f.missing() {
		text = addText
	}
	b = appendURL(append(b, `<dd class="act"><a href="`...), f.Change)
	b = append(appendText(append(b, `">`...), p.Say(text)), ` <span class="hidden">`...)
	return append(appendText(b, p.Say(f.Label)), `</span></a></dd>`...)
}

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

// appendSteps appends a derivation, to be read aloud from the top.
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

// appendQuestions appends the open points of law that a derivation rests on.
func (p Page) appendQuestions(b []byte, list []deadline.Question) []byte {
	if len(list) == 0 {
		return b
	}
	b = appendText(append(b, `<p class="label">`...), p.Say(questionsText))
	b = append(b, `</p><ul class="steps">`...)
	for i := range list {
		b = appendText(append(b, `<li><strong>`...), list[i].ID)
		b = appendText(append(b, `</strong> `...), p.Say(list[i].Text))
		b = append(b, `</li>`...)
	}
	return append(b, `</ul>`...)
}

// appendURL appends an address, and in the place of one that would run a script
// what templ puts there.
func appendURL(b []byte, href string) []byte { return appendText(b, string(templ.URL(href))) }

func (p Page) appendTextOrLink(b []byte, l Link) []byte {
	if l.Href == "" {
		return appendText(b, p.Say(l.Text))
	}
	b = append(appendURL(append(b, `<a href="`...), l.Href), `">`...)
	return append(appendText(b, p.Say(l.Text)), `</a>`...)
}

func (p Page) appendButtons(b []byte, list []Button) []byte {
	b = append(b, `<div class="buttons">`...)
	for i := range list {
		b = p.appendButton(b, list[i])
	}
	return append(b, `</div>`...)
}

func (p Page) appendButton(b []byte, it Button) []byte {
	element := "button"
	if it.Href != "" {
		element = "a"
	}
	b = append(append(append(b, '<'), element...), ` class="button"`...)
	if it.Kind != "" {
		b = append(appendText(append(b, ` data-kind="`...), it.Kind), '"')
	}
	switch {
	case it.Href != "":
		b = append(appendURL(append(b, ` href="`...), it.Href), '"')
		if it.Download {
			b = append(b, " download"...)
		}
	case it.Name != "":
		b = append(appendText(append(b, ` name="`...), it.Name), '"')
		b = append(appendText(append(b, ` value="`...), it.Value), '"')
	}
	b = appendText(append(b, '>'), p.Say(it.Text))
	return append(append(append(b, `</`...), element...), '>')
}

func (p Page) appendDuties(b []byte, duties []Duty) []byte {
	b = append(b, `<ol class="duties">`...)
	for i := range duties {
		b = p.appendDuty(b, &duties[i])
	}
	return append(b, `</ol>`...)
}

func (p Page) appendDuty(b []byte, d *Duty) []byte {
	p = p.in(d.Zone)
	b = appendText(append(b, `<li class="duty" id="`...), d.ID)
	b = appendText(append(b, `" data-tone="`...), string(d.State.Tone))
	b = appendText(append(b, `"><div class="duty-head"><div><h3><span class="to">`...), d.to())
	b = p.appendTextOrLink(append(b, `</span> `...), Link{d.Title, d.Href})
	b = d.appendLaw(append(b, `</h3><p class="law">`...))
	b = append(b, `</p></div><div class="row duty-tags">`...)
	if d.Seal != nil {
		b = p.appendTag(b, *d.Seal)
	}
	if d.Unverified {
		b = p.appendTag(b, TagUnverified)
	}
	if d.Provisional {
		b = p.appendTag(b, TagProvisional)
	}
	b = append(p.appendTag(b, d.State), `</div></div>`...)
	b = p.appendDutyTimes(b, d)
	if d.Provisional {
		b = p.appendGaps(append(b, `<p class="small muted provisional">`...), d.Gaps)
		b = append(b, `</p>`...)
	}
	if !d.Only.IsZero() {
		b = append(appendText(append(b, `<p class="small muted">`...), p.Say(d.Only)), `</p>`...)
	}
	if len(d.Blockers) > 0 {
		b = appendText(append(b, `<div class="blockers"><p class="label">`...), p.Say(blockersText))
		b = append(b, `</p><ul>`...)
		for _, l := range d.Blockers {
			b = append(p.appendTextOrLink(append(b, `<li>`...), l), `</li>`...)
		}
		b = append(b, `</ul></div>`...)
	}
	if len(d.Steps) > 0 {
		b = append(b, `<details class="more"`...)
		if d.Open {
			b = append(b, ` open`...)
		}
		b = appendText(append(b, `><summary>`...), p.Say(derivationText))
		b = appendText(append(b, `<span class="hidden">: `...), d.Recipient)
		b = appendText(append(b, `, `...), p.Say(d.Title))
		b = p.appendSteps(append(b, `</span></summary><div class="more-body">`...), d.Steps)
		b = p.appendQuestions(b, d.Questions)
		b = append(b, `</div></details> `...)
	}
	if len(d.Actions) > 0 {
		b = p.appendButtons(b, d.Actions)
	}
	return append(b, `</li>`...)
}

// appendLaw appends the citation, which leads to the rule.
func (d *Duty) appendLaw(b []byte) []byte {
	if d.Rule == "" {
		return appendText(b, d.Law)
	}
	b = appendURL(append(b, `<a href="`...), d.Rule)
	return append(appendText(append(b, `">`...), d.Law), `</a>`...)
}

// gaps is why a limit is provisional.
func gaps(p Page, of []i18n.Text) Component { return one(p.appendGaps, of) }

// appendGaps appends why a duty is provisional: what is not known.
func (p Page) appendGaps(b []byte, gaps []i18n.Text) []byte {
	if len(gaps) == 0 {
		return appendText(b, p.Say(provisionalText))
	}
	b = append(appendText(b, p.Say(notKnownText)), ' ')
	for i, g := range gaps {
		switch {
		case i > 0 && i == len(gaps)-1:
			b = append(append(append(b, ' '), p.Say(andText)...), ' ')
		case i > 0:
			b = append(b, ", "...)
		}
		b = appendText(b, p.Say(g))
	}
	return append(b, '.')
}

// appendClassifyBy appends by when the incident is to be classified, red once
// that time has passed.
func (p Page) appendClassifyBy(b []byte, by time.Time) []byte {
	if by.IsZero() {
		return b
	}
	tone := ToneSoon
	if !by.After(p.Now) {
		tone = ToneLate
	}
	b = appendText(append(b, `<dl class="duty-when" data-tone="`...), string(tone))
	b = append(appendText(append(b, `"><div><dt>`...), p.Say(classifyDueText)), `</dt><dd class="strict mark">`...)
	b = p.appendInstant(b, by)
	b = append(appendText(append(b, `</dd></div><div><dt>`...), p.Say(leftLabel)), `</dt><dd>`...)
	return append(p.appendLeft(b, by), `</dd></div></dl>`...)
}

// appendDutyTimes appends what there is to say of when: why there is no time, or
// the times, each with what it is.
func (p Page) appendDutyTimes(b []byte, d *Duty) []byte {
	if d.Strict.IsZero() && d.Met.IsZero() {
		waits := d.Waits
		if waits.IsZero() {
			waits = noLimitText
		}
		b = append(appendText(append(b, `<p class="waits">`...), p.Say(waits)), `</p>`...)
		return p.appendClassifyBy(b, d.ClassifyBy)
	}
	label := func(t i18n.Text, class string) {
		b = append(appendText(append(b, `<div><dt>`...), p.Say(t)), `</dt><dd`...)
		b = append(append(b, class...), '>')
	}
	const strict = ` class="strict"`
	b = append(b, `<dl class="duty-when">`...)
	if !d.Met.IsZero() {
		label(metText, strict)
		b = append(p.appendInstant(b, d.Met), `</dd></div>`...)
	}
	if !d.Strict.IsZero() {
		class := ""
		if d.Met.IsZero() {
			class = strict
		}
		label(strictText, class)
		b = append(p.appendInstant(b, d.Strict), `</dd></div>`...)
	}
	if d.Met.IsZero() && !d.Latest.IsZero() && !d.Latest.Equal(d.Strict) {
		label(latestText, "")
		b = append(p.appendInstant(b, d.Latest), `</dd></div>`...)
	}
	if d.counts() {
		label(leftLabel, "")
		b = append(p.appendLeft(b, d.Strict), `</dd></div>`...)
	}
	return append(b, `</dl>`...)
}
