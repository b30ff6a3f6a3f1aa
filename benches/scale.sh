#!/usr/bin/env bash
# Measures what the whole program does with much input: speed of one core and of two, memory, long articles, start.
# Seconds are those of the processor, so that they tell something on a busy machine too.
#
#   benches/scale.sh [speed] [jobs] [memory] [long] [start]     all, unless some are named
#
# MEMORY_BYTES is how much is streamed for the memory test [default: 10G].
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet --bin claims --example corpus
claims=$PWD/target/release/claims
corpus=$PWD/target/release/examples/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a command; prints seconds of processor, of the clock, and kilobytes at the most.
measured() { /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >/dev/null 2>"$work/log" || true; tail -1 "$work/time"; }

speed() {
    for density in none news dense; do
        "$corpus" --bytes 60M --density "$density" >"$work/$density.jsonl"
        measured "$claims" extract -q -j1 "$work/$density.jsonl" |
            awk -v d="$density" '{ printf "speed   %-6s %6.1f MB of text a CPU-second\n", d, 60 / ($1 + $2) }'
    done
}

jobs() {
    "$corpus" --articles 100000 --density dense >"$work/many.jsonl"
    # One after the other three times, the best of each: a busy machine disturbs the clock.
    local one=1e9 two=1e9 now
    for _ in 1 2 3; do
        now=$(measured "$claims" extract -q -j1 "$work/many.jsonl" | cut -d' ' -f3)
        one=$(awk -v a="$one" -v b="$now" 'BEGIN { print (b < a ? b : a) }')
        now=$(measured "$claims" extract -q -j2 "$work/many.jsonl" | cut -d' ' -f3)
        two=$(awk -v a="$two" -v b="$now" 'BEGIN { print (b < a ? b : a) }')
    done
    awk -v a="$one" -v b="$two" 'BEGIN { printf "jobs    100,000 articles: %.2f s on one core, %.2f s on two: %.2f times\n", a, b, a / b }'
}

memory() {
    local few many
    few=$("$corpus" --bytes 100M | measured "$claims" extract -q --input jsonl - | cut -d' ' -f4)
    many=$("$corpus" --bytes "${MEMORY_BYTES:-10G}" | measured "$claims" extract -q --input jsonl - | cut -d' ' -f4)
    awk -v a="$few" -v b="$many" -v n="${MEMORY_BYTES:-10G}" \
        'BEGIN { printf "memory  100M: %.1f MB, %s: %.1f MB, %+.1f %%\n", a / 1024, n, b / 1024, (b - a) / a * 100 }'
}

long() {
    "$corpus" --bytes 50M --density dense >"$work/small.jsonl"
    "$corpus" --articles 1 --length 50M --density dense >"$work/one.jsonl"
    local small one
    small=$(seconds "$work/small.jsonl")
    one=$(seconds "$work/one.jsonl")
    awk -v a="$small" -v b="$one" 'BEGIN { printf "long    50 MB in small articles: %.2f s, in one: %.2f s: %.2f times\n", a, b, b / a }'
    # No stop in 5 MB; then one mark, one digit, over and over.
    "$corpus" --articles 1 --length 5M --density dense | sed 's/\\n/ /g' | tr '.?!' ',,,' >"$work/long.jsonl"
    shape "a sentence of 5 MB" jsonl 5000000 <"$work/long.jsonl"
    for n in 100000 1000000; do
        shape "$n quotation marks" text "$n" < <(row "$n" '"')
        shape "$n digits" text "$n" < <(row "$n" 7)
    done
}

# So many of one character in a line, in an article that is searched for claims.
row() {
    printf 'Kazakhstan exported 5 million tons of oil to China in 2020. '
    head -c "$1" /dev/zero | tr '\0' "$2"
}

# Seconds of processor for a file.
seconds() { measured "$claims" extract -q -j1 "$@" | awk '{ print $1 + $2 }'; }

# The standard input's seconds, and those of its bytes.
shape() { seconds --input "$2" - | awk -v name="$1" -v n="$3" '{ printf "long    %s: %.2f s, %.0f ns a byte\n", name, $1, $1 / n * 1e9 }'; }

start() {
    local article=seeds/001_357ab2dfbe48025c.txt
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        perf stat -x, -e task-clock "$claims" extract -q "$article" 2>&1 >/dev/null | cut -d, -f1
    done | sort -n | awk 'NR == 5 { printf "start   %.1f ms for one article\n", $1 }'
}

for part in ${@:-speed jobs memory long start}; do "$part"; done
