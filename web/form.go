package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/labstack/echo/v4"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

// typed is what the browser sent, as it was typed, so that a form with a problem
// comes back with nothing lost. Its methods read one field each, and note what
// cannot be read; whether a value makes sense is for models to say.
type typed struct {
	url.Values
	problems models.Problems
	zone     *time.Location
	// folds are the times that the autumn change makes twice: the page asks which.
	folds map[string]bool
	// elsewhere are the times that came with an offset which the clocks of the zone
	// did not have then, and what is said of that.
	elsewhere map[string]i18n.Text
	// repeats is set for a report that seems to be one of before.
	repeats *templates.Repeats
	// made is set for what the same page has made one of.
	made *templates.Made
	// longAgo is set for a report whose time of awareness lies far back.
	longAgo *templates.LongAgo
}

// posted reads the form of a POST. Times in it are in zone.
func (c *call) posted(zone *time.Location) (*typed, error) {
	r := c.Request()
	err := r.ParseMultipartForm(8 << 20)
	if errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	}
	if err != nil {
		return nil, badBody(err)
	}
	if by := r.PostForm.Get("who"); by != "" && by != strconv.FormatInt(c.user.ID, 10) {
		return nil, errSomebodyElse
	}
	return newForm(r.PostForm, zone), nil
}

// errSomebodyElse refuses a form on a page that was opened by another user than
// the one who is signed in by now: what they typed is not stored in this one's
// name.
var errSomebodyElse = echo.NewHTTPError(http.StatusConflict, "another user is signed in by now")

func newForm(v url.Values, zone *time.Location) *typed {
	if v == nil {
		v = url.Values{}
	}
	return &typed{Values: v, problems: models.Problems{}, zone: zone, folds: map[string]bool{}, elsewhere: map[string]i18n.Text{}}
}

// filled is the form of a page that is opened: what its draft holds, or empty.
// saved is when the draft was kept ("kl. 14.05"), and empty if there is none.
func (c *call) filled(zone *time.Location) (f *typed, saved string, err error) {
	d, ok, err := c.store.Draft(c.ctx(), c.by(), c.Request().URL.Path)
	if err != nil || !ok {
		return newForm(nil, zone), "", err
	}
	return newForm(d.Fields, zone), c.lately(d.SavedAt, zone).In(c.lang), nil
}

// lately says a time of which nobody doubts the day: "kl. 14.05", and with its day
// when that is another.
func (c *call) lately(t time.Time, zone *time.Location) i18n.Sayer {
	if t = t.In(zone); t.Format(time.DateOnly) == c.at.In(zone).Format(time.DateOnly) {
		return todayAt.With(i18n.Clock(t))
	}
	return i18n.Short(t)
}

var todayAt = i18n.Text{SV: "kl.\u00a0%s", EN: "%s"}

// ok takes the problems that models found to those of reading, and reports
// whether err was anything else, which the caller returns.
func (f *typed) ok(err error) (rest error) {
	var invalid *models.Invalid
	if !errors.As(err, &invalid) {
		return err
	}
	for field, t := range invalid.Problems {
		f.problems.Add(field, t)
	}
	return nil
}

// bad reports whether there is a problem.
func (f *typed) bad() bool { return len(f.problems) > 0 }

// once is the token of the rendering that was sent, and the page it stood on.
func (c *call) once(f *typed) models.Once {
	return models.Once{Token: f.Get("once"), Form: c.Request().URL.Path, Digest: c.digest(f)}
}

// onceAt is [call.once] for a page that keeps what was typed under the path of another.
func (c *call) onceAt(path string, f *typed) models.Once {
	return models.Once{Token: f.Get("once"), Form: path, Digest: c.digest(f)}
}

var madeText = i18n.Text{SV: "Det här är redan sparat (%s), med annat innehåll.", EN: "This is saved already (%s), with other content."}

// askAnother has the page ask whether what was typed is to be stored beside what it
// made before, which stands at href: whoever goes back in the browser to correct it
// may not know that it was stored. What was typed is kept under path, for whoever goes
// on to read that.
func (c *call) askAnother(f *typed, before *models.Repeated, href, path string, fields []string) error {
	f.made = &templates.Made{Text: madeText.With(c.lately(before.At, f.zone)), Href: href}
	return c.keep(path, f, fields)
}

// digest stands for what was typed and which file was chosen.
func (c *call) digest(f *typed) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		if name != "once" && name != "do" {
			fmt.Fprintf(h, "%q %q\n", name, f.Values[name])
		}
	}
	if m := c.Request().MultipartForm; m != nil {
		for _, name := range slices.Sorted(maps.Keys(m.File)) {
			for _, x := range m.File[name] {
				fmt.Fprintf(h, "%q %q %d\n", name, x.Filename, x.Size)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// text is a field without the space around it, and with line ends as we keep them.
func (f *typed) text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(f.Get(name), "\r\n", "\n"))
}

// lines is a field that holds one thing a line.
func (f *typed) lines(name string) []string {
	var ls []string
	for _, l := range strings.Split(f.text(name), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			ls = append(ls, l)
		}
	}
	return ls
}

