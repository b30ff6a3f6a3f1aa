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

spark() {
    "$PYSPARK_PYTHON" -m pyspark.find_spark_home >/dev/null
    PYTHONPATH=examples/spark PYSPARK_DRIVER_PYTHON=$PYSPARK_PYTHON \
        "$("$PYSPARK_PYTHON" -m pyspark.find_spark_home)/bin/spark-submit" \
        --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --conf spark.sql.session.timeZone=UTC --py-files examples/spark/records.py \
        examples/spark/extract.py --claims "$claims" "$@" 2>"$work/spark.log" || { tail -40 "$work/spark.log" >&2; exit 1; }
}

spark --out "$work/claims.parquet" "$work/news"
ls "$work/claims.parquet"
"$PYSPARK_PYTHON" examples/spark/compare.py "$work/claims.parquet" "$work/one.jsonl" 2>>"$work/spark.log"

# The same articles out of web archives.
target/release/examples/corpus --articles 200 --density dense --format warc >"$work/a.warc"
target/release/examples/corpus --articles 200 --density dense --format warc --first 200 >"$work/b.warc"
"$claims" extract --quiet "$work/a.warc" "$work/b.warc" >"$work/one-warc.jsonl"
spark --warc --out "$work/warc.parquet" "$work/a.warc" "$work/b.warc"
"$PYSPARK_PYTHON" examples/spark/compare.py "$work/warc.parquet" "$work/one-warc.jsonl" 2>>"$work/spark.log"
