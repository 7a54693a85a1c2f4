package report

import (
	"frist/models/deadline"
)

// law is the legal basis, and says so where nobody has read the text of it.
func (b *builder) law(o *deadline.Obligation) string {
	law := deadline.Cite(o.Law)
	if o.Source == deadline.Memory {
		law = unverifiedLaw.With(law)
	}
	return b.say(law)
}
