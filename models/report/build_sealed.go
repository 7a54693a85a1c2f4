package report

import (
	"strings"

	"frist/models"
	"frist/models/i18n"
)

var (
	sealedLabel  = i18n.Text{SV: "Låst utkast", EN: "Sealed draft"}
	sealedHash   = i18n.Same("SHA-256 %s")
	sealedAt     = i18n.Text{SV: "Låst %s", EN: "Sealed %s"}
	saidAt       = i18n.Same("%s %s")
	saidWhy      = i18n.Same("%s: %s")
	whyLabel     = i18n.Text{SV: "Varför det lämnades in ändå", EN: "Why the draft was sent all the same"}
	sentFiles    = i18n.Text{SV: "Filer som lämnades in", EN: "Files that were filed"}
	unsentTitle  = i18n.Text{SV: "%s: låst, inte inlämnat", EN: "%s: sealed, not filed"}
	approvedNone = i18n.Text{SV: "Ingen annan har godkänt det", EN: "Nobody else has approved it"}
)

// sealed says which sealed draft was sent, who approved it, and in which files.
func (b *builder) sealed(f models.Filing) Fields {
	var fields Fields
	if d, ok := b.r.SealedOf(f.SealedID); ok {
		fields = append(fields, b.field(sealedLabel, b.approvals(d)))
	}
	if f.SendReason != "" {
		fields = append(fields, b.field(whyLabel, f.SendReason))
	}
	var names []string
	for _, x := range b.r.FilesOf(f.ID) {
		names = append(names, x.Name+" (SHA-256 "+short(x.SHA256)+")")
	}
	if len(names) > 0 {
		fields = append(fields, b.field(sentFiles, strings.Join(names, "\n")))
	}
	return fields
}

// approvals says who sealed a draft and what others said of it, a thing a line.
func (b *builder) approvals(d models.SealedDraft) string {
	lines := []string{b.say(sealedHash.With(short(d.ContentSHA256))), b.say(sealedAt.With(b.recorded(d.SealedAt, d.SealedName)))}
	for _, a := range d.Approvals {
		said := saidAt.With(models.ApprovalNames[a.Kind], b.recorded(a.RecordedAt, a.RecordedName))
		if a.Reason != "" {
			said = saidWhy.With(said, a.Reason)
		}
		lines = append(lines, b.say(said))
	}
	if s := d.Status(); s == models.AwaitsApproval || s == models.AwaitsAfterwards {
		lines = append(lines, b.say(approvedNone))
	}
	return strings.Join(lines, "\n")
}

// unsent are the sealed drafts that were not sent, the latest for each obligation.
func (b *builder) unsent() []Block {
	var blocks []Block
	for _, d := range b.r.Unsent() {
		blocks = append(blocks, Heading(b.say(unsentTitle.With(b.duty(d.Obligation, d.EntityID, d.Country)))), Fields{b.field(sealedLabel, b.approvals(d))})
	}
	return blocks
}

// sentTable are the files that were sent, with their hashes.
func (b *builder) sentTable() []Block {
	if len(b.r.FilingFiles) == 0 {
		return nil
	}
	t := Table{Caption: b.say(sentFiles), Columns: []Column{
		{Title: b.say(colFile), Width: 44}, {Title: b.say(colSize), Width: 14, Number: true}, {Title: b.say(colHash), Width: 50, Code: true},
	}}
	for _, f := range b.r.FilingFiles {
		t.Rows = append(t.Rows, Row{Cells: []string{f.Name, b.say(i18n.Number(f.Size)), f.SHA256}})
	}
	return []Block{t}
}
