package deadline

import "frist/models/i18n"

// The data protection authorities and financial supervisors whose names the
// program knows, by country. The others are named by what they are.
var (
	dataProtectionAuthorities = map[string]string{
		"SE": "IMY",
		"DK": "Datatilsynet",
		"ES": "AEPD",
		"FR": "CNIL",
		"GB": "ICO",
		"IE": "Data Protection Commission",
		"IT": "Garante per la protezione dei dati personali",
		"NL": "Autoriteit Persoonsgegevens",
		"NO": "Datatilsynet",
	}
	financialSupervisors = map[string]string{
		"SE": "Finansinspektionen",
		"DK": "Finanstilsynet",
		"FI": "FIN-FSA",
		"NO": "Finanstilsynet",
	}
)

var (
	supervisoryAuthority = i18n.Text{SV: "tillsynsmyndigheten", EN: "supervisory authority"}
	competentAuthority   = i18n.Text{SV: "behörig myndighet", EN: "competent authority"}
	dataSubjects         = i18n.Text{SV: "de registrerade", EN: "data subjects"}
	theController        = i18n.Text{SV: "den personuppgiftsansvarige", EN: "controller"}
	theClients           = i18n.Text{SV: "kunderna", EN: "clients"}
)

func (e *engine) recipient(r Recipient) i18n.Text {
	name, otherwise := string(r), i18n.Text{}
	switch r {
	case DataProtectionAuthority:
		name, otherwise = dataProtectionAuthorities[e.country.Code], supervisoryAuthority
	case FinancialSupervisor:
		name, otherwise = financialSupervisors[e.country.Code], competentAuthority
	case DataSubjects:
		return dataSubjects
	case ControllerOfData:
		return theController
	case Clients:
		return theClients
	}
	if name == "" {
		return otherwise
	}
	return i18n.Same(name)
}
