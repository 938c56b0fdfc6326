package extract

import (
	"cmp"
	"slices"
	"sort"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/settle"
	"claims/extract/text"
	"claims/rules"
)

// Explanation is how a text was read, and how its claims came about.
type Explanation struct {
	Result    *Result
	Sentences []ExplainedSentence
}

// ExplainedSentence is one sentence as the extractor sees it.
type ExplainedSentence struct {
	text.Span
	Paragraph  int // from 1
	Role       text.Role
	Tokens     []ExplainedToken
	Units      []ExplainedUnit
	Quotations []text.Span // that begin in it, marks included
	Cues       []ExplainedCue
}

// ExplainedToken is a token with its tag and, of verbs that the lexicon knows,
// its lemma.
type ExplainedToken struct {
	text.Span
	Tag      string
	Lemma    string
	Unit     int    // index in Units
	Head     int    // index in Tokens of the token that it depends on, or -1
	Relation string // how it depends on it, such as "nsubj": labels of ClearNLP; "ROOT" for the sentence's own
}

// ExplainedUnit is a chunk as rules see it.
type ExplainedUnit struct {
	text.Span
	Kind  text.UnitKind
	Form  text.Form
	Head  text.Span
	Lemma string // of the head, where the lexicon knows it as a verb
}

// ExplainedCue is a unit at which claims were looked for.
type ExplainedCue struct {
	text.Span
	Unit   int    // index in Units
	Lemma  string // of the lexicon's entry; empty when it has none
	Frames []string
	// Proposals are the claims that rules see here, the most probable first.
	Proposals []Proposal
	// Passed are the rules whose cue fits and that see no claim, or one less than they would
	// if the cue had no other sense.
	Passed []PassedRule
	Claim  int    // index in Result.Claims, or -1
	Why    string // why there is no claim; empty when there is one
}

// Proposal is a claim that a rule sees at a cue.
type Proposal struct {
	Rule        string
	Known       bool // whether the cue's entry lists the rule's frame
	Speaker     text.Span
	Cue         text.Span
	Content     []text.Span
	Score       int32 // of the learnt weights and the rule's bias, in thousandths
	Probability float64
	Outcome     Outcome
	Rival       int // of Taken: index in Result.Claims, or -1
}

// PassedRule is a rule that sees no claim at a cue that fits it.
type PassedRule struct {
	Rule string
	Why  string
}

// Outcome tells what became of a proposal.
type Outcome string

// The outcomes of a proposal.
const (
	Chosen   Outcome = "chosen"   // it is the claim
	Agreed   Outcome = "agreed"   // it says the same as the one chosen
	Outdone  Outcome = "outdone"  // another proposal at its cue is more probable
	Unlikely Outcome = "unlikely" // the most probable at its cue, and less so than the threshold
	Taken    Outcome = "taken"    // another claim, more probable, holds the same words
	Doubted  Outcome = "doubted"  // a careful reader would hardly take it for a claim
	Inner    Outcome = "inner"    // it lies in the content of a claim, and is likelier no claim of its own
)

// Threshold is the probability that a claim must have to be kept.
const Threshold = attribute.Threshold

// Explain returns the claims of src with all that led to them.
func (e *Extractor) Explain(src string) *Explanation {
	w := &worker{}
	x := &explainer{Text: &w.text, proposer: &w.proposer, lemmas: map[text.Atom]string{}}
	x.out.Result = w.extract(src, e.set)
	x.claims, x.doubted = slices.Clone(w.claims), slices.Clone(w.settler.Doubted)
	for _, l := range e.set.Lemmas() {
		x.lemmas[text.AtomOf(l)] = l
	}
	for s := range w.text.Sentences {
		x.sentence(s)
	}
	return &x.out
}

// explainer goes through the cues of a document a second time, and tells what
// it sees.
type explainer struct {
	*parse.Text
	proposer *attribute.Proposer
	claims   []attribute.Candidate // those of the result
	doubted  []attribute.Candidate // and those that are none of them, for being doubted
	lemmas   map[text.Atom]string
	out      Explanation
}

func (x *explainer) sentence(s int) {
	sent, r := &x.Sentences[s], x.View(s)
	par := &x.Paragraphs[sent.Paragraph]
	out := ExplainedSentence{Span: sent.Span, Paragraph: sent.Paragraph + 1, Role: par.Role}
	for u := r.First; u < r.Last; u++ {
		unit := &x.Units[u]
		head := x.Tok(unit.Head)
		out.Units = append(out.Units, ExplainedUnit{
			Span: x.SpanOf(x.UnitTokens(u)), Kind: unit.Kind, Form: unit.Form, Head: head.Span, Lemma: x.lemmas[head.Lemma],
		})
	}
	nodes := x.Tree(s)
	for i := sent.First; i < sent.Last; i++ {
		t, n := x.Tok(i), &nodes[i]
		out.Tokens = append(out.Tokens, ExplainedToken{Span: t.Span, Tag: t.Tag.String(), Lemma: x.lemmas[t.Lemma], Unit: r.UnitAt(i) - r.First,
			Head: max(int(n.Head)-sent.First, -1), Relation: n.Label.String()})
	}
	for _, q := range x.Quotes.List {
		if sent.First <= q.First && q.First < sent.Last {
			out.Quotations = append(out.Quotations, x.SpanOf(text.Range{First: q.First, Last: q.Last}))
		}
	}
	if par.Role != text.Furniture && par.Role != text.Byline {
		for u := r.First; u < r.Last; u++ {
			if c, ok := x.cue(s, u); ok {
				out.Cues = append(out.Cues, c)
			}
		}
	}
	x.out.Sentences = append(x.out.Sentences, out)
}

