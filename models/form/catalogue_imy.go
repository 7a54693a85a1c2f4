package form

import "frist/models/i18n"

// imyFacts are what IMY asks besides. The labels are in the words of the e-service
// where they have been read; see the form.
var imyFacts = []Fact{{
	Key: "controller_address", Type: Text, Section: ToIMY, Law: "IMY",
	Label: i18n.Text{SV: "Organisationens postadress, ej besöksadress", EN: "Postal address of the controller"},
}, {
	Key: "controller_sector", Type: Line, Section: ToIMY, Law: "IMY",
	Label: i18n.Text{SV: "Verksamhetsområde", EN: "Sector"},
}, {
	Key: "breach_kind", Type: OneOf, Section: ToIMY, Law: "IMY",
	Label: i18n.Text{SV: "Välj det alternativ som bäst stämmer överens med det som inträffat", EN: "Please select the most relevant option"},
	Help:  i18n.Text{SV: "Röjande är när ni lämnar ut, åtkomst när någon annan tar sig in. Frist har inte läst listan i IMY:s e-tjänst.", EN: "Disclosure is when you give something out, access when somebody else gets in. The list of the e-service has not been read for Frist."},
	Choices: []Choice{
		one("misdirected", "Felskick: brev, mejl eller sms", "Misdirected letter, e-mail or text message"),
		one("disclosure", "Obehörigt röjande", "Unauthorised disclosure"),
		one("access", "Obehörig åtkomst", "Unauthorised access"),
		one("loss", "Förlust eller stöld", "Loss or theft"),
		one("destruction", "Förstöring eller ändring, eller uppgifter som inte är tillgängliga", "Destruction or alteration, or data that are not available"),
		one("other", "Annat", "Other"),
	},
}, {
	Key: "how_discovered", Type: Text, Section: ToIMY, Law: "GDPR Art. 33(3)(a)",
	Label: i18n.Text{SV: "Hur upptäcktes incidenten?", EN: "How was the breach discovered?"},
}, {
	Key: "protection_in_place", Type: Text, Section: ToIMY, Law: "GDPR Art. 34(3)(a)",
	Label: i18n.Text{SV: "Skydd som uppgifterna hade", EN: "Protection that the data had"},
	Help:  i18n.Text{SV: "Till exempel kryptering, och om nyckeln är skyddad.", EN: "For example encryption, and whether the key is safe."},
}, {
	Key: "severity_for_subjects", Type: Line, Section: ToIMY, Law: "IMY",
	Label: i18n.Text{SV: "Uppskatta hur allvarlig incidenten är med hänsyn till de registrerades integritet", EN: "Assess how serious the breach is with regard to privacy"},
	Help:  i18n.Text{SV: "Skriv det alternativ som ni väljer i e-tjänsten. Frist har inte läst skalan där.", EN: "Write the option that you choose in the e-service. The scale there has not been read for Frist."},
}, {
	Key: "cross_border", Type: YesNo, Section: ToIMY, Law: "GDPR Art. 56",
	Label: i18n.Text{SV: "Berör incidenten registrerade i flera länder?", EN: "Does the breach concern data subjects in several countries?"},
}, {
	Key: "countries_of_subjects", Type: Countries, Section: ToIMY, Law: "GDPR Art. 56",
	Label:   i18n.Text{SV: "Länder där de registrerade finns", EN: "Countries where the data subjects are"},
	Choices: states,
}, {
	Key: "lead_authority", Type: Line, Section: ToIMY, Law: "GDPR Art. 56",
	Label: i18n.Text{SV: "Ansvarig tillsynsmyndighet", EN: "Lead supervisory authority"},
}, {
	Key: "secrecy_claim", Type: Text, Section: ToIMY, Law: "IMY",
	Label: i18n.Text{SV: "Uppgifter som bör omfattas av sekretess, och varför", EN: "What should be kept secret, and why"},
	Help:  i18n.Text{SV: "Det som skickas till en myndighet blir allmän handling.", EN: "What is sent to an authority becomes a public document."},
}, {
	Key: "informing", Type: OneOf, Section: Informed, Law: "GDPR Art. 34",
	Label: i18n.Text{SV: "Har ni informerat de registrerade?", EN: "Have you informed the data subjects?"},
	Choices: []Choice{
		one("informed", "Ja", "Yes"),
		one("will_inform", "Inte ännu, men det ska göras", "Not yet, but it will be done"),
		one("will_not", "Nej, och det ska inte göras", "No, and it will not be done"),
	},
}, {
	Key: "subjects_informed_at", Type: Instant, Section: Informed, Law: "GDPR Art. 34",
	Label: i18n.Text{SV: "När informerade ni de registrerade?", EN: "When did you inform the data subjects?"},
}, {
	Key: "subjects_informed_how", Type: Text, Section: Informed, Law: "GDPR Art. 34",
	Label: i18n.Text{SV: "Hur informerade ni dem, och om vad?", EN: "How did you inform them, and of what?"},
}, {
	Key: "subjects_will_be_informed_at", Type: Instant, Section: Informed, Law: "GDPR Art. 34",
	Label: i18n.Text{SV: "När kommer ni att informera de registrerade?", EN: "When will you inform the data subjects?"},
}, {
	Key: "not_informing_reason", Type: Text, Section: Informed, Law: "GDPR Art. 34(3)",
	Label: i18n.Text{SV: "Varför kommer ni inte att informera de registrerade?", EN: "On what grounds will you not inform the data subjects?"},
}}

