#!/usr/bin/env bash
# Runs both recipes on PySpark, two workers, and compares with what the command prints.
# PYTHON is a Python with pyspark, pandas and pyarrow; Java must be there.
set -euo pipefail
cd "$(dirname "$0")"

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
(cd ../.. && CGO_ENABLED=0 go build -trimpath -o "$dir/claims" ./cmd/claims)
export TMPDIR=$dir PYTHONDONTWRITEBYTECODE=1 PYSPARK_PYTHON=${PYTHON:-python3}
"$PYSPARK_PYTHON" check.py "$dir/claims" "${1:-2000}"
