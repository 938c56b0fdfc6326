package cli

import (
	"bytes"
	"strconv"
	"strings"
)

// markupWriter writes HTML.
type markupWriter struct{ *bytes.Buffer }

// put writes markup and text in turn: the first part, the third and so on as
// they are, the others escaped.
func (w *markupWriter) put(parts ...string) {
	for i, part := range parts {
		if i%2 == 1 {
			part = escapeMarkup.Replace(part)
		}
		w.WriteString(part)
	}
}

// escapeMarkup makes text fit to stand between tags and in quoted attributes.
var escapeMarkup = strings.NewReplacer("\x00", "\ufffd", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// write writes the page. Its policy lets no script run but its own, and nothing
// be fetched, whatever the stories hold.
func (p *page) write(w *markupWriter) {
	policy := "default-src 'none'; style-src " + sourceHash(pageStyle) + "; script-src " + sourceHash(pageScript) +
		"; base-uri 'none'; form-action 'none'"
	w.put(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`, policy, `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>`, p.Title, `</title>
<style>`+pageStyle+`</style>
</head>
<body>
<header>
<h1>`, p.Title, `</h1>
<form hidden>
<label>Words <input type="search" name="words"></label>
`)
	w.options("Speaker", "speaker", p.Speakers)
	w.options("Act", "act", p.Acts)
	w.put(`<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>
</header>
<nav aria-label="Indexes">
`)
	open := ""
	if len(p.Stories) <= 30 {
		open = " open"
	}
	w.put(`<details`+open+`><summary>Stories (`, strconv.Itoa(len(p.Stories)), `)</summary><ul>
`)
	most := strconv.Itoa(p.Most)
	for i := range p.Stories {
		s := &p.Stories[i]
		n := strconv.Itoa(len(s.Claims))
		w.put(`<li><a href="#`, s.ID, `">`, s.Title, `</a> <meter min="0" max="`, most, `" value="`, n, `">`, n, `</meter> `, n, "</li>\n")
	}
	w.put("</ul></details>\n")
	w.index("Speakers", p.Speakers)
	w.index("Acts", p.Acts)
	w.put("</nav>\n<main>\n")
	for i := range p.Stories {
		w.story(&p.Stories[i])
	}
	w.put(`</main>
<script>` + pageScript + `</script>
</body>
</html>
`)
}

// options writes the control that chooses by an index.
func (w *markupWriter) options(label, name string, entries []pageEntry) {
	w.put(`<label>`, label, ` <select name="`, name, `"><option value="">any</option>`)
	for _, e := range entries {
		w.put(`<option value="`, e.Name, `">`, e.Name, `</option>`)
	}
	w.put("</select></label>\n")
}

func (w *markupWriter) index(title string, entries []pageEntry) {
	w.put(`<details><summary>`, title, ` (`, strconv.Itoa(len(entries)), ")</summary><ul>\n")
	for _, e := range entries {
		w.put(`<li>`, e.Name, ` (`, strconv.Itoa(len(e.Claims)), `):`)
		for _, c := range e.Claims {
			w.link(" ", c)
		}
		w.put("</li>\n")
	}
	w.put("</ul></details>\n")
}

// link writes a link to a claim, after a text that is markup.
func (w *markupWriter) link(before, claim string) {
	w.put(before+`<a href="#`, claim, `">`, claim, `</a>`)
}

func (w *markupWriter) story(s *pageStory) {
	w.put(`<article id="`, s.ID, `">
<header><h2>`, s.Title, `</h2><p class="faint">`, s.Caption, `</p></header>
<div class="text">`)
	for _, part := range s.Segments {
		if part.Class == "" {
			w.put("", part.Text)
			continue
		}
		w.put(`<span class="`, part.Class, `" data-claims="`, part.Claims, `">`, part.Text, `</span>`)
	}
	w.put(`</div>
<ol class="claims" aria-label="Claims">
`)
	for i := range s.Claims {
		w.claim(&s.Claims[i])
	}
	if len(s.Claims) == 0 {
		w.put("<li class=\"faint\">no claims</li>\n")
	}
	w.put("</ol>\n</article>\n")
}

func (w *markupWriter) claim(c *pageClaim) {
	w.put(`<li id="`, c.ID, `" data-speaker="`, c.Speaker, `" data-act="`, c.Act, `"><p><button type="button">`, c.Speaker, `</button>`)
	if c.Role != "" {
		w.put(", ", c.Role)
	}
	w.put("</p>\n<p>", c.Text, "</p>\n<p class=\"faint\">", c.Act, ", ", c.Kind)
	if c.Negated {
		w.put(", negated")
	}
	if c.Answers != "" {
		w.link(" · answers ", c.Answers)
	}
	if c.Within != "" {
		w.link(" · within ", c.Within)
	}
	w.put("</p></li>\n")
}
