#!/usr/bin/env bash
# The desktop program under a virtual display with software Vulkan: what it says without a display, pictures at two
# sizes that are not blank, and no processor time worth mentioning while the clock stands.
set -euo pipefail
cd "$(dirname "$0")/../.."

scenario=buses-on-the-bridge
shots="$PWD/target/shots"
target=${CARGO_TARGET_DIR:-$PWD/target}
mkdir -p "$shots"
scratch=$(mktemp -d)
started=()
finish() {
    for pid in ${started[@]+"${started[@]}"}; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap finish EXIT
fail() {
    echo "desktop: $*" >&2
    exit 1
}

packages() {
    local need=()
    command -v Xvfb >/dev/null || need+=(xvfb)
    command -v xauth >/dev/null || need+=(xauth)
    command -v xdotool >/dev/null || need+=(xdotool)
    compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' >/dev/null || need+=(mesa-vulkan-drivers)
    # Loaded by name when a window opens; the linker does not see them.
    local libs
    libs=$(/sbin/ldconfig -p 2>/dev/null || true)
    grep -q 'libvulkan\.so\.1' <<<"$libs" || need+=(libvulkan1)
    grep -q 'libxkbcommon-x11\.so\.0' <<<"$libs" || need+=(libxkbcommon-x11-0)
    grep -q 'libXcursor\.so\.1' <<<"$libs" || need+=(libxcursor1)
    grep -q 'libXi\.so\.6' <<<"$libs" || need+=(libxi6)
    [ "${#need[@]}" = 0 ] && return
    local root=()
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then fail "please install: ${need[*]}"; fi
        root=(sudo -n)
    fi
    command -v apt-get >/dev/null || fail "please install: ${need[*]}"
    echo "desktop: installing ${need[*]}"
    ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${need[@]}"
}

# The program with a home of its own, so that it finds no drills of the person who runs this.
prepare() {
    local icd
    icd=$(compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' | head -n 1) || fail "no software Vulkan driver"
    mkdir -p "$scratch"/{home,data,config}
    mkdir -m 700 "$scratch/run"
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    program=(env HOME="$scratch/home" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config"
        XDG_RUNTIME_DIR="$scratch/run" WGPU_BACKEND=vulkan WGPU_FORCE_FALLBACK_ADAPTER=1 VK_DRIVER_FILES="$icd"
        VK_ICD_FILENAMES="$icd" "$target/debug/sandtable")
}

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

display() { # width, height
    rm -f "$scratch/number"
    Xvfb -displayfd 1 -screen 0 "$1x$2x24" -nolisten tcp >"$scratch/number" 2>/dev/null &
    started+=("$!")
    for _ in $(seq 50); do
        if [ -s "$scratch/number" ]; then
            export DISPLAY=":$(<"$scratch/number")"
            return
        fi
        sleep 0.2
    done
    fail "the virtual display did not start"
}

# There is no window manager: the window is told its size and given the keyboard from here.
window() { # width, height
    local id=""
    for _ in $(seq 120); do
        id=$(xdotool search --onlyvisible --name Sandtable 2>/dev/null | head -n 1 || true)
        [ -n "$id" ] && break
        sleep 0.5
    done
    [ -n "$id" ] || fail "no window named Sandtable after a minute: $(tail -n 5 "$scratch/log")"
    xdotool windowmove "$id" 0 0 windowsize "$id" "$1" "$2"
    xdotool windowfocus "$id"
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
    # One colour all over compresses to a tenth of this.
    bytes=$(stat -c %s "$png")
    [ "$bytes" -gt 51200 ] || fail "$png has $bytes bytes: it must be blank"
    echo "desktop: $1x$2: $bytes bytes"
}

# The legend as the screen shows it, against the colours that the panels ask for.
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
        marks::the_legend_on_the_screen_has_the_colours_of_the_tokens || fail "the colours of the legend, $1"
    echo "desktop: the legend has its colours, $1"
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

# The journal of the running drill holds the order; `last`: as its last control.
kept() { # pattern, last
    local journal
    for _ in $(seq 60); do
        journal=$(ls -t "$scratch"/data/sandtable/drills/*/journal.sandtable 2>/dev/null | head -n 1 || true)
        if [ -n "$journal" ]; then
            if [ "${2:-}" = last ]; then
                grep '"Control"' "$journal" | tail -n 1 | grep -q "$1" && return
            else
                grep -q "$1" "$journal" && return
            fi
        fi
        sleep 0.5
    done
    fail "the journal does not hold $1: $(grep '"Control"' "$journal" | tail -n 2)"
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
