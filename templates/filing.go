package templates

import (
	"time"

	"frist/models/i18n"
)

// A FilingForm asks when and how something was sent.
type FilingForm struct {
	Head IncidentHead
	Form PostForm
	Duty Duty
	// Notes are what to think of first: that it was sent before, that it need
	// not be sent.
	Notes []i18n.Text
	// Where says where it is filed, and has what is; nil where neither is known.
	Where *Where
	// Sealed asks which sealed draft was sent; nil where none is. SealFirst and Draft
	// then lead to the draft, where there is a form.
	Sealed    *Choice
	SealFirst i18n.Text
	Draft     Link
	// Public is set where a draft of what is sent can be marked and masked.
	Public bool
	// Personal leads to what is personal in the answers and nobody asks for; empty
	// where nothing is.
	Personal  Link
	At        DateTime
	Channel   Choice
	Other     Field
	Reference Field
	Problems  []Problem
}

// A FilingCheck shows what is about to be recorded, how it stands to the limit,
// and asks for the proof: a file cannot be carried from one page to the next.
type FilingCheck struct {
	Head  IncidentHead
	Form  PostForm
	Facts []Fact
	// Verdict says how it stands to the limit, and Tone how that looks.
	Verdict  i18n.Text
	Tone     Tone
	Warnings []i18n.Text
	Values   []Hidden
	// Files are those that are frozen with it.
	Files []string
	// Personal is as in a FilingForm.
	Personal Link
	// Unready asks why a draft was sent that is not approved or is void, and Delay for
	// the reasons for a delay; nil when there is none.
	Unready  *Field
	Delay    *Field
	Proof    Field
	Back     string
	Problems []Problem
	// Made is what the same page made before; nil: nothing.
	Made *Made
}

// A FilingView is one filing as it was frozen.
type FilingView struct {
	Head IncidentHead
	// What says to whom it was and what it is.
	What      i18n.Text
	Reference string
	Facts     []Fact
	// Proof is the file that proves it; nil when none is kept.
	Proof *ProofFile
	// Content leads to what was frozen; empty when only its hash is here.
	Content, ContentHash string
	// IsFaulty says that what was frozen would not be read again.
	IsFaulty bool
	// Receipts are what came back afterwards, and AddReceipt is where one is
	// added; empty for those who may not.
	Receipts   []ReceiptView
	AddReceipt string
	// Sealed leads to the draft that was sent, nil where none was; Files are its files
	// as they were frozen, with no Href where only the hash is here.
	Sealed *Link
	Files  []ProofFile
	// Also are the other filings that were recorded with it: it met several obligations.
	Also []Link
	// Again is said where it has to be submitted in the usual way too.
	Again bool
	// Next are the obligations whose clocks it started.
	Next []Duty
	// More is where another filing is recorded; empty for those who may not.
	More string
}

// A Where says where something is filed.
type Where struct {
	To    Link // empty where no address is known
	Notes []i18n.Text
	// Files are what is to be sent, and Sealed the draft that they are of; nil where
	// none is sealed.
	Sealed *Link
	Files  []Button
	More   []Link
}

// A FilingLetter is a text to send when the usual way is shut, or in time for it.
type FilingLetter struct {
	Head     IncidentHead
	To       i18n.Text
	Notes    []i18n.Text
	Letter   Field
	Attempts []string
	// Form notes an attempt; nil where there is none to make.
	Form        *AttemptForm
	Back, Draft string
	Problems    []Problem
}

// An AttemptForm notes an attempt to submit.
type AttemptForm struct {
	PostForm
	At   DateTime
	What Field
}

// A ProofFile is a file with its hash.
type ProofFile struct{ Name, Href, Hash string }

// A ReceiptView is what came back about a filing after it was recorded.
type ReceiptView struct {
	Reference, Note, By string
	Recorded            time.Time
	Proof               *ProofFile // nil: none was kept
}

// A ReceiptForm asks for what came back about a filing.
type ReceiptForm struct {
	Head      IncidentHead
	Form      PostForm
	What      i18n.Text
	Problems  []Problem
	Reference Field
	Proof     Field
	Note      Field
	Back      string
}

