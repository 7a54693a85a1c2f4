package web

import (
	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// A question is what is decided about one obligation.
type question struct {
	title, lead, law i18n.Text
	answers          []answer
	// grounds are those on which the answer that groundsFor names may rest.
	groundsFor deadline.Outcome
	ground     i18n.Text
	grounds    []templates.Option
}

// An answer is one outcome: when it is right, what follows, and the words of
// the button that stores it.
type answer struct {
	outcome     deadline.Outcome
	hint        i18n.Text
	consequence i18n.Text
	// undoes is what follows besides where the incident is classified as major.
	undoes  i18n.Text
	confirm i18n.Text
	// heavy is set where a mistake means that somebody is not told.
	heavy bool
}

// follows says what follows from the answer, as the record stands.
func (a answer) follows(rec models.Record) i18n.Text {
	if a.undoes.IsZero() || !rec.Incident.ClassifiedMajorAt.Known() {
		return a.consequence
	}
	return templates.Sentences(a.undoes, a.consequence)
}

// name says the outcome in the words of the law.
func (a answer) name(id deadline.ID) i18n.Text { return report.Outcome(id, a.outcome) }

// The questions. An obligation that is not here is met without a decision.
var questions = map[deadline.ID]question{
	"gdpr.authority": notifyQuestion,
	"gdpr.subjects":  informQuestion,
	"dora.initial":   doraQuestion,
	"psd2.initial":   psd2Question,
}

var notifyQuestion = question{
	title: i18n.Text{SV: "Ska incidenten anmälas?", EN: "Is the breach to be notified?"},
	lead:  i18n.Text{SV: "Besluta om personuppgiftsincidenten ska anmälas till tillsynsmyndigheten.", EN: "Decide whether the personal data breach is to be notified to the supervisory authority."},
	law:   i18n.Text{SV: "En personuppgiftsincident ska anmälas, såvida det inte är osannolikt att den medför en risk för fysiska personers rättigheter och friheter (artikel 33.1 i dataskyddsförordningen). Fristen löper medan ni bedömer.", EN: "A personal data breach must be notified unless it is unlikely to result in a risk to the rights and freedoms of natural persons (GDPR Article 33(1)). The time limit runs while you assess."},
	answers: []answer{{
		outcome:     deadline.Notify,
		hint:        i18n.Text{SV: "Det är inte osannolikt att incidenten medför en risk. Är ni osäkra: anmäl, och komplettera när ni vet mer.", EN: "It is not unlikely that the breach results in a risk. If in doubt, notify, and supplement when you know more."},
		consequence: i18n.Text{SV: "Beslutet är inte en anmälan. Fristen löper tills anmälan är inlämnad till myndigheten och har antecknats här.", EN: "The decision is not a notification. The limit runs until the notification has been sent to the authority and recorded here."},
		confirm:     i18n.Text{SV: "Besluta att anmäla", EN: "Decide to notify"},
	}, {
		outcome:     deadline.DoNotNotify,
		hint:        i18n.Text{SV: "Bara om det är osannolikt att incidenten medför en risk för fysiska personers rättigheter och friheter. Incidenten ska ändå dokumenteras (artikel 33.5).", EN: "Only if the breach is unlikely to result in a risk to the rights and freedoms of natural persons. It must be documented all the same (Article 33(5))."},
		consequence: i18n.Text{SV: "Incidenten anmäls inte till tillsynsmyndigheten, och Frist slutar att räkna fristen. Myndigheten kan granska beslutet i efterhand och kräva att incidenten anmäls. Ändras bedömningen måste ett nytt beslut fattas; 72 timmar räknas då fortfarande från kännedom.", EN: "The breach is not notified to the supervisory authority, and Frist stops counting the limit. The authority may examine the decision later and require that the breach be notified. If the assessment changes, a new decision has to be made; the 72 hours are then still counted from awareness."},
		confirm:     i18n.Text{SV: "Besluta att INTE anmäla", EN: "Decide NOT to notify"},
		heavy:       true,
	}},
}

var informQuestion = question{
	title: i18n.Text{SV: "Ska de registrerade informeras?", EN: "Are the data subjects to be informed?"},
	lead:  i18n.Text{SV: "Besluta om de registrerade ska informeras om personuppgiftsincidenten.", EN: "Decide whether the data subjects are to be informed of the personal data breach."},
	law:   i18n.Text{SV: "De registrerade ska informeras utan onödigt dröjsmål om incidenten sannolikt leder till en hög risk för fysiska personers rättigheter och friheter (artikel 34.1 i dataskyddsförordningen), om inget av undantagen i artikel 34.3 gäller.", EN: "The data subjects must be informed without undue delay if the breach is likely to result in a high risk to the rights and freedoms of natural persons (GDPR Article 34(1)), unless one of the exceptions of Article 34(3) applies."},
	answers: []answer{{
		outcome:     deadline.Notify,
		hint:        i18n.Text{SV: "Incidenten leder sannolikt till en hög risk, eller ni väljer att informera ändå.", EN: "The breach is likely to result in a high risk, or you choose to inform all the same."},
		consequence: i18n.Text{SV: "Beslutet är inte informationen. De registrerade ska informeras utan onödigt dröjsmål, klart och tydligt (artikel 34.2), och att det är gjort antecknas här.", EN: "The decision is not the communication. The data subjects are to be informed without undue delay, in clear and plain language (Article 34(2)), and that it was done is recorded here."},
		confirm:     i18n.Text{SV: "Besluta att informera", EN: "Decide to inform"},
	}, {
		outcome:     deadline.DoNotNotify,
		hint:        i18n.Text{SV: "Bara om risken sannolikt inte är hög, eller om ett av undantagen i artikel 34.3 gäller. Ange grunden nedan.", EN: "Only if the risk is not likely to be high, or if one of the exceptions of Article 34(3) applies. Give the ground below."},
		consequence: i18n.Text{SV: "De registrerade informeras inte och kan då inte själva skydda sig mot följderna. Tillsynsmyndigheten kan kräva att de informeras ändå (artikel 34.4).", EN: "The data subjects are not informed, and cannot then protect themselves against what may follow. The supervisory authority may require that they be informed all the same (Article 34(4))."},
		confirm:     i18n.Text{SV: "Besluta att INTE informera", EN: "Decide NOT to inform"},
		heavy:       true,
	}},
	groundsFor: deadline.DoNotNotify,
	ground:     i18n.Text{SV: "Om de registrerade inte ska informeras: på vilken grund?", EN: "If the data subjects are not to be informed: on which ground?"},
	grounds: []templates.Option{
		{Value: "34.1", Label: i18n.Text{SV: "Incidenten leder sannolikt inte till en hög risk (artikel 34.1)", EN: "The breach is not likely to result in a high risk (Article 34(1))"}},
		{Value: "34.3a", Label: i18n.Text{SV: "Skyddsåtgärder har gjort uppgifterna oläsbara för obehöriga, till exempel kryptering (artikel 34.3 a)", EN: "Protective measures made the data unintelligible to unauthorised persons, such as encryption (Article 34(3)(a))"}},
		{Value: "34.3b", Label: i18n.Text{SV: "Åtgärder efteråt säkerställer att den höga risken sannolikt inte längre uppstår (artikel 34.3 b)", EN: "Subsequent measures ensure that the high risk is no longer likely to materialise (Article 34(3)(b))"}},
		{Value: "34.3c", Label: i18n.Text{SV: "Det skulle innebära en oproportionell ansträngning; allmänheten informeras i stället (artikel 34.3 c)", EN: "It would involve disproportionate effort; the public is informed instead (Article 34(3)(c))"}},
	},
}

var undoesMajor = i18n.Text{SV: "Klassificeringen som allvarlig tas bort ur incidentens uppgifter.", EN: "The classification as major is taken out of the facts of the incident."}

var doraQuestion = question{
	title: i18n.Text{SV: "Är incidenten allvarlig?", EN: "Is the incident major?"},
	lead:  i18n.Text{SV: "Besluta om den IKT-relaterade incidenten är allvarlig enligt DORA.", EN: "Decide whether the ICT-related incident is major under DORA."},
	law:   i18n.Text{SV: "Kriterierna finns i artikel 18.1 i DORA och i delegerad förordning (EU) 2024/1772. Den första anmälan ska lämnas inom 4 timmar från klassificeringen och senast 24 timmar från kännedom (artikel 5.1 a i delegerad förordning (EU) 2025/301).", EN: "The criteria are in Article 18(1) of DORA and in Delegated Regulation (EU) 2024/1772. The initial notification is due within 4 hours of the classification and no later than 24 hours from awareness (Article 5(1)(a) of Delegated Regulation (EU) 2025/301)."},
	answers: []answer{{
		outcome:     deadline.ClassifyMajor,
		hint:        i18n.Text{SV: "Kriterierna är uppfyllda. Fristen för den första anmälan börjar löpa vid klassificeringen.", EN: "The criteria are met. The limit of the initial notification begins to run at the classification."},
		consequence: i18n.Text{SV: "Tiden för beslutet blir tiden för klassificeringen, och fristen för den första anmälan räknas från den.", EN: "The time of the decision becomes the time of the classification, and the limit of the initial notification is counted from it."},
		confirm:     i18n.Text{SV: "Klassificera som allvarlig", EN: "Classify as major"},
	}, {
		outcome:     deadline.Reclassify,
		hint:        i18n.Text{SV: "Kriterierna är inte uppfyllda, eller visade sig inte vara det.", EN: "The criteria are not met, or turned out not to be."},
		consequence: i18n.Text{SV: "Ingen rapportering enligt DORA krävs. Har en första anmälan redan lämnats ska myndigheten informeras om omklassificeringen. Ändras läget måste incidenten klassificeras på nytt.", EN: "No reporting under DORA is required. If an initial notification has been sent already, the authority must be informed of the reclassification. If things change, the incident must be classified again."},
		undoes:      undoesMajor,
		confirm:     i18n.Text{SV: "Besluta att incidenten INTE är allvarlig", EN: "Decide that the incident is NOT major"},
		heavy:       true,
	}},
}

var psd2Question = question{
	title: doraQuestion.title,
	lead:  i18n.Text{SV: "Besluta om incidenten är en allvarlig operativ incident eller säkerhetsincident enligt PSD2.", EN: "Decide whether the incident is a major operational or security incident under PSD2."},
	law:   i18n.Text{SV: "Kriterierna finns i EBA:s riktlinjer om rapportering av allvarliga incidenter enligt PSD2, som gällde tills DORA ersatte dem den 17 januari 2025.", EN: "The criteria are in the EBA’s guidelines on the reporting of major incidents under PSD2, which applied until DORA took their place on 17 January 2025."},
	answers: []answer{{
		outcome:     deadline.ClassifyMajor,
		hint:        i18n.Text{SV: "Kriterierna är uppfyllda.", EN: "The criteria are met."},
		consequence: i18n.Text{SV: "Tiden för beslutet blir tiden för klassificeringen.", EN: "The time of the decision becomes the time of the classification."},
		confirm:     doraQuestion.answers[0].confirm,
	}, {
		outcome:     deadline.Reclassify,
		hint:        doraQuestion.answers[1].hint,
		consequence: i18n.Text{SV: "Ingen rapportering enligt PSD2 krävs.", EN: "No reporting under PSD2 is required."},
		undoes:      undoesMajor,
		confirm:     doraQuestion.answers[1].confirm,
		heavy:       true,
	}},
}
