#!/bin/sh
# Runs the report's browser test: installs what it needs where that is missing, then checks.
# Usage: tests/report/run.sh [FOLDER FOR PICTURES]; CLAIMS and CHROMIUM name other programs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
pictures=${1:+$(cd "$1" && pwd)}

chromium=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
  [ -n "$chromium" ] || chromium=$(command -v "$name" || true)
done
install_chromium() {
  apt-get install -y --no-install-recommends chromium >/dev/null 2>&1
}
if [ -z "$chromium" ]; then
  # Lists of packages may be missing or old.
  install_chromium || { apt-get update >/dev/null 2>&1 && install_chromium; } || {
    echo "no Chromium: install it, or name it in CHROMIUM" >&2
    exit 2
  }
  chromium=$(command -v chromium)
fi
command -v npm >/dev/null || { echo "tests/report needs node and npm" >&2; exit 2; }

if [ -z "${CLAIMS:-}" ]; then
  (cd "$top" && cargo build --quiet)
  CLAIMS=${CARGO_TARGET_DIR:-$top/target}/debug/claims
fi

cd "$here"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --silent
exec node check.mjs "$CLAIMS" "$chromium" ${pictures:+"$pictures"}
