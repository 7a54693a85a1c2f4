package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

var (
	// The day on which FFFS 2021:2 came into force is not verified: it was decided
	// on 18 May 2021.
	fffs2021 = Period{First: calendar.Date{Year: 2021, Month: time.May, Day: 18}}
	// lag (2010:751) got its chapter 5 b on 1 May 2018 (from memory). Since DORA
	// applies it is only for those outside DORA (lag (2024:1286)).
	paymentAct = Period{
		First: calendar.Date{Year: 2018, Month: time.May, Day: 1},
		Last:  calendar.Date{Year: 2025, Month: time.January, Day: 16},
	}
	paymentActResidual = Period{First: calendar.Date{Year: 2025, Month: time.January, Day: 17}}
	protectiveSecurity = Period{First: calendar.Date{Year: 2021, Month: time.December, Day: 1}}
	marInForce         = Period{First: calendar.Date{Year: 2016, Month: time.July, Day: 3}}
)

// Those whom the general guidelines of Finansinspektionen address, as far as it
// is known: the business of payment, insurers and fund companies are excepted.
var underGuidelines = []EntityType{
	CreditInstitution, InvestmentFirm, CentralSecuritiesDepository, CentralCounterparty, TradingVenue,
}

var (
	atOnce = i18n.Text{SV: "Genast: någon tid i timmar eller dagar anges inte.", EN: "At once (genast): no number of hours or days is given."}
	soon   = i18n.Text{SV: "Så snart det kan ske: någon tid i timmar eller dagar anges inte.", EN: "As soon as can be done (så snart det kan ske): no number of hours or days is given."}
	prompt = i18n.Text{SV: "Skyndsamt: någon tid i timmar eller dagar anges inte.", EN: "Promptly (skyndsamt): no number of hours or days is given."}
)

var (
	paymentTitle = i18n.Text{SV: "Underrättelse om allvarlig operativ incident eller säkerhetsincident", EN: "Notification of a major operational or security incident"}
	usersTitle   = i18n.Text{SV: "Information till betaltjänstanvändarna", EN: "Information to the users of payment services"}
)

