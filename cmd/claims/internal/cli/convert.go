package cli

import (
	"bytes"
	"os"
	"path/filepath"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
	"claims/cmd/claims/internal/wording"
	"claims/extract/brat"

	"github.com/spf13/cobra"
)

// annotationFormats are the values of --to.
var annotationFormats = []string{"json", "yaml", "brat", "webannotation"}

const convertLong = `Convert turns annotated stories from one format into another, so that claims can
be corrected in an annotation tool and measured again.

INPUT is what claims eval reads: records of claims extract in JSON or YAML, a
folder of brat standoff, or Citron's JSON. Records need their texts: extract
--with-text, or keep the stories where document.path says or in --text FOLDER.

json           records with their texts, one a line
yaml           records without texts, as a reader writes them
brat           NAME.txt, NAME.ann and annotation.conf in the folder --output
webannotation  a W3C Web Annotation page (JSON-LD) for each story, one a line`

func newConvert(a *App) *cobra.Command {
	var in annotationReader
	var to, output string
	cmd := &cobra.Command{
		Use:   "convert INPUT",
		Short: "Convert annotated stories between formats",
		Long:  convertLong,
		Example: `  claims extract --with-text -f ndjson wire/ > found.ndjson
  claims convert found.ndjson --to brat -o for-brat/
  claims eval for-brat/ --run`,
		Args: exactlyOne("a file or folder of annotated stories"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := configure(cmd); err != nil {
				return err
			}
			switch {
			case to == "":
				return fault.Usagef("give the format with --to: %s", wording.Either(annotationFormats))
			case to == "brat" && output == "":
				return fault.Usagef("brat standoff is a folder of files: name it with --output")
			}
			all, err := in.read(args[0])
			if err != nil {
				return err
			}
			if to == "brat" {
				return writeBrat(&a.drafts, output, all)
			}
			var b bytes.Buffer
			if err := writeAnnotated(&b, all, to); err != nil {
				return err
			}
			if output != "" {
				return a.drafts.WriteNamed(output, b.Bytes())
			}
			_, err = a.Streams.Out.Write(b.Bytes())
			return err
		},
	}
	f := cmd.Flags()
	f.Var(choice{&to, annotationFormats, "format"}, "to", "write "+wording.Either(annotationFormats))
	f.StringVarP(&output, "output", "o", "", "write to this `file`, or for brat into this folder")
	f.StringVar(&in.texts, "text", "", "the `folder` of the texts that records without them are about")
	completeWith(cmd, "to", annotationFormats)
	return cmd
}

func writeAnnotated(b *bytes.Buffer, all []*annotated, to string) error {
	for i, a := range all {
		if to == "webannotation" {
			if err := writeLine(b, pageOf(a)); err != nil {
				return err
			}
			continue
		}
		e := record.Encoder{Format: to}
		r := *a.record
		if to == "yaml" {
			r.Document.Text = nil
			if i > 0 {
				b.WriteString(e.Separator())
			}
		}
		out, err := e.Append(nil, &r)
		if err != nil {
			return err
		}
		b.Write(out)
	}
	return nil
}

// writeBrat writes texts and their annotations into a folder, and what brat
// needs to know to show them.
func writeBrat(d *whole.Files, dir string, all []*annotated) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fault.OfFile(dir, err)
	}
	seen := map[string]bool{}
	for _, a := range all {
		if seen[a.name] {
			return &fault.Fault{Name: a.name, Problem: "two stories have this name", Remedy: "convert them into folders of their own"}
		}
		seen[a.name] = true
		var attributions []brat.Attribution
		for i := range a.record.Claims {
			if c := &a.record.Claims[i]; len(c.Content) > 0 {
				attributions = append(attributions, a.attribution(c))
			}
		}
		base := filepath.Join(dir, a.name)
		if err := d.WriteNamed(base+".txt", []byte(a.text)); err != nil {
			return err
		}
		if err := d.WriteNamed(base+".ann", brat.Append(nil, a.text, attributions)); err != nil {
			return err
		}
	}
	return d.WriteNamed(filepath.Join(dir, "annotation.conf"), []byte(brat.Configuration))
}
