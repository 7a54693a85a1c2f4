package report

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

var (
	noAwareness  = i18n.Text{SV: "Ingen tid för kännedom är antecknad. Utan den kan ingen frist räknas från kännedom.", EN: "No time of awareness is recorded. Without one, no limit that runs from awareness can be counted."}
	noneChosen   = i18n.Text{SV: "Ingen av tiderna är vald.", EN: "None of the times is chosen."}
	chosenLabel  = i18n.Text{SV: "Tid som gäller", EN: "The time that counts"}
	howLabel     = i18n.Text{SV: "Hur", EN: "How"}
	reasonLabel  = i18n.Text{SV: "Skäl", EN: "Reason"}
	candidates   = i18n.Text{SV: "Tider som har övervägts", EN: "Times that were considered"}
	colCounts    = i18n.Text{SV: "Gäller", EN: "Counts"}
	noCounts     = i18n.Text{SV: "Hur många som berörs är inte känt.", EN: "How many are affected is not known."}
	countCaption = i18n.Text{SV: "Alla uppgifter om antal, med den äldsta först", EN: "Every revision of the numbers, the oldest first"}
	colAsOf      = i18n.Text{SV: "Uppgift per", EN: "As of"}
	colOf        = i18n.Text{SV: "Vad som räknas", EN: "What is counted"}
	colMin       = i18n.Text{SV: "Minst", EN: "At least"}
	colMax       = i18n.Text{SV: "Högst", EN: "At most"}
	colMode      = i18n.Text{SV: "Noggrannhet", EN: "How certain"}
	colNote      = i18n.Text{SV: "Källa och anmärkning", EN: "Source and note"}
	byCountry    = i18n.Text{SV: "Per land: %s.", EN: "By country: %s."}

	toConsider = i18n.Text{SV: "Skyldigheter att pröva", EN: "Obligations to consider"}

	manyRange   = i18n.Text{SV: "%s–%s", EN: "%s–%s"}
	manyAtLeast = i18n.Text{SV: "minst %s", EN: "at least %s"}
	manyAtMost  = i18n.Text{SV: "högst %s", EN: "at most %s"}
	manyAbout   = i18n.Text{SV: "omkring %s", EN: "about %s"}
	manyAsOf    = i18n.Text{SV: "%s (uppgift per %s)", EN: "%s (as of %s)"}
)

// awareness is the time that starts the clocks, why, and the others.
func (b *builder) awareness() []Block {
	if len(b.r.Awareness) == 0 {
		return []Block{Paragraph(b.say(noAwareness))}
	}
	var blocks []Block
	t := Table{Caption: b.say(candidates), Columns: []Column{
		{Title: b.say(colWhen), Width: 22},
		{Title: b.say(howLabel), Width: 34},
		{Title: b.say(colSource), Width: 22},
		{Title: b.say(colCounts), Width: 10},
		{Title: b.say(colRecorded), Width: 20},
	}}
	for _, a := range b.r.Awareness {
		counts := b.say(noText)
		if a.Chosen {
			counts = b.say(yesText)
			blocks = append(blocks, Fields{
				b.field(chosenLabel, b.moment(a.At)), b.field(howLabel, a.How), b.field(colSource, a.Source), b.field(reasonLabel, a.Reason),
			})
		}
		t.Rows = append(t.Rows, Row{Cells: []string{b.row(a.At), b.named(a.How), b.named(a.Source), counts, b.recorded(a.RecordedAt, a.RecordedName)}})
	}
	if len(blocks) == 0 {
		blocks = append(blocks, Paragraph(b.say(noneChosen)))
	}
	return append(blocks, t)
}

// counts is every revision of how many are affected. A number that is not
// known is said to be so: it is not 0.
func (b *builder) counts() []Block {
	if len(b.r.Counts) == 0 {
		return []Block{Paragraph(b.say(noCounts))}
	}
	t := Table{Caption: b.say(countCaption), Columns: []Column{
		{Title: b.say(colAsOf), Width: 18},
		{Title: b.say(colOf), Width: 16},
		{Title: b.say(colMin), Width: 11, Number: true},
		{Title: b.say(colMax), Width: 11, Number: true},
		{Title: b.say(colMode), Width: 16},
		{Title: b.say(colNote), Width: 30},
		{Title: b.say(colRecorded), Width: 20},
	}}
	for _, c := range b.r.Counts {
		asOf := b.say(notGiven)
		if c.AsOf != nil {
			asOf = b.stamp(*c.AsOf)
		}
		t.Rows = append(t.Rows, Row{Cells: []string{
			asOf, b.say(models.OfNames[c.Of]), b.number(c.Min), b.number(c.Max), b.say(models.ModeNames[c.Mode]), b.countNote(c), b.recorded(c.RecordedAt, c.RecordedName),
		}})
	}
	return []Block{t}
}

