package form

import "frist/models/i18n"

// reporterFacts say who reports, and for whom (fields 1.2 to 1.15).
var reporterFacts = []Fact{{
	Key: "submitter_name", Type: Line, Section: Reporter, Law: "Reg. (EU) 2025/302 1.2", Limit: longest,
	Label: i18n.Text{SV: "Namn på den som lämnar rapporten för er räkning", EN: "Name of the one that submits the report for you"},
	Help:  i18n.Text{SV: "Bara om någon annan än den juridiska personen rapporterar.", EN: "Only if somebody other than the legal entity reports."},
}, {
	Key: "submitter_code", Type: Line, Section: Reporter, Law: "Reg. (EU) 2025/302 1.3", Limit: longest,
	Label: i18n.Text{SV: "LEI-kod eller annan identifieringskod för den som lämnar rapporten för er räkning", EN: "LEI or other identification code of the one that submits the report for you"},
	Help:  i18n.Text{SV: "Annan kod, till exempel EUID, bara när LEI-kod saknas.", EN: "Another code, for example EUID, only where there is no LEI."},
}, {
	Key: "affected_entity_types", Type: Choices, Section: Reporter, Law: "Reg. (EU) 2025/302 1.4",
	Label:   i18n.Text{SV: "Typ av finansiell entitet som berörs", EN: "Type of financial entity affected"},
	Help:    i18n.Text{SV: "Lämnas tomt när det är den juridiska personens egen typ.", EN: "Leave it empty where it is the legal entity’s own type."},
	Choices: entityTypes,
}, {
	Key: "aggregated", Type: YesNo, Section: Reporter, Law: "Reg. (EU) 2025/302 1.5",
	Label: i18n.Text{SV: "Är det en aggregerad rapport för flera finansiella entiteter?", EN: "Is it an aggregated report for several financial entities?"},
}, {
	Key: "aggregated_conditions", Type: Choices, Section: Reporter, Law: "Reg. (EU) 2025/302 Art. 7",
	Label: i18n.Text{SV: "Villkor för en aggregerad rapport som är uppfyllda", EN: "Conditions for an aggregated report that are met"},
	Choices: []Choice{
		one("provider", "Incidenten kommer från eller har orsakats av en tredjepartsleverantör av IKT-tjänster", "The incident comes from or was caused by an ICT third-party provider"),
		one("several", "Leverantören har fler än en finansiell entitet, eller en koncern, som kund", "The provider serves more than one financial entity, or a group"),
		one("all_major", "Varje finansiell entitet har klassificerat incidenten som allvarlig", "Each financial entity has classified the incident as major"),
		one("one_authority", "Alla finns i en enda medlemsstat och har samma behöriga myndighet", "All are in a single Member State and have the same competent authority"),
		one("permitted", "Myndigheten har uttryckligen tillåtit aggregerad rapportering", "The authority has expressly permitted aggregated reporting"),
	},
}, {
	Key: "significant_institution", Type: YesNo, Section: Reporter, Law: "Reg. (EU) 2025/302 Art. 7",
	Label: i18n.Text{SV: "Finns det ett betydande kreditinstitut bland de berörda?", EN: "Is there a significant credit institution among those affected?"},
}, {
	Key: "affected_entity_names", Type: Lines, Section: Reporter, Law: "Reg. (EU) 2025/302 1.5", Limit: longest,
	Label: i18n.Text{SV: "Namn på de finansiella entiteter som berörs", EN: "Names of the financial entities affected"},
	Help:  i18n.Text{SV: "Ett namn per rad.", EN: "One name a line."},
}, {
	Key: "affected_entity_leis", Type: Lines, Section: Reporter, Law: "Reg. (EU) 2025/302 1.6", Items: LEI,
	Label: i18n.Text{SV: "LEI-koder för de finansiella entiteter som berörs", EN: "LEIs of the financial entities affected"},
	Help:  i18n.Text{SV: "En kod per rad, i samma ordning som namnen.", EN: "One code a line, in the order of the names."},
}, {
	Key: "primary_contact_name", Type: Line, Section: Reporter, Law: "Reg. (EU) 2025/302 1.7", Limit: longest,
	Label: i18n.Text{SV: "Kontaktperson: namn", EN: "Primary contact person: name"},
}, {
	Key: "primary_contact_email", Type: Email, Section: Reporter, Law: "Reg. (EU) 2025/302 1.8",
	Label: i18n.Text{SV: "Kontaktperson: e-postadress", EN: "Primary contact person: e-mail address"},
}, {
	Key: "primary_contact_phone", Type: Phone, Section: Reporter, Law: "Reg. (EU) 2025/302 1.9",
	Label: i18n.Text{SV: "Kontaktperson: telefonnummer", EN: "Primary contact person: telephone number"},
}, {
	Key: "second_contact_name", Type: Line, Section: Reporter, Law: "Reg. (EU) 2025/302 1.10", Limit: longest,
	Label: i18n.Text{SV: "Andra kontaktperson eller ansvarig grupp: namn", EN: "Second contact person or team: name"},
}, {
	Key: "second_contact_email", Type: Email, Section: Reporter, Law: "Reg. (EU) 2025/302 1.11",
	Label: i18n.Text{SV: "Andra kontaktperson eller funktionsbrevlåda: e-postadress", EN: "Second contact person or functional mailbox: e-mail address"},
}, {
	Key: "second_contact_phone", Type: Phone, Section: Reporter, Law: "Reg. (EU) 2025/302 1.12",
	Label: i18n.Text{SV: "Andra kontaktperson: telefonnummer", EN: "Second contact person: telephone number"},
}, {
	Key: "belongs_to_group", Type: YesNo, Section: Reporter, Law: "Reg. (EU) 2025/302 1.13",
	Label: i18n.Text{SV: "Ingår den finansiella entiteten i en koncern?", EN: "Does the financial entity belong to a group?"},
}, {
	Key: "parent_name", Type: Line, Section: Reporter, Law: "Reg. (EU) 2025/302 1.13", Limit: longest,
	Label: i18n.Text{SV: "Namn på det yttersta moderföretaget", EN: "Name of the ultimate parent undertaking"},
}, {
	Key: "parent_lei", Type: LEI, Section: Reporter, Law: "Reg. (EU) 2025/302 1.14",
	Label: i18n.Text{SV: "LEI-kod för det yttersta moderföretaget", EN: "LEI of the ultimate parent undertaking"},
}, {
	Key: "reporting_currency", Type: OneOf, Section: Reporter, Law: "Reg. (EU) 2025/302 1.15",
	Label:   i18n.Text{SV: "Rapporteringsvaluta", EN: "Reporting currency"},
	Help:    i18n.Text{SV: "Alla belopp ska vara i den.", EN: "All amounts must be in it."},
	Choices: currencies,
}}

