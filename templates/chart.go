package templates

import (
	"math"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"frist/models/i18n"
)

// A CountChart is how the number of people affected has been revised. It is a
// picture of a table that stands beside it, and says nothing that is not there.
type CountChart struct {
	// ID makes the ids of the title and the description unique on the page.
	ID    string
	Title i18n.Text
	// Points are the revisions in order of time. Each holds until the next, and
	// the last one until Until, which is now for an incident that goes on.
	Points []CountPoint
	Until  time.Time
}

// A CountPoint is one revision. Low and High are the same for a number that is
// exact or approximate, and differ for a range. Without High the number is at
// least Low; without either it is not known.
type CountPoint struct {
	At        time.Time
	Low, High *int64
}

func (c CountPoint) unknown() bool { return c.Low == nil && c.High == nil }

// bounds are the two ends, with open set where there is no upper one.
func (c CountPoint) bounds() (low, high int64, open bool) {
	if c.Low != nil {
		low = max(*c.Low, 0)
	}
	if c.High == nil {
		return low, low, true
	}
	return low, max(*c.High, low), false
}

// drawn is the number that stands for the others: the lower one, if it is known.
func (c CountPoint) drawn() int64 {
	low, high, _ := c.bounds()
	if c.Low == nil {
		return high
	}
	return low
}

var (
	chartFrom    = i18n.Text{SV: "Från %s till %s.", EN: "From %s to %s."}
	chartLast    = i18n.Text{SV: "Senaste uppgift: %s.", EN: "Latest figure: %s."}
	chartPlural  = i18n.Plural{One: i18n.Text{SV: "En uppgift.", EN: "One revision."}, Other: i18n.Text{SV: "%s uppgifter.", EN: "%s revisions."}}
	chartCut     = i18n.Text{SV: "Tidsaxeln är bruten efter den senaste uppgiften.", EN: "The time axis is broken after the latest figure."}
	chartNone    = i18n.Text{SV: "Inga uppgifter än.", EN: "No figures yet."}
	chartUnknown = i18n.Text{SV: "inte känt", EN: "not known"}
	chartRange   = i18n.Text{SV: "%s–%s", EN: "%s–%s"}
	chartAtLeast = i18n.Text{SV: "minst %s", EN: "at least %s"}
	chartAtMost  = i18n.Text{SV: "högst %s", EN: "at most %s"}
)

// said says a number of people, as well as it is known.
func (c CountPoint) said() i18n.Text {
	if c.unknown() {
		return chartUnknown
	}
	low, high, open := c.bounds()
	switch {
	case open:
		return chartAtLeast.With(i18n.Number(low))
	case c.Low == nil: // not known, which is not 0
		return chartAtMost.With(i18n.Number(high))
	case low == high:
		return i18n.Same("%s").With(i18n.Number(low))
	}
	return chartRange.With(i18n.Number(low), i18n.Number(high))
}

// The picture's height, and the lines that numbers stand between. Widths are
// shares of whatever room there is, so that text keeps its size.
const (
	chartHeight = 240
	chartTop    = 28
	chartBase   = 204
)

// A mark is one shape of the picture: geometry as attributes, colour by class.
type mark struct {
	kind, class    string // "line", "rect", "dot", "text"
	x1, y1, x2, y2 string
	text, anchor   string
}

// attrs is the class, for a mark that has one.
func (m mark) attrs() templ.OrderedAttributes {
	if m.class == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "class", Value: m.class}}
}

// chartSize is the height as an attribute.
var chartSize = strconv.Itoa(chartHeight)

// describe is what the picture says to those who do not see it.
func (c CountChart) describe(p Page) string {
	if len(c.Points) == 0 {
		return p.Say(chartNone)
	}
	last := c.Points[len(c.Points)-1]
	from, until := p.Local(c.Points[0].At), p.Local(c.end())
	said := p.Say(chartPlural.Of(int64(len(c.Points)))) + " " + p.Say(chartFrom.With(i18n.Short(from), i18n.Short(until))) + " " + p.Say(chartLast.With(last.said()))
	if _, cut := c.breaks(); cut {
		said += " " + p.Say(chartCut)
	}
	return said
}

// end is where the last step ends: never before it begins.
func (c CountChart) end() time.Time {
	end := c.Until
	for _, pt := range c.Points {
		if pt.At.After(end) {
			end = pt.At
		}
	}
	return end
}

// ceiling is the number at the top of the picture: 1, 2 or 5 times a power of ten.
func (c CountChart) ceiling() int64 {
	var top int64
	for _, pt := range c.Points {
		_, high, _ := pt.bounds()
		top = max(top, high)
	}
	for unit := int64(1); ; unit *= 10 {
		for _, m := range [...]int64{1, 2, 4, 5, 8} {
			if m*unit >= top && m*unit > 1 {
				return m * unit
			}
		}
		if unit > math.MaxInt64/100 {
			return math.MaxInt64
		}
	}
}

// breaks reports whether the axis is cut after the last revision: drawn to its
// end, the time since then would leave no room to tell the revisions apart.
func (c CountChart) breaks() (shown time.Time, cut bool) {
	first, last, end := c.Points[0].At, c.Points[len(c.Points)-1].At, c.end()
	span := last.Sub(first)
	if span <= 0 || end.Sub(last) <= 4*span {
		return end, false
	}
	return last.Add(span / 2), true
}

