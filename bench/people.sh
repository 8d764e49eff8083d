#!/usr/bin/env bash
# How fast statements are found, and what 10,000 watched people cost on top of 10,000 rules. ./dev bench
# people calls it; docs/benchmarks.md says how to read it.
#   bench/people.sh PROGRAM [FOLDER]
set -euo pipefail

runs=${WIREWATCH_BENCH_RUNS:-5}
program=$1
folder=${2:-${WIREWATCH_BENCH:-}}
if [ ! -r "${folder:-.}/rules-10000.jsonl.gz" ] || [ ! -r "$folder/articles.jsonl.gz" ]; then
  echo "bench: expected a folder with articles.jsonl.gz and rules-10000.jsonl.gz, as an argument or in WIREWATCH_BENCH" \
    "(docs/benchmarks.md)" >&2
  exit 64
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 100 given names by 100 family names made of syllables: as frequent in texts as people whom nobody has heard of.
people() {
  awk 'BEGIN {
    n = split("Anna Boris Clara David Elena Felix Greta Henry Irina Jakob", given)
    m = split("ko ral min dov per sta lun gor vel tam", first); split("chenko man sky ov berg ssen idze yan ula ert", last)
    for (i = 1; i <= n; ++i) for (j = 1; j <= m; ++j) for (k = 1; k <= m; ++k) for (l = 1; l <= m; ++l) {
      name = toupper(substr(first[j], 1, 1)) substr(first[j], 2) first[k] last[l]
      printf "{\"id\":\"p%d\",\"query\":\"person:\\\"%s %s\\\"\"}\n", ++count, given[i], name
    }
  }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { printf "%s (%s-%s)", v[int((NR + 1) / 2)], v[1], v[NR] }'; }
value_of() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }

gzip -dc "$folder/rules-10000.jsonl.gz" >"$work/rules"
people | cat "$work/rules" - >"$work/both"
echo "medians of $runs runs (least-most); one thread; load $(cut -d' ' -f1 /proc/loadavg)"
for ((i = 0; i < runs; ++i)); do
  "$program" tool statements --articles "$folder/articles.jsonl.gz" --stats 2>&1 >/dev/null | tail -n 1 |
    value_of articles_per_s >>"$work/statements"
  for set in rules both; do
    "$program" tool match --rules "$work/$set" --articles "$folder/articles.jsonl.gz" --repeat 6 --stats 2>&1 >/dev/null |
      tail -n 1 | value_of match_cpu_s >>"$work/$set.cpu"
  done
done
echo "statements        $(median <"$work/statements") articles/s, read and searched"
echo "10,000 rules      $(median <"$work/rules.cpu") CPU s"
echo "with 10,000 people $(median <"$work/both.cpu") CPU s"
paste "$work/rules.cpu" "$work/both.cpu" | awk '{ print $2 / $1 }' | median | sed 's/^/longer by a factor of /'
echo
