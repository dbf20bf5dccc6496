#!/usr/bin/env bash
# The same scenario and seed give the same digest in a debug and in a release build, and on a processor without AVX2
# and FMA (the C library is told that they are missing; its mathematics then gives other bits, ours must not).
#
#   tests/scripts/digests.sh [SCENARIO [SEEDS]]
set -euo pipefail
cd "$(dirname "$0")/../.."

scenario=${1:-buses-on-the-bridge}
seeds=${2:-50}
target=${CARGO_TARGET_DIR:-$PWD/target}
kept="$target/digests"
mkdir -p "$kept"

# Both builds put the program at a place that a build of the desktop would overwrite: copies are compared.
cargo build --locked --no-default-features
cp "$target/debug/sandtable" "$kept/debug"
cargo build --locked --release --no-default-features
cp "$target/release/sandtable" "$kept/release"

digest() { # program, seed
    local json found
    json=$("$kept/$1" run "$scenario" --seed "$2" --format json --quiet)
    found=$(tr -d '\n' <<<"$json" | sed -n 's/.*"digest"[[:space:]]*:[[:space:]]*"\{0,1\}\([0-9A-Za-z]\{1,\}\).*/\1/p')
    if [ -z "$found" ]; then
        echo "no digest in the answer for seed $2" >&2
        return 1
    fi
    echo "$found"
}

masked='glibc.cpu.hwcaps=-AVX2,-FMA'
bad=0
all=""
for seed in $(seq 1 "$seeds"); do
    want=$(digest release "$seed")
    all+="$want"$'\n'
    for cell in "debug full" "release masked" "debug masked"; do
        read -r program cpu <<<"$cell"
        if [ "$cpu" = masked ]; then
            got=$(GLIBC_TUNABLES=$masked digest "$program" "$seed")
        else
            got=$(digest "$program" "$seed")
        fi
        if [ "$got" != "$want" ]; then
            echo "seed $seed: release build, full processor: $want; $program build, $cpu processor: $got"
            bad=1
        fi
    done
done

# The clock, the place and the language of the machine are no part of a drill.
for seed in 1 2 3; do
    got=$(TZ=Pacific/Chatham LANG=de_DE.UTF-8 digest release "$seed")
    if [ "$got" != "$(sed -n "${seed}p" <<<"$all")" ]; then
        echo "seed $seed: another time zone and language give another digest"
        bad=1
    fi
done

distinct=$(sort -u <<<"$all" | grep -c .)
if [ "$distinct" -lt 2 ]; then
    echo "$seeds seeds gave $distinct digest: the seed has no effect, so nothing was compared"
    bad=1
fi
[ "$bad" = 0 ] && echo "digests: $seeds seeds of $scenario, $distinct distinct, equal in 4 cells"
exit "$bad"
