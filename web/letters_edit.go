package web

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"frist/models"
	"frist/models/i18n"
	"frist/models/letter"
	"frist/models/report"
	"frist/templates"
	"frist/web/export"
)

// letterFields are the fields of a letter that two people may both have changed.
var letterFields = [...]struct {
	name  string
	label i18n.Text
}{{"subject", letterHeading}, {"body", letterBody}}

// letter shows the text with what was found in it: GET /incidents/:ref/letters/sv.
// It is the last version, or the template filled from the record.
func (c *call) letter() error {
	w, err := c.writing()
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return models.ErrForbidden
	}
	f, saved, err := c.filled(w.zone)
	if err != nil {
		return err
	}
	last, some := w.last()
	anew := c.QueryParam("from") == "template"
	if saved == "" || anew {
		saved = ""
		f.writeLetter(last.Text(), last.Version, last.Template)
		if anew || !some {
			f.writeLetter(letter.Compose(w.rec.LetterInput(c.at), w.lang), last.Version, letter.Template(w.lang))
		}
	}
	return c.showLetter(http.StatusOK, w, f, saved)
}

// writeLetter puts a text into the form, with the version that it comes after.
func (f *typed) writeLetter(t letter.Text, base int, template string) {
	f.Set("subject", t.Subject)
	f.Set("body", t.Body)
	f.Set("base", strconv.Itoa(base))
	f.Set("template", template)
}

// letterText is the text as it was typed.
func (f *typed) letterText() letter.Text {
	return letter.Text{Subject: f.text("subject"), Body: f.text("body")}
}

func (c *call) showLetter(status int, w writing, f *typed, saved string) error {
	p := refused(c.pageOf(w.room, letterWrite, lettersCrumb(w.Ref)), f)
	v := templates.LetterEdit{
		Head: w.head, Above: w.above(c.lang), Problems: f.inOrder("subject", "body"), Base: f.Get("base"), Template: f.Get("template"),
		Form:    templates.PostForm{Action: w.path(), Once: once(), Draft: true, Saved: saved},
		Subject: templates.Field{Name: "subject", Label: letterHeading, Value: f.Get("subject"), Problem: f.problems["subject"], Width: "w-full", Lang: w.lang},
		Body:    templates.Field{Name: "body", Label: letterBody, Hint: letterBodyHint, Value: f.Get("body"), Problem: f.problems["body"], Width: "w-full", Rows: rowsFor(f.Get("body")), Lang: w.lang},
		Check:   c.checkOf(w, f.letterText()),
	}
	last, some := w.last()
	if !some {
		for _, x := range w.rec.LetterLacks() {
			v.Lacks = append(v.Lacks, c.blocker(w.Ref, dutyKey(w.rec.PartOf, informSubjects, ""), x.Key))
		}
	} else {
		v.Again, v.Print, v.PDF = w.path()+"?from=template", w.path()+"/print", w.path()+"/letter.pdf"
		v.Versions = versionTable(w)
		p.Title = letterTitleOf.With(i18n.Number(last.Version))
	}
	return c.render(status, templates.LetterEditPage(p, v))
}

// rowsFor is the height of a text area that shows most of a text.
func rowsFor(s string) int { return min(max(12, strings.Count(s, "\n")+4), 36) }

func lettersCrumb(ref string) templates.Link {
	return templates.Link{Text: lettersTitle, Href: templates.PathIncident(ref, templates.AtLetters)}
}

// versionTable is every version, the last first.
func versionTable(w writing) *templates.Table {
	t := templates.Table{Caption: letterVersionsOf, HideCaption: true, Columns: []templates.Column{{Label: letterVersion}, {Label: letterHeading}, {Label: letterTemplate}, {Label: countRecorded}}}
	for i := range w.versions {
		l := &w.versions[len(w.versions)-1-i]
		t.Rows = append(t.Rows, []templates.Cell{
			{Text: strconv.Itoa(l.Version), Href: w.path() + "/print?version=" + strconv.Itoa(l.Version)}, {Text: l.Subject}, {Text: l.Template}, {At: l.RecordedAt, Note: l.RecordedName},
		})
	}
	return &t
}

// saveLetter stores a version, or only checks what was typed:
// POST /incidents/:ref/letters/sv.
func (c *call) saveLetter() error {
	w, err := c.writing()
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return models.ErrForbidden
	}
	f, err := c.posted(w.zone)
	if err != nil {
		return err
	}
	if f.Get("do") == "check" {
		if err := c.keep(w.path(), f, []string{"subject", "body", "base", "template"}); err != nil {
			return err
		}
		return c.showLetter(http.StatusOK, w, f, "")
	}
	if f.Has("clash") {
		if conflict := w.choose(f, c); len(conflict.Fields) > 0 {
			return c.letterClash(w, f, conflict)
		}
	}
	return c.storeLetter(w, f)
}

// storeLetter saves what was typed. Where somebody else has saved meanwhile, what
// only one of them changed is put together, and the rest is asked about.
func (c *call) storeLetter(w writing, f *typed) error {
	t := f.letterText()
	l := models.Letter{Lang: w.lang, EntityID: w.entityID(), Subject: t.Subject, Body: t.Body, Template: f.Get("template")}
	version, err := c.store.SaveLetter(c.ctx(), c.by(), c.once(f), w.Ref, l, int(f.number("base")))
	var done *models.Done
	switch {
	case err == nil:
		return c.done(w.path(), letterSaved.With(i18n.Number(version)))
	case errors.As(err, &done):
		return c.see(w.path())
	case errors.Is(err, models.ErrConflict):
		if w, err = c.writing(); err != nil {
			return err
		}
		return c.letterClash(w, f, w.merge(f, c))
	}
	if err := f.ok(err); err != nil {
		return err
	}
	return c.showLetter(http.StatusUnprocessableEntity, w, f, "")
}

