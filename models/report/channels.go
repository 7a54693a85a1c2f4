package report

import "frist/models/i18n"

// The ways in which something is sent that the page of a filing offers. A filing keeps
// the words of whoever recorded it, in the language that they read.
var (
	ByEmail     = i18n.Text{SV: "E-post", EN: "E-mail"}
	ByPost      = i18n.Text{SV: "Post", EN: "Post"}
	ByPhone     = i18n.Text{SV: "Telefon", EN: "Telephone"}
	ByApp       = i18n.Text{SV: "Meddelande i appen eller internetbanken", EN: "Message in the app or the internet bank"}
	BySecure    = i18n.Text{SV: "Säkert sätt som avtalats med myndigheten", EN: "Secure means agreed with the authority"}
	InPublic    = i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}
	InPress     = i18n.Text{SV: "Pressmeddelande genom nyhetsdistributör", EN: "Press release through a news distributor"}
	OnSite      = i18n.Text{SV: "Den egna webbplatsen", EN: "Your own website"}
	Internal    = i18n.Text{SV: "Internt", EN: "Internally"}
	AtIMY       = i18n.Text{SV: "IMY:s e-tjänst", EN: "IMY’s e-service"}
	AtAuthority = i18n.Text{SV: "Myndighetens e-tjänst", EN: "The authority’s e-service"}
	AtPortal    = i18n.Text{SV: "Finansinspektionens rapporteringsportal", EN: "Finansinspektionen’s reporting portal"}
	AtFinance   = i18n.Text{SV: "Myndighetens rapporteringssystem", EN: "The authority’s reporting system"}
	AtMCF       = i18n.Text{SV: "MCF:s system för incidentrapportering (IRON)", EN: "MCF’s system for incident reports (IRON)"}
	AtMSB       = i18n.Text{SV: "MSB:s tjänst för incidentrapportering", EN: "MSB’s service for incident reports"}
	AtPTS       = i18n.Text{SV: "PTS e-tjänst", EN: "PTS’s e-service"}
	AtPlatform  = i18n.Text{SV: "Den gemensamma rapporteringsplattformen", EN: "The single reporting platform"}
	AtEntry     = i18n.Text{SV: "Den gemensamma ingången", EN: "The single entry point"}

	channels = [...]i18n.Text{
		ByEmail, ByPost, ByPhone, ByApp, BySecure, InPublic, InPress, OnSite, Internal,
		AtIMY, AtAuthority, AtPortal, AtFinance, AtMCF, AtMSB, AtPTS, AtPlatform, AtEntry,
	}
)

// Channel says how something was sent, in both languages where it is one of those ways.
func Channel(said string) i18n.Text {
	for _, t := range channels {
		if said == t.SV || said == t.EN {
			return t
		}
	}
	return i18n.Same(said)
}
