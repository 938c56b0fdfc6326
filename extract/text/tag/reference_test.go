package tag_test

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mingrammer/commonregex"

	"claims/extract/text/tag"
	"claims/extract/text/tag/internal/compile"
)

// A reference tags as prose does, straight from prose's model.
type reference struct {
	*compile.Model
	classes []string
}

var loadReference = sync.OnceValues(func() (*reference, error) {
	m, err := compile.Load()
	if err != nil {
		return nil, err
	}
	return &reference{m, slices.Sorted(maps.Keys(m.Weights["bias"]))}, nil
})

var proseTable = sync.OnceValues(func() ([]byte, error) {
	r, err := loadReference()
	if err != nil {
		return nil, err
	}
	return compile.Table(r.Model)
})

// newTagger returns a tagger by prose's model.
func newTagger(t testing.TB) *tag.Tagger {
	b, err := proseTable()
	if err != nil {
		t.Fatal(err)
	}
	return tag.NewTagger(b)
}

func newReference(t testing.TB) *reference {
	r, err := loadReference()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var (
	trace   = regexp.MustCompile(`^(?:0|\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`)
	bracket = regexp.MustCompile(`^\-[A-Z]{3}\-$`)
)

// emoticons are prose's.
var emoticons = strings.Fields(`
	(-8 (-; (-_-) (._.) (: (= (o: (¬_¬) (ಠ_ಠ) (╯°□°）╯︵┻━┻ -__- 8-) 8-D 8D :( :(( :((( :() :))) :-) :-)) :-)))
	:-* :-/ :-X :-] :-o :-p :-x :-| :-} :0 :3 :P :] :` + "`( :`) :`-(" + ` :o :o) =( =) =D =| @_@ O.o O_o V_V XDD [-:
	^___^ o_0 o_O o_o v_v xD xDD ¯\(ツ)/¯`)

// tag returns the tags of words.
func (r *reference) tag(words []string) []string {
	context := []string{"-START-", "-START2-"}
	for _, w := range words {
		context = append(context, compile.Normalize(w))
	}
	context = append(context, "-END-", "-END2-")
	back, back2 := "-START-", "-START2-"
	var tags []string
	for i, w := range words {
		tag := r.fixed(w)
		if tag == "" {
			tag = r.predict(compile.Features(i+2, context, w, back, back2))
		}
		tags = append(tags, tag)
		back2, back = back, tag
	}
	return tags
}

// fixed returns the tag that a word has whatever surrounds it.
func (r *reference) fixed(w string) string {
	switch {
	case w == "-":
		return "-"
	case slices.Contains(emoticons, w):
		return "SYM"
	case commonregex.LinkRegex.MatchString(w), commonregex.EmailRegex.MatchString(w), strings.HasPrefix(w, "@"):
		return "NN"
	case trace.MatchString(w):
		return "-NONE-"
	case bracket.MatchString(w):
		return "-LRB-" // prose has the word itself here, which the model does not know
	}
	return r.Tags[w]
}

// predict returns the tag of the highest score. Scores that differ by less
// than floating-point error are equal, and the first tag wins.
func (r *reference) predict(features []string) string {
	scores := make(map[string]float64)
	for _, f := range features {
		for class, weight := range r.Weights[f] {
			scores[class] += weight
		}
	}
	best, tag := math.Inf(-1), ""
	for _, class := range r.classes {
		if scores[class] > best+1e-6 {
			best, tag = scores[class], class
		}
	}
	return tag
}
