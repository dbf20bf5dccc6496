#!/usr/bin/env bash
# The packages, made from a program that is already built: the .deb is well-formed, unpacks into an empty root, and the
# program in it runs a drill with nothing of the sources in sight.
#
#     tests/scripts/package.sh [PROGRAM]     default: the dev build
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() {
    echo "package: $*" >&2
    exit 1
}
program=${1:-${CARGO_TARGET_DIR:-$PWD/target}/debug/sandtable}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

packaging/package.sh --binary "$program" >"$scratch/made"
deb=$(ls target/package/*.deb)
archive=$(ls target/package/*.tar.gz)
(cd target/package && sha256sum --quiet -c SHA256SUMS) || fail "the sums are wrong"

# Runs the program of a tree in an empty folder with a home of its own.
runs() { # tree
    mkdir -p "$scratch/empty" "$scratch/home"
    (cd "$scratch/empty" && env -i HOME="$scratch/home" PATH=/usr/bin:/bin "$1/bin/sandtable" run buses-on-the-bridge --seed 1) \
        >"$scratch/run" 2>&1 || fail "it does not run: $(tail -n 3 "$scratch/run")"
    grep -q 'digest' "$scratch/run" || fail "the run says nothing: $(tail -n 3 "$scratch/run")"
    for file in bin/sandtable share/applications/sandtable.desktop share/icons/hicolor/scalable/apps/sandtable.svg \
        share/doc/sandtable/LICENSES.md share/doc/sandtable/LIBRARIES.md share/doc/sandtable/OFL.txt; do
        [ -s "$1/$file" ] || fail "$file is missing"
    done
    grep -q '^| bevy | ' "$1/share/doc/sandtable/LIBRARIES.md" || fail "the list of libraries is empty"
    if grep '| *|$' "$1/share/doc/sandtable/LIBRARIES.md"; then fail "libraries without a licence"; fi
}

mkdir "$scratch/portable"
tar -xzf "$archive" -C "$scratch/portable"
runs "$(ls -d "$scratch"/portable/*)"
echo "package: $(basename "$archive"), $(stat -c %s "$archive") bytes, runs from an empty folder"

if command -v dpkg-deb >/dev/null; then
    dpkg-deb --info "$deb" >"$scratch/info"
    grep -q '^ Package: sandtable$' "$scratch/info" || fail "the control file is wrong"
    dpkg-deb --contents "$deb" >"$scratch/contents"
    if awk '$2 != "root/root" && $2 != "0/0"' "$scratch/contents" | grep .; then fail "not everything belongs to root"; fi
    dpkg-deb --extract "$deb" "$scratch/root"
    runs "$scratch/root/usr"
    (cd "$scratch/root" && dpkg-deb --control "$OLDPWD/$deb" "$scratch/control" && md5sum --quiet -c "$scratch/control/md5sums")
    echo "package: $(basename "$deb"), $(stat -c %s "$deb") bytes, unpacks and runs"
fi
for tool in lintian desktop-file-validate; do
    command -v "$tool" >/dev/null || echo "package: $tool is not here and was not asked"
done
if command -v desktop-file-validate >/dev/null; then desktop-file-validate packaging/sandtable.desktop; fi
if command -v lintian >/dev/null; then lintian --fail-on error "$deb"; fi
