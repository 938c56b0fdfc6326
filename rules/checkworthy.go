package rules

import _ "embed"

// CheckWorthy tells in YAML what makes a claim worth checking; claims timeline reads it.
//
//go:embed checkworthy.yaml
var CheckWorthy []byte
