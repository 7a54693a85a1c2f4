package web

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// somethingElse is the answer that no draft from here was sent.
const somethingElse = "none"

var (
	sentWhat       = i18n.Text{SV: "Vad lämnades in?", EN: "What was sent?"}
	sentWhatHint   = i18n.Text{SV: "Det låsta utkastet och dess filer fryses tillsammans med inlämningen.", EN: "The sealed draft and its files are frozen with the filing."}
	sentElse       = i18n.Text{SV: "Något annat än ett låst utkast", EN: "Something else than a sealed draft"}
	sentElseIs     = i18n.Text{SV: "Akten fryses som den är nu.", EN: "The record is frozen as it stands now."}
	sentDraft      = i18n.Text{SV: "Låst utkast nr %s, %s, låst %s av %s", EN: "Sealed draft no. %s, %s, sealed %s by %s"}
	sentVoid       = i18n.Text{SV: "%s. Uppgifterna har ändrats sedan det låstes.", EN: "%s. The facts have changed since it was sealed."}
	sentHolds      = i18n.Text{SV: "%s. Svaren innehåller personnummer eller e-postadress.", EN: "%s. The answers hold a personal identity number or an e-mail address."}
	sentNoDraft    = i18n.Text{SV: "Välj vad som lämnades in.", EN: "Choose what was sent."}
	sentFirst      = i18n.Text{SV: "Inget utkast är låst. Lås utkastet först, om det är det som ska lämnas in: då fryses svaren och filerna med inlämningen.", EN: "No draft is sealed. Seal the draft first, if that is what is to be sent: then the answers and the files are frozen with the filing."}
	sentToDraft    = i18n.Text{SV: "Till utkastet", EN: "To the draft"}
	sentAlone      = i18n.Text{SV: "Ingen annan har godkänt utkastet. Det går att lämna in ändå: hellre i tid än godkänt. Ange varför. Någon annan än du ska sedan godkänna det i efterhand.", EN: "Nobody else has approved the draft. It can be sent all the same: better in time than approved. Say why. Someone other than you is then to approve it afterwards."}
	sentYours      = i18n.Text{SV: "Ingen har godkänt utkastet, och du får göra det. Gör det först, på det låsta utkastets sida. Annars: ange varför det lämnades in ändå. Någon annan än du ska då godkänna det i efterhand.", EN: "Nobody has approved the draft, and you may. Do that first, on the page of the sealed draft. Otherwise say why it was sent all the same. Someone other than you is then to approve it afterwards."}
	sentPerFile    = i18n.Text{SV: "Ingen användare här har godkänt utkastet, vad än akten som det kom med säger. Det går att lämna in ändå: hellre i tid än godkänt. Ange varför.", EN: "No user here has approved the draft, whatever the case file that it came with says. It can be sent all the same: better in time than approved. Say why."}
	sentBeside     = i18n.Text{SV: "Ett utkast är låst för skyldigheten, men antecknas inte som det som lämnades in. Ange varför.", EN: "A draft is sealed for the obligation, but is not recorded as what was sent. Say why."}
	sentChanged    = i18n.Text{SV: "Uppgifterna har ändrats sedan utkastet låstes (fält %s). Lås ett nytt utkast om det inte redan är inlämnat. Annars: ange varför.", EN: "The facts have changed since the draft was sealed (fields %s). Seal a new draft if it is not sent already. Otherwise say why."}
	sentReason     = i18n.Text{SV: "Varför lämnades det in ändå?", EN: "Why was it sent all the same?"}
	sentReasonHint = i18n.Text{SV: "Skälet antecknas med inlämningen.", EN: "The reason is recorded with the filing."}
)

// sealedFor are the sealed drafts that can have been sent for the duty, the newest
// first. One that was refused is none.
func (m matter) sealedFor() []models.SealedDraft {
	var list []models.SealedDraft
	for _, d := range m.rec.Sealed {
		if d.Meets(filedUnder(m.o.ID), m.entityID(), m.o.Told) && d.Status() != models.Refused {
			list = append(list, d)
		}
	}
	slices.Reverse(list)
	return list
}

