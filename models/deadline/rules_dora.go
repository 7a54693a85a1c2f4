package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// DORA has applied since 17 January 2025, but its limits in hours came into
// force only on 12 March 2025. The weeks between are versions of their own,
// without a number, unless the clock starts after them; see [Compute]. They have
// the higher version number because the program got them later. The notice of a
// delay follows the day of the incident alone.
var (
	doraLimits = Period{First: calendar.Date{Year: 2025, Month: time.March, Day: 12}}
	doraGap    = Period{
		First: calendar.Date{Year: 2025, Month: time.January, Day: 17},
		Last:  calendar.Date{Year: 2025, Month: time.March, Day: 11},
	}
	doraApplies = Period{First: doraGap.First}
)

var doraGapNote = i18n.Text{
	SV: "Mellan den 17 januari och den 11 mars 2025 gällde DORA utan tidsgränser i timmar: förordning (EU) 2025/301 trädde i kraft den 12 mars 2025.",
	EN: "From 17 January to 11 March 2025 DORA applied without limits in hours: Regulation (EU) 2025/301 entered into force on 12 March 2025.",
}

var (
	doraInitialTitle      = i18n.Text{SV: "Första anmälan", EN: "Initial notification"}
	doraIntermediateTitle = i18n.Text{SV: "Delrapport", EN: "Intermediate report"}
	doraUpdateTitle       = i18n.Text{SV: "Uppdaterad delrapport", EN: "Updated intermediate report"}
	doraFinalTitle        = i18n.Text{SV: "Slutrapport", EN: "Final report"}
)

