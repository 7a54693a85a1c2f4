package form

import (
	"slices"

	"frist/models/deadline"
	"frist/models/i18n"
)

// dora is the template of Reg. (EU) 2025/302 Annexes I and II: 76 fields in three
// stages, and the one in which an incident is no longer major (Art. 5). The
// English labels are those of Annex I, the Swedish ones ours. That article asks
// for 1.1 and 2.10; what the ESAs' file cannot be without, and what says which
// incident it is, is mandatory too.
//
// Where Annex II contradicts itself: 4.3 is mandatory by its column and
// conditional by its text, which is followed; 4.9 is mandatory by its column and
// "where applicable" by its text, so that "it does not differ" is an answer.
var dora = Form{
	ID: "dora", Version: "2025/302", Law: "Reg. (EU) 2025/302", Since: "2025-03-12",
	Title:     i18n.Text{SV: "Rapport om allvarlig IKT-relaterad incident", EN: "Report of a major ICT-related incident"},
	Recipient: i18n.Same("Finansinspektionen"),
	Verbatim:  []i18n.Lang{i18n.EN},
	Stages: []StageOf{
		{Initial, i18n.Text{SV: "Första anmälan", EN: "Initial notification"}, []deadline.ID{"dora.initial"}},
		{Intermediate, i18n.Text{SV: "Delrapport", EN: "Intermediate report"}, []deadline.ID{"dora.intermediate", "dora.intermediate_update", "dora.intermediate_request"}},
		{Final, i18n.Text{SV: "Slutrapport", EN: "Final report"}, []deadline.ID{"dora.final"}},
		{Reclassified, i18n.Text{SV: "Incidenten är inte längre allvarlig", EN: "The incident is no longer major"}, nil},
	},
	Parts: []Part{
		{i18n.Text{SV: "1. Allmänna uppgifter", EN: "1. General information"}, doraGeneral},
		{i18n.Text{SV: "2. Första anmälan", EN: "2. Initial notification"}, doraInitial},
		{i18n.Text{SV: "3. Delrapport", EN: "3. Intermediate report"}, slices.Concat(doraFigures, doraIntermediate)},
		{i18n.Text{SV: "4. Slutrapport", EN: "4. Final report"}, doraFinal},
	},
	rules: doraRules,
}

// notAvailable is what the file says for an answer that is not known.
var notAvailable = map[string]string{"unknown": "information_not_available"}

// doraGeneral says who reports.
var doraGeneral = []Field{{
	Number: "1.1", Needs: "MMMM", From: []string{"filings.submission"},
	Path:  "incidentSubmission",
	Label: i18n.Text{SV: "Typ av rapport", EN: "Type of submission"},
}, {
	Number: "1.2", Needs: "MMMM", Usual: "entity.name", From: []string{"submitter_name", "entity.name"},
	Path:  "submittingEntity.name",
	Label: i18n.Text{SV: "Namn på den entitet som lämnar rapporten", EN: "Name of the entity submitting the report"},
}, {
	Number: "1.3", Needs: "MMMM", Usual: "entity.lei", From: []string{"submitter_code", "entity.lei"},
	Path:  "submittingEntity.LEI",
	Label: i18n.Text{SV: "Identifieringskod för den entitet som lämnar rapporten", EN: "Identification code of the entity submitting the report"},
}, {
	Number: "1.4", Needs: "MMMM", Usual: "entity.type", From: []string{"affected_entity_types", "entity.type"},
	Path:  "affectedEntity[].affectedEntityType",
	Label: i18n.Text{SV: "Typ av finansiell entitet som berörs", EN: "Type of financial entity affected"},
}, {
	Number: "1.5", Needs: "CCCC", When: notItself, From: []string{"affected_entity_names", "entity.names"},
	Path:  "affectedEntity[].name",
	Label: i18n.Text{SV: "Namn på den finansiella entitet som berörs", EN: "Name of the financial entity affected"},
}, {
	Number: "1.6", Needs: "CCCC", When: notItself, From: []string{"affected_entity_leis", "entity.leis"},
	Path:  "affectedEntity[].LEI",
	Label: i18n.Text{SV: "LEI-kod för den finansiella entitet som berörs", EN: "LEI code of the financial entity affected"},
}, {
	Number: "1.7", Needs: "MMMM", From: []string{"primary_contact_name"},
	Path:  "primaryContact.name",
	Label: i18n.Text{SV: "Kontaktperson: namn", EN: "Primary contact person name"},
}, {
	Number: "1.8", Needs: "MMMM", From: []string{"primary_contact_email"},
	Path:  "primaryContact.email",
	Label: i18n.Text{SV: "Kontaktperson: e-postadress", EN: "Primary contact person email"},
}, {
	Number: "1.9", Needs: "MMMM", From: []string{"primary_contact_phone"},
	Path:  "primaryContact.phone",
	Label: i18n.Text{SV: "Kontaktperson: telefonnummer", EN: "Primary contact person telephone"},
}, {
	Number: "1.10", Needs: "MMMM", From: []string{"second_contact_name"},
	Path:  "secondaryContact.name",
	Label: i18n.Text{SV: "Andra kontaktperson eller ansvarig grupp: namn", EN: "Second contact person name"},
}, {
	Number: "1.11", Needs: "MMMM", From: []string{"second_contact_email"},
	Path:  "secondaryContact.email",
	Label: i18n.Text{SV: "Andra kontaktperson eller funktionsbrevlåda: e-postadress", EN: "Second contact person email"},
}, {
	Number: "1.12", Needs: "MMMM", From: []string{"second_contact_phone"},
	Path:  "secondaryContact.phone",
	Label: i18n.Text{SV: "Andra kontaktperson: telefonnummer", EN: "Second contact person telephone"},
}, {
	Number: "1.13", Needs: "CCCC", When: ofGroup, From: []string{"parent_name"},
	Path:  "ultimateParentUndertaking.name",
	Label: i18n.Text{SV: "Namn på det yttersta moderföretaget", EN: "Name of the ultimate parent undertaking"},
}, {
	Number: "1.14", Needs: "CCCC", When: ofGroup, From: []string{"parent_lei"},
	Path:  "ultimateParentUndertaking.LEI",
	Label: i18n.Text{SV: "LEI-kod för det yttersta moderföretaget", EN: "LEI code of the ultimate parent undertaking"},
}, {
	Number: "1.15", Needs: "MMMO", From: []string{"reporting_currency"},
	Path:  "reportCurrency",
	Label: i18n.Text{SV: "Rapporteringsvaluta", EN: "Reporting currency"},
}}

