package page

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"
)

// writePage writes the page of some records to a file.
func writePage(t *testing.T, records ...*record.Record) string {
	t.Helper()
	p := New()
	for _, r := range records {
		p.Add(r)
	}
	var out bytes.Buffer
	p.Write(&out)
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// openPage opens the page of some records, and waits until all its elements are made.
func (b *browser) openPage(records ...*record.Record) {
	b.t.Helper()
	b.open(writePage(b.t, records...))
	b.eval(allMade)
}

// allMade waits until a page has made all its elements.
const allMade = `(async () => { while (document.querySelector("noscript")) await new Promise(done => setTimeout(done, 10)) })()`

// pageStories are stories whose third claim denies the first.
func pageStories(t *testing.T) []*record.Record {
	t.Helper()
	var records []*record.Record
	for i, txt := range []string{
		"Rain on Corvo\n\nAna Ruiz said that it rained in the harbour. Bo Vane said that it snowed.\n\nBo Vane denied that it rained. Ana Ruiz warned that it would rain again.",
		"Wind on Salto\n\nAna Ruiz said that the wind had dropped. Cy Lam warned that it would be back.",
		"Nothing on Faro\n\nNobody spoke.",
	} {
		res := storytest.Sayings{}.Extract(txt)
		headline, _, _ := strings.Cut(txt, "\n")
		r := record.New(record.Document{Path: fmt.Sprintf("%d.txt", i+1), Headline: headline, Text: &txt}, res, nil)
		if i == 0 {
			r.Claims[2].Answers = "c1"
		}
		if i == 1 {
			r.Claims[1].Confidence = 49
		}
		records = append(records, r)
	}
	return records
}

// TestPageAcrossStories holds that a speaker's stories stand by their dates, that words told
// twice count once and lead to one another, and what answers them elsewhere.
func TestPageAcrossStories(t *testing.T) {
	var records []*record.Record
	for i, s := range []struct{ date, text string }{
		{"2024-03-07", "Again\n\nAna Ruiz said that the dam was empty all through the winter."},
		{"2024-03-05", "Dam\n\nAna Ruiz said that the dam was empty all through the winter. Ana Ruiz said that the dam was empty all through the winter. Bo Vane denied that it was empty."},
	} {
		headline, _, _ := strings.Cut(s.text, "\n")
		r := record.New(record.Document{Path: fmt.Sprintf("%d.txt", i+1), Headline: headline, Published: s.date, URL: "https://example.org/" + headline, Text: &s.text}, storytest.Sayings{}.Extract(s.text), nil)
		if i == 1 {
			r.Claims[2].Answers, r.Claims[2].Answer = "c1", extract.AnswerDenial
			r.Document.URL = "javascript:alert(1)"
		}
		records = append(records, r)
	}
	data, err := os.ReadFile(writePage(t, records...))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"4 claims (2, if the same words count once)",
		`<li><time>2024-03-05</time> <a href="#s2c1">Dam</a></li><li><time>2024-03-07</time> <a href="#s1c1">Again</a></li>`,
		`<a href="#s2c1">also in story 2</a>, <a href="#s2c2">also in story 2</a>, <a href="#s2c3">Bo Vane denies it in story 2</a>`,
		`<a href="https://example.org/Again" rel="noopener noreferrer">original</a>`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(string(data), "also in story"); n != 4 {
		t.Errorf("%d claims lead to one another", n)
	}
	if n := strings.Count(string(data), ">original<"); n != 1 {
		t.Errorf("%d links to originals", n)
	}
}

// lit lists the claims and the words that are marked.
const (
	lit      = `[...document.querySelectorAll("li.on")].map(e => e.id).join(" ")`
	litWords = `[...document.querySelectorAll("[data-c].on")].map(e => e.textContent).join("|")`
	shown    = `[...document.querySelectorAll(".claims > li")].filter(e => e.checkVisibility()).map(e => e.id).join(" ")`
)

func TestPageInBrowser(t *testing.T) {
	b := startBrowser(t)
	b.openPage(pageStories(t)...)
	filtered := func(field, value, want string) {
		t.Helper()
		b.eval(`new Promise(done => { const f = document.querySelector("form"); f.reset(); f.elements[%q].value = %q; f.elements[%q].dispatchEvent(new Event("input", {bubbles: true})); setTimeout(done, 150) })`, field, value, field)
		b.want(want, shown)
	}
	b.want("s1c1 s1c2 s1c3 s1c4 s2c1 s2c2", shown)
	filtered("words", "SNOWED", "s1c2")
	filtered("words", "rain corvo", "s1c1 s1c2 s1c3 s1c4")
	filtered("words", "ana dropped", "s2c1")
	filtered("speaker", "0", "s1c1 s1c4 s2c1")
	b.want("3 claims in 2 stories", `document.querySelector("output").textContent`)
	filtered("act", "2", "s1c3")
	filtered("kind", "direct", "")
	filtered("kind", "indirect", "s1c1 s1c2 s1c3 s1c4 s2c1 s2c2")
	filtered("sure", "0.7", "s1c3 s1c4")
	filtered("order", "least sure first", "s1c1 s1c2 s1c3 s1c4 s2c1 s2c2")
	b.eval(`new Promise(done => setTimeout(done, 100))`)
	const byPlace = `[...document.querySelectorAll("#s2 .claims > li")].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(e => e.id).join(" ")`
	b.want("s2c2 s2c1", byPlace)
	filtered("order", "surest first", "s1c1 s1c2 s1c3 s1c4 s2c1 s2c2")
	b.eval(`new Promise(done => setTimeout(done, 100))`)
	b.want("s2c1 s2c2", byPlace)
	filtered("story", "2", "s2c1 s2c2")
	b.eval(`new Promise(done => setTimeout(done, 100))`)
	b.want("Ana Ruiz|said|that the wind had dropped", `[...document.querySelectorAll("#s2 [data-c]:not(.plain)")].slice(0, 3).map(e => e.textContent).join("|")`)
	filtered("words", "dropped", "s2c1")
	b.eval(`new Promise(done => setTimeout(done, 100))`)
	b.want("Cy Lam|warned|that it would be back", `[...document.querySelectorAll("#s2 .plain")].map(e => e.textContent).join("|")`)
	filtered("words", "no such words", "")
	b.want("true", `document.querySelector(".none").checkVisibility()`)
	b.eval(`new Promise(done => { document.querySelector("[type=reset]").click(); setTimeout(done, 50) })`)
	b.want("s1c1 s1c2 s1c3 s1c4 s2c1 s2c2", shown)
	b.want("false", `document.querySelector(".none").checkVisibility()`)

	// A claim marks its words, a speaker all theirs, and words their claim.
	b.eval(`document.querySelector("#s1c1 p").click()`)
	b.want("s1c1", lit)
	b.want("Ana Ruiz|said|that it rained in the harbour", litWords)
	b.eval(`document.querySelector("#s1c2 button").click()`)
	b.want("s1c2 s1c3", lit)
	b.want("Bo Vane|said|that it snowed|Bo Vane|denied|that it rained", litWords)
	b.eval(`[...document.querySelectorAll("#s2 [data-c]")].find(e => e.textContent === "warned").click()`)
	b.want("s2c2", lit)
	b.press("Escape", 27)
	b.want("", lit)

	// A claim that is likely to be wrong is dimmed, and all tell how sure they are.
	b.want("s2c2", `[...document.querySelectorAll(".unsure")].map(e => e.id).join(" ")`)
	b.want("0.49", `document.querySelector("#s2c2 [title=confidence]").textContent`)

	// A denial shows what it denies, and leads there, also where a filter hides it.
	b.want("it rained in the harbour", `document.querySelector("#s1c3 .denied").textContent`)
	b.want("denies claim 1", `document.querySelector("#s1c3 a:not(.n)").textContent`)
	filtered("act", "2", "s1c3")
	b.eval(`new Promise(done => { document.querySelector("#s1c3 a:not(.n)").click(); setTimeout(done, 100) })`)
	b.want("#s1c1", "location.hash")
	b.want("s1c1", lit)
	b.want("true", `document.querySelector("#s1c1").checkVisibility()`)

	// Keys reach all: past the link to the stories, the form, the index, claims.
	b.eval(`document.activeElement.blur(); document.querySelector(".skip").focus(); history.replaceState(null, "", "#")`)
	var reached []string
	for range 40 {
		b.press("Tab", 9)
		at := b.eval(`(e => e.closest(".claims > li") ? "claim" : e.closest("nav") ? "index" : e.closest("form") ? "form" : e.tagName)(document.activeElement)`)
		if len(reached) == 0 || reached[len(reached)-1] != at {
			reached = append(reached, at)
		}
	}
	if got := strings.Join(reached, " "); !strings.HasPrefix(got, "form index claim") {
		t.Errorf("keys reach %s", got)
	}
	b.eval(`document.querySelector("#s2c1 .n").focus()`)
	b.press("Enter", 13)
	b.eval(`new Promise(done => setTimeout(done, 50))`)
	b.want("s2c1", lit)
	for selector, want := range map[string]string{
		"form[role=search][aria-label]": "1", "nav[aria-label]": "1", "main": "1", "h1": "1", "article[aria-labelledby] h2[id]": "3",
		"ol.claims[aria-label]": "2", "output[aria-live=polite]": "1", "html[lang]": "1", "a.skip": "1",
	} {
		b.want(want, `document.querySelectorAll(%q).length`, selector)
	}
	// Everything that can be used has a name, and every id is its own.
	b.want("", `[...document.querySelectorAll("a, button, summary")].filter(e => !e.textContent.trim()).map(e => e.outerHTML).join()`)
	b.want("", `[...document.querySelectorAll("input, select")].filter(e => !e.labels.length).map(e => e.outerHTML).join()`)
	b.want("0", `document.querySelectorAll("[id]").length - new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size`)
	b.want("", `[...document.querySelectorAll('a[href^="#"]')].filter(e => e.hash && !document.getElementById(e.hash.slice(1))).map(e => e.outerHTML).join()`)
}

// TestPageContrast holds that text stands out from what is behind it, in light, in
// dark and on paper.
func TestPageContrast(t *testing.T) {
	b := startBrowser(t)
	b.openPage(pageStories(t)...)
	b.eval(`document.querySelector("#s1c1").click()`)
	for _, medium := range []string{"screen", "print"} {
		for _, scheme := range []string{"light", "dark"} {
			b.media(medium, scheme, 1280, 900)
			b.shoot(medium + "-" + scheme + ".png")
			if got := b.eval(contrast); got != "" {
				t.Errorf("%s, %s: too little contrast:\n%s", medium, scheme, got)
			}
		}
	}
}

// contrast lists the texts whose contrast is less than 4.5 to 1.
const contrast = `(() => {
  const parse = (s) => (s.match(/[\d.]+/g) || []).map(Number);
  const level = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const bad = new Set();
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const a = level(parse(getComputedStyle(e).color)), b = level(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.add(e.tagName + "." + e.className + " " + ratio.toFixed(2));
  }
  return [...bad].join("\n");
})()`

// TestPageRunsNothing opens the page of stories that would run scripts in every
// place where a story's words stand.
func TestPageRunsNothing(t *testing.T) {
	b := startBrowser(t)
	var records []*record.Record
	attacks := []string{
		"<script>alert(1)</script>", "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>", "\"><svg onload=alert(4)>", "' onmouseover='alert(5)",
		"javascript:alert(6)", "<a href=\"javascript:alert(7)\">x</a>", "<iframe srcdoc='<script>alert(8)</script>'>", "</style><script>alert(9)</script>",
		"<!-- ", "-->", "]]>", "{{alert(10)}}", "${alert(11)}", "`+alert(12)+`", "\u2028alert(13)\u2029", "</article></main></body></html>", "<template><p>", "<base href=//x.example>",
		"<meta http-equiv=refresh content='0;url=javascript:alert(14)'>", "<form action=javascript:alert(15)><button>x</button>", "<div style=\"background:url(javascript:alert(16))\">", "\x00<scr\x00ipt>alert(17)</scr\x00ipt>",
		"&lt;script&gt;alert(18)&lt;/script&gt;", "<math><mtext></mtext><style><img src=x onerror=alert(19)>", "<title>", "<textarea>", "<noscript>", "</noscript><script>alert(20)</script><noscript>", "<!--<noscript>--></noscript><img src=x onerror=alert(21)>",
		"&lt;/noscript&gt;&lt;img src=x onerror=alert(22)&gt;", "&amp;lt;img src=x onerror=alert(23)&amp;gt;", "<plaintext>", "\u202e</noscript>\u2066",
	}
	for _, attack := range attacks {
		txt := attack + "\n\nAna Ruiz said that " + attack + " it rained.\n\nBo Vane denied that it rained " + attack + ".\n" + attack
		res := storytest.Sayings{}.Extract(txt)
		for i := range res.Claims {
			res.Claims[i].Text += attack
			res.Claims[i].Speaker.Name += attack
			res.Claims[i].Speaker.Role = attack
		}
		records = append(records, record.New(record.Document{Path: attack, Headline: attack, Publisher: attack, Byline: attack, Published: attack, Text: &txt}, res, nil))
	}
	page := writePage(t, records...)
	b.call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `window.broken = []; document.addEventListener("securitypolicyviolation", (e) => broken.push(e.violatedDirective + " " + e.sample));`}, nil)
	b.open(page)
	b.eval(allMade)
	b.eval(`new Promise(done => { for (const e of document.querySelectorAll("article *")) { e.click(); e.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})); } setTimeout(done, 300) })`)
	if len(b.dialogs) > 0 {
		t.Errorf("scripts ran: %q", b.dialogs)
	}
	b.want("", `broken.join("\n")`)
	b.want(fmt.Sprint(len(attacks)), `document.querySelectorAll("main > article").length`)
	b.want("1", `document.scripts.length`)
	b.want("", `[...document.querySelectorAll("article *")].map(e => e.tagName).filter(n => !["HEADER", "H2", "P", "DIV", "SPAN", "OL", "LI", "A", "BUTTON"].includes(n)).join()`)
	b.want("", `[...document.querySelectorAll("*")].flatMap(e => [...e.attributes]).filter(a => /^on|^style$|^src/.test(a.name) || /^(?!#)/.test(a.name === "href" ? a.value : "#")).map(a => a.name + a.value).join()`)
	b.want("true", `(p => p.includes("default-src 'none'") && !p.includes("unsafe"))(document.querySelector("meta[http-equiv=Content-Security-Policy]").content)`)
	// The policy holds what the template would let through.
	b.eval(`{ const s = document.createElement("script"); s.textContent = "alert(99)"; document.body.append(s); document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(98)>"); }`)
	b.eval(`new Promise(done => setTimeout(done, 100))`)
	if len(b.dialogs) > 0 {
		t.Errorf("the policy let run: %q", b.dialogs)
	}
	b.want("true", `broken.length >= 2`)
}

