# shellcheck shell=bash
# How times that were measured are put into proportion. Source it; `transfer_here` measures what a transfer takes here and now.
#
# Machines of one kind differ by a factor of two, one machine does from one quarter of an hour to the next, and the weights of a
# chain must not: a transfer is measured before and after whatever is measured, and its times are written in proportion to what a
# transfer takes on the validators' machine (scripts/weights_scale.mjs). That is no figure of the last run, or the weights would
# wander by its noise from run to run.

# What it takes on 2 cores of an AMD EPYC: 56.3 µs, in 50 steps of 20 repeats, on 2026-11-23; and 0.853 times that since the
# runtime allocates by itself, by the medians of three turns of both on one machine (90.5 and 77.2 µs).
TRANSFER=${TRANSFER:-48020000}

# transfer_in FILE: the picoseconds of a transfer that it declares, without reads and writes.
transfer_in() {
    sed -n '/fn transfer_allow_death/,/from_parts/ s/.*Weight::from_parts(\([0-9_]*\), .*/\1/p' "$1" | head -n 1 | tr -d _
}

# in_proportion FILES COMMAND...: COMMAND writes what it measures into FILES, which are then put into proportion. Where the two
# transfers are further apart than a seventh, nobody knows how fast the machine was in between: it is measured again, four times
# at most. The transfer after one is that before the next.
HERE=
in_proportion() {
    local files=$1 file before turn
    shift
    for turn in 1 2 3 4 5; do
        before=${HERE:-$(transfer_here)} && "$@" && HERE=$(transfer_here) || return
        if ((before * 7 < HERE * 8 && HERE * 7 < before * 8)); then
            for file in $files; do
                node scripts/weights_scale.mjs "$file" "$TRANSFER" $(((before + HERE) / 2)) || return
            done
            return
        fi
        printf 'turn %d: a transfer took %d ps before %s and %d after it\n' "$turn" "$before" "$files" "$HERE" >&2
    done
    printf 'error: this machine is not steady enough to measure %s: wait until nothing else runs on it\n' "$files" >&2
    return 1
}
