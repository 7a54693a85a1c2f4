package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

const bankLine = `{"entity":{"country":"SE","type":"credit_institution"},"incident":{"personal_data":"yes","risk":"yes","high_risk":"unknown","detected_at":"2026-10-06T08:40:00+02:00","aware_at":"2026-10-06T09:00:00+02:00","classified_major_at":"2026-10-06T11:30:00+02:00"},"filings":[{"obligation":"dora.initial","sent_at":"2026-10-06T15:00:00+02:00"}],"as_of":"2026-10-07T12:00:00+02:00"}`

// BenchmarkDeadlinesLines answers lines as frist deadlines does: read, compute
// with every derivation, write.
func BenchmarkDeadlinesLines(b *testing.B) {
	lines := bytes.Repeat([]byte(bankLine+"\n"), 5000)
	b.SetBytes(int64(len(lines)))
	for b.Loop() {
		if code := deadlinesCommand(nil, bytes.NewReader(lines), io.Discard, io.Discard); code != 0 {
			b.Fatal(code)
		}
	}
	b.ReportMetric(float64(5000*b.N)/b.Elapsed().Seconds(), "lines/s")
}

// deadlines runs the command on input and returns what it printed.
func deadlines(t *testing.T, input string, args ...string) (out string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = deadlinesCommand(args, strings.NewReader(input), &stdout, &stderr)
	return stdout.String() + stderr.String(), code
}

func TestEachLineHasItsAnswerInOrder(t *testing.T) {
	var in strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&in, `{"incident":{"aware_at":"2026-10-06T09:%02d:00+02:00"}}`+"\n", i%60)
	}
	out, code := deadlines(t, in.String())
	if code != 0 {
		t.Errorf("exit status %d", code)
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 3000 {
		t.Fatalf("%d lines, want 3000", len(lines))
	}
	for i, line := range lines {
		var all []struct{ ID, Strict string }
		if err := json.Unmarshal([]byte(line), &all); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("2026-10-09T07:%02d:00Z", i%60); all[0].Strict != want {
			t.Fatalf("line %d: %s, want %s", i+1, all[0].Strict, want)
		}
	}
}

func TestALineThatCannotBeReadIsAnErrorInItsPlace(t *testing.T) {
	long := `{"as_of":"` + strings.Repeat("x", maxLine) + `"}`
	tests := []struct{ name, line, want string }{
		{"an unknown key", `{"incident":{"aware_att":"2026-10-06T09:00:00+02:00"}}`, "line 2: incident.aware_att: unknown key"},
		{"an empty line", ``, "line 2: empty, where a JSON object is needed"},
		{"a line of white space", "  \t", "line 2: empty, where a JSON object is needed"},
		{"a line that is too long", long, "line 2: longer than 1048576 bytes"},
		{"no JSON", `hello`, "line 2: not JSON at byte 1: an object is needed"},
		{"a mark in the key", `{"<em>\"":1}`, `line 2: "<em>\"": unknown key`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, code := deadlines(t, "{}\n"+tt.line+"\n{}")
			if code != 1 {
				t.Errorf("exit status %d, want 1", code)
			}
			lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			if len(lines) != 3 || lines[0] != lines[2] || lines[0][0] != '[' {
				t.Fatalf("the other lines are not answered: %d lines", len(lines))
			}
			var got struct{ Error string }
			if err := json.Unmarshal([]byte(lines[1]), &got); err != nil || got.Error != tt.want {
				t.Errorf("%s (%v), want %q", lines[1], err, tt.want)
			}
		})
	}
}

func TestAByteOrderMarkMayStandBeforeTheFirstLine(t *testing.T) {
	with, code := deadlines(t, "\uFEFF"+bankLine+"\n{}\n")
	without, _ := deadlines(t, bankLine+"\n{}\n")
	if code != 0 || with != without {
		t.Errorf("exit status %d: %.100s", code, with)
	}
	if out, code := deadlines(t, "{}\n\uFEFF{}\n"); code != 1 || !strings.Contains(out, "line 2: not JSON at byte 1") {
		t.Errorf("before the second line: exit status %d: %s", code, out)
	}
	if out, code := deadlines(t, "\uFEFF\n"); code != 1 || !strings.Contains(out, "line 1: empty") {
		t.Errorf("before nothing: exit status %d: %s", code, out)
	}
}

