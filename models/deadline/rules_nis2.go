package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// The Swedish act on cybersecurity came into force on 15 January 2026. Elsewhere
// the directive had to be law by 17 October 2024; national acts have not been read.
var (
	cybersecurityAct = Period{First: calendar.Date{Year: 2026, Month: time.January, Day: 15}}
	nis2Directive    = Period{First: calendar.Date{Year: 2024, Month: time.October, Day: 18}}
	nis1             = Period{
		First: calendar.Date{Year: 2019, Month: time.January, Day: 1},
		Last:  calendar.Date{Year: 2026, Month: time.January, Day: 14},
	}
)

// underNIS2 are the types that may be essential or important entities and are
// not financial entities under DORA, which takes the place of NIS2 for those
// (DORA Art. 1(2); cybersäkerhetslagen 1 kap. 11 §).
var underNIS2 = []EntityType{ICTThirdPartyProvider, Other}

var (
	nis2WarningTitle      = i18n.Text{SV: "Upplysning om betydande incident", EN: "Early warning"}
	nis2NotificationTitle = i18n.Text{SV: "Incidentanmälan", EN: "Incident notification"}
	nis2FinalTitle        = i18n.Text{SV: "Slutrapport", EN: "Final report"}

	nis2Displaced = i18n.Text{
		SV: "Finansiella entiteter rapporterar enligt DORA i stället: cybersäkerhetslagens regler om incidentrapportering gäller inte dem (1 kap. 11 §).",
		EN: "Financial entities report under DORA instead: the rules of NIS2 on reporting do not apply to them (DORA Art. 1(2); cybersäkerhetslagen 1 kap. 11 §).",
	}
	nis2Transfer = i18n.Text{
		SV: "CSIRT-enheten finns hos Myndigheten för civilt försvar (MCF). En flytt till Försvarets radioanstalt var planerad till den 1 juli 2026 och är inte kontrollerad: se efter vart anmälan ska lämnas.",
		EN: "The CSIRT unit is at Myndigheten för civilt försvar (MCF). A move to Försvarets radioanstalt (FRA) was planned for 1 July 2026 and has not been verified: check where to file.",
	}
	nis2National = i18n.Text{
		SV: "Osäker källa: tiden är direktivets. Den nationella lagen i landet är inte kontrollerad.",
		EN: "Uncertain source: the limit is that of the directive. The national act of the country is unverified.",
	}
)

