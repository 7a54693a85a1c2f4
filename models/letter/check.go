package letter

import (
	"regexp"
	"slices"
	"strings"

	"frist/models/i18n"
)

// A State says what was found of one thing that the law asks of a letter.
type State int

// The states. Unsure is for a person to judge.
const (
	Missing State = iota
	Met
	Unsure
)

// A Point is one thing that is asked of a letter, and the passage by which it is met.
type Point struct {
	ID      string
	Law     i18n.Text // zero: it is good practice and no law
	Title   i18n.Text
	State   State
	Passage string
	Note    i18n.Text
}

// A Concern is what kind of thing is found in a text.
type Concern string

// The concerns. Those that are [Concern.Stops] are to be looked at before a letter
// is sent.
const (
	Gap      Concern = "gap"      // something is left to be filled in
	Identity Concern = "identity" // a personal identity number
	Mail     Concern = "mail"     // an address that is not the firm's own
	Name     Concern = "name"     // somebody is greeted by name
	Figure   Concern = "figure"   // a number that the record does not have
	Day      Concern = "day"      // a day that the record does not have
	Data     Concern = "data"     // a category of the facts that the letter does not name
	Sentence Concern = "sentence" // it is too long
	Word     Concern = "word"     // there is a plainer one
)

// Stops reports whether a letter in which this was found is not to be sent before
// somebody has looked at it.
func (c Concern) Stops() bool {
	return c == Gap || c == Identity || c == Mail || c == Name || c == Figure || c == Day
}

// A Finding is one place of a letter that somebody should look at.
type Finding struct {
	Concern Concern
	Text    i18n.Text
	Passage string
}

// A Result is what a check found.
type Result struct {
	Points   []Point
	Findings []Finding
	// Limits is what the check cannot judge.
	Limits []i18n.Text
}

// Missing is how many points are not met.
func (r Result) Missing() int {
	n := 0
	for _, p := range r.Points {
		if p.State == Missing {
			n++
		}
	}
	return n
}

// Stops are the findings to be looked at before the letter is sent.
func (r Result) Stops() []Finding {
	var list []Finding
	for _, f := range r.Findings {
		if f.Concern.Stops() {
			list = append(list, f)
		}
	}
	return list
}

// Check holds a letter against GDPR Art. 34(2), point by point, and against the
// record. It finds passages by their words, and says nothing of whether they are
// true. Of a letter in another language than those of the program it sees only what
// looks alike in every language.
func Check(in Input, code string, t Text) Result {
	l, known := ours(code)
	c := &checker{in: in, lang: l, known: known, text: t, blocks: Blocks(t.Body)}
	if strings.TrimSpace(t.Body) == "" {
		c.blocks = nil
	}
	c.plain()
	for i := range asked {
		c.point(&asked[i])
	}
	c.ownMessage()
	c.private()
	c.contradictions()
	c.limits()
	return c.result
}

type checker struct {
	in     Input
	lang   i18n.Lang
	known  bool // the program knows the language
	text   Text
	blocks []Block
	result Result
}

func (c *checker) add(p Point) { c.result.Points = append(c.result.Points, p) }

func (c *checker) find(of Concern, t i18n.Text, passage string) {
	c.result.Findings = append(c.result.Findings, Finding{of, t, excerpt(passage)})
}

// plain judges the language: "clear and plain".
func (c *checker) plain() {
	p := Point{ID: "plain", Law: art34, Title: plainTitle}
	x := read(c.blocks)
	switch {
	case len(c.blocks) == 0:
	case !c.known:
		p.State, p.Note = Unsure, notRead
	case x.words < wordsEnough:
		p.State, p.Note = Unsure, tooShort
	default:
		p.State, p.Note = c.ease(x)
	}
	c.add(p)
	if !c.known {
		return
	}
	for _, s := range x.longest {
		c.find(Sentence, longSentence.With(i18n.Number(len(wordsOf(s)))), s)
	}
	c.heavyWords()
}

// ease says how easy a text is to read. The bands of the index are Björnsson's; it
// was made for Swedish, so of English only the length of sentences is judged.
func (c *checker) ease(x reading) (State, i18n.Text) {
	state := Met
	if x.most() > wordsMost {
		state = Missing
	}
	if c.lang == i18n.EN {
		if x.mean() > 20 {
			return Missing, longMean.With(i18n.Number(x.mean()))
		}
		return state, fineMean.With(i18n.Number(x.mean()))
	}
	lix := x.lix()
	switch {
	case lix >= 50:
		return Missing, hardLix.With(i18n.Number(lix))
	case lix >= 40:
		return state, middleLix.With(i18n.Number(lix))
	}
	return state, easyLix.With(i18n.Number(lix))
}

// heavyWords points at words of lawyers and engineers.
func (c *checker) heavyWords() {
	for _, h := range heavy {
		if h.lang != c.lang {
			continue
		}
		if at := h.word.FindString(c.text.Body); at != "" {
			c.find(Word, plainer.With(strings.TrimSpace(at), h.plain), at)
		}
	}
}

