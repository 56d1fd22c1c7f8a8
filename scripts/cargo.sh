#!/usr/bin/env bash
# cargo, with the target directory that all of these scripts use, and the command shown.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run cargo "$@"
