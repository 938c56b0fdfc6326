package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var samples = map[string]string{
	"en":  "The mayor of the town said on Monday that the bridge would be closed for a week, and that the works had been delayed by rain.",
	"es":  "El alcalde de la ciudad dijo el lunes que el puente estará cerrado por una semana y que las obras se han retrasado a causa de la lluvia.",
	"fr":  "Le maire de la ville a déclaré lundi que le pont sera fermé pendant une semaine et que les travaux ont été retardés par la pluie dans la région.",
	"de":  "Der Bürgermeister der Stadt sagte am Montag, dass die Brücke für eine Woche gesperrt wird und sich die Arbeiten wegen des Regens auf der Baustelle verzögern.",
	"it":  "Il sindaco della città ha detto lunedì che il ponte non si può usare per una settimana e che i lavori sono in ritardo a causa della pioggia.",
	"pt":  "O prefeito da cidade disse na segunda-feira que a ponte não abre por uma semana e que as obras se atrasaram por causa da chuva em toda a região do norte.",
	"nl":  "De burgemeester van de stad zei maandag dat de brug voor een week dicht is en dat het werk door de regen niet op tijd klaar is.",
	"und": "Мэр города сообщил в понедельник, что мост будет закрыт на неделю и что работы задержались из-за дождя.",
}

func TestGuess(t *testing.T) {
	for want, txt := range samples {
		if got := Guess(txt); got != want {
			t.Errorf("Guess(%.30q) = %q, want %q", txt, got, want)
		}
	}
	if got := Guess("记者星期一从市政府获悉，大桥将关闭一周，工程因下雨而推迟。"); got != "und" {
		t.Errorf("Chinese: %q", got)
	}
}

// TestGuessUnclear holds that short texts and tables are no language.
func TestGuessUnclear(t *testing.T) {
	table := strings.Repeat("Oct net 12.5 mln vs 13.1 mln, shr 34 cts vs 36 cts. ", 20)
	for _, txt := range []string{"", "Rain fell.", "été d’un — é", "Le maire de la ville", table, strings.Repeat("Ana Ruiz Salto 3 Peter Holt 2 ", 20)} {
		if got := Guess(txt); got != "" {
			t.Errorf("Guess(%.30q) = %q, want nothing", txt, got)
		}
	}
}

func TestGuessStories(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "testdata", "stories", "*.txt"))
	if len(files) == 0 {
		t.Fatal("no stories")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := Guess(string(data)); got != "en" {
			t.Errorf("%s: %q", f, got)
		}
	}
}

func TestForeign(t *testing.T) {
	for _, c := range []struct{ txt, declared, want string }{
		{samples["es"], "", "Spanish"},
		{samples["es"], "en", "Spanish"},
		{samples["en"], "es-ES", ""},
		{"Rain fell.", "", ""},
		{"Rain fell.", "en_GB", ""},
		{"Il pleut.", "fr-FR", "French"},
		{"Κείμενο.", "el", "another language than English"},
		{samples["und"], "", "another language than English"},
	} {
		if got := Foreign(c.txt, c.declared); got != c.want {
			t.Errorf("Foreign(%.30q, %q) = %q, want %q", c.txt, c.declared, got, c.want)
		}
	}
}

func BenchmarkGuess(b *testing.B) {
	txt := strings.Repeat(samples["en"], 20)
	for b.Loop() {
		Guess(txt)
	}
}
