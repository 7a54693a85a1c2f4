package web_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"frist/models"
)

// TestTheRawReferenceAnswersTheSame holds what the benchmarks compare with
// against the site, byte for byte.
func TestTheRawReferenceAnswersTheSame(t *testing.T) {
	x, y := newBench(t, 160, 0), newBench(t, 160, 1)
	for _, p := range benchPages {
		x.learn(t, p.name, p.path(x))
	}
	for after := 60; after < 160; after += 9 { // lists end in many ways
		x.learn(t, "list", fmt.Sprintf("/incidents?after=%d", after))
	}
	y.raw.moulds = x.raw.moulds // learnt elsewhere
	same := func(x *bench, path string) {
		t.Helper()
		site, raw := newSink(), newSink()
		x.to(x.handler, site, http.MethodGet, path, "")
		x.to(x.raw, raw, http.MethodGet, path, "")
		want, got := withoutTokens(site.body.String()), withoutTokens(raw.body.String())
		if site.status != http.StatusOK || raw.status != http.StatusOK || want != got {
			at := 0
			for at < min(len(want), len(got)) && want[at] == got[at] {
				at++
			}
			t.Errorf("%s: %d and %d; the site says\n%s\nand the raw reference\n%s", path, site.status, raw.status, want[max(0, at-200):min(len(want), at+200)], got[max(0, at-200):min(len(got), at+200)])
		}
	}
	for _, p := range benchPages {
		same(x, p.path(x))
		same(y, p.path(y))
	}
	same(x, "/incidents?after=140")
	same(y, "/incidents?after=70")
	same(y, "/incidents?after=69")
}

// TestTheRawReferenceStoresTheSame holds a report that the raw reference stored
// against one of the site's: every column, and every line of the log.
func TestTheRawReferenceStoresTheSame(t *testing.T) {
	x := newBench(t, 1, 0)
	refs := [2]string{}
	for i, h := range []http.Handler{x.handler, x.raw} {
		w := newSink()
		x.to(h, w, http.MethodPost, "/incidents/new", reportOf(i))
		refs[i] = strings.TrimSuffix(strings.TrimPrefix(w.header.Get("Location"), "/incidents/"), "/reported")
		if w.status != http.StatusSeeOther || refs[i] != fmt.Sprintf("2026-%03d", 4+i) {
			t.Fatal(w.status, w.header, w.body.String())
		}
	}
	v, err := x.Verify(t.Context(), models.Operator("test"))
	if err != nil || !v.OK() {
		t.Fatal("the log: ", v.Broken, err)
	}
	var same [2]string
	for i, ref := range refs {
		in, err := x.Incident(t.Context(), models.Operator("test"), ref)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []string{
			"SELECT * FROM incidents WHERE id = ?", "SELECT * FROM incident_members WHERE incident_id = ?", "SELECT * FROM awareness WHERE incident_id = ?",
			"SELECT at, actor_id, actor, action, kind, CAST(content AS TEXT), length(salt), length(digest) FROM log WHERE incident_id = ? ORDER BY seq",
			"SELECT at, length(token) FROM once WHERE place = (SELECT ref FROM incidents WHERE id = ?)",
		} {
			all := strings.NewReplacer(ref, "REF", fmt.Sprintf("%07d", i), "OWN").Replace(dump(t, x.raw.read, q, in.ID))
			same[i] += ownNumbers.ReplaceAllString(all, "${1}N")
		}
	}
	if same[0] != same[1] {
		t.Errorf("the site stored\n%s\nand the raw reference\n%s", same[0], same[1])
	}
}

// ownNumbers are those that no two records share, in a dump and in the log.
var ownNumbers = regexp.MustCompile(`(\b(?:id|incident_id|number)(?:=|":))\d+`)

// dump is all that a query finds.
func dump(t *testing.T, db *sql.DB, q string, arg int64) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), q, arg)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values, to := make([]any, len(columns)), make([]any, len(columns))
	for i := range to {
		to[i] = &values[i]
	}
	all := ""
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		for i, name := range columns {
			all += fmt.Sprintf("%s=%v ", name, values[i])
		}
		all += "\n"
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
