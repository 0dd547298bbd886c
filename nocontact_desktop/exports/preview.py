"""Pictures of finished pages, for the preview on screen; made in memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rows of red, green, blue, alpha; one byte each, no padding."""

    width: int
    height: int
    rgba: bytes


def page_images(pdf: bytes, scale: float = 1.0) -> list[PageImage]:
    """Every page of `pdf`; at a scale of 1 a point is a pixel."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        images: list[PageImage] = []
        for page in document:
            bitmap = page.render(
                scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGRA
            )
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            rows = bytes(bitmap.buffer)
            packed = b"".join(rows[y * stride : y * stride + width * 4] for y in range(height))
            images.append(PageImage(width, height, packed))
            bitmap.close()
            page.close()
        return images
