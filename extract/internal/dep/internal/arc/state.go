// Package arc has what the parser and the program that trains it share: the arc-hybrid
// transition system of Kuhlmann, Gómez-Rodríguez and Satta (2011), and the features by
// which its moves and the labels of its arcs are chosen.
package arc

// Word is a token as the features see it.
type Word struct {
	Form uint64 // a hash of the word in lower case
	Tag  uint8
}

// Move is a transition.
type Move uint8

// The moves of the system.
const (
	Shift Move = iota // the next token goes onto the stack
	Left              // the top of the stack depends on the next token, and goes
	Right             // the top of the stack depends on what is under it, and goes
	Moves             // the number of moves
)

// State is how far the parse of a sentence has got. Token Root, which stands after the
// last of the sentence, is the head of its head.
type State struct {
	Words  []Word // with those for the root and for no token at the end
	Root   int    // the number of tokens
	Next   int    // the token that is read next
	Stack  []int
	Heads  []int
	Labels []Label
	// The children of each token, outermost and next to outermost, or none, which is
	// Root+1; and how many there are.
	left, left2, right, right2 []int
	lefts, rights              []uint8
}

// Begin makes s ready for the words of a sentence, and returns where to put them.
func (s *State) Begin(n int) []Word {
	none := n + 1
	s.Root, s.Next, s.Stack = n, 0, s.Stack[:0]
	s.Words = resized(s.Words, n+2, Word{})
	s.Words[n] = Word{Form: 1, Tag: tags - 1}
	s.Heads = resized(s.Heads, n+2, none)
	s.Labels = resized(s.Labels, n+2, NoLabel)
	s.left, s.left2 = resized(s.left, n+2, none), resized(s.left2, n+2, none)
	s.right, s.right2 = resized(s.right, n+2, none), resized(s.right2, n+2, none)
	s.lefts, s.rights = resized(s.lefts, n+2, 0), resized(s.rights, n+2, 0)
	return s.Words[:n]
}

// resized returns a list of n times x in the memory of list.
func resized[T any](list []T, n int, x T) []T {
	list = list[:0]
	for range n {
		list = append(list, x)
	}
	return list
}

// Done reports whether the parse is complete.
func (s *State) Done() bool { return s.Next == s.Root && len(s.Stack) == 0 }

// Allows reports whether the move m can be made.
func (s *State) Allows(m Move) bool {
	switch m {
	case Shift:
		return s.Next < s.Root
	case Left:
		return len(s.Stack) > 0 && (s.Next < s.Root || len(s.Stack) == 1)
	}
	return len(s.Stack) > 1
}

// Arc returns the head and the dependent of the arc that the move m, which is not
// Shift, makes.
func (s *State) Arc(m Move) (head, dependent int) {
	top := len(s.Stack) - 1
	if m == Left {
		return s.Next, s.Stack[top]
	}
	return s.Stack[top-1], s.Stack[top]
}

// Apply makes the move m, with the label l for the arc that it makes.
func (s *State) Apply(m Move, l Label) {
	if m == Shift {
		s.Stack = append(s.Stack, s.Next)
		s.Next++
		return
	}
	h, d := s.Arc(m)
	s.Stack = s.Stack[:len(s.Stack)-1]
	s.Heads[d], s.Labels[d] = h, l
	if m == Left {
		s.left[h], s.left2[h] = d, s.left[h]
		s.lefts[h]++
	} else {
		s.right[h], s.right2[h] = d, s.right[h]
		s.rights[h]++
	}
}

// top returns token i of the stack from the top, or none.
func (s *State) top(i int) int {
	if len(s.Stack) <= i {
		return s.Root + 1
	}
	return s.Stack[len(s.Stack)-1-i]
}

// ahead returns token i from the next on, or none.
func (s *State) ahead(i int) int {
	return min(s.Next+i, s.Root+1)
}
