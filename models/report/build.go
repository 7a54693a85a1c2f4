package report

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
)

// Options are what a summary needs to know besides the record.
type Options struct {
	Lang i18n.Lang
	// Made is when it is made, and the instant at which obligations are judged, to
	// the minute: made again within it, the summary is the same to the byte.
	// By is who has it made.
	Made time.Time
	By   string
	// Version is the program's.
	Version string
	// Demo says in the document that it comes from a demo.
	Demo bool
	// Source is the record as a case file, without the bytes of its evidence.
	// Empty: the document has no record with it.
	Source []byte
	// IsSourceFaulty says that the record would not be read again: see
	// [casefile.File.EncodeAnyway].
	IsSourceFaulty bool
}

// Build makes the summary of a record. It is a pure function: the same record
// and options give the same Document.
func Build(r models.Record, opt Options) Document {
	made := opt.Made.UTC().Truncate(time.Minute)
	b := &builder{r: r, opt: opt, zone: r.Entity.Zone(), made: made, parts: r.Parts(), told: r.Told(made)}
	b.oblige()
	d := Document{
		Lang: opt.Lang, Title: b.say(title.With(r.Incident.Ref)), Subject: r.Incident.Title,
		Head: b.head(), Notices: b.notices(), Foot: b.say(foot.With(r.Incident.Ref, r.Head.Seq, short(r.Head.String()))),
		Made: made, Producer: producer(opt.Version), Source: opt.Source,
	}
	if len(opt.Source) > 0 {
		d.SourceName = r.Incident.Ref + ".case.json"
	}
	add := func(id string, name i18n.Text, blocks []Block) {
		d.Sections = append(d.Sections, Section{ID: id, Title: b.say(name), Blocks: blocks})
	}
	add("brief", briefTitle, b.brief())
	add("event", eventTitle, b.event())
	add("facts", factsTitle, b.facts())
	add("timeline", timelineTitle, b.timeline())
	add("awareness", awarenessTitle, b.awareness())
	add("counts", countsTitle, b.counts())
	add("decisions", decisionsTitle, b.decisions())
	add("filings", filingsTitle, b.filings())
	if blocks := b.asked(); len(blocks) > 0 {
		add("asked", askedTitle, blocks)
	}
	if blocks := b.letters(); len(blocks) > 0 {
		add("letters", lettersTitle, blocks)
	}
	board := len(d.Sections)
	add("obligations", obligationsTitle, b.obligations())
	if blocks := b.questions(); len(blocks) > 0 {
		add("questions", questionsTitle, blocks)
	}
	add("evidence", evidenceTitle, b.evidence())
	add("about", aboutTitle, b.about(d.SourceName))
	for i := range d.Sections[board:] {
		d.Sections[board+i].Annex = true
	}
	return d
}

var (
	title = i18n.Text{SV: "Sammanställning %s", EN: "Summary %s"}
	foot  = i18n.Text{SV: "%s · loggens rad %d: %s", EN: "%s · line %d of the log: %s"}

	briefTitle       = i18n.Text{SV: "I korthet", EN: "In brief"}
	eventTitle       = i18n.Text{SV: "Det inträffade", EN: "What happened"}
	factsTitle       = i18n.Text{SV: "Uppgifter till myndigheterna", EN: "Facts for the authorities"}
	timelineTitle    = i18n.Text{SV: "Händelser i tidsordning", EN: "Timeline"}
	awarenessTitle   = i18n.Text{SV: "Kännedom", EN: "Awareness"}
	countsTitle      = i18n.Text{SV: "Antal berörda", EN: "How many are affected"}
	obligationsTitle = i18n.Text{SV: "Bilaga: skyldigheter och hur fristerna är beräknade", EN: "Annex: obligations, and how the limits were computed"}
	questionsTitle   = i18n.Text{SV: "Bilaga: öppna rättsfrågor", EN: "Annex: open legal questions"}
	decisionsTitle   = i18n.Text{SV: "Beslut", EN: "Decisions"}
	filingsTitle     = i18n.Text{SV: "Inlämningar", EN: "Filings"}
	evidenceTitle    = i18n.Text{SV: "Bilaga: bevis och kontrollvärden", EN: "Annex: evidence and check values"}
	aboutTitle       = i18n.Text{SV: "Bilaga: om sammanställningen", EN: "Annex: about this summary"}

	refLabel      = i18n.Text{SV: "Referens", EN: "Reference"}
	entityLabel   = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
	statusLabel   = i18n.Text{SV: "Status", EN: "State"}
	madeLabel     = i18n.Text{SV: "Framtagen", EN: "Made"}
	madeBy        = i18n.Text{SV: "%s av %s", EN: "%s by %s"}
	openText      = i18n.Text{SV: "Pågår", EN: "Open"}
	closeReason   = i18n.Text{SV: "Skäl att avsluta fast skyldigheter var öppna: %s", EN: "Reason for closing although obligations were open: %s"}
	closedText    = i18n.Text{SV: "Avslutad %s", EN: "Closed %s"}
	demoNotice    = i18n.Text{SV: "Detta kommer ur en demo. Ingenting i sammanställningen har skickats till någon myndighet.", EN: "This comes from a demo. Nothing in this summary has been sent to any authority."}
	closeNotice   = i18n.Text{SV: "Incidenten är begränsad till en utsedd krets. Lämna inte sammanställningen vidare utanför den.", EN: "The incident is restricted to chosen people. Do not pass this summary on to others."}
	noAwareNotice = i18n.Text{SV: "Ingen tid för kännedom är vald. Fristerna är preliminära och räknade från den tidigaste tid som är antecknad.", EN: "No time of awareness has been chosen. The limits are provisional, and counted from the earliest time on record."}
	notKnown      = i18n.Text{SV: "Inte känt", EN: "Not known"}
	missingLine   = i18n.Text{SV: "Ej angivet: %s.", EN: "Not given: %s."}
	notGiven      = i18n.Text{SV: "Ej angivet", EN: "Not given"}
)

