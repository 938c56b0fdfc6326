package format

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// The story that all files of testdata/formats tell.
const (
	mineHeadline = "Mine at Corvo to close, owner says"
	mineBody     = `The owner of the copper mine at Corvo said on Tuesday that it would close in June, with the loss of 400 jobs.

"We have no choice," said Marta Quill, who runs Corvo Copper & Sons. "The seam is empty."

The miners' union denied that the seam was empty.`
)

// asciiMarks makes quotation marks comparable across formats.
var asciiMarks = strings.NewReplacer("“", `"`, "”", `"`, "``", `"`, "''", `"`, "’", "'")

// wrap finds the line ends within paragraphs, which the text of wires keeps.
var (
	wrap   = regexp.MustCompile(`(\S)\n(\S)`)
	indent = regexp.MustCompile(`\n  +`)
)

func readStories(t *testing.T, name string) (format string, docs []Document) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "testdata", "formats", name))
	if err != nil {
		t.Fatal(err)
	}
	format, err = Recognize(name, string(data))
	if err != nil {
		t.Fatal(err)
	}
	docs, err = Read(format, string(data))
	if err != nil {
		t.Fatal(err)
	}
	return format, docs
}

func TestFormats(t *testing.T) {
	const published = "2024-03-05T10:15:00+01:00"
	for _, c := range []struct {
		file, format string
		want         Metadata
		more         []string // the texts of the further documents
	}{
		{"mine.html", "html", Metadata{"https://gazette.example/mine-at-corvo", mineHeadline, "Ilse Brandt", "", published, "Harbour Gazette", "en-GB"}, nil},
		{"mine.nitf.xml", "nitf", Metadata{"nwa-20240305-0017", mineHeadline, "By Ilse Brandt", "Corvo, March 5", published, "Harbour Gazette", "en-GB"}, nil},
		{"mine.g2.xml", "newsml-g2", Metadata{"urn:newsml:nwa.example:20240305:17", mineHeadline, "Ilse Brandt", "CORVO, March 5 (NWA)", published, "North West Agency", "en-GB"},
			[]string{"Second item\n\nRain fell on Corvo.\n\nNobody spoke.\n", "Third item\n\nSnow fell.\n"}},
		{"mine.newsml.xml", "newsml", Metadata{"urn:newsml:nwa.example:20240305:0017:1", mineHeadline, "Ilse Brandt", "CORVO, March 5 (NWA)", published, "NWA", "en-GB"}, nil},
		{"mine.reuters.xml", "newsml", Metadata{"2286", mineHeadline, "Ilse Brandt", "CORVO 2024-03-05", "2024-03-05", "North West Agency", "en"}, nil},
		{"mine.ninjs.json", "ninjs", Metadata{"https://nwa.example/items/17", mineHeadline, "Ilse Brandt", "Corvo", published, "North West Agency", "en-GB"}, nil},
		{"mine.ninjs3.json", "ninjs", Metadata{"https://nwa.example/items/17", mineHeadline, "Ilse Brandt", "", published, "North West Agency", "en-GB"}, []string{"Rain fell on Corvo.\n"}},
		{"mine.rss", "feed", Metadata{"gazette-17", mineHeadline, "Ilse Brandt", "", published, "Harbour Gazette", "en-gb"}, []string{"Rain & wind\n\nRain fell on Corvo.\n"}},
		{"mine.atom", "feed", Metadata{"urn:gazette:17", mineHeadline, "Ilse Brandt", "", published, "Harbour Gazette", "en-GB"}, []string{"Rain & wind\n\nRain fell on Corvo.\n"}},
		{"mine.sgm", "sgml", Metadata{"17", mineHeadline, "By Ilse Brandt", "CORVO, March 5", "2024-03-05T10:15:00", "Reuters", "en"},
			[]string{"CORVO MINE <CRV> SAYS CLOSURE STANDS\n", "CORVO WEATHER TABLE\nRain 12 mm\n"}},
		{"mine.anpa", "anpa", Metadata{"a0017", mineHeadline, "By ILSE BRANDT", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, nil},
		{"mine.eml", "mail", Metadata{"17@gazette.example", mineHeadline, "Ilse Brandt", "", published, "", "en-GB"}, nil},
		{"mine.mhtml", "mail", Metadata{"https://gazette.example/mine-at-corvo", mineHeadline, "Ilse Brandt", "", published, "Harbour Gazette", "en-GB"}, nil},
		{"mine.rtf", "rtf", Metadata{Headline: mineHeadline}, nil},
		{"mine.iptc", "iptc7901", Metadata{"bdt0017", mineHeadline, "", "", "2024-03-05T10:15:00Z", "nwa", ""}, []string{"Rain fell on Corvo and on the hills.\n"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			format, docs := readStories(t, c.file)
			if format != c.format {
				t.Errorf("recognized as %s, want %s", format, c.format)
			}
			if docs[0].Metadata != c.want {
				t.Errorf("metadata\n%+v, want\n%+v", docs[0].Metadata, c.want)
			}
			got := asciiMarks.Replace(indent.ReplaceAllString(docs[0].Text, "\n\n"))
			if got = wrap.ReplaceAllString(got, "$1 $2"); got != mineHeadline+"\n\n"+mineBody+"\n" {
				t.Errorf("text\n%s", got)
			}
			if len(docs) != 1+len(c.more) {
				t.Fatalf("%d documents, want %d", len(docs), 1+len(c.more))
			}
			for i, want := range c.more {
				if docs[i+1].Text != want {
					t.Errorf("document %d is %q, want %q", i+2, docs[i+1].Text, want)
				}
			}
		})
	}
}

// TestSubtitles reads what is said in films.
func TestSubtitles(t *testing.T) {
	for file, want := range map[string]string{
		"mine.vtt": "The owner of the copper mine at Corvo said on Tuesday that it would close in June, with the loss of 400 jobs.\n\nMarta Quill: We have no choice. The seam is empty & cold.\n\nBo Vane: It is not.\n",
		"mine.srt": "The owner of the copper mine at Corvo said on Tuesday that it would close in June.\n\nIs the seam empty?\n\nIt is not.\n",
	} {
		if format, docs := readStories(t, file); format != "subtitles" || len(docs) != 1 || docs[0].Text != want {
			t.Errorf("%s: %s, %+v", file, format, docs)
		}
	}
}

// TestSubtitlesOfSounds leaves out what is shown and not said, and what is shown again.
func TestSubtitlesOfSounds(t *testing.T) {
	for src, want := range map[string]string{
		"1\n0:1 --> 0:2\nANA RUIZ: It will go on.\n\n2\n0:2 --> 0:3\n[APPLAUSE]\n\n3\n0:3 --> 0:4\n♪ rain ♪\n\n4\n0:4 --> 0:5\n{\\an8}For days.\nBO VANE: No.\n-Is it?\n": "ANA RUIZ: It will go on. For days.\n\nBO VANE: No.\n\nIs it?\n",
		"WEBVTT\n\n0:1 --> 0:2\n \nrain<0:1><c> fell</c>\n\n0:2 --> 0:3\nrain fell\n \n\n0:3 --> 0:4\nrain fell\non<0:3><c> Corvo</c>\n\n":                                "rain fell on Corvo\n",
	} {
		docs, err := Read("subtitles", src)
		if err != nil || docs[0].Text != want {
			t.Errorf("%q: %+v, %v, want %q", src, docs, err, want)
		}
	}
}

// FuzzRead holds that no reader panics, whatever it is given.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "testdata", "formats", "mine.*"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, src string) {
		_, _ = Recognize("story", src)
		for _, name := range Names() {
			docs, _ := Read(name, src)
			for i := range docs {
				if utf8.ValidString(src) && !utf8.ValidString(docs[i].Text) {
					t.Errorf("%s: text that is not UTF-8", name)
				}
			}
		}
	})
}

