// Package terminal is what is known of the standard streams and of the terminals
// behind them.
package terminal

import (
	"io"
	"os"
	"os/exec"
)

// StartPager starts the pager that the user prefers, as git does, and returns
// where to write to, and how to wait for the user to leave it.
func StartPager(s *Streams) (io.Writer, func()) {
	name, given := os.LookupEnv("PAGER")
	if !given {
		name = "less"
	}
	if name == "" || name == "cat" {
		return s.Out, func() {}
	}
	if _, err := exec.LookPath("less"); !given && err != nil {
		return s.Out, func() {}
	}
	cmd := exec.Command("sh", "-c", name)
	cmd.Stdout, cmd.Stderr = s.Out, s.Err
	cmd.Env = os.Environ()
	if _, ok := os.LookupEnv("LESS"); !ok {
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	in, err := cmd.StdinPipe()
	if err != nil || cmd.Start() != nil {
		return s.Out, func() {}
	}
	return in, func() {
		in.Close()
		// How the pager ends says nothing about the stories.
		_ = cmd.Wait()
	}
}