// TestPageWithoutScripts holds that the page can be read where scripts are off.
func TestPageWithoutScripts(t *testing.T) {
	b := startBrowser(t)
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.open(writePage(t, pageStories(t)...))
	b.want("false", `document.querySelector("form").checkVisibility()`)
	b.want("s1c1 s1c2 s1c3 s1c4 s2c1 s2c2", shown)
	b.want("true", `[...document.querySelectorAll("nav, .text, .claims")].every(e => e.checkVisibility())`)
	// Links lead to the words of a claim, which the style marks.
	b.eval(`location.hash = "#s1t2"`)
	b.want("true", `getComputedStyle(document.querySelector("#s1t2")).backgroundColor !== getComputedStyle(document.querySelector("#s1t1")).backgroundColor`)
	b.want("2", `document.querySelector("nav details").querySelectorAll("a").length`)
}

// TestPageLayout holds that claims stand beside the story where there is room, and
// below it where not, and that nothing is wider than the page.
func TestPageLayout(t *testing.T) {
	b := startBrowser(t)
	records := pageStories(t)
	long := "Ana Ruiz said that it rained on " + strings.Repeat("x", 400) + ". " + strings.Repeat("Bo", 200) + " said that it snowed."
	records = append(records, record.New(record.Document{Path: strings.Repeat("folder/", 60), Text: &long}, storytest.Sayings{}.Extract(long), nil))
	b.openPage(records...)
	for _, width := range []int{320, 390, 700, 900, 1280, 1900} {
		b.media("screen", "light", width, 800)
		b.want("true", `document.documentElement.scrollWidth <= innerWidth`)
		beside := b.eval(`(a => a.querySelector(".claims").getBoundingClientRect().top < a.querySelector(".text").getBoundingClientRect().bottom)(document.querySelector("#s1"))`)
		if want := fmt.Sprint(width >= 900); beside != want {
			t.Errorf("%d wide: claims beside the story: %s, want %s", width, beside, want)
		}
	}
	b.media("print", "light", 800, 1100)
	b.want("false", `document.querySelector("form").checkVisibility() || document.querySelector("nav").checkVisibility()`)
	b.want("true", `document.querySelector("#s2c2").checkVisibility()`)
	b.print("page.pdf")
}

