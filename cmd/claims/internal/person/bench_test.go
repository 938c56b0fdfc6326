package person

import "testing"

func BenchmarkJoin(b *testing.B) {
	roles := []string{"", "Sen.", "senator from Lipa", "former governor of Orna", "baker", "spokeswoman for the harbour"}
	mentions := make([]Mention, 1_000_000)
	for i := range mentions {
		n := i * 7919 % 200_003 // as uneven as speakers are
		n = n * n / 200_003
		mentions[i] = Mention{Name: "Ann " + surname(n+400), Role: roles[(i+n)%7%len(roles)], Type: "person", Story: i / 4}
		if n%5 == 0 {
			mentions[i].Name, mentions[i].Role, mentions[i].Type = surname(n+400)+" Shipping Ltd", "", "organization"
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Join(mentions, nil)
	}
}
