package format

import (
	"strings"
	"testing"
)

// The paragraphs that the pages below have in common, and what surrounds them.
const (
	rain    = "Rain fell on Corvo on Monday, and the mayor said that it would go on for another week."
	harbour = "The harbour master said that no boat would leave before the wind had dropped below force six."
	quote   = "“We have no choice but to wait for better days,” he said."
	short   = "He called for calm."
	navBar  = `<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>`
	advert  = "A shop said that its umbrellas were the best of all, and that they would be sold at half their price."
)

// TestPages holds that of a page only the story is read, each paragraph once and
// in order.
func TestPages(t *testing.T) {
	body := "<p>" + rain + "</p><p>" + harbour + "</p><p>" + quote + "</p><p>" + short + "</p>"
	story := []string{rain, harbour, quote, short}
	for _, c := range []struct {
		name, page string
		headline   string
		want       []string
	}{
		{"no marks", `<title>Rain on Corvo - Gazette</title><div id="nav"><a href="/">Home</a></div><table><tr><td><a href=1>One</a> <a href=2>Two</a></td><td>` +
			rain + "<br><br>\n" + harbour + "</td></tr></table>", "Rain on Corvo - Gazette", []string{rain, harbour}},
		{"headline and byline set off by line breaks", `<title>Gazette: Rain on Corvo all week</title><table><tr><td><a href=1>One</a><br>Weather<br>Rain</td><td><b>Rain on Corvo all week</b><br>By Ilse Brandt<br><br>` +
			rain + "<br><br>" + harbour + "<br><br>" + short + "</td></tr></table>", "Rain on Corvo all week", []string{rain, harbour, short}},
		{"paragraphs that are not closed", `<h1><a href="/">Gazette</a></h1><title>Rain on Corvo</title><div id=story><h2>Rain on Corvo</h2><p>March 5, 2024<p>` + rain + "<p>" + harbour + "</div><ol><li><a href=1>Wind<li><a href=2>Fog</ol>", "Rain on Corvo", []string{rain, harbour}},
		{"a wrapper named for what stands beside", `<body><div class="layout has-sidebar"><div class="col"><h1>Rain on Corvo</h1>` + body + `</div><div class="right-sidebar"><p>` + advert + "</p></div></div>", "Rain on Corvo", story},
		{"a wrapper named for the paywall", `<h1>Rain on Corvo</h1><div class="paywall">` + body + `</div><div class="paywall-notice"><p>` + advert + "</p></div>", "Rain on Corvo", story},
		{"a story filed under a word for boilerplate", `<div class="post category-social tag-newsletter"><h1>Rain on Corvo</h1>` + body + "</div>", "Rain on Corvo", story},
		{"a paragraph that has a film beside it", `<h1>Rain on Corvo</h1><p>` + rain + "</p><p>" + harbour + "</p><p>" + quote + `</p><div class="text with-video"><p>` + short + `</p></div><div class="text video-list"><p>` + advert + "</p></div>", "Rain on Corvo", story},
		{"more comments than story", `<main><h1>Rain on Corvo</h1><div class="text">` + body + `</div><div id="comments">` + strings.Repeat("<div class=c><p>"+advert+" "+advert+"</p></div>", 9) + "</div></main>", "Rain on Corvo", story},
		{"blocks with names of components", `<article><h1>Rain on Corvo</h1><div data-component="byline-block"><div>Ilse Brandt</div><div>Weather reporter</div></div><div data-component="text-block"><p>` + rain +
			`</p></div><div data-component="links-block"><ul><li><a href=1>The town that rain built, and what came of it</a></li></ul></div><div data-component="text-block"><p>` + harbour + "</p></div><div class=\"TopicTagList\"><h2>Topics</h2><a href=1>Rain</a></div></article>", "Rain on Corvo", []string{rain, harbour}},
		{"paragraphs in blocks", `<div><div><span>Rain on Corvo</span></div><div><div><span>` + rain + "</span></div><div><span>" + harbour + "</span></div><div><span>" + short + "</span></div></div></div><title>Rain on Corvo</title>", "Rain on Corvo", []string{rain, harbour, short}},
		{"a pull quote, with and without a class", "<article><h1>Rain on Corvo</h1><p>" + rain + "</p><p>" + quote + " “The boats are safe in the harbour.”</p><blockquote class=pull-quote><p>“The boats are safe in the harbour.”</p></blockquote><p>" + harbour +
			"</p><div class=x>We have no choice but to wait for better days</div><p>" + short + "</p></article>", "Rain on Corvo", []string{rain, quote + " “The boats are safe in the harbour.”", harbour, short}},
		{"lists, subheads and inline marks", "<article><h1>Rain on Corvo</h1><p>Rain fell on Cor&shy;vo on <time datetime=2024-03-04>Monday</time>, and the <b>m</b>ayor <em>said</em>&nbsp;that it would go on for another week.</p><h2>What next?</h2><ul><li>More rain.</li><li>Wind.</li></ul><p>" + harbour + "</p></article>",
			"Rain on Corvo", []string{rain, "What next?", "More rain.", "Wind.", harbour}},
		{"a table in a story", "<article><h1>Rain on Corvo</h1><p>" + rain + "</p><table><tr><th>Day</th><th>Rain</th></tr><tr><td>Monday</td><td>12 mm</td></tr></table><p>" + harbour + "</p></article>", "Rain on Corvo", []string{rain, "Day Rain", "Monday 12 mm", harbour}},
		{"links to other stories", "<article><h1>Rain on Corvo</h1><p>" + rain + "</p><p><strong>Read more:</strong> <a href=1>The town that rain built</a></p><h3>Related stories</h3><ul><li><a href=2>Wind</a></li></ul><p>" + harbour +
			"</p><div class=more><h3>More</h3><div><a href=1><h4>Storms</h4></a><p>Somebody said that storms would come to another town.</p></div></div></article>", "Rain on Corvo", []string{rain, harbour}},
		{"a list of cards below", "<main><div><article><h1>Rain on Corvo</h1>" + body + "</article></div><div>" + strings.Repeat("<article><a href=x><h3>Storm</h3></a><p>Somebody said that storms would come to another town, far from here.</p></article>", 9) + "</div></main>", "Rain on Corvo", story},
		{"a wiki", `<div id="siteSub" class="noprint">From a wiki, the free source</div><div class="mw-body"><h1>Rain on Corvo</h1><p><strong>Tuesday, March 5, 2024</strong></p><div class="thumb"><div class="thumbcaption">The town, which Ruiz said was wet.</div></div><p>` + rain + `<sup class="reference"><a href="#c">[1]</a></sup></p><h2><span>The harbour</span><span class="mw-editsection">[<a href=x>edit</a>]</span></h2><p><span class="dateline">CORVO — </span>` + harbour + "</p></div>",
			"Rain on Corvo", []string{rain, "The harbour", "CORVO — " + harbour}},
		{"a live page", `<main><h1>Rain on Corvo</h1><div class="feed"><div class="post" itemprop="articleBody"><h2>First</h2><p>` + rain + `</p></div><div class="post" itemprop="articleBody"><h2>Second</h2><p>` + harbour + "</p></div></div></main>", "Rain on Corvo", []string{"First", rain, "Second", harbour}},
		{"a story in two parts", `<div><h1>Rain on Corvo</h1><div class="part"><p>` + rain + "</p><p>" + harbour + `</p></div><div>Advertisement</div><div class="part"><p>` + quote + "</p><p>" + short + "</p></div></div>", "Rain on Corvo", story},
		{"AMP", `<html amp><body><header><a href="/">G</a></header><article><h1>Rain on Corvo</h1><amp-img src=x></amp-img><div class=text><p>` + rain + "</p><amp-ad><div placeholder>" + advert + "</div></amp-ad><p>" + harbour + "</p></div></article><amp-list><template><p>{{title}}</p></template></amp-list>", "Rain on Corvo", []string{rain, harbour}},
		{"dialogs and banners", `<div role="dialog"><p>` + advert + strings.Repeat(" "+advert, 9) + `</p></div><div id="cookieBanner"><p>` + advert + "</p></div><article><h1>Rain on Corvo</h1>" + body + "<aside><p>" + advert + `</p></aside><div class="newsletterSignup"><p>` + advert + "</p></div></article><footer><p>" + advert + "</p></footer>", "Rain on Corvo", story},
		{"a form around all of the page", `<title>Gazette :: Rain on Corvo all week</title><form action="x.aspx"><div><input name=q> <a href=1>News</a></div><div><span>Rain on Corvo all week</span><br><br><span>` + rain + "<br><br>" + harbour + "<br><br>" + short + `</span></div></form>`, "Rain on Corvo all week", []string{rain, harbour, short}},
		{"what asks for something", "<article><h1>Rain on Corvo</h1><p>" + rain + `</p><div class=x><div>Know what the day brings, each morning at six.</div><form><input type=email></form></div><p>` + harbour + "</p><div class=y>Know what the day brings with our newsletter. Sign up <a href=1>here.</a></div><p>" + quote + "</p></article>", "Rain on Corvo", []string{rain, harbour, quote}},
		{"parts whose headings tell what they are", "<main><h1>Rain on Corvo</h1><div class=a><p>" + rain + "</p><div class=b><h3>Related content (2)</h3><p>" + advert + "</p></div><p>" + harbour + "</p></div><div class=c><div><h2>Comments 12</h2></div>" + strings.Repeat("<p>"+advert+"</p>", 9) + "</div></main>", "Rain on Corvo", []string{rain, harbour}},
		{"points before the story, a rule in it and notes behind it", "<article><h1>Rain on Corvo</h1><ul><li>Rain to go on</li><li>No boat to leave</li></ul><span>Listen to this article</span><p>Reporting from Corvo</p><p>" + rain + "</p><p>* * *</p><p>" + harbour + "</p><p>" + quote + "</p><p>" + short + "</p><p>___</p><p>A fund pays the Gazette.</p></article>", "Rain on Corvo", story},
		{"who wrote it and whom to ask, in paragraphs of the story", `<meta name=author content="Ilse Brandt and Bo Vane"><article><h1>Rain on Corvo</h1>` + body + "<p>Bo Vane covers rain for the Gazette.</p><p>Do you know more? Write to rain@gazette.example.</p><p>Copyright 2024 Gazette. All rights reserved.</p></article>", "Rain on Corvo", story},
		{"a statement for the press", "<h1>Rain on Corvo</h1><div>" + body + "<h4>About the harbour</h4><p>" + advert + "</p><h4>Press contact</h4><p>Eva Strand, Tel 00</p></div>", "Rain on Corvo", story},
		{"a wall of cookies that is longer than the story", "<div class=w><p>We value your privacy. " + strings.Repeat("We and our partners use cookies to learn who reads us. ", 9) + "</p><button>Agree</button></div><main><h1>Rain on Corvo</h1><div><p>" + rain + "</p><p>" + harbour + "</p></div></main>", "Rain on Corvo", []string{rain, harbour}},
		{"a lead before the entries of a live page, and their times", "<main><h1>Rain on Corvo</h1><div><p>" + rain + "</p></div><ol><li><span>10:15</span><div><p>" + harbour + " " + harbour + "</p></div></li><li><span>9:05 a.m.</span><div><p>" + quote + " " + harbour + "</p></div></li></ol></main>", "Rain on Corvo", []string{rain, harbour + " " + harbour, quote + " " + harbour}},
		{"a section before the headline in the title", `<title>Opinion | No more rain on Corvo</title><meta property="og:title" content="Opinion | No more rain on Corvo"><article><h1>No more rain on Corvo</h1>` + body + "</article>", "No more rain on Corvo", story},
		{"pictures one after another, with long captions", "<article><h1>Rain on Corvo</h1>" + body + `<div class="slideshow-frame"><div class=x><img src=1><p>` + advert + "</p></div><div class=x><img src=2><p>The baker said that the rain was good for bread.</p></div></div></article>", "Rain on Corvo", story},
		{"a stream of stories", `<div><div class="story wide"><h1>Rain on Corvo</h1>` + body + `</div><div class="story wide"><h1>Shop to sell umbrellas</h1><p>` + advert + "</p><p>" + advert + "</p></div></div>", "Rain on Corvo", story},
		{"quotations that are signed", "<article><h1>Rain on Corvo</h1><p>" + rain + "</p><blockquote><p>" + harbour + "</p><footer>Ida Moor, <b>harbour master</b></footer></blockquote><p>" + quote + "</p><blockquote><p>“I have never seen such rain in my life.”</p><cite>– Bo Vane</cite></blockquote></article>",
			"Rain on Corvo", []string{rain, harbour, "— Ida Moor, harbour master", quote, "“I have never seen such rain in my life.”", "– Bo Vane"}},
		{"an author below", `<article><h1>Rain on Corvo</h1><div><span>5 min read</span></div><div class=x><p>By Ilse Brandt</p>` + body + `</div><div class="author-bio"><p>Ilse Brandt writes about rain, and has said that she likes it.</p></div></article>`, "Rain on Corvo", story},
	} {
		docs, err := Read("html", navBar+c.page)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := docs[0].Text, c.headline+"\n\n"+strings.Join(c.want, "\n\n")+"\n"; got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// TestPageOfScripts reads a page whose text is only in its JSON-LD.
func TestPageOfScripts(t *testing.T) {
	head := `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain on Corvo", "articleBody": "` + rain + `\n\n` + harbour + `"}</script>`
	for body, want := range map[string]string{
		"<div id=app><p>Loading the story of the day …</p></div>": rain + "\n\n" + harbour,
		"<div><p>" + rain + "</p></div>":                          rain,
	} {
		docs, err := Read("html", "<head>"+head+"</head><body>"+body)
		if err != nil || docs[0].Text != "Rain on Corvo\n\n"+want+"\n" {
			t.Errorf("%+v, %v", docs, err)
		}
	}
}

// TestPageMetadata reads what a page says of its story from all the places where
// pages say it.
func TestPageMetadata(t *testing.T) {
	for _, c := range []struct {
		name, head, body string
		want             Metadata
	}{
		{"JSON-LD that refers to itself", `<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "Organization", "@id": "#o", "name": "Gazette"},
			{"@type": "Person", "@id": "#p", "name": "Ilse Brandt"}, {"@type": "Article", "headline": "Rain &amp; wind on
 Corvo", "datePublished": "2024-03-05T10:15:00+01:00", "dateline": "CORVO", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}, "inLanguage": "en-GB", "url": "https://g.example/rain"}]}</script>`, "",
			Metadata{"https://g.example/rain", "Rain & wind on Corvo", "Ilse Brandt", "CORVO", "2024-03-05T10:15:00+01:00", "Gazette", "en-GB"}},
		{"JSON-LD of several authors in a list", `<script type="application/ld+json">[{"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"], "headline": "Rain on Corvo", "author": [{"name": "Ilse Brandt"}, "Bo Vane", "https://g.example/x"]}]</script>`, "",
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt, Bo Vane"}},
		{"JSON-LD cut short", `<title>Rain on Corvo | Gazette</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>`, "", Metadata{Headline: "Rain on Corvo", Publisher: "Gazette"}},
		{"Open Graph", `<meta property="og:title" content="Rain on Corvo | Gazette"><meta property="og:site_name" content="Gazette"><meta property="og:locale" content="en_GB"><meta property="og:url" content="https://g.example/1">
			<meta property="article:published_time" content="2024-03-05T10:15:00Z"><meta property="article:author" content="https://g.example/ilse"><meta name="byl" content="By Ilse Brandt">`, "",
			Metadata{"https://g.example/1", "Rain on Corvo", "By Ilse Brandt", "", "2024-03-05T10:15:00Z", "Gazette", "en-GB"}},
		{"microdata", "", `<div itemscope><h2 itemprop="headline">Rain on Corvo</h2><div itemprop="author" itemscope><a><span itemprop="name">Ilse Brandt</span></a></div><time itemprop="datePublished" datetime="2024-03-05">Tuesday</time><span itemprop="publisher"><meta itemprop="name" content="Gazette"></span></div>`,
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt", Published: "2024-03-05", Publisher: "Gazette"}},
		{"what people see", `<title>Rain on Corvo - Gazette</title><link rel="canonical" href="https://g.example/2024/03/05/rain">`, `<h1><a href="/">Gazette</a></h1><h1>Rain on Corvo</h1><p class="byline">By Ilse Brandt</p>`,
			Metadata{"https://g.example/2024/03/05/rain", "Rain on Corvo", "By Ilse Brandt", "", "2024-03-05", "Gazette", ""}},
		{"lines of a page without marks", `<title>Gazette - Rain on Corvo all week</title>`, `<div class="date">Thursday, June 12, 2025</div><b>Rain on Corvo all week</b><br>By <a>ILSE BRANDT</a> and others<br>Tuesday, March 5, 2024<br>`,
			Metadata{Headline: "Rain on Corvo all week", Byline: "ILSE BRANDT", Published: "2024-03-05", Publisher: ""}},
		{"lines of components", `<title>Rain on Corvo</title>`, `<h1>Rain on Corvo</h1><div data-component="byline-block"><div>2 hours ago</div><div><span>Ilse Brandt</span><span>Weather correspondent</span></div></div>`,
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt"}},
		{"a class for the author", `<title>Rain on Corvo</title>`, `<h1>Rain on Corvo</h1><p class="article-authors">by: <a>Ilse Brandt</a></p><p>Posted: <time datetime="2024-03-05T10:00:00-0600">March 5</time></p>`,
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt", Published: "2024-03-05T10:00:00-06:00"}},
	} {
		docs, err := Read("html", "<head>"+c.head+"</head><body>"+c.body+"<div><p>"+rain+"</p><p>"+harbour+"</p></div></body>")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if docs[0].Metadata != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, docs[0].Metadata, c.want)
		}
	}
}
