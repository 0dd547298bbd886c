#!/bin/bash
# The README's two commands, cold, on a Debian 12 that has python3 and pip and nothing else.
#
#   sudo packaging/bare_machine.sh [FOLDER...]
#
# Needs debootstrap, git and a network. What is tried is the last commit, in a folder that is
# removed afterwards. Where pip is set up to look in folders of this machine, name them, and they
# can be read in there too. BARE_BASE=FOLDER keeps the plain Debian for the next time.
set -euo pipefail

[ "${1:-}" = --in-own-mounts ] || exec unshare --mount "$0" --in-own-mounts "$@"
shift
cd "$(dirname "$0")/.."
trial=$(mktemp -d /tmp/bare-XXXXXX)
trap 'umount -R "$trial"/* 2>/dev/null || true; rm -rf --one-file-system "$trial"' EXIT
base=${BARE_BASE:-$trial/base}
root=$trial/root

[ -d "$base/usr" ] || debootstrap --variant=minbase --include=python3,python3-pip,ca-certificates \
    bookworm "$base" >/dev/null
cp -a "$base" "$root"
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
for folder in /etc/ssl /usr/share/ca-certificates "$@"; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
done
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf "$HOME/.config/pip/pip.conf"; do
    if [ -f "$file" ]; then mkdir -p "$root$(dirname "$file")" && cp "$file" "$root$file"; fi
done
mkdir "$root/program"
git archive HEAD | tar -x -C "$root/program"

inside() {
    local began code=0
    printf '\n$ %s\n' "$*"
    began=$(date +%s.%N)
    env -i HOME="$HOME" PATH=/usr/sbin:/usr/bin:/sbin:/bin $(env | grep -E '^(PIP|SSL)_' || true) \
        chroot "$root" sh -c "cd /program && $*" || code=$?
    printf -- '-- exit code %s after %.1f s\n' "$code" "$(echo "$(date +%s.%N) - $began" | bc)"
    return "$code"
}

failed=0
no_display=19
inside python3 main.py || [ $? = $no_display ] || failed=1
inside python3 main.py || [ $? = $no_display ] || failed=1
inside python3 main.py --sample /tmp/sample || failed=1
inside python3 -m tests || failed=1
exit $failed
