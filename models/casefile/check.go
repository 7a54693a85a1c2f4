package casefile

import "frist/models/calendar"

// NoMain is said of an entity that has no main establishment in the EEA.
const NoMain = "none"

// IsMain reports whether an entity may have its main establishment there: in the
// EEA, or nowhere.
func IsMain(code string) bool {
	country, ok := calendar.CountryOf(code)
	return ok && country.EEA || code == NoMain
}

// isHome reports whether an entity may have its home there: the program must
// know the country's zone and law.
func isHome(code string) bool {
	_, ok := calendar.CountryOf(code)
	return ok
}
