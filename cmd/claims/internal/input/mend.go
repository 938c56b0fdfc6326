package input

import (
	"html"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/wording"

	"golang.org/x/text/encoding/charmap"
)

// mend mends a text whose characters were encoded once more, as far as that is certain.
// The note says so.
func mend(txt string) (mended, note string) {
	// The quotation marks and dashes of a mail that has lost its headers.
	if strings.Count(txt, "=E2=80=") > 1 && !strings.Contains(strings.ToLower(txt), "content-transfer-encoding:") {
		plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(txt)))
		if err == nil && utf8.Valid(plain) {
			return string(plain), "quoted-printable: decoded"
		}
	}
	return mendTwice(txt)
}

// mendTwice mends text in UTF-8 that was taken for Windows-1252 or Latin-1 and encoded once
// more: "â€œ" for a quotation mark, where the characters leave no doubt.
func mendTwice(txt string) (mended, note string) {
	if !strings.Contains(txt, "â€") && !strings.Contains(txt, "â\u0080") && !strings.Contains(txt, "Ã") && !strings.Contains(txt, "Â") {
		return txt, ""
	}
	var b strings.Builder
	done, places, sure := 0, 0, false
	for i := 0; i < len(txt); {
		if txt[i] < utf8.RuneSelf {
			i++
			continue
		}
		bytes, end := legacyBytes(txt, i)
		if len(bytes) > 1 && utf8.Valid(bytes) { // nobody would write the characters that they came from
			places++
			sure = sure || len(bytes) > 2
			b.WriteString(txt[done:i])
			b.Write(bytes)
			done = end
		}
		i = end
	}
	const certain = 2 // one pair of letters may be meant
	if !sure && places < certain {
		return txt, ""
	}
	b.WriteString(txt[done:])
	return b.String(), "UTF-8 that was encoded twice: mended in " + wording.Plural(places, "place", "places")
}

// legacyBytes returns the bytes that Windows-1252 has for the characters from i on
// that are not of ASCII, and where they end. A character that it has not is alone.
func legacyBytes(txt string, i int) (bytes []byte, end int) {
	for end = i; end < len(txt) && txt[end] >= utf8.RuneSelf; {
		r, size := utf8.DecodeRuneInString(txt[end:])
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case 0x80 <= r && r < 0xa0:
			c = byte(r)
		case end == i:
			return nil, end + size
		default:
			return bytes, end
		}
		bytes = append(bytes, c)
		end += size
	}
	return bytes, end
}

// isMarkup reports whether the tags of a text are its paragraphs, and no strays: it
// begins and ends with one, or has no blank line.
func isMarkup(txt string) bool {
	txt = strings.TrimSpace(txt)
	return strings.HasPrefix(txt, "<") && strings.HasSuffix(txt, ">") || !strings.Contains(txt, "\n\n") && !strings.Contains(txt, "\n\r\n")
}

// unescaped returns a plain text without the tags of HTML, if it is made of them, or
// without the entities, if it has several.
func unescaped(txt string) (plain, note string) {
	const several = 2 // a story may tell of one
	if n := format.Tags(txt); n >= several && isMarkup(txt) {
		return format.PlainText(txt), wording.Plural(n, "tag", "tags") + " of HTML: read without them"
	}
	if !strings.Contains(txt, "&") {
		return txt, ""
	}
	n := format.Entities(txt)
	if n < several {
		return txt, ""
	}
	return html.UnescapeString(txt), wording.Plural(n, "entity", "entities") + " of HTML: read as the characters that they stand for"
}
