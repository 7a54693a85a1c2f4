package deadline

import "frist/models/i18n"

// A Question is a point that the law leaves open and on which a result rests.
type Question struct {
	ID   string
	Text i18n.Text
}

// Questions lists the open questions that Obligation.Questions names.
func Questions() []Question { return append([]Question(nil), questions...) }

// QuestionOf returns the question with an id, and false if there is none.
func QuestionOf(id string) (Question, bool) {
	for _, q := range questions {
		if q.ID == id {
			return q, true
		}
	}
	return Question{}, false
}

var questions = []Question{
	{"G1", i18n.Text{
		SV: "Gäller artikel 3.5 i förordning 1182/71 (minst två arbetsdagar) även perioder i timmar? Omtvistat; tillsynsmyndigheter som har uttalat sig säger nej. Här används den inte.",
		EN: "Does Article 3(5) of Regulation 1182/71 (at least two working days) apply to periods in hours? Disputed; the authorities on record say no. It is not used here.",
	}},
	{"Q1", i18n.Text{
		SV: "Gäller 4 timmar och 24 timmar tillsammans? Texten säger ”och”: den tidigare gäller.",
		EN: "Do the 4 hours and the 24 hours apply together? The text says “and”: the earlier binds.",
	}},
	{"Q3", i18n.Text{
		SV: "Klassificerad exakt 24 timmar efter kännedom, eller minuterna före: återstår bara minuter, eller gäller artikel 5.2? Här gäller artikel 5.2 bara om klassificeringen kom senare.",
		EN: "Classified exactly 24 hours after awareness, or minutes before: are only minutes left, or does Article 5(2) apply? Here Article 5(2) applies only if the classification came later.",
	}},
	{"Q5", i18n.Text{
		SV: "Är aftnarna helgdagar i den mening som avses i artikel 5.4? Här räknas bara de allmänna helgdagarna, om inte företaget har ställt in annat.",
		EN: "Are the eves bank holidays within the meaning of Article 5(4)? Here only the statutory holidays count, unless the entity has set otherwise.",
	}},
	{"Q6", i18n.Text{
		SV: "Slutar en månad vid samma klockslag eller vid dagens slut? Strikt tid är samma klockslag, senaste tid dagens slut.",
		EN: "Does a month end at the same time of day or at the end of the day? The strict time is the same time of day, the latest the end of the day.",
	}},
	{"Q7", i18n.Text{
		SV: "Kl. 12.00 (artikel 5.4) eller slutet av nästa arbetsdag (förordning 1182/71 artikel 3.4)? Här kl. 12.00.",
		EN: "Noon (Article 5(4)) or the end of the next working day (Regulation 1182/71 Article 3(4))? Here noon.",
	}},
	{"Q8", i18n.Text{
		SV: "När fick företaget ”kännedom”? Lagen säger inte om en leverantörs, nattskiftets eller en utlagd övervaknings kännedom räknas. Här gäller den tid som har valts, med skäl.",
		EN: "When did the entity “become aware”? The law does not say whether what a supplier, the night shift or an outsourced watch knew counts. Here the time that was chosen counts, with its reason.",
	}},
	{"Q9", i18n.Text{
		SV: "Vid återkommande incidenter: räknas kännedom från den sista incidenten eller från att mönstret upptäcktes? Här bedöms varje incident med sin månad; klassificeras de tillsammans som allvarliga gäller 4 timmar från klassificeringen.",
		EN: "Recurring incidents: does awareness count from the last incident, or from when the pattern was found? Here each incident is assessed with its month; if together they are classified as major, 4 hours from the classification apply.",
	}},
	{"Q10", i18n.Text{
		SV: "Hur snabbt är ”utan onödigt dröjsmål” för den uppdaterade delrapporten? Lagen anger inget tal; sätt ett eget mål.",
		EN: "How fast is “without undue delay” for the updated intermediate report? The law gives no number; set a target of your own.",
	}},
	{"Q11", i18n.Text{
		SV: "En finansiell entitet som också tillhandahåller betrodda tjänster eller driftstjänster: här tränger DORA undan cybersäkerhetslagens rapportering helt, medan eIDAS gäller vid sidan av.",
		EN: "A financial entity that also provides trust services or managed services: here DORA displaces the reporting of NIS2 altogether, while eIDAS applies beside it.",
	}},
	{"Q12", i18n.Text{
		SV: "17 januari–11 mars 2025: DORA gällde utan tidsgränser. Här anges inget tal, utom för en frist som börjar löpa den 12 mars eller senare: den räknas enligt de gränser som gäller sedan dess.",
		EN: "17 January to 11 March 2025: DORA applied without limits. No number is given here, but for a clock that starts on 12 March or later: that one is counted by the limits in force since then.",
	}},
	{"Q13", i18n.Text{
		SV: "Gäller lag (1930:173) tidsgränserna i cybersäkerhetslagen, och i så fall även timmar? Här flyttas inte timmar; månaden slutar enligt lagen.",
		EN: "Does lag (1930:173) apply to the limits of cybersäkerhetslagen, and if so to hours? Here hours do not move; the month ends as that act says.",
	}},
	{"Q14", i18n.Text{
		SV: "Har Finansinspektionen beslutat enligt artikel 5.6 att förlängningen inte gäller företaget? Här antas nej, om inte företaget har ställt in annat.",
		EN: "Has the supervisor decided under Article 5(6) that the relief does not apply to the entity? Here no is assumed, unless the entity has set otherwise.",
	}},
	{"Q17", i18n.Text{
		SV: "Gäller artikel 5.4 även fristen i artikel 5.2 och informationen enligt artikel 5.3? Här ja för artikel 5.2; informationen lämnas vid fristen utan förlängning.",
		EN: "Does Article 5(4) cover the limit of Article 5(2) and the information of Article 5(3)? Here yes for Article 5(2); the information is due by the limit without relief.",
	}},
	{"Q18", i18n.Text{
		SV: "Hör en frist som löper ut exakt kl. 00.00 till dagen före? Här bestämmer det lokala datumet.",
		EN: "Does a limit that runs out exactly at 00:00 belong to the day before? Here the local date decides.",
	}},
	{"Q19", i18n.Text{
		SV: "Var incidenten en allvarlig operativ incident eller säkerhetsincident enligt PSD2? Det avgör den som beslutar, med skäl.",
		EN: "Was the incident a major operational or security incident under PSD2? That is for a decision with its reasons.",
	}},
	{"Q20", i18n.Text{
		SV: "För en kvalificerad tillhandahållare räknar artikel 24.2 fb 24 timmar från incidenten och nämner inte kännedom. Strikt tid räknas därför från när den inträffade, senaste tid från kännedom.",
		EN: "For a qualified provider Article 24(2)(fb) counts 24 hours from the incident, and does not speak of awareness. So the strict time is counted from when it occurred, the latest from awareness.",
	}},
	{"Q21", i18n.Text{
		SV: "Är DORA ett likvärdigt rapporteringskrav i den mening som avses i artikel 73.9 i AI-förordningen? Då ska bara överträdelser av skyddet för de grundläggande rättigheterna rapporteras. Här räknas fristen för alla allvarliga incidenter, tills någon har svarat att incidenten inte är en sådan.",
		EN: "Is DORA an equivalent reporting duty within the meaning of Article 73(9) of the AI Act? Then only infringements of the protection of fundamental rights are to be reported. Here the limit is counted for every serious incident, until somebody has answered that the incident is not one.",
	}},
}
