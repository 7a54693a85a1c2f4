package web

import (
	"strconv"

	"frist/models"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	alarmSent    = i18n.Text{SV: "Låst utkast nr %s (%s) lämnades in utan godkännande. Någon annan ska godkänna det i efterhand.", EN: "Sealed draft no. %s (%s) was filed without approval. Someone else is to approve it afterwards."}
	alarmLet     = i18n.Text{SV: "Låst utkast nr %s (%s) får lämnas in utan godkännande: ett nödläge är antecknat. Någon annan ska godkänna det i efterhand.", EN: "Sealed draft no. %s (%s) may be filed without approval: an emergency is recorded. Someone else is to approve it afterwards."}
	alarmApprove = i18n.Text{SV: "Granska utkastet", EN: "Look at the draft"}
	alarmLate    = i18n.Text{SV: "%s ska vara inlämnad %s. Hinner ni inte ska Finansinspektionen underrättas om förseningen före fristen.", EN: "%s is due %s. If you are not in time, Finansinspektionen is to be told of the delay before the limit."}
	alarmPassed  = i18n.Text{SV: "%s skulle ha varit inlämnad %s. Underrätta Finansinspektionen om förseningen nu.", EN: "%s was due %s. Tell Finansinspektionen of the delay now."}
)

// alarms are what everybody who opens an incident has to see first: what was sent, or
// may be, without approval, and that a report will hardly be in time.
func (c *call) alarms(r models.Record, parts []homePart) []templates.ToldNotice {
	var list []templates.ToldNotice
	for _, d := range r.Sealed {
		if d.Status() != models.AwaitsAfterwards {
			continue
		}
		text := alarmLet
		if d.SentBy != nil {
			text = alarmSent
		}
		list = append(list, templates.ToldNotice{
			Text: text.With(strconv.FormatInt(d.ID, 10), stageOf(d)), Link: templates.Link{Text: alarmApprove, Href: sealedPath(r.Incident.Ref, d.ID)},
		})
	}
	if !c.by().May(models.Decide) || r.Incident.Status == models.StatusClosed {
		return list
	}
	for i := range parts {
		list = append(list, c.lateAlarm(&parts[i])...)
	}
	return list
}

// lateAlarm offers the notice of a delay from an hour before the first limit of a
// report in Fidac.
func (c *call) lateAlarm(part *homePart) []templates.ToldNotice {
	late := lateReport(part.os)
	swedish := part.Entity.Country == "SE" || part.Entity.Country == ""
	if late == nil || !swedish || !c.lateSoon(late) || !owesNotice(part.os) || delayTold(part.Record, late) {
		return nil
	}
	text := alarmLate
	if c.at.After(*late.Strict) {
		text = alarmPassed
	}
	return []templates.ToldNotice{{
		Text: text.With(late.Title, i18n.Long(late.Strict.In(part.Entity.Zone()))),
		Link: templates.Link{Text: whereText, Href: noticePath(part.Record)},
	}}
}

// delayTold reports whether the notice of a delay was sent since the clock of the report
// began to run.
func delayTold(part models.Record, late *deadline.Obligation) bool {
	for _, f := range part.Filings {
		if f.Obligation == delayNotice && f.SentAt != nil && (late.ClockStart == nil || !f.SentAt.Before(*late.ClockStart)) {
			return true
		}
	}
	return false
}
