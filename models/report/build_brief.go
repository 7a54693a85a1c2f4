package report

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
)

var (
	beginning     = i18n.Text{SV: "%s …\n(Hela texten står under Det inträffade.)", EN: "%s …\n(The whole text stands under What happened.)"}
	briefNext     = i18n.Text{SV: "Nästa frist", EN: "Next time limit"}
	briefLimit    = i18n.Same("%s\n%s")
	briefPassed   = i18n.Text{SV: "Frister som har löpt ut", EN: "Limits that have run out"}
	briefClassify = i18n.Text{SV: "Att klassificera", EN: "To classify"}
	briefWaiting  = i18n.Text{SV: "Frister som inte har börjat löpa", EN: "Limits that have not begun to run"}
	briefAware    = i18n.Text{SV: "Kännedom", EN: "Aware since"}
	briefNoAware  = i18n.Text{SV: "Ingen tid är antecknad", EN: "No time is recorded"}
	briefEarliest = i18n.Text{SV: "%s (den tidigaste antecknade; ingen är vald)", EN: "%s (the earliest on record; none is chosen)"}
	briefNoCount  = i18n.Text{SV: "Antal berörda", EN: "How many are affected"}
	noneRuns      = i18n.Text{SV: "Ingen frist löper", EN: "No limit is running"}
	noLimit       = i18n.Text{SV: "Ingen tid i siffror", EN: "No number"}
	provisional   = i18n.Text{SV: "%s, preliminär", EN: "%s, provisional"}

	decidedOn = i18n.Text{SV: "%s. Beslutat %s", EN: "%s. Decided %s"}
	undated   = i18n.Text{SV: "%s. Beslutat (tidpunkten är inte känd)", EN: "%s. Decided (the time is not known)"}
	approved  = i18n.Text{SV: "%s, godkänt av %s", EN: "%s, approved by %s"}

	filedCaption = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	colTo        = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	colFiled     = i18n.Text{SV: "Inlämning", EN: "Filing"}
	colSent      = i18n.Text{SV: "Inlämnat", EN: "Filed"}
	colStrict    = i18n.Text{SV: "Strikt tid", EN: "Strict time"}
	colLatest    = i18n.Text{SV: "Senaste möjliga tolkning", EN: "Latest possible reading"}
	inTime       = i18n.Text{SV: "I tid: %s före\n%s", EN: "In time: %s before\n%s"}
	exactly      = i18n.Text{SV: "I tid: exakt\n%s", EN: "In time: exactly\n%s"}
	tooLateBy    = i18n.Text{SV: "För sent: %s efter\n%s", EN: "Too late: %s after\n%s"}
	extra        = i18n.Text{SV: "Kompletterar en tidigare inlämning", EN: "Supplements an earlier filing"}

	openCaption  = i18n.Text{SV: "Återstår", EN: "Still open"}
	colDuty      = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	colState     = i18n.Text{SV: "Läge", EN: "State"}
	strictPassed = i18n.Text{SV: "%s; den strikta tiden har passerat", EN: "%s; the strict time has passed"}
	toClassify   = i18n.Text{SV: "Att klassificera", EN: "To be classified"}
	classifyBy   = i18n.Text{SV: "Ska klassificeras senast %s", EN: "To be classified by %s"}
	classifyLate = i18n.Text{SV: "Skulle ha klassificerats senast %s; den tiden har passerat", EN: "Should have been classified by %s; that time has passed"}
	onClassified = i18n.Text{SV: "Beror på när incidenten klassificeras", EN: "Depends on when the incident is classified"}
	nothingOpen  = i18n.Text{SV: "Ingenting återstår att lämna in.", EN: "Nothing is left to file."}
	maybeOpen    = i18n.Text{SV: "Vad som återstår att lämna in beror på de frister ovan som inte har börjat löpa.", EN: "What is left to file depends on the limits above that have not begun to run."}
)

// brief is what a board reads: what happened, since when it is known, how many
// are affected, what was decided, what was filed and how it stood to its limits,
// which limits have run out, what is due next, and what is still open.
func (b *builder) brief() []Block {
	open := b.open()
	var fields, limits Fields
	aware := b.say(briefNoAware)
	if at, chosen := b.r.AwareMoment(); chosen {
		aware = b.moment(at)
	} else if at.Known() {
		aware = b.say(briefEarliest.With(b.moment(at)))
	}
	fields = append(fields, b.field(briefAware, aware))
	for _, of := range casefile.Ofs {
		if c, ok := models.Latest(b.r.Counts, of); ok {
			fields = append(fields, b.field(upperFirst(models.OfNames[of]), b.many(c)))
		}
	}
	if len(b.r.Counts) == 0 {
		fields = append(fields, b.field(briefNoCount, ""))
	}
	fields = append(fields, b.field(decisionLabel, b.decided()))
	if passed := b.inState(open, deadline.Overdue); passed != "" {
		limits = append(limits, b.field(briefPassed, passed))
	}
	limits = append(limits, b.field(briefNext, b.next(open)))
	if classify := b.toClassify(open); classify != "" {
		limits = append(limits, b.field(briefClassify, classify))
	}
	if waiting := b.inState(open, deadline.Waiting); waiting != "" {
		limits = append(limits, b.field(briefWaiting, waiting))
	}
	return append([]Block{Paragraph(b.happened()), fields, b.filed(), limits, b.remains(open)}, b.unanswered()...)
}

