package terminal

import (
	"fmt"
	"io"
	"os"
	"strconv"

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
