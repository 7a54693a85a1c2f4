package templates

import (
	"time"

	"frist/models/i18n"
)

// An EvidenceView is the files that are kept of one incident.
type EvidenceView struct {
	Head     IncidentHead
	Problems []Problem
	Files    []EvidenceFile
	// Form is nil for those who may only read.
	Form *EvidenceForm
}

// An EvidenceFile is one of them. Hash is its SHA-256.
type EvidenceFile struct {
	Name, Href, Note, Hash, By string
	Size                       i18n.Text
	Recorded                   time.Time
}

// An EvidenceForm asks for a file.
type EvidenceForm struct {
	PostForm   PostForm
	Note, File Field
}

var (
	evidenceIntro    = i18n.Text{SV: "Filer som styrker vad som hänt och vad som lämnats in. Varje fil sparas med sitt kontrollvärde (SHA-256) och ändras aldrig.", EN: "Files that prove what happened and what was filed. Each is kept with its check value (SHA-256) and is never changed."}
	evidenceList     = i18n.Text{SV: "Sparade filer", EN: "Files on record"}
	evidenceAdd      = i18n.Text{SV: "Lägg till en fil", EN: "Add a file"}
	evidenceSave     = i18n.Text{SV: "Spara filen", EN: "Save the file"}
	evidenceNone     = i18n.Text{SV: "Inga filer är sparade", EN: "No files are on record"}
	evidenceNoneText = i18n.Text{SV: "Till exempel skärmbilder, loggutdrag, avtal eller en mottagningsbekräftelse från en myndighet.", EN: "For example screenshots, extracts from logs, contracts or an acknowledgement from an authority."}
	evidenceGet      = i18n.Text{SV: "Ladda ner", EN: "Download"}
	evidenceName     = i18n.Text{SV: "Fil", EN: "File"}
	evidenceSize     = i18n.Text{SV: "Storlek", EN: "Size"}
	evidenceRecorded = i18n.Text{SV: "Sparad", EN: "Saved"}
	evidenceHash     = i18n.Same("SHA-256")
)
