//go:build unix

package storytest

import (
	"syscall"
	"time"
)

// processorTime returns how long the processor has worked for this program,
// whatever else the machine does.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
