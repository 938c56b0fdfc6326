package batch

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/terminal"
	"claims/extract"
	"claims/rules"
)

// TestWeight holds that long texts take hardly more memory than they are said to, and not
// far less: by it they are refused.
func TestWeight(t *testing.T) {
	if storytest.Race {
		t.Skip("the race detector takes memory of its own")
	}
	const n = 2 * largeText
	e := extract.New(rules.Builtin())
	for name, s := range map[string]string{
		"sentences":  "He said so. ",
		"pronouns":   "She told him that he said so, and that they knew it. ",
		"quotations": `"No," he said. `,
		"news":       "Interior Minister Ana Ruiz said on Monday that the dam, which broke in May, would be rebuilt. “It is late,” she told reporters.\n\n",
		"tags":       "<p>He said <b>no</b>.</p>",
		"brackets":   "[({<",
		"commas":     ",",
		"words":      "rain ",
		"one word":   "rain",
	} {
		txt := strings.Repeat(s, n/len(s)+1)
		before := heap()
		r := e.Read(txt)
		took := heap() - before
		if said := weight(txt); took > said+said/10 || took < said/4 { // of words alone the least
			t.Errorf("%s: %d bytes a byte, said to be %d", name, took/int64(len(txt)), said/int64(len(txt)))
		}
		runtime.KeepAlive(r)
	}
}

// TestWeightOfSentences holds that a text weighs more the more sentences it has.
func TestWeightOfSentences(t *testing.T) {
	one := strings.Repeat("he said so, ", largeText/10)
	if many := strings.ReplaceAll(one, ",", "."); weight(many) <= weight(one) {
		t.Errorf("%d bytes for many sentences, %d for one", weight(many), weight(one))
	}
}

// heap returns how many bytes are in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestUnpackedBytesCount holds that a packed input counts while it is unpacked, and makes
// way for others while it waits.
func TestUnpackedBytesCount(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, strings.Repeat("rain ", 1<<20)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	source := &input.Source{Name: "a.gz", Path: storytest.Write(t, filepath.Join(t.TempDir(), "a.gz"), packed.String())}
	r, err := source.Open(&terminal.Streams{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var grown []int
	data, err := r.ReadAll(16<<20, func(room int) { grown = append(grown, room) })
	if err != nil || len(grown) < 5 || grown[len(grown)-1] < len(data) || grown[len(grown)-1] > 3*len(data) {
		t.Errorf("%d bytes, room for %d: %v", len(data), grown, err)
	}

	o := newTestOutbox(io.Discard)
	o.memory = 1000
	first, second, third := &item{seq: 0}, &item{seq: 1}, &item{seq: 2}
	o.weigh(first, 400)
	o.weigh(second, 500)
	all := make(chan *item, 2)
	for _, it := range []*item{third, second} { // there is no room for either
		go func() {
			o.weigh(it, 700)
			all <- it
		}()
	}
	for waiting := 0; waiting < 2; runtime.Gosched() {
		o.mu.Lock()
		waiting = o.atGate
		o.mu.Unlock()
	}
	o.mu.Lock()
	if o.held != 400 || o.parked != 500 || len(all) > 0 {
		t.Errorf("%d bytes held, %d by those who wait", o.held, o.parked)
	}
	o.mu.Unlock()
	o.weigh(first, 1200) // its turn: too much for all, and alone
	if o.held != 1200 || len(all) > 0 {
		t.Errorf("%d bytes held", o.held)
	}
	o.handIn(first)
	o.handIn(<-all)
	o.handIn(<-all)
	if o.held != 0 || o.parked != 0 {
		t.Errorf("%d bytes held and %d parked in the end", o.held, o.parked)
	}
	if err := o.close(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestTooMuchWaitsForItsTurn holds that what is too much for all of the memory is not
// worked on before its turn: its result would wait beside that of the story before it.
func TestTooMuchWaitsForItsTurn(t *testing.T) {
	o := newTestOutbox(io.Discard)
	o.memory = 1000
	large := &item{seq: 1}
	begun := make(chan bool)
	go func() {
		o.weigh(large, 1200)
		close(begun)
	}()
	for waiting := 0; waiting < 1; runtime.Gosched() {
		o.mu.Lock()
		waiting = o.atGate
		o.mu.Unlock()
		select {
		case <-begun:
			t.Fatal("it is worked on before its turn")
		default:
		}
	}
	o.weigh(&item{seq: 2}, 300) // beside which there is none
	first := &item{seq: 0}
	o.weigh(first, 300)
	o.mu.Lock()
	if o.atGate != 1 || o.held != 600 {
		t.Errorf("%d wait, %d bytes held", o.atGate, o.held)
	}
	o.held -= 300 // the third ends
	o.mu.Unlock()
	o.handIn(first)
	<-begun
	if o.held != 1200 {
		t.Errorf("%d bytes held", o.held)
	}
}
