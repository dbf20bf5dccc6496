#!/usr/bin/env bash
# Makes target/package/: a .deb for Debian and Ubuntu, and a portable archive. Needs only cargo, tar, gzip and binutils.
#
#     packaging/package.sh                       builds the program first
#     packaging/package.sh --binary target/release/sandtable
#
# PROFILE=release builds faster than the default, `dist`. SANDTABLE_BINARY=FILE is the same as --binary FILE.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "package: $*" >&2
    exit 1
}

program=${SANDTABLE_BINARY:-}
if [ "${1:-}" = --binary ]; then
    program=${2:?--binary needs a file}
elif [ $# -gt 0 ]; then
    fail "unknown: $1 (see the head of this script)"
fi
profile=${PROFILE:-dist}
target=${CARGO_TARGET_DIR:-$PWD/target}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
machine=$(uname -m)
case "$machine" in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *) arch=$machine ;;
esac
out="$PWD/target/package"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
# Folders that the archives carry are for everybody.
umask 022
chmod 755 "$stage"

if [ -z "$program" ]; then
    cargo build --locked --profile "$profile" --bin sandtable
    program="$target/$profile/sandtable"
fi
[ -x "$program" ] || fail "$program is no program"
"$program" --version | grep -qF "$version" || fail "$program is not version $version"
rm -rf "$out"
mkdir -p "$out"
strip -o "$stage/sandtable" "$program"

# What both carry: program, icon, menu entry, licenses, the two guides.
tree() {
    install -Dm755 "$stage/sandtable" "$1/bin/sandtable"
    install -Dm644 packaging/sandtable.desktop "$1/share/applications/sandtable.desktop"
    install -Dm644 packaging/sandtable.svg "$1/share/icons/hicolor/scalable/apps/sandtable.svg"
    install -Dm644 README.md "$1/share/doc/sandtable/README.md"
    install -Dm644 docs/SCENARIO_FORMAT.md "$1/share/doc/sandtable/SCENARIO_FORMAT.md"
    local notices="$1/share/doc/sandtable"
    install -Dm644 docs/LICENSES.md "$notices/LICENSES.md"
    install -m644 LICENSE-MIT LICENSE-APACHE assets/fonts/OFL.txt "$notices"
    libraries >"$notices/LIBRARIES.md"
}

# Every library that is linked in, with its licence: from the lock file and cargo's own knowledge, no tool to install.
libraries() {
    echo "# Libraries in this program"
    echo
    echo "| library | version | licence |"
    echo "| --- | --- | --- |"
    cargo tree --locked --edges normal --prefix none --format '| {p} | {l} |' |
        sed -e 's/ (\*)//' -e 's/ (proc-macro)//' -e 's/^| \([^ ]*\) v\([^ ]*\)[^|]* | /| \1 | \2 | /' |
        grep -v '^| sandtable |' | LC_ALL=C sort -u
}

deb() {
    local root="$stage/deb" size libc
    # The oldest that has every symbol the program asks for.
    libc=$(objdump -T "$stage/sandtable" | grep -o 'GLIBC_[0-9.]*' | sed s/GLIBC_// | sort -Vu | tail -n 1)
    tree "$root/usr"
    {
        cat docs/LICENSES.md
        printf '\n'
        cat LICENSE-MIT
        printf '\nOn Debian systems the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0.\n'
    } >"$root/usr/share/doc/sandtable/copyright"
    # Debian keeps long change logs packed.
    gzip -9n <CHANGELOG.md >"$root/usr/share/doc/sandtable/changelog.gz"
    size=$(du -sk "$root" | cut -f1)
    mkdir -p "$stage/control"
    cat >"$stage/control/control" <<CONTROL
Package: sandtable
Version: $version
Architecture: $arch
Maintainer: The Sandtable authors <sandtable@localhost>
Installed-Size: $size
Depends: libc6 (>= $libc), libgcc-s1, libvulkan1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libwayland-client0
Recommends: mesa-vulkan-drivers
Section: education
Priority: optional
Description: tabletop exercises for healthcare coalitions
 A facilitator opens a scenario on a real county, people around a table decide,
 and a deterministic simulation answers. For exercises only.
CONTROL
    (cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$stage/control/md5sums"
    local owner=(--owner=0 --group=0 --numeric-owner --sort=name)
    tar "${owner[@]}" -C "$stage/control" -czf "$stage/control.tar.gz" ./control ./md5sums
    tar "${owner[@]}" -C "$root" -czf "$stage/data.tar.gz" ./usr
    echo 2.0 >"$stage/debian-binary"
    (cd "$stage" && ar rcD "$out/sandtable_${version}_$arch.deb" debian-binary control.tar.gz data.tar.gz)
}

portable() {
    local name="sandtable-$version-linux-$machine"
    tree "$stage/$name"
    ln -s bin/sandtable "$stage/$name/sandtable"
    tar --owner=0 --group=0 --numeric-owner --sort=name -C "$stage" -czf "$out/$name.tar.gz" "$name"
}

deb
portable
(cd "$out" && sha256sum -- * >SHA256SUMS)
ls -l "$out"
