package extract

import (
	"testing"

	"claims/rules"
)

// TestActs holds what the last claim of each text does, beyond what its cue is
// known to do.
func TestActs(t *testing.T) {
	for _, x := range []struct {
		src     string
		act     Act
		negated bool
	}{
		{"The minister said that she would never resign.", Statement, false},
		{"The minister vowed that she would never resign.", Promise, false},
		{"The minister would not say whether she would resign.", Refusal, true},
		{"The minister did not say whether she would resign.", Statement, true},
		{"The minister would not comment on the vote.", Refusal, true},
		{"The minister declined to comment on the vote.", Refusal, false},
		{"The minister refused to resign.", Refusal, false},
		{"The minister called for a new vote.", Demand, false},
		{"The minister called on the mayor to resign.", Demand, false},
		{"The minister called the vote irresponsible.", Criticism, false},
		{"The minister called the vote “a leaking boat.”", Criticism, false},
		{"The minister called the vote a historic victory.", Support, false},
		{"The minister described the vote as a shambles.", Criticism, false},
		{"The minister described the mayor as her friend.", Support, false},
		{"The minister expressed concern over the vote.", Criticism, false},
		{"The minister expressed hope that the vote would be free.", Opinion, false},
		{"The minister rejected the accusation.", Denial, false},
		{"The minister rejected the offer.", Refusal, false},
		{"The minister asked the mayor to resign.", Demand, false},
		{"The minister asked whether the mayor would resign.", Question, false},
		{"The minister agreed to resign.", Promise, false},
		{"The minister wants the mayor to resign.", Demand, false},
		{"The minister told the mayor to resign.", Demand, false},
		{"The minister told the mayor that the vote was free.", Statement, false},
		{"The minister threatened to resign.", Warning, false},
		{"The union voted for a strike.", Support, false},
		{"Senator Ruiz voted against the tax.", Criticism, false},
		{"Neither minister would say whether she would resign.", Refusal, true},
		{"None of the ministers said who would resign.", Statement, true},
		{"No 10 said that nobody would resign.", Statement, false},
		{"Would the minister resign, asked Lena Ortiz of the Herald.", Question, false},
		{"Did the minister know, she asked, that the vote was rigged?", Question, false},
		{"“Let me in,” the minister asked.", Demand, false},
	} {
		res := New(rules.Builtin()).Extract(x.src)
		if len(res.Claims) == 0 {
			t.Errorf("no claim in %q", x.src)
			continue
		}
		if c := res.Claims[0]; c.Act != x.act || c.Negated != x.negated {
			t.Errorf("%q: %s, negated %v; want %s, %v", x.src, c.Act, c.Negated, x.act, x.negated)
		}
	}
}

// TestCircumstances holds when, where and to whom something is said.
func TestCircumstances(t *testing.T) {
	for _, x := range []struct{ src, addressee, medium, when, hedge string }{
		{"In a statement released on Saturday, the ministry said that the bridge was safe.", "", "a statement", "Saturday", ""},
		{"The ministry said on Twitter that the bridge was safe.", "", "Twitter", "", ""},
		{"The ministry on Monday told reporters that the bridge was safe.", "reporters", "", "Monday", ""},
		{"Ana Ruiz said in an interview Wednesday that the bridge was safe.", "", "an interview", "Wednesday", ""},
		{"Ana Ruiz said in an interview with Radio Salto that the bridge was safe.", "Radio Salto", "an interview", "", ""},
		{"Ana Ruiz urged the city council to close the bridge.", "the city council", "", "", ""},
		{"Ana Ruiz asked residents of the quarter to stay at home.", "residents of the quarter", "", "", ""},
		{"Ana Ruiz called on the mayor to close the bridge.", "the mayor", "", "", ""},
		{"Last month, Ana Ruiz warned the council that the bridge would fall.", "the council", "", "Last month", ""},
		{"“The bridge is safe,” Ana Ruiz told a rally on the quay on Monday.", "a rally on the quay", "", "Monday", ""},
		{"“The bridge is safe,” she wrote in a letter to members.", "members", "a letter", "", ""},
		{"The mayor reportedly told the council that the bridge was safe.", "the council", "", "", "reportedly"},
		{"The bridge is safe, Ana Ruiz said reportedly.", "", "", "", "reportedly"},
		{"Ana Ruiz, who took office in March, said that the bridge was safe.", "", "", "", ""},
		{"Ana Ruiz, elected in May, on Monday said that the bridge was safe.", "", "", "Monday", ""},
		{"On Monday, Ana Ruiz, who took office in March, said that the bridge was safe.", "", "", "Monday", ""},
		{"A report, published on Monday, said that the bridge was safe.", "", "", "Monday", ""},
		{"When the remark was put to him on Monday, Peter Brandt said that the bridge was safe.", "", "", "", ""},
		{"Ana Ruiz said later that the bridge was safe.", "", "", "later", ""},
		{"Ana Ruiz said later on Monday that the bridge was safe.", "", "", "Monday", ""},
		{"Ana Ruiz told about 40 reporters that the bridge was safe.", "about 40 reporters", "", "", ""},
		{"Four years later, Ana Ruiz said that the bridge was safe.", "", "", "Four years later", ""},
		{"Speaking to reporters on Monday, Peter Brandt said that the bridge was safe.", "reporters", "", "Monday", ""},
	} {
		res := New(rules.Builtin()).Extract(x.src)
		if len(res.Claims) == 0 {
			t.Errorf("no claim in %q", x.src)
			continue
		}
		c := &res.Claims[len(res.Claims)-1]
		for _, f := range [][3]string{{"addressee", c.Addressee.In(x.src), x.addressee}, {"medium", c.Medium.In(x.src), x.medium}, {"when", c.When.In(x.src), x.when}, {"hedge", c.Hedge.In(x.src), x.hedge}} {
			if f[1] != f[2] {
				t.Errorf("%q: %s %q, want %q", x.src, f[0], f[1], f[2])
			}
		}
	}
}

