//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package whole

import "os"

// hold does nothing where a file that is open cannot be removed.
func hold(*os.File) bool { return true }

// sweepDraft removes a draft, unless a program is writing it.
func sweepDraft(folder *os.Root, name string) { _ = folder.Remove(name) }
