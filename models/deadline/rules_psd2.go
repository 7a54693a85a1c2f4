package deadline

import (
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

var (
	psd2From2018 = Period{
		First: calendar.Date{Year: 2018, Month: time.January, Day: 13},
		Last:  calendar.Date{Year: 2021, Month: time.December, Day: 31},
	}
	psd2From2022 = Period{
		First: calendar.Date{Year: 2022, Month: time.January, Day: 1},
		Last:  calendar.Date{Year: 2025, Month: time.January, Day: 16},
	}
)

var psd2Unverified = i18n.Text{
	SV: "Osäker källa: tiderna i riktlinjerna är återgivna ur minnet och inte kontrollerade mot texten.",
	EN: "Uncertain source: the limits of the guidelines are from memory, unverified.",
}

var psd2Classify = i18n.Text{
	SV: "Klassificera inom 24 timmar från upptäckt. " + psd2Unverified.SV,
	EN: "Classify within 24 hours of detection. " + psd2Unverified.EN,
}

var (
	psd2InitialTitle      = i18n.Text{SV: "Första rapport enligt PSD2", EN: "Initial report under PSD2"}
	psd2IntermediateTitle = i18n.Text{SV: "Delrapport enligt PSD2", EN: "Intermediate report under PSD2"}
	psd2FinalTitle        = i18n.Text{SV: "Slutrapport enligt PSD2", EN: "Final report under PSD2"}
)

// psd2 lists the reports of payment service providers under PSD2 Art. 96 until
// DORA took over, by the two versions of the EBA's guidelines.
var psd2 = []Rule{{
	ID: "psd2.initial", Regime: "psd2", Version: 1,
	InForce: psd2From2018,
	Title:   psd2InitialTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2017/10",
	Article: "EBA/GL/2017/10",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	If:        []Condition{Major},
	From:      Trigger{Event: Detected},
	Within:    Span{4, Hours},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      psd2Unverified, Questions: []string{"Q19"},
}, {
	ID: "psd2.initial", Regime: "psd2", Version: 2,
	InForce: psd2From2022,
	Title:   psd2InitialTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2021/03",
	Article: "EBA/GL/2021/03",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	From:      Trigger{Event: Classified},
	Within:    Span{4, Hours},
	Latest:    Exact,
	Recipient: FinancialSupervisor,
	Note:      psd2Classify,
}, {
	ID: "psd2.intermediate", Regime: "psd2", Version: 1,
	InForce: psd2From2018,
	Title:   psd2IntermediateTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2017/10",
	Article: "EBA/GL/2017/10",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	From:      Trigger{Event: FirstFiled, Of: []ID{"psd2.initial"}},
	Within:    Span{3, WorkingDays},
	Latest:    WholeDay,
	Recipient: FinancialSupervisor,
	Note:      psd2Unverified,
}, {
	ID: "psd2.intermediate", Regime: "psd2", Version: 2,
	InForce: psd2From2022,
	Title:   psd2IntermediateTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2021/03",
	Article: "EBA/GL/2021/03",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	From:      Trigger{Event: FirstFiled, Of: []ID{"psd2.initial"}},
	Within:    Span{3, WorkingDays},
	Latest:    WholeDay,
	Recipient: FinancialSupervisor,
	Note:      psd2Unverified,
}, {
	ID: "psd2.final", Regime: "psd2", Version: 1,
	InForce: psd2From2018,
	Title:   psd2FinalTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2017/10",
	Article: "EBA/GL/2017/10",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	If:        []Condition{Major},
	From:      Trigger{Event: Recovered},
	Within:    Span{2, Weeks},
	Latest:    WholeDay,
	Recipient: FinancialSupervisor,
	Note:      psd2Unverified,
}, {
	ID: "psd2.final", Regime: "psd2", Version: 2,
	InForce: psd2From2022,
	Title:   psd2FinalTitle,
	Law:     "Dir. (EU) 2015/2366 (PSD2) Art. 96; EBA/GL/2021/03",
	Article: "EBA/GL/2021/03",
	Source:  Memory,
	Where:   EEA, Types: paymentProviders,
	If:        []Condition{Major},
	From:      Trigger{Event: Recovered},
	Within:    Span{20, WorkingDays},
	Latest:    WholeDay,
	Recipient: FinancialSupervisor,
	Note:      psd2Unverified,
}}
