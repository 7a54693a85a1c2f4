package report

import (
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/authority"
	"frist/models/deadline"
	"frist/models/i18n"
)

// outcomes says what was decided about an obligation, where the words of
// [models.OutcomeNames] do not fit it.
var outcomes = map[deadline.ID]map[deadline.Outcome]i18n.Text{
	"gdpr.authority": {
		deadline.Notify:      {SV: "Anmäla personuppgiftsincidenten", EN: "Notify the personal data breach"},
		deadline.DoNotNotify: {SV: "Inte anmäla personuppgiftsincidenten", EN: "Do not notify the personal data breach"},
	},
	"gdpr.subjects": {
		deadline.Notify:      {SV: "Informera de registrerade", EN: "Inform the data subjects"},
		deadline.DoNotNotify: {SV: "Inte informera de registrerade", EN: "Do not inform the data subjects"},
	},
	"dora.initial": {
		deadline.ClassifyMajor: {SV: "Klassificera som allvarlig IKT-relaterad incident", EN: "Classify as a major ICT-related incident"},
		deadline.Reclassify:    {SV: "Inte allvarlig IKT-relaterad incident", EN: "Not a major ICT-related incident"},
	},
	"psd2.initial": {
		deadline.ClassifyMajor: {SV: "Klassificera som allvarlig incident enligt PSD2", EN: "Classify as a major incident under PSD2"},
		deadline.Reclassify:    {SV: "Inte allvarlig incident enligt PSD2", EN: "Not a major incident under PSD2"},
	},
}

// Outcome says what was decided, in the words of the law that the obligation
// comes from.
func Outcome(id deadline.ID, o deadline.Outcome) i18n.Text {
	if t, ok := outcomes[id][o]; ok {
		return t
	}
	return models.OutcomeNames[o]
}

var (
	notJudged   = i18n.Text{SV: "Ingen frist i siffror gällde.", EN: "No limit in figures applied."}
	supplement  = i18n.Text{SV: "Kompletterar en tidigare inlämning och bedöms inte mot fristen.", EN: "Supplements an earlier filing and is not judged by the limit."}
	onStrict    = i18n.Text{SV: "I tid: exakt vid den strikta tiden.", EN: "In time: exactly at the strict time."}
	before      = i18n.Text{SV: "I tid: %s före den strikta tiden.", EN: "In time: %s before the strict time."}
	between     = i18n.Text{SV: "%s efter den strikta tiden, men inte efter den senaste möjliga tolkningen.", EN: "%s after the strict time, but not after the latest possible reading."}
	tooLate     = i18n.Text{SV: "Försenad med %s räknat från den strikta tiden.", EN: "Late by %s, counted from the strict time."}
	tooLateBoth = i18n.Text{SV: "Försenad med %s räknat från den strikta tiden, och med %s räknat från den senaste möjliga tolkningen.", EN: "Late by %s counted from the strict time, and by %s counted from the latest possible reading."}
)

// Punctuality says how a filing stood to its limit, as it was judged and frozen.
func Punctuality(f models.Filing) i18n.Text {
	if f.StrictAt == nil || f.SentAt == nil {
		return notJudged
	}
	if f.LateStrict == nil || f.LateLatest == nil {
		return supplement
	}
	d := f.SentAt.Sub(*f.StrictAt)
	switch {
	case d == 0:
		return onStrict
	case d < 0:
		return before.With(i18n.Duration(d))
	case !*f.LateLatest:
		return upperFirst(between.With(i18n.Duration(d)))
	case f.LatestAt == nil || f.LatestAt.Equal(*f.StrictAt):
		return tooLate.With(i18n.Duration(d))
	}
	return tooLateBoth.With(i18n.Duration(d), i18n.Duration(f.SentAt.Sub(*f.LatestAt)))
}

var (
	noDecisions   = i18n.Text{SV: "Inget beslut är antecknat.", EN: "No decision is recorded."}
	decisionLabel = i18n.Text{SV: "Beslut", EN: "Decision"}
	decidedLabel  = i18n.Text{SV: "Beslutat", EN: "Decided"}
	deciderLabel  = i18n.Text{SV: "Beslutat av", EN: "Decided by"}
	approverLabel = i18n.Text{SV: "Godkänt av", EN: "Approved by"}
	notApproved   = i18n.Text{SV: "Inget godkännande är antecknat", EN: "No approval is recorded"}

	noFilings     = i18n.Text{SV: "Ingenting är antecknat som inlämnat.", EN: "Nothing is recorded as filed."}
	channelLabel  = i18n.Text{SV: "Kanal", EN: "Channel"}
	receiptLabel  = i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}
	frozenStrict  = i18n.Text{SV: "Strikt tid vid inlämningen", EN: "Strict time when filed"}
	frozenLatest  = i18n.Text{SV: "Senaste möjliga tolkning vid inlämningen", EN: "Latest possible reading when filed"}
	delayLabel    = i18n.Text{SV: "Motivering till förseningen", EN: "Reasons for the delay"}
	proofLabel    = i18n.Text{SV: "Mottagningskvitto", EN: "Proof"}
	noProof       = i18n.Text{SV: "Inget mottagningskvitto är sparat", EN: "No proof is kept"}
	laterLabel    = i18n.Text{SV: "Mottagningskvitto i efterhand", EN: "Receipt added later"}
	laterAt       = i18n.Text{SV: "Antecknad %s", EN: "Recorded %s"}
	recordedLabel = i18n.Text{SV: "Antecknat i Frist", EN: "Recorded in Frist"}

	noEvidence    = i18n.Text{SV: "Inga filer är sparade.", EN: "No files are kept."}
	frozenCaption = i18n.Text{SV: "Det frysta underlaget till varje inlämning", EN: "The frozen record of each filing"}
	fileCaption   = i18n.Text{SV: "Filer i akten", EN: "Files on record"}
	colFile       = i18n.Text{SV: "Fil", EN: "File"}
	colSize       = i18n.Text{SV: "Storlek i byte", EN: "Size in bytes"}
	colHash       = i18n.Same("SHA-256")
	colFileNote   = i18n.Text{SV: "Anmärkning", EN: "Note"}
)

