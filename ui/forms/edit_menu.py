"""The menu of a place to type in: our own words, and nothing but what is needed there.

Qt's own menu speaks Qt's language, and offers to insert unseen characters.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from nocontact_desktop.i18n import text as _


def show_edit_menu(place: QLineEdit | QPlainTextEdit, event: QContextMenuEvent) -> None:
    """Open the menu where the mouse is, or the cursor when a key asked for it."""
    menu = edit_menu(place)
    if any(action.isVisible() for action in menu.actions() if not action.isSeparator()):
        menu.popup(event.globalPos())
    else:
        menu.deleteLater()
    event.accept()


def edit_menu(place: QLineEdit | QPlainTextEdit) -> QMenu:
    """The menu of `place`, with what can be done now; it deletes itself when it is closed."""
    menu = QMenu(place)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("What to do with the text"))
    free = not place.isReadOnly()
    undo, redo, chosen, filled, shown = _state(place)
    pasted = QGuiApplication.clipboard().mimeData()
    _add(menu, _("Undo"), place.undo, free and undo)
    _add(menu, _("Redo"), place.redo, free and redo)
    menu.addSeparator()
    _add(menu, _("Cut"), place.cut, free and chosen and shown)
    _add(menu, _("Copy"), place.copy, chosen and shown)
    _add(menu, _("Paste"), place.paste, free and pasted is not None and pasted.hasText())
    menu.addSeparator()
    _add(menu, _("Select all"), place.selectAll, filled)
    return menu


def _state(place: QLineEdit | QPlainTextEdit) -> tuple[bool, bool, bool, bool, bool]:
    """Whether there is something to undo, redo, copy, select, and whether it may be seen at all."""
    if isinstance(place, QLineEdit):
        seen = place.echoMode() is QLineEdit.EchoMode.Normal
        undo, redo = place.isUndoAvailable(), place.isRedoAvailable()
        return undo, redo, place.hasSelectedText(), bool(place.text()), seen
    document = place.document()
    undo, redo = document.isUndoAvailable(), document.isRedoAvailable()
    return undo, redo, place.textCursor().hasSelection(), not document.isEmpty(), True


def _add(menu: QMenu, words: str, work: Callable[[], None], possible: bool) -> None:
    action = menu.addAction(words)
    action.triggered.connect(work)  # a slot of Qt: a closure would keep the place alive
    action.setVisible(possible)
