#!/usr/bin/env bash
# The life of a model on Tributary, from its first data to a vote of the token holders, with `trib` alone:
#
#   make devnet                    in one terminal
#   make trib                      once
#   examples/quickstart.sh         in another terminal; TRIBUTARY_URL or the first argument names another node
#
# It is the story of quickstart.mjs, in its order and with its numbers. After every act the balance of who acted is
# compared to the planck, what is claimed is compared with what quickstart.mjs works out, and any difference ends it. It
# can be run as often as you like on the same chain: everybody in it is new each time, but for Alice and Bob, who have
# the tokens.

set -euo pipefail

TRIB_NODE=${1:-${TRIBUTARY_URL:-${TRIB_NODE:-ws://127.0.0.1:9944}}}
export TRIB_NODE TRIB_YES=true
TRIB=${TRIB:-$(command -v trib || echo "${CARGO_TARGET_DIR:-$(dirname "${BASH_SOURCE[0]}")/../target}/release/trib")}
UNIT=1000000000000
CAST=(Ada Ben Cleo Rita Mo Gus Uma Finn Sam Pia)
ALLOWANCES=(20 10 10 10 50 10 100 20 10 150)
PATIENCE=600 # looks at a referendum, or at the height of the chain, before it is given up

# Deposits, in planck: so much for a record, and so much for each byte that it takes in the state, with all else that is
# stored because of it. These are the bytes, and the planck.
ASSET=2519 CITATION=178 ANCESTOR=202 REVIEWER=32 MEMBER=440 CONTRIBUTION=644 USAGE=380 GRANT=200
BASE=100000000000 BYTE=100000000

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}
[[ -x $TRIB ]] || fail "there is no trib at $TRIB: build it with make trib, or set TRIB"

say() { printf '  %s\n' "$*"; }
chapter() { printf '\n%s\n\n' "$*"; }

TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT

HELD=0 # comparisons that held
same() { # WHAT EXPECTED FOUND
    [[ $2 == "$3" ]] || fail "$1: expected $2, found $3"
    HELD=$((HELD + 1))
}

# The books: what everybody must have, in planck.
declare -A FREE LOCKED
# Contributions by who made them; Cleo made two.
declare -A WORK
RUN=quickstart-$(date +%s)-$$
key() { case $1 in Alice | Bob) printf '//%s' "$1" ;; *) printf '//%s//%s' "$RUN" "$1" ;; esac; }

balances() { # NAME
    local found
    found=$("$TRIB" account show "$(key "$1")" --get free,held)
    same "what $1 has free" "${FREE[$1]}" "${found%%$'\n'*}"
    same "what $1 has on hold" "${LOCKED[$1]}" "${found##*$'\n'}"
}

