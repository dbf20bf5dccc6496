#!/usr/bin/env bash
# How much work a frame is, with ten thousand people hurt: console and projector on a virtual display with software Vulkan,
# at 15 story minutes a minute, alone and during a look ahead. Prints processor time without that of the software adapter.
#
#     benches/frames/run.sh [release|dist|debug] [seconds]      default: the dev build, 20 s
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/scripts/display.sh
SANDTABLE_PROFILE=${1:-debug}

packages
prepare
display 1920 1080
timeout 300 "${program[@]}" open benches/frames/ten-thousand.ron --measure-frames "${2:-20}" --after 25min 2>"$scratch/log" ||
    fail "it did not finish: $(tail -n 3 "$scratch/log")"
