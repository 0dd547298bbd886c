"""The programs that tests marked `desktop` need beside Python packages."""

import platform
import shutil
from pathlib import Path

PLACES_OF_PROGRAMS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus-daemon",
    "dbus-launch": "dbus-x11",
    "dbus-send": "dbus-bin",
    "secret-tool": "libsecret-tools",
    "cupsd": "cups-daemon",
    "lp": "cups-client",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "exiftool": "libimage-exiftool-perl",
    "desktop-file-validate": "desktop-file-utils",
    "strace": "strace",
    "gtk-launch": "libgtk-3-bin",
    "gtk-update-icon-cache": "gtk-update-icon-cache",
    "gio": "libglib2.0-bin",
    "weston": "weston",
    "mkfs.vfat": "dosfstools",
    "mkfs.exfat": "exfatprogs",
    "mount.exfat-fuse": "exfat-fuse",
}
if platform.machine() == "x86_64":  # there is none for others
    _PROGRAMS |= {"linux.uml": "user-mode-linux", "insmod": "kmod"}
_FILES = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "/usr/lib/*/girepository-1.0/Gtk-3.0.typelib": "gir1.2-gtk-3.0",
}


def missing_packages() -> tuple[str, ...]:
    """The packages of Debian that are not here and that `desktop` tests need."""
    every = _PROGRAMS.items()
    programs = [pack for name, pack in every if not shutil.which(name, path=PLACES_OF_PROGRAMS)]
    files = [pack for name, pack in _FILES.items() if not any(Path("/").glob(name[1:]))]
    return tuple(sorted({*programs, *files}))