// majorFacts are the general ones (fields 2.4 to 2.10), and whether it recurs.
var majorFacts = []Fact{{
	Key: "incident_description", Type: Text, Section: Major, Law: "Reg. (EU) 2025/302 2.4", Limit: longest,
	Label: i18n.Text{SV: "Beskrivning av den allvarliga IKT-relaterade incidenten", EN: "Description of the major ICT-related incident"},
	Help:  i18n.Text{SV: "Möjliga orsaker, omedelbar påverkan, berörda system, och andra som berörs. Senare även intern allvarlighetsgrad och vilket beslutande organ som deltar.", EN: "Possible causes, immediate impact, systems affected, and others affected. Later also the internal severity and which decision body takes part."},
}, {
	Key: "classification_criteria", Type: Choices, Section: Major, Law: "Reg. (EU) 2025/302 2.5",
	Label:   i18n.Text{SV: "Kriterier som gjorde att incidenten klassificerades som allvarlig", EN: "Classification criteria that triggered the report"},
	Choices: criteria,
}, {
	Key: "member_states_affected", Type: Countries, Section: Major, Law: "Reg. (EU) 2025/302 2.6",
	Label:   i18n.Text{SV: "Berörda medlemsstater", EN: "Member States affected"},
	Choices: eea,
}, {
	Key: "discovery", Type: OneOf, Section: Major, Law: "Reg. (EU) 2025/302 2.7",
	Label:   i18n.Text{SV: "Hur upptäcktes den allvarliga IKT-relaterade incidenten?", EN: "Discovery of the major ICT-related incident"},
	Choices: discoveries,
}, {
	Key: "third_party_origin", Type: YesNo, Section: Major, Law: "Reg. (EU) 2025/302 2.8",
	Label: i18n.Text{SV: "Har incidenten sitt ursprung hos en tredjepartsleverantör eller en annan finansiell entitet?", EN: "Does the incident originate from a third-party provider or another financial entity?"},
}, {
	Key: "third_party_details", Type: Text, Section: Major, Law: "Reg. (EU) 2025/302 2.8", Limit: longest,
	Label: i18n.Text{SV: "Vilken: namn, identifieringskod och kodens typ", EN: "Which: name, identification code and its type"},
}, {
	Key: "continuity_plan_activated", Type: YesNo, Section: Major, Law: "Reg. (EU) 2025/302 2.9",
	Label: i18n.Text{SV: "Har kontinuitetsplanen aktiverats?", EN: "Has the business continuity plan been activated?"},
}, {
	Key: "other_information", Type: Text, Section: Major, Law: "Reg. (EU) 2025/302 2.10", Limit: longest,
	Label: i18n.Text{SV: "Annan relevant information", EN: "Other relevant information"},
	Help:  i18n.Text{SV: "När incidenten inte längre bedöms som allvarlig: varför kriterierna inte är och inte väntas bli uppfyllda.", EN: "Where the incident is no longer major: why the criteria are not met and are not expected to be."},
}, {
	Key: "recurring", Type: YesNo, Section: Major, Law: "Reg. (EU) 2025/302 4.15",
	Label: i18n.Text{SV: "Består den allvarliga incidenten av återkommande incidenter som var för sig inte är allvarliga?", EN: "Does the major incident consist of recurring incidents, none of them major by itself?"},
}, {
	Key: "recurring_description", Type: Text, Section: Major, Law: "Reg. (EU) 2025/302 4.15", Limit: longest,
	Label: i18n.Text{SV: "De återkommande incidenterna, och hur många gånger de har inträffat", EN: "The recurring incidents, and how many times they have occurred"},
}, {
	Key: "recurring_first_at", Type: Instant, Section: Major, Law: "Reg. (EU) 2025/302 4.16",
	Label: i18n.Text{SV: "När inträffade den första av de återkommande incidenterna?", EN: "When did the first of the recurring incidents occur?"},
}}

