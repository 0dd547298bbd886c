"""The last pass over a file: whatever a library wrote into it about itself is taken out."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO


def unsigned(pdf: bytes) -> bytes:
    """The same pages without program, dates, comments or metadata.

    The identifier is a hash of what came in, so that the same pages are the same bytes.
    """
    from pypdf import PdfWriter  # noqa: PLC0415
    from pypdf.generic import ArrayObject, ByteStringObject  # noqa: PLC0415

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"
    writer.metadata = None
    writer.root_object.pop("/PageMode", None)
    for page in writer.pages:
        page.pop("/Trans", None)
    identifier = ByteStringObject(sha256(pdf).digest()[:16])
    writer._ID = ArrayObject((identifier, identifier))
    finished = BytesIO()
    writer.write(finished)
    return finished.getvalue()
