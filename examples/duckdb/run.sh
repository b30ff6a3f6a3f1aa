#!/usr/bin/env bash
# Asks queries.sql of the records of seeds/ and of the articles with gold.
#
# Needs `pip install duckdb` in the Python that PYTHON names [default: python3].
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --bin claims
target/release/claims extract --quiet seeds fixtures/eval/dev/articles >"$work/claims.jsonl"
script=$PWD/examples/duckdb/run.py
cd "$work"
"${PYTHON:-python3}" "$script" claims.jsonl
ls claims
