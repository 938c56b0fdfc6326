package settle

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/chunk"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// leaveHedges drops claims of hearsay whose adverb only hedges a cue that has
// a speaker: "the mayor reportedly told the council that ...".
func (st *Settler) leaveHedges() {
	kept := st.claims[:0]
	for i := range st.claims {
		c := &st.claims[i]
		next := i + 1
		if st.Units[c.Unit].Kind == text.AdverbUnit && next < len(st.claims) && st.claims[next].Unit == c.Unit+1 &&
			!st.claims[next].Source.Empty() && st.claims[next].Probability >= attribute.Threshold {
			continue
		}
		kept = append(kept, *c)
	}
	st.claims = kept
}

// joins makes c the claim that it and o, around it, are together, where they are one, and
// reports whether they are.
func joins(txt *parse.Text, o, c *attribute.Candidate) bool {
	issues := issues(txt, o, c)
	if !issues && !writes(txt, o, c) {
		return false
	}
	if issues {
		c.Cue.First = o.Cue.First
	}
	c.Source, c.Probability = o.Source, max(c.Probability, o.Probability)
	return true
}

// issues reports whether the content of o is a document or the like and the cue of
// c the gerund or infinitive that tells what is in it.
func issues(txt *parse.Text, o, c *attribute.Candidate) bool {
	if !goesOnWith(o, c) {
		return false
	}
	x, form := &txt.Units[o.RightUnit], txt.Units[c.Unit].Form
	return x.Kind == text.NounUnit && txt.Tok(x.Head).OnAny(issued) && !txt.ListsOf(txt.Tok(txt.Units[c.Unit].Head).Lemma).Has(text.ShowingVerbs) &&
		(form&text.Gerund != 0 || form&text.Infinitive != 0 && txt.Tok(txt.Units[o.Unit].Head).On(text.IssueVerbs))
}

// writes reports whether the content of o is only whom its speaker turned to, and
// the cue of c the infinitive that tells what for: "texted | her sister | to say that".
func writes(txt *parse.Text, o, c *attribute.Candidate) bool {
	if !goesOnWith(o, c) || txt.Units[c.Unit].Form&text.Infinitive == 0 || !txt.Tok(txt.Units[o.Unit].Head).On(text.PurposeVerbs) {
		return false
	}
	to := txt.Tok(txt.Units[o.RightUnit].Head)
	return to.Tag == tag.PRP || to.OnAny(writtenTo)
}

// goesOnWith reports whether the cue of c stands right after the phrase that the
// content of o begins with.
func goesOnWith(o, c *attribute.Candidate) bool {
	return c.Unit == o.RightUnit+1 && o.Unit < o.RightUnit && !o.Source.Empty() && o.Cue.First <= c.Cue.First
}

// cutConjoined ends a content before a later cue that is joined to its own by
// "and" or "but", or is a participle of the same speaker: "said taxes would
// fall and blamed the bank, adding that ...".
func (st *Settler) cutConjoined() {
	for i := range st.claims {
		c := &st.claims[i]
		if c.Right.Empty() || c.RightUnit < 0 {
			continue
		}
		if st.isContrasted(c, i) {
			c.Right, c.RightUnit = text.Range{}, -1
			continue
		}
		for k := i + 1; k < len(st.claims) && st.claims[k].Sentence == c.Sentence; k++ {
			if j := st.joint(c, &st.claims[k]); j > c.RightUnit {
				c.Right = parse.Strip(st.Text, text.Range{First: c.Right.First, Last: st.Units[j-1].Last})
				break
			}
		}
	}
}