// TestAnswers holds which claim the last one of each text answers, by the
// words of its cue; "" is none.
func TestAnswers(t *testing.T) {
	for _, x := range []struct{ src, cue string }{
		{"The ministry claimed that rebels had fired first. The rebel army denied that.", "claimed"},
		{"The State Department condemned the attack. Sarovia rejected the criticism.", "condemned"},
		{"Ana Ruiz accused Peter Brandt of lying. Brandt denied the accusation.", "accused"},
		{"Ana Ruiz accused Peter Brandt of lying. Brandt denied lying to anyone.", "accused"},
		{"The union said that wages had fallen. The company confirmed that wages had fallen.", ""},
		{"Asked whether the bridge was safe, Peter Brandt replied that it was.", "Asked"},
		{"Ana Ruiz said that the bridge was safe. She denied that it shook.", ""},
		{"A reporter asked whether the bridge was safe. Ana Ruiz said that it was.", "asked"},
		{"The river rose.\n\nWould the bridge be closed, asked Lena Ortiz.\n\n“Not today,” said Ana Ruiz.", "asked"},
		{"Ana Ruiz asked whether the bridge was safe. She said that nobody knew.", ""},
		{"A reporter asked whether the bridge was safe. It began to rain. Ana Ruiz said that she was cold.", ""},
		{"Lena Ortiz asked the council for money. Ana Ruiz said that there was none.", ""},
		{"Lena Ortiz complained of the bridge. Her brother replied: “Then swim.”", "complained of"},
		{"Lena Ortiz complained of the bridge. She replied that she would swim.", ""},
		{"Lena Ortiz complained of the bridge. The mayor is responding to concerns.", ""},
		{"Lena Ortiz complained of the bridge.\n\nThe mayor replied that it was safe.", ""},
		{"Lena Ortiz wondered whether the bridge was safe. Ana Ruiz said that it was.", ""},
		{"Lena Ortiz complained of the bridge. It rained all day. It was cold. Her brother replied: “Then swim.”", ""},
		{"Lena Ortiz accuses bank of greed\n\nThe bank denied the accusation.", ""},
		{"The film is long. Peter Brandt denied that he had cut it.", ""},
		{"The union said that wages had fallen. The company rejected suggestions that it hid money.", ""},
	} {
		res := New(rules.Builtin()).Extract(x.src)
		if len(res.Claims) == 0 {
			t.Errorf("no claim in %q", x.src)
			continue
		}
		got := ""
		if k := res.Claims[len(res.Claims)-1].Answers; k >= 0 {
			got = res.Claims[k].Cue.In(x.src)
		}
		if got != x.cue {
			t.Errorf("%q: answers %q, want %q", x.src, got, x.cue)
		}
	}
}
