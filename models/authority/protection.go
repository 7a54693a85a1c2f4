package authority

import "frist/models/i18n"

// dataProtection lists the supervisory authorities (GDPR Art. 51) of the 30
// states of the EEA, and that of the United Kingdom. Of a state with several it
// has the one that supervises banks.
var dataProtection = []Authority{
	{
		Country: "AT", Name: "Österreichische Datenschutzbehörde",
		Called: i18n.Same("Datenschutzbehörde"), Translation: i18n.Text{SV: "Österrikes dataskyddsmyndighet", EN: "Austrian Data Protection Authority"},
		Languages: []string{"de"}, Portal: "https://www.dsb.gv.at/", Source: Memory,
	},
	{
		Country: "BE", Name: "Autorité de protection des données / Gegevensbeschermingsautoriteit",
		Called: i18n.Same("APD/GBA"), Translation: i18n.Text{SV: "Belgiens dataskyddsmyndighet", EN: "Belgian Data Protection Authority"},
		Languages: []string{"fr", "nl", "de"}, Portal: "https://www.autoriteprotectiondonnees.be/", Source: Memory,
	},
	{
		Country: "BG", Name: "Комисия за защита на личните данни",
		Called: i18n.Text{SV: "Bulgariens dataskyddskommission", EN: "Commission for Personal Data Protection (Bulgaria)"}, Translation: i18n.Text{SV: "Bulgariens dataskyddskommission", EN: "Commission for Personal Data Protection"},
		Languages: []string{"bg"}, Portal: "https://www.cpdp.bg/", Source: Memory,
	},
	{
		Country: "CY", Name: "Γραφείο Επιτρόπου Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
		Called: i18n.Text{SV: "Cyperns dataskyddskommissionär", EN: "Commissioner for Personal Data Protection (Cyprus)"}, Translation: i18n.Text{SV: "Cyperns dataskyddskommissionär", EN: "Commissioner for Personal Data Protection"},
		Languages: []string{"el"}, Portal: "https://www.dataprotection.gov.cy/", Source: Memory,
	},
	{
		Country: "CZ", Name: "Úřad pro ochranu osobních údajů",
		Called: i18n.Same("ÚOOÚ"), Translation: i18n.Text{SV: "Tjeckiens dataskyddsmyndighet", EN: "Office for Personal Data Protection"},
		Languages: []string{"cs"}, Portal: "https://uoou.gov.cz/", Source: Memory,
	},
	{
		Country: "DE", Name: "Datenschutzaufsichtsbehörde des Landes",
		Called: i18n.Text{SV: "delstatens dataskyddsmyndighet (Tyskland)", EN: "data protection authority of the Land (Germany)"}, Translation: i18n.Text{SV: "delstatens dataskyddsmyndighet", EN: "data protection authority of the Land"},
		Languages: []string{"de"}, Portal: "https://www.datenschutzkonferenz-online.de/",
		Note:   i18n.Text{SV: "Den delstat där företaget är etablerat avgör vilken av de sexton myndigheterna det är. Förbundets myndighet, BfDI, har tillsyn över förbundets egna organ och över telekom- och postföretag, inte över banker.", EN: "The Land in which the firm is established decides which of the sixteen authorities it is. The federal authority, BfDI, supervises federal bodies and telecommunications and postal firms, not banks."},
		Source: Memory,
	},
	{
		Country: "DK", Name: "Datatilsynet",
		Called: i18n.Text{SV: "Datatilsynet (Danmark)", EN: "Datatilsynet (Denmark)"}, Translation: i18n.Text{SV: "Danmarks dataskyddsmyndighet", EN: "Danish Data Protection Agency"},
		Languages: []string{"da"}, Portal: "https://virk.dk/",
		Note:   i18n.Text{SV: "Anmälan görs på virk.dk, med dansk e-legitimation. Myndighetens egen webbplats är datatilsynet.dk.", EN: "The notification is made at virk.dk, with a Danish electronic identity. The authority's own site is datatilsynet.dk."},
		Source: Memory,
	},
	{
		Country: "EE", Name: "Andmekaitse Inspektsioon",
		Called: i18n.Same("Andmekaitse Inspektsioon"), Translation: i18n.Text{SV: "Estlands dataskyddsinspektion", EN: "Estonian Data Protection Inspectorate"},
		Languages: []string{"et"}, Portal: "https://www.aki.ee/", Source: Memory,
	},
	{
		Country: "ES", Name: "Agencia Española de Protección de Datos",
		Called: i18n.Same("AEPD"), Translation: i18n.Text{SV: "Spaniens dataskyddsmyndighet", EN: "Spanish Data Protection Agency"},
		Languages: []string{"es"}, Portal: "https://sedeagpd.gob.es/",
		Note:   i18n.Text{SV: "Myndigheterna i Katalonien, Baskien och Andalusien har bara tillsyn över offentliga organ.", EN: "The authorities of Catalonia, the Basque Country and Andalusia supervise public bodies only."},
		Source: Memory,
	},
	{
		Country: "FI", Name: "Tietosuojavaltuutetun toimisto",
		Called: i18n.Text{SV: "dataombudsmannens byrå", EN: "Office of the Data Protection Ombudsman"}, Translation: i18n.Text{SV: "Dataombudsmannens byrå", EN: "Office of the Data Protection Ombudsman"},
		Languages: []string{"fi", "sv", "en"}, Portal: "https://tietosuoja.fi/", Source: Memory,
	},
	{
		Country: "FR", Name: "Commission nationale de l'informatique et des libertés",
		Called: i18n.Same("CNIL"), Translation: i18n.Text{SV: "Frankrikes dataskyddsmyndighet", EN: "French Data Protection Authority"},
		Languages: []string{"fr"}, Portal: "https://notifications.cnil.fr/notifications/", Source: Memory,
	},
	{
		Country: "GB", Name: "Information Commissioner's Office",
		Called: i18n.Same("ICO"), Translation: i18n.Text{SV: "Storbritanniens dataskyddsmyndighet", EN: "Information Commissioner's Office"},
		Languages: []string{"en"}, Portal: "https://ico.org.uk/for-organisations/report-a-breach/",
		Note:   i18n.Text{SV: "Anmälan görs enligt brittisk rätt (UK GDPR) och ersätter ingen anmälan inom EES. Information Commission tar över uppgiften enligt Data (Use and Access) Act 2025.", EN: "The notification is made under the UK GDPR and replaces none within the EEA. The Information Commission takes over under the Data (Use and Access) Act 2025."},
		Source: Memory,
	},
	{
		Country: "GR", Name: "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
		Called: i18n.Text{SV: "Greklands dataskyddsmyndighet", EN: "Hellenic Data Protection Authority"}, Translation: i18n.Text{SV: "Greklands dataskyddsmyndighet", EN: "Hellenic Data Protection Authority"},
		Languages: []string{"el"}, Portal: "https://www.dpa.gr/", Source: Memory,
	},
	{
		Country: "HR", Name: "Agencija za zaštitu osobnih podataka",
		Called: i18n.Same("AZOP"), Translation: i18n.Text{SV: "Kroatiens dataskyddsmyndighet", EN: "Croatian Personal Data Protection Agency"},
		Languages: []string{"hr"}, Portal: "https://azop.hr/", Source: Memory,
	},
	{
		Country: "HU", Name: "Nemzeti Adatvédelmi és Információszabadság Hatóság",
		Called: i18n.Same("NAIH"), Translation: i18n.Text{SV: "Ungerns myndighet för dataskydd och informationsfrihet", EN: "National Authority for Data Protection and Freedom of Information"},
		Languages: []string{"hu"}, Portal: "https://www.naih.hu/", Source: Memory,
	},
	{
		Country: "IE", Name: "An Coimisiún um Chosaint Sonraí / Data Protection Commission",
		Called: i18n.Same("Data Protection Commission"), Translation: i18n.Text{SV: "Irlands dataskyddskommission", EN: "Data Protection Commission"},
		Languages: []string{"en", "ga"}, Portal: "https://forms.dataprotection.ie/report-a-breach-of-personal-data", Source: Memory,
	},
	{
		Country: "IS", Name: "Persónuvernd",
		Called: i18n.Same("Persónuvernd"), Translation: i18n.Text{SV: "Islands dataskyddsmyndighet", EN: "Icelandic Data Protection Authority"},
		Languages: []string{"is"}, Portal: "https://www.personuvernd.is/", Source: Memory,
	},
	{
		Country: "IT", Name: "Garante per la protezione dei dati personali",
		Called: i18n.Same("Garante per la protezione dei dati personali"), Translation: i18n.Text{SV: "Italiens dataskyddsmyndighet", EN: "Italian Data Protection Authority"},
		Languages: []string{"it"}, Portal: "https://servizi.gpdp.it/databreach/s/", Source: Memory,
	},
	{
		Country: "LI", Name: "Datenschutzstelle Fürstentum Liechtenstein",
		Called: i18n.Same("Datenschutzstelle (Liechtenstein)"), Translation: i18n.Text{SV: "Liechtensteins dataskyddsmyndighet", EN: "Data Protection Authority of Liechtenstein"},
		Languages: []string{"de"}, Portal: "https://www.datenschutzstelle.li/", Source: Memory,
	},
	{
		Country: "LT", Name: "Valstybinė duomenų apsaugos inspekcija",
		Called: i18n.Same("VDAI"), Translation: i18n.Text{SV: "Litauens statliga dataskyddsinspektion", EN: "State Data Protection Inspectorate"},
		Languages: []string{"lt"}, Portal: "https://vdai.lrv.lt/", Source: Memory,
	},
	{
		Country: "LU", Name: "Commission nationale pour la protection des données",
		Called: i18n.Text{SV: "CNPD (Luxemburg)", EN: "CNPD (Luxembourg)"}, Translation: i18n.Text{SV: "Luxemburgs dataskyddskommission", EN: "National Commission for Data Protection"},
		Languages: []string{"fr", "de"}, Portal: "https://cnpd.public.lu/", Source: Memory,
	},
	{
		Country: "LV", Name: "Datu valsts inspekcija",
		Called: i18n.Same("Datu valsts inspekcija"), Translation: i18n.Text{SV: "Lettlands statliga datainspektion", EN: "Data State Inspectorate"},
		Languages: []string{"lv"}, Portal: "https://www.dvi.gov.lv/", Source: Memory,
	},
	{
		Country: "MT", Name: "Office of the Information and Data Protection Commissioner",
		Called: i18n.Same("IDPC"), Translation: i18n.Text{SV: "Maltas informations- och dataskyddskommissionär", EN: "Information and Data Protection Commissioner"},
		Languages: []string{"en", "mt"}, Portal: "https://idpc.org.mt/report-a-breach/", Source: Memory,
	},
	{
		Country: "NL", Name: "Autoriteit Persoonsgegevens",
		Called: i18n.Same("Autoriteit Persoonsgegevens"), Translation: i18n.Text{SV: "Nederländernas dataskyddsmyndighet", EN: "Dutch Data Protection Authority"},
		Languages: []string{"nl"}, Portal: "https://datalekken.autoriteitpersoonsgegevens.nl/", Source: Memory,
	},
	{
		Country: "NO", Name: "Datatilsynet",
		Called: i18n.Text{SV: "Datatilsynet (Norge)", EN: "Datatilsynet (Norway)"}, Translation: i18n.Text{SV: "Norges dataskyddsmyndighet", EN: "Norwegian Data Protection Authority"},
		Languages: []string{"nb", "nn"}, Portal: "https://www.datatilsynet.no/",
		Note:   i18n.Text{SV: "Anmälan görs i ett formulär i Altinn.", EN: "The notification is made in a form in Altinn."},
		Source: Memory,
	},
	{
		Country: "PL", Name: "Prezes Urzędu Ochrony Danych Osobowych",
		Called: i18n.Same("UODO"), Translation: i18n.Text{SV: "Polens dataskyddsmyndighet", EN: "Personal Data Protection Office"},
		Languages: []string{"pl"}, Portal: "https://uodo.gov.pl/", Source: Memory,
	},
	{
		Country: "PT", Name: "Comissão Nacional de Proteção de Dados",
		Called: i18n.Same("CNPD (Portugal)"), Translation: i18n.Text{SV: "Portugals dataskyddskommission", EN: "National Data Protection Commission"},
		Languages: []string{"pt"}, Portal: "https://www.cnpd.pt/", Source: Memory,
	},
	{
		Country: "RO", Name: "Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal",
		Called: i18n.Same("ANSPDCP"), Translation: i18n.Text{SV: "Rumäniens dataskyddsmyndighet", EN: "National Supervisory Authority for Personal Data Processing"},
		Languages: []string{"ro"}, Portal: "https://www.dataprotection.ro/", Source: Memory,
	},
	{
		Country: "SE", Name: "Integritetsskyddsmyndigheten",
		Called: i18n.Same("IMY"), Translation: i18n.Text{SV: "Integritetsskyddsmyndigheten", EN: "Swedish Authority for Privacy Protection"},
		Languages: []string{"sv", "en"}, Portal: "https://e-tjanster.imy.se/sv/anmalan", Source: Read,
	},
	{
		Country: "SI", Name: "Informacijski pooblaščenec",
		Called: i18n.Same("Informacijski pooblaščenec"), Translation: i18n.Text{SV: "Sloveniens informationskommissionär", EN: "Information Commissioner"},
		Languages: []string{"sl"}, Portal: "https://www.ip-rs.si/", Source: Memory,
	},
	{
		Country: "SK", Name: "Úrad na ochranu osobných údajov Slovenskej republiky",
		Called: i18n.Same("Úrad na ochranu osobných údajov"), Translation: i18n.Text{SV: "Slovakiens dataskyddsmyndighet", EN: "Office for Personal Data Protection of the Slovak Republic"},
		Languages: []string{"sk"}, Portal: "https://dataprotection.gov.sk/", Source: Memory,
	},
}

