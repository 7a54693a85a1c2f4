package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/authority"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// recordFiling stores a filing with its proof:
// POST /incidents/:ref/file/:obligation/check.
func (c *call) recordFiling() error {
	m, err := c.matter()
	if err != nil {
		return err
	}
	f, err := c.posted(m.zone)
	if err != nil {
		return err
	}
	x := c.filingOf(m, f)
	if f.bad() {
		return c.showFilingForm(http.StatusUnprocessableEntity, m, f, "")
	}
	proof, err := c.file("proof", filingNote.With(m.o.Title).In(c.lang))
	if err != nil {
		return err
	}
	files, err := c.sentFilesOf(m, m.chosen(f))
	if err != nil {
		return err
	}
	id, err := c.store.RecordFiling(c.ctx(), c.by(), c.onceAt(m.filing(), f), m.Ref, x, proof, files...)
	var done *models.Done
	var before *models.Repeated
	status := http.StatusUnprocessableEntity
	switch {
	case err == nil:
		return c.see(filingPath(m.Ref, id))
	case errors.As(err, &done): // what the first press of the button made
		return c.see(templates.PathIncident(m.Ref, "/filings/"+done.Place))
	case errors.As(err, &before):
		status, err = http.StatusConflict, c.askAnother(f, before, templates.PathIncident(m.Ref, "/filings/"+before.Ref), m.filing(), filingFields)
	}
	if err := f.ok(err); err != nil {
		return err
	}
	if why, ok := f.problems["sealed_id"]; ok { // it was refused meanwhile
		f.problems["sealed"] = why
		return c.showFilingForm(status, m, f, "")
	}
	if proof != nil && len(proof.Data) > models.MaxEvidence {
		status = http.StatusRequestEntityTooLarge
	} else if proof != nil {
		f.problems.Add("proof", filingFileAgain)
	}
	if _, late := f.problems["delay_reason"]; late && x.DelayReason == "" {
		f.problems["delay_reason"] = filingNoDelay
	}
	return c.showFilingCheck(status, m, f, x)
}

// numberOf is the number that n points to, 0 for nil.
func numberOf(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

func filingPath(ref string, id int64) string {
	return templates.PathIncident(ref, "/filings/"+strconv.FormatInt(id, 10))
}

// filing shows one filing as it was frozen: GET /incidents/:ref/filings/:id.
func (c *call) filing() error {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return err
	}
	x, err := filingIn(rec, c.id())
	if err != nil {
		return err
	}
	part, err := rec.Part(numberOf(x.EntityID))
	if err != nil {
		return err
	}
	r := c.roomOf(part)
	to, title := recipientOf(part, x, c)
	v := templates.FilingView{
		Head: r.head, What: filingWhat(to, title), Reference: x.Reference, Receipts: r.receipts(rec, x.ID), Facts: c.filingFacts(r, x, to, title), ContentHash: x.ContentSHA256, Next: c.startedBy(part, x),
	}
	if x.Content != "" {
		v.Content, v.IsFaulty = filingPath(r.Ref, x.ID)+"/content.json", x.IsFaulty()
	}
	for _, back := range v.Receipts { // the latest, where nothing was known when it was filed
		if x.Reference == "" && back.Reference != "" {
			v.Reference = back.Reference
		}
	}
	v.Proof = r.proof(rec, x.EvidenceID)
	v.Files, v.Sealed = r.sentFiles(rec, x)
	v.Again = resubmit(part, x)
	for _, y := range part.Filings {
		if sentWith(x, y) {
			_, also := recipientOf(part, y, c)
			v.Also = append(v.Also, templates.Link{Text: filingAlsoIs.With(also), Href: filingPath(r.Ref, y.ID)})
		}
	}
	if c.by().May(models.Decide) {
		v.AddReceipt = receiptPath(r.Ref, x.ID)
		if owed := func(o deadline.Obligation) bool { return o.ID == x.Obligation && part.SentTo(x, &o) }; slices.ContainsFunc(part.Obligations(c.at), owed) {
			v.More = filePath(r.Ref, dutyKey(part.PartOf, x.Obligation, x.Told()))
		}
	}
	if entity := whose(part, c.lang); entity != "" {
		v.Facts = slices.Insert(v.Facts, 1, templates.Fact{Label: dutyOf, Value: entity})
	}
	return c.render(http.StatusOK, templates.FiledPage(c.pageOf(r, filingDone), v))
}

// filingWhat says to whom a filing was and what it is.
func filingWhat(to, title i18n.Text) i18n.Text {
	return i18n.Text{SV: upper(to).SV + ": " + title.SV, EN: upper(to).EN + ": " + title.EN}
}

// proof is a file that proves something, nil if there is none.
func (r room) proof(rec models.Record, id *int64) *templates.ProofFile {
	e, ok := rec.EvidenceOf(id)
	if !ok {
		return nil
	}
	return &templates.ProofFile{Name: visible(e.Name), Href: r.path(templates.AtEvidence) + "/" + strconv.FormatInt(e.ID, 10), Hash: e.SHA256}
}

