package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/casefile"
	"frist/models/deadline"
	"frist/models/i18n"
	"frist/models/report"
)

// TestTheBriefSaysWhatIsDue reads what stands at the top at each stage of a
// limit: before the strict time, between the two readings, and after both.
func TestTheBriefSaysWhatIsDue(t *testing.T) {
	strict := time.Date(2026, time.November, 17, 12, 20, 0, 0, time.UTC)
	latest := time.Date(2026, time.November, 17, 13, 0, 0, 0, time.UTC)
	r := imported(t, casefile.File{
		Entity: casefile.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution, Role: deadline.Controller},
		Incident: casefile.Incident{
			Title: "Kunder såg andras konton", PersonalData: deadline.Yes, Risk: deadline.Yes, HighRisk: deadline.No, ServicesDown: deadline.No,
			DetectedAt: calendar.At(strict.Add(-72 * time.Hour)),
		},
		Awareness: []casefile.Awareness{{At: calendar.At(strict.Add(-72 * time.Hour)), How: "En kund ringde", Chosen: true, Reason: "Då stod det klart."}},
	})
	const name = "IMY: Anmälan av personuppgiftsincident"
	tests := map[string]struct {
		made        time.Time
		want, lacks string
	}{
		"before":  {strict, "Nästa frist: tisdag 17 november 2026 kl. 13.20 (UTC+1) / " + name, "strikta tiden har passerat"},
		"between": {strict.Add(time.Minute), "Nästa frist: tisdag 17 november 2026 kl. 14.00 (UTC+1) / " + name, "Frister som har löpt ut: " + name},
		"after":   {latest.Add(time.Minute), "Frister som har löpt ut: " + name, "Nästa frist: tisdag 17 november 2026 kl. 14.00"},
	}
	for stage, tt := range tests {
		t.Run(stage, func(t *testing.T) {
			said := briefOf(t, r, tt.made)
			if !strings.Contains(said, tt.want) || strings.Contains(said, tt.lacks) {
				t.Errorf("want %q and not %q:\n%s", tt.want, tt.lacks, said)
			}
			if between := strings.Contains(said, "Löper; den strikta tiden har passerat"); between != (stage == "between") {
				t.Errorf("says that the strict time has passed: %v\n%s", between, said)
			}
		})
	}
}

// TestTheBriefTellsALateFilingFromOneInTime reads both verdicts beside the
// limits that the filings were judged by.
func TestTheBriefTellsALateFilingFromOneInTime(t *testing.T) {
	said := briefOf(t, filed(t), time.Date(2026, time.December, 23, 8, 0, 0, 0, time.UTC))
	for _, want := range []string{
		"Finansinspektionen | Första anmälan | lördag 14 november 2026 kl. 19.48 (UTC+1) | I tid: 1 timme 12 minuter före / lördag 14 november 2026 kl. 21.00 (UTC+1)",
		"För sent: 3 timmar efter / tisdag 17 november 2026 kl. 13.20 (UTC+1) | För sent: 2 timmar 20 minuter efter / tisdag 17 november 2026 kl. 14.00 (UTC+1)",
		"Klassificera som allvarlig IKT-relaterad incident. Beslutat lördag 14 november 2026 kl. 17.00 (UTC+1) av Åsa Öberg, godkänt av Axel Ek",
		"Kunder: 8 000–12 000",
		"Frister som inte har börjat löpa: Finansinspektionen: Uppdaterad delrapport / Finansinspektionen: Slutrapport",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("does not say %q:\n%s", want, said)
		}
	}
	if strings.Contains(said, "| Väntar |") {
		t.Errorf("what has not begun to run is among what is open:\n%s", said)
	}
}

