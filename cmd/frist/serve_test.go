package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A page of paper: what a program has printed so far, which can be waited for.
type paper struct {
	mu      sync.Mutex
	text    []byte
	changed chan struct{}
}

func newPaper() *paper { return &paper{changed: make(chan struct{})} }

func (p *paper) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = append(p.text, b...)
	close(p.changed)
	p.changed = make(chan struct{})
	return len(b), nil
}

func (p *paper) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return string(p.text)
}

// patience is how long a test waits for what should come at once.
const patience = time.Minute

// match waits until what is printed matches, and returns the match.
func (p *paper) match(t testing.TB, pattern string) []string {
	t.Helper()
	re, late := regexp.MustCompile(pattern), time.After(patience)
	for {
		p.mu.Lock()
		m, changed := re.FindStringSubmatch(string(p.text)), p.changed
		p.mu.Unlock()
		if m != nil {
			return m
		}
		select {
		case <-changed:
		case <-late:
			t.Fatalf("%q does not come, but:\n%s", pattern, p)
		}
	}
}

// A running command.
type running struct {
	t        testing.TB
	out, err *paper
	stop     func()
	done     chan int
	cmd      *exec.Cmd // nil: it runs in this process
}

// started runs a command in this process until stop is called.
func started(t testing.TB, args ...string) *running {
	t.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	r := &running{t: t, out: newPaper(), err: newPaper(), stop: stop, done: make(chan int, 1)}
	go func() { r.done <- run(ctx, args, streams{in: strings.NewReader(""), out: r.out, err: r.err}) }()
	t.Cleanup(stop)
	return r
}

// launched runs a command in a process of its own.
func launched(t testing.TB, args ...string) *running {
	t.Helper()
	r := &running{t: t, out: newPaper(), err: newPaper(), done: make(chan int, 1), cmd: exec.Command(os.Args[0], args...)}
	r.cmd.Env = append(os.Environ(), "FRIST_TEST_MAIN=1")
	r.cmd.Stdout, r.cmd.Stderr = r.out, r.err
	check(t, r.cmd.Start())
	r.stop = func() { check(t, r.cmd.Process.Signal(syscall.SIGTERM)) }
	go func() {
		if err := r.cmd.Wait(); err != nil && r.cmd.ProcessState == nil {
			fmt.Fprintln(r.err, err)
		}
		r.done <- r.cmd.ProcessState.ExitCode()
	}()
	t.Cleanup(func() { _ = r.cmd.Process.Kill() }) // it has ended already when all went well
	return r
}

// address waits until the server says where it is.
func (r *running) address() string {
	r.t.Helper()
	return r.out.match(r.t, `is at (https?://[^\s,]+)`)[1]
}

// ends waits for the end, and returns the exit status.
func (r *running) ends() int {
	r.t.Helper()
	select {
	case code := <-r.done:
		return code
	case <-time.After(patience):
		r.t.Fatalf("it does not end:\n%s%s", r.out, r.err)
		return 0
	}
}

// endsWell stops it, and sees that it ends with 0 and said nothing on standard
// error: there nobody's data has to be looked for.
func (r *running) endsWell() {
	r.t.Helper()
	r.stop()
	if code := r.ends(); code != exitOK || r.err.String() != "" {
		r.t.Errorf("exit status %d, and it said %q; want 0 and nothing", code, r.err.String())
	}
}

// A browser keeps its cookies and follows what it is told.
type browser struct {
	t testing.TB
	*http.Client
	base string
}

func newBrowser(t testing.TB, base string) *browser {
	jar, err := cookiejar.New(nil)
	check(t, err)
	return &browser{t, &http.Client{Jar: jar, Transport: &http.Transport{}}, base}
}