// impactFacts are figures (fields 3.4 to 3.17).
var impactFacts = []Fact{{
	Key: "clients_affected", Type: Number, Section: Impact, Law: "Reg. (EU) 2025/302 3.4",
	Label: i18n.Text{SV: "Antal berörda kunder", EN: "Number of clients affected"},
	Help:  i18n.Text{SV: "Antalet i Antal berörda gäller, om det finns ett.", EN: "The number among those affected applies where there is one."},
}, {
	Key: "clients_affected_percent", Type: Percent, Section: Impact, Law: "Reg. (EU) 2025/302 3.5",
	Label: i18n.Text{SV: "Andel berörda kunder", EN: "Percentage of clients affected"},
	Help:  i18n.Text{SV: "Av alla kunder som använder den berörda tjänsten.", EN: "Of all clients that use the affected service."},
}, {
	Key: "counterparts_affected", Type: Number, Section: Impact, Law: "Reg. (EU) 2025/302 3.6",
	Label: i18n.Text{SV: "Antal berörda finansiella motparter", EN: "Number of financial counterparts affected"},
}, {
	Key: "counterparts_affected_percent", Type: Percent, Section: Impact, Law: "Reg. (EU) 2025/302 3.7",
	Label: i18n.Text{SV: "Andel berörda finansiella motparter", EN: "Percentage of financial counterparts affected"},
}, {
	Key: "relevant_clients_affected", Type: YesNo, Section: Impact, Law: "Reg. (EU) 2025/302 3.8",
	Label: i18n.Text{SV: "Påverkas relevanta kunder eller finansiella motparter?", EN: "Impact on relevant clients or financial counterparts"},
}, {
	Key: "transactions_affected", Type: Number, Section: Impact, Law: "Reg. (EU) 2025/302 3.9",
	Label: i18n.Text{SV: "Antal berörda transaktioner", EN: "Number of affected transactions"},
}, {
	Key: "transactions_affected_percent", Type: Percent, Section: Impact, Law: "Reg. (EU) 2025/302 3.10",
	Label: i18n.Text{SV: "Andel berörda transaktioner", EN: "Percentage of affected transactions"},
	Help:  i18n.Text{SV: "Av det genomsnittliga antalet per dag för den berörda tjänsten.", EN: "Of the daily average number for the affected service."},
}, {
	Key: "transactions_affected_value", Type: Money, Section: Impact, Law: "Reg. (EU) 2025/302 3.11",
	Label: i18n.Text{SV: "Värde av berörda transaktioner", EN: "Value of affected transactions"},
	Help:  i18n.Text{SV: "Hela beloppet, inte i tusental, och valutan. I filen står det i tusental.", EN: "The whole amount, not in thousands, and its currency. The file has it in thousands."},
}, {
	Key: "impact_figures", Type: Choices, Section: Impact, Law: "Reg. (EU) 2025/302 3.12",
	Label:   i18n.Text{SV: "Är siffrorna faktiska eller uppskattade, eller finns ingen påverkan?", EN: "Are the numbers actual or estimates, or has there been no impact?"},
	Choices: figures,
}, {
	Key: "incident_duration", Type: Duration, Section: Impact, Law: "Reg. (EU) 2025/302 3.15",
	Label: i18n.Text{SV: "Incidentens varaktighet", EN: "Duration of the incident"},
	Help:  i18n.Text{SV: "Räknas ut när det är känt när incidenten började och var åtgärdad. I en aggregerad rapport anges den längsta.", EN: "It is computed where it is known when the incident began and was resolved. An aggregated report says the longest."},
}, {
	Key: "service_downtime", Type: Duration, Section: Impact, Law: "Reg. (EU) 2025/302 3.16",
	Label: i18n.Text{SV: "Avbrott i tjänster", EN: "Service downtime"},
	Help:  i18n.Text{SV: "Även när tjänsterna fungerar igen. Fanns inget avbrott, skriv 00:00:00.", EN: "Also where the services work again. If there was none, write 00:00:00."},
}, {
	Key: "duration_figures", Type: OneOf, Section: Impact, Law: "Reg. (EU) 2025/302 3.17",
	Label:   i18n.Text{SV: "Är varaktigheten och avbrottet faktiska eller uppskattade?", EN: "Are duration and downtime actual figures or estimates?"},
	Choices: bases,
}}
