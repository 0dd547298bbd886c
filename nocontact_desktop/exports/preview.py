"""Pictures of finished pages, for the preview on screen; made in memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

_ONE_AT_A_TIME = threading.Lock()
"""The library that draws pages must not be used by two threads at once."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rows of red, green, blue, alpha; one byte each, no padding."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    import pypdfium2  # noqa: PLC0415

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_image(pdf: bytes, index: int, scale: float = 1.0) -> PageImage:
    """One page of `pdf`, counted from 0; at a scale of 1 a point is a pixel."""
    import pypdfium2  # noqa: PLC0415

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return _drawn(document[index], scale)


def _drawn(page: PdfPage, scale: float) -> PageImage:
    from pypdfium2 import raw  # noqa: PLC0415

    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGRA)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = bytes(bitmap.buffer)
    packed = b"".join(rows[y * stride : y * stride + width * 4] for y in range(height))
    bitmap.close()
    page.close()
    return PageImage(width, height, packed)
