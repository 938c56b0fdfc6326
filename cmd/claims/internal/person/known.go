package person

import (
	"strings"

	"claims/cmd/claims/internal/fold"
)

// list finds the entries of a newsroom's list by their names.
type list map[string][]entry

type entry struct {
	*Known
	roles []role
}

func listOf(known []Known) list {
	l := list{}
	for i := range known {
		e := entry{Known: &known[i]}
		for _, r := range e.Roles {
			e.roles = append(e.roles, roleOf(r))
		}
		keys := map[string]bool{}
		for _, n := range append([]string{e.Name}, e.Also...) {
			for _, key := range keysOf(n) {
				if !keys[key] {
					keys[key] = true
					l[key] = append(l[key], e)
				}
			}
		}
	}
	return l
}

// keysOf returns a name as that of a person, and as that of anything else.
func keysOf(name string) []string {
	bare, generation := withoutTitles(words(name))
	keys := []string{fold.String(strings.Join(bare, " ") + " " + generation)}
	if b := bodyOf(name); b != "" {
		keys = append(keys, b+" ")
	}
	return keys
}

// find returns the entry of a subject, or nil: the first whose roles fit, or the first
// that asks for none.
func (l list) find(s *subject) *Known {
	if len(l) == 0 {
		return nil
	}
	var plain *Known
	for _, key := range keysOf(s.Name) {
		for _, e := range l[key] {
			if len(e.roles) == 0 {
				if plain == nil {
					plain = e.Known
				}
				continue
			}
			for i := range e.roles {
				if s.role.holds(&e.roles[i]) {
					return e.Known
				}
			}
		}
	}
	return plain
}