// marks is the whole picture, from the back to the front.
func (c CountChart) marks(p Page) []mark {
	if len(c.Points) == 0 {
		return nil
	}
	s := scale{from: c.Points[0].At, end: c.end(), top: c.ceiling()}
	s.until, s.cut = c.breaks()
	list := s.lines()
	for i, pt := range c.Points {
		next := s.until
		if i+1 < len(c.Points) {
			next = c.Points[i+1].At
		}
		list = append(list, s.step(pt, next)...)
		if i > 0 {
			list = append(list, s.rise(c.Points[i-1], pt)...)
		}
	}
	list = append(list, s.labels(p)...)
	return append(list, s.last(p, c.Points[len(c.Points)-1])...)
}

// A scale turns times into shares of the width and numbers into heights.
type scale struct {
	from, until time.Time
	// end is what stands under the right edge: later than until where the axis is cut.
	end time.Time
	cut bool
	top int64
}

func (s scale) share(t time.Time) float64 {
	whole := s.until.Sub(s.from)
	if whole <= 0 {
		return 0
	}
	return min(max(100*float64(t.Sub(s.from))/float64(whole), 0), 100)
}

func (s scale) x(t time.Time) string { return percent(s.share(t)) }

// upTo is where a step that began at from ends: across the whole width if no time has passed.
func (s scale) upTo(t time.Time) float64 {
	if s.until.Sub(s.from) <= 0 {
		return 100
	}
	return s.share(t)
}

func (s scale) y(n int64) float64 {
	return chartBase - (chartBase-chartTop)*float64(n)/float64(s.top)
}

// lines are what numbers are read against.
func (s scale) lines() []mark {
	list := []mark{{kind: "line", class: "axis", x1: "0", x2: "100%", y1: pixels(chartBase), y2: pixels(chartBase)}}
	for _, n := range s.ticks() {
		y := pixels(s.y(n))
		list = append(list, mark{kind: "line", class: "grid", x1: "0", x2: "100%", y1: y, y2: y})
	}
	return list
}

// ticks are the numbers with a line of their own.
func (s scale) ticks() []int64 { return []int64{s.top, s.top / 2} }

// labels are the numbers of the lines, and the first and the last time.
func (s scale) labels(p Page) []mark {
	below := pixels(chartBase + 20)
	list := []mark{{kind: "text", x1: "0", y1: below, text: i18n.List(p.Local(s.from)), anchor: "start"}}
	if s.until.After(s.from) {
		list = append(list, mark{kind: "text", x1: "100%", y1: below, text: i18n.List(p.Local(s.end)), anchor: "end"})
	}
	if s.cut { // two strokes across the axis, where the scale ends
		for _, x := range [...]float64{90, 91.5} {
			list = append(list, mark{kind: "line", class: "axis", x1: percent(x), x2: percent(x + 1), y1: pixels(chartBase + 6), y2: pixels(chartBase - 6)})
		}
	}
	for _, n := range s.ticks() {
		list = append(list, mark{kind: "text", x1: "0", y1: pixels(s.y(n) - 5), text: p.Say(i18n.Number(n)), anchor: "start"})
	}
	return list
}

// step is one revision, from its time to the next one's.
func (s scale) step(pt CountPoint, next time.Time) []mark {
	x1, x2 := s.share(pt.At), s.upTo(next)
	if pt.unknown() {
		return []mark{{kind: "rect", class: "unknown", x1: percent(x1), x2: percent(x2 - x1), y1: pixels(chartTop), y2: pixels(chartBase - chartTop)}}
	}
	low, high, open := pt.bounds()
	line := mark{kind: "line", class: "step", x1: percent(x1), x2: percent(x2), y1: pixels(s.y(low)), y2: pixels(s.y(low))}
	if !open && low == high && pt.Low != nil {
		return []mark{line}
	}
	y := s.y(high)
	if open {
		y = chartTop
	}
	band := mark{kind: "rect", class: "band", x1: percent(x1), x2: percent(x2 - x1), y1: pixels(y), y2: pixels(s.y(low) - y)}
	if open {
		band.class = "open"
		return []mark{band, line}
	}
	upper := line
	line.class, upper.class = "bound", "bound"
	upper.y1, upper.y2 = pixels(y), pixels(y)
	if pt.Low == nil {
		return []mark{band, upper}
	}
	return []mark{band, line, upper}
}

// rise joins two numbers where one takes over from the other.
func (s scale) rise(before, after CountPoint) []mark {
	if before.unknown() || after.unknown() {
		return nil
	}
	x := s.x(after.At)
	return []mark{{kind: "line", class: "rise", x1: x, x2: x, y1: pixels(s.y(before.drawn())), y2: pixels(s.y(after.drawn()))}}
}

// last is the number that holds now, at the end of its step.
func (s scale) last(p Page, pt CountPoint) []mark {
	y := float64(chartTop+chartBase) / 2
	var list []mark
	if !pt.unknown() {
		_, high, _ := pt.bounds()
		y = s.y(high)
		if x := s.share(pt.At); x > 0 { // at the very edge it would cover the numbers of the lines
			list = append(list, mark{kind: "dot", class: "dot", x1: percent(x), y1: pixels(s.y(pt.drawn()))})
		}
	}
	return append(list, mark{kind: "text", class: "value", x1: "100%", y1: pixels(max(y-9, 14)), text: p.Say(pt.said()), anchor: "end"})
}

func percent(f float64) string { return strconv.FormatFloat(max(f, 0), 'f', 2, 64) + "%" }

func pixels(f float64) string { return strconv.FormatFloat(max(f, 0), 'f', 1, 64) }
