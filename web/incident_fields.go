package web

import (
	"slices"
	"strconv"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/form"
	"frist/models/i18n"
)

// An editSection is a group of fields that are edited and saved together.
type editSection struct {
	slug   string
	title  i18n.Text
	hint   i18n.Text
	fields []editField
	facts  bool
}

// clockHint stands where an answer can move a time limit.
var clockHint = i18n.Text{
	SV: "Svaren här styr vilka skyldigheter som finns och när fristerna löper ut. När du sparar visas vilka frister som ändrades.",
	EN: "The answers here decide which obligations exist and when their limits run out. When you save, it is shown which limits changed.",
}

// editSections lists all sections in the order of the page: those of the
// incident itself, then those of the catalogue.
func editSections() []editSection {
	all := []editSection{
		{slug: "basics", title: i18n.Text{SV: "Grunduppgifter", EN: "Basics"}, fields: basics()},
		{slug: "assessment", title: i18n.Text{SV: "Bedömning", EN: "Assessment"}, hint: clockHint, fields: assessment()},
		{slug: "times", title: i18n.Text{SV: "Tider", EN: "Times"}, hint: clockHint, fields: momentsOf()},
	}
	for _, section := range form.Sections {
		s := editSection{slug: string(section), title: section.Title(), facts: true}
		for _, f := range form.Catalogue {
			if f.Section == section {
				s.fields = append(s.fields, factField(f))
			}
		}
		all = append(all, s)
	}
	return all
}

// shown leaves out what can change nothing for this incident. What is on record is
// shown all the same, and so is what stands in a form.
func (s editSection) shown(r *models.Record, f *typed) editSection {
	if !slices.ContainsFunc(s.fields, func(x editField) bool { return x.matters != nil }) {
		return s
	}
	conditions, events := r.Asks()
	s.fields = slices.DeleteFunc(s.fields, func(x editField) bool {
		return x.matters != nil && !x.matters(conditions, events) && x.stated(r) == "" && (f == nil || !f.Has("was."+x.name))
	})
	return s
}

// sent leaves out what the form that was sent did not ask for, whatever the
// incident would be asked now.
func (s editSection) sent(f *typed) editSection {
	s.fields = slices.DeleteFunc(s.fields, func(x editField) bool { return x.matters != nil && !f.Has("was."+x.name) })
	return s
}

// editSectionOf returns the section that an address names.
func editSectionOf(slug string) (editSection, bool) {
	for _, s := range editSections() {
		if s.slug == slug {
			return s, true
		}
	}
	return editSection{}, false
}

func factField(f form.Fact) editField {
	return editField{name: factName(f.Key), kind: askFact, label: f.Label, hint: f.Help, law: deadline.Cite(f.Law), of: f}
}

func textField(name string, kind editKind, label, hint i18n.Text, of func(*models.Incident) *string) editField {
	return editField{
		name: name, kind: kind, label: label, hint: hint,
		get: func(in *models.Incident) string { return *of(in) },
		set: func(in *models.Incident, s string) { *of(in) = s },
	}
}

func basics() []editField {
	return []editField{
		textField("title", askLine, i18n.Text{SV: "Rubrik", EN: "Title"}, i18n.Text{SV: "Kort, utan namn på personer. Visas i listor och i kalendrar.", EN: "Short, without names of people. Shown in lists and calendars."}, func(in *models.Incident) *string { return &in.Title }),
		{
			name: "entity_id", kind: askWhose, label: askEntity,
			get: func(in *models.Incident) string { return strconv.FormatInt(in.EntityID, 10) },
			set: func(in *models.Incident, s string) { in.EntityID, _ = strconv.ParseInt(s, 10, 64) }, // what is no number is no entity, and models says so
		},
		textField("summary", askArea, askSummary, i18n.Text{}, func(in *models.Incident) *string { return &in.Summary }),
		textField("informant", askArea, i18n.Text{SV: "Uppgiftslämnare", EN: "Informant"}, hintInformant, func(in *models.Incident) *string { return &in.Informant }),
		textField("known_by", askArea, askKnownBy, hintKnownBy, func(in *models.Incident) *string { return &in.KnownBy }),
	}
}

func answerField(name string, label, hint i18n.Text, of func(*models.Incident) *deadline.Answer) editField {
	return editField{
		name: name, kind: askAnswer, label: label, hint: hint,
		get: func(in *models.Incident) string { return string(*of(in)) },
		set: func(in *models.Incident, s string) { *of(in) = deadline.Answer(s) },
	}
}

// conditionField asks about a condition of the law.
func conditionField(c deadline.Condition) editField {
	return editField{
		name: string(c), kind: askAnswer, label: c.Question(), hint: c.Help(),
		get:     func(in *models.Incident) string { return string(in.Answers[c]) },
		set:     func(in *models.Incident, s string) { in.Answers = in.Answers.With(c, deadline.Answer(s)) },
		matters: func(asked []deadline.Condition, _ []deadline.Event) bool { return slices.Contains(asked, c) },
	}
}

