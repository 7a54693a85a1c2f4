package authority

import "frist/models/i18n"

// toECB holds for the states whose large banks the European Central Bank
// supervises (DORA Art. 19(1), 46(a)).
var toECB = i18n.Text{
	SV: "Även ett betydande kreditinstitut rapporterar hit; myndigheten sänder rapporten vidare till ECB (artikel 19.1 i DORA).",
	EN: "A significant credit institution reports here too; the authority passes the report on to the ECB (DORA Art. 19(1)).",
}

// beside adds to toECB who supervises other firms than banks.
func beside(others i18n.Text) i18n.Text {
	return i18n.Text{SV: toECB.SV + " " + others.SV, EN: toECB.EN + " " + others.EN}
}

// financial lists the authorities of the nine countries whose holidays the
// program has, for credit institutions. In seven of them it is the same for every
// type of financial entity.
var financial = []Authority{
	{
		Country: "DE", Name: "Bundesanstalt für Finanzdienstleistungsaufsicht",
		Called: i18n.Same("BaFin"), Translation: i18n.Text{SV: "Tysklands finansinspektion", EN: "Federal Financial Supervisory Authority"},
		Languages: []string{"de", "en"}, Portal: "https://portal.mvp.bafin.de/",
		Note:   toECB,
		Source: Memory,
	},
	{
		Country: "DK", Name: "Finanstilsynet",
		Called: i18n.Same("Finanstilsynet"), Translation: i18n.Text{SV: "Danmarks finansinspektion", EN: "Danish Financial Supervisory Authority"},
		Languages: []string{"da", "en"}, Portal: "https://www.finanstilsynet.dk/", Source: Memory,
	},
	{
		Country: "FI", Name: "Finanssivalvonta",
		Called: i18n.Same("FIN-FSA"), Translation: i18n.Text{SV: "Finlands finansinspektion", EN: "Finnish Financial Supervisory Authority"},
		Languages: []string{"fi", "sv", "en"}, Portal: "https://www.finanssivalvonta.fi/",
		Note:   toECB,
		Source: Memory,
	},
	{
		Country: "IE", Name: "Banc Ceannais na hÉireann / Central Bank of Ireland",
		Called: i18n.Same("Central Bank of Ireland"), Translation: i18n.Text{SV: "Irlands centralbank", EN: "Central Bank of Ireland"},
		Languages: []string{"en"}, Portal: "https://portal.centralbank.ie/",
		Note:   toECB,
		Source: Memory,
	},
	{
		Country: "LT", Name: "Lietuvos bankas",
		Called: i18n.Same("Lietuvos bankas"), Translation: i18n.Text{SV: "Litauens centralbank", EN: "Bank of Lithuania"},
		Languages: []string{"lt"}, Portal: "https://www.lb.lt/",
		Note:   toECB,
		Source: Memory,
	},
	{
		Country: "LU", Name: "Commission de surveillance du secteur financier",
		Called: i18n.Same("CSSF"), Translation: i18n.Text{SV: "Luxemburgs finansinspektion", EN: "Financial Sector Supervisory Commission"},
		Languages: []string{"fr", "de", "en"}, Portal: "https://edesk.apps.cssf.lu/",
		BanksOnly: true,
		Note:      beside(i18n.Text{SV: "Försäkringsföretag rapporterar till Commissariat aux assurances.", EN: "Insurance undertakings report to the Commissariat aux assurances."}),
		Source:    Memory,
	},
	{
		Country: "NL", Name: "De Nederlandsche Bank",
		Called: i18n.Same("De Nederlandsche Bank"), Translation: i18n.Text{SV: "Nederländernas centralbank", EN: "Central Bank of the Netherlands"},
		Languages: []string{"nl", "en"}, Portal: "https://mijn.dnb.nl/",
		BanksOnly: true,
		Note:      beside(i18n.Text{SV: "Värdepappersföretag, fondförvaltare och flera andra rapporterar till AFM.", EN: "Investment firms, managers of funds and several others report to the AFM."}),
		Source:    Memory,
	},
	{
		Country: "NO", Name: "Finanstilsynet",
		Called: i18n.Same("Finanstilsynet"), Translation: i18n.Text{SV: "Norges finansinspektion", EN: "Financial Supervisory Authority of Norway"},
		Languages: []string{"nb", "nn"}, Portal: "https://www.finanstilsynet.no/",
		Note:   i18n.Text{SV: "DORA gäller i Norge sedan den 1 juli 2025, genom norsk lag.", EN: "DORA applies in Norway since 1 July 2025, by a Norwegian act."},
		Source: Memory,
	},
	{
		Country: "SE", Name: "Finansinspektionen",
		Called: i18n.Same("Finansinspektionen"), Translation: i18n.Text{SV: "Finansinspektionen", EN: "Swedish Financial Supervisory Authority"},
		Languages: []string{"sv"}, Portal: "https://www.finansinspektionen.se/en/e-services-and-forms/reporting-to-fi/fidac/reporting-according-to-dora",
		Note:   i18n.Text{SV: "Rapporteras i Fidac, som nås genom Rapporteringsportalen.", EN: "Reported in Fidac, which is reached through the reporting portal."},
		Source: Read,
	},
}
