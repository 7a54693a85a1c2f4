package web

import (
	"frist/models"
	"frist/models/i18n"
)

// actionWords say what somebody did, after their name.
var actionWords = map[models.Action]i18n.Text{
	models.EntityAdded:             {SV: "lade till en juridisk person", EN: "added a legal entity"},
	models.HouseEdited:             {SV: "ändrade en inställning för hela Frist", EN: "changed a setting of the whole of Frist"},
	models.EntityEdited:            {SV: "ändrade en juridisk person", EN: "changed a legal entity"},
	models.DutyAdded:               {SV: "lade till en egen skyldighet", EN: "added a custom duty"},
	models.DutyChanged:             {SV: "gjorde en ny version av en egen skyldighet", EN: "made a new version of a custom duty"},
	models.DutyMoved:               {SV: "ändrade vad som gäller i incidenten genom en egen skyldighet", EN: "changed what is owed in the incident through a custom duty"},
	models.DutyEnded:               {SV: "avslutade en egen skyldighet", EN: "ended a custom duty"},
	models.UserAdded:               {SV: "lade till en användare", EN: "added a user"},
	models.UserEdited:              {SV: "ändrade en användare", EN: "changed a user"},
	models.PasswordSet:             {SV: "satte ett nytt lösenord", EN: "set a new password"},
	models.SignedIn:                {SV: "loggade in", EN: "signed in"},
	models.SignedOut:               {SV: "loggade ut", EN: "signed out"},
	models.IncidentReported:        {SV: "rapporterade incidenten", EN: "reported the incident"},
	models.IncidentImported:        {SV: "läste in incidenten från en fil", EN: "imported the incident from a file"},
	models.IncidentEdited:          {SV: "ändrade incidentens uppgifter", EN: "changed the facts of the incident"},
	models.IncidentClosed:          {SV: "avslutade incidenten", EN: "closed the incident"},
	models.IncidentReopened:        {SV: "öppnade incidenten igen", EN: "reopened the incident"},
	models.EditionMoved:            {SV: "flyttade incidenten till en annan regelutgåva", EN: "moved the incident to another edition of the rules"},
	models.MemberAdded:             {SV: "gav behörighet till incidenten åt", EN: "gave access to the incident to"},
	models.MemberRemoved:           {SV: "tog bort behörigheten till incidenten för", EN: "took access to the incident away from"},
	models.PartAdded:               {SV: "lade till ytterligare en juridisk person i incidenten", EN: "added a further legal entity to the incident"},
	models.PartRemoved:             {SV: "tog bort en juridisk person ur incidenten", EN: "removed a legal entity from the incident"},
	models.PartClassified:          {SV: "ändrade klassificeringen för en juridisk person", EN: "changed the classification of a legal entity"},
	models.AwarenessAdded:          {SV: "antecknade en tid för kännedom", EN: "recorded a time of awareness"},
	models.AwarenessChosen:         {SV: "valde vilken tid för kännedom som gäller", EN: "chose which time of awareness counts"},
	models.AwarenessUnchosen:       {SV: "valde bort en tid för kännedom", EN: "no longer chose a time of awareness"},
	models.EntryAdded:              {SV: "antecknade en händelse", EN: "recorded an event"},
	models.EntryCorrected:          {SV: "rättade en händelse", EN: "corrected an event"},
	models.EntryWithdrawn:          {SV: "återtog en händelse", EN: "withdrew an event"},
	models.CountAdded:              {SV: "antecknade hur många som berörs", EN: "recorded how many are affected"},
	models.FactRecorded:            {SV: "antecknade en uppgift", EN: "recorded a fact"},
	models.FactChanged:             {SV: "ändrade en uppgift", EN: "changed a fact"},
	models.DecisionMade:            {SV: "antecknade ett beslut", EN: "recorded a decision"},
	models.EvidenceAdded:           {SV: "sparade en fil", EN: "kept a file"},
	models.FilingRecorded:          {SV: "antecknade en inlämning", EN: "recorded a filing"},
	models.ReceiptAdded:            {SV: "lade till ett mottagningskvitto till en inlämning", EN: "added a receipt to a filing"},
	models.DraftSealed:             {SV: "låste ett utkast", EN: "sealed a draft"},
	models.DraftApproved:           {SV: "godkände ett låst utkast", EN: "approved a sealed draft"},
	models.DraftRefused:            {SV: "avvisade ett låst utkast", EN: "refused a sealed draft"},
	models.DraftInEmergency:        {SV: "släppte i nödläge igenom ett utkast som ingen annan hade godkänt", EN: "let through in an emergency a draft that nobody else had approved"},
	models.FileFrozen:              {SV: "sparade en fil som lämnades in", EN: "kept a file that was filed"},
	models.DraftApprovedAfterwards: {SV: "godkände i efterhand ett utkast som släpptes igenom i nödläge", EN: "approved afterwards a draft that had been let through in an emergency"},
	models.FeedAdded:               {SV: "skapade en kalenderadress", EN: "created a calendar address"},
	models.FeedRevoked:             {SV: "återkallade en kalenderadress", EN: "revoked a calendar address"},

	models.ToldMarked:        {SV: "bedömde en uppgift som inte är som mottagaren fick veta", EN: "judged a fact that is not as the recipient was told"},
	models.QuestionAdded:     {SV: "antecknade en fråga från en myndighet", EN: "recorded a question from an authority"},
	models.QuestionCorrected: {SV: "rättade en fråga från en myndighet", EN: "corrected a question from an authority"},
	models.QuestionWithdrawn: {SV: "återtog en fråga från en myndighet", EN: "withdrew a question from an authority"},
	models.QuestionAnswered:  {SV: "antecknade ett svar till en myndighet", EN: "recorded an answer to an authority"},
	models.PassageMarked:     {SV: "märkte en känslig passage", EN: "marked a sensitive passage"},
	models.PassageLifted:     {SV: "tog bort märkningen av en passage", EN: "removed the mark of a passage"},
	models.LetterSaved:       {SV: "sparade en version av ett brev till de registrerade", EN: "saved a version of a letter to the data subjects"},
	models.LetterSent:        {SV: "antecknade ett utskick till de registrerade", EN: "recorded that a letter was sent to data subjects"},
	models.LetterReturned:    {SV: "antecknade vad som kom tillbaka av ett utskick", EN: "recorded what came back of a letter that was sent"},
	models.NoticePublished:   {SV: "antecknade information till allmänheten", EN: "recorded information to the public"},
}

