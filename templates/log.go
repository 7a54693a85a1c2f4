package templates

import (
	"time"

	"frist/models/i18n"
)

// A LogView is lines of the log, of one incident or of the house.
type LogView struct {
	// Head is the incident's, and nil for the log of the house.
	Head  *IncidentHead
	Lead  i18n.Text
	Lines []LogLine
	Pager Pager
	// Newest leads back to the newest lines; empty on the first page.
	Newest string
	// Action is where the check of the chain is asked for, and Verdict what it
	// found; nil until it is asked for.
	Action  string
	Verdict *LogVerdict
}

// A LogLine is one line: who did what, when, and what that changed.
type LogLine struct {
	Seq     int64
	At      time.Time
	Who     string
	What    i18n.Text
	Subject i18n.Text
	// Ref is the incident's; empty for a line about none.
	Ref     string
	Changes []LogChange
	Hash    string
}

// A LogChange is one field: what it was and what it became. One that is new
// has no Before.
type LogChange struct {
	Label         i18n.Text
	Before, After string
	New           bool
}

// A LogVerdict is what the check of the chain found.
type LogVerdict struct {
	OK    bool
	Title i18n.Text
	Text  i18n.Text
	// Broken is the first thing that does not hold, in the words of the check.
	Broken string
}

var (
	logVerify     = i18n.Text{SV: "Kontrollera loggen nu", EN: "Check the log now"}
	logAbout      = i18n.Text{SV: "Vad loggen kan och inte kan visa", EN: "What the log can and cannot show"}
	logAboutText  = i18n.Text{SV: "Varje rad innehåller ett kontrollvärde (SHA-256) av raden före. Ändras en rad, eller tas den bort, stämmer inte kedjan längre, och kontrollen säger var. Loggen är alltså inte omöjlig att ändra, men en ändring märks.", EN: "Each line holds a check value (SHA-256) of the line before it. If a line is changed or taken away, the chain no longer agrees, and the check says where. So the log is not impossible to change, but a change shows."}
	logAboutEnd   = i18n.Text{SV: "Den som råder över hela databasen kan skriva om kedjan från början till slut, eller kapa den. Det märks bara mot ett kontrollvärde som har sparats någon annanstans: det senaste står i varje sammanställning. Loggen visar inte heller om det som antecknades var sant.", EN: "Whoever controls the whole database can rewrite the chain from end to end, or cut it short. That shows only against a head that was kept elsewhere: it is printed in every summary. Nor does the log show whether what was recorded was true."}
	logDetails    = i18n.Text{SV: "Rad %s, kontrollvärde %s…", EN: "Line %s, check value %s…"}
	logBefore     = i18n.Text{SV: "Före", EN: "Before"}
	logAfter      = i18n.Text{SV: "Efter", EN: "After"}
	logField      = i18n.Text{SV: "Uppgift", EN: "Field"}
	logValue      = i18n.Text{SV: "Värde", EN: "Value"}
	logChanged    = i18n.Text{SV: "Det som ändrades på rad %s", EN: "What changed on line %s"}
	logStored     = i18n.Text{SV: "Det som antecknades på rad %s", EN: "What was recorded on line %s"}
	logOf         = i18n.Same("%s: %s")
	logBecame     = i18n.Text{SV: "blev", EN: "became"}
	logEmpty      = i18n.Text{SV: "(tomt)", EN: "(empty)"}
	logNone       = i18n.Text{SV: "Inga rader", EN: "No lines"}
	logNoneText   = i18n.Text{SV: "Här finns inget i loggen som du får se.", EN: "There is nothing in the log here that you may see."}
	logNewest     = i18n.Text{SV: "Till de senaste raderna", EN: "To the newest lines"}
	logBroken     = i18n.Text{SV: "Kontrollen säger:", EN: "The check says:"}
	logListTitle  = i18n.Text{SV: "Rader, den senaste först", EN: "Lines, the newest first"}
	logCheckTitle = i18n.Text{SV: "Kontroll av kedjan", EN: "Check of the chain"}
)

// longInLine is how much of a text a line shows; the whole of it is folded away.
const longInLine = 140

func shorter(s string) string {
	if rs := []rune(s); len(rs) > longInLine {
		return string(rs[:longInLine-1]) + "…"
	}
	return s
}

// isNew reports whether the line made something, so that nothing was before.
func (l LogLine) isNew() bool {
	for _, c := range l.Changes {
		if !c.New {
			return false
		}
	}
	return true
}

func (l LogLine) caption() i18n.Text {
	if l.isNew() {
		return logStored.With(i18n.Number(l.Seq))
	}
	return logChanged.With(i18n.Number(l.Seq))
}

// short is as much of the hash as tells lines apart at a glance.
func (l LogLine) short() string { return l.Hash[:min(12, len(l.Hash))] }

func (v LogVerdict) tone() Tone {
	if v.OK {
		return ToneDone
	}
	return ToneLate
}

func orEmpty(p Page, s string) string {
	if s == "" {
		return p.Say(logEmpty)
	}
	return s
}
