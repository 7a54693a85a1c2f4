package report

import "frist/models/i18n"

// The ways in which something is sent that the page of a filing offers. A filing keeps
// the words of whoever recorded it, in the language that they read.
var (
	ByEmail   = i18n.Text{SV: "E-post", EN: "E-mail"}
	ByPost    = i18n.Text{SV: "Post", EN: "Post"}
	ByPhone   = i18n.Text{SV: "Telefon", EN: "Telephone"}
	ByApp     = i18n.Text{SV: "Meddelande i appen eller internetbanken", EN: "Message in the app or the internet bank"}
	InPublic  = i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}
	AtIMY     = i18n.Text{SV: "IMY:s e-tjänst", EN: "IMY’s e-service"}
	AtPrivacy = i18n.Text{SV: "Myndighetens e-tjänst", EN: "The authority’s e-service"}
	AtFinance = i18n.Text{SV: "Myndighetens rapporteringssystem", EN: "The authority’s reporting system"}
	Internal  = i18n.Text{SV: "Internt", EN: "Internally"}
)

// Channel says how something was sent, in both languages where it is one of those ways.
func Channel(said string) i18n.Text {
	for _, t := range []i18n.Text{ByEmail, ByPost, ByPhone, ByApp, InPublic, AtIMY, AtPrivacy, AtFinance, Internal} {
		if said == t.SV || said == t.EN {
			return t
		}
	}
	return i18n.Same(said)
}
