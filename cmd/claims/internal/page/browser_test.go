package page

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// browser is a page of a headless browser, driven by the DevTools protocol over
// a pipe.
type browser struct {
	t       *testing.T
	in      io.Writer
	out     *bufio.Reader
	id      int
	session string
	loaded  bool
	dialogs []string // what scripts of stories would show
}

// startBrowser starts the browser that the machine has, or skips the test.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	var program string
	for _, name := range []string{os.Getenv("CLAIMS_BROWSER"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); name != "" && err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no browser: install chromium, or name one in CLAIMS_BROWSER")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "--window-size=1280,900", "about:blank")
	commands, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, answers, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.ExtraFiles = []*os.File{commands, answers}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	commands.Close()
	answers.Close()
	b := &browser{t: t, in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		b.session = ""
		b.send("Browser.close", nil)
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
		case <-time.After(5 * time.Second):
		}
		cancel()
		in.Close()
		out.Close()
	})
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	b.call("Page.enable", nil, nil)
	b.call("Runtime.enable", nil, nil)
	return b
}

func (b *browser) send(method string, params any) {
	b.id++
	message := map[string]any{"id": b.id, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	data, err := json.Marshal(message)
	if err == nil {
		_, err = b.in.Write(append(data, 0))
	}
	if err != nil {
		b.t.Log(method, err)
	}
}

// call runs a method, and reads its result.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.send(method, params)
	for id := b.id; ; {
		answer := b.read()
		if answer.ID != id {
			continue
		}
		if answer.Error != nil {
			b.t.Fatalf("%s: %s", method, answer.Error.Message)
		}
		if result != nil {
			if err := json.Unmarshal(answer.Result, result); err != nil {
				b.t.Fatal(method, err)
			}
		}
		return
	}
}

type answer struct {
	ID     int
	Method string
	Params struct{ Message string }
	Result json.RawMessage
	Error  *struct{ Message string }
}

// read reads a message, and takes note of events.
func (b *browser) read() answer {
	b.t.Helper()
	data, err := b.out.ReadBytes(0)
	if err != nil {
		b.t.Fatal("the browser has gone: ", err)
	}
	var a answer
	if err := json.Unmarshal(data[:len(data)-1], &a); err != nil {
		b.t.Fatal(err)
	}
	switch a.Method {
	case "Page.loadEventFired":
		b.loaded = true
	case "Page.javascriptDialogOpening":
		b.dialogs = append(b.dialogs, a.Params.Message)
		b.send("Page.handleJavaScriptDialog", map[string]any{"accept": false})
	}
	return a
}

// open opens a file, or a place in it, waits for it to be loaded, and returns how long that took.
func (b *browser) open(file string) time.Duration {
	b.t.Helper()
	file, fragment, _ := strings.Cut(file, "#")
	path, err := filepath.Abs(file)
	if err != nil {
		b.t.Fatal(err)
	}
	b.loaded = false
	start := time.Now()
	b.call("Page.navigate", map[string]any{"url": (&url.URL{Scheme: "file", Path: path, Fragment: fragment}).String()}, nil)
	for !b.loaded {
		b.read()
	}
	return time.Since(start)
}

// processorTime returns the time of the processor that the page's main thread has
// taken, whatever else the machine does.
func (b *browser) processorTime() time.Duration {
	b.t.Helper()
	var r struct {
		Metrics []struct {
			Name  string
			Value float64
		}
	}
	b.call("Performance.getMetrics", nil, &r)
	for _, m := range r.Metrics {
		if m.Name == "TaskDuration" {
			return time.Duration(m.Value * float64(time.Second)).Round(time.Millisecond)
		}
	}
	b.t.Fatal("the browser does not tell the time of its tasks")
	return 0
}

// eval returns the value of an expression, which may be a promise, as text.
func (b *browser) eval(expression string, args ...any) string {
	b.t.Helper()
	var r struct {
		Result           struct{ Value any }
		ExceptionDetails *struct{ Exception struct{ Description string } }
	}
	expression = fmt.Sprintf(expression, args...)
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true}, &r)
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, r.ExceptionDetails.Exception.Description)
	}
	return fmt.Sprint(r.Result.Value)
}

// want holds that an expression has a value.
func (b *browser) want(value, expression string, args ...any) {
	b.t.Helper()
	if got := b.eval(expression, args...); got != value {
		b.t.Errorf(expression+": %s, want %s", append(args, got, value)...)
	}
}

// press presses a key.
func (b *browser) press(key string, code int) {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		params := map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
		if key == "Enter" && kind == "keyDown" {
			params["text"] = "\r"
		}
		b.call("Input.dispatchKeyEvent", params, nil)
	}
}

// media sets what the page is shown on: "screen" or "print", light or dark.
func (b *browser) media(medium, scheme string, width, height int) {
	b.t.Helper()
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": medium, "features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}, nil)
}

// shoot keeps a picture of the page in the folder that CLAIMS_SCREENSHOTS names.
func (b *browser) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("CLAIMS_SCREENSHOTS")
	if dir == "" {
		return
	}
	var shot struct{ Data string }
	b.call("Page.captureScreenshot", nil, &shot)
	b.keep(filepath.Join(dir, name), shot.Data)
}

// print keeps the page as it is printed.
func (b *browser) print(name string) {
	b.t.Helper()
	var doc struct{ Data string }
	b.call("Page.printToPDF", map[string]any{"printBackground": false, "paperWidth": 8.27, "paperHeight": 11.69}, &doc)
	if dir := os.Getenv("CLAIMS_SCREENSHOTS"); dir != "" {
		b.keep(filepath.Join(dir, name), doc.Data)
	}
}

func (b *browser) keep(name, data string) {
	b.t.Helper()
	decoded, err := base64.StdEncoding.DecodeString(data)
	if err == nil {
		err = os.WriteFile(name, decoded, 0o666)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}
