package format

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shape is what a standard says of an element, in as far as the samples of
// testdata/formats use it: its child elements, as a regular expression over
// their names with a blank behind each, and the attributes that it must have.
type shape struct{ children, attrs string }

// any text and inline markup may stand in the elements that no table has.
var nitfElements = map[string]shape{
	"nitf":          {"(head )?body ", ""},
	"head":          {"(title )?(meta )*(tobject )?(iim )?(docdata )?(pubdata )*(revision-history )*", ""},
	"docdata":       {"((correction|evloc|doc-id|del-list|urgency|fixture|date.issue|date.release|date.expire|doc-scope|series|ed-msg|du-key|doc.copyright|doc.rights|key-list|identified-content) )*", ""},
	"doc-id":        {"", "id-string"},
	"date.issue":    {"", "norm"},
	"doc.copyright": {"", "holder year"},
	"body":          {"(body.head )?(body.content )*(body.end )?", ""},
	"body.head":     {"(hedline )*(note )*(rights )?(byline )*(distributor )?(dateline )*(abstract )*(series )?", ""},
	"hedline":       {"hl1 (hl2 )*", ""},
	"note":          {"(body.content )+", ""},
	"byline":        {"((person|byttl|location|virtloc) )*", ""},
	"dateline":      {"((location|story.date) )*", ""},
	"story.date":    {"", "norm"},
	"abstract":      {"((p|hl2|table|nitf-table|media|ol|ul|dl|bq|fn|note|pre|hr) )*", ""},
	"body.content":  {"((block|p|hl2|table|nitf-table|media|ol|ul|dl|bq|fn|note|pre|hr) )*", ""},
	"block":         {"(tobject )?(key-list )?(classifier )*(byline )?(dateline )?(copyrite )?(abstract )*((p|hl2|table|nitf-table|media|ol|ul|dl|bq|fn|note|pre|hr) )*(datasource )?", ""},
	"media":         {"(media-metadata )*(media-reference (media-object )?)+(media-caption )*(media-producer )*", "media-type"},
	"body.end":      {"(tagline )?(bibliography )?", ""},
}

var structures = map[string]map[string]shape{
	"mine.nitf.xml": nitfElements,
	"mine.g2.xml": {
		"newsmessage": {"header itemset ", ""},
		"header":      {"sent (catalogref |catalog )*((sender|transmitid|priority|origin|channel|destination|timestamp|signal) )*", ""},
		"itemset":     {"((newsitem|packageitem|conceptitem|knowledgeitem|planningitem|catalogitem) )+", ""},
		"newsitem":    {"(catalogref |catalog )+(hophistory )?(pubhistory )?(rightsinfo )*itemmeta (contentmeta )?(partmeta )*(assert )*(inlineref )*(derivedfrom )*(contentset )?", "guid version standard standardversion"},
		"itemmeta":    {"itemclass provider versioncreated ((firstcreated|embargoed|pubstatus|role|filename|generator|profile|service|title|ednote|memberof|instanceof|signal|altrep|deliverableof|hash|expires|origrep|incomingfeedid|metadatacreator|link) )*", ""},
		"itemclass":   {"", "qcode"},
		"contentmeta": {"((urgency|contentcreated|contentmodified|located|infosource|creator|contributor|audience|exclaudience|altid|rating|userinteraction|language|genre|keyword|subject|slugline|headline|dateline|by|creditline|description) )*", ""},
		"language":    {"", "tag"},
		"packageitem": {"(catalogref |catalog )+(hophistory )?(pubhistory )?(rightsinfo )*itemmeta (contentmeta )?(partmeta )*(assert )*(inlineref )*(derivedfrom )*(groupset )?", "guid version standard standardversion"},
		"groupset":    {"(group )+", "root"},
		"group":       {"((groupref|itemref|conceptref|title|signal|edNote) )*", "id role"},
		"contentset":  {"((inlinexml|inlinedata|remotecontent) )+", ""},
		"inlinexml":   {"(html|nitf) ", "contenttype"},
		"inlinedata":  {"", ""},
		"html":        {"head body ", ""},
	},
	"mine.newsml.xml": {
		"newsml":                 {"(catalog )?(topicset )*newsenvelope (newsitem )+", ""},
		"newsenvelope":           {"(transmissionid )?(sentfrom )?(sentto )?dateandtime (newsservice )*(newsproduct )*(priority )?", ""},
		"newsitem":               {"(comment )*(catalog )?identification newsmanagement ((newscomponent )?|(update )+|(topicset )?)", ""},
		"identification":         {"newsidentifier (namelabel )?(datelabel )?(label )*", ""},
		"newsidentifier":         {"providerid dateid newsitemid revisionid publicidentifier ", ""},
		"revisionid":             {"", "previousrevision update"},
		"newsmanagement":         {"newsitemtype firstcreated thisrevisioncreated status (statuswillchange )?(urgency )?(revisionhistory )?(derivedfrom )*(associatedwith )*(instruction )*(property )*", ""},
		"newsitemtype":           {"", "formalname"},
		"newscomponent":          {"(comment )*(catalog )?(topicset )*(role )?(basisforchoice )*(newslines )?(administrativemetadata )?(rightsmetadata )?(descriptivemetadata )?(metadata )*((newsitem|newsitemref) )*(newscomponent )*(contentitem )*", ""},
		"newslines":              {"((headline (subheadline )?)|byline |dateline |creditline |copyrightline |rightsline |seriesline |slugline |keywordline |newsline )*", ""},
		"administrativemetadata": {"(catalog )?(filename )?(systemidentifier )?(provider )?(creator )?(source )*(contributor )*(property )*", ""},
		"party":                  {"(comment )*(property )*", "formalname"},
		"role":                   {"", "formalname"},
		"contentitem":            {"(comment )*(catalog )?(mediatype )?(format )?(mimetype )?(notation )?(characteristics )?((encoding|datacontent) )?", ""},
	},
	"mine.rss": {
		"rss":     {"channel ", "version"},
		"channel": {"title link description (language )?(item )*", ""},
		"item":    {"((title|link|description|author|category|comments|enclosure|guid|pubdate|source|creator|content|encoded) )*", ""},
	},
	"mine.atom": {
		"feed":   {"((author|category|contributor|generator|icon|id|link|logo|rights|subtitle|title|updated) )*(entry )*", ""},
		"entry":  {"((author|category|content|contributor|id|link|published|rights|source|summary|title|updated) )*", ""},
		"author": {"name (uri )?(email )?", ""},
	},
}

