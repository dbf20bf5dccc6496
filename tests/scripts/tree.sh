#!/usr/bin/env bash
# The program builds on a machine without any -dev package: no crate of the tree may ask for a system library.
set -euo pipefail
cd "$(dirname "$0")/../.."

tree=$(cargo tree --locked --prefix none --edges normal,build --format '{p}' | sort -u)
bad=0
for crate in alsa-sys libudev-sys openssl-sys aws-lc-sys freetype-sys; do
    if grep -q "^$crate " <<<"$tree"; then
        echo "the tree holds $crate:"
        cargo tree --locked --invert "$crate"
        bad=1
    fi
done
count=$(wc -l <<<"$tree")
if [ "$count" -lt 100 ]; then
    echo "only $count packages were listed: the list cannot be right"
    bad=1
fi

# Wayland is looked for when the program starts, not when it is built.
if grep -q '^wayland-sys ' <<<"$tree"; then
    features=$(cargo tree --locked --edges features --invert wayland-sys)
    if ! grep -q 'dlopen' <<<"$features"; then
        echo "wayland-sys would be linked at build time: its feature dlopen is off"
        bad=1
    fi
fi

core=$(cargo tree --locked --no-default-features --prefix none --edges normal --format '{p}')
if grep -E '^(bevy|egui|winit|wgpu)' <<<"$core"; then
    echo "the core must be built without a window"
    bad=1
fi
# Their values change with the features of unrelated crates (docs/decisions/0002).
if grep -E '^(rand_distr|num-traits) ' <<<"$core"; then
    echo "the core must not sample or compute with these"
    bad=1
fi
[ "$bad" = 0 ] && echo "tree: $count packages, none that needs a -dev package; the core has no window"
exit "$bad"
