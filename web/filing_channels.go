package web

import (
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
)

// A channel is a way in which something is sent.
type channel struct {
	value string
	name  i18n.Text
}

const (
	otherChannel = "other"
	testChannel  = "test"
)

// service is the way that a recipient has of its own.
func service(name i18n.Text) channel { return channel{"service", name} }

var (
	byEmail   = channel{"email", i18n.Text{SV: "E-post", EN: "E-mail"}}
	byPost    = channel{"post", i18n.Text{SV: "Post", EN: "Post"}}
	byPhone   = channel{"phone", i18n.Text{SV: "Telefon", EN: "Telephone"}}
	byApp     = channel{"app", i18n.Text{SV: "Meddelande i appen eller internetbanken", EN: "Message in the app or the internet bank"}}
	bySecure  = channel{"secure", i18n.Text{SV: "Säkert sätt som avtalats med myndigheten", EN: "Secure means agreed with the authority"}}
	inPublic  = channel{"public", i18n.Text{SV: "Information till allmänheten", EN: "Information to the public"}}
	inPress   = channel{"press", i18n.Text{SV: "Pressmeddelande genom nyhetsdistributör", EN: "Press release through a news distributor"}}
	onSite    = channel{"site", i18n.Text{SV: "Den egna webbplatsen", EN: "Your own website"}}
	inTest    = channel{testChannel, i18n.Text{SV: "Fidac Testrapportering", EN: "Fidac test reporting"}}
	internal  = channel{"internal", i18n.Text{SV: "Internt", EN: "Internally"}}
	otherwise = channel{otherChannel, i18n.Text{SV: "Annat sätt", EN: "Another way"}}

	atIMY       = service(i18n.Text{SV: "IMY:s e-tjänst", EN: "IMY’s e-service"})
	atAuthority = service(i18n.Text{SV: "Myndighetens e-tjänst", EN: "The authority’s e-service"})
	atFI        = service(i18n.Same("Fidac"))
	atPortal    = service(i18n.Text{SV: "Finansinspektionens rapporteringsportal", EN: "Finansinspektionen’s reporting portal"})
	atFinance   = service(i18n.Text{SV: "Myndighetens rapporteringssystem", EN: "The authority’s reporting system"})
	atMCF       = service(i18n.Text{SV: "MCF:s system för incidentrapportering (IRON)", EN: "MCF’s system for incident reports (IRON)"})
	atMSB       = service(i18n.Text{SV: "MSB:s tjänst för incidentrapportering", EN: "MSB’s service for incident reports"})
	atPTS       = service(i18n.Text{SV: "PTS e-tjänst", EN: "PTS’s e-service"})
	atPlatform  = service(i18n.Text{SV: "Den gemensamma rapporteringsplattformen", EN: "The single reporting platform"})
	atEntry     = service(i18n.Text{SV: "Den gemensamma ingången", EN: "The single entry point"})
)

// recipientOfDuty is who the law says that an obligation is owed to; empty for one of
// the firm's own, which has no rule here.
func recipientOfDuty(o *deadline.Obligation) deadline.Recipient {
	if r, ok := deadline.RuleOf(o.ID, o.RuleVersion); ok {
		return r.Recipient
	}
	return ""
}

// channels are the ways to the recipient of an obligation, the usual one first.
func channels(o *deadline.Obligation, country string) []channel {
	swedish := country == "SE" || country == ""
	at := func(here, elsewhere channel) []channel {
		if swedish {
			return []channel{here, byEmail, byPost, otherwise}
		}
		return []channel{elsewhere, byEmail, byPost, otherwise}
	}
	switch recipientOfDuty(o) {
	case deadline.DataSubjects, deadline.Clients, deadline.PaymentUsers, deadline.Subscribers:
		return []channel{byEmail, byApp, byPost, byPhone, inPublic, otherwise}
	case deadline.Internal:
		return []channel{internal, otherwise}
	case deadline.ControllerOfData, "":
		return []channel{byEmail, byPhone, byPost, otherwise}
	case deadline.Public:
		return []channel{inPress, onSite, otherwise}
	case deadline.SecurityService: // what is protected does not go by e-mail
		return []channel{bySecure, byPhone, byPost, otherwise}
	case deadline.DataProtectionAuthority, "IMY":
		return at(atIMY, atAuthority)
	case deadline.EntryPoint:
		return at(atEntry, atEntry)
	case deadline.ReportingPlatform:
		return at(atPlatform, atPlatform)
	case deadline.CSIRT:
		return at(atMCF, atAuthority)
	case "MSB":
		return at(atMSB, atAuthority)
	case deadline.TrustSupervisor, deadline.TelecomAuthority:
		return at(atPTS, atAuthority)
	case deadline.FinancialSupervisor:
		return toSupervisor(o.ID, swedish)
	default: // another authority
		return at(atAuthority, atAuthority)
	}
}

// toSupervisor are the ways to a financial supervisor: Fidac takes what is reported
// under DORA alone, and an event under the supervisor's own rules is told in a letter.
func toSupervisor(id deadline.ID, swedish bool) []channel {
	regime := id.Regime()
	switch {
	case !swedish:
		return []channel{atFinance, byEmail, byPost, otherwise}
	case regime == "dora":
		return []channel{atFI, inTest, byEmail, byPost, otherwise}
	case strings.HasPrefix(string(regime), "fffs"):
		return []channel{byEmail, byPost, byPhone, atPortal, otherwise}
	}
	return []channel{atPortal, byEmail, byPost, otherwise}
}
