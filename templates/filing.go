package templates

import "frist/models/i18n"

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
	// Next are the obligations whose clocks it started.
	Next []Duty
	// More is where another filing is recorded; empty for those who may not.
	More string
}

// A ProofFile is a file with its hash.
type ProofFile struct{ Name, Href, Hash string }

var (
	filingCheckTip = i18n.Text{SV: "Inget sparas förrän du har kontrollerat uppgifterna och bekräftat.", EN: "Nothing is saved until you have checked the answers and confirmed."}
	filingVerdict  = i18n.Text{SV: "I förhållande till fristen", EN: "Against the time limit"}
	filingFrozen   = i18n.Text{SV: "När du bekräftar fryses akten som den är nu, med en SHA-256, tillsammans med tiden och hur den förhåller sig till fristen. Det går inte att ändra efteråt: en rättelse antecknas som en ny inlämning.", EN: "When you confirm, the record is frozen as it is now, with a SHA-256, together with the time and how it stands to the limit. It cannot be changed later: a correction is recorded as a new filing."}
	filingConfirm  = i18n.Text{SV: "Bekräfta inlämningen", EN: "Confirm the filing"}
	filingNext     = i18n.Text{SV: "Vad händer nu?", EN: "What happens next?"}
	filingNextSome = i18n.Text{SV: "Inlämningen har startat nya frister:", EN: "The filing has started new time limits:"}
	filingNextNone = i18n.Text{SV: "Inlämningen har inte startat någon ny frist.", EN: "The filing has started no new time limit."}
	filingDetails  = i18n.Text{SV: "Så är inlämningen antecknad", EN: "How the filing is recorded"}
	filingContent  = i18n.Text{SV: "Det frysta underlaget", EN: "The frozen record"}
	filingGet      = i18n.Text{SV: "Hämta det frysta underlaget (JSON)", EN: "Download the frozen record (JSON)"}
	filingHashOnly = i18n.Text{SV: "Bara dess SHA-256 finns här.", EN: "Only its SHA-256 is here."}
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