// entityNotGiven says that an entity was added of which nothing is known.
var entityNotGiven = i18n.Text{SV: "antecknade att det ännu inte är angivet vilken juridisk person det gäller", EN: "recorded that it is not yet given which legal entity it concerns"}

// A logField is a field of a record as the log shows it.
type logField struct {
	key   string
	label i18n.Text
	kind  fieldKind
}

// A fieldKind says how a value of the log is read.
type fieldKind int

const (
	asText fieldKind = iota
	asTime
	asMoment
	asAnswer
	asYes
	asNumber
	asCode // a word of ours: see codes
	asEntity
	asUser
	asCountries
	asFact
	asFactKey
	asDuty
	asLine // the number of an entry
	asFile // the number of a file
	asCountry
	asTraits
	asAnswers
	asDuties
	asConditions
	asForm
	asStages // one of a form, or several
	asShifted
)

// unshown are the fields that the page says elsewhere, or that say nothing to
// a person: numbers of rows and versions, and who and when, which the line has.
var unshown = []string{
	"id", "incident_id", "version", "year", "number", "ref", "sort_at", "recorded_at", "recorded_name", "reported_by", "epoch", "created_at", "rule_version", "known_since", "password_digest", "kept", "content_size", "token_sha256", "sealed_at", "sealed_by", "by_id", "due_by", "told_sha256", "now_sha256",
}

