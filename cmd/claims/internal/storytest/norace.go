//go:build !race

package storytest

// Race tells that the race detector is on, with which programs take some ten times
// as long and several times the memory: tests that measure either skip themselves.
const Race = false