# act NAME GET COMMAND...: does it and keeps the fee in the books. What GET names is in RESULT afterwards.
act() {
    local who=$1 get=$2 answer
    shift 2
    answer=$("$TRIB" "$@" --as "$(key "$who")" --get "fee,$get") || fail "$who could not: trib $*"
    FREE[$who]=$((${FREE[$who]} - ${answer%%$'\n'*}))
    RESULT=${answer#*$'\n'}
}

pay() { FREE[$1]=$((${FREE[$1]} - $2)); }
hold() {
    pay "$1" "$2"
    LOCKED[$1]=$((${LOCKED[$1]} + $2))
}

text() { printf '%s' "$((${#1} + (${#1} < 64 ? 1 : 2)))"; } # TEXT: its bytes with those of its length
asset_deposit() { # NAME URI LICENCE CITATIONS ANCESTORS
    local texts=$(($(text "$1") + $(text "$2") + $(text "$3")))
    printf '%s' "$((BASE + BYTE * (ASSET + texts + 2 + $4 * CITATION + $5 * ANCESTOR)))"
}
contribution_deposit() { printf '%s' "$((BASE + BYTE * (CONTRIBUTION + $(text "$1"))))"; } # URI

# until_block NUMBER: the newest block is this one or a later one.
until_block() {
    local look
    for ((look = 0; look < PATIENCE; look++)); do
        (($("$TRIB" rpc chain_getHeader --get number) < $1)) || return 0
        sleep 0.2
    done
    fail "block $1 does not come"
}

# closed NAME ASSET: closes it; until UNTIL it is under review.
closed() {
    act "$1" result.publishable asset close "$2"
    UNTIL=$RESULT
    balances "$1"
}

# refused NAME ERROR COMMAND...: must fail with that error. It is sent all the same, so it costs the fee.
refused() {
    local who=$1 error=$2 answer status=0 told
    shift 2
    told=$(mktemp "$TMP/XXXXXX")
    answer=$("$TRIB" "$@" --force --as "$(key "$who")" --get fee 2>"$told") || status=$?
    same "$who: the exit code of trib $*" 1 "$status"
    grep -q "$error" "$told" || fail "$who: expected $error, found $(cat "$told")"
    say "Refused: $(cat "$told")"
    FREE[$who]=$((${FREE[$who]} - answer))
    balances "$who"
}

# claimed NAME PLANCK COMMAND...: claims just as much.
claimed() {
    local who=$1 planck=$2
    shift 2
    act "$who" block "$@"
    FREE[$who]=$((${FREE[$who]} + planck))
    balances "$who"
    say "$who claims $planck planck."
}

hash_of() { # TEXT: a file whose hash is taken, as one would of a manifest
    local file
    file=$(mktemp "$TMP/XXXXXX")
    printf '%s' "$1" >"$file"
    printf '@%s' "$file"
}

prologue() {
    local index calls=
    for index in "${!CAST[@]}"; do
        FREE[${CAST[index]}]=$((ALLOWANCES[index] * UNIT))
        LOCKED[${CAST[index]}]=0
        calls+=",{\"balances\":{\"transferKeepAlive\":{\"dest\":\"$(key "${CAST[index]}")\",\"value\":\"${ALLOWANCES[index]} TRIB\"}}}"
    done
    chapter Prologue
    "$TRIB" call utility.batchAll "[${calls#,}]" --as //Alice --get fee >/dev/null
    for index in "${CAST[@]}"; do balances "$index"; done
    say "Alice shares 390 TRIB among ten people who are new here."
}

a_dataset() {
    chapter "1. A dataset"
    local name="River gauges, 1990 to 2025" uri=https://example.org/river-gauges
    act Ada result.asset asset register-dataset --name "$name" --uri "$uri" --licence CC-BY-4.0 \
        --use-price "7000001 planck" --training-fee "12000000000007 planck" --royalty "150000001 parts" --reach 5% \
        --floor-royalty 10% --floor-reach 5% --steward 10% --data 90% --data-budget 100_001 --deadline +1000
    DATASET=$RESULT
    hold Ada "$(asset_deposit "$name" "$uri" CC-BY-4.0 0 0)"
    balances Ada
    say "Ada registers the dataset \"$name\". It is asset $DATASET."

    act Ada block asset set-reviewers "$DATASET" "$(key Rita)"
    hold Ada $((REVIEWER * BYTE))
    balances Ada
    act Uma block fund "$DATASET" "5000000000003 planck"
    pay Uma 5000000000003
    hold Uma $((GRANT * BYTE))
    balances Uma
    say "She names Rita as reviewer. Uma grants it 5.000000000003 TRIB, which wait for its publication."

    local north=https://example.org/gauges-north south=https://example.org/gauges-south
    act Ben result.contribution contribution add "$DATASET" --class data --units 30_000 \
        --commitment "$(hash_of gauges-north)" --uri "$north"
    WORK[Ben]=$RESULT
    hold Ben "$(contribution_deposit "$north")"
    balances Ben
    act Cleo result.contribution contribution add "$DATASET" --class data --units 70_001 \
        --commitment "$(hash_of gauges-south)" --uri "$south"
    WORK[Cleo]=$RESULT
    hold Cleo "$(contribution_deposit "$south")"
    balances Cleo
    say "Ben contributes 30,000 records and Cleo 70,001."

    say "Sam, a stranger, tries to assess Ben's records."
    refused Sam contributions.NotReviewer contribution assess "${WORK[Ben]}" 1_000_000
    say "Rita finds every record good, and would give Cleo's a little more."
    refused Rita contributions.OverBudget contribution assess-many "${WORK[Ben]}=30000" "${WORK[Cleo]}=70002"
    act Rita block contribution assess-many "${WORK[Ben]}=30000" "${WORK[Cleo]}=70001"
    hold Ada $((2 * MEMBER * BYTE))
    for name in Rita Ben Cleo Ada; do balances "$name"; done
    its_review "$north"

    act Ada block asset publish "$DATASET" --commitment "$(hash_of "manifest of the gauges")"
    hold Ada $((-REVIEWER * BYTE))
    balances Ada
    same "what Ada is owed" 490000000000 "$("$TRIB" claimable "$(key Ada)" --get 0.planck)"
    same "what Ben is owed" 1322986770132 "$("$TRIB" claimable "$(key Ben)" --get 0.planck)"
    same "what Cleo is owed" 3087013229869 "$("$TRIB" claimable "$(key Cleo)" --get 0.planck)"
    say "Ada publishes. The grant that waited is theirs, but for the treasury's 2 %."
}

its_review() { # URI
    local publish="{\"asset\":$DATASET,\"commitment\":\"0x$(printf '0%.0s' {1..64})\"}"
    say "Ada would close the dataset and publish it in one go."
    refused Ada registry.UnderReview call utility.batchAll \
        "[{\"registry\":{\"close\":{\"asset\":$DATASET}}},{\"registry\":{\"publish\":$publish}}]"
    closed Ada "$DATASET"
    say "So she closes it. It can be published from block $UNTIL on."
    say "Sam would contribute now."
    refused Sam contributions.NotOpen contribution add "$DATASET" --class data --units 1 \
        --commitment "$(hash_of gauges-north)" --uri "$1"
    say "Rita would give Ben's records more than she did."
    refused Rita contributions.WeightRises contribution reassess "${WORK[Ben]}" 30_001
    until_block "$UNTIL"
}

a_model() {
    chapter "2. A model"
    local name uri=https://example.org/flood-1 first=https://example.org/run-17 second=https://example.org/run-18
    act Mo result.asset asset register-model --name "Flood forecast 1" --uri "$uri" --licence Apache-2.0 \
        --use-price "1234567891 planck" --training-fee "3000000000001 planck" --royalty 20% --reach 1% \
        --floor-use-price "1000000000 planck" --floor-royalty 20% --floor-reach 1% \
        --steward 20% --data 30% --compute 50% --upstream "$DATASET" --deadline +1000
    MODEL=$RESULT
    pay Mo 12000000000007
    hold Mo "$(asset_deposit "Flood forecast 1" "$uri" Apache-2.0 1 1)"
    balances Mo
    same "the model's stack" "[[$DATASET,150000001,50000000]]" \
        "$("$TRIB" read registryApi.royaltyStack "$MODEL" --json | tr -d ' \n')"
    say "Mo registers the model \"Flood forecast 1\" as built from asset $DATASET. It is asset $MODEL."

    act Gus result.contribution contribution add "$MODEL" --class compute --units 5_400_001 \
        --commitment "$(hash_of run-17)" --uri "$first"
    WORK[Gus]=$RESULT
    hold Gus "$(contribution_deposit "$first")"
    act Cleo result.contribution contribution add "$MODEL" --class compute --units 1_800_000 \
        --commitment "$(hash_of run-18)" --uri "$second"
    WORK[Cleo2]=$RESULT
    hold Cleo "$(contribution_deposit "$second")"
    act Mo block contribution assess "${WORK[Gus]}" 5_400_001
    act Mo block contribution assess "${WORK[Cleo2]}" 1_800_000
    hold Mo $((2 * MEMBER * BYTE))
    closed Mo "$MODEL"
    until_block "$UNTIL"
    act Mo block asset publish "$MODEL" --commitment "$(hash_of "weights of the forecast")"
    for name in Mo Gus Cleo; do balances "$name"; done
    same "the model's split for compute" 800000000 "$("$TRIB" asset show "$MODEL" --get split.compute)"
    say "Gus and Cleo give compute; Mo assesses, closes and publishes. Nobody gave data, so that part goes to compute."
}

using_the_model() {
    chapter "3. Use"
    say "Uma offers one planck less than 10,007 uses of the model cost."
    refused Uma registry.PriceOverMaximum asset use "$MODEL" 10_007 --max-price "12354320885236 planck"
    act Uma result.price asset use "$MODEL" 10_007
    same "the price of 10,007 uses" 12354320885237 "$RESULT"
    pay Uma 12354320885237
    hold Uma $((USAGE * BYTE))
    balances Uma
    act Sam result.price asset use "$DATASET" 3
    same "the price of three looks" 21000003 "$RESULT"
    pay Sam 21000003
    hold Sam $((USAGE * BYTE))
    balances Sam
    same "what can be collected" 1816085182237 "$("$TRIB" claimable --asset "$DATASET" --get 0.planck)"
    act Sam result.amount collect "$DATASET"
    same "the royalties collected" 1816085182237 "$RESULT"
    balances Sam
    say "She pays 12.354320885237 TRIB. Sam moves 1.816085182237 TRIB of royalties on to the dataset."

    claimed Ben 4988498670820 claim "data:$DATASET"
    say "Ben tries it a second time."
    refused Ben rewards.NothingToClaim claim "data:$DATASET"
    claimed Ada 1847610576225 claim "steward:$DATASET"
    act Sam block claim "compute:$MODEL" --for "$(key Gus)"
    FREE[Gus]=$((${FREE[Gus]} + 6174689857042))
    balances Sam
    balances Gus
    say "Gus is at work. Sam sends the claim for him, and Gus has 6174689857042 planck more."
}

a_fine_tune() {
    chapter "4. A fine-tune of the model"
    local name="Flood forecast 1, Alps" uri=https://example.org/flood-1-alps
    local card=(--name "$name" --uri "$uri" --licence Apache-2.0 --use-price "2000000003 planck")
    card+=(--data 50% --compute 50%)
    say "Finn would build on the model, and grant it less than the 20 % that it asks."
    refused Finn registry.RoyaltyTooLow asset register-model "${card[@]}" --upstream "$MODEL=199999999 parts"
    act Finn result.asset asset register-model "${card[@]}" --upstream "$MODEL=25%" --deadline +1000
    FINE_TUNE=$RESULT
    pay Finn 3000000000001
    hold Finn "$(asset_deposit "$name" "$uri" Apache-2.0 1 2)"
    closed Finn "$FINE_TUNE"
    until_block "$UNTIL"
    act Finn block asset publish "$FINE_TUNE" --commitment "$(hash_of "weights for the Alps")"
    balances Finn
    same "the fine-tune's stack" "[[$DATASET,50000000,50000000],[$MODEL,200000000,10000000]]" \
        "$("$TRIB" read registryApi.royaltyStack "$FINE_TUNE" --json | tr -d ' \n')"
    say "So he grants 25 %, of which the dataset has the 5 % that it asks of every descendant. It is asset $FINE_TUNE."

    act Uma result.price asset use "$FINE_TUNE" 4_999
    same "the price of 4,999 uses" 9998000014997 "$RESULT"
    pay Uma 9998000014997
    hold Uma $((USAGE * BYTE))
    balances Uma
    act Sam result.amount collect "$MODEL" "$FINE_TUNE"
    same "the model's royalties" 1959608002939 "$RESULT"
    act Sam block collect "$DATASET" "$MODEL" "$FINE_TUNE"
    balances Sam
    say "Sam collects for both: one step each, however deep the lineage."
}

who_earned_what() {
    chapter "5. Who earned what"
    claimed Ada 93090200367 claim --all
    claimed Ben 251341027582 claim "data:$DATASET"
    claimed Cleo 15176418338271 claim "data:$DATASET" "compute:$MODEL"
    claimed Mo 2949951457059 claim "steward:$MODEL"
    claimed Gus 2675164923850 claim "compute:$MODEL"
    claimed Finn 7348530011023 claim --all
    local name
    for name in "${CAST[@]}"; do
        balances "$name"
        same "what $name could still claim" "[]" "$("$TRIB" claimable "$(key "$name")" --json)"
    done
    same "the dataset's income" 16660020580013 "$("$TRIB" asset show "$DATASET" --get lifetime)"
    same "the model's income" 15047234467534 "$("$TRIB" asset show "$MODEL" --get lifetime)"
    same "the fine-tune's income" 9798040014698 "$("$TRIB" asset show "$FINE_TUNE" --get lifetime)"
    say "The three assets took in 41.505295062245 TRIB. All of it is paid out but 6 planck."
    letting_go
}

letting_go() {
    local name
    for name in Ben Cleo Cleo2 Gus; do act "${name%2}" block contribution forget "${WORK[$name]}"; done
    act Uma block forget-grant "$DATASET"
    act Uma block asset forget-usage "$MODEL"
    act Uma block asset forget-usage "$FINE_TUNE"
    act Sam block asset forget-usage "$DATASET"
    for name in Ben Cleo Gus Uma Sam; do
        hold "$name" "-${LOCKED[$name]}"
        balances "$name"
    done
    say "Records that nobody needs any more are let go, and the deposits are back. What was contributed weighs on."
}

parameter() { "$TRIB" storage parameters.parameters '{"Registry":{"MaxRoyaltySum":null}}' --json | tr -dc 0-9; }

a_referendum() {
    chapter "6. A referendum"
    local current wanted index half voter look
    current=$(parameter)
    wanted=$([[ $current == 750000000 ]] && echo 800000000 || echo 750000000)
    act Pia result.index vote propose-parameter registry.maxRoyaltySum "$wanted parts"
    index=$RESULT
    hold Pia "$("$TRIB" constant referenda.submissionDeposit --json | tr -d '"')"
    balances Pia
    act Pia block vote place-deposit "$index"
    hold Pia $((100 * UNIT))
    balances Pia
    say "Pia proposes $wanted parts per billion: referendum $index, both deposits on hold."
    for voter in Alice Bob; do
        # Half, so that the other half can pay for the next runs while this one is locked.
        half=$(($("$TRIB" account show "//$voter" --get free) / UNIT / 2))
        "$TRIB" vote cast "$index" aye "${half}TRIB" --as "//$voter" --get block >/dev/null
        say "$voter votes aye with $half TRIB at conviction 1x."
    done
    for ((look = 0; ; look++)); do
        [[ $(parameter) != "$wanted" ]] || break
        ((look < PATIENCE)) || fail "referendum $index was not enacted: $("$TRIB" vote show "$index")"
        sleep 0.5
    done
    HELD=$((HELD + 1))
    say "Enacted: the most that royalties may sum to is $wanted parts."
    say "Finn would grant one part more."
    refused Finn registry.RoyaltiesOverSum asset register-model --name "Too generous" --uri https://example.org/too-generous \
        --licence Apache-2.0 --steward 100% --upstream "$DATASET=$((wanted + 1)) parts"
    act Pia block vote refund "$index"
    hold Pia "-${LOCKED[Pia]}"
    balances Pia
    for voter in Alice Bob; do "$TRIB" vote remove "$index" --as "//$voter" --get block >/dev/null; done
    say "Pia has both deposits back; Alice and Bob clear their votes."
}

printf 'Tributary quickstart at %s.\n' "$TRIB_NODE"
prologue
a_dataset
a_model
using_the_model
a_fine_tune
who_earned_what
a_referendum
printf '\nAll %d comparisons held.\n' "$HELD"
