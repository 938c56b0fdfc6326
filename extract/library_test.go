package extract_test

import (
	"encoding/json"
	"fmt"

	"claims/extract"
	"claims/rules"
)

const story = "Café strike to end\n\n“We have agreed,” Ana Ruiz, the union's leader, said. She denied that jobs would go.\n"

func ExampleExtractor_Extract() {
	x := extract.New(rules.Builtin())
	res := x.Extract(story)
	for _, c := range res.Claims {
		who := "somebody"
		if c.Speaker != nil {
			who = c.Speaker.Name
		}
		fmt.Printf("%s: %s: %s\n", who, c.Act, c.Text)
	}
	// Output:
	// Ana Ruiz: statement: We have agreed
	// Ana Ruiz: denial: jobs would go
}

func ExampleResult_Record() {
	res := extract.New(rules.Builtin()).Extract(story)
	for _, c := range res.Record().Claims {
		fmt.Printf("%s: %q from %d to %d\n", c.ID, c.Speaker.Text, c.Speaker.Start, c.Speaker.End)
	}
	// Output:
	// c1: "Ana Ruiz, the union's leader" from 38 to 66
	// c2: "She" from 74 to 77
}

func ExampleResult_MarshalJSON() {
	res := extract.New(rules.Builtin()).Extract(story)
	data, err := json.Marshal(res)
	if err != nil {
		fmt.Println(err)
		return
	}
	var read extract.Record
	if err := json.Unmarshal(data, &read); err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range read.Speakers {
		fmt.Println(s.Name, s.Type, s.Claims)
	}
	// Output: Ana Ruiz person [c1 c2]
}
