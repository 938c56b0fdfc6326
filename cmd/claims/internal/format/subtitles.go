package format

import (
	"cmp"
	"html"
	"strings"
	"unicode/utf8"
)

// isSubtitles reports whether src is of WebVTT, or of SubRip, which numbers its cues.
func isSubtitles(src string) bool {
	if rest, ok := strings.CutPrefix(src, "WEBVTT"); ok {
		return rest == "" || strings.ContainsRune(" \t\r\n", rune(rest[0]))
	}
	number, rest, _ := strings.Cut(src, "\n")
	timing, _, _ := strings.Cut(rest, "\n")
	return isDigits(strings.TrimSpace(number)) && isTiming(timing)
}

// isTiming reports whether a line says when a cue is shown:
// "00:00:01,000 --> 00:00:04,000".
func isTiming(line string) bool {
	from, to, ok := strings.Cut(line, "-->")
	return ok && strings.Contains(from, ":") && strings.Contains(to, ":") && strings.Trim(from, "0123456789:., ") == ""
}

// readSubtitles reads what is said in WebVTT or SubRip, in which a sentence goes on
// from one cue to the next. A speaker whom the cues name begins a turn. A line that
// rolls up is shown again in the next cue.
func readSubtitles(src string) ([]Document, error) {
	var turns []string
	speaker, before := "", ""
	for block := range strings.SplitSeq(strings.ReplaceAll(src, "\r\n", "\n"), "\n\n") {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		for len(lines) > 0 && !isTiming(lines[0]) {
			lines = lines[1:] // a number, or what is no cue
		}
		for i, line := range lines {
			if i == 0 {
				continue
			}
			name, text := cueLine(line)
			dash := strings.HasPrefix(text, "-") || strings.HasPrefix(text, ">>") || isCueLabel(text)
			text = strings.TrimSpace(strings.TrimLeft(text, "->"))
			switch {
			case text == "", text == before, isSound(text):
				continue
			case name != "" && name != speaker:
				turns = append(turns, name+": "+text)
			case dash || len(turns) == 0:
				turns = append(turns, text)
			default:
				turns[len(turns)-1] += " " + text
			}
			before, speaker = text, cmp.Or(name, speaker)
		}
	}
	if len(turns) == 0 {
		return nil, nil
	}
	return []Document{{Text: strings.Join(turns, "\n\n") + "\n"}}, nil
}

// isSound reports whether a line tells what is heard and not said: "[APPLAUSE]", "♪".
func isSound(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return first == '♪' || first == '[' && last == ']' || first == '(' && last == ')'
}

// isCueLabel reports whether a line begins with who says it, in capitals: "ANA RUIZ: Rain."
func isCueLabel(text string) bool {
	const limit = 30 // bytes
	label, _, ok := strings.Cut(text[:min(len(text), limit)], ": ")
	return ok && label == strings.ToUpper(label) && label != strings.ToLower(label)
}

// cueLine returns the text of a line without its tags and places, and who says it, if a
// voice tag tells that.
func cueLine(line string) (speaker, text string) {
	if place, rest, ok := strings.Cut(line, "}"); ok && strings.HasPrefix(place, `{\`) { // "{\an8}"
		line = rest
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "<")
		b.WriteString(before)
		tag, after, closed := strings.Cut(rest, ">")
		if !ok || !closed {
			if ok {
				b.WriteString("<" + rest)
			}
			return speaker, oneLine(html.UnescapeString(b.String()))
		}
		if class, name, ok := strings.Cut(tag, " "); ok && (class == "v" || strings.HasPrefix(class, "v.")) {
			speaker = oneLine(html.UnescapeString(name))
		}
		line = after
	}
}
