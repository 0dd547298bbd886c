"""What the tests of screens share: no test file finds the colours and letters of another."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module", autouse=True)
def _plain_application(qapp: QApplication) -> Iterator[None]:
    """Put the application back as it was before this file."""
    sheet, font, palette = qapp.styleSheet(), qapp.font(), qapp.palette()
    direction = qapp.layoutDirection()
    yield
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setLayoutDirection(direction)
