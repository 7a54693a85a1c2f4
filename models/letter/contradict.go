package letter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"frist/models/calendar"
	"frist/models/i18n"
)

var (
	figure = regexp.MustCompile(`(?i)(\d{1,3}(?:[ \x{a0}\x{202f}.,]\d{3})+|\d+)\s+(?:av\s+våra\s+|of\s+our\s+|berörda\s+|affected\s+|other\s+|andra\s+)?(kunder|personer|registrerade|användare|medlemmar|anställda|customers|clients|people|persons|individuals|users|members|employees|data subjects)`)
	day    = regexp.MustCompile(`(?i)\b(\d{1,2}) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october) (\d{4})\b`)
	digits = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", ",", "")
)

// contradictions holds what a letter says against what the record does. Nothing
// follows from it: either may be the one that is wrong.
func (c *checker) contradictions() {
	for _, m := range figure.FindAllStringSubmatch(c.text.Body, -1) {
		n, err := strconv.ParseInt(digits.Replace(m[1]), 10, 64)
		if err != nil || len(c.in.Counts) == 0 || slices.ContainsFunc(c.in.Counts, func(x Count) bool { return x.Has(n) }) {
			continue
		}
		c.find(Figure, otherFigure, m[0])
	}
	c.otherDays()
	if c.known {
		c.unsaidData()
	}
}

// otherDays are days that have been and that the record knows nothing of.
func (c *checker) otherDays() {
	known := c.days()
	if len(known) == 0 {
		return
	}
	for _, m := range day.FindAllStringSubmatch(c.text.Body, -1) {
		d, ok := parseDay(m[1], m[2], m[3])
		if !ok || slices.Contains(known, d) || !c.in.At.IsZero() && d.Compare(calendar.DateOf(c.local(c.in.At))) > 0 {
			continue
		}
		c.find(Day, otherDay, m[0])
	}
}

func (c *checker) local(t time.Time) time.Time { return (&writer{in: c.in}).local(t) }

// days are those that the record has a time on.
func (c *checker) days() []calendar.Date {
	var list []calendar.Date
	for _, m := range []calendar.Moment{c.in.Occurred, c.in.OccurredTo, c.in.Detected, c.in.Aware} {
		for _, t := range []time.Time{m.At, m.Until} {
			if !t.IsZero() {
				list = append(list, calendar.DateOf(c.local(t)))
			}
		}
	}
	return list
}

func parseDay(d, month, year string) (calendar.Date, bool) {
	for m := time.January; m <= time.December; m++ {
		if name := i18n.Month(m); !strings.EqualFold(month, name.SV) && !strings.EqualFold(month, name.EN) {
			continue
		}
		t, err := time.Parse("2006-1-2", year+"-"+strconv.Itoa(int(m))+"-"+d)
		return calendar.DateOf(t), err == nil
	}
	return calendar.Date{}, false
}

// unsaidData are the categories of the facts that the letter has no word of. A
// category in another language is not looked for.
func (c *checker) unsaidData() {
	body := strings.ToLower(c.text.Body)
	var unsaid []string
	for _, d := range c.in.Data {
		if otherLanguage(d, c.lang) {
			continue
		}
		said := slices.ContainsFunc(wordsOf(strings.ToLower(d)), func(w string) bool {
			r := []rune(w)
			return len(r) > 3 && strings.Contains(body, string(r[:min(len(r), 6)]))
		})
		if !said && strings.TrimSpace(d) != "" {
			unsaid = append(unsaid, d)
		}
	}
	if len(unsaid) > 0 {
		c.find(Data, dataUnsaid.With(strings.Join(unsaid, ", ")), "")
	}
}