func (b *browser) page(path string, form url.Values) (status int, body string) {
	b.t.Helper()
	res, err := b.Get(b.base + path)
	if form != nil {
		res, err = b.PostForm(b.base+path, form)
	}
	check(b.t, err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	check(b.t, err)
	return res.StatusCode, string(data)
}

func (b *browser) wants(path string, form url.Values, want ...string) string {
	b.t.Helper()
	status, body := b.page(path, form)
	if status != http.StatusOK {
		b.t.Fatalf("%s answers %d", path, status)
	}
	for _, w := range want {
		if !strings.Contains(body, w) {
			b.t.Errorf("%s does not say %q", path, w)
		}
	}
	return body
}

func (b *browser) signIn(email, password string) {
	b.t.Helper()
	b.wants("/sign-in", url.Values{"email": {email}, "password": {password}}, "/sign-out")
}

func TestTheDemoPrintsWhereItIsAndServesThreeIncidents(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	demo := started(t, "demo", "--addr", "127.0.0.1:0")
	base := demo.address()
	password := demo.out.match(t, `the password (\S{10,})\n`)[1]
	for _, who := range []string{"officer", "approver", "auditor", "admin"} {
		demo.out.match(t, `\n  `+who+`@demo\.example +\S`)
		b := newBrowser(t, base)
		b.signIn(who+"@demo.example", password)
		if who == "admin" {
			continue
		}
		b.wants("/incidents", nil, "Klarnas incident 2021 är verklig", "Användare loggades in på andra personers konton i appen", "Kvitton skickades till fel kunder", "Lönespecifikationer skickades till fel sändlista")
		_, list := b.page("/incidents", nil)
		for _, page := range regexp.MustCompile(`"(/incidents/\d{4}-\d{3})"`).FindAllStringSubmatch(list, -1) {
			b.wants(page[1], nil)
		}
	}
	demo.endsWell()
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("the demo left %v, %v", left, err)
	}
}

func TestTheDemoTakesThePasswordItIsGivenAndTheNextFreePort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer l.Close()
	demo := started(t, "demo", "--password", "ett eget lösen", "--addr", l.Addr().String())
	base := demo.address()
	_, port, err := net.SplitHostPort(strings.TrimPrefix(base, "http://"))
	check(t, err)
	if p, _ := strconv.Atoi(port); p <= l.Addr().(*net.TCPAddr).Port {
		t.Errorf("the demo is at %s, and %s was taken", base, l.Addr())
	}
	demo.out.match(t, "the password ett eget lösen\n")
	newBrowser(t, base).signIn("officer@demo.example", "ett eget lösen")
	demo.endsWell()
}

