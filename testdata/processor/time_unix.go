//go:build unix

// Package processor tells tests how long the processor has worked for them. It stands here
// because tests of the library and of the command call it, and it is part of neither.
package processor

import (
	"syscall"
	"time"
)

// Time returns how long the processor has worked for this program,
// whatever else the machine does.
func Time() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
