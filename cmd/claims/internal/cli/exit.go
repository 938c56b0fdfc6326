package cli

import "claims/cmd/claims/internal/fault"

// exitStatuses says what the codes mean, for the help and the manual.
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
