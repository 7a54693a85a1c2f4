package main_test

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// sameWord lists the words, in lower case, that are spelt alike in Swedish and
// English. A name, a reference or a layout belongs in i18n.Same instead.
var sameWord = []string{
	"april", "data", "export", "filter", "format", "incident", "information",
	"november", "person", "post", "september", "status", "system", "text", "version",
}

// TestTextsSayTheSameInBothLanguages reads every i18n.Text that is written down
// in the program, templ files through the Go that templ makes of them. Each must
// have both languages, with the same verbs for the same arguments, and as many
// verbs as With is given arguments where that can be seen.
func TestTextsSayTheSameInBothLanguages(t *testing.T) {
	m := load(t)
	if len(m.texts) == 0 {
		t.Fatal("found no text at all: does the type still live in frist/models/i18n?")
	}
	for _, x := range m.texts {
		for _, fault := range x.faults() {
			t.Errorf("%s: %s", m.fset.Position(x.pos), fault)
		}
	}
	for call, x := range m.calls {
		if want := slices.Max(append(args(verbs(x.sv)), 0)); x.constant && call.Ellipsis == 0 && len(call.Args) != want {
			t.Errorf("%s: With has %d arguments, %q takes %d", m.fset.Position(call.Pos()), len(call.Args), x.sv, want)
		}
	}
}

// A text is one i18n.Text literal. It is constant if both languages are known
// without running the program.
type text struct {
	pos      token.Pos
	has      []string // the languages written down
	sv, en   string
	constant bool
}

func (x text) faults() []string {
	switch {
	case len(x.has) == 0:
		return nil // i18n.Text{} is how to say nothing
	case len(x.has) == 1:
		return []string{"only " + x.has[0] + " is given"}
	case !x.constant:
		return nil
	case strings.TrimSpace(x.sv) == "" || strings.TrimSpace(x.en) == "":
		return []string{"one language is empty"}
	}
	var faults []string
	words := strings.ContainsFunc(format.ReplaceAllString(x.sv, ""), unicode.IsLetter)
	if x.sv == x.en && words && !slices.Contains(sameWord, strings.ToLower(x.sv)) {
		faults = append(faults, "both languages say "+x.sv+": use i18n.Same, or add the word to sameWord here")
	}
	sv, en := verbs(x.sv), verbs(x.en)
	if !slices.Equal(sv, en) {
		faults = append(faults, "the verbs differ: "+x.sv+" / "+x.en)
	}
	for _, s := range []string{x.sv, x.en} {
		if len(sv) > 0 && strings.Contains(format.ReplaceAllString(s, ""), "%") {
			faults = append(faults, "a text with verbs needs %% for a percent sign: "+s)
		}
	}
	return faults
}

// format matches a verb as fmt reads it, without the space flag: nobody uses
// it, and "10 % of" is no verb.
var format = regexp.MustCompile(`%%|%[-+#0]*(?:\[(\d+)\])?\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z])`)

// A verb says how an argument is printed; arguments count from 1.
type verb struct {
	arg  int
	with string
}

// verbs lists the verbs of s by argument: a translation may turn the order round with %[2]s.
func verbs(s string) []verb {
	var list []verb
	next := 1
	for _, m := range format.FindAllStringSubmatch(s, -1) {
		if m[3] == "" {
			continue
		}
		if index := cmp.Or(m[2], m[1]); index != "" {
			next = int(index[0] - '0')
		}
		list = append(list, verb{next, m[3]})
		next++
	}
	slices.SortFunc(list, func(a, b verb) int { return cmp.Or(cmp.Compare(a.arg, b.arg), strings.Compare(a.with, b.with)) })
	return list
}

func args(list []verb) []int {
	var n []int
	for _, v := range list {
		n = append(n, v.arg)
	}
	return n
}

// A module is the program's own source with its types, which the standard
// library's help to know. Whatever comes from elsewhere is taken for an empty
// package: nothing about a text is decided there, and to read it all would mean
// to compile SQLite.
type module struct {
	fset  *token.FileSet
	files map[string][]*ast.File // by import path
	done  map[string]*types.Package
	std   types.Importer
	info  *types.Info
	texts map[*ast.CompositeLit]text
	calls map[*ast.CallExpr]text // of With, on a text that is known
}