// TestPageOfNothing looks at the page where no story was read, or none has claims.
func TestPageOfNothing(t *testing.T) {
	b := startBrowser(t)
	b.open(writePage(t))
	b.want("Claims in 0 stories|No stories were read.", `document.querySelector("h1").textContent + "|" + document.querySelector("body > p").textContent`)
	b.openPage(pageStories(t)[2])
	b.want("No claims in this story.", `document.querySelector(".claims").textContent`)
}

// TestManySpeakers holds that of many speakers those who speak once are all there,
// if in fewer elements.
func TestManySpeakers(t *testing.T) {
	var txt strings.Builder
	for i := range manyEntries + 100 {
		fmt.Fprintf(&txt, "%s said that it rained. ", name(i))
	}
	fmt.Fprintf(&txt, "%s said that it snowed.", name(0))
	body := txt.String()
	var out bytes.Buffer
	p := New()
	p.Add(record.New(record.Document{Path: "a.txt", Text: &body}, storytest.Sayings{}.Extract(body), nil))
	p.Write(&out)
	nav := out.String()
	nav = nav[strings.Index(nav, "<nav"):strings.Index(nav, "</nav>")]
	if got := strings.Count(nav, "<a "); got != manyEntries+100+1 { // and an act
		t.Errorf("%d links in the index", got)
	}
	if got := strings.Count(out.String(), "<option"); got != manyEntries+1+2+11 { // and those of kinds, confidences and orders
		t.Errorf("%d options", got)
	}
	if !strings.Contains(nav, "once each</summary>") {
		t.Error("those who speak once are not apart")
	}
}

