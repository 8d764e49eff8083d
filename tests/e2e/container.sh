# shellcheck shell=bash
# A small Debian under a real systemd, in systemd-nspawn, for tests of the installed service. Sourced.
#
#   container_tree DIR PACKAGE…   lays a tree into DIR, from a cache that is made at first use
#   container_boot DIR            boots it; afterwards `inside COMMAND…` runs in it as root
#   container_stop                ends it
#
# Needs root, debootstrap, systemd-nspawn and cgroups.

container_cache=${WIREWATCH_SOURCE:?}/.cache
container_pid=    # systemd-nspawn's
container_leader= # the pid, out here, of the container's systemd

# The machine's own release: the program was built against its libraries.
container_tree() {
  local to=$1 release cache
  shift
  release=$(. /etc/os-release && echo "$VERSION_CODENAME")
  cache=$container_cache/nspawn-$release
  mkdir -p "$container_cache"
  (
    flock 9
    { [ -d "$cache" ] || make_base "$cache" "$release"; } && add_packages "$cache" "$@"
  ) 9>"$container_cache/nspawn.lock" >"$container_cache/nspawn.log" 2>&1 ||
    { tail -20 "$container_cache/nspawn.log" >&2; return 1; }
  # -x: a /proc left mounted in the tree must not be copied, it would fill the disk.
  cp -ax --reflink=auto "$cache" "$to"
}

make_base() {
  local cache=$1 release=$2 fresh=$1.new
  rm -rf --one-file-system "$fresh"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,procps "$release" "$fresh" || return
  # The same sources as out here, updates included, so that the libraries are the same too.
  if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    cp /etc/apt/sources.list.d/debian.sources "$fresh/etc/apt/sources.list.d/"
    rm "$fresh/etc/apt/sources.list"
  fi
  # What the Debian package must do where there was no PostgreSQL: no cluster "main" beside ours.
  mkdir -p "$fresh/etc/postgresql-common"
  echo 'create_main_cluster = false' >"$fresh/etc/postgresql-common/createcluster.conf"
  mv "$fresh" "$cache"
}

# No daemon is started while packages are set up: policy-rc.d says no, and goes again.
add_packages() {
  local cache=$1 missing=()
  shift
  for package in "$@"; do
    [ -e "$cache/var/lib/dpkg/info/$package.list" ] ||
      compgen -G "$cache/var/lib/dpkg/info/$package:*.list" >/dev/null || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  printf '#!/bin/sh\nexit 101\n' >"$cache/usr/sbin/policy-rc.d"
  chmod 755 "$cache/usr/sbin/policy-rc.d"
  chroot "$cache" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get -q update && apt-get -qy --no-install-recommends -o Dpkg::Options::=--force-confold install "$@" &&
    apt-get clean && rm -rf /var/lib/apt/lists/*' sh "${missing[@]}" || return
  rm "$cache/usr/sbin/policy-rc.d"
}

# --register=no and --keep-unit: there need be no machined out here, nor a systemd to ask for a unit of
#   its own (cgroups of version 1 in hybrid layout serve, as the container then uses the same layout).
# --private-network: a loopback of its own, so no port is taken, and no way out.
# --console=pipe: no terminal is needed, and none is changed.
container_boot() {
  local tree=$1
  systemd-nspawn --quiet --directory="$tree" --boot --machine="wirewatch-$$" --register=no --keep-unit \
    --private-network --console=pipe </dev/null >"$tree.console" 2>&1 &
  container_pid=$!
  wait_until 80 container_is_up && return
  echo "the container did not come up:" >&2
  tail -20 "$tree.console" >&2
  return 1
}

# Looked for each time: nspawn's first child only makes the one that stays.
container_has_leader() {
  container_leader=$(pgrep --parent "$container_pid" | head -1)
  [ -n "$container_leader" ]
}

container_is_up() {
  container_has_leader && inside systemctl is-system-running 2>/dev/null | grep -qE '^(running|degraded)$'
}

# nsenter, as machinectl shell would want machined.
inside() {
  nsenter --target "$container_leader" --all -- \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
}

container_stop() {
  [ -n "$container_pid" ] || return 0
  kill -TERM "$container_pid" 2>/dev/null # an orderly halt; a second one ends it at once
  wait_until 30 container_is_gone || kill -KILL "$container_pid" 2>/dev/null
  wait "$container_pid" 2>/dev/null
  container_pid=
}

# Ended, though this shell may not have waited for it yet.
container_is_gone() { [[ $(ps -o stat= -p "$container_pid") =~ ^(Z.*)?$ ]]; }

# wait_until SECONDS COMMAND…: asks ten times a second, no longer than that.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}
