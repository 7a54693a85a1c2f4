package main_test

import (
	"bufio"
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the top of the repository, seen from this package.
const root = "../.."

// layers names every package of the module and the packages of the module that
// it may import. Arrows point down only. "x/..." is x and everything below it,
// as the go command reads it. A package may be listed before it is written; one
// that is written and not listed fails, so that this map stays the diagram.
var layers = map[string][]string{
	"cmd/frist":        {"..."},
	"web":              {"models/...", "templates", "web/export", "static"},
	"web/export":       {"models/report", "models/form", "models/calendar", "models/i18n"},
	"web/notify":       {"models", "models/remind", "models/i18n"},
	"templates":        {"models/deadline", "models/authority", "models/calendar", "models/report", "models/form", "models/i18n", "static"},
	"static":           {},
	"models":           {"models/casefile", "models/letter", "models/form", "models/deadline", "models/authority", "models/calendar", "models/i18n"},
	"models/report":    {"models", "models/casefile", "models/letter", "models/form", "models/deadline", "models/authority", "models/calendar", "models/i18n"},
	"models/remind":    {"models/deadline", "models/calendar", "models/i18n"},
	"models/letter":    {"models/form", "models/calendar", "models/i18n"},
	"models/casefile":  {"models/letter", "models/form", "models/deadline", "models/calendar", "models/i18n"},
	"models/assess":    {"models/calendar", "models/i18n"},
	"models/form":      {"models/deadline", "models/calendar", "models/i18n"},
	"models/deadline":  {"models/authority", "models/calendar", "models/i18n"},
	"models/authority": {"models/calendar", "models/i18n"},
	"models/calendar":  {"models/i18n"},
	"models/i18n":      {},
}

// outside says where a package from outside may be imported, by the start of
// its path. What is not here is imported nowhere: a new dependency is a
// decision, and this is the line that it takes.
var outside = map[string][]string{
	"codeberg.org/go-pdf/fpdf":        {"web/export"},
	"github.com/a-h/templ":            {"templates", "web"},
	"github.com/arran4/golang-ical":   {"web/export"},
	"github.com/alexedwards/argon2id": {"models", "web"},
	"github.com/alexedwards/scs":      {"web"},
	"github.com/labstack/echo/v4":     {"web"},
	"github.com/mattn/go-sqlite3":     {"models"},
	"github.com/pressly/goose/v3":     {"models"},
	"golang.org/x/crypto":             {"models", "web"},
	"golang.org/x/mod/sumdb":          {"models"},
	"golang.org/x/text":               {"models/...", "web/..."},
	"github.com/xuri/excelize/v2":     {"web/export"},
	"gorm.io/driver/sqlite":           {"models"},
	"gorm.io/gorm":                    {"models"},
}

// pure names the packages that compute and nothing else, and impure what such a
// package may not import. That none of them reads the clock is for the linter
// to see.
var (
	pure = []string{
		"models/assess", "models/authority", "models/calendar", "models/casefile", "models/deadline",
		"models/form", "models/i18n", "models/letter", "models/remind", "models/report",
	}
	impure = []string{"crypto/rand", "database/sql", "log/...", "math/rand/...", "net", "net/http/...", "os/..."}
)

// TestImportsFollowTheLayers asks the go command what each package imports.
func TestImportsFollowTheLayers(t *testing.T) {
	list := exec.Command("go", "list", "-e", "-f", "{{.ImportPath}}{{range .Imports}} {{.}}{{end}}", "./...")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
		pkg := strings.TrimPrefix(path, "frist/")
		if _, listed := layers[pkg]; !listed {
			t.Errorf("package %s is in no layer: say in layers what it may import", pkg)
			continue
		}
		for imp := range strings.FieldsSeq(imports) {
			if why := refused(pkg, imp); why != "" {
				t.Errorf("%s imports %s: %s", pkg, imp, why)
			}
		}
	}
}

// refused says why pkg may not import imp, or nothing if it may.
func refused(pkg, imp string) string {
	if in, ours := strings.CutPrefix(imp, "frist/"); ours {
		if !matches(layers[pkg], in) {
			return "the layers have no such arrow"
		}
		return ""
	}
	if isStandard(imp) {
		if slices.Contains(pure, pkg) && matches(impure, imp) {
			return "this package computes and touches nothing"
		}
		return ""
	}
	for module, allowed := range outside {
		if (imp == module || strings.HasPrefix(imp, module+"/")) && matches(allowed, pkg) {
			return ""
		}
	}
	return "outside does not let it"
}

// isStandard reports whether a package belongs to the standard library.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first != "frist" && first != "C" && !strings.Contains(first, ".")
}

