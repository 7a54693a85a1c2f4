package web_test

import (
	"strconv"
	"testing"

	"frist/models"
	"frist/models/casefile"
)

// stopsOfEntities are the pages of an incident that concerns two entities, and
// people in two countries.
func (f *filled) stopsOfEntities(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	by, at := f.by(h), f.now()
	ref := f.began(t, "Avbrott hos driftbolaget")
	id, err := f.AddEntity(t.Context(), by, models.Once{}, operations)
	check(t, err)
	check(t, f.AddPart(t.Context(), by, models.Once{}, ref, id))
	check(t, f.AddPart(t.Context(), by, models.Once{}, ref, f.pay))
	check(t, f.AddCount(t.Context(), by, models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	incident, part := "/incidents/"+ref, ".e"+strconv.FormatInt(f.pay, 10)
	return []stop{
		{path: incident, as: h, shot: "parts-home"},
		{path: incident + "/entities", as: h, shot: "parts"},
		{path: incident + "/entities", as: models.Reader},
		{path: incident + "/entities", as: h, do: func(d *desk) {
			d.submitForm(incident+"/entities", map[string]string{"entity_id": ""}, "")
		}, status: 422, shot: "parts-refused"},
		{path: incident + "/entities/" + strconv.FormatInt(id, 10) + "/remove", as: h, shot: "parts-remove"},
		{path: incident + "/entities/" + strconv.FormatInt(id, 10) + "/remove", as: h, do: func(d *desk) {
			d.submitForm(incident+"/entities/"+strconv.FormatInt(id, 10)+"/remove", map[string]string{"reason": ""}, "")
		}, status: 422},
		{path: incident + "/status", as: h, shot: "parts-status"},
		{path: incident + "/decide/dora.initial" + part, as: h, shot: "parts-decide"},
		{path: incident + "/file/gdpr.authority.gb", as: h, shot: "parts-file"},
		{path: incident + "/what-if?of=" + strconv.FormatInt(id, 10), as: h, shot: "parts-what-if"},
		{path: incident + "/summary", as: h, shot: "parts-summary"},
	}
}