func TestAStateIsNullWithoutAsOf(t *testing.T) {
	line := strings.Replace(bankLine, `,"as_of":"2026-10-07T12:00:00+02:00"`, "", 1)
	out, code := deadlines(t, line)
	if code != 0 || !strings.Contains(out, `"state":null`) || strings.Contains(out, `"state":"running"`) {
		t.Errorf("exit status %d: %s", code, out)
	}
	if out, _ := deadlines(t, line, "--text"); !strings.Contains(out, "IMY: läget bedöms inte utan as_of") || strings.Contains(out, ": löper") {
		t.Error(out)
	}
}

func TestALineOfTheGreatestLengthIsRead(t *testing.T) {
	line := "{}" + strings.Repeat(" ", maxLine-2)
	if out, code := deadlines(t, line+"\n"+line); code != 0 || strings.Count(out, "\n") != 2 {
		t.Errorf("exit status %d, %d lines", code, strings.Count(out, "\n"))
	}
}

func TestNoInputGivesNoOutput(t *testing.T) {
	if out, code := deadlines(t, ""); out != "" || code != 0 {
		t.Errorf("%q, exit status %d", out, code)
	}
}

func TestTextIsForPeopleInTheirLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"sv": "Kännedom tisdag 6 oktober 2026 kl. 09.00 + 72 timmar = fredag 9 oktober 2026 kl. 09.00.",
		"en": "Awareness Tuesday 6 October 2026 at 09:00 + 72 hours = Friday 9 October 2026 at 09:00.",
	} {
		out, code := deadlines(t, bankLine, "--text", "--lang", lang)
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: exit status %d, no %q in\n%s", lang, code, want, out)
		}
	}
}

func TestWrongArgumentsAreRefused(t *testing.T) {
	for _, args := range [][]string{{"--jason"}, {"file.json"}, {"--lang", "no"}} {
		if out, code := deadlines(t, "{}", args...); code != 2 || !strings.Contains(out, "frist deadlines: ") {
			t.Errorf("%v: exit status %d, %q", args, code, out)
		}
	}
	if out, code := deadlines(t, "{}", "--help"); code != 0 || !strings.Contains(out, "--text") {
		t.Errorf("--help: exit status %d, %q", code, out)
	}
}

// slowly gives one line at a time and notes what was answered before the next.
type slowly struct {
	lines []string
	asked func()
}

func (s *slowly) Read(p []byte) (int, error) {
	s.asked()
	if len(s.lines) == 0 {
		return 0, errors.New("the wire broke")
	}
	n := copy(p, s.lines[0])
	s.lines = s.lines[1:]
	return n, nil
}

func TestWhatWasReadIsAnsweredWhenTheInputBreaks(t *testing.T) {
	var out, errOut bytes.Buffer
	in := &slowly{lines: []string{"{}\n", "{}\n{\"as"}, asked: func() {}}
	if code := deadlinesCommand(nil, in, &out, &errOut); code != 1 {
		t.Errorf("exit status %d, want 1", code)
	}
	if strings.Count(out.String(), "\n") != 2 || !strings.Contains(errOut.String(), "the wire broke") {
		t.Errorf("%d lines, %q", strings.Count(out.String(), "\n"), errOut.String())
	}
}

// scale weighs what is alive as the answers go by.
type scale struct {
	writes int
	most   uint64
}

func (s *scale) Write(p []byte) (int, error) {
	if s.writes++; s.writes%100 == 0 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		s.most = max(s.most, m.HeapAlloc)
	}
	return len(p), nil
}

func TestManyLinesNeedNoMoreMemoryThanFew(t *testing.T) {
	weigh := func(lines int) uint64 {
		var s scale
		in := io.LimitReader(&endless{line: bankLine + "\n"}, int64(lines*(len(bankLine)+1)))
		if code := deadlinesCommand(nil, in, &s, io.Discard); code != 0 {
			t.Fatalf("exit status %d", code)
		}
		return s.most
	}
	few := weigh(2000)
	if many := weigh(20000); many > few+4<<20 {
		t.Errorf("%d bytes are alive for 20 000 lines, %d for 2 000", many, few)
	}
}

// endless gives the same line for ever.
type endless struct {
	line string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		c := copy(p[n:], e.line[e.at:])
		n, e.at = n+c, (e.at+c)%len(e.line)
	}
	return n, nil
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

func TestAReaderThatGoesAwayEndsTheWork(t *testing.T) {
	var errOut bytes.Buffer
	in := strings.NewReader(strings.Repeat(bankLine+"\n", 5000))
	if code := deadlinesCommand(nil, in, closed{}, &errOut); code != 1 || !strings.Contains(errOut.String(), "nobody reads") {
		t.Errorf("exit status %d, %q", code, errOut.String())
	}
}
