//go:build !unix

package storytest

import "time"

var began = time.Now()

// processorTime returns the time since the program began, which is the nearest
// thing where the system does not tell that of the processor.
func processorTime() time.Duration { return time.Since(began) }
