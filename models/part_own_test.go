package models_test

import (
	"strings"
	"testing"

	"frist/models"
	"frist/models/deadline"
)

// TestWhatWasFiledForOneEntityDoesNotGoOverToAnother tries what the form of the basics
// offers: another own entity.
func TestWhatWasFiledForOneEntityDoesNotGoOverToAnother(t *testing.T) {
	for name, several := range map[string]bool{"an incident of several entities": true, "one of which one was removed again": true, "an incident of one, whose entity was mistaken": false} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			ref := h.report("Fel mottagare")
			third, err := h.AddEntity(ctx(t), h.admin, models.Once{}, models.Entity{Name: "Tredje Bank AB", Country: "SE", Type: deadline.CreditInstitution})
			check(t, err)
			exchange := func() error {
				in, err := h.Incident(ctx(t), h.officer, ref)
				check(t, err)
				in.EntityID = third
				return h.EditIncident(ctx(t), h.officer, in)
			}
			if several {
				other := h.addTo(ref, subsidiary)
				if strings.Contains(name, "removed") {
					check(t, h.RemovePart(ctx(t), h.officer, ref, other, 1, "Var inte berörd."))
				}
			}
			_, err = h.RecordFiling(ctx(t), h.officer, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", SentAt: &h.at, Channel: "IMY:s e-tjänst"}, nil)
			check(t, err)
			err = exchange()
			if !several {
				check(t, err)
				return
			}
			wantProblem(t, err, "entity_id")
			if in, err := h.Incident(ctx(t), h.officer, ref); err != nil || in.EntityID != h.bank {
				t.Errorf("it is now that of %d, %v", in.EntityID, err)
			}
			h.sound()
		})
	}
}
