package annotation

import (
	"bytes"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
	"claims/extract/brat"
)

// Formats are the values of --to.
var Formats = []string{"json", "yaml", "brat", "webannotation", "claimreview"}

// Append appends the stories to b in one of the [Formats], but not in that of brat.
func Append(b *bytes.Buffer, all []*Story, to string) error {
	for i, a := range all {
		if to == "webannotation" {
			if err := record.NewJSON(b, false, "").Encode(pageOf(a)); err != nil {
				return err
			}
			continue
		}
		if to == "claimreview" {
			for _, r := range reviewsOf(a) {
				if err := record.NewJSON(b, false, "").Encode(r); err != nil {
					return err
				}
			}
			continue
		}
		e := record.Encoder{Format: to}
		r := *a.Record
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

// WriteBrat writes texts and their annotations into a folder, and what brat
// needs to know to show them.
func WriteBrat(d *whole.Files, dir string, all []*Story) error {
	folder, err := whole.MakeFolder(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	seen := map[string]bool{}
	for _, a := range all {
		if seen[a.Name] {
			return &fault.Fault{Name: a.Name, Problem: "two stories have this name", Remedy: "convert them into folders of their own"}
		}
		seen[a.Name] = true
		if err := d.Write(folder, a.Name+".txt", []byte(a.Text)); err != nil {
			return err
		}
		if err := d.Write(folder, a.Name+".ann", brat.Append(nil, a.Text, a.Attributions())); err != nil {
			return err
		}
	}
	return d.Write(folder, "annotation.conf", []byte(brat.Configuration))
}
