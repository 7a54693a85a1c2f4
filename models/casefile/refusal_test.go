package casefile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"frist/models/casefile"
)

// problems parses a file that must be refused.
func problems(t testing.TB, data string) casefile.Errors {
	t.Helper()
	f, err := casefile.Parse([]byte(data))
	errs, ok := errors.AsType[casefile.Errors](err)
	if !ok || len(errs) == 0 {
		t.Fatalf("Parse: %v, want problems", err)
	}
	if f.Incident.Title != "" || f.Timeline != nil {
		t.Errorf("a refused file gave %+v", f)
	}
	return errs
}

// file is a case file whose fifth line holds more.
func file(more string) string {
	return "{\n\"frist\": \"case/1\",\n\"incident\": {\"title\": \"x\"}\n,\n" + more + "\n}\n"
}

// in is a case file whose fifth line is in the incident.
func in(more string) string {
	return "{\n\"frist\": \"case/1\",\n\"incident\": {\n\"title\": \"x\",\n" + more + "\n}}\n"
}

var (
	lots   = strings.Repeat("å", casefile.MaxText+1)
	answer = strings.Repeat("å", casefile.MaxAnswer+1)
)

// refusals are files with one thing wrong, and what should be said of it.
var refusals = map[string]struct {
	data string
	line int
	key  string
	says string
}{
	"another version":          {"{\n\"frist\": \"case/2\", \"new\": 1}", 2, "frist", `"case/2", and this program reads case/1`},
	"an empty version":         {"{\n\"frist\": \"\", \"incident\": {\"title\": \"x\"}}", 2, "frist", "reads case/1"},
	"no version":               {"\n{\"incident\": {\"title\": \"x\"}}", 2, "frist", "is missing"},
	"a version that is null":   {"{\"frist\":\n null, \"incident\": {\"title\": \"x\"}}", 1, "frist", "is missing"},
	"a version in a number":    {"{\"frist\":\n 1, \"incident\": {\"title\": \"x\"}}", 2, "frist", "must be a text, but is a number"},
	"no incident":              {"\n{\"frist\": \"case/1\"}", 2, "incident.title", "is missing"},
	"an incident that is null": {"\n{\"frist\": \"case/1\", \"incident\": null}", 2, "incident.title", "is missing"},
	"no title":                 {"{\"frist\": \"case/1\",\n\"incident\":\n{}}", 3, "incident.title", "is missing"},
	"a title that is null":     {"{\"frist\": \"case/1\",\n\"incident\": {\n\"title\": null}}", 3, "incident.title", "is missing"},
	"a title of spaces":        {"{\"frist\": \"case/1\",\n\"incident\": {\n\"title\": \" \\t\"}}", 3, "incident.title", "is empty"},
	"a title that is too long": {"{\"frist\": \"case/1\",\n\"incident\": {\n\"title\": \"" + lots[:402] + "\"}}", 3, "incident.title", "at most 200 characters, but has 201"},
	"an incident in a list":    {"{\"frist\": \"case/1\",\n\"incident\": [\n]}", 2, "incident", "must be an object, but is a list"},

	"an unknown key":              {file(`"notes": {"a": [1, "]"]}`), 5, "notes", "unknown key"},
	"an unknown key further down": {in(`"Summary": "x"`), 5, "incident.Summary", "unknown key"},
	"an unknown key in an item":   {file(`"filings": [{}, {"log_seq": 1}]`), 5, "filings[1].log_seq", "unknown key"},
	"a key with odd characters":   {in(`"a.b\n": 1`), 5, `incident."a.b\n"`, "unknown key"},
	"an empty key":                {in(`"": 1`), 5, `incident.""`, "unknown key"},
	"a key twice":                 {in(`"title": "y"`), 5, "incident.title", "is given twice, first on line 4"},
	"a section twice":             {file(`"counts": [], "counts": []`), 5, "counts", "is given twice"},
	"a key twice in disguise":     {in(`"t\u0069tle": "y"`), 5, "incident.title", "is given twice"},

	"an answer that is none":      {in(`"severe": "maybe"`), 5, "incident.severe", `"maybe" is none of yes, no, unknown`},
	"an edition that is to come":  {in(`"edition": 99`), 5, "incident.edition", "must be between 1 and"},
	"an edition before the first": {in(`"edition": 0`), 5, "incident.edition", "must be between 1 and"},
	"a measure without a time":    {in(`"corrective_measure_at": {"precision": "about"}`), 5, "incident.corrective_measure_at", "has the precision \"about\" but no time"},
	"a trait that is none":        {file(`"entity": {"traits": ["listed_issuer", "rich"]}`), 5, "entity.traits[1]", `"rich" is nothing that this program knows`},
	"a trait twice":               {file(`"entity": {"traits": ["listed_issuer", "listed_issuer"]}`), 5, "entity.traits[1]", "is given twice"},
	"traits in a text":            {file(`"entity": {"traits": "listed_issuer"}`), 5, "entity.traits", "must be a list, but is a text"},
	"a nis2 that is neither":      {file(`"entity": {"nis2": true}`), 5, "entity.nis2", "must be a text, but is true or false"},

	"a list for an object":  {file(`"entity": []`), 5, "entity", "must be an object, but is a list"},
	"an object for a list":  {file(`"counts": {}`), 5, "counts", "must be a list, but is an object"},
	"null in a list":        {file(`"counts": [null]`), 5, "counts[0]", "must be an object, but is null"},
	"a number for a text":   {in(`"summary": 1`), 5, "incident.summary", "must be a text, but is a number"},
	"a text for a flag":     {in(`"restricted": "true"`), 5, "incident.restricted", "must be true or false, but is a text"},
	"a flag for a text":     {in(`"summary": false`), 5, "incident.summary", "must be a text, but is true or false"},
	"a list for a text":     {file(`"facts": {"nature": ["a"]}`), 5, "facts.nature", "must be a text, but is a list"},
	"a text for a list":     {file(`"facts": {"data_categories": "namn"}`), 5, "facts.data_categories", "must be a list, but is a text"},
	"a number in a list":    {file(`"facts": {"data_categories": ["namn", 2]}`), 5, "facts.data_categories[1]", "must be a text"},
	"a text for a number":   {file(`"counts": [{"min": "5"}]`), 5, "counts[0].min", "must be a number, but is a text"},
	"a number for a time":   {in(`"detected_at": 1622106000`), 5, "incident.detected_at", "must be a text, but is a number"},
	"a text for a late":     {file(`"filings": [{"late": true}]`), 5, "filings[0].late", "must be an object"},
	"a number for an entry": {file(`"timeline": [7]`), 5, "timeline[0]", "must be an object"},
	"a text for evidence":   {file(`"evidence": ["a"]`), 5, "evidence[0]", "must be an object"},

	"a NUL":                    {in(`"summary": "a\u0000b"`), 5, "incident.summary", "NUL"},
	"half a character":         {in(`"summary": "a\ud83d"`), 5, "incident.summary", "half a character"},
	"the wrong half":           {in(`"summary": "a\\\uDE00b"`), 5, "incident.summary", "half a character"},
	"two halves of two":        {in(`"summary": "\ud83d\ud83d\ude00"`), 5, "incident.summary", "half a character"},
	"a text that is too long":  {in(`"summary": "` + lots + `"`), 5, "incident.summary", "at most 100,000 characters"},
	"a fact that is too long":  {file(`"facts": {"nature": "` + answer + `"}`), 5, "facts.nature", "at most 4,194,304 characters"},
	"a line that is too long":  {file(`"facts": {"data_categories": ["` + answer + `"]}`), 5, "facts.data_categories[0]", "at most 4,194,304 characters"},
	"an unknown answer":        {in(`"risk": "maybe"`), 5, "incident.risk", `"maybe" is none of yes, no, unknown`},
	"an empty answer":          {in(`"risk": ""`), 5, "incident.risk", `"" is none of`},
	"an answer in capitals":    {in(`"risk": "Yes"`), 5, "incident.risk", `"Yes" is none of`},
	"an unknown status":        {in(`"status": "draft"`), 5, "incident.status", "open, closed"},
	"open and closed":          {in(`"status": "open", "closed_at": "2026-01-01T00:00:00Z"`), 5, "incident.closed_at", "only when the status is closed"},
	"an unknown role":          {file(`"entity": {"role": "both"}`), 5, "entity.role", "controller, processor"},
	"an unknown type":          {file(`"entity": {"type": "bank"}`), 5, "entity.type", `"bank" is not a type`},
	"a country in small":       {file(`"entity": {"country": "se"}`), 5, "entity.country", `"se" is no state of the EEA`},
	"a country that is none":   {file(`"entity": {"country": "EU"}`), 5, "entity.country", `"EU" is no state of the EEA`},
	"a wrong check digit":      {file(`"entity": {"country": "SE", "org_no": "556737-0432"}`), 5, "entity.org_no", `"556737-0432" is not a Swedish`},
	"a number in another form": {file(`"entity": {"org_no": "5567370-431", "country": "SE"}`), 5, "entity.org_no", "is not a Swedish"},
	"a LEI that does not add":  {file(`"entity": {"lei": "5493001KJTIIGC8Y1R13"}`), 5, "entity.lei", "is not a LEI"},
	"a LEI in small":           {file(`"entity": {"lei": "5493001kjtiigc8y1r12"}`), 5, "entity.lei", "is not a LEI"},

	"a main establishment outside": {file(`"entity": {"main_establishment": "GB"}`), 5, "entity.main_establishment", `"GB" is no state of the EEA, nor none`},
	"a further entity that is odd": {file(`"entities": [{}, {"type": "bank"}]`), 5, "entities[1].type", `"bank" is not a type`},
	"a number for an entity":       {file(`"entities": [1]`), 5, "entities[0]", "must be an object, but is a number"},
	"a decision of nobody":         {file(`"entities": [{}], "decisions": [{"entity": 2}]`), 5, "decisions[0].entity", "no entity number 2"},
	"a filing of nobody":           {file(`"filings": [{"entity": 1}]`), 5, "filings[0].entity", "no entity number 1"},
	"an entity less than none":     {file(`"filings": [{"entity": -1}]`), 5, "filings[0].entity", "negative"},
	"a filing to a country":        {file(`"filings": [{"country": "US"}]`), 5, "filings[0].country", `"US" is no state of the EEA`},
	"too many entities":            {file(`"entities": [` + strings.Repeat("{},", 200) + `{}]`), 1, "entities", "at most 200 items"},

	"a time without an offset":    {in(`"detected_at": "2021-05-27T10:58:00"`), 5, "incident.detected_at", "lacks its offset from UTC"},
	"a day":                       {in(`"detected_at": "2021-05-27"`), 5, "incident.detected_at", "is not a time as in RFC 3339"},
	"a time without seconds":      {in(`"detected_at": "2021-05-27T10:58+02:00"`), 5, "incident.detected_at", "RFC 3339"},
	"a time with a space":         {in(`"detected_at": "2021-05-27 10:58:00+02:00"`), 5, "incident.detected_at", "RFC 3339"},
	"a time with a comma":         {in(`"detected_at": "2021-05-27T10:58:00,5Z"`), 5, "incident.detected_at", "RFC 3339"},
	"an empty time":               {in(`"detected_at": ""`), 5, "incident.detected_at", "RFC 3339"},
	"a fraction of a second":      {in(`"detected_at": "2021-05-27T10:58:00.001Z"`), 5, "incident.detected_at", "the record keeps whole seconds"},
	"a very small fraction":       {in(`"detected_at": "2021-05-27T10:58:00.0000000000001Z"`), 5, "incident.detected_at", "whole seconds"},
	"the 29th of February 2026":   {in(`"detected_at": "2026-02-29T10:58:00Z"`), 5, "incident.detected_at", "does not exist"},
	"the 25th hour":               {in(`"detected_at": "2026-02-28T24:00:00Z"`), 5, "incident.detected_at", "does not exist"},
	"a leap second":               {in(`"detected_at": "2016-12-31T23:59:60Z"`), 5, "incident.detected_at", "does not exist"},
	"an offset of a day":          {in(`"detected_at": "2026-02-28T10:00:00+24:00"`), 5, "incident.detected_at", "does not exist"},
	"year 1":                      {in(`"detected_at": "0001-01-01T00:00:00Z"`), 5, "incident.detected_at", "between the years 1900 and 2999"},
	"year 10000":                  {in(`"detected_at": "9999-12-31T23:59:59-12:00"`), 5, "incident.detected_at", "between the years"},
	"a precision without a time":  {in(`"detected_at": {"precision": "about"}`), 5, "incident.detected_at", `has the precision "about" but no time`},
	"an unknown precision":        {in(`"detected_at": {"at": null, "precision": "roughly"}`), 5, "incident.detected_at.precision", "exact, about, between, day, unknown"},
	"between without an end":      {in(`"detected_at": {"from": "2026-01-01T00:00:00Z", "precision": "between"}`), 5, "incident.detected_at", "needs both from and to"},
	"between with at":             {in(`"detected_at": {"at": "2026-01-01T00:00:00Z", "precision": "between"}`), 5, "incident.detected_at", "needs both from and to"},
	"about with from and to":      {in(`"detected_at": {"from": "2026-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z", "precision": "about"}`), 5, "incident.detected_at", `only the precision "between"`},
	"at and to":                   {in(`"detected_at": {"at": "2026-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}`), 5, "incident.detected_at", "at as well as from or to"},
	"to before from":              {in(`"detected_at": {"from": "2026-01-01T00:00:01Z", "to": "2026-01-01T00:00:00Z"}`), 5, "incident.detected_at", "to is before from"},
	"an unknown key in a time":    {in(`"detected_at": {"zone": "CET"}`), 5, "incident.detected_at.zone", "unknown key"},
	"a day in a time":             {in(`"detected_at": {"at": "2026-01-01", "precision": "day"}`), 5, "incident.detected_at.at", "RFC 3339"},
	"an object for an instant":    {file(`"decisions": [{"decided_at": {"at": "2026-01-01T00:00:00Z"}}]`), 5, "decisions[0].decided_at", "must be a text, but is an object"},
	"two precisions":              {file(`"timeline": [{"at": {"at": "2026-01-01T00:00:00Z", "precision": "day"}, "precision": "about"}]`), 5, "timeline[0].precision", `says "about", but at says "day"`},
	"between beside a string":     {file(`"timeline": [{"at": "2026-01-01T00:00:00Z", "precision": "between"}]`), 5, "timeline[0].at", "needs both from and to"},
	"exact beside a span":         {file(`"timeline": [{"at": {"from": "2026-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}, "precision": "exact"}]`), 5, "timeline[0].at", `only the precision "between"`},
	"a precision beside nothing":  {file(`"timeline": [{"precision": "exact"}]`), 5, "timeline[0].at", "no time"},
	"a bad time beside precision": {file(`"timeline": [{"at": "igår", "precision": "day"}]`), 5, "timeline[0].at", `"igår" is not a time`},

	"two that are chosen":         {file("\"awareness\": [{\"chosen\": true}, {\"chosen\": false},\n{\"chosen\": true}]"), 6, "awareness[2].chosen", "chosen already"},
	"an id twice":                 {file("\"timeline\": [{\"id\": 4},\n{\"id\": 4}]"), 6, "timeline[1].id", "4 is the id of another"},
	"an id of nothing":            {file(`"timeline": [{"id": 0}]`), 5, "timeline[0].id", "must be between"},
	"a correction of a later one": {file(`"timeline": [{"corrects": 4}, {"id": 4}]`), 5, "timeline[0].corrects", "4 is not the id of an earlier entry"},
	"a correction of itself":      {file(`"timeline": [{"id": 4, "corrects": 4}]`), 5, "timeline[0].corrects", "not the id of an earlier"},
	"a withdrawal of nothing":     {file(`"timeline": [{"id": 4, "withdrawn": true}]`), 5, "timeline[0].withdrawn", "corrects is missing"},

	"a negative number":           {file(`"counts": [{"min": -1}]`), 5, "counts[0].min", "must not be negative"},
	"a fraction":                  {file(`"counts": [{"min": 1.5}]`), 5, "counts[0].min", "must be a whole number"},
	"a fraction of nothing":       {file(`"counts": [{"min": 1.0}]`), 5, "counts[0].min", "must be a whole number"},
	"a power of ten":              {file(`"counts": [{"max": 1e3}]`), 5, "counts[0].max", "must be a whole number"},
	"too large a number":          {file(`"counts": [{"max": 9007199254740992}]`), 5, "counts[0].max", "must be between 0 and 9,007,199,254,740,991"},
	"a number beyond all":         {file(`"counts": [{"max": 99999999999999999999999}]`), 5, "counts[0].max", "must be between"},
	"min over max":                {file("\"counts\": [{\"max\": 1,\n\"min\": 2}]"), 6, "counts[0].min", "min is larger than max"},
	"an unknown unit":             {file(`"counts": [{"of": "people"}]`), 5, "counts[0].of", "data_subjects, records, clients, counterparts, transactions"},
	"an unknown mode":             {file(`"counts": [{"mode": "guess"}]`), 5, "counts[0].mode", "cannot_be_determined"},
	"a country of no count":       {file(`"counts": [{"by_country": {"SE": 1, "UK": 2}}]`), 5, "counts[0].by_country.UK", `"UK" is not a country`},
	"a country twice":             {file(`"counts": [{"by_country": {"SE": 1, "SE": 2}}]`), 5, "counts[0].by_country.SE", "is given twice"},
	"a negative country":          {file(`"counts": [{"by_country": {"SE": -1}}]`), 5, "counts[0].by_country.SE", "negative"},
	"a fact that is unknown":      {file(`"facts": {"smitta": "x"}`), 5, "facts.smitta", "unknown key"},
	"a choice that is none":       {file(`"facts": {"breach_types": ["privacy"]}`), 5, "facts.breach_types[0]", "confidentiality, integrity, availability"},
	"a choice twice":              {file(`"facts": {"breach_types": ["integrity", "integrity"]}`), 5, "facts.breach_types[1]", `"integrity" is chosen twice`},
	"meta of no fact":             {file(`"facts_meta": {"nature": {}}`), 5, "facts_meta.nature", "is not in facts"},
	"meta of an unknown fact":     {file(`"facts_meta": {"smitta": {}}`), 5, "facts_meta.smitta", "unknown key"},
	"a version that comes twice":  {file(`"facts": {"nature": "x"}, "facts_meta": {"nature": {"earlier": [{"version": 2, "says": "y"}, {"version": 2}], "version": 3}}`), 5, "facts_meta.nature.earlier", "higher than the one before"},
	"a version after the last":    {file(`"facts": {"nature": "x"}, "facts_meta": {"nature": {"earlier": [{"version": 1}]}}`), 5, "facts_meta.nature.earlier", "lower than the fact’s own"},
	"a version of no number":      {file(`"facts": {"nature": "x"}, "facts_meta": {"nature": {"version": 2, "earlier": [{"says": "y"}]}}`), 5, "facts_meta.nature.earlier[0].version", "is missing"},
	"a version that says a list":  {file(`"facts": {"nature": "x"}, "facts_meta": {"nature": {"version": 2, "earlier": [{"version": 1, "says": ["y"]}]}}`), 5, "facts_meta.nature.earlier[0].says", "must be a text"},
	"meta with a bad time":        {file(`"facts": {"nature": "x"}, "facts_meta": {"nature": {"known_since": "nu"}}`), 5, "facts_meta.nature.known_since", "RFC 3339"},
	"an unknown outcome":          {file(`"decisions": [{"outcome": "wait"}]`), 5, "decisions[0].outcome", "notify, do_not_notify, classify_major, reclassify"},
	"an unknown duty":             {file(`"decisions": [{"obligation": "gdpr.33"}]`), 5, "decisions[0].obligation", `"gdpr.33" is not an obligation`},
	"a custom duty unnamed":       {file(`"filings": [{"obligation": "custom."}]`), 5, "filings[0].obligation", "is not an obligation"},
	"a custom duty in capitals":   {file(`"filings": [{"obligation": "custom.Koncern"}]`), 5, "filings[0].obligation", "is not an obligation"},
	"a custom duty without end":   {file(`"filings": [{"obligation": "custom.` + strings.Repeat("a", 200) + `"}]`), 5, "filings[0].obligation", "is not an obligation"},
	"a mark of nothing":           {file(`"filings": [{"marks": [{"mark": "now", "told_sha256": "` + sum("a") + `", "now_sha256": "` + sum("b") + `"}]}]`), 5, "filings[0].marks[0].field", "is missing"},
	"a mark without a reason":     {file(`"filings": [{"marks": [{"field": "1", "mark": "not_material", "told_sha256": "` + sum("a") + `", "now_sha256": "` + sum("b") + `"}]}]`), 5, "filings[0].marks[0].reason", "it must say why"},
	"a mark that is none":         {file(`"filings": [{"marks": [{"field": "1", "mark": "later", "told_sha256": "` + sum("a") + `", "now_sha256": "` + sum("b") + `"}]}]`), 5, "filings[0].marks[0].mark", `"later" is none of now, next, not_material`},
	"a question that never came":  {file(`"questions": [{"text": "x"}]`), 5, "questions[0].received_at", "is missing"},
	"a question of nobody here":   {file(`"questions": [{"received_at": "2026-03-03T08:15:00Z", "entity": 2}]`), 5, "questions[0].entity", "no entity number 2"},
	"an answer without a time":    {file(`"questions": [{"received_at": "2026-03-03T08:15:00Z", "answers": [{"text": "x"}]}]`), 5, "questions[0].answers[0].sent_at", "is missing"},
	"an answer without its proof": {file(`"questions": [{"received_at": "2026-03-03T08:15:00Z", "answers": [{"sent_at": "2026-03-03T08:15:00Z", "proof": "a"}]}]`), 5, "questions[0].answers[0].proof", "no evidence in the file"},
	"a question taken back":       {file(`"questions": [{"received_at": "2026-03-03T08:15:00Z", "corrections": [{"received_at": "2026-03-03T08:15:00Z", "withdrawn": true}]}]`), 5, "questions[0].corrections[0].reason", "it must say why"},
	"an own duty of the law":      {file(`"custom_duties": [` + ownDuty(`"id": "custom.x"`, `"id": "gdpr.authority"`) + `]`), 5, "custom_duties[0].id", `"gdpr.authority" is not custom.something`},
	"an own duty without kind":    {file(`"custom_duties": [` + ownDuty(`"kind": "card",`, ``) + `]`), 5, "custom_duties[0].kind", "is missing"},
	"an own duty without a name":  {file(`"custom_duties": [` + ownDuty(`"title_en": "x",`, ``) + `]`), 5, "custom_duties[0].title_en", "in English"},
	"hours to a working day":      {file(`"custom_duties": [` + ownDuty(`"exact"`, `"whole_day_rolled"`) + `]`), 5, "custom_duties[0].reading", "A time in hours is not moved to the next working day"},
	"nought hours":                {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 0`) + `]`), 5, "custom_duties[0].n", "between 1 and 10,000"},
	"a day that is none":          {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "in_force_first": "i fjol"`) + `]`), 5, "custom_duties[0].in_force_first", `"i fjol" is not a day`},
	"a last day too early":        {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "in_force_first": "2026-02-01", "in_force_last": "2026-01-01"`) + `]`), 5, "custom_duties[0].in_force_last", "before the first"},
	"a condition twice":           {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "conditions": ["risk", "risk"]`) + `]`), 5, "custom_duties[0].conditions", `"risk" is given twice`},
	"too many triggers":           {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "trigger_of": ["custom.a`+strings.Repeat(`", "custom.a`, 20)+`"]`) + `]`), 5, "custom_duties[0].trigger_of", "20 may be given at most"},
	"a day before all duties":     {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "in_force_first": "0000-01-01"`) + `]`), 5, "custom_duties[0].in_force_first", "between the years 1970 and 2100"},
	"a day after all duties":      {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "in_force_last": "9999-12-31"`) + `]`), 5, "custom_duties[0].in_force_last", "between the years 1970 and 2100"},
	"an own duty twice":           {file(`"custom_duties": [` + ownDuty(``, ``) + ", " + ownDuty(``, ``) + `]`), 5, "custom_duties[1].version", "version 1 of custom.x is in the file already"},
	"an own duty of another hash": {file(`"custom_duties": [` + ownDuty(`"n": 24`, `"n": 24, "file": {"name": "a", "size": 1, "data": "YQ==", "sha256": "`+sum("b")+`"}`) + `]`), 5, "custom_duties[0].file.sha256", "does not match the content"},
	"a seal of no duty":           {file(`"sealed_drafts": [{"form": "imy", "content_sha256": "` + sum("a") + `"}]`), 5, "sealed_drafts[0].obligation", "is missing"},
	"a seal without its hash":     {file(`"sealed_drafts": [{"obligation": "gdpr.authority", "form": "imy", "content": "{}"}]`), 5, "sealed_drafts[0].content_sha256", "is missing"},
	"a seal of another hash":      {file(`"sealed_drafts": [` + sealed(`"content": "{}"`) + `]`), 5, "sealed_drafts[0].content_sha256", "does not match the content"},
	"a seal of nobody here":       {file(`"sealed_drafts": [` + sealed(`"entity": 3`) + `]`), 5, "sealed_drafts[0].entity", "no entity number 3"},
	"an approval of no kind":      {file(`"sealed_drafts": [` + sealed(`"approvals": [{"reason": "x"}]`) + `]`), 5, "sealed_drafts[0].approvals[0].kind", "is missing"},
	"an approval that is none":    {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "maybe"}]`) + `]`), 5, "sealed_drafts[0].approvals[0].kind", "approved, refused, emergency, afterwards"},
	"a refusal without a reason":  {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "refused"}]`) + `]`), 5, "sealed_drafts[0].approvals[0].reason", "is missing"},
	"approved twice":              {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "approved", "recorded_by": "Bo"}, {"kind": "refused", "reason": "x"}]`) + `]`), 5, "sealed_drafts[0].approvals[1].kind", "is approved or refused already"},
	"approved by who sealed":      {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "approved", "recorded_by": "åsa  ödman"}]`) + `]`), 5, "sealed_drafts[0].approvals", "another than who sealed the draft"},
	"after, by who sealed":        {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "afterwards", "recorded_by": "Åsa Ödman"}]`) + `]`), 5, "sealed_drafts[0].approvals", "another than who sealed the draft"},
	"after, by who let it":        {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "emergency", "reason": "x", "recorded_by": "Bo"}, {"kind": "afterwards", "recorded_by": "Bo"}]`) + `]`), 5, "sealed_drafts[0].approvals", "another than who sealed the draft"},
	"approved by nobody":          {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "approved"}]`) + `]`), 5, "sealed_drafts[0].approvals", "who approved it"},
	"let through by nobody":       {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "emergency", "reason": "x"}, {"kind": "afterwards", "recorded_by": "Bo"}]`) + `]`), 5, "sealed_drafts[0].approvals", "who let it be sent"},
	"of what nobody sealed":       {file(`"sealed_drafts": [{"obligation": "gdpr.authority", "form": "imy", "content_sha256": "` + sum("a") + `", "approvals": [{"kind": "approved", "recorded_by": "Bo"}]}]`), 5, "sealed_drafts[0].approvals", "who sealed the draft"},
	"approved as if before":       {file(`"sealed_drafts": [` + sealed(`"approvals": [{"kind": "emergency", "reason": "x", "recorded_by": "Cia"}, {"kind": "approved", "recorded_by": "Bo"}]`) + `]`), 5, "sealed_drafts[0].approvals[1].kind", "must be afterwards or refused"},
	"a filing of no seal":         {file(`"filings": [{"sealed": 2}], "sealed_drafts": [` + sealed(`"stage": "initial"`) + `]`), 5, "filings[0].sealed", "no sealed draft number 2"},
	"a filing of another's seal":  {file(`"entities": [{}], "filings": [{"sealed": 1}], "sealed_drafts": [` + sealed(`"entity": 1`) + `]`), 5, "filings[0].sealed", "of another legal entity"},
	"a sent file of no hash":      {file(`"filings": [{"files": [{"name": "a", "size": 1}]}]`), 5, "filings[0].files[0].sha256", "is missing"},
	"a sent file of another hash": {file(`"filings": [{"files": [{"name": "a", "size": 1, "data": "YQ==", "sha256": "` + sum("b") + `"}]}]`), 5, "filings[0].files[0].sha256", "does not match the content"},
	"a sent file of another size": {file(`"filings": [{"files": [{"name": "a", "size": 2, "data": "YQ==", "sha256": "` + sum("a") + `"}]}]`), 5, "filings[0].files[0].size", "has 1 bytes"},
	"a rule of version 0":         {file(`"filings": [{"rule_version": 0}]`), 5, "filings[0].rule_version", "must be between 1"},
	"content of another hash":     {file(`"filings": [{"content": "a", "content_sha256": "` + sum("b") + `"}]`), 5, "filings[0].content_sha256", "does not match the content, whose SHA-256 is " + sum("a")},
	"content without a hash":      {file(`"filings": [{"content": "a"}]`), 5, "filings[0].content_sha256", "is missing"},
	"a hash that is none":         {file(`"filings": [{"content_sha256": "abc"}]`), 5, "filings[0].content_sha256", "64 hexadecimal digits"},
	"a proof that is not there":   {file("\"filings\": [{\n\"proof\": \"kvitto\"}], \"evidence\": [{\"name\": \"Kvitto\"}]"), 6, "filings[0].proof", `has the name "kvitto"`},
	"a proof of another hash":     {file(`"filings": [{"proof": "k", "proof_sha256": "` + sum("a") + `"}], "evidence": [{"name": "k"}]`), 5, "filings[0].proof", `has the name "k"`},
	"a proof that could be two":   {file(`"filings": [{"proof": "k"}], "evidence": [{"name": "k"}, {"name": "k", "sha256": "` + sum("a") + `"}]`), 5, "filings[0].proof", "must say which"},
	"a proof in another place":    {file(`"filings": [{"proof": "k", "proof_item": 2}], "evidence": [{"name": "k"}, {"name": "l"}]`), 5, "filings[0].proof", `has the name "k"`},
	"a proof beyond all":          {file(`"filings": [{"proof": "k", "proof_item": 2}], "evidence": [{"name": "k"}]`), 5, "filings[0].proof", `has the name "k"`},
	"the place of no proof":       {file(`"filings": [{"proof_item": 1}], "evidence": [{"name": "k"}]`), 5, "filings[0].proof", "is missing"},
	"the hash of no proof":        {file(`"filings": [{"proof_sha256": "` + sum("a") + `"}]`), 5, "filings[0].proof", "is missing"},
	"evidence without a name":     {file(`"evidence": [{}]`), 5, "evidence[0].name", "is missing"},
	"evidence with no name":       {file(`"evidence": [{"name": ""}]`), 5, "evidence[0].name", "is empty"},
	"evidence of another hash":    {file(`"evidence": [{"name": "k", "size": 3, "data": "ZXR0", "sha256": "` + sum("b") + `"}]`), 5, "evidence[0].sha256", sum("ett")},
	"evidence of another size":    {file(`"evidence": [{"name": "k", "size": 4, "data": "ZXR0", "sha256": "` + sum("ett") + `"}]`), 5, "evidence[0].size", "which has 3 bytes"},
	"evidence without a hash":     {file(`"evidence": [{"name": "k", "size": 3, "data": "ZXR0"}]`), 5, "evidence[0].sha256", "is missing"},
	"evidence without a size":     {file(`"evidence": [{"name": "k", "data": "ZXR0", "sha256": "` + sum("ett") + `"}]`), 5, "evidence[0].size", "is missing"},
	"a title on two lines":        {"{\"frist\": \"case/1\",\n\"incident\": {\n\"title\": \"Fel\\nkonto\"}}", 3, "incident.title", `a hidden control character after "Fel"`},
	"a name that is turned":       {file(`"entity": {"name": "Bank \u202eBA"}`), 5, "entity.name", `after "Bank "`},
	"a tab in a number":           {file(`"entity": {"country": "FI", "org_no": "1\t2"}`), 5, "entity.org_no", "on one line"},
	"an informant with a bell":    {in(`"informant": "Anna\n\u0007"`), 5, "incident.informant", "on one line"},
	"who recorded it on two":      {file(`"timeline": [{"recorded_by": "A\nB"}]`), 5, "timeline[0].recorded_by", "on one line"},
	"who told it on two lines":    {file(`"awareness": [{"source": "A\r\nB"}]`), 5, "awareness[0].source", "on one line"},
	"a source of a fact on two":   {file(`"facts": {"cause": "x"}, "facts_meta": {"cause": {"source": "A\nB"}}`), 5, "facts_meta.cause.source", "on one line"},
	"a line that is two":          {file(`"facts": {"data_categories": ["namn\nadress"]}`), 5, "facts.data_categories[0]", "on one line"},
	"a decider on two lines":      {file(`"decisions": [{"by": "A\u2028B"}]`), 5, "decisions[0].by", "on one line"},
	"a channel on two lines":      {file(`"filings": [{"channel": "A\nB"}]`), 5, "filings[0].channel", "on one line"},
	"a reference on two lines":    {file(`"filings": [{"reference": "A\u0085B"}]`), 5, "filings[0].reference", "on one line"},
	"a file name on two lines":    {file(`"evidence": [{"name": "kvitto\u2066.pdf"}]`), 5, "evidence[0].name", "on one line"},
	"evidence that is no base64":  {file(`"evidence": [{"name": "k", "data": "Z%"}]`), 5, "evidence[0].data", "is not base64"},
	"base64 with loose bits":      {file(`"evidence": [{"name": "k", "data": "ZX=="}]`), 5, "evidence[0].data", "is not base64"},
}

func TestARefusalNamesTheLineAndTheKey(t *testing.T) {
	for name, tt := range refusals {
		t.Run(name, func(t *testing.T) {
			errs := problems(t, tt.data)
			if len(errs) != 1 {
				t.Errorf("%d problems, want 1:\n%v", len(errs), errs)
			}
			got := errs[0]
			if got.Line != tt.line || got.Key != tt.key || !strings.Contains(got.Msg.EN, tt.says) {
				t.Errorf("got  %v\nwant line %d: %s: …%s…", got, tt.line, tt.key, tt.says)
			}
			if got.Msg.SV == "" || strings.Contains(got.Text().SV+got.Text().EN, "%!") {
				t.Errorf("in Swedish: %s", got.Text().SV)
			}
		})
	}
}

func TestWhatIsNotJSONIsRefusedWithItsLine(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		line int
	}{
		"nothing":                 {"", 1},
		"empty lines":             {"\n\n", 2},
		"an end too early":        {"{\n\"frist\": \"case/1\",\n", 2},
		"a comma too many":        {"{\n\"frist\": \"case/1\",\n}", 3},
		"a missing quote":         {"{\n\"frist\": \"case/1,\n\"incident\": {}}", 2},
		"a comment":               {"// Klarna\n{}", 1},
		"something after the end": {"{\"frist\": \"case/1\"}\n\n{}", 3},
		"a control character":     {"{\n\"frist\": \"a\tb\"}", 2},
		"a number with a zero":    {"{\n\n\"frist\": 01}", 3},
		"NaN":                     {"{\n\"frist\": NaN}", 2},
		"Latin-1":                 {"{\n\"frist\": \"case/1\",\n\"\xe5\": 1}", 3},
		"UTF-16":                  {"\xff\xfe{\x00}\x00", 1},
		"a nest":                  {strings.Repeat("\n[", 1_000_000), 10_002},
		"a nest of objects":       {strings.Repeat("{\"a\":\n", 1_000_000), 10_001},
	} {
		errs := problems(t, tt.data)
		if len(errs) != 1 || errs[0].Line != tt.line || errs[0].Key != "" {
			t.Errorf("%s: %v, want line %d", name, errs, tt.line)
		}
	}
	for _, data := range []string{`[]`, `null`, `"frist"`, `7`, `true`} {
		errs := problems(t, data)
		if len(errs) != 1 || errs[0].Line != 1 || !strings.Contains(errs[0].Error(), "must be an object") {
			t.Errorf("%s: %v", data, errs)
		}
	}
}

func TestAllProblemsOfAFileAreNamedInTheOrderOfItsLines(t *testing.T) {
	errs := problems(t, `{
"frist": "case/1",
"entity": {"country": "Sverige", "role": 1},
"facts_meta": {"nature": {}},
"incident": {
  "titel": "x",
  "detected_at": "2021-05-27T10:58:00"
},
"filings": [{"proof": "a"}]
}`)
	want := `line 3: entity.country: "Sverige" is no state of the EEA and not the United Kingdom: Frist does not have its law