func load(t *testing.T) *module {
	t.Helper()
	m := &module{
		fset: token.NewFileSet(), files: map[string][]*ast.File{}, done: map[string]*types.Package{},
		info: &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
			Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		},
		texts: map[*ast.CompositeLit]text{}, calls: map[*ast.CallExpr]text{},
	}
	for name, src := range sources(t) {
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(m.fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		dir, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			t.Fatal(err)
		}
		pkg := path.Join("frist", filepath.ToSlash(dir))
		m.files[pkg] = append(m.files[pkg], file)
	}
	m.std = m.standard(t)
	for pkg := range m.files {
		if _, err := m.Import(pkg); err != nil {
			t.Fatal(err)
		}
	}
	m.find(t)
	return m
}

// standard returns an importer of those packages of the standard library that
// the program imports. It reads what the compiler has made of them.
func (m *module) standard(t *testing.T) types.Importer {
	t.Helper()
	list := []string{"list", "-export", "-f", "{{.ImportPath}} {{.Export}}"}
	for _, files := range m.files {
		for _, f := range files {
			for _, imp := range f.Imports {
				if p, err := strconv.Unquote(imp.Path.Value); err == nil && isStandard(p) && !slices.Contains(list, p) {
					list = append(list, p)
				}
			}
		}
	}
	out, err := exec.Command("go", list...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	compiled := map[string]string{}
	for line := range strings.Lines(string(out)) {
		p, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		compiled[p] = file
	}
	return importer.ForCompiler(m.fset, "gc", func(p string) (io.ReadCloser, error) { return os.Open(compiled[p]) })
}

// Import checks the types of a package of the program, as far as they can be
// known; it is what go/types calls for each import.
func (m *module) Import(pkg string) (*types.Package, error) {
	if p := m.done[pkg]; p != nil {
		return p, nil
	}
	if isStandard(pkg) {
		return m.std.Import(pkg)
	}
	if m.files[pkg] == nil {
		m.done[pkg] = types.NewPackage(pkg, path.Base(pkg))
		m.done[pkg].MarkComplete()
		return m.done[pkg], nil
	}
	m.done[pkg] = types.NewPackage(pkg, path.Base(pkg)) // should the imports go round in a circle
	conf := types.Config{Importer: m, Error: func(error) {}}
	p, _ := conf.Check(pkg, m.fset, m.files[pkg], m.info) // that much is unknown is expected
	m.done[pkg] = p
	return p, nil
}

// find notes every text, and then where one is given arguments.
func (m *module) find(t *testing.T) {
	t.Helper()
	vars := map[types.Object]*ast.CompositeLit{}
	note := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if isText(m.info.TypeOf(n)) {
				m.texts[n] = m.text(n)
			} else if n.Type != nil && types.ExprString(n.Type) == "i18n.Text" {
				t.Errorf("%s: this text escapes the test: its type cannot be seen", m.fset.Position(n.Pos()))
			}
		case *ast.ValueSpec:
			for i, v := range n.Values {
				if lit, ok := v.(*ast.CompositeLit); ok && i < len(n.Names) {
					vars[m.info.Defs[n.Names[i]]] = lit
				}
			}
		}
		return true
	}
	given := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		with, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || with.Sel.Name != "With" || !isText(m.info.TypeOf(with.X)) {
			return true
		}
		var lit *ast.CompositeLit
		switch x := with.X.(type) {
		case *ast.CompositeLit:
			lit = x
		case *ast.Ident:
			lit = vars[m.info.Uses[x]]
		case *ast.SelectorExpr: // of another package
			lit = vars[m.info.Uses[x.Sel]]
		}
		if x, known := m.texts[lit]; known {
			m.calls[call] = x
		}
		return true
	}
	for _, visit := range []func(ast.Node) bool{note, given} {
		for _, files := range m.files {
			for _, f := range files {
				ast.Inspect(f, visit)
			}
		}
	}
}

func isText(t types.Type) bool {
	if p, ok := t.(*types.Pointer); ok { // the inner literals of []*i18n.Text{{…}}
		t = p.Elem()
	}
	return t != nil && types.TypeString(types.Unalias(t), nil) == "frist/models/i18n.Text"
}

// text reads one literal, with the names of its fields or without.
func (m *module) text(lit *ast.CompositeLit) text {
	x := text{pos: lit.Pos(), constant: true}
	for i, e := range lit.Elts {
		lang := [...]string{"SV", "EN"}[i]
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			lang, e = kv.Key.(*ast.Ident).Name, kv.Value
		}
		x.has = append(x.has, lang)
		v := m.info.Types[e].Value
		if v == nil || v.Kind() != constant.String {
			x.constant = false
			continue
		}
		if lang == "SV" {
			x.sv = constant.StringVal(v)
		} else {
			x.en = constant.StringVal(v)
		}
	}
	return x
}