// whatWasSent asks which draft was sent, nil where none is sealed.
func (c *call) whatWasSent(m matter, f *typed) *templates.Choice {
	sealed := m.sealedFor()
	if len(sealed) == 0 {
		return nil
	}
	q := templates.Choice{Name: "sealed", Label: sentWhat, Hint: sentWhatHint, Values: []string{f.Get("sealed")}, Problem: f.problems["sealed"]}
	for _, d := range sealed {
		hint := models.SealedStatusNames[d.Status()]
		if gone, err := d.Differs(m.whole, c.at); err == nil && len(gone) > 0 {
			hint = sentVoid.With(hint)
		}
		if m.personalSealed(d).Href != "" {
			hint = sentHolds.With(hint)
		}
		id := strconv.FormatInt(d.ID, 10)
		q.Options = append(q.Options, templates.Option{Value: id, Hint: hint, Label: sentDraft.With(id, stageOf(d), i18n.Short(d.SealedAt.In(m.zone)), d.SealedName)})
	}
	q.Options = append(q.Options, templates.Option{Value: somethingElse, Label: sentElse, Hint: sentElseIs, Or: true})
	return &q
}

// stageOf is what the form calls the stages of a sealed draft.
func stageOf(d models.SealedDraft) i18n.Text {
	f, ok := form.FormByID(d.Form)
	var sv, en []string
	for _, s := range append(slices.Clone(d.With), d.Stage) {
		title := i18n.Same(string(s))
		if i := f.Stage(s); ok && i >= 0 {
			title = f.Stages[i].Title
		}
		if len(sv) > 0 {
			title = lowerTitle(title)
		}
		sv, en = append(sv, title.SV), append(en, title.EN)
	}
	return i18n.Text{SV: strings.Join(sv, " och "), EN: strings.Join(en, " and ")}
}

// likely is the sealed draft that was most likely sent: the newest that is approved,
// else the newest; that nothing was prepared here where none is sealed.
func (m matter) likely() string {
	sealed := m.sealedFor()
	for _, d := range sealed {
		if s := d.Status(); s == models.Approved || s == models.ApprovedAfterwards || s == models.AwaitsAfterwards {
			return strconv.FormatInt(d.ID, 10)
		}
	}
	if len(sealed) > 0 {
		return strconv.FormatInt(sealed[0].ID, 10)
	}
	return somethingElse
}

// marked is the sealed draft that the form has marked as the one that is sent, if any.
func (m matter) marked(f *typed) (models.SealedDraft, bool) {
	for _, d := range m.sealedFor() {
		if strconv.FormatInt(d.ID, 10) == f.Get("sealed") {
			return d, true
		}
	}
	return models.SealedDraft{}, false
}

// chosen reads which sealed draft was sent; nil for none.
func (m matter) chosen(f *typed) *models.SealedDraft {
	sealed := m.sealedFor()
	if len(sealed) == 0 || f.Get("sealed") == somethingElse {
		return nil
	}
	if d, ok := m.marked(f); ok {
		return &d
	}
	f.problems.Add("sealed", sentNoDraft)
	return nil
}

// whyUnready says why somebody has to give a reason for sending a draft, or something
// else than one; no text where nobody has to.
func (c *call) whyUnready(m matter, x models.Filing, d *models.SealedDraft) i18n.Text {
	switch {
	case d == nil && len(m.whole.UnsentFor(x)) > 0:
		return sentBeside
	case d == nil:
		return i18n.Text{}
	case d.Status() == models.AwaitsApproval && slices.Contains(d.Next(c.by()), models.Approve):
		return sentYours
	case d.Status() == models.AwaitsApproval:
		return sentAlone
	case !d.AnsweredHere():
		return sentPerFile
	}
	gone, err := d.Differs(m.whole, c.at)
	if err != nil || len(gone) == 0 {
		return i18n.Text{}
	}
	numbers := make([]string, len(gone))
	for i, x := range gone {
		numbers[i] = x.Number
	}
	return sentChanged.With(listed(numbers))
}