// laender lists the German authorities for firms, one for each Land.
var laender = []Authority{
	land("DE-BW", "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg", "LfDI Baden-Württemberg", i18n.Same("Baden-Württemberg"), "https://www.baden-wuerttemberg.datenschutz.de/"),
	land("DE-BY", "Bayerisches Landesamt für Datenschutzaufsicht", "BayLDA", i18n.Text{SV: "Bayern", EN: "Bavaria"}, "https://www.lda.bayern.de/"),
	land("DE-BE", "Berliner Beauftragte für Datenschutz und Informationsfreiheit", "BlnBDI", i18n.Same("Berlin"), "https://www.datenschutz-berlin.de/"),
	land("DE-BB", "Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg", "LDA Brandenburg", i18n.Same("Brandenburg"), "https://www.lda.brandenburg.de/"),
	land("DE-HB", "Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen", "LfDI Bremen", i18n.Same("Bremen"), "https://www.datenschutz.bremen.de/"),
	land("DE-HH", "Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit", "HmbBfDI", i18n.Same("Hamburg"), "https://datenschutz-hamburg.de/"),
	land("DE-HE", "Der Hessische Beauftragte für Datenschutz und Informationsfreiheit", "HBDI", i18n.Text{SV: "Hessen", EN: "Hesse"}, "https://datenschutz.hessen.de/"),
	land("DE-MV", "Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern", "LfDI M-V", i18n.Same("Mecklenburg-Vorpommern"), "https://www.datenschutz-mv.de/"),
	land("DE-NI", "Der Landesbeauftragte für den Datenschutz Niedersachsen", "LfD Niedersachsen", i18n.Text{SV: "Niedersachsen", EN: "Lower Saxony"}, "https://www.lfd.niedersachsen.de/"),
	land("DE-NW", "Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen", "LDI NRW", i18n.Text{SV: "Nordrhein-Westfalen", EN: "North Rhine-Westphalia"}, "https://www.ldi.nrw.de/"),
	land("DE-RP", "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz", "LfDI Rheinland-Pfalz", i18n.Text{SV: "Rheinland-Pfalz", EN: "Rhineland-Palatinate"}, "https://www.datenschutz.rlp.de/"),
	land("DE-SL", "Unabhängiges Datenschutzzentrum Saarland", "UDZ Saarland", i18n.Same("Saarland"), "https://www.datenschutz.saarland.de/"),
	land("DE-SN", "Sächsische Datenschutz- und Transparenzbeauftragte", "SDTB", i18n.Text{SV: "Sachsen", EN: "Saxony"}, "https://www.datenschutz.sachsen.de/"),
	land("DE-ST", "Landesbeauftragte für den Datenschutz Sachsen-Anhalt", "LfD Sachsen-Anhalt", i18n.Text{SV: "Sachsen-Anhalt", EN: "Saxony-Anhalt"}, "https://datenschutz.sachsen-anhalt.de/"),
	land("DE-SH", "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein", "ULD", i18n.Same("Schleswig-Holstein"), "https://www.datenschutzzentrum.de/"),
	land("DE-TH", "Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit", "TLfDI", i18n.Text{SV: "Thüringen", EN: "Thuringia"}, "https://www.tlfdi.de/"),
}

func land(region, name, called string, in i18n.Text, portal string) Authority {
	return Authority{
		Country: "DE", Region: region, Name: name, Called: i18n.Same(called),
		Translation: i18n.Text{SV: "dataskyddsmyndigheten i %s", EN: "data protection authority of %s"}.With(in),
		Languages:   []string{"de"}, Portal: portal, Source: Memory,
	}
}
