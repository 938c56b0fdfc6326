package format

import (
	"strings"
	"testing"
)

// TestManners reads stories in the manners of several vendors: what a standard lets
// stand in more than one place, and what is met in the wild.
func TestManners(t *testing.T) {
	const two = "Rain fell on Corvo.\n\nAna Ruiz said that it would go on.\n"
	for _, c := range []struct {
		name, format, src string
		want              Metadata
		text              string
	}{
		{"NITF with its date in the dateline and two authors", "nitf", `<nitf><head><docdata><doc-id regsrc="NWA" id-string="a1"/></docdata></head><body><body.head><hedline><hl1>Rain <em>on</em> Corvo</hl1></hedline>
			<byline>By <person>Ilse Brandt</person>, <byttl>Weather Reporter</byttl><virtloc>i@nwa.example</virtloc></byline><byline>By Bo Vane</byline><byline><byttl>Agency writers</byttl></byline><dateline>CORVO, <story.date norm="20240305T101500Z">March 5</story.date> (NWA) —</dateline></body.head>
			<body.content><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body.content><body.end><tagline>By B. Vane, who said so</tagline></body.end></body></nitf>`,
			Metadata{"a1", "Rain on Corvo", "By Ilse Brandt, By Bo Vane", "CORVO, March 5 (NWA)", "2024-03-05T10:15:00Z", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"NITF of an archive: an author twice, the lead twice", "nitf", `<nitf><head><title>Rain</title><docdata><doc-id id-string="1"/><doc.copyright holder="The Gazette" year="2024"/></docdata><pubdata date.publication="20240305T000000" name="The Gazette"/></head>
			<body><body.head><hedline><hl1>Rain on Corvo</hl1><hl2 class="online_headline">Rain!</hl2></hedline><byline class="print_byline">By ILSE BRANDT</byline><byline class="normalized_byline">BRANDT, ILSE</byline><abstract><p>Ana Ruiz said that.</p></abstract></body.head>
			<body.content><block class="lead_paragraph"><p>Rain fell on Corvo.</p></block><block class="full_text"><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></block></body.content></body></nitf>`,
			Metadata{"1", "Rain on Corvo", "By ILSE BRANDT", "", "2024-03-05T00:00:00", "The Gazette", ""}, "Rain on Corvo\n\n" + two},
		{"NITF with a name space and a title for an author, notes and footnotes amid", "nitf", `<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en"><n:head><n:docdata><n:date.issue norm="20240305T101500-05:00"/></n:docdata></n:head><n:body><n:body.head><n:hedline><n:hl1>Rain</n:hl1></n:hedline><n:byline><n:byttl>North West Agency</n:byttl></n:byline><n:rights><n:rights.owner>NWA</n:rights.owner></n:rights></n:body.head>
			<n:body.content><n:block><n:dateline><n:location>Corvo</n:location></n:dateline><n:abstract><n:p>It rained.</n:p></n:abstract><n:p>Rain fell on Corvo.</n:p><n:fn><n:p>Not all of it.</n:p></n:fn><n:note><n:p>Eds: Ruiz said no.</n:p></n:note><n:p>Ana Ruiz said<n:br/> that it would go on.</n:p></n:block></n:body.content></n:body></n:nitf>`,
			Metadata{"", "Rain", "North West Agency", "Corvo", "2024-03-05T10:15:00-05:00", "NWA", "en"}, "Rain\n\nRain fell on Corvo.\n\nAna Ruiz said\nthat it would go on.\n"},
		{"NITF with a table", "nitf", `<nitf><body><body.content><p>Rain &mdash; and&nbsp;wind &amp; fog &#8212; fell on Corvo.</p><table><tr><td>Monday</td><td>12 mm</td></tr></table></body.content></body></nitf>`, Metadata{}, "Rain — and wind & fog — fell on Corvo.\n"},
		{"NITF with what is beside the story in its body", "nitf", `<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:body><n:body.head><n:headline><n:hl1>Rain on Corvo</n:hl1></n:headline><n:byline>ILSE BRANDT</n:byline><n:byline>and BO VANE</n:byline></n:body.head><n:body.content><n:block>
			<n:p lede="true">Rain fell on <n:location><n:city>Corvo</n:city></n:location>.</n:p><n:nitf-table><n:table><n:caption>A minister said that it rained.</n:caption><n:tr><n:td>Monday</n:td><n:td>12 mm</n:td></n:tr></n:table></n:nitf-table>
			<n:block><n:p>Ana Ruiz said that it would go on.</n:p><n:datasource>The agency said so.</n:datasource></n:block><n:bq><n:credit>Ana Ruiz, who said it</n:credit></n:bq><n:copyrite>Copyright 2024 NWA</n:copyrite></n:block></n:body.content></n:body></n:nitf>`,
			Metadata{Headline: "Rain on Corvo", Byline: "ILSE BRANDT and BO VANE"}, "Rain on Corvo\n\n" + two},
		{"NITF in two contents, with the byline in a block and no time", "nitf", `<nitf><head><docdata><date.issue norm="20240305000000-0500"/></docdata></head><body><body.content><block><byline>By <person>Ilse Brandt</person></byline><dateline>CORVO</dateline><p>Rain fell on Corvo.</p></block></body.content><body.content><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf>`,
			Metadata{Byline: "By Ilse Brandt", Dateline: "CORVO", Published: "2024-03-05"}, two},
		{"NITF with its body as CDATA", "nitf", `<nitf uno="nwa.17" version="-//IPTC//DTD NITF 3.6//EN" change.date="September 11, 2009" change.time="12:26"><body><body.content><![CDATA[<p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p>]]></body.content></body></nitf>`, Metadata{ID: "nwa.17"}, two},

		{"NewsML-G2 in two languages", "newsml-g2", `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" xml:lang="fr"><itemMeta><itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/></itemMeta>
			<contentMeta><language tag="fr"/><language tag="en"/><headline xml:lang="fr" role="hl:main">Pluie</headline><headline xml:lang="en">Rain &lt;i&gt;on&lt;/i&gt; Corvo</headline></contentMeta>
			<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xml:lang="fr"><body><body.content><p>Il pleut.</p></body.content></body></nitf></inlineXML><inlineXML xml:lang="en-GB"><html><body><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body></html></inlineXML></contentSet></newsItem>`,
			Metadata{ID: "urn:1", Headline: "Rain on Corvo", Language: "en-GB"}, "Rain on Corvo\n\n" + two},
		{"NewsML-G2 with the captions of pictures and films", "newsml-g2", `<newsMessage><itemSet><newsItem guid="urn:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentSet><inlineXML><nitf><body><body.content><p>A minister said that the picture was old.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
			<newsItem guid="urn:3"><itemMeta><itemClass uri="http://cv.iptc.org/newscodes/ninature/video"/></itemMeta><contentSet><inlineData>He said so.</inlineData></contentSet></newsItem><newsItem guid="urn:1"><contentSet><inlineData contenttype="application/nitf+xml">&lt;block&gt;&lt;p&gt;Rain fell on Corvo.&lt;/p&gt;&lt;p&gt;Ana Ruiz said that it would go on.&lt;/p&gt;&lt;/block&gt;</inlineData></contentSet></newsItem></itemSet></newsMessage>`,
			Metadata{ID: "urn:1"}, two},
		{"NewsML-G2 with a provider that is an address, and NITF", "newsml-g2", `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" xml:lang="en-US"><rightsInfo><copyrightHolder uri="http://nwa.example"><name>North West Agency LLC</name></copyrightHolder></rightsInfo>
			<itemMeta><itemClass qcode="ninat:text"/><provider uri="http://nwa.example/about"/><versionCreated>2024-03-05T10:15:00-05:00</versionCreated></itemMeta>
			<contentMeta><located qcode="geo:C"><name xml:lang="pt">Corvo Velho</name><name xml:lang="en">Corvo</name></located><creator><name>Ilse Brandt</name></creator><creator qcode="st:bo"><name>Bo Vane</name></creator><infoSource><name>Other</name></infoSource><headline>Rain on
			Corvo</headline></contentMeta>
			<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Other headline</hl1></hedline></body.head><body.content><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>`,
			Metadata{"urn:1", "Rain on Corvo", "Ilse Brandt, Bo Vane", "Corvo", "2024-03-05T10:15:00-05:00", "North West Agency LLC", "en-US"}, "Rain on Corvo\n\n" + two},
		{"NewsML-G2 with a picture before the text, and XHTML with its own heading", "newsml-g2", `<g:newsItem xmlns:g="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><g:itemMeta><g:provider literal="nwa.example"/><g:firstCreated>2024-03-05T10:15:00.000Z</g:firstCreated></g:itemMeta><g:contentMeta><g:headline>Rain on Corvo</g:headline><g:by>By Ilse Brandt</g:by><g:language tag="en"/></g:contentMeta>
			<g:contentSet><g:remoteContent href="a.jpg"/><g:inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>Rain on Corvo</h1><figure><figcaption>Ruiz said no.</figcaption></figure><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body></html></g:inlineXML></g:contentSet></g:newsItem>`,
			Metadata{"urn:1", "Rain on Corvo", "By Ilse Brandt", "", "2024-03-05T10:15:00Z", "nwa.example", "en"}, "Rain on Corvo\n\n" + two},
		{"NewsML-G2 whose NITF is written as text", "newsml-g2", `<newsItem guid="urn:1"><contentSet><inlineData contenttype="application/nitf+xml">&lt;nitf&gt;&lt;body&gt;&lt;body.head&gt;&lt;hedline&gt;&lt;hl1&gt;Rain&lt;/hl1&gt;&lt;/hedline&gt;&lt;/body.head&gt;&lt;body.content&gt;&lt;p&gt;Rain fell on Corvo.&lt;/p&gt;&lt;p&gt;Ana Ruiz said that it would go on.&lt;/p&gt;&lt;/body.content&gt;&lt;/body&gt;&lt;/nitf&gt;</inlineData></contentSet></newsItem>`,
			Metadata{ID: "urn:1", Headline: "Rain"}, "Rain\n\n" + two},
		{"NewsML-G2 with HTML and plain data", "newsml-g2", `<newsItem guid="urn:1"><contentSet><inlineData contenttype="image/jpeg" encoding="base64">AAAA</inlineData><inlineData contenttype="text/html"><![CDATA[<p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p>]]></inlineData><inlineData contenttype="text/plain">Rain fell.</inlineData></contentSet></newsItem>`,
			Metadata{ID: "urn:1"}, two},
		{"NewsML-G2 message with a package", "newsml-g2", `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-03-05T11:00:00Z</sent></header><itemSet><packageItem guid="urn:0"><itemMeta/><groupSet root="g"><group id="g"><itemRef residref="urn:1"><headline>Rain</headline></itemRef></group></groupSet></packageItem><newsItem guid="urn:1"><contentSet><inlineData contenttype="text/plain">Rain fell on Corvo.

Ana Ruiz said that it would go on.</inlineData></contentSet></newsItem></itemSet></newsMessage>`, Metadata{ID: "urn:1"}, two},

		{"NewsML 1 with NITF within, whose headline is another", "newsml", `<NewsML><NewsEnvelope><SentFrom><Party FormalName="NWA"/></SentFrom><DateAndTime>20240305T110000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>nwa.example</ProviderId><DateId>20240305</DateId><NewsItemId>TX17</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId></NewsIdentifier></Identification>
			<NewsManagement><FirstCreated>20240305T101500Z</FirstCreated></NewsManagement><NewsComponent><NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>Rain on Corvo</HeadLine><ByLine>Ilse Brandt</ByLine><DateLine>CORVO, March 5 2024 (NWA)</DateLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="NWA"/></Provider></AdministrativeMetadata>
			<ContentItem><Format FormalName="NITF3.0"/><DataContent><nitf><head><title>Rain!</title></head><body><body.content><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Photo Caption"/><ContentItem><DataContent><p>Ruiz said no.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
			Metadata{"TX17", "Rain on Corvo", "Ilse Brandt", "CORVO, March 5 2024 (NWA)", "2024-03-05T10:15:00Z", "NWA", "en"}, "Rain on Corvo\n\n" + two},
		{"NewsML 1 with plain text, & as it is, and nothing else", "newsml", "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>nwa.example</ProviderId><DateId>20240305</DateId></NewsIdentifier></Identification><NewsComponent><ContentItem><DataContent><![CDATA[Rain fell on Corvo & Sons.\n\nAna Ruiz said that it would go on.]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
			Metadata{Published: "2024-03-05", Publisher: "nwa.example"}, "Rain fell on Corvo & Sons.\n\nAna Ruiz said that it would go on.\n"},

		{"ninjs 1 with HTML, whose text has lost its paragraphs", "ninjs", `{"uri": "urn:1", "headline": "Rain &amp; wind", "byline": "By Ilse Brandt", "located": "Corvo", "copyrightholder": "NWA", "firstcreated": "2024-03-05T10:15:00+0000", "body_text": "Rain fell on Corvo. Ana Ruiz said that it would go on.", "body_html": "<p>Rain fell on Corvo.</p><aside><p>Ruiz said no.</p></aside><p>Ana Ruiz said that it would go on.</p>"}`,
			Metadata{"urn:1", "Rain & wind", "By Ilse Brandt", "Corvo", "2024-03-05T10:15:00Z", "NWA", ""}, "Rain & wind\n\n" + two},
		{"ninjs of an editorial system", "ninjs", `{"guid": "urn:1", "type": "text", "headline": "Rain", "source": "NWA", "copyrightholder": "", "authors": [{"name": "Ilse Brandt", "role": "writer"}, {"name": "Bo Vane"}], "place": [{"name": "Corvo"}], "versioncreated": "2024-03-05T10:15:00+0000", "language": "en", "body_html": "<p>Rain fell on Corvo.</p>\n<p>Ana Ruiz said that it would go on.</p>"}`,
			Metadata{"urn:1", "Rain", "Ilse Brandt, Bo Vane", "", "2024-03-05T10:15:00Z", "NWA", "en"}, "Rain\n\n" + two},
		{"ninjs of a service, in a wrapper", "ninjs", `{"api_version": "1", "data": {"items": [{"item": {"uri": "urn:1", "bylines": [{"by": "By ILSE BRANDT", "title": "NWA"}], "infosource": [{"name": "NWA"}], "body_nitf": "<block><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></block>"}}]}}`,
			Metadata{ID: "urn:1", Byline: "By ILSE BRANDT", Publisher: "NWA"}, two},
		{"ninjs 1 with bodies of its own names", "ninjs", `[{"uri": "urn:2", "type": "picture", "body_text": "A minister said that the picture was old."}, {"uri": "urn:1", "type": "text", "body_text_teaser": "Rain.\n\nWind.", "body_text_en": "Rain fell.", "body_xhtml_main": "<p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p>", "body_other": null}]`,
			Metadata{ID: "urn:1"}, two},
		{"ninjs with NITF, and roles that are addresses", "ninjs", `{"uri": "urn:1", "headlines": [{"role": "http://cv.iptc.org/newscodes/headlinerole/short", "value": "Rain"}], "bodies": [{"role": "http://x.example/teaser", "value": "Rain.\n\nWind."}, {"role": "http://x.example/main", "contentType": "application/nitf+xml", "value": "<nitf><body><body.head><hedline><hl1>No</hl1></hedline><byline>Ilse Brandt</byline></body.head><body.content><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf>"}]}`,
			Metadata{ID: "urn:1", Headline: "Rain", Byline: "Ilse Brandt"}, "Rain\n\n" + two},
		{"ninjs 3 with several bodies", "ninjs", `{"uri": "urn:1", "standard": {"name": "ninjs", "version": "3.0"}, "by": "Ilse Brandt, NWA", "copyrightHolder": "NWA", "versionCreated": "2024-03-05T10:15:00Z", "headlines": [{"role": "short", "value": "Rain"}, {"role": "main", "value": "Rain on Corvo"}], "bodies": [{"role": "caption", "contentType": "text/plain", "value": "Rain."}, {"role": "html", "contentType": "text/html", "value": "<section class=\"main\"><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></section>"}]}`,
			Metadata{"urn:1", "Rain on Corvo", "Ilse Brandt, NWA", "", "2024-03-05T10:15:00Z", "NWA", ""}, "Rain on Corvo\n\n" + two},

		{"RSS 2 with an address for an author, and a trailer", "feed", `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title><item><title><![CDATA[Rain &#8211; and wind]]></title><guid>1</guid><author>ilse@gazette.example (Ilse Brandt)</author><pubDate>Tue, 05 Mar 2024 10:15:00 +0000</pubDate><description>Short &#8230;</description>
			<content:encoded><![CDATA[<p>Rain fell on Corvo.</p><div class="sharedaddy">Share this</div><p>Ana Ruiz said that it would go on.</p><p>The post <a href="x">Rain</a> appeared first on <a href="y">Gazette</a>.</p>]]></content:encoded></item></channel></rss>`,
			Metadata{"1", "Rain – and wind", "Ilse Brandt", "", "2024-03-05T10:15:00Z", "Gazette", ""}, "Rain – and wind\n\n" + two},
		{"RSS with a quotation and whom it is from", "feed", `<rss><channel><title>G</title><item><title>Rain</title><guid>1</guid><description>&lt;p&gt;Rain fell.&lt;/p&gt;&lt;blockquote&gt;&lt;p&gt;“No.”&lt;/p&gt;&lt;cite&gt;Ana Ruiz&lt;/cite&gt;&lt;/blockquote&gt;</description></item></channel></rss>`,
			Metadata{ID: "1", Headline: "Rain", Publisher: "G"}, "Rain\n\nRain fell.\n\n“No.”\n\n— Ana Ruiz\n"},
		{"mail whose attachment stands first", "mail", "From: a@nwa.example\nSubject: Rain\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAna Ruiz said no.\n--x\n\nRain fell on Corvo.\n\nAna Ruiz said that it would go on.\n--x--\n",
			Metadata{Headline: "Rain"}, "Rain\n\n" + two},
		{"mail whose packing lost the blank before its signature", "mail", "From: a@nwa.example\nSubject: Rain\nContent-Transfer-Encoding: quoted-printable\n\nRain fell on Corvo.\n\nAna Ruiz said=\n that it would go on.\n-- \nIlse Brandt, who said so\n",
			Metadata{Headline: "Rain"}, "Rain\n\n" + two},
		{"mail whose flowed lines go on, but for the mark of its signature", "mail", "From: a@nwa.example\nSubject: Rain\nContent-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nRain fell on =20\nCorvo.\n\nAna Ruiz said that=20\nit would go on.\n--=20\nIlse Brandt, who said so\n",
			Metadata{Headline: "Rain"}, "Rain\n\nRain fell on  Corvo.\n\nAna Ruiz said that it would go on.\n"},
		{"mail passed on and answered in German and English", "mail", "From: a@nwa.example\nSubject: WG: AW: Re: FW: Fwd: Rain: it falls\n\nRain fell on Corvo.\n",
			Metadata{Headline: "Rain: it falls"}, "Rain: it falls\n\nRain fell on Corvo.\n"},
		{"mail whose plain form only tells to look at the other", "mail", "From: a@nwa.example\nSubject: Rain\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: text/html\n\n<p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p>\n--x--\n",
			Metadata{Headline: "Rain"}, "Rain\n\n" + two},
		{"RSS without marks of paragraphs", "feed", "<rss><channel><title>G</title><item><title>Rain</title><link>https://g.example/1</link><description>Rain fell on <b>Corvo</b>.\n\nAna Ruiz said that\nit would go on.</description></item></channel></rss>",
			Metadata{ID: "https://g.example/1", Headline: "Rain", Publisher: "G"}, "Rain\n\n" + two},
		{"RSS with what XML is not allowed to hold", "feed", "<rss><channel><title>A & B</title><item><title>Rain & wind at AT&T</title><link>https://g.example/?a=1&b=2</link><description><![CDATA[<p>Rain fell on Corvo & \x03Sons.</p><p>Ana Ruiz said &#8212; &amp;.</p>]]></description></item></channel></rss>",
			Metadata{ID: "https://g.example/?a=1&b=2", Headline: "Rain & wind at AT&T", Publisher: "A & B"}, "Rain & wind at AT&T\n\nRain fell on Corvo & Sons.\n\nAna Ruiz said — &.\n"},
		{"RSS that is escaped twice", "feed", `<rss><channel><title>G</title><item><title><![CDATA[Rain &amp;amp; wind]]></title><guid>1</guid><description>&amp;lt;p&amp;gt;Rain fell on Corvo.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Ana Ruiz said that it would go on.&amp;lt;/p&amp;gt;</description></item></channel></rss>`,
			Metadata{ID: "1", Headline: "Rain & wind", Publisher: "G"}, "Rain & wind\n\n" + two},
		{"RSS that is cut short, with a link to the rest and a picture", "feed", `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><title>G</title><item><title>Rain</title><guid>1</guid><media:content url="x"><media:description>A minister said that the picture was old.</media:description></media:content><description><![CDATA[<img src="x"><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on. [&#8230;] <a href="x">Read more about rain &raquo;</a></p>]]></description></item></channel></rss>`,
			Metadata{ID: "1", Headline: "Rain", Publisher: "G"}, "Rain\n\n" + two},
		{"RSS in XML 1.1, with a prefix that it does not declare", "feed", `<?xml version="1.1" encoding="x"?><rss><channel><title>G</title><item><title>Rain</title><guid>1</guid><media:description>A minister said that the picture was old.</media:description><description>Rain fell on Corvo.</description></item></channel></rss>`,
			Metadata{ID: "1", Headline: "Rain", Publisher: "G"}, "Rain\n\nRain fell on Corvo.\n"},
		{"RSS that takes Windows-1252 for Latin-1", "feed", "<rss><channel><title>G</title><item><title>\u0093Rain\u0094</title><guid>1</guid><description>Ana Ruiz said it&#146;s \u0093no\u0094 rain.</description></item></channel></rss>",
			Metadata{ID: "1", Headline: "“Rain”", Publisher: "G"}, "“Rain”\n\nAna Ruiz said it’s “no” rain.\n"},
		{"Atom with an author for all entries, and a picture as content", "feed", `<feed><title type="html">G &amp;amp; Co</title><author><name>Ilse Brandt</name></author><entry><id>1</id><title type="xhtml"><div>Rain <b>on</b> Corvo</div></title><updated>2024-03-05</updated><content type="image/png">aGVsbG8gd29ybGQ=</content><summary>Rain fell on Corvo.</summary></entry></feed>`,
			Metadata{ID: "1", Headline: "Rain on Corvo", Byline: "Ilse Brandt", Published: "2024-03-05", Publisher: "G & Co"}, "Rain on Corvo\n\nRain fell on Corvo.\n"},
		{"RSS 1", "feed", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://g.example"><title>G</title><dc:language>en</dc:language></channel><item rdf:about="https://g.example/1"><title>Rain</title><dc:date>2024-03-05T10:15Z</dc:date><dc:creator>Ilse Brandt</dc:creator><dc:creator>Bo Vane</dc:creator><dc:publisher>Gazette</dc:publisher><description>&lt;p&gt;Rain fell on Corvo.&lt;/p&gt;&lt;p&gt;Ana Ruiz said that it would go on.&lt;/p&gt;</description></item></rdf:RDF>`,
			Metadata{"https://g.example/1", "Rain", "Ilse Brandt, Bo Vane", "", "2024-03-05T10:15:00Z", "Gazette", "en"}, "Rain\n\n" + two},
		{"Atom with XHTML and a source", "feed", `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>All</a:title><a:entry><a:id>urn:1</a:id><a:title type="html">Rain &amp;amp; wind</a:title><a:updated>2024-03-06T00:00:00Z</a:updated><a:published>2024-03-05T10:15:00Z</a:published><a:author><a:name>Ilse Brandt</a:name><a:email>i@g.example</a:email></a:author><a:source><a:title>Gazette</a:title></a:source><a:summary>Short.</a:summary>
			<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></div></a:content></a:entry></a:feed>`,
			Metadata{"urn:1", "Rain & wind", "Ilse Brandt", "", "2024-03-05T10:15:00Z", "Gazette", "en"}, "Rain & wind\n\n" + two},
		{"Atom with plain text that has marks", "feed", `<feed><entry><id>1</id><title type="text">Rain &lt; wind</title><content type="text">Rain fell on Corvo.

Ana Ruiz said that 1 &lt; 2.</content></entry></feed>`, Metadata{ID: "1", Headline: "Rain < wind"}, "Rain < wind\n\nRain fell on Corvo.\n\nAna Ruiz said that 1 < 2.\n"},

		{"Reuters-21578 without a body, and with a brief", "sgml", "<REUTERS NEWID=\"7\"><DATE> 5-MAR-1987 10:15:00.79</DATE><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>CORVO &lt;CRV> SAYS\n RAIN &amp; WIND TO GO ON</TITLE>Blah blah blah.\n&#3;\n</TEXT></REUTERS>",
			Metadata{"7", "CORVO <CRV> SAYS RAIN & WIND TO GO ON", "", "", "1987-03-05T10:15:00", "Reuters", "en"}, "CORVO <CRV> SAYS RAIN & WIND TO GO ON\n"},
		{"ANPA 1312 with desk notes", "anpa", "\x16\x16\x01a0017\x1f\x1fr a \x1fBC-Corvo-Rain 03-05 0017\r\n\x02^BC-Corvo-Rain,1st Ld<\r\n^Rain on Corvo<\r\n^Eds: Ruiz said no.<\r\n^By ILSE BRANDT=\r\n^North West Writer=\r\n\tCORVO (NWA) _ Rain fell on\r\nCorvo.\r\n\tAna Ruiz said that it would go on.\r\n\x03\r\nNWA-CV-03-05-24 1015EST<\r\n\x04",
			Metadata{"a0017", "Rain on Corvo", "By ILSE BRANDT", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, "Rain on Corvo\n\nCORVO (NWA) — Rain fell on Corvo.\n\nAna Ruiz said that it would go on.\n"},
		{"ANPA 1312 with a slug that is no header, and the agency at the end", "anpa", "\x01d0017\x1fu i bc-\r\n\x02BC-Corvo-Rain 03-05 0017\r\n^Rain on Corvo<\r\n    Rain fell on Corvo.\r\n    Ana Ruiz said that it would go on.\r\n==NWA\r\n\x03\r\nNWA-CV-03-05-24 1015EST<\r\n\x04",
			Metadata{"d0017", "Rain on Corvo", "", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"ANPA 1312 with paragraphs that blanks begin", "anpa", "\x01a0017\x1f\x1fr a BC-Corvo-Rain 03-05 0017\r\n\x02^AP Photo NY110<\r\n^Rain on Corvo; `enough'<\r\n^By ILSE BRANDT=\r\n^North West Writer=\r\n   Rain fell on\r\nCorvo.\r\n^MORE<\r\n   Ana Ruiz said ``no'' rain.\r\n   ___\r\n   \x03\r\nNWA-CV-03-05-24 1015EST<\r\n\x04",
			Metadata{"a0017", "Rain on Corvo; ‘enough'", "By ILSE BRANDT", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, "Rain on Corvo; ‘enough'\n\nRain fell on Corvo.\n\nAna Ruiz said “no” rain.\n"},
		{"IPTC 7901 with codes, a note and initials", "iptc7901", "\x01nwa017 4 pl 40 vvvvb NWA 051015-24#2\r\nCorvo/Rain\r\n\x02\r\nRain on Corvo\r\n\r\nATTENTION - ADDS quotes\r\n ///\r\nCorvo (NWA) - Rain fell on Corvo.\r\n    Ana Ruiz said no.\r\nib/bv\r\n\x03051015 Mar 24\r\n\x04",
			Metadata{"nwa017", "Rain on Corvo", "", "", "2024-03-05T10:15:00", "NWA", ""}, "Rain on Corvo\n\nCorvo (NWA) - Rain fell on Corvo.\n    Ana Ruiz said no.\n"},
		{"NewsML 1 of a press release, whose parts have roles", "newsml", `<NewsML><NewsItem><NewsComponent><NewsComponent><NewsLines><HeadLine>Rain on Corvo</HeadLine><DateLine>CORVO</DateLine></NewsLines><NewsComponent><Role FormalName="Abstract"/><ContentItem><DataContent>Rain.</DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/><DataContent>.x {}</DataContent></ContentItem></NewsComponent>
			<NewsComponent><Role FormalName="Body"/><ContentItem><DataContent><html><body><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body></html></DataContent></ContentItem></NewsComponent></NewsComponent></NewsComponent></NewsItem></NewsML>`,
			Metadata{Headline: "Rain on Corvo", Dateline: "CORVO"}, "Rain on Corvo\n\n" + two},
		{"NewsML-G2 with markup as plain text, and a code for its author", "newsml-g2", `<newsItem guid="urn:1"><contentMeta><creator literal="brandt.ilse"/><headline>Rain</headline></contentMeta><contentSet><inlineData contenttype="text/plain">&lt;p&gt;Rain fell on Corvo.&lt;/p&gt;&lt;p&gt;Ana Ruiz said that it would go on.&lt;/p&gt;</inlineData></contentSet></newsItem>`,
			Metadata{ID: "urn:1", Headline: "Rain"}, "Rain\n\n" + two},
		{"NewsML-G2 with the agency and keywords marked in its page", "newsml-g2", `<newsItem guid="urn:1"><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><header><p class="keywords">Weather/Corvo</p></header><section class="main"><p><span class="dateline">Corvo <span class="credit">(nwa)</span> - </span>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p><p>&lt;blockquote class="x"&gt;He said no.&lt;/blockquote&gt;</p></section></body></html></inlineXML></contentSet></newsItem>`,
			Metadata{ID: "urn:1"}, "Corvo (nwa) - " + two},
		{"XML of another root, by its name space", "newsml-g2", `<wrapper xmlns="http://iptc.org/std/nar/2006-10-01/"><newsItem guid="urn:1"><contentSet><inlineData contenttype="text/plain">Rain fell on Corvo.` + "\n\n" + `Ana Ruiz said that it would go on.</inlineData></contentSet></newsItem></wrapper>`,
			Metadata{ID: "urn:1"}, two},
		{"ninjs 1.6 with headlines of roles, and a description alone", "ninjs", `{"uri": "urn:1", "headline_short": "Rain", "headline_main": "Rain on Corvo", "description_text": "Rain fell on Corvo.\n\nAna Ruiz said that it would go on."}`,
			Metadata{ID: "urn:1", Headline: "Rain on Corvo"}, "Rain on Corvo\n\n" + two},
		{"ninjs with several descriptions, in the answer of a service", "ninjs", `{"data": {"item": {"uri": "urn:1", "headline": "Rain on Corvo", "description_caption": "A man runs.", "description_editornotes": "Eds: no.", "description_summary": "Rain fell on Corvo."}}}`,
			Metadata{ID: "urn:1", Headline: "Rain on Corvo"}, "Rain on Corvo\n\nRain fell on Corvo.\n"},
		{"ninjs 3 with descriptions alone", "ninjs", `{"uri": "urn:1", "headlines": [{"role": "main", "value": "Rain on Corvo"}], "descriptions": [{"role": "caption", "value": "A man runs."}, {"role": "summary", "value": "Rain fell on Corvo."}]}`,
			Metadata{ID: "urn:1", Headline: "Rain on Corvo"}, "Rain on Corvo\n\nRain fell on Corvo.\n"},
		{"NewsML 1 with initials behind its text", "newsml", `<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p><p>ib/bv</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
			Metadata{}, two},
		{"NewsML-G2 with the agency within brackets, and a notebook", "newsml-g2", `<newsItem guid="urn:1"><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>Corvo (<span class="credit">nwa</span>) - Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p><section><h2># Notebook</h2><p>Ask the mayor, who said no.</p></section></body></html></inlineXML></contentSet></newsItem>`,
			Metadata{ID: "urn:1"}, "Corvo (nwa) - " + two},
		{"IPTC 7901 with a line for editors that hyphens join", "iptc7901", "\x01NWA0017 4 POL 0040 NWA /NWA-AB12\r\n\x02Corvo-rain-wind,2nd lead\r\nRain on Corvo =\r\n\r\nRain fell on Corvo.\r\n\r\nAna Ruiz said that it would go on.\r\nib/bv\r\n\x03\r\nNWA 051015 GMT MAR 24\r\n\x04",
			Metadata{"NWA0017", "Rain on Corvo", "", "", "2024-03-05T10:15:00Z", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"NewsML 1 with a lead of its own, and a subtitle where the author should stand", "newsml", `<NewsML><NewsItem><NewsComponent><NewsLines><ByLine>Rain falls on the hills as well</ByLine></NewsLines><NewsComponent><Role FormalName="Lead"/><ContentItem><DataContent>Rain fell on Corvo.</DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>Ana Ruiz said that it would go on.</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
			Metadata{}, two},
		{"NITF with two headlines, escaped code, and control characters before", "nitf", "\x01\x02" + `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1 id="filename">1 WEATHER Corvo</hl1><hl1 id="headline">Rain on Corvo</hl1></hedline></body.head><body.content><p>Rain fell on Corvo.</p><p>&lt;iframe src="https://film.example"&gt;&lt;/iframe&gt;</p><p>[film id="7"]https://film.example[/film]</p><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf>`,
			Metadata{Headline: "Rain on Corvo"}, "Rain on Corvo\n\n" + two},
		{"ANPA 1312 with a headline of two lines, and notes that go on", "anpa", "\x01a0017\x1f\x1fr a BC-Corvo-Rain 03-05 0017\r\n\x02^BC-Corvo-Rain<\r\n^Eds: UPDATES with a quote from the mayor,\r\n^who is sure. With photos.<\r\n^With AP Photos.<\r\n^Rain on Corvo, which the mayor says is\r\n^too much<\r\n^By ILSE BRANDT=\r\n\tRain fell on Corvo.<\r\n\tAna Ruiz said that it would go on.<\r\n\x03\r\nNWA-CV-03-05-24 1015EST<\r\n\x04",
			Metadata{"a0017", "Rain on Corvo, which the mayor says is too much", "By ILSE BRANDT", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, "Rain on Corvo, which the mayor says is too much\n\n" + two},
		{"IPTC 7901 with a long headline that a mark ends", "iptc7901", "\x01nwa0017 3 pl 40 nwa 017\r\n\r\n\x02(Photo) - CORRECTION:\r\nRain on\r\nCorvo and\r\non the hills\r\naround it,\r\nand more =\r\n== From Ilse Brandt, nwa ==\r\n\r\nRain fell on Corvo.\r\n\r\nAna Ruiz said that it would go on.\r\n\x03051015 Dez 24\r\n\x04",
			Metadata{"nwa0017", "Rain on Corvo and on the hills around it, and more", "From Ilse Brandt", "", "2024-12-05T10:15:00", "nwa", ""}, "Rain on Corvo and on the hills around it, and more\n\n" + two},
		{"ANPA 1312 with marks at line ends", "anpa", "\x01a0017\x1f\x1fr a \x1fBC-Corvo-Rain 03-05 0017\r\n\x02^BC-Corvo-Rain<\r\n^Rain on Corvo<\r\n^By ILSE BRANDT=\r\n\tRain fell on<\r\nCorvo.<\r\n\tAna Ruiz said that it would go on.<\r\n\t___=\r\n\x03\r\nNWA-CV-03-05-24 1015EST<\r\n\x04",
			Metadata{"a0017", "Rain on Corvo", "By ILSE BRANDT", "", "2024-03-05T10:15:00-05:00", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"IPTC 7901 with lines for editors before and behind", "iptc7901", "\x01nwa0017 3 pl 40 nwa 017\r\n\r\nweather/Corvo/\r\n\x021ST LEAD\r\n2ND NET\r\nRain on Corvo and\r\non the hills around it,\r\nand more to come =\r\nBy Ilse Brandt, nwa =\r\n\r\nRain fell on Corvo.\r\n\r\nAna Ruiz said that it would go on.\r\n\r\n# Notebook\r\n\r\nAsk the mayor, who said no.\r\n\r\n* * * *\r\nNot for print.\r\n\x03051015 Okt 24\r\n\x04",
			Metadata{"nwa0017", "Rain on Corvo and on the hills around it, and more to come", "By Ilse Brandt", "", "2024-10-05T10:15:00", "nwa", ""}, "Rain on Corvo and on the hills around it, and more to come\n\n" + two},
		{"IPTC 7901 that has lost its control codes", "iptc7901", "nwa00017 2 i 340    nwa 0627\n\n/weather/Corvo/\n1ST LEAD\nRain on Corvo\nBy Ilse Brandt, nwa  =\n \nRain fell on Corvo.\n\nAna Ruiz said that it would go on.\n",
			Metadata{"nwa00017", "Rain on Corvo", "By Ilse Brandt", "", "", "nwa", ""}, "Rain on Corvo\n\n" + two},
		{"headers of an editorial system", "mail", "Slug: RAIN06\nHeadline: Rain on Corvo\nByline: Ilse Brandt\nDateline: CORVO\nPublished: March 5, 2024\n\nRain fell on Corvo.\n\nAna Ruiz said that it would go on.\n",
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt", Dateline: "CORVO", Published: "2024-03-05"}, "Rain on Corvo\n\n" + two},
		{"ninjs whose markup is escaped once more", "ninjs", `{"uri": "urn:1", "body_html": "&lt;p&gt;Rain fell on Corvo.&lt;/p&gt;&lt;p&gt;Ana Ruiz said that it would go on.&lt;/p&gt;"}`,
			Metadata{ID: "urn:1"}, two},
		{"ninjs with a quotation that is marked", "ninjs", `{"uri": "urn:1", "body_html": "<p>Rain fell on Corvo.</p><p>Ana Ruiz said <q>it will go on</q>.</p>"}`,
			Metadata{ID: "urn:1"}, "Rain fell on Corvo.\n\nAna Ruiz said “it will go on”.\n"},
		{"a mail that answers another", "mail", "From: Ilse Brandt <i@nwa.example>\nSubject: Re: Rain\n\nIt rains.\n\nBo Vane wrote:\n> Rain fell on Corvo.\n>\n>> Ana Ruiz said that it would go on.\n",
			Metadata{Headline: "Rain", Byline: "Ilse Brandt"}, "Rain\n\nIt rains.\n\nBo Vane wrote:\n\nRain fell on Corvo.\n\nAna Ruiz said that it would go on.\n"},
		{"a page of an agency with a notebook", "html", "<html><head><title>Rain on Corvo</title></head><body><h1>Rain on Corvo</h1><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p><section><h2># Notebook</h2><p>Ask the mayor, who said so.</p></section></body></html>",
			Metadata{Headline: "Rain on Corvo"}, "Rain on Corvo\n\n" + two},
		{"ANPA 1312 with the agency behind the number, and a headline that a plus ends", "anpa", "\x01a0017NWA\x1fx-\r\nu i\x13\x11 bc-Corvo-rain 03-05 0017\r\n\x02BC-Corvo-rain\r\nRain on Corvo, which\r\nthe mayor fears+\r\n     Rain fell on\r\nCorvo.\r\n     Ana Ruiz said that it would go on.\r\n==NWA\r\n\x03JST-10:15-05-03-24\r\n",
			Metadata{"a0017", "Rain on Corvo, which the mayor fears", "", "", "2024-03-05T10:15:00+09:00", "NWA", ""}, "Rain on Corvo, which the mayor fears\n\n" + two},
		{"ANPA 1312 that has lost its control codes", "anpa", "a0017NWA\r\nu i bc-Corvo-rain 03-05 0017\r\nBC-Corvo-rain\r\nRain on Corvo+\r\n     Rain fell on Corvo.\r\n     Ana Ruiz said that it would go on.\r\n==NWA\r\nJST-10:15-05-03-24\r\n",
			Metadata{"a0017", "Rain on Corvo", "", "", "2024-03-05T10:15:00+09:00", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"ANPA 1312 without control codes, with blank lines between paragraphs", "anpa", "bc-Corvo-rain 1stLd 03-05 0017\n\nRain on Corvo\n\nRain fell on Corvo.\n\nAna Ruiz said\nthat it would go on.\n\n==Nwa\n",
			Metadata{Headline: "Rain on Corvo", Publisher: "Nwa"}, "Rain on Corvo\n\n" + two},
		{"IPTC 7901 with a note in brackets behind the author", "iptc7901", "\x01nwa0017 3 pl 40 NWA 017\r\n\x02Rain on Corvo =\r\nBy Ilse Brandt =\r\n(ATTN: adds a quote) =\r\n   Rain fell on Corvo.\r\n\r\nAna Ruiz said that it would go on.\r\n\x03051015 Mar 24\r\n\x04",
			Metadata{"nwa0017", "Rain on Corvo", "By Ilse Brandt", "", "2024-03-05T10:15:00", "NWA", ""}, "Rain on Corvo\n\n" + two},
		{"NewsML 1 with a picture and its caption before the text", "newsml", `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Rain on Corvo</HeadLine></NewsLines><NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>A tree</HeadLine></NewsLines><ContentItem><DataContent>A tree bends, the mayor said.</DataContent></ContentItem></NewsComponent>
			<NewsComponent><ContentItem><MediaType FormalName="Graphic"/><DataContent>The map shows rain, he said.</DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
			Metadata{Headline: "Rain on Corvo"}, "Rain on Corvo\n\n" + two},
		{"NITF whose dateline ends with a dash of Windows-1252, and whose byline has a place between bars", "nitf", `<nitf><body><body.head><byline>By Ilse Brandt | Corvo |</byline><dateline>CORVO (NWA) &#151;</dateline></body.head><body.content><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></body.content></body></nitf>`,
			Metadata{Byline: "By Ilse Brandt", Dateline: "CORVO (NWA)"}, two},
		{"ninjs of a service that names the agency in its notice alone", "ninjs", `{"data": {"item": {"uri": "urn:1", "copyrightnotice": "Copyright 2024 North West Agency. All rights reserved.", "body_nitf": "<block><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></block>"}}}`,
			Metadata{ID: "urn:1", Publisher: "North West Agency"}, two},
		{"ninjs of a service with its sources", "ninjs", `{"data": {"item": {"uri": "urn:1", "sources": [{"name": "NWA"}], "copyrightnotice": "Copyright 2024 North West Agency.", "body_nitf": "<block><p>Rain fell on Corvo.</p><p>Ana Ruiz said that it would go on.</p></block>"}}}`,
			Metadata{ID: "urn:1", Publisher: "NWA"}, two},
		{"IPTC 7901", "iptc7901", "\x01nwa017 3 pl 40 nwa 017\r\n\r\nweather/\r\n\x02Rain on Corvo =\r\n\r\n    Corvo (nwa) - Rain fell on Corvo.\r\n    Ana Ruiz said that it would go on. nwa ib\r\n\x03051015 Mar 24\r\n\x04",
			Metadata{"nwa017", "Rain on Corvo", "", "", "2024-03-05T10:15:00", "nwa", ""}, "Rain on Corvo\n\nCorvo (nwa) - Rain fell on Corvo.\n    Ana Ruiz said that it would go on. nwa ib\n"},
	} {
		if got, err := Recognize("story", c.src); err != nil || got != c.format {
			t.Errorf("%s: recognized as %q, %v", c.name, got, err)
		}
		docs, err := Read(c.format, c.src)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if docs[0].Metadata != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, docs[0].Metadata, c.want)
		}
		if docs[0].Text != c.text {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, docs[0].Text, c.text)
		}
		if len(docs) != 1 {
			t.Errorf("%s: %d stories", c.name, len(docs))
		}
		if strings.Contains(docs[0].Text, "\n\n\n") {
			t.Errorf("%s: an empty paragraph", c.name)
		}
	}
}

// TestMarkdown reads stories as site generators have them.
func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		src  string
		want Metadata
		text string
	}{
		{"---\r\ntitle: \"Rain on Corvo\"\r\nauthors: [Ilse Brandt, {name: Bo Vane}]\r\ndate: 2024-03-05\r\ntags: [rain]\r\n---\r\n\r\n# Rain on Corvo\r\n\r\nRain fell on\r\n**Corvo**.\r\n",
			Metadata{Headline: "Rain on Corvo", Byline: "Ilse Brandt, Bo Vane", Published: "2024-03-05"}, "Rain on Corvo\n\nRain fell on Corvo.\n"},
		{"---\ndate: 2024-03-05T10:15:00+01:00\nauthor: Ilse Brandt\nlang: en\n---\nRain fell.", Metadata{Byline: "Ilse Brandt", Published: "2024-03-05T10:15:00+01:00", Language: "en"}, "Rain fell.\n"},
		{"---\nid: 007\ntitle: null\nauthor: &a [*a, Bo]\n---\nRain fell.", Metadata{ID: "007", Byline: "Bo"}, "Rain fell.\n"},
		{"---\n- id\n---\nRain fell.", Metadata{}, "Rain fell.\n"},
		{"Rain fell.\n\n---\n\nWind blew.\n", Metadata{}, "Rain fell.\n\nWind blew.\n"},
		{"Corvo\n=====\n\n![A minister said no.](a.jpg)\n\n> “No,” _she_ said[^1]. \\*So\\* be it: 2 * 3, a_b_c, <b>AT&amp;T</b>.\n\n- Ana [said](https://x.example \"t\") *that* it was [over][1].\n1. Bo ~~never~~ `denied` it.\n\n```\nhe said code\n```\n\n| a | b |\n|---|---|\n\n<!-- she said\n\nnothing -->{{< pic \"x\" >}}\n\n[1]: https://y.example\n[^1]: Note said.\n\n## Wind ##\nIt blew.",
			Metadata{}, "Corvo\n\n“No,” she said. *So* be it: 2 * 3, a_b_c, AT&T.\n\nAna said that it was over.\n\nBo never denied it.\n\nWind\n\nIt blew.\n"},
	} {
		docs, err := Read("markdown", c.src)
		if err != nil || len(docs) != 1 || docs[0].Metadata != c.want || docs[0].Text != c.text {
			t.Errorf("%q:\n%+v, %v, want\n%+v\n%q", c.src, docs, err, c.want, c.text)
		}
	}
	if format, err := Recognize("a.md", "<p>x"); format != "markdown" || err != nil {
		t.Error(format, err)
	}
}

// TestManyRoots reads a file of one document after another.
func TestManyRoots(t *testing.T) {
	one := "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf><body><body.content><p>Rain fell on %s.</p></body.content></body></nitf>\n"
	docs, err := Read("nitf", strings.ReplaceAll(one, "%s", "Corvo")+strings.ReplaceAll(one, "%s", "Faro"))
	if err != nil || len(docs) != 2 || docs[1].Text != "Rain fell on Faro.\n" {
		t.Errorf("%+v, %v", docs, err)
	}
}
