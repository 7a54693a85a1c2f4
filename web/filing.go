package web

import (
	"cmp"

	"frist/models"
	"frist/models/deadline"
	"frist/templates"
)

// routesOfFilings are the pages of what is decided, sent and proved. A decision
// and a filing are asked for on one page and checked on the next: what was
// typed is kept between them as a draft, so that nobody loses it on the way
// back.
func (s *server) routesOfFilings(page route, get, post string) {
	page(get, "/incidents/:ref/decide/:obligation", (*call).decide)
	page(post, "/incidents/:ref/decide/:obligation", (*call).answerDecision)
	page(get, "/incidents/:ref/decide/:obligation/check", (*call).checkDecision)
	page(post, "/incidents/:ref/decide/:obligation/check", (*call).makeDecision)

	page(get, "/incidents/:ref/file/:obligation", (*call).askFiling)
	page(post, "/incidents/:ref/file/:obligation", (*call).answerFiling)
	page(get, "/incidents/:ref/file/:obligation/letter", (*call).filingLetter)
	page(post, "/incidents/:ref/file/:obligation/letter", (*call).logAttempt)
	page(get, "/incidents/:ref/file/:obligation/check", (*call).checkFiling)
	page(post, "/incidents/:ref/file/:obligation/check", (*call).recordFiling)
	page(get, "/incidents/:ref/filings/:id", (*call).filing)
	page(get, "/incidents/:ref/filings/:id/content.json", (*call).filingContent)
	page(get, "/incidents/:ref/filings/:id/files/:file", (*call).filingFile)
	page(get, "/incidents/:ref/filings/:id/receipt", (*call).askReceipt)
	page(post, "/incidents/:ref/filings/:id/receipt", (*call).addReceipt)

	page(get, "/incidents/:ref/summary", (*call).summary)
	page(get, "/incidents/:ref/summary.pdf", (*call).summaryPDF)
	page(get, "/incidents/:ref/summary.json", (*call).summaryJSON)
	page(get, "/incidents/:ref/case.json", (*call).caseFile)

	page(get, "/incidents/:ref/log", (*call).incidentLog)
	page(post, "/incidents/:ref/log", (*call).incidentLog)
	page(get, "/log", (*call).houseLog)
	page(post, "/log", (*call).houseLog)
}

// A matter is one obligation of one entity in one incident, about which somebody
// decides or records a filing. Its record is the entity's part.
type matter struct {
	room
	rec   models.Record
	whole models.Record
	o     deadline.Obligation
	// about is the country of the one authority that a decision is about, of several
	// that are told; empty is all of them.
	about string
}

// decision is where it is decided, for all authorities or for one, and filing where it
// is marked as sent to its own.
func (m matter) decision() string { return decidePath(m.Ref, dutyKey(m.rec.PartOf, m.o.ID, m.about)) }

func (m matter) filing() string {
	return filePath(m.Ref, dutyKey(m.rec.PartOf, filedUnder(m.o.ID), m.o.Country))
}

// country is whose authority it is owed to.
func (m matter) country() string { return cmp.Or(m.o.Told, m.entity.Country) }

// entityID is the further entity whose matter it is, nil for the incident's own.
func (m matter) entityID() *int64 {
	if m.rec.PartOf == 0 {
		return nil
	}
	return &m.rec.PartOf
}

// matter finds the obligation of the path, for somebody who may decide. Where
// the path names no authority and several are told, it is the one that was told
// when it was the only one: the page may be from then.
func (c *call) matter() (matter, error) {
	rec, err := c.store.Record(c.ctx(), c.by(), c.ref())
	if err != nil {
		return matter{}, err
	}
	if !c.by().May(models.Decide) {
		return matter{}, models.ErrForbidden
	}
	return c.matterIn(rec)
}

// matterIn finds the obligation of the path in a record.
func (c *call) matterIn(rec models.Record) (matter, error) {
	asked := c.Param("obligation")
	for _, part := range rec.Parts() {
		facts := part.DeadlineFacts(c.at)
		for _, o := range part.Obligations(c.at) {
			home := o.Country == "" || o.Told == facts.Unaddressed()
			if asked == dutyKey(part.PartOf, o.ID, o.Told) || home && asked == dutyKey(part.PartOf, o.ID, "") {
				m := matter{room: c.roomOf(part), rec: part, whole: rec, o: o}
				if asked != dutyKey(part.PartOf, o.ID, "") {
					m.about = o.Country
				}
				return m, nil
			}
		}
	}
	return matter{}, models.ErrNotFound
}

// duty is the obligation as a page shows it that is about nothing else: without
// its buttons.
func (m matter) duty(c *call) templates.Duty {
	d := c.duty(m.rec, &m.o)
	d.Actions, d.Href, d.Blockers = nil, "", nil
	return d
}

// keep stores those fields of the form at path until it is confirmed.
func (c *call) keep(path string, f *typed, fields []string) error {
	kept := map[string][]string{}
	for _, name := range fields {
		kept[name] = f.Values[name]
	}
	_, err := c.store.SaveDraft(c.ctx(), c.by(), path, kept)
	return err
}

// kept is what was typed on the form at path, and false if nothing is.
func (c *call) kept(path string, m matter) (*typed, bool, error) {
	d, ok, err := c.store.Draft(c.ctx(), c.by(), path)
	if err != nil || !ok {
		return nil, false, err
	}
	return newForm(d.Fields, m.zone), true, nil
}

// timeFields are the fields of a question about a time.
func timeFields(name string) []string {
	return []string{name + ".y", name + ".m", name + ".d", name + ".t", name + ".fold"}
}

// hiddenValues are what the form says in those fields, to be sent again.
func hiddenValues(f *typed, fields []string) []templates.Hidden {
	var list []templates.Hidden
	for _, name := range fields {
		list = append(list, templates.Hidden{Name: name, Value: f.Get(name)})
	}
	return list
}
