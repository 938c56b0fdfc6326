package input

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/wording"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encodings are the values of --encoding, besides "auto".
var encodings = map[string]encoding.Encoding{
	"utf-8":        nil,
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"windows-1250": charmap.Windows1250,
	"windows-1251": charmap.Windows1251,
	"windows-1252": charmap.Windows1252,
	"windows-1253": charmap.Windows1253,
	"windows-1254": charmap.Windows1254,
	"windows-1257": charmap.Windows1257,
	"latin-1":      charmap.ISO8859_1,
	"latin-2":      charmap.ISO8859_2,
	"latin-9":      charmap.ISO8859_15,
	"iso-8859-1":   charmap.ISO8859_1,
	"iso-8859-2":   charmap.ISO8859_2,
	"iso-8859-15":  charmap.ISO8859_15,
	"koi8-r":       charmap.KOI8R,
	"koi8-u":       charmap.KOI8U,
	"macintosh":    charmap.Macintosh,
	"cp437":        charmap.CodePage437,
	"cp850":        charmap.CodePage850,
}

// Encodings returns the values of --encoding, "auto" first.
func Encodings() []string {
	names := []string{"auto"}
	for n := range encodings {
		names = append(names, n)
	}
	slices.Sort(names[1:])
	return names
}

// Binary tells that a file is not text, and what the user can do.
type Binary struct {
	Kind, Remedy string
	// Story tells that a file of its kind may well hold a story: a folder of stories
	// may hold pictures.
	Story bool
}

func (e Binary) Error() string { return e.Kind + ": " + e.Remedy }

// Decode returns the text of data, without byte order mark; newlines stay as
// they are. The note, if any, says what had to be guessed. The text may share
// memory with data, which must not change afterwards.
func Decode(data []byte, name string) (txt, note string, err error) {
	if name != "auto" && name != "" {
		txt, err = decodeAs(data, name)
		return txt, "", err
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		txt, err = decodeAs(data, "utf-16")
		if err == nil && strings.IndexByte(txt, 0) >= 0 {
			err = notText
		}
		return txt, "", err
	}
	// XML in UTF-16 needs no mark to be told.
	switch {
	case bytes.HasPrefix(data, []byte("<\x00?\x00")):
		txt, err = decodeAs(data, "utf-16le")
		return txt, "", err
	case bytes.HasPrefix(data, []byte("\x00<\x00?")):
		txt, err = decodeAs(data, "utf-16be")
		return txt, "", err
	}
	if name := unmarkedUTF16(data); name != "" {
		return "", "", unmarkedFault(name)
	}
	if kind := binaryKind(data); kind != nil {
		return "", "", *kind
	}
	if utf8.Valid(data) {
		txt, note = mend(asString(data))
		return txt, note, nil
	}
	return decodeLegacy(data)
}

// asString returns b as a string without copying it.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// unmarkedUTF16 returns the name of the encoding of a text in UTF-16 that has no
// byte order mark, or "". Of its characters nearly all are of one byte and a
// NUL, and so is a newline or a space.
func unmarkedUTF16(data []byte) string {
	head := data[:min(len(data), binaryHead)&^1]
	if bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var nuls, controls [2]int
	for i, c := range head {
		switch {
		case c == 0:
			nuls[i&1]++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t':
			controls[i&1]++
		}
	}
	n := len(head) / 2
	for high, name := range []string{"utf-16be", "utf-16le"} {
		if low := 1 - high; n >= 8 && nuls[high]*10 >= n*7 && nuls[low] == 0 && controls[low]*20 <= n {
			return name
		}
	}
	return ""
}

func unmarkedFault(name string) *fault.Fault {
	return &fault.Fault{Problem: "UTF-16 without a byte order mark", Remedy: "give --encoding " + name}
}

func decodeAs(data []byte, name string) (string, error) {
	bad := &fault.Fault{Problem: "not " + name, Remedy: "give its --encoding, or leave the flag out to have it recognized"}
	enc, known := encodings[name]
	if !known { // declared
		enc, _ = charset.Lookup(name)
	}
	if enc == nil {
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		if !utf8.Valid(data) {
			return "", bad
		}
		return asString(data), nil
	}
	if strings.HasPrefix(name, "utf-16") {
		if len(data)%2 != 0 {
			return "", &fault.Fault{Problem: name + " that ends within a character", Remedy: "the file is cut short: fetch it again"}
		}
		if name == "utf-16" && len(data) == 0 {
			return "", nil
		}
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", bad
	}
	return strings.TrimPrefix(asString(out), "\ufeff"), nil
}

// decodeLegacy decodes text that is not UTF-8: Windows-1252, of which Latin-1
// is a part, or UTF-8 with foreign bytes, as feeds that were joined have it.
func decodeLegacy(data []byte) (txt, note string, err error) {
	var sequences, foreign, undefined int
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if cut := len(data) - i; cut < utf8.UTFMax && cut > 1 && !utf8.FullRune(data[i:]) {
				sequences++ // the last character is cut in two
				n = cut
				break
			}
			foreign++
			if windows1252Undefined(data[i]) {
				undefined++
			}
		case n > 1:
			sequences++
		}
		i += n
	}
	if sequences > foreign {
		note = "the last character is cut in two"
		if foreign > 0 {
			note = wording.Plural(foreign, "byte is", "bytes are") + " not UTF-8: read as Windows-1252"
		}
		return repairUTF8(data), note, nil
	}
	if declared := declaredEncoding(data); declared != "" {
		txt, err = decodeAs(data, declared)
		return txt, "", err
	}
	for _, b := range data {
		if windows1252Undefined(b) {
			return "", "", &fault.Fault{Problem: "neither UTF-8 nor UTF-16 nor Windows-1252", Remedy: "give its --encoding"}
		}
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return asString(out), "", err
}

// declaredEncoding returns the encoding that XML or HTML declares, where the
// bytes leave a choice: not Latin-1, by which Windows-1252 is often meant.
func declaredEncoding(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 1<<10)]))
	if !strings.HasPrefix(strings.TrimSpace(head), "<") {
		return ""
	}
	for _, key := range []string{"encoding=", "charset="} {
		_, rest, _ := strings.Cut(head, key)
		rest = strings.TrimLeft(rest, `"'`)
		name := rest[:max(strings.IndexAny(rest, "\"' />?;"), 0)]
		switch name {
		case "iso-8859-1", "latin-1", "windows-1252":
			return ""
		}
		if enc, _ := charset.Lookup(name); enc != nil && !strings.HasPrefix(name, "utf-") {
			return name
		}
	}
	return ""
}

// repairUTF8 reads the bytes of data that are not UTF-8 as Windows-1252.
func repairUTF8(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/64)
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if !windows1252Undefined(data[i]) && (utf8.FullRune(data[i:]) || len(data)-i == 1) {
				r = charmap.Windows1252.DecodeByte(data[i])
			}
			if !utf8.FullRune(data[i:]) {
				n = len(data) - i
			}
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}

func windows1252Undefined(b byte) bool {
	switch b {
	case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
		return true
	}
	return false
}
