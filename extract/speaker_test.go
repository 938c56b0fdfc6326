package extract

import (
	"fmt"
	"strings"
	"testing"

	"claims/rules"
)

// speakersOf returns the speakers of the claims of src: name, and in brackets
// type and role, one claim a line.
func speakersOf(src string) []string {
	res := New(rules.Builtin()).Extract(src)
	var out []string
	for _, c := range res.Claims {
		if c.Speaker == nil {
			out = append(out, "-")
			continue
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s [%s %s]", c.Speaker.Name, c.Speaker.Type, c.Speaker.Role)))
	}
	return out
}

func TestSpeakers(t *testing.T) {
	for _, x := range []struct {
		construction, src string
		last              string // the speaker of the last claim
	}{
		{"surname after full name", "Mayor Ana Ruiz said the bridge was safe. The road is closed. Ruiz said that it would open soon.", "Ana Ruiz [person Mayor]"},
		{"title of courtesy", "Ana Ruiz said the bridge was safe. Ms. Ruiz said that it would open soon.", "Ana Ruiz [person ]"},
		{"two of one surname", "Peter Ruiz said the bridge was safe. Ana Ruiz disagreed. Mr. Ruiz said that it would open soon.", "Peter Ruiz [person ]"},
		{"title of the other", "Peter Ruiz said the bridge was safe. Ana Ruiz, his wife, disagreed. Mrs. Ruiz said that it would open soon.", "Ana Ruiz [person ]"},
		{"suffix", "Senator Peter Ruiz Jr. said the bridge was safe. On Monday, Ruiz said that it would open soon.", "Peter Ruiz Jr. [person Senator]"},
		{"apposition after", "Ana Ruiz, the mayor of Salto, said that the bridge was safe.", "Ana Ruiz [person mayor of Salto]"},
		{"apposition before", "The chief engineer, Ana Ruiz, said that the bridge was safe.", "Ana Ruiz [person chief engineer]"},
		{"apposition with a possessive", "The ministry said little. Its spokeswoman, Ana Ruiz, said that the bridge was safe.", "Ana Ruiz [person spokeswoman]"},
		{"age and apposition", "Ana Ruiz, 46, a nurse, said that the bridge was safe.", "Ana Ruiz [person nurse]"},
		{"title with a phrase", "Former secretary of state Ana Ruiz said that the bridge was safe.", "Ana Ruiz [person Former secretary of state]"},
		{"particles", "Bernard van der Meer said the bridge was safe. It is old, van der Meer said.", "Bernard van der Meer [person ]"},
		{"particles that are words of English", "Carlos do Carmo said the bridge was safe. It is old, do Carmo said.", "Carlos do Carmo [person ]"},
		{"particles and a title", "Mayor Joana dos Anjos toured the quarter. On Monday, dos Anjos said that the bridge was safe.", "Joana dos Anjos [person Mayor]"},
		{"name broken at a line end", "Mayor Ana Hald-\nersen toured the quarter. On Monday, Haldersen said that the bridge was safe.", "Ana Haldersen [person Mayor]"},
		{"suffix after a comma", "Senator Peter Ruiz, Jr., toured the quarter. Ruiz said that the bridge was safe.", "Peter Ruiz, Jr. [person Senator]"},
		{"degree in a list", "Ana Ruiz, M.D., and Piet Vos said that the bridge was safe.", "Ana Ruiz, M.D. and Piet Vos [group ]"},
		{"place of two names", "Trinidad and Tobago Energy Minister Ana Ruiz said that the bridge was safe.", "Ana Ruiz [person Trinidad and Tobago Energy Minister]"},
		{"two, and one of a nation", "Ruiz and Estonian Premier Anna Tamm said that the bridge was safe.", "Ruiz and Anna Tamm [group ]"},
		{"legal form after a comma", "Harbour Robotics, Inc. cut its staff. HR said that sales were down.", "Harbour Robotics, Inc. [organization ]"},
		{"two short names defined", "Brightwater Foods plc (“Brightwater” or the “Company”) cut its staff. The Company said that sales were down.", "Brightwater Foods plc [organization ]"},
		{"short name beside a ticker", "Salto Energy AS (OSE: SALT, the “Group”) cut its staff. The Group said that sales were down.", "Salto Energy AS [organization ]"},
		{"short name of two words", "The Tobin Fisheries Benefit Trust (“Tobin Trust”) sued the port. Tobin Trust said that the bridge was not safe.", "Tobin Fisheries Benefit Trust [organization ]"},
		{"short name of a person", "Ana Ruiz (the “Claimant”) sued the port. The Claimant said that the bridge was not safe.", "Ana Ruiz [person ]"},
		{"calling that companies have too", "The web developer, Ana Ruiz, laughed. She said that the bridge was safe.", "Ana Ruiz [person web developer]"},
		{"calling that companies have too, after the name", "Ana Ruiz, a concert promoter and publisher, laughed. She said that the bridge was safe.", "Ana Ruiz [person concert promoter]"},
		{"title alone", "Interior Minister Ana Ruiz toured the quarter. The minister said that the bridge was safe.", "Ana Ruiz [person Interior Minister]"},
		{"title by its short form", "Sen. Ana Ruiz toured the quarter. The senator said that the bridge was safe.", "Ana Ruiz [person Sen.]"},
		{"abbreviation in brackets", "The International Dam Safety Agency (IDSA) closed the bridge. The IDSA said that the bridge was not safe.", "International Dam Safety Agency [organization ]"},
		{"body by its noun", "The Salto Water Agency closed the bridge. The agency said that the bridge was not safe.", "Salto Water Agency [organization ]"},
		{"body inside a description", "State Department officials met on Monday. The department said that the bridge was not safe.", "State Department [organization ]"},
		{"company by its noun", "Salto Airlines cut its flights. The company said that fuel was dear.", "Salto Airlines [organization ]"},
		{"short form of a company", "Brightwater Systems cut its staff. On Monday, Brightwater said that sales were down.", "Brightwater Systems [organization ]"},
		{"of and noun order", "The Ministry of Health closed the ward. The health ministry said that it was not safe.", "Ministry of Health [organization ]"},
		{"possessor and adjective", "Karabia’s Defense Army fired first. The Karabian army said that it was attacked.", "Karabia’s Defense Army [organization ]"},
		{"two ministries", "The Arkadian Foreign Ministry and the Sarovian Foreign Ministry met. The Sarovian Foreign Ministry said that it was content.", "Sarovian Foreign Ministry [organization ]"},
		{"he", "Peter Ruiz, who met Ana Brandt on Monday, said the bridge was safe. He said that it would open soon.", "Peter Ruiz [person ]"},
		{"she is the other", "Peter Ruiz met Ana Brandt on Monday. She said that the bridge would open soon.", "Ana Brandt [person ]"},
		{"no name in quotation marks", "“Peter Brandt is a liar,” Peter Ruiz said. He said that the bridge would open soon.", "Peter Ruiz [person ]"},
		{"it after a ministry", "The Interior Ministry said the bridge was safe. It said that the road was closed.", "Interior Ministry [organization ]"},
		{"they", "Residents of Salto said the bridge was not safe. They said that it shook.", "Residents of Salto [group ]"},
		{"who", "The bridge was built by Peter Ruiz, who said that it was safe.", "Peter Ruiz [person ]"},
		{"her own claim inside", "Ana Ruiz said she hoped that the bridge would open soon.", "Ana Ruiz [person ]"},
		{"the statement", "In a statement, the Interior Ministry said that the bridge was safe. “It is old,” the statement added.", "Interior Ministry [document ]"},
		{"a report by", "A report by the Salto Institute found that the bridge was not safe. The report said that it shook.", "Salto Institute [document ]"},
		{"owner of a document", "Peter Ruiz is gone. His website says that he is at sea.", "Peter Ruiz [document ]"},
		{"body that made a poll", "A Prairie State University poll found that voters were bored.", "Prairie State University [document ]"},
		{"anonymity", "A senior official, who spoke on condition of anonymity, said that the bridge was not safe.", "senior official [anonymous ]"},
		{"not named", "A nurse who asked not to be named said that the ward was full.", "[anonymous ]"},
		{"sources", "Two sources familiar with the matter said that the bridge was not safe.", "[anonymous ]"},
		{"nobody singled out", "A spokesman said that the bridge was safe.", "[person ]"},
		{"share of people", "Most voters said that the bridge was safe.", "[group ]"},
		{"name given later", "Teller warned her bosses\n\nSALTO, Nov 2 (NWA) - A bank teller said that she had warned her bosses.\n\nAna Ruiz, 46, told jurors that money was missing.\n\n“I knew,” she said.", "Ana Ruiz [person bank teller]"},
		{"company at the end of its clause", "The company that runs the dam, Aquasalto, said that the gates were shut.", "Aquasalto [organization ]"},
		{"two names", "Ana Ruiz and Peter Brandt said that the bridge was safe.", "Ana Ruiz and Peter Brandt [group ]"},
		{"family is no role", "His sister, Joana Ruiz, said that the bridge was not safe.", "Joana Ruiz [person ]"},
		{"unknown pronoun", "The road was closed. He said that the bridge was not safe.", "[ ]"},
		{"man for a woman", "Ana Ruiz left. He said that the bridge was not safe.", "[ ]"},
		{"man for a woman by her title", "Mrs. Brandt left. He said that the bridge was not safe.", "[ ]"},
		{"he is the other", "Peter Brandt met Ana Ruiz on Monday. Ruiz left. He said that the bridge would open soon.", "Peter Brandt [person ]"},
		{"woman for a man", "Peter Ruiz left. She said that the bridge was not safe.", "[ ]"},
	} {
		t.Run(x.construction, func(t *testing.T) {
			got := speakersOf(x.src)
			if len(got) == 0 {
				t.Fatalf("no claim in %q", x.src)
			}
			if last := got[len(got)-1]; last != x.last {
				t.Errorf("%q: %q, want %q; all: %q", x.src, last, x.last, got)
			}
		})
	}
}

// TestSpeakerIndex holds that a speaker is listed once, with all claims, and
// that a document's are its issuer's.
func TestSpeakerIndex(t *testing.T) {
	res := New(rules.Builtin()).Extract("Storm at sea\n\nIn a statement, the Interior Ministry said that the bridge was safe. It said that the road was closed. " +
		"“It is old,” the statement added. Interior Minister Ana Ruiz and Peter Brandt said that it would open soon. A spokesman said that it was old. “Soon,” Ruiz said.\n")
	var got []string
	for _, s := range res.Speakers {
		got = append(got, fmt.Sprint(s.Name, " ", s.Type, " ", s.Role, " ", s.Claims))
	}
	want := "[Interior Ministry organization  [0 1 2] Ana Ruiz person Interior Minister [3 5] Peter Brandt person  [3]]"
	if fmt.Sprint(got) != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestHeadlineSpeaker holds that a headline is read with what the story says.
func TestHeadlineSpeaker(t *testing.T) {
	got := speakersOf("Minister says bridge is safe\n\nSALTO (NWA) - Interior Minister Ana Ruiz toured the drowned quarter on Monday. She said that the bridge was safe.\n")
	if want := "Ana Ruiz [person Interior Minister]"; len(got) == 0 || got[0] != want {
		t.Errorf("%q, want %q first", got, want)
	}
}