func matches(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		start, wild := strings.CutSuffix(p, "...")
		return p == path || wild && (strings.HasPrefix(path, start) || path+"/" == start)
	})
}

// TestTopLevelIsWhatWasAgreed keeps the list of names at the top as short as
// the customer wants it. Files that git ignores are nobody's business.
func TestTopLevelIsWhatWasAgreed(t *testing.T) {
	agreed := []string{
		"cmd", "models", "static", "templates", "web", "README.md", "go.mod", "go.sum",
		".ci", ".gitattributes", ".gitignore", ".golangci.yml",
	}
	for _, name := range topLevel(t) {
		if !slices.Contains(agreed, name) {
			t.Errorf("%s: not one of the agreed names at the top: %s", name, strings.Join(agreed, " "))
		}
	}
}

// topLevel lists what git has or would take at the top of the repository. Where
// there is no git, as in an unpacked archive, it lists what is there and not hidden.
func topLevel(t *testing.T) []string {
	t.Helper()
	git := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	git.Dir = root
	var names []string
	if out, err := git.Output(); err == nil {
		for path := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
			name, _, _ := strings.Cut(path, "/")
			names = append(names, name)
		}
		slices.Sort(names)
		return slices.Compact(names)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// TestFilesFitInOneSitting refuses a file that nobody reads to its end.
func TestFilesFitInOneSitting(t *testing.T) {
	const most = 600
	read := []string{".css", ".go", ".js", ".md", ".sql", ".templ"}
	for path, text := range sources(t) {
		n := bytes.Count(text, []byte("\n"))
		if n > most && slices.Contains(read, filepath.Ext(path)) && !generated(text) {
			t.Errorf("%s has %d lines: split it (%d at most)", path, n, most)
		}
	}
}

// TestFunctionsFitOnAScreen refuses a function that has to be scrolled. A test
// may be a long table, so tests go free.
func TestFunctionsFitOnAScreen(t *testing.T) {
	const most = 60
	eachFunc(t, func(path string, fset *token.FileSet, f *ast.FuncDecl) {
		n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1
		if n > most && !strings.HasSuffix(path, "_test.go") {
			t.Errorf("%s: %s has %d lines: split it (%d at most)", fset.Position(f.Pos()), f.Name.Name, n, most)
		}
	})
}

// TestSkipsOnlyForWantOfAProgram allows a test to skip itself for one reason: a
// program that it needs is not installed. So a function that skips must look
// for that program itself. Nothing may be skipped in .ci/run. The one other reason
// is that the ESAs' schemas, which are not ours to keep here, are not on the
// machine: esaSchemas says so, and fails where CI is set.
func TestSkipsOnlyForWantOfAProgram(t *testing.T) {
	eachFunc(t, func(path string, fset *token.FileSet, f *ast.FuncDecl) {
		var skips []token.Pos
		looks := false
		ast.Inspect(f, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				looks = looks || sel.Sel.Name == "LookPath" || sel.Sel.Name == "Getenv" && f.Name.Name == "esaSchemas"
				if strings.HasSuffix(path, "_test.go") && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, sel.Sel.Name) {
					skips = append(skips, sel.Pos())
				}
			}
			return true
		})
		for _, pos := range skips {
			if !looks {
				t.Errorf("%s: %s skips, but not for want of a program (exec.LookPath)", fset.Position(pos), f.Name.Name)
			}
		}
	})
}

// eachFunc calls fn for every function that a person wrote, tests too.
func eachFunc(t *testing.T, fn func(path string, fset *token.FileSet, f *ast.FuncDecl)) {
	t.Helper()
	fset := token.NewFileSet()
	for path, text := range sources(t) {
		if filepath.Ext(path) != ".go" || generated(text) {
			continue
		}
		file, err := parser.ParseFile(fset, path, text, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				fn(path, fset, f)
			}
		}
	}
}

// sources reads every file below the agreed folders that is ours: no test data,
// nothing vendored. Reading them all also tells the go command's test cache
// that the answers of this package depend on them.
func sources(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, dir := range []string{"cmd", "models", "static", "templates", "web", "README.md"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "vendor"):
				return fs.SkipDir
			case !d.Type().IsRegular():
				return nil
			}
			files[path], err = os.ReadFile(path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// generated reports whether a file says in its first lines that a program wrote it.
func generated(text []byte) bool {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for i := 0; i < 10 && lines.Scan(); i++ {
		if s := lines.Text(); strings.HasPrefix(s, "// Code generated ") && strings.HasSuffix(s, " DO NOT EDIT.") {
			return true
		}
	}
	return false
}