// nis2 lists the duties of NIS2 Art. 23 and of cybersäkerhetslagen (2025:1506).
var nis2 = []Rule{{
	ID: "nis2.early_warning", Regime: "nis2", Version: 1, Edition: 2,
	InForce: cybersecurityAct,
	Title:   nis2WarningTitle,
	Law:     "cybersäkerhetslagen (2025:1506) 2 kap. 5 §; Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(a)",
	Article: "cybersäkerhetslagen 2 kap. 5 §",
	Source:  Read,
	Where:   Sweden, Types: underNIS2, Otherwise: nis2Displaced,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    Exact,
	Recipient: CSIRT,
	Note:      nis2Transfer, Questions: []string{"Q11", "Q13"},
}, {
	ID: "nis2.early_warning", Regime: "nis2", Version: 2, Edition: 2,
	InForce: nis2Directive,
	Title:   nis2WarningTitle,
	Law:     "Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(a)",
	Article: "NIS2 Art. 23(4)(a)",
	Source:  Memory,
	Where:   EEAButSweden, Types: underNIS2, Otherwise: nis2Displaced,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    Exact,
	Recipient: CSIRT,
	Note:      nis2National,
}, {
	ID: "nis2.notification", Regime: "nis2", Version: 1, Edition: 2,
	InForce: cybersecurityAct,
	Title:   nis2NotificationTitle,
	Law:     "cybersäkerhetslagen (2025:1506) 2 kap. 6 §; Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(b)",
	Article: "cybersäkerhetslagen 2 kap. 6 §",
	Source:  Read,
	Where:   Sweden, Types: underNIS2, Otherwise: nis2Displaced, Unless: trustServices,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: Aware},
	Within:    Span{72, Hours},
	Latest:    Exact,
	Recipient: CSIRT,
	Note:      nis2Transfer, Questions: []string{"Q11", "Q13"},
}, {
	ID: "nis2.notification", Regime: "nis2", Version: 2, Edition: 2,
	InForce: nis2Directive,
	Title:   nis2NotificationTitle,
	Law:     "Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(b)",
	Article: "NIS2 Art. 23(4)(b)",
	Source:  Memory,
	Where:   EEAButSweden, Types: underNIS2, Otherwise: nis2Displaced, Unless: trustServices,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: Aware},
	Within:    Span{72, Hours},
	Latest:    Exact,
	Recipient: CSIRT,
	Note:      nis2National,
}, {
	ID: "nis2.notification", Regime: "nis2", Version: 3, Edition: 2,
	InForce: cybersecurityAct,
	Title:   nis2NotificationTitle,
	Law:     "cybersäkerhetslagen (2025:1506) 2 kap. 6 §; Dir. (EU) 2022/2555 (NIS2) Art. 23(4)",
	Article: "cybersäkerhetslagen 2 kap. 6 §",
	Source:  Read,
	Where:   Sweden, Types: underNIS2, Otherwise: nis2Displaced, Needs: trustServices,
	If:     []Condition{NIS2Entity, Significant},
	From:   Trigger{Event: Aware},
	Within: Span{24, Hours},
	Latest: LongerIfNot, Longer: Longer{If: TrustService, Within: Span{72, Hours}},
	Recipient: CSIRT,
	Note:      nis2Transfer, Questions: []string{"Q11", "Q13"},
}, {
	ID: "nis2.notification", Regime: "nis2", Version: 4, Edition: 2,
	InForce: nis2Directive,
	Title:   nis2NotificationTitle,
	Law:     "Dir. (EU) 2022/2555 (NIS2) Art. 23(4)",
	Article: "NIS2 Art. 23(4)",
	Source:  Memory,
	Where:   EEAButSweden, Types: underNIS2, Otherwise: nis2Displaced, Needs: trustServices,
	If:     []Condition{NIS2Entity, Significant},
	From:   Trigger{Event: Aware},
	Within: Span{24, Hours},
	Latest: LongerIfNot, Longer: Longer{If: TrustService, Within: Span{72, Hours}},
	Recipient: CSIRT,
	Note:      nis2National,
}, {
	ID: "nis2.final", Regime: "nis2", Version: 1, Edition: 2,
	InForce: cybersecurityAct,
	Title:   nis2FinalTitle,
	Law:     "cybersäkerhetslagen (2025:1506) 2 kap. 8 §; lag (1930:173) 1 §, 2 §",
	Article: "cybersäkerhetslagen 2 kap. 8 §",
	Source:  Read,
	Where:   Sweden, Types: underNIS2, Otherwise: nis2Displaced,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: FirstFiled, Of: []ID{"nis2.notification"}},
	Within:    Span{1, Months},
	Latest:    SwedishAct,
	Recipient: CSIRT,
	Note: i18n.Text{
		SV: "Pågår incidenten fortfarande lämnas en lägesrapport i stället, och slutrapporten inom en månad från att incidenten har hanterats. " + nis2Transfer.SV,
		EN: "If the incident is still going on, a progress report takes its place, and the final report follows within one month of the handling of the incident. " + nis2Transfer.EN,
	},
	Questions: []string{"Q13"},
}, {
	ID: "nis2.final", Regime: "nis2", Version: 2, Edition: 2,
	InForce: nis2Directive,
	Title:   nis2FinalTitle,
	Law:     "Dir. (EU) 2022/2555 (NIS2) Art. 23(4)(d), 23(4)(e)",
	Article: "NIS2 Art. 23(4)(d)",
	Source:  Memory,
	Where:   EEAButSweden, Types: underNIS2, Otherwise: nis2Displaced,
	If:        []Condition{NIS2Entity, Significant},
	From:      Trigger{Event: FirstFiled, Of: []ID{"nis2.notification"}},
	Within:    Span{1, Months},
	Latest:    WholeDay,
	Recipient: CSIRT,
	Note:      nis2National,
}}

// nis1Rules is the report that operators of essential services gave until the
// act on cybersecurity came into force. Until edition 3 it did not ask whether the
// incident was significant.
var nis1Rules = []Rule{{
	ID: "nis1.initial", Regime: "nis1", Version: 1, Edition: 2,
	InForce:   nis1,
	Title:     i18n.Text{SV: "Incidentrapport enligt NIS", EN: "Incident report under NIS1"},
	Law:       "MSBFS 2018:9; lag (2018:1174)",
	Article:   "MSBFS 2018:9",
	Source:    Memory,
	Where:     Sweden,
	Needs:     []Trait{EssentialService},
	From:      Trigger{Event: Aware},
	Within:    Span{6, Hours},
	Latest:    Exact,
	Recipient: "MSB",
	Note: i18n.Text{
		SV: "Osäker källa: tiden är hämtad från MSB:s webbplats och inte kontrollerad mot föreskriften.",
		EN: "Uncertain source: the limit is from the website of MSB, unverified against the regulation.",
	},
}, {
	ID: "nis1.initial", Regime: "nis1", Version: 2, Edition: 3,
	InForce:   nis1,
	Title:     i18n.Text{SV: "Incidentrapport enligt NIS", EN: "Incident report under NIS1"},
	Law:       "MSBFS 2018:9; lag (2018:1174)",
	Article:   "MSBFS 2018:9",
	Source:    Memory,
	Where:     Sweden,
	Needs:     []Trait{EssentialService},
	If:        []Condition{Significant},
	From:      Trigger{Event: Aware},
	Within:    Span{6, Hours},
	Latest:    Exact,
	Recipient: "MSB",
	Note: i18n.Text{
		SV: "Osäker källa: tiden är hämtad från MSB:s webbplats och inte kontrollerad mot föreskriften.",
		EN: "Uncertain source: the limit is from the website of MSB, unverified against the regulation.",
	},
}}
