"""Types a story's values into whatever editor a field has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from nocontact_desktop.plan.model import ItemList, Kind
from ui.desk.item_card import ItemCard
from ui.desk.list_editor import ListEditor
from ui.desk.marks import state_words, when_words
from ui.desk.step_page import StepPage
from ui.forms import FieldEditor
from ui.parts import Check, Radio
from ui.sample.hands import (
    NotFoundError,
    click,
    named,
    pick,
    unfold,
    visible,
    wait_until,
    widget,
    write,
)

Story = Mapping[str, Any]

_ALL = "Show all"


def answer(inside: QWidget, field_id: str, value: str | list[str]) -> None:
    """Answer the field with this id."""
    editor = _editor(inside, field_id)
    match editor.field.kind:
        case Kind.CHOICE if editor.findChildren(Radio):
            click(_option(editor, Radio, str(value)))
        case Kind.CHOICE:
            _choose(editor, str(value))
        case Kind.CHECKS:
            for option in value:
                click(_option(editor, Check, option))
        case Kind.PEOPLE | Kind.DEVICES:
            for name in value:
                _tick_or_write(editor, name)
        case Kind.LONG_TEXT:
            write(widget(editor, QPlainTextEdit), str(value))
        case _:
            write(widget(editor, QLineEdit), str(value))


def add_item(page: StepPage, list_: ItemList, told: Story) -> None:
    """Add one item to a list of the open page, and type everything that is told of it."""
    editor = next(e for e in page.findChildren(ListEditor) if e.list_id == list_.id)
    before = set(editor.cards)
    click(_adding(editor, list_, told.get("suggestion", "")))
    wait_until(lambda: len(editor.cards) > len(before))
    (card,) = set(editor.cards) - before
    wait_until(card.isVisible)
    if not card.head.isChecked():
        click(card.head)
    if "title" in told:
        _retitle(card, list_, told["title"])
    for mark, words in (("state", state_words), ("when", when_words)):
        if mark in told:
            _mark(card, words(told[mark]))
    for field_id, value in told.get("values", {}).items():
        answer(card, field_id, value)
    if "note" in told:
        answer(card, "note", told["note"])
    click(card.head)


def _adding(editor: ListEditor, list_: ItemList, suggestion: str) -> QAbstractButton:
    """The button that adds; folds and the rest of the suggestions are opened if need be."""
    editor.open()
    if not suggestion:
        return widget(editor, QPushButton, list_.add_label)
    (title,) = (each.title for each in list_.suggestions if each.id == suggestion)
    name = f"Add: {title}"
    wait_until(lambda: any(_offers(button, name) for button in visible(editor, QPushButton)))
    if not any(chip.accessibleName() == name for chip in visible(editor, QPushButton)):
        click(named(editor, QPushButton, lambda words: words.startswith(_ALL)))
        wait_until(lambda: any(b.accessibleName() == name for b in visible(editor, QPushButton)))
    return widget(editor, QPushButton, name)


def _offers(button: QPushButton, name: str) -> bool:
    """Whether a button adds what is wanted, or leads to more of them."""
    return button.accessibleName() == name or button.accessibleName().startswith(_ALL)


def _retitle(card: ItemCard, list_: ItemList, title: str) -> None:
    line = widget(card, QLineEdit, list_.title_label)
    line.selectAll()
    write(line, title)


def _mark(card: ItemCard, words: str) -> None:
    """Press one of the marks. Every mark is a button that stays down."""
    for button in card.findChildren(QPushButton):
        if button.isCheckable() and button.accessibleName().endswith(words):
            unfold(button)
            click(button)
            return
    raise NotFoundError(words)


def _editor(inside: QWidget, field_id: str) -> FieldEditor:
    for editor in inside.findChildren(FieldEditor):
        if editor.field.id == field_id:
            unfold(editor)
            return editor
    raise NotFoundError(field_id)


def _option(editor: FieldEditor, kind: type[Radio] | type[Check], option: str) -> Radio | Check:
    for button in editor.findChildren(kind):
        if button.option_id == option:
            return button
    raise NotFoundError(option)


def _tick_or_write(editor: FieldEditor, name: str) -> None:
    """Tick the name if it is offered, else write it."""
    for box in editor.findChildren(Check):
        if box.words == name:
            click(box)
            return
    write(widget(editor, QLineEdit), name)


def _choose(editor: FieldEditor, option: str) -> None:
    combo = widget(editor, QComboBox)
    pick(combo, combo.findData(option))
