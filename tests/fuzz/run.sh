#!/usr/bin/env bash
# Runs the fuzzing programs side by side, one a core at most; ./dev fuzz calls it.
#   tests/fuzz/run.sh BUILD_FOLDER [SECONDS]
# Exits with 1 on a finding, and says how to see it again.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
built=$1
seconds=${2:-60}
targets=(query match people)
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "fuzz: expected a number of seconds, got \"$seconds\"" >&2; exit 64; }

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-19

run() {
  local words=query
  [ ! -f "$here/$1.dict" ] || words=$1
  mkdir -p "$built/corpus/$1" "$built/findings"
  "$built/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=4096 \
    -dict="$here/$words.dict" -artifact_prefix="$built/findings/$1-" -print_final_stats=1 \
    "$built/corpus/$1" "$here/seeds/$1" >"$built/fuzz_$1.log" 2>&1
}
export -f run
export here built seconds

failed=0
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run {}' || failed=1
for target in "${targets[@]}"; do
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$built/fuzz_$target.log")
  finding=$(sed -n 's/.*Test unit written to //p' "$built/fuzz_$target.log")
  echo "fuzz_$target: ${inputs:-?} inputs" >&2
  [ -z "$finding" ] || echo "  found something; again: $built/tests/fuzz/fuzz_$target $finding" >&2
  [ -n "$inputs" ] || tail -n 3 "$built/fuzz_$target.log" >&2
done
exit "$failed"
