#!/usr/bin/env bash
# How fast articles are matched, and whether the matches are right. ./dev bench match calls it; what
# it measures and how to read it: docs/benchmarks.md.
#   bench/match.sh PROGRAM [FOLDER [RULES…]]
# RULES: the sizes of rule sets to measure, such as 100 1000; all of oracle.tsv without. WIREWATCH_BENCH_RUNS: 5.
set -euo pipefail

runs=${WIREWATCH_BENCH_RUNS:-5}
program=$1
folder=${2:-${WIREWATCH_BENCH:-}}
shift $(($# < 2 ? $# : 2))

if [ ! -r "${folder:-.}/oracle.tsv" ] || [ ! -r "$folder/articles.jsonl.gz" ]; then
  echo "bench: expected a folder with articles.jsonl.gz, rules-N.jsonl.gz and oracle.tsv, as an argument or in" \
    "WIREWATCH_BENCH (docs/benchmarks.md)" >&2
  exit 64
fi
[ $# -gt 0 ] || mapfile -t sizes < <(cut -f1 "$folder/oracle.tsv")
[ $# -eq 0 ] || sizes=("$@")

stats=$(mktemp)
trap 'rm -f "$stats"' EXIT

values_of() { sed -n "s/.*\"$1\":\"\{0,1\}\([0-9a-f.]*\).*/\1/p" "$stats"; }

# The median, and what was seen from least to most.
spread_of() {
  values_of "$1" | sort -n |
    awk '{ v[NR] = $1 } END { printf "%s (%s-%s)", v[int((NR + 1) / 2)], v[1], v[NR] }'
}
median_of() { values_of "$1" | sort -n | awk '{ v[NR] = $1 } END { printf "%s", v[int((NR + 1) / 2)] }'; }

# Of the first pass, whose words are all new.
cold_per_s() {
  paste <(values_of articles) <(values_of first_pass_s) | awk '{ print $1 / $2 }' | sort -n |
    awk '{ v[NR] = $1 } END { printf "%.0f", v[int((NR + 1) / 2)] }'
}

# Matches and hash of every run; one line where all agree.
found() { paste <(values_of matches) <(values_of hash) | sort -u; }

failed=0
measure() {  # size, threads, mode (exact or default), what must be found or nothing
  local size=$1 threads=$2 mode=$3 expected=$4 flags=() verdict refused i
  [ "$mode" = default ] || flags=(--exact)
  : >"$stats"
  for ((i = 0; i < runs; ++i)); do
    # The last line: those before it name rules that were left out. A run that failed has no hash there.
    "$program" tool match --rules "$folder/rules-$size.jsonl.gz" --articles "$folder/articles.jsonl.gz" \
      --threads "$threads" --repeat 6 --stats "${flags[@]}" 2>&1 >/dev/null | tail -n 1 >>"$stats" || true
  done
  refused=$(median_of refused)
  verdict=$(found | cut -f1)
  if [ "$(values_of hash | wc -l)" != "$runs" ]; then
    tail -n 1 "$stats" >&2; verdict=FAILED; failed=1
  elif [ "$refused" != 0 ]; then
    verdict="$refused REFUSED"; failed=1
  elif [ "$(found | wc -l)" != 1 ]; then
    verdict="RUNS DIFFER"; failed=1
  elif [ -n "$expected" ] && [ "$(found)" != "$expected" ]; then
    verdict="WRONG, not $(cut -f1 <<<"$expected")"; failed=1
  elif [ -n "$expected" ]; then
    verdict+=" right"
  fi
  printf '%-7s  %7s  %7s  %-26s  %6s  %6s  %6s  %6s  %7s  %-21s  %6s  %s\n' "$size" "$threads" "$mode" \
    "$(spread_of articles_per_s)" "$(cold_per_s)" "$(median_of match_cpu_s)" "$(median_of p50_us)" "$(median_of p99_us)" "$(median_of max_us)" \
    "$(spread_of load_s)" "$(sed -n 's/.*"rss_mb":{"rules":\([0-9.]*\).*/\1/p' "$stats" | sort -n | head -n 1)" "$verdict"
}

oracle_of() { awk -F'\t' -v size="$1" '$1 == size { print $2 "\t" $4 }' "$folder/oracle.tsv"; }

echo "medians of $runs runs (least-most); $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
printf '%-7s  %7s  %7s  %-26s  %6s  %6s  %6s  %6s  %7s  %-21s  %6s  %s\n' \
  rules threads words articles/s cold/s cpu_s p50_us p99_us max_us load_s mb matches
for mode in exact default; do
  for size in "${sizes[@]}"; do
    oracle=$(oracle_of "$size")
    if [ -z "$oracle" ]; then echo "bench: oracle.tsv has no line for $size rules" >&2; exit 64; fi
    [ "$mode" = exact ] || oracle=
    for threads in 1 2; do measure "$size" "$threads" "$mode" "$oracle"; done
  done
done
exit "$failed"
