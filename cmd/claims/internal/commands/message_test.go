package commands

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/terminal"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commanding is what a terminal would obey: escapes, a title, a control of one byte,
// marks that turn the direction of text, and a line that passes for a message.
const commanding = "\x1b[31m\x1b]0;t\a\u009b2J\u202e\u2066\u200f\u2028\u0085\r\nclaims: all is well"

// TestMessagesCommandNoTerminal gives what commands a terminal to everything that
// reads from outside, and looks at the messages: they quoted names in XML, names of
// the members of folders, and arguments as they stood.
func TestMessagesCommandNoTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	const e = commanding
	escaped := strconv.Quote(e)
	json := strings.NewReplacer("\x1b", `\u001b`, "\a", `\u0007`, "\r", `\r`, "\n", `\n`).Replace(e)
	for name, content := range map[string]string{
		"story.txt":             "Ana Ruiz said that rain fell.\n",
		"bad.jsonl":             `{"` + json + `": "a"}` + "\n" + e + "\n" + `{"text": 7}`,
		"claims.jsonl":          `{"schema":"claims/1","document":{"path":"` + json + `"},"claims":[]}`,
		"schema.json":           `{"schema":"claims/1` + json + `","document":{"path":"a"},"claims":[]}`,
		"kind.json":             `{"schema":"claims/1","document":{"path":"a"},"claims":{"` + json + `":1}}`,
		"id.json":               `{"document":{"path":"story.txt"},"claims":[{"id":"` + json + `","content":[{"text":"` + json + `","start":0,"end":3}]}]}`,
		"range.json":            `{"document":{"path":"story.txt"},"claims":[{"id":"` + json + `","content":[{"start":0,"end":999}]}]}`,
		"twice.json":            `{"text":"a","document":{"path":"` + json + `"},"quotes":[]}` + `{"text":"a","document":{"path":"` + json + `"},"quotes":[]}`,
		"lost.yaml":             `{document: {path: ` + strconv.Quote(e) + `}}`,
		"keys.yaml":             `{` + strconv.Quote(e) + `: 1, ` + strconv.Quote(e) + `: 2}`,
		"raw.yaml":              e,
		"element.xml":           "<?xml version='1.0'?><re\u202ecipe\u009b/>",
		"entity.xml":            "<?xml version='1.0'?><nitf>&a\u202e\x1b[31m;</nitf>",
		"tags.xml":              "<?xml version='1.0'?><nitf><a\u202e></b\u202e></nitf>",
		"cut.xml":               "<?xml version='1.0'?><nitf><a\u202e>",
		"control.xml":           "<?xml version='1.0'?><nitf>" + e + "</nitf>",
		"encoding.xml":          "<?xml version='1.0' encoding='" + e + "'?><nitf/>",
		"ninjs.json":            `{"uri": "a", "body_text": "a", "` + json + `": 7, "headline": {"` + json + `": 1}}`,
		"odd.json":              `{"` + json + `": 1}`,
		"rules.yaml":            "rules:\n  - {name: " + escaped + ", " + escaped + ": 1, frame: " + escaped + ", content: " + escaped + "}\n" + escaped + ": 1\n",
		"cues.yaml":             "cues:\n  - {lemma: " + escaped + ", frames: [" + escaped + "], act: " + escaped + "}\n",
		"examples.yaml":         "rules:\n  - {name: a, frame: that, content: that, examples: [{text: " + escaped + ", claims: [" + escaped + "]}]}\n",
		"control.yaml":          "rules: " + e,
		"weights.tsv":           "a" + e + "\tb\n",
		"number.tsv":            "a\tb\t" + strings.ReplaceAll(e, "\n", "") + "\n",
		"key.yaml":              escaped + ": 1\nformat: " + escaped + "\n",
		"value.yaml":            "format: " + escaped + "\njobs: " + escaped + "\nspeaker: {a: b}\n",
		"list":                  e + "\n",
		"nuls":                  e + "\x00" + e + "\n\x00",
		"gold/a.txt":            "Ana said no.",
		"gold/a.ann":            "T1\tSource 0 3\tAna\nT2\tContent 9 99\tno" + e + "\n",
		"odd/a" + e + ".txt":    "a\x00b",
		"odd/a" + e + ".py":     "1",
		"odd/a" + e + ".xml":    "<recipe/>",
		"odd/a" + e + ".json":   "{",
		"bad/a" + e + ".gz":     "\x1f\x8bzzzzzzzzzzzzzz",
		"bad/b\xff.txt":         "\xff\xfea",
		"rules/a" + e + ".yaml": "a: 1",
		"ann/a" + e + ".json":   "[",
		"ann2/a" + e + ".ann":   "x",
		"spanish.txt":           strings.Repeat("El alcalde dijo que la lluvia de la ciudad no fue como los otros años. ", 5),
	} {
		storytest.Write(t, name, content)
	}
	for link, to := range map[string]string{"links/" + e: "nowhere" + e, "loop" + e: "loop" + e} {
		if err := os.MkdirAll("links", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no symbolic links:", err)
		}
	}
	if err := os.Rename("spanish.txt", "spanish"+e+".txt"); err != nil {
		t.Skip("no such names:", err)
	}
	var commands [][]string
	add := func(args ...string) { commands = append(commands, args) }
	files, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(files, "odd", "bad", "links", e, "https://"+e, e+".", "story.txt/"+e, strings.Repeat(e, 20)) {
		for _, command := range []string{"extract", "stats", "show", "text", "explain", "tokens"} {
			add(command, name)
		}
		add("extract", "--input-format", "jsonl", name)
		add("extract", "--input-format", "nitf", name)
		add("extract", "--files-from", name)
		add("extract", "--files-from", name, "--null")
		add("extract", "--rules", name, "story.txt")
		add("extract", "--config", name, "story.txt")
		add("extract", "story.txt", "-o", name)
		add("extract", name, "story.txt", "-o", "out"+e)
		add("extract", name, name, "-o", "out"+e)
		add("rules", "check", name)
		add("rules", "list", "--rules", name)
		add("rules", "new", name)
		add("eval", name, "--run")
		add("eval", "gold", name)
		add("eval", "gold", "--run", "--text", name)
		add("convert", name, "--to", "json")
		add("convert", name, "--to", "brat", "-o", "brat")
		add("convert", "twice.json", "--to", "brat", "-o", name)
		add("show", "--html", "story.txt", "-o", name)
		add("fit", name, "-o", "w.tsv")
		add("collect", name, "--db", "new.db")
		add("collect", "story.txt", "--db", name)
		add("collect", "story.txt", "--people", name, "--db", "new.db")
		add("collect", "story.txt", "--parquet", name, "--db", "new.db")
		add("people", name)
	}
	root := newRoot(&App{Streams: &terminal.Streams{}}, "")
	for _, c := range append(root.Commands(), root) {
		c.Flags().VisitAll(func(f *pflag.Flag) { add(c.Name(), "--"+f.Name+"="+e) })
		add(c.Name(), e, e)
		add(c.Name(), "--"+e)
		add(c.Name(), "-"+e)
		add("help", c.Name(), e)
		add("rules", e)
		add("rules", "show", e)
	}
	add(e)
	add("extract", "--text-field", e, "--input-format", "jsonl", "bad.jsonl")
	told := 0
	for _, args := range commands {
		if args[0] == "claims" {
			args = args[1:]
		}
		app, errs := appWith(io.Discard, storytest.Sayings{}, strings.NewReader("Rain fell."))
		if slices.Contains(args, "--rules") {
			app.NewExtractor = extractorOf
		}
		app.Run(context.Background(), args)
		for line := range strings.Lines(errs.String()) {
			line, ended := strings.CutSuffix(line, "\n")
			if bad := notShown(line); bad != "" || !ended {
				t.Errorf("%q: %s in %q", args, bad, line)
			}
			if start, _, _ := strings.Cut(line, ":"); start != "claims" && start != "usage" && start != "help" && args[0] != "fit" {
				t.Errorf("%q: a line that is none of the program's: %q", args, line)
			}
			if strings.HasPrefix(line, "claims: all is well") {
				t.Errorf("%q: passes for a message: %q", args, line)
			}
			told++
		}
	}
	if told < 500 {
		t.Errorf("%d messages in all", told)
	}
}

