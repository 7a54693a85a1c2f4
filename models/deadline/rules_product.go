package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

// trustServices are the providers of trust services, qualified or not.
var trustServices = []Trait{QualifiedTrust, TrustProvider}

// eIDAS was amended by Reg. (EU) 2024/1183, in force since 20 May 2024.
var eidasInForce = Period{First: calendar.Date{Year: 2024, Month: time.May, Day: 20}}

var eidasTitle = i18n.Text{SV: "Underrättelse om säkerhetsincident i betrodd tjänst", EN: "Notification of a breach in a trust service"}

// eidas lists the notifications of trust service providers. For a qualified one
// the 24 hours run from the incident itself; that they run from awareness is the
// latest that can be argued. It comes first in each edition: who is both, or may be
// either, has the earlier limit. Until edition 3 no version asked whether a trust
// service was affected at all.
var eidas = []Rule{{
	ID: "eidas.notification", Regime: "eidas", Version: 2, Edition: 2,
	InForce: eidasInForce,
	Title:   eidasTitle,
	Law:     "Reg. (EU) 910/2014 Art. 24(2)(fb)",
	Article: "Art. 24(2)(fb)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{QualifiedTrust},
	From:       Trigger{Event: Happened},
	Within:     Span{24, Hours},
	Latest:     FromLater,
	LatestFrom: Trigger{Event: Aware},
	Recipient:  TrustSupervisor,
	Note: i18n.Text{
		SV: "Berörda personer ska också underrättas.",
		EN: "The persons affected are to be told as well.",
	},
	Questions: []string{"Q20"},
}, {
	ID: "eidas.notification", Regime: "eidas", Version: 1, Edition: 2,
	InForce: eidasInForce,
	Title:   eidasTitle,
	Law:     "Reg. (EU) 910/2014 Art. 19a(1)(b)",
	Article: "Art. 19a(1)(b)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{TrustProvider},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    Exact,
	Recipient: TrustSupervisor,
}, {
	ID: "eidas.notification", Regime: "eidas", Version: 3, Edition: 3,
	InForce: eidasInForce,
	Title:   eidasTitle,
	Law:     "Reg. (EU) 910/2014 Art. 24(2)(fb)",
	Article: "Art. 24(2)(fb)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{QualifiedTrust},
	If:         []Condition{TrustService},
	From:       Trigger{Event: Happened},
	Within:     Span{24, Hours},
	Latest:     FromLater,
	LatestFrom: Trigger{Event: Aware},
	Recipient:  TrustSupervisor,
	Note: i18n.Text{
		SV: "Gäller en säkerhetsincident eller störning med betydande inverkan på tjänsten eller på personuppgifterna i den. Berörda personer ska också underrättas.",
		EN: "Concerns a breach or disruption with a significant impact on the service or on the personal data in it. The persons affected are to be told as well.",
	},
	Questions: []string{"Q20"},
}, {
	ID: "eidas.notification", Regime: "eidas", Version: 4, Edition: 3,
	InForce: eidasInForce,
	Title:   eidasTitle,
	Law:     "Reg. (EU) 910/2014 Art. 19a(1)(b)",
	Article: "Art. 19a(1)(b)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{TrustProvider},
	If:        []Condition{TrustService},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    Exact,
	Recipient: TrustSupervisor,
	Note: i18n.Text{
		SV: "Gäller en säkerhetsincident eller störning med betydande inverkan på tjänsten eller på personuppgifterna i den.",
		EN: "Concerns a breach or disruption with a significant impact on the service or on the personal data in it.",
	},
}}

// The reporting duties of the Cyber Resilience Act apply from 11 September 2026.
var craInForce = Period{First: calendar.Date{Year: 2026, Month: time.September, Day: 11}}

