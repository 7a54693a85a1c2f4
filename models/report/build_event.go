package report

import (
	"strconv"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
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
	knownByLabel    = i18n.Text{SV: "Övriga som kände till incidenten då", EN: "Who else knew then"}
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
	riskDecided     = i18n.Text{SV: "Inte besvarat, men beslut att anmäla är fattat %s", EN: "Not answered, but it was decided to notify on %s"}
	aboutEntity     = i18n.Text{SV: "Den juridiska personen", EN: "The legal entity"}
	aboutFurther    = i18n.Text{SV: "Ytterligare juridisk person", EN: "Further legal entity"}
	mainLabel       = i18n.Text{SV: "Huvudsakligt verksamhetsställe inom EES", EN: "Main establishment in the EEA"}
	mainNowhere     = i18n.Text{SV: "Finns inte inom EES", EN: "There is none in the EEA"}
	removedHead     = i18n.Text{SV: "Juridiska personer som har tagits bort ur incidenten", EN: "Legal entities that were removed from the incident"}
	removedAt       = i18n.Text{SV: "Borttagen %s", EN: "Removed %s"}
	notMajor        = i18n.Text{SV: "Nej. Beslut att incidenten inte är allvarlig: %s", EN: "No. Decision that the incident is not major: %s"}
	aboutReport     = i18n.Text{SV: "Intern rapportering", EN: "The internal report"}

	notedAt    = i18n.Text{SV: "Antecknat %s.", EN: "Recorded %s."}
	sourceText = i18n.Text{SV: "Källa: %s.", EN: "Source: %s."}
	nobody     = i18n.Text{SV: "ej angivet", EN: "not given"}
)

// event is what happened, in words and times, and to whom.
func (b *builder) event() []Block {
	in := b.r.Incident
	summary := strings.TrimSpace(in.Summary)
	if summary == "" {
		summary = b.say(noSummary)
	}
	reported := b.long(in.ReportedAt)
	if in.ReportedName != "" {
		reported = b.say(madeBy.With(b.long(in.ReportedAt), in.ReportedName))
	}
	times := Fields{
		b.field(occurredLabel, b.moment(in.OccurredFrom)), b.field(endedLabel, b.moment(in.OccurredTo)), b.field(detectedLabel, b.moment(in.DetectedAt)),
	}
	if !b.r.Shared() { // else each entity has its own
		times = append(times, b.field(classifiedLabel, b.classified(&b.r)))
	}
	blocks := append([]Block{Paragraph(summary)}, b.given(append(append(times,
		b.field(recoveredLabel, b.moment(in.RecoveredAt)), b.field(resolvedLabel, b.moment(in.ResolvedAt)),
		b.field(personalLabel, b.answer(in.PersonalData, notKnown)), b.field(riskLabel, b.risk()),
		b.field(highRiskLabel, b.answer(in.HighRisk, notAssessed)), b.field(downLabel, b.answer(in.ServicesDown, notKnown)),
	), b.assessed()...))...)
	blocks = append(append(blocks, Heading(b.say(aboutReport))), b.given(Fields{
		b.field(reportedLabel, reported), b.field(informantLabel, in.Informant), b.field(knownByLabel, in.KnownBy),
	})...)
	for i := range b.parts {
		head := aboutEntity
		if b.parts[i].PartOf != 0 {
			head = aboutFurther
		}
		blocks = append(append(blocks, Heading(b.say(head))), b.given(b.entity(&b.parts[i]))...)
	}
	if len(b.r.Removed) > 0 {
		blocks = append(blocks, Heading(b.say(removedHead)), b.removed())
	}
	return blocks
}

// removed are the entities that were taken out of the incident again, and why.
func (b *builder) removed() Fields {
	var fields Fields
	for i := range b.r.Removed {
		p := &b.r.Removed[i]
		said := b.say(removedAt.With(b.instant(p.RemovedAt)))
		if p.RemovedName != "" {
			said = b.say(madeBy.With(said, p.RemovedName))
		}
		if p.RemovedReason != "" {
			said = b.say(briefLimit.With(said, p.RemovedReason))
		}
		fields = append(fields, b.field(models.NameOf(p.Entity.Name), said))
	}
	return fields
}

// classified is when the incident was classified as major for an entity, and else
// whether it was decided that it is not.
func (b *builder) classified(part *models.Record) string {
	if part.Incident.ClassifiedMajorAt.Known() {
		return b.moment(part.Incident.ClassifiedMajorAt)
	}
	if at, decided := part.NotMajor(); decided {
		return b.say(notMajor.With(b.instant(at)))
	}
	return b.say(notGiven)
}

// entity is one of the entities, and how the incident is classified for it where
// there are several.
func (b *builder) entity(part *models.Record) Fields {
	e := part.Entity
	country := e.Country
	if known, ok := calendar.CountryOf(e.Country); ok {
		country = b.say(known.Name)
	}
	fields := Fields{
		b.field(entityLabel, e.Name), b.field(orgNoLabel, e.OrgNo), b.field(leiLabel, e.LEI),
		b.field(typeLabel, b.say(e.Type.Label())), b.field(countryLabel, country), b.field(roleLabel, b.role(e.Role)),
	}
	fields = append(fields, b.does(&e)...)
	switch main := e.MainEstablishment; {
	case main == models.NoMainEstablishment:
		fields = append(fields, b.field(mainLabel, b.say(mainNowhere)))
	case main != "":
		if known, ok := calendar.CountryOf(main); ok {
			main = b.say(known.Name)
		}
		fields = append(fields, b.field(mainLabel, main))
	}
	if part.Shared() {
		fields = append(fields, b.field(classifiedLabel, b.classified(part)))
	}
	return fields
}

func (b *builder) role(r deadline.Role) string {
	switch r {
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

// facts are the answers to everything that the forms ask, in their order, and
// after them what has no answer.
func (b *builder) facts() []Block {
	byKey := map[string]models.Fact{}
	for _, f := range b.r.Facts {
		byKey[f.Key] = f
	}
	var blocks []Block
	var missing []string
	for _, s := range form.Sections {
		var fields Fields
		for _, f := range form.Catalogue {
			switch {
			case f.Section != s:
			case !byKey[f.Key].Value.Empty():
				fields = append(fields, b.fact(f, byKey[f.Key]))
			case s.Basic():
				missing = append(missing, b.say(f.Label))
			}
		}
		if len(fields) > 0 {
			blocks = append(blocks, Heading(b.say(s.Title())), fields)
		}
	}
	if len(missing) > 0 {
		blocks = append(blocks, Paragraph(b.missing(missing)))
	}
	return blocks
}

func (b *builder) fact(asked form.Fact, f models.Fact) Field {
	value := f.Value.Text
	if c, ok := asked.Choice(value); ok {
		value = b.say(c.Label)
	}
	if t, ok := form.ParseInstant(value); ok && asked.Type == form.Instant {
		value = b.minute(t)
	}
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
	note := b.say(notedAt.With(b.minute(f.KnownSince)))
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
	taken           = i18n.Text{SV: "Återtagen genom nr %d: %s", EN: "Withdrawn by no. %d: %s"}
	corrects        = i18n.Text{SV: "Rättelse av nr %d: %s", EN: "Correction of no. %d: %s"}
	takesBack       = i18n.Text{SV: "Återtagande av nr %d: %s", EN: "Withdrawal of no. %d: %s"}
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

// named is a source or a name, or that nobody has given it.
func (b *builder) named(s string) string {
	if s == "" {
		return b.say(notGiven)
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
