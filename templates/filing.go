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
	Notes     []i18n.Text
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
	// Delay asks for the reasons for a delay; nil when there is none.
	Delay    *Field
	Proof    Field
	Back     string
	Problems []Problem
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
	// Receipts are what came back afterwards, and AddReceipt is where one is
	// added; empty for those who may not.
	Receipts   []ReceiptView
	AddReceipt string
	// Next are the obligations whose clocks it started.
	Next []Duty
	// More is where another filing is recorded; empty for those who may not.
	More string
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
	receiptsTitle  = i18n.Text{SV: "Kvittens i efterhand", EN: "Receipts added later"}
	receiptsNone   = i18n.Text{SV: "Inget har antecknats efter inlämningen.", EN: "Nothing has been recorded after the filing."}
	receiptAdd     = i18n.Text{SV: "Lägg till en kvittens", EN: "Add a receipt"}
	receiptSave    = i18n.Text{SV: "Spara kvittensen", EN: "Save the receipt"}
	receiptFrozen  = i18n.Text{SV: "Inlämningen är fryst och ändras inte. Kvittensen antecknas bredvid den med tiden just nu och ditt namn, och kan inte heller ändras efteråt.", EN: "The filing is frozen and does not change. The receipt is recorded beside it with the present time and your name, and cannot be changed later either."}
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
	filingGet      = i18n.Text{SV: "Hämta det frysta underlaget (JSON)", EN: "Download the frozen record (JSON)"}
	filingHashOnly = i18n.Text{SV: "Här finns bara filens SHA-256.", EN: "Only its SHA-256 is here."}
	filingProof    = i18n.Text{SV: "Kvittens", EN: "Proof"}
	filingNoProof  = i18n.Text{SV: "Ingen kvittens är sparad", EN: "No proof is kept"}
	filingMore     = i18n.Text{SV: "Anteckna ytterligare en inlämning", EN: "Record another filing"}
	filingHome     = i18n.Text{SV: "Till incidenten", EN: "To the incident"}
)

// facts are those of the filing, with its files as links.
func (v FilingView) facts(p Page) []Fact {
	facts := append([]Fact{}, v.Facts...)
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