// TestPrintedTextsCommandNoTerminal has every command print a story that commands a
// terminal: explain, tokens and eval printed it as it stood. What is data, for programs,
// keeps the text.
func TestPrintedTextsCommandNoTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	const e = "\x1b[31m\x1b]0;t\a\u009b2J\u202e\u2066\u200f"
	story := strings.Repeat("Rain fell on the town all day. ", 20) + "Mayor Ana " + e + "Ruiz" + e + " said on Monday that “rain " + e + " fell”.\nShe denied" + e + " it to Le" + e + "o.\n"
	quoted := strconv.Quote(e)
	escaped := quoted[1 : len(quoted)-1]
	for name, content := range map[string]string{
		"story.txt":   story,
		"gold/a.txt":  story,
		"gold/a.ann":  "T1\tSource 0 4\tRain\n",
		"house.yaml":  "rules:\n  - {name: mine, doc: \"a" + escaped + "\", frame: that, cue: {unit: verb}, content: right, speaker: subject, after: [{unit: that, as: content}]}\n",
		"claims.json": run(story, "extract", "--with-text").stdout,
	} {
		storytest.Write(t, name, content)
	}
	collecting, errs := appWith(io.Discard, nil, strings.NewReader(""))
	collecting.NewExtractor = extractorOf
	if code := collecting.Run(context.Background(), []string{"collect", "story.txt"}); code != 0 {
		t.Fatalf("collect: code %d: %s", code, errs)
	}
	people := map[string][][]string{
		"explain":     {{"story.txt"}, {"-v", "story.txt"}, {"--rules", "house.yaml", "-v", "story.txt"}},
		"tokens":      {{"story.txt"}},
		"show":        {{"story.txt"}, {"claims.json"}, {"--sort", "speaker", "story.txt"}},
		"stats":       {{"story.txt"}, {"claims.json"}},
		"people":      {{"claims.db"}},
		"timeline":    {{"story.txt"}, {"claims.db"}},
		"eval":        {{"gold", "--run"}, {"gold", "--run", "--errors", "9"}, {"gold", "claims.json", "--errors", "9"}},
		"rules list":  {nil, {"--rules", "house.yaml"}},
		"rules check": {{"house.yaml"}},
		"version":     {nil},
		"fit":         {{"gold", "-o", "weights.tsv"}},
	}
	data := map[string]string{
		"extract": "records", "collect": "a database", "text": "the text itself", "convert": "records", "schema": "a schema",
		"rules": "help", "rules show": "a rule file", "rules new": "a rule file", "rules schema": "a schema",
		"completion": "help", "completion bash": "a script", "completion fish": "a script", "completion powershell": "a script", "completion zsh": "a script",
		"help": "help of the program's own",
	}
	var visit func(c *cobra.Command, above string)
	visit = func(c *cobra.Command, above string) {
		name := strings.TrimSpace(above + " " + c.Name())
		if c.Runnable() && !c.IsAdditionalHelpTopicCommand() && people[name] == nil && data[name] == "" {
			t.Errorf("is what %s prints for people? Its output is to be looked at here", name)
		}
		for _, more := range people[name] {
			args := append(strings.Fields(name), more...)
			var out strings.Builder
			app, errs := appWith(&out, nil, strings.NewReader(""))
			app.NewExtractor = extractorOf
			if code := app.Run(context.Background(), args); out.Len() == 0 && name != "fit" {
				t.Errorf("%q: code %d, nothing is printed: %s", args, code, errs)
			}
			for line := range strings.Lines(out.String()) {
				if bad := notShown(strings.TrimSuffix(line, "\n")); bad != "" && name != "show" && name != "timeline" || strings.ContainsAny(line, e[:1]+"\a\u009b\u202e\u2066\u200f") {
					t.Errorf("%q: %s in %q", args, bad, line)
				}
			}
		}
		for _, below := range c.Commands() {
			visit(below, name)
		}
	}
	for _, c := range newRoot(&App{Streams: &terminal.Streams{}}, "").Commands() {
		visit(c, "")
	}
}