// yes reports whether a box is ticked.
func (f *typed) yes(name string) bool { return f.Get(name) == "yes" }

// answer reads yes, no or anything else, which is unknown.
func (f *typed) answer(name string) deadline.Answer {
	switch a := deadline.Answer(f.Get(name)); a {
	case deadline.Yes, deadline.No:
		return a
	default:
		return deadline.Unknown
	}
}

// number reads a hidden number: a version, the number of a record.
func (f *typed) number(name string) int64 {
	n, err := strconv.ParseInt(f.Get(name), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (f *typed) version() int { return int(f.number("version")) }

// count reads how many: nil for an empty field, which is not known and not 0.
// Spaces and other marks between the thousands are taken away.
func (f *typed) count(name string) *int64 {
	s := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '.' || r == ',' || r == '\'' {
			return -1
		}
		return r
	}, f.text(name))
	if s == "" {
		return nil
	}
	n, err := strconv.ParseInt(s, 10, 53)
	if err != nil {
		f.problems.Add(name, i18n.Text{SV: "Skriv antalet med siffror, eller lämna tomt om det inte är känt.", EN: "Write the number in figures, or leave it empty if it is not known."})
		return nil
	}
	return &n
}

// instant reads a time of the form's zone, nil if nothing was typed.
func (f *typed) instant(name string) *time.Time {
	t, ok := f.read(name, false)
	if !ok {
		return nil
	}
	return &t
}

// moment reads a time with its precision. That it is not known holds whatever
// stands in the fields: they may have been filled in beforehand.
func (f *typed) moment(name string) calendar.Moment {
	p := calendar.Precision(f.Get(name + ".precision"))
	switch p {
	case calendar.Unknown:
		return calendar.Moment{}
	case templates.Guess:
		p = calendar.Unknown
	case "":
		p = calendar.Exact
	case calendar.Exact, calendar.About, calendar.Between, calendar.OnDay:
	}
	t, ok := f.read(name, p == calendar.OnDay)
	if !ok {
		return calendar.Moment{}
	}
	m := calendar.Moment{At: t, Precision: p}
	if p == calendar.Between {
		if m.Until, ok = f.read(name+".until", false); !ok {
			f.problems.Add(name, i18n.Text{SV: "Ange också den senare tiden.", EN: "Enter the later time as well."})
			return calendar.Moment{}
		}
	}
	if m.Check() != nil {
		f.problems.Add(name, i18n.Text{SV: "Den senare tiden är före den tidigare.", EN: "The later time is before the earlier one."})
		return calendar.Moment{}
	}
	return m
}

// dateTime fills in a question about a time with what was typed and what is
// wrong with it.
func (f *typed) dateTime(d templates.DateTime) templates.DateTime {
	d.At, d.Until = f.written(d.Name), f.written(d.Name+".until")
	d.Precision = calendar.Precision(f.Get(d.Name + ".precision"))
	d.AskFold, d.AskUntilFold = f.folds[d.Name], f.folds[d.Name+".until"]
	d.Problem, d.Warning = f.problems[d.Name], f.elsewhere[d.Name]
	return d
}

func (f *typed) written(name string) templates.WrittenTime {
	return templates.WrittenTime{Year: f.Get(name + ".y"), Month: f.Get(name + ".m"), Day: f.Get(name + ".d"), Clock: f.Get(name + ".t"), Fold: f.Get(name + ".fold")}
}

// write puts an instant into the fields of a question, in the form's zone.
func (f *typed) write(name string, t time.Time) {
	if t.IsZero() {
		return
	}
	t = t.In(f.zone)
	layout := "15:04"
	if t.Second() != 0 {
		layout = "15:04:05"
	}
	f.Set(name+".y", t.Format("2006"))
	f.Set(name+".m", t.Format("01"))
	f.Set(name+".d", t.Format("02"))
	f.Set(name+".t", t.Format(layout))
	if twice := onClock(t, f.zone); len(twice) == 2 {
		f.folds[name] = true
		f.Set(name+".fold", "first")
		if twice[1].Equal(t) {
			f.Set(name+".fold", "second")
		}
	}
}

// writeMoment puts a moment into the fields of a question.
func (f *typed) writeMoment(name string, m calendar.Moment) {
	f.write(name, m.At)
	f.write(name+".until", m.Until)
	p := m.Precision
	if p == calendar.Unknown && m.Known() {
		p = templates.Guess
	}
	f.Set(name+".precision", string(p))
}

// file reads an upload, nil if none was chosen.
func (c *call) file(name, note string) (*models.File, error) {
	h, err := c.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, nil //nolint:nilnil // no file is no error, and there is none
	} else if err != nil {
		return nil, badBody(err)
	}
	src, err := h.Open()
	if err != nil {
		return nil, err
	}
	defer src.Close() //nolint:errcheck // it is only read
	data, err := io.ReadAll(src)
	if err != nil {
		return nil, badBody(err)
	}
	media, _, err := mime.ParseMediaType(h.Header.Get("Content-Type"))
	if err != nil {
		media = "application/octet-stream"
	}
	return &models.File{Name: filepath.Base(strings.ReplaceAll(h.Filename, "\\", "/")), MediaType: media, Note: note, Data: data}, nil
}
