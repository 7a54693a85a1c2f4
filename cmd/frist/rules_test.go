package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"frist/models/deadline"
	"frist/models/i18n"
)

func TestRulesListsEveryVersionOfEveryRule(t *testing.T) {
	out := good(t, "rules")
	for _, r := range deadline.Rules() {
		wants(t, "frist rules", out, fmt.Sprintf("%s, version %d: %s\n", r.ID, r.Version, r.Title.SV))
	}
	wants(t, "frist rules", out, "från och med den 25 maj 2018", "kännedom om incidenten", "72 timmar", "artikel\u00a033.1 i dataskyddsförordningen", "ej kontrollerad", "inte gällande rätt")
	wants(t, "frist rules --lang en", good(t, "rules", "--lang", "en"), "from 25 May 2018", "awareness of the incident", "GDPR Art. 33(1)", "unverified", "not law")
	var rules []deadline.Rule
	check(t, json.Unmarshal([]byte(good(t, "rules", "--json")), &rules))
	if len(rules) != len(deadline.Rules()) {
		t.Errorf("%d rules as JSON", len(rules))
	}
}

func TestRulesCheckSaysThatEveryCasePasses(t *testing.T) {
	out, n := good(t, "rules", "check"), len(deadline.Cases())
	if lines := strings.Count(out, "\n"); lines != n+1 || !strings.HasSuffix(out, fmt.Sprintf("\n%d av %[1]d godkända\n", n)) {
		t.Errorf("%d lines for %d cases, the last %q", lines, n, out[strings.LastIndex(out[:len(out)-1], "\n")+1:])
	}
	wants(t, "frist rules check --lang en", good(t, "rules", "check", "--lang", "en"), fmt.Sprintf("%d of %[1]d passed", n), "K01   passed  Klarna on 27 May 2021")
	var all struct {
		Passed, Of int
		Cases      []struct {
			ID    string
			Pass  bool
			Facts map[string]any
			Got   struct{ Strict string }
		}
	}
	check(t, json.Unmarshal([]byte(good(t, "rules", "--json", "check")), &all))
	if all.Passed != n || all.Of != n || len(all.Cases) != n || !all.Cases[0].Pass || all.Cases[0].Facts == nil || all.Cases[0].Got.Strict == "" {
		t.Errorf("%d of %d passed, %d cases", all.Passed, all.Of, len(all.Cases))
	}
}

func TestRulesCheckFailsWhereACaseDoes(t *testing.T) {
	cases := deadline.Cases()[:3]
	late := cases[1].Want.Strict.Add(60e9)
	cases[1].Want.Strict = &late
	cases[2].Want.Obligation = "dora.initial"
	for _, asJSON := range []bool{false, true} {
		var out bytes.Buffer
		if err := checkRules(&out, cases, i18n.SV, asJSON); !errors.Is(err, errCases) {
			t.Errorf("json %v: %v", asJSON, err)
		}
		if !asJSON {
			wants(t, "a check that fails", out.String(), "G01   godkänd", "G02   UNDERKÄND", "väntat: strikt måndag 30 november 2026 kl. 15.01 (UTC+1)", "beräknat: version 1 av regeln, löper, strikt måndag 30 november 2026 kl. 15.00 (UTC+1)", "ingen sådan skyldighet", "1 av 3 godkända")
		}
	}
}

func TestRulesRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, args := range [][]string{{"rules", "prove"}, {"rules", "--lang", "de"}, {"rules", "check", "now"}} {
		if s := frist(t, args...); s.code != exitUsage || s.out != "" {
			t.Errorf("frist %q: exit status %d, %q", args, s.code, s.out)
		}
	}
}
