"""The pictures of the disguises, drawn for menus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nocontact_desktop import resources
from nocontact_desktop.app.doors import SIZES
from ui.desk.paint import png

ICONS = sorted(resources.folder("icons").glob("*.svg"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_a_picture_is_drawn_as_wide_as_was_asked_with_nothing_behind_it(
    icon: Path, size: int
) -> None:
    drawn = png(icon.read_bytes(), size)
    image = QImage.fromData(drawn)
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(size // 2, size // 2).alpha() == 255


def test_a_picture_tells_nothing_of_who_drew_it() -> None:
    drawn = png(ICONS[0].read_bytes(), 48)
    assert not any(kind in drawn for kind in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf"))
