package templates

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"frist/models/i18n"
)

// AtForms is the place of an incident's drafts: what its forms would say now.
const AtForms = "/drafts"

// A DraftList is every form that the duties of an incident are met by.
type DraftList struct {
	Head   IncidentHead
	Groups []DraftGroup
	// MayKeep is whether this person fills in what is missing.
	MayKeep bool
}

// A DraftGroup is drafts that stand in the same place.
type DraftGroup struct {
	Title  i18n.Text
	Drafts []DraftRow
}

// A DraftRow is the draft for one duty. Done is when the duty was met.
type DraftRow struct {
	To          string
	Title, Form i18n.Text
	Href        string
	Strict      time.Time
	Waits       i18n.Text
	Done        time.Time
	State       Tag
	Seal        *Tag // nil: nothing is sealed
	Coverage    Coverage
	// Zone is the one in which its entity reads its times.
	Zone *time.Location
}

// A Coverage is how much of what must be filled in is. May is how much more may
// have to be, for what is not known yet, and Wrong how much is not right. Ahead is how
// much is answered of what is asked only later.
type Coverage struct{ Filled, Asked, May, Wrong, Ahead int }

// A DraftView is one form as far as it can be filled, beside what it is filled from.
type DraftView struct {
	Head        IncidentHead
	To          string
	Form, Stage i18n.Text
	Facts       []Fact
	Notes       []i18n.Text
	Coverage    Coverage
	// Files are the downloads, and Print the page that is nothing but the draft.
	Files []Button
	Print string
	// Views narrow the page, and With are the stages that may be sent together.
	Views, With []NavItem
	Missing     []DraftGap
	Wrong       []DraftFault
	Parts       []DraftPart
	Early       []DraftPart
	// Sheet is set where each answer is copied by itself.
	Sheet bool
	// Sealed is the draft that was sealed last, nil if none was, and Seal seals this
	// one, for whoever may.
	Sealed *SealedNote
	Seal   *SealForm
	// Problems are those of sealing it.
	Problems []Problem
}

// A SealedNote says how far the draft has come that was sealed last.
type SealedNote struct {
	Tag  Tag
	Text i18n.Text
	Href string
}

// A DraftGap is a field that must be filled in, or may have to be.
type DraftGap struct {
	Number   string
	Question i18n.Text
	Must     bool
	Estimate bool
	// Why is the condition of a field that may have to be filled in.
	Why i18n.Text
}

// A DraftFault is something that is not right with what is said in a field.
type DraftFault struct {
	Number         string
	Question, Text i18n.Text
}

// A DraftPart is fields under one heading of the form.
type DraftPart struct {
	Title  i18n.Text
	Fields []DraftField
}

// A DraftField is one numbered question with what is said.
type DraftField struct {
	Number   string
	Question i18n.Text
	// Value is what is said, as a person reads it, and InFile what the file says
	// where that is not the same.
	Value, InFile string
	// Typed is what is copied where it is not Value: a number without its thousands apart.
	Typed string
	// TimeInFile is the time as the file has it, in UTC, and Note what else there is to
	// know of the question.
	TimeInFile string
	Note       i18n.Text
	// Known says how well the answer is known, where that is not exactly.
	Known i18n.Text
	// Need says whether it must be filled in, and Why under which condition.
	Need, Why i18n.Text
	Gap       *DraftGap // nil where nothing is missing
	// Limit is how many characters the recipient takes, 0 for any.
	Limit      int
	Problems   []i18n.Text
	Unverified bool
	// Source leads to where the answer is changed; without an address it only
	// says where it comes from.
	Source Link
	// Mark says how it stands to the last filing, and Was what was said then.
	Mark *Tag
	Was  string
}

// Anchor is where on the page of a draft a field stands.
func Anchor(number string) string { return "f-" + number }

// at is the id of a part of the field.
func (x DraftField) at(part string) string { return part + "-" + x.Number }

// copied is the id of what is copied: of a time what the file has, which the
// recipient’s own form takes too, and of a number its digits. What is selected whole
// is what is copied.
func (x DraftField) copied(sheet bool) string {
	switch {
	case sheet:
		return x.at("v")
	case x.TimeInFile != "":
		return x.at("n")
	case x.Typed != "":
		return x.at("t")
	}
	return x.at("v")
}

