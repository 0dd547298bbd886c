"""The small widgets keep words whole, plain and reachable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.parts import (
    Card,
    Check,
    Column,
    FlowLayout,
    Fold,
    Heading,
    IconButton,
    Note,
    PlainLabel,
    Radio,
    Role,
    UiIcon,
    WordsButton,
    chip_button,
    icon_names,
    primary_button,
    quiet_button,
)
from ui.theme import Look, px, rem


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_icon_draws_something(qtbot: QtBot, name: str) -> None:
    widget = UiIcon(name, "text", 32)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    picture = widget.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert len(colours) > 1


def test_typed_markup_stays_text(qtbot: QtBot) -> None:
    for label in (PlainLabel("<b>x</b>"), Heading("<img src=x>"), Note("<i>y</i>")):
        qtbot.addWidget(label)
        inner = [label] if isinstance(label, QLabel) else label.findChildren(QLabel)
        assert [each.textFormat() for each in inner] == [Qt.TextFormat.PlainText]


def test_a_long_address_can_break_and_a_code_cannot(qtbot: QtBot) -> None:
    address, code = "https://example.org/a/very/long/address", "ABCDE-FGHIJ-KLMNO-PQRST"
    label, shown = PlainLabel(address), PlainLabel(code, Role.CODE)
    for each in (label, shown):
        qtbot.addWidget(each)
    assert label.text().replace("\u200b", "") == address
    assert label.minimumSizeHint().width() <= px(120)
    assert shown.text() == code


def test_a_button_wraps_its_words_where_room_is_short(qtbot: QtBot) -> None:
    button = quiet_button("Ask for a freeze or a note on your file")
    qtbot.addWidget(button)
    one_line = button.sizeHint()
    button.resize(160, one_line.height())
    button.show()
    assert "\n" in button.text()
    assert button.sizeHint().height() > one_line.height()
    assert button.heightForWidth(one_line.width()) == one_line.height()
    button.resize(one_line)
    assert "\n" not in button.text()


def test_an_ampersand_on_a_button_is_seen_and_named(qtbot: QtBot) -> None:
    button = quiet_button("Salt & Pepper")
    qtbot.addWidget(button)
    assert button.text() == "Salt && Pepper"
    assert button.accessibleName() == "Salt & Pepper"


def test_every_button_has_a_name(qtbot: QtBot) -> None:
    for button in (primary_button("Go"), chip_button("Add"), IconButton("plus", "More")):
        qtbot.addWidget(button)
        assert button.accessibleName()


def test_a_fold_says_whether_it_is_open(qtbot: QtBot) -> None:
    fold = Fold("Why this helps")
    inside = PlainLabel("Because")
    fold.body.addWidget(inside)
    qtbot.addWidget(fold)
    fold.show()
    assert not inside.isVisible()
    assert fold.button.accessibleName() == "Why this helps, folded away"
    fold.button.click()
    assert inside.isVisible()
    assert fold.button.accessibleName() == "Why this helps, shown"


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_flow_keeps_everything_inside(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    holder = QWidget()
    holder.setLayoutDirection(direction)
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    words = ["short", "a good deal longer than the others", "middle one", "x " * 40]
    boxes = [Check(str(at), each) for at, each in enumerate(words)]
    for box in boxes:
        flow.addWidget(box)
    holder.resize(220, 400)
    holder.show()
    flow.setGeometry(QRect(QPoint(0, 0), holder.size()))
    assert all(holder.rect().contains(box.geometry()) for box in boxes)
    assert not boxes[0].geometry().intersects(boxes[1].geometry())


def test_a_column_is_never_wider_than_is_good_to_read(qtbot: QtBot) -> None:
    column = Column()
    card = Card()
    column.add(card)
    qtbot.addWidget(column)
    column.resize(2400, 500)
    column.show()
    assert card.width() <= rem(46)
    column.resize(500, 500)
    QApplication.processEvents()
    assert card.width() <= 500


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_tick_in_a_flow_is_as_high_as_its_wrapped_words(qtbot: QtBot, between: str) -> None:
    holder = QWidget()
    check = Check("anna", f"Anna{between}· call after 6 or write +44 7700 900123")
    FlowLayout(holder).addWidget(check)
    qtbot.addWidget(holder)
    holder.show()
    most = 0
    for width in range(px(420), px(140), -px(10)):
        holder.resize(width, px(300))
        lines = check.text().count("\n") + 1
        most = max(most, lines)
        assert check.height() >= lines * check.fontMetrics().lineSpacing()
    assert most > 2


@pytest.mark.parametrize("tick", [Check, Radio])
def test_a_flow_asks_for_the_same_height_before_and_after_its_words_wrap(
    qtbot: QtBot, qapp: QApplication, tick: type[Check] | type[Radio]
) -> None:
    theme.apply(qapp, Look())
    for words in ("They showed or used a weapon or a thing to scare me", "At home & at work"):
        hint = tick("id", words).sizeHint().width()
        for width in (*range(hint - 4, hint + 5), hint // 2):
            holder = QWidget()
            qtbot.addWidget(holder)
            flow = FlowLayout(holder)
            for box in (tick("id", words), tick("other", words)):
                flow.addWidget(box)
            asked = flow.heightForWidth(width)
            holder.resize(width, asked)
            holder.show()
            assert flow.heightForWidth(width) == asked
            assert holder.rect().contains(box.geometry()), f"cut off at {width - hint}"


def _measured_afresh(flow: FlowLayout, buttons: list[WordsButton], width: int) -> int:
    """How high it is when nothing that was measured before is remembered."""
    for button in buttons:
        button._measure_anew()
    flow.invalidate()
    return flow.heightForWidth(width)


def test_a_flow_measures_again_whatever_changes(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Look())
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    buttons = [quiet_button(f"Somewhere to go {at}") for at in range(6)]
    for button in buttons:
        flow.addWidget(button)
    holder.resize(px(300), px(400))
    holder.show()
    seen = [flow.heightForWidth(px(300))]
    buttons[0].set_words("A good deal longer than all the others, so it needs lines of its own")
    seen.append(flow.heightForWidth(px(300)))
    buttons[0].hide()
    seen.append(flow.heightForWidth(px(300)))
    flow.takeAt(0)
    for button in buttons[1:4]:
        button.hide()
    seen.append(flow.heightForWidth(px(300)))
    assert seen[1] > seen[0] > seen[3]
    assert seen[1] > seen[2]
    assert seen[3] == _measured_afresh(flow, buttons, px(300))
    theme.apply(qapp, Look(scale=2.0))
    QApplication.processEvents()
    larger = flow.heightForWidth(px(150))
    assert larger == _measured_afresh(flow, buttons, px(150)) > seen[3]
    theme.apply(qapp, Look())


def test_what_did_not_change_is_not_measured_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, button = FlowLayout(holder), quiet_button("A long way to say where to go next, please")
    flow.addWidget(button)
    widths = (px(120), px(200))
    asked = [each.heightForWidth(width) for each in (flow, button) for width in widths]
    monkeypatch.setattr("ui.parts.buttons.wrapped", lambda *_: pytest.fail("measured again"))
    assert asked == [each.heightForWidth(width) for each in (flow, button) for width in widths]
