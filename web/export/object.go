package export

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"sync"
	"time"
	"unicode/utf16"
)

// pdfText is a string as it stands in a PDF object: in ASCII where that will do,
// else in UTF-16 as hexadecimal digits, which need no escapes.
func pdfText(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] < 0x7F && s[i] != '(' && s[i] != ')' && s[i] != '\\'
	}
	if ascii {
		return "(" + s + ")"
	}
	const digits = "0123456789ABCDEF"
	b := make([]byte, 0, 4*len(s)+6)
	b = append(b, "<FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	return string(append(b, '>'))
}

// pdfDate is an instant as it stands in a PDF object.
func pdfDate(t time.Time) string { return t.UTC().Format("D:20060102150405+00'00'") }

var packers = sync.Pool{New: func() any { return zlib.NewWriter(io.Discard) }}

// packed is a compressed stream. A compressor takes more than half a megabyte
// to make, so they are used again.
func packed(dict string, data []byte) []byte {
	var b bytes.Buffer
	z := packers.Get().(*zlib.Writer)
	z.Reset(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	packers.Put(z)
	return stream(dict+"/Filter /FlateDecode ", b.Bytes())
}

func stream(dict string, data []byte) []byte {
	b := make([]byte, 0, len(data)+len(dict)+64)
	b = fmt.Appendf(b, "<<%s/Length %d>>\nstream\n", dict, len(data))
	return append(append(b, data...), "\nendstream\n"...)
}
