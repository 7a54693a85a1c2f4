// Package authority knows the authorities that take notifications: who they
// are, in which languages and where they are told, how sure that is, and which
// of them is competent when an incident concerns several countries.
package authority

import "frist/models/i18n"

// A Certainty says how sure something in this package is. What is not Read is
// shown as unverified.
type Certainty string

// The certainties, under the names that the rules of models/deadline give them.
const (
	// Read: the authority's own page, or the law, was read.
	Read Certainty = "read"
	// Memory: nobody has yet opened the page or the law and compared.
	Memory Certainty = "memory"
)

// An Authority is one that takes notifications.
type Authority struct {
	// Country is the ISO 3166-1 alpha-2 code.
	Country string
	// Region is the ISO 3166-2 code of the part of the country that the authority
	// is for; empty is the whole country.
	Region string
	// Name is the full name in the first of the languages that are its own.
	Name string
	// Called is the name by which a list calls it.
	Called i18n.Text
	// Translation is the name in Swedish and in English.
	Translation i18n.Text
	// Languages are the ISO 639-1 codes of those in which it takes a notification.
	Languages []string
	// Portal is where the notification is made, or the authority's own site where
	// no address of its own is known for that.
	Portal string
	// BanksOnly is set for a financial supervisor beside which others supervise
	// other types of firms.
	BanksOnly bool
	// Note is what else a sender must know; it may be empty.
	Note i18n.Text
	// Source is how sure all of this is.
	Source Certainty
}

// DataProtection returns the supervisory authority of a country under the GDPR,
// or under the UK GDPR, and false for a country outside the EEA and the United
// Kingdom.
func DataProtection(country string) (Authority, bool) { return find(dataProtection, country) }

// Financial returns the authority to which the banks of a country report
// ICT-related incidents (DORA Art. 19(1), 46(a)), and false for a country whose
// authority the program does not know.
func Financial(country string) (Authority, bool) { return find(financial, country) }

// Regional lists the supervisory authorities of the parts of a country that has
// more than one for firms: the sixteen of Germany.
func Regional(country string) []Authority {
	if country == "DE" {
		return append([]Authority(nil), laender...)
	}
	return nil
}

func find(list []Authority, country string) (Authority, bool) {
	for i := range list {
		if list[i].Country == country {
			return list[i], true
		}
	}
	return Authority{}, false
}

// LanguageName returns the name of a language that is among those of some
// authority, and no text for another.
func LanguageName(code string) i18n.Text { return languages[code] }

var languages = map[string]i18n.Text{
	"bg": {SV: "bulgariska", EN: "Bulgarian"},
	"cs": {SV: "tjeckiska", EN: "Czech"},
	"da": {SV: "danska", EN: "Danish"},
	"de": {SV: "tyska", EN: "German"},
	"el": {SV: "grekiska", EN: "Greek"},
	"en": {SV: "engelska", EN: "English"},
	"es": {SV: "spanska", EN: "Spanish"},
	"et": {SV: "estniska", EN: "Estonian"},
	"fi": {SV: "finska", EN: "Finnish"},
	"fr": {SV: "franska", EN: "French"},
	"ga": {SV: "iriska", EN: "Irish"},
	"hr": {SV: "kroatiska", EN: "Croatian"},
	"hu": {SV: "ungerska", EN: "Hungarian"},
	"is": {SV: "isländska", EN: "Icelandic"},
	"it": {SV: "italienska", EN: "Italian"},
	"lt": {SV: "litauiska", EN: "Lithuanian"},
	"lv": {SV: "lettiska", EN: "Latvian"},
	"mt": {SV: "maltesiska", EN: "Maltese"},
	"nb": {SV: "norska (bokmål)", EN: "Norwegian (Bokmål)"},
	"nl": {SV: "nederländska", EN: "Dutch"},
	"nn": {SV: "norska (nynorska)", EN: "Norwegian (Nynorsk)"},
	"pl": {SV: "polska", EN: "Polish"},
	"pt": {SV: "portugisiska", EN: "Portuguese"},
	"ro": {SV: "rumänska", EN: "Romanian"},
	"sk": {SV: "slovakiska", EN: "Slovak"},
	"sl": {SV: "slovenska", EN: "Slovenian"},
	"sv": {SV: "svenska", EN: "Swedish"},
}
