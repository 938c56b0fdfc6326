package commands

import (
	"bytes"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

const convertLong = `Convert turns annotated stories from one format into another, so that claims can
be corrected in an annotation tool and measured again.

INPUT is what claims eval reads: records of claims extract in JSON or YAML, a
folder of brat standoff, or Citron's JSON. Records need their texts: extract
--with-text, or keep the stories where document.path says or in --text FOLDER.

json           records with their texts, one a line
yaml           records without texts, as a reader writes them
brat           NAME.txt, NAME.ann and annotation.conf in the folder --output
webannotation  a W3C Web Annotation page (JSON-LD) for each story, one a line
claimreview    a stub of schema.org's ClaimReview (JSON-LD) for each claim, one a line:
               who checks it adds author, url, datePublished and reviewRating`

func newConvert(a *App) *cobra.Command {
	var in annotation.Reader
	var to, output string
	cmd := &cobra.Command{
		Use:   "convert INPUT",
		Short: "Convert annotated stories between formats",
		Long:  convertLong,
		Example: `  claims extract --with-text -f ndjson wire/ > found.ndjson
  claims convert found.ndjson --to brat -o for-brat/
  claims eval for-brat/ --run`,
		Args:    exactlyOne("a file or folder of annotated stories"),
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case to == "":
				return fault.Usagef("give the format with --to: %s", wording.Either(annotation.Formats))
			case to == "brat" && output == "":
				return fault.Usagef("brat standoff is a folder of files: name it with --output")
			}
			all, err := in.Read(args[0])
			if err != nil {
				return err
			}
			if to == "brat" {
				return annotation.WriteBrat(&a.drafts, output, all)
			}
			var b bytes.Buffer
			if err := annotation.Append(&b, all, to); err != nil {
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
	f.Var(setting.OneOf(&to, annotation.Formats, "format"), "to", "write "+wording.Either(annotation.Formats))
	f.StringVarP(&output, "output", "o", "", "write to this `file`, or for brat into this folder")
	f.StringVar(&in.Texts, "text", "", "the `folder` of the texts that records without them are about")
	setting.CompleteWith(cmd, "to", annotation.Formats)
	return cmd
}