// TestTheBriefDoesNotSayThatNothingIsLeft of an incident of which the time of
// awareness is not known: no limit runs, and yet all of it is to be done.
func TestTheBriefDoesNotSayThatNothingIsLeft(t *testing.T) {
	said := briefOf(t, imported(t, casefile.File{Incident: casefile.Incident{Title: "Okänt"}}), present)
	const want = "Vad som återstår att lämna in beror på de frister ovan som inte har börjat löpa."
	if !strings.Contains(said, want) || !strings.Contains(said, "IMY: Anmälan av personuppgiftsincident") || strings.Contains(said, "Ingenting återstår") {
		t.Errorf("want %q:\n%s", want, said)
	}
}

// TestTheBriefTellsTheLastDecision leaves out one that was decided anew.
func TestTheBriefTellsTheLastDecision(t *testing.T) {
	r := filed(t)
	at := time.Date(2026, time.November, 20, 8, 0, 0, 0, time.UTC)
	r.Decisions = append(r.Decisions, models.Decision{Obligation: "gdpr.subjects", Outcome: deadline.Notify, Reason: "Ny bedömning.", DecidedAt: &at})
	said := briefOf(t, r, at)
	if !strings.Contains(said, "Informera de registrerade. Beslutat fredag 20 november 2026 kl. 09.00 (UTC+1)\n") || strings.Contains(said, "Inte informera") {
		t.Errorf("want the last decision alone:\n%s", said)
	}
}

// TestTheSummarySaysByWhenTheIncidentIsToBeClassified reads the summary of an incident
// that nobody has classified: Finansinspektionen's time runs, and no board may be
// told that it has not begun.
func TestTheSummarySaysByWhenTheIncidentIsToBeClassified(t *testing.T) {
	by := time.Date(2026, time.November, 26, 12, 20, 0, 0, time.UTC)
	r := imported(t, casefile.File{
		Entity:    casefile.Entity{Name: "Testbanken AB", Country: "SE", Type: deadline.CreditInstitution, Role: deadline.Controller},
		Incident:  casefile.Incident{Title: "Betalningar stod stilla", PersonalData: deadline.No},
		Awareness: []casefile.Awareness{{At: calendar.At(by.Add(-24 * time.Hour)), How: "Larm", Chosen: true, Reason: "Då stod det klart."}},
	})
	opt := options(i18n.SV)
	for name, tt := range map[string]struct {
		made        time.Time
		want        []string
		limb, lacks string
	}{
		"before": {by.Add(-time.Hour), []string{"Nästa frist: Finansinspektionen: Första anmälan / Ska klassificeras senast torsdag 26 november 2026 kl. 13.20 (UTC+1)"}, "Ska klassificeras senast torsdag 26 november 2026 kl. 13.20 (UTC+1)", "har passerat"},
		"after":  {by.Add(time.Hour), []string{"Nästa frist: måndag 30 november 2026 kl. 24.00 (UTC+1) / Internt: Månadsvis bedömning av återkommande incidenter"}, "Skulle ha klassificerats senast torsdag 26 november 2026 kl. 13.20 (UTC+1); den tiden har passerat", "Ska klassificeras senast"},
	} {
		t.Run(name, func(t *testing.T) {
			opt.Made = tt.made
			said := briefOf(t, r, tt.made)
			want := append(tt.want, "Att klassificera: Finansinspektionen: Första anmälan / "+tt.limb,
				"Finansinspektionen | Första anmälan | Att klassificera | "+tt.limb+" | Beror på när incidenten klassificeras")
			for _, w := range want {
				if !strings.Contains(said, w) {
					t.Errorf("does not say %q:\n%s", w, said)
				}
			}
			for line := range strings.Lines(said) {
				if strings.HasPrefix(line, "Frister som inte har börjat löpa:") && strings.Contains(line, "Första anmälan") {
					t.Errorf("says that it has not begun: %s", line)
				}
			}
			if strings.Contains(said, tt.lacks) {
				t.Errorf("says %q:\n%s", tt.lacks, said)
			}
			whole := text(report.Build(r, opt))
			if _, annex, _ := strings.Cut(whole, "Bilaga: skyldigheter"); !strings.Contains(annex, "Strikt tid: "+tt.limb) {
				t.Errorf("the annex does not say %q", tt.limb)
			}
		})
	}
}

