package calendar

import (
	"time"

	"frist/models/i18n"
)

const germanLaw = "Einigungsvertrag Art. 2 Abs. 2; Feiertagsgesetze der Länder"

// german lists the days that are holidays in the whole of Germany: the Day of
// German Unity by the treaty of unification, the others because the acts of all
// sixteen Länder name them. A day that only some Länder keep (Epiphany, Corpus
// Christi, Reformation Day, All Saints and more) is a working day here, since
// the program does not ask for the Land, and fewer holidays never give a later
// time. In 2017 all Länder kept Reformation Day, once. The banks are closed on
// the last two eves of the year by collective agreement.
var german = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: goodFriday, easter: -2},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: ascensionDay, easter: 39},
	{name: whitMonday, easter: 50},
	{name: i18n.Text{SV: "Tysklands enhetsdag", EN: "the Day of German Unity"}, month: time.October, day: 3},
	{name: i18n.Text{SV: "reformationsdagen", EN: "Reformation Day"}, month: time.October, day: 31, first: 2017, last: 2017},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: christmasEve, month: time.December, day: 24, eve: true},
	{name: newYearsEve, month: time.December, day: 31, eve: true},
}

const irishLaw = "Organisation of Working Time Act 1997, s. 21 and Second Schedule; S.I. No. 50 of 2022"

var inLieu = i18n.Text{SV: "ersättningsdag för en helgdag", EN: "a day in lieu of a public holiday"}

// irish lists the public holidays of the act, and the two that the instrument
// of 2022 added: 18 March 2022, once, and from 2023 St Brigid's Day on the first
// Monday of February, or on the 1st where that is a Friday. The act moves no
// holiday that falls on a weekend; that banks close on the next working day
// instead is custom, and so is Good Friday.
var irish = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: i18n.Text{SV: "S:ta Brigids dag", EN: "St Brigid's Day"}, month: time.February, day: 1, only: on(time.Friday), first: 2023},
	{
		name: i18n.Text{SV: "S:ta Brigids dag", EN: "St Brigid's Day"}, month: time.February, day: 1, floats: true, firstOnward: time.Monday,
		only: ^on(time.Friday), first: 2023,
	},
	{name: i18n.Text{SV: "S:t Patricks dag", EN: "St Patrick's Day"}, month: time.March, day: 17},
	{name: i18n.Text{SV: "minnesdagen för pandemins offer", EN: "the Day of Remembrance and Recognition"}, month: time.March, day: 18, first: 2022, last: 2022},
	{name: easterMonday, easter: 1},
	{name: i18n.Text{SV: "första måndagen i maj", EN: "the first Monday in May"}, month: time.May, day: 1, floats: true, firstOnward: time.Monday},
	{name: i18n.Text{SV: "första måndagen i juni", EN: "the first Monday in June"}, month: time.June, day: 1, floats: true, firstOnward: time.Monday},
	{name: i18n.Text{SV: "första måndagen i augusti", EN: "the first Monday in August"}, month: time.August, day: 1, floats: true, firstOnward: time.Monday},
	{name: i18n.Text{SV: "sista måndagen i oktober", EN: "the last Monday in October"}, month: time.October, day: 25, floats: true, firstOnward: time.Monday},
	{name: christmasDay, month: time.December, day: 25},
	{name: i18n.Text{SV: "annandag jul", EN: "St Stephen's Day"}, month: time.December, day: 26},
	{name: goodFriday, easter: -2, eve: true},
	{name: inLieu, month: time.January, day: 1, floats: true, firstOnward: time.Monday, only: on(time.Saturday, time.Sunday), eve: true},
	{name: inLieu, month: time.March, day: 17, floats: true, firstOnward: time.Monday, only: on(time.Saturday, time.Sunday), eve: true},
	{name: inLieu, month: time.December, day: 27, only: on(time.Monday, time.Tuesday), eve: true},
	{name: inLieu, month: time.December, day: 28, only: on(time.Monday, time.Tuesday), eve: true},
}

const lithuanianLaw = "Darbo kodeksas (XII-2603) 123 str."

// lithuanian lists the švenčių dienos of the Labour Code of 2016. All Souls' Day
// came to them in 2020. Christmas Eve is a holiday by the law itself. The days
// of mothers and of fathers are Sundays.
var lithuanian = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: i18n.Text{SV: "dagen för statens återupprättande", EN: "the Day of Restoration of the State"}, month: time.February, day: 16},
	{name: i18n.Text{SV: "dagen för självständighetens återupprättande", EN: "the Day of Restoration of Independence"}, month: time.March, day: 11},
	{name: easterSunday, easter: 0},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: i18n.Text{SV: "mors dag", EN: "Mother's Day"}, month: time.May, day: 1, floats: true, firstOnward: time.Sunday},
	{name: i18n.Text{SV: "fars dag", EN: "Father's Day"}, month: time.June, day: 1, floats: true, firstOnward: time.Sunday},
	{name: i18n.Text{SV: "johannesdagen", EN: "St John's Day"}, month: time.June, day: 24},
	{name: i18n.Text{SV: "statens dag", EN: "Statehood Day"}, month: time.July, day: 6},
	{name: assumptionDay, month: time.August, day: 15},
	{name: allSaintsDay, month: time.November, day: 1},
	{name: i18n.Text{SV: "alla själars dag", EN: "All Souls' Day"}, month: time.November, day: 2, first: 2020},
	{name: christmasEve, month: time.December, day: 24},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
}

const luxembourgishLaw = "Code du travail Art. L.232-2"

// luxembourgish lists the jours fériés légaux of the Labour Code; Europe Day
// came to them in 2019 (loi du 25 avril 2019). A holiday that falls on another
// or on a Sunday gives a day off at another time, not on a day that a law names.
// The banks are closed on Good Friday.
var luxembourgish = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: ascensionDay, easter: 39},
	{name: i18n.Text{SV: "Europadagen", EN: "Europe Day"}, month: time.May, day: 9, first: 2019},
	{name: whitMonday, easter: 50},
	{name: i18n.Text{SV: "Luxemburgs nationaldag", EN: "Luxembourg's National Day"}, month: time.June, day: 23},
	{name: assumptionDay, month: time.August, day: 15},
	{name: allSaintsDay, month: time.November, day: 1},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: goodFriday, easter: -2, eve: true},
}

const dutchLaw = "Algemene termijnenwet art. 3"

var liberationDay = i18n.Text{SV: "befrielsedagen", EN: "Liberation Day"}

// dutch lists the algemeen erkende feestdagen of art. 3(1) of the act on time
// limits, which is the one law that names holidays. 5 May is among them every
// year, but is free for most people, banks among them, only in years that end in
// 0 or 5: in the others it is an eve here. Good Friday is no holiday but equated
// with one (art. 3(2)): an eve, as in Sweden. The days that a royal decree
// equates for some years at a time (art. 3(3)) are left out. King's Day is on
// the Saturday where 27 April is a Sunday.
var dutch = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: easterMonday, easter: 1},
	{name: i18n.Text{SV: "Kungsdagen", EN: "King's Day"}, month: time.April, day: 27, only: ^on(time.Sunday), first: 2014},
	{name: i18n.Text{SV: "Kungsdagen", EN: "King's Day"}, month: time.April, day: 26, only: on(time.Saturday), first: 2014},
	{name: liberationDay, month: time.May, day: 5, every: 5},
	{name: ascensionDay, easter: 39},
	{name: whitMonday, easter: 50},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: goodFriday, easter: -2, eve: true},
	{name: liberationDay, month: time.May, day: 5, eve: true},
}
