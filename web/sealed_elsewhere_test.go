package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
)

// from imports a case file with sealed drafts for IMY of those contents, which
// another program might have written.
func from(t *testing.T, h *house, contents ...string) string {
	t.Helper()
	f := casefile.File{Incident: casefile.Incident{Title: "Från annat håll"}}
	for _, content := range contents {
		sum := sha256.Sum256([]byte(content))
		f.SealedDrafts = append(f.SealedDrafts, casefile.SealedDraft{
			Obligation: "gdpr.authority", Country: "SE", Form: "imy", FormVersion: "2020", Stage: "initial",
			Content: content, ContentSHA256: hex.EncodeToString(sum[:]), SealedAt: h.at.Add(-time.Hour), SealedBy: "Åsa",
		})
	}
	ref, err := h.Import(t.Context(), models.Operator("test"), f)
	check(t, err)
	return ref
}

// head is how a content begins, to which answers can be added.
const head = `{"frist":"draft/1","obligation":"gdpr.authority","country":"SE","form":"imy","form_version":"2020","stage":"initial","with":[]`

func TestWhatWasSealedElsewhereAndCannotBeReadStopsNoPage(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	for name, content := range map[string]string{
		"no JSON":           `{]`,
		"another stage":     strings.Replace(head, `"initial"`, `"later"`, 1) + `}`,
		"another duty":      strings.Replace(head, "gdpr.authority", "gdpr.processor", 1) + `}`,
		"another country":   strings.Replace(head, "SE", "FI", 1) + `}`,
		"another form":      strings.NewReplacer(`"imy"`, `"dora"`, "2020", "2025/302", "initial", "final").Replace(head) + `}`,
		"a stage beside it": strings.Replace(head, `[]`, `["supplement"]`, 1) + `}`,
		"an answer of none": head + `,"answers":[{"number":"999","need":"M"}]}`,
		"a need of none":    head + `,"answers":[{"number":"10","need":""}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			ref := from(t, h, content)
			at := "/incidents/" + ref
			v.get(at+"/sealed/"+lastSealed(t, h, ref)).want(t, 200).says(t, "Det som låstes är oförändrat")
			v.get(at+"/sealed/"+lastSealed(t, h, ref)+"/draft.pdf").want(t, 404)
			for _, page := range []string{"", "/drafts", "/drafts/gdpr.authority", "/summary", "/summary.pdf"} {
				v.get(at+page).want(t, 200)
			}
			file := at + "/file/gdpr.authority"
			sum := v.submit(v.get(file).want(t, 200).form(file), url.Values{"channel": {"service"}}).follow(t).want(t, 200)
			v.upload(sum.form(file+"/check"), url.Values{"send_reason": {"Skickat från annat håll"}}).follow(t).want(t, 200).says(t, "Skickat från annat håll")
		})
	}
}

func TestWhatWasSealedElsewhereWithFewAnswersGivesItsFiles(t *testing.T) {
	h := newSite(t)
	v := h.as(models.Handler)
	for name, content := range map[string]string{
		"none":      head + `}`,
		"a need":    head + `,"answers":[{"number":"10","need":"ö"}]}`,
		"one twice": head + `,"answers":[{"number":"10","need":"M","value":"a"},{"number":"10","need":"M","value":"b"}],"missing":[{"number":"10","need":"M"}]}`,
		"a time":    head + `,"answers":[{"number":"9","need":"M","value":"i går","values":["a"]}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			ref := from(t, h, content)
			at := "/incidents/" + ref + "/sealed/" + lastSealed(t, h, ref)
			for _, page := range []string{"", "/print", "/draft.pdf", "/draft.xlsx", "/redacted.pdf", "/redacted.xlsx"} {
				if got := v.get(at + page); got.status >= 500 {
					t.Errorf("%s: %d", page, got.status)
				}
			}
		})
	}
}

// lastSealed is the number of the draft that was sealed last in the incident.
func lastSealed(t *testing.T, h *house, ref string) string {
	t.Helper()
	ds, err := h.SealedDrafts(t.Context(), h.by(models.Handler), ref)
	check(t, err)
	return strconv.FormatInt(ds[len(ds)-1].ID, 10)
}

func TestAnApprovalThatCameWithTheRecordIsNotShownAsOneFromHere(t *testing.T) {
	h, ref := breach(t)
	d := seal(t, h, ref, "gdpr.authority")
	approve(t, h, ref, d)
	f, _, err := h.CaseFile(t.Context(), h.by(models.Auditor), ref)
	check(t, err)
	f.Filings = nil
	there := newSite(t)
	ref, err = there.Import(t.Context(), models.Operator("test"), f)
	check(t, err)
	v, at := there.as(models.Handler), "/incidents/"+ref
	page := v.get(at+"/sealed/"+lastSealed(t, there, ref)).want(t, 200)
	page.says(t, "Godkänt (enligt akten, inte här)", "Name of handler (enligt akten, inte här)", "ingen användare här har godkänt det")
	v.get(at+"/summary").want(t, 200).says(t, "Godkänt (enligt akten, inte här)")
	file := at + "/file/gdpr.authority"
	sum := v.submit(v.get(file).want(t, 200).says(t, "Godkänt enligt akten, inte här").form(file), url.Values{"channel": {"service"}}).follow(t).want(t, 200)
	sum.says(t, "Ingen användare här har godkänt utkastet, vad än akten som det kom med säger.", "Varför lämnades det in ändå?")
	v.upload(sum.form(file+"/check"), nil).want(t, 422).says(t, "Ange varför utkastet")
}
