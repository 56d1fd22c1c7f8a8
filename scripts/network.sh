#!/usr/bin/env bash
# The fault tests of a network: several real nodes on this machine, killed, torn, parted and joined. Arguments choose among
# the scenarios; without any, all run, which takes less than 20 minutes on two cores.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

: "${TRIBUTARY_BIN:=$TRIBUTARY}"
[[ -x $TRIBUTARY_BIN ]] || fail "$TRIBUTARY_BIN is not built; run: make build"
: "${TRIBUTARY_NEXT_RUNTIME:=$NEXT_RUNTIME}"
[[ -f $TRIBUTARY_NEXT_RUNTIME ]] || fail "$TRIBUTARY_NEXT_RUNTIME is not built; run: scripts/next_runtime.sh"
export TRIBUTARY_BIN TRIBUTARY_NEXT_RUNTIME

exec node examples/network/run.mjs "$@"