// An ask is one thing that a letter must say, and the words by which it is found:
// of the heading above it, or of a sentence.
type ask struct {
	id        string
	law       i18n.Text
	title     i18n.Text
	missing   i18n.Text
	heading   [2]*regexp.Regexp // in Swedish and English
	sentence  [2]*regexp.Regexp
	needs     *regexp.Regexp // what the passage must have besides
	needsSaid i18n.Text
	// also are the others under whose headings it may stand.
	also []string
	// perhaps is set for what only some letters must say.
	perhaps bool
}

// A passage is a part of a letter with a heading of its own.
type passage struct {
	heading string
	lines   []string
}

func (c *checker) passages() []passage {
	list := []passage{{}}
	for _, b := range c.blocks {
		if b.Kind == Heading {
			list = append(list, passage{heading: b.Text()})
			continue
		}
		last := &list[len(list)-1]
		last.lines = append(last.lines, b.Lines...)
	}
	return list
}

// wordsSay is how many words it takes to say something.
const wordsSay = 3

// point looks for one thing: under a heading that asks for it, or in a sentence.
func (c *checker) point(a *ask) {
	p := Point{ID: a.id, Law: a.law, Title: a.title, Note: a.missing}
	if !c.known && len(c.blocks) > 0 {
		p.State, p.Note = Unsure, notRead
		c.add(p)
		return
	}
	which := 0
	if c.lang == i18n.EN {
		which = 1
	}
	if a.perhaps && len(c.blocks) > 0 {
		p.State = Unsure
	}
	parts := c.passages()
	headed := slices.ContainsFunc(parts, func(x passage) bool { return a.heads(x, which) })
	for _, part := range parts {
		under := a.heads(part, which)
		if headed && !under || !headed && a.belongsElsewhere(part, which) {
			continue
		}
		text := strings.Join(part.lines, "\n")
		if gaps := gapsIn(text); under && len(gaps) > 0 {
			p.Note, p.Passage = stillGap, excerpt(gaps[0])
			continue
		}
		said := c.sentence(part, under, a.sentence[which])
		switch {
		case said == "":
		case a.needs != nil && !a.needs.MatchString(withoutGaps(text)):
			p.Note, p.Passage = a.needsSaid, excerpt(said)
		default:
			p.State, p.Passage, p.Note = Met, excerpt(said), i18n.Text{}
			c.add(p)
			return
		}
	}
	c.add(p)
}

// heads reports whether the heading of a passage asks for this.
func (a *ask) heads(part passage, lang int) bool {
	return part.heading != "" && a.heading[lang].MatchString(part.heading)
}

// belongsElsewhere reports whether a passage is headed as something else, in which
// this is not looked for.
func (a *ask) belongsElsewhere(part passage, lang int) bool {
	for i := range asked {
		if other := &asked[i]; other.id != a.id && !slices.Contains(a.also, other.id) && other.heads(part, lang) {
			return true
		}
	}
	return false
}

// sentence is what a passage says of the thing: all of it under a heading that
// asks for it, and else the sentence with its words.
func (c *checker) sentence(part passage, under bool, words *regexp.Regexp) string {
	if text := withoutGaps(strings.Join(part.lines, " ")); under && len(wordsOf(text)) >= wordsSay {
		return text
	}
	for _, line := range part.lines {
		for _, s := range sentencesOf(withoutGaps(line)) {
			if len(wordsOf(s)) >= wordsSay && words.MatchString(s) {
				return s
			}
		}
	}
	return ""
}

// ownMessage looks for what speaks against the letter being a message of its own.
// That it is sent as one, nobody can see in it.
func (c *checker) ownMessage() {
	p := Point{ID: "own", Title: ownTitle, State: Unsure, Note: ownUnsure}
	if at := selling.FindString(c.text.Subject + "\n" + c.text.Body); at != "" {
		p.State, p.Note, p.Passage = Missing, ownSells, excerpt(at)
	}
	c.add(p)
}

// private looks for what must not be in a letter that goes to many.
func (c *checker) private() {
	all := c.text.Subject + "\n" + c.text.Body
	for _, s := range gapsIn(all) {
		c.find(Gap, foundGap, s)
	}
	for _, s := range identityNumbers(all) {
		c.find(Identity, foundIdentity, s)
	}
	for _, s := range strangers(all, c.in.Contact, c.in.DPO) {
		c.find(Mail, foundMail, s)
	}
	for _, s := range greeted(all) {
		c.find(Name, foundName, s)
	}
}

func (c *checker) limits() {
	c.result.Limits = append(c.result.Limits, limitTrue, limitEffect)
	if !c.known {
		c.result.Limits = append(c.result.Limits, limitLanguage)
	}
}

// excerpt is a passage as it is quoted.
func excerpt(s string) string {
	const most = 160
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}
