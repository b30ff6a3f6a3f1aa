#!/usr/bin/env bash
# Reads the exports back with tools that people use: Python's csv, pandas and DuckDB; a JSON-LD processor and
# Apache Annotator; brat's own reader and checker. Installs what it needs beside the build, by name.
# Usage: tests/exports/run.sh; CLAIMS names another program, PYTHON another Python.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$top/target}
claims=${CLAIMS:-$target/debug/claims}
venv=$target/exports-venv

for program in "${PYTHON:-python3}" node npm; do
    command -v "$program" >/dev/null || { echo "tests/exports needs $program" >&2; exit 2; }
done
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    "${PYTHON:-python3}" -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi
(cd "$here" && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --silent; })

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$top/seeds" "$here/articles" "$work"
# A line break of another system, and a mark at the start, count too.
sed 's/$/\r/' "$top"/seeds/001_*.txt >"$work/articles/lines of another system.txt"
{ printf '\357\273\277'; cat "$top"/seeds/002_*.txt; } >"$work/articles/50% [marked].txt"
cd "$work"
for format in jsonl csv webannotation; do
    "$claims" extract --quiet seeds articles --format "$format" -o "records.$format"
done
"$claims" extract --quiet seeds articles --format brat -o brat

"$venv/bin/python" "$here/tables.py" records.jsonl records.csv
"$venv/bin/python" "$here/linked.py" "$here/anno.context.json" records.jsonl records.webannotation
node "$here/selectors.mjs" records.webannotation
"$venv/bin/python" "$here/standoff.py" records.jsonl brat
