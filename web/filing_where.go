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
	whereIMYIs     = i18n.Text{SV: "Frågorna står i samma ordning i utkastet. Spara kopian som e-tjänsten erbjuder efter inlämningen: den är mottagningskvittot.", EN: "The draft has the questions in the same order. Keep the copy that the e-service offers after the submission: it is the proof."}
	whereFI        = i18n.Text{SV: "Fidac i Finansinspektionens rapporteringsportal, under Händelsestyrd rapportering", EN: "Fidac in the reporting portal of Finansinspektionen, under event-driven reporting (Händelsestyrd)"}
	whereFIModule  = i18n.Text{SV: "Den som rapporterar behöver behörigheten ”DORA incident och cyberhot”, som firmatecknaren delegerar. Kontrollera den innan det är bråttom.", EN: "Whoever reports needs the permission ”DORA incident och cyberhot”, which a signatory delegates. Check it before there is a hurry."}
	whereFITest    = i18n.Text{SV: "Lämna in i den skarpa miljön. Det som skickas i Fidac Testrapportering är ingen inlämning.", EN: "Submit in the live environment. What is sent in Fidac test reporting is no filing."}
	whereFIFile    = i18n.Text{SV: "JSON-filen kan lämnas i formuläret i stället för att svaren skrivs in.", EN: "The JSON file can be submitted in the form, instead of typing the answers."}
	whereFIFirst   = i18n.Text{SV: "Anteckna rapporterings-id:t som Fidac ger: det ska stå i fält 3.1 i följande rapporter.", EN: "Note the reporting id that Fidac gives: it has to stand in field 3.1 of the following reports."}
	whereFINoID    = i18n.Text{SV: "Rapporterings-id från den första anmälan saknas. Det ska stå i fält 3.1: lägg till det som ett mottagningskvitto till den första inlämningen.", EN: "The reporting id of the initial notification is missing. It has to stand in field 3.1: add it as a receipt of the first filing."}
	whereAuthority = i18n.Text{SV: "%s (%s), språk: %s", EN: "%s (%s), languages: %s"}
	whereMemory    = i18n.Text{SV: "Adressen är inte kontrollerad.", EN: "The address has not been checked."}
	whereMCF       = i18n.Text{SV: "MCF (CSIRT-enheten), incidentrapportering i IRON", EN: "MCF (the CSIRT), incident reports in IRON"}
	whereMCFIs     = i18n.Text{SV: "Systemets namn och adress är inte kontrollerade.", EN: "The name of the system and the address have not been checked."}
	whereEvent     = i18n.Text{SV: "Finansinspektionen, brev eller e-post", EN: "Finansinspektionen, by letter or e-mail"}
	whereEventIs   = i18n.Text{SV: "Det finns inget formulär. Skriv vad som har hänt, och lämna utkastet som PDF.", EN: "There is no form. Write what happened, and submit the draft as a PDF."}
	whereSecure    = i18n.Text{SV: "Säkerhetsskyddsklassificerade uppgifter får varken stå i Frist eller skickas med e-post. Lämna dem på det sätt som har avtalats med myndigheten.", EN: "Security-classified information must neither stand in Frist nor go by e-mail. Submit it in the way that was agreed with the authority."}
	whereUnknown   = i18n.Text{SV: "Mottagarens adress finns inte i Frist.", EN: "The address of the recipient is not in Frist."}
	whereDown      = i18n.Text{SV: "Går det inte att lämna in? Brev och anteckning om försöket", EN: "Can it not be submitted? Letter, and a note of the attempt"}
	whereNotice    = i18n.Text{SV: "Hinner ni inte? Underrätta Finansinspektionen om förseningen före fristen", EN: "Not in time? Tell Finansinspektionen of the delay before the limit"}
	whereText      = i18n.Text{SV: "Text till underrättelsen", EN: "Text of the notice"}
)

// Where the services are, as their pages had it.
const (
	serviceIMY = "https://e-tjanster.imy.se/sv/anmalan"
	siteMCF    = "https://www.mcf.se/"
	siteFI     = "https://www.fi.se/"
	serviceFI  = "https://www.finansinspektionen.se/en/e-services-and-forms/reporting-to-fi/fidac/reporting-according-to-dora/"
)

// whereToFile says where the duty of m is met, nil where that is no authority's to say.
func (c *call) whereToFile(m matter) *templates.Where {
	w, ok := c.whereOf(m)
	if !ok || m.o.ID == delayNotice {
		return w
	}
	w.More = append(w.More, templates.Link{Text: whereDown, Href: m.filing() + "/letter"})
	if c.noticeDue(m) {
		w.More = append(w.More, templates.Link{Text: whereNotice, Href: noticePath(m.rec)})
	}
	return w
}