func (b *builder) number(n *int64) string {
	if n == nil {
		return b.say(notKnown)
	}
	return b.say(i18n.Number(*n))
}

func (b *builder) countNote(c models.Count) string {
	parts := []string{b.named(c.Source)}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	if len(c.ByCountry) > 0 {
		var each []string
		for _, code := range slices.Sorted(maps.Keys(c.ByCountry)) {
			name := code
			if known, ok := calendar.CountryOf(code); ok {
				name = b.say(known.Name)
			}
			each = append(each, name+" "+lowerFirst(b.number(c.ByCountry[code])))
		}
		parts = append(parts, b.say(byCountry.With(strings.Join(each, ", "))))
	}
	return strings.Join(parts, "\n")
}

// many says a number as well as it is known, and as of when.
func (b *builder) many(c models.Count) string {
	var said i18n.Text
	switch {
	case c.Min == nil && c.Max == nil:
		said = notKnown
		if c.Mode == casefile.CannotBeDetermined || c.Mode == casefile.ToBeDetermined {
			said = upperFirst(models.ModeNames[c.Mode])
		}
	case c.Min == nil:
		said = manyAtMost.With(i18n.Number(*c.Max))
	case c.Max == nil:
		said = manyAtLeast.With(i18n.Number(*c.Min))
	case *c.Min != *c.Max:
		said = manyRange.With(i18n.Number(*c.Min), i18n.Number(*c.Max))
	case c.Mode == casefile.Approximate:
		said = manyAbout.With(i18n.Number(*c.Min))
	default:
		said = i18n.Same("%s").With(i18n.Number(*c.Min))
	}
	if c.AsOf == nil {
		return b.say(said)
	}
	return b.say(manyAsOf.With(said, b.stamp(*c.AsOf)))
}

var (
	dutyName        = i18n.Text{SV: "%s: %s", EN: "%s: %s"}
	lawLabel        = i18n.Text{SV: "Rättslig grund", EN: "Legal basis"}
	agreedLabel     = i18n.Text{SV: "Avtal och punkt", EN: "Contract and clause"}
	clauseLabel     = i18n.Text{SV: "Ordalydelse", EN: "Wording"}
	unverifiedLaw   = i18n.Text{SV: "%s (inte kontrollerad mot originaltexten)", EN: "%s (unverified: not checked against the original text)"}
	ruleLabel       = i18n.Text{SV: "Regel i Frist", EN: "Rule in Frist"}
	ruleText        = i18n.Same("%s, version %d")
	startLabel      = i18n.Text{SV: "Fristen började löpa", EN: "The time limit began to run"}
	notStarted      = i18n.Text{SV: "Fristen har inte börjat löpa", EN: "The time limit has not begun to run"}
	notYet          = i18n.Text{SV: "Inte än", EN: "Not yet"}
	sentLabel       = i18n.Text{SV: "Inlämnad", EN: "Filed"}
	notSent         = i18n.Text{SV: "Inte inlämnad", EN: "Not filed"}
	lateLabel       = i18n.Text{SV: "I förhållande till fristen", EN: "Against the time limit"}
	questionsLabel  = i18n.Text{SV: "Öppna rättsfrågor", EN: "Open legal questions"}
	notApplicable   = i18n.Text{SV: "Skyldigheter som inte är aktuella", EN: "Obligations that do not apply"}
	noObligations   = i18n.Text{SV: "Ingen skyldighet följer av det som är känt.", EN: "No obligation follows from what is known."}
	strictAndLatest = i18n.Text{
		SV: "Strikt tid är den tidigaste tidpunkt då fristen kan anses löpa ut; det är den som ska hållas. Senaste möjliga tolkning är den senaste tidpunkt som lagen ger stöd för.",
		EN: "The strict time is the earliest at which the limit can be held to run out; it is the one to keep. The latest possible reading is the latest time that the law supports.",
	}
	questionsIntro = i18n.Text{SV: "Lagen är inte entydig på dessa punkter. Så här har fristerna beräknats.", EN: "The law is not clear on these points. This is how the limits were computed."}
)

// obligations is every duty with its limits and how they were computed.
func (b *builder) obligations() []Block {
	blocks := []Block{Paragraph(b.say(strictAndLatest)), b.edition()}
	var consider, others List
	for i := range b.duties {
		o := &b.duties[i]
		if o.State == deadline.NotApplicable {
			others = append(others, b.notApplicable(o))
			continue
		}
		if o.Consider {
			consider = append(consider, b.considered(o))
			continue
		}
		blocks = append(blocks, Heading(b.name(o)), b.dutyFields(o))
		if steps := b.steps(o); len(steps) > 0 {
			blocks = append(blocks, steps)
		}
	}
	if len(blocks) == 2 {
		blocks = []Block{Paragraph(b.say(noObligations)), b.edition()}
	}
	if len(consider) > 0 {
		blocks = append(blocks, Heading(b.say(toConsider)), consider)
	}
	if len(others) > 0 {
		blocks = append(blocks, Heading(b.say(notApplicable)), others)
	}
	return blocks
}

