package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/web/export"
)

const factsMore = `
Each fact has the key that it has in a case file, under facts. An answer that is
none of the choices of a choice, choices, countries or answer is refused there;
any other stands as it was typed, and a draft says what is wrong with it.`

// A listedFact is a fact as frist facts lists it.
type listedFact struct {
	Key     string         `json:"key"`
	Type    form.Type      `json:"type"`
	Items   form.Type      `json:"items,omitempty"`
	Section form.Section   `json:"section"`
	Label   i18n.Text      `json:"label"`
	Help    *i18n.Text     `json:"help,omitempty"`
	Law     string         `json:"law"`
	Limit   int            `json:"limit,omitempty"`
	Choices []listedChoice `json:"choices,omitempty"`
	Example any            `json:"example"`
	Fields  []form.Place   `json:"fields"`
}

type listedChoice struct {
	Value string    `json:"value"`
	Label i18n.Text `json:"label"`
}

// factsCommand lists what is asked about an incident.
func factsCommand(_ context.Context, c *invocation) error {
	asJSON := c.flags.Bool("json", false, "list everything that is known of each fact, as JSON")
	if _, err := c.parse(0); err != nil {
		return err
	}
	if !*asJSON {
		for _, f := range form.Catalogue {
			fmt.Fprintf(c.out, "%-34s %-9s %s\n", f.Key, f.Type, f.Label.SV)
		}
		return nil
	}
	list := make([]listedFact, 0, len(form.Catalogue))
	for _, f := range form.Catalogue {
		list = append(list, listed(f))
	}
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

func listed(f form.Fact) listedFact {
	l := listedFact{Key: f.Key, Type: f.Type, Items: f.Items, Section: f.Section, Label: f.Label, Law: f.Law, Limit: f.Limit, Example: f.Example(), Fields: form.Fills(f.Key)}
	if l.Fields == nil {
		l.Fields = []form.Place{}
	}
	if !f.Help.IsZero() {
		l.Help = &f.Help
	}
	for _, o := range f.Options() {
		l.Choices = append(l.Choices, listedChoice(o))
	}
	return l
}

const draftMore = `
It makes the draft from the facts as they are and refuses nothing. What is missing is
printed to standard error, a line each:

  field 3.4 clients_affected: mandatory in intermediate
  field 1.13 parent_name: conditional in intermediate

The second must be filled in if something is so that is not known. A fact is named by
its key, and what stands elsewhere in a case file by where it stands there, such as
incident.classified_major_at. What is wrong with what is filled in follows.

Several stages with commas between them are one filing, of the last of them:
--stage initial,intermediate. Only DORA takes that, of stages that follow upon each
other. What an authority was told before is looked at where it bears on the draft:
where the data protection authorities of several countries are told, --country says
which one it is for. It reads the database and changes nothing in it. What
is missing is as of now; a PDF has the time of the last change of the record, so that
the same record gives the same bytes.`

// draftFormats are what a draft can be written as.
var draftFormats = []string{"json", "xlsx", "pdf"}

// A draftCall is what frist draft was asked for.
type draftCall struct {
	form   form.Form
	stage  form.Stage
	with   []form.Stage
	format string
	lang   i18n.Lang
	early  bool
	entity int
	// country is whose authority it is for, where several are told; empty: the first.
	country string
	at      time.Time // as of which it is made
}

func draftCommand(ctx context.Context, c *invocation) error {
	path := c.database()
	id := c.flags.String("form", "dora", "the `form`: "+strings.Join(formIDs(), ", "))
	stages := c.flags.String("stage", "initial", "the `stage` of it")
	format := c.flags.String("format", "json", "what to write: `json` (the recipient's file where it takes one), xlsx or pdf")
	lang := c.flags.String("lang", "sv", "the `language` of the workbook, the PDF and of what is wrong: sv or en")
	out := c.flags.String("out", "-", "the `file` to write; - is standard output")
	entity := c.flags.Int("entity", 0, "the `number` of one of the incident's further entities, as in its case file; 0 is its own")
	country := c.flags.String("country", "", "whose data protection `authority` it is for, such as SE, where several are told (default the first)")
	early := c.flags.Bool("early", false, "take also what is asked only in a later stage")
	words, err := c.parse(1)
	if err != nil {
		return err
	}
	call := draftCall{format: *format, lang: i18n.Parse(*lang), early: *early, entity: *entity, country: *country, at: now()}
	switch {
	case !slices.Contains(draftFormats, *format):
		return c.wrong(fmt.Errorf("--format: %q is none of %s", *format, strings.Join(draftFormats, ", ")))
	case *lang != "sv" && *lang != "en":
		return c.wrong(fmt.Errorf("--lang: %q is neither sv nor en", *lang))
	}
	if err := call.asks(*id, *stages); err != nil {
		return c.wrong(err)
	}
	write, d, err := call.draftFrom(ctx, *path, words[0])
	if err != nil {
		return err
	}
	if err := writeFile(*out, c.out, write); err != nil {
		return err
	}
	for _, m := range d.Missing {
		fmt.Fprintln(c.err, m)
	}
	for _, p := range slices.Concat(d.Problems, d.Notes) {
		fmt.Fprintln(c.err, d.Placed(p).Say(call.lang))
	}
	return nil
}

func formIDs() []string {
	var ids []string
	for _, f := range form.Forms {
		if !slices.Contains(ids, f.ID) { // another version is no other form
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// asks reads which form is wanted, and in which stages. The last is drafted.
func (call *draftCall) asks(id, stages string) error {
	var ok bool
	var asked []form.Stage
	if call.form, ok = form.FormOn(id, form.Day(call.at, calendar.Sweden().Zone)); !ok {
		return fmt.Errorf("--form: %q is none of %s", id, strings.Join(formIDs(), ", "))
	}
	for _, s := range strings.Split(stages, ",") {
		if call.form.Stage(form.Stage(s)) < 0 {
			var names []string
			for _, x := range call.form.Stages {
				names = append(names, string(x.ID))
			}
			return fmt.Errorf("--stage: %q is none of those of %s: %s", s, id, strings.Join(names, ", "))
		}
		asked = append(asked, form.Stage(s))
	}
	if call.stage, call.with, ok = call.form.Combine(asked...); !ok {
		return fmt.Errorf("--stage: %s does not take %s in one filing", id, stages)
	}
	return nil
}

// authority is the country of the data protection authority that the draft is for,
// among those that are told; empty where it is for another.
func (call *draftCall) authority(r models.Record) (string, error) {
	var told []string
	duties := call.form.Stages[call.form.Stage(call.stage)].Duties
	for _, o := range r.Obligations(call.at) {
		if slices.Contains(duties, o.ID) && o.Told != "" {
			told = append(told, o.Told)
		}
	}
	switch {
	case call.country == "" && len(told) > 0:
		return told[0], nil
	case call.country == "" || slices.Contains(told, call.country):
		return call.country, nil
	case len(told) == 0:
		return "", fmt.Errorf("--country: %s %s is not told to the data protection authority of a country", call.form.ID, call.stage)
	}
	return "", fmt.Errorf("--country: %q is none of those whose authority is told: %s", call.country, strings.Join(told, ", "))
}

// draftFrom reads the incident and makes the draft. The database is closed before
// anything is written: only then is it known that it stood still meanwhile.
func (call *draftCall) draftFrom(ctx context.Context, path, ref string) (write func(io.Writer) error, d form.Draft, err error) {
	s, err := models.OpenToRead(ctx, path, now)
	if err != nil {
		return nil, d, err
	}
	defer closing(s, &err)
	if err := s.Current(); err != nil {
		return nil, d, err
	}
	r, err := s.Record(ctx, operator(), ref)
	if errors.Is(err, models.ErrNotFound) {
		err = fmt.Errorf("%s has no incident %q", path, ref)
	}
	if err != nil {
		return nil, d, err
	}
	parts := r.Parts()
	if call.entity < 0 || call.entity >= len(parts) {
		return nil, d, fmt.Errorf("--entity: the incident has %d further entities, and no %d", len(parts)-1, call.entity)
	}
	r = parts[call.entity]
	country, err := call.authority(r)
	if err != nil {
		return nil, d, err
	}
	in := r.FormInput(call.at)
	in.With, in.Early, in.Told = call.with, call.early, r.Before(call.form, country)
	d = form.Fill(call.form, call.stage, in)
	switch call.format {
	case "xlsx":
		return func(w io.Writer) error { return export.DraftXLSX(w, d, call.lang, r.Entity.Zone()) }, d, nil
	case "pdf":
		made, err := lastChange(ctx, s, ref, call.at)
		if err != nil {
			return nil, d, err
		}
		opt := report.Options{Lang: call.lang, Made: made, By: operator().Name, Version: version()}
		return func(w io.Writer) error { return export.PDF(w, report.Draft(r, d, opt)) }, d, nil
	}
	return func(w io.Writer) error { return export.DraftJSON(w, d) }, d, nil
}

// lastChange is when the record of an incident was last changed, at the latest at.
func lastChange(ctx context.Context, s *models.Store, ref string, at time.Time) (time.Time, error) {
	lines, _, err := s.Log(ctx, operator(), ref, 0)
	if err != nil || len(lines) == 0 {
		return at, err
	}
	return lines[0].At, nil
}
