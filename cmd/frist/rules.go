package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"frist/models/deadline"
	"frist/models/i18n"
)

const rulesMore = `
Without an argument it lists every version of every rule of the law: from when to
when it is in force, what starts its clock, how long it gives, by which article, and
whether the text was checked against its source.

With "check" it computes every worked case and compares what comes out with what was
computed by hand. The exit status is 1 if one case does not come out as it must.

It uses no database and no network. The pages /rules and /rules/proof say the same.`

var errCases = errors.New("not every case comes out as it must")

func rulesCommand(_ context.Context, c *invocation) error {
	asJSON := c.flags.Bool("json", false, "write JSON instead of text")
	lang := c.flags.String("lang", "sv", "the `language` of the text: sv or en")
	words := slices.DeleteFunc(slices.Clone(c.words), func(w string) bool { return w == "check" })
	checks := len(words) < len(c.words)
	c.words = words
	switch _, err := c.parse(0); {
	case err != nil:
		return err
	case *lang != "sv" && *lang != "en":
		return c.wrong(fmt.Errorf("--lang: %q is neither sv nor en", *lang))
	}
	l := i18n.Parse(*lang)
	switch {
	case checks:
		return checkRules(c.out, deadline.Cases(), l, *asJSON)
	case *asJSON:
		return writeJSON(c.out, deadline.Rules())
	}
	return listRules(c.out, l)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

var (
	ruleHead    = i18n.Same("%s, version %s: %s")
	ruleInForce = i18n.Text{SV: "i kraft", EN: "in force"}
	ruleFrom    = i18n.Text{SV: "räknas från", EN: "counted from"}
	ruleSpan    = i18n.Text{SV: "tid", EN: "span"}
	ruleLaw     = i18n.Text{SV: "lagrum", EN: "law"}
	ruleSource  = i18n.Text{SV: "källa", EN: "source"}
	ruleDraft   = i18n.Text{SV: "inte gällande rätt", EN: "not law"}
)

func listRules(w io.Writer, l i18n.Lang) error {
	for _, r := range deadline.Rules() {
		period := r.InForce.Words()
		if r.Proposed {
			period = ruleDraft
		}
		text := ruleHead.Say(l, string(r.ID), i18n.Number(r.Version), r.Title) + "\n"
		for _, x := range []struct{ label, value i18n.Text }{
			{ruleInForce, period},
			{ruleFrom, r.From.Words()},
			{ruleSpan, r.Length()},
			{ruleLaw, deadline.Cite(r.Law)},
			{ruleSource, r.Source.Name()},
		} {
			text += fmt.Sprintf("  %-12s  %s\n", x.label.In(l), x.value.In(l))
		}
		if _, err := fmt.Fprintln(w, text); err != nil {
			return err
		}
	}
	return nil
}

// A checked is a case and what came of it, as JSON.
type checked struct {
	ID    string               `json:"id"`
	About i18n.Text            `json:"about"`
	Law   string               `json:"law"`
	Facts json.RawMessage      `json:"facts"`
	Want  wanted               `json:"want"`
	Pass  bool                 `json:"pass"`
	Got   *deadline.Obligation `json:"got"`
}

type wanted struct {
	Obligation deadline.ID    `json:"obligation"`
	Version    int            `json:"version,omitempty"`
	Strict     *time.Time     `json:"strict"`
	Latest     *time.Time     `json:"latest"`
	State      deadline.State `json:"state,omitempty"`
	To         string         `json:"to,omitempty"`
	Told       int            `json:"told,omitempty"`
}

var (
	casePassed = i18n.Text{SV: "godkänd", EN: "passed"}
	caseFailed = i18n.Text{SV: "UNDERKÄND", EN: "FAILED"}
	casesDone  = i18n.Text{SV: "%s av %s godkända", EN: "%s of %s passed"}
	caseWant   = i18n.Text{SV: "väntat", EN: "wanted"}
	caseGot    = i18n.Text{SV: "beräknat", EN: "computed"}
	caseNone   = i18n.Text{SV: "ingen sådan skyldighet", EN: "no such duty"}
	caseOf     = i18n.Text{SV: "version %s av regeln", EN: "version %s of the rule"}
	caseStrict = i18n.Text{SV: "strikt %s", EN: "strict %s"}
	caseLatest = i18n.Text{SV: "senast %s", EN: "latest %s"}
)

// checkRules checks cases, says what came of each, and returns errCases if one
// did not pass.
func checkRules(w io.Writer, cases []deadline.Case, l i18n.Lang, asJSON bool) error {
	var list []checked
	passed := 0
	for _, c := range cases {
		r := deadline.Check(c)
		if r.Pass {
			passed++
		}
		if asJSON {
			list = append(list, checked{c.ID, c.About, c.Law, json.RawMessage(c.JSON), wanted(c.Want), r.Pass, r.Got})
			continue
		}
		if _, err := fmt.Fprint(w, caseText(c, r, l)); err != nil {
			return err
		}
	}
	var err error
	if asJSON {
		err = writeJSON(w, map[string]any{"passed": passed, "of": len(cases), "cases": list})
	} else {
		_, err = fmt.Fprintln(w, casesDone.Say(l, i18n.Number(passed), i18n.Number(len(cases))))
	}
	if err == nil && passed < len(cases) {
		err = errCases
	}
	return err
}

func caseText(c deadline.Case, r deadline.Result, l i18n.Lang) string {
	if r.Pass {
		return fmt.Sprintf("%-5s %s  %s\n", c.ID, casePassed.In(l), c.About.In(l))
	}
	got := caseNone.In(l)
	if o := r.Got; o != nil {
		got = outcome(c, o.RuleVersion, o.State, o.Strict, o.Latest, l)
	}
	want := outcome(c, c.Want.Version, c.Want.State, c.Want.Strict, c.Want.Latest, l)
	return fmt.Sprintf("%-5s %s  %s\n      %s: %s\n      %s: %s\n", c.ID, caseFailed.In(l), c.About.In(l), caseWant.In(l), want, caseGot.In(l), got)
}

// outcome says what a case wants or what came of it, as far as that is judged.
func outcome(c deadline.Case, version int, state deadline.State, strict, latest *time.Time, l i18n.Lang) string {
	var said []string
	if version != 0 {
		said = append(said, caseOf.Say(l, i18n.Number(version)))
	}
	if state != "" {
		said = append(said, state.Name().In(l))
	}
	if strict != nil {
		said = append(said, caseStrict.Say(l, c.Facts.Entity.Say(*strict)))
	}
	if latest != nil {
		said = append(said, caseLatest.Say(l, c.Facts.Entity.Say(*latest)))
	}
	return strings.Join(said, ", ")
}
