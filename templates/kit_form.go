package templates

import (
	"strings"

	"github.com/a-h/templ"

	"frist/models/calendar"
	"frist/models/i18n"
)

// A PostForm is a form that changes something. Everything in it is sent as it
// stands: the server says what is wrong, the browser does not.
type PostForm struct {
	Action string
	// Once is the token that makes a second press of the button do nothing.
	Once string
	// Version is the version of the record that the form shows; 0 for a new one.
	Version int64
	// Draft has the form saved as it is written, under its own address or DraftAs.
	Draft   bool
	DraftAs string
	// Saved says when a draft was saved that the form has been filled from:
	// "kl. 14.05", and is empty if there is none.
	Saved string
	// Upload is set when the form has a file in it.
	Upload bool
	// Back is the page of the site that somebody came from and is to see again once
	// the form is stored; empty where they did not come from one.
	Back string
}

// cancel is the way out of a form: where somebody came from, or else to other.
func (f PostForm) cancel(other string) Button {
	if f.Back != "" {
		other = f.Back
	}
	return Button{Text: cancelText, Kind: "link", Href: other}
}

// draftPath is what the draft is kept under.
func (f PostForm) draftPath() string {
	if f.DraftAs != "" {
		return f.DraftAs
	}
	return f.Action
}

func (f PostForm) enctype() string {
	if f.Upload {
		return "multipart/form-data"
	}
	return "application/x-www-form-urlencoded"
}

// A Field is one question with one answer in text. Name is also its id, so a
// problem links to it as "#" + Name.
type Field struct {
	Name    string
	Label   i18n.Text
	Hint    i18n.Text
	Value   string
	Problem i18n.Text
	// Optional adds "(valfritt)"; nothing marks what must be answered.
	Optional bool
	// Type is the input's; empty is "text". Kind of keyboard and what a browser
	// may fill in are Mode ("numeric") and Autocomplete ("username").
	Type, Mode, Autocomplete string
	// Width is a class of form.css: "w-5", "w-10", "w-20", "w-full".
	Width string
	// Rows is the height of a text area; 0 is 5.
	Rows int
	// Max is the number of characters that the recipient takes; 0 is any. It is
	// said, and not enforced by the browser, which would cut what is pasted.
	Max int
	// Unit stands after it: "%".
	Unit string
	// Readonly shows a value that cannot be changed here.
	Readonly bool
	// Lang marks text in another language than the page.
	Lang string
	// Large is set for the only question of a page: the label is then its heading.
	Large bool
}

func (f Field) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

func (f Field) rows() int {
	if f.Rows == 0 {
		return 5
	}
	return f.Rows
}

// described lists the ids of what is said about a field.
func described(name string, hint, problem i18n.Text, more ...string) string {
	ids := more
	if !hint.IsZero() {
		ids = append(ids, name+"-hint")
	}
	if !problem.IsZero() {
		ids = append(ids, name+"-problem")
	}
	return strings.Join(ids, " ")
}

func (f Field) described() string {
	var more []string
	if f.Max > 0 {
		more = append(more, f.Name+"-max")
	}
	return described(f.Name, f.Hint, f.Problem, more...)
}

// An Option is one answer to choose. Value "" is a real answer in a select:
// write it out ("Inte känt").
type Option struct {
	Value string
	Label i18n.Text
	Hint  i18n.Text
	// Or puts "eller" above it: for the answer that excludes the others.
	Or bool
}

// A Choice is one question with some answers to choose from. Values has one
// value, except for boxes.
type Choice struct {
	Name    string
	Label   i18n.Text
	Hint    i18n.Text
	Problem i18n.Text
	Options []Option
	Values  []string
	// Inline puts two or three short radios beside one another.
	Inline bool
	// Optional adds "(valfritt)".
	Optional bool
	Large    bool
}

func (c Choice) chosen(value string) bool {
	for _, v := range c.Values {
		if v == value {
			return true
		}
	}
	return false
}

// optionID is the id of option i. The first has the name itself, so that a
// problem can link to the question.
func (c Choice) optionID(i int) string {
	if i == 0 {
		return c.Name
	}
	return c.Name + "-" + c.Options[i].Value
}

// The answers that most questions of fact have. Unknown is an answer.
var (
	Yes     = Option{Value: "yes", Label: i18n.Text{SV: "Ja", EN: "Yes"}}
	No      = Option{Value: "no", Label: i18n.Text{SV: "Nej", EN: "No"}}
	Unknown = Option{Value: "unknown", Label: i18n.Text{SV: "Inte känt", EN: "Not known"}}
)

// A WrittenTime is a date and a time of day as somebody typed them.
type WrittenTime struct {
	Year, Month, Day, Clock string
	// Fold is "first" or "second" for a time that the autumn change makes twice.
	Fold string
}

// A DateTime asks when. Its fields are Name + ".y", ".m", ".d", ".t" (the clock,
// "07:40" or "07.40"), and ".fold" when AskFold is set. With Precise also
// ".precision" (see [calendar.Precision]), and for the later of two times the
// same fields after Name + ".until". Its id is Name, at the year.
//
// A time pasted whole into any of the fields fills them all: by the script, or
// by the server, which must take "2026-11-14 07:40" in ".y" when ".m" and ".d"
// are empty.
type DateTime struct {
	Name    string
	Label   i18n.Text
	Hint    i18n.Text
	Problem i18n.Text
	// Warning is said of a time that is taken, and may not be the one that was meant.
	Warning i18n.Text
	At      WrittenTime
	// DateOnly leaves the clock out.
	DateOnly bool
	// AskFold asks which of the two it was. It is set after the server has found
	// that the time occurs twice, and otherwise not.
	AskFold, AskUntilFold bool
	// Precise also asks how well the time is known, and Needed leaves out the
	// answer that it is not known at all.
	Precise   bool
	Needed    bool
	Precision calendar.Precision
	Until     WrittenTime
	Optional  bool
	Large     bool
	// Plain leaves out the usual hint, where it stands above many such questions.
	Plain bool
}

