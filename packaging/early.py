"""Runs before everything else in a packaged build, which imports Qt before the program begins."""

from ui import lean_qt

lean_qt.load()
