# Sourced by the scripts that open windows: a virtual display with software Vulkan, and the program with a home of its own.

target=${CARGO_TARGET_DIR:-$PWD/target}
scratch=$(mktemp -d)
started=()
finish() {
    for pid in ${started[@]+"${started[@]}"}; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap finish EXIT
fail() {
    echo "$(basename "$0" .sh): $*" >&2
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
    echo "$(basename "$0" .sh): installing ${need[*]}"
    ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${need[@]}"
}

# The program with a home of its own, so that it finds no drills of the person who runs this. SANDTABLE_PROFILE=release:
# the build that is shipped, which somebody has made.
prepare() {
    local icd
    icd=$(compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' | head -n 1) || fail "no software Vulkan driver"
    mkdir -p "$scratch"/{home,data,config}
    mkdir -m 700 "$scratch/run"
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    program=(env HOME="$scratch/home" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config"
        XDG_RUNTIME_DIR="$scratch/run" WGPU_BACKEND=vulkan WGPU_FORCE_FALLBACK_ADAPTER=1 VK_DRIVER_FILES="$icd"
        VK_ICD_FILENAMES="$icd" "$target/${SANDTABLE_PROFILE:-debug}/sandtable")
}

display() { # width, height
    rm -f "$scratch/number"
    # It must not begin anew when a killed program was its only guest.
    Xvfb -noreset -displayfd 1 -screen 0 "$1x$2x24" -nolisten tcp >"$scratch/number" 2>/dev/null &
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
