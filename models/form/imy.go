package form

import (
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

// sv and both are the languages in which a label of IMY's was read.
var (
	sv       = []i18n.Lang{i18n.SV}
	svAndEN  = []i18n.Lang{i18n.SV, i18n.EN}
	ownWords = []i18n.Lang{}
)

// imy is IMY's e-service for personal data breaches, as a sheet to copy from. The
// numbers are those of the Swedish one; a field whose place there has not been
// read has the place after the one before it, with a letter. What is marked as
// unverified must or may be asked by law, but it has not been read how IMY asks
// it. The lists to choose from have not been read either.
var imy = Form{
	ID: "imy", Version: "2020", Law: "GDPR Art. 33", Since: "2018-05-25",
	Title:     i18n.Text{SV: "Anmälan av personuppgiftsincident", EN: "Notification of a personal data breach"},
	Recipient: i18n.Same("IMY"),
	Stages: []StageOf{
		{Initial, i18n.Text{SV: "Anmälan", EN: "Notification"}, []deadline.ID{"gdpr.authority"}},
		{Supplement, i18n.Text{SV: "Komplettering", EN: "Supplement"}, []deadline.ID{"imy.supplement"}},
	},
	Parts: []Part{
		{i18n.Text{SV: "Personuppgiftsansvarig", EN: "Controller"}, imyController},
		{i18n.Text{SV: "Incidenten", EN: "The breach"}, imyBreach},
		{i18n.Text{SV: "Registrerade och personuppgifter", EN: "Data subjects and personal data"}, imySubjects},
		{i18n.Text{SV: "Konsekvenser och åtgärder", EN: "Consequences and measures"}, imyMeasures},
		{i18n.Text{SV: "Information till de registrerade", EN: "Informing the data subjects"}, imyInforming},
		{i18n.Text{SV: "Övrigt", EN: "Other"}, imyOther},
	},
	rules: []rule{{"order", checkBreachOrder}},
}

var (
	tooLate = &Condition{
		Says: i18n.Text{SV: "det har gått mer än 72 timmar sedan ni fick kännedom", EN: "more than 72 hours have passed since you became aware"},
		holds: func(v view) deadline.Answer {
			if v.Aware.IsZero() || v.At.IsZero() {
				return deadline.Unknown
			}
			at := v.At
			if s, ok := v.filed(Initial); ok && !s.At.IsZero() {
				at = s.At // it was late then or never
			}
			return yes(at.After(v.Aware.Add(72 * time.Hour)))
		},
	}
	over = &Condition{
		Says:  i18n.Text{SV: "incidenten har upphört", EN: "the breach has ceased"},
		holds: func(v view) deadline.Answer { return yes(!v.OccurredTo.IsZero()) },
	}
	acrossBorders = &Condition{
		Says: i18n.Text{SV: "incidenten berör registrerade i flera länder", EN: "the breach concerns data subjects in several countries"},
		holds: func(v view) deadline.Answer {
			if len(v.Countries) > 1 {
				return deadline.Yes
			}
			return v.answer("cross_border")
		},
	}
	haveInformed = &Condition{
		Says:  i18n.Text{SV: "de registrerade har informerats", EN: "the data subjects have been informed"},
		holds: func(v view) deadline.Answer { return picked(v, "informing", "informed") },
	}
	willInform = &Condition{
		Says:  i18n.Text{SV: "de registrerade ska informeras", EN: "the data subjects will be informed"},
		holds: func(v view) deadline.Answer { return picked(v, "informing", "will_inform") },
	}
	willNotInform = &Condition{
		Says:  i18n.Text{SV: "de registrerade inte ska informeras", EN: "the data subjects will not be informed"},
		holds: func(v view) deadline.Answer { return picked(v, "informing", "will_not") },
	}
	hasCase = &Condition{
		Says: i18n.Text{SV: "IMY har gett anmälan ett ärendenummer", EN: "IMY has given the notification a case number"},
		holds: func(v view) deadline.Answer {
			if v.given("filings.reference") {
				return deadline.Yes
			}
			return deadline.Unknown // it may not have come yet
		},
	}
	noContactPoint = &Condition{ // the law wants the one or the other
		Says:  i18n.Text{SV: "ingen annan kontaktpunkt anges", EN: "no other contact point is given"},
		holds: func(v view) deadline.Answer { return yes(!v.given("contact_point")) },
	}
)

// picked is whether a value is the one that is chosen.
func picked(v view, key, value string) deadline.Answer {
	if v.fact(key).Empty() {
		return deadline.Unknown
	}
	return yes(v.fact(key).Text == value)
}

// checkBreachOrder sees that nothing happened before the breach did, and that
// nobody was informed in the future.
func checkBreachOrder(v view, note func(string, i18n.Text)) {
	early := i18n.Text{SV: "Tiden ligger före den då incidenten började.", EN: "The time is before that at which the breach began."}
	for _, x := range [][2]string{{"13", "incident.occurred_to"}, {"13b", "incident.aware_at"}, {"32", "subjects_informed_at"}, {"34", "subjects_will_be_informed_at"}} {
		if v.before(x[1]) {
			note(x[0], early)
		}
	}
	if v.ahead("subjects_informed_at") {
		note("32", inFuture)
	}
}

var imyController = []Field{{
	Number: "1", Needs: "MM", From: []string{"entity.name"}, Verbatim: svAndEN,
	Label: i18n.Text{SV: "Namnet på den personuppgiftsansvarige där incidenten inträffat", EN: "Name of the controller where the breach occurred"},
}, {
	Number: "2", Needs: "MM", From: []string{"entity.org_no"}, Verbatim: svAndEN,
	Label: i18n.Text{SV: "Organisationsnummer", EN: "Corporate identity number"},
}, {
	Number: "3", Needs: "MO", From: []string{"controller_address"}, Verbatim: svAndEN,
}, {
	Number: "3b", Needs: "OO", From: []string{"controller_sector"}, Unverified: true,
}, {
	Number: "4", Needs: "OO", From: []string{"incident.reference"}, Verbatim: svAndEN,
	Label: i18n.Text{SV: "Ert referensnummer för egen uppföljning", EN: "Organisation’s internal reference number"},
}, {
	Number: "5", Needs: "MM", From: []string{"primary_contact_name"}, Unverified: true,
	Label: i18n.Text{SV: "Kontaktperson", EN: "Contact person"},
}, {
	Number: "6", Needs: "MM", From: []string{"primary_contact_email"}, Unverified: true,
	Label: i18n.Text{SV: "E-postadress", EN: "E-mail address"},
}, {
	Number: "7", Needs: "MM", From: []string{"primary_contact_phone"}, Unverified: true,
	Label: i18n.Text{SV: "Telefonnummer", EN: "Telephone number"},
}, {
	Number: "8", Needs: "CO", When: noContactPoint, From: []string{"dpo"}, Unverified: true,
}, {
	Number: "9", Needs: "MO", From: []string{"contact_point"}, Verbatim: sv,
	Label: i18n.Text{SV: "Den adress ni önskar bli kontaktad på", EN: "The address at which you want to be contacted"},
}}

var imyBreach = []Field{{
	Number: "10", Needs: "MO", From: []string{"nature"}, Estimate: true, Unverified: true,
	Label: i18n.Text{SV: "Vad har inträffat?", EN: "What happened?"},
}, {
	Number: "11", Needs: "MO", From: []string{"how_discovered"}, Unverified: true,
}, {
	Number: "12", Needs: "MO", From: []string{"incident.occurred_from"}, Estimate: true, Unverified: true,
	Label: i18n.Text{SV: "När inträffade eller började incidenten?", EN: "When did the breach occur or begin?"},
}, {
	Number: "12b", Needs: "OO", From: []string{"incident.ongoing"}, Unverified: true,
}, {
	Number: "13", Needs: "CC", When: over, From: []string{"incident.occurred_to"}, Estimate: true, Verbatim: svAndEN,
	Label: i18n.Text{SV: "När upphörde incidenten?", EN: "When did the data breach cease?"},
}, {
	Number: "13b", Needs: "MO", From: []string{"incident.aware_at"}, Unverified: true,
	Label: i18n.Text{SV: "När fick ni kännedom om incidenten?", EN: "When did you become aware of the breach?"},
}, {
	Number: "14", Needs: "CO", When: tooLate, From: []string{"delay_reasons"}, Unverified: true,
	Label: i18n.Text{SV: "Varför görs anmälan senare än 72 timmar efter att ni fick kännedom?", EN: "Why is the notification made later than 72 hours after you became aware?"},
}, {
	Number: "15", Needs: "MO", From: []string{"breach_kind"}, Verbatim: svAndEN,
}, {
	Number: "15b", Needs: "OO", From: []string{"breach_types"}, Unverified: true,
}, {
	Number: "16", Needs: "MO", From: []string{"cause"}, Unverified: true,
}}

var imySubjects = []Field{{
	Number: "24", Needs: "MO", From: []string{"counts.data_subjects"}, Estimate: true, Unverified: true,
	Label: i18n.Text{SV: "Hur många registrerade berörs?", EN: "How many data subjects are concerned?"},
}, {
	Number: "24b", Needs: "OO", From: []string{"counts.records"}, Estimate: true, Unverified: true,
	Label: i18n.Text{SV: "Hur många personuppgiftsposter berörs?", EN: "How many personal data records are concerned?"},
}, {
	Number: "25", Needs: "MO", From: []string{"subject_categories"}, Verbatim: svAndEN,
}, {
	Number: "26", Needs: "MO", From: []string{"data_categories"}, Verbatim: svAndEN,
}, {
	Number: "27", Needs: "OO", From: []string{"protection_in_place"}, Unverified: true,
}}

var imyMeasures = []Field{{
	Number: "28", Needs: "MO", From: []string{"consequences"}, Verbatim: svAndEN,
}, {
	Number: "29", Needs: "MO", From: []string{"severity_for_subjects"}, Verbatim: svAndEN,
}, {
	Number: "30", Needs: "MO", From: []string{"measures_taken"}, Verbatim: svAndEN,
}, {
	Number: "30b", Needs: "OO", From: []string{"measures_proposed"}, Verbatim: svAndEN,
}, {
	Number: "30c", Needs: "OO", From: []string{"mitigation"}, Unverified: true,
}}

var imyInforming = []Field{{
	Number: "31", Needs: "MO", From: []string{"informing"}, Unverified: true,
}, {
	Number: "32", Needs: "CC", When: haveInformed, From: []string{"subjects_informed_at"}, Verbatim: svAndEN,
}, {
	Number: "33", Needs: "CC", When: haveInformed, From: []string{"subjects_informed_how"}, Unverified: true,
}, {
	Number: "34", Needs: "CC", When: willInform, From: []string{"subjects_will_be_informed_at"}, Verbatim: sv,
}, {
	Number: "35", Needs: "CC", When: willNotInform, From: []string{"not_informing_reason"}, Verbatim: sv,
}}

var imyOther = []Field{{
	Number: "36", Needs: "OO", From: []string{"cross_border", "counts.several"}, Unverified: true,
}, {
	Number: "36b", Needs: "CO", When: acrossBorders, From: []string{"counts.by_country", "countries_of_subjects"}, Unverified: true,
	Label: i18n.Text{SV: "Länder", EN: "Countries"},
}, {
	Number: "36c", Needs: "CO", When: acrossBorders, From: []string{"lead_authority"}, Unverified: true,
}, {
	Number: "37", Needs: "OO", From: []string{"secrecy_claim"}, Unverified: true,
}, {
	Number: "38", Needs: "-C", When: hasCase, From: []string{"filings.reference"}, Unverified: true,
	Label: i18n.Text{SV: "Ärendenummer hos IMY", EN: "IMY’s case number"},
}}
