package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"

	"frist/models/deadline"
	"frist/models/i18n"
)

const deadlinesHelp = `frist deadlines reads incidents and computes what must be reported when.

  frist deadlines [--text] [--lang sv|en] < facts.jsonl

Each line of standard input is one JSON object of facts; each line of standard
output is the JSON array of its obligations, in the same order. A line that
cannot be read gives {"error": "line 3: …"} in its place, and the exit status
is 1 then. No database and no network is used.

Beside the keys of the contract, an entity may have "traits" and "nis2", an incident
"corrective_measure_at" and answers such as "significant"; "proposals": true
shows what proposed law would mean, and "law_of": "2026-11-25" what the law of
that day would. "frist rules" lists the duties.

  --text       print the obligations for people instead of as JSON
  --lang LANG  the language of --text: sv (default) or en
`

// maxLine is how long one line may be; a longer one is an error in its place.
const maxLine = 1 << 20

// deadlinesCommand computes the obligations for each line of in. It returns 0,
// 1 if a line could not be read, or 2 for wrong arguments.
func deadlinesCommand(args []string, in io.Reader, out, errOut io.Writer) int {
	flags := flag.NewFlagSet("deadlines", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	text := flags.Bool("text", false, "")
	lang := flags.String("lang", string(i18n.SV), "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(out, deadlinesHelp)
		return 0
	case err != nil:
		fmt.Fprintf(errOut, "frist deadlines: %v\n\n%s", err, deadlinesHelp)
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(errOut, "frist deadlines: unexpected argument %q: the facts are read from standard input\n", flags.Arg(0))
		return 2
	case *lang != string(i18n.SV) && *lang != string(i18n.EN):
		fmt.Fprintf(errOut, "frist deadlines: no such language: %q\n", *lang)
		return 2
	}
	write := appendLineJSON
	if *text {
		l := i18n.Parse(*lang)
		write = func(b []byte, n int, line []byte, long bool) ([]byte, bool) {
			return appendLineText(b, l, n, line, long)
		}
	}
	failed, err := eachLine(in, out, write)
	if err != nil {
		fmt.Fprintf(errOut, "frist deadlines: %v\n", err)
	}
	if failed || err != nil {
		return 1
	}
	return 0
}

// A lineWriter appends the answer to the nth line, and reports whether the
// line could be read. A line that is too long comes without its bytes.
type lineWriter func(b []byte, n int, line []byte, long bool) ([]byte, bool)

// A batch is some lines in a row and the answers to them. There are as many as
// are under way at a time: one that has been written is filled again.
type batch struct {
	first  int // number of the first line
	lines  []byte
	ends   []int // where each line ends in lines
	out    []byte
	failed bool
	done   chan struct{} // holds one when the lines are answered
}

// batches are those that are free. They never grow in number beyond what is
// under way when nothing is free.
type batches chan *batch

// take returns a batch for the lines from first on.
func (free batches) take(first int) *batch {
	select {
	case b := <-free:
		b.first = first
		return b
	default:
		return &batch{first: first, done: make(chan struct{}, 1)}
	}
}

// put gives back a batch that has been written. What a long line has made it
// grow to is not kept.
func (free batches) put(b *batch) {
	const most = 256 << 10
	b.lines, b.ends, b.out, b.failed = b.lines[:0], b.ends[:0], b.out[:0], false
	if cap(b.lines) > most {
		b.lines = nil
	}
	if cap(b.out) > most {
		b.out = nil
	}
	select {
	case free <- b:
	default:
	}
}

// eachLine answers the lines of in on all cores and writes the answers in
// order. At most a few batches are in memory at a time.
func eachLine(in io.Reader, out io.Writer, write lineWriter) (failed bool, err error) {
	workers := runtime.GOMAXPROCS(0)
	work, ordered := make(chan *batch), make(chan *batch, 2*workers)
	free := make(batches, 3*workers)
	stop := make(chan struct{})
	for range workers {
		go func() {
			for b := range work {
				b.answer(write)
				b.done <- struct{}{}
			}
		}()
	}
	var readErr error
	go func() {
		defer close(ordered)
		defer close(work)
		readErr = readBatches(in, free, func(b *batch) bool {
			select {
			case ordered <- b:
			case <-stop:
				return false
			}
			work <- b
			return true
		})
	}()
	for b := range ordered {
		<-b.done
		failed = failed || b.failed
		if err == nil {
			if _, err = out.Write(b.out); err != nil {
				close(stop)
			}
		}
		free.put(b)
	}
	return failed, errors.Join(readErr, err)
}

// readBatches cuts in into batches and hands them to send, until send refuses.
// What has been read goes out before it waits for more.
func readBatches(in io.Reader, free batches, send func(*batch) bool) error {
	const full = 4 << 10
	r := bufio.NewReaderSize(in, 32<<10)
	b := free.take(1)
	for n := 1; ; n++ {
		more, err := b.read(r)
		if !more && len(b.ends) == 0 || err != nil && len(b.ends) == 0 {
			return err
		}
		if !more || err != nil || len(b.lines) >= full || !lineWaits(r) {
			if !send(b) || !more || err != nil {
				return err
			}
			b = free.take(n + 1)
		}
	}
}

// lineWaits reports whether a whole line can be read without waiting.
func lineWaits(r *bufio.Reader) bool {
	waiting, _ := r.Peek(r.Buffered())
	return bytes.IndexByte(waiting, '\n') >= 0
}

// read adds the next line to b. It returns false at the end of the input.
func (b *batch) read(r *bufio.Reader) (more bool, err error) {
	start := len(b.lines)
	for {
		part, err := r.ReadSlice('\n')
		b.lines = append(b.lines, part...)
		if len(b.lines)-start > maxLine+1 { // with its newline
			b.lines = append(b.lines[:start], make([]byte, maxLine+2)...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			if len(b.lines) > start {
				b.ends = append(b.ends, len(b.lines))
			}
			return false, nil
		case err != nil:
			return false, err
		}
		b.ends = append(b.ends, len(b.lines))
		return true, nil
	}
}

func (b *batch) answer(write lineWriter) {
	start := 0
	for i, end := range b.ends {
		line := bytes.TrimSuffix(b.lines[start:end], []byte("\n"))
		var ok bool
		b.out, ok = write(b.out, b.first+i, line, len(line) > maxLine)
		b.failed = b.failed || !ok
		start = end
	}
}

// byteOrderMark is what some editors put before the first line of a file.
const byteOrderMark = "\uFEFF"

// parseLine reads the facts of the nth line. Its error names the line.
func parseLine(n int, line []byte, long bool) (deadline.Facts, error) {
	if n == 1 {
		line = bytes.TrimPrefix(line, []byte(byteOrderMark))
	}
	var f deadline.Facts
	var err error
	switch {
	case long:
		err = fmt.Errorf("longer than %d bytes", maxLine)
	case len(bytes.TrimSpace(line)) == 0:
		err = errors.New("empty, where a JSON object is needed")
	default:
		f, err = deadline.ParseFacts(line)
	}
	if err != nil {
		return f, fmt.Errorf("line %d: %w", n, err)
	}
	return f, nil
}

func appendLineJSON(b []byte, n int, line []byte, long bool) ([]byte, bool) {
	f, err := parseLine(n, line, long)
	if err != nil {
		return append(deadline.AppendError(b, err), '\n'), false
	}
	return append(deadline.AppendAnswer(b, f), '\n'), true
}

func appendLineText(b []byte, l i18n.Lang, n int, line []byte, long bool) ([]byte, bool) {
	f, err := parseLine(n, line, long)
	if err != nil {
		return fmt.Appendf(b, "%v\n\n", err), false
	}
	b = fmt.Appendf(b, "%s %d\n\n", i18n.Text{SV: "Rad", EN: "Line"}.In(l), n)
	return deadline.AppendText(b, l, f, deadline.Compute(f)), true
}
