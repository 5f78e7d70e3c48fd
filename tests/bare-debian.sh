#!/usr/bin/env bash
# Runs `./build.sh test` from nothing in a bare Debian: tests/bare-debian.sh <folder> [NAME=value…]
#
# The folder gets a minimal Debian, made once; home folder, caches and sources are made anew each time. The values are all
# that the run has as its environment, beside PATH and HOME. SUITE and MIRROR choose another Debian.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ $# -gt 0 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(realpath -m "$1")
shift
[ "$(id -u)" = 0 ] || { echo "needs root, for chroot" >&2; exit 1; }

if [ ! -e "$root/etc/debian_version" ]; then
  # Trixie: the first Debian whose Node.js is new enough.
  debootstrap --variant=minbase "${SUITE:-trixie}" "$root" ${MIRROR:+"$MIRROR"}
fi

# How this machine reaches the network: names, and certificates where it has some of its own.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
trust=()
for name in SSL_CERT_FILE NODE_EXTRA_CA_CERTS CARGO_HTTP_CAINFO; do
  [ -f "${!name:-}" ] || continue
  cp -L "${!name}" "$root/etc/$name.pem"
  trust+=("$name=/etc/$name.pem")
done

# The tracked files, and nothing that was built.
rm -rf "$root/srv/recto" "$root/srv/home"
mkdir -p "$root/srv/recto" "$root/srv/home"
git archive HEAD | tar -x -C "$root/srv/recto"

# The toolchain of rust-toolchain.toml, if this machine has it: rustup would download it otherwise.
channel=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
toolchain=$(echo "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$channel-"*)
toolchains=()
if [ -d "$toolchain" ]; then
  toolchains=(RUSTUP_HOME=/srv/rustup)
  mkdir -p "$root/srv/rustup/toolchains"
  [ -d "$root/srv/rustup/toolchains/$(basename "$toolchain")" ] || cp -rL "$toolchain" "$root/srv/rustup/toolchains/"
fi

mounted=()
unmount() { for point in "${mounted[@]}"; do umount "$point"; done; }
trap unmount EXIT
mount_at() {
  [ -e "$root/${*: -1}" ] || mkdir -p "$root/${*: -1}"
  mount "${@:1:$#-1}" "$root/${*: -1}"
  mounted=("$root/${*: -1}" "${mounted[@]}")
}
mount_at -t proc proc proc
mount_at -t tmpfs -o mode=755 dev dev
for node in null zero full random urandom tty; do
  touch "$root/dev/$node"
  mount_at --bind "/dev/$node" "dev/$node"
done
ln -s /proc/self/fd "$root/dev/fd"
mount_at -t tmpfs -o mode=1777 shm dev/shm

env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv/home \
  "${trust[@]}" "${toolchains[@]}" "$@" chroot "$root" /srv/recto/build.sh test
