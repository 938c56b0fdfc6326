package text

import "claims/extract/text/tag"

// tagNames tags as names the words with which sentences begin and which the tagger
// took for something else, where the text has them as names inside sentences:
// "Nordhav now expects".
func (d *Document) tagNames() {
	d.doubts = d.doubts[:0]
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role == Body && mayBeName(d.Tokens[sent.First:sent.Last]) {
			d.doubts = append(d.doubts, s)
		}
	}
	if len(d.doubts) == 0 {
		return
	}
	d.collectNames()
	for _, s := range d.doubts {
		sent := &d.Sentences[s]
		if t := &d.Tokens[sent.First]; d.names[t.Word] {
			t.Tag = tag.NNP
		}
	}
	if len(d.names) > maxNames {
		d.names = nil
	}
}

// collectNames fills d.names with the words tagged as names inside sentences.
func (d *Document) collectNames() {
	if d.names == nil {
		d.names = map[Atom]bool{}
	}
	clear(d.names)
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role != Body {
			continue
		}
		for i := sent.First + 1; i < sent.Last; i++ {
			if t := &d.Tokens[i]; t.Tag == tag.NNP && t.Is(Capital) && !d.Tokens[i-1].Is(Quote|EndMark) {
				d.names[t.Word] = true
			}
		}
	}
}

// maxNames bounds the names whose memory is kept for the next text.
const maxNames = 1 << 12

// mayBeName reports whether the first of toks has the place of a subject, but the
// tag of an adverb, a verb or an adjective.
func mayBeName(toks []Token) bool {
	if len(toks) < 3 || !toks[0].Is(Capital) || !toks[0].Is(Letter) {
		return false
	}
	switch toks[0].Tag {
	case tag.RB, tag.VB, tag.VBP, tag.VBG, tag.VBN, tag.VBD, tag.FW, tag.UH, tag.JJ:
	default:
		return false
	}
	k := 1
	for k < len(toks)-1 && toks[k].Tag == tag.RB {
		k++
	}
	return toks[k].Tag.IsFinite() || toks[k].Tag == tag.VBN || toks[1].Tag == tag.POS
}

// repair mends the tag of t, after the token prev, in a sentence whose capitals tell nothing
// if it is a title.
func repair(t, prev *Token, title bool) {
	switch {
	case isVerbOnly(t, prev.Tag):
		t.Tag = verbTags[t.Form]
	case !title && t.Tag == tag.RB && t.Is(Capital) && prev.Is(Capital) && prev.Tag.IsNoun():
		t.Tag = tag.NNP // "Doctors Abroad"
	}
}

// tagParticles tags as names the particles that the tagger took for words of English,
// where they stand inside the name of a person, "Maria | dos | Santos", "Carlos | do | Carmo",
// and those that it took for foreign words, before a name: "| de | la Quintana".
func tagParticles(toks []Token) {
	for i := 1; i+1 < len(toks); i++ {
		t, next := &toks[i], &toks[i+1]
		if !t.On(Particles) || t.Is(Capital) || t.Tag.IsProper() {
			continue
		}
		if next.Is(Capital) && next.Is(Letter) && leadsToParticle(&toks[i-1]) || t.Tag == tag.FW && opensSurname(toks[i+1:]) {
			t.Tag = tag.NNP
		}
	}
}

// leadsToParticle reports whether t, before a particle, is of the same name: "Maria | dos",
// "van | 't".
func leadsToParticle(t *Token) bool {
	return t.Is(Capital) && t.IsGivenName() && !t.On(Months) || t.On(Particles) && t.Tag.IsProper()
}

// opensSurname reports whether toks begin with a capital, maybe after one more particle:
// "la | Quintana".
func opensSurname(toks []Token) bool {
	return toks[0].Is(Capital) || toks[0].On(Particles) && len(toks) > 1 && toks[1].Is(Capital)
}

// tagSubjects tags as names the words with a capital inside a sentence that have the place of a
// subject and the tag of something else: "“No,” | Sweeting | told the BBC", but not "the | French
// said", "“No.” | So said".
func tagSubjects(src string, toks []Token) {
	for i := 1; i < len(toks); i++ {
		t, prev := &toks[i], &toks[i-1]
		if !t.Is(Capital) || t.Is(AllCaps) || prev.Is(OpenQuote|EndMark|Dash|Capital) || prev.Tag == tag.Colon || !mayBeName(toks[i:]) {
			continue
		}
		if !t.On(Nationals) && !(t.Tag == tag.RB && tag.Knows(lowerASCII(t.In(src)))) {
			t.Tag = tag.NNP
		}
	}
}

// isVerbOnly reports whether the word t, after one of the tag before, which the tagger took
// for a noun, is in a form that only verbs have: "swore", "describes".
func isVerbOnly(t *Token, before tag.Tag) bool {
	if t.Tag != tag.NN && t.Tag != tag.NNS || t.Is(Capital) || t.Lemma == t.Word {
		return false
	}
	switch before {
	case tag.DT, tag.PRPS, tag.POS, tag.JJ, tag.CD, tag.IN:
		return false
	}
	return t.Form == PastForm || t.Form == PresentForm && t.On(PureVerbs)
}

// verbTags are the tags of verbs by their form.
var verbTags = [...]tag.Tag{PastForm: tag.VBD, PresentForm: tag.VBZ}

// people are the nouns for persons and groups of them.
var people = ListsOf(PersonNouns, Roles, GroupNouns, Kin, AnonymousNouns)
