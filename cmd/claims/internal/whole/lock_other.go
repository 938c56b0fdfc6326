//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package whole

import "os"

// heldByLock tells that a draft is held by being open, which keeps it from being
// renamed as well.
const heldByLock = false

// hold does nothing where a file that is open cannot be removed.
func hold(*os.File) bool { return true }

// sweepDraft removes a draft, unless a program is writing it.
func sweepDraft(folder *os.Root, name string) { _ = folder.Remove(name) }
