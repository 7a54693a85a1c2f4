package web

import (
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	filingTitle     = i18n.Text{SV: "Markera som inlämnad", EN: "Mark as sent"}
	filingCheck     = i18n.Text{SV: "Kontrollera inlämningen", EN: "Check the filing"}
	filingAt        = i18n.Text{SV: "När lämnades det in?", EN: "When was it sent?"}
	filingChannel   = i18n.Text{SV: "Hur lämnades det in?", EN: "How was it sent?"}
	filingOther     = i18n.Text{SV: "Om annat sätt: vilket?", EN: "If another way: which?"}
	filingRef       = i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}
	filingRefHint   = i18n.Text{SV: "Till exempel diarienummer eller ärendenummer.", EN: "For example a case number."}
	filingFidacHint = i18n.Text{SV: "Rapporterings-id i Fidac.", EN: "The reporting id in Fidac."}
	filingProofText = i18n.Text{SV: "Mottagningskvitto", EN: "Proof"}
	filingProofHint = i18n.Text{SV: "Kvittot från mottagaren, skärmbild eller kopia av det som lämnades in. Högst 25 MB. Rekommenderas: utan den finns bara er egen uppgift.", EN: "A receipt, a screenshot or a copy of what was sent. At most 25 MB. Recommended: without one there is only your own word."}
	filingDelay     = i18n.Text{SV: "Varför är det försenat?", EN: "Why is it late?"}
	filingDelayGDPR = i18n.Text{SV: "Motiveringen ska följa med anmälan (artikel 33.1 i dataskyddsförordningen).", EN: "The reasons go with the notification (GDPR Article 33(1))."}
	filingDelayDORA = i18n.Text{SV: "Motiveringen ska följa med rapporten (artikel 5.3 i delegerad förordning (EU) 2025/301).", EN: "The reasons go with the report (Article 5(3) of Delegated Regulation (EU) 2025/301)."}
	filingDelayElse = i18n.Text{SV: "Motiveringen antecknas i akten.", EN: "The reasons are kept on record."}
	filingNote      = i18n.Text{SV: "Mottagningskvitto: %s", EN: "Proof: %s"}

	filingOnlyTest  = i18n.Text{SV: "En rapport i testmiljön är ingen inlämning. Lämna in den i Fidac, och anteckna det då.", EN: "A report in the test environment is no filing. Submit it in Fidac, and record it then."}
	filingNoTime    = i18n.Text{SV: "Ange när det lämnades in.", EN: "Enter when it was sent."}
	filingNoChannel = i18n.Text{SV: "Välj hur det lämnades in.", EN: "Choose how it was sent."}
	filingNoOther   = i18n.Text{SV: "Ange på vilket sätt det lämnades in.", EN: "Enter in which way it was sent."}
	filingNoDelay   = i18n.Text{SV: "Ange skälen till förseningen.", EN: "Give the reasons for the delay."}

	filingEarly       = i18n.Text{SV: "Tiden ligger före kännedom (%s). Kontrollera att den stämmer.", EN: "The time is before awareness (%s). Check that it is right."}
	filingBefore      = i18n.Text{SV: "Fristen för den här skyldigheten hade inte börjat löpa då. Kontrollera att rätt skyldighet är vald.", EN: "The time limit of this obligation had not begun to run then. Check that it is the right obligation."}
	filingAgain       = i18n.Text{SV: "En inlämning är redan antecknad, %s. Den här antecknas som en komplettering och bedöms inte mot fristen.", EN: "A filing is on record already, %s. This one is recorded as a supplement, and is not judged by the limit."}
	filingNotNeeded   = i18n.Text{SV: "Skyldigheten krävs inte eller är inte aktuell enligt det som är antecknat. Inlämningen kan antecknas ändå.", EN: "By what is on record the obligation is not required or does not apply. The filing can be recorded all the same."}
	filingUndecided   = i18n.Text{SV: "Inget beslut är antecknat för den här skyldigheten. Inlämningen kan antecknas ändå.", EN: "No decision is on record for this obligation. The filing can be recorded all the same."}
	filingTo          = i18n.Text{SV: "Mottagare", EN: "Recipient"}
	dutyOf            = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
	filingDuty        = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	filingAlsoIs      = i18n.Text{SV: "Inlämningen är också antecknad för: %s", EN: "The filing is recorded also for: %s"}
	filingAlso        = i18n.Text{SV: "Antecknas också för", EN: "Recorded also for"}
	filingSent        = i18n.Text{SV: "Inlämnad", EN: "Sent"}
	filingHow         = i18n.Text{SV: "Kanal", EN: "Channel"}
	filingStrict      = i18n.Text{SV: "Strikt tid vid inlämningen", EN: "Strict time when sent"}
	filingLatest      = i18n.Text{SV: "Senaste möjliga tolkning vid inlämningen", EN: "Latest reading when sent"}
	filingPunctual    = i18n.Text{SV: "I förhållande till fristen", EN: "Against the time limit"}
	filingDelayed     = i18n.Text{SV: "Motivering till förseningen", EN: "Reasons for the delay"}
	filingRecorded    = i18n.Text{SV: "Antecknad i Frist", EN: "Recorded in Frist"}
	filingDone        = i18n.Text{SV: "Inlämningen är antecknad", EN: "The filing is recorded"}
	filingFileAgain   = i18n.Text{SV: "Välj filen igen: en webbläsare kommer inte ihåg den.", EN: "Choose the file again: a browser does not remember it."}
	filingContentName = "%s inlämning %d.json"
)