// happened is what happened, as it was written; of a long text the beginning,
// for the whole stands in the section that follows.
func (b *builder) happened() string {
	const enough = 900
	said := []rune(strings.TrimSpace(b.r.Incident.Summary))
	switch {
	case len(said) == 0:
		return b.say(noSummary)
	case len(said) <= enough:
		return string(said)
	}
	begin := string(said[:enough])
	if i := strings.LastIndexAny(begin, " \n"); i > 0 {
		begin = begin[:i]
	}
	return b.say(beginning.With(begin))
}

// open are the obligations that nothing was filed for and that no decision did
// away with: first those whose limit has run out, then by limit or by when the
// incident is to be classified, and last those whose limit is no number or has not
// begun to run.
func (b *builder) open() []*owed {
	ranks := map[deadline.State]int{deadline.Overdue: 1, deadline.Running: 2, deadline.NoNumber: 3, deadline.Waiting: 4}
	rank := func(o *owed) int {
		if o.classify() {
			return ranks[deadline.Running] // that time runs, whatever the incident turns out to be
		}
		return ranks[o.State]
	}
	var open []*owed
	for i := range b.duties {
		if o := &b.duties[i]; rank(o) > 0 && !o.Consider {
			open = append(open, o)
		}
	}
	slices.SortStableFunc(open, func(x, y *owed) int {
		if d := rank(x) - rank(y); d != 0 || x.due() == nil || y.due() == nil {
			return d
		}
		return x.due().Compare(*y.due())
	})
	return open
}

// classify reports whether an obligation waits for a classification that is to be
// made by a certain time.
func (o *owed) classify() bool { return o.State == deadline.Waiting && o.ClassifyBy != nil }

// due is the strict time of an obligation, or by when the incident is to be
// classified.
func (o *owed) due() *time.Time {
	if o.classify() {
		return o.ClassifyBy
	}
	return o.Strict
}

// next is the limit that runs out next, and a time to classify by is one. Once a
// strict time has passed that is the latest reading.
func (b *builder) next(open []*owed) string {
	var first time.Time
	said := b.say(noneRuns)
	for _, o := range open {
		t := o.due()
		if t == nil || o.State != deadline.Running && !o.classify() || o.classify() && b.made.After(*t) {
			continue
		}
		if b.strictPassed(o) {
			t = o.Latest
		}
		if first.IsZero() || t.Before(first) {
			first, said = *t, b.say(briefLimit.With(b.long(*t), b.sure(o)))
			if o.classify() {
				said = b.say(briefLimit.With(b.sure(o), b.classifyBy(o)))
			}
		}
	}
	return said
}

// toClassify names what waits for a classification, and by when there is to be one.
func (b *builder) toClassify(open []*owed) string {
	var list []string
	for _, o := range open {
		if o.classify() {
			list = append(list, b.say(briefLimit.With(b.sure(o), b.classifyBy(o))))
		}
	}
	return strings.Join(list, "\n")
}

// classifyBy says by when the incident is to be classified, or that this has passed.
func (b *builder) classifyBy(o *owed) string {
	if b.made.After(*o.ClassifyBy) {
		return b.say(classifyLate.With(b.long(*o.ClassifyBy)))
	}
	return b.say(classifyBy.With(b.long(*o.ClassifyBy)))
}

// sure is the name of an obligation, and says so if it is provisional.
func (b *builder) sure(o *owed) string {
	if o.Provisional {
		return b.say(provisional.With(b.name(o)))
	}
	return b.name(o)
}

// strictPassed reports whether only the latest reading is left of a limit.
func (b *builder) strictPassed(o *owed) bool {
	return o.State == deadline.Running && o.Strict != nil && o.Latest != nil && b.made.After(*o.Strict)
}

// inState names the obligations that are in a state. What is to be classified by
// a certain time is named apart.
func (b *builder) inState(open []*owed, state deadline.State) string {
	var names []string
	for _, o := range open {
		if o.State == state && !o.classify() {
			names = append(names, b.sure(o))
		}
	}
	return strings.Join(names, "\n")
}