// typed is the answer as it is copied.
func (x DraftField) typed() string {
	if x.Typed != "" {
		return x.Typed
	}
	return x.Value
}

// rows is the height of the answer where it is copied, in lines.
func (x DraftField) rows() string {
	n := 0
	for line := range strings.SplitSeq(x.Value, "\n") {
		n += 1 + utf8.RuneCountInString(line)/70
	}
	return strconv.Itoa(min(n, 14))
}

// size says how much of the limit the answer takes.
func (x DraftField) size() i18n.Text {
	return draftSize.With(i18n.Number(utf8.RuneCountInString(x.Value)), i18n.Number(x.Limit))
}

// from is what stands before the source: where the answer comes from, or is to.
func (x DraftField) from() i18n.Text {
	if x.Value == "" {
		return draftGiven
	}
	return draftFrom
}

// Missing is how many fields must be filled in and are not.
func (c Coverage) Missing() int { return c.Asked - c.Filled }

// Says is the coverage in words.
func (c Coverage) Says() i18n.Text {
	t := coverage.With(i18n.Number(c.Filled), i18n.Number(c.Asked))
	if c.Ahead > 0 {
		return coverageAhead.With(t, answersAhead.Of(int64(c.Ahead)))
	}
	return t
}

// lacks says what is missing, and what else there is to see to.
func (c Coverage) lacks() i18n.Text {
	var texts []i18n.Text
	switch {
	case c.Missing() > 0:
		texts = append(texts, lacksFields.Of(int64(c.Missing())))
	case c.Asked > 0:
		texts = append(texts, lacksNothing)
	}
	if c.May > 0 {
		texts = append(texts, lacksMaybe.Of(int64(c.May)))
	}
	if c.Wrong > 0 {
		texts = append(texts, lacksRight.Of(int64(c.Wrong)))
	}
	return Sentences(texts...)
}

