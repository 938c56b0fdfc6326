package extract

// Reading is a text that was read, whose claims are made one at a time: those of a long
// text take more memory than all that led to them. It is for one goroutine at a time.
type Reading struct {
	about *Result // less its claims
	n     int
	claim func(i int) *Claim // which holds until the next is made
}

// Read finds what Extract does in src.
func (e *Extractor) Read(src string) *Reading {
	w := &worker{}
	w.find(src, e.set)
	rec := &recorder{Text: &w.text, claims: w.claims, cast: &w.cast}
	rec.read(nil)
	var c Claim
	return &Reading{rec.result(), len(w.claims), func(i int) *Claim {
		c = rec.again(i)
		return &c
	}}
}

// Reading returns r as if it had just been read.
func (r *Result) Reading() *Reading {
	return &Reading{r, len(r.Claims), func(i int) *Claim { return &r.Claims[i] }}
}

// Len returns how many claims there are.
func (r *Reading) Len() int { return r.n }

// About returns what was found in the text beside its claims.
func (r *Reading) About() *Result { return r.about }
