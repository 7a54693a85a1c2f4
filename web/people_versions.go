package web

import (
	"frist/models"
	"frist/models/i18n"
	"frist/templates"
)

// versions is what two people made of one record.
type versions struct{ *templates.Versions }

// versions begins the list of differences with who stored the other version,
// and when, as the log has it. A change that caused a conflict is recent: if it
// is not on the first page of the log, it is not said whose it was.
func (c *call) versions(kind string, id int64) (versions, error) {
	v := versions{&templates.Versions{}}
	if !c.by().May(models.SeeLog) {
		return v, nil
	}
	lines, _, err := c.store.Log(c.ctx(), c.by(), "", 0)
	for _, l := range lines {
		if l.Kind == kind && l.KindID == id && l.Before != nil && string(l.Before) != "null" {
			v.Who, v.When = l.Actor, l.At
			break
		}
	}
	return v, err
}

// differ notes a value if the two differ in it.
func (v versions) differ(label i18n.Text, mine, theirs string) {
	if mine != theirs {
		v.Fields = append(v.Fields, templates.VersionField{Label: label, Mine: mine, Theirs: theirs})
	}
}
