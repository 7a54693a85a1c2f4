package form

import (
	"frist/models/deadline"
	"frist/models/i18n"
)

// doraThreat is the voluntary notification of a significant cyber threat, Reg.
// (EU) 2025/302 Annexes III and IV. The English labels are those of Annex III.
var doraThreat = Form{
	ID: "dora-threat", Version: "2025/302", Law: "Reg. (EU) 2025/302", Since: "2025-03-12",
	Title:     i18n.Text{SV: "Anmälan av ett betydande cyberhot", EN: "Notification of a significant cyber threat"},
	Recipient: i18n.Same("Finansinspektionen"),
	Verbatim:  []i18n.Lang{i18n.EN},
	Stages:    []StageOf{{Initial, i18n.Text{SV: "Anmälan", EN: "Notification"}, []deadline.ID{"dora.threat"}}},
	Parts: []Part{
		{i18n.Text{SV: "Vem som anmäler", EN: "Who notifies"}, threatReporter},
		{i18n.Text{SV: "Cyberhotet", EN: "The cyber threat"}, threatItself},
	},
	rules: []rule{{"submitter", checkThreatSubmitter}, {"future", checkThreatTime}},
}

var (
	byOthers = &Condition{ // 3, 4, 5
		Says:  i18n.Text{SV: "någon annan än entiteten lämnar anmälan", EN: "another than the entity notifies"},
		holds: func(v view) deadline.Answer { return yes(v.bySomebodyElse()) },
	}
	// anySecond: a second contact person is asked for where there is one, and the
	// file takes none by halves.
	anySecond = &Condition{ // 9, 10, 11
		Says: i18n.Text{SV: "det finns en andra kontaktperson", EN: "there is a second contact person"},
		holds: func(v view) deadline.Answer {
			return yes(v.given("second_contact_name") || v.given("second_contact_email") || v.given("second_contact_phone"))
		},
	}
	othersInformed = &Condition{ // 18
		Says:  i18n.Text{SV: "andra finansiella entiteter eller myndigheter har informerats", EN: "other financial entities or authorities have been informed"},
		holds: func(v view) deadline.Answer { return v.answer("threat_others_informed") },
	}
	indicatorsKnown = &Condition{ // 19
		Says:  i18n.Text{SV: "det finns angreppsindikatorer", EN: "there are indicators of compromise"},
		holds: func(v view) deadline.Answer { return v.answer("threat_indicators_known") },
	}
	moreToSay = &Condition{ // 20: only who has more to say knows of it
		Says:  i18n.Text{SV: "det finns annat som är relevant", EN: "there is more that is relevant"},
		holds: func(v view) deadline.Answer { return yes(v.given("threat_other_information")) },
	}
)

func checkThreatSubmitter(v view, note func(string, i18n.Text)) {
	checkSubmitter(v, func(_ string, t i18n.Text) { note("2", t) })
}

func checkThreatTime(v view, note func(string, i18n.Text)) {
	if v.ahead("threat_detected_at") {
		note("12", inFuture)
	}
}

