package web

import (
	"slices"
	"strings"
	"sync"

	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/i18n"
)

// nameOfCountry is what a country is called: by the calendar where that has it,
// else by the names below.
func nameOfCountry(code string) i18n.Text {
	if c, ok := calendar.CountryOf(code); ok {
		return c.Name
	}
	if t, ok := otherCountries[code]; ok {
		return t
	}
	return i18n.Same(code)
}

// countryNames are the names of all countries in the order of the language.
func countryNames(l i18n.Lang) []string { return slices.Clone(countriesIn()[l]) }

var countriesIn = sync.OnceValue(func() map[i18n.Lang][]string {
	m := map[i18n.Lang][]string{}
	for _, l := range i18n.Langs {
		for _, code := range casefile.Countries {
			m[l] = append(m[l], nameOfCountry(code).In(l))
		}
		slices.SortFunc(m[l], func(a, b string) int { return strings.Compare(alphabetical(a), alphabetical(b)) })
	}
	return m
})

// alphabetical is a name as it sorts: Å, Ä and Ö after Z, in that order, and
// letters with other marks as if they had none.
func alphabetical(s string) string {
	return strings.NewReplacer("å", "{", "ä", "|", "ö", "}", "é", "e", "í", "i", "ã", "a", "ç", "c", "ü", "u", "ô", "o").Replace(strings.ToLower(s))
}

// countryCode finds the country that somebody means by its name in either
// language, or by its code.
func countryCode(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), " ")
	code, ok := countryCodes()[strings.ToLower(s)]
	return code, ok
}

var countryCodes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, code := range casefile.Countries {
		m[strings.ToLower(code)] = code
		for _, l := range i18n.Langs {
			m[strings.ToLower(nameOfCountry(code).In(l))] = code
		}
	}
	for name, code := range map[string]string{"uk": "GB", "el": "GR", "great britain": "GB", "usa": "US", "holland": "NL", "turkey": "TR", "czech republic": "CZ"} {
		m[name] = code
	}
	return m
})