var (
	draftsNone     = i18n.Text{SV: "Inga utkast än", EN: "No drafts yet"}
	draftsNoneText = i18n.Text{SV: "Utkast finns för skyldigheter som har ett formulär. Ange vilken juridisk person incidenten gäller, när ni fick kännedom och hur den bedöms, så visas de här.", EN: "There are drafts for obligations that have a form. Say which legal entity the incident concerns, when you became aware and how it is assessed, and they are shown here."}
	draftsNoneDo   = i18n.Text{SV: "Fyll i uppgifterna", EN: "Fill in the facts"}
	draftsPublic   = i18n.Text{SV: "Det som lämnas till en myndighet blir allmän handling.", EN: "What is submitted to an authority becomes a public document."}
	draftsSecrecy  = i18n.Text{SV: "Offentlighet och sekretess", EN: "Public access and secrecy"}
	draftsLead     = i18n.Text{SV: "Utkasten fylls i från uppgifterna om incidenten. Inget skickas härifrån.", EN: "The drafts are filled in from the facts of the incident. Nothing is sent from here."}
	draftCovers    = i18n.Text{SV: "Hur mycket som är ifyllt", EN: "How much is filled in"}
	coverage       = i18n.Text{SV: "%s av %s obligatoriska fält är ifyllda", EN: "%s of %s mandatory fields are filled in"}
	coverageAhead  = i18n.Text{SV: "%s, och %s", EN: "%s, and %s"}
	answersAhead   = i18n.Plural{One: i18n.Text{SV: "1 svar i förväg", EN: "1 answer ahead of its report"}, Other: i18n.Text{SV: "%s svar i förväg", EN: "%s answers ahead of their report"}}
	lacksFields    = i18n.Plural{One: i18n.Text{SV: "1 saknas.", EN: "1 is missing."}, Other: i18n.Text{SV: "%s saknas.", EN: "%s are missing."}}
	lacksNothing   = i18n.Text{SV: "Ingenting saknas.", EN: "Nothing is missing."}
	lacksMaybe     = i18n.Plural{One: i18n.Text{SV: "1 fält till kan behövas.", EN: "1 more field may be needed."}, Other: i18n.Text{SV: "%s fält till kan behövas.", EN: "%s more fields may be needed."}}
	lacksRight     = i18n.Plural{One: i18n.Text{SV: "1 sak stämmer inte.", EN: "1 thing is not right."}, Other: i18n.Text{SV: "%s saker stämmer inte.", EN: "%s things are not right."}}
	draftDone      = i18n.Text{SV: "Inlämnat", EN: "Filed"}

	draftGaps      = i18n.Text{SV: "Saknas", EN: "Missing"}
	draftFaults    = i18n.Text{SV: "Stämmer inte", EN: "Not right"}
	draftMust      = i18n.Text{SV: "Ska fyllas i", EN: "Must be filled in"}
	draftMay       = i18n.Text{SV: "Ska fyllas i om %s", EN: "Must be filled in if %s"}
	draftEstimate  = i18n.Text{SV: "Uppskattning får lämnas.", EN: "An estimate may be given."}
	draftSize      = i18n.Text{SV: "%s av %s tecken", EN: "%s of %s characters"}
	draftFile      = i18n.Text{SV: "I filen, i tusental: %s", EN: "In the file, in thousands: %s"}
	draftFileTime  = i18n.Text{SV: "I filen:", EN: "In the file:"}
	draftFrom      = i18n.Text{SV: "Hämtas från:", EN: "Taken from:"}
	draftGiven     = i18n.Text{SV: "Fylls i under:", EN: "Filled in under:"}
	draftWas       = i18n.Text{SV: "Förra gången:", EN: "Last time:"}
	draftCopy      = i18n.Text{SV: "Kopiera", EN: "Copy"}
	draftCopied    = i18n.Text{SV: "Fält %s är kopierat.", EN: "Field %s is copied."}
	draftNothing   = i18n.Text{SV: "Inget svar", EN: "No answer"}
	draftEarly     = i18n.Text{SV: "Frågas senare, och får fyllas i redan nu (%s)", EN: "Asked later, and may be filled in already (%s)"}
	draftFiles     = i18n.Text{SV: "Hämta utkastet", EN: "Download the draft"}
	draftPrint     = i18n.Text{SV: "Visa för utskrift", EN: "Show for printing"}
	draftViews     = i18n.Text{SV: "Vad som visas", EN: "What is shown"}
	draftWith      = i18n.Text{SV: "Samma inlämning", EN: "The same filing"}
	draftAll       = i18n.Text{SV: "Inget återstår.", EN: "Nothing remains."}
	draftSheetHint = i18n.Text{SV: "Varje svar kan markeras helt och kopieras till mottagarens formulär, fråga för fråga.", EN: "Each answer can be selected whole and copied into the recipient’s form, question by question."}

	// TagUnread marks a question whose wording nobody has read.
	TagUnread = Tag{ToneSoon, i18n.Text{SV: "Ordalydelsen är inte kontrollerad", EN: "Wording not verified"}}
	// TagConfirmed, TagChanged, TagNew and TagLost say how an answer stands to what
	// was said in the last filing.
	TagConfirmed = Tag{ToneDone, i18n.Text{SV: "Bekräftas på nytt", EN: "Confirmed again"}}
	TagChanged   = Tag{ToneSoon, i18n.Text{SV: "Ändrad", EN: "Changed"}}
	TagNew       = Tag{ToneRun, i18n.Text{SV: "Ny", EN: "New"}}
	TagLost      = Tag{ToneLate, i18n.Text{SV: "Saknas nu", EN: "Now missing"}}
)

// A DraftNoFile says that there is no such file of a draft, and what there is.
type DraftNoFile struct {
	Head  IncidentHead
	Text  i18n.Text
	Files []Button
	Back  string
}

var draftBack = i18n.Text{SV: "Till utkastet", EN: "To the draft"}

// says is what a gap asks for.
func (g DraftGap) says() i18n.Text {
	t := draftMust
	if !g.Must {
		t = draftMay.With(g.Why)
	}
	t = i18n.Text{SV: t.SV + ".", EN: t.EN + "."}
	if g.Estimate {
		return Sentences(t, draftEstimate)
	}
	return t
}

// early is how many fields are asked later.
func (v DraftView) early() int {
	n := 0
	for _, part := range v.Early {
		n += len(part.Fields)
	}
	return n
}
