package templates

import (
	"time"

	"frist/models/i18n"
)

// AtSealed is the place of an incident's sealed drafts.
const AtSealed = "/sealed"

// A SealedView is a draft as it was sealed, and how far it has come.
type SealedView struct {
	Head  IncidentHead
	To    string
	Form  i18n.Text
	Tag   Tag
	Facts []Fact
	Notes []i18n.Text
	// Said is what others said of it, and Sent the filings that it was sent with.
	Said []SealedSaid
	Sent []Link
	// Newer leads to one that was sealed later for the same.
	Newer *Link
	// Void are the fields in which the record no longer says what was sealed, and
	// Again seals it anew, with the fields that Along says are taken along.
	Void  []DraftChange
	Again *PostForm
	Along []string
	Ask   *ApprovalForm
	// Personal is as in a SealForm.
	Personal Link
	// Send is where it is marked as sent, once it may be.
	Send     string
	Problems []Problem
	Files    []Button
	Print    string
	Coverage Coverage
	Parts    []DraftPart
	// Ahead is what was answered of what is asked later.
	Ahead DraftPart
	// Sheet is set where each answer is copied by itself.
	Sheet bool
}

// A SealedSaid is one thing that somebody said of a sealed draft.
type SealedSaid struct {
	What       i18n.Text
	At         time.Time
	By, Reason string
}

// A DraftChange is a field that would now be answered in another way.
type DraftChange struct {
	Number      string
	Question    i18n.Text
	Sealed, Now string
}

// An ApprovalForm is what this person may say of a sealed draft.
type ApprovalForm struct {
	Action string
	// SHA256 is the hash of what the page shows.
	SHA256              string
	Approve, Afterwards bool
	Refuse, Emergency   *Field // nil: they may not
}

// A SealForm seals a draft. It offers to take along what is asked later: the fields
// Numbers, which say how many are affected, and Early others.
type SealForm struct {
	Form    PostForm
	Numbers []string
	Early   int
	Gaps    int
	// TakeNumbers and TakeEarly say which of the boxes are ticked.
	TakeNumbers, TakeEarly bool
	// Without asks why answers that the recipient had are left out; nil where none is.
	Without *Field
	// Personal leads to what is personal in the answers and nobody asks for; empty
	// where nothing is.
	Personal Link
}

