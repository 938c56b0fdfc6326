package notices_test

import (
	"os/exec"
	"testing"

	"claims/cmd/claims/internal/notices"
	"claims/cmd/claims/internal/notices/internal/gather"
)

// TestComplete holds that the notices are those of the modules that are linked.
func TestComplete(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip(err)
	}
	want, err := gather.Notices()
	if err != nil {
		t.Fatal(err)
	}
	if notices.Text != string(want) {
		t.Error("notices.txt is not what the generator makes; run go generate ./cmd/claims/internal/notices")
	}
}
