"""Asks a real desktop library, as a menu does; run with the Python of the system.

Takes a question and what it is about, and prints what was found, one thing in each line.
"""

import sys

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Gtk", "3.0")
from gi.repository import Gio, Gtk  # type: ignore[import-not-found,unused-ignore]  # noqa: E402


def entry(name: str) -> list[str]:
    """What a menu shows of the entry with this file."""
    there = [each for each in Gio.AppInfo.get_all() if each.get_id() == name]
    found = [str(each.should_show()) for each in there]
    for each in there:
        found += [each.get_name(), each.get_generic_name(), each.get_description()]
        found += [each.get_startup_wm_class(), each.get_categories()]
        found += [each.get_icon().to_string(), each.get_commandline()]
    return found


def icon(name: str) -> list[str]:
    """The files that the icon theme gives for small, usual and large, and for drawing."""
    theme = Gtk.IconTheme.new()
    theme.set_custom_theme("hicolor")
    found = []
    for size, flag in ((48, "NO_SVG"), (256, "NO_SVG"), (96, "FORCE_SVG")):
        info = theme.lookup_icon(name, size, getattr(Gtk.IconLookupFlags, flag))
        found.append(info.get_filename() if info else "")
    return found


if __name__ == "__main__":
    question = {"entry": entry, "icon": icon}[sys.argv[1]]
    sys.stdout.write("\n".join(question(sys.argv[2])))