// notShown returns what a terminal would obey in a line, or not show.
func notShown(line string) string {
	for i, r := range line {
		if !strconv.IsPrint(r) || r == utf8.RuneError {
			return fmt.Sprintf("%U at %d", r, i)
		}
	}
	return ""
}

// TestMessagesComeFromOnePlace holds that nothing writes to the standard error stream
// but what makes messages fit for it, and what has nothing from outside in it.
func TestMessagesComeFromOnePlace(t *testing.T) {
	allowed := map[string]string{
		"terminal/streams.go": "the one place",
		"terminal/pager.go":   "the pager's own",
		"batch/progress.go":   "numbers",
		"commands/fit.go":     "figures",
		"commands/root.go":    "usage lines",
	}
	internal := ".."
	err := filepath.WalkDir(internal, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			return err
		}
		below, _ := filepath.Rel(internal, name)
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, isName := s.X.(*ast.Ident)
			streams := s.Sel.Name == "Err" && !isCalled(f, s) && !(isName && (x.Name == "path" || x.Name == "e"))
			if (streams || isName && x.Name == "os" && s.Sel.Name == "Stderr") && allowed[filepath.ToSlash(below)] == "" {
				t.Errorf("%s writes to the standard error stream: let Streams.Tell do it", files.Position(s.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isCalled reports whether a selector is what a call calls.
func isCalled(f *ast.File, s *ast.SelectorExpr) (called bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && c.Fun == s {
			called = true
		}
		return !called
	})
	return called
}
