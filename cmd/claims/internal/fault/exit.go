package fault

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"claims/rules"
)

// The exit codes of the program.
const (
	ExitOK          = 0
	ExitNoClaims    = 1   // only with --exit-status
	ExitUsage       = 2   // the command line, the configuration or a rule file is wrong
	ExitFailed      = 3   // some input or output failed; the rest is done
	ExitInterrupted = 130 // stopped by Ctrl-C; by SIGTERM it is 143, by SIGHUP 129
)

// Usage is a mistake in the command line or the configuration.
type Usage struct{ Err error }

func (e Usage) Error() string { return e.Err.Error() }
func (e Usage) Unwrap() error { return e.Err }

// Usagef returns a mistake of the user in the words of a format.
func Usagef(format string, args ...any) error {
	return Usage{fmt.Errorf(format, args...)}
}

// Code ends the program with a code, its messages having been printed.
type Code int

func (e Code) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// Interruption is the signal that stopped the program.
type Interruption struct{ Signal os.Signal }

func (e Interruption) Error() string { return "interrupted by " + e.Signal.String() }

// Code returns the exit code of a program that was stopped by the signal.
func (e Interruption) Code() int {
	if s, ok := e.Signal.(syscall.Signal); ok {
		return 128 + int(s)
	}
	return ExitInterrupted
}

// IsClosedPipe reports whether an error of writing is that the reader has seen enough.
func IsClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// ExitCode returns the code for err, and the messages to print, if any.
func ExitCode(err error) (code int, messages []string) {
	var usage Usage
	var done Code
	var rule rules.Problems
	switch {
	case err == nil, IsClosedPipe(err):
		return ExitOK, nil
	case errors.As(err, &done):
		return int(done), nil
	case errors.As(err, &usage):
		return ExitUsage, messagesOf(usage)
	case errors.As(err, &rule):
		return ExitUsage, messagesOf(rule)
	}
	return ExitFailed, messagesOf(err)
}

// messagesOf returns the messages of an error, which can be of several. A line break
// within one is of what came from outside.
func messagesOf(err error) []string {
	var messages []string
	switch e := err.(type) {
	case Usage:
		return messagesOf(e.Err)
	case rules.Problems:
		for _, p := range e {
			messages = append(messages, p.Error())
		}
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			messages = append(messages, messagesOf(one)...)
		}
	default:
		messages = []string{err.Error()}
	}
	return messages
}