// duty names the obligation that a decision or a filing is about, and whom it
// is owed to.
func (b *builder) duty(id deadline.ID, entity *int64, country string) string {
	to, what := b.owed(id, entity, country)
	if to == "" {
		return what
	}
	return b.say(dutyName.With(to, what))
}

// owed is whom an obligation of an entity is owed to and its title; of one that
// is not on the list any more, the title alone. Where several authorities are
// told it is the one of that country, else the first.
func (b *builder) owed(id deadline.ID, entity *int64, country string) (to, what string) {
	part := b.part(entity)
	var found *owed
	for i := range b.duties {
		if o := &b.duties[i]; o.ID == id && o.part == part && (found == nil || country != "" && o.Told == country) {
			found = o
		}
	}
	if found != nil {
		if a, ok := authority.DataProtection(country); ok && found.Told != country { // it is no longer told
			return b.joined(b.say(upperFirst(a.Called)), b.of(found.part)), b.say(found.Title)
		}
		return b.recipient(found), b.say(found.Title)
	}
	for _, r := range deadline.Rules() {
		if r.ID == id {
			return "", b.say(r.Title)
		}
	}
	for i := range slices.Backward(b.r.Duties) {
		if d := &b.r.Duties[i]; d.Obligation() == id {
			return "", b.say(d.Title())
		}
	}
	return "", string(id)
}

func (b *builder) decisions() []Block {
	if len(b.r.Decisions) == 0 {
		return []Block{Paragraph(b.say(noDecisions))}
	}
	var blocks []Block
	for _, d := range b.r.Decisions {
		approver := d.ApprovedBy
		if approver == "" {
			approver = b.say(notApproved)
		}
		blocks = append(blocks, Heading(b.duty(d.Obligation, d.EntityID, d.Country)), Fields{
			b.field(decisionLabel, b.say(Outcome(d.Obligation, d.Outcome))), b.field(reasonLabel, d.Reason),
			b.field(decidedLabel, b.instant(d.DecidedAt)), b.field(deciderLabel, d.DecidedBy), b.field(approverLabel, approver),
			b.field(recordedLabel, b.recorded(d.RecordedAt, d.RecordedName)),
		})
	}
	return blocks
}

func (b *builder) filings() []Block {
	if len(b.r.Filings) == 0 {
		return append([]Block{Paragraph(b.say(noFilings))}, b.unsent()...)
	}
	var blocks []Block
	for _, f := range b.r.Filings {
		blocks = append(blocks, Heading(b.duty(f.Obligation, f.EntityID, f.Told())), b.filing(f))
	}
	return append(blocks, b.unsent()...)
}

func (b *builder) filing(f models.Filing) Fields {
	fields := Fields{
		b.field(sentLabel, b.instant(f.SentAt)), b.field(lateLabel, b.say(Punctuality(f))),
		b.field(channelLabel, f.Channel), b.field(receiptLabel, f.Reference),
	}
	if f.StrictAt != nil {
		fields = append(fields, b.field(frozenStrict, b.instant(f.StrictAt)), b.field(frozenLatest, b.instant(f.LatestAt)))
	}
	if f.DelayReason != "" || f.LateStrict != nil && *f.LateStrict {
		fields = append(fields, b.field(delayLabel, f.DelayReason))
	}
	fields = append(fields, b.sealed(f)...)
	fields = append(fields,
		b.field(proofLabel, b.proof(f)), b.field(recordedLabel, b.recorded(f.RecordedAt, f.RecordedName)))
	for _, x := range b.r.ReceiptsOf(f.ID) {
		fields = append(fields, b.field(laterLabel, b.receipt(x)))
	}
	return append(fields, b.differs(f)...)
}

func (b *builder) proof(f models.Filing) string {
	if e, ok := b.r.EvidenceOf(f.EvidenceID); ok {
		return fileOf(e)
	}
	return b.say(noProof)
}

