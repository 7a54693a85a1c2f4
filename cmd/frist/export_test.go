package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAnExportIsWhatItsFormatSays writes the incident in each format and
// language, to a file and to standard output.
func TestAnExportIsWhatItsFormatSays(t *testing.T) {
	path, ref := imported(t)
	for _, tt := range []struct {
		format, lang, starts string
		says                 []string
	}{
		{"json", "sv", "{", []string{`"frist": "case/1"`, `"reference": "` + ref + `"`}},
		{"pdf", "sv", "%PDF-", nil},
		{"pdf", "en", "%PDF-", nil},
		{"html", "sv", "<!DOCTYPE html>\n<html lang=\"sv\">", []string{"söndag 30 maj 2021 kl.\u00a011.01\u00a0(UTC+2)", "söndag 30 maj 2021 kl.\u00a012.00\u00a0(UTC+2)", "Så här har fristerna beräknats"}},
		{"html", "en", "<!DOCTYPE html>\n<html lang=\"en\">", []string{"Sunday 30 May 2021 at\u00a011:01\u00a0(UTC+2)", "How many are affected"}},
	} {
		t.Run(tt.format+"."+tt.lang, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "out")
			if out := good(t, "export", "--db", path, "--format", tt.format, "--lang", tt.lang, "--out", file, ref); out != "" {
				t.Errorf("with --out it also prints %q", out)
			}
			data, err := os.ReadFile(file)
			check(t, err)
			if !strings.HasPrefix(string(data), tt.starts) {
				t.Errorf("it starts with %q, want %q", data[:min(60, len(data))], tt.starts)
			}
			wants(t, "the export", string(data), tt.says...)
			printed := good(t, "export", "--db", path, "--format", tt.format, "--lang", tt.lang, ref)
			if !strings.HasPrefix(printed, tt.starts) {
				t.Errorf("on standard output it starts with %q", printed[:min(60, len(printed))])
			}
		})
	}
}

// TestNothingIsWrittenOverADatabase names the database, a link to it and what lies
// beside it as the file to write.
func TestNothingIsWrittenOverADatabase(t *testing.T) {
	path, ref := imported(t)
	before, err := os.ReadFile(path)
	check(t, err)
	link := filepath.Join(t.TempDir(), "link")
	check(t, os.Symlink(path, link))
	for _, name := range []string{path, link, path + "-wal", path + "-shm"} {
		for _, words := range [][]string{{"export"}, {"draft", "--form", "imy", "--stage", "initial", "--format", "json"}} {
			said := frist(t, append(words, "--db", path, "--out", name, ref)...)
			if said.code == 0 || !strings.Contains(said.err, "is a database, or belongs to one") {
				t.Errorf("%s over %s: %+v", words[0], name, said)
			}
		}
	}
	after, err := os.ReadFile(path)
	check(t, err)
	if string(before) != string(after) {
		t.Error("the database is another")
	}
	good(t, "verify", "--db", path)
}

func TestAFileIsWrittenWhereALinkLeadsAndADeviceStays(t *testing.T) {
	path, ref := imported(t)
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	check(t, os.WriteFile(file, []byte("old"), 0o600))
	check(t, os.Symlink(file, link))
	good(t, "export", "--db", path, "--out", link, ref)
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "{") {
		t.Errorf("the file holds %.20q, %v", data, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	good(t, "export", "--db", path, "--out", os.DevNull, ref)
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the device is gone")
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.part")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestTheExportedPageStandsAlone finds nothing in the page that asks for
// another file, and the style for paper in it.
func TestTheExportedPageStandsAlone(t *testing.T) {
	path, ref := imported(t)
	page := good(t, "export", "--db", path, "--format", "html", ref)
	for _, asks := range []string{"<link", "<script", "<img", "url(", "@import", "/static/"} {
		if strings.Contains(page, asks) {
			t.Errorf("the page asks for a file: %s", asks)
		}
	}
	for _, href := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(href[1], "#") || !strings.Contains(page, `id="`+href[1][1:]+`"`) {
			t.Errorf("the page leads to %s, which it does not hold", href[1])
		}
	}
	wants(t, "the page", page, "@media print", "</html>")
	if strings.Contains(page, "case.json") {
		t.Error("the page says that a record goes with it")
	}
}

// TestAnExportThatCannotBeMadeSaysWhy tries an incident and a database that are
// not there, and words that are none.
func TestAnExportThatCannotBeMadeSaysWhy(t *testing.T) {
	path, ref := imported(t)
	wants(t, "an unknown incident", fault(t, "export", "--db", path, "2099-999"), `has no incident "2099-999"`)
	missing := filepath.Join(t.TempDir(), "none.db")
	wants(t, "a missing database", fault(t, "export", "--db", missing, ref), "no database at "+missing)
	if _, err := os.Stat(missing); err == nil {
		t.Error("the export made a database")
	}
	for _, wrong := range [][]string{{"--format", "docx"}, {"--lang", "fi"}} {
		got := frist(t, append([]string{"export", "--db", path, ref}, wrong...)...)
		if got.code != exitUsage {
			t.Errorf("%v: status %d, want %d", wrong, got.code, exitUsage)
		}
		wants(t, "wrong words", got.err, wrong[0], wrong[1])
	}
	out := filepath.Join(t.TempDir(), "file.json")
	fault(t, "export", "--db", path, "--out", out, "2099-999")
	if _, err := os.Stat(out); err == nil {
		t.Error("a failed export left a file")
	}
}
