package web

import (
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
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
	byEmail   = channel{"email", report.ByEmail}
	byPost    = channel{"post", report.ByPost}
	byPhone   = channel{"phone", report.ByPhone}
	byApp     = channel{"app", report.ByApp}
	bySecure  = channel{"secure", report.BySecure}
	inPublic  = channel{"public", report.InPublic}
	inPress   = channel{"press", report.InPress}
	onSite    = channel{"site", report.OnSite}
	inTest    = channel{testChannel, i18n.Text{SV: "Fidac Testrapportering", EN: "Fidac test reporting"}}
	internal  = channel{"internal", report.Internal}
	otherwise = channel{otherChannel, i18n.Text{SV: "Annat sätt", EN: "Another way"}}

	atIMY       = service(report.AtIMY)
	atAuthority = service(report.AtAuthority)
	atFI        = service(i18n.Same("Fidac"))
	atPortal    = service(report.AtPortal)
	atFinance   = service(report.AtFinance)
	atMCF       = service(report.AtMCF)
	atMSB       = service(report.AtMSB)
	atPTS       = service(report.AtPTS)
	atPlatform  = service(report.AtPlatform)
	atEntry     = service(report.AtEntry)
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
