package static_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// palettes reads the colours of the light and the dark theme from tokens.css.
func palettes(t *testing.T) map[string]map[string]string {
	t.Helper()
	b, err := os.ReadFile("css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(b), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("no dark theme")
	}
	themes := map[string]map[string]string{"light": {}, "dark": {}}
	token := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
	for _, m := range token.FindAllStringSubmatch(light, -1) {
		themes["light"][m[1]], themes["dark"][m[1]] = m[2], m[2]
	}
	for _, m := range token.FindAllStringSubmatch(dark, -1) {
		themes["dark"][m[1]] = m[2]
	}
	return themes
}

// luminance is the relative luminance of "#rrggbb", as WCAG 2.2 defines it.
func luminance(hex string) float64 {
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast holds every pair of colours that meet on a page to WCAG 2.2 AA:
// 4.5 for text (1.4.3), 3 for what carries meaning without text (1.4.11).
// go test -v prints the figures.
func TestContrast(t *testing.T) {
	text := map[string]string{ // ink: the grounds that it stands on
		"ink": "paper ground sunk late-wash soon-wash run-wash done-wash", "muted": "paper ground sunk", "link": "paper ground sunk done-wash soon-wash run-wash", "link-hover": "paper ground sunk",
		"danger": "paper ground", "danger-hover": "paper late-wash", "bar-ink": "bar", "bar-muted": "bar", "call-ink": "call call-hover", "act-ink": "act act-hover",
	}
	shape := map[string]string{
		"edge": "paper ground sunk", "focus": "paper ground sunk", "bar-edge": "bar", "act": "paper ground", "danger": "paper", "call": "bar", "focus-gap": "focus",
	}
	for _, tone := range []string{"late", "soon", "run", "done", "open", "idle"} {
		text[tone+"-ink"] = tone + "-wash paper ground"
		shape[tone+"-mark"] = tone + "-wash paper ground"
	}
	for theme, colour := range palettes(t) {
		for least, pairs := range map[float64]map[string]string{4.5: text, 3: shape} {
			for ink, grounds := range pairs {
				for _, ground := range strings.Fields(grounds) {
					got := contrast(colour[ink], colour[ground])
					t.Logf("%-5s %-12s on %-10s %5.2f (at least %.1f)", theme, ink, ground, got, least)
					if got < least {
						t.Errorf("%s: %s on %s: got %.2f, want at least %.1f", theme, ink, ground, got, least)
					}
				}
			}
		}
	}
}