func TestTheFirstStartPrintsALinkThatWorksOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "frist.db")
	server := started(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	base := server.address()
	link := server.out.match(t, regexp.QuoteMeta(base)+`(/setup/\S+)\n`)[1]
	b := newBrowser(t, base)
	b.wants(link, nil, `name="email"`, `name="password"`)
	b.wants(link, url.Values{"name": {"Åsa Öst"}, "email": {"asa@bank.example"}, "password": {"ett långt lösen"}, "password-again": {"ett långt lösen"}, "password2": {"ett långt lösen"}})
	if status, _ := newBrowser(t, base).page(link, nil); status != http.StatusNotFound {
		t.Errorf("the second time the link answers %d, want 404", status)
	}
	newBrowser(t, base).signIn("asa@bank.example", "ett långt lösen")
	server.endsWell()

	server = started(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	server.address()
	server.endsWell()
	if strings.Contains(server.out.String(), "setup") {
		t.Errorf("the second start prints a link:\n%s", server.out)
	}
}

func TestAStopBeforeTheServerIsUpIsNoFault(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range [][]string{{"serve", "--db", filepath.Join(t.TempDir(), "frist.db")}, {"demo"}} {
		var out, errs bytes.Buffer
		if code := run(ctx, append(args, "--addr", "127.0.0.1:0"), streams{in: strings.NewReader(""), out: &out, err: &errs}); code != exitOK || errs.Len() > 0 {
			t.Errorf("frist %s: exit status %d, and it said %q", args[0], code, errs.String())
		}
	}
}

func TestNothingPersonalIsInTheServersLog(t *testing.T) {
	path, ref := imported(t)
	good(t, "user", "--db", path, "anna@bank.example", "--name", "Anna Andersson", "--role", "handler", "--password", "ett långt lösen")
	server := started(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	b := newBrowser(t, server.address())
	b.page("/sign-in", url.Values{"email": {"anna@bank.example"}, "password": {"fel lösen här"}})
	b.signIn("anna@bank.example", "ett långt lösen")
	b.wants("/incidents/"+ref, nil)
	b.page("/incidents/"+ref+"/timeline", url.Values{"text": {"Hemligt om Bo Bengtsson"}})
	b.page("/no/such/page?q=Hemligt", nil)
	server.endsWell() // it said nothing at all
	for _, secret := range []string{"anna", "Anna", "Hemligt", ref, "127.0.0.1:5"} {
		if strings.Contains(strings.ReplaceAll(server.out.String(), b.base, ""), secret) {
			t.Errorf("the server printed %q:\n%s", secret, server.out)
		}
	}
}

// TestARequestInFlightIsFinished stops the program while a file is on its way.
func TestARequestInFlightIsFinished(t *testing.T) {
	path, ref := imported(t)
	good(t, "user", "--db", path, "anna@bank.example", "--name", "Anna", "--role", "handler", "--password", "ett långt lösen")
	server := launched(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	base := server.address()
	b := newBrowser(t, base)
	b.signIn("anna@bank.example", "ett långt lösen")

	up := newUpload(t, b, "/incidents/"+ref+"/evidence")
	up.send(0, len(up.body)/2)
	server.stop()
	server.out.match(t, "Stopping: requests in flight are finished first.\n")
	for err := error(nil); err == nil; { // until nobody new is let in
		var conn net.Conn
		if conn, err = net.Dial("tcp", strings.TrimPrefix(base, "http://")); err == nil {
			check(t, conn.Close())
		}
	}
	select {
	case code := <-server.done:
		t.Fatalf("it ended with %d while a request was in flight\n%s", code, server.err)
	default:
	}
	up.send(len(up.body)/2, len(up.body))
	if res := up.answer(); res.StatusCode != http.StatusSeeOther {
		t.Errorf("the upload was answered with %s", res.Status)
	}
	if code := server.ends(); code != exitOK || server.err.String() != "" {
		t.Errorf("exit status %d, and it said %q", code, server.err.String())
	}
	wants(t, "the record", good(t, "export", "--db", path, ref), `"name": "logg.txt"`)
	if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
		t.Errorf("the write-ahead log was left: %v", err)
	}
}

func TestASecondSignalEndsTheProgramAtOnce(t *testing.T) {
	path, ref := imported(t)
	good(t, "user", "--db", path, "anna@bank.example", "--name", "Anna", "--role", "handler", "--password", "ett långt lösen")
	server := launched(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	b := newBrowser(t, server.address())
	b.signIn("anna@bank.example", "ett långt lösen")
	up := newUpload(t, b, "/incidents/"+ref+"/evidence")
	up.send(0, 10)
	server.stop()
	server.out.match(t, "Stopping")
	server.stop()
	if code := server.ends(); code == exitOK {
		t.Errorf("exit status %d, while a request was cut off", code)
	}
	wants(t, "verify", good(t, "verify", "--db", path), "intact: ")
}

// An upload is a form with a file that is sent piece by piece.
type upload struct {
	t    testing.TB
	conn net.Conn
	r    *bufio.Reader
	body []byte
}

// newUpload sends the head of the request and waits until the server asks for
// the body: from then on the request is in flight.
func newUpload(t testing.TB, b *browser, path string) *upload {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", "logg.txt")
	check(t, err)
	_, err = part.Write(bytes.Repeat([]byte("en rad ur loggen\n"), 1<<16))
	check(t, err)
	check(t, w.Close())
	at, err := url.Parse(b.base)
	check(t, err)
	conn, err := net.Dial("tcp", at.Host)
	check(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	check(t, conn.SetDeadline(time.Now().Add(patience)))
	cookie := ""
	for _, c := range b.Jar.Cookies(at) {
		cookie += c.Name + "=" + c.Value + "; "
	}
	_, err = fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		path, at.Host, cookie, w.FormDataContentType(), body.Len())
	check(t, err)
	up := &upload{t, conn, bufio.NewReader(conn), body.Bytes()}
	if res := up.answer(); res.StatusCode != http.StatusContinue {
		t.Fatalf("the server answers %s before the body", res.Status)
	}
	return up
}

func (u *upload) send(from, to int) {
	u.t.Helper()
	_, err := u.conn.Write(u.body[from:to])
	check(u.t, err)
}

func (u *upload) answer() *http.Response {
	u.t.Helper()
	res, err := http.ReadResponse(u.r, nil)
	check(u.t, err)
	check(u.t, res.Body.Close())
	return res
}

func TestASecondProcessOnThePortGetsOneClearLine(t *testing.T) {
	dir := t.TempDir()
	first := launched(t, "serve", "--db", filepath.Join(dir, "a.db"), "--addr", "127.0.0.1:0")
	addr := strings.TrimPrefix(first.address(), "http://")
	second := launched(t, "serve", "--db", filepath.Join(dir, "b.db"), "--addr", addr)
	if code := second.ends(); code != exitFault || second.out.String() != "" {
		t.Errorf("exit status %d, printed %q", code, second.out.String())
	}
	want := "frist serve: the port is taken at " + addr + ": stop what listens there, or choose another port with --addr\n"
	if got := second.err.String(); got != want {
		t.Errorf("it said %q, want %q", got, want)
	}
	first.endsWell()
}

func TestTheDemoThrowsItsDatabaseAwayOnASignal(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Setenv("TMPDIR", t.TempDir())
		demo := launched(t, "demo", "--addr", "127.0.0.1:0")
		newBrowser(t, demo.address()).wants("/sign-in", nil)
		check(t, demo.cmd.Process.Signal(sig))
		if code := demo.ends(); code != exitOK || demo.err.String() != "" {
			t.Errorf("%v: exit status %d, and it said %q", sig, code, demo.err.String())
		}
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("%v: the demo left %v, %v", sig, left, err)
		}
	}
}

func TestTheServerSpeaksHTTPSWithACertificate(t *testing.T) {
	dir := t.TempDir()
	cert, key := selfSigned(t, dir)
	server := started(t, "serve", "--db", filepath.Join(dir, "frist.db"), "--addr", "127.0.0.1:0", "--tls-cert", cert, "--tls-key", key)
	base := server.address()
	server.out.match(t, `\nhttps://\S+/setup/`)
	b := newBrowser(t, base)
	b.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	res, err := b.Get(base + "/sign-in")
	check(t, err)
	check(t, res.Body.Close())
	if res.StatusCode != http.StatusOK || res.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%s, %v", res.Status, res.Header)
	}
	server.endsWell()
	wants(t, "a certificate that is none", fault(t, "serve", "--db", dir+"/x.db", "--addr", "127.0.0.1:0", "--tls-cert", klarnaFile, "--tls-key", key), "the certificate cannot be used: ")
}

