// Package setting is the values of flags, from the command line and from the file
// .claims.yaml.
package setting

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/wording"
	"claims/rules"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"gopkg.in/yaml.v3"
)

// configName is the file of settings that is read when it is there.
const configName = ".claims.yaml"

// notConfigurable are flags that make no sense in a file.
var notConfigurable = []string{"config", "help", "licenses", "version"}

// Configure sets the flags that the configuration file gives and the command
// line does not. Its keys are the names of flags; those of other commands are
// let pass: root makes all commands. It returns the file that was read.
func Configure(cmd *cobra.Command, root func() *cobra.Command) (os.FileInfo, error) {
	name, err := cmd.Flags().GetString("config")
	if err != nil {
		return nil, err
	}
	named := name != ""
	if !named {
		name = configName
	}
	data, err := os.ReadFile(name)
	if err != nil {
		if !named && errors.Is(err, os.ErrNotExist) {
			return nil, nil
		}
		return nil, fault.Usage{Err: fault.OfFile(name, err)}
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, fault.Usage{Err: fault.OfFile(name, err)}
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, fault.Usage{Err: rules.SyntaxProblem(name, data, err)}
	}
	if len(document.Content) == 0 {
		return info, nil
	}
	var errs []error
	bad := func(n *yaml.Node, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d:%d: %s", name, n.Line, n.Column, fmt.Sprintf(format, args...)))
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode {
		bad(top, "write the names of flags with their values, such as \"format: yaml\"")
		return nil, fault.Usage{Err: errors.Join(errs...)}
	}
	known := configurable(root())
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		switch {
		case !slices.Contains(known, key.Value):
			bad(key, "unknown key %q%s", key.Value, wording.DidYouMean(key.Value, known))
			continue
		case seen[key.Value]:
			bad(key, "key %q is given twice", key.Value)
			continue
		}
		seen[key.Value] = true
		values, ok := scalars(value)
		if !ok {
			bad(value, "%s: give a value or a list of values", key.Value)
			continue
		}
		f := cmd.Flags().Lookup(key.Value)
		if f == nil || f.Changed {
			continue
		}
		if err := setFlag(f, values); err != nil {
			bad(value, "%s: %v", key.Value, err)
		}
	}
	if len(errs) > 0 {
		return nil, fault.Usage{Err: errors.Join(errs...)}
	}
	return info, nil
}

// setFlag sets a flag from the file, and leaves it unchanged to pflag: what a
// user forbids or requires together is meant of the command line.
func setFlag(f *pflag.Flag, values []string) error {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		if err := list.Replace(values); err != nil {
			return fmt.Errorf("%q: %w", strings.Join(values, ","), err)
		}
		return nil
	}
	if len(values) != 1 {
		return errors.New("give one value")
	}
	if err := f.Value.Set(values[0]); err != nil {
		return fmt.Errorf("%q: %s", values[0], Problem(f, err))
	}
	return nil
}

// Problem words why a flag does not take a value.
func Problem(f *pflag.Flag, err error) string {
	switch f.Value.Type() {
	case "bool":
		return "neither true nor false"
	case "int", "float64":
		return "not a number"
	}
	return err.Error()
}

// scalars returns the values of a node that is a scalar or a list of such.
func scalars(n *yaml.Node) ([]string, bool) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		return []string{n.Value}, true
	}
	if n.Kind != yaml.SequenceNode {
		return nil, false
	}
	var values []string
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode || c.Tag == "!!null" {
			return nil, false
		}
		values = append(values, c.Value)
	}
	return values, true
}

// configurable returns the names of the flags of all commands.
func configurable(cmd *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) {
		if !f.Hidden && !slices.Contains(notConfigurable, f.Name) && !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		if c.Name() == "completion" {
			return
		}
		c.LocalFlags().VisitAll(add)
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(cmd)
	slices.Sort(names)
	return names
}
