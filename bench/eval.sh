#!/usr/bin/env bash
# How right wirewatch is, on data of others: every corpus of a folder that it has a tool for, scored by
# the corpus's own score.py. ./dev eval calls it; docs/benchmarks.md says how to read it.
#   bench/eval.sh PROGRAM [FOLDER [CORPUS…]]
# FOLDER (or WIREWATCH_CORPUS) holds statements/, names/, queries/, newswire/, duplicates/; CORPUS: some of these.
set -euo pipefail

program=$(realpath "$1")
folder=${2:-${WIREWATCH_CORPUS:-}}
shift $(($# < 2 ? $# : 2))
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ ! -d "${folder:-.}/statements" ] && [ ! -d "${folder:-.}/names" ] && [ ! -d "${folder:-.}/duplicates" ]; then
  echo "eval: expected a folder with statements/, names/, queries/, newswire/ or duplicates/, as an argument or in" \
    "WIREWATCH_CORPUS (docs/benchmarks.md)" >&2
  exit 64
fi
if [ $# -gt 0 ]; then corpora=("$@"); else corpora=(statements names queries newswire duplicates); fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

statements() {
  local file name
  for file in "$folder"/statements/*.jsonl.gz "$folder"/statements/*.jsonl; do
    [ -e "$file" ] || continue
    name=$(basename "$file")
    "$program" tool statements --articles "$file" >"$work/answers"
    echo "== statements: $name, every finding"
    python3 "$folder/statements/score.py" "$file" "$work/answers"
    echo "== statements: $name, what said() tells at its usual confidence"
    "$program" tool statements --told --articles "$file" >"$work/answers"
    python3 "$folder/statements/score.py" "$file" "$work/answers"
  done
}

names() {
  local file watch name
  for file in "$folder"/names/documents*.jsonl.gz "$folder"/names/pool*.jsonl; do
    [ -e "$file" ] || continue
    watch=${file%.gz}; watch=${watch%.jsonl}.watch.jsonl
    case "$file" in *.watch.jsonl) continue ;; esac
    name=$(basename "$file")
    echo "== names: $name"
    "$program" tool names --watch "$watch" --cases "$file" >"$work/answers"
    python3 "$folder/names/score.py" "$file" "$work/answers"
  done
  for file in "$folder"/names/pairs*.jsonl; do
    [ -e "$file" ] || continue
    echo "== names: $(basename "$file")"
    "$program" tool names --cases "$file" >"$work/answers"
    python3 "$folder/names/score.py" "$file" "$work/answers"
  done
}

# Queries that people wrote elsewhere: how many are accepted.
queries() {
  local file=$folder/queries/media.jsonl
  [ -e "$file" ] || return 0
  echo "== queries: $(basename "$file")"
  # It answers whether a case holds, and why not where the query is refused.
  "$program" tool query --cases "$file" |
    sed -E 's/"result":"error".*/"valid":false}/; s/"result":(true|false).*/"valid":true}/' >"$work/answers"
  python3 "$folder/queries/score.py" "$file" "$work/answers"
}

# What the rules of the example tell of articles that are mostly about others: each is to be read.
newswire() {
  local file
  for file in "$folder"/newswire/*.jsonl.gz; do
    [ -e "$file" ] || continue
    echo "== newswire: $(basename "$file")"
    # A date that is none is left out: what is asked here is who speaks.
    gzip -dc "$file" | python3 -c '
import json, re, sys
for line in sys.stdin:
    article = json.loads(line)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?", article.get("published") or ""):
        article.pop("published", None)
    print(json.dumps(article))' >"$work/articles"
    "$program" --config "$here/../examples/wirewatch.toml" tool match \
      --rules "$here/../examples/watch.d" --articles "$work/articles" >"$work/answers"
    echo "$(wc -l <"$work/answers") articles, of which csto rules meet $(grep -c '"csto-' "$work/answers" || true)"
    grep '"csto-' "$work/answers" || true
  done
}

# Which articles tell of one event.
duplicates() { bash "$here/stories.sh" "$program" "$folder/duplicates" figures; }

for corpus in "${corpora[@]}"; do
  case "$corpus" in
    statements | names | queries | newswire | duplicates) [ ! -d "$folder/$corpus" ] || "$corpus" ;;
    *) echo "eval: no corpus is called $corpus; expected statements, names, queries, newswire or duplicates" >&2; exit 64 ;;
  esac
done