// considered says a duty that few incidents bring, and when it does exist.
func (b *builder) considered(o *owed) string {
	s := b.say(dutyName.With(b.recipient(o), o.Title)) + " (" + b.law(&o.Obligation) + ")."
	if len(o.Derivation) > 0 {
		s += " " + b.say(o.Derivation[0].Text)
	}
	return s + " " + b.rule(&o.Obligation)
}

func (b *builder) notApplicable(o *owed) string {
	s := b.name(o) + "."
	if n := len(o.Derivation); n > 0 {
		s += " " + b.say(o.Derivation[n-1].Text)
	}
	return s + " " + b.rule(&o.Obligation)
}

func (b *builder) dutyFields(o *owed) Fields {
	start := b.say(notYet)
	if o.ClockStart != nil {
		start = b.long(*o.ClockStart)
	}
	fields := Fields{
		b.field(b.groundLabel(&o.Obligation), b.law(&o.Obligation)), b.field(ruleLabel, b.say(ruleText.With(string(o.ID), o.RuleVersion))), b.field(colState, b.state(o)),
		b.field(startLabel, start), b.field(colStrict, b.limit(o, o.due())), b.field(colLatest, b.limit(o, o.Latest)),
	}
	first, sent := b.sent(o)
	if len(sent) == 0 {
		fields = append(fields, b.field(sentLabel, b.say(notSent)))
	} else {
		fields = append(fields, b.field(sentLabel, strings.Join(sent, "\n")), b.field(lateLabel, b.say(Punctuality(first))))
	}
	if clause := b.clause(&o.Obligation); clause != "" {
		fields = append(fields, b.field(clauseLabel, clause))
	}
	if len(o.Questions) > 0 {
		fields = append(fields, b.field(questionsLabel, strings.Join(o.Questions, ", ")))
	}
	return fields
}

// groundLabel is what an obligation rests on: the law, or what was agreed.
func (b *builder) groundLabel(o *deadline.Obligation) i18n.Text {
	if o.Regime == deadline.CustomRegime {
		return agreedLabel
	}
	return lawLabel
}

// clause is the words of what was agreed, and the file in which they stand.
func (b *builder) clause(o *deadline.Obligation) string {
	for i := range b.r.Duties {
		d := &b.r.Duties[i]
		if d.Obligation() != o.ID || d.Version != o.RuleVersion {
			continue
		}
		s := d.Clause
		if d.FileSHA256 != "" {
			s = strings.TrimPrefix(s+"\n"+d.FileName+", SHA-256 "+d.FileSHA256, "\n")
		}
		return s
	}
	return ""
}

// sent is when what an obligation asks for was sent, and the filing that was
// judged by its limit: the earliest.
func (b *builder) sent(o *owed) (first models.Filing, at []string) {
	for _, f := range o.part.Filings {
		if f.Obligation != o.ID || !o.part.SentTo(f, &o.Obligation) {
			continue
		}
		if len(at) == 0 || first.LateStrict == nil && f.LateStrict != nil {
			first = f
		}
		at = append(at, b.instant(f.SentAt))
	}
	return first, at
}

// steps is the derivation as a person would read it aloud, with the law of
// each line.
func (b *builder) steps(o *owed) List {
	var list List
	for _, s := range o.Derivation {
		line := b.say(s.Text)
		if s.Law != "" {
			line += " [" + b.say(o.Cite(s.Law)) + "]"
		}
		list = append(list, line)
	}
	return list
}

// questions are the open points of law on which any of the limits rests.
func (b *builder) questions() []Block {
	var ids []string
	for i := range b.duties {
		for _, q := range b.duties[i].Questions {
			if !slices.Contains(ids, q) {
				ids = append(ids, q)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.SortFunc(ids, func(x, y string) int {
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(x, y)
	})
	fields := Fields{}
	for _, id := range ids {
		text := ""
		if q, ok := deadline.QuestionOf(id); ok {
			text = b.say(q.Text)
		}
		fields = append(fields, b.field(i18n.Same(id), text))
	}
	return []Block{Paragraph(b.say(questionsIntro)), fields}
}

// part is the part of an entity, nil for the incident's own.
func (b *builder) part(entity *int64) *models.Record {
	for i := range b.parts {
		if p := &b.parts[i]; entity == nil && p.PartOf == 0 || entity != nil && *entity == p.PartOf {
			return p
		}
	}
	return &b.r
}

// same reports whether two are the same entity, nil for the incident's own.
func same(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }

func upperFirst(t i18n.Text) i18n.Text {
	return i18n.Text{SV: change(t.SV, unicode.ToUpper), EN: change(t.EN, unicode.ToUpper)}
}

func lowerFirst(s string) string { return change(s, unicode.ToLower) }

func change(s string, to func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(to(r)) + s[n:]
}
