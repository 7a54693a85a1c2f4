package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"frist/models"
	"frist/models/casefile"
	"frist/models/form"
)

const klarnaDORA = "../../web/export/testdata/klarna-dora.case.json"

// underDORA is a new database with a case in it that has every answer.
func underDORA(t *testing.T) (path, ref string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "frist.db")
	return path, strings.TrimSpace(good(t, "import", "--db", path, klarnaDORA))
}

func TestADraftIsWrittenInEachFormat(t *testing.T) {
	path, ref := underDORA(t)
	before, err := os.ReadFile(path)
	check(t, err)
	for _, f := range form.Forms {
		for _, s := range f.Stages {
			for format, starts := range map[string]string{"json": "{\n", "xlsx": "PK", "pdf": "%PDF-"} {
				file := filepath.Join(t.TempDir(), "draft")
				said := frist(t, "draft", "--db", path, "--form", f.ID, "--stage", string(s.ID), "--format", format, "--lang", "en", "--out", file, ref)
				data, err := os.ReadFile(file)
				if said.code != 0 || said.out != "" || err != nil || !strings.HasPrefix(string(data), starts) {
					t.Errorf("%s %s %s: %+v, %v, %q", f.ID, s.ID, format, said, err, data[:min(20, len(data))])
				}
			}
		}
	}
	after, err := os.ReadFile(path)
	check(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the database is another")
	}
}

// TestTheSameRecordGivesTheSameFiles makes each file again an hour later.
func TestTheSameRecordGivesTheSameFiles(t *testing.T) {
	path, ref := underDORA(t)
	for _, format := range draftFormats {
		var files [2]bytes.Buffer
		for i := range files {
			call := draftCall{format: format, lang: "sv", at: now().Add(time.Duration(i) * time.Hour)}
			check(t, call.asks("dora", "final"))
			write, _, err := call.draftFrom(t.Context(), path, ref)
			check(t, err)
			check(t, write(&files[i]))
		}
		if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
			t.Errorf("%s: it is another an hour later", format)
		}
	}
}

func TestAFilledCaseLacksNothing(t *testing.T) {
	path, ref := underDORA(t)
	for _, stage := range []string{"initial", "intermediate", "final"} {
		if said := frist(t, "draft", "--db", path, "--form", "dora", "--stage", stage, ref); said.err != "" {
			t.Errorf("%s:\n%s", stage, said.err)
		}
	}
}

func TestWhatIsMissingIsPrintedALineEach(t *testing.T) {
	path, ref := imported(t) // Klarna's real incident, of before DORA
	said := frist(t, "draft", "--db", path, "--form", "dora", "--stage", "intermediate", ref)
	lines := strings.Split(said.err, "\n")
	for _, want := range []string{
		"field 3.4 clients_affected: mandatory in intermediate", "field 3.1 filings.reference: mandatory in intermediate",
		"field 1.13 parent_name: conditional in intermediate", "field 2.3 incident.classified_major_at: mandatory in intermediate",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not among\n%s", want, said.err)
		}
	}
	if said.code != 0 || !strings.HasPrefix(said.out, "{") {
		t.Errorf("it is refused: %+v", said)
	}
	together := frist(t, "draft", "--db", path, "--form", "dora", "--stage", "intermediate,initial", ref)
	if strings.Contains(together.err, "field 3.1 ") || !strings.Contains(together.err, "in intermediate") {
		t.Errorf("sent with the initial notification, it has no reference yet:\n%s", together.err)
	}
}

func TestAFormThatThereIsNotIsNamed(t *testing.T) {
	path, ref := imported(t)
	for _, x := range [][2]string{{"--form", "fi"}, {"--stage", "supplement"}, {"--format", "docx"}, {"--lang", "fi"}} {
		said := frist(t, "draft", "--db", path, x[0], x[1], ref)
		if said.code != exitUsage || !strings.Contains(said.err, x[0]) || !strings.Contains(said.err, x[1]) {
			t.Errorf("%v: %+v", x, said)
		}
	}
	if said := frist(t, "draft", "--db", path, "--entity", "1", ref); said.code != exitFault || !strings.Contains(said.err, "0 further entities") {
		t.Errorf("got %+v", said)
	}
	if said := frist(t, "draft", "--db", path, "1999-001"); said.code != exitFault || !strings.Contains(said.err, "1999-001") {
		t.Errorf("got %+v", said)
	}
}

func TestStagesThatNobodyTakesTogetherAreRefused(t *testing.T) {
	path, ref := underDORA(t)
	for _, x := range [][2]string{{"dora", "initial,reclassified"}, {"dora", "initial,final"}, {"imy", "initial,supplement"}} {
		said := frist(t, "draft", "--db", path, "--form", x[0], "--stage", x[1], ref)
		if said.code != exitUsage || said.out != "" || !strings.Contains(said.err, x[0]+" does not take "+x[1]+" in one filing") {
			t.Errorf("%v: %+v", x, said)
		}
	}
	good(t, "draft", "--db", path, "--form", "dora", "--stage", "final,initial,intermediate", ref)
}