func (w writing) entityID() *int64 {
	if w.rec.PartOf == 0 {
		return nil
	}
	return &w.rec.PartOf
}

// fieldOf is one of the fields of a text.
func fieldOf(t letter.Text, name string) string {
	if name == "subject" {
		return t.Subject
	}
	return t.Body
}

// merge compares what was typed with the last version and the one that it was
// written on. What only the other changed is taken into the form; what both did is
// a conflict.
func (w writing) merge(f *typed, c *call) templates.Conflict {
	last, _ := w.last()
	seen, _ := w.version(int(f.number("base")))
	conflict := templates.Conflict{Who: last.RecordedName, When: i18n.Clock(last.RecordedAt.In(w.zone)).In(c.lang)}
	for _, x := range letterFields {
		mine, theirs, was := f.text(x.name), fieldOf(last.Text(), x.name), fieldOf(seen.Text(), x.name)
		switch {
		case mine == theirs, theirs == was:
		case mine == was && seen.Version > 0:
			f.Set(x.name, theirs)
			conflict.Merged = append(conflict.Merged, x.label)
		default:
			conflict.Fields = append(conflict.Fields, templates.ConflictField{Name: x.name, Label: x.label, Mine: mine, Theirs: theirs})
		}
	}
	f.Set("base", strconv.Itoa(last.Version))
	return conflict
}

// choose applies what was answered on the page of conflicts, against the version
// that was shown there. What was not answered is asked about again.
func (w writing) choose(f *typed, c *call) templates.Conflict {
	theirs, _ := w.version(int(f.number("base")))
	conflict := templates.Conflict{Who: theirs.RecordedName, When: i18n.Clock(theirs.RecordedAt.In(w.zone)).In(c.lang)}
	for _, x := range letterFields {
		switch f.Get("keep." + x.name) {
		case "mine":
		case "theirs":
			f.Set(x.name, fieldOf(theirs.Text(), x.name))
		case "own":
			f.Set(x.name, f.Get("own."+x.name))
		default:
			if f.Get("ask."+x.name) == "" {
				continue
			}
			f.problems.Add("keep."+x.name, letterChoose)
			conflict.Fields = append(conflict.Fields, templates.ConflictField{
				Name: x.name, Label: x.label, Mine: f.text(x.name), Theirs: fieldOf(theirs.Text(), x.name), Own: f.Get("own." + x.name),
			})
		}
	}
	return conflict
}

// letterClash asks what is to stand of what two people wrote. Where nothing is left
// to ask it stores what was put together.
func (c *call) letterClash(w writing, f *typed, conflict templates.Conflict) error {
	if len(conflict.Fields) == 0 {
		return c.storeLetter(w, f)
	}
	v := templates.LetterClash{
		Head: w.head, Form: templates.PostForm{Action: w.path(), Once: once()}, Conflict: conflict, Problems: f.inOrder("keep.subject", "keep.body"),
		Values: append(hiddenValues(f, []string{"subject", "body", "base", "template"}), templates.Hidden{Name: "clash", Value: "yes"}),
	}
	for _, x := range conflict.Fields {
		v.Values = append(v.Values, templates.Hidden{Name: "ask." + x.Name, Value: "yes"})
	}
	status := http.StatusConflict
	if f.bad() {
		status = http.StatusUnprocessableEntity
	}
	return c.render(status, templates.LetterClashPage(refused(c.pageOf(w.room, letterClashTitle, lettersCrumb(w.Ref)), f), v))
}

// asked is the version that the address asks for, else the last one.
func (c *call) askedVersion(w writing) (models.Letter, error) {
	l, found := w.last()
	if s := c.QueryParam("version"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			return l, models.ErrNotFound
		}
		l, found = w.version(n)
	}
	if !found {
		return l, models.ErrNotFound
	}
	return l, nil
}

// printLetter shows a version as it is sent: GET /incidents/:ref/letters/sv/print.
func (c *call) printLetter() error {
	w, err := c.writing()
	if err != nil {
		return err
	}
	l, err := c.askedVersion(w)
	if err != nil {
		return err
	}
	query := "?version=" + strconv.Itoa(l.Version)
	v := templates.LetterPrint{
		Head: w.head, Lang: l.Lang, Sender: w.rec.Entity.Name, OrgNo: w.rec.Entity.OrgNo, Subject: l.Subject, Version: report.LetterName(l, true),
		Saved: l.RecordedAt, By: l.RecordedName, PDF: w.path() + "/letter.pdf" + query, Stops: c.stopsOf(w.rec, l),
	}
	if c.mayKeep() {
		v.Edit = w.path()
	}
	for _, b := range letter.Blocks(l.Body) {
		v.Blocks = append(v.Blocks, templates.LetterBlock{Heading: b.Kind == letter.Heading, List: b.Kind == letter.List, Lines: b.Lines})
	}
	return c.render(http.StatusOK, templates.LetterPrintPage(c.pageOf(w.room, letterPrintTitle, lettersCrumb(w.Ref)), v))
}

// letterPDF gives it as a file: GET /incidents/:ref/letters/sv/letter.pdf.
func (c *call) letterPDF() error {
	w, err := c.writing()
	if err != nil {
		return err
	}
	l, err := c.askedVersion(w)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := export.PDF(&buf, report.LetterDocument(w.rec.Entity, l, l.RecordedAt, c.opt.Version)); err != nil {
		return err
	}
	return c.download(letterFile.With(w.Ref, l.Lang, l.Version).In(c.lang), "application/pdf", buf.Bytes())
}
