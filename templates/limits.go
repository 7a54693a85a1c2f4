package templates

import "frist/models/i18n"

// PathLimits is the page of every limit that runs.
const PathLimits = "/limits"

// LimitsTitle is its title.
var LimitsTitle = i18n.Text{SV: "Alla frister", EN: "All time limits"}

// Limits are all that is due in the incidents that are open.
type Limits struct {
	Lists []LimitList
	// Questions are those of authorities that wait for an answer, of Asked in all.
	Questions []AskedRow
	Asked     int
	// First and Next lead to other parts of the lists; empty where there is none.
	First, Next string
	// Own is set for somebody who sees only what they reported themselves.
	Own bool
}

// A LimitList is the limits that stand in one place.
type LimitList struct {
	ID    string
	Title i18n.Text
	// All is how many there are, None what stands where there is none.
	All  int
	None i18n.Text
	Rows []LimitRow
}

var (
	limitsLead  = i18n.Text{SV: "Varje frist som löper i en öppen incident, med den närmaste först. Därefter de vars strikta tid har passerat, och de skyldigheter som lagen eller avtalet inte sätter någon tid i siffror för. Frågor från myndigheter som väntar på svar står överst.", EN: "Every limit that runs in an open incident, the nearest first. Then those whose strict time has passed, and the duties to which the law or the contract gives no number. Questions of authorities that wait for an answer stand at the top."}
	limitsCount = i18n.Text{SV: "%s (%s)", EN: "%s (%s)"}
)

func (v Limits) askedHeading() i18n.Text {
	return limitsCount.With(questionsHome, i18n.Number(v.Asked))
}

func (l LimitList) heading() i18n.Text { return limitsCount.With(l.Title, i18n.Number(l.All)) }