func assessment() []editField {
	fields := []editField{
		answerField("personal_data", askPersonalData, i18n.Text{SV: "Vid nej finns ingen skyldighet enligt artikel 33 och 34 i dataskyddsförordningen.", EN: "If no, there is no duty under GDPR Art. 33 and 34."}, func(in *models.Incident) *deadline.Answer { return &in.PersonalData }),
		answerField("risk", i18n.Text{SV: "Medför incidenten en risk för fysiska personers rättigheter och friheter?", EN: "Is the breach likely to result in a risk to the rights and freedoms of natural persons?"}, i18n.Text{SV: "Bara om en risk är osannolik behöver incidenten inte anmälas (artikel 33.1 i dataskyddsförordningen). Den ska ändå dokumenteras (artikel 33.5).", EN: "Only if a risk is unlikely need the breach not be notified (Art. 33(1)). It must be documented all the same (Art. 33(5))."}, func(in *models.Incident) *deadline.Answer { return &in.Risk }),
		answerField("high_risk", i18n.Text{SV: "Är risken sannolikt hög?", EN: "Is the risk likely to be high?"}, i18n.Text{SV: "Vid hög risk ska de registrerade informeras utan onödigt dröjsmål (artikel 34 i dataskyddsförordningen).", EN: "If it is high, the data subjects must be informed without undue delay (Art. 34)."}, func(in *models.Incident) *deadline.Answer { return &in.HighRisk }),
		answerField("services_down", askServices, i18n.Text{}, func(in *models.Incident) *deadline.Answer { return &in.ServicesDown }),
	}
	for _, c := range deadline.Conditions() {
		fields = append(fields, conditionField(c))
	}
	return fields
}

func momentField(name string, label, hint i18n.Text, of func(*models.Incident) *calendar.Moment) editField {
	return editField{
		name: name, kind: askMoment, label: label, hint: hint,
		get: func(in *models.Incident) string { return of(in).String() },
		set: func(in *models.Incident, s string) {
			if m, err := calendar.ParseMoment(s); err == nil {
				*of(in) = m
			}
		},
	}
}

func momentsOf() []editField {
	corrected := momentField("corrected_at", i18n.Text{SV: "När fanns en korrigerande eller riskreducerande åtgärd?", EN: "When was a corrective or mitigating measure available?"}, i18n.Text{SV: "För en produkt med digitala element, till exempel en säkerhetsuppdatering. Slutrapporten om en sårbarhet som utnyttjas aktivt ska lämnas inom 14 dagar från den (artikel 14.2 c i CRA).", EN: "For a product with digital elements, for example a security update. The final report on an actively exploited vulnerability is due within 14 days of it (CRA Art. 14(2)(c))."}, func(in *models.Incident) *calendar.Moment { return &in.CorrectedAt })
	corrected.matters = func(_ []deadline.Condition, events []deadline.Event) bool {
		return slices.Contains(events, deadline.Corrected)
	}
	return []editField{
		momentField("occurred_from", i18n.Text{SV: "När började incidenten?", EN: "When did the incident begin?"}, i18n.Text{}, func(in *models.Incident) *calendar.Moment { return &in.OccurredFrom }),
		momentField("occurred_to", i18n.Text{SV: "När upphörde den?", EN: "When did it end?"}, i18n.Text{}, func(in *models.Incident) *calendar.Moment { return &in.OccurredTo }),
		momentField("detected_at", i18n.Text{SV: "När upptäcktes den?", EN: "When was it detected?"}, i18n.Text{SV: "Upptäckt är inte detsamma som kännedom. Kännedom anges för sig.", EN: "Detection is not the same as awareness. Awareness is entered on its own page."}, func(in *models.Incident) *calendar.Moment { return &in.DetectedAt }),
		momentField("classified_major_at", i18n.Text{SV: "När klassificerades den som allvarlig (DORA)?", EN: "When was it classified as major (DORA)?"}, i18n.Text{SV: "Sätts av beslutet om allvarlig incident. Ändra bara för att rätta tiden: fyra timmar räknas från den.", EN: "Set by the decision on a major incident. Change it only to put the time right: four hours are counted from it."}, func(in *models.Incident) *calendar.Moment { return &in.ClassifiedMajorAt }),
		momentField("recovered_at", i18n.Text{SV: "När återupptogs den normala verksamheten?", EN: "When were regular activities recovered?"}, i18n.Text{}, func(in *models.Incident) *calendar.Moment { return &in.RecoveredAt }),
		momentField("resolved_at", i18n.Text{SV: "När var incidenten åtgärdad?", EN: "When was the incident resolved?"}, i18n.Text{}, func(in *models.Incident) *calendar.Moment { return &in.ResolvedAt }),
		corrected,
	}
}
