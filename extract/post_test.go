package extract

import (
	"slices"
	"testing"

	"claims/rules"
)

// TestPosts holds the posts that stand in a story with their signatures, each with who wrote
// it and what it says.
func TestPosts(t *testing.T) {
	e := New(rules.Builtin())
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"in one paragraph", "The phone has a flaw.\n\nCalls will change. Amazing stuff. pic.twitter.com/ab — Dave Holm (@dholm) July 3, 2019\n\nIt is new.",
			[]string{"Dave Holm = Calls will change. Amazing stuff. pic.twitter.com/ab"}},
		{"without a date", "The phone has a flaw.\n\nCalls will change today — Dave Holm (@dholm)\n\nIt is new.", []string{"Dave Holm = Calls will change today"}},
		{"on a line of its own, announced", "Holm wrote:\n\nCalls will change today.\n\n— Dave Holm (@dholm) July 3, 2019\n\nIt is new.", []string{"Dave Holm = Calls will change today."}},
		{"on a line of its own, with a tag", "The phone is new.\n\nCalls will change today. #phones\n\n— Dave Holm (@dholm) July 3, 2019\n\nIt is new.", []string{"Dave Holm = Calls will change today. #phones"}},
		{"under a picture and the page's own words", "The phone is new.\n\nIts maker has changed how calls are shown.\n\n— Dave Holm (@dholm) July 3, 2019\n\nIt is new.", nil},
		{"after paragraphs that were run together", "The phone is new. " + long + " — Dave Holm (@dholm) July 3, 2019", nil},
		{"an account in an aside", "The phone — Dave Holm (@dholm) made it — is new and sells well all over the world this year.", nil},
		{"a claim before it does not go on in it", "Holm tweeted “It is fine.”\n\nCalls will change today. — Dave Holm (@dholm) July 3, 2019\n\nIt is new.",
			[]string{"Holm = It is fine.", "Dave Holm = Calls will change today."}},
	} {
		var got []string
		for _, claim := range e.Extract(c.src).Claims {
			got = append(got, claim.Speaker.In(c.src)+" = "+claim.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// long is more than a post may hold.
const long = "The sun rose over the town and the boats went out and the nets came in and the market opened and the fish were sold and the boats went out again and the nets came in again and the market closed and the sun set over the town and the boats lay in the harbour and the nets hung over the wall and the fish were eaten and the town slept and the sun rose over the town and the boats went out and the nets came in and the market opened and the fish were sold."
