#!/usr/bin/env bash
# The same rules and articles in PostgreSQL, in a cluster that is thrown away: what wirewatch is to be compared with.
# ./dev bench peers calls it; how to read it: docs/benchmarks.md.
#   bench/peers/postgres.sh PROGRAM FOLDER [RULES…]
# Fewer articles at 100,000 rules, because it takes long. PROGRAM finds the matches that there are.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
program=$(readlink -f "$1")
folder=${2:-${WIREWATCH_BENCH:-}}
shift $(($# < 2 ? $# : 2))
if [ ! -r "${folder:-.}/articles.jsonl.gz" ]; then
  echo "bench: expected a folder with articles.jsonl.gz and rules-N.jsonl.gz (docs/benchmarks.md)" >&2; exit 64
fi
folder=$(readlink -f "$folder")
sizes=("$@")
[ $# -gt 0 ] || sizes=(10000 100000)

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
state=$(mktemp -d)
# PostgreSQL refuses root.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
finish() { as_server "$bin/pg_ctl" -D "$state/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$state"; }
trap finish EXIT
[ "$(id -u)" != 0 ] || chown postgres "$state"
cd "$state"
as_server "$bin/initdb" -D "$state/data" -E UTF8 --locale=C --auth=trust >/dev/null
as_server "$bin/pg_ctl" -D "$state/data" -w -l "$state/log" \
  -o "-c listen_addresses='' -k $state -c shared_buffers=512MB -c work_mem=64MB" start >/dev/null

psql_in() { as_server "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$state" -d "$1" "${@:2}"; }
copy_into() {  # database, table; no JSON line holds either of the two bytes
  psql_in "$1" -c "create unlogged table $2 (line jsonb)" \
    -c "copy $2 from stdin with (format csv, quote e'\\x01', delimiter e'\\x02')"
}

# FNV-1a over "<article>\t<rule>", summed: bash counts modulo 2^64, as the oracle does.
hash_of_lines() {
  local LC_ALL=C line sum=0 hash i byte
  while IFS= read -r line; do
    hash=-3750763034362895579
    for ((i = 0; i < ${#line}; ++i)); do
      printf -v byte %d "'${line:i:1}"
      hash=$(((hash ^ byte) * 1099511628211))
    done
    sum=$((sum + hash))
  done
  printf '%016x\n' "$sum"
}

for size in "${sizes[@]}"; do
  gzip -dc "$folder/articles.jsonl.gz" | sed -n "1,$((size >= 100000 ? 500 : 4000))p" >"$state/articles.jsonl"
  name=rules_$size
  psql_in postgres -c "create database $name"
  copy_into "$name" raw_articles <"$state/articles.jsonl"
  gzip -dc "$folder/rules-$size.jsonl.gz" | copy_into "$name" raw_rules
  echo "PostgreSQL, keyed by the rarest word: rules $size, $(psql_in "$name" <"$here/postgres.sql" | tail -n 1)," \
    "hash $(psql_in "$name" -At -F $'\t' -c 'table matches' | hash_of_lines)"
  echo "wirewatch on the same articles: $("$program" tool match --exact --stats --repeat 3 \
    --rules "$folder/rules-$size.jsonl.gz" --articles "$state/articles.jsonl" 2>&1 >/dev/null | tail -n 1)"
done
