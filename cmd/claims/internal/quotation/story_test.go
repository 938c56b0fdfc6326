package quotation

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

const (
	flood  = "The river at Paredes came over the bank at six and took the lower street with it.\n"
	mayor  = "The mayor of Paredes said the pumps that the town had asked for never came.\n"
	dam    = "The company that runs the dam above the town says that its sirens were heard.\n"
	later  = "Rescuers found two hikers on Monday in a shelter that had been thought empty.\n"
	column = "Our readers ask how one dries a book that lay in a river for a night or two.\n"
	credit = "(Reporting by Owen Harte)\n"
)

// said returns a statement between marks.
func said(begin, end string) string {
	return begin + "We asked for pumps when the river rose in the spring, and nobody sent one. We asked again before the autumn rain came, as loud as we could." + end + "\n"
}

func TestGroupStories(t *testing.T) {
	for _, c := range []struct {
		name    string
		stories []Version
		want    []int32
	}{
		{"the earliest is first", []Version{{"2026-11-03", flood + mayor + dam}, {"2026-11-02", flood + mayor}}, []int32{1, 1}},
		{"undated last", []Version{{"", flood + mayor + dam}, {"2026-11-02", flood + mayor}}, []int32{1, 1}},
		{"in capitals", []Version{{"", flood + mayor}, {"", strings.ToUpper(flood) + mayor}}, []int32{0, 0}},
		{"in American", []Version{{"", "The harbour in the centre was closed after the storm, organisers said.\n"}, {"", "The harbor in the center was closed after the storm, organizers said.\n"}}, []int32{0, 0}},
		{"paragraphs joined", []Version{{"", flood + mayor + dam}, {"", strings.ReplaceAll(flood+mayor+dam, "\n", " ")}}, []int32{0, 0}},
		{"another dateline", []Version{{"", "PAREDES, Nov 2 (NWA) - " + flood}, {"", "PAREDES — " + flood}, {"", flood}}, []int32{0, 0, 0}},
		{"a dash in the sentence", []Version{{"", "It was late (at six) and dark - " + flood}, {"", "He sat by the fire - " + flood}}, []int32{0, 1}},
		{"nothing but a credit", []Version{{"", credit}, {"", credit}}, []int32{0, 1}},
		{"no text", []Version{{"", ""}, {"", ""}}, []int32{0, 1}},
		{"what was said", []Version{
			{"", "The mayor was angry when we met him at noon.\n" + said("\"", "\"")},
			{"", "A calm man spoke to the council late last night.\n" + said("\"", "\"")}}, []int32{0, 1}},
		{"… in other marks", []Version{
			{"", "The mayor was angry when we met him at noon.\n" + said("“", "”")},
			{"", "A calm man spoke to the council late last night.\n" + said("“", "”")},
			{"", "All the town had come to hear what he would say.\n" + said("«", "»")}}, []int32{0, 1, 2}},
		{"… not in marks", []Version{
			{"", "The mayor was angry when we met him at noon.\n" + said("", "")},
			{"", "A calm man spoke to the council late last night.\n" + said("", "")}}, []int32{0, 0}},
		{"a new lead of the day", []Version{{"2026-11-02", flood + mayor + dam}, {"2026-11-03", "The town of Paredes mourned its street: much of it is gone, with its bakers.\n" + later + mayor + dam}}, []int32{0, 0}},
		{"… of another day", []Version{{"2026-11-02", flood + mayor + dam}, {"2026-11-05", "The town of Paredes mourned its street: much of it is gone, with its bakers.\n" + later + mayor + dam}}, []int32{0, 1}},
		{"… on something else", []Version{{"2026-11-02", flood + mayor + dam}, {"2026-11-03", "In Serra, a wall that was built against the sea has cracks from end to end.\n" + later + mayor + dam}}, []int32{0, 1}},
		{"a word corrected", []Version{{"2026-11-02", flood + mayor + dam + later}, {"2026-11-05", strings.Replace(flood, "took", "swept", 1) + column + mayor + dam}}, []int32{0, 0}},
		{"… a week later", []Version{{"2026-11-02", flood + mayor + dam + later}, {"2026-11-09", strings.Replace(flood, "took", "swept", 1) + column + mayor + dam}}, []int32{0, 1}},
		{"one paragraph of a round-up", []Version{{"", later + column}, {"", flood + later + dam + credit + mayor}}, []int32{0, 1}},
		{"an item of a round-up", []Version{{"", later}, {"", flood + mayor + later + dam}}, []int32{0, 1}},
		{"the first of one", []Version{{"", flood + mayor + dam}, {"", flood}}, []int32{0, 0}},
		{"figures of another day", []Version{
			{"2026-11-02", "The PAX index rose 12 points to 4312 in Port Ames, and banks were first.\n" + mayor + dam},
			{"2026-11-03", "The PAX index lost 17 points and ended at 4295 in Port Ames, as oil fell.\n" + mayor + dam}}, []int32{0, 1}},
		{"figures of the day", []Version{
			{"2026-11-03", "The PAX index rose 12 points to 4312 in Port Ames, and banks were first.\n" + mayor + dam},
			{"2026-11-03", "The PAX index lost 17 points and ended at 4295 in Port Ames, as oil fell.\n" + mayor + dam}}, []int32{0, 0}},
	} {
		if got := GroupStories(slices.Values(c.stories)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestStandingText holds that sentences which stories of many days have make none of them
// a version of another.
func TestStandingText(t *testing.T) {
	stories := func(days int) (stories []Version) {
		for i := range days {
			stories = append(stories, Version{fmt.Sprintf("2026-11-%02d", i+1), fmt.Sprintf("Day %d.\n", i) + mayor + dam + later})
		}
		return stories
	}
	if got, want := GroupStories(slices.Values(stories(standingDays))), []int32{0, 1, 2, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("over %d days: got %v, want %v", standingDays, got, want)
	}
	if got, want := GroupStories(slices.Values(stories(standingDays-1))), []int32{0, 0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("over %d days: got %v, want %v", standingDays-1, got, want)
	}
}

func TestGroupStoriesIsLinear(t *testing.T) {
	if storytest.Race {
		t.Skip("measures time")
	}
	column := func(n int) iter.Seq[Version] {
		return func(yield func(Version) bool) {
			for i := range n {
				text := fmt.Sprintf("Today's weather in the town of number %d is as good as it was on day %d.\n", i, i+1)
				if !yield(Version{Text: text + mayor + flood + strings.ReplaceAll(text, "day", "night") + text + text}) {
					return
				}
			}
		}
	}
	storytest.Linear(t, 64_000, func(n int) { GroupStories(column(n)) })
}
