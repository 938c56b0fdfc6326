package attribute

import (
	"math"

	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// ruleBounds are bounds of what the features of the speaker and the content of
// claims by one rule add to their scores, at any cue.
type ruleBounds struct {
	speaker int32
	content int32                 // of the lead and the length
	rivals  [maxRivalry + 1]int32 // of as many rivals, or fewer
	quoted  [2]int32              // of contents without and with quotations
	first   int32                 // of one feature of the first token
	left    int32                 // of a part before the cue
}

// maxRivalry is a number of rivals from which on [bucket] tells none apart.
const maxRivalry = 21

// cueBounds are the like of one cue, whatever the rule.
type cueBounds struct {
	speaker int32
	quoted  [2]int32
	first   int32
}

// boundRules fills in p.bounds, once for the weights.
func (p *Proposer) boundRules(set *rules.Set) {
	if p.boundWeights == set.Weights && len(p.bounds) == len(set.Rules) {
		return
	}
	p.boundWeights, p.bounds = set.Weights, p.bounds[:0]
	for _, rule := range set.Rules {
		var b ruleBounds
		id := rule.ID
		b.speaker = weight(&p.f, tSubject, rules.Any, id, 0) + weight(&p.f, tLeft, rules.Any, id, 0) + weight(&p.f, tLeft, rules.Any, id, rules.Any) + weight(&p.f, tSrcScore, rules.Any, slotAtoms[rule.Speaker], 0)
		length := int32(math.MinInt32)
		for n := range maxRivalry + 1 {
			length = max(length, weight(&p.f, tContent, weigh.Bucket(n), id, 0))
			b.rivals[n] = weight(&p.f, tRivals, weigh.Bucket(n), id, 0)
			if n > 1 {
				b.rivals[n] = max(b.rivals[n], b.rivals[n-1])
			}
		}
		b.content = length + weight(&p.f, tLead, rules.Any, id, 0)
		b.quoted = [2]int32{weight(&p.f, tContent, weigh.No, id, 0), weight(&p.f, tContent, weigh.Yes, id, 0)}
		b.first = weight(&p.f, tContentIs, rules.Any, id, 0)
		switch rule.Content {
		case rules.Left, rules.Around, rules.Subject, rules.Relative:
			b.left = weight(&p.f, tQuoted, rules.Any, id, rules.Any)
		}
		p.bounds = append(p.bounds, b)
	}
}

// weight returns the weight of one feature.
func weight(f *weigh.Features, t weigh.Template, x, y, z text.Atom) int32 {
	return f.Weights.Get(rules.FeatureKey(text.Atom(t), x, y, z))
}

// boundCue returns the bounds of a cue.
func boundCue(f *weigh.Features, cx *cueContext) cueBounds {
	return cueBounds{
		speaker: weight(f, tSubject, rules.Any, cx.act, 0) + weight(f, tSubject, rules.Any, cx.lemma, 0),
		quoted:  [2]int32{weight(f, tContent, weigh.No, cx.lemma, 0), weight(f, tContent, weigh.Yes, cx.lemma, 0)},
		first:   weight(f, tContentIs, rules.Any, cx.act, 0) + weight(f, tContentIs, rules.Any, cx.lemma, 0),
	}
}

// speakerBound bounds the sum of [Proposer.speakerFeatures].
func (p *Proposer) speakerBound(cx *cueContext, rule *rules.Rule, cue *cueBounds) int32 {
	return cue.speaker + p.bounds[rule.Place()].speaker +
		weight(&p.f, tSubject, rules.Any, cx.form, rule.ID) + weight(&p.f, tSubject, rules.Any, slotAtoms[rule.Speaker], cx.form)
}

// contentBound bounds the sum of [Proposer.contentFeatures] for a claim of x, one
// of several rivals or fewer.
func (p *Proposer) contentBound(cx *cueContext, x *reading, rivals int, cue *cueBounds) int32 {
	b := &p.bounds[x.rule.Place()]
	sum := b.content + b.rivals[min(rivals, maxRivalry)] + b.left + max(b.quoted[0]+cue.quoted[0], b.quoted[1]+cue.quoted[1])
	if first, ok := contentStart(cx.Text, x); ok {
		p.f.Reset()
		firstFeatures(&p.f, cx, x.rule, first)
		return sum + p.f.Sum
	}
	return sum + 2*b.first + cue.first
}

// contentStart returns the first token of what x sees after its cue, where that
// does not depend on where it ends.
func contentStart(txt *parse.Text, x *reading) (int, bool) {
	if x.match.Content < 0 || x.rule.Content == rules.Left || x.rule.Content == rules.Paragraph {
		return 0, false
	}
	unit := &txt.Units[x.match.Content]
	first := unit.First
	if x.match.Object == x.match.Content {
		first++
	}
	if first >= unit.Last || parse.IsLoose(txt, first) {
		return 0, false
	}
	return parse.GrowLeft(txt, first), true
}