// TestPageMadeLater holds that what a page has not made elements of yet can be found,
// followed, read and printed.
func TestPageMadeLater(t *testing.T) {
	b := startBrowser(t)
	var records []*record.Record
	for i := range 80 {
		txt := fmt.Sprintf("Day of %s\n\n%s said that it rained & poured. Ana Ruiz said that \"x < y\" in lot %02d.\n\n%s", name(i), name(i), i+1, strings.Repeat("It was a day like others.\n\n", 20))
		res := storytest.Sayings{}.Extract(txt)
		records = append(records, record.New(record.Document{Path: "a.txt", Headline: "Day of " + name(i), Text: &txt}, res, nil))
	}
	page := writePage(t, records...)
	b.call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": `window.requestIdleCallback = (work) => { window.goOn = () => work({timeRemaining: () => 50}) }`}, nil)
	b.open(page)
	const goOn = `for (let n = 0; n < 200; n++) goOn()`
	settle := func() { t.Helper(); b.eval(`new Promise(done => setTimeout(done, 200))`) }
	made := func(n int, is bool) {
		t.Helper()
		b.want(fmt.Sprint(is), `!document.querySelector("#s%d noscript")`, n)
	}
	inView := func(id string) {
		t.Helper()
		b.want("true", `(r => r.top >= 0 && r.bottom <= innerHeight || r.top + " to " + r.bottom)(document.getElementById(%q).getBoundingClientRect())`, id)
	}
	settle()
	made(1, true)
	made(40, false)

	// Links of the index, and addresses, lead to claims and words that are not there yet.
	b.eval(`document.querySelector("nav summary").click()`)
	settle()
	b.eval(`document.querySelector("nav details[open] a[href='#s40c2']").click()`)
	settle()
	b.want("s40c2", lit)
	b.want("s40c2", `document.querySelector(":target").id`)
	inView("s40c2")
	made(60, false)
	b.eval(`location.hash = "#s60t1"`)
	settle()
	b.want("s60c1", lit)
	inView("s60t1")
	b.eval(`location.hash = "#s20"`)
	settle()
	inView("s20h")
	b.eval(`history.back()`)
	settle()
	b.want("s60c1", lit)
	b.open(writePage(t, records...) + "#s70c1")
	settle()
	b.want("s70c1", lit)
	inView("s70c1")

	b.want(fmt.Sprint(firstLines), `document.querySelectorAll("nav section:last-child li").length`)
	b.eval(`document.querySelector("nav section:last-child .list").scrollTop = 1e6`)
	settle()
	b.want("80", `document.querySelectorAll("nav section:last-child li").length`)

	// Going on shows what comes.
	made(30, false)
	b.eval(`document.querySelector("#s30").scrollIntoView()`)
	settle()
	made(30, true)
	made(31, true)

	// Words are found, whatever marks them in the page, and only they are shown.
	b.open(page)
	filtered := func(words, want, coloured string) {
		t.Helper()
		b.eval(`{ const f = document.querySelector("form"); f.elements.words.value = %q; f.requestSubmit() }`, words)
		settle()
		b.want(want, shown)
		b.want(coloured, `[...document.querySelectorAll("article:not([hidden]) [data-c]:not(.plain)")].map(e => e.textContent).join("|")`)
	}
	made(50, false)
	filtered(`"X < Y" 50`, "s50c2", `Ana Ruiz|said|that "x < y" in lot 50`)
	filtered(name(54)+" & poured", "s55c1", name(54)+"|said|that it rained & poured")
	filtered("amp", "", "")
	filtered("data-c", "", "")
	b.eval(`document.querySelector("[type=reset]").click()`)
	settle()
	b.eval(goOn)
	b.want("true", `!document.querySelector("article[hidden], li[hidden], .plain:not([hidden])")`)

	// Paper has all stories that the filter lets through.
	b.open(page)
	b.eval(`{ const f = document.querySelector("form"); f.elements.words.value = "poured"; f.elements.story.value = "66"; f.requestSubmit() }`)
	made(67, false)
	b.print("filtered.pdf")
	made(66, true)
	b.open(page)
	made(80, false)
	b.print("all.pdf")
	b.want("0", `document.querySelectorAll("article noscript").length`)

	// And so has the page, when it has had time.
	b.open(page)
	made(80, false)
	b.eval(goOn)
	b.want("0", `document.querySelectorAll("noscript").length`)
	b.want("160", `document.querySelectorAll(".claims > li").length`)
}

