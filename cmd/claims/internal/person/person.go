// Package person finds one person in what several stories call them.
//
// A person is known by a full name and a role that agrees, and never by a surname alone:
// what is not certain stays apart. Bodies are known by their names.
package person

import (
	"cmp"
	"slices"
)

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
	j := joiner{list: listOf(known), spelt: map[string]string{}, bodies: map[string]bool{}}
	of = make([]int32, len(mentions))
	index := map[Mention]int32{}
	for i, m := range mentions {
		m.Story, m.Date = 0, ""
		s, ok := index[m]
		if !ok {
			s = int32(len(j.subjects))
			index[m] = s
			j.subjects = append(j.subjects, &subject{Mention: m, draft: -1})
		}
		j.subjects[s].times++
		of[i] = s
	}
	j.read()
	j.group()
	for i, s := range of {
		of[i] = j.personOf(s)
	}
	return j.people(), of
}

// subject is what stories call somebody in the same words.
type subject struct {
	Mention
	class class
	name  name // of a person
	key   string
	role  role
	times int
	draft int32 // -1 for none
}

// class tells how a name is compared.
type class uint8

const (
	nobody class = iota // "officials"
	human
	body
	place
)

// read reads the names and roles. One of no type is a body where others name one, and
// else a person.
func (j *joiner) read() {
	for _, s := range j.subjects {
		if s.Type == "organization" {
			j.bodies[bodyOf(s.Name)] = true
		}
	}
	for _, s := range j.subjects {
		s.role = roleOf(s.Role)
		s.key = bodyOf(s.Name)
		switch {
		case s.Type == "organization", s.Type == "document", s.Type == "" && j.bodies[s.key]:
			if s.key != "" {
				s.class = body
			}
		case s.Type == "person", s.Type == "":
			var ok bool
			if s.name, ok = nameOf(s.Name); ok {
				s.class, s.key = human, s.name.first+" "+s.name.last
			}
		case s.Type == "place":
			s.class = place
		}
		if other := speltKey(s); other != "" {
			j.spelt[other] = s.key
		}
	}
}

// draft is a person in the making.
type draft struct {
	subjects []*subject
	known    *Known
	doubtful bool
	person   int32 // its place among the people, or -1 as long as it has none
}

// name returns the fullest name.
func (d *draft) name() *name { return &d.subjects[0].name }

type joiner struct {
	subjects []*subject
	list     list
	drafts   []draft
	made     []int32           // the drafts in the order of their first mention
	spelt    map[string]string // from a key without marks to one with: "juergen mueller"
	bodies   map[string]bool   // the keys of organizations
}

// group puts each subject into a draft.
func (j *joiner) group() {
	entries := map[*Known]int32{}
	index := map[string]int{}
	var blocks [][]*subject
	for _, s := range j.subjects {
		if k := j.list.find(s); k != nil {
			d, ok := entries[k]
			if !ok {
				d = j.newDraft()
				entries[k] = d
				j.drafts[d].known = k
			}
			j.add(d, s)
			continue
		}
		if s.class == nobody {
			continue
		}
		key := string('0'+s.class) + cmp.Or(j.spelt[s.key], s.key)
		b, ok := index[key]
		if !ok {
			b = len(blocks)
			index[key] = b
			blocks = append(blocks, nil)
		}
		blocks[b] = append(blocks[b], s)
	}
	for _, b := range blocks {
		j.split(b)
	}
}

// speltKey returns the key of a person whose name is written without marks, where it
// differs.
func speltKey(s *subject) string {
	if s.class != human {
		return ""
	}
	if n, _ := nameOf(spelt.Replace(s.Name)); n.first+" "+n.last != s.key {
		return n.first + " " + n.last
	}
	return ""
}

func (j *joiner) newDraft() int32 {
	j.drafts = append(j.drafts, draft{person: -1})
	return int32(len(j.drafts) - 1)
}

func (j *joiner) add(d int32, s *subject) {
	s.draft = d
	j.drafts[d].subjects = append(j.drafts[d].subjects, s)
}

