package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// TestMain is the program itself in the processes that the tests start, so that
// signals and exit statuses are real.
func TestMain(m *testing.M) {
	if os.Getenv("FRIST_TEST_MAIN") != "" {
		main()
	}
	for _, name := range []string{"FRIST_DB", "FRIST_ADDR"} {
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// said is what a command printed, and its exit status.
type said struct {
	out, err string
	code     int
}

// frist runs a command to its end in this process.
func frist(t *testing.T, args ...string) said {
	t.Helper()
	return fristReading(t, "", args...)
}

func fristReading(t *testing.T, in string, args ...string) said {
	t.Helper()
	var out, err bytes.Buffer
	code := run(context.WithoutCancel(t.Context()), args, streams{in: strings.NewReader(in), out: &out, err: &err})
	return said{out.String(), err.String(), code}
}

// good runs a command that should succeed in silence, and returns what it printed.
func good(t *testing.T, args ...string) string {
	t.Helper()
	s := frist(t, args...)
	if s.code != exitOK {
		t.Fatalf("frist %q: exit status %d\n%s%s", args, s.code, s.out, s.err)
	}
	return s.out
}

// fault runs a command that should end with exit status 1 and one line, and
// returns the line without the name of the command.
func fault(t *testing.T, args ...string) string {
	t.Helper()
	s := frist(t, args...)
	line, named := strings.CutPrefix(s.err, "frist "+args[0]+": ")
	if s.code != exitFault || s.out != "" || !named || strings.Index(line, "\n") != len(line)-1 {
		t.Fatalf("frist %q: exit status %d, printed %q and said %q; want 1, nothing and one line", args, s.code, s.out, s.err)
	}
	return line
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, what, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%s does not say %q:\n%s", what, w, got)
		}
	}
}

func TestEveryCommandHasItsHelp(t *testing.T) {
	if s := frist(t); s.code != exitUsage || s.out != "" || !strings.Contains(s.err, "Usage: frist COMMAND") {
		t.Errorf("frist alone: %+v", s)
	}
	overview := good(t, "help")
	for _, spelling := range []string{"--help", "-h", "-help"} {
		if got := good(t, spelling); got != overview {
			t.Errorf("frist %s differs from frist help", spelling)
		}
	}
	for _, c := range commands() {
		wants(t, "frist help", overview, "  "+c.name+" ")
		s := frist(t, c.name, "--help")
		if s.code != exitOK || s.err != "" {
			t.Errorf("frist %s --help: %+v", c.name, s)
		}
		wants(t, c.name+" --help", s.out, "frist "+c.name)
		if got := good(t, "help", c.name); got != s.out {
			t.Errorf("frist help %s differs from frist %s --help", c.name, c.name)
		}
	}
	wants(t, "serve --help", good(t, "serve", "--help"), "Usage: frist serve [FLAGS]\n", "  --db FILE\n", "(default frist.db)", "  --https\n")
	wants(t, "import --help", good(t, "import", "--help"), "Usage: frist import [FLAGS] FILE\n")
}

func TestWrongWordsAreNamed(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"serv"}, `there is no command "serv"`},
		{[]string{"help", "serv"}, `there is no command "serv"`},
		{[]string{"serve", "--wrong"}, "not defined: --wrong\n"},
		{[]string{"demo", "-wrong=1"}, "not defined: --wrong\n"},
		{[]string{"import", "x.json", "--wrong"}, "not defined: --wrong\n"},
		{[]string{"verify", "--db"}, "needs an argument: --db\n"},
		{[]string{"seed", "--incidents", "many"}, `invalid value "many" for flag --incidents`},
		{[]string{"seed", "--incidents", "-1"}, "--incidents and --timeline are not less than 0"},
		{[]string{"serve", "now"}, `it takes no argument, and got "now"`},
		{[]string{"version", "2"}, `it takes no argument, and got "2"`},
		{[]string{"import"}, "the FILE is missing\n"},
		{[]string{"import", "a.json", "b.json"}, `it takes one FILE, and got "b.json" as well`},
		{[]string{"export"}, "the REF is missing\n"},
		{[]string{"backup", "a", "--db", "b", "c"}, `it takes one FILE, and got "c" as well`},
		{[]string{"user"}, "the EMAIL is missing\n"},
		{[]string{"user", "a@b.example", "--role", "boss"}, `--role "boss" is none of reporter, reader, handler, approver, auditor, admin`},
		{[]string{"user", "a@b.example", "--enable", "--disable"}, "--disable and --enable"},
		{[]string{"user", "a@b.example", "--password", "kort"}, "--password has fewer than 10 characters"},
		{[]string{"user", "a@b.example", "--name", " "}, "--name is empty"},
		{[]string{"demo", "--password", "åäöåäö"}, "--password has fewer than 10 characters"},
		{[]string{"serve", "--tls-cert", "a"}, "--tls-cert and --tls-key go together"},
		{[]string{"serve", "--proxies", "10.0.0.5,proxy"}, `--proxies: "proxy" is no address`},
	} {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			t.Chdir(t.TempDir())
			s := frist(t, tt.args...)
			if s.code != exitUsage || s.out != "" {
				t.Errorf("exit status %d, printed %q; want 2 and nothing", s.code, s.out)
			}
			wants(t, "standard error", s.err, tt.want)
			if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
				t.Errorf("it left %v, %v", left, err)
			}
		})
	}
}

func TestAFlagMayStandAfterTheArgument(t *testing.T) {
	path := t.TempDir() + "/frist.db"
	good(t, "import", klarnaFile, "--db", path)
	wants(t, "verify", good(t, "verify", "-db="+path), "intact: ")
}

func TestTheVersionIsOneLine(t *testing.T) {
	got := good(t, "version")
	if got != good(t, "--version") || !strings.HasPrefix(got, "frist ") || strings.Count(got, "\n") != 1 {
		t.Errorf("frist version prints %q", got)
	}
}