// cra lists the duties of manufacturers under CRA Art. 14: for severe incidents
// (3) and (4), for actively exploited vulnerabilities (1) and (2).
var cra = []Rule{{
	ID: "cra.early_warning", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Tidig varning om allvarlig incident", EN: "Early warning of a severe incident"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(4)(a)",
	Article: "CRA Art. 14(4)(a)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Severe},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    HourRule,
	Recipient: ReportingPlatform,
}, {
	ID: "cra.notification", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Anmälan av allvarlig incident", EN: "Notification of a severe incident"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(4)(b)",
	Article: "CRA Art. 14(4)(b)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Severe},
	From:      Trigger{Event: Aware},
	Within:    Span{72, Hours},
	Latest:    HourRule,
	Recipient: ReportingPlatform,
}, {
	ID: "cra.final", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Slutrapport om allvarlig incident", EN: "Final report on a severe incident"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(4)(c); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c), 3(4)",
	Article: "CRA Art. 14(4)(c)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Severe},
	From:      Trigger{Event: FirstFiled, Of: []ID{"cra.notification"}},
	Within:    Span{1, Months},
	Latest:    WholeDayRolled,
	Recipient: ReportingPlatform,
}, {
	ID: "cra.vulnerability_warning", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Tidig varning om aktivt utnyttjad sårbarhet", EN: "Early warning of an actively exploited vulnerability"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(2)(a)",
	Article: "CRA Art. 14(2)(a)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Exploited},
	From:      Trigger{Event: Aware},
	Within:    Span{24, Hours},
	Latest:    HourRule,
	Recipient: ReportingPlatform,
}, {
	ID: "cra.vulnerability_notification", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Anmälan av aktivt utnyttjad sårbarhet", EN: "Notification of an actively exploited vulnerability"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(2)(b)",
	Article: "CRA Art. 14(2)(b)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Exploited},
	From:      Trigger{Event: Aware},
	Within:    Span{72, Hours},
	Latest:    HourRule,
	Recipient: ReportingPlatform,
}, {
	ID: "cra.vulnerability_final", Regime: "cra", Version: 1, Edition: 2,
	InForce: craInForce,
	Title:   i18n.Text{SV: "Slutrapport om aktivt utnyttjad sårbarhet", EN: "Final report on an actively exploited vulnerability"},
	Law:     "Reg. (EU) 2024/2847 (CRA) Art. 14(2)(c); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4)",
	Article: "CRA Art. 14(2)(c)",
	Source:  Read,
	Where:   EEA, Needs: []Trait{ProductMaker},
	If:        []Condition{Exploited},
	From:      Trigger{Event: Corrected},
	Within:    Span{14, Days},
	Latest:    WholeDayRolled,
	Recipient: ReportingPlatform,
}}

// telecomInForce is since when Reg. (EU) 611/2013 has applied.
var telecomInForce = Period{First: calendar.Date{Year: 2013, Month: time.August, Day: 25}}

var telecomUnverified = i18n.Text{
	SV: "Osäker källa: läst på PTS webbplats, inte mot förordningens text.",
	EN: "Uncertain source: read on the website of PTS, unverified against the regulation.",
}

// telecom lists the duties of providers of electronic communications services.
var telecom = []Rule{{
	ID: "telecom.notification", Regime: "telecom", Version: 1, Edition: 2,
	InForce: telecomInForce,
	Title:   i18n.Text{SV: "Underrättelse om integritetsincident", EN: "Notification of a personal data breach in electronic communications"},
	Law:     "Reg. (EU) 611/2013 Art. 2(2)",
	Article: "Reg. (EU) 611/2013 Art. 2(2)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{TelecomProvider},
	If:        []Condition{PersonalData},
	From:      Trigger{Event: Detected},
	Within:    Span{24, Hours},
	Latest:    HourRule,
	Recipient: TelecomAuthority,
	Note:      telecomUnverified,
}, {
	ID: "telecom.supplement", Regime: "telecom", Version: 1, Edition: 2,
	InForce: telecomInForce,
	Title:   i18n.Text{SV: "Komplettering till underrättelsen", EN: "Second notification"},
	Law:     "Reg. (EU) 611/2013 Art. 2(3); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4), 3(5)",
	Article: "Reg. (EU) 611/2013 Art. 2(3)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{TelecomProvider},
	If:        []Condition{PersonalData},
	From:      Trigger{Event: FirstFiled, Of: []ID{"telecom.notification"}},
	Within:    Span{3, Days},
	Latest:    WholeDayTwo,
	Recipient: TelecomAuthority,
	Note: i18n.Text{
		SV: "Gäller om den första underrättelsen inte var fullständig. " + telecomUnverified.SV,
		EN: "Applies if the first notification was not complete. " + telecomUnverified.EN,
	},
}, {
	ID: "telecom.subscribers", Regime: "telecom", Version: 1, Edition: 2,
	InForce: telecomInForce,
	Title:   i18n.Text{SV: "Underrättelse till abonnenter och enskilda", EN: "Notification to subscribers and individuals"},
	Law:     "Reg. (EU) 611/2013 Art. 3",
	Article: "Reg. (EU) 611/2013 Art. 3",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{TelecomProvider},
	If:        []Condition{PersonalData, HighRisk},
	From:      Trigger{Event: Detected},
	Latest:    Exact,
	Recipient: Subscribers,
	Note:      telecomUnverified,
}}

