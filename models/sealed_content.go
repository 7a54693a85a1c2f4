package models

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// sealedVersion is the form of the content of a sealed draft.
const sealedVersion = "draft/1"

// sealedContent is what is sealed. Neither who sealed it nor when is part of it:
// the same answers from the same record are the same bytes.
type sealedContent struct {
	Frist       string       `json:"frist"`
	Incident    string       `json:"incident"`
	Title       string       `json:"title"`
	Entity      sealedEntity `json:"entity"`
	Obligation  deadline.ID  `json:"obligation"`
	Country     string       `json:"country,omitempty"`
	Form        string       `json:"form"`
	FormVersion string       `json:"form_version"`
	Stage       form.Stage   `json:"stage"`
	With        []form.Stage `json:"with"`
	Early       bool         `json:"early,omitempty"`
	Numbers     bool         `json:"numbers,omitempty"`
	Without     string       `json:"without,omitempty"`
	// Answers are all fields that the stage asks, in the recipient's order; one that
	// says nothing is there too, with what it needs.
	Answers []sealedAnswer `json:"answers"`
	Facts   map[string]int `json:"facts"` // the version of each that the form can take
	// Revisions say which revision of each number, counted from 1 as they were recorded:
	// what a row is called in this database says nothing in another.
	Revisions map[string]int  `json:"revisions"`
	Missing   []sealedMissing `json:"missing"`
	Problems  []sealedProblem `json:"problems"`
	Notes     []sealedProblem `json:"notes,omitempty"` // in those of before they are problems
}

type sealedEntity struct {
	Name    string `json:"name"`
	Country string `json:"country"`
	OrgNo   string `json:"org_no"`
	LEI     string `json:"lei"`
}

type sealedAnswer struct {
	Number string   `json:"number"`
	Key    string   `json:"key"`
	Need   string   `json:"need"`
	Value  string   `json:"value,omitempty"`
	Values []string `json:"values,omitempty"`
	Source string   `json:"source,omitempty"`
}

type sealedMissing struct {
	Number string `json:"number"`
	Key    string `json:"key"`
	Need   string `json:"need"`
}

type sealedProblem struct {
	Number string    `json:"number"`
	Key    string    `json:"key"`
	Code   string    `json:"code"`
	Text   i18n.Text `json:"text"`
}

// freeze fills the form from the record as it stands, and keeps what it says.
func (d *SealedDraft) freeze(r Record, f form.Form, as SealInput, at time.Time) error {
	part, err := r.Part(identity(d.EntityID))
	if err != nil {
		return err
	}
	c := sealedContent{
		Frist: sealedVersion, Incident: r.Incident.Ref, Title: r.Incident.Title,
		Entity:     sealedEntity{part.Entity.Name, part.Entity.Country, part.Entity.OrgNo, part.Entity.LEI},
		Obligation: d.Obligation, Country: d.Country, Form: f.ID, FormVersion: f.Version, Stage: d.Stage, With: d.With, Early: as.Early, Numbers: as.Numbers,
		Answers: []sealedAnswer{}, Facts: map[string]int{}, Revisions: map[string]int{}, Missing: []sealedMissing{}, Problems: []sealedProblem{},
	}
	in := part.FormInput(at)
	in.With, in.Early, in.Numbers, in.Told = d.With, as.Early, as.Numbers, part.Before(f, d.Country)
	draft := form.Fill(f, d.Stage, in)
	if lost := draft.Lost(); len(lost) > 0 {
		if c.Without = as.Without; c.Without == "" {
			return Problems{"without": sealLost.With(i18n.Same(strings.Join(lost, ", ")))}.Err()
		}
	}
	for i := range draft.Values {
		x := &draft.Values[i]
		c.Answers = append(c.Answers, sealedAnswer{x.Number, x.Key(), string(x.Need), x.Value.Text, x.Value.Lines, x.Source})
		c.rests(part, x.From)
	}
	for _, m := range draft.Missing {
		c.Missing = append(c.Missing, sealedMissing{m.Number, m.Key, string(m.Need)})
	}
	for _, p := range draft.Problems {
		c.Problems = append(c.Problems, sealedProblem{p.Number, p.Key, p.Code, p.Text})
	}
	for _, p := range draft.Notes {
		c.Notes = append(c.Notes, sealedProblem{p.Number, p.Key, p.Code, p.Text})
	}
	var body bytes.Buffer
	e := json.NewEncoder(&body) // which writes the keys of a map in order
	e.SetEscapeHTML(false)
	if err := e.Encode(c); err != nil {
		return err
	}
	content := bytes.TrimSuffix(body.Bytes(), []byte("\n"))
	d.Content, d.ContentSHA256, d.ContentSize = string(content), hashOf(content), int64(len(content))
	return nil
}

