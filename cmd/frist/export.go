package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"

	"frist/models"
	"frist/models/i18n"
	"frist/models/report"
	"frist/static"
	"frist/templates"
	"frist/web/export"
)

const exportMore = `
It reads the database and changes nothing in it. One that an earlier version made
is refused: frist migrate brings it, or a copy of it, up to date.`

// formats are what an incident can be exported as.
var formats = []string{"json", "pdf", "html"}

func exportCommand(ctx context.Context, c *invocation) (err error) {
	path := c.database()
	format := c.flags.String("format", "json", "what to write: `json` (the case file, with its evidence), pdf or html (the summary)")
	lang := c.flags.String("lang", "sv", "the `language` of the summary: sv or en")
	out := c.flags.String("out", "-", "the `file` to write; - is standard output")
	words, err := c.parse(1)
	switch {
	case err != nil:
		return err
	case !slices.Contains(formats, *format):
		return c.wrong(fmt.Errorf("--format: %q is none of %s", *format, strings.Join(formats, ", ")))
	case *lang != "sv" && *lang != "en":
		return c.wrong(fmt.Errorf("--lang: %q is neither sv nor en", *lang))
	}
	write, err := exportFrom(ctx, *path, words[0], *format, i18n.Parse(*lang))
	if err != nil {
		return err
	}
	return writeFile(*out, c.out, write)
}

// exportFrom reads the incident. The database is closed before anything is
// written: only then is it known that it stood still meanwhile.
func exportFrom(ctx context.Context, path, ref, format string, lang i18n.Lang) (write func(io.Writer) error, err error) {
	s, err := models.OpenToRead(ctx, path, now)
	if err != nil {
		return nil, err
	}
	defer closing(s, &err)
	if err := s.Current(); err != nil {
		return nil, err
	}
	write, err = exporter(ctx, s, ref, format, lang)
	if errors.Is(err, models.ErrNotFound) {
		err = fmt.Errorf("%s has no incident %q", path, ref)
	}
	return write, err
}

// exporter returns what writes the incident in a format.
func exporter(ctx context.Context, s *models.Store, ref, format string, lang i18n.Lang) (func(io.Writer) error, error) {
	if format == "json" {
		file, zone, err := s.CaseFile(ctx, operator(), ref)
		if err != nil {
			return nil, err
		}
		body, err := file.Encode(zone)
		return func(w io.Writer) error { _, err := w.Write(body); return err }, err
	}
	r, err := s.Record(ctx, operator(), ref)
	if err != nil {
		return nil, err
	}
	opt := report.Options{Lang: lang, Made: now(), By: operator().Name, Version: version()}
	if format == "html" { // which has no record with it
		return func(w io.Writer) error { return standalone(ctx, w, report.Build(r, opt)) }, nil
	}
	var fault error
	opt.Source, fault = r.CaseFile().EncodeAnyway(r.Entity.Zone())
	opt.IsSourceFaulty = fault != nil
	return func(w io.Writer) error { return export.PDF(w, report.Build(r, opt)) }, nil
}

// fontFace is what a file that stands alone cannot load.
var fontFace = regexp.MustCompile(`@font-face\s*\{[^}]*\}`)

// standalone writes the summary as one HTML file that needs no other: its style
// is in it, and there is no server whose policy would forbid that.
func standalone(ctx context.Context, w io.Writer, d report.Document) error {
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<title>%s</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="%s">
<style>
%s
</style>
</head>
<body>
<main class="main wrap">
`, d.Lang, html.EscapeString(d.Title+": "+d.Subject), html.EscapeString(d.Producer), fontFace.ReplaceAllString(static.Text("app.css"), ""))
	if err != nil {
		return err
	}
	if err := templates.SummaryDocument(d).Render(ctx, w); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n</main>\n</body>\n</html>\n")
	return err
}
