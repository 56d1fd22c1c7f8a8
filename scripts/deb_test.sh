#!/usr/bin/env bash
# Installs the package in a fresh root of this Debian, made by debootstrap, runs it there as its own user, and removes it. An
# argument names the package; without it the one that `make deb` left. Needs root. Without debootstrap, or a mirror that
# answers, it says that it is skipped.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

skip() {
    printf 'skipped: %s\n' "$*"
    exit 0
}

DEB=${1-$(find "$CARGO_TARGET_DIR/package" -name 'tributary_*.deb' 2>/dev/null | sort | tail -n 1 || true)}
[[ -f $DEB ]] || fail "there is no package; run: make deb"
[[ $(id -u) == 0 ]] || skip "a root can only be made by root"
have debootstrap || apt-get install -y --no-install-recommends debootstrap >/dev/null 2>&1 || skip "debootstrap is not there"
SUITE=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
# shellcheck disable=SC2016
MIRROR=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 2>/dev/null | awk -v suite="$SUITE" '$2 == suite { print $1; exit }')
eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
[[ -z ${http_proxy-} ]] || export http_proxy

TMP=$(mktemp -d)
FRESH=$TMP/root
NODE=
# Who ends debootstrap leaves what it has mounted in there.
unmount_and_remove() {
    local status=$? mount
    while read -r mount; do umount "$mount" || true; done < <(
        awk -v root="$FRESH/" 'index($2, root) == 1 { print $2 }' /proc/self/mounts | sort --reverse
    )
    (exit "$status") && true
    end_node_and_remove
}
trap unmount_and_remove EXIT
trap 'exit 130' INT TERM

echo "making a root of $SUITE, which takes a minute …"
debootstrap --variant=minbase "$SUITE" "$FRESH" ${MIRROR:+"$MIRROR"} >"$TMP/debootstrap.log" 2>&1 ||
    skip "debootstrap makes no root: $(tail -n 1 "$TMP/debootstrap.log")"
within() {
    chroot "$FRESH" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} "$@"
}
# Nothing of it is on a terminal, and there is none in there.
get() { within apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null; }
# Each file and folder that is there, but for what package managers and `useradd` write down.
files() {
    local own=(-path '*/var/lib/dpkg' -o -path '*/var/lib/apt' -o -path '*/var/cache/apt' -o -path '*/var/log/apt')
    find "$FRESH" -xdev \( "${own[@]}" \) -prune -o -printf '/%P\n' |
        grep -v '^/etc/.*-$' | sort
}

# What it depends on comes from the same mirror.
cp /etc/resolv.conf "$FRESH/etc/resolv.conf"
get update
depends=$(dpkg-deb --field "$DEB" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g')
# shellcheck disable=SC2086
get install --no-install-recommends $depends
get clean
files >"$TMP/before"

install -m 644 "$DEB" "$FRESH/tributary.deb"
get install --no-install-recommends /tributary.deb
echo 'TRIBUTARY_ARGS="--name anna"' >"$FRESH/etc/default/tributary"
# Over itself, as an upgrade is.
within dpkg --install /tributary.deb >"$TMP/again.log" 2>&1 || fail "it cannot be installed twice: $(tail -n 3 "$TMP/again.log")"
rm "$FRESH/tributary.deb"
grep -q anna "$FRESH/etc/default/tributary" || fail "an upgrade replaces what the operator has set"
within tributary --version
within trib --version
within sh -c 'getent passwd tributary' >/dev/null || fail "the user of the service is not there"
[[ $(within stat -c '%U:%G %a' /var/lib/tributary) == "tributary:tributary 700" ]] || fail "the node's folder is not its user's alone"
for file in usr/lib/systemd/system/tributary.service etc/default/tributary usr/share/man/man1/tributary.1.gz \
    usr/share/man/man1/{trib,tributary-devnet,trib-asset-use}.1.gz usr/share/bash-completion/completions/{tributary,trib} \
    usr/share/zsh/vendor-completions/_{tributary,trib} usr/share/fish/vendor_completions.d/{tributary,trib}.fish; do
    [[ -s $FRESH/$file ]] || fail "$file is not in the package"
done
for program in tributary trib; do
    within bash -c ". /usr/share/bash-completion/completions/$program && complete -p $program" >/dev/null ||
        fail "bash does not read the completions of $program"
done
if have systemd-analyze; then
    systemd-analyze security --offline=yes --threshold=30 "$FRESH/usr/lib/systemd/system/tributary.service" >"$TMP/security" ||
        fail "the service is open: $(tail -n 1 "$TMP/security")"
    tail -n 1 "$TMP/security"
fi

# As the service's user, with nothing but what the package made. No function: in the background that would be a shell between
# this one and the node, which ends without the node.
AS_NODE=(chroot --userspec=tributary:tributary "$FRESH" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/var/lib/tributary
    TRIBUTARY_CACHE_DIR=/var/cache/tributary TMPDIR=/var/lib/tributary)
"${AS_NODE[@]}" tributary devnet --rpc-port 0 --prometheus-port 0 --config-out /var/lib/tributary/devnet.json \
    >"$TMP/devnet.log" 2>&1 </dev/null &
NODE=$!
begun=$SECONDS
url() { sed -n 's/.*"ws": *"\(ws:[^"]*\)".*/\1/p' "$FRESH/var/lib/tributary/devnet.json" 2>/dev/null | sed -n 1p; }
until [[ $(url) == ws* ]]; do
    kill -0 "$NODE" 2>/dev/null || fail "the devnet ended: $(tail -n 3 "$TMP/devnet.log")"
    ((SECONDS - begun < 300)) || fail "the devnet does not begin"
    sleep 0.3
done
within trib asset list --node "$(url)" | sed -n 1,4p
kill "$NODE"
wait "$NODE" || true
NODE=
printf 'installed it takes %s, its package %s\n' "$(numfmt --to=iec --from-unit=1024 "$(dpkg-deb --field "$DEB" Installed-Size)")" \
    "$(du -h "$DEB" | cut -f1)"

get remove tributary
[[ ! -e $FRESH/usr/bin/tributary && -d $FRESH/var/lib/tributary ]] || fail "removing takes the programs and leaves the node's folder"
get purge tributary
files >"$TMP/after"
left=$(comm -13 "$TMP/before" "$TMP/after")
[[ -z $left ]] || fail "purging leaves ${left//$'\n'/ }"
echo "installed, run, removed and purged in a fresh root of $SUITE; what is left is the user of the service"
