"""The words that open the vault: five generated ones first, or the person's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Strength, estimate, new_words, normalise
from ui.desk.first_run.page import FirstRunPage, Group
from ui.desk.first_run.typed_back import TypedBack, field
from ui.parts import Card, FlowLayout, Note, PlainLabel, link_button, primary_button, quiet_button


class WordsPage(FirstRunPage):
    """Shows five words, lets the person take others or their own, and has them typed once."""

    def __init__(
        self,
        draft: Draft,
        make: Callable[[], str] = new_words,
        judge: Callable[[str], Strength] = estimate,
    ) -> None:
        super().__init__(
            _("Your words"),
            _("These words open your vault, here and anywhere. Nobody can look them up for you."),
        )
        self._draft = draft
        self._make = make
        self._judge = judge
        self._own = False
        self._build_generated()
        self._build_own()
        self.have = primary_button(_("I have them"))
        self.have.clicked.connect(self._hide_words)
        self.add(self.have)
        self.back = TypedBack(
            _("Type the words once"),
            lambda typed: normalise(typed) == normalise(self._draft.words),
            _("Those are your words."),
        )
        self.back.right.connect(self._known)
        self.again = link_button(_("Show the words again"))
        self.again.clicked.connect(self._show_words)
        self.check = Group(self.back, self.again)
        self.add(self.check)
        if not draft.words:
            self._take(self._make())
        self._start()

    def first_field(self) -> QWidget | None:
        """The button under the words."""
        return self.have if self.have.isVisibleTo(self) else None

    def _build_generated(self) -> None:
        self.words = PlainLabel("", "code")
        self.words.setAccessibleDescription(_("Your words"))
        card = Card("accent")
        card.body.addWidget(self.words)
        self.another = quiet_button(_("Another five"))
        self.another.clicked.connect(lambda: self._take(self._make()))
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
        self.add(self.generated)

    def _build_own(self) -> None:
        self.own_field = field(_("Your own words"))
        self.own_field.textChanged.connect(self._typed_own)
        self.strength = Note(" ")
        self.strength.hide()
        self.to_generated = link_button(_("Give me five words instead"))
        self.to_generated.clicked.connect(self._to_generated)
        hint = PlainLabel(
            _(
                "Take several words that have nothing to do with you: no names, no dates, no "
                "line of a song, nothing that somebody close to you could guess."
            )
        )
        self.own = Group(hint, self.own_field, self.strength, self.to_generated)
        self.add(self.own)
        self.own.hide()

    def _start(self) -> None:
        self.words.setText(self._draft.words.replace(" ", "   "))
        self._show_words()
        if self._draft.words_known:
            self._hide_words()
            self.back.accept()

    def _take(self, words: str) -> None:
        self._draft.words = words
        self._draft.words_known = False
        self.words.setText(words.replace(" ", "   "))
        self.have.setEnabled(bool(words))
        self.answered.emit()

    def _to_own(self) -> None:
        self._own = True
        self._take("")
        self.own_field.clear()
        self._show_words()
        self.own_field.setFocus()

    def _to_generated(self) -> None:
        self._own = False
        self._take(self._make())
        self._show_words()
        self.another.setFocus()

    def _typed_own(self, typed: str) -> None:
        strength = self._judge(typed)
        self.strength.setVisible(bool(typed.strip()))
        self.strength.set_words(_(strength.sentence))
        self._take(typed.strip() if strength.enough else "")

    def _show_words(self) -> None:
        self.generated.setVisible(not self._own)
        self.own.setVisible(self._own)
        self.have.show()
        self.check.hide()
        self.have.setEnabled(bool(self._draft.words))

    def _hide_words(self) -> None:
        for part in (self.generated, self.own, self.have):
            part.hide()
        self.back.clear()
        self.check.show()
        self.back.line.setFocus()

    def _known(self) -> None:
        self._draft.words_known = True
        self.answered.emit()


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder)
    for widget in widgets:
        row.addWidget(widget)
    return holder
