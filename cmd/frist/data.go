package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"frist/models"
	"frist/models/casefile"
)

const importMore = `
The database is made if there is none. A file with an error stores nothing: each
error is named with its line and key. "-" reads standard input.

A duty of the firm's own that the file brings holds for all incidents of its legal
entity. If that changes what applies to others that are open they are named, and
nothing is stored without --move-limits.`

func importCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	moves := c.flags.Bool("move-limits", false, "take duties that change what applies to other open incidents")
	words, err := c.parse(1)
	if err != nil {
		return err
	}
	data, err := readFile(words[0], c.in)
	if err != nil {
		return err
	}
	file, err := casefile.Parse(data) // before there is a database: none is made for a bad file
	if err != nil {
		return fmt.Errorf("%s was not imported:\n%w", words[0], err)
	}
	ref, err := importInto(ctx, *path, file, *moves)
	if clash, ok := errors.AsType[casefile.Errors](err); ok { // with what is in the database already
		return fmt.Errorf("%s was not imported:\n%w", words[0], clash.In(data))
	}
	if err != nil {
		return fmt.Errorf("%s was not imported: %w", words[0], err)
	}
	_, err = fmt.Fprintln(c.out, ref)
	return err
}

// importInto stores the incident. If that fails, a database that was made for it
// stays, empty: by then it may hold what somebody else has stored.
func importInto(ctx context.Context, path string, file casefile.File, moves bool) (ref string, err error) {
	s, err := models.Open(ctx, path, now)
	if err != nil {
		return "", err
	}
	defer closing(s, &err)
	if moves {
		return s.ImportMoving(ctx, operator(), file)
	}
	return s.Import(ctx, operator(), file)
}

// readFile reads a file, "-" being standard input, up to the largest case file.
func readFile(name string, in io.Reader) ([]byte, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close() //nolint:errcheck // it is only read
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, casefile.MaxSize+1))
	if err == nil && len(data) > casefile.MaxSize {
		err = fmt.Errorf("%s is larger than %d MiB", name, casefile.MaxSize>>20)
	}
	return data, err
}

const verifyMore = `
It reads the database and changes nothing: it may be in use, or a copy on a disk
that cannot be written. Of one that an earlier version made it can walk the log
alone, says so, and the exit status is 1; one of a later version is refused.

It then compares each record with what the log last said of it, and each file
with its hash. Keep the head that it prints outside this machine: that the end
of the log was cut off, or the whole log written anew, shows only against a head
that was kept.`

func verifyCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	if _, err := c.parse(0); err != nil {
		return err
	}
	v, err := verify(ctx, *path)
	if err != nil {
		return err
	}
	switch {
	case !v.OK():
		return fmt.Errorf("NOT INTACT: %s", v.Broken)
	case v.Unread != nil:
		return fmt.Errorf("the %d lines of the log hold, but no record was compared with them: %w; %s", v.Lines, v.Unread, head(v))
	}
	fmt.Fprintf(c.out, "intact: %d lines of the log hold, and %d records are what it says of them\n%s\n", v.Lines, v.Records, head(v))
	if v.OldIndex {
		fmt.Fprintln(c.out, "The limits that lists show were computed by another version of frist: they are computed anew when this one opens the database, and were not looked at.")
	}
	return nil
}

func verify(ctx context.Context, path string) (v models.Verdict, err error) {
	s, err := models.OpenToRead(ctx, path, now)
	if err != nil {
		return v, err
	}
	defer closing(s, &err)
	return s.Verify(ctx, operator())
}

func head(v models.Verdict) string { return fmt.Sprintf("head: line %d, %s", v.Head.Seq, v.Head) }

const migrateMore = `
So do serve, import, user and seed; verify, export and backup change nothing. The
copy lies beside the database, as NAME.schema-N-TIME.bak.`

func migrateCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	if _, err := c.parse(0); err != nil {
		return err
	}
	s, err := models.OpenExisting(ctx, *path, now)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	v, err := s.SchemaVersion(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s has schema %d, which is this program's\n", *path, v)
	return err
}

const backupMore = `
The copy is one file, and the database may be in use meanwhile. The copy is
verified as "frist verify" does; if it is not intact the exit status is 1, and
the copy is kept, for it may be evidence. FILE must not exist.`

func backupCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	words, err := c.parse(1)
	if err != nil {
		return err
	}
	to := words[0]
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s exists already", to)
	}
	// Nobody else may read the folder, whatever rights SQLite gives the file.
	dir, err := os.MkdirTemp(filepath.Dir(to), ".frist-backup-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	part := filepath.Join(dir, filepath.Base(to))
	if err := copyDatabase(ctx, *path, part); err != nil {
		return err
	}
	v, err := verify(ctx, part)
	if err != nil {
		return fmt.Errorf("the copy cannot be used: %w", err)
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	switch {
	case !v.OK():
		return fmt.Errorf("%s is a copy of %s, but NOT INTACT: %s", to, *path, v.Broken)
	case v.Unread != nil:
		return fmt.Errorf("%s is a copy of %s, and the %d lines of its log hold, but no record was compared with them: %w; %s", to, *path, v.Lines, v.Unread, head(v))
	}
	_, err = fmt.Fprintf(c.out, "%s is a copy of %s, and intact: %d lines of the log hold\n%s\n", to, *path, v.Lines, head(v))
	return err
}

// copyDatabase copies a database that may be in use, and sees to it that the
// copy is on the disk and nobody else's to read.
func copyDatabase(ctx context.Context, from, to string) (err error) {
	s, err := models.OpenToRead(ctx, from, now)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.Backup(ctx, to); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	f, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Sync(), f.Close())
}

// writeFile writes what fn writes, to the file or with "-" to standard output.
// The file is there whole or not at all, where a link leads if it is one. A
// database is not written over, nor what belongs to one; what is no file of a disk
// takes the bytes and stays.
func writeFile(name string, out io.Writer, fn func(io.Writer) error) error {
	var buf bytes.Buffer
	if err := fn(&buf); err != nil {
		return err
	}
	if name == "-" {
		_, err := out.Write(buf.Bytes())
		return err
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if base, ok := strings.CutSuffix(name, ending); ok && isDatabase(base) {
			return fmt.Errorf("%s is a database, or belongs to one: nothing was written over it", name)
		}
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, buf.Bytes(), 0o600)
	}
	return replaceFile(name, buf.Bytes())
}

// replaceFile writes a file anew beside the one that is there, and then over it.
func replaceFile(name string, data []byte) error {
	part, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}

// isDatabase reports whether a file is one of SQLite.
func isDatabase(name string) bool {
	const magic = "SQLite format 3\x00"
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // it is only read
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}
