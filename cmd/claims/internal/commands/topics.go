package commands

import (
	"fmt"
	"io"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

const formatsTopic = `What claims reads, as the content tells or --input-format says:

  plain text        paragraphs parted by blank lines, one a line, or hard-wrapped
  Markdown          files named .md
  HTML, MHTML       the main article of a page, saved or as it was sent
  mail              a message, or a box of them (mbox)
  RTF, WebVTT, SRT  the words alone
  JSON Lines, JSON arrays, CSV, TSV
                    one story a line, item or row: --text-field and --id-field name
                    its keys or columns, --keep more of them for the record
  JSON of WordPress, NewsAPI and the Guardian
  NITF, NewsML-G2, NewsML 1, ninjs, RSS, Atom, ANPA 1312, IPTC 7901, Reuters-21578

PDF, Word and OpenDocument files, archives and other files that are no text are
refused with the command that turns them into text.

Files may be compressed with gzip or zstd. Text is read as UTF-8, as UTF-16, or as
Windows-1252 (Latin-1) where it is neither; --encoding names another. Text that was
encoded twice, and HTML entities in plain text, are mended with a warning. Newlines
may be LF, CRLF or CR. Stories in other languages than English are reported and left
out; --language any reads them. "claims text" prints the text that was read, which
the offsets count in, and "claims text -v" tells as what it was read.

Nothing that a file names is opened or fetched.

What it writes, with --format, or as the name of the file tells that --output gives:

  json              one record a line in a pipe, indented on a terminal
  ndjson            one record a line, always
  yaml              one YAML document a story
  csv, tsv          one row a claim; "claims help record" tells the columns

A cell that a spreadsheet would take for a formula begins with an apostrophe. Excel
takes a CSV file for UTF-8 when it begins with a byte order mark: --bom writes one.
Every row has every column, so that databases take a table as it is:

  claims extract wire/ -o day.csv
  sqlite3 day.db '.import --csv day.csv claims'
  sqlite3 day.db "select name, text from claims where act = 'denial'"`

const recordTopic = `A record is what claims extract prints of one story. "claims schema" prints its
JSON Schema. Offsets (start, end) count Unicode code points of the story's text,
end exclusive, so that text[start:end] in Python gives the words. Keys without a
value are left out, except speaker, which is then null.

  schema            claims/1
  document          path, line, item, id, headline, byline, dateline, published,
                    publisher, language, characters, words, text (--with-text)
  claims            see below
  speakers          each named speaker once: name, type, role, ids of the claims

Keys of a claim:

  id                c1, c2, … in text order
  text              the content, fit to read
  kind              direct, indirect or mixed: how much stands in quotation marks
  act               statement, confirmation, denial, accusation, criticism, support,
                    demand, promise, warning, prediction, question, refusal, opinion
  speaker           the words of the text, and name, type and role of whom they mean;
                    of a pronoun also how sure that is (confidence)
  cue               the words that attribute the content, and their lemma
  content           one span or more: "X," he said. "Y." is one claim of two spans
  addressee, medium, when, hedge
                    to whom, in what, when it was said; "reportedly"
  headline, negated true where it was said in the headline; "did not say that"
  answers           the claim that this one denies, confirms, rejects or replies to
  answer            how: reply, denial, confirmation or rejection
  within            the claim whose content holds this one
  paragraph, sentence
                    the place of the cue, from 1
  rule, confidence  the rule that found it; how likely it is right, from 0 to 1

Columns of csv and tsv: `

const corpusTopic = `A corpus is what claims collect makes: one SQLite database. Its tables:

  stories    a row for each story: path, headline, published, date, text, …; version_of
             is the first of the versions of one story
  claims     text, kind, act, speaker, confidence (in hundredths), …; quotation is the
             claim in which the same words were told first
  speakers   the named speakers of a story, with their person
  people     who is one person, or one body, across stories
  sayings    which speakers a claim has: two where "A and B said"
  spans      where the speaker, the cue, the content and the rest stand in the text

and views for most questions:

  said       a row for each claim and speaker, with date, headline, publisher and url
  quotations the same words once, with how often and in how many stories they were told
  answers    which claim denies, confirms, rejects or replies to which, in all stories
             that told it
  words      the words of each span

With claims collect --no-texts, stories have no text, and no versions are found; the words
of spans are there all the same. A million claims then take some 530 MB rather than 750,
and "sqlite3 claims.db VACUUM" takes off another twentieth.

"sqlite3 claims.db .schema" prints all columns. What she said since March, and of what:

  sqlite3 claims.db "SELECT date, text, headline FROM said
    WHERE speaker = 'Morag Sill' AND date >= '2024-03-01' ORDER BY date"
  sqlite3 claims.db "SELECT speaker, said.text FROM contents JOIN said ON said.id = contents.rowid
    WHERE contents MATCH 'dam OR sirens' ORDER BY date"
  sqlite3 claims.db "SELECT text, speaker, tellings, stories FROM quotations WHERE stories > 1 ORDER BY stories DESC"
  sqlite3 claims.db "SELECT a.by, a.how, a.said_by, claims.text FROM answers AS a JOIN claims ON claims.id = a.claim"
  sqlite3 -csv claims.db "SELECT substr(date, 1, 7) AS month, count(*) FROM said GROUP BY month ORDER BY month"

Others that read it:

  datasette claims.db
  duckdb -c "SELECT speaker, count(*) AS n FROM 'tables/claims.parquet' GROUP BY ALL ORDER BY n DESC LIMIT 9"
  python3 -c "import pandas, sqlite3
  print(pandas.read_sql('SELECT * FROM said', sqlite3.connect('claims.db')))"

The second reads what claims collect --parquet tables wrote.`

// exitStatuses says what the codes mean, for the help.
var exitStatuses = []struct {
	code    int
	meaning string
}{
	{fault.ExitOK, "Done; there may be no claims."},
	{fault.ExitNoClaims, "No claims, with --exit-status."},
	{fault.ExitUsage, "The command line, the configuration or a rule file is wrong."},
	{fault.ExitFailed, "Some input or output failed; the rest is done."},
	{fault.ExitInterrupted, "Interrupted by Ctrl-C."},
}

// topics returns the topics of the help that are no commands.
func topics() []*cobra.Command {
	var codes strings.Builder
	for _, s := range exitStatuses {
		fmt.Fprintf(&codes, "%5d  %s\n", s.code, s.meaning)
	}
	return []*cobra.Command{
		{Use: "formats", Short: "What is read and what is written", Long: formatsTopic},
		{Use: "corpus", Short: "The tables of a database of claims, and questions to it", Long: corpusTopic},
		{Use: "record", Short: "The keys of a record, and the columns of a table", Long: recordTopic + wording.Wrap(record.Columns, ", ", 60, "                    ")},
		{Use: "exit-codes", Short: "What the exit codes mean", Long: strings.TrimRight("What the exit codes mean:\n\n"+codes.String(), "\n")},
	}
}

func newSchema(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a record",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.Streams.Out, record.JSONSchema)
			return err
		},
	}
}
