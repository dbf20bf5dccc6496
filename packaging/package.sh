#!/usr/bin/env bash
# Makes target/package/: a .deb for Debian and Ubuntu, and a portable archive. Needs only cargo, tar, ar and gzip.
# PROFILE=release builds faster than the default, `dist`.
set -euo pipefail
cd "$(dirname "$0")/.."

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
rm -rf "$out"
mkdir -p "$out"

cargo build --profile "$profile" --bin sandtable
program="$target/$profile/sandtable"

# What both carry: program, icon, menu entry, licenses, the two guides.
tree() {
    install -Dm755 "$program" "$1/bin/sandtable"
    install -Dm644 packaging/sandtable.desktop "$1/share/applications/sandtable.desktop"
    install -Dm644 packaging/sandtable.svg "$1/share/icons/hicolor/scalable/apps/sandtable.svg"
    install -Dm644 README.md "$1/share/doc/sandtable/README.md"
    install -Dm644 docs/LICENCES.md "$1/share/doc/sandtable/LICENCES.md"
    install -Dm644 docs/SCENARIO_FORMAT.md "$1/share/doc/sandtable/SCENARIO_FORMAT.md"
    for text in LICENSE* assets/fonts/OFL.txt; do
        if [ -e "$text" ]; then install -Dm644 "$text" "$1/share/doc/sandtable/$(basename "$text")"; fi
    done
}

deb() {
    local root="$stage/deb" size
    tree "$root/usr"
    size=$(du -sk "$root" | cut -f1)
    mkdir -p "$stage/control"
    cat >"$stage/control/control" <<CONTROL
Package: sandtable
Version: $version
Architecture: $arch
Maintainer: The Sandtable authors <sandtable@localhost>
Installed-Size: $size
Depends: libc6, libvulkan1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libwayland-client0
Recommends: mesa-vulkan-drivers
Section: education
Priority: optional
Description: tabletop exercises for healthcare coalitions
 A facilitator opens a scenario on a real county, people around a table decide,
 and a deterministic simulation answers. For exercises only.
CONTROL
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$stage/control/md5sums"
    local owner=(--owner=0 --group=0 --numeric-owner --sort=name)
    tar "${owner[@]}" -C "$stage/control" -czf "$stage/control.tar.gz" ./control ./md5sums
    tar "${owner[@]}" -C "$root" -czf "$stage/data.tar.gz" ./usr
    echo 2.0 >"$stage/debian-binary"
    (cd "$stage" && ar rc "$out/sandtable_${version}_$arch.deb" debian-binary control.tar.gz data.tar.gz)
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
