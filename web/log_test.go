package web_test

import (
	"database/sql"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/calendar"
	"frist/models/deadline"
	"frist/web"
)

// TestTheLogHasWordsForEveryAction reads the actions from the source, so that a
// new one without words is found.
func TestTheLogHasWordsForEveryAction(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../models/log.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := spec.Type.(*ast.Ident); !ok || id.Name != "Action" {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if text := web.ActionText(models.Action(value)); text.SV == "" || text.EN == "" || text.SV == value {
			t.Errorf("%s has no words: %+v", value, text)
		}
		return true
	})
	if n < 29 {
		t.Errorf("found %d actions in the source, want at least 29", n)
	}
}

// TestTheLogHasALabelForEveryField holds the fields of the log against the
// records that it keeps.
func TestTheLogHasALabelForEveryField(t *testing.T) {
	records := map[string]any{
		"entity": models.Entity{MainEstablishment: "DK"}, "house": models.House{}, "user": models.User{}, "incident": models.Incident{}, "member": models.Member{}, "part": models.Part{}, "awareness": models.Awareness{}, "entry": models.Entry{},
		"count": models.Count{}, "fact": models.Fact{}, "decision": models.Decision{EntityID: new(int64), Country: "GB"}, "evidence": models.Evidence{}, "filing": models.Filing{EntityID: new(int64), Country: "GB", SealedID: new(int64), SendReason: "x"},
		"sealed": models.SealedDraft{EntityID: new(int64), Country: "GB"}, "approval": models.Approval{}, "filing_file": models.FilingFile{},
		"duty_effect": models.DutyEffect{}, "entity_effect": models.EntityEffect{}, "receipt": models.Receipt{}, "told_mark": models.ToldMark{}, "question": models.Question{}, "reply": models.Reply{},
		"letter": models.Letter{}, "letter_batch": models.LetterBatch{}, "letter_result": models.LetterResult{}, "letter_notice": models.LetterNotice{},
	}
	for kind, r := range records {
		body, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(body, &fields); err != nil {
			t.Fatal(err)
		}
		for field := range fields {
			if !web.LogKnows(kind, field) {
				t.Errorf("the log has no label for %s of a %s", field, kind)
			}
		}
	}
}

// TestTheLogSaysWhatChanged edits an incident and reads what it was and what
// it became, without a word of the JSON that the log keeps.
func TestTheLogSaysWhatChanged(t *testing.T) {
	h, ref := breach(t)
	by := h.by(models.Handler)
	in, err := h.Incident(t.Context(), by, ref)
	if err != nil {
		t.Fatal(err)
	}
	in.Title, in.Risk, in.DetectedAt = "Ny rubrik <em>", deadline.Yes, calendar.Moment{At: saturday.Add(-time.Hour), Precision: calendar.About}
	h.turn(90 * time.Second)
	if err := h.EditIncident(t.Context(), by, in); err != nil {
		t.Fatal(err)
	}
	page := h.as(models.Handler).get("/incidents/"+ref+"/log").want(t, 200)
	page.says(t, "Name of handler ändrade incidentens uppgifter", "Rubrik Kunder ser andras konton <em> Ny rubrik <em>", "Risk Inte känt Ja",
		"Upptäcktes (tomt) omkring lör 14 nov 2026", "rapporterade incidenten", "antecknade en tid för kännedom", "2026-11-14 13:51:30")
	page.lacks(t, "incident_id", `{"`, "occurred_from", "<em>")
	h.as(models.Reader).get("/incidents/"+ref+"/log").want(t, 403)
	h.as(models.Reader).get("/log").want(t, 403)
}

