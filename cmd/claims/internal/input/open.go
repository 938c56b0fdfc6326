package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"strings"
	"time"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"

	"github.com/klauspost/compress/zstd"
)

// DefaultMaxBytes is the size of the largest input that is read unless the user
// says otherwise.
const DefaultMaxBytes = 16 << 20

// zstdWindow bounds the memory that a .zst file can ask for; the zstd program
// itself stays below it unless told otherwise.
const zstdWindow = 128 << 20

// Reader is an input that is open for reading, decompressed on the way.
type Reader struct {
	*bufio.Reader
	Size     int64     // of the file as stored; 0 when not known
	Modified time.Time // zero when not known
	packed   string    // "gzip", "zstd" or ""
	closers  []func() error
	stored   io.Reader // the file, as it is summed
	sum      hash.Hash // of what was read of it; nil when nobody asks
}

// Length returns how many bytes there are to read, or 0 where that is not known before.
func (o *Reader) Length() int64 {
	if o.packed != "" {
		return 0
	}
	return o.Size
}

// Sum returns the checksum of the file as stored, all of which is read for that.
func (o *Reader) Sum() (string, error) {
	_, err := io.Copy(io.Discard, o.stored)
	return sumOf(o.sum), err
}

// SumFile returns the checksum of a file.
func SumFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return sumOf(h), err
}

func sumOf(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)[:16]) }

// Close closes the input, and what unpacks it.
func (o *Reader) Close() error {
	var err error
	for i := len(o.closers) - 1; i >= 0; i-- {
		err = errors.Join(err, o.closers[i]())
	}
	return err
}

// Open opens the source. Compressed data is recognized by its first bytes,
// whatever the file is called. The file that the output goes to is not read:
// it might never end.
func (s *Source) Open(streams *terminal.Streams) (*Reader, error) {
	if o := s.opened; o != nil {
		s.opened = nil
		return o, nil
	}
	o := &Reader{}
	r := streams.In
	if s.Path != "" {
		f, err := os.Open(s.Path)
		if err != nil {
			return nil, err
		}
		o.closers = append(o.closers, f.Close)
		r = f
	}
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			if streams.OutFile != nil && os.SameFile(info, streams.OutFile) {
				o.Close()
				return nil, &fault.Fault{Problem: "the output goes here, left out", Remedy: "write it to a file elsewhere", Warning: true}
			}
			if s.Path != "" {
				o.Size, o.Modified = info.Size(), info.ModTime()
			}
		}
	}
	if s.Summed {
		o.sum = sha256.New()
		r = io.TeeReader(r, o.sum)
	}
	o.stored = r
	o.Reader = bufio.NewReaderSize(r, bufferFor(o.Size))
	magic, err := o.Peek(4)
	if err != nil && err != io.EOF {
		o.Close()
		return nil, err
	}
	switch {
	case bytes.HasPrefix(magic, []byte("\x1f\x8b")):
		z, err := gzip.NewReader(o.Reader)
		if err != nil {
			o.Close()
			return nil, unpackFault("gzip", err)
		}
		o.packed, o.Reader = "gzip", bufio.NewReader(z)
	case bytes.Equal(magic, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(o.Reader, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			o.Close()
			return nil, unpackFault("zstd", err)
		}
		o.closers = append(o.closers, func() error { z.Close(); return nil })
		o.packed, o.Reader = "zstd", bufio.NewReader(z)
	}
	return o, nil
}

// bufferFor keeps the buffer of a small file small.
func bufferFor(size int64) int {
	if size > 0 && size < 64<<10 {
		return int(size) + 1
	}
	return 64 << 10
}

// wrap words a reading error, which of a compressed file means bad data.
func (o *Reader) wrap(err error) error {
	var path *os.PathError
	if o.packed != "" && !errors.As(err, &path) {
		return unpackFault(o.packed, err)
	}
	return err
}

func unpackFault(packed string, err error) *fault.Fault {
	problem := "broken " + packed + " data"
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		problem += " (cut short)"
	} else if text := strings.TrimPrefix(err.Error(), packed+": "); text != "" {
		problem += fmt.Sprintf(" (%s)", text)
	}
	return &fault.Fault{Problem: problem, Remedy: "fetch the file again, or test it with " + packed + " -t"}
}

// ReadAll reads the whole input, of which no more than limit bytes are taken. Of a packed
// one, whose length is not known before, it calls grow with how many bytes it makes room
// for, if that is not nil.
func (o *Reader) ReadAll(limit int64, grow func(room int)) ([]byte, error) {
	if o.packed == "" && o.Size > limit {
		return nil, TooLarge(limit)
	}
	var data []byte
	if o.packed == "" && o.Size > 0 {
		if all, err := o.Peek(int(o.Size) + 1); err == io.EOF {
			return all, nil // the buffer holds a small file, and nobody reads on
		}
		data = make([]byte, 0, o.Size+1)
	}
	for {
		if len(data) == cap(data) {
			if grow != nil && o.packed != "" {
				grow(2 * len(data))
			}
			data = append(data, 0)[:len(data)]
		}
		n, err := o.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if int64(len(data)) > limit {
			return nil, TooLarge(limit)
		}
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, o.wrap(err)
		}
	}
}

// Ready returns what can be read at once, of n bytes at most: whoever writes to a pipe
// may wait for an answer to the first line. What is wrong is found by whoever reads on.
func (o *Reader) Ready(n int) []byte {
	_, _ = o.Peek(1)
	head, _ := o.Peek(min(o.Buffered(), n))
	return head
}

// TooLarge tells that an input has more than limit bytes.
func TooLarge(limit int64) *fault.Fault {
	return &fault.Fault{Problem: "more than " + wording.Size(limit), Remedy: "raise --max-bytes, or split the file"}
}

// maxLine bounds a line that is left out: what goes on beyond it may never end.
const maxLine = 1 << 30

// ReadLine reads a line of any length without its end. A line of more than
// limit bytes is read to its end and left out: tooLong.
func (o *Reader) ReadLine(limit int64) (line []byte, tooLong bool, err error) {
	for read := 0; ; {
		part, err := o.ReadSlice('\n')
		if read += len(part); read > maxLine {
			return nil, true, &fault.Fault{Problem: "a line without end", Remedy: "is it JSON Lines?"}
		}
		if !tooLong {
			line = append(line, part...)
			if int64(len(line)) > limit+2 {
				line, tooLong = nil, true
			}
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && err != io.EOF {
			return nil, tooLong, o.wrap(err)
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if int64(len(line)) > limit {
			line, tooLong = nil, true
		}
		if err == io.EOF && len(line) == 0 && !tooLong {
			return nil, false, io.EOF
		}
		return line, tooLong, nil
	}
}
