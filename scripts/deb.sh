#!/usr/bin/env bash
# Packs `tributary` and `trib` for Debian: the programs of the profile production, a systemd service, the manual, completions.
# PROFILE=release packs what `make build` has built. What is in the package says node/program/Cargo.toml.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

CARGO_DEB=3.8.0
: "${PROFILE:=production}"
PROGRAMS=$CARGO_TARGET_DIR/$PROFILE
OUT=$CARGO_TARGET_DIR/package

have dpkg-shlibdeps || fail "dpkg-shlibdeps is not there; run: apt-get install dpkg-dev"
[[ $PROFILE != production ]] || scripts/production.sh
for program in tributary trib; do
    [[ -x $PROGRAMS/$program ]] || fail "$PROGRAMS/$program is not built; run: make build"
done

# Where the assets are looked for: beside the programs.
PAGES=$PROGRAMS/package
rm -rf "$PAGES"
mkdir -p "$PAGES/man" "$OUT"
"$PROGRAMS/tributary" man "$PAGES/man"
"$PROGRAMS/trib" man "$PAGES/man" >/dev/null
gzip -9n "$PAGES/man"/*.1
for shell in bash zsh fish; do
    for program in tributary trib; do "$PROGRAMS/$program" completions "$shell" >"$PAGES/$program.$shell"; done
done

# Times in the package are the commit's.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
gzip -9nc CHANGELOG.md >"$PAGES/changelog.gz"
# Debian wants its own beside it, in its own form.
gzip -9n >"$PAGES/changelog.Debian.gz" <<END
tributary ($(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | sed -n 1p)-1) unstable; urgency=medium

  * What has changed is in changelog.gz.

 -- $(sed -n 's/^maintainer = "\(.*\)"$/\1/p' node/program/Cargo.toml)  $(date --utc --date="@$SOURCE_DATE_EPOCH" --rfc-email)
END

export PATH=$CARGO_TARGET_DIR/tools/bin:$PATH
if [[ $(cargo deb --version 2>/dev/null) != *"$CARGO_DEB"* ]]; then
    run cargo install cargo-deb --version "$CARGO_DEB" --locked --root "$CARGO_TARGET_DIR/tools"
fi
rm -f "$OUT"/*.deb
run cargo deb --no-build --locked --package tributary --profile "$PROFILE" --output "$OUT/"