// A builder makes one Document.
type builder struct {
	r      models.Record
	opt    Options
	zone   *time.Location
	made   time.Time
	parts  []models.Record // one for each entity
	duties []owed
	told   []models.Told
}

// An owed is an obligation, and the part of whose it is.
type owed struct {
	deadline.Obligation
	part *models.Record
}

// oblige computes the obligations of each entity.
func (b *builder) oblige() {
	for i := range b.parts {
		part := &b.parts[i]
		for _, o := range part.Obligations(b.made) {
			b.duties = append(b.duties, owed{o, part})
		}
	}
}

// of names the entity of a part, where there are several.
func (b *builder) of(part *models.Record) string {
	if !part.Shared() {
		return ""
	}
	return b.say(models.NameOf(part.Entity.Name))
}

// say says something in the language of the document.
func (b *builder) say(t i18n.Sayer) string { return t.In(b.opt.Lang) }

// field is a label and a value; one that is empty is said not to be
// given: nobody has entered it.
func (b *builder) field(label i18n.Text, value string) Field {
	if value == "" {
		value = b.say(notGiven)
	}
	return Field{Label: b.say(label), Value: value}
}

// given are the labels and values of what has been entered, and in one line the
// names of what has not: an empty question is no news on a page of its own.
func (b *builder) given(fields Fields) []Block {
	var missing []string
	fields = slices.DeleteFunc(fields, func(f Field) bool {
		if f.Value != b.say(notGiven) {
			return false
		}
		missing = append(missing, f.Label)
		return true
	})
	var blocks []Block
	if len(fields) > 0 {
		blocks = append(blocks, fields)
	}
	if len(missing) > 0 {
		blocks = append(blocks, Paragraph(b.missing(missing)))
	}
	return blocks
}

// missing says in one line what has not been entered.
func (b *builder) missing(labels []string) string {
	return b.say(missingLine.With(strings.Join(labels, "; ")))
}

// short is how a hash begins: enough to find it in the annex, where it stands
// in full.
func short(hash string) string {
	const digits = 12
	if len(hash) <= digits {
		return hash
	}
	return hash[:digits] + "…"
}

func producer(version string) string {
	if version == "" {
		return "Frist"
	}
	return "Frist " + version
}

func (b *builder) head() []Field {
	in, e := b.r.Incident, b.r.Entity
	name := e.Name
	if e.OrgNo != "" {
		name += ", " + e.OrgNo
	}
	for _, p := range b.r.Others {
		name += "\n" + p.Entity.Name
		if p.Entity.OrgNo != "" {
			name += ", " + p.Entity.OrgNo
		}
	}
	status := b.say(openText)
	if in.Status == models.StatusClosed {
		status = b.say(closedText.With(b.instant(in.ClosedAt)))
	}
	if in.CloseReason != "" {
		status += "\n" + b.say(closeReason.With(in.CloseReason))
	}
	made := b.long(b.made)
	if b.opt.By != "" {
		made = b.say(madeBy.With(made, b.opt.By))
	}
	return []Field{
		b.field(refLabel, in.Ref),
		b.field(entityLabel, name),
		b.field(statusLabel, status),
		b.field(madeLabel, made),
	}
}

func (b *builder) notices() []string {
	var list []string
	if b.opt.Demo {
		list = append(list, b.say(demoNotice))
	}
	if b.r.Incident.Restricted {
		list = append(list, b.say(closeNotice))
	}
	if at, chosen := b.r.Aware(); !chosen && !at.IsZero() {
		list = append(list, b.say(noAwareNotice))
	}
	return list
}
