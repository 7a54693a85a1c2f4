// Command frist keeps the record of an incident, computes every time limit that
// it starts, and proves later what was known and sent when. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"runtime/debug"
	"syscall"
	"time"
	_ "time/tzdata" // the zones are there in an empty container too

	"frist/models"
)

func main() {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup has it ignored
		signals = append(signals, syscall.SIGHUP) // the terminal was closed
	}
	ctx, stop := context.WithCancel(context.Background())
	caught := make(chan os.Signal, 2)
	signal.Notify(caught, signals...)
	go func() {
		<-caught
		stop()
		<-caught // a second signal ends the program at once
		os.Exit(exitFault)
	}()
	os.Exit(run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// A command is one word after "frist".
type command struct {
	name, args, about string
	// more is what only its own help says.
	more string
	run  func(ctx context.Context, c *invocation) error
}

func commands() []command {
	return []command{
		{"demo", "", "start a throwaway demo with three incidents", demoMore, demoCommand},
		{"serve", "", "start the server", serveMore, serveCommand},
		{"import", "FILE", "store the incident of a case file and print its reference", importMore, importCommand},
		{"export", "REF", "write the record of an incident as json, pdf or html", exportMore, exportCommand},
		{"facts", "", "list what is asked about an incident, and which forms each answer fills", factsMore, factsCommand},
		{"draft", "REF", "write a form of an authority, filled from the facts, as json, xlsx or pdf", draftMore, draftCommand},
		{"deadlines", "", "compute time limits from facts on standard input, without a database", "", nil},
		{"rules", "[check]", "list the rules of the law, or check them against the worked cases", rulesMore, rulesCommand},
		{"verify", "", "walk the log's chain and name the first line that does not hold", verifyMore, verifyCommand},
		{"migrate", "", "bring a database up to date, after a copy", migrateMore, migrateCommand},
		{"backup", "FILE", "copy the database while it is in use, and verify the copy", backupMore, backupCommand},
		{"user", "EMAIL", "add a user, or change their name, role, password or state", userMore, userCommand},
		{"seed", "", "fill a database with invented incidents, for measurements", seedMore, seedCommand},
		{"version", "", "print the version", "", versionCommand},
	}
}

// The exit statuses.
const (
	exitOK    = 0
	exitFault = 1
	exitUsage = 2
)

// errUsage ends a command whose words were wrong, after it has said so.
var errUsage = errors.New("usage")

// run is the program but for the process around it. It returns the exit status.
func run(ctx context.Context, args []string, std streams) int {
	if len(args) == 0 {
		usage(std.err)
		return exitUsage
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "--help", "-help", "-h":
		if len(rest) == 0 {
			usage(std.out)
			return exitOK
		}
		name, rest = rest[0], []string{"--help"}
	case "--version", "-version":
		name = "version"
	}
	if name == "deadlines" {
		return deadlinesCommand(rest, std.in, std.out, std.err)
	}
	for _, c := range commands() {
		if c.name == name {
			return execute(ctx, c, rest, std)
		}
	}
	fmt.Fprintf(std.err, "frist: there is no command %q\n\n", name)
	usage(std.err)
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "Frist keeps incidents and their time limits.\n\nUsage: frist COMMAND [FLAGS] [ARGUMENT]\n\nCommands:")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-10s %-7s  %s\n", c.name, c.args, c.about)
	}
	fmt.Fprintln(w, "\nfrist COMMAND --help says more of one.")
}

// execute runs one command and says what went wrong.
func execute(ctx context.Context, c command, args []string, std streams) int {
	err := c.run(ctx, newInvocation(c, args, std))
	switch {
	case err == nil, errors.Is(err, errHelp):
		return exitOK
	case errors.Is(err, errUsage):
		return exitUsage
	}
	fmt.Fprintf(std.err, "frist %s: %v\n", c.name, err)
	return exitFault
}

// operator is who acts at the command line: the operating system's user.
func operator() models.Actor {
	name := "operator"
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username
	}
	return models.Operator(name)
}

// closing closes the store after a command, without hiding what went wrong before.
func closing(s *models.Store, err *error) { *err = errors.Join(*err, s.Close()) }

func versionCommand(_ context.Context, c *invocation) error {
	if _, err := c.parse(0); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.out, "frist", version())
	return err
}

// version is what the build says of itself.
func version() string {
	const none = "devel"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return none
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return none + "-" + s.Value[:12]
		}
	}
	return none
}

// now is the only reading of the wall clock.
func now() time.Time { return time.Now() }
