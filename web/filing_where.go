package web

import (
	"slices"
	"strings"
	"time"

	"frist/models"
	"frist/models/authority"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/templates"
)

var (
	whereIMY       = i18n.Text{SV: "IMY:s e-tjänst för personuppgiftsincidenter", EN: "IMY’s e-service for personal data breaches"}
	whereIMYIs     = i18n.Text{SV: "Frågorna står i samma ordning i utkastet. Spara kopian som e-tjänsten erbjuder efter inlämningen: den är kvittensen.", EN: "The draft has the questions in the same order. Keep the copy that the e-service offers after the submission: it is the proof."}
	whereFI        = i18n.Text{SV: "Fidac i Finansinspektionens rapporteringsportal, under Händelsestyrd rapportering", EN: "Fidac in the reporting portal of Finansinspektionen, under event-driven reporting (Händelsestyrd)"}
	whereFIModule  = i18n.Text{SV: "Den som rapporterar behöver behörigheten ”DORA incident och cyberhot”, som firmatecknaren delegerar. Kontrollera den innan det är bråttom.", EN: "Whoever reports needs the permission ”DORA incident och cyberhot”, which a signatory delegates. Check it before there is a hurry."}
	whereFITest    = i18n.Text{SV: "Lämna in i den skarpa miljön. Det som skickas i Fidac Testrapportering är ingen inlämning.", EN: "Submit in the live environment. What is sent in Fidac test reporting is no filing."}
	whereFIFile    = i18n.Text{SV: "JSON-filen kan lämnas i formuläret i stället för att svaren skrivs in.", EN: "The JSON file can be submitted in the form, instead of typing the answers."}
	whereFIFirst   = i18n.Text{SV: "Anteckna rapporterings-id:t som Fidac ger: det ska stå i fält 3.1 i följande rapporter.", EN: "Note the reporting id that Fidac gives: it has to stand in field 3.1 of the following reports."}
	whereFINoID    = i18n.Text{SV: "Rapporterings-id från den första anmälan saknas. Det ska stå i fält 3.1: lägg till det som en kvittens på den första inlämningen.", EN: "The reporting id of the initial notification is missing. It has to stand in field 3.1: add it as a receipt of the first filing."}
	whereAuthority = i18n.Text{SV: "%s (%s), språk: %s", EN: "%s (%s), languages: %s"}
	whereMemory    = i18n.Text{SV: "Adressen är inte kontrollerad.", EN: "The address has not been checked."}
	whereDown      = i18n.Text{SV: "Går det inte att lämna in? Brev och anteckning om försöket", EN: "Can it not be submitted? Letter, and a note of the attempt"}
	whereNotice    = i18n.Text{SV: "Hinner ni inte? Underrätta Finansinspektionen om förseningen före fristen", EN: "Not in time? Tell Finansinspektionen of the delay before the limit"}
	whereText      = i18n.Text{SV: "Text till underrättelsen", EN: "Text of the notice"}
)

// Where the services are, as their pages had it.
const (
	serviceIMY = "https://e-tjanster.imy.se/sv/anmalan"
	serviceFI  = "https://www.finansinspektionen.se/en/e-services-and-forms/reporting-to-fi/fidac/reporting-according-to-dora/"
)

// whereToFile says where the duty of m is met, nil where nobody has a service for it.
func (c *call) whereToFile(m matter) *templates.Where {
	swedish := m.country() == "SE" || m.country() == ""
	id := string(m.o.ID)
	var w templates.Where
	switch {
	case swedish && (strings.HasPrefix(id, "gdpr.authority") || m.o.ID == "imy.supplement"):
		w = templates.Where{To: templates.Link{Text: whereIMY, Href: serviceIMY}, Notes: []i18n.Text{whereIMYIs}}
	case swedish && atFidac(m.o.ID):
		w = templates.Where{To: templates.Link{Text: whereFI, Href: serviceFI}, Notes: []i18n.Text{whereFIModule, whereFITest, whereFIFile}}
		switch ref := m.firstReference(); {
		case m.o.ID == "dora.initial":
			w.Notes = append(w.Notes, whereFIFirst)
		case ref == "" && m.o.ID != "dora.threat":
			w.Notes = append(w.Notes, whereFINoID)
		}
	case m.o.ID == "gdpr.authority":
		a, ok := authority.DataProtection(m.country())
		if !ok {
			return nil
		}
		names := make([]string, len(a.Languages))
		for i, l := range a.Languages {
			names[i] = authority.LanguageName(l).In(c.lang)
		}
		w = templates.Where{To: templates.Link{Text: whereAuthority.With(a.Name, a.Translation, listed(names)), Href: a.Portal}}
		if !a.Note.IsZero() {
			w.Notes = append(w.Notes, a.Note)
		}
		for _, part := range authority.Regional(m.country()) {
			w.More = append(w.More, templates.Link{Text: i18n.Same(part.Name), Href: part.Portal})
		}
		if a.Source == authority.Memory {
			w.Notes = append(w.Notes, whereMemory)
		}
	case m.o.ID == delayNotice && swedish:
		return &templates.Where{To: templates.Link{Text: whereText, Href: m.filing() + "/letter"}}
	default:
		return nil
	}
	w.More = append(w.More, templates.Link{Text: whereDown, Href: m.filing() + "/letter"})
	if c.noticeDue(m) {
		w.More = append(w.More, templates.Link{Text: whereNotice, Href: filePath(m.Ref, dutyKey(m.rec.PartOf, delayNotice, "")) + "/letter"})
	}
	return &w
}

// delayNotice is the duty to tell of a delay before the limit (Reg. (EU) 2025/301
// Art. 5(3)).
const delayNotice deadline.ID = "dora.delay_notice"

// noticeBefore is how long before a limit that notice is offered.
const noticeBefore = time.Hour

// atFidac reports whether the duty is met by a report in Fidac.
func atFidac(id deadline.ID) bool {
	return slices.Contains([]deadline.ID{"dora.initial", "dora.intermediate", "dora.intermediate_update", "dora.intermediate_request", "dora.final", "dora.threat"}, id)
}

// firstReference is what the recipient called the initial notification.
func (m matter) firstReference() string {
	in := m.rec.FormInput(m.rec.Incident.ReportedAt)
	return in.Called("dora.initial")
}

// noticeDue reports whether it is time to tell of a delay: the report of the duty is
// not sent, and its limit is within the hour or has passed.
func (c *call) noticeDue(m matter) bool {
	o := m.o
	if !atFidac(o.ID) || o.Strict == nil || o.State != deadline.Running && o.State != deadline.Overdue {
		return false
	}
	return !c.at.Before(o.Strict.Add(-noticeBefore)) && slices.ContainsFunc(m.rec.Obligations(c.at), func(x deadline.Obligation) bool { return x.ID == delayNotice && x.State != deadline.NotApplicable })
}

// resubmit reports whether a report went another way than through Fidac, and has not
// been submitted there since (Impl. Reg. (EU) 2025/302 Art. 4).
func resubmit(part models.Record, x models.Filing) bool {
	if !atFidac(x.Obligation) || part.Entity.Country != "" && part.Entity.Country != "SE" || throughFidac(x) {
		return false
	}
	return !slices.ContainsFunc(part.Filings, func(y models.Filing) bool { return y.Obligation == x.Obligation && throughFidac(y) })
}

func throughFidac(x models.Filing) bool { return x.Channel == atFI.name.SV }
