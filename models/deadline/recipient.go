package deadline

import (
	"frist/models/authority"
	"frist/models/i18n"
)

// What those are called whose names the program does not know, and who have none.
var (
	supervisoryAuthority = i18n.Text{SV: "tillsynsmyndigheten", EN: "supervisory authority"}
	competentAuthority   = i18n.Text{SV: "behörig myndighet", EN: "competent authority"}
	dataSubjects         = i18n.Text{SV: "de registrerade", EN: "data subjects"}
	theController        = i18n.Text{SV: "den personuppgiftsansvarige", EN: "controller"}
	theClients           = i18n.Text{SV: "kunderna", EN: "clients"}
)

// recipientNames are those that are the same in every country.
var recipientNames = map[Recipient]i18n.Text{
	DataSubjects:       dataSubjects,
	ControllerOfData:   theController,
	Clients:            theClients,
	PaymentUsers:       {SV: "betaltjänstanvändarna", EN: "users of payment services"},
	Subscribers:        {SV: "abonnenter och enskilda", EN: "subscribers and individuals"},
	ReportingPlatform:  {SV: "den gemensamma rapporteringsplattformen (CSIRT-enheten och Enisa)", EN: "single reporting platform (CSIRT and ENISA)"},
	EntryPoint:         {SV: "den gemensamma ingången hos Enisa", EN: "single entry point at ENISA"},
	MarketSurveillance: {SV: "marknadskontrollmyndigheten", EN: "market surveillance authority"},
	SecurityService:    {SV: "Säkerhetspolisen eller Försvarsmakten", EN: "Säkerhetspolisen or Försvarsmakten"},
	Public:             {SV: "allmänheten", EN: "the public"},
	Internal:           {SV: "internt", EN: "internal"},
}

// swedishNames and the names elsewhere are of what differs by country.
var (
	swedishNames = map[Recipient]i18n.Text{
		CSIRT:            {SV: "CSIRT-enheten (MCF)", EN: "CSIRT unit (MCF)"},
		TrustSupervisor:  i18n.Same("PTS"),
		TelecomAuthority: i18n.Same("PTS"),
	}
	elsewhereNames = map[Recipient]i18n.Text{
		CSIRT:            {SV: "CSIRT-enheten", EN: "CSIRT"},
		TrustSupervisor:  {SV: "tillsynsorganet för betrodda tjänster", EN: "supervisory body for trust services"},
		TelecomAuthority: {SV: "behörig nationell myndighet", EN: "competent national authority"},
	}
)

// authorityNames are what the authorities of one country are called.
type authorityNames struct{ protection, financial i18n.Text }

func namesOf(country string, t EntityType) authorityNames {
	n := authorityNames{supervisoryAuthority, competentAuthority}
	if a, ok := authority.DataProtection(country); ok {
		n.protection = a.Called
	}
	if a, ok := authority.Financial(country); ok && (!a.BanksOnly || t == CreditInstitution) {
		n.financial = a.Called
	}
	return n
}

func (e *engine) recipient(r Recipient) i18n.Text {
	switch r {
	case DataProtectionAuthority:
		if e.told != nil && !e.told.Authority.Called.IsZero() {
			return e.told.Authority.Called
		}
		return e.home.protection
	case FinancialSupervisor:
		return e.home.financial
	default: // one that is not an authority by country
	}
	if t, ok := recipientNames[r]; ok {
		return t
	}
	if t, ok := elsewhereNames[r]; ok {
		if e.country.Code == "SE" {
			t = swedishNames[r]
		}
		return t
	}
	return i18n.Same(string(r))
}
