"""Blanks the dictionary of Brotli in a library: thousands of words, among them ones that tell.

The renderer of pages carries it for compressed fonts from the web, which no page of ours holds.
Whoever searches the folder of a calculator for such words has to find none.
"""

from pathlib import Path

FIRST = b"timedownlifeleftback"
SIZE = 122_784
"""The dictionary's first words and its size are those of RFC 7932."""


def blank(library: Path) -> None:
    """Write spaces over the dictionary, where the library has one."""
    content = bytearray(library.read_bytes())
    start = content.find(FIRST)
    if start >= 0:
        content[start : start + SIZE] = b" " * SIZE
        library.write_bytes(content)