// decided is what was decided last about each obligation, by whom and when.
func (b *builder) decided() string {
	var said []string
	for i, d := range b.r.Decisions {
		if slices.ContainsFunc(b.r.Decisions[i+1:], func(l models.Decision) bool { return l.Obligation == d.Obligation && same(l.EntityID, d.EntityID) }) {
			continue
		}
		what := Outcome(d.Obligation, d.Outcome)
		if _, named := outcomes[d.Obligation][d.Outcome]; !named {
			what = dutyName.With(b.duty(d.Obligation, d.EntityID, d.Country), what)
		} else if who := b.of(b.part(d.EntityID)); who != "" {
			what = dutyName.With(i18n.Same(who), what)
		}
		s := b.say(undated.With(what))
		if d.DecidedAt != nil {
			s = b.say(decidedOn.With(what, b.long(*d.DecidedAt)))
		}
		if d.DecidedBy != "" {
			s = b.say(madeBy.With(s, d.DecidedBy))
		}
		if d.ApprovedBy != "" {
			s = b.say(approved.With(s, d.ApprovedBy))
		}
		said = append(said, s)
	}
	if len(said) == 0 {
		return b.say(noDecisions)
	}
	return strings.Join(said, "\n")
}

// filed is what was sent, to whom and when, and how it stood to each reading.
func (b *builder) filed() Block {
	if len(b.r.Filings) == 0 {
		return Paragraph(b.say(noFilings))
	}
	t := Table{Caption: b.say(filedCaption), Columns: []Column{
		{Title: b.say(colTo), Width: 22},
		{Title: b.say(colFiled), Width: 23},
		{Title: b.say(colSent), Width: 22},
		{Title: b.say(colStrict), Width: 25},
		{Title: b.say(colLatest), Width: 25},
	}}
	for _, f := range b.r.Filings {
		to, what := b.owed(f.Obligation, f.EntityID, f.Told())
		t.Rows = append(t.Rows, Row{Cells: []string{b.named(to), what, b.instant(f.SentAt), b.against(f, f.StrictAt, f.LateStrict), b.against(f, f.LatestAt, f.LateLatest)}})
	}
	return t
}

// against says how a filing stood to one reading of its limit, as it was frozen.
func (b *builder) against(f models.Filing, limit *time.Time, late *bool) string {
	switch {
	case limit == nil || f.SentAt == nil:
		return b.say(noLimit)
	case late == nil:
		return b.say(extra)
	}
	d := f.SentAt.Sub(*limit)
	switch {
	case *late:
		return b.say(tooLateBy.With(i18n.Duration(d), b.long(*limit)))
	case d == 0:
		return b.say(exactly.With(b.long(*limit)))
	}
	return b.say(inTime.With(i18n.Duration(d), b.long(*limit)))
}

// remains is what is still open, with its limits. What waits for something that
// may never come is named above, and is no row here.
func (b *builder) remains(open []*owed) Block {
	t := Table{Caption: b.say(openCaption), Columns: []Column{
		{Title: b.say(colTo), Width: 22},
		{Title: b.say(colDuty), Width: 23},
		{Title: b.say(colState), Width: 22},
		{Title: b.say(colStrict), Width: 25},
		{Title: b.say(colLatest), Width: 25},
	}}
	for _, o := range open {
		if o.State == deadline.Waiting && !o.classify() {
			continue
		}
		state := b.state(o)
		if b.strictPassed(o) {
			state = b.say(strictPassed.With(state))
		}
		t.Rows = append(t.Rows, Row{Cells: []string{b.recipient(o), b.say(o.Title), state, b.limit(o, o.due()), b.limit(o, o.Latest)}})
	}
	switch {
	case len(open) == 0:
		return Paragraph(b.say(nothingOpen))
	case len(t.Rows) == 0:
		return Paragraph(b.say(maybeOpen))
	}
	return t
}

// limit says a time limit, or that there is none to say.
func (b *builder) limit(o *owed, t *time.Time) string {
	switch {
	case o.State == deadline.NotRequired:
		return b.say(noneRuns)
	case o.classify() && t == o.due():
		return b.classifyBy(o)
	case o.classify():
		return b.say(onClassified)
	case t != nil:
		return b.long(*t)
	case o.State == deadline.Waiting:
		return b.say(notStarted)
	}
	return b.say(noLimit)
}

func (b *builder) state(o *owed) string {
	name := upperFirst(o.State.Name())
	if o.classify() {
		name = toClassify
	}
	if r, ok := deadline.RuleOf(o.ID, o.RuleVersion); ok && o.State == deadline.NoNumber && !r.Without.IsZero() {
		name = beforeColon(r.Without) // in the words of that law
	}
	if o.Provisional {
		name = provisional.With(name)
	}
	return b.say(name)
}

// recipient is whom an obligation is owed to, and by whom where there are several.
func (b *builder) recipient(o *owed) string {
	return b.joined(b.say(upperFirst(o.RecipientName)), b.of(o.part))
}

// joined puts the name of an entity behind what is its own.
func (b *builder) joined(what, entity string) string {
	if entity == "" {
		return what
	}
	return what + " · " + entity
}

// beforeColon is what a sentence says before it explains.
func beforeColon(t i18n.Text) i18n.Text {
	sv, _, _ := strings.Cut(t.SV, ":")
	en, _, _ := strings.Cut(t.EN, ":")
	return i18n.Text{SV: sv, EN: en}
}

// name is an obligation and whom it is owed to.
func (b *builder) name(o *owed) string {
	return b.say(dutyName.With(b.recipient(o), o.Title))
}