// threatReporter says who notifies.
var threatReporter = []Field{{
	Number: "1", Needs: "M", Usual: "entity.name", From: []string{"submitter_name", "entity.name"},
	Path:  "submittingEntity.name",
	Label: i18n.Text{SV: "Namn på den entitet som lämnar anmälan", EN: "Name of the entity submitting the notification"},
}, {
	Number: "2", Needs: "M", Usual: "entity.lei", From: []string{"submitter_code", "entity.lei"},
	Path:  "submittingEntity.code",
	Label: i18n.Text{SV: "Identifieringskod för den entitet som lämnar anmälan", EN: "Identification code of the entity submitting the notification"},
}, {
	Number: "3", Needs: "C", When: byOthers, From: []string{"affected_entity_types", "entity.type"},
	Path:  "submittingEntity.typeOfSubmittingFinancialEntity",
	Label: i18n.Text{SV: "Typ av finansiell entitet som lämnar anmälan", EN: "Type of the financial entity submitting the notification"},
}, {
	Number: "4", Needs: "C", When: byOthers, From: []string{"entity.name"},
	Path:  "affectedFinancialEntity.name",
	Label: i18n.Text{SV: "Den finansiella entitetens namn", EN: "Name of the financial entity"},
}, {
	Number: "5", Needs: "C", When: byOthers, From: []string{"entity.own_lei"},
	Path:  "affectedFinancialEntity.LEI",
	Label: i18n.Text{SV: "Den finansiella entitetens LEI-kod", EN: "LEI code of the financial entity"},
}, {
	Number: "6", Needs: "M", From: []string{"primary_contact_name"},
	Path:  "primaryContact.name",
	Label: i18n.Text{SV: "Kontaktperson: namn", EN: "Primary contact person name"},
}, {
	Number: "7", Needs: "M", From: []string{"primary_contact_email"},
	Path:  "primaryContact.email",
	Label: i18n.Text{SV: "Kontaktperson: e-postadress", EN: "Primary contact person email"},
}, {
	Number: "8", Needs: "M", From: []string{"primary_contact_phone"},
	Path:  "primaryContact.phone",
	Label: i18n.Text{SV: "Kontaktperson: telefonnummer", EN: "Primary contact person telephone"},
}, {
	Number: "9", Needs: "C", When: anySecond, From: []string{"second_contact_name"},
	Path:  "secondaryContact.name",
	Label: i18n.Text{SV: "Andra kontaktperson: namn", EN: "Second contact person name"},
}, {
	Number: "10", Needs: "C", When: anySecond, From: []string{"second_contact_email"},
	Path:  "secondaryContact.email",
	Label: i18n.Text{SV: "Andra kontaktperson: e-postadress", EN: "Second contact person email"},
}, {
	Number: "11", Needs: "C", When: anySecond, From: []string{"second_contact_phone"},
	Path:  "secondaryContact.phone",
	Label: i18n.Text{SV: "Andra kontaktperson: telefonnummer", EN: "Second contact person telephone"},
}}

// threatItself is the threat.
var threatItself = []Field{{
	Number: "12", Needs: "M", From: []string{"threat_detected_at"},
	Path:  "cyberThreat.detectionDateTime",
	Label: i18n.Text{SV: "När cyberhotet upptäcktes", EN: "Date and time of detection of the cyber threat"},
}, {
	Number: "13", Needs: "M", From: []string{"threat_description"},
	Path:  "cyberThreat.cyberThreatDescription",
	Label: i18n.Text{SV: "Beskrivning av det betydande cyberhotet", EN: "Description of the significant cyber threat"},
}, {
	Number: "14", Needs: "M", From: []string{"threat_impact"},
	Path:  "cyberThreat.potentialImpactInformation",
	Label: i18n.Text{SV: "Möjlig påverkan", EN: "Information about potential impact"},
}, {
	Number: "15", Needs: "M", From: []string{"threat_criteria"},
	Path:  "cyberThreat.potentialClassificationCriteria",
	Label: i18n.Text{SV: "Klassificeringskriterier som skulle kunna uppfyllas", EN: "Potential incident classification criteria"},
}, {
	Number: "16", Needs: "M", From: []string{"threat_status"},
	Path:  "cyberThreat.status",
	Label: i18n.Text{SV: "Cyberhotets status", EN: "Status of the cyber threat"},
}, {
	Number: "17", Needs: "M", From: []string{"threat_actions"},
	Path:  "cyberThreat.actionsTakenToPreventMaterialisation",
	Label: i18n.Text{SV: "Åtgärder för att hotet inte ska bli verklighet", EN: "Actions taken to prevent materialisation"},
}, {
	Number: "18", Needs: "C", When: othersInformed, From: []string{"threat_stakeholders"},
	Path:  "cyberThreat.notificationToOtherStakeholders",
	Label: i18n.Text{SV: "Andra som har underrättats", EN: "Notification to other stakeholders"},
}, {
	Number: "19", Needs: "C", When: indicatorsKnown, From: []string{"indicators_of_compromise"},
	Path:  "cyberThreat.indicatorsOfCompromise",
	Label: i18n.Text{SV: "Angreppsindikatorer", EN: "Indicators of compromise"},
}, {
	Number: "20", Needs: "C", When: moreToSay, From: []string{"threat_other_information"},
	Path:  "cyberThreat.otherRelevantInformation",
	Label: i18n.Text{SV: "Annan relevant information", EN: "Other relevant information"},
}}
