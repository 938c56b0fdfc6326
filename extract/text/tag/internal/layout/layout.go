// Package layout describes the table that holds the compiled tagger model.
//
// The table is a sequence of sections of little-endian numbers. It opens with
// one uint32 for each section, the byte offset at which the section ends; the
// first section starts right after them. The sections are, in order:
//
//	Contexts  [tags+1][tags+2][Packed]uint64: the scores that follow from the
//	          two tags before a word alone, indexed by the tag before it (0 at
//	          the start of a sentence) and the tag before that (Start2 at the
//	          start of a sentence), packed, with Bias added to each
//	Slots     [1<<SlotBits]uint16: a hash table of words with linear probing;
//	          a number of a word plus one, or 0 for a free slot
//	Words     what is known of each word, WordSize bytes each
//	Keys      the spellings of the words, end to end
//	Suffixes  [1<<SuffixBits]struct{ key, row uint32 }: a hash table of
//	          suffixes with linear probing; the key of a free slot is 0
//	Rows      []uint32: where each row of weights starts, and where the last ends
//	Weights   []uint32: thousandths<<(PlaceBits+LaneNumberBits) | lane<<PlaceBits | place
//
// A row holds the weights of features that always come together. The place of
// a weight is a number of packed scores: those of the word's own tag, those of
// the tag of the word after it, and so on, in the order of the constants below.
// Rows 0 to 255 are those of a first byte. From row NoRows on there are as many
// empty rows as a suffix has. A word has one row, and after it one for each tag
// in its set of tags before. A suffix has SuffixRows rows.
package layout

// Sections of the table.
const (
	Contexts = iota
	Slots
	Words
	Keys
	Suffixes
	Rows
	Weights
	Sections
)

// Fields of a word: a uint32 (first row), a uint64 (the set of tags before the
// word that have a row, as bits), a uint32 (start of its spelling in Keys), a
// uint8 (length of its spelling), and a uint8 (the tag that it always has, or 0).
const (
	WordRow    = 0
	WordBefore = 4
	WordKey    = 12
	WordLength = 16
	WordTag    = 17
	WordSize   = 18
)

// Where a word stands, seen from the word that is being tagged.
const (
	Here = iota
	OneBack
	TwoBack
	OneAhead
	TwoAhead
	Places
)

// Rows of a suffix. SuffixHere is of the word as it is spelled; SuffixAround, of
// the normalized word, is for the tags of the words on both sides.
const (
	SuffixHere = iota
	SuffixAround
	SuffixRows
)

// Words that the model has for classes of words and for the ends of a sentence.
const (
	Start = iota
	Start2
	End
	End2
	Hyphen
	Year
	Digits
)

// Specials has the model's spellings of the words above.
var Specials = [...]string{
	Start: "-START-", Start2: "-START2-", End: "-END-", End2: "-END2-", Hyphen: "!HYPHEN", Year: "!YEAR", Digits: "!DIGITS",
}

// Sizes of the table's parts.
const (
	TagBits        = 6   // of a tag
	PlaceBits      = 7   // low bits of a weight, which hold its place
	LaneNumberBits = 2   // and the bits after them, which hold its lane
	SlotBits       = 16  // log2 of the number of slots for words
	SuffixBits     = 13  // log2 of the number of slots for suffixes
	NoRows         = 256 // the first of the empty rows
	MaxKey         = 32  // bytes; no word of the model is longer
)

// Names has the Penn Treebank's names of tags. The first Scored of them, in
// alphabetical order, are those that the model weighs; the others are fixed
// by the word.
var Names = [...]string{
	"",
	"$", "''", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS",
	"MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",
	"RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
	"WDT", "WP", "WRB", "``",
	"#", "(", ")", ",", "-", "-LRB-", "-NONE-", ".", ":", "WP$",
}

// Numbers of tags.
const (
	Scored    = 38 // how many tags the model weighs
	StartTag  = 0  // stands before the first word
	Start2Tag = 49 // stands before StartTag
	Before    = 49 // how many tags may stand before a word
	Before2   = 50 // how many tags may stand before that tag
)

// Scores of all tags are packed: Lanes numbers of LaneBits bits in each uint64,
// those of the first tags in the low bits of the first. The sum of packed scores
// holds the sums of the scores, as long as each score that comes of it, with
// Bias, is not negative and fits. MaxScore bounds what each of the up to Features
// features and the context add to a score, so that it does.
const (
	Lanes    = 3
	LaneBits = 21
	Packed   = (Scored + Lanes - 1) / Lanes
	Bias     = 1 << (LaneBits - 1)
	Features = 11
	MaxScore = Bias / (Features + 1)
)

// Lane returns where the score of a tag is packed: in which number, and in which
// lane of it.
func Lane(tag int) (number, lane int) { return (tag - 1) / Lanes, (tag - 1) % Lanes }

// HashSeed is the hash of no bytes.
const HashSeed uint32 = 2166136261

// HashByte returns the hash of some bytes and then b, h being that of the bytes.
func HashByte(h uint32, b byte) uint32 {
	return (h ^ uint32(b)) * 16777619
}

// Slot returns the slot at which to start looking for a word of hash h.
func Slot(h uint32) uint32 {
	return (h ^ h>>SlotBits) & (1<<SlotBits - 1)
}

// SuffixKey returns the number that stands for the last three bytes of a word
// of the given length; the low bytes of last are the word's last bytes, or zeros.
func SuffixKey(last uint32, length int) uint32 {
	return uint32(min(length, 3)+1)<<24 | last&0xffffff
}

// SuffixSlot returns the slot at which to start looking for a suffix.
func SuffixSlot(key uint32) uint32 {
	return key * 2654435769 >> (32 - SuffixBits)
}