func TestRecognize(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a.txt", "", Text},
		{"a.txt", "Rain fell.", Text},
		{"a.txt", "<p>He said no.</p>", Text},
		{"a.html", "<p>He said no.</p>", "html"},
		{"a", "\n<!-- a --><!DOCTYPE html>\n<p>He said no.</p>", "html"},
		{"a", "<html><p>He said no.", "html"},
		{"a.xml", `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>`, "nitf"},
		{"a.xml", `<n:nitf xmlns:n="x"/>`, "nitf"},
		{"a.txt", "{Rain} fell.", Text},
		{"a.txt", "[1] Rain fell.", Text},
		{"a.txt", "\x01 Rain fell.", Text},
		{"a.txt", "<", Text},
		{"a.txt", "<!", Text},
		{"a.txt", "<!-- ", Text},
	} {
		if got, err := Recognize(c.name, c.src); got != c.want || err != nil {
			t.Errorf("Recognize(%q, %q) = %q, %v, want %q", c.name, c.src, got, err, c.want)
		}
	}
	for _, src := range []string{`{"article": {"uri": "urn:1", "body": "Rain fell."}}`, "{\"text\": \"Rain fell.\"}\n{\"text\": \"Snow fell.\"}\n", "[1]"} {
		if got, err := Recognize("a", src); err == nil || !strings.Contains(err.Error(), "JSON of an unknown kind") {
			t.Errorf("Recognize(%q) = %q, %v", src, got, err)
		}
	}
	if _, err := Recognize("a.xml", `<?xml version="1.0"?><recipe/>`); err == nil || !strings.Contains(err.Error(), "unknown kind (<recipe>)") {
		t.Error(err)
	}
}

