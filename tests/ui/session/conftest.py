"""What the tests of leaving share."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A line to type in, on the screen."""
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit
