"""Carrying the signs of a system to where the vault is left."""

from __future__ import annotations

import ctypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.system.memory import MemorySigns
from nocontact_desktop.system.windows_signs import LOCK, SESSION_CHANGE, Message, WindowsSigns
from ui.away import Away

UNLOCK = 0x8


class Windows(WindowsSigns):
    """Remembers the windows that are told."""

    def __init__(self) -> None:
        self.attended: list[int] = []

    def attend(self, window: int) -> None:
        self.attended.append(window)


def test_what_the_system_calls_out_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    signs = MemorySigns()
    away = Away(signs, qapp)
    with qtbot.waitSignal(away.away, timeout=0):
        signs.give()
    Shiboken.delete(away)


@pytest.mark.parametrize(("parameter", "told"), [(LOCK, 1), (UNLOCK, 0)])
def test_a_message_is_read_and_passed_on(
    qapp: QApplication, qtbot: QtBot, parameter: int, told: int
) -> None:
    signs, window = Windows(), QWidget()
    qtbot.addWidget(window)
    away = Away(signs, qapp)
    away.attend(window)
    heard: list[bool] = []
    away.away.connect(lambda: heard.append(True))
    message = Message(1, SESSION_CHANGE, parameter)
    assert away.messages is not None
    kind = QByteArray(b"windows_generic_MSG")
    kept, _ = away.messages.nativeEventFilter(kind, ctypes.addressof(message))
    assert (len(heard), kept) == (told, False)
    assert signs.attended == [int(window.winId())]
    qapp.removeNativeEventFilter(away.messages)
    Shiboken.delete(away)
