//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package whole

import (
	"errors"
	"os"
	"syscall"
)

// heldByLock tells that a draft is held by a lock, until it is closed.
const heldByLock = true

// hold marks a draft as one that a program is writing, until that closes it or
// ends. It reports false when another program has swept the draft away already.
func hold(f *os.File) bool {
	if errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK) {
		return false
	}
	var stat syscall.Stat_t
	return syscall.Fstat(int(f.Fd()), &stat) != nil || stat.Nlink > 0
}

// sweepDraft removes a draft that no program is writing.
func sweepDraft(folder *os.Root, name string) {
	f, err := folder.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil {
		_ = folder.Remove(name)
	}
}