// whereOf is the service of the recipient, as far as one is known; false where it is
// no authority.
func (c *call) whereOf(m matter) (*templates.Where, bool) {
	swedish, to := m.country() == "SE" || m.country() == "", recipientOfDuty(&m.o)
	switch to {
	case deadline.DataSubjects, deadline.Clients, deadline.PaymentUsers, deadline.Subscribers, deadline.ControllerOfData, deadline.Public, deadline.Internal, "":
		return nil, false
	case deadline.SecurityService: // how is agreed with it, and is nothing for a page
		return &templates.Where{Notes: []i18n.Text{whereSecure}}, true
	default: // an authority with a service, which may be known
	}
	switch {
	case swedish && (to == deadline.DataProtectionAuthority || to == "IMY"):
		return &templates.Where{To: templates.Link{Text: whereIMY, Href: serviceIMY}, Notes: []i18n.Text{whereIMYIs}}, true
	case swedish && atFidac(m.o.ID):
		return m.inFidac(), true
	case to == deadline.DataProtectionAuthority:
		return c.abroad(m)
	case m.o.ID == delayNotice && swedish:
		return &templates.Where{To: templates.Link{Text: whereText, Href: m.filing() + "/letter"}}, true
	case swedish && strings.HasPrefix(string(m.o.Regime), "fffs"):
		return &templates.Where{To: templates.Link{Text: whereEvent, Href: siteFI}, Notes: []i18n.Text{whereEventIs, whereMemory}}, true
	case swedish && to == deadline.CSIRT:
		return &templates.Where{To: templates.Link{Text: whereMCF, Href: siteMCF}, Notes: []i18n.Text{whereMCFIs}}, true
	}
	return &templates.Where{Notes: []i18n.Text{whereUnknown}}, true
}

// inFidac is how a report is submitted to Finansinspektionen under DORA.
func (m matter) inFidac() *templates.Where {
	w := &templates.Where{To: templates.Link{Text: whereFI, Href: serviceFI}, Notes: []i18n.Text{whereFIModule, whereFITest, whereFIFile}}
	switch ref := m.firstReference(); {
	case m.o.ID == "dora.initial":
		w.Notes = append(w.Notes, whereFIFirst)
	case ref == "" && m.o.ID != "dora.threat":
		w.Notes = append(w.Notes, whereFINoID)
	}
	return w
}

// abroad is the data protection authority of another country.
func (c *call) abroad(m matter) (*templates.Where, bool) {
	a, ok := authority.DataProtection(m.country())
	if !ok {
		return nil, false
	}
	names := make([]string, len(a.Languages))
	for i, l := range a.Languages {
		names[i] = authority.LanguageName(l).In(c.lang)
	}
	w := &templates.Where{To: templates.Link{Text: whereAuthority.With(a.Name, a.Translation, listed(names)), Href: a.Portal}}
	if !a.Note.IsZero() {
		w.Notes = append(w.Notes, a.Note)
	}
	for _, part := range authority.Regional(m.country()) {
		w.More = append(w.More, templates.Link{Text: i18n.Same(part.Name), Href: part.Portal})
	}
	if a.Source == authority.Memory {
		w.Notes = append(w.Notes, whereMemory)
	}
	return w, true
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
	swedish := m.country() == "SE" || m.country() == ""
	return swedish && c.lateSoon(&m.o) && owesNotice(m.rec.Obligations(c.at))
}

// lateSoon reports whether a report in Fidac is not sent, and its limit is within the
// hour or has passed.
func (c *call) lateSoon(o *deadline.Obligation) bool {
	open := o.State == deadline.Running || o.State == deadline.Overdue
	return atFidac(o.ID) && open && o.Strict != nil && !c.at.Before(o.Strict.Add(-noticeBefore))
}

// owesNotice reports whether the law asks for a notice of a delay.
func owesNotice(os []deadline.Obligation) bool {
	return slices.ContainsFunc(os, func(o deadline.Obligation) bool { return o.ID == delayNotice && o.State != deadline.NotApplicable })
}

// noticePath is where the text of that notice is, for a part of a record.
func noticePath(part models.Record) string {
	return filePath(part.Incident.Ref, dutyKey(part.PartOf, delayNotice, "")) + "/letter"
}

// resubmit reports whether a report went another way than through Fidac, and has not
// been submitted there since (Impl. Reg. (EU) 2025/302 Art. 4).
func resubmit(part models.Record, x models.Filing) bool {
	if !atFidac(x.Obligation) || part.Entity.Country != "" && part.Entity.Country != "SE" || throughFidac(x) {
		return false
	}
	return !slices.ContainsFunc(part.Filings, func(y models.Filing) bool {
		return y.Obligation == x.Obligation && throughFidac(y) && !instantOf(y.SentAt).Before(instantOf(x.SentAt))
	})
}

func throughFidac(x models.Filing) bool { return x.Channel == atFI.name.SV }
