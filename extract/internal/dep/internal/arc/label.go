package arc

// Label tells how a token depends on its head. The labels are those of ClearNLP, as
// spaCy's English models use them. The zero Label is that of no arc.
type Label uint8

// The labels.
const (
	NoLabel   Label = iota
	Root            // the head of the sentence
	ACL             // clause of a noun that is no relative clause: "a plan | to leave"
	AComp           // adjective as complement: "looks | sad"
	AdvCl           // adverbial clause: "left | when it rained"
	AdvMod          // adverb
	Agent           // "by" of a passive
	AMod            // adjective before its noun
	Appos           // apposition: "Ruiz, | the mayor,"
	Attr            // complement of a copula: "is | the mayor"
	Aux             // auxiliary
	AuxPass         // auxiliary of a passive
	Case            // "'s"
	CC              // coordinating conjunction
	CComp           // clause as complement: "said | it rained"
	Compound        // noun before its noun
	Conj            // conjunct
	CSubj           // clause as subject
	CSubjPass       // clause as subject of a passive
	Dative          // indirect object
	Dep             // none of the others
	Det             // determiner
	DObj            // object
	Expl            // "there" of "there is"
	Intj            // interjection
	Mark            // subordinator: "that", "whether"
	Meta            // mark-up
	Neg             // "not"
	NMod            // other modifier of a noun
	NPAdvMod        // noun phrase as adverb: "said | Monday"
	NSubj           // subject
	NSubjPass       // subject of a passive
	NumMod          // number
	OPrd            // object's predicate: "called it | a lie"
	Parataxis       // clause beside a clause
	PComp           // clause after a preposition
	PObj            // noun phrase after a preposition
	Poss            // possessor
	PreConj         // "both", "either"
	PreDet          // "all | the"
	Prep            // preposition with its phrase
	Prt             // particle
	Punct           // mark
	QuantMod        // modifier of a number
	RelCl           // relative clause
	XComp           // clause without a subject as complement: "wants | to leave"
	Labels          // the number of labels
)

var labelNames = [Labels]string{"", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case",
	"cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod",
	"npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct",
	"quantmod", "relcl", "xcomp"}

// String returns the name of l, such as "nsubj".
func (l Label) String() string { return labelNames[l] }

// LabelNamed returns the label of a name, or Dep where there is none.
func LabelNamed(name string) Label {
	for i, n := range labelNames {
		if n == name {
			return Label(i)
		}
	}
	return Dep
}