// listed is a list that is read aloud without an and.
func listed(list []string) string { return strings.Join(list, ", ") }

// sealedName is the name of a file of a sealed draft: "2026-003 dora initial nr 4.json".
func sealedName(ref string, d models.SealedDraft, ending string) string {
	return fmt.Sprintf("%s %s %s nr %d.%s", ref, d.Form, d.Stage, d.ID, ending)
}

// sealedOptions have the files of a sealed draft say when it was sealed, and by whom:
// the same draft gives the same bytes, whoever makes them and when. They do not say by
// which version of the program: what was read to be approved may be sent after the
// next one was put in.
func (c *call) sealedOptions(d models.SealedDraft, l i18n.Lang) report.Options {
	return report.Options{Lang: l, Made: d.SealedAt, By: d.SealedName, Demo: c.opt.Demo}
}

// fileNames are the names of the files of a sealed draft.
func fileNames(ref string, d *models.SealedDraft) []string {
	var names []string
	if draft, err := d.Draft(); err == nil {
		for _, f := range formatsOf(draft) {
			names = append(names, sealedName(ref, *d, f.ending))
		}
	}
	return names
}

// sentFilesOf makes the files of a sealed draft, to be frozen: those that its page
// offers. Where the answers are not here, or their form is not, there are none: what
// was sent is recorded all the same.
func (c *call) sentFilesOf(m matter, d *models.SealedDraft) ([]models.File, error) {
	if d == nil {
		return nil, nil
	}
	draft, err := d.Draft()
	if errors.Is(err, models.ErrFormGone) || errors.Is(err, models.ErrNoContent) {
		return nil, nil // there is nothing to make them of, and it was sent all the same
	}
	if err != nil {
		return nil, err
	}
	basis, err := d.Basis()
	if err != nil {
		return nil, err
	}
	opt := c.sealedOptions(*d, i18n.SV)
	var files []models.File
	for _, f := range formatsOf(draft) {
		data, err := f.bytes(basis, draft, opt)
		if err != nil {
			return nil, err
		}
		files = append(files, models.File{Name: sealedName(m.Ref, *d, f.ending), MediaType: f.mediaType, Data: data})
	}
	return files, nil
}

// draft is where the draft of the duty is.
func (m matter) draft() string { return formPath(m.Ref, dutyKey(m.rec.PartOf, m.o.ID, m.o.Country)) }

// sentFiles are the files that were frozen with a filing, and the sealed draft that
// was sent, if one was.
func (r room) sentFiles(rec models.Record, x models.Filing) ([]templates.ProofFile, *templates.Link) {
	var files []templates.ProofFile
	for _, f := range rec.FilesOf(x.ID) {
		p := templates.ProofFile{Name: visible(f.Name), Hash: f.SHA256}
		if f.Kept {
			p.Href = filingPath(r.Ref, x.ID) + "/files/" + strconv.FormatInt(f.ID, 10)
		}
		files = append(files, p)
	}
	d, ok := rec.SealedOf(x.SealedID)
	if !ok {
		return files, nil
	}
	id := strconv.FormatInt(d.ID, 10)
	return files, &templates.Link{Text: sentDraft.With(id, stageOf(d), i18n.Short(d.SealedAt.In(r.zone)), d.SealedName), Href: r.path("/sealed/" + id)}
}

// filingFile gives a file that was sent, as it was frozen:
// GET /incidents/:ref/filings/:id/files/:file.
func (c *call) filingFile() error {
	n, err := strconv.ParseInt(c.Param("file"), 10, 64)
	if err != nil {
		return models.ErrNotFound
	}
	f, data, err := c.store.FilingFile(c.ctx(), c.by(), c.ref(), c.id(), n)
	if err != nil {
		return err
	}
	return c.download(f.Name, f.MediaType, data)
}