// dora lists the duties of DORA Art. 19 and the limits of Reg. (EU) 2025/301
// Art. 5.
var dora = []Rule{{
	ID: "dora.initial", Regime: "dora", Version: 1,
	InForce: doraLimits,
	Title:   doraInitialTitle,
	Law:     "Reg. (EU) 2025/301 Art. 5(1)(a), 5(2)",
	Article: "Art. 5(1)(a)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:   Trigger{Event: Classified},
	Within: Span{4, Hours},
	Cap: Limb{
		From: Trigger{Event: Aware}, Within: Span{24, Hours},
		Lapses: "Art. 5(2)", Both: "Q1", Edge: "Q3",
	},
	Latest: Noon, NoRelief: withoutRelief,
	Recipient: FinancialSupervisor,
}, {
	ID: "dora.initial", Regime: "dora", Version: 2,
	InForce: doraGap,
	Title:   doraInitialTitle,
	Law:     "Reg. (EU) 2022/2554 Art. 19(4)(a)",
	Article: "Art. 19(4)(a)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: Classified},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      doraGapNote, Questions: []string{"Q12"},
}, {
	ID: "dora.intermediate", Regime: "dora", Version: 1,
	InForce: doraLimits,
	Title:   doraIntermediateTitle,
	Law:     "Reg. (EU) 2025/301 Art. 5(1)(b)",
	Article: "Art. 5(1)(b)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:   Trigger{Event: FirstFiled, Of: []ID{"dora.initial"}},
	Within: Span{72, Hours},
	Latest: Noon, NoRelief: withoutRelief,
	Recipient: FinancialSupervisor,
}, {
	ID: "dora.intermediate", Regime: "dora", Version: 2,
	InForce: doraGap,
	Title:   doraIntermediateTitle,
	Law:     "Reg. (EU) 2022/2554 Art. 19(4)(b)",
	Article: "Art. 19(4)(b)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: FirstFiled, Of: []ID{"dora.initial"}},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      doraGapNote, Questions: []string{"Q12"},
}, {
	ID: "dora.intermediate_update", Regime: "dora", Version: 1,
	InForce: doraLimits,
	Title:   doraUpdateTitle,
	Law:     "Reg. (EU) 2025/301 Art. 5(1)(b)",
	Article: "Art. 5(1)(b)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: RecoveredAfterFiling, Of: []ID{"dora.intermediate"}},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note: i18n.Text{
		SV: "Den uppdaterade delrapporten lämnas utan onödigt dröjsmål, och i varje fall när den normala verksamheten har återupptagits.",
		EN: "The updated intermediate report is submitted without undue delay, and in any case when regular activities have been recovered.",
	},
	Questions: []string{"Q10"},
}, {
	ID: "dora.intermediate_update", Regime: "dora", Version: 2,
	InForce: doraGap,
	Title:   doraUpdateTitle,
	Law:     "Reg. (EU) 2022/2554 Art. 19(4)(b)",
	Article: "Art. 19(4)(b)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: RecoveredAfterFiling, Of: []ID{"dora.intermediate"}},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      doraGapNote, Questions: []string{"Q10", "Q12"},
}, {
	ID: "dora.final", Regime: "dora", Version: 1,
	InForce: doraLimits,
	Title:   doraFinalTitle,
	Law:     "Reg. (EU) 2025/301 Art. 5(1)(c), 5(4); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)",
	Article: "Art. 5(1)(c)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: LatestFiled, Of: []ID{"dora.intermediate", "dora.intermediate_update"}},
	Within:    Span{1, Months},
	Latest:    WholeDayNoon,
	Recipient: FinancialSupervisor,
	Questions: []string{"Q6"},
}, {
	ID: "dora.final", Regime: "dora", Version: 2,
	InForce: doraGap,
	Title:   doraFinalTitle,
	Law:     "Reg. (EU) 2022/2554 Art. 19(4)(c)",
	Article: "Art. 19(4)(c)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: LatestFiled, Of: []ID{"dora.intermediate", "dora.intermediate_update"}},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      doraGapNote, Questions: []string{"Q12"},
}, {
	ID: "dora.delay_notice", Regime: "dora", Version: 1,
	InForce: doraLimits,
	Title:   i18n.Text{SV: "Information om försening", EN: "Information about a delay"},
	Law:     "Reg. (EU) 2025/301 Art. 5(3)",
	Article: "Art. 5(3)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	From:      Trigger{Event: OpenLimit, Of: []ID{"dora.initial", "dora.intermediate", "dora.final"}},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note: i18n.Text{
		SV: "Gäller bara om tidsfristen inte kan hållas: informera utan onödigt dröjsmål, dock senast vid fristen, och ange skälen.",
		EN: "Applies only if the time limit cannot be met: inform without undue delay, no later than that limit, and give the reasons.",
	},
	Questions: []string{"Q17"},
}, {
	ID: "dora.clients", Regime: "dora", Version: 1,
	InForce: doraApplies,
	Title:   i18n.Text{SV: "Information till kunder", EN: "Information to clients"},
	Law:     "Reg. (EU) 2022/2554 Art. 19(3)",
	Article: "Art. 19(3)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	If:        []Condition{ClientsAffected},
	From:      Trigger{Event: Classified},
	Latest:    Exact,
	Recipient: Clients,
}, {
	ID: "dora.clients", Regime: "dora", Version: 2, Edition: 3,
	InForce: doraApplies,
	Title:   i18n.Text{SV: "Information till kunder", EN: "Information to clients"},
	Law:     "Reg. (EU) 2022/2554 Art. 19(3)",
	Article: "Art. 19(3)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	If:        []Condition{Major, ClientsAffected},
	From:      Trigger{Event: Aware},
	Latest:    Exact,
	Recipient: Clients,
	Note: i18n.Text{
		SV: "Så snart företaget får kännedom om den allvarliga incidenten informeras kunderna om den och om de åtgärder som har vidtagits för att begränsa dess följder. Skyldigheten väntar inte på klassificeringen, om det redan står klart att incidenten är allvarlig.",
		EN: "As soon as the entity becomes aware of the major incident, the clients are told of it and of the measures taken to mitigate its effects. The duty does not wait for the classification if it is already clear that the incident is major.",
	},
}, {
	ID: "dora.recurring", Regime: "dora", Version: 1, Edition: 2,
	InForce: doraApplies,
	Title:   i18n.Text{SV: "Månadsvis bedömning av återkommande incidenter", EN: "Monthly assessment of recurring incidents"},
	Law:     "Reg. (EU) 2024/1772 Art. 8(2)",
	Article: "Art. 8(2)",
	Source:  Read,
	Where:   EEA, Types: financialEntities, Unless: []Trait{Microenterprise, SimplifiedICT},
	If:        []Condition{NotMajor},
	From:      Trigger{Event: Aware},
	Within:    Span{1, CalendarMonths},
	Latest:    OneMore,
	Recipient: Internal,
	Note: i18n.Text{
		SV: "Två eller fler incidenter inom sex månader med samma uppenbara grundorsak, som tillsammans uppfyller kriterierna, räknas som en allvarlig incident.",
		EN: "Two or more incidents within six months with the same apparent root cause, which together fulfil the criteria, count as one major incident.",
	},
	Questions: []string{"Q9"},
}, {
	ID: "dora.intermediate_request", Regime: "dora", Version: 1, Edition: 2,
	InForce: doraApplies,
	Title:   i18n.Text{SV: "Delrapport på begäran eller när läget ändras", EN: "Intermediate report on request or when the status changes"},
	Law:     "Reg. (EU) 2022/2554 Art. 19(4)(b)",
	Article: "Art. 19(4)(b)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	If:        []Condition{Requested},
	From:      Trigger{Event: FirstFiled, Of: []ID{"dora.initial"}},
	Without:   i18n.Text{SV: "Så snart läget eller hanteringen har ändrats väsentligt, eller när tillsynsmyndigheten begär det: lagen anger ingen tid i timmar eller dagar.", EN: "As soon as the status or the handling has changed significantly, or when the supervisor asks for it: the law gives no number of hours or days."},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Consider:  true,
}, {
	ID: "dora.threat", Regime: "dora", Version: 1, Edition: 2,
	InForce: doraApplies,
	Title:   i18n.Text{SV: "Frivillig anmälan av betydande cyberhot", EN: "Voluntary notification of a significant cyber threat"},
	Law:     "Reg. (EU) 2022/2554 Art. 19(2)",
	Article: "Art. 19(2)",
	Source:  Read,
	Where:   EEA, Types: financialEntities,
	If:        []Condition{CyberThreat},
	From:      Trigger{Event: Detected},
	Without:   i18n.Text{SV: "Frivilligt: ingen tid är föreskriven.", EN: "Voluntary: no time is prescribed."},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Consider:  true,
}}