// fill makes the draft anew, from one part of the record as it stands.
func (c *sealedContent) fill(r Record, f form.Form, at time.Time) form.Draft {
	in := r.FormInput(at)
	in.With, in.Early, in.Numbers = c.With, c.Early, c.Numbers
	return form.Fill(f, c.Stage, in)
}

// countsOf are the numbers behind a property that is not named as one of them.
var countsOf = map[string][]casefile.Of{
	"counts.figures":       {casefile.Clients, casefile.Counterparts, casefile.Transactions},
	"counts.by_country":    {casefile.DataSubjects},
	"counts.member_states": {casefile.DataSubjects},
	"counts.several":       {casefile.DataSubjects},
}

// rests notes the facts and counts that fill a field, as they stand.
func (c *sealedContent) rests(r Record, sources []string) {
	for _, s := range sources {
		if i := slices.IndexFunc(r.Facts, func(f Fact) bool { return f.Key == s }); i >= 0 {
			c.Facts[s] = r.Facts[i].Version
		}
		of := countsOf[s]
		if name, ok := strings.CutPrefix(s, "counts."); ok && of == nil {
			of = []casefile.Of{casefile.Of(name)}
		}
		for _, o := range of {
			if n, ok := Latest(r.Counts, o); ok {
				c.Revisions[string(o)] = r.revision(n)
			}
		}
	}
}

// revision is which of those of its kind a count is, from 1.
func (r Record) revision(n Count) int {
	place := 0
	for _, x := range r.Counts {
		if x.Of == n.Of && x.ID <= n.ID {
			place++
		}
	}
	return place
}

var (
	// ErrFormGone is returned for a sealed draft of a form, or of a version of one,
	// that this program does not have, and for one whose content came from elsewhere
	// and is not what the record says that it is.
	ErrFormGone = errors.New("the form is not one of this program's")
	// ErrNoContent is returned for a sealed draft of which only the hash is here.
	ErrNoContent = errors.New("only the hash of the sealed draft is here")
)

func (d *SealedDraft) content() (c sealedContent, f form.Form, err error) {
	if d.ContentSize == 0 {
		return c, f, ErrNoContent
	}
	if err := d.whole(); err != nil {
		return c, f, err
	}
	if err := json.Unmarshal([]byte(d.Content), &c); err != nil {
		return c, f, fmt.Errorf("sealed draft %d: %w: %w", d.ID, ErrFormGone, err)
	}
	f, ok := form.FormVersion(c.Form, c.FormVersion)
	if c.Frist != sealedVersion || !ok || f.Stage(c.Stage) < 0 || !c.isOf(d) {
		return c, f, fmt.Errorf("%s, version %s, stage %s: %w", c.Form, c.FormVersion, c.Stage, ErrFormGone)
	}
	return c, f, nil
}

// isOf reports whether the content answers what the record says that it does.
func (c *sealedContent) isOf(d *SealedDraft) bool {
	return c.Obligation == d.Obligation && c.Country == d.Country && c.Form == d.Form && c.FormVersion == d.FormVersion &&
		c.Stage == d.Stage && slices.Equal(c.With, d.With)
}

