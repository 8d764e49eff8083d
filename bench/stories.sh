#!/usr/bin/env bash
# How well articles of one event are put together, on data of others scored by their own score.py, and how long
# placing one takes among 100,000. ./dev bench stories calls it, ./dev eval without the times; docs/benchmarks.md
# says how to read it.
#   bench/stories.sh PROGRAM [FOLDER [figures|times]]
# FOLDER (or WIREWATCH_CORPUS with /duplicates behind it) holds *.jsonl.gz and score.py.
set -euo pipefail

program=$(realpath "$1")
folder=${2:-${WIREWATCH_CORPUS:+$WIREWATCH_CORPUS/duplicates}}
part=${3:-all}
articles=${WIREWATCH_BENCH_ARTICLES:-100000}
if [ "$part" != times ] && [ ! -r "${folder:-.}/score.py" ]; then
  echo "bench: expected a folder with score.py and *.jsonl.gz, as an argument or in WIREWATCH_CORPUS" \
    "(docs/benchmarks.md)" >&2
  exit 64
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

figures() {
  local file
  for file in "$folder"/*.jsonl.gz "$folder"/*.jsonl; do
    [ -e "$file" ] || continue
    "$program" tool stories --articles "$file" >"$work/answers"
    echo "== stories: $(basename "$file")"
    python3 "$folder/score.py" "$file" "$work/answers"
  done
}

# Articles of words made of syllables, as frequent as words are (the n-th is 1/n as frequent as the first); four of each
# story share its names, its number and a third of its words.
invented() {
  awk -v most="$1" 'BEGIN {
    srand(1)
    n = split("ko ral min dov per sta lun gor vel tam bre sil", syllable)
    for (i = 1; i <= 20000; ++i) {
      word[i] = syllable[1 + int(rand() * n)] syllable[1 + int(rand() * n)] syllable[1 + int(rand() * n)] \
        (i > 1000 ? syllable[1 + int(rand() * n)] : "")
    }
    for (a = 0; a < most; ++a) {
      if (a % 4 == 0) {
        for (i = 1; i <= 3; ++i) { w = word[1 + int(rand() * 20000)] syllable[1 + int(rand() * n)]; name[i] = toupper(substr(w, 1, 1)) substr(w, 2) }
        number = int(rand() * 10000)
        for (i = 1; i <= 60; ++i) common[i] = word[int(exp(rand() * log(20000)))]
      }
      text = ""
      for (i = 1; i <= 180; ++i) {
        text = text (i % 3 == 0 ? common[i / 3] : word[int(exp(rand() * log(20000)))]) (i % 15 == 0 ? ". " : " ")
        if (i % 30 == 7) text = text name[1 + int(rand() * 3)] " "
        if (i % 60 == 20) text = text number " "
      }
      printf "{\"id\":%d,\"lang\":\"en\",\"source\":\"outlet %d\",\"title\":\"%s %s %s\",\"text\":\"%s\"}\n", a, a % 97, name[1], common[1], name[2], text
    }
  }'
}

times() {
  invented "$articles" >"$work/invented"
  echo "== stories: placing one among $articles (load $(cut -d' ' -f1 /proc/loadavg); ms, of the last tenth)"
  "$program" tool stories --articles "$work/invented" --stats 2>&1 >"$work/answers" | tail -n 1
}

[ "$part" = times ] || figures
[ "$part" = figures ] || times