// required are the child elements that a standard wants in any place.
var required = map[string]map[string][]string{
	"mine.atom": {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}},
}

// TestStructure holds that the samples are of the structure that the standards
// publish: that they are what newsrooms send, and not what the readers expect.
func TestStructure(t *testing.T) {
	for name, elements := range structures {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "testdata", "formats", name))
		if err != nil {
			t.Fatal(err)
		}
		root, err := parseXML(string(data))
		if err != nil {
			t.Fatal(err)
		}
		checked := map[string]bool{}
		checkStructure(t, name, root, elements, checked)
		if len(checked) < len(elements)/2 || !checked[root.name] {
			t.Errorf("%s: of %d elements of the table, it has %d", name, len(elements), len(checked))
		}
	}
}

func checkStructure(t *testing.T, name string, n *node, elements map[string]shape, checked map[string]bool) {
	t.Helper()
	// Below its root, NITF is NITF wherever it is met.
	if n.name == "nitf" {
		elements = nitfElements
	}
	var children []string
	for _, c := range n.children {
		if c.name != "" && c.space != mediaSpace {
			children = append(children, c.name)
			checkStructure(t, name, c, elements, checked)
		}
	}
	e, known := elements[n.name]
	if !known {
		return
	}
	checked[n.name] = true
	have := ""
	for _, c := range children {
		have += c + " "
	}
	if !regexp.MustCompile("^(?:" + strings.ReplaceAll(e.children, ".", `\.`) + ")$").MatchString(have) {
		t.Errorf("%s: <%s> has %q, which is not of the form %s", name, n.name, have, e.children)
	}
	for _, want := range required[name][n.name] {
		if !slices.Contains(children, want) {
			t.Errorf("%s: <%s> lacks <%s>", name, n.name, want)
		}
	}
	for attr := range strings.FieldsSeq(e.attrs) {
		if n.attr(attr) == "" {
			t.Errorf("%s: <%s> lacks %s", name, n.name, attr)
		}
	}
}

// TestStructureOfNinjs holds that the samples have the keys of ninjs 1 and 3, as
// these are written there, and no others.
func TestStructureOfNinjs(t *testing.T) {
	for name, keys := range map[string]string{
		"mine.ninjs.json":  `uri|type|mimetype|representationtype|profile|version|firstcreated|versioncreated|contentcreated|embargoed|pubstatus|urgency|copyrightholder|copyrightnotice|usageterms|ednote|language|subject|event|organisation|infosource|person|object|place|title|byline|headline|slugline|located|charcount|wordcount|body_\w+|description_\w+|renditions|associations|altids|trustindicator|\$standard|genre|rightsinfo|expires|headline_\w+`,
		"mine.ninjs3.json": `uri|standard|type|representationType|profile|version|firstCreated|versionCreated|contentCreated|embargoedUntil|pubStatus|urgency|copyrightHolder|copyrightNotice|usageTerms|edNote|language|descriptions|bodies|headlines|by|slugline|located|renditions|associations|altIds|trustIndicators|genres|subjects|events|organisations|infoSources|people|objects|places|rightsInfo|expires|title|digitalSourceType|eventDetails|plannedCoverage`,
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "testdata", "formats", name))
		if err != nil {
			t.Fatal(err)
		}
		var items []map[string]any
		if data[0] != '[' {
			data = append(append([]byte{'['}, data...), ']')
		}
		if err := json.Unmarshal(data, &items); err != nil {
			t.Fatal(err)
		}
		known := regexp.MustCompile("^(?:" + keys + ")$")
		for _, item := range items {
			if uri, _ := item["uri"].(string); uri == "" {
				t.Errorf("%s: an item without uri", name)
			}
			for key := range item {
				if !known.MatchString(key) {
					t.Errorf("%s: unknown key %q", name, key)
				}
			}
		}
	}
}
