package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

var (
	evidenceTitle = i18n.Text{SV: "Bevis", EN: "Evidence"}
	evidenceFile  = i18n.Text{SV: "Fil", EN: "File"}
	evidenceHint  = i18n.Text{SV: "Högst 25 MB.", EN: "At most 25 MB."}
	evidenceNote  = i18n.Text{SV: "Vad visar filen?", EN: "What does the file show?"}
	evidenceNoOne = i18n.Text{SV: "Välj en fil.", EN: "Choose a file."}
	evidenceDone  = i18n.Text{SV: "Filen är sparad.", EN: "The file is saved."}
	evidenceAgain = i18n.Text{SV: "Välj filen igen: en webbläsare kommer inte ihåg den.", EN: "Choose the file again: a browser does not remember it."}

	sizeBytes = i18n.Plural{One: i18n.Same("1\u00a0byte"), Other: i18n.Text{SV: "%s\u00a0byte", EN: "%s\u00a0bytes"}}
)

// evidence lists the files: GET /incidents/:ref/evidence.
func (c *call) evidence() error {
	r, err := c.room()
	if err != nil {
		return err
	}
	if !c.mayKeep() {
		return c.showEvidence(http.StatusOK, r, nil, "")
	}
	f, saved, err := c.filled(r.zone)
	if err != nil {
		return err
	}
	return c.showEvidence(http.StatusOK, r, f, saved)
}

func (c *call) showEvidence(status int, r room, f *typed, saved string) error {
	list, err := c.store.EvidenceList(c.ctx(), c.by(), r.Ref)
	if err != nil {
		return err
	}
	p := c.pageOf(r, evidenceTitle)
	v := templates.EvidenceView{Head: r.head}
	for _, e := range list {
		v.Files = append(v.Files, templates.EvidenceFile{
			Name: visible(e.Name), Href: r.path(templates.AtEvidence) + "/" + strconv.FormatInt(e.ID, 10), Note: e.Note,
			Hash: e.SHA256, Size: sizeText(e.Size), Recorded: e.RecordedAt, By: e.RecordedName,
		})
	}
	if f != nil {
		p = refused(p, f)
		v.Problems = f.inOrder("file", "note")
		v.Form = &templates.EvidenceForm{
			PostForm: templates.PostForm{Action: r.path(templates.AtEvidence), Once: once(), Draft: true, Saved: saved, Upload: true},
			File:     templates.Field{Name: "file", Label: evidenceFile, Hint: evidenceHint, Problem: f.problems["file"]},
			Note:     templates.Field{Name: "note", Label: evidenceNote, Value: f.Get("note"), Problem: f.problems["note"], Optional: true, Rows: 3},
		}
	}
	return c.render(status, templates.EvidencePage(p, v))
}

// addEvidence stores a file: POST /incidents/:ref/evidence. One that is too
// large is refused with a page that keeps the note.
func (c *call) addEvidence() error {
	r, err := c.roomToKeep()
	if err != nil {
		return err
	}
	f, err := c.posted(r.zone)
	if err != nil {
		return err
	}
	file, err := c.file("file", f.text("note"))
	if err != nil {
		return err
	}
	if file == nil {
		f.problems.Add("file", evidenceNoOne)
		return c.showEvidence(http.StatusUnprocessableEntity, r, f, "")
	}
	err = c.store.AddEvidence(c.ctx(), c.by(), c.once(f), r.Ref, *file)
	var done *models.Done
	switch {
	case err == nil:
		return c.done(r.path(templates.AtEvidence), evidenceDone)
	case errors.As(err, &done):
		return c.see(r.path(templates.AtEvidence))
	}
	if err := f.ok(err); err != nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if len(file.Data) > models.MaxEvidence {
		status = http.StatusRequestEntityTooLarge
	} else {
		f.problems.Add("file", evidenceAgain)
	}
	return c.showEvidence(status, r, f, "")
}

// downloadEvidence gives a file back as it came, after its hash has been
// checked: GET /incidents/:ref/evidence/:id. It is never shown in the browser,
// whatever it claims to be: a page in it would run as one of ours.
func (c *call) downloadEvidence() error {
	e, data, err := c.store.EvidenceData(c.ctx(), c.by(), c.ref(), c.id())
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentDisposition, attachment(e.Name))
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(data)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Blob(http.StatusOK, echo.MIMEOctetStream, data)
}

// attachment is the header that has a file saved under its name (RFC 6266):
// in plain letters for old programs, and in full (RFC 8187).
func attachment(name string) string {
	name = safeName(name)
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '%' || r > unicode.MaxASCII: // some programs decode the one and none agree on the other
			return '_'
		default:
			return r
		}
	}, name)
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}

// maxName is how many bytes of a name are kept: what file systems take, less
// what a browser may add.
const maxName = 200

// safeName is a name that a file can have on any disk, without marks that turn
// the direction of text and so hide what kind of file it is.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*;`, r), r == utf8.RuneError:
			return '_'
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, ". ")
	for len(name) > maxName { // from the middle: the ending says what it is
		rs := []rune(name)
		name = string(append(rs[:len(rs)/2:len(rs)/2], rs[len(rs)/2+1:]...))
	}
	if name == "" {
		return "fil"
	}
	return name
}

// visible is a name as a page shows it: without what cannot be seen.
func visible(name string) string {
	shown := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	if strings.TrimSpace(shown) == "" {
		return safeName(name)
	}
	return shown
}

// sizeText says how large a file is: "1,4 MB".
func sizeText(n int64) i18n.Text {
	switch {
	case n < 1000:
		return sizeBytes.Of(n)
	case n < 1_000_000:
		return decimals(n, 1000, "kB")
	}
	return decimals(n, 1_000_000, "MB")
}

func decimals(n, unit int64, name string) i18n.Text {
	s := strconv.FormatFloat(float64(n)/float64(unit), 'f', 1, 64) + "\u00a0" + name
	return i18n.Text{SV: strings.Replace(s, ".", ",", 1), EN: s}
}