// TestHostile holds that no file makes a reader fail in another way than with
// a clear error. TestLinearReading tells whether they take long.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<a>", 100_000)
	for _, c := range []struct{ name, format, src, want string }{
		{"entity bomb", "nitf", `<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>` + "\n<nitf><body><body.content><p>&c;</p></body.content></body></nitf>", `entity "&c;" is neither of XML nor of HTML`},
		{"external entity", "nitf", `<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + "\n<nitf><body><body.content><p>&x;</p></body.content></body></nitf>", `entity "&x;" is neither`},
		{"deep XML", "nitf", deep, "more than 256 deep"},
		{"deep feed", "feed", "<rss>" + deep, "more than 256 deep"},
		{"deep HTML", "html", strings.Repeat("<div>", 100_000) + "Rain fell on the town of Corvo.", ""},
		{"deep markup in a feed", "feed", "<rss><item><title>a</title><description><![CDATA[" + strings.Repeat("<div>", 300) + "Rain]]></description></item></rss>", ""},
		{"open comment", "html", "<p>Rain.<!-- ", ""},
		{"open script", "html", "<p>Rain fell on the town of Corvo.<script></scrip", ""},
		{"marks", "html", strings.Repeat("<", 1<<20), ""},
		{"ends", "html", strings.Repeat("<div>", 200) + strings.Repeat("</section></b>", 1<<17), "no story in it"},
		{"quotes", "html", strings.Repeat("<a b=\"", 1<<18), "no story in it"},
		{"wide XML", "nitf", "<nitf>" + strings.Repeat("<a/>", maxElements) + "</nitf>", "more than 1048576 elements"},
		{"cut XML", "nitf", "<nitf>\n<body><body.content><p>Rain fe", "cut short within <p>"},
		{"cut tag", "nitf", "<nitf><bo", "cut short"},
		{"tags that do not match", "nitf", "<nitf><body></nitf>", "not well-formed"},
		{"many marks", "feed", "<rss>" + strings.Repeat("& <![CDATA[ & ", 1<<17), "cut short"},
		{"no element", "nitf", "<!-- nothing -->", "without an element"},
		{"two encodings", "nitf", `<?xml version="1.0" encoding="klingon"?><nitf><body><body.content><p>Rain.</p></body.content></body></nitf>`, ""},
		{"pictures only", "newsml-g2", "<newsItem><contentSet><remoteContent/></contentSet></newsItem>", "no story in it"},
		{"empty page", "html", "", "no story in it"},
		{"cut JSON", "ninjs", `{"uri": "a", "body_text": "Rain`, "JSON that is cut short"},
		{"wrong JSON", "ninjs", `{"uri": 7, "body_text": "Rain"}`, `"uri" is not a string but number`},
		{"cut SGML", "sgml", "<REUTERS NEWID=\"1\"><TEXT>Rain", "cut short within <text>"},
		{"cut wire", "anpa", "\x01a0001\x1fx\n\x02\tRain", "cut short (no ETX)"},
		{"headless wire", "iptc7901", "\x01a0001 3 pl\n\tRain", "cut short (no STX)"},
		{"deep RTF", "rtf", `{\rtf1` + strings.Repeat("{", 1<<20), "too deep"},
		{"RTF of bytes", "rtf", `{\rtf1 ` + strings.Repeat(`\'93`, 1<<20) + "}", ""},
		{"RTF of titles", "rtf", `{\rtf1 {\info{\title ` + strings.Repeat(`\'41`+"{}", 1<<19) + "}} x}", ""},
		{"a mail of mails", "mail", "From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 1<<16), "too many parts"},
		{"a mail of parts", "mail", "From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\na\n", 1<<16), "too many parts"},
		{"an mbox of nothing", "mail", strings.Repeat("From a\nTo: b\nFrom: c\n\n", 1<<16), "no story in it"},
		{"cues of nothing", "subtitles", "WEBVTT\n\n" + strings.Repeat("0:0 --> 0:0\n<v a>b\n\n", 1<<17), ""},
		{"formatting that is never closed", "html", strings.Repeat("<b x>", 400) + strings.Repeat("<p>Rain", 1<<16), ""},
		{"no wire", "iptc7901", "Rain fell.", "no story in it"},
		{"open comments", "markdown", strings.Repeat("<!-- ", 2<<20), ""},
		{"one key again and again", "markdown", "---\n" + strings.Repeat("a: [b]\n", 1<<17) + "---\nRain.", ""},
		{"unknown", "docx", "Rain", `unknown format "docx"`},
	} {
		_, err := Read(c.format, c.src)
		switch {
		case err == nil && c.want != "":
			t.Errorf("%s: no error", c.name)
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestRTFCutsNoCharacter holds that what is wrong with an escape leaves the characters
// after it whole: offsets count them.
func TestRTFCutsNoCharacter(t *testing.T) {
	for src, want := range map[string]string{
		`{\rtf1 Rain \'9é3 fell.\par}`:                              "Rain 9é3 fell.\n",
		`{\rtf1 Rain \'é fell.\par}`:                                "Rain é fell.\n",
		`{\rtf1 Rain\bin1 é fell.\par}`:                             "Rain fell.\n",
		`{\rtf1 Rain \'93fell\'94.\par}`:                            "Rain “fell”.\n",
		`{\rtf1{\info{\title Doc1}} Rain fell.\par}`:                "Rain fell.\n",
		`{\rtf1{\info{\title Rain falls on Corvo}} Rain fell.\par}`: "Rain falls on Corvo\n\nRain fell.\n",
	} {
		docs, err := Read("rtf", src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
		} else if got := docs[0].Text; got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

// TestEveryFormatTakesAnything runs all readers over pieces of all files: they
// may refuse, and must not panic.
func TestEveryFormatTakesAnything(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "testdata", "formats", "mine.*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		src := string(data)
		for _, name := range Names() {
			for cut := 0; cut < len(src); cut += 97 {
				_, _ = Read(name, src[:cut])
				_, _ = Read(name, src[cut:])
			}
		}
	}
}

func TestISOTime(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"20240305T101500+0100":          "2024-03-05T10:15:00+01:00",
		"20240305T101500Z":              "2024-03-05T10:15:00Z",
		"20240305":                      "2024-03-05",
		"Tue, 05 Mar 2024 10:15:00 EST": "2024-03-05T10:15:00-05:00",
		"Tue, 5 Mar 2024 10:15:00 GMT":  "2024-03-05T10:15:00Z",
		"26-FEB-1987 15:01:01":          "1987-02-26T15:01:01",
		"March 5, 2024":                 "2024-03-05",
		"last  Tuesday":                 "last Tuesday",
		"20240305T101500-05:00":         "2024-03-05T10:15:00-05:00",
		"2024-03-05EST10:15":            "2024-03-05",
		"20240305+0100":                 "2024-03-05",
		"2024-03-05T10:15:00.000Z":      "2024-03-05T10:15:00Z",
	} {
		if got := isoTime(in); got != want {
			t.Errorf("isoTime(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReadStamp(t *testing.T) {
	for in, want := range map[string]string{
		"March 5, 2024":                           "2024-03-05",
		"Tuesday 5 March 2024 10:15, UK":          "2024-03-05T10:15:00",
		"Updated 10:15 PM EST, Tue March 5, 2024": "2024-03-05T22:15:00-05:00",
		"Published: 5th Mar. 2024 at 9:05 a.m.":   "2024-03-05T09:05:00",
		"03/05/2024 10:15 AM":                     "",
	} {
		if got, ok := readStamp(in); got != want || !ok {
			t.Errorf("readStamp(%q) = %q, %t, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"March in Corvo, 2024", "12 dead", "", "May", "Mayor says 5 March 2024", "5 March"} {
		if got, ok := readStamp(in); ok {
			t.Errorf("readStamp(%q) = %q", in, got)
		}
	}
}
