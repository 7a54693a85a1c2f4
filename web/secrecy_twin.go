package web

import (
	"slices"
	"strconv"

	"frist/models"
	"frist/models/form"
	"frist/models/i18n"
	"frist/models/report"
	"frist/templates"
)

// twins are where the masked copies are had: of what was filed, and where nothing was
// filed yet of what is sealed and of the draft as it is now.
func (c *call) twins(rec models.Record, drafts []openDraft) []templates.Twin {
	var list []templates.Twin
	marked := func(d form.Draft) bool {
		return slices.ContainsFunc(d.Values, func(x form.Filled) bool { return len(marksIn(rec, &x)) > 0 })
	}
	for i := range drafts {
		if d := &drafts[i]; marked(d.draft) && !d.sent() {
			at := templates.PathIncident(rec.Incident.Ref, "/redacted/"+d.key+"/draft.")
			list = append(list, templates.Twin{What: twinNow.With(upper(d.o.RecipientName), d.o.Title), Whose: whose(d.part, c.lang), Unmasked: d.draft.Redact(rec.Sensitive(), c.lang).Unmasked, Files: twinFiles(d.draft, at)})
		}
	}
	for _, d := range slices.Backward(rec.Sealed) {
		draft, err := d.Draft()
		if err != nil || !marked(draft) { // one that cannot be read here has no copy
			continue
		}
		id := strconv.FormatInt(d.ID, 10)
		what := sentDraft.With(id, stageOf(d), i18n.Short(d.SealedAt.In(rec.Entity.Zone())), d.SealedName)
		sent, met := sentAs(rec, d)
		switch {
		case sent != nil:
			what = twinSent.With(what, i18n.Short(sent.SentAt.In(rec.Entity.Zone())))
		case met: // something else was filed
			continue
		}
		at := templates.PathIncident(rec.Incident.Ref, templates.AtSealed+"/"+id+"/redacted.")
		list = append(list, templates.Twin{What: what, Unmasked: draft.Redact(rec.Sensitive(), c.lang).Unmasked, Files: twinFiles(draft, at)})
	}
	return list
}

// sent reports whether the duty was met with a sealed draft: what was filed is then
// that, and no longer the draft.
func (d *openDraft) sent() bool {
	return slices.ContainsFunc(d.part.Filings, func(x models.Filing) bool {
		return x.SentAt != nil && x.SealedID != nil && x.Obligation == d.o.ID && d.part.SentTo(x, &d.o)
	})
}

// sentAs is the first filing of a sealed draft, nil where it was not filed, and
// whether another was for the same.
func sentAs(rec models.Record, d models.SealedDraft) (sent *models.Filing, met bool) {
	for i := range rec.Filings {
		x := &rec.Filings[i]
		if x.SentAt == nil || x.SealedID == nil {
			continue
		}
		if *x.SealedID == d.ID {
			return x, true
		}
		met = met || x.Obligation == d.Obligation && x.Country == d.Country && sameEntity(x.EntityID, d.EntityID)
	}
	return nil, met
}

// sameEntity reports whether two numbers are of one entity; nil is the incident's own.
func sameEntity(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }

// twinFiles are the formats in which a masked copy is had, at an address: those of
// the draft itself.
func twinFiles(d form.Draft, at string) []templates.Link {
	var list []templates.Link
	for _, f := range slices.Backward(formatsOf(d)) {
		list = append(list, templates.Link{Text: i18n.Same(twinNames[f.ending]), Href: at + f.ending})
	}
	return list
}

var twinNames = map[string]string{asPDF.ending: "PDF", asXLSX.ending: "Excel", asJSON.ending: "JSON"}

// redacted gives the masked twin of a draft in a format:
// GET /incidents/:ref/redacted/:obligation/draft.pdf, .xlsx or .json.
func redacted(f draftFormat) handler {
	return func(c *call) error {
		rec, d, err := c.redactedDraft()
		if err != nil {
			return err
		}
		name := d.draft.Form.ID + " " + string(d.draft.Stage) // and not of the duty: the firm's own is called by what it is about
		return c.twin(f, rec, d.part, d.draft, name, c.draftOptions())
	}
}

// sealedRedacted gives the masked twin of a sealed draft in a format:
// GET /incidents/:ref/sealed/:id/redacted.pdf, .xlsx or .json.
func sealedRedacted(f draftFormat) handler {
	return func(c *call) error {
		x, basis, draft, err := c.asSealed()
		if err != nil {
			return err
		}
		return c.twin(f, x.whole, basis, draft, x.d.Form+" nr "+strconv.FormatInt(x.d.ID, 10), c.sealedOptions(x.d, c.sealedLang()))
	}
}

// twin gives the masked copy of a draft of the whole record; basis is what the draft
// was made from, and name what the file is called.
func (c *call) twin(f draftFormat, whole, basis models.Record, d form.Draft, name string, opt report.Options) error {
	if !slices.ContainsFunc(formatsOf(d), func(x draftFormat) bool { return x.ending == f.ending }) {
		return models.ErrNotFound
	}
	basis.Entity.Name = form.MaskIn(basis.Entity.Name, whole.Sensitive(), opt.Lang)
	d = d.Redact(whole.Sensitive(), opt.Lang)
	data, err := f.bytes(basis, d, opt)
	if err != nil {
		return err
	}
	called := secrecyFile
	if !d.Unmasked.IsZero() {
		called = secrecyLeft
	}
	return c.download(called.With(whole.Incident.Ref, name, f.ending).In(opt.Lang), f.mediaType, data)
}
