package web

import (
	"errors"
	"net/http"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	receiptTitle     = i18n.Text{SV: "Lägg till ett mottagningskvitto", EN: "Add a receipt"}
	receiptFile      = i18n.Text{SV: "Mottagningskvittot som fil", EN: "The receipt as a file"}
	receiptFileHint  = i18n.Text{SV: "Mottagningskvitto, besked om diarienummer eller skärmbild. Högst 25 MB.", EN: "A receipt, a notice of the case number or a screenshot. At most 25 MB."}
	receiptNote      = i18n.Text{SV: "Anmärkning", EN: "Note"}
	receiptFileNamed = i18n.Text{SV: "Mottagningskvitto i efterhand: %s", EN: "Receipt added later: %s"}
	receiptDone      = i18n.Text{SV: "Mottagningskvittot är antecknat. Inlämningen är oförändrad.", EN: "The receipt is recorded. The filing is unchanged."}
)

func receiptPath(ref string, filing int64) string { return filingPath(ref, filing) + "/receipt" }

// receipts are what came back about a filing, as they came in.
func (r room) receipts(rec models.Record, filing int64) []templates.ReceiptView {
	var list []templates.ReceiptView
	for _, x := range rec.ReceiptsOf(filing) {
		list = append(list, templates.ReceiptView{Reference: x.Reference, Note: x.Note, By: x.RecordedName, Recorded: x.RecordedAt, Proof: r.proof(rec, x.EvidenceID)})
	}
	return list
}

// receipting finds the filing of the path, and the part of the record whose it
// is, for somebody who may add to it.
func (c *call) receipting() (room, models.Record, models.Filing, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return room{}, rec, models.Filing{}, err
	}
	if !c.by().May(models.Decide) {
		return room{}, rec, models.Filing{}, models.ErrForbidden
	}
	x, err := filingIn(rec, c.id())
	if err != nil {
		return room{}, rec, x, err
	}
	part, err := rec.Part(numberOf(x.EntityID))
	return c.roomOf(part), part, x, err
}

// askReceipt asks for what came back: GET /incidents/:ref/filings/:id/receipt.
func (c *call) askReceipt() error {
	r, rec, x, err := c.receipting()
	if err != nil {
		return err
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	return c.showReceipt(http.StatusOK, r, rec, x, f, saved)
}

func (c *call) showReceipt(status int, r room, rec models.Record, x models.Filing, f *typed, saved string) error {
	p := refused(c.pageOf(r, receiptTitle, templates.Link{Text: filingDone, Href: filingPath(r.Ref, x.ID)}), f)
	return c.render(status, templates.ReceiptPage(p, templates.ReceiptForm{
		Head: r.head, What: filingWhat(recipientOf(rec, x, c)), Back: filingPath(r.Ref, x.ID), Problems: f.inOrder("reference", "proof", "note"),
		Form:      templates.PostForm{Action: receiptPath(r.Ref, x.ID), Once: once(), Draft: true, Saved: saved, Upload: true},
		Reference: templates.Field{Name: "reference", Label: filingRef, Hint: filingRefHint, Value: f.Get("reference"), Problem: f.problems["reference"], Width: "w-20"},
		Proof:     templates.Field{Name: "proof", Label: receiptFile, Hint: receiptFileHint, Problem: f.problems["proof"], Optional: true},
		Note:      templates.Field{Name: "note", Label: receiptNote, Value: f.Get("note"), Problem: f.problems["note"], Optional: true, Rows: 3},
	}))
}

// addReceipt stores it: POST /incidents/:ref/filings/:id/receipt. A file that is
// too large is refused with a page that keeps the rest.
func (c *call) addReceipt() error {
	r, rec, x, err := c.receipting()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	_, title := recipientOf(rec, x, c)
	proof, err := c.file("proof", receiptFileNamed.With(title).In(c.lang))
	if err != nil {
		return err
	}
	err = c.store.AddReceipt(c.ctx(), c.by(), c.once(f), r.Ref, x.ID, models.Receipt{Reference: f.text("reference"), Note: f.text("note")}, proof)
	var done *models.Done
	switch {
	case err == nil:
		return c.done(filingPath(r.Ref, x.ID)+"#receipts", receiptDone)
	case errors.As(err, &done):
		return c.see(filingPath(r.Ref, x.ID) + "#receipts")
	}
	if err := f.ok(err); err != nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if proof != nil && len(proof.Data) > models.MaxEvidence {
		status = http.StatusRequestEntityTooLarge
	} else if proof != nil {
		f.problems.Add("proof", filingFileAgain)
	}
	return c.showReceipt(status, r, rec, x, f, "")
}
