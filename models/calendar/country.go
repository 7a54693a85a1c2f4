package calendar

import (
	"sync"

	"frist/models/i18n"
)

// A Country is a state whose calendar the program has, at least in part.
type Country struct {
	// Code is the ISO 3166-1 alpha-2 code.
	Code string
	Name i18n.Text
	// EEA is set for the states of the European Economic Area.
	EEA bool

	offsets  func() *offsets
	holidays func() *table // nil if not known
}

// countries lists the 30 states of the EEA and the United Kingdom. Nine have
// their holidays: those in the files holiday_*.go.
var countries = []Country{
	eea("AT", "Österrike", "Austria", "Europe/Vienna"),
	eea("BE", "Belgien", "Belgium", "Europe/Brussels"),
	eea("BG", "Bulgarien", "Bulgaria", "Europe/Sofia"),
	eea("CY", "Cypern", "Cyprus", "Asia/Nicosia"),
	eea("CZ", "Tjeckien", "Czechia", "Europe/Prague"),
	eea("DE", "Tyskland", "Germany", "Europe/Berlin").with(germanLaw, german),
	eea("DK", "Danmark", "Denmark", "Europe/Copenhagen").with(danishLaw, danish),
	eea("EE", "Estland", "Estonia", "Europe/Tallinn"),
	eea("ES", "Spanien", "Spain", "Europe/Madrid"),
	eea("FI", "Finland", "Finland", "Europe/Helsinki").with(finnishLaw, finnish),
	eea("FR", "Frankrike", "France", "Europe/Paris"),
	{Code: "GB", Name: i18n.Text{SV: "Storbritannien", EN: "United Kingdom"}, offsets: zone("Europe/London")},
	eea("GR", "Grekland", "Greece", "Europe/Athens"),
	eea("HR", "Kroatien", "Croatia", "Europe/Zagreb"),
	eea("HU", "Ungern", "Hungary", "Europe/Budapest"),
	eea("IE", "Irland", "Ireland", "Europe/Dublin").with(irishLaw, irish),
	eea("IS", "Island", "Iceland", "Atlantic/Reykjavik"),
	eea("IT", "Italien", "Italy", "Europe/Rome"),
	eea("LI", "Liechtenstein", "Liechtenstein", "Europe/Vaduz"),
	eea("LT", "Litauen", "Lithuania", "Europe/Vilnius").with(lithuanianLaw, lithuanian),
	eea("LU", "Luxemburg", "Luxembourg", "Europe/Luxembourg").with(luxembourgishLaw, luxembourgish),
	eea("LV", "Lettland", "Latvia", "Europe/Riga"),
	eea("MT", "Malta", "Malta", "Europe/Malta"),
	eea("NL", "Nederländerna", "Netherlands", "Europe/Amsterdam").with(dutchLaw, dutch),
	eea("NO", "Norge", "Norway", "Europe/Oslo").with(norwegianLaw, norwegian),
	eea("PL", "Polen", "Poland", "Europe/Warsaw"),
	eea("PT", "Portugal", "Portugal", "Europe/Lisbon"),
	eea("RO", "Rumänien", "Romania", "Europe/Bucharest"),
	eea("SE", "Sverige", "Sweden", "Europe/Stockholm").with(swedishLaw, swedish),
	eea("SI", "Slovenien", "Slovenia", "Europe/Ljubljana"),
	eea("SK", "Slovakien", "Slovakia", "Europe/Bratislava"),
}

func eea(code, sv, en, name string) Country {
	return Country{Code: code, Name: i18n.Text{SV: sv, EN: en}, EEA: true, offsets: zone(name)}
}

func (c Country) with(law string, days []holiday) Country {
	c.holidays = holidays(law, days)
	return c
}

// zone loads a zone when it is first asked for, and once.
func zone(name string) func() *offsets {
	return sync.OnceValue(func() *offsets { return loadOffsets(name) })
}

// Countries lists the countries in the order of their codes.
func Countries() []Country { return append([]Country(nil), countries...) }

// CountryOf returns the country with a code, and false if there is none.
func CountryOf(code string) (Country, bool) {
	for i := range countries {
		if countries[i].Code == code {
			return countries[i], true
		}
	}
	return Country{}, false
}