var (
	receiptsTitle  = i18n.Text{SV: "Mottagningskvitto i efterhand", EN: "Receipts added later"}
	receiptsNone   = i18n.Text{SV: "Inget har antecknats efter inlämningen.", EN: "Nothing has been recorded after the filing."}
	receiptAdd     = i18n.Text{SV: "Lägg till ett mottagningskvitto", EN: "Add a receipt"}
	receiptSave    = i18n.Text{SV: "Spara mottagningskvittot", EN: "Save the receipt"}
	receiptFrozen  = i18n.Text{SV: "Inlämningen är fryst och ändras inte. Mottagningskvittot antecknas bredvid den med tiden just nu och ditt namn, och kan inte heller ändras efteråt.", EN: "The filing is frozen and does not change. The receipt is recorded beside it with the present time and your name, and cannot be changed later either."}
	receiptNote    = i18n.Text{SV: "Anmärkning", EN: "Note"}
	receiptAt      = i18n.Text{SV: "Antecknad i Frist", EN: "Recorded in Frist"}
	receiptBy      = i18n.Text{SV: "%s, av %s", EN: "%s, by %s"}
	receiptRef     = i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}
	filingCheckTip = i18n.Text{SV: "Inget sparas förrän du har kontrollerat uppgifterna och bekräftat.", EN: "Nothing is saved until you have checked the answers and confirmed."}
	filingVerdict  = i18n.Text{SV: "I förhållande till fristen", EN: "Against the time limit"}
	filingFrozen   = i18n.Text{SV: "När du bekräftar fryses akten som den är nu, med en SHA-256, tillsammans med tiden och hur den förhåller sig till fristen. Det går inte att ändra efteråt: en rättelse antecknas som en ny inlämning.", EN: "When you confirm, the record is frozen as it is now, with a SHA-256, together with the time and how it stands to the limit. It cannot be changed later: a correction is recorded as a new filing."}
	filingConfirm  = i18n.Text{SV: "Bekräfta inlämningen", EN: "Confirm the filing"}
	filingNext     = i18n.Text{SV: "Vad händer nu?", EN: "What happens next?"}
	filingNextSome = i18n.Text{SV: "Nya frister har börjat löpa genom inlämningen:", EN: "New time limits have begun to run with the filing:"}
	filingNextNone = i18n.Text{SV: "Ingen ny frist har börjat löpa genom inlämningen.", EN: "No new time limit has begun to run with the filing."}
	filingDetails  = i18n.Text{SV: "Så är inlämningen antecknad", EN: "How the filing is recorded"}
	filingContent  = i18n.Text{SV: "Det frysta underlaget", EN: "The frozen record"}
	filingFaulty   = i18n.Text{SV: "Något i akten stod på ett sätt som gör att underlaget inte kan läsas in igen i Frist. Det är ändå fryst i sin helhet.", EN: "Something in the record was such that Frist cannot read what is frozen again. It is frozen in full all the same."}
	filingGet      = i18n.Text{SV: "Hämta det frysta underlaget (JSON)", EN: "Download the frozen record (JSON)"}
	filingHashOnly = i18n.Text{SV: "Här finns bara filens SHA-256.", EN: "Only its SHA-256 is here."}
	filingWhere    = i18n.Text{SV: "Var lämnas det in?", EN: "Where is it filed?"}
	filingFiles    = i18n.Text{SV: "Det låsta utkastets filer", EN: "Files of the sealed draft"}
	filingFreezes  = i18n.Text{SV: "Filer som fryses med inlämningen: %s.", EN: "Files that are frozen with the filing: %s."}
	filingSealed   = i18n.Text{SV: "Låst utkast", EN: "Sealed draft"}
	filingAgainIn  = i18n.Text{SV: "Rapporten gick en annan väg än genom Fidac. Lämna in den på nytt där om Finansinspektionen begär det, och anteckna det som en ytterligare inlämning (artikel 4 i genomförandeförordning (EU) 2025/302).", EN: "The report went another way than through Fidac. Submit it again there if Finansinspektionen requires it, and record that as another filing (Article 4 of Implementing Regulation (EU) 2025/302)."}
	letterAttempts = i18n.Text{SV: "Antecknade försök", EN: "Recorded attempts"}
	letterNoTries  = i18n.Text{SV: "Inget försök är antecknat än.", EN: "No attempt is recorded yet."}
	letterLog      = i18n.Text{SV: "Anteckna ett försök", EN: "Record an attempt"}
	letterSave     = i18n.Text{SV: "Anteckna försöket", EN: "Record the attempt"}
	letterUse      = i18n.Text{SV: "Kopiera texten, komplettera det som står inom hakparentes och skicka den tillsammans med utkastet som PDF. Den skickas inte härifrån.", EN: "Copy the text, complete what is in square brackets, and send it with the draft as a PDF. It is not sent from here."}
	letterPrint    = i18n.Text{SV: "Utkastet", EN: "The draft"}
	letterSent     = i18n.Text{SV: "Anteckna att det är skickat", EN: "Record that it is sent"}
	filingProof    = i18n.Text{SV: "Mottagningskvitto", EN: "Proof"}
	filingNoProof  = i18n.Text{SV: "Inget mottagningskvitto är sparat", EN: "No proof is kept"}
	filingMore     = i18n.Text{SV: "Anteckna ytterligare en inlämning", EN: "Record another filing"}
	filingHome     = i18n.Text{SV: "Till incidenten", EN: "To the incident"}
)

// facts are those of the filing, with its files as links.
func (v FilingView) facts(p Page) []Fact {
	facts := append([]Fact{}, v.Facts...)
	if v.Sealed != nil {
		facts = append(facts, Fact{Label: filingSealed, Body: linkTo(p, *v.Sealed)})
	}
	for _, f := range v.Files {
		facts = append(facts, Fact{Label: filingFiles, Body: proofFile(f)})
	}
	facts = append(facts, Fact{Label: filingContent, Body: frozenFile(p, v)})
	proof := Fact{Label: filingProof, Said: filingNoProof}
	if v.Proof != nil {
		proof = Fact{Label: filingProof, Body: proofFile(*v.Proof)}
	}
	return append(facts, proof)
}

// facts are what there is of the receipt.
func (x ReceiptView) facts(p Page) []Fact {
	var facts []Fact
	if x.Reference != "" {
		facts = append(facts, Fact{Label: receiptRef, Value: x.Reference})
	}
	if x.Proof != nil {
		facts = append(facts, Fact{Label: filingProof, Body: proofFile(*x.Proof)})
	}
	if x.Note != "" {
		facts = append(facts, Fact{Label: receiptNote, Value: x.Note})
	}
	return append(facts, Fact{Label: receiptAt, Said: receiptBy.With(i18n.Long(p.Local(x.Recorded)), x.By)})
}
