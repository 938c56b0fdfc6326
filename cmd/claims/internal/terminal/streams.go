package terminal

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"claims/cmd/claims/internal/wording"

	"golang.org/x/term"
)

// Streams are the three standard streams of a command, and what is known of
// them. No other package knows os.Stdin, os.Stdout or os.Stderr.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer

	// InTerminal, OutTerminal and ErrTerminal tell which streams are
	// terminals.
	InTerminal, OutTerminal, ErrTerminal bool

	// OutFile is the file that Out writes to, or nil where it is none.
	OutFile os.FileInfo
}

// System returns the streams of the process.
func System() *Streams {
	s := &Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  isTerminal(os.Stdin),
		OutTerminal: isTerminal(os.Stdout),
		ErrTerminal: isTerminal(os.Stderr),
	}
	if info, err := os.Stdout.Stat(); err == nil && info.Mode().IsRegular() {
		s.OutFile = info
	}
	return s
}

// Tell prints a message, on a line. All messages come through here, as they quote
// names and texts of anybody: none commands the terminal, hides what it says, or
// passes for two.
func (s *Streams) Tell(message string) {
	fmt.Fprintf(s.Err, "claims: %s\n", wording.Visible(message))
}

// People returns what writes to the standard output for people to read. What quotes
// names and texts of anybody, and is no data, comes through it, as messages do through
// Tell: nothing commands the terminal or turns the direction of its text.
func (s *Streams) People() io.Writer { return &people{out: s.Out} }

// people writes what a terminal would obey as Go does, line breaks aside.
type people struct {
	out  io.Writer
	rest []byte // the beginning of a character
}

func (w *people) Write(b []byte) (int, error) {
	text := append(w.rest, b...)
	whole := len(text)
	for i := max(0, whole-utf8.UTFMax); i < whole; i++ {
		if utf8.RuneStart(text[i]) && !utf8.FullRune(text[i:]) {
			whole = i
		}
	}
	lines := strings.Split(string(text[:whole]), "\n")
	for i := range lines {
		lines[i] = wording.Visible(lines[i])
	}
	w.rest = slices.Clone(text[whole:])
	_, err := io.WriteString(w.out, strings.Join(lines, "\n"))
	return len(b), err
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// plainWidth is the width of an output that is no terminal, or does not tell.
const plainWidth = 80

// OutWidth returns how many columns the standard output has.
func (s *Streams) OutWidth() int { return widthOf(s.Out, s.OutTerminal) }

// ErrWidth returns how many columns the standard error stream has.
func (s *Streams) ErrWidth() int { return widthOf(s.Err, s.ErrTerminal) }

func widthOf(stream io.Writer, terminal bool) int {
	if f, ok := stream.(*os.File); ok && terminal {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		return w // of whoever is to see it, as a pager
	}
	return plainWidth
}
