package tag

// WithTable returns a tagger by the table in b.
func WithTable(b []byte) *Tagger {
	t := open(b)
	return &Tagger{memory{table: &t}}
}
