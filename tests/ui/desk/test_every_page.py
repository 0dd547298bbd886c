"""Every page in every look, size and direction: named, reachable, nothing cut, nothing flashing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from nocontact_desktop import i18n, resources
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import Catalogue
from tests.ui.desk.conftest import built
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.parts import WordsButton
from ui.theme import Look, Scheme

OpenShell = Callable[..., Shell]

SECTIONS = tuple(
    path.stem.split("-", 1)[1] for path in sorted(resources.folder("plan").glob("[0-9]*.toml"))
)
PAGES = (HOME, SEARCH, *SECTIONS)


class Way(NamedTuple):
    """A language and a size to look at a page in."""

    language: str
    scale: float
    width: int


WAYS = (
    Way("en", 1.0, 720),
    pytest.param(Way("en", 1.0, 1100), marks=pytest.mark.long),
    pytest.param(Way("en", 2.0, 720), marks=pytest.mark.long),
    Way("longer", 1.0, 1100),
    Way("longer", 2.0, 720),
    Way("ar", 1.5, 1000),
)
"""Longer words at the same size ask for more than the two that wait for the long run."""
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


class Stretched(dict[str, str]):
    """A made-up language whose words are longer by four tenths; it has every sentence."""

    def get(self, key: str, default: object = None) -> str:
        return key + "".join("~" if at % 5 else " " for at in range(1, len(key) * 4 // 10 + 1))


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Switches to a language, real or made up."""

    def use(language: str) -> None:
        i18n.use(Catalogue(language, {} if language == "en" else Stretched()))
        mirrored = i18n.active().right_to_left
        way = Qt.LayoutDirection
        qapp.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)

    yield use
    i18n.use(Catalogue())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A plan with something in every list."""
    for section in workspace.sections:
        for each in section.lists:
            for suggestion in each.suggestions[:2]:
                workspace.add_item(section.id, each.id, suggestion=suggestion.id)
            workspace.add_item(section.id, each.id, title="Mine: Ωμέγα, ماما, <b>bold</b> & more")
    return workspace


def _open(shell: Shell, page: str) -> QWidget:
    shell.go(Place(page))
    if isinstance(shell.page, StepPage):
        shell.page.reveal()
        for editor in built(shell)._lists.values():
            editor.open()
            editor.cards[0].open()
    for _turn in range(3):
        QApplication.processEvents()
    assert shell.page is not None
    return shell.page


def _controls(root: QWidget) -> list[QWidget]:
    return [w for w in root.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible()]


def _walk(shell: Shell) -> set[QWidget]:
    """Every widget that Tab reaches."""
    seen: dict[QWidget, None] = {}
    widget = shell.nextInFocusChain()
    while widget is not None and widget not in seen:
        seen[widget] = None
        widget = widget.nextInFocusChain()
    tab = Qt.FocusPolicy.TabFocus
    return {w for w in seen if w.isVisible() and w.isEnabled() and w.focusPolicy() & tab}


def _named(control: QWidget) -> bool:
    parent = control.parentWidget()
    inside = isinstance(parent, QComboBox | QLineEdit)
    return bool(control.accessibleName()) or inside


def _reached(control: QWidget, reached: set[QWidget]) -> bool:
    if isinstance(control.parentWidget(), QComboBox | QLineEdit):
        return True
    radios = isinstance(control, QAbstractButton) and control.autoExclusive()
    return control in reached or radios or control.focusProxy() in reached


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_sticks_out_or_is_cut_and_all_is_named_and_reached_by_keyboard(
    open_shell: OpenShell, speak: Callable[[str], None], filled: Workspace, page: str, way: Way
) -> None:
    speak(way.language)
    shell = open_shell(Look(scale=way.scale), way.width, 540)
    opened = _open(shell, page)
    assert shell.width() == way.width
    for _turn in range(20):
        if _cut_off(opened):
            QApplication.processEvents()
    assert _cut_off(opened) == _cut_off(shell.top_bar) == []
    controls = _controls(opened) + _controls(shell.top_bar) + _controls(shell.rail)
    assert [c for c in controls if not _named(c)] == []
    reached = _walk(shell)
    out_of_reach = [c for c in controls if c.isEnabled() and not _reached(c, reached)]
    assert [c.accessibleName() for c in out_of_reach] == []


def _cut_off(page: QWidget) -> list[str]:
    """What of a page is not wholly to be seen, or would not be after scrolling."""
    found = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, (*CONTROLS, QLabel)):
            left = widget.mapTo(page, widget.rect().topLeft()).x()
            words = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
            if left < 0 or left + widget.width() > page.width():
                found.append(f"{type(widget).__name__} sticks out: {words}")
            if isinstance(widget, QLabel | WordsButton):
                needed = widget.heightForWidth(widget.width())
                if widget.height() < needed:
                    found.append(f"{type(widget).__name__} is cut: {words}")
    return found


class ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_drawn_in_every_scheme_and_no_window_flashes(
    qapp: QApplication, open_shell: OpenShell, filled: Workspace, page: str, scheme: Scheme
) -> None:
    shell = open_shell(Look(scheme))
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    _open(shell, page)
    qapp.removeEventFilter(watch)
    assert watch.names == []
    assert not shell.grab().isNull()
