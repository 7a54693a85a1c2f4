package web_test

import (
	"mime"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"frist/models"
)

func (v *visitor) uploads(t *testing.T, at string, note string, f file) *answer {
	t.Helper()
	return v.upload(v.get(at+"/evidence").want(t, 200).form(at+"/evidence"), url.Values{"note": {note}}, f)
}

func TestAFileIsKeptWithItsHashAndComesBackAsItWas(t *testing.T) {
	h, _, at := newRecord(t)
	v := h.as(models.Handler)
	v.uploads(t, at, "Kvitto", file{"file", "Mottagningskvitto å.pdf", "application/pdf", "%PDF-1.7 hej"}).follow(t).
		says(t, "Filen är sparad.", "Mottagningskvitto å.pdf", "Kvitto", "12 byte", "Name of handler")
	p := h.as(models.Reader).get(at+"/evidence/1").want(t, 200)
	if p.body != "%PDF-1.7 hej" {
		t.Errorf("came back as %q", p.body)
	}
	kind, args, err := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	if err != nil || kind != "attachment" || args["filename"] != "Mottagningskvitto å.pdf" {
		t.Errorf("%q is %s %v %v", p.header.Get("Content-Disposition"), kind, args, err)
	}
}

func TestAFileIsNeverShownInTheBrowserWhateverItIs(t *testing.T) {
	h, _, at := newRecord(t)
	v := h.as(models.Handler)
	const page = "<script>alert(document.cookie)</script>"
	for i, f := range []file{
		{"file", "page.html", "text/html", page},
		{"file", "bild.svg", "image/svg+xml", "<svg onload=alert(1)>"},
		{"file", "x.txt", "text/html; charset=\"><script>", page},
	} {
		v.uploads(t, at, "", f).follow(t).want(t, 200)
		p := v.get(at+"/evidence/"+strconv.Itoa(i+1)).want(t, 200)
		for name, want := range map[string]string{"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"} {
			if got := p.header.Get(name); got != want {
				t.Errorf("%s: %s is %q", f.name, name, got)
			}
		}
		if d := p.header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment; filename=") {
			t.Errorf("%s comes as %q", f.name, d)
		}
		if csp := p.header.Get("Content-Security-Policy"); !strings.Contains(csp, "sandbox") {
			t.Errorf("%s comes under %q", f.name, csp)
		}
	}
}

func TestAHostileFileNameHarmsNobody(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	for i, tt := range []struct{ name, want string }{
		{"../../etc/passwd", "_.._etc_passwd"},
		{`C:\Users\x\rapport.pdf`, "C__Users_x_rapport.pdf"},
		{"a\"; filename=evil.exe", "a__ filename=evil.exe"},
		{"a\r\nSet-Cookie: x=y", "a  Set-Cookie_ x=y"},
		{"kvitto\u202efdp.exe", "kvittofdp.exe"},
		{"<em>x</em>.txt", "_em_x__em_.txt"},
		{"😀åäö.pdf", "😀åäö.pdf"},
		{".htaccess", "htaccess"},
		{"%2e%2e.txt", "%2e%2e.txt"},
		{strings.Repeat("å", 250) + ".pdf", strings.Repeat("å", 98) + ".pdf"},
	} {
		err := h.AddEvidence(t.Context(), h.by(models.Handler), models.Once{}, ref, models.File{Name: tt.name, Data: []byte("x")})
		if err != nil {
			t.Fatal(err)
		}
		p := v.get(at+"/evidence/"+strconv.Itoa(i+1)).want(t, 200)
		d := p.header.Get("Content-Disposition")
		kind, args, err := mime.ParseMediaType(d)
		if err != nil || kind != "attachment" || strings.ContainsAny(args["filename"], "/\\\"<>\r\n\u202e") || args["filename"] != tt.want {
			t.Errorf("%q comes as %q: %v %v", tt.name, d, args, err)
		}
		if p.header.Get("Set-Cookie") != "" {
			t.Errorf("%q set a cookie", tt.name)
		}
	}
	v.get(at+"/evidence").want(t, 200).says(t, "kvittofdp.exe", "<em>x</em>.txt").lacks(t, "\u202e").typedAsText(t)
}

func TestAnUploadHasTheNameOfTheFileAndNotOfItsFolder(t *testing.T) {
	h, _, at := newRecord(t)
	v := h.as(models.Handler)
	v.uploads(t, at, "", file{"file", "../../etc/passwd", "text/plain", "x"}).follow(t).says(t, "passwd").lacks(t, "etc/passwd")
	v.uploads(t, at, "", file{"file", `C:\Users\x\rapport.pdf`, "text/plain", "x"}).follow(t).says(t, "rapport.pdf").lacks(t, "Users")
}

func TestAFileThatIsTooLargeIsRefusedAndTheNoteIsKept(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	p := v.uploads(t, at, "En lång anteckning", file{"file", "stor.bin", "", strings.Repeat("x", models.MaxEvidence+1)}).want(t, 413).says(t, "Filen är för stor")
	if note := p.form(at + "/evidence").values.Get("note"); note != "En lång anteckning" {
		t.Errorf("the note came back as %q", note)
	}
	// Larger than the server reads at all.
	v.uploads(t, at, "", file{"file", "stor.bin", "", strings.Repeat("x", models.MaxEvidence+5<<20)}).want(t, 413)
	list, err := h.EvidenceList(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(list) != 0 {
		t.Errorf("stored %v %v", list, err)
	}
	v.uploads(t, at, "", file{"file", "precis.bin", "", strings.Repeat("x", models.MaxEvidence)}).follow(t).says(t, "26,2 MB")
}

func TestAnUploadWithoutAFileOrWithAnEmptyOneIsRefused(t *testing.T) {
	h, _, at := newRecord(t)
	v := h.as(models.Handler)
	f := v.get(at + "/evidence").form(at + "/evidence")
	p := v.upload(f, url.Values{"note": {"kvar <em>"}}).want(t, 422).says(t, "Välj en fil.").typedAsText(t)
	if p.form(at+"/evidence").values.Get("note") != "kvar <em>" {
		t.Error("the note is lost")
	}
	v.uploads(t, at, "", file{"file", "tom.txt", "text/plain", ""}).want(t, 422).says(t, "Filen är tom.")
	v.post(at+"/evidence", url.Values{"note": {"inte multipart"}}).want(t, 422).says(t, "Välj en fil.")
}

func TestAFileIsStoredOnceHoweverOftenTheButtonIsPressed(t *testing.T) {
	h, ref, at := newRecord(t)
	v := h.as(models.Handler)
	f := v.get(at + "/evidence").form(at + "/evidence")
	for range 3 {
		v.upload(f, nil, file{"file", "a.txt", "text/plain", "hej"}).follow(t).want(t, 200)
	}
	list, err := h.EvidenceList(t.Context(), h.by(models.Handler), ref)
	if err != nil || len(list) != 1 {
		t.Errorf("stored %d files, %v", len(list), err)
	}
}