// TestTheLogPagesByKey reads a long log to its end, each line once.
func TestTheLogPagesByKey(t *testing.T) {
	h, ref := breach(t)
	for i := range 120 {
		if err := h.AddEntry(t.Context(), h.by(models.Handler), models.Once{}, ref, models.Entry{At: calendar.At(saturday), Text: "händelse nr " + strconv.Itoa(i)}); err != nil {
			t.Fatal(err)
		}
	}
	auditor := h.as(models.Auditor)
	for _, first := range []string{"/log", "/incidents/" + ref + "/log"} {
		seen, path := map[string]int{}, first
		for range 10 {
			page := auditor.get(path).want(t, 200)
			for _, li := range page.all("li") {
				if id := attr(li, "id"); strings.HasPrefix(id, "line-") {
					seen[id]++
				}
			}
			next := ""
			for _, l := range page.links() {
				if strings.HasPrefix(l, first+"?before=") {
					next = l
				}
			}
			if next == "" {
				break
			}
			path = next
		}
		if len(seen) < 120 {
			t.Errorf("%s: saw %d lines, want at least 120", first, len(seen))
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s: %s was seen %d times", first, id, n)
			}
		}
	}
	for _, odd := range []string{"?before=x", "?before=-1", "?before=99999999999999999999"} {
		auditor.get("/log"+odd).want(t, 200)
	}
}

// TestTheHouseLogHidesIncidentsFromThoseWhoSeeNone asks as the administrator.
func TestTheHouseLogHidesIncidentsFromThoseWhoSeeNone(t *testing.T) {
	h, ref := breach(t)
	h.as(models.Admin).get("/log").want(t, 200).says(t, "lade till en användare", "loggade in").lacks(t, ref, "andras konton")
	h.as(models.Auditor).get("/log").want(t, 200).says(t, ref, "rapporterade incidenten")
}

func TestTheHouseLogHasForWhoKeepsRecordsTheIncidentsThatTheyMaySeeAndNoSignIns(t *testing.T) {
	h, ref := breach(t)
	shut := h.as(models.Approver).report(t, url.Values{"informant": {"Bo <em>"}, "summary": {"Hemligt"}})
	path := "/incidents/" + shut + "/access"
	approver := h.as(models.Approver)
	approver.submit(approver.get(path).form(path), url.Values{"restricted": {"yes"}, "members": {}}).want(t, 303)
	page := h.as(models.Handler).get("/log").want(t, 200).says(t, ref, "rapporterade incidenten", "lade till en juridisk person", "Allt som har ändrats i de incidenter som du får se")
	page.lacks(t, shut, "Hemligt", "loggade in", "lade till en användare")
	approver.get("/log").want(t, 200).says(t, ref, shut, "gav behörighet till incidenten åt: Name of approver").lacks(t, "loggade in")
	for role, want := range map[models.Role]bool{models.Handler: true, models.Approver: true, models.Auditor: true, models.Admin: true, models.Reader: false, models.Reporter: false} {
		if got := slices.Contains(h.as(role).get("/account").links(), "/log"); got != want {
			t.Errorf("the menu of %s has the log: %v", role, got)
		}
	}
}

func TestAReportThatNamesNobodyIsNotLoggedAsAnEntity(t *testing.T) {
	h := newSite(t)
	h.as(models.Handler).report(t, url.Values{"entity_id": {""}})
	page := h.as(models.Auditor).get("/log").want(t, 200).says(t, "Name of handler antecknade att det ännu inte är angivet vilken juridisk person det gäller")
	page.lacks(t, "Name of handler lade till en juridisk person")
}

// TestTheChainIsCheckedOnRequest presses the button on a log that holds, and on
// one in which somebody has changed a line behind the program's back.
func TestTheChainIsCheckedOnRequest(t *testing.T) {
	h, ref := breach(t)
	auditor := h.as(models.Auditor)
	head, err := h.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	holds := auditor.submit(auditor.get("/log").form("/log"), nil).want(t, 200)
	holds.says(t, "Loggen håller", head.String(), "Den som råder över hela databasen kan skriva om kedjan")
	h.as(models.Reader).post("/incidents/"+ref+"/log", url.Values{}).want(t, 403)

	db, err := sql.Open("sqlite3", h.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "UPDATE incidents SET title = 'Ingenting hände' WHERE ref = ?", ref); err != nil {
		t.Fatal(err)
	}
	auditor.post("/log", url.Values{}).want(t, 200).says(t, "Loggen håller inte", "incident 1 is not what the log last said of it")
	// Where the fault is may concern an incident that a handler may not see.
	h.as(models.Handler).post("/incidents/"+ref+"/log", url.Values{}).want(t, 200).says(t, "Loggen håller inte", "be en granskare om hjälp").lacks(t, "is not what the log")
}
