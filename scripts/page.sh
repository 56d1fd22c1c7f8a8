#!/usr/bin/env bash
# Builds the page that a node serves, page/dist, from which `cargo build` embeds it. With --if-possible it only says so
# where Node.js is missing: the node is built all the same, and its page says how to get one.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

if ! have node || ! have npm || ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; then
    [[ ${1-} == --if-possible ]] || fail "the page needs Node.js 18 or later, and npm; run: make setup"
    echo "no Node.js 18 or later: the node is built without its page (make page)"
    exit 0
fi

copy=page/node_modules/.installed-from.json
if ! cmp -s page/package-lock.json "$copy"; then
    run npm ci --prefix page --no-audit --no-fund
    cp page/package-lock.json "$copy"
fi

# What the page is made of: built again only if something of it changed.
built=page/dist/index.html
sources=(page/src page/public page/index.html page/package-lock.json page/vite.config.ts page/tsconfig.json)
if [[ -f $built && -z $(find "${sources[@]}" -newer "$built" -type f -print -quit) ]]; then
    exit 0
fi
run npm run build --prefix page