// cue explains unit u, unless it is neither a word of the lexicon nor one that
// a rule sees a claim at.
func (x *explainer) cue(s, u int) (ExplainedCue, bool) {
	unit := &x.Units[u]
	entry := x.EntryOf(unit)
	v := x.View(s)
	if p := x.contentAround(u); !p.Empty() {
		v = settle.ContentRange(x.Text, s, p)
	}
	group := x.proposer.Propose(v, u, attribute.Options{Floating: true})
	if entry == nil && len(group) == 0 {
		return ExplainedCue{}, false
	}
	out := ExplainedCue{Span: x.SpanOf(x.UnitTokens(u)), Unit: u - x.View(s).First, Claim: -1}
	if entry != nil {
		out.Lemma, out.Frames = entry.Lemma, x.Set.Frames(entry)
	}
	for i := range x.claims {
		if x.claims[i].Unit == u {
			out.Claim = i
		}
	}
	x.proposals(group, &out)
	vetoed := x.passed(s, u, entry, &out)
	switch {
	case out.Claim >= 0:
	case len(out.Proposals) > 0:
		out.Why = whyNot[out.Proposals[0].Outcome]
	case len(out.Passed) == 0:
		out.Why = "no rule takes it for a cue"
	case vetoed != "":
		out.Why = vetoed
	default:
		out.Why = "no rule fits what stands around it"
	}
	return out, true
}

// whyNot tells for the outcome of the most probable proposal at a cue why there is no claim.
var whyNot = map[Outcome]string{
	Unlikely: "no proposal is probable enough",
	Taken:    "a more probable claim holds its words",
	Doubted:  "readers would hardly take it for a claim",
	Inner:    "it is part of what another claim says",
}

// otherSense stands before the name of the veto, or what else tells another sense of a cue.
const otherSense = "another sense: "

// contentAround returns the part of a claim's content in which the cue u is
// read: that of the outermost claim, unless u is the cue of one itself.
func (x *explainer) contentAround(u int) text.Range {
	for i := range x.claims {
		if c := &x.claims[i]; c.Unit == u && !c.Nested {
			return text.Range{}
		}
	}
	for i := range x.claims {
		c := &x.claims[i]
		for k := range c.NumParts() {
			if c.Within < 0 && c.Part(k).Contains(x.UnitTokens(u)) {
				return c.Part(k)
			}
		}
	}
	return text.Range{}
}

// proposals fills in what the rules see at a cue.
func (x *explainer) proposals(group []attribute.Candidate, out *ExplainedCue) {
	best := -1
	for i := range group {
		if best < 0 || group[i].Probability > group[best].Probability {
			best = i
		}
	}
	for i := range group {
		c := &group[i]
		p := Proposal{Rule: c.Rule.Name, Known: c.Entry.Lists(c.Rule), Speaker: x.SpanOf(c.Source.Range), Cue: x.SpanOf(c.Cue), Score: c.Score, Probability: c.Probability, Rival: -1}
		for _, t := range c.Parts() {
			p.Content = appendSpans(x.Text, p.Content, t)
		}
		switch same := attribute.SameWords(c, &group[best]); {
		case i != best && same:
			p.Outcome = Agreed
		case i != best:
			p.Outcome = Outdone
		case c.Probability < attribute.Threshold:
			p.Outcome = Unlikely
		case out.Claim >= 0:
			p.Outcome = Chosen
		case slices.ContainsFunc(x.doubted, func(d attribute.Candidate) bool { return d.Unit == c.Unit }):
			p.Outcome = Doubted
		default:
			p.Outcome, p.Rival = Taken, x.rival(c)
			if p.Rival < 0 && !x.contentAround(c.Unit).Empty() {
				p.Outcome = Inner
			}
		}
		out.Proposals = append(out.Proposals, p)
	}
	sort.SliceStable(out.Proposals, func(i, k int) bool { return out.Proposals[i].Probability > out.Proposals[k].Probability })
}

// rival returns the claim that took the words of c, or -1.
func (x *explainer) rival(c *attribute.Candidate) int {
	for i := range x.claims {
		if settle.Clash(c, &x.claims[i]) {
			return i
		}
	}
	return -1
}

// passed fills in the rules that take the unit for their cue and see no claim, and tells what
// other sense the cue has, if any took a reading away.
func (x *explainer) passed(s, u int, entry *rules.CueEntry, out *ExplainedCue) (vetoed string) {
	unit, r := &x.Units[u], x.View(s)
	proposed := map[string]bool{}
	for _, p := range out.Proposals {
		proposed[p.Rule] = true
	}
	for _, rule := range x.Set.Candidates(unit.Kind) {
		if !rule.FitsCue(&x.Document, unit, entry) {
			continue
		}
		matches := rule.MatchAfter(&x.Document, x.Units[:r.Last], u+1, nil)
		by := ""
		for i := range matches {
			by = cmp.Or(by, x.proposer.Misread(r, entry, rule, u, &matches[i]))
		}
		why := "its content runs into the cue or the speaker, or is empty"
		switch _, speaks := x.proposer.ChooseSource(r, u, rule, r.Last); {
		case by != "":
			why = otherSense + by
			vetoed = cmp.Or(vetoed, why)
		case proposed[rule.Name]:
			continue
		case len(matches) == 0:
			why = "what stands after the cue does not fit"
		case !speaks:
			why = "no speaker that fits stands where it looks for one"
		}
		out.Passed = append(out.Passed, PassedRule{rule.Name, why})
	}
	return vetoed
}
