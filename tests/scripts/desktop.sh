#!/usr/bin/env bash
# The desktop program under a virtual display with software Vulkan: what it says without a display, pictures at two
# sizes that are not blank, and no processor time worth mentioning while the clock stands.
set -euo pipefail
cd "$(dirname "$0")/../.."

scenario=buses-on-the-bridge
shots="$PWD/target/shots"
mkdir -p "$shots"
. tests/scripts/display.sh

without_display() {
    local status=0
    env -u DISPLAY timeout 20 "${program[@]}" open "$scenario" >"$scratch/open" 2>&1 || status=$?
    [ "$status" = 2 ] || fail "without a display, open must exit 2, not $status: $(tail -n 5 "$scratch/open")"
    [ -s "$scratch/open" ] || fail "without a display, open must say what to do"
    if grep -qi 'panicked\|backtrace' "$scratch/open"; then fail "without a display, open panicked"; fi
    status=0
    (cd "$scratch" && env -u DISPLAY timeout 300 "${program[@]}") >"$scratch/alone" 2>&1 || status=$?
    [ "$status" = 0 ] || fail "without a display, the starter must run by itself: exit $status: $(tail -n 5 "$scratch/alone")"
    echo "desktop: without a display it says so and runs the starter"
}

number() { # file, offset: four bytes, big end first
    od -An -tu1 -j "$2" -N 4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}

picture() { # width, height
    local png="$shots/$1x$2.png" pid status=0 bytes size
    rm -f "$png"
    display "$1" "$2"
    timeout 420 "${program[@]}" open "$scenario" --screenshot "$png" --after 90s >"$scratch/log" 2>&1 &
    pid=$!
    started+=("$pid")
    window "$1" "$2"
    wait "$pid" || status=$?
    [ "$status" = 0 ] || fail "$1x$2: exit $status: $(tail -n 5 "$scratch/log")"
    [ -f "$png" ] || fail "$1x$2: no picture was written"
    [ "$(od -An -tx1 -N 8 "$png" | tr -d ' ')" = 89504e470d0a1a0a ] || fail "$png is no PNG"
    size="$(number "$png" 16)x$(number "$png" 20)"
    [ "$size" = "$1x$2" ] || fail "$png is $size"
    # One color all over compresses to a tenth of this.
    bytes=$(stat -c %s "$png")
    [ "$bytes" -gt 51200 ] || fail "$png has $bytes bytes: it must be blank"
    echo "desktop: $1x$2: $bytes bytes"
}

# The legend as the screen shows it, against the colors that the panels ask for.
legend() { # theme
    local png="$shots/legend-$1.png" pid status=0
    rm -f "$png"
    display 1440 900
    timeout 420 "${program[@]}" open "$scenario" --screenshot "$png" --after 10min --screen legend --theme "$1" \
        >"$scratch/log" 2>&1 &
    pid=$!
    started+=("$pid")
    window 1440 900
    wait "$pid" || status=$?
    [ "$status" = 0 ] || fail "the legend: exit $status: $(tail -n 5 "$scratch/log")"
    SANDTABLE_PICTURE="$png" SANDTABLE_THEME="$1" cargo test --locked --test desktop -- --exact --nocapture \
        marks::the_legend_on_the_screen_has_the_colors_of_the_tokens || fail "the colors of the legend, $1"
    echo "desktop: the legend has its colors, $1"
}

ticks() { # process: user and system time, in hundredths of a second
    sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'
}

still() { # what, process
    local before percent
    before=$(ticks "$2")
    sleep 10
    percent=$((($(ticks "$2") - before) / 10))
    [ "$percent" -lt 15 ] || fail "$1: $percent % of one core while nothing moves"
    echo "desktop: $1: $percent % of one core"
}

idle() {
    local pid
    display 1440 900
    # Only this drill's journal is looked at.
    rm -rf "$scratch/data/sandtable/drills"
    "${program[@]}" open "$scenario" >"$scratch/log" 2>&1 &
    pid=$!
    started+=("$pid")
    window 1440 900
    sleep 15
    still "on the Ready sheet" "$pid"
    xdotool key Return # begins the drill: the clock waits until the first text is read aloud
    kept '"Begin"'
    sleep 5
    still "on the brief" "$pid"
    xdotool key space # the clock runs
    kept '"Resume"'
    sleep 3
    xdotool key space # and stands
    kept '"Pause":' last
    sleep 3
    still "paused" "$pid"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
}

packages
prepare
# As the tests built it: without them some libraries have other features, and half of Bevy would be compiled again.
cargo test --locked --no-run
without_display
picture 1440 900
picture 1920 1080
legend light
legend dark
idle
echo "desktop: all checks passed"
