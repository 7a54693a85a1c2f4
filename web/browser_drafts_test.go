package web_test

import (
	"testing"

	"frist/models"
	"frist/models/deadline"
)

// stopsOfDrafts are the forms as far as they can be filled.
func (f *filled) stopsOfDrafts(t *testing.T) []stop {
	t.Helper()
	const h = models.Handler
	_, none := f.firm(t, models.Entity{NIS2: deadline.No})
	run, full := "/incidents/"+f.running+"/drafts", "/incidents/"+f.underDORA(t)+"/drafts"
	return []stop{
		{path: run, as: h, shot: "drafts"},
		{path: run, as: models.Reader},
		{path: full, as: h, shot: "drafts-full"},
		{path: "/incidents/" + none + "/drafts", as: h, shot: "drafts-none"},
		{path: run + "/dora.initial", as: h, shot: "draft-dora"},
		{path: run + "/dora.initial?only=missing", as: models.Reader, shot: "draft-missing"},
		{path: run + "/gdpr.authority", as: h, shot: "draft-imy"},
		{path: full + "/dora.final?with=intermediate", as: h, shot: "draft-final"},
		{path: run + "/gdpr.authority/print", as: h, shot: "draft-print"},
		{path: run + "/gdpr.authority/draft.json", as: h, status: 404, shot: "draft-no-file"},
	}
}