// aiInForce is the day on which AI Act Art. 73 was to apply when it was read.
var aiInForce = Period{First: calendar.Date{Year: 2026, Month: time.August, Day: 2}}

var aiUnverified = i18n.Text{
	SV: "Osäker källa: artikeln är läst, men dagen då den börjar tillämpas kan ha skjutits upp, och vilken myndighet som är mottagare är inte kontrollerat.",
	EN: "Uncertain source: the article was read, but the day from which it applies may have been put off, and which authority is to be told is unverified.",
}

// aiEquivalent adds to aiUnverified the exemption that edition 2 did not have.
var aiEquivalent = i18n.Text{
	SV: "För AI-system med hög risk enligt bilaga III vars leverantör redan omfattas av likvärdiga rapporteringskrav i unionsrätten, som en bank kan göra genom DORA, ska bara överträdelser av skyddet för de grundläggande rättigheterna rapporteras (artikel 73.9). " + aiUnverified.SV,
	EN: "For a high-risk AI system under Annex III whose provider is already under equivalent reporting duties of Union law, as a bank may be under DORA, only infringements of the protection of fundamental rights are to be reported (Art. 73(9)). " + aiUnverified.EN,
}

// ai lists the reports of providers of high-risk AI systems.
var ai = []Rule{{
	ID: "ai_act.serious_incident", Regime: "ai_act", Version: 1, Edition: 2,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om allvarlig incident med AI-system", EN: "Report of a serious incident of an AI system"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(2); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4)",
	Article: "AI Act Art. 73(2)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI},
	From:      Trigger{Event: Aware},
	Within:    Span{15, Days},
	Latest:    WholeDayRolled,
	Recipient: MarketSurveillance,
	Note:      aiUnverified,
}, {
	ID: "ai_act.serious_incident", Regime: "ai_act", Version: 2, Edition: 3,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om allvarlig incident med AI-system", EN: "Report of a serious incident of an AI system"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(2); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4)",
	Article: "AI Act Art. 73(2)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI},
	From:      Trigger{Event: Aware},
	Within:    Span{15, Days},
	Latest:    WholeDayRolled,
	Recipient: MarketSurveillance,
	Note:      aiEquivalent, Questions: []string{"Q21"},
}, {
	ID: "ai_act.widespread", Regime: "ai_act", Version: 1, Edition: 2,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om utbredd överträdelse eller störd samhällsviktig verksamhet", EN: "Report of a widespread infringement or a disruption of critical infrastructure"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(3); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4), 3(5)",
	Article: "AI Act Art. 73(3)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI, WidespreadAI},
	From:      Trigger{Event: Aware},
	Within:    Span{2, Days},
	Latest:    WholeDayTwo,
	Recipient: MarketSurveillance,
	Note:      aiUnverified,
}, {
	ID: "ai_act.widespread", Regime: "ai_act", Version: 2, Edition: 3,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om utbredd överträdelse eller störd samhällsviktig verksamhet", EN: "Report of a widespread infringement or a disruption of critical infrastructure"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(3); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4), 3(5)",
	Article: "AI Act Art. 73(3)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI, WidespreadAI},
	From:      Trigger{Event: Aware},
	Within:    Span{2, Days},
	Latest:    WholeDayTwo,
	Recipient: MarketSurveillance,
	Note:      aiEquivalent, Questions: []string{"Q21"},
}, {
	ID: "ai_act.death", Regime: "ai_act", Version: 1, Edition: 2,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om dödsfall", EN: "Report of a death"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(4); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4)",
	Article: "AI Act Art. 73(4)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI, FatalAI},
	From:      Trigger{Event: Aware},
	Within:    Span{10, Days},
	Latest:    WholeDayRolled,
	Recipient: MarketSurveillance,
	Note:      aiUnverified,
}, {
	ID: "ai_act.death", Regime: "ai_act", Version: 2, Edition: 3,
	InForce: aiInForce,
	Title:   i18n.Text{SV: "Rapport om dödsfall", EN: "Report of a death"},
	Law:     "Reg. (EU) 2024/1689 (AI Act) Art. 73(4); Reg. (EEC, Euratom) 1182/71 Art. 3(2)(b), 3(4)",
	Article: "AI Act Art. 73(4)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{HighRiskAIProvider},
	If:        []Condition{SeriousAI, FatalAI},
	From:      Trigger{Event: Aware},
	Within:    Span{10, Days},
	Latest:    WholeDayRolled,
	Recipient: MarketSurveillance,
	Note:      aiEquivalent, Questions: []string{"Q21"},
}}