func briefOf(t *testing.T, r models.Record, made time.Time) string {
	t.Helper()
	opt := options(i18n.SV)
	opt.Made = made
	d := report.Build(r, opt)
	if d.Sections[0].ID != "brief" {
		t.Fatalf("the first section is %q", d.Sections[0].ID)
	}
	return text(report.Document{Sections: d.Sections[:1]})
}

// TestASwedishSummaryCitesTheLawInSwedish finds no citation of the English kind
// in it, whatever the incident, and each of them in the English one.
func TestASwedishSummaryCitesTheLawInSwedish(t *testing.T) {
	for name, r := range map[string]models.Record{"klarna": klarna(t), "filed": filed(t)} {
		for _, english := range []string{"Art. ", "Reg. (", "Dir. (", "GDPR"} {
			if said := text(report.Build(r, options(i18n.SV))); strings.Contains(said, english) {
				t.Errorf("%s: says %q in Swedish: %.200s", name, english, said[strings.Index(said, english):])
			}
		}
		said := text(report.Build(r, options(i18n.EN)))
		if !strings.Contains(said, "GDPR Art. 33(1); Reg. (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(a)") || strings.Contains(said, "praxis") {
			t.Errorf("%s: does not cite the law in English", name)
		}
	}
}

// TestABoardReadsNoHashes finds every hash in the annex, and none in what comes
// before it: there is one of each file and filing, and the head of the log once.
func TestABoardReadsNoHashes(t *testing.T) {
	r := filed(t)
	d := report.Build(r, options(i18n.SV))
	annex := slices.IndexFunc(d.Sections, func(s report.Section) bool { return s.Annex })
	if annex < 5 || slices.ContainsFunc(d.Sections[annex:], func(s report.Section) bool { return !s.Annex }) {
		t.Fatalf("the annex begins at section %d, or ends before the document does", annex)
	}
	board, proof := d, report.Document{Sections: d.Sections[annex:]}
	board.Sections = d.Sections[:annex]
	said, shown := text(board), text(proof)
	hashes := []string{r.Head.String()}
	for _, e := range r.Evidence {
		hashes = append(hashes, e.SHA256)
	}
	for _, f := range r.Filings {
		hashes = append(hashes, f.ContentSHA256)
	}
	for _, h := range hashes {
		if strings.Contains(said, h) || strings.Count(shown, h) != 1 {
			t.Errorf("%s stands %d times before the annex and %d times in it", h, strings.Count(said, h), strings.Count(shown, h))
		}
	}
	for _, id := range []string{"gdpr.authority", ", version 1"} {
		if strings.Contains(said, id) || !strings.Contains(shown, id) {
			t.Errorf("%q does not stand in the annex alone", id)
		}
	}
}

// TestTheBriefTellsWhatHappened has the summary at the top, and of a long one the
// beginning, with the place where the whole of it stands.
func TestTheBriefTellsWhatHappened(t *testing.T) {
	long := strings.Repeat("Kunder såg andra kunders konton. ", 100)
	for summary, want := range map[string]string{
		"":     "Ingen sammanfattning är skriven.",
		"Kort": "Kort",
		long:   "konton. Kunder …\n(Hela texten står under Det inträffade.)",
	} {
		r := imported(t, casefile.File{Incident: casefile.Incident{Title: "Rubrik", Summary: summary}})
		said := briefOf(t, r, present)
		if !strings.Contains(said, want) || len(said) > 5000 {
			t.Errorf("want %q:\n%s", want, said)
		}
		if whole := text(report.Build(r, options(i18n.SV))); !strings.Contains(whole, strings.TrimSpace(summary)) {
			t.Error("the whole text is nowhere")
		}
	}
}