// joint returns the unit that joins the cue of o, or its clause, in the content of c to the
// cue of c, or -1.
func (st *Settler) joint(c, o *attribute.Candidate) int {
	if o.Probability < cutThreshold || !c.Right.Contains(o.Cue) || o.Unit <= c.RightUnit+1 {
		return -1
	}
	j := o.Unit - 1
	switch {
	case o.Source.Range == c.Source.Range && !isBare(st.Text, &st.Units[o.Unit]):
	case o.Probability >= ownThreshold && isSubject(o) && o.Source.First > c.RightUnit+1:
		j = o.Source.First - 1
	default:
		return -1
	}
	j = chunk.BeforeAdverbs(st.Units, c.RightUnit, j)
	switch x := &st.Units[j]; x.Kind {
	case text.ConjUnit:
		return j
	case text.CommaUnit:
		if st.Units[o.Unit].Form&text.Gerund != 0 {
			return j
		}
	case text.SubUnit:
		if j != o.Unit-1 && st.Units[j-1].Kind == text.CommaUnit && st.Tok(x.First).On(text.Contrasts) {
			return j
		}
	}
	return -1
}

// isSubject reports whether the speaker of c is the subject before its cue.
func isSubject(c *attribute.Candidate) bool {
	return c.Source.Kind == attribute.SubjectSource && c.Source.Last <= c.Unit
}

// isBare reports whether the verb u is an infinitive without "to", and so none beside a finite
// verb: "urged drivers to slow down and | report broken lights".
func isBare(txt *parse.Text, u *text.Unit) bool {
	const own = text.Modal | text.Negated | text.Infinitive | text.Gerund
	return u.Form&own == 0 && txt.Tok(u.Head).Tag == tag.VB
}

// isContrasted reports whether what c, the ith proposed, takes for the rest of its
// content is another's claim beside it: "the town had fallen, the army said, | although
// rebels said that they held the bridge".
func (st *Settler) isContrasted(c *attribute.Candidate, i int) bool {
	if c.Left.Empty() || c.Rule.Content != rules.Around {
		return false
	}
	if i+1 < len(st.claims) {
		// "It was late, said Ray, | adding that he was tired."
		if o := &st.claims[i+1]; o.Unit == c.RightUnit && o.Source.Range == c.Source.Range && o.Probability >= cutThreshold {
			return true
		}
	}
	if !st.Units[c.RightUnit].Kind.In(text.SubUnit, text.ConjUnit) {
		return false
	}
	for k := i + 1; k < len(st.claims) && st.claims[k].Sentence == c.Sentence; k++ {
		if o := &st.claims[k]; o.Probability >= cutThreshold && o.Source.First == c.RightUnit+1 {
			return true
		}
	}
	return false
}

// cutContinued ends what goes on after the sentence of a cue before a quotation that
// a later cue takes: '"It is late," said Ruiz. | "But not too late," she added.'
func (st *Settler) cutContinued() {
	for i := range st.claims {
		c := &st.claims[i]
		for k := i + 1; k < len(st.claims) && len(c.More) > 0 && st.claims[k].Cue.First < c.More[len(c.More)-1].Last+maxTag; k++ {
			o := &st.claims[k]
			if o.Sentence == c.Sentence || o.Probability < cutThreshold || o.Source.Empty() {
				continue
			}
			for n, p := range c.More {
				if (p.Overlaps(o.Left) || p.Overlaps(o.Right)) && !p.Contains(o.Cue) {
					if n > 0 || !c.Left.Empty() || !c.Right.Empty() {
						c.More = c.More[:n]
					}
					break
				}
			}
		}
	}
}

// maxTag bounds the tokens from the end of a quotation to a cue after it that is
// looked for.
const maxTag = 40

// cutThreshold is the probability from which on a conjoined cue ends the
// content before it.
const cutThreshold = 0.35

// ownThreshold is the same for a later cue that has a speaker of its own: "said
// taxes would fall, but the bank warned ...".
const ownThreshold = 0.6

// Lists that stand together here: of what is issued, and of whom one writes to.
var (
	issued    = text.ListsOf(text.Documents, text.Media, text.SpeechNouns)
	writtenTo = text.ListsOf(text.PersonNouns, text.GroupNouns, text.AddresseeNouns, text.Roles)
)
