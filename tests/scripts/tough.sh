#!/usr/bin/env bash
# The desktop under rough treatment, with real windows: how soon it answers its keys, a projector that goes away, and kills
# in the middle of a drill (twenty, or as many as the first argument says). Prints what it measures.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/scripts/display.sh

kills=${1:-20}
# What is measured is printed, and published in docs/UX.md; a busy machine fails nothing that is not broken. Milliseconds.
broken=20000
settings="$scratch/data/sandtable/settings.ron"
# Seconds count from here.
now() { date +%s%3N; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.1f s", ms / 1000 }'; }

begin() { # arguments of the program
    since=$(now)
    "${program[@]}" "$@" >"$scratch/log" 2>&1 &
    pid=$!
    started+=("$pid")
    until main=$(xdotool search --onlyvisible --name Sandtable 2>/dev/null | head -n 1 || true) && [ -n "$main" ]; do
        kill -0 "$pid" 2>/dev/null || fail "it ended: $(tail -n 3 "$scratch/log")"
        [ $(($(now) - since)) -lt 60000 ] || fail "no window after a minute: $(tail -n 3 "$scratch/log")"
        sleep 0.02
    done
    xdotool windowmove "$main" 0 0 windowsize "$main" 1440 900 windowfocus "$main"
}

# Presses a key until something is true of the files that the program writes.
press_until() { # key, limit in ms, command
    local key=$1 limit=$2 from
    shift 2
    from=$(now)
    until "$@"; do
        [ $(($(now) - from)) -lt "$limit" ] || fail "$key does nothing for $((limit / 1000)) s: $*"
        xdotool windowfocus "$main" key "$key" 2>/dev/null || true
        for _ in 1 2 3 4 5; do
            "$@" && return
            sleep 0.02
        done
    done
}

themed() { [ -s "$settings" ] && ! cmp -s "$settings" "$scratch/theme"; }
journal() { ls -t "$scratch"/data/sandtable/drills/*/journal.sandtable 2>/dev/null | head -n 1; }
holds() { grep -q "$1" "$(journal)" 2>/dev/null; }
notes() { grep -c '"Note"' "$(journal)" 2>/dev/null || true; }
more_notes() { [ "$(notes)" -gt "$1" ]; }

start_screen() {
    for which in first second; do
        rm -f "$scratch/theme"
        cp "$settings" "$scratch/theme" 2>/dev/null || true
        begin
        press_until F9 20000 themed
        took=$(($(now) - since))
        echo "tough: $which start: the start screen answers after $(seconds $took)"
        [ "$took" -le "$broken" ] || fail "the start screen must answer within 5 s"
        if [ "$which" = first ]; then
            kill "$pid"
            wait "$pid" 2>/dev/null || true
        fi
    done
    # Journey 1 from here: a scenario, the drill, the clock.
    press_until Return 20000 holds '"Begin"'
    press_until space 20000 holds '"Resume"'
    took=$(($(now) - since))
    echo "tough: from the program's start to a running drill: $(seconds $took) (nobody reads meanwhile)"
}

projector() {
    local wall there
    wall() { wall=$(xdotool search --onlyvisible --name 'projector' 2>/dev/null | head -n 1 || true) && [ -n "$wall" ]; }
    for round in 1 2 3; do
        since=$(now)
        xdotool windowfocus "$main" key p
        until wall; do
            [ $(($(now) - since)) -lt 10000 ] || fail "no projector"
            sleep 0.02
        done
        took=$(($(now) - since))
        [ "$took" -le "$broken" ] || fail "the projector takes $(seconds $took)"
        sleep 1
        # Not closed: taken away, as a display that is unplugged takes its window.
        xdotool windowclose "$wall"
        sleep 0.5
        there=$(notes)
        press_until b 10000 more_notes "$there"
        kill -0 "$pid" 2>/dev/null || fail "the program went with its projector: $(tail -n 3 "$scratch/log")"
        if grep '"Control"' "$(journal)" | tail -n 1 | grep -q '"Pause"\|"End"'; then fail "the drill stands still"; fi
        echo "tough: projector there after $(seconds $took), taken away, the drill goes on (round $round)"
    done
}

# Complete lines of a copy of the journal.
whole_lines() { head -n "$(wc -l <"$1")" "$1" >"$2"; }

killed() {
    local folder worst=0 before
    folder=$(dirname "$(journal)")
    for n in $(seq "$kills"); do
        # Orders follow one another; the kill comes somewhere among them.
        (for _ in $(seq 40); do xdotool key b 2>/dev/null || break; done) &
        local hand=$!
        sleep "0.$((RANDOM % 9))"
        cp "$folder/journal.sandtable" "$scratch/copy"
        kill -KILL "$pid"
        wait "$pid" 2>/dev/null || true
        kill "$hand" 2>/dev/null || true
        wait "$hand" 2>/dev/null || true
        whole_lines "$scratch/copy" "$scratch/before"
        begin open "$folder"
        before=$(notes)
        press_until b 20000 more_notes "$before"
        took=$(($(now) - since))
        cmp -s -n "$(stat -c %s "$scratch/before")" "$scratch/before" "$folder/journal.sandtable" ||
            fail "kill $n: orders are lost or changed"
        [ "$took" -gt "$worst" ] && worst=$took
        [ "$took" -le "$broken" ] || fail "kill $n: back after $(seconds $took)"
        press_until space 10000 eval "grep '\"Control\"' '$folder/journal.sandtable' | tail -n 1 | grep -q '\"Resume\"'"
    done
    echo "tough: $kills kills, $(notes) orders, none lost; on the same drill and answering after $(seconds "$worst") at most"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    "$target/debug/sandtable" replay "$folder" | tail -n 1
}

packages
prepare
display 1440 900
start_screen
projector
killed
echo "tough: all checks passed"