// otherCountries are the names of the countries that the calendar does not have.
var otherCountries = map[string]i18n.Text{
	"AD": i18n.Same("Andorra"),
	"AE": {SV: "Förenade Arabemiraten", EN: "United Arab Emirates"},
	"AF": i18n.Same("Afghanistan"),
	"AG": {SV: "Antigua och Barbuda", EN: "Antigua and Barbuda"},
	"AI": i18n.Same("Anguilla"),
	"AL": {SV: "Albanien", EN: "Albania"},
	"AM": {SV: "Armenien", EN: "Armenia"},
	"AO": i18n.Same("Angola"),
	"AQ": {SV: "Antarktis", EN: "Antarctica"},
	"AR": i18n.Same("Argentina"),
	"AS": {SV: "Amerikanska Samoa", EN: "American Samoa"},
	"AU": {SV: "Australien", EN: "Australia"},
	"AW": i18n.Same("Aruba"),
	"AX": {SV: "Åland", EN: "Åland Islands"},
	"AZ": {SV: "Azerbajdzjan", EN: "Azerbaijan"},
	"BA": {SV: "Bosnien och Hercegovina", EN: "Bosnia and Herzegovina"},
	"BB": i18n.Same("Barbados"),
	"BD": i18n.Same("Bangladesh"),
	"BF": i18n.Same("Burkina Faso"),
	"BH": i18n.Same("Bahrain"),
	"BI": i18n.Same("Burundi"),
	"BJ": i18n.Same("Benin"),
	"BL": {SV: "Saint-Barthélemy", EN: "Saint Barthélemy"},
	"BM": i18n.Same("Bermuda"),
	"BN": i18n.Same("Brunei"),
	"BO": i18n.Same("Bolivia"),
	"BQ": {SV: "Karibiska Nederländerna", EN: "Caribbean Netherlands"},
	"BR": {SV: "Brasilien", EN: "Brazil"},
	"BS": i18n.Same("Bahamas"),
	"BT": i18n.Same("Bhutan"),
	"BV": {SV: "Bouvetön", EN: "Bouvet Island"},
	"BW": i18n.Same("Botswana"),
	"BY": i18n.Same("Belarus"),
	"BZ": i18n.Same("Belize"),
	"CA": {SV: "Kanada", EN: "Canada"},
	"CC": {SV: "Kokosöarna", EN: "Cocos Islands"},
	"CD": {SV: "Kongo-Kinshasa", EN: "Congo (Kinshasa)"},
	"CF": {SV: "Centralafrikanska republiken", EN: "Central African Republic"},
	"CG": {SV: "Kongo-Brazzaville", EN: "Congo (Brazzaville)"},
	"CH": {SV: "Schweiz", EN: "Switzerland"},
	"CI": {SV: "Elfenbenskusten", EN: "Côte d’Ivoire"},
	"CK": {SV: "Cooköarna", EN: "Cook Islands"},
	"CL": i18n.Same("Chile"),
	"CM": {SV: "Kamerun", EN: "Cameroon"},
	"CN": {SV: "Kina", EN: "China"},
	"CO": i18n.Same("Colombia"),
	"CR": i18n.Same("Costa Rica"),
	"CU": {SV: "Kuba", EN: "Cuba"},
	"CV": {SV: "Kap Verde", EN: "Cabo Verde"},
	"CW": i18n.Same("Curaçao"),
	"CX": {SV: "Julön", EN: "Christmas Island"},
	"DJ": i18n.Same("Djibouti"),
	"DM": i18n.Same("Dominica"),
	"DO": {SV: "Dominikanska republiken", EN: "Dominican Republic"},
	"DZ": {SV: "Algeriet", EN: "Algeria"},
	"EC": i18n.Same("Ecuador"),
	"EG": {SV: "Egypten", EN: "Egypt"},
	"EH": {SV: "Västsahara", EN: "Western Sahara"},
	"ER": i18n.Same("Eritrea"),
	"ET": {SV: "Etiopien", EN: "Ethiopia"},
	"FJ": i18n.Same("Fiji"),
	"FK": {SV: "Falklandsöarna", EN: "Falkland Islands"},
	"FM": {SV: "Mikronesien", EN: "Micronesia"},
	"FO": {SV: "Färöarna", EN: "Faroe Islands"},
	"GA": i18n.Same("Gabon"),
	"GD": i18n.Same("Grenada"),
	"GE": {SV: "Georgien", EN: "Georgia"},
	"GF": {SV: "Franska Guyana", EN: "French Guiana"},
	"GG": i18n.Same("Guernsey"),
	"GH": i18n.Same("Ghana"),
	"GI": i18n.Same("Gibraltar"),
	"GL": {SV: "Grönland", EN: "Greenland"},
	"GM": i18n.Same("Gambia"),
	"GN": i18n.Same("Guinea"),
	"GP": i18n.Same("Guadeloupe"),
	"GQ": {SV: "Ekvatorialguinea", EN: "Equatorial Guinea"},
	"GS": {SV: "Sydgeorgien och Sydsandwichöarna", EN: "South Georgia and the South Sandwich Islands"},
	"GT": i18n.Same("Guatemala"),
	"GU": i18n.Same("Guam"),
	"GW": i18n.Same("Guinea-Bissau"),
	"GY": i18n.Same("Guyana"),
	"HK": {SV: "Hongkong", EN: "Hong Kong"},
	"HM": {SV: "Heard- och McDonaldöarna", EN: "Heard and McDonald Islands"},
	"HN": i18n.Same("Honduras"),
	"HT": i18n.Same("Haiti"),
	"ID": {SV: "Indonesien", EN: "Indonesia"},
	"IL": i18n.Same("Israel"),
	"IM": i18n.Same("Isle of Man"),
	"IN": {SV: "Indien", EN: "India"},
	"IO": {SV: "Brittiska territoriet i Indiska oceanen", EN: "British Indian Ocean Territory"},
	"IQ": {SV: "Irak", EN: "Iraq"},
	"IR": i18n.Same("Iran"),
	"JE": i18n.Same("Jersey"),
	"JM": i18n.Same("Jamaica"),
	"JO": {SV: "Jordanien", EN: "Jordan"},
	"JP": i18n.Same("Japan"),
	"KE": i18n.Same("Kenya"),
	"KG": {SV: "Kirgizistan", EN: "Kyrgyzstan"},
	"KH": {SV: "Kambodja", EN: "Cambodia"},
	"KI": i18n.Same("Kiribati"),
	"KM": {SV: "Komorerna", EN: "Comoros"},
	"KN": {SV: "Saint Kitts och Nevis", EN: "Saint Kitts and Nevis"},
	"KP": {SV: "Nordkorea", EN: "North Korea"},
	"KR": {SV: "Sydkorea", EN: "South Korea"},
	"KW": i18n.Same("Kuwait"),
	"KY": {SV: "Caymanöarna", EN: "Cayman Islands"},
	"KZ": {SV: "Kazakstan", EN: "Kazakhstan"},
	"LA": i18n.Same("Laos"),
	"LB": {SV: "Libanon", EN: "Lebanon"},
	"LC": i18n.Same("Saint Lucia"),
	"LK": i18n.Same("Sri Lanka"),
	"LR": i18n.Same("Liberia"),
	"LS": i18n.Same("Lesotho"),
	"LY": {SV: "Libyen", EN: "Libya"},
	"MA": {SV: "Marocko", EN: "Morocco"},
	"MC": i18n.Same("Monaco"),
	"MD": {SV: "Moldavien", EN: "Moldova"},
	"ME": i18n.Same("Montenegro"),
	"MF": {SV: "Saint-Martin", EN: "Saint Martin"},
	"MG": {SV: "Madagaskar", EN: "Madagascar"},
	"MH": {SV: "Marshallöarna", EN: "Marshall Islands"},
	"MK": {SV: "Nordmakedonien", EN: "North Macedonia"},
	"ML": i18n.Same("Mali"),
	"MM": i18n.Same("Myanmar"),
	"MN": {SV: "Mongoliet", EN: "Mongolia"},
	"MO": i18n.Same("Macao"),
	"MP": {SV: "Nordmarianerna", EN: "Northern Mariana Islands"},
	"MQ": i18n.Same("Martinique"),
	"MR": {SV: "Mauretanien", EN: "Mauritania"},
	"MS": i18n.Same("Montserrat"),
	"MU": i18n.Same("Mauritius"),
	"MV": {SV: "Maldiverna", EN: "Maldives"},
	"MW": i18n.Same("Malawi"),
	"MX": {SV: "Mexiko", EN: "Mexico"},
	"MY": i18n.Same("Malaysia"),
	"MZ": {SV: "Moçambique", EN: "Mozambique"},
	"NA": i18n.Same("Namibia"),
	"NC": {SV: "Nya Kaledonien", EN: "New Caledonia"},
	"NE": i18n.Same("Niger"),
	"NF": {SV: "Norfolkön", EN: "Norfolk Island"},
	"NG": i18n.Same("Nigeria"),
	"NI": i18n.Same("Nicaragua"),
	"NP": i18n.Same("Nepal"),
	"NR": i18n.Same("Nauru"),
	"NU": i18n.Same("Niue"),
	"NZ": {SV: "Nya Zeeland", EN: "New Zealand"},
	"OM": i18n.Same("Oman"),
	"PA": i18n.Same("Panama"),
	"PE": i18n.Same("Peru"),
	"PF": {SV: "Franska Polynesien", EN: "French Polynesia"},
	"PG": {SV: "Papua Nya Guinea", EN: "Papua New Guinea"},
	"PH": {SV: "Filippinerna", EN: "Philippines"},
	"PK": i18n.Same("Pakistan"),
	"PM": {SV: "Saint-Pierre och Miquelon", EN: "Saint Pierre and Miquelon"},
	"PN": {SV: "Pitcairnöarna", EN: "Pitcairn Islands"},
	"PR": i18n.Same("Puerto Rico"),
	"PS": {SV: "Palestina", EN: "Palestine"},
	"PW": i18n.Same("Palau"),
	"PY": i18n.Same("Paraguay"),
	"QA": i18n.Same("Qatar"),
	"RE": i18n.Same("Réunion"),
	"RS": {SV: "Serbien", EN: "Serbia"},
	"RU": {SV: "Ryssland", EN: "Russia"},
	"RW": i18n.Same("Rwanda"),
	"SA": {SV: "Saudiarabien", EN: "Saudi Arabia"},
	"SB": {SV: "Salomonöarna", EN: "Solomon Islands"},
	"SC": {SV: "Seychellerna", EN: "Seychelles"},
	"SD": i18n.Same("Sudan"),
	"SG": i18n.Same("Singapore"),
	"SH": {SV: "Sankta Helena", EN: "Saint Helena"},
	"SJ": {SV: "Svalbard och Jan Mayen", EN: "Svalbard and Jan Mayen"},
	"SL": i18n.Same("Sierra Leone"),
	"SM": i18n.Same("San Marino"),
	"SN": i18n.Same("Senegal"),
	"SO": i18n.Same("Somalia"),
	"SR": {SV: "Surinam", EN: "Suriname"},
	"SS": {SV: "Sydsudan", EN: "South Sudan"},
	"ST": {SV: "São Tomé och Príncipe", EN: "São Tomé and Príncipe"},
	"SV": i18n.Same("El Salvador"),
	"SX": i18n.Same("Sint Maarten"),
	"SY": {SV: "Syrien", EN: "Syria"},
	"SZ": i18n.Same("Eswatini"),
	"TC": {SV: "Turks- och Caicosöarna", EN: "Turks and Caicos Islands"},
	"TD": {SV: "Tchad", EN: "Chad"},
	"TF": {SV: "Franska sydterritorierna", EN: "French Southern Territories"},
	"TG": i18n.Same("Togo"),
	"TH": i18n.Same("Thailand"),
	"TJ": {SV: "Tadzjikistan", EN: "Tajikistan"},
	"TK": i18n.Same("Tokelau"),
	"TL": {SV: "Östtimor", EN: "Timor-Leste"},
	"TM": i18n.Same("Turkmenistan"),
	"TN": {SV: "Tunisien", EN: "Tunisia"},
	"TO": i18n.Same("Tonga"),
	"TR": {SV: "Turkiet", EN: "Türkiye"},
	"TT": {SV: "Trinidad och Tobago", EN: "Trinidad and Tobago"},
	"TV": i18n.Same("Tuvalu"),
	"TW": i18n.Same("Taiwan"),
	"TZ": i18n.Same("Tanzania"),
	"UA": {SV: "Ukraina", EN: "Ukraine"},
	"UG": i18n.Same("Uganda"),
	"UM": {SV: "USA:s yttre öar", EN: "United States Outlying Islands"},
	"US": {SV: "USA", EN: "United States"},
	"UY": i18n.Same("Uruguay"),
	"UZ": i18n.Same("Uzbekistan"),
	"VA": {SV: "Vatikanstaten", EN: "Vatican City"},
	"VC": {SV: "Saint Vincent och Grenadinerna", EN: "Saint Vincent and the Grenadines"},
	"VE": i18n.Same("Venezuela"),
	"VG": {SV: "Brittiska Jungfruöarna", EN: "British Virgin Islands"},
	"VI": {SV: "Amerikanska Jungfruöarna", EN: "US Virgin Islands"},
	"VN": i18n.Same("Vietnam"),
	"VU": i18n.Same("Vanuatu"),
	"WF": {SV: "Wallis och Futuna", EN: "Wallis and Futuna"},
	"WS": i18n.Same("Samoa"),
	"XK": i18n.Same("Kosovo"),
	"YE": {SV: "Jemen", EN: "Yemen"},
	"YT": i18n.Same("Mayotte"),
	"ZA": {SV: "Sydafrika", EN: "South Africa"},
	"ZM": i18n.Same("Zambia"),
	"ZW": i18n.Same("Zimbabwe"),
}
