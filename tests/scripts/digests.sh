#!/usr/bin/env bash
# The same scenario and seed give the same digest in a debug and in a release build, and on a processor without AVX2
# and FMA (the C library is told that they are missing; its mathematics then gives other bits, ours must not): the
# starter with many seeds, every shipped scenario, and 250 drill-hours of random orders.
#
#   tests/scripts/digests.sh [SEEDS [HOURS]]
set -euo pipefail
cd "$(dirname "$0")/../.."

seeds=${1:-50}
hours=${2:-250}
target=${CARGO_TARGET_DIR:-$PWD/target}
kept="$target/digests"
mkdir -p "$kept"

# Both builds put the program at a place that a build of the desktop would overwrite: copies are compared.
cargo build --locked --no-default-features
cp "$target/debug/sandtable" "$kept/debug"
cargo build --locked --release --no-default-features
cp "$target/release/sandtable" "$kept/release"

# The digest and the length in seconds of exercise time.
digest() { # program, arguments of `run`
    local json program=$1
    shift
    json=$("$kept/$program" run "$@" --format json --quiet | tr -d '\n')
    local found time
    found=$(sed -n 's/.*"digest"[[:space:]]*:[[:space:]]*"\([0-9A-Za-z]\{1,\}\)".*/\1/p' <<<"$json")
    time=$(sed -n 's/.*"sim_end_s"[[:space:]]*:[[:space:]]*\([0-9]\{1,\}\).*/\1/p' <<<"$json")
    if [ -z "$found" ] || [ -z "$time" ]; then
        echo "no digest or time in the answer of run $*" >&2
        return 1
    fi
    echo "$found $time"
}

masked='glibc.cpu.hwcaps=-AVX2,-FMA'
bad=0
all=""
# Seconds of exercise time compared so far.
drilled=0
compare() { # arguments of `run`
    local want got cell
    want=$(digest release "$@")
    all+="$want"$'\n'
    drilled=$((drilled + ${want#* }))
    for cell in "debug full" "release masked" "debug masked"; do
        local program cpu
        read -r program cpu <<<"$cell"
        if [ "$cpu" = masked ]; then
            got=$(GLIBC_TUNABLES=$masked digest "$program" "$@")
        else
            got=$(digest "$program" "$@")
        fi
        if [ "$got" != "$want" ]; then
            echo "run $*: release build, full processor: $want; $program build, $cpu processor: $got"
            bad=1
        fi
    done
}

starter=buses-on-the-bridge
for seed in $(seq 1 "$seeds"); do
    compare "$starter" --seed "$seed"
done
distinct=$(sort -u <<<"$all" | grep -c .)
if [ "$distinct" -lt "$seeds" ]; then
    echo "$seeds seeds gave $distinct digests: the seed has no effect, so nothing was compared"
    bad=1
fi

# The clock, the place and the language of the machine are no part of a drill.
for seed in 1 2 3; do
    got=$(TZ=Pacific/Chatham LANG=de_DE.UTF-8 digest release "$starter" --seed "$seed")
    if [ "$got" != "$(sed -n "${seed}p" <<<"$all")" ]; then
        echo "seed $seed: another time zone and language give another digest"
        bad=1
    fi
done

mapfile -t shipped < <(find scenarios -name '*.ron' ! -path 'scenarios/starter/*' | sort)
for scenario in "${shipped[@]}"; do
    compare "$scenario" --seed 1
done

drilled=0
runs=0
while [ "$drilled" -lt $((hours * 3600)) ]; do
    for scenario in "$starter" "${shipped[@]}"; do
        runs=$((runs + 1))
        compare "$scenario" --seed $((1000 + runs)) --shake 40
    done
done

[ "$bad" = 0 ] && echo "digests equal in 4 cells: $seeds seeds of $starter, ${#shipped[@]} other scenarios, $runs runs of $((drilled / 3600)) drill-hours with random orders"
exit "$bad"
