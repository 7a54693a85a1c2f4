package form

import (
	"strconv"
	"strings"

	"frist/models/deadline"
	"frist/models/i18n"
)

// edpb is the EDPB's common template. It was a draft for consultation in June
// 2026, whose fields have been read about and not read: the numbers are ours, and
// every question is unverified. It is used when Since is set.
var edpb = Form{
	ID: "edpb-2026-06", Version: "2026-06 draft", Law: "GDPR Art. 33",
	Title:     i18n.Text{SV: "EDPB:s gemensamma mall för personuppgiftsincidenter (utkast)", EN: "EDPB common template for personal data breaches (draft)"},
	Recipient: i18n.Text{SV: "tillsynsmyndigheten", EN: "the supervisory authority"},
	Note:      i18n.Text{SV: "Mallen är ett utkast från juni 2026 och används inte ännu. Numren är Frists egna.", EN: "The template is a draft of June 2026 and is not used yet. The numbers are Frist’s own."},
	Stages: []StageOf{
		{Initial, i18n.Text{SV: "Ny anmälan", EN: "New notification"}, []deadline.ID{"gdpr.authority"}},
		{Supplement, i18n.Text{SV: "Komplettering av en tidigare anmälan", EN: "Follow-up to an earlier notification"}, []deadline.ID{"imy.supplement"}},
	},
	Parts: []Part{
		{i18n.Text{SV: "A. Anmälan", EN: "A. Notification"}, unverified("A", "MM", "filings.kind", "-O", "filings.reference", "CO", "delay_reasons")},
		{i18n.Text{SV: "B. Personuppgiftsansvarig och kontakt", EN: "B. Controller and contact"}, unverified("B", "MM", "entity.name", "MM", "entity.org_no", "MM", "entity.country", "MO", "controller_address", "OO", "controller_sector", "MM", "primary_contact_name", "MM", "primary_contact_email", "MM", "primary_contact_phone", "CO", "dpo", "MO", "contact_point")},
		{i18n.Text{SV: "C. Incidentens art", EN: "C. Nature of the breach"}, unverified("C", "MO", "incident.occurred_from", "OO", "incident.occurred_to", "OO", "incident.ongoing", "MO", "incident.aware_at", "MO", "how_discovered", "MO", "breach_types", "MO", "nature", "MO", "cause", "MO", "subject_categories", "MO", "counts.data_subjects", "MO", "data_categories", "MO", "counts.records", "OO", "protection_in_place")},
		{i18n.Text{SV: "D. Sannolika konsekvenser", EN: "D. Likely consequences"}, unverified("D", "MO", "consequences", "MO", "severity_for_subjects")},
		{i18n.Text{SV: "E. Åtgärder", EN: "E. Measures"}, unverified("E", "MO", "measures_taken", "MO", "mitigation", "MO", "measures_proposed")},
		{i18n.Text{SV: "F. Information till de registrerade", EN: "F. Communication to data subjects"}, unverified("F", "MO", "informing", "CC", "subjects_informed_at", "CC", "subjects_informed_how", "CC", "subjects_will_be_informed_at", "CC", "not_informing_reason")},
		{i18n.Text{SV: "G. Gränsöverskridande behandling", EN: "G. Cross-border processing"}, unverified("G", "OO", "cross_border", "CO", "counts.by_country countries_of_subjects", "CO", "lead_authority")},
	},
}

// whenAsked are the conditions of facts that a form asks only then.
var whenAsked = map[string]*Condition{
	"dpo": noContactPoint, "delay_reasons": tooLate, "subjects_informed_at": haveInformed, "subjects_informed_how": haveInformed,
	"subjects_will_be_informed_at": willInform, "not_informing_reason": willNotInform,
	"counts.by_country countries_of_subjects": acrossBorders, "lead_authority": acrossBorders,
}

// nis2 is the three reports of NIS2 Art. 23(4) and cybersäkerhetslagen (2025:1506)
// 2 kap. 5–8 §§, by what the law says that they hold.
var nis2 = Form{
	ID: "nis2", Version: "2025:1506", Law: "NIS2 Art. 23(4)", Since: "2026-01-15",
	Title:     i18n.Text{SV: "Betydande incident enligt cybersäkerhetslagen", EN: "Significant incident under the Swedish Cybersecurity Act"},
	Recipient: i18n.Text{SV: "CSIRT-enheten", EN: "the CSIRT"},
	Note:      i18n.Text{SV: "Myndighetens eget formulär har inte lästs: frågorna följer lagen.", EN: "The authority’s own form has not been read: the questions follow the law."},
	Stages: []StageOf{
		{Initial, i18n.Text{SV: "Varning", EN: "Early warning"}, []deadline.ID{"nis2.early_warning"}},
		{Intermediate, i18n.Text{SV: "Incidentanmälan", EN: "Incident notification"}, []deadline.ID{"nis2.notification"}},
		{Final, i18n.Text{SV: "Slutrapport", EN: "Final report"}, []deadline.ID{"nis2.final"}},
	},
	Parts: []Part{
		{i18n.Text{SV: "Verksamhetsutövaren", EN: "The entity"}, unverified("1.", "MMM", "entity.name", "MMM", "entity.org_no", "MMM", "incident.reference", "MMM", "primary_contact_name", "MMM", "primary_contact_email", "MMM", "primary_contact_phone", "-OO", "filings.reference")},
		{i18n.Text{SV: "Incidenten", EN: "The incident"}, unverified("2.", "MMM", "incident.aware_at", "OMM", "incident.occurred_from", "MMM", "suspected_unlawful", "MMM", "cross_border_impact", "OMM", "incident_description incident.summary", "-MM", "severity_assessment", "-OO", "indicators_of_compromise")},
		{i18n.Text{SV: "Orsak och åtgärder", EN: "Cause and measures"}, unverified("3.", "--M", "root_cause_information", "-OO", "measures_taken", "--M", "resolution_summary", "--O", "member_states_description", "--O", "incident.resolved_at")},
	},
}

