package commands

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"claims/cmd/claims/internal/corpus"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/person"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"
	"claims/rules"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"
)

const peopleLong = `People lists who is quoted in a database of claims collect: each person or body once,
whatever the stories call them. Equal full names with roles that go together are one
person, a surname alone is nobody. Where that leaves a doubt, the people stay apart and
are marked with "?"; a list for claims collect --people decides.`

// newPeople makes the command people.
func newPeople(a *App) *cobra.Command {
	var doubtful, asJSON bool
	cmd := &cobra.Command{
		Use:   "people DATABASE",
		Short: "List who is quoted in a database of claims",
		Long:  peopleLong,
		Example: `  claims people claims.db
  claims people claims.db --doubtful
  claims people claims.db --json | jq -r '.[] | select(.stories > 9) | .name'`,
		Args: exactlyOne("a database of claims collect"),
		RunE: func(cmd *cobra.Command, args []string) error {
			people, err := readCorpusPeople(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if doubtful {
				people = slices.DeleteFunc(people, func(p corpus.Person) bool { return !p.Doubtful })
			}
			if asJSON {
				return record.NewJSON(a.Streams.Out, true, "").Encode(append([]corpus.Person{}, people...))
			}
			return printPeople(a.Streams.Out, people)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&doubtful, "doubtful", false, "only those who may be one with another, or two")
	f.BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func readCorpusPeople(ctx context.Context, name string) ([]corpus.Person, error) {
	c, err := corpus.OpenReadOnly(ctx, name)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.People(ctx)
}

// printPeople writes a line for each: claims, stories, name, roles.
func printPeople(w io.Writer, people []corpus.Person) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "claims stories  name\n")
	for _, p := range people {
		mark := " "
		if p.Doubtful {
			mark = "?"
		}
		fmt.Fprintf(&b, "%6d %7d %s %s", p.Claims, p.Stories, mark, wording.Line(p.Name))
		if roles := strings.Join(p.Roles, "; "); roles != "" {
			fmt.Fprintf(&b, " (%s)", wording.Line(roles))
		}
		if p.Wikidata != "" {
			fmt.Fprintf(&b, " %s", wording.Line(p.Wikidata))
		}
		b.WriteByte('\n')
	}
	_, err := w.Write(b.Bytes())
	return err
}

// readPeople reads the newsroom's own list, if one is named.
func readPeople(name string) ([]person.Known, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fault.Usage{Err: fault.OfFile(name, err)}
	}
	var list []yaml.Node
	if err := yaml.Unmarshal(data, &list); err != nil {
		return nil, fault.Usage{Err: rules.SyntaxProblem(name, data, err)}
	}
	known := []person.Known{}
	var problems []error
	for _, n := range list {
		k, err := knownPerson(&n)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d:%d: %w", wording.Visible(name), n.Line, n.Column, err))
		}
		known = append(known, k)
	}
	if len(problems) > 0 {
		return nil, fault.Usage{Err: errors.Join(problems...)}
	}
	return known, nil
}

// personKeys are those of an entry of the list.
var personKeys = []string{"name", "also", "wikidata", "roles"}

func knownPerson(n *yaml.Node) (k person.Known, err error) {
	if n.Kind != yaml.MappingNode {
		return k, errors.New("write name: NAME, and perhaps also, wikidata and roles")
	}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		into, ok := map[string]any{"name": &k.Name, "also": &k.Also, "wikidata": &k.Wikidata, "roles": &k.Roles}[key]
		if !ok {
			return k, fmt.Errorf("unknown key %q%s", key, wording.DidYouMean(key, personKeys))
		}
		if n.Content[i+1].Decode(into) != nil {
			return k, fmt.Errorf("%s: give a name, or for also and roles a list", key)
		}
	}
	if strings.TrimSpace(k.Name) == "" {
		return k, errors.New("name is missing: write name: NAME")
	}
	return k, nil
}
