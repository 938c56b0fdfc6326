package quotation

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

func TestStem(t *testing.T) {
	for id, want := range map[string]string{
		"storm-ines": "storm ines", "storm-ines-v2": "storm ines", "storm-ines_3": "storm ines", "BC-Storm-Ines-3rd-Ld-Writethru": "BC Storm Ines",
		"2026-11-02-storm-ines": "2026 11 02 storm ines", "2026-11-02": "2026 11 02", "urn:newsml:nwa.example:20261102:nL8:2": "urn newsml nwa example 20261102 nL8",
		"": "", "7": "7", "flight-212-crash": "flight 212 crash", "nwa4711": "nwa4711",
	} {
		if got := stem(id); got != want {
			t.Errorf("stem(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestGroupStories(t *testing.T) {
	const (
		flood  = "The river came over the bank at six and took the lower street with it.\n"
		mayor  = "The mayor of Paredes said the pumps that the town had asked for never came.\n"
		dam    = "The company that runs the dam above the town says that its sirens were heard.\n"
		later  = "Rescuers found two hikers on Monday in a shelter that had been thought empty.\n"
		column = "Our readers ask how one dries a book that lay in a river for a night or two.\n"
		credit = "(Reporting by Owen Harte)\n"
	)
	stories := []Version{
		{ID: "storm-ines-v2", Headline: "Storm floods Paredes", Date: "2026-11-03", Text: flood + mayor + dam + credit},
		{ID: "storm-ines-v1", Headline: "River floods Paredes", Date: "2026-11-02", Text: flood + "Details follow.\n"},
		{ID: "4711", Headline: "Storm floods Paredes", Date: "2026-11-04", Text: strings.ToUpper(flood) + dam + later},
		{ID: "4712", Headline: "Storm floods Paredes", Date: "2026-11-04", Text: column + credit},
		{ID: "4713", Headline: "Something else", Date: "2026-11-01", Text: flood + mayor + dam},
		{ID: "", Headline: "", Text: flood},
		{ID: "4714", Headline: "Storm floods Paredes", Text: credit},
		{ID: "4714", Headline: "Storm floods Paredes", Text: credit},
	}
	if got, want := GroupStories(slices.Values(stories)), []int32{1, 1, 1, 3, 4, 5, 6, 7}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
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
				if !yield(Version{ID: fmt.Sprintf("weather-v%d", i%10), Headline: "The weather", Text: text}) {
					return
				}
			}
		}
	}
	storytest.Linear(t, 64_000, func(n int) { GroupStories(column(n)) })
}
