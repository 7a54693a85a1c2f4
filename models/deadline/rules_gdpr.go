package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

var gdprInForce = Period{First: calendar.Date{Year: 2018, Month: time.May, Day: 25}}

// gdpr lists the duties of GDPR Art. 33 and 34, and the supplement that IMY
// expects within four weeks of a notification that was not complete.
var gdpr = []Rule{{
	ID: "gdpr.authority", Regime: "gdpr", Version: 1,
	InForce:   gdprInForce,
	Title:     i18n.Text{SV: "Anmälan av personuppgiftsincident", EN: "Notification of a personal data breach"},
	Law:       "GDPR Art. 33(1); Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)",
	Article:   "GDPR Art. 33(1)",
	Source:    Read,
	Role:      Controller,
	If:        []Condition{PersonalData, Risk},
	From:      Trigger{Event: Aware},
	Within:    Span{72, Hours},
	Latest:    HourRule,
	Recipient: DataProtectionAuthority,
}, {
	ID: "gdpr.authority", Regime: "gdpr", Version: 2, Edition: 2, Proposed: true,
	Title:     i18n.Text{SV: "Anmälan av personuppgiftsincident (förslag)", EN: "Notification of a personal data breach (proposal)"},
	Law:       "COM(2025) 837; Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)",
	Article:   "COM(2025) 837",
	Source:    Draft,
	Role:      Controller,
	If:        []Condition{PersonalData, HighRisk},
	From:      Trigger{Event: Aware},
	Within:    Span{96, Hours},
	Latest:    HourRule,
	Recipient: EntryPoint,
	Note: i18n.Text{
		SV: "Kommissionens förslag av den 19 november 2025 (Digital Omnibus): 96 timmar, bara vid sannolikt hög risk, genom en gemensam ingång hos Enisa. Det är inte antaget.",
		EN: "The Commission's proposal of 19 November 2025 (Digital Omnibus): 96 hours, only where a high risk is likely, through a single entry point at ENISA. It has not been adopted.",
	},
}, {
	ID: "gdpr.subjects", Regime: "gdpr", Version: 1,
	InForce:   gdprInForce,
	Title:     i18n.Text{SV: "Information till de registrerade", EN: "Communication to the data subjects"},
	Law:       "GDPR Art. 34(1)",
	Article:   "GDPR Art. 34(1)",
	Source:    Read,
	Role:      Controller,
	If:        []Condition{PersonalData, HighRisk},
	From:      Trigger{Event: Aware},
	Latest:    Exact,
	Recipient: DataSubjects,
}, {
	ID: "gdpr.processor", Regime: "gdpr", Version: 1,
	InForce:   gdprInForce,
	Title:     i18n.Text{SV: "Underrättelse till den personuppgiftsansvarige", EN: "Notification to the controller"},
	Law:       "GDPR Art. 33(2)",
	Article:   "GDPR Art. 33(2)",
	Source:    Read,
	Role:      Processor,
	If:        []Condition{PersonalData},
	From:      Trigger{Event: Aware},
	Latest:    Exact,
	Recipient: ControllerOfData,
}, {
	ID: "imy.supplement", Regime: "gdpr", Version: 1,
	InForce:   gdprInForce,
	Title:     i18n.Text{SV: "Komplettering till IMY", EN: "Supplement to IMY"},
	Law:       "GDPR Art. 33(4); IMY:s praxis; Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c), 3(4)",
	Article:   "GDPR Art. 33(4)",
	Source:    Practice,
	Where:     Sweden,
	Role:      Controller,
	If:        []Condition{PersonalData},
	From:      Trigger{Event: FirstFiled, Of: []ID{"gdpr.authority"}},
	Within:    Span{4, Weeks},
	Latest:    WholeDayRolled,
	Recipient: "IMY",
	Note: i18n.Text{
		SV: "Gäller om anmälan inte var fullständig: har ingen komplettering kommit inom fyra veckor avslutar IMY ärendet på de uppgifter som finns.",
		EN: "Applies if the notification was not complete: if no supplement has come within four weeks, IMY closes the case on what it has.",
	},
}}
