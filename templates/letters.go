package templates

import (
	"slices"
	"strings"
	"time"

	"frist/models/i18n"
)

// AtLetters is the place of the letters to people.
const AtLetters = "/letters"

// A LettersView is what people are told of the incident, and to how many it was
// sent.
type LettersView struct {
	Head  IncidentHead
	Parts []LettersPart
	// Informed says how many have been told of how many are affected; Off is set
	// when the numbers cannot be right.
	Informed i18n.Text
	Off      bool
	Counts   string
	// Batches and Notices are what was sent; nil while nothing was.
	Batches, Notices *Table
	// NewBatch and NewNotice are where one is recorded; empty for those who may not.
	NewBatch, NewNotice string
}

// A LettersPart is the letters of one entity.
type LettersPart struct {
	// Entity is said where there are several.
	Entity string
	Duty   *Duty // nil: by no law that applies to the incident
	// Need says why letters are needed, or why not.
	Need i18n.Text
	// Done says that something was sent and the duty is not marked as done.
	Done    i18n.Text
	Letters []Task
	Others  []Link // further languages in which one can be written
}

// A LetterEdit is the text of a letter beside what was found in it.
type LetterEdit struct {
	Head     IncidentHead
	Form     PostForm
	Problems []Problem
	// Above says whose letter it is, in which language and version.
	Above         string
	Subject, Body Field
	Base          string // the version that the form shows
	Template      string
	Lacks         []Link // the facts that the template has gaps for
	Again         string // the same letter from the template; empty for a new one
	Check         LetterCheck
	Versions      *Table
	Print, PDF    string // of the last version that was saved; empty: none was
}

// A LetterCheck is what was found in a letter.
type LetterCheck struct {
	Said     i18n.Text
	Tone     Tone
	Points   []LetterPoint
	Findings []LetterFinding
	Limits   []i18n.Text
}

// A LetterPoint is one thing that is asked of a letter. Passage is in Lang, as the
// letter is.
type LetterPoint struct {
	Title, Note   i18n.Text
	Law           i18n.Text
	State         Tag
	Passage, Lang string
}

// A LetterFinding is one place of a letter that somebody should look at. Stop is
// set for what is to be looked at before it is sent.
type LetterFinding struct {
	Text     i18n.Text
	Passages []string
	Lang     string
	Stop     bool
}

// A LetterClash is a letter that two people wrote at the same time.
type LetterClash struct {
	Head     IncidentHead
	Form     PostForm
	Problems []Problem
	Conflict Conflict
	Values   []Hidden
}

// A LetterPrint is a letter as it is sent.
type LetterPrint struct {
	Head          IncidentHead
	Lang          string
	Sender, OrgNo string
	Subject       string
	Blocks        []LetterBlock
	Version       i18n.Text
	Saved         time.Time
	By            string
	Edit, PDF     string
	Stops         []LetterFinding
}

// A LetterBlock is a paragraph, a heading or a list.
type LetterBlock struct {
	Heading bool
	List    bool
	Lines   []string
}

// A BatchForm asks when a letter was sent, and to how many.
type BatchForm struct {
	Head      IncidentHead
	Form      PostForm
	Problems  []Problem
	Letter    Choice
	Channel   Choice
	At        DateTime
	Planned   Field
	Sent      Field
	Country   Field
	Countries []string
	Again     Field
	Facts     *Field // nil where what IMY asks has been answered
	Note      Field
	// More asks whether more were sent than planned; nil where no more were.
	More *Field
	// Stops are what was found in the letter, and Seen asks whether it was sent so.
	Stops []LetterFinding
	Seen  *Field
	Back  string
}

// A BatchView is one batch and what came back of it.
type BatchView struct {
	Head     IncidentHead
	Facts    []Fact
	Letter   Link // which was sent; without an address: the text is not here
	Results  *Table
	Form     *PostForm // nil for those who may only read
	Problems []Problem
	Kind     Choice
	Number   Field
	At       DateTime
	Note     Field
}

// A NoticeForm asks where the public was informed.
type NoticeForm struct {
	Head                IncidentHead
	Form                PostForm
	Problems            []Problem
	Letter              Choice
	Place, Link, Reason Field
	At, Until           DateTime
	Back                string
}

