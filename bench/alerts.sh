#!/usr/bin/env bash
# How soon, and how many, alerts are handed over, to sinks on this machine. ./dev bench alerts calls it; what it
# measures and how to read it: docs/benchmarks.md.
#   bench/alerts.sh BUILD [FOLDER [outbox|delay|backlog|placing]]
# FOLDER (or WIREWATCH_BENCH) holds articles.jsonl.gz and rules-1000.jsonl.gz. WIREWATCH_BENCH_RUNS: 5.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
build=$(realpath "$1")
folder=${2:-${WIREWATCH_BENCH:-}}
part=${3:-}
if [ ! -r "${folder:-.}/articles.jsonl.gz" ] || [ ! -r "$folder/rules-1000.jsonl.gz" ]; then
  echo "bench: expected a folder with articles.jsonl.gz and rules-1000.jsonl.gz, as an argument or in WIREWATCH_BENCH" \
    "(docs/benchmarks.md)" >&2
  exit 64
fi
case "$part" in
  '' | outbox | delay | backlog | placing) ;;
  *) echo "bench: expected outbox, delay, backlog or placing, got \"$part\"" >&2; exit 64 ;;
esac

[ "$part" = placing ] || "$build/bench/bench_alerts" "$build/wirewatch" "$folder" ${part:+"$part"}
[ -n "$part" ] && [ "$part" != placing ] || bash "$here/stories.sh" "$build/wirewatch" "" times
