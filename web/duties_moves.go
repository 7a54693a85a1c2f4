package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

// standings say how an obligation stands that has no limit.
var standings = map[deadline.State]i18n.Text{
	"":                   {SV: "ingen skyldighet", EN: "no duty"},
	deadline.Waiting:     {SV: "väntar", EN: "waiting"},
	deadline.NoNumber:    {SV: "utan onödigt dröjsmål", EN: "without undue delay"},
	deadline.Running:     {SV: "löper", EN: "running"},
	deadline.Overdue:     {SV: "försenad", EN: "overdue"},
	deadline.Met:         {SV: "lämnad", EN: "met"},
	deadline.MetLate:     {SV: "lämnad för sent", EN: "met late"},
	deadline.NotRequired: {SV: "ska inte lämnas", EN: "not required"},
}

// standing says how an obligation stands before or after a change: its limit, else
// its state, and to whom it is owed where that changes.
func standing(state deadline.State, limit *time.Time, to i18n.Text, zone *time.Location) i18n.Text {
	said := standings[state]
	if limit != nil {
		at := i18n.Long(limit.In(zone))
		said = i18n.Text{SV: at.In(i18n.SV), EN: at.In(i18n.EN)}
	}
	if to.IsZero() {
		return said
	}
	return i18n.Text{SV: to.SV + ": " + said.SV, EN: to.EN + ": " + said.EN}
}

// moves is what storing a version of a duty would change in open incidents, and
// what stands for it; empty if that is nothing.
func (c *call) moves(d models.Duty) ([]templates.DutyMove, string, error) {
	if d.Slug == "" {
		d.Slug = "new" // no duty is called that
	}
	list, err := c.store.DutyMoves(c.ctx(), c.by(), d)
	if err != nil {
		return nil, "", err
	}
	return c.moveRows(list)
}

// moveRows are what changes as a page shows it, and what stands for it; empty if that is
// nothing.
func (c *call) moveRows(list []models.DutyMove) ([]templates.DutyMove, string, error) {
	if len(list) == 0 {
		return nil, "", nil
	}
	rows := make([]templates.DutyMove, 0, len(list))
	for i := range list {
		m := &list[i]
		rows = append(rows, templates.DutyMove{
			Ref: m.Ref, Title: m.Title, Entity: models.NameOf(m.Entity).In(c.lang), Duty: m.Name,
			Was: standing(m.Was, m.WasLimit, m.WasTo, m.Zone), Is: standing(m.Is, m.Limit, m.IsTo, m.Zone),
		})
	}
	body, err := json.Marshal(list)
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(body)
	return rows, hex.EncodeToString(sum[:8]), nil
}

var movedLimit = i18n.Text{SV: "%s: %s → %s", EN: "%s: %s → %s"}

// shifted says what a duty or an entity changed in an incident, a line an obligation.
func (w *logWords) shifted(raw json.RawMessage) string {
	var list []models.Shifted
	if json.Unmarshal(raw, &list) != nil {
		return string(raw)
	}
	var lines []string
	for _, x := range list {
		was, is := standing(x.Was, x.From, x.WasTo, w.page.Zone), standing(x.Is, x.To, x.IsTo, w.page.Zone)
		what := models.NameOf(x.Entity).In(w.c.lang)
		if x.Obligation != "" {
			what = w.duty(x.Obligation)
		}
		lines = append(lines, fmt.Sprintf(movedLimit.In(w.c.lang), what, was.In(w.c.lang), is.In(w.c.lang)))
	}
	return strings.Join(lines, "\n")
}
