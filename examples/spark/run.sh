#!/usr/bin/env bash
# Runs extract.py on a local cluster of two executors and compares what it writes with a run on one machine.
#
#   examples/spark/run.sh [ARTICLES]     how many articles to make [default: 2000]
#
# Needs Java 17 and `pip install pyspark==4.3.0` in the Python that PYSPARK_PYTHON names [default: python3].
set -euo pipefail
cd "$(dirname "$0")/../.."
export PYSPARK_PYTHON=${PYSPARK_PYTHON:-$(command -v python3)}
export SPARK_LOCAL_IP=127.0.0.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --bin claims --example corpus
claims=$PWD/target/release/claims

mkdir "$work/news"
target/release/examples/corpus --articles "${1:-2000}" --density dense >"$work/all.jsonl"
split --number=l/4 --additional-suffix=.jsonl "$work/all.jsonl" "$work/news/"
"$claims" extract --quiet --input jsonl - <"$work/all.jsonl" >"$work/one.jsonl"

home=$("$PYSPARK_PYTHON" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')

# Two executors; the binary comes first.
submit() {
    local binary=$1
    shift
    PYTHONPATH=examples/spark PYSPARK_DRIVER_PYTHON=$PYSPARK_PYTHON "$home/bin/spark-submit" \
        --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --conf spark.sql.session.timeZone=UTC --py-files examples/spark/records.py \
        examples/spark/extract.py --claims "$binary" "$@" >"$work/spark.log" 2>&1
}

spark() { submit "$claims" "$@" || { tail -40 "$work/spark.log" >&2; exit 1; }; }

spark --out "$work/claims.parquet" "$work/news"
ls "$work/claims.parquet"
"$PYSPARK_PYTHON" examples/spark/compare.py "$work/claims.parquet" "$work/one.jsonl" 2>>"$work/spark.log"

# Articles out of web archives, one of them with a record that is broken: the others are read all the same.
corpus() { target/release/examples/corpus --articles 200 --density dense --format warc --first "$1"; }
{ corpus 0; printf 'WARC/1.0\r\nno record\r\n\r\n'; } >"$work/a.warc"
corpus 200 >"$work/b.warc"
if "$claims" extract --quiet "$work/a.warc" "$work/b.warc" >"$work/one-warc.jsonl"; then
    echo "a broken record went unnoticed" >&2
    exit 1
fi
spark --warc --out "$work/warc.parquet" "$work/a.warc" "$work/b.warc"
"$PYSPARK_PYTHON" examples/spark/compare.py "$work/warc.parquet" "$work/one-warc.jsonl" 2>>"$work/spark.log"

# A binary that cannot run its job fails the whole, and nothing that looks finished is left.
printf '#!/bin/sh\n[ "$1" != schema ] || exec "%s" schema\nexit 2\n' "$claims" >"$work/failing"
chmod +x "$work/failing"
for input in "$work/news" "--warc $work/a.warc"; do
    # shellcheck disable=SC2086
    if submit "$work/failing" --out "$work/failed.parquet" $input || [ -e "$work/failed.parquet/_SUCCESS" ]; then
        echo "the job went on with a binary that failed" >&2
        exit 1
    fi
    grep -q "exited with error code 2" "$work/spark.log" || { tail -40 "$work/spark.log" >&2; exit 1; }
done
echo "a binary that fails fails the job"
