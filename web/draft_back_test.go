package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"frist/models"
)

// TestWhoComesFromADraftComesBackToIt gives what a draft asks for where that is given,
// is refused once, and stands at the field again.
func TestWhoComesFromADraftComesBackToIt(t *testing.T) {
	h, ref := classified(t)
	v, draft := h.as(models.Handler), "/incidents/"+ref+"/drafts/dora.initial"
	link := func(to string) string {
		for _, l := range v.get(draft).want(t, 200).links() {
			if strings.HasPrefix(l, to+"?back=") {
				return l
			}
		}
		t.Fatalf("nothing on the draft leads to %s", to)
		return ""
	}
	entity := fmt.Sprintf("/entities/%d", h.bank)
	from := link(entity)
	p := v.get(from).want(t, 200).lacks(t, "LEI-kod (valfritt)")
	p = v.submit(p.form(entity), url.Values{"lei": {"X"}}).want(t, 422)
	p = v.submit(p.form(entity), url.Values{"lei": {"5493001KJTIIGC8Y1R12"}}).want(t, 303)
	if to := p.header.Get("Location"); !strings.HasPrefix(to, draft+"#") {
		t.Errorf("the entity leads to %s", to)
	}
	p.follow(t).says(t, "är sparad.").lacks(t, "har räknats om")

	edit := "/incidents/" + ref + "/edit/reporter"
	from = link(edit)
	p = v.submit(v.get(from).want(t, 200).form(edit), url.Values{"f-contact_primary_email": {"anna@bank.example"}}).want(t, 303)
	if to := p.header.Get("Location"); !strings.HasPrefix(to, draft+"#") {
		t.Errorf("the facts lead to %s", to)
	}
}

func TestOneComesBackOnlyToPagesOfThisSite(t *testing.T) {
	h, ref := classified(t)
	v, entity, edit := h.as(models.Handler), fmt.Sprintf("/entities/%d", h.bank), "/incidents/"+ref+"/edit/reporter"
	for _, back := range []string{"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"} {
		for at, home := range map[string]string{entity: "/entities", edit: edit[:len(edit)-len("/reporter")] + "#reporter"} {
			p := v.get(at+"?back="+url.QueryEscape(back)).want(t, 200)
			for _, l := range p.links() {
				if strings.Contains(l, "evil") || strings.HasPrefix(l, "javascript") {
					t.Errorf("%s leads to %s", at, l)
				}
			}
			if to := v.submit(p.form(at), url.Values{"back": {back}}).want(t, 303).header.Get("Location"); to != home {
				t.Errorf("%s and back to %s leads to %s", at, back, to)
			}
		}
	}
}
