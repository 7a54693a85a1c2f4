package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
)

// errHelp ends a command that was asked for its help, after it has given it.
var errHelp = flag.ErrHelp

// An invocation is one command as it was called.
type invocation struct {
	streams
	command
	flags *flag.FlagSet
	words []string
}

func newInvocation(c command, args []string, std streams) *invocation {
	flags := flag.NewFlagSet("frist "+c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // wrong and help say it
	return &invocation{streams: std, command: c, flags: flags, words: args}
}

// parse reads the flags, which may stand before and after the arguments, and
// returns the arguments, of which there must be as many as wanted. It says what
// is wrong with them, and names it.
func (c *invocation) parse(want int) ([]string, error) {
	var words []string
	for rest := c.words; ; {
		if err := c.flags.Parse(rest); err != nil {
			return nil, c.wrong(err)
		}
		if rest = c.flags.Args(); len(rest) == 0 {
			break
		}
		words, rest = append(words, rest[0]), rest[1:]
	}
	switch {
	case len(words) > want && want == 0:
		return nil, c.wrong(fmt.Errorf("it takes no argument, and got %q", words[0]))
	case len(words) > want:
		return nil, c.wrong(fmt.Errorf("it takes one %s, and got %q as well", c.args, words[want]))
	case len(words) < want:
		return nil, c.wrong(fmt.Errorf("the %s is missing", c.args))
	}
	return words, nil
}

// oneDash finds a flag as the flag package writes it: " -db".
var oneDash = regexp.MustCompile(`( )-([a-z])`)

// wrong says what is wrong with the words of the command, and how to call it.
func (c *invocation) wrong(err error) error {
	if errors.Is(err, errHelp) {
		c.help(c.out)
		return errHelp
	}
	fmt.Fprintf(c.err, "frist %s: %s\n%s; frist %s --help says more\n", c.name, oneDash.ReplaceAllString(err.Error(), "$1--$2"), c.usage(), c.name)
	return errUsage
}

func (c *invocation) usage() string {
	line := "Usage: frist " + c.name
	if c.hasFlags() {
		line += " [FLAGS]"
	}
	if c.args != "" {
		line += " " + c.args
	}
	return line
}

func (c *invocation) hasFlags() (any bool) {
	c.flags.VisitAll(func(*flag.Flag) { any = true })
	return any
}

func (c *invocation) help(w io.Writer) {
	fmt.Fprintf(w, "%s\n\n%s.\n", c.usage(), strings.ToUpper(c.about[:1])+c.about[1:])
	if c.more != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(c.more))
	}
	if c.hasFlags() {
		fmt.Fprintln(w, "\nFlags:")
		c.flags.VisitAll(func(f *flag.Flag) { describe(w, f) })
	}
}

// describe writes one flag with two dashes, as it is written everywhere else.
func describe(w io.Writer, f *flag.Flag) {
	value, usage := flag.UnquoteUsage(f)
	fmt.Fprintf(w, "  %s\n        %s", strings.TrimSpace("--"+f.Name+" "+strings.ToUpper(value)), usage)
	if f.DefValue != "" && f.DefValue != "false" {
		fmt.Fprintf(w, " (default %s)", f.DefValue)
	}
	fmt.Fprintln(w)
}

// set reports whether a flag was given.
func (c *invocation) set(name string) bool {
	found := false
	c.flags.Visit(func(f *flag.Flag) { found = found || f.Name == name })
	return found
}

// database adds the flag for the database's path.
func (c *invocation) database() *string {
	return c.flags.String("db", cmp.Or(os.Getenv("FRIST_DB"), "frist.db"), "the database `file`, or FRIST_DB")
}