// threatFacts are those of the voluntary notification of a cyber threat.
var threatFacts = []Fact{{
	Key: "threat_detected_at", Type: Instant, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 12",
	Label: i18n.Text{SV: "När upptäcktes cyberhotet?", EN: "When was the cyber threat detected?"},
}, {
	Key: "threat_description", Type: Text, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 13", Limit: longest,
	Label: i18n.Text{SV: "Beskrivning av det betydande cyberhotet", EN: "Description of the significant cyber threat"},
}, {
	Key: "threat_impact", Type: Text, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 14", Limit: longest,
	Label: i18n.Text{SV: "Möjlig påverkan", EN: "Potential impact"},
}, {
	Key: "threat_criteria", Type: Choices, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 15",
	Label:   i18n.Text{SV: "Klassificeringskriterier som skulle kunna uppfyllas", EN: "Classification criteria that might be met"},
	Choices: criteria,
}, {
	Key: "threat_status", Type: OneOf, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 16",
	Label:   i18n.Text{SV: "Cyberhotets status", EN: "Status of the cyber threat"},
	Choices: threatStates,
}, {
	Key: "threat_actions", Type: Text, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 17", Limit: longest,
	Label: i18n.Text{SV: "Åtgärder för att hotet inte ska bli verklighet", EN: "Actions taken to prevent materialisation"},
}, {
	Key: "threat_others_informed", Type: YesNo, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 18",
	Label: i18n.Text{SV: "Har andra finansiella entiteter eller myndigheter informerats om hotet?", EN: "Have other financial entities or authorities been informed of the threat?"},
}, {
	Key: "threat_stakeholders", Type: Text, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 18", Limit: longest,
	Label: i18n.Text{SV: "Andra som har underrättats", EN: "Notification to other stakeholders"},
}, {
	Key: "threat_indicators_known", Type: YesNo, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 19",
	Label: i18n.Text{SV: "Finns det angreppsindikatorer för hotet?", EN: "Are there indicators of compromise for the threat?"},
}, {
	Key: "threat_other_information", Type: Text, Section: Threat, Law: "Reg. (EU) 2025/302 Annex III, 20", Limit: longest,
	Label: i18n.Text{SV: "Annan relevant information om hotet", EN: "Other relevant information about the threat"},
}}

// otherFacts are asked by one recipient each.
var otherFacts = []Fact{{
	Key: "suspected_unlawful", Type: YesNo, Section: Others, Law: "NIS2 Art. 23(4)(a)",
	Label: i18n.Text{SV: "Misstänks olagliga eller avsiktligt skadliga handlingar?", EN: "Are unlawful or malicious acts suspected?"},
}, {
	Key: "cross_border_impact", Type: YesNo, Section: Others, Law: "NIS2 Art. 23(4)(a)",
	Label: i18n.Text{SV: "Kan incidenten få gränsöverskridande verkningar?", EN: "Could the incident have a cross-border impact?"},
}, {
	Key: "severity_assessment", Type: Text, Section: Others, Law: "NIS2 Art. 23(4)(b)",
	Label: i18n.Text{SV: "Bedömning av allvarlighetsgrad och verkningar", EN: "Assessment of severity and impact"},
}, {
	Key: "material_consequences", Type: Text, Section: Others, Law: "FFFS 2021:2",
	Label: i18n.Text{SV: "Händelsens betydelse för företagets ekonomi, kunder och anseende", EN: "What the event means for the firm’s economy, customers and reputation"},
}, {
	Key: "controllers", Type: Lines, Section: Others, Law: "GDPR Art. 33(2)",
	Label: i18n.Text{SV: "Personuppgiftsansvariga som underrättas", EN: "Controllers that are notified"},
}, {
	Key: "message", Type: Text, Section: Others, Law: "own duty",
	Label: i18n.Text{SV: "Meddelande till mottagaren", EN: "Message to the recipient"},
}}
