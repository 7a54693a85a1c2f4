package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"frist/models"
	"frist/models/form"
	"frist/templates"
)

// judgeTold stores what was judged: POST /incidents/:ref/told.
func (c *call) judgeTold() error {
	if !c.by().May(models.Decide) {
		if _, err := c.store.Incident(c.ctx(), c.by(), c.ref()); err != nil {
			return err
		}
		return models.ErrForbidden
	}
	t, err := c.telling()
	if err != nil {
		return err
	}
	f, err := c.posted(t.zone)
	if err != nil {
		return err
	}
	marks := t.marks(f)
	switch {
	case t.stale(f) || len(t.gone(f)) > 0:
		return c.showTold(http.StatusConflict, &t, f, "")
	case f.bad():
		return c.showTold(http.StatusUnprocessableEntity, &t, f, "")
	case len(marks) == 0:
		if err := c.store.DropDraft(c.ctx(), c.by(), t.path(templates.AtTold)); err != nil { // it says nothing new either
			return err
		}
		return c.done(t.path(templates.AtTold), toldNoMarks)
	}
	err = c.store.MarkTold(c.ctx(), c.by(), c.once(f), t.Ref, marks)
	var done *models.Done
	switch {
	case err == nil, errors.As(err, &done):
		return c.done(t.path(templates.AtTold), toldMarked.Of(int64(len(marks))))
	case errors.Is(err, models.ErrConflict):
		if t, err = c.telling(); err != nil {
			return err
		}
		return c.showTold(http.StatusConflict, &t, f, "")
	}
	return err
}

// judgedAs stands for what was judged of a difference, and is empty while nobody has.
func judgedAs(m *models.ToldMark) string {
	if m == nil {
		return ""
	}
	return judgement(string(m.Mark), m.Reason)
}

func judgement(mark, reason string) string {
	if mark == "" && reason == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(mark + "\n" + reason))
	return hex.EncodeToString(sum[:])
}

// touched reports whether the form says anything else of a difference than the page
// did when it was opened: of all others what stands now is shown, and stays.
func touched(f *typed, key string) bool {
	return judgement(f.Get(key+".mark"), f.text(key+".reason")) != f.Get(key+".was")
}

// stale reports whether the form says something of a difference that is another by
// now, or that somebody else has judged otherwise.
func (t *telling) stale(f *typed) bool {
	for i := range t.told {
		for j := range t.told[i].Differences {
			d := &t.told[i].Differences[j]
			key := toldKey(d)
			is := judgedAs(d.Mark)
			same := f.Get(key+".told") == d.ToldSHA256 && f.Get(key+".now") == d.NowSHA256 && f.Get(key+".was") == is
			if touched(f, key) && !same && judgement(f.Get(key+".mark"), f.text(key+".reason")) != is {
				return true
			}
		}
	}
	return false
}

// marks are what the form says of differences that it says something new of.
func (t *telling) marks(f *typed) (marks []models.ToldMark) {
	take := t.taken(f)
	for i := range t.told {
		for j := range t.told[i].Differences {
			d := &t.told[i].Differences[j]
			key := toldKey(d)
			m := models.ToldMark{
				FilingID: d.In.ID, Field: d.Now.Number, ToldSHA256: f.Get(key + ".told"), NowSHA256: f.Get(key + ".now"), Mark: models.MarkKind(f.Get(key + ".mark")), Reason: f.text(key + ".reason"),
			}
			reason := key + ".reason"
			switch {
			case touched(f, key):
				if judgedAs(d.Mark) == judgement(string(m.Mark), m.Reason) {
					continue
				}
			case take[i] && d.Kind() == form.Added && d.Mark == nil && f.Has(key+".now"):
				reason = addedWhy(&t.told[i])
				m.Mark, m.Reason = models.ReportNext, f.text(reason)
			default:
				continue
			}
			p := models.Problems{}
			m.Check(p)
			f.notice(p, map[string]string{m.Field: key + ".mark", m.Field + ".reason": reason})
			marks = append(marks, m)
		}
	}
	return marks
}

// mayAdd reports whether something was added for a recipient that nobody has judged.
func mayAdd(told *models.Told) bool {
	return slices.ContainsFunc(told.Differences, func(d models.ToldDifference) bool { return d.Kind() == form.Added && d.Mark == nil })
}

// taken are the recipients of whom all that was added is taken into the next report:
// with the button for that those with a reason, of which one is asked for. A reason
// that was written and is not saved with another button is asked about.
func (t *telling) taken(f *typed) map[int]bool {
	take, button := map[int]bool{}, f.Get("do") == "next"
	var may []int
	for i := range t.told {
		if told := &t.told[i]; mayAdd(told) {
			may = append(may, i)
			if why := addedWhy(told); f.text(why) != "" && button {
				take[i] = true
			} else if f.text(why) != "" {
				f.problems.Add(why, toldAllWhich)
			}
		}
	}
	if button && len(take) == 0 {
		for _, i := range may {
			take[i] = true
		}
	}
	return take
}

// gone are what was typed of differences that are none any more, and of what was added
// where nothing is left to judge.
func (t *telling) gone(f *typed) []string {
	asked := map[string]bool{}
	for i := range t.told {
		told := &t.told[i]
		for j := range told.Differences {
			asked[toldKey(&told.Differences[j])+".reason"] = true
		}
		why := addedWhy(told)
		asked[why] = mayAdd(told) || slices.ContainsFunc(told.Differences, func(d models.ToldDifference) bool { // or it was sent twice
			return d.Mark != nil && d.Mark.Mark == models.ReportNext && d.Mark.Reason == f.text(why)
		})
	}
	var lost []string
	for _, name := range slices.Sorted(maps.Keys(f.Values)) {
		key, ok := strings.CutSuffix(name, ".reason")
		if ok && !asked[name] && touched(f, key) {
			lost = append(lost, f.text(name))
		}
	}
	return lost
}
