package calendar

import (
	"time"

	"frist/models/i18n"
)

// Which days are free is for the state in which the entity acts to say: "public
// holidays" are those that the Member State designates (Reg. (EEC, Euratom)
// 1182/71 Art. 2(1)). A day that is free by custom, by agreement or only in a
// law on time limits is an eve here, and so is one of which that may be doubted:
// fewer holidays never give a later time. Of these laws only the Swedish ones
// were read; the others are cited from memory.

// The names of days that several countries keep.
var (
	newYearsDay    = i18n.Text{SV: "nyårsdagen", EN: "New Year's Day"}
	epiphany       = i18n.Text{SV: "trettondedag jul", EN: "Epiphany"}
	maundyThursday = i18n.Text{SV: "skärtorsdagen", EN: "Maundy Thursday"}
	goodFriday     = i18n.Text{SV: "långfredagen", EN: "Good Friday"}
	easterSunday   = i18n.Text{SV: "påskdagen", EN: "Easter Sunday"}
	easterMonday   = i18n.Text{SV: "annandag påsk", EN: "Easter Monday"}
	mayDay         = i18n.Text{SV: "första maj", EN: "May Day"}
	ascensionDay   = i18n.Text{SV: "Kristi himmelsfärdsdag", EN: "Ascension Day"}
	whitSunday     = i18n.Text{SV: "pingstdagen", EN: "Whit Sunday"}
	whitMonday     = i18n.Text{SV: "annandag pingst", EN: "Whit Monday"}
	midsummersEve  = i18n.Text{SV: "midsommarafton", EN: "Midsummer's Eve"}
	midsummersDay  = i18n.Text{SV: "midsommardagen", EN: "Midsummer's Day"}
	assumptionDay  = i18n.Text{SV: "Marie himmelsfärd", EN: "Assumption Day"}
	allSaintsDay   = i18n.Text{SV: "alla helgons dag", EN: "All Saints' Day"}
	christmasEve   = i18n.Text{SV: "julafton", EN: "Christmas Eve"}
	christmasDay   = i18n.Text{SV: "juldagen", EN: "Christmas Day"}
	boxingDay      = i18n.Text{SV: "annandag jul", EN: "Boxing Day"}
	newYearsEve    = i18n.Text{SV: "nyårsafton", EN: "New Year's Eve"}
)

const swedishLaw = "lag (1989:253); lag (1930:173) 2 §"

// swedish lists the allmänna helgdagar of lag (1989:253) 1 §, and the three
// eves that lag (1930:173) 2 § puts beside them. 6 June took the place of Whit
// Monday in 2005 (SFS 2004:1320). A Sunday is free without being listed.
var swedish = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: epiphany, month: time.January, day: 6},
	{name: goodFriday, easter: -2},
	{name: easterSunday, easter: 0},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: ascensionDay, easter: 39},
	{name: whitSunday, easter: 49},
	{name: whitMonday, easter: 50, last: 2004},
	{name: i18n.Text{SV: "nationaldagen", EN: "the National Day"}, month: time.June, day: 6, first: 2005},
	{name: midsummersEve, month: time.June, day: 19, floats: true, firstOnward: time.Friday, eve: true},
	{name: midsummersDay, month: time.June, day: 20, floats: true, firstOnward: time.Saturday},
	{name: allSaintsDay, month: time.October, day: 31, floats: true, firstOnward: time.Saturday},
	{name: christmasEve, month: time.December, day: 24, eve: true},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: newYearsEve, month: time.December, day: 31, eve: true},
}

const norwegianLaw = "lov 24.2.1995 nr. 12 § 2; lov 26.4.1947 nr. 1"

// norwegian lists the helligdager of the act on them, and the two høgtidsdagar
// of the act of 1947. On the eves of Christmas and of the new year the banks and
// Norges Bank's settlement are closed; the eves of Easter and of Whitsun are
// Saturdays.
var norwegian = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: maundyThursday, easter: -3},
	{name: goodFriday, easter: -2},
	{name: easterSunday, easter: 0},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: i18n.Text{SV: "Norges grundlagsdag", EN: "Constitution Day"}, month: time.May, day: 17},
	{name: ascensionDay, easter: 39},
	{name: whitSunday, easter: 49},
	{name: whitMonday, easter: 50},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: christmasEve, month: time.December, day: 24, eve: true},
	{name: newYearsEve, month: time.December, day: 31, eve: true},
}

const danishLaw = "forordning 26.10.1770; lov nr. 214 af 7.3.2023"

// danish lists the helligdage of the Church, as the ordinance of 1770 left them.
// The act of 2023 took away store bededag from 2024. No law on holidays names
// the banklukkedage: the day after Ascension Day, Constitution Day and the last
// of the two eves. Christmas Eve is one too.
var danish = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: maundyThursday, easter: -3},
	{name: goodFriday, easter: -2},
	{name: easterSunday, easter: 0},
	{name: easterMonday, easter: 1},
	{name: i18n.Text{SV: "stora bönedagen", EN: "Great Prayer Day"}, easter: 26, last: 2023},
	{name: ascensionDay, easter: 39},
	{name: whitSunday, easter: 49},
	{name: whitMonday, easter: 50},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: i18n.Text{SV: "dagen efter Kristi himmelsfärdsdag", EN: "the day after Ascension Day"}, easter: 40, eve: true},
	{name: i18n.Text{SV: "Danmarks grundlagsdag", EN: "Constitution Day"}, month: time.June, day: 5, eve: true},
	{name: christmasEve, month: time.December, day: 24, eve: true},
	{name: newYearsEve, month: time.December, day: 31, eve: true},
}

const finnishLaw = "kyrkolagen (652/2023); lag 388/1937; lag 272/1944; lag 150/1930 5 §"

// finnish lists the holy days of the Church act (until July 2023 the act
// 1054/1993, with the same days), Independence Day and the first of May, and
// the two eves that the act on time limits (150/1930) puts beside them.
// New Year's Eve is a working day.
var finnish = []holiday{
	{name: newYearsDay, month: time.January, day: 1},
	{name: epiphany, month: time.January, day: 6},
	{name: goodFriday, easter: -2},
	{name: easterSunday, easter: 0},
	{name: easterMonday, easter: 1},
	{name: mayDay, month: time.May, day: 1},
	{name: ascensionDay, easter: 39},
	{name: whitSunday, easter: 49},
	{name: midsummersDay, month: time.June, day: 20, floats: true, firstOnward: time.Saturday},
	{name: allSaintsDay, month: time.October, day: 31, floats: true, firstOnward: time.Saturday},
	{name: i18n.Text{SV: "självständighetsdagen", EN: "Independence Day"}, month: time.December, day: 6},
	{name: christmasDay, month: time.December, day: 25},
	{name: boxingDay, month: time.December, day: 26},
	{name: midsummersEve, month: time.June, day: 19, floats: true, firstOnward: time.Friday, eve: true},
	{name: christmasEve, month: time.December, day: 24, eve: true},
}
