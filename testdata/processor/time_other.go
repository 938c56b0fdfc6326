//go:build !unix

package processor

import "time"

var began = time.Now()

// Time returns the time since the program began, which is the nearest
// thing where the system does not tell that of the processor.
func Time() time.Duration { return time.Since(began) }