// TestADraftIsForTheAuthorityThatIsAsked tells the authorities of two countries, and
// one of them something that no longer stands in the record.
func TestADraftIsForTheAuthorityThatIsAsked(t *testing.T) {
	path, ref := imported(t)
	s, err := models.Open(t.Context(), path, now)
	check(t, err)
	user := models.User{Email: "anna@bank.example", Name: "Anna Ek", Role: models.Handler}
	number, err := s.AddUser(t.Context(), operator(), models.Once{}, user, "Korrekt häst batteri 7")
	check(t, err)
	by, at := models.Actor{ID: number, Name: user.Name, Role: user.Role}, now().Truncate(time.Second)
	check(t, s.AddCount(t.Context(), by, models.Once{}, ref, models.Count{AsOf: &at, Of: casefile.DataSubjects, Mode: casefile.ToBeDetermined, ByCountry: models.ByCountry{"SE": nil, "GB": nil}}))
	set := func(text string) {
		t.Helper()
		facts, err := s.Facts(t.Context(), by, ref)
		check(t, err)
		check(t, s.SetFacts(t.Context(), by, ref, []models.FactEdit{{Key: "nature", Version: facts["nature"].Version, Value: models.FactValue{Text: text}}}))
	}
	set("Kunder såg andra kunders konton.")
	id, err := s.Seal(t.Context(), by, models.Once{}, ref, models.SealInput{Obligation: "gdpr.authority", Country: "GB"})
	check(t, err)
	at = now().Truncate(time.Second)
	_, err = s.RecordFiling(t.Context(), by, models.Once{}, ref, models.Filing{Obligation: "gdpr.authority", Country: "GB", SentAt: &at, Channel: "x", SealedID: &id, SendReason: "x", DelayReason: "x"}, nil)
	check(t, err)
	set("")
	check(t, s.Close())
	wrong := func(country string) string {
		t.Helper()
		args := []string{"draft", "--db", path, "--form", "imy", "--lang", "en"}
		if country != "" {
			args = append(args, "--country", country)
		}
		said := frist(t, append(args, ref)...)
		if said.code != exitOK {
			t.Errorf("%s: %+v", country, said)
		}
		return said.err
	}
	const kept = "10 nature: The recipient was given an answer here in an earlier filing"
	if got := wrong("GB"); !strings.Contains(got, kept) {
		t.Errorf("ICO was told:\n%s", got)
	}
	if first := wrong(""); first != wrong("SE") || strings.Contains(first, kept) {
		t.Errorf("IMY was told nothing:\n%s", first)
	}
	for stage, says := range map[string]string{"initial": "GB", "supplement": "is not told to"} {
		said := frist(t, "draft", "--db", path, "--form", "imy", "--stage", stage, "--country", "NO", ref)
		if said.code == exitOK || said.out != "" || !strings.Contains(said.err, "--country") || !strings.Contains(said.err, says) {
			t.Errorf("%s: %+v", stage, said)
		}
	}
}

// TestTheCatalogueIsListed reads the list as a script would, and answers every fact
// with its example: the case file takes them all, and what is said of none is wrong.
func TestTheCatalogueIsListed(t *testing.T) {
	var list []struct {
		Key, Type string
		Label     map[string]string
		Choices   []struct{ Value string }
		Example   any
		Fields    []struct{ Form, Field string }
	}
	check(t, json.Unmarshal([]byte(good(t, "facts", "--json")), &list))
	if len(list) != len(form.Catalogue) {
		t.Fatalf("%d facts, want %d", len(list), len(form.Catalogue))
	}
	facts := map[string]any{}
	for _, f := range list {
		facts[f.Key] = f.Example
		if f.Label["sv"] == "" || f.Label["en"] == "" || f.Fields == nil {
			t.Errorf("%+v", f)
		}
		if f.Key == "clients_affected" && (f.Type != "number" || len(f.Fields) != 1 || f.Fields[0].Form != "dora" || f.Fields[0].Field != "3.4") {
			t.Errorf("%+v", f)
		}
		if f.Key == "aggregated" && (len(f.Choices) != 3 || f.Type != "answer") {
			t.Errorf("%+v", f)
		}
	}
	body, err := json.Marshal(map[string]any{"frist": "case/1", "incident": map[string]any{"title": "x"}, "facts": facts})
	check(t, err)
	file := filepath.Join(t.TempDir(), "all.case.json")
	check(t, os.WriteFile(file, body, 0o600))
	path := filepath.Join(t.TempDir(), "frist.db")
	ref := strings.TrimSpace(good(t, "import", "--db", path, file))
	said := frist(t, "draft", "--db", path, "--form", "dora", "--stage", "final", "--lang", "en", ref)
	for line := range strings.Lines(said.err) {
		if strings.Contains(line, " incident.") || strings.Contains(line, " filings.") {
			continue // of the incident itself
		}
		for _, wrong := range []string{"must be written", "is not right", "none of the answers"} {
			if strings.Contains(line, wrong) {
				t.Error(line)
			}
		}
		if strings.Contains(line, "mandatory in") {
			t.Errorf("every fact has an answer: %s", line)
		}
	}
	if text := good(t, "facts"); strings.Count(text, "\n") != len(list) {
		t.Errorf("%d lines", strings.Count(text, "\n"))
	}
}