// TestLargePage opens and filters the page of 1,000 stories, and holds that it
// takes the browser's processor not much more than ten times what 100 take.
func TestLargePage(t *testing.T) {
	if testing.Short() || storytest.Race {
		t.Skip("takes seconds")
	}
	const small, times, allowed = 100, 10, 3
	openedSmall, filteredSmall := largePage(t, small)
	opened, filtered := largePage(t, small*times)
	if limit := allowed * times * max(openedSmall, 20*time.Millisecond); opened > limit {
		t.Errorf("opened in %v; %d stories make that at most %v", opened, small, limit)
	}
	if limit := allowed * times * max(filteredSmall, 5*time.Millisecond); filtered > limit {
		t.Errorf("filtered in %v; %d stories make that at most %v", filtered, small, limit)
	}
}

// largePage opens the page of n stories and then filters it, and returns the time
// of the processor that each took.
func largePage(t *testing.T, n int) (opened, filtered time.Duration) {
	t.Helper()
	var records []*record.Record
	for i := range n {
		var txt strings.Builder
		fmt.Fprintf(&txt, "Story %d of the day\n\n", i)
		for k := range 20 {
			fmt.Fprintf(&txt, "Speaker %s said that number %d of lot %04d had been counted again by the people of the town. It was a day like others, and nobody in the harbour knew how the story would end.\n\n", name(i*7+k), k, i)
		}
		body := txt.String()
		records = append(records, record.New(record.Document{Path: fmt.Sprintf("%d.txt", i), Headline: fmt.Sprintf("Story %d of the day", i), Text: &body}, storytest.Sayings{}.Extract(body), nil))
	}
	page := writePage(t, records...)
	b := startBrowser(t)
	b.call("Performance.enable", map[string]any{"timeDomain": "threadTicks"}, nil)
	loaded := b.open(page)
	b.eval(`new Promise(done => requestAnimationFrame(() => setTimeout(done)))`)
	opened = b.processorTime()
	painted := b.eval(`Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime)`)
	took := b.eval(`new Promise(done => { const start = performance.now(), f = document.querySelector("form"); f.elements.words.value = "lot 0077"; f.requestSubmit();
		requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - start)))) })`)
	filtered = b.processorTime() - opened
	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d stories, %d kB: first paint after %s ms, loaded after %v (processor %v), filtered in %s ms (processor %v)",
		n, info.Size()>>10, painted, loaded.Round(time.Millisecond), opened, took, filtered)
	b.want("20 claims in 1 story", `document.querySelector("output").textContent`)
	return opened, filtered
}

// name returns a name that stands for a number.
func name(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	return string([]byte{letters[n%26] - 32, letters[n/26%26], letters[n/676%26]})
}
