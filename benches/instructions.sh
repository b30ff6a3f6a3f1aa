#!/usr/bin/env bash
# Counts what each stage costs: instructions for each byte of text, at three densities of claims.
# A count is the same on a busy machine as on an idle one, so that it can be compared with benches/baseline.csv.
#
#   benches/instructions.sh           prints one line a stage
#   benches/instructions.sh check     fails where a stage costs over 10 % more than the baseline
#   benches/instructions.sh record    writes the baseline anew
#
# Needs valgrind. BYTES is how much text is read at each density.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
bytes=${BYTES:-100000}
stages="article sentences cut hits mentions extract seal output whole scan"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

binary=$(cargo bench --quiet --bench instructions --no-run --message-format=json |
    grep '"name":"instructions"' | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -1)

# Inclusive instructions of every stage by the name of its function, as `stage,density,instructions a byte`.
count() {
    local density=$1 out="$work/$1"
    valgrind --quiet --tool=callgrind --callgrind-out-file="$out.callgrind" \
        "$binary" "$density" "$bytes" >"$out.told" 2>"$out.log" || { cat "$out.log" >&2; exit 1; }
    callgrind_annotate --auto=no --inclusive=yes --threshold=100 --show-percs=no "$out.callgrind" >"$out.costs"
    local read
    read=$(awk '{ print $1 }' "$out.told")
    for stage in $stages; do
        awk -v stage="$stage" -v density="$density" -v read="$read" '
            $0 ~ "instructions::stage::" stage " " || $0 ~ "instructions::stage::" stage "$" {
                cost = $1; gsub(",", "", cost); if (cost + 0 > most) most = cost + 0
            }
            END { printf "%s,%s,%.1f\n", stage, density, most / read }' "$out.costs"
    done
}

for density in none news dense; do count "$density" >"$work/$density.csv" & done
wait
{
    echo "stage,density,instructions_per_byte"
    cat "$work/none.csv" "$work/news.csv" "$work/dense.csv"
} >"$work/now.csv"

case ${1:-} in
record)
    cp "$work/now.csv" benches/baseline.csv
    cat benches/baseline.csv
    ;;
check)
    # Half an instruction a byte is allowed for on top: a tenth of nearly nothing is no rise.
    awk -F, 'NR == FNR { was[$1 FS $2] = $3; next }
        FNR == 1 { next }
        {
            before = was[$1 FS $2]
            worse = before == "" || $3 > before * 1.1 + 0.5
            printf "%-10s %-6s %8.1f  was %8s%s\n", $1, $2, $3, before, worse ? "  <- more than a tenth up" : ""
            bad += worse
        }
        END { exit bad > 0 }' benches/baseline.csv "$work/now.csv"
    ;;
*) column -s, -t "$work/now.csv" ;;
esac
cat "$work"/*.told | sort >&2
