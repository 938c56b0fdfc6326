package extract

import (
	"sync"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/resolve"
	"claims/extract/internal/settle"
	"claims/rules"
)

// Extractor finds claims by a set of rules. It is safe for concurrent use.
type Extractor struct {
	set *rules.Set

	mu   sync.Mutex
	idle []*worker // with the memory that they have
}

// worker is what one text at a time is read with.
type worker struct {
	text     parse.Text
	proposer attribute.Proposer
	settler  settle.Settler
	claims   []attribute.Candidate
	cast     resolve.Cast
}

// New returns an Extractor that follows the rules of set.
func New(set *rules.Set) *Extractor { return &Extractor{set: set} }

// maxKept is the length in bytes from which on the memory that a text took is not
// kept for the next.
const maxKept = 1 << 20

// worker returns one that is idle, or a new one.
func (e *Extractor) worker() *worker {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := len(e.idle)
	if n == 0 {
		return &worker{}
	}
	w := e.idle[n-1]
	e.idle = e.idle[:n-1]
	return w
}

func (e *Extractor) keep(w *worker) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.idle = append(e.idle, w)
}

// Extract returns the claims of src, a text in UTF-8. Invalid bytes are text
// like any other: no input is an error.
func (e *Extractor) Extract(src string) *Result {
	w := e.worker()
	res := w.extract(src, e.set)
	if len(src) < maxKept {
		e.keep(w)
	}
	return res
}

// extract finds the claims of src, and records them.
func (w *worker) extract(src string, set *rules.Set) *Result {
	w.find(src, set)
	return record(&w.text, w.claims, &w.cast)
}

// find reads src, proposes claims, settles which stay, and finds who makes them.
func (w *worker) find(src string, set *rules.Set) {
	w.text.Read(src, set)
	w.claims = w.settler.Claims(&w.text, &w.proposer)
	if len(src) >= maxKept {
		w.settler, w.proposer = settle.Settler{}, attribute.Proposer{}
		w.text.ForgetTrees()
	}
	w.cast.Resolve(&w.text, w.claims)
}
