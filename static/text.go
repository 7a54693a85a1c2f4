package static

// Text returns the file that is called name as text, for a page that has to
// stand alone. A name that does not exist is a fault in the program, and panics.
func Text(name string) string { return string(all().files[URL(name)].body) }
