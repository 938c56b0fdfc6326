package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/cmd/claims/internal/fold"
	"claims/extract/text"
	"claims/rules"
)

// role is what somebody is, as it is compared.
type role struct {
	words    []text.Atom // that tell what it is, synonyms as one
	of       []string    // names of what or where: "Cedar Bluff", in words
	isOffice bool
}

// times tell when somebody is what the role says.
var times = map[string]bool{
	"former": true, "ex": true, "acting": true, "then": true, "outgoing": true, "incoming": true, "departing": true, "ousted": true,
	"one-time": true, "onetime": true, "longtime": true, "elect": true, "designate": true, "emeritus": true,
}

// timeless returns a word of a role without a time at its begin or its end: "ex-mayor",
// "president-elect".
func timeless(w string) string {
	if time, rest, ok := strings.Cut(w, "-"); ok && times[time] {
		w = rest
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 && times[w[i+1:]] {
		w = w[:i]
	}
	return w
}

var (
	offices = text.ListsOf(text.PublicOffices)
	// "Secretary of State" is no place.
	general  = text.ListsOf(text.PlaceNouns, text.Bodies, text.StateBodies, text.Organizations, text.Honorifics, text.Roles)
	relating = map[string]bool{"of": true, "at": true, "from": true, "for": true, "in": true}
)

// roleOf reads a role.
func roleOf(s string) role {
	var r role
	set := rules.Builtin()
	relates := false
	for _, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, func(c rune) bool { return c != '.' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		owner, isOwner := strings.CutSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
		w = timeless(strings.ToLower(w))
		c, _ := utf8.DecodeRuneInString(owner)
		switch {
		case unicode.IsUpper(c) && (isOwner || relates) && !isOn(strings.ToLower(owner), general):
			r.of = append(r.of, fold.String(owner))
			continue
		case relating[w]:
			relates = true
			continue
		case times[w] || utf8.RuneCountInString(w) < 2 || isOn(w, little):
			continue
		}
		relates = false
		same := set.Same(text.AtomOf(w))
		r.words = append(r.words, same)
		r.isOffice = r.isOffice || isOn(w, offices) || set.Lexicon.Entry(same).Lists.Overlaps(offices)
	}
	return r
}

func (r *role) isNone() bool { return r.fullness() == 0 }

// fullness tells how much is known of a role.
func (r *role) fullness() int { return len(r.words) + len(r.of) }

// add adds what o tells, as far as there is room: one who is called everything has no
// role.
func (r *role) add(o *role) {
	const most = 300
	for _, w := range o.words {
		if len(r.words) < most && !slices.Contains(r.words, w) {
			r.words = append(r.words, w)
		}
	}
	for _, w := range o.of {
		if len(r.of) < most && !slices.Contains(r.of, w) {
			r.of = append(r.of, w)
		}
	}
	r.isOffice = r.isOffice || o.isOffice
}

// shared returns how many words both roles have.
func (r *role) shared(o *role) int {
	n := 0
	for _, w := range r.words {
		if slices.Contains(o.words, w) {
			n++
		}
	}
	return n
}

// agrees reports whether one person may have both roles, one after the other.
func (r *role) agrees(o *role) bool { return r.shared(o) > 0 || r.isOffice && o.isOffice }

// isElsewhere reports whether both roles are of something, and not of the same: mayors of
// two towns.
func (r *role) isElsewhere(o *role) bool {
	return len(r.of) > 0 && len(o.of) > 0 && !slices.ContainsFunc(r.of, func(s string) bool { return slices.Contains(o.of, s) })
}

// holds reports whether r has all that o tells: "former prime minister", "minister".
func (r *role) holds(o *role) bool {
	return r.shared(o) == len(o.words) && !slices.ContainsFunc(o.of, func(s string) bool { return !slices.Contains(r.of, s) })
}
