package format

import (
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// TestLinearReading holds that no file makes a reader take more time than in
// proportion to its length.
func TestLinearReading(t *testing.T) {
	if storytest.Race {
		t.Skip("measures time")
	}
	for _, c := range []struct{ name, format, before, again, after string }{
		{"open comments", "markdown", "", "<!-- ", ""},
		{"one key again and again", "markdown", "---\n", "a: [b]\n", "---\nRain."},
		{"front matter without end", "markdown", "---\n", "a: b\n", ""},
		{"emphasis", "markdown", "", "*a **b ", ""},
		{"links", "markdown", "", "[a](b", ""},
		{"ticks", "markdown", "", "`a ``", ""},
		{"quotes", "markdown", "", "> ", ""},
		{"marks", "html", "", "<", ""},
		{"ends", "html", strings.Repeat("<div>", 200), "</section></b>", ""},
		{"open quotes", "html", "", "<a b=\"", ""},
		{"deep", "html", "", "<div>", "Rain fell on the town of Corvo."},
		{"deep lists", "html", "", "<ul><li>", ""},
		{"tables", "html", "<table>", "<tr><td>a", ""},
		{"open scripts", "html", "<p>Rain.", "<script>", ""},
		{"open comments", "html", "<p>Rain.", "<!--", ""},
		{"paragraphs", "html", "<article>", "<p>Rain fell on the town of Corvo, she said.</p>", "</article>"},
		{"metadata", "html", "<head>", `<meta property="og:title" content="a">`, "</head><p>Rain."},
		{"data", "html", "", `<script type="application/ld+json">{"@type":"NewsArticle"}</script>`, "<p>Rain."},
		{"entities", "html", "<p>", "&amp;&#8220;&nosuch;&", ""},
		{"wide", "nitf", "<nitf>", "<a/>", "</nitf>"},
		{"paragraphs", "nitf", "<nitf><body><body.content>", "<p>Rain fell.</p>", "</body.content></body></nitf>"},
		{"open sections", "feed", "<rss>", "& <![CDATA[ & ", ""},
		{"items", "feed", "<rss>", "<item><title>a</title><description>&lt;p&gt;Rain&lt;/p&gt;</description></item>", "</rss>"},
		{"texts", "sgml", "", "<REUTERS NEWID=\"1\"><TEXT><BODY>Rain fell.</BODY></TEXT></REUTERS>\n", ""},
		{"open texts", "sgml", "", "<REUTERS><TEXT>", ""},
		{"wires", "anpa", "", "\x01a0001\x1fx\n\x02\tRain fell.\x03\n", ""},
		{"open wires", "anpa", "", "\x01\x02", ""},
		{"wires", "iptc7901", "", "\x01a0001 3 pl\n\x02\tRain fell.\x03\n", ""},
		{"keys", "ninjs", `{"uri": "a", "body_text": "Rain"`, `,"b":"c"`, "}"},
	} {
		t.Run(c.format+" "+c.name, func(t *testing.T) {
			const n = 512 << 10
			storytest.Linear(t, n, func(n int) {
				_, _ = Read(c.format, c.before+strings.Repeat(c.again, n/len(c.again))+c.after)
			})
		})
	}
}