var (
	lettersLead     = i18n.Text{SV: "Här skrivs det som de registrerade får veta (artikel 34 i dataskyddsförordningen), och här antecknas till hur många det skickades. Namn på mottagare sparas inte i Frist.", EN: "Here is written what the data subjects are told (GDPR Article 34), and recorded to how many it was sent. No names of recipients are kept in Frist."}
	lettersTexts    = i18n.Text{SV: "Brev", EN: "Letters"}
	lettersOthers   = i18n.Text{SV: "Skriv på ett annat språk", EN: "Write in another language"}
	lettersSent     = i18n.Text{SV: "Utskick", EN: "What was sent"}
	lettersNone     = i18n.Text{SV: "Inget utskick är antecknat", EN: "Nothing is recorded as sent"}
	lettersNoneText = i18n.Text{SV: "När ett brev har skickats: anteckna till hur många, och senare hur många som kom tillbaka.", EN: "When a letter has been sent, record to how many, and later how many came back."}
	lettersNewBatch = i18n.Text{SV: "Anteckna ett utskick", EN: "Record what was sent"}
	lettersPublic   = i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}
	lettersNotice   = i18n.Text{SV: "Anteckna information till allmänheten", EN: "Record information to the public"}
	lettersWhen     = i18n.Text{SV: "Om det skulle kräva en oproportionell ansträngning att nå var och en ska allmänheten informeras i stället, lika effektivt (artikel 34.3 c).", EN: "Where it would take disproportionate effort to reach each person, the public is informed instead, in an equally effective manner (Article 34(3)(c))."}
	lettersInform   = i18n.Text{SV: "Hur många har informerats?", EN: "How many have been informed?"}
	lettersLedger   = i18n.Text{SV: "Antal berörda", EN: "People affected"}

	letterCheckHead = i18n.Text{SV: "Kontroll mot artikel 34.2", EN: "Check against Article 34(2)"}
	letterLookAt    = i18n.Text{SV: "Att se över", EN: "To look at"}
	letterStop      = i18n.Text{SV: "Före utskick:", EN: "Before it is sent:"}
	letterLimits    = i18n.Text{SV: "Det här kan kontrollen inte bedöma", EN: "What the check cannot judge"}
	letterLacks     = i18n.Text{SV: "Mallen har luckor, för de här uppgifterna saknas:", EN: "The template has gaps, since these facts are missing:"}
	letterKeep      = i18n.Text{SV: "Spara som ny version", EN: "Save as a new version"}
	letterRecheck   = i18n.Text{SV: "Kontrollera texten", EN: "Check the text"}
	letterAgain     = i18n.Text{SV: "Börja om från mallen med uppgifterna som de är nu", EN: "Start again from the template with the facts as they are now"}
	letterVersions  = i18n.Text{SV: "Versioner", EN: "Versions"}
	letterShow      = i18n.Text{SV: "Visa för utskrift", EN: "Show for printing"}
	letterGetPDF    = i18n.Text{SV: "Hämta som PDF", EN: "Download as PDF"}
	letterEditText  = i18n.Text{SV: "Ändra texten", EN: "Change the text"}
	letterSavedBy   = i18n.Text{SV: "%s, sparad %s av %s", EN: "%s, saved %s by %s"}
	letterClashed   = i18n.Text{SV: "Någon annan har sparat brevet medan du skrev. Inget är borta: välj vad som ska gälla.", EN: "Somebody else saved the letter while you wrote. Nothing is lost: choose what is to stand."}
	letterClashSave = i18n.Text{SV: "Spara valet", EN: "Save the choice"}
	batchLetter     = i18n.Text{SV: "Brev", EN: "Letter"}
	batchSave       = i18n.Text{SV: "Spara utskicket", EN: "Save what was sent"}
	batchNumbers    = i18n.Text{SV: "Hur många?", EN: "How many?"}
	batchHint       = i18n.Text{SV: "Lämna tomt det som inte är känt. Tomt räknas aldrig som noll.", EN: "Leave empty what is not known. Empty never counts as zero."}
	batchStops      = i18n.Text{SV: "Det här hittades i brevet:", EN: "This was found in the letter:"}
	batchBack       = i18n.Text{SV: "Vad kom tillbaka?", EN: "What came back?"}
	batchNothing    = i18n.Text{SV: "Inget är antecknat som kommit tillbaka.", EN: "Nothing is recorded as having come back."}
	batchAddBack    = i18n.Text{SV: "Lägg till", EN: "Add"}
	noticeSave      = i18n.Text{SV: "Spara", EN: "Save"}
)

// facts are those of the batch, with the way to the letter after its time.
func (v BatchView) facts(p Page) []Fact {
	return slices.Insert(slices.Clone(v.Facts), 1, Fact{Label: batchLetter, Body: one(p.appendTextOrLink, v.Letter)})
}

func (b LetterBlock) text() string { return strings.Join(b.Lines, "\n") }

// shortly is a time inside a sentence.
func (p Page) shortly(t time.Time) i18n.Sayer { return i18n.Short(p.Local(t)) }