// Guess is what a form calls a time that is on record as somebody's guess: an
// unknown time with an instant. It is offered only where there is one.
const Guess = calendar.Precision("guess")

// precisions are those that a question offers.
func (d DateTime) precisions() []calendar.Precision {
	var ps []calendar.Precision
	for _, p := range calendar.Precisions {
		if p != calendar.Unknown || !d.Needed {
			ps = append(ps, p)
		}
	}
	if d.Precision == Guess {
		ps = append(ps, Guess)
	}
	return ps
}

var precisionNames = map[calendar.Precision]i18n.Text{
	calendar.Exact:   {SV: "Exakt tid", EN: "Exact time"},
	calendar.About:   {SV: "Ungefärlig tid", EN: "Approximate time"},
	calendar.Between: {SV: "Någon gång mellan två tider", EN: "Some time between two times"},
	calendar.OnDay:   {SV: "Den dagen, klockslaget är inte känt", EN: "That day, time of day not known"},
	calendar.Unknown: Unknown.Label,
	Guess:            {SV: "Osäker uppgift, en gissning", EN: "Uncertain, a guess"},
}

// A Problem is one line of the summary of what is wrong. Field is the name of
// the field that it is about; empty for the page as a whole.
type Problem struct {
	Field string
	Text  i18n.Text
}

// ProblemsInOrder lists problems in the order in which the fields stand on the
// page. Problems with fields that are not named come last, so none is lost.
func ProblemsInOrder(problems map[string]i18n.Text, fields ...string) []Problem {
	var list []Problem
	seen := map[string]bool{}
	add := func(name string) {
		if text, bad := problems[name]; bad && !seen[name] {
			seen[name] = true
			list = append(list, Problem{Field: name, Text: text})
		}
	}
	for _, name := range fields {
		add(name)
	}
	for _, name := range sortedKeys(problems) {
		if !seen[name] {
			list = append(list, Problem{Text: problems[name]}) // not on this page: nothing to link to
		}
	}
	return list
}

// A Button is pressed. Kind is "" for the one that the page is about, or
// "second", "danger", "link". Name and Value are sent with the form; Href makes
// it a link that looks like a button.
type Button struct {
	Text        i18n.Text
	Kind        string
	Name, Value string
	Href        string
	// Download says that the link gives a file.
	Download bool
}

// A Conflict is a record that two people changed at the same time. Each field
// that both changed is asked for as "keep." + Name with the value "mine",
// "theirs" or "own", and the text for "own" as "own." + Name.
type Conflict struct {
	Who    string
	When   string
	Fields []ConflictField
	// Merged lists what the other changed that this person did not: it is kept.
	Merged []i18n.Text
}

// A ConflictField is one field that both changed.
type ConflictField struct {
	Name         string
	Label        i18n.Text
	Mine, Theirs string
	// Keep is what was chosen, when the page comes back: "mine", "theirs", "own".
	Keep string
	Own  string
}

// keepID is the id of one answer. The first has the name that a problem links to.
func (f ConflictField) keepID(keep string) string {
	if keep == "mine" {
		return "keep." + f.Name
	}
	return "keep." + f.Name + "-" + keep
}

// own is what a combined version starts from: both, so that nothing is lost.
func (f ConflictField) own() string {
	if f.Own != "" || f.Keep == "own" {
		return f.Own
	}
	return strings.TrimSpace(f.Mine + "\n\n" + f.Theirs)
}

// partID is the id of one box of a date: the year's is the name of the question.
func partID(name, part string) string {
	if part == ".y" {
		return name
	}
	return name + part
}

func (d DateTime) hint(p Page) i18n.Text {
	switch {
	case !d.Hint.IsZero():
		return d.Hint
	case d.Plain:
		return i18n.Text{}
	case d.DateOnly:
		return dateHint
	}
	return dateTimeHint.With(p.zoneText())
}

// zoneText names the zone that a typed time is read in. It has no offset, which
// depends on the day that is typed.
func (p Page) zoneText() i18n.Text {
	if p.Zone == nil {
		return i18n.Same("UTC")
	}
	if t, ok := zoneTimes[p.Zone.String()]; ok {
		return t
	}
	return zoneTime.With(p.Zone.String())
}

func (c Choice) layout() string {
	if c.Inline {
		return "choices-inline"
	}
	return "choices"
}

// attrs are the attributes that a field has only sometimes.
func (f Field) attrs() templ.OrderedAttributes {
	var a templ.OrderedAttributes
	add := func(key, value string) {
		if value != "" {
			a = append(a, templ.KeyValue[string, any]{Key: key, Value: value})
		}
	}
	add("aria-describedby", f.described())
	if !f.Problem.IsZero() {
		add("aria-invalid", "true")
	}
	add("inputmode", f.Mode)
	add("autocomplete", f.Autocomplete)
	add("lang", f.Lang)
	return a
}

func (c Choice) attrs() templ.OrderedAttributes {
	var a templ.OrderedAttributes
	if ids := described(c.Name, c.Hint, c.Problem); ids != "" {
		a = append(a, templ.KeyValue[string, any]{Key: "aria-describedby", Value: ids})
	}
	if !c.Problem.IsZero() {
		a = append(a, templ.KeyValue[string, any]{Key: "aria-invalid", Value: "true"})
	}
	return a
}
