#!/usr/bin/env bash
# Unpacks the image and runs it as its user, with nothing but what is in it. An argument names the archive; without it the one
# that `make image` left. Needs root, for chroot.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ARCHIVE=${1-$(find "$CARGO_TARGET_DIR/package" -name '*.oci.tar' 2>/dev/null | sort | tail -n 1 || true)}
[[ -f $ARCHIVE ]] || fail "there is no image; run: make image"
if [[ $(id -u) != 0 ]]; then
    echo "skipped: only root can change the root"
    exit 0
fi
for tool in umoci skopeo; do have "$tool" || fail "$tool is not there; run: apt-get install umoci skopeo"; done

TMP=$(mktemp -d)
NODE=
trap end_node_and_remove EXIT
trap 'exit 130' INT TERM

skopeo copy --insecure-policy --quiet "oci-archive:$ARCHIVE" "oci:$TMP/layout:test"
skopeo inspect --config "oci:$TMP/layout:test" >"$TMP/config.json"
for word in '"/usr/bin/tributary"' '"10001:10001"' '"/data"' '"30333/tcp"'; do
    grep -q -- "$word" "$TMP/config.json" || fail "the image's configuration lacks $word"
done
umoci unpack --image "$TMP/layout:test" "$TMP/bundle"
ROOTFS=$TMP/bundle/rootfs

# The directories are all that is there beside the programs' own: no shell, no package manager.
[[ ! -e $ROOTFS/bin/sh && ! -e $ROOTFS/usr/bin/sh ]] || fail "there is a shell in the image"
# No function: in the background that would be a shell between this one and the node, which ends without the node.
WITHIN=(env -i PATH=/usr/bin HOME=/data TMPDIR=/data TRIBUTARY_CACHE_DIR=/data/compiled
    "$(command -v chroot)" --userspec=10001:10001 "$ROOTFS")
"${WITHIN[@]}" /usr/bin/tributary --version
"${WITHIN[@]}" /usr/bin/trib --version
"${WITHIN[@]}" /usr/bin/tributary devnet --rpc-port 0 --prometheus-port 0 --config-out /data/devnet.json >"$TMP/devnet.log" 2>&1 </dev/null &
NODE=$!
begun=$SECONDS
url() { sed -n 's/.*"ws": *"\(ws:[^"]*\)".*/\1/p' "$ROOTFS/data/devnet.json" 2>/dev/null | sed -n 1p; }
until [[ $(url) == ws* ]]; do
    kill -0 "$NODE" 2>/dev/null || fail "the devnet ended: $(tail -n 3 "$TMP/devnet.log")"
    ((SECONDS - begun < 300)) || fail "the devnet does not begin"
    sleep 0.3
done
"${WITHIN[@]}" /usr/bin/trib asset list --node "$(url)" | sed -n 1,4p
kill "$NODE"
wait "$NODE" || true
NODE=
echo "unpacked and run: $(du -sh "$ROOTFS" | cut -f1)"