// Draft is what was sealed, as the draft that it was: the same files can be made
// of it, whatever has become of the record since.
func (d SealedDraft) Draft() (form.Draft, error) {
	c, f, err := d.content()
	if err != nil {
		return form.Draft{}, err
	}
	type place struct {
		field *form.Field
		part  int
	}
	fields := map[string]place{}
	for i := range f.Parts {
		for j := range f.Parts[i].Fields {
			x := &f.Parts[i].Fields[j]
			fields[x.Number] = place{x, i}
		}
	}
	draft := form.Draft{Form: f, Stage: c.Stage}
	for _, a := range c.Answers {
		x, ok := fields[a.Number]
		if !ok || len(a.Need) != 1 {
			return form.Draft{}, fmt.Errorf("%s, field %s: %w", c.Form, a.Number, ErrFormGone)
		}
		draft.Values = append(draft.Values, form.Filled{Field: x.field, Part: x.part, Value: form.Value{Text: a.Value, Lines: a.Values}, Source: a.Source, Need: form.Need(a.Need[0])})
	}
	for _, m := range c.Missing {
		x := draft.Field(m.Number)
		if x == nil || len(m.Need) != 1 {
			return form.Draft{}, fmt.Errorf("%s, field %s: %w", c.Form, m.Number, ErrFormGone)
		}
		missing := form.Missing{Number: m.Number, Key: m.Key, Need: form.Need(m.Need[0]), Stage: c.Stage, Estimate: x.Estimate}
		if x.When != nil {
			missing.Why = x.When.Says
		}
		draft.Missing = append(draft.Missing, missing)
	}
	for _, p := range c.Problems {
		draft.Problems = append(draft.Problems, form.Problem{Number: p.Number, Key: p.Key, Code: p.Code, Text: p.Text})
	}
	for _, p := range c.Notes {
		draft.Notes = append(draft.Notes, form.Problem{Number: p.Number, Key: p.Key, Code: p.Code, Text: p.Text})
	}
	return draft, nil
}

// Basis is as much of the record as a document of the sealed draft tells, as it
// was: the reference and the title of the incident, and the entity.
func (d SealedDraft) Basis() (Record, error) {
	c, _, err := d.content()
	if err != nil {
		return Record{}, err
	}
	return Record{
		Incident: Incident{ID: d.IncidentID, Ref: c.Incident, Title: c.Title},
		Entity:   Entity{Name: c.Entity.Name, Country: c.Entity.Country, OrgNo: c.Entity.OrgNo, LEI: c.Entity.LEI},
		PartOf:   identity(d.EntityID),
	}, nil
}

// Rests says which version of each fact, and which revision of each number, the
// sealed draft rests on.
func (d SealedDraft) Rests() (facts, revisions map[string]int, err error) {
	c, _, err := d.content()
	return c.Facts, c.Revisions, err
}

// Without is why a final report leaves out what the recipient was told before; empty
// where it does not.
func (d SealedDraft) Without() string {
	c, _, err := d.content()
	if err != nil {
		return ""
	}
	return c.Without
}

// Ahead says whether the sealed draft takes along what is asked only in a later
// stage, and whether of that only how many are affected.
func (d SealedDraft) Ahead() (early, numbers bool, err error) {
	c, _, err := d.content()
	return c.Early, c.Numbers, err
}

// A Difference is a field in which the record no longer says what was sealed.
type Difference struct {
	Number, Key string
	Sealed, Now form.Value
}

// Differs lists the fields in which the record, as it stands at an instant, would
// now be answered in another way: if there is one, the sealed draft is void. What
// is compared are the answers of the fields that are asked. It is left out
// whether a field must be filled, what is missing and what is wrong: of these
// some change by the mere passing of time (a filing becomes late, a time is no
// longer in the future), and no answer does. The title of the incident, the
// sources of facts and edits that leave an answer as it was are no difference
// either; but what else was filed meanwhile is one where the form asks for it.
// The record is the whole one.
func (d SealedDraft) Differs(r Record, at time.Time) ([]Difference, error) {
	c, f, err := d.content()
	if err != nil {
		return nil, err
	}
	part, err := r.Part(identity(d.EntityID))
	if err != nil {
		return nil, err
	}
	part.Filings = slices.DeleteFunc(slices.Clone(part.Filings), func(f Filing) bool { return f.SealedID != nil && *f.SealedID == d.ID })
	now := c.fill(part, f, at)
	sealed := map[string]form.Value{}
	for _, a := range c.Answers {
		sealed[a.Number] = form.Value{Text: a.Value, Lines: a.Values}
	}
	var list []Difference
	for i := range now.Values {
		x := &now.Values[i]
		if was := sealed[x.Number]; was.Text != x.Value.Text || !slices.Equal(was.Lines, x.Value.Lines) {
			list = append(list, Difference{x.Number, x.Key(), was, x.Value})
		}
	}
	return list, nil
}