// doraInitial is what the initial notification asks.
var doraInitial = []Field{{
	Number: "2.1", Needs: "MMMM", From: []string{"incident.reference"},
	Path:  "incident.financialEntityCode",
	Label: i18n.Text{SV: "Entitetens egen referens för incidenten", EN: "Incident reference code assigned by the financial entity"},
}, {
	Number: "2.2", Needs: "MMMO", From: []string{"incident.aware_at"},
	Path:  "incident.detectionDateTime",
	Label: i18n.Text{SV: "När den allvarliga IKT-relaterade incidenten upptäcktes", EN: "Date and time of detection of the major ICT-related incident"},
}, {
	Number: "2.3", Needs: "MMMO", From: []string{"incident.classified_major_at"},
	Path:  "incident.classificationDateTime",
	Label: i18n.Text{SV: "När incidenten klassificerades som allvarlig", EN: "Date and time of classification of the ICT-related incident as major"},
}, {
	Number: "2.4", Needs: "MMMM", From: []string{"incident_description", "incident.summary"},
	Path:  "incident.incidentDescription",
	Label: i18n.Text{SV: "Beskrivning av den allvarliga IKT-relaterade incidenten", EN: "Description of the major ICT-related incident"},
}, {
	Number: "2.5", Needs: "MMMM", From: []string{"classification_criteria"},
	Path:  "incident.classificationTypes[].classificationCriterion",
	Label: i18n.Text{SV: "Kriterier som gjorde att incidenten klassificerades som allvarlig", EN: "Classification criteria that triggered the incident report"},
}, {
	Number: "2.6", Needs: "CCCO", When: spreadMet, From: []string{"member_states_affected", "counts.member_states"},
	Path:  "incident.classificationTypes[geographical_spread].countryCodeMaterialityThresholds",
	Label: i18n.Text{SV: "Berörda medlemsstater", EN: "Materiality thresholds for the classification criterion 'Geographical spread'"},
}, {
	Number: "2.7", Needs: "MMMO", From: []string{"discovery"},
	Path:  "incident.incidentDiscovery",
	Label: i18n.Text{SV: "Hur upptäcktes den allvarliga IKT-relaterade incidenten?", EN: "Discovery of the major ICT-related incident"},
}, {
	Number: "2.8", Needs: "CCCO", When: fromOthers, From: []string{"third_party_details"},
	Path:  "incident.originatesFromThirdPartyProvider",
	Label: i18n.Text{SV: "Vilken: namn, identifieringskod och kodens typ", EN: "Indication whether the major ICT-related incident originates from a third-party provider or another financial entity"},
}, {
	Number: "2.9", Needs: "MMMO", From: []string{"continuity_plan_activated"},
	Path:  "incident.isBusinessContinuityActivated",
	Label: i18n.Text{SV: "Har kontinuitetsplanen aktiverats?", EN: "Activation of business continuity plan, if activated"},
}, {
	Number: "2.10", Needs: "CCCC", When: notMajor, From: []string{"other_information", "decisions.reclassify"},
	Path:  "incident.otherInformation",
	Label: i18n.Text{SV: "Annan relevant information", EN: "Other relevant information"},
}}
