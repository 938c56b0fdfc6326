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
	subjects []*subject // those with the fullest name first
	role     role       // all of them
	times    int        // how often it is mentioned
	known    *Known
	doubtful bool
	into     int32 // the draft that it turned out to be the same as, or -1
	person   int32 // its place among the people, or -1 as long as it has none
}

// name returns the fullest name.
func (d *draft) name() *name { return &d.subjects[0].name }

// mayBe reports whether nothing tells that d and o are two.
func (d *draft) mayBe(o *draft) bool { return d.name().isOne(o.name()) && !d.role.isElsewhere(&o.role) }

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
	j.drafts = append(j.drafts, draft{into: -1, person: -1})
	return int32(len(j.drafts) - 1)
}

func (j *joiner) add(d int32, s *subject) {
	s.draft = d
	j.drafts[d].subjects = append(j.drafts[d].subjects, s)
	j.drafts[d].role.add(&s.role)
	j.drafts[d].times += s.times
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
		d := j.draftFor(s, j.fits(s, from))
		if d < 0 {
			d = j.newDraft()
		}
		j.add(d, s)
	}
	j.doubt(from)
}

// mostNamesakes bounds how many people of one name are told apart.
const mostNamesakes = 40

// fits returns the drafts since from that a subject may belong to.
func (j *joiner) fits(s *subject, from int32) []int32 {
	var fits []int32
	for d := from; d < int32(len(j.drafts)) && d < from+mostNamesakes; d++ {
		o := &j.drafts[d]
		if o.into < 0 && s.name.isOne(o.name()) && !s.role.isElsewhere(&o.role) &&
			(s.role.isNone() || o.role.isNone() || s.role.agrees(&o.role)) {
			fits = append(fits, d)
		}
	}
	return fits
}

// draftFor returns which of the drafts that fit a subject it belongs to, or -1. One with
// a role makes them one person, if nothing tells that they are two. One without a role
// belongs to the one whom nearly all with that name are, or to those that are as unclear.
func (j *joiner) draftFor(s *subject, fits []int32) int32 {
	if len(fits) < 2 {
		return append(fits, -1)[0]
	}
	if s.role.isNone() {
		for _, d := range fits {
			if j.drafts[d].role.isNone() {
				return d
			}
		}
		return j.mainOf(fits)
	}
	for i, d := range fits {
		for _, o := range fits[:i] {
			if !j.drafts[d].mayBe(&j.drafts[o]) {
				return j.closest(s, fits)
			}
		}
	}
	for _, d := range fits[1:] {
		j.merge(d, fits[0])
	}
	return fits[0]
}

// mainOf returns the draft with nearly all mentions of those in drafts, or -1.
func (j *joiner) mainOf(drafts []int32) int32 {
	const nearly = 10 // times those of the others
	all := 0
	for _, d := range drafts {
		all += j.drafts[d].times
	}
	for _, d := range drafts {
		if n := j.drafts[d].times; n >= nearly*(all-n) {
			return d
		}
	}
	return -1
}

// closest returns the one that shares more words with the role of s than any other, or -1.
func (j *joiner) closest(s *subject, drafts []int32) int32 {
	best, most := int32(-1), -1
	for _, d := range drafts {
		switch n := s.role.shared(&j.drafts[d].role); {
		case n > most:
			best, most = d, n
		case n == most:
			best = -1
		}
	}
	return best
}

// merge makes d a part of the draft into.
func (j *joiner) merge(d, into int32) {
	for _, s := range j.drafts[d].subjects {
		j.add(into, s)
	}
	j.drafts[d].into, j.drafts[d].subjects = into, nil
}

// doubt marks the people since from who have each other's name, but for one whom nearly
// all mentions are of.
func (j *joiner) doubt(from int32) {
	var drafts []int32
	for d := from; d < int32(len(j.drafts)) && len(drafts) < mostNamesakes; d++ {
		if j.drafts[d].into < 0 {
			drafts = append(drafts, d)
		}
	}
	main := j.mainOf(drafts)
	for i, d := range drafts {
		for _, o := range drafts[:i] {
			if j.drafts[d].name().isDoubtful(j.drafts[o].name()) {
				j.drafts[d].doubtful = d != main
				j.drafts[o].doubtful = o != main
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
