#!/usr/bin/env bash
# Makes an OCI image of `tributary` and `trib` without an engine: umoci and skopeo put together what a container needs and
# nothing else, the two programs, the libraries that they are linked with, certificates, and a user. Writes an archive that
# podman, docker and Kubernetes load. PROFILE=release packs what `make build` has built.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

: "${PROFILE:=production}"
PROGRAMS=$CARGO_TARGET_DIR/$PROFILE
OUT=$CARGO_TARGET_DIR/package
USER_ID=10001

for tool in umoci skopeo; do
    have "$tool" || apt-get install -y --no-install-recommends "$tool" >/dev/null 2>&1 ||
        fail "$tool is not there; run: apt-get install umoci skopeo"
done
[[ $PROFILE != production ]] || scripts/production.sh
for program in tributary trib; do
    [[ -x $PROGRAMS/$program ]] || fail "$PROGRAMS/$program is not built; run: make build"
done
# `--version` has the commit as well.
TAG=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | sed -n 1p)
VERSION=$("$PROGRAMS/tributary" --version | awk '{ print $2 }')
ARCHITECTURE=$(dpkg --print-architecture)
WHEN=$(git log -1 --format=%cI 2>/dev/null || date --iso-8601=seconds)

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM
umask 022
LAYOUT=$TMP/layout FILES=$TMP/files LAYER=$TMP/layer.tar

mkdir -p "$FILES"/{usr/bin,etc/ssl/certs,tmp,data}
install -m 755 "$PROGRAMS/tributary" "$PROGRAMS/trib" "$FILES/usr/bin/"
ldd "$PROGRAMS/tributary" "$PROGRAMS/trib" | grep -o '/[^ ]*\.so[^ ]*' | sort -u | while read -r library; do
    cp -L --parents "$library" "$FILES/"
done
[[ ! -f /etc/ssl/certs/ca-certificates.crt ]] || install -m 644 /etc/ssl/certs/ca-certificates.crt "$FILES/etc/ssl/certs/"
printf 'root:x:0:0:root:/:/nonexistent\ntributary:x:%d:%d:Tributary:/data:/nonexistent\n' $USER_ID $USER_ID >"$FILES/etc/passwd"
printf 'root:x:0:\ntributary:x:%d:\n' $USER_ID >"$FILES/etc/group"
echo 'hosts: files dns' >"$FILES/etc/nsswitch.conf"
chmod 1777 "$FILES/tmp"
chmod 700 "$FILES/data"
# The same bytes whoever makes it, and when: times are the commit's, and owners are written down, not taken from files.
pack() { tar --format=gnu --sort=name --mtime="$WHEN" --numeric-owner "$@"; }
pack --create --file "$LAYER" --owner=0 --group=0 --directory "$FILES" --exclude=./data .
pack --append --file "$LAYER" --owner=$USER_ID --group=$USER_ID --directory "$FILES" ./data

umoci init --layout "$LAYOUT"
umoci new --image "$LAYOUT:$TAG"
umoci raw add-layer --image "$LAYOUT:$TAG" --history.created "$WHEN" --history.created_by "scripts/image.sh" "$LAYER"
umoci config --image "$LAYOUT:$TAG" --created "$WHEN" --history.created "$WHEN" --architecture "$ARCHITECTURE" --os linux \
    --config.user $USER_ID:$USER_ID --config.workingdir /data --config.volume /data \
    --config.entrypoint /usr/bin/tributary --config.cmd --base-path --config.cmd /data \
    --config.env PATH=/usr/bin --config.env HOME=/data --config.env TRIBUTARY_CACHE_DIR=/data/compiled \
    --config.env MALLOC_TRIM_THRESHOLD_=131072 \
    --config.exposedports 30333/tcp --config.exposedports 9944/tcp --config.exposedports 9615/tcp \
    --config.label org.opencontainers.image.title=tributary --config.label "org.opencontainers.image.version=$VERSION" \
    --config.label org.opencontainers.image.licenses=Apache-2.0
umoci gc --layout "$LAYOUT"

mkdir -p "$OUT"
ARCHIVE=$OUT/tributary_${TAG}_$ARCHITECTURE.oci.tar
rm -f "$OUT"/*.oci.tar
# What skopeo archives has the times of this run.
skopeo copy --insecure-policy --quiet "oci:$LAYOUT:$TAG" "oci:$TMP/named:tributary:$TAG"
pack --create --file "$ARCHIVE" --owner=0 --group=0 --directory "$TMP/named" blobs index.json oci-layout
printf 'made %s, %s\n' "$ARCHIVE" "$(du -h "$ARCHIVE" | cut -f1)"
