#!/usr/bin/env bash
# The installed service under a real systemd:  tests/e2e/service.sh BUILD_DIR   (root; ./dev check calls it)
# Every wait is bounded. The first check that fails prints the journal's end; exit 1.
set -uo pipefail
shopt -s nullglob

build=$(realpath "${1:?usage: service.sh BUILD_DIR}") || exit 64
WIREWATCH_SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
. "$WIREWATCH_SOURCE/tests/e2e/container.sh"
[ "$(id -u)" = 0 ] || { echo "service.sh: needs root, for systemd-nspawn" >&2; exit 1; }

work=$(mktemp -d /var/tmp/wirewatch-service.XXXXXX)
tree=$work/tree
state=/var/lib/wirewatch
etc=$tree/etc/wirewatch
passed=0

finish() {
  container_stop
  rm -rf --one-file-system "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

check() { # "what holds" COMMAND…
  local what=$1
  shift
  if "$@"; then
    echo "ok      $what"
    passed=$((passed + 1))
    return
  fi
  echo "FAILED  $what"
  echo "        $*"
  [ -n "$container_leader" ] || exit 1
  echo "--- systemctl status"
  inside systemctl status --no-pager --lines=0 wirewatch
  echo "--- the journal's end"
  inside journalctl --no-pager --lines=60 --unit=wirewatch
  exit 1
}
not() { ! "$@"; }
within() { wait_until "$@"; }
property() { inside systemctl show --property="$1" --value wirewatch; }
is() { [ "$(property "$1")" = "$2" ]; }
is_not() { [ "$(property "$1")" != "$2" ]; }
says() { # TEXT COMMAND…: what the command prints holds the text
  local text=$1
  shift
  "$@" 2>&1 | grep -qF -- "$text"
}
takes_at_most() { # SECONDS COMMAND…
  local begin=$SECONDS limit=$1
  shift
  "$@" && [ $((SECONDS - begin)) -le "$limit" ]
}

# --- what is installed

# The packages of the libraries that the program is linked with.
library_packages() {
  local path
  ldd "$build/wirewatch" | awk '$3 ~ "^/" { print $3 }' | while read -r path; do
    # dpkg knows a library by the path it was packed under, with or without /usr.
    dpkg -S "$path" 2>/dev/null || dpkg -S "${path#/usr}" 2>/dev/null || dpkg -S "$(realpath "$path")"
  done | cut -d: -f1 | sort -u
}

install_into_tree() {
  DESTDIR=$tree cmake --install "$build" --prefix /usr --strip >"$work/install.log" 2>&1 ||
    { tail -5 "$work/install.log"; return 1; }
  systemd-sysusers --root="$tree" # what the package's postinst does
}

write_configuration() {
  cat >"$etc/wirewatch.toml" <<-'TOML'
	[state]
	dir = "/var/lib/wirewatch"
	[egress]
	allow_cidr = ["127.0.0.1:8480"]
	[web]
	sample_feed = true
	[poll]
	first = "tell"
	TOML
  cat >"$etc/watch.d/sample.toml" <<-'TOML'
	[[feed]]
	name = "sample"
	url = "http://127.0.0.1:8480/sample/feed.xml"
	interval = "1m"

	[[receiver]]
	name = "archive"
	maildir = "var/mail"
	welcome = false
	TOML
  write_rule 'csto AND nato AND minister*'
}

write_rule() { # QUERY
  cat >"$etc/watch.d/rule.toml" <<-TOML
	[[rule]]
	name = "csto-ministers-on-nato"
	title = "CSTO defence ministers on NATO"
	query = '''$1'''
	notify = ["archive"]
	TOML
}

# --- what is looked at

mails() { local files=("$tree$state"/var/mail/new/* "$tree$state"/var/mail/cur/*); echo ${#files[@]}; }
has_mails() { [ "$(mails)" = "$1" ]; }
hits() { inside wirewatch hits list --json | grep -c .; }
hits_as() { inside runuser -u "$1" -- wirewatch hits list --json; }
has_hits() { [ "$(hits)" = "$1" ]; }
server_runs() { inside pgrep -u wirewatch postgres >/dev/null; }
answers() { # PATH STATUS
  inside bash -c 'exec 3<>/dev/tcp/127.0.0.1/8480 &&
    printf "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" "$0" >&3 && head -1 <&3' "$1" 2>/dev/null |
    grep -q " $2 "
}
exposure_is_at_most() { # TENTHS
  local table
  table=$(inside systemd-analyze security --offline=true --threshold="$1" --no-pager wirewatch.service 2>&1) ||
    { echo "$table" | tail -1; return 1; }
}
process_status_has() { inside grep -qxP "$1" "/proc/$(property MainPID)/status"; }
in_its_mounts() { inside nsenter --target "$(property MainPID)" --mount "$@" 2>/dev/null; }
its_account() { in_its_mounts runuser -u wirewatch -- "$@"; }
was_restarted() { is_not MainPID "$1" && is_not NRestarts 0 && is ActiveState active; }
broken_reload_names_its_place() {
  local said
  said=$(inside wirewatch reload --wait 2>&1) && { echo "exit 0: $said"; return 1; }
  grep -qE 'rule\.toml:4:[0-9]+: ' <<<"$said" || { echo "$said"; return 1; }
}
watchdog_of_five_seconds() {
  mkdir -p "$tree/etc/systemd/system/wirewatch.service.d"
  printf '[Service]\nWatchdogSec=5\n' >"$tree/etc/systemd/system/wirewatch.service.d/watchdog.conf"
  inside systemctl daemon-reload && inside systemctl restart wirewatch
}

# --- the checks

mapfile -t libraries < <(library_packages)
check "a tree of the machine's release" container_tree "$tree" postgresql "${libraries[@]}"
check "cmake --install lays the service into it" install_into_tree
check "the packaged configuration lets nothing out to private addresses" \
  grep -qx 'allow_cidr = \[\]' "$etc/wirewatch.toml"
check "the packaged configuration serves no sample" grep -qE '^sample_feed *= *false' "$etc/wirewatch.toml"
check "systemd boots" container_boot "$tree"

check "the service becomes active with the packaged configuration" \
  inside timeout 90 systemctl start wirewatch
check "it keeps a PostgreSQL cluster of its own" test -f "$tree$state/postgres/PG_VERSION"
check "whose server runs inside the sandbox" server_runs
check "no other cluster was made" not inside sh -c 'ls -d /etc/postgresql/*/main 2>/dev/null'
check "the sandbox scores 1.1 or better" exposure_is_at_most 11
check "no new privileges" process_status_has 'NoNewPrivs:\t1'
check "no capabilities" process_status_has 'CapBnd:\t0+'
check "a system call filter is in force" process_status_has 'Seccomp:\t2'
check "its own folder may be written to" in_its_mounts touch $state/x
check "the system is read-only to it" not in_its_mounts touch /etc/x
check "its account reads its configuration" its_account test -r /etc/wirewatch/wirewatch.toml
check "and cannot write it" not its_account test -w /etc/wirewatch/wirewatch.toml
check "/healthz says ok" within 10 answers /healthz 200
check "/readyz says ready" within 20 answers /readyz 200
check "the sample feed is not served" answers /sample/feed.xml 404

write_configuration
check "a restart takes a new configuration" inside timeout 60 systemctl restart wirewatch
check "one mail of the three items arrives in the Maildir" within 60 has_mails 1
check "it is about the event" says CSTO cat "$tree$state"/var/mail/new/*
check "root sees the hit" within 10 has_hits 1
check "and which rule it met" says csto-ministers-on-nato inside wirewatch hits list --json
inside useradd --no-create-home --groups wirewatch reader
inside useradd --no-create-home stranger
check "a member of the group wirewatch sees it" says csto-ministers-on-nato hits_as reader
check "a stranger does not" not says csto-ministers-on-nato hits_as stranger
check "nor does the member see the secrets" not inside runuser -u reader -- ls /etc/wirewatch/secrets 2>/dev/null

write_rule 'csto AND "defence ministers"'
check "systemctl reload is accepted" inside systemctl reload wirewatch
check "the edited rule is in force" within 20 says 'csto AND \"defence ministers\"' inside wirewatch rules list --json

write_rule 'csto AND ('
check "reload --wait names the broken file's line, exit not 0" broken_reload_names_its_place
check "the status says so too" within 10 says rule.toml:4 property StatusText
check "the last good rule stays in force" says 'csto AND \"defence ministers\"' inside wirewatch rules list --json
check "the service runs on" is ActiveState active
write_rule 'csto AND nato AND minister*'
check "the mended file is taken" inside wirewatch reload --wait
check "and the status forgets it" within 10 not says rule.toml property StatusText

check "a watchdog of 5 s for this test" watchdog_of_five_seconds
check "a daemon that lives is left alone" not within 8 is_not NRestarts 0
frozen=$(property MainPID)
inside kill -STOP "$frozen"
check "a frozen daemon is killed and started anew" within 40 was_restarted "$frozen"
check "it is ready again" within 30 answers /readyz 200
check "the hit is still there" within 10 has_hits 1

check "it stops within 20 s" takes_at_most 20 inside systemctl stop wirewatch
check "in good order" is Result success
check "no PostgreSQL process is left" not server_runs
check "a command works while it is down" has_hits 1
check "and leaves no PostgreSQL process either" not server_runs
check "it starts again" inside timeout 60 systemctl start wirewatch
check "its feeds are polled again" inside timeout 60 wirewatch feeds poll --all
check "the hit is there, once" has_hits 1
check "and nobody was told twice" has_mails 1

inside systemctl stop wirewatch
echo 'listen = ' >>"$etc/wirewatch.toml"
check "a broken configuration is no start" not inside timeout 60 systemctl --quiet start wirewatch 2>/dev/null
check "the exit code is 78" is ExecMainStatus 78
check "and it is not tried again" not within 5 is_not NRestarts 0
check "the unit has failed" is ActiveState failed

echo "service: $passed passed, 0 failed"
