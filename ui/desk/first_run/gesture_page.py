"""Practising the way in, on a screen of the disguise that belongs to this page only."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import normalise
from ui.announce import announce
from ui.cover.registry import screen_class
from ui.cover.repeats import mend_repeats
from ui.cover.screen import Fitting, Screen, WayIn
from ui.desk.choosing.group import Group
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Note, PlainLabel
from ui.theme import px, rem

_OPEN = (
    "What you write in “{name}” itself lies in the open. Keep only everyday things there, such as "
    "shopping."
)
_LARGEST = 1.4
"""Times the ordinary size. Larger letters of the desk would make a giant of it."""


class GesturePage(FirstRunPage):
    """The disguise as it will look, and a word when the way in was found. It can be skipped."""

    def __init__(self, draft: Draft) -> None:
        name = _(draft.profile.name)
        super().__init__(
            _("The way in"),
            _(
                "From now on the program starts as “{name}”. This is how you open your vault.",
                name=name,
            ),
        )
        self._draft = draft
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        kind = screen_class(draft.profile.engine)
        profile = draft.profile
        self.practice = kind(profile.colours, dark, Fitting(hold_ms=profile.hold_ms))
        self.practice.setFixedSize(_fitting_size(self.practice))
        self.practice.warm_up()
        self.practice.code_given.connect(self._tried)
        self.found = Note(_("That is the way in. It works the same outside."), "done")
        self.other = Note(_("That was something else. Outside, it would be everyday use."))
        self.found.hide()
        self.other.hide()
        how = [PlainLabel(sentence) for sentence in _instructions(draft, kind.way_in)]
        if kind.keeps_in_the_open:
            how.append(PlainLabel(_(_OPEN, name=name)))
        self.add(_Beside(self.practice, Group(*how, self.found, self.other)))

    def first_field(self) -> QWidget | None:
        """Where typing begins on the screen to practise on."""
        return self.practice.entry

    def showEvent(self, event: QShowEvent) -> None:
        """A key that is held here counts as it does outside."""
        super().showEvent(event)
        mend_repeats(self)

    def _tried(self, typed: str) -> None:
        right = normalise(typed) == normalise(self._draft.words) or (
            self._draft.with_share and typed == self._draft.pin
        )
        self.found.setVisible(right)
        self.other.setVisible(not right)
        said = self.found if right else self.other
        announce(said, said.words)


def _instructions(draft: Draft, way: WayIn) -> tuple[str, ...]:
    words = _("With your words: {how}", how=_(way.words))
    pin = _("With your PIN: {how}", how=_(way.digits))
    lost = _("If your PIN stops working, use your words.")
    holding = _(way.holding)
    wrong = _("Whatever does not fit is everyday use. Nobody can tell the difference.")
    waits = _(
        "After five codes in a row that do not fit, the next one has to wait: half a minute at "
        "first, a quarter of an hour at most. The right one waits, too. The recovery code never "
        "does."
    )
    if draft.with_share:
        return pin, words, lost, holding, wrong, waits
    return words, holding, wrong, waits


def _fitting_size(practice: Screen) -> QSize:
    """Its size for practice, and never less than its letters need."""
    width, height = practice.practice_size
    factor = min(px(100) / 100, _LARGEST)
    practice.ensurePolished()
    return QSize(round(width * factor), round(height * factor)).expandedTo(
        practice.minimumSizeHint()
    )


class _Beside(QWidget):
    """The screen beside the words, or below them where it is narrow."""

    def __init__(self, screen: QWidget, words: QWidget) -> None:
        super().__init__()
        self._wide = screen.minimumWidth()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(24))
        self._row.addWidget(screen, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the screen: the words find room above it."""
        return QSize(self._wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that there is room for."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < self._wide + rem(16)
        self._row.setDirection(directions.BottomToTop if narrow else directions.LeftToRight)
