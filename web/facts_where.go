package web

import "frist/models/form"

// factName is what the control of a fact is called, which is its anchor too: a fact
// and a condition of the law may have the same key, as clients_affected has.
func factName(key string) string { return "f-" + key }

// factPath is where a fact is edited.
func factPath(ref, key string) string {
	f, ok := form.ByKey(key)
	if !ok {
		return ""
	}
	return sectionPath(ref, string(f.Section)) + "#" + factName(key)
}
