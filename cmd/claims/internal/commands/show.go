package commands

import (
	"bytes"
	"context"
	"io"
	"os"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/page"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/view"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const showLong = `Show prints stories for people to read: the text with its speakers, cues and
contents in colour, and the claims below with their confidence; those under 0.5,
of which about half are wrong, are faint. On a terminal it goes through the pager
that $PAGER names, or less. NO_COLOR turns colours off.

With --html it writes one page that needs nothing else: the stories, their
claims, and indexes by speaker, act and story. Without JavaScript it can be read
all the same; with it, claims can be filtered, and their words are marked.

What claims extract --with-text wrote, as JSON or YAML, is shown without reading
the stories again.`

// colorChoices are the values of --color.
var colorChoices = []string{"auto", "always", "never"}

// showOptions are the flags of show.
type showOptions struct {
	storyOptions
	viewOptions
	html   bool
	output string
	sort   string
}

// newShow makes the command show.
func newShow(a *App) *cobra.Command {
	o := &showOptions{storyOptions: storyOptionsOf(a), sort: view.Orders[0]}
	cmd := o.command(&cobra.Command{
		Use:   "show [FILE|FOLDER|-]...",
		Short: "Show stories and their claims to people",
		Long:  showLong,
		Example: `  claims show story.txt
  claims show --html -o page.html wire/`,
	}, func(f *pflag.FlagSet) {
		f.BoolVar(&o.html, "html", false, "write a page in HTML")
		f.StringVarP(&o.output, "output", "o", "", "write the page to this `file`")
		o.addColor(f)
		f.Var(setting.OneOf(&o.sort, view.Orders, "order"), "sort", "list claims by "+wording.Either(view.Orders))
		o.addPager(f)
	}, func(cmd *cobra.Command) error {
		switch given := cmd.Flags().Changed("output"); {
		case given && !o.html:
			return fault.Usagef("--output is about --html: give both")
		case !given:
			o.output = "" // the folder of extract, from the configuration
		}
		return o.run(cmd.Context())
	})
	setting.CompleteWith(cmd, "color", colorChoices)
	setting.CompleteWith(cmd, "sort", view.Orders)
	return cmd
}

func (o *showOptions) run(ctx context.Context) error {
	b, err := o.batch()
	if err != nil {
		return err
	}
	b.WithText = true
	if o.html {
		return o.runHTML(ctx, b)
	}
	s := o.app.Streams
	b.ShowProgress = b.ShowProgress && !o.isPaged(s) // it would draw over the pager
	v, wait := o.open(s, o.sort)
	b.Collect = func(r *record.Record) {
		if err := v.Show(r); fault.IsClosedPipe(err) {
			b.Stop(batch.ErrPipeClosed) // the reader has seen enough
		} else if err != nil {
			b.Stop(fault.OfFile("<stdout>", err))
		}
	}
	err = b.Run(ctx)
	wait()
	return b.Finish(err)
}

// viewOptions are the flags of what is shown in the terminal.
type viewOptions struct {
	color   string
	noPager bool
}

func (o *viewOptions) addColor(f *pflag.FlagSet) {
	o.color = colorChoices[0]
	f.Var(setting.OneOf(&o.color, colorChoices, "when"), "color", "colour the text "+wording.Either(colorChoices)+"; auto does on a terminal")
}

func (o *viewOptions) addPager(f *pflag.FlagSet) {
	f.BoolVar(&o.noPager, "no-pager", false, "print to the terminal itself")
}

func (o *viewOptions) isPaged(s *terminal.Streams) bool { return s.OutTerminal && !o.noPager }

func (o *viewOptions) inColor(s *terminal.Streams) bool {
	return o.color == "always" || o.color == "auto" && s.OutTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// open returns a viewer that lists claims in one of [view.Orders], and what waits for the
// pager.
func (o *viewOptions) open(s *terminal.Streams, order string) (v *view.Viewer, wait func()) {
	out, wait := io.Writer(s.Out), func() {}
	if o.isPaged(s) {
		out, wait = terminal.StartPager(s)
	}
	return view.New(out, s.OutWidth(), o.inColor(s), order), wait
}

// runHTML writes the page, when all stories are read.
func (o *showOptions) runHTML(ctx context.Context, b *batch.Batch) error {
	p := page.New()
	b.Collect = p.Add
	finished := b.Finish(b.Run(ctx))
	if isInVain(b, finished) {
		return finished
	}
	var out bytes.Buffer
	p.Write(&out)
	if o.output == "" {
		if _, err := o.app.Streams.Out.Write(out.Bytes()); err != nil {
			return err
		}
		return finished
	}
	if err := o.app.drafts.WriteNamed(o.output, out.Bytes()); err != nil {
		return err
	}
	return finished
}