var (
	fieldName   = i18n.Text{SV: "Namn", EN: "Name"}
	fieldRole   = i18n.Text{SV: "Roll", EN: "Role"}
	fieldSource = i18n.Text{SV: "Källa", EN: "Source"}
	fieldReason = i18n.Text{SV: "Skäl", EN: "Reason"}
	fieldTime   = i18n.Text{SV: "Tid", EN: "Time"}
	fieldNote   = i18n.Text{SV: "Anmärkning", EN: "Note"}
	fieldEntity = i18n.Text{SV: "Juridisk person", EN: "Legal entity"}
	fieldLetter = i18n.Text{SV: "Brev", EN: "Letter"}
	fieldDuty   = i18n.Text{SV: "Skyldighet", EN: "Obligation"}
	fieldSealed = i18n.Text{SV: "Låst utkast", EN: "Sealed draft"}
)

// logFields are the fields of each kind of record, in the order of the page. A
// test holds them against the records.
var logFields = map[string][]logField{
	"entity": {
		{"name", fieldName, asText},
		{"country", i18n.Text{SV: "Land", EN: "Country"}, asCountry},
		{"type", i18n.Text{SV: "Typ av företag", EN: "Type of entity"}, asCode},
		{"role", fieldRole, asCode},
		{"org_no", i18n.Text{SV: "Organisationsnummer", EN: "Organisation number"}, asText},
		{"lei", i18n.Same("LEI"), asText},
		{"main_establishment", i18n.Text{SV: "Huvudsakligt verksamhetsställe", EN: "Main establishment"}, asCountry},
		{"eves_are_holidays", i18n.Text{SV: "Aftnar räknas som helgdagar", EN: "Eves count as holidays"}, asYes},
		{"relief_excluded", i18n.Text{SV: "Undantagen från förlängning", EN: "Excluded from relief"}, asYes},
		{"traits", i18n.Text{SV: "Verksamhet", EN: "What it does"}, asTraits},
		{"nis2", i18n.Text{SV: "Väsentlig eller viktig verksamhetsutövare", EN: "Essential or important entity"}, asAnswer},
	},
	"house": {
		{"public_calculator", i18n.Text{SV: "Kalkylatorn får användas utan inloggning", EN: "The calculator may be used without signing in"}, asYes},
	},
	"duty_effect": {
		{"title_sv", i18n.Text{SV: "Namn på svenska", EN: "Name in Swedish"}, asText},
		{"title_en", i18n.Text{SV: "Namn på engelska", EN: "Name in English"}, asText},
		{"limits", i18n.Text{SV: "Före och efter", EN: "Before and after"}, asShifted},
	},
	"duty": {
		{"title_sv", i18n.Text{SV: "Namn på svenska", EN: "Name in Swedish"}, asText},
		{"title_en", i18n.Text{SV: "Namn på engelska", EN: "Name in English"}, asText},
		{"slug", i18n.Text{SV: "Beteckning", EN: "Designation"}, asText},
		{"entity_id", i18n.Text{SV: "Juridisk person", EN: "Legal entity"}, asEntity},
		{"kind", i18n.Text{SV: "Kommer från", EN: "Comes from"}, asCode},
		{"recipient", i18n.Text{SV: "Mottagare", EN: "Recipient"}, asText},
		{"reference", i18n.Text{SV: "Avtal och punkt", EN: "Contract and clause"}, asText},
		{"clause", i18n.Text{SV: "Ordalydelse", EN: "Wording"}, asText},
		{"event", i18n.Text{SV: "Räknas från", EN: "Counted from"}, asCode},
		{"of", i18n.Text{SV: "Räknas från inlämning av", EN: "Counted from the filing of"}, asDuties},
		{"n", i18n.Text{SV: "Antal", EN: "Number"}, asNumber},
		{"unit", i18n.Text{SV: "Räknas i", EN: "Counted in"}, asCode},
		{"reading", i18n.Text{SV: "Tiden slutar", EN: "The time ends"}, asCode},
		{"conditions", i18n.Text{SV: "Gäller bara", EN: "Only"}, asConditions},
		{"role", fieldRole, asCode},
		{"first", i18n.Text{SV: "Gäller från", EN: "In force from"}, asText},
		{"last", i18n.Text{SV: "Gäller till och med", EN: "In force until"}, asText},
		{"ended", i18n.Text{SV: "Avslutad", EN: "Ended"}, asYes},
		{"reason", fieldReason, asText},
		{"file_name", i18n.Text{SV: "Fil", EN: "File"}, asText},
		{"file_type", i18n.Text{SV: "Filtyp", EN: "Media type"}, asText},
		{"file_size", i18n.Text{SV: "Storlek i byte", EN: "Size in bytes"}, asNumber},
		{"file_sha256", i18n.Same("SHA-256"), asText},
		{"file_kept", i18n.Text{SV: "Filen finns här", EN: "The file is here"}, asYes},
	},
	"user": {
		{"name", fieldName, asText},
		{"email", i18n.Text{SV: "E-postadress", EN: "E-mail address"}, asText},
		{"role", fieldRole, asCode},
		{"lang", i18n.Text{SV: "Språk", EN: "Language"}, asCode},
		{"disabled", i18n.Text{SV: "Avstängd", EN: "Disabled"}, asYes},
	},
	"feed": {
		{"user_id", i18n.Text{SV: "Användare", EN: "User"}, asUser},
		{"with_titles", i18n.Text{SV: "Med incidenternas rubriker", EN: "With the incidents’ titles"}, asYes},
		{"revoked_at", i18n.Text{SV: "Återkallad", EN: "Revoked"}, asTime},
	},
	"incident": {
		{"title", i18n.Text{SV: "Rubrik", EN: "Title"}, asText},
		{"summary", i18n.Text{SV: "Sammanfattning", EN: "Summary"}, asText},
		{"entity_id", fieldEntity, asEntity},
		{"status", i18n.Text{SV: "Läge", EN: "State"}, asCode},
		{"closed_at", i18n.Text{SV: "Avslutad", EN: "Closed"}, asTime},
		{"close_reason", i18n.Text{SV: "Skäl att avsluta", EN: "Reason for closing"}, asText},
		{"restricted", i18n.Text{SV: "Begränsad krets", EN: "Restricted"}, asYes},
		{"reported_name", i18n.Text{SV: "Rapporterad av", EN: "Reported by"}, asText},
		{"reported_at", i18n.Text{SV: "Rapporterad", EN: "Reported"}, asTime},
		{"informant", i18n.Text{SV: "Uppgiftslämnare", EN: "Informant"}, asText},
		{"known_by", i18n.Text{SV: "Vilka fler känner till det", EN: "Who else knows"}, asText},
		{"personal_data", i18n.Text{SV: "Personuppgifter berörs", EN: "Personal data concerned"}, asAnswer},
		{"services_down", i18n.Text{SV: "Tjänster ligger nere", EN: "Services down"}, asAnswer},
		{"risk", i18n.Text{SV: "Risk", EN: "Risk to people"}, asAnswer},
		{"high_risk", i18n.Text{SV: "Hög risk", EN: "High risk"}, asAnswer},
		{"occurred_from", i18n.Text{SV: "Började", EN: "Began"}, asMoment},
		{"occurred_to", i18n.Text{SV: "Upphörde", EN: "Ended"}, asMoment},
		{"detected_at", i18n.Text{SV: "Upptäcktes", EN: "Detected"}, asMoment},
		{"classified_major_at", i18n.Text{SV: "Klassificerades som allvarlig", EN: "Classified as major"}, asMoment},
		{"recovered_at", i18n.Text{SV: "Normal verksamhet återupptogs", EN: "Regular activities recovered"}, asMoment},
		{"resolved_at", i18n.Text{SV: "Åtgärdades", EN: "Resolved"}, asMoment},
		{"corrected_at", i18n.Text{SV: "Korrigerande åtgärd fanns", EN: "Corrective measure available"}, asMoment},
		{"answers", i18n.Text{SV: "Bedömning", EN: "Assessment"}, asAnswers},
		{"edition", i18n.Text{SV: "Regelutgåva", EN: "Edition of the rules"}, asNumber},
		{"edition_reason", i18n.Text{SV: "Skäl för regelutgåvan", EN: "Reason for the edition"}, asText},
	},
	"member": {
		{"user_id", i18n.Text{SV: "Användare", EN: "User"}, asUser}, {"active", i18n.Text{SV: "Har behörighet", EN: "Has access"}, asYes},
	},
	"part": {
		{"entity_id", fieldEntity, asEntity},
		{"active", i18n.Text{SV: "Har del i incidenten", EN: "Has a part in the incident"}, asYes},
		{"classified_major_at", i18n.Text{SV: "Klassificerades som allvarlig", EN: "Classified as major"}, asMoment},
		{"removed_reason", i18n.Text{SV: "Skäl att ta bort den", EN: "Reason for removing it"}, asText},
		{"removed_at", i18n.Text{SV: "Borttagen", EN: "Removed"}, asTime},
		{"removed_name", i18n.Text{SV: "Borttagen av", EN: "Removed by"}, asText},
	},
	"awareness": {
		{"at", fieldTime, asMoment},
		{"how", i18n.Text{SV: "Hur", EN: "How"}, asText},
		{"source", fieldSource, asText},
		{"chosen", i18n.Text{SV: "Gäller", EN: "Counts"}, asYes},
		{"reason", fieldReason, asText},
	},
	"entry": {
		{"at", fieldTime, asMoment},
		{"text", i18n.Text{SV: "Händelse", EN: "Event"}, asText},
		{"source", fieldSource, asText},
		{"corrects", i18n.Text{SV: "Ersätter händelsen", EN: "Replaces the event"}, asLine},
		{"withdrawn", i18n.Text{SV: "Återkallelse", EN: "Withdrawal"}, asYes},
	},
	"count": {
		{"as_of", i18n.Text{SV: "Avser", EN: "As of"}, asTime},
		{"of", i18n.Text{SV: "Vad som räknas", EN: "What is counted"}, asCode},
		{"mode", i18n.Text{SV: "Säkerhet", EN: "How certain"}, asCode},
		{"min", i18n.Text{SV: "Minst", EN: "At least"}, asNumber},
		{"max", i18n.Text{SV: "Högst", EN: "At most"}, asNumber},
		{"by_country", i18n.Text{SV: "Per land", EN: "By country"}, asCountries},
		{"source", fieldSource, asText},
		{"note", fieldNote, asText},
	},
	"fact": {
		{"key", i18n.Text{SV: "Fråga", EN: "Question"}, asFactKey}, {"value", i18n.Text{SV: "Svar", EN: "Answer"}, asFact}, {"source", fieldSource, asText},
	},
	"decision": {
		{"entity_id", fieldEntity, asEntity},
		{"obligation", fieldDuty, asDuty},
		{"country", i18n.Text{SV: "Myndighetens land", EN: "The authority’s country"}, asCountry},
		{"outcome", i18n.Text{SV: "Beslut", EN: "Decision"}, asCode},
		{"reason", fieldReason, asText},
		{"decided_at", i18n.Text{SV: "Beslutat", EN: "Decided"}, asTime},
		{"decided_by", i18n.Text{SV: "Beslutat av", EN: "Decided by"}, asText},
		{"approved_by", i18n.Text{SV: "Godkänt av", EN: "Approved by"}, asText},
	},
	"evidence": {
		{"name", i18n.Text{SV: "Fil", EN: "File"}, asText},
		{"media_type", i18n.Text{SV: "Filtyp", EN: "Media type"}, asText},
		{"size", i18n.Text{SV: "Storlek i byte", EN: "Size in bytes"}, asNumber},
		{"sha256", i18n.Same("SHA-256"), asText},
		{"note", fieldNote, asText},
	},
	"filing": {
		{"entity_id", fieldEntity, asEntity},
		{"country", i18n.Text{SV: "Myndighetens land", EN: "The authority’s country"}, asCountry},
		{"obligation", fieldDuty, asDuty},
		{"sent_at", i18n.Text{SV: "Inlämnad", EN: "Sent"}, asTime},
		{"channel", i18n.Text{SV: "Kanal", EN: "Channel"}, asText},
		{"reference", i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}, asText},
		{"strict_at", i18n.Text{SV: "Strikt tid", EN: "Strict time"}, asTime},
		{"latest_at", i18n.Text{SV: "Senaste möjliga tolkning", EN: "Latest reading of the law"}, asTime},
		{"late_strict", i18n.Text{SV: "Efter den strikta tiden", EN: "After the strict time"}, asYes},
		{"late_latest", i18n.Text{SV: "Efter den senaste tiden", EN: "After the latest time"}, asYes},
		{"delay_reason", i18n.Text{SV: "Motivering till förseningen", EN: "Reasons for the delay"}, asText},
		{"sealed_id", fieldSealed, asFile},
		{"send_reason", i18n.Text{SV: "Varför det lämnades in ändå", EN: "Why the draft was sent all the same"}, asText},
		{"evidence_id", i18n.Text{SV: "Mottagningskvitto", EN: "Proof"}, asFile},
		{"content_sha256", i18n.Text{SV: "Det frysta underlaget, SHA-256", EN: "The frozen record, SHA-256"}, asText},
	},
	"sealed": {
		{"entity_id", fieldEntity, asEntity},
		{"country", i18n.Text{SV: "Myndighetens land", EN: "The authority’s country"}, asCountry},
		{"obligation", fieldDuty, asDuty},
		{"form", i18n.Text{SV: "Formulär", EN: "Form"}, asForm},
		{"form_version", i18n.Text{SV: "Formulärets version", EN: "Version of the form"}, asText},
		{"stage", i18n.Text{SV: "Rapport", EN: "Report"}, asStages},
		{"with_stages", i18n.Text{SV: "Tillsammans med", EN: "Together with"}, asStages},
		{"content_sha256", i18n.Text{SV: "Svaren, SHA-256", EN: "The answers, SHA-256"}, asText},
		{"sealed_name", i18n.Text{SV: "Låst av", EN: "Sealed by"}, asText},
	},
	"approval": {
		{"sealed_id", fieldSealed, asFile},
		{"kind", i18n.Text{SV: "Besked", EN: "Answer"}, asCode},
		{"reason", fieldReason, asText},
		{"sealed_name", i18n.Text{SV: "Låst av", EN: "Sealed by"}, asText},
		{"content_sha256", i18n.Text{SV: "Svaren, SHA-256", EN: "The answers, SHA-256"}, asText},
	},
	"filing_file": {
		{"filing_id", i18n.Text{SV: "Inlämning", EN: "Filing"}, asFile},
		{"name", i18n.Text{SV: "Fil", EN: "File"}, asText},
		{"media_type", i18n.Text{SV: "Filtyp", EN: "Media type"}, asText},
		{"size", i18n.Text{SV: "Storlek i byte", EN: "Size in bytes"}, asNumber},
		{"sha256", i18n.Same("SHA-256"), asText},
	},
	"told_mark": {
		{"filing_id", i18n.Text{SV: "Inlämning", EN: "Filing"}, asFile},
		{"field", i18n.Text{SV: "Fält i formuläret", EN: "Field of the form"}, asText},
		{"mark", i18n.Text{SV: "Bedömning", EN: "Judgement"}, asCode},
		{"reason", fieldReason, asText},
	},
	"question": {
		{"entity_id", fieldEntity, asEntity},
		{"recipient", i18n.Text{SV: "Frågan kommer från", EN: "Asked by"}, asText},
		{"reference", i18n.Text{SV: "Myndighetens referens", EN: "The authority’s reference"}, asText},
		{"received_at", i18n.Text{SV: "Kom in", EN: "Received"}, asMoment},
		{"due_at", i18n.Text{SV: "Svar senast", EN: "Answer due"}, asMoment},
		{"text", i18n.Text{SV: "Fråga", EN: "Question"}, asText},
		{"received_by", i18n.Text{SV: "Togs emot av", EN: "Received by"}, asText},
		{"corrects", i18n.Text{SV: "Ersätter frågan", EN: "Replaces the question"}, asLine},
		{"withdrawn", i18n.Text{SV: "Återtagen", EN: "Withdrawn"}, asYes},
		{"reason", fieldReason, asText},
	},
	"reply": {
		{"question_id", i18n.Text{SV: "Svar på frågan", EN: "Answer to the question"}, asLine},
		{"text", i18n.Text{SV: "Svar", EN: "Answer"}, asText},
		{"sent_at", i18n.Text{SV: "Lämnat", EN: "Sent"}, asTime},
		{"channel", i18n.Text{SV: "Kanal", EN: "Channel"}, asText},
		{"evidence_id", i18n.Text{SV: "Bevis", EN: "Proof"}, asFile},
	},
	"letter": {
		{"entity_id", fieldEntity, asEntity},
		{"lang", i18n.Text{SV: "Språk", EN: "Language"}, asCode},
		{"subject", i18n.Text{SV: "Rubrik", EN: "Subject"}, asText},
		{"body", i18n.Text{SV: "Text", EN: "Text"}, asText},
		{"template", i18n.Text{SV: "Mall", EN: "Template"}, asText},
	},
	"letter_batch": {
		{"entity_id", fieldEntity, asEntity},
		{"letter_id", fieldLetter, asFile},
		{"channel", i18n.Text{SV: "Kanal", EN: "Channel"}, asCode},
		{"country", i18n.Text{SV: "Land", EN: "Country"}, asCountry},
		{"again", i18n.Text{SV: "Nytt brev till samma personer", EN: "Another letter to the same people"}, asYes},
		{"planned", i18n.Text{SV: "Planerat antal", EN: "Number planned"}, asNumber},
		{"sent_at", i18n.Text{SV: "Skickat", EN: "Sent"}, asTime},
		{"sent", i18n.Text{SV: "Skickat till", EN: "Sent to"}, asNumber},
		{"note", fieldNote, asText},
	},
	"letter_result": {
		{"batch_id", i18n.Text{SV: "Utskick", EN: "Sending"}, asFile},
		{"kind", i18n.Text{SV: "Vad som hände", EN: "What happened"}, asCode},
		{"number", i18n.Text{SV: "Antal", EN: "Number"}, asNumber},
		{"at", fieldTime, asTime},
		{"note", fieldNote, asText},
	},
	"letter_notice": {
		{"entity_id", fieldEntity, asEntity},
		{"letter_id", fieldLetter, asFile},
		{"place", i18n.Text{SV: "Var", EN: "Where"}, asText},
		{"link", i18n.Text{SV: "Länk", EN: "Link"}, asText},
		{"reason", fieldReason, asText},
		{"published_at", i18n.Text{SV: "Publicerat", EN: "Published"}, asTime},
		{"until", i18n.Text{SV: "Visas till", EN: "Shown until"}, asTime},
	},
	"receipt": {
		{"filing_id", i18n.Text{SV: "Inlämning", EN: "Filing"}, asFile},
		{"reference", i18n.Text{SV: "Mottagarens referens", EN: "The recipient’s reference"}, asText},
		{"note", fieldNote, asText},
		{"evidence_id", i18n.Text{SV: "Mottagningskvitto", EN: "Proof"}, asFile},
	},
}
