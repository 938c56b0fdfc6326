package person

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

func TestNameOf(t *testing.T) {
	for in, want := range map[string]string{
		"Rhonda Vickers": "rhonda [] vickers", "Prime Minister Helena Couto": "helena [] couto", "Sir Bernard Lyle": "bernard [] lyle",
		"Daniel Okafor, Jr.": "daniel [] okafor jr", "Daniel Okafor III": "daniel [] okafor iii", "Amina Coulter, M.D.": "amina [] coulter",
		"J.K. Strand": "j [k] strand", "Bashar al-Masri": "bashar [al] masri", "Conan O’Dell": "conan [] odell", "Kim Sun-ho": "kim [sun] ho",
		"Joe “Boots” Pettifer": "joe [] pettifer", "Mary A. King (Labour)": "mary [a] king",
		"Vickers": "", "Mr Dunmore": "", "J. Strand": "", "company spokeswoman": "", "Pelé": "", "": "", "…": "", "Gov.": "",
	} {
		got := ""
		if n, ok := nameOf(in); ok {
			got = fmt.Sprint(n.first, " ", n.middle, " ", n.last)
			if n.generation != "" {
				got += " " + n.generation
			}
		}
		if got != want {
			t.Errorf("nameOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	known := []Known{
		{Name: "John Smith", Wikidata: "Q1", Roles: []string{"minister"}},
		{Name: "Ana Lúcia Prado", Also: []string{"Aninha", "Ana Prado"}, Wikidata: "Q2"},
		{Name: "NWA", Also: []string{"Northern Wire Agency"}},
	}
	is := func(name, role string) Mention { return Mention{Name: name, Role: role, Type: "person"} }
	for name, c := range map[string]struct {
		mentions []Mention
		people   []Person
		of       []int32
	}{
		"none": {nil, []Person{}, []int32{}},
		"known by role, and one who is not": {
			[]Mention{is("John Smith", "baker"), is("John Smith", "former Prime Minister"), is("John Smith", "baker")},
			[]Person{{Name: "John Smith", Type: "person", Roles: []string{"baker"}},
				{Name: "John Smith", Type: "person", Wikidata: "Q1", Roles: []string{"former Prime Minister"}}},
			[]int32{0, 1, 0}},
		"known by other names": {
			[]Mention{is("Aninha", "singer"), is("ANA PRADO", ""), is("Prado", ""), {Name: "the Northern Wire Agency", Type: "organization"}},
			[]Person{{Name: "Ana Lúcia Prado", Type: "person", Wikidata: "Q2", Roles: []string{"singer"}}, {Name: "NWA", Type: "organization"}},
			[]int32{0, 0, -1, 1}},
		"times of a role": {
			[]Mention{is("Ilse Marten", "president-elect"), is("Ilse Marten", "President"), is("Ilse Marten", "then-president"), is("Ilse Marten", "Ex-President")},
			[]Person{{Name: "Ilse Marten", Type: "person", Roles: []string{"president-elect", "President", "then-president", "Ex-President"}}},
			[]int32{0, 0, 0, 0}},
		"one without a role between two": {
			[]Mention{is("Dale Krantz", ""), is("Dale Krantz", "hog farmer"), is("Dale Krantz", "cellist"), is("Mr. Dale Krantz", "")},
			[]Person{{Name: "Dale Krantz", Type: "person", Doubtful: true},
				{Name: "Dale Krantz", Type: "person", Roles: []string{"hog farmer"}, Doubtful: true},
				{Name: "Dale Krantz", Type: "person", Roles: []string{"cellist"}, Doubtful: true}},
			[]int32{0, 1, 2, 0}},
		"mayors of two towns, and one of either": {
			[]Mention{is("Eva Lind", "mayor"), is("Eva Lind", "mayor of Lisk"), is("Eva Lind", "Mayor of Lipa"), is("Eva Lind", "Lisk’s mayor")},
			[]Person{{Name: "Eva Lind", Type: "person", Roles: []string{"mayor"}, Doubtful: true},
				{Name: "Eva Lind", Type: "person", Roles: []string{"mayor of Lisk", "Lisk’s mayor"}, Doubtful: true},
				{Name: "Eva Lind", Type: "person", Roles: []string{"Mayor of Lipa"}, Doubtful: true}},
			[]int32{0, 1, 2, 1}},
		"father and son are certain": {
			[]Mention{is("Daniel Okafor Sr.", ""), is("Daniel Okafor Jr.", "")},
			[]Person{{Name: "Daniel Okafor Sr.", Type: "person"}, {Name: "Daniel Okafor Jr.", Type: "person"}},
			[]int32{0, 1}},
		"what most call it": {
			[]Mention{is("Karin Ahlund", ""), is("Karin Åhlund", ""), is("Karin Åhlund", "")},
			[]Person{{Name: "Karin Åhlund", Type: "person"}}, []int32{0, 0, 0}},
		"of no type": {
			[]Mention{{Name: "Halden Systems"}, {Name: "Halden Systems Inc.", Type: "organization"}, {Name: "Priya Raman"}, is("Priya Raman", "engineer")},
			[]Person{{Name: "Halden Systems", Type: "organization"}, {Name: "Priya Raman", Type: "person", Roles: []string{"engineer"}}}, []int32{0, 0, 1, 1}},
	} {
		people, of := Join(c.mentions, known)
		if !slices.Equal(of, c.of) || !reflect.DeepEqual(people, c.people) {
			t.Errorf("%s:\ngot  %+v %v\nwant %+v %v", name, people, of, c.people, c.of)
		}
	}
}

func TestLinear(t *testing.T) {
	if storytest.Race {
		t.Skip("measures time")
	}
	for name, mention := range map[string]func(i int) Mention{
		"names":    func(i int) Mention { return Mention{Name: "Ann " + surname(i), Role: "baker", Type: "person"} },
		"roles":    func(i int) Mention { return Mention{Name: "Ann Lind", Role: surname(i), Type: "person"} },
		"initials": func(i int) Mention { return Mention{Name: "Ann " + surname(i) + " Lind", Type: "person"} },
	} {
		t.Run(name, func(t *testing.T) {
			storytest.Linear(t, 32_000, func(n int) {
				mentions := make([]Mention, n)
				for i := range mentions {
					mentions[i] = mention(i)
				}
				Join(mentions, nil)
			})
		})
	}
}

// surname writes a number in letters.
func surname(n int) string {
	s := "L"
	for ; n > 0; n /= 20 {
		s += string(rune('a' + n%20))
	}
	return s
}