// split makes drafts of the subjects with the same key: those of whom most is known
// first.
func (j *joiner) split(subjects []*subject) {
	from := int32(len(j.drafts))
	if subjects[0].class != human {
		d := j.newDraft()
		for _, s := range subjects {
			j.add(d, s)
		}
		return
	}
	slices.SortStableFunc(subjects, func(a, b *subject) int {
		return cmp.Or(cmp.Compare(b.name.fullness(), a.name.fullness()), cmp.Compare(b.role.fullness(), a.role.fullness()))
	})
	for _, s := range subjects {
		d, doubtful := j.draftFor(s, from)
		if d < 0 {
			d = j.newDraft()
		}
		j.add(d, s)
		j.drafts[d].doubtful = j.drafts[d].doubtful || doubtful
	}
	j.doubt(from)
}

// mostNamesakes bounds how many people of one name are told apart.
const mostNamesakes = 40

// draftFor returns the draft since from that a subject belongs to, or -1. Where it fits
// two equally well it belongs to neither, but to those who did so before.
func (j *joiner) draftFor(s *subject, from int32) (best int32, doubtful bool) {
	best = -1
	most, unclear := -1, int32(-1)
	for d := from; d < int32(len(j.drafts)) && d < from+mostNamesakes; d++ {
		fit := j.fit(s, &j.drafts[d])
		switch {
		case fit < 0:
		case j.drafts[d].doubtful && s.role.isNone() && j.drafts[d].subjects[0].role.isNone():
			unclear = d
		case fit > most:
			best, most, doubtful = d, fit, false
		case fit == most:
			doubtful = true
		}
	}
	if doubtful {
		return unclear, true
	}
	return best, false
}

// fit returns how well a subject goes with a draft, or -1 where it does not.
func (j *joiner) fit(s *subject, d *draft) int {
	if !s.name.isOne(d.name()) {
		return -1
	}
	best, none, here, elsewhere := -1, true, false, false
	for _, o := range d.subjects[:min(len(d.subjects), mostNamesakes)] {
		if o.role.isNone() {
			continue
		}
		none = false
		if s.role.agrees(&o.role) {
			best = max(best, s.role.shared(&o.role))
		}
		if s.role.isElsewhere(&o.role) {
			elsewhere = true
		} else if len(s.role.of) > 0 && len(o.role.of) > 0 {
			here = true
		}
	}
	switch {
	case none || s.role.isNone():
		return 0
	case elsewhere && !here:
		return -1
	}
	return best
}

// doubt marks the people since from who have each other's name.
func (j *joiner) doubt(from int32) {
	drafts := j.drafts[from:]
	drafts = drafts[:min(len(drafts), mostNamesakes)]
	for i := range drafts {
		for k := range drafts[:i] {
			if drafts[i].name().isDoubtful(drafts[k].name()) {
				drafts[i].doubtful, drafts[k].doubtful = true, true
			}
		}
	}
}

// personOf returns the place of the person of subject s among the people, which are
// numbered as they are asked for.
func (j *joiner) personOf(s int32) int32 {
	d := j.subjects[s].draft
	if d < 0 {
		return -1
	}
	if j.drafts[d].person < 0 {
		j.drafts[d].person = int32(len(j.made))
		j.made = append(j.made, d)
	}
	return j.drafts[d].person
}

func (j *joiner) people() []Person {
	byFirst := make([][]*subject, len(j.made))
	for _, s := range j.subjects { // in the order of their first mention
		if s.draft >= 0 {
			n := j.drafts[s.draft].person
			byFirst[n] = append(byFirst[n], s)
		}
	}
	people := make([]Person, len(j.made))
	for n, d := range j.made {
		people[n] = j.drafts[d].finished(byFirst[n])
	}
	return people
}

// finished returns the person of a draft, by what stories call it most.
func (d *draft) finished(subjects []*subject) Person {
	p := Person{Doubtful: d.doubtful}
	names, types := map[string]int{}, map[string]int{}
	for _, s := range subjects {
		names[s.Name] += s.times
		if s.Type != "" {
			types[s.Type] += s.times
		}
		if s.Role != "" && !slices.Contains(p.Roles, s.Role) {
			p.Roles = append(p.Roles, s.Role)
		}
	}
	for _, s := range subjects {
		if names[s.Name] > names[p.Name] {
			p.Name = s.Name
		}
		if types[s.Type] > types[p.Type] || p.Type == "document" && s.Type == "organization" {
			p.Type = s.Type
		}
	}
	if d.known != nil {
		p.Name, p.Wikidata = d.known.Name, d.known.Wikidata
	}
	return p
}
