package report

import (
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

var (
	noSummary       = i18n.Text{SV: "Ingen sammanfattning är skriven.", EN: "No summary has been written."}
	occurredLabel   = i18n.Text{SV: "Började", EN: "Began"}
	endedLabel      = i18n.Text{SV: "Upphörde", EN: "Ended"}
	detectedLabel   = i18n.Text{SV: "Upptäcktes", EN: "Detected"}
	classifiedLabel = i18n.Text{SV: "Klassificerades som allvarlig", EN: "Classified as major"}
	recoveredLabel  = i18n.Text{SV: "Normal verksamhet återupptogs", EN: "Regular activities recovered"}
	resolvedLabel   = i18n.Text{SV: "Åtgärdad", EN: "Resolved"}
	personalLabel   = i18n.Text{SV: "Personuppgifter berörs", EN: "Personal data concerned"}
	riskLabel       = i18n.Text{SV: "Risk för fysiska personers rättigheter och friheter", EN: "Risk to the rights and freedoms of natural persons"}
	highRiskLabel   = i18n.Text{SV: "Hög risk för de registrerade", EN: "High risk to the data subjects"}
	downLabel       = i18n.Text{SV: "Tjänster låg nere", EN: "Services down"}
	reportedLabel   = i18n.Text{SV: "Rapporterad i Frist", EN: "Reported in Frist"}
	informantLabel  = i18n.Text{SV: "Uppgiftslämnare", EN: "Informant"}
	knownByLabel    = i18n.Text{SV: "Vilka fler kände till den då", EN: "Who else knew then"}
	orgNoLabel      = i18n.Text{SV: "Organisationsnummer", EN: "Organisation number"}
	leiLabel        = i18n.Same("LEI")
	typeLabel       = i18n.Text{SV: "Typ av företag", EN: "Type of entity"}
	roleLabel       = i18n.Text{SV: "Roll enligt dataskyddsförordningen", EN: "Role under the GDPR"}
	countryLabel    = i18n.Text{SV: "Land", EN: "Country"}
	controllerText  = i18n.Text{SV: "Personuppgiftsansvarig", EN: "Controller"}
	processorText   = i18n.Text{SV: "Personuppgiftsbiträde", EN: "Processor"}
	yesText         = i18n.Text{SV: "Ja", EN: "Yes"}
	noText          = i18n.Text{SV: "Nej", EN: "No"}
	notAssessed     = i18n.Text{SV: "Inte bedömt", EN: "Not assessed"}
	aboutEntity     = i18n.Text{SV: "Den juridiska personen", EN: "The legal entity"}
	aboutReport     = i18n.Text{SV: "Rapporten", EN: "The report"}

	knownSince = i18n.Text{SV: "Känd sedan %s.", EN: "Known since %s."}
	sourceText = i18n.Text{SV: "Källa: %s.", EN: "Source: %s."}
	nobody     = i18n.Text{SV: "inte känd", EN: "not known"}
)

// event is what happened, in words and times, and to whom.
func (b *builder) event() []Block {
	in, e := b.r.Incident, b.r.Entity
	summary := strings.TrimSpace(in.Summary)
	if summary == "" {
		summary = b.say(noSummary)
	}
	reported := b.long(in.ReportedAt)
	if in.ReportedName != "" {
		reported = b.say(madeBy.With(b.long(in.ReportedAt), in.ReportedName))
	}
	country := e.Country
	if known, ok := calendar.CountryOf(e.Country); ok {
		country = b.say(known.Name)
	}
	return []Block{
		Paragraph(summary),
		Fields{
			b.field(occurredLabel, b.moment(in.OccurredFrom)), b.field(endedLabel, b.moment(in.OccurredTo)),
			b.field(detectedLabel, b.moment(in.DetectedAt)), b.field(classifiedLabel, b.moment(in.ClassifiedMajorAt)),
			b.field(recoveredLabel, b.moment(in.RecoveredAt)), b.field(resolvedLabel, b.moment(in.ResolvedAt)),
			b.field(personalLabel, b.answer(in.PersonalData, notKnown)), b.field(riskLabel, b.answer(in.Risk, notAssessed)),
			b.field(highRiskLabel, b.answer(in.HighRisk, notAssessed)), b.field(downLabel, b.answer(in.ServicesDown, notKnown)),
		},
		Heading(b.say(aboutReport)),
		Fields{b.field(reportedLabel, reported), b.field(informantLabel, in.Informant), b.field(knownByLabel, in.KnownBy)},
		Heading(b.say(aboutEntity)),
		Fields{
			b.field(entityLabel, e.Name), b.field(orgNoLabel, e.OrgNo), b.field(leiLabel, e.LEI),
			b.field(typeLabel, b.say(e.Type.Label())), b.field(countryLabel, country), b.field(roleLabel, b.role()),
		},
	}
}

func (b *builder) role() string {
	switch b.r.Entity.Role {
	case deadline.Controller:
		return b.say(controllerText)
	case deadline.Processor:
		return b.say(processorText)
	}
	return ""
}

func (b *builder) answer(a deadline.Answer, unknown i18n.Text) string {
	switch a {
	case deadline.Yes:
		return b.say(yesText)
	case deadline.No:
		return b.say(noText)
	case deadline.Unknown:
	}
	return b.say(unknown)
}

// facts are the answers to everything that the forms ask, in their order.
func (b *builder) facts() []Block {
	byKey := map[string]models.Fact{}
	for _, f := range b.r.Facts {
		byKey[f.Key] = f
	}
	var blocks []Block
	for _, s := range form.Sections {
		var fields Fields
		for _, f := range form.Catalogue {
			if f.Section == s {
				fields = append(fields, b.fact(f, byKey[f.Key]))
			}
		}
		if len(fields) > 0 {
			blocks = append(blocks, Heading(b.say(s.Title())), fields)
		}
	}
	return blocks
}

func (b *builder) fact(asked form.Fact, f models.Fact) Field {
	if f.Value.Empty() {
		return b.field(asked.Label, "")
	}
	value := f.Value.Text
	if len(f.Value.Lines) > 0 {
		lines := make([]string, len(f.Value.Lines))
		for i, l := range f.Value.Lines {
			lines[i] = l
			if c, ok := asked.Choice(l); ok {
				lines[i] = b.say(c.Label)
			}
		}
		value = strings.Join(lines, "\n")
	}
	note := b.say(knownSince.With(b.minute(f.KnownSince)))
	if f.Source != "" {
		note += " " + b.say(sourceText.With(strings.TrimSuffix(f.Source, ".")))
	}
	return b.field(asked.Label, value+"\n"+note)
}

var (
	timelineCaption = i18n.Text{SV: "Tider i %s", EN: "Times in %s"}
	zoneSweden      = i18n.Text{SV: "svensk tid", EN: "Swedish time"}
	noTimeline      = i18n.Text{SV: "Inga händelser är antecknade.", EN: "Nothing is in the timeline."}
	colNo           = i18n.Text{SV: "Nr", EN: "No."}
	colWhen         = i18n.Text{SV: "När", EN: "When"}
	colWhat         = i18n.Text{SV: "Händelse", EN: "Event"}
	colSource       = i18n.Text{SV: "Källa", EN: "Source"}
	colRecorded     = i18n.Text{SV: "Antecknat", EN: "Recorded"}
	corrected       = i18n.Text{SV: "Rättad genom nr %d: %s", EN: "Corrected by no. %d: %s"}
	taken           = i18n.Text{SV: "Återkallad genom nr %d: %s", EN: "Withdrawn by no. %d: %s"}
	corrects        = i18n.Text{SV: "Rättelse av nr %d: %s", EN: "Correction of no. %d: %s"}
	takesBack       = i18n.Text{SV: "Återkallelse av nr %d: %s", EN: "Withdrawal of no. %d: %s"}
)

// timeline is every entry, with those that were corrected later, struck.
func (b *builder) timeline() []Block {
	if len(b.r.Timeline) == 0 {
		return []Block{Paragraph(b.say(noTimeline))}
	}
	number := map[int64]int{}
	withdrawn := map[int64]bool{}
	for i, e := range b.r.Timeline {
		number[e.ID] = i + 1
		withdrawn[e.ID] = e.Withdrawn
	}
	t := Table{
		Caption: b.say(timelineCaption.With(b.zoneName())),
		Columns: []Column{
			{Title: b.say(colNo), Width: 6, Number: true},
			{Title: b.say(colWhen), Width: 20},
			{Title: b.say(colWhat), Width: 42},
			{Title: b.say(colSource), Width: 20},
			{Title: b.say(colRecorded), Width: 20},
		},
	}
	for i, e := range b.r.Timeline {
		text := i18n.Same(e.Text)
		if e.Corrects != nil {
			text = corrects.With(number[*e.Corrects], text)
			if e.Withdrawn {
				text = takesBack.With(number[*e.Corrects], i18n.Same(e.Text))
			}
		}
		if e.CorrectedBy != 0 {
			why := corrected
			if withdrawn[e.CorrectedBy] {
				why = taken
			}
			text = why.With(number[e.CorrectedBy], text)
		}
		t.Rows = append(t.Rows, Row{
			Cells: []string{
				strconv.Itoa(i + 1), b.row(e.At), b.say(text), b.named(e.Source), b.recorded(e.RecordedAt, e.RecordedName),
			},
			Struck: e.CorrectedBy != 0,
		})
	}
	return []Block{t}
}

// named is a source or a name, or that it is not known.
func (b *builder) named(s string) string {
	if s == "" {
		return b.say(notKnown)
	}
	return s
}

// recorded says when something was put on record, and by whom.
func (b *builder) recorded(at time.Time, by string) string {
	if by == "" {
		by = b.say(nobody)
	}
	return b.minute(at) + ", " + by
}

func (b *builder) zoneName() string {
	name := b.zone.String()
	if name == "Europe/Stockholm" {
		return b.say(zoneSweden) + " (" + name + ")"
	}
	return name
}

var (
	briefAware    = i18n.Text{SV: "Kännedom", EN: "Aware since"}
	briefNoAware  = i18n.Text{SV: "Ingen tid är antecknad", EN: "No time is recorded"}
	briefEarliest = i18n.Text{SV: "%s (den tidigaste antecknade; ingen är vald)", EN: "%s (the earliest on record; none is chosen)"}
	briefNoCount  = i18n.Text{SV: "Antal berörda", EN: "How many are affected"}
	briefCaption  = i18n.Text{SV: "Skyldigheter", EN: "Obligations"}
	colTo         = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	colDuty       = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	colState      = i18n.Text{SV: "Läge", EN: "State"}
	colStrict     = i18n.Text{SV: "Strikt tid", EN: "Strict time"}
	colLatest     = i18n.Text{SV: "Senast enligt lagen", EN: "Latest under the law"}
	noneRuns      = i18n.Text{SV: "Ingen frist löper", EN: "No limit is running"}
	noLimit       = i18n.Text{SV: "Ingen tid i siffror", EN: "No number"}
	provisional   = i18n.Text{SV: "%s, preliminär", EN: "%s, provisional"}
)

// brief is what a board reads: when they knew, how many, what is due.
func (b *builder) brief() []Block {
	aware := b.say(briefNoAware)
	if at, chosen := b.r.AwareMoment(); chosen {
		aware = b.moment(at)
	} else if at.Known() {
		aware = b.say(briefEarliest.With(b.moment(at)))
	}
	fields := Fields{b.field(briefAware, aware)}
	for _, of := range casefile.Ofs {
		if c, ok := models.Latest(b.r.Counts, of); ok {
			fields = append(fields, b.field(upperFirst(models.OfNames[of]), b.many(c)))
		}
	}
	if len(b.r.Counts) == 0 {
		fields = append(fields, b.field(briefNoCount, ""))
	}
	t := Table{Caption: b.say(briefCaption), Columns: []Column{
		{Title: b.say(colTo), Width: 20},
		{Title: b.say(colDuty), Width: 25},
		{Title: b.say(colState), Width: 16},
		{Title: b.say(colStrict), Width: 24},
		{Title: b.say(colLatest), Width: 24},
	}}
	for i := range b.duties {
		o := &b.duties[i]
		if o.State == deadline.NotApplicable {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []string{
			b.recipient(o), b.say(o.Title), b.state(o), b.limit(o, o.Strict), b.limit(o, o.Latest),
		}})
	}
	blocks := []Block{fields}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// limit says a time limit, or that there is none to say.
func (b *builder) limit(o *deadline.Obligation, t *time.Time) string {
	switch {
	case o.State == deadline.NotRequired:
		return b.say(noneRuns)
	case t != nil:
		return b.long(*t)
	case o.State == deadline.Waiting:
		return b.say(notStarted)
	}
	return b.say(noLimit)
}

func (b *builder) state(o *deadline.Obligation) string {
	name := upperFirst(o.State.Name())
	if o.Provisional {
		name = provisional.With(name)
	}
	return b.say(name)
}

func (b *builder) recipient(o *deadline.Obligation) string { return b.say(upperFirst(o.RecipientName)) }
