package form

import (
	"slices"

	"frist/models/i18n"
)

// Catalogue lists the facts in the order in which they are asked. A key is never
// changed or used again: records and exported case files hold it.
var Catalogue = slices.Concat(breachFacts, imyFacts, reporterFacts, majorFacts, impactFacts, spreadFacts, causeFacts, threatFacts, otherFacts)

// breachFacts are asked of every incident. The Swedish labels are in the words of
// IMY's e-service or of the Swedish GDPR, but for cause and breach_types, whose
// wording there has not been read.
var breachFacts = []Fact{{
	Key: "nature", Type: Text, Section: Event, Law: "GDPR Art. 33(3)(a)",
	Label: i18n.Text{SV: "Personuppgiftsincidentens art", EN: "Nature of the breach"},
	Help:  i18n.Text{SV: "Vad har inträffat? Lämna ute onödiga uppgifter: det som skickas in blir allmän handling.", EN: "What happened? Leave out what is not needed: what is sent becomes a public document."},
}, {
	Key: "cause", Type: Text, Section: Event, Law: "GDPR Art. 33(3)(a)",
	Label: i18n.Text{SV: "Orsak till incidenten", EN: "Cause of the breach"},
	Help:  i18n.Text{SV: "Till exempel den mänskliga faktorn, antagonistiskt angrepp, tekniskt fel eller brister i organisatoriska rutiner eller processer.", EN: "For example the human factor, an adversarial attack, a technical fault or flaws in organisational routines or processes."},
}, {
	Key: "breach_types", Type: Choices, Section: Event, Law: "GDPR Art. 4(12)",
	Label: i18n.Text{SV: "Typ av personuppgiftsincident", EN: "Type of breach"},
	Help:  i18n.Text{SV: "Välj alla som stämmer överens med det som inträffat.", EN: "Select all that match what happened."},
	Choices: []Choice{
		{"confidentiality", i18n.Text{SV: "Konfidentialitet: obehörigt röjande eller obehörig åtkomst", EN: "Confidentiality: unauthorised disclosure or access"}},
		{"integrity", i18n.Text{SV: "Riktighet (integritet): ändring", EN: "Integrity: alteration"}},
		{"availability", i18n.Text{SV: "Tillgänglighet: förlust eller förstöring", EN: "Availability: loss or destruction"}},
	},
}, {
	Key: "subject_categories", Type: Lines, Section: Affected, Law: "GDPR Art. 33(3)(a)",
	Label: i18n.Text{SV: "Vilka grupper tillhör de registrerade?", EN: "Categories of data subjects"},
	Help:  i18n.Text{SV: "En grupp per rad, till exempel kunder, anställda eller barn. Inga namn.", EN: "One category a line, such as customers, employees or children. No names."},
}, {
	Key: "data_categories", Type: Lines, Section: Affected, Law: "GDPR Art. 33(3)(a)",
	Label: i18n.Text{SV: "Vilken sorts personuppgifter har incidenten drabbat?", EN: "Categories of personal data"},
	Help:  i18n.Text{SV: "En sort per rad, till exempel kontaktinformation, personnummer, ekonomisk information, hälsa eller skyddade personuppgifter.", EN: "One category a line, such as contact details, personal identity numbers, financial information, health or protected identities."},
}, {
	Key: "consequences", Type: Text, Section: Consequences, Law: "GDPR Art. 33(3)(c)",
	Label: i18n.Text{SV: "Vad kan bli konsekvenserna av incidenten?", EN: "What may be the consequences?"},
	Help:  i18n.Text{SV: "De sannolika konsekvenserna för de registrerade, till exempel förlust av kontroll, identitetsstöld, bedrägeri eller finansiell förlust.", EN: "The likely consequences for the data subjects, such as loss of control, identity theft, fraud or financial loss."},
}, {
	Key: "measures_taken", Type: Text, Section: Measures, Law: "GDPR Art. 33(3)(d)",
	Label: i18n.Text{SV: "Hur har ni agerat efter incidenten? Vidtagna åtgärder", EN: "How have you acted after the breach? Measures taken"},
}, {
	Key: "measures_proposed", Type: Text, Section: Measures, Law: "GDPR Art. 33(3)(d)",
	Label: i18n.Text{SV: "Hur har ni agerat efter incidenten? Planerade åtgärder", EN: "How have you acted after the breach? Measures planned"},
}, {
	Key: "mitigation", Type: Text, Section: Measures, Law: "GDPR Art. 33(3)(d)",
	Label: i18n.Text{SV: "Åtgärder för att mildra negativa effekter", EN: "Measures to mitigate adverse effects"},
	Help:  i18n.Text{SV: "Det som mildrar följderna för de registrerade, även råd om hur de kan skydda sig.", EN: "What softens the effects for the data subjects, including advice on how to protect themselves."},
}, {
	Key: "contact_point", Type: Text, Section: Contacts, Law: "GDPR Art. 33(3)(b)",
	Label: i18n.Text{SV: "Kontaktpunkt", EN: "Contact point"},
	Help:  i18n.Text{SV: "Namn, telefonnummer, e-postadress och den adress ni önskar bli kontaktade på.", EN: "Name, telephone number, e-mail address and the address at which you want to be contacted."},
}, {
	Key: "dpo", Type: Text, Section: Contacts, Law: "GDPR Art. 33(3)(b)",
	Label: i18n.Text{SV: "Dataskyddsombud", EN: "Data protection officer"},
	Help:  i18n.Text{SV: "Namn och kontaktuppgifter.", EN: "Name and contact details."},
}, {
	Key: "delay_reasons", Type: Text, Section: Delay, Law: "GDPR Art. 33(1)",
	Label: i18n.Text{SV: "Motivering till förseningen", EN: "Reasons for the delay"},
	Help:  i18n.Text{SV: "Måste anges när anmälan görs senare än 72 timmar efter att ni fick kännedom om incidenten.", EN: "Required when the notification is made later than 72 hours after you became aware of the breach."},
}}
