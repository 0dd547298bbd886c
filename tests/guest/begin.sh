# The first and only program of the guest, for bash. The kernel's line names folder, python,
# packages and work.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
mkdir /run/stick
modules=/usr/lib/uml/modules/$(uname -r)/kernel/fs
for name in nls/nls_cp437 nls/nls_ascii nls/nls_iso8859-1 nls/nls_utf8 fat/fat fat/vfat; do
    insmod "$modules/$name.ko"
done

# Mounts the stick as a desktop does (udisks), but for whose it is.
sit() {
    mount -t vfat -o nosuid,nodev,shortname=mixed,utf8,showexec,flush /dev/ubda /run/stick
    PYTHONPATH=$packages "$python" -m tests.guest.sitting "$1" "$work" /run/stick
    umount /run/stick
}

cd "$folder" || exit
sit look # as it is found where nobody looks after a stick
fsck.vfat -a /dev/ubda > /run/found # as some systems do when they find one that was pulled out
sit work
halt -f -p
