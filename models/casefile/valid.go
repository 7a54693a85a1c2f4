package casefile

// ValidOrgNo reports whether s is a Swedish organisation number whose check
// digit is right, with or without its hyphen.
func ValidOrgNo(s string) bool { return isOrgNo(s) }

// ValidLEI reports whether s is a legal entity identifier (ISO 17442) whose
// check digits are right.
func ValidLEI(s string) bool { return isLEI(s) }
