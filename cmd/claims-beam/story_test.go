package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
)

// writer makes stories up, the same ones for the same seed.
type writer struct{ *rand.Rand }

func newWriter(seed uint64) *writer { return &writer{rand.New(rand.NewPCG(seed, 1))} }

func (w *writer) of(words ...string) string { return words[w.IntN(len(words))] }

func (w *writer) name() string {
	return w.of("Anneli", "Duarte", "Filipe", "Ines", "Marta", "Oskar", "Rui", "Tomas") + " " +
		w.of("Aranha", "Kask", "Lepik", "Pinho", "Soares", "Tamm", "Vaz")
}

func (w *writer) thing() string {
	return w.of("the dam", "the school", "the harbour", "the budget", "the road", "the hospital", "the vote") + " " +
		w.of("would close in May", "had cost too much", "is safe", "needs new pumps", "was never inspected", "will open again", "had been sold")
}

func (w *writer) sentence(name string) string {
	switch w.IntN(8) {
	case 0:
		return fmt.Sprintf("“%s,” said %s.", capital(w.thing()), name)
	case 1:
		return fmt.Sprintf("%s said that %s, and that %s.", name, w.thing(), w.thing())
	case 2:
		return fmt.Sprintf("He denied that %s.", w.thing())
	case 3:
		return fmt.Sprintf("According to the mayor, %s.", w.thing())
	case 4:
		return fmt.Sprintf("She told reporters on %s that %s.", w.of("Monday", "Friday"), w.thing())
	case 5:
		return fmt.Sprintf("“%s. %s,” he added.", capital(w.thing()), capital(w.thing()))
	}
	return fmt.Sprintf("%s, and %s, the figures of the town show.", capital(w.thing()), w.thing())
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// story returns a story of up to n paragraphs.
func (w *writer) story(n int) string {
	var b strings.Builder
	for range 1 + w.IntN(n) {
		name := w.name()
		fmt.Fprintf(&b, "%s, a %s of the region, met residents.", name, w.of("minister", "teacher", "spokesman"))
		for range 2 + w.IntN(4) {
			b.WriteString(" " + w.sentence(name))
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

const spanish = "El ministro de la ciudad dijo que la lluvia no se ha visto en los campos de la región por más de un mes y que para el verano se espera lo mismo según los datos que su oficina ha dado."

// line returns a story as JSON Lines have it.
func (w *writer) line(id int, text string) string {
	data, err := json.Marshal(map[string]any{"id": id, "headline": capital(w.thing()), "published": "2024-03-05", "publisher": "The Harbour Post", "text": text})
	if err != nil {
		panic(err)
	}
	return string(data)
}

// lines returns so many lines: of a hundred, one is broken, one has no text, and two are
// in Spanish.
func (w *writer) lines(n int) []string {
	all := make([]string, n)
	for i := range all {
		switch i % 100 {
		case 41:
			all[i] = w.line(i, "cut short")[:20]
		case 57:
			all[i] = fmt.Sprintf(`{"id":%d}`, i)
		case 3, 77:
			all[i] = w.line(i, spanish)
		default:
			all[i] = w.line(i, w.story(20))
		}
	}
	return all
}
