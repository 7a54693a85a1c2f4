package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"frist/models/form"
	"frist/models/i18n"
)

// DraftJSON writes a draft as JSON: in the recipient's own form where it has one,
// which is where its fields have a place in a file, and in ours for the others.
// What cannot be written as the type that it should have stands there as it was
// typed: nothing is left out, and the recipient's schema says where. The same
// draft gives the same bytes.
func DraftJSON(w io.Writer, d form.Draft) error {
	var body any = newSheet(d)
	if hasFile(d) {
		body = recipientFile(d)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(body); err != nil {
		return fmt.Errorf("export: writing JSON: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func hasFile(d form.Draft) bool {
	return slices.ContainsFunc(d.Values, func(x form.Filled) bool { return x.Path != "" })
}

// An object is a JSON object whose keys stand in the order in which they came.
type object struct {
	keys   []string
	values map[string]any
}

// MarshalJSON writes the keys in their order.
func (o *object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, key := range o.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(o.values[key]); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (o *object) set(key string, value any) {
	if o.values == nil {
		o.values = map[string]any{}
	}
	if _, ok := o.values[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.values[key] = value
}

// roles are what the ESAs' file calls the entities of a report, by their place.
var roles = map[string]string{
	"submittingEntity": "SUBMITTING_ENTITY", "affectedEntity": "AFFECTED_ENTITY", "ultimateParentUndertaking": "ULTIMATE_PARENT_UNDERTAKING_ENTITY",
}

// inside is the object under a key, which is made where there is none.
func (o *object) inside(key string, withRole bool) *object {
	if in, ok := o.values[key].(*object); ok {
		return in
	}
	in := &object{}
	if role, ok := roles[key]; ok && withRole {
		in.set("entityType", role)
	}
	o.set(key, in)
	return in
}

// item is the nth object of the list under a key.
func (o *object) item(key string, n int) *object {
	items, _ := o.values[key].([]*object)
	for len(items) <= n {
		in := &object{}
		if role, ok := roles[key]; ok {
			in.set("entityType", role)
		}
		items = append(items, in)
	}
	o.set(key, items)
	return items[n]
}

const criterion = "classificationCriterion"

// A fileWriter puts the fields of a draft where the recipient has them.
type fileWriter struct {
	root object
	// withRoles: the entities say what they are.
	withRoles bool
	draft     form.Draft
}

func recipientFile(d form.Draft) *object {
	f := &fileWriter{withRoles: d.Form.ID == "dora", draft: d}
	for i := range d.Values {
		x := &d.Values[i]
		if value := jsonValue(x); value != nil {
			f.put(x, value)
		}
	}
	return &f.root
}

// put follows the path of a field. "a[].b" is one object for each item of the
// value; "classificationTypes[x].b" is in the object of the criterion x.
func (f *fileWriter) put(x *form.Filled, value any) {
	in, path := &f.root, strings.Split(x.Path, ".")
	last := path[len(path)-1]
	for _, key := range path[:len(path)-1] {
		name, of, list := strings.Cut(key, "[")
		switch of = strings.TrimSuffix(of, "]"); {
		case !list:
			in = in.inside(name, f.withRoles)
		case of != "":
			in = ofCriterion(in, name, of)
		default:
			f.each(in, name, last, value)
			return
		}
	}
	if last == "LEI" && x.Number == "1.3" && !looksLikeLEI(x.Value.Text) {
		last = "code"
	}
	in.set(last, value)
}

// looksLikeLEI reports whether the file takes s for a LEI: there a report says
// either that or another code.
func looksLikeLEI(s string) bool {
	if len(s) != 20 {
		return false
	}
	for i, c := range []byte(s) {
		if digit := c >= '0' && c <= '9'; !digit && (i >= 18 || c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// each puts the items of a value in one object each. The types of the entities
// affected are those of all of them, and are said of each.
func (f *fileWriter) each(in *object, name, last string, value any) {
	items, _ := value.([]any)
	if last == "affectedEntityType" {
		for i := range f.entities() {
			in.item(name, i).set(last, value)
		}
		return
	}
	for i, v := range items {
		in.item(name, i).set(last, v)
	}
}

// entities is how many entities the report is of.
func (f *fileWriter) entities() int {
	n := 1
	for _, number := range []string{"1.5", "1.6"} {
		if x := f.draft.Field(number); x != nil {
			n = max(n, len(x.Value.Lines))
		}
	}
	return n
}

// ofCriterion is the object of a criterion. What is said of one that is not chosen
// stands with the first that is: it is not lost, and none is added.
func ofCriterion(in *object, name, of string) *object {
	items, _ := in.values[name].([]*object)
	for _, o := range items {
		if o.values[criterion] == of {
			return o
		}
	}
	return in.item(name, 0)
}

// jsonValue is what is said in a field as the file has it, and nil where nothing is.
func jsonValue(x *form.Filled) any {
	if x.Value.Empty() {
		return nil
	}
	s := x.Value.Text
	switch x.Kind() {
	case form.Choices, form.Countries, form.Lines:
		items := make([]any, len(x.Value.Lines))
		for i, l := range x.Value.Lines {
			items[i] = x.Code(l)
		}
		return items
	case form.YesNo:
		return jsonAnswer(x)
	case form.OneOf:
		return x.Code(s)
	case form.Instant:
		if t, ok := form.ParseInstant(s); ok {
			return form.FormatInstant(t)
		}
	case form.Duration:
		if d, ok := form.ParseDuration(s); ok {
			return form.FormatDuration(d)
		}
	case form.Number, form.Percent, form.Money:
		if n, ok := figure(x); ok {
			return json.Number(n)
		}
	default:
	}
	return s
}

func jsonAnswer(x *form.Filled) any {
	s := x.Value.Text
	switch {
	case x.Codes != nil:
		return x.Code(s)
	case s == "yes" || s == "no":
		return s == "yes"
	case s == "unknown":
		return nil
	}
	return s
}

// figure is a number as a recipient wants it: money in thousands.
func figure(x *form.Filled) (string, bool) {
	switch x.Kind() {
	case form.Number:
		n, ok := form.ParseNumber(x.Value.Text)
		return fmt.Sprint(n), ok
	case form.Percent:
		return form.ParsePercent(x.Value.Text)
	case form.Money:
		a, ok := form.ParseMoney(x.Value.Text)
		return form.Thousands(a.Number), ok
	default:
		return "", false
	}
}

// draftFormat names our own form of a draft.
const draftFormat = "draft/1"

// A sheet is a draft for a recipient who takes no file: what to type where.
type sheet struct {
	Format    string       `json:"frist"`
	Form      string       `json:"form"`
	Version   string       `json:"version"`
	Stage     form.Stage   `json:"stage"`
	Title     i18n.Text    `json:"title"`
	Note      *i18n.Text   `json:"note,omitempty"`
	Recipient i18n.Text    `json:"recipient"`
	Fields    []sheetField `json:"fields"`
}

type sheetField struct {
	Number     string    `json:"number"`
	Label      i18n.Text `json:"label"`
	Unverified bool      `json:"unverified,omitempty"`
	Type       form.Type `json:"type"`
	Need       string    `json:"need"`
	Value      any       `json:"value"` // a text, a list or null
	Source     string    `json:"source,omitempty"`
}

// needs are the words for what a field needs, as in the line for what is missing.
var needs = map[form.Need]string{form.Mandatory: "mandatory", form.Conditional: "conditional", form.Optional: "optional", form.Early: "early"}

func newSheet(d form.Draft) sheet {
	s := sheet{Format: draftFormat, Form: d.Form.ID, Version: d.Form.Version, Stage: d.Stage, Title: d.Form.Title, Recipient: d.Form.Recipient, Fields: []sheetField{}}
	if !d.Form.Note.IsZero() {
		s.Note = &d.Form.Note
	}
	for i := range d.Values {
		x := &d.Values[i]
		f := sheetField{Number: x.Number, Label: x.Says(), Unverified: x.Unverified, Type: x.Kind(), Need: needs[x.Need], Source: x.Source}
		switch {
		case x.Value.Empty():
		case x.Kind().IsList():
			f.Value = x.Value.Lines
		default:
			f.Value = x.Value.Text
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}
