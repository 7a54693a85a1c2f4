package export

import (
	_ "embed"
	"encoding/binary"
	"sync"
	"unicode"
)

var (
	//go:embed fonts/IBMPlexSans-Regular.ttf
	regularTTF []byte
	//go:embed fonts/IBMPlexSans-Bold.ttf
	boldTTF []byte
)

// A face is what the layout knows of a font: how wide each character is.
type face struct {
	style string // as fpdf calls it: "" or "B"
	name  string // as the font calls itself
	ttf   []byte
	// advance is the width in thousandths of the size, plus one; 0 says that
	// the font lacks the character.
	advance [1 << 16]uint16
}

// family is the name under which fpdf keeps both faces.
const family = "plex"

var (
	regular = sync.OnceValue(func() *face { return newFace("", "IBMPlexSans-Regular", regularTTF) })
	bold    = sync.OnceValue(func() *face { return newFace("B", "IBMPlexSans-Bold", boldTTF) })
)

// newFace reads the widths of a TrueType font that is built in, so that what is
// wrong with it is a fault of ours: it panics.
func newFace(style, name string, ttf []byte) *face {
	f := &face{style: style, name: name, ttf: ttf}
	hmtx := table(ttf, "hmtx")
	metrics := int(be16(table(ttf, "hhea"), 34))
	if units := be16(table(ttf, "head"), 18); units != 1000 {
		panic("export: the font does not count in thousandths")
	}
	eachGlyph(unicodeMap(table(ttf, "cmap")), func(r, glyph uint16) {
		f.advance[r] = be16(hmtx, 4*min(int(glyph), metrics-1)) + 1
	})
	return f
}

// table returns the table of a font file.
func table(ttf []byte, tag string) []byte {
	for i := range int(be16(ttf, 4)) {
		entry := ttf[12+16*i:]
		if string(entry[:4]) == tag {
			from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			return ttf[from : from+size]
		}
	}
	panic("export: the font has no table " + tag)
}

// unicodeMap returns the map from the first 65,536 characters to glyphs.
func unicodeMap(cmap []byte) []byte {
	for i := range int(be16(cmap, 2)) {
		entry := cmap[4+8*i:]
		sub := cmap[binary.BigEndian.Uint32(entry[4:]):]
		if be16(entry, 0) == 3 && be16(entry, 2) == 1 && be16(sub, 0) == 4 {
			return sub
		}
	}
	panic("export: the font has no Unicode map of format 4")
}

// eachGlyph calls f for each character of a map of format 4: segments of
// characters whose glyphs follow each other, or stand in a list.
func eachGlyph(sub []byte, f func(r, glyph uint16)) {
	n := int(be16(sub, 6)) // twice the number of segments
	ends, starts, deltas, offsets := sub[14:], sub[16+n:], sub[16+2*n:], sub[16+3*n:]
	for i := 0; i < n; i += 2 {
		start, end := be16(starts, i), be16(ends, i)
		delta, offset := be16(deltas, i), int(be16(offsets, i))
		if start == 0xFFFF { // the mark of the end
			break
		}
		for k := range end - start + 1 {
			glyph := start + k + delta
			if offset != 0 {
				if glyph = be16(offsets, i+offset+2*int(k)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph != 0 {
				f(start+k, glyph)
			}
		}
	}
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }

// width returns the width of s in thousandths of the size. What the font lacks
// has no width: [typeset] has replaced it.
func (f *face) width(s string) int {
	w := 0
	for _, r := range s {
		w += f.of(r)
	}
	return w
}

func (f *face) of(r rune) int {
	if r > 0xFFFF || f.advance[r] == 0 {
		return 0
	}
	return int(f.advance[r]) - 1
}

// drawable reports whether both faces can draw r as it is. Combining marks are
// not: a mark that is left after composing would be drawn beside its letter.
// Nor are invisible format characters, such as those that turn the direction
// of writing; nor private characters, which mean nothing to anybody else.
func drawable(r rune) bool {
	return r <= 0xFFFF && regular().advance[r] > 0 && bold().advance[r] > 0 &&
		!unicode.In(r, unicode.M, unicode.Cc, unicode.Cf, unicode.Co)
}
