"""Somebody in front of a disguise, who only uses what is on the screen."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.assistive import program
from ui.cover.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


class Hands(ABC):
    """What every disguise can be asked for. `work` and what is abstract is each one's own."""

    digits = "007314"
    words = "canyon ladder velvet rocket plum"

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.given: list[str] = []
        window.code_given.connect(self.given.append)

    @abstractmethod
    def work(self) -> None:
        """Do something that people do with such a program, and see that it is right."""

    @abstractmethod
    def type_digits(self) -> None:
        """Type `digits` where the gesture wants them, from any state."""

    @abstractmethod
    def give_words(self) -> None:
        """Give `words` by the whole gesture, from any state."""

    @abstractmethod
    def held(self) -> QWidget:
        """What is held with the mouse."""

    @abstractmethod
    def looks_ordinary(self) -> bool:
        """Whether there is what anybody might have left."""

    mirrored: tuple[str, ...] = ()
    """Names of controls that stand in this order in the direction of reading."""
    never_mirrored: tuple[str, ...] = ()
    """Names of controls that stand in this order in every language."""

    @property
    def focus(self) -> QWidget:
        """What the keyboard goes to."""
        return self.window.focusWidget() or self.window

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        for character in text:
            self.send(QEvent.Type.KeyPress, character)
            self.send(QEvent.Type.KeyRelease, character)

    def send(self, kind: QEvent.Type, character: str) -> None:
        """One event of a key that types `character`, as a keyboard of any layout sends it."""
        none = Qt.KeyboardModifier.NoModifier
        code = ord(character.upper()) if character.isascii() else 0
        QApplication.sendEvent(self.focus, QKeyEvent(kind, code, none, character))

    def press(self, key: Qt.Key) -> None:
        """Press one key of the keyboard and let it go."""
        QTest.keyClick(self.focus, key)

    def control(self, name: str) -> QWidget:
        """What an assistive program calls `name`."""
        (found,) = [
            node.object()
            for node in program.walk(self.window)
            if program.name(node) == name and not isinstance(node.object(), QLabel)
        ]
        assert isinstance(found, QWidget)
        return found

    def click(self, *names: str) -> None:
        """Click on what has these names."""
        for name in names:
            QTest.mouseClick(self.control(name), LEFT)

    def hold_key(self, until_given: bool = True) -> None:
        """Hold Enter until something is given, and let it go."""
        count, target = len(self.given), self.focus
        QTest.keyPress(target, Qt.Key.Key_Return)
        if until_given:
            self.qtbot.waitUntil(lambda: len(self.given) > count)
        QTest.keyRelease(self.focus, Qt.Key.Key_Return)

    def hold_mouse(self) -> None:
        """Hold with the mouse until something is given, and let it go."""
        count, target = len(self.given), self.held()
        QTest.mousePress(target, LEFT)
        self.qtbot.waitUntil(lambda: len(self.given) > count)
        QTest.mouseRelease(target, LEFT)

    def seen(self) -> str:
        """Everything that an assistive program, and so any program, can read in the window."""
        texts = [self.window.windowTitle()]
        for node in program.walk(self.window):
            texts += [node.text(kind) for kind in TEXTS]
            written = node.textInterface()
            if written is not None:
                texts.append(written.text(0, written.characterCount()))
        return "\n".join(texts)

    def remembers(self, text: str) -> bool:
        """Whether `text` can be seen, undone back, or found in what the screen keeps."""
        fields = self.window.findChildren(QLineEdit)
        kept = [repr(vars(part)) for part in (self.window.front, *self._parts())]
        if any(text in each for each in (self.seen().replace(",", ""), *kept)):
            return True
        for field in fields:
            while field.isUndoAvailable():
                field.undo()
                if text in field.text():
                    return True
        return False

    def _parts(self) -> list[QWidget]:
        return [each for each in self.window.findChildren(QWidget) if hasattr(each, "__dict__")]

    def picture(self) -> QImage:
        """Every pixel of the window, without a blinking cursor."""
        return self.window.grab().toImage()

    def buttons(self) -> list[QAbstractButton]:
        """Every button that can be seen."""
        return [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