// filingIn finds a filing in its record.
func filingIn(rec models.Record, id int64) (models.Filing, error) {
	for _, x := range rec.Filings {
		if x.ID == id {
			return x, nil
		}
	}
	return models.Filing{}, models.ErrNotFound
}

// recipientOf says to whom something was sent and what it is called. One
// that the law no longer knows is called by its id.
func recipientOf(part models.Record, x models.Filing, c *call) (to, title i18n.Text) {
	id := x.Obligation
	os := part.Obligations(c.at)
	for i := range os {
		switch o := &os[i]; {
		case o.ID == id && part.TakesBack(x):
			d, _ := part.SealedOf(x.SealedID)
			return o.RecipientName, stageOf(d)
		case o.ID == id && part.SentTo(x, o):
			return o.RecipientName, o.Title
		case o.ID == id: // it went to one that is no longer told
			title = o.Title
		}
	}
	if a, ok := authority.DataProtection(x.Told()); ok && !title.IsZero() {
		return a.Called, title
	}
	if t, err := (&titles{c: c}).of(id); err == nil && !t.IsZero() {
		return t, t
	}
	return i18n.Same(string(id)), i18n.Same(string(id))
}

func (c *call) filingFacts(r room, x models.Filing, to, title i18n.Text) []templates.Fact {
	at := func(label i18n.Text, known bool, says func() i18n.Sayer) templates.Fact {
		f := templates.Fact{Label: label}
		if known {
			f.Said = says()
		}
		return f
	}
	facts := []templates.Fact{
		{Label: filingTo, Said: upper(to)},
		{Label: filingDuty, Said: title},
		at(filingSent, x.SentAt != nil, func() i18n.Sayer { return i18n.Long(x.SentAt.In(r.zone)) }),
		{Label: filingPunctual, Said: report.Punctuality(x)},
	}
	if x.StrictAt != nil {
		facts = append(facts, templates.Fact{Label: filingStrict, Said: i18n.Long(x.StrictAt.In(r.zone))})
	}
	if x.LatestAt != nil {
		facts = append(facts, templates.Fact{Label: filingLatest, Said: i18n.Long(x.LatestAt.In(r.zone))})
	}
	facts = append(facts, templates.Fact{Label: filingHow, Value: report.Channel(x.Channel).In(c.lang)}, templates.Fact{Label: filingRef, Value: x.Reference})
	if x.SendReason != "" {
		facts = append(facts, templates.Fact{Label: sentReason, Value: x.SendReason})
	}
	if x.DelayReason != "" || x.LateStrict != nil && *x.LateStrict {
		facts = append(facts, templates.Fact{Label: filingDelayed, Value: x.DelayReason})
	}
	return append(facts, templates.Fact{Label: filingRecorded, Said: decideWhen.With(i18n.Long(x.RecordedAt.In(r.zone)), x.RecordedName)})
}

// sentWith reports whether y was recorded beside x: one draft was sent that meets the
// obligations of both.
func sentWith(x, y models.Filing) bool {
	return x.SealedID != nil && y.SealedID != nil && *x.SealedID == *y.SealedID && x.Obligation != y.Obligation && instantOf(x.SentAt).Equal(instantOf(y.SentAt))
}

// startedBy are the obligations whose clocks would not run as they do without
// the filing.
func (c *call) startedBy(rec models.Record, x models.Filing) []templates.Duty {
	without := rec
	without.Filings = slices.DeleteFunc(slices.Clone(rec.Filings), func(y models.Filing) bool { return y.ID == x.ID || sentWith(x, y) })
	before := map[string]time.Time{}
	for _, o := range without.Obligations(c.at) {
		before[dutyKey(0, o.ID, o.Country)] = instantOf(o.ClockStart)
	}
	var list []templates.Duty
	all := rec.Obligations(c.at)
	for i := range all {
		o := &all[i]
		met := o.ID == x.Obligation || slices.ContainsFunc(rec.Filings, func(y models.Filing) bool { return y.Obligation == o.ID && sentWith(x, y) })
		if !met && o.ClockStart != nil && !o.ClockStart.Equal(before[dutyKey(0, o.ID, o.Country)]) && o.State != deadline.NotApplicable {
			list = append(list, c.duty(rec, o))
		}
	}
	return list
}

// filingContent gives what was frozen, after its hash has been checked:
// GET /incidents/:ref/filings/:id/content.json.
func (c *call) filingContent() error {
	x, err := c.store.Filing(c.ctx(), c.by(), c.ref(), c.id())
	if err != nil {
		return err
	}
	if x.Content == "" {
		return models.ErrNotFound
	}
	if sum := sha256.Sum256([]byte(x.Content)); hex.EncodeToString(sum[:]) != x.ContentSHA256 {
		return fmt.Errorf("what was frozen of filing %d is not what its hash says", x.ID)
	}
	return c.download(fmt.Sprintf(filingContentName, c.ref(), x.ID), echo.MIMEApplicationJSON, []byte(x.Content))
}