var (
	// ReasonRefuse and ReasonEmergency ask why.
	ReasonRefuse    = i18n.Text{SV: "Varför avvisas utkastet?", EN: "Why is the draft refused?"}
	ReasonEmergency = i18n.Text{SV: "Varför kan ingen annan nås?", EN: "Why can nobody else be reached?"}

	sealButton     = i18n.Text{SV: "Lås utkastet", EN: "Seal the draft"}
	sealTitle      = i18n.Text{SV: "Lås och be om godkännande", EN: "Seal and ask for approval"}
	sealHint       = i18n.Text{SV: "Svaren fryses som de är nu, med en SHA-256. Sedan ska någon annan än du godkänna dem. Ändras en uppgift gäller inte det låsta utkastet längre.", EN: "The answers are frozen as they are now, with a SHA-256. Then someone other than you is to approve them. If a fact changes, the sealed draft is void."}
	sealGaps       = i18n.Text{SV: "%s obligatoriska fält saknas. Utkastet går att låsa och lämna in ändå: hellre ofullständigt i tid än komplett för sent.", EN: "%s mandatory fields are missing. The draft can be sealed and sent all the same: better incomplete in time than complete too late."}
	sealGap        = i18n.Text{SV: "Ett obligatoriskt fält saknas. Utkastet går att låsa och lämna in ändå: hellre ofullständigt i tid än komplett för sent.", EN: "One mandatory field is missing. The draft can be sealed and sent all the same: better incomplete in time than complete too late."}
	sealNumbers    = i18n.Text{SV: "Ta med antalet berörda redan nu (fält %s)", EN: "Include the number affected already (fields %s)"}
	sealNumbersIs  = i18n.Text{SV: "Det frågas först i en senare rapport, men får lämnas nu (artikel 1 i genomförandeförordning (EU) 2025/302). Ändras antalet påminner Frist om vad mottagaren har fått veta.", EN: "It is asked only in a later report, but may be given now (Article 1 of Implementing Regulation (EU) 2025/302). If the number changes, Frist reminds you of what the recipient was told."}
	sealEarly      = i18n.Plural{One: i18n.Text{SV: "Ta med ett annat svar som frågas först i en senare rapport", EN: "Include one other answer that is asked only in a later report"}, Other: i18n.Text{SV: "Ta med %s andra svar som frågas först i en senare rapport", EN: "Include %s other answers that are asked only in a later report"}}
	sealedApprove  = i18n.Text{SV: "Godkänn", EN: "Approve"}
	sealedApproveQ = i18n.Text{SV: "Du godkänner precis de svar som står här, och inga andra. Kontrollera dem först.", EN: "You approve exactly the answers that stand here, and no others. Check them first."}
	sealedRefuse   = i18n.Text{SV: "Avvisa", EN: "Refuse"}
	sealedRefuseQ  = i18n.Text{SV: "Avvisa utkastet …", EN: "Refuse the draft …"}
	sealedAfter    = i18n.Text{SV: "Godkänn i efterhand", EN: "Approve afterwards"}
	sealedAfterQ   = i18n.Text{SV: "Utkastet lämnas eller lämnades in utan godkännande. Kontrollera svaren och godkänn dem i efterhand, eller avvisa dem.", EN: "The draft is or was sent without approval. Check the answers and approve them afterwards, or refuse them."}
	sealedEmerg    = i18n.Text{SV: "Lämna in utan godkännande", EN: "Send without approval"}
	sealedEmergQ   = i18n.Text{SV: "Nödläge: ingen annan kan nås …", EN: "Emergency: nobody else can be reached …"}
	sealedEmergHow = i18n.Text{SV: "Du får lämna in ensam. Det märks ut på incidenten, i loggen och i sammanställningen, visas överst på översikten för alla som får godkänna, och någon annan än du ska godkänna i efterhand.", EN: "You may send alone. It is marked on the incident, in the log and in the summary, is shown first on the overview of everybody who may approve, and someone other than you is to approve it afterwards."}
	sealedVoidText = i18n.Text{SV: "Uppgifter har ändrats sedan utkastet låstes. Det som låstes är inte det som akten säger nu.", EN: "Facts have changed since the draft was sealed. What was sealed is not what the record says now."}
	sealedVoidHead = i18n.Text{SV: "Fält som skiljer sig", EN: "Fields that differ"}
	sealedThen     = i18n.Text{SV: "När det låstes", EN: "When it was sealed"}
	sealedNow      = i18n.Text{SV: "Nu", EN: "Now"}
	sealedField    = i18n.Text{SV: "Fält", EN: "Field"}
	sealedAgain    = i18n.Text{SV: "Lås på nytt", EN: "Seal anew"}
	sealedSend     = i18n.Text{SV: "Till inlämningen", EN: "To the filing"}
	sealedHistory  = i18n.Text{SV: "Godkännande", EN: "Approval"}
	sealedNobody   = i18n.Text{SV: "Ingen har sagt något om utkastet än.", EN: "Nobody has said anything of the draft yet."}
	sealedAnswers  = i18n.Text{SV: "Svaren som de låstes", EN: "The answers as they were sealed"}
	sealedFiles    = i18n.Text{SV: "Hämta det låsta utkastet", EN: "Download the sealed draft"}
	sealedActions  = i18n.Text{SV: "Vad du kan göra", EN: "What you can do"}
)

// gaps says how many fields are missing.
func (s SealForm) gaps() i18n.Text {
	if s.Gaps == 1 {
		return sealGap
	}
	return sealGaps.With(i18n.Number(s.Gaps))
}

// voidRows are the fields that differ, as rows of a table.
func (v SealedView) voidRows(p Page) Table {
	t := Table{Caption: sealedVoidHead, Columns: []Column{{Label: sealedField}, {Label: sealedThen}, {Label: sealedNow}}}
	for _, d := range v.Void {
		none := p.Say(draftNothing)
		was, now := d.Sealed, d.Now
		if was == "" {
			was = none
		}
		if now == "" {
			now = none
		}
		t.Rows = append(t.Rows, []Cell{{Text: d.Number + " " + p.Say(d.Question)}, {Text: was}, {Text: now}})
	}
	return t
}
