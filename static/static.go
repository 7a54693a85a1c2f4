// Package static holds the files that pages ask for besides themselves: one
// style sheet, one script, one typeface, one icon. They are in the binary,
// and their addresses carry a hash of their content, so a browser may keep
// them for ever and a new release never meets an old file.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed css/*.css fonts/*.woff2 app.js icon.svg
var files embed.FS

// sheets lists the parts of app.css in the order in which they count.
var sheets = [...]string{"tokens", "base", "form", "page", "incident", "print"}

// prefix is where [Handler] is mounted.
const prefix = "/static/"

// types are the content types, by extension. The list is closed: a file of
// another kind is a fault that the first test finds.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

// A file is one answer, in full. zipped is nil where gzip gains nothing.
type file struct {
	kind         string
	body, zipped []byte
}

// A bundle is every file by its address, and every address by its name.
type bundle struct {
	files map[string]file
	urls  map[string]string
}

var all = sync.OnceValue(load)

// URL returns the address of the file that is called name: "/static/app.3f2a91c0.css"
// for "app.css". A name that does not exist is a fault in the program, and panics.
func URL(name string) string {
	u, ok := all().urls[name]
	if !ok {
		panic("static: no file is called " + name)
	}
	return u
}

// Handler answers for every address that [URL] gives, and says 404 to all
// others. It looks a request up in a map and never touches a disk, so there is
// no path to climb out of.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	f, ok := all().files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	h, body := w.Header(), f.body
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	if f.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body = f.zipped
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the browser has gone: there is nobody to tell
	}
}

// takesGzip reports whether an Accept-Encoding header allows gzip.
func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		coding, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		_, q, found := strings.Cut(q, "q=")
		v, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !found || err == nil && v > 0
	}
	return false
}

// load reads, joins, names and packs the embedded files. What it reads is part
// of the program, so nothing that goes wrong here can be put right at run time.
func load() bundle {
	b := bundle{files: map[string]file{}, urls: map[string]string{}}
	fonts, err := fs.Glob(files, "fonts/*.woff2")
	must(err)
	for _, name := range fonts {
		b.add(path.Base(name), read(name))
	}
	b.add("icon.svg", read("icon.svg"))
	b.add("app.js", read("app.js"))

	var css []byte
	for _, s := range sheets {
		css = append(css, read("css/"+s+".css")...)
	}
	for _, name := range fonts { // the sheet asks for its fonts by their hashed address
		css = bytes.ReplaceAll(css, []byte("../"+name), []byte(b.urls[path.Base(name)]))
	}
	b.add("app.css", css)
	return b
}

func (b *bundle) add(name string, body []byte) {
	ext := path.Ext(name)
	kind, ok := types[ext]
	if !ok {
		panic("static: no content type for " + name)
	}
	sum := sha256.Sum256(body)
	url := prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	f := file{kind: kind, body: body}
	if ext != ".woff2" { // which is compressed already
		f.zipped = pack(body)
	}
	b.urls[name], b.files[url] = url, f
}

func pack(body []byte) []byte {
	var buf bytes.Buffer
	w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	must(err)
	_, err = w.Write(body)
	must(err)
	must(w.Close())
	return buf.Bytes()
}

func read(name string) []byte {
	body, err := files.ReadFile(name)
	must(err)
	return body
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
