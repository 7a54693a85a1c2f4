package models_test

import (
	"errors"
	"strings"
	"testing"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/models/i18n"
)

// unseen are characters that no name may have: each does something to the text
// around it, and none can be seen.
var unseen = []string{"\n", "\r\n", "\t", "\x1b", "\x7f", "\u0085", "\u2028", "\u202e", "\u2066"}

func TestANameStandsOnOneLineAndTheMessageSaysWhereItDoesNot(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	op := models.Operator("test")
	entity := func(e models.Entity) error {
		e.Country, e.Type = "FI", deadline.CreditInstitution
		_, err := h.AddEntity(ctx(t), h.officer, models.Once{}, e)
		return err
	}
	user := func(u models.User) error {
		u.Role = models.Reader
		_, err := h.AddUser(ctx(t), op, models.Once{}, u, "")
		return err
	}
	for _, c := range unseen {
		bad := "Bank" + c + "x"
		for field, err := range map[string]error{
			"name":            entity(models.Entity{Name: bad}),
			"org_no":          entity(models.Entity{Name: "x", OrgNo: bad}),
			" name":           user(models.User{Name: bad, Email: "x@bank.example"}),
			"email":           user(models.User{Name: "x", Email: "bank" + c + "x@bank.example"}),
			"source":          h.AddEntry(ctx(t), h.officer, models.Once{}, ref, models.Entry{Text: "x", Source: bad}),
			" source":         h.AddAwareness(ctx(t), h.officer, models.Once{}, ref, models.Awareness{How: "x", Source: bad}),
			"  source":        h.AddCount(ctx(t), h.officer, models.Once{}, ref, models.Count{Source: bad}),
			"   source":       h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "cause", Value: models.FactValue{Text: "x"}, Source: bad}}),
			"data_categories": h.SetFacts(ctx(t), h.officer, ref, []models.FactEdit{{Key: "data_categories", Value: models.FactValue{Lines: []string{bad}}}}),
			"decided_by":      h.MakeDecision(ctx(t), h.officer, models.Once{}, ref, models.Decision{Obligation: "gdpr.authority", Reason: "x", DecidedBy: bad}),
			"channel":         filed(h, t, ref, models.Filing{Channel: bad}),
			"reference":       filed(h, t, ref, models.Filing{Channel: "x", Reference: bad}),
			"informant":       reported(h, t, models.Report{Informant: bad}),
			"known_by":        reported(h, t, models.Report{Informant: "x", KnownBy: strings.ReplaceAll(strings.ReplaceAll(bad, "\r", "\x00"), "\n", "\x00")}),
			"title":           reported(h, t, models.Report{Informant: "x", Title: bad}),
		} {
			var invalid *models.Invalid
			if c == "\t" && field == "data_categories" { // pasted from a sheet
				continue
			}
			if !errors.As(err, &invalid) {
				t.Errorf("%q in %s: %v", c, field, err)
				continue
			}
			text, ok := invalid.Problems[strings.TrimSpace(field)]
			if !ok || field != "email" && field != "known_by" && !strings.Contains(text.In(i18n.SV), "efter ”Bank”") {
				t.Errorf("%q in %s: %v", c, field, invalid.Problems)
			}
		}
	}
	check(t, entity(models.Entity{Name: "בנק\u200f 1 😀 👩\u200d💻"})) // what a name may need
}

func filed(h *house, t *testing.T, ref string, f models.Filing) error {
	t.Helper()
	_, err := h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, f, nil)
	return err
}

func reported(h *house, t *testing.T, r models.Report) error {
	t.Helper()
	_, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, r)
	return err
}

func TestATitleThatIsMadeOfAReportHasNothingHidden(t *testing.T) {
	h := newHouse(t)
	ref, err := h.ReportIncident(ctx(t), h.officer, models.Once{}, models.Report{EntityID: h.bank, Informant: "Anna", Aware: calendar.Moment{At: present, Precision: calendar.Exact}, Summary: "Fel\tkonto \u202esyns\r\noch mer"})
	check(t, err)
	in, err := h.Incident(ctx(t), h.officer, ref)
	check(t, err)
	if in.Title != "Fel konto syns" || !strings.Contains(in.Summary, "\u202e") {
		t.Errorf("title %q, summary %q", in.Title, in.Summary)
	}
}

func TestAFileIsKeptWhateverItsNameHides(t *testing.T) {
	h := newHouse(t)
	ref := h.importFile(klarna)
	check(t, h.AddEvidence(ctx(t), h.officer, models.Once{}, ref, models.File{Name: "kvitto\u202efdp.\x07exe\n", Data: []byte("x")}))
	es, err := h.EvidenceList(ctx(t), h.officer, ref)
	check(t, err)
	if got := es[len(es)-1].Name; got != "kvittofdp. exe" {
		t.Errorf("it is called %q", got)
	}
}
