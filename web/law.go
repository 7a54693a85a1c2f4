package web

import (
	"frist/models"
	"frist/models/i18n"
)

// traitNames says what is said of an entity, a line each.
func traitNames(ts models.Traits) i18n.Text {
	var said i18n.Text
	for i, t := range ts {
		if i > 0 {
			said.SV, said.EN = said.SV+"\n", said.EN+"\n"
		}
		said.SV, said.EN = said.SV+t.Name().SV, said.EN+t.Name().EN
	}
	return said
}