// fileOf names a file, and how its hash begins: two files may have one name.
func fileOf(e models.Evidence) string { return e.Name + " (SHA-256 " + short(e.SHA256) + ")" }

// receipt says what came back about a filing afterwards, a thing a line.
func (b *builder) receipt(x models.Receipt) string {
	var lines []string
	if x.Reference != "" {
		lines = append(lines, x.Reference)
	}
	if x.Note != "" {
		lines = append(lines, x.Note)
	}
	if e, ok := b.r.EvidenceOf(x.EvidenceID); ok {
		lines = append(lines, fileOf(e))
	}
	return strings.Join(append(lines, b.say(laterAt.With(b.recorded(x.RecordedAt, x.RecordedName)))), "\n")
}

// evidence is the files with their hashes, and those of what was sent as it was
// frozen.
func (b *builder) evidence() []Block {
	blocks := []Block{b.files()}
	if len(b.r.Filings) == 0 {
		return blocks
	}
	t := Table{Caption: b.say(frozenCaption), Columns: []Column{
		{Title: b.say(colFiled), Width: 44}, {Title: b.say(colSent), Width: 30}, {Title: b.say(colHash), Width: 34, Code: true},
	}}
	for _, f := range b.r.Filings {
		t.Rows = append(t.Rows, Row{Cells: []string{b.duty(f.Obligation, f.EntityID, f.Told()), b.instant(f.SentAt), f.ContentSHA256}})
	}
	return append(append(blocks, t), b.sentTable()...)
}

func (b *builder) files() Block {
	if len(b.r.Evidence) == 0 {
		return Paragraph(b.say(noEvidence))
	}
	t := Table{Caption: b.say(fileCaption), Columns: []Column{
		{Title: b.say(colFile), Width: 22},
		{Title: b.say(colSize), Width: 12, Number: true},
		{Title: b.say(colHash), Width: 34, Code: true},
		{Title: b.say(colFileNote), Width: 20},
		{Title: b.say(colRecorded), Width: 20},
	}}
	for _, e := range b.r.Evidence {
		t.Rows = append(t.Rows, Row{Cells: []string{
			e.Name, b.say(i18n.Number(e.Size)), e.SHA256, e.Note, b.recorded(e.RecordedAt, e.RecordedName),
		}})
	}
	return t
}

var (
	aboutSource = i18n.Text{
		SV: "Till sammanställningen hör akten som JSON (%s). Den innehåller allt som är antecknat om incidenten, men inte bevisfilernas innehåll; av dem finns namn, storlek och SHA-256 med.",
		EN: "With this summary goes the record as JSON (%s). It holds everything that is recorded about the incident, but not the content of the evidence files: of those it has the name, the size and the SHA-256.",
	}
	aboutFault = i18n.Text{
		SV: "Något i akten står på ett sätt som gör att filen inte kan importeras i Frist. Innehållet är ändå med i sin helhet.",
		EN: "Something in the record is such that the file cannot be imported into Frist. The content is there in full all the same.",
	}
	aboutLog = i18n.Text{
		SV: "Varje ändring i Frist skrivs i en logg, där varje rad innehåller ett kontrollvärde av raden före. Loggens senaste kontrollvärde, på rad %s, var SHA-256 %s när sammanställningen togs fram. Ändras eller tas någon av de raderna bort stämmer kedjan inte längre med det värdet. Spara därför sammanställningen någon annanstans än databasen. Kedjan visar att det som antecknades inte har ändrats efteråt, men inte att det var sant när det antecknades.",
		EN: "Every change in Frist is written to a log in which each line holds a check value of the line before it. The last check value of the log, on line %s, was the SHA-256 %s when this summary was made. If any of those lines is changed or taken away, the chain no longer agrees with that value. Keep this summary somewhere else than the database, therefore. The chain shows that what was recorded has not been changed since, but not that it was true when it was recorded.",
	}
	aboutLimits = i18n.Text{
		SV: "Fristerna är beräknade av programmet utifrån det som är antecknat, och beräkningen redovisas steg för steg. De är ett stöd för bedömningen och ersätter den inte. Sammanställningen är inte en anmälan till någon myndighet.",
		EN: "The limits are computed by the program from what is recorded, and each step is shown. They support the assessment and do not replace it. This summary is not a notification to any authority.",
	}
	aboutTimes = i18n.Text{SV: "Alla tider är i %s, om inget annat anges.", EN: "All times are in %s, unless it says otherwise."}
)

// about says how to read the document, and what it can prove.
func (b *builder) about(source string) []Block {
	blocks := []Block{Paragraph(b.say(aboutTimes.With(b.zoneName()))), Paragraph(b.say(aboutLimits))}
	if source != "" {
		blocks = append(blocks, Paragraph(b.say(aboutSource.With(source))))
		if b.opt.IsSourceFaulty {
			blocks = append(blocks, Paragraph(b.say(aboutFault)))
		}
	}
	return append(blocks, Paragraph(b.say(aboutLog.With(strconv.FormatInt(b.r.Head.Seq, 10), b.r.Head.String()))))
}
