"""The words that open the vault: five generated ones first, or the person's own."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Strength, estimate, new_words, normalise
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.choosing.typed_back import TypedBack, field
from ui.parts import Card, FlowLayout, Note, PlainLabel, link_button, primary_button, quiet_button

Verdict = Callable[[str], None]
"""Takes why words are refused, as a translated sentence; an empty one when they are not."""
Look = Callable[[str, Verdict], None]
"""Looks at words of the person's own before they are taken. It may answer later."""


class WordsChoice(Group):
    """Shows five words, lets the person take others or their own, and has them typed once."""

    changed = Signal()
    """`words` or `known` is different now."""

    def __init__(
        self,
        words: str = "",
        *,
        known: bool = False,
        make: Callable[[], str] = new_words,
        judge: Callable[[str], Strength] = estimate,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self.words = words
        self.known = False
        self._make = make
        self._judge = judge
        self._look = look
        self._own = False
        self._build_generated()
        self._build_own()
        self._build_check()
        self.add(self.generated, self.own, self.have, self.check)
        if not words:
            self.take(self._make())
        self.show_words()
        if known:
            self.known = True
            self._hide_words()
            self.back.accept()

    def take(self, words: str) -> None:
        """Have `words` chosen, and not known yet."""
        self.words = words
        self.known = False
        self._show_taken()
        self.have.setEnabled(bool(words))
        self.changed.emit()

    def show_words(self) -> None:
        """Show the words, or the field for one's own, and the button that leads on."""
        self._show_taken()
        self.generated.setVisible(not self._own)
        self.own.setVisible(self._own)
        self.have.show()
        self.check.hide()
        self.have.setEnabled(bool(self.words))

    def _show_taken(self) -> None:
        self.shown.setText(self.words.replace(" ", "   "))

    def _build_generated(self) -> None:
        self.shown = PlainLabel("", "code")
        self.shown.setAccessibleDescription(_("Your words"))
        card = Card("accent")
        card.body.addWidget(self.shown)
        self.another = quiet_button(_("Another five"))
        self.another.clicked.connect(lambda: self.take(self._make()))
        self.choose_own = link_button(_("I would rather choose my own"))
        self.choose_own.clicked.connect(self._to_own)
        buttons = _row(self.another, self.choose_own)
        hint = PlainLabel(
            _(
                "Make a picture or a small story out of them, and say it to yourself a few "
                "times. Five words picked by chance are far harder to guess than a name or a date."
            )
        )
        self.generated = Group(card, buttons, hint)

    def _build_own(self) -> None:
        self.own_field = field(_("Your own words"))
        self.own_field.textChanged.connect(self._typed_own)
        self.strength = Note(" ")
        self.strength.hide()
        self.to_generated = link_button(_("Give me five words instead"))
        self.to_generated.clicked.connect(self._to_generated)
        hint = PlainLabel(
            _(
                "Take several words that have nothing to do with you. No names, no dates, no "
                "line of a song. Nothing that somebody close to you could guess."
            )
        )
        self.own = Group(hint, self.own_field, self.strength, self.to_generated)
        self.own.hide()

    def _build_check(self) -> None:
        self.have = primary_button(_("I have them"))
        self.have.clicked.connect(self._check_words)
        self.back = TypedBack(
            _("Type the words once"),
            lambda typed: normalise(typed) == normalise(self.words),
            _("Those are your words."),
        )
        self.back.right.connect(self._typed_back)
        self.again = link_button(_("Show the words again"))
        self.again.clicked.connect(self.show_words)
        self.check = Group(self.back, self.again)

    def _to_own(self) -> None:
        self._own = True
        self.take("")
        self.own_field.clear()
        self.show_words()
        self.own_field.setFocus()

    def _to_generated(self) -> None:
        self._own = False
        self.take(self._make())
        self.show_words()
        self.another.setFocus()

    def _typed_own(self, typed: str) -> None:
        strength = self._judge(typed)
        self.strength.setVisible(bool(typed.strip()))
        self.strength.set_words(_(strength.sentence))
        self.take(typed.strip() if strength.enough else "")

    def _check_words(self) -> None:
        if not self._own or self._look is None:
            self._hide_words()
            return
        self.have.setEnabled(False)
        looked_at = self.words
        self._look(looked_at, lambda refusal: self._looked(looked_at, refusal))

    def _looked(self, words: str, refusal: str) -> None:
        if words != self.words:
            return  # they were changed meanwhile
        if not refusal:
            self.have.setEnabled(True)
            self._hide_words()
            return
        self.take("")
        self.strength.set_words(refusal)
        self.strength.show()
        announce(self.strength, refusal)
        self.own_field.setFocus()

    def _hide_words(self) -> None:
        for part in (self.generated, self.own, self.have):
            part.hide()
        self.back.clear()
        self.check.show()
        self.back.line.setFocus()

    def _typed_back(self) -> None:
        self.known = True
        self.changed.emit()


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder)
    for widget in widgets:
        row.addWidget(widget)
    return holder
