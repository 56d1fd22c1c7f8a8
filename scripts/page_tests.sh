#!/usr/bin/env bash
# The tests of the page: its own arithmetic, then the page in a real browser against devnets of its own. Without a
# browser the second half is skipped, and says so.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

scripts/page.sh
npm test --prefix page
[[ -x $TRIBUTARY ]] || fail "$TRIBUTARY is not built; run: make build"
TRIBUTARY=$TRIBUTARY TRIBUTARY_NEXT_RUNTIME=$NEXT_RUNTIME npm run --silent test:browser --prefix page -- "$@"
