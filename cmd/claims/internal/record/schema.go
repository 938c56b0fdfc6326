package record

import _ "embed"

// JSONSchema is the JSON Schema (draft 2020-12) of a record.
//
//go:embed schema.json
var JSONSchema string
