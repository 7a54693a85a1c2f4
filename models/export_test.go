package models

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"reflect"
	"testing/fstest"
	"time"

	"gorm.io/gorm"

	"frist/models/deadline"
)

// WriterPragmas says how the writer's connection is set.
func WriterPragmas(s *Store) string {
	out := ""
	for i, p := range []string{"journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "busy_timeout"} {
		var v string
		if err := s.write.Raw("PRAGMA " + p).Row().Scan(&v); err != nil {
			v = err.Error()
		}
		if i > 0 {
			out += " "
		}
		out += p + "=" + v
	}
	return out
}

// FoldAt has the write-ahead log folded back at that size.
func FoldAt(s *Store, size int64) { s.foldAt = size }

// ReopenWriter drops the writer's connection, so that the pool opens another.
func ReopenWriter(s *Store) {
	pool, err := s.write.DB()
	if err != nil {
		panic(err)
	}
	pool.SetMaxIdleConns(0)
	pool.SetMaxIdleConns(1)
	pool.SetConnMaxLifetime(time.Nanosecond)
	time.Sleep(time.Millisecond)
	pool.SetConnMaxLifetime(0)
}

// WriteOutsideTheSeam tries every way of writing that is not the seam's.
func WriteOutsideTheSeam(s *Store) map[string]error {
	e := Entry{IncidentID: 1, Text: "x", SortAt: time.Now().UTC()}
	return map[string]error{
		"create":          s.write.Create(&e).Error,
		"update":          s.write.Model(&Incident{}).Where("id = 1").Update("title", "y").Error,
		"updates":         s.write.Where("id = 1").Updates(&Incident{Title: "y"}).Error,
		"delete":          s.write.Where("id = 1").Delete(&Incident{}).Error,
		"exec":            s.write.Exec("UPDATE incidents SET title = 'y'").Error,
		"save":            s.write.Save(&Incident{ID: 1, Title: "y"}).Error,
		"a row":           scalar(s.write.Raw("UPDATE incidents SET title = 'y' RETURNING id"), new(int64)),
		"a query":         s.write.Raw(" update incidents SET title = 'y' RETURNING id").Scan(&[]int64{}).Error,
		"with the reader": allow(s.read).Exec("UPDATE incidents SET title = 'y'").Error,
	}
}

// Recomputed returns what the index column of each incident should be, beside
// what it is, for those that differ.
func Recomputed(s *Store) ([]string, error) {
	cs, err := clocks(s.read, "ORDER BY i.id")
	if err != nil {
		return nil, err
	}
	var differ []string
	for _, c := range cs {
		want := "none"
		if os := c.open(); len(os) > 0 {
			want = os[0].Strict.Format(time.RFC3339) + " " + string(os[0].ID) + fmt.Sprintf(" %d", os[0].part.of)
		}
		var in Incident
		if err := s.read.Where("id = ?", c.Incident.ID).Take(&in).Error; err != nil {
			return nil, err
		}
		got := "none"
		if in.NextStrictAt != nil {
			got = in.NextStrictAt.UTC().Format(time.RFC3339) + " " + string(in.NextObligation) + fmt.Sprintf(" %d", identity(in.NextEntity))
		}
		if got != want || in.Undecided != len(c.undecided()) {
			differ = append(differ, fmt.Sprintf("%s: %s, want %s", in.Ref, got, want))
		}
	}
	return differ, nil
}

// A Statement is one that the reader executed.
type Statement struct {
	SQL  string
	Vars []any
}

// Listen notes every statement that the reader executes from now on.
func Listen(s *Store) *[]Statement {
	heard := &[]Statement{}
	note := func(db *gorm.DB) {
		if _, still := db.Statement.ConnPool.(*sql.Tx); still { // else the pool hears it
			*heard = append(*heard, Statement{SQL: db.Statement.SQL.String(), Vars: append([]any(nil), db.Statement.Vars...)})
		}
	}
	s.read.Statement.ConnPool = listener{s.read.Statement.ConnPool.(*gorm.PreparedStmtDB), heard}
	c := s.read.Callback()
	for _, err := range []error{c.Query().After("gorm:query").Register("test:query", note), c.Row().After("gorm:row").Register("test:row", note)} {
		if err != nil {
			panic(err)
		}
	}
	return heard
}

// A listener is a pool that notes what it is asked.
type listener struct {
	*gorm.PreparedStmtDB
	heard *[]Statement
}

func (l listener) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	*l.heard = append(*l.heard, Statement{SQL: query, Vars: args})
	return l.PreparedStmtDB.QueryContext(ctx, query, args...)
}

// Plan returns how SQLite would go about a statement.
func Plan(s *Store, st Statement) ([]string, error) {
	pool, err := s.read.DB()
	if err != nil {
		return nil, err
	}
	rows, err := pool.Query("EXPLAIN QUERY PLAN "+st.SQL, st.Vars...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			return nil, err
		}
		plan = append(plan, detail)
	}
	return plan, rows.Err()
}

// MigrateWith brings the schema up to date with the steps of the program and
// one more.
func MigrateWith(ctx context.Context, s *Store, name, sql string) error {
	steps := fstest.MapFS{name: {Data: []byte(sql)}}
	have, err := fs.ReadDir(migrations, "migrations")
	if err != nil {
		return err
	}
	for _, e := range have {
		data, err := fs.ReadFile(migrations, "migrations/"+e.Name())
		if err != nil {
			return err
		}
		steps[e.Name()] = &fstest.MapFile{Data: data}
	}
	return s.migrateTo(ctx, steps)
}

// Analyze has SQLite look at how its tables are filled.
func Analyze(s *Store) error { return allow(s.write).Exec("ANALYZE").Error }

// HashOfNobody is what a wrong address is compared with, and Hash what a
// password becomes.
const HashOfNobody = nobody

// Hash hashes a password as the store does.
func Hash(s *Store, password string) (string, error) {
	return s.hashFor(context.Background(), password, false)
}

// HashOf is the hash of a content as the record writes it.
func HashOf(content string) string { return hashOf([]byte(content)) }

// IndexDiffers compares the clocks of every incident, as lists and the index have
// them, with those of its record, and returns what is not the same.
func IndexDiffers(ctx context.Context, s *Store) ([]string, error) {
	cs, err := clocks(s.read, "ORDER BY i.id")
	if err != nil {
		return nil, err
	}
	var list []string
	for i := range cs {
		in, err := readOne[Incident](s.brief(ctx), "WHERE i.id = +?", cs[i].Incident.ID)
		if err != nil {
			return nil, err
		}
		r, err := load(ctx, s.read, in)
		if err != nil {
			return nil, err
		}
		for j, part := range r.Parts() {
			want, p := deadline.Times(part.DeadlineFacts(time.Time{})), cs[i].parts[j]
			for k, got := range p.times {
				if !reflect.DeepEqual(got, want[k]) {
					list = append(list, fmt.Sprintf("%s, %s, %s: %v, and on the page %v", in.Ref, p.Entity.Name, got.ID, got.Strict, want[k].Strict))
				}
			}
		}
	}
	return list, nil
}