func selfSigned(t *testing.T, dir string) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	c := &x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	check(t, err)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	check(t, err)
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	check(t, os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	check(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}), 0o600))
	return certFile, keyFile
}

// TestABackupIsMadeWhileTheServerIsInUse copies beside somebody who writes.
func TestABackupIsMadeWhileTheServerIsInUse(t *testing.T) {
	path, ref := imported(t)
	good(t, "user", "--db", path, "anna@bank.example", "--name", "Anna", "--role", "handler", "--password", "ett långt lösen")
	server := started(t, "serve", "--db", path, "--addr", "127.0.0.1:0")
	b := newBrowser(t, server.address())
	b.signIn("anna@bank.example", "ett långt lösen")
	copied := filepath.Join(t.TempDir(), "copy.db")
	wants(t, "backup", good(t, "backup", "--db", path, copied), "and intact: ")
	b.wants("/incidents/"+ref, nil)
	server.endsWell()
	wants(t, "the copy", good(t, "export", "--db", copied, ref), "Användare loggades in på andra personers konton i appen")
}

// BenchmarkStart measures the program as it is built: how long after its start
// it answers at 10 000 incidents, and how much memory it holds after 2 000 pages.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	exe, path := filepath.Join(dir, "frist"), filepath.Join(dir, "frist.db")
	for _, args := range [][]string{
		{"go", "build", "-o", exe, "."},
		{exe, "seed", "--db", path, "--incidents", "10000"},
		{exe, "user", "--db", path, "anna@bank.example", "--name", "Anna", "--role", "handler", "--password", "ett långt lösen"},
	} {
		out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
		if err != nil {
			b.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(b, err)
	addr := l.Addr().String()
	check(b, l.Close())
	var health, page time.Duration
	for b.Loop() {
		h, p := startOnce(b, exe, path, addr, nil)
		health, page = health+h, page+p
	}
	b.ReportMetric(float64(health.Milliseconds())/float64(b.N), "ms-to-healthz")
	b.ReportMetric(float64(page.Milliseconds())/float64(b.N), "ms-to-sign-in")
	startOnce(b, exe, path, addr, func(pid int) {
		w := newBrowser(b, "http://"+addr)
		w.signIn("anna@bank.example", "ett långt lösen")
		_, list := w.page("/incidents", nil)
		incident := regexp.MustCompile(`/incidents/\d{4}-\d+`).FindString(list)
		for range 1000 {
			w.wants("/", nil)
			w.wants("/incidents", nil)
		}
		w.wants(incident, nil)
		b.ReportMetric(memory(b, pid, "smaps_rollup", "Pss"), "MiB-PSS")
		b.ReportMetric(memory(b, pid, "status", "VmHWM"), "MiB-peak")
	})
	b.ReportMetric(0, "ns/op")
}

// startOnce starts the program and returns how long it took until it was well
// and until it showed a page.
func startOnce(b *testing.B, exe, path, addr string, then func(pid int)) (health, page time.Duration) {
	b.Helper()
	cmd := exec.Command(exe, "serve", "--db", path, "--addr", addr)
	start := time.Now()
	check(b, cmd.Start())
	get := func(path string) time.Duration {
		for {
			res, err := http.Get("http://" + addr + path)
			if err == nil && res.StatusCode == http.StatusOK {
				_, err = io.Copy(io.Discard, res.Body)
				check(b, errors.Join(err, res.Body.Close()))
				return time.Since(start)
			}
			if time.Since(start) > patience {
				b.Fatalf("%s does not answer: %v", path, err)
			}
			runtime.Gosched()
		}
	}
	health, page = get("/healthz"), get("/sign-in")
	if then != nil {
		then(cmd.Process.Pid)
	}
	http.DefaultClient.CloseIdleConnections()
	check(b, cmd.Process.Signal(syscall.SIGTERM))
	check(b, cmd.Wait())
	return health, page
}

// memory reads what Linux says of a process, in MiB: Pss is its share of what is
// in memory now, VmHWM the most that it ever had there. Elsewhere it is 0.
func memory(b *testing.B, pid int, file, key string) float64 {
	b.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, file))
	if err != nil {
		return 0
	}
	kib, err := strconv.ParseFloat(regexp.MustCompile(`(?m)^` + key + `:\s+(\d+) kB`).FindStringSubmatch(string(data))[1], 64)
	check(b, err)
	return kib / 1024
}