// fffs is a letter under Finansinspektionen's general guidelines FFFS 2021:2, which
// set no form.
var fffs = Form{
	ID: "fffs2021_2", Version: "2021:2", Law: "FFFS 2021:2", Since: "2021-05-18",
	Title:     i18n.Text{SV: "Händelse av väsentlig betydelse", EN: "Event of material significance"},
	Recipient: i18n.Same("Finansinspektionen"),
	Note:      i18n.Text{SV: "Det finns inget formulär: det här är ett brev.", EN: "There is no form: this is a letter."},
	Stages:    []StageOf{{Initial, i18n.Text{SV: "Brev", EN: "Letter"}, []deadline.ID{"fffs2021_2.event"}}},
	Parts: []Part{
		{i18n.Text{SV: "Företaget", EN: "The firm"}, ours("1.", "M", "entity.name", "M", "entity.org_no", "O", "incident.reference", "M", "primary_contact_name", "O", "primary_contact_email", "M", "primary_contact_phone")},
		{i18n.Text{SV: "Händelsen", EN: "The event"}, ours("2.", "M", "incident.title", "M", "incident_description incident.summary", "M", "incident.occurred_from", "M", "incident.aware_at", "M", "material_consequences", "M", "measures_taken", "O", "measures_proposed")},
	},
}

// processor is what a processor tells its controllers without undue delay (GDPR
// Art. 33(2)), which sets no form: it holds what they need for their own.
var processor = Form{
	ID: "gdpr.processor", Version: "1", Law: "GDPR Art. 33(2)", Since: "2018-05-25",
	Title:     i18n.Text{SV: "Underrättelse till personuppgiftsansvariga", EN: "Notice to controllers"},
	Recipient: i18n.Text{SV: "personuppgiftsansvariga", EN: "controllers"},
	Stages:    []StageOf{{Initial, i18n.Text{SV: "Underrättelse", EN: "Notice"}, []deadline.ID{"gdpr.processor"}}},
	Parts: []Part{
		{i18n.Text{SV: "Personuppgiftsbiträdet", EN: "The processor"}, ours("1.", "M", "entity.name", "M", "entity.org_no", "O", "incident.reference", "M", "contact_point", "O", "dpo", "M", "controllers")},
		{i18n.Text{SV: "Incidenten", EN: "The breach"}, ours("2.", "M", "nature", "O", "incident.occurred_from", "O", "incident.occurred_to", "M", "incident.aware_at", "O", "cause", "M", "subject_categories", "M", "counts.data_subjects", "M", "data_categories", "O", "counts.records", "M", "consequences", "M", "measures_taken", "O", "measures_proposed", "O", "mitigation", "O", "protection_in_place")},
	},
}

// custom is for a duty of the firm's own.
var custom = Form{
	ID: "custom", Version: "1", Law: "own duty", Since: "2018-05-25",
	Title:     i18n.Text{SV: "Meddelande om en incident", EN: "Message about an incident"},
	Recipient: i18n.Text{SV: "mottagaren", EN: "the recipient"},
	Stages:    []StageOf{{Initial, i18n.Text{SV: "Meddelande", EN: "Message"}, nil}},
	Parts: []Part{
		{i18n.Text{SV: "Avsändare", EN: "Sender"}, ours("1.", "M", "entity.name", "O", "entity.org_no", "M", "incident.reference", "M", "primary_contact_name", "O", "primary_contact_email", "O", "primary_contact_phone")},
		{i18n.Text{SV: "Incidenten", EN: "The incident"}, ours("2.", "M", "incident.title", "M", "message incident.summary", "O", "incident.occurred_from", "O", "incident.aware_at", "O", "incident.services_down", "O", "incident.recovered_at", "O", "measures_taken", "O", "measures_proposed")},
	},
}

// ours numbers fields that are ours: for each its needs, and its sources with
// spaces between them. The questions are those of the facts.
func ours(prefix string, pairs ...string) []Field {
	var fields []Field
	for i := 0; i < len(pairs); i += 2 {
		x := Field{Number: prefix + strconv.Itoa(i/2+1), Needs: pairs[i], From: strings.Fields(pairs[i+1]), Verbatim: ownWords}
		if strings.ContainsRune(x.Needs, rune(Conditional)) {
			x.When = whenAsked[pairs[i+1]]
		}
		fields = append(fields, x)
	}
	return fields
}

// unverified is ours for a form that somebody else has, which was not read.
func unverified(prefix string, pairs ...string) []Field {
	fields := ours(prefix, pairs...)
	for i := range fields {
		fields[i].Unverified = true
	}
	return fields
}
