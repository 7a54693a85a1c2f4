package export

import "frist/models/i18n"

// What the file says of its own; everything else is the document's.
var (
	contentsWord = i18n.Text{SV: "Innehåll", EN: "Contents"}
	nothing      = i18n.Text{SV: "Inga uppgifter", EN: "None recorded"}
	notGiven     = i18n.Text{SV: "ej angivet", EN: "not given"}
	pageOf       = i18n.Text{SV: "Sida %d av %d", EN: "Page %d of %d"}
	goesTo       = i18n.Text{SV: "Till avsnittet %s", EN: "To the section %s"}
	recordWord   = i18n.Text{SV: "Akten som JSON", EN: "The record as JSON"}
	standInNote  = i18n.Text{
		SV: "Tecken som typsnittet saknar och styrtecken är skrivna som sin kod inom hakparentes. Den bifogade JSON-filen har dem som de skrevs.",
		EN: "Characters that the typeface lacks, and control characters, are printed as their code in brackets. The attached JSON holds them as written.",
	}
	standInNoteAlone = i18n.Text{
		SV: "Tecken som typsnittet saknar och styrtecken är skrivna som sin kod inom hakparentes.",
		EN: "Characters that the typeface lacks, and control characters, are printed as their code in brackets.",
	}
)

// locale is the language as PDF names it.
func locale(l i18n.Lang) string {
	return i18n.Text{SV: "sv-SE", EN: "en-GB"}.In(l)
}
