package commands

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"

	"claims/cmd/claims/internal/fault"

	"github.com/spf13/pflag"
)

// profiles are what maintainers look at when the program is slow.
type profiles struct {
	cpu, memory string // files to write; empty for none
	cpuFile     *os.File
}

func (p *profiles) flags(f *pflag.FlagSet) {
	f.StringVar(&p.cpu, "cpuprofile", "", "write a profile of the processor's time to this `file`")
	f.StringVar(&p.memory, "memprofile", "", "write a profile of the allocations to this `file`")
	for _, name := range []string{"cpuprofile", "memprofile"} {
		f.Lookup(name).Hidden = true
	}
}

func (p *profiles) start() (err error) {
	if p.cpu == "" {
		return nil
	}
	if p.cpuFile, err = os.Create(p.cpu); err != nil {
		return fault.OfFile(p.cpu, err)
	}
	return pprof.StartCPUProfile(p.cpuFile)
}

func (p *profiles) stop() error {
	var err error
	if p.cpuFile != nil {
		pprof.StopCPUProfile()
		err = p.cpuFile.Close()
	}
	if p.memory == "" {
		return err
	}
	f, createErr := os.Create(p.memory)
	if createErr != nil {
		return errors.Join(err, fault.OfFile(p.memory, createErr))
	}
	runtime.GC() // so that the heap is what is in use
	return errors.Join(err, pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}