// doneTitle is the button and the page for what is done and not sent to an authority.
var doneTitle = i18n.Text{SV: "Markera som genomförd", EN: "Mark as done"}

// What was agreed with somebody is told to them, and not filed.
var (
	agreedTitle = i18n.Text{SV: "Markera som underrättad", EN: "Mark as informed"}
	agreedAt    = i18n.Text{SV: "När underrättades mottagaren?", EN: "When was the recipient informed?"}
	agreedHow   = i18n.Text{SV: "Hur underrättades mottagaren?", EN: "How was the recipient informed?"}
)

// A sending is what a page about a filing calls it.
type sending struct {
	title, at, how, ref, hint i18n.Text
}

// sendingOf is what is asked of one obligation: people are informed, and an
// authority is sent something.
func sendingOf(id deadline.ID) sending {
	s := sending{
		doneTitle,
		i18n.Text{},
		i18n.Text{SV: "Hur informerades de?", EN: "How were they informed?"},
		i18n.Text{SV: "Egen referens", EN: "Your own reference"},
		i18n.Text{SV: "Till exempel utskickets nummer.", EN: "For example the number of the mailing."},
	}
	switch id {
	case "gdpr.subjects":
		s.at = i18n.Text{SV: "När informerades de registrerade?", EN: "When were the data subjects informed?"}
	case "dora.clients":
		s.at = i18n.Text{SV: "När informerades kunderna?", EN: "When were the clients informed?"}
	case "payment_users.inform":
		s.at = i18n.Text{SV: "När informerades betaltjänstanvändarna?", EN: "When were the payment service users informed?"}
	case "telecom.subscribers":
		s.at = i18n.Text{SV: "När informerades abonnenterna?", EN: "When were the subscribers informed?"}
	case "dora.recurring":
		s.at, s.how = i18n.Text{SV: "När gjordes bedömningen?", EN: "When was the assessment made?"}, i18n.Text{SV: "Hur gjordes den?", EN: "How was it made?"}
		s.hint = i18n.Text{SV: "Till exempel protokollets nummer.", EN: "For example the number of the minutes."}
	default:
		if _, own := ownSlug(id); own { // what was agreed goes to a customer or an insurer
			return sending{agreedTitle, agreedAt, agreedHow, filingRef, filingRefHint}
		}
		return sending{filingTitle, filingAt, filingChannel, filingRef, filingRefHint}
	}
	return s
}

// delayHint cites the law that asks for the reasons of a delay.
func delayHint(id deadline.ID) i18n.Text {
	switch regime, _, _ := strings.Cut(string(id), "."); regime {
	case "gdpr":
		return filingDelayGDPR
	case "dora":
		return filingDelayDORA
	}
	return filingDelayElse
}

// verdictTone is how a verdict on a filing looks.
func verdictTone(late *deadline.Lateness) templates.Tone {
	switch {
	case late == nil:
		return templates.ToneRun
	case late.Latest:
		return templates.ToneLate
	case late.Strict:
		return templates.ToneSoon
	}
	return templates.ToneDone
}