line 3: entity.role: must be a text, but is a number
line 4: facts_meta.nature: the fact is not in facts
line 5: incident.title: is missing
line 6: incident.titel: unknown key
line 7: incident.detected_at: "2021-05-27T10:58:00" lacks its offset from UTC, such as +01:00 or Z
line 9: filings[0].proof: no evidence in the file has the name "a"`
	if got := errs.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := errs[5].Text().SV, `rad 7: incident.detected_at: "2021-05-27T10:58:00" saknar skillnaden mot UTC, som +01:00 eller Z`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if one, ok := errors.AsType[casefile.Error](error(errs)); !ok || one.Line != 3 {
		t.Errorf("the first problem by itself: %v", one)
	}
}

func TestOrganisationNumbersAreCheckedOnlyInSweden(t *testing.T) {
	for entity, good := range map[string]bool{
		`"country": "SE", "org_no": "556737-0431"`:   true,
		`"country": "SE", "org_no": "5567370431"`:    true,
		`"country": "SE", "org_no": "165567370431"`:  true,
		`"country": "SE", "org_no": "175567370431"`:  false,
		`"country": "SE", "org_no": "16556737-0431"`: false,
		`"country": "SE", "org_no": "５５６７３７0431"`:    false,
		`"country": "FI", "org_no": "0112038-9"`:     true,
		`"org_no": "vad som helst"`:                  true,
		`"country": "SE", "org_no": ""`:              true,
	} {
		_, err := casefile.Parse([]byte(file(`"entity": {` + entity + `}`)))
		if (err == nil) != good {
			t.Errorf("%s: %v", entity, err)
		}
	}
}

func TestAffectedPeopleMayLiveAnywhere(t *testing.T) {
	all := map[string]any{}
	for _, c := range casefile.Countries {
		all[c] = nil
	}
	if len(all) != 250 {
		t.Errorf("%d countries, want ISO's 249 and Kosovo", len(all))
	}
	counts, _ := json.Marshal(all)
	if _, err := casefile.Parse([]byte(file(`"counts": [{"by_country": ` + string(counts) + `}]`))); err != nil {
		t.Error(err)
	}
}

func TestEveryObligationOfTheContractIsKnown(t *testing.T) {
	for _, id := range strings.Fields(`gdpr.authority gdpr.subjects gdpr.processor imy.supplement dora.initial dora.intermediate
		dora.intermediate_update dora.final dora.delay_notice dora.clients dora.recurring psd2.initial psd2.intermediate psd2.final
		nis2.early_warning nis2.notification nis2.final eidas.notification cra.early_warning cra.notification cra.final
		fffs2021_2.event payment_users.inform custom.avtal custom.avtal-24_h`) {
		if _, err := casefile.Parse([]byte(file(`"decisions": [{"obligation": "` + id + `"}]`))); err != nil {
			t.Error(err)
		}
	}
}

// TestAHostileFileCostsNoMoreThanItsSize gives Parse what would take for ever
// if any step looked at all that came before.
func TestAHostileFileCostsNoMoreThanItsSize(t *testing.T) {
	many := func(n int, item func(i int) string) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteString(",\n")
			}
			b.WriteString(item(i))
		}
		return b.String()
	}
	same := func(s string) func(int) string { return func(int) string { return s } }
	for name, data := range map[string]string{
		"unknown keys":     file(many(60_000, func(i int) string { return fmt.Sprintf(`"k%d": 0`, i) })),
		"one key again":    in(many(60_000, same(`"title": "x"`))),
		"empty items":      file(`"timeline": [` + many(110_000, same(`{}`)) + `]`),
		"bad items":        file(`"timeline": [` + many(20_000, same(`0`)) + `]`),
		"one id again":     file(`"timeline": [` + many(30_000, same(`{"id": 1}`)) + `]`),
		"many lines":       file(`"facts": {"breach_types": [` + many(30_000, same(`"integrity"`)) + `]}`),
		"many proofs":      file(`"evidence": [` + many(15_000, same(`{"name": "k"}`)) + `], "filings": [` + many(15_000, same(`{"proof": "k", "proof_sha256": "`+sum("")+`"}`)) + `]`),
		"one long key":     file(`"` + strings.Repeat("k", 2<<20) + `": 0`),
		"one long time":    in(`"detected_at": "` + strings.Repeat("2", 2<<20) + `"`),
		"one long number":  file(`"counts": [{"min": ` + strings.Repeat("2", 2<<20) + `}]`),
		"backslashes":      in(`"summary": "` + strings.Repeat(`\ud83d\ude00`, 1<<18) + `"`),
		"a nest not asked": file(`"x": ` + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000)),
		"too large":        strings.Repeat(" ", casefile.MaxSize+1),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan casefile.Errors)
			go func() { done <- problems(t, data) }()
			select {
			case errs := <-done:
				if len(errs) > 1001 || len(errs.Error()) > 300_000 {
					t.Errorf("%d problems in %d bytes", len(errs), len(errs.Error()))
				}
			case <-time.After(time.Minute):
				t.Error("takes too long")
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(klarna(f))
	whole, err := full().Encode(time.UTC)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(file(`"timeline": [{"at": "2026-01-01T00:00:00Z", "precision": "between"}], "counts": [{"min": -1e5}]`)))
	f.Add([]byte(in(`"summary": "\ud83d\ude00\ud83d", "title": [`)))
	zone := time.FixedZone("", 3600)
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := casefile.Parse(data)
		if err != nil {
			errs, ok := errors.AsType[casefile.Errors](err)
			if !ok || len(errs) == 0 || errs[0].Line < 1 || len(errs.Error()) == 0 {
				t.Fatalf("%#v is no list of problems", err)
			}
			return
		}
		if !json.Valid([]byte(strings.TrimPrefix(string(data), "\ufeff"))) {
			t.Fatal("what is not JSON was read")
		}
		sameAgain(t, file, zone)
	})
}

// sealed is a sealed draft with something more.
func sealed(more string) string {
	return `{"obligation": "gdpr.authority", "form": "imy", "sealed_by": "Åsa Ödman", "content_sha256": "` + sum("a") + `", ` + more + `}`
}

// ownDuty is a custom duty of a file, with something in it changed.
func ownDuty(from, to string) string {
	const good = `{"id": "custom.x", "version": 1, "kind": "card", "title_sv": "x", "title_en": "x", "recipient": "x", "reference": "x", "trigger": "aware", "n": 24, "unit": "hours", "reading": "exact"}`
	return strings.Replace(good, from, to, 1)
}