// sweden lists the duties of Swedish law without a number.
var sweden = []Rule{{
	ID: "fffs2021_2.event", Regime: "fffs2021_2", Version: 1, Edition: 2,
	InForce: fffs2021,
	Title:   i18n.Text{SV: "Händelse av väsentlig betydelse", EN: "Event of material significance"},
	Law:     "FFFS 2021:2",
	Article: "FFFS 2021:2",
	Source:  Memory,
	Where:   Sweden, Types: underGuidelines,
	If:        []Condition{MaterialEvent},
	From:      Trigger{Event: Aware},
	Without:   atOnce,
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Consider:  true,
	Note: i18n.Text{
		SV: "Allmänna råd, som inte är bindande. Osäker källa: vilka företag som omfattas och från vilken dag är inte kontrollerat.",
		EN: "General guidelines, which do not bind. Uncertain source: whom they address, and from which day, is unverified.",
	},
}, {
	ID: "fffs2019_22.event", Regime: "fffs2019_22", Version: 1, Edition: 2,
	Title:   i18n.Text{SV: "Händelse av väsentlig betydelse i tjänstepensionsföretag", EN: "Event of material significance in an occupational pension undertaking"},
	Law:     "FFFS 2019:22 3 kap. 1 §",
	Article: "FFFS 2019:22 3 kap. 1 §",
	Source:  Memory,
	Where:   Sweden, Types: []EntityType{OccupationalRetirementProvider},
	If:        []Condition{MaterialEvent},
	From:      Trigger{Event: Aware},
	Without:   i18n.Text{SV: "Så snart som möjligt: någon tid i timmar eller dagar anges inte.", EN: "As soon as possible (så snart som möjligt): no number of hours or days is given."},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Consider:  true,
	Note: i18n.Text{
		SV: "Osäker källa: från vilken dag föreskriften gäller är inte kontrollerat.",
		EN: "Uncertain source: from which day the regulation applies is unverified.",
	},
}, {
	ID: "payment_users.notify", Regime: "payment_users", Version: 1, Edition: 2,
	InForce: paymentAct,
	Title:   paymentTitle,
	Law:     "lag (2010:751) 5 b kap. 3 §",
	Article: "lag (2010:751) 5 b kap. 3 §",
	Source:  Read,
	Where:   Sweden, Types: paymentProviders,
	If:        []Condition{Major},
	From:      Trigger{Event: Aware},
	Without:   soon,
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Questions: []string{"Q19"},
}, {
	ID: "payment_users.notify", Regime: "payment_users", Version: 2, Edition: 2,
	InForce: paymentActResidual,
	Title:   paymentTitle,
	Law:     "lag (2010:751) 5 b kap. 3 §",
	Article: "lag (2010:751) 5 b kap. 3 §",
	Source:  Read,
	Where:   Sweden, Types: []EntityType{Other}, Needs: []Trait{OutsideDORA}, Otherwise: paymentsUnderDORA,
	From:      Trigger{Event: Aware},
	Without:   soon,
	Latest:    Exact,
	Recipient: FinancialSupervisor,
}, {
	ID: "payment_users.inform", Regime: "payment_users", Version: 1, Edition: 2,
	InForce: paymentAct,
	Title:   usersTitle,
	Law:     "lag (2010:751) 5 b kap. 3 §",
	Article: "lag (2010:751) 5 b kap. 3 §",
	Source:  Read,
	Where:   Sweden, Types: paymentProviders,
	If:        []Condition{ClientsAffected},
	From:      Trigger{Event: Aware},
	Without:   soon,
	Latest:    Exact,
	Recipient: PaymentUsers,
}, {
	ID: "payment_users.inform", Regime: "payment_users", Version: 2, Edition: 2,
	InForce: paymentActResidual,
	Title:   usersTitle,
	Law:     "lag (2010:751) 5 b kap. 3 §",
	Article: "lag (2010:751) 5 b kap. 3 §",
	Source:  Read,
	Where:   Sweden, Types: []EntityType{Other}, Needs: []Trait{OutsideDORA}, Otherwise: paymentsUnderDORA,
	If:        []Condition{ClientsAffected},
	From:      Trigger{Event: Aware},
	Without:   soon,
	Latest:    Exact,
	Recipient: PaymentUsers,
}, {
	ID: "protective_security.report", Regime: "protective_security", Version: 1, Edition: 2,
	InForce: protectiveSecurity,
	Title:   i18n.Text{SV: "Anmälan enligt säkerhetsskyddsförordningen", EN: "Report under the protective security ordinance"},
	Law:     "säkerhetsskyddsförordningen (2021:955) 2 kap. 4 §",
	Article: "säkerhetsskyddsförordningen 2 kap. 4 §",
	Source:  Read,
	Where:   Sweden, Needs: []Trait{SecuritySensitive},
	From:      Trigger{Event: Aware},
	Without:   prompt,
	Latest:    Exact,
	Recipient: SecurityService,
	Note: i18n.Text{
		SV: "Skriv aldrig säkerhetsskyddsklassificerade uppgifter i Frist.",
		EN: "Never write security-classified information in Frist.",
	},
}, {
	ID: "mar.disclosure", Regime: "mar", Version: 1, Edition: 2,
	InForce: marInForce,
	Title:   i18n.Text{SV: "Offentliggörande av insiderinformation", EN: "Disclosure of inside information"},
	Law:     "Reg. (EU) 596/2014 (MAR) Art. 17(1)",
	Article: "MAR Art. 17(1)",
	Source:  Memory,
	Where:   EEA, Needs: []Trait{ListedIssuer},
	If:        []Condition{InsideInformation},
	From:      Trigger{Event: Aware},
	Without:   i18n.Text{SV: "Så snart som möjligt: någon tid i timmar eller dagar anges inte.", EN: "As soon as possible: no number of hours or days is given."},
	Latest:    Exact,
	Recipient: Public,
	Note: i18n.Text{
		SV: "Osäker källa: återgiven ur minnet. Ett uppskjutet offentliggörande meddelas Finansinspektionen.",
		EN: "Uncertain source: from memory, unverified. The supervisor is told of a disclosure that is delayed.",
	},
}}

var paymentsUnderDORA = i18n.Text{
	SV: "Sedan den 17 januari 2025 gäller DORA i stället för dem som omfattas av den (lag (2024:1286)).",
	EN: "Since 17 January 2025 DORA applies instead to those under it (lag (2024:1286)).",
}
