package input

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"claims/cmd/claims/internal/fault"
)

var notText = Binary{"not text", "give plain text, or its --encoding; or --exclude it", true}

// signed is a kind of file that is known by its first bytes.
type signed struct {
	prefix string
	kind   Binary
}

// signatures are those of files that are met beside stories.
var signatures = []signed{
	{"PK\x03\x04", Binary{"a ZIP archive", "unpack it, and read the folder", true}},
	{"\xd0\xcf\x11\xe0", Binary{"an office document", "save it as text, or: soffice --headless --convert-to txt FILE", true}},
	{"7z\xbc\xaf", Binary{"an archive", "unpack it: 7z x FILE", true}},
	{"BZh", Binary{"compressed by bzip2", "unpack it: bzcat FILE | claims extract", true}},
	{"\xfd7zXZ", Binary{"compressed by xz", "unpack it: xzcat FILE | claims extract", true}},
	{"\x89PNG", picture}, {"\xff\xd8\xff", picture}, {"GIF8", picture},
	{"RIFF", Binary{Kind: "sound, a film or a picture", Remedy: "--exclude it"}}, {"ID3", sound}, {"OggS", sound},
	{"\x7fELF", Binary{Kind: "a program", Remedy: "--exclude it"}},
	{"SQLite format 3\x00", Binary{Kind: "a database", Remedy: "write its texts as JSON Lines"}},
}

var (
	picture = Binary{Kind: "a picture", Remedy: "--exclude it"}
	sound   = Binary{Kind: "sound", Remedy: "--exclude it, or give its transcript"}
)

// Fault tells that the source is left out. In a folder, that is no failure of what
// holds no story.
func (e Binary) Fault(s *Source) *fault.Fault {
	remedy := e.Remedy
	if s.Path != "" {
		name := s.Name
		if strings.ContainsFunc(name, func(r rune) bool { return r == ' ' || unicode.IsControl(r) }) {
			name = strconv.Quote(name)
		}
		remedy = strings.ReplaceAll(remedy, "FILE", name)
	}
	return &fault.Fault{Name: s.Name, Problem: e.Kind + ", left out", Remedy: remedy, Warning: s.Walked && !e.Story}
}

// packed are the documents that are ZIP archives, by what the first names in them are.
var packed = []struct{ name, kind, remedy string }{
	{"word/", "a Word document", "pandoc -t plain --wrap=none FILE | claims extract"},
	{"application/vnd.oasis.opendocument.text", "an OpenDocument text", "pandoc -t plain --wrap=none FILE | claims extract"},
	{"application/epub", "an e-book", "pandoc -t plain --wrap=none FILE | claims extract"},
	{"xl/", "a spreadsheet", "save it as CSV, and give --text-field"},
	{"ppt/", "a presentation", "save it as text"},
}

// containers are kinds of files that hold text, but not as it is to be read.
var containers = []signed{
	{"%PDF-", Binary{"a PDF", "pdftotext FILE - | claims extract", true}},
	{"%!PS-", Binary{"PostScript", "ps2ascii FILE | claims extract", true}},
	{"WARC/1.", Binary{"a web archive (WARC)", "take its pages out first: warcio extract --payload FILE OFFSET | claims extract --input-format html", true}},
	{"\\documentclass", Binary{"LaTeX", "pandoc -f latex -t plain --wrap=none FILE | claims extract", true}},
	{"[Script Info]", Binary{"subtitles in SSA", "ffmpeg -i FILE -f srt - | claims extract", true}},
	{"BEGIN:VCALENDAR", Binary{Kind: "a calendar", Remedy: "--exclude it"}},
	{"BEGIN:VCARD", Binary{Kind: "an address card", Remedy: "--exclude it"}},
}

// binaryHead is the number of bytes that tell text from other files.
const binaryHead = 8 << 10

// binaryKind says what data is when it is not text, or nil. A signature alone is not
// enough: "RIFF" may begin a story.
func binaryKind(data []byte) *Binary {
	for i := range containers {
		if bytes.HasPrefix(data, []byte(containers[i].prefix)) {
			return &containers[i].kind
		}
	}
	if bytes.HasPrefix(data, []byte(`{\rtf`)) { // which some end with a zero
		return nil
	}
	head := data[:min(len(data), binaryHead)]
	controls := 0
	wire := bytes.IndexByte(head, '\x02') >= 0
	for _, b := range head {
		if b >= ' ' && b != 0x7f {
			continue
		}
		switch b {
		case 0:
			return signature(data)
		case '\n', '\r', '\t':
		case '\x01', '\x02', '\x03', '\x04', '\f', '\x0e', '\x0f', '\x11', '\x12', '\x13', '\x16', '\x1f':
			if !wire { // wire formats frame and set stories with these
				controls++
			}
		default:
			controls++
		}
	}
	if controls*20 > len(head) {
		return signature(data)
	}
	return nil
}

func signature(data []byte) *Binary {
	if len(data) > 512 && string(data[257:262]) == "ustar" {
		return &Binary{"a tar archive", "unpack it: tar -xf FILE, and read the folder", true}
	}
	for i := range signatures {
		s := &signatures[i]
		if !bytes.HasPrefix(data, []byte(s.prefix)) {
			continue
		}
		head := string(data[:min(len(data), binaryHead)])
		for _, p := range packed {
			if strings.HasPrefix(s.prefix, "PK") && strings.Contains(head, p.name) {
				return &Binary{p.kind, p.remedy, true}
			}
		}
		return &s.kind
	}
	return &notText
}
