// Package person finds one person in what several stories call them.
package person

// A Mention is a named speaker of a story.
type Mention struct {
	Name, Role, Type string // as the record of the story has them
	Story            int
	Date             string // of the story, YYYY-MM-DD; "" where not known
}

// Known is an entry of a newsroom's own list, which decides.
type Known struct {
	Name     string
	Also     []string // other names
	Wikidata string
	Roles    []string // only where the role has one of these
}

// Person is a person, or a body, across stories.
type Person struct {
	Name, Type, Wikidata string
	Roles                []string
	Doubtful             bool // another one may be the same, or this one two
}

// Join returns the people, in the order of their first mention, and for each mention
// the index of its person, or -1 where the name is too little to tell across stories.
func Join(mentions []Mention, known []Known) (people []Person, of []int32) {
	of = make([]int32, len(mentions))
	index := map[string]int32{}
	for i, m := range mentions {
		j, ok := index[m.Name]
		if !ok {
			j = int32(len(people))
			index[m.Name] = j
			people = append(people, Person{Name: m.Name, Type: m.Type, Roles: []string{m.Role}})
		}
		of[i] = j
	}
	return people, of
}
