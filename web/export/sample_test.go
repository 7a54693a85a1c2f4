package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"frist/models/i18n"
	"frist/models/report"
)

// sample is a summary like that of the incident at Klarna on 27 May 2021, with
// a timeline of so many rows.
func sample(lang i18n.Lang, rows int) report.Document {
	say := func(sv, en string) string { return i18n.Text{SV: sv, EN: en}.In(lang) }
	source, err := json.Marshal(map[string]any{
		"frist":    "case/1",
		"incident": map[string]any{"title": "Kunder såg andra kunders uppgifter i appen", "summary": strings.Repeat("Åäö ", 2000)},
	})
	if err != nil {
		panic(err)
	}
	return report.Document{
		Lang:    lang,
		Title:   say("Sammanställning 2021-003", "Summary 2021-003"),
		Subject: say("Kunder såg andra kunders uppgifter i appen", "Customers saw other customers’ data in the app"),
		Head: []report.Field{
			{Label: say("Beteckning", "Reference"), Value: "2021-003"},
			{Label: say("Juridisk person", "Entity"), Value: "Klarna Bank AB (publ), 556737-0431"},
			{Label: say("Status", "Status"), Value: say("Öppen: två skyldigheter återstår", "Open: two duties remain")},
			{Label: say("Kännedom", "Awareness"), Value: i18n.Long(time.Date(2021, 5, 27, 10, 49, 0, 0, time.FixedZone("", 7200))).In(lang)},
			{Label: say("Loggens huvud", "Head of the log"), Value: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
			{Label: say("Utskriven", "Printed"), Value: say("måndag 31 maj 2021 kl. 09.12 (UTC+2) av Åsa Öberg", "Monday 31 May 2021 at 09:12 (UTC+2) by Åsa Öberg")},
		},
		Notices: []string{say("Detta är en övning. Uppgifterna är tagna ur offentliga källor.", "This is an exercise. The data come from public sources.")},
		Sections: []report.Section{
			{ID: "summary", Title: say("I korthet", "In brief"), Blocks: []report.Block{
				report.Paragraph(say(
					"Under 31 minuter på förmiddagen den 27 maj 2021 visades fel kunds uppgifter i appen. Felet uppstod när en ändring i innehållsnätverkets cachning gjorde att svar som hörde till en kund lämnades ut till en annan.\n\nBolaget stängde appen, tog bort ändringen och tömde cachen. Upp till 90 000 kunder kan ha haft uppgifter som visades, och 9 500 bedöms ha påverkats.",
					"For 31 minutes on the morning of 27 May 2021 the app showed the wrong customer’s data. A change to the caching of the content network made answers that belonged to one customer go to another.\n\nThe company closed the app, took the change back and emptied the cache. Up to 90,000 customers may have had data shown; 9,500 are held to be affected.")),
				report.Fields{
					{Label: say("Personuppgifter", "Personal data"), Value: say("ja", "yes")},
					{Label: say("Risk för de registrerade", "Risk to the data subjects"), Value: ""},
					{Label: say("Uppgiftskategorier", "Categories of data"), Value: say("namn, postadress, telefonnummer, köphistorik, maskerat kortnummer", "name, address, telephone number, purchases, masked card number")},
				},
			}},
			{ID: "obligations", Title: say("Skyldigheter och frister", "Duties and time limits"), Blocks: obligations(say)},
			{ID: "counts", Title: say("Antal berörda", "Persons affected"), Blocks: []report.Block{counts(say)}},
			{ID: "timeline", Title: say("Tidslinje", "Timeline"), Blocks: []report.Block{timeline(say, rows)}},
			{ID: "decisions", Title: say("Beslut", "Decisions"), Blocks: []report.Block{report.Table{Columns: []report.Column{{Title: say("Beslut", "Decision"), Width: 1}}}}},
			{ID: "log", Title: say("Loggen", "The log"), Blocks: []report.Block{logTable(say)}},
		},
		Foot:       "2021-003 · 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Made:       time.Date(2021, 5, 31, 7, 12, 0, 0, time.UTC),
		Producer:   "Frist 1.0",
		Source:     source,
		SourceName: "2021-003.case.json",
	}
}

type sayer func(sv, en string) string

func obligations(say sayer) []report.Block {
	var blocks []report.Block
	for _, o := range [][3]string{
		{say("Anmälan till Integritetsskyddsmyndigheten", "Notification to the authority for privacy protection"), say("dataskyddsförordningen art. 33.1", "GDPR Art. 33(1)"), "72"},
		{say("Första rapport till Finansinspektionen", "Initial report to Finansinspektionen"), say("delegerad förordning (EU) 2025/301 art. 5", "Delegated Regulation (EU) 2025/301 Art. 5"), "24"},
	} {
		blocks = append(blocks,
			report.Heading(o[0]),
			report.Fields{
				{Label: say("Strikt tid", "Strict"), Value: say("söndag 30 maj 2021 kl. 10.49 (UTC+2)", "Sunday 30 May 2021 at 10:49 (UTC+2)")},
				{Label: say("Senast", "Latest"), Value: say("måndag 31 maj 2021 kl. 24.00 (UTC+2)", "Monday 31 May 2021 at 24:00 (UTC+2)")},
				{Label: say("Rättsgrund", "Law"), Value: o[1]},
			},
			report.List{
				say("Kännedom den 27 maj 2021 kl. 10.49, då driftcentralen bekräftade felet.", "Awareness on 27 May 2021 at 10:49, when operations confirmed the fault."),
				say("Fristen är "+o[2]+" timmar. Den timme då händelsen inträffade räknas inte (förordning 1182/71 art. 3.1).", "The limit is "+o[2]+" hours. The hour of the event is not counted (Regulation 1182/71 Art. 3(1))."),
				say("Den 30 maj 2021 är en söndag. En frist i timmar flyttas inte (art. 3.4); den senaste läsningen slutar därför när nästa arbetsdag slutar.", "30 May 2021 is a Sunday. A limit in hours does not move (Art. 3(4)); the latest reading therefore ends with the next working day."),
			})
	}
	return blocks
}

func counts(say sayer) report.Table {
	return report.Table{
		Caption: say("Hur uppgiften om antalet har ändrats", "How the count has changed"),
		Columns: []report.Column{
			{Title: say("Per", "As of"), Width: 19},
			{Title: say("Vad", "Of what"), Width: 26},
			{Title: say("Minst", "At least"), Width: 12, Number: true},
			{Title: say("Högst", "At most"), Width: 12, Number: true},
			{Title: say("Källa", "Source"), Width: 34},
		},
		Rows: []report.Row{
			{Cells: []string{"2021-05-27 13:30", say("registrerade", "data subjects"), "", "90\u00a0000", say("pressmeddelande (rättad senare)", "press release (corrected later)")}, Struck: true},
			{Cells: []string{"2021-05-28 16:00", say("registrerade", "data subjects"), "9\u00a0500", "9\u00a0500", say("genomgång av cacheloggar", "review of the cache logs")}},
		},
	}
}

func timeline(say sayer, rows int) report.Table {
	t := report.Table{Columns: []report.Column{
		{Title: say("Tid", "Time"), Width: 19},
		{Title: say("Händelse", "Event"), Width: 44},
		{Title: say("Källa", "Source"), Width: 18},
		{Title: say("Nedtecknad", "Recorded"), Width: 19},
	}}
	events := []string{
		say("Kundtjänst får de första samtalen om att appen visar någon annans konto.", "Customer service gets the first calls: the app shows another account."),
		say("Driftcentralen bekräftar felet och larmar dataskyddsombudet.", "Operations confirm the fault and alert the data protection officer."),
		say("Appen stängs för inloggning i alla länder. Personuppgiftsincidentutredningsgruppen sammankallas av säkerhetschefen → beslut om avstängning fattat ✓", "The app is closed in all countries; the incident group is called by the head of security → closing decided ✓"),
		say("Ändringen tas bort.", "The change is taken back."),
	}
	at := time.Date(2021, 5, 27, 10, 0, 0, 0, time.UTC)
	for i := range rows {
		t.Rows = append(t.Rows, report.Row{
			Cells:  []string{i18n.List(at), fmt.Sprintf("%d. %s", i+1, events[i%len(events)]), say("Driftlogg, Anna Åström", "Operations log, Anna Åström"), i18n.List(at.Add(time.Hour))},
			Struck: i == 2,
		})
		at = at.Add(7 * time.Minute)
	}
	return t
}

func logTable(say sayer) report.Table {
	return report.Table{
		Columns: []report.Column{
			{Title: "Nr", Width: 6, Number: true},
			{Title: say("Vad", "What"), Width: 30},
			{Title: "SHA-256", Width: 64, Code: true},
		},
		Rows: []report.Row{
			{Cells: []string{"1", say("incidenten öppnad", "incident opened"), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
			{Cells: []string{"2", say("kännedom vald", "awareness chosen"), "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}},
		},
	}
}
