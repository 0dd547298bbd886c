"""The look of fields, lists and buttons in the colours of a disguise.

Everything is in proportion to the letters of the desktop. The calculator's keys draw themselves
and need none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nocontact_desktop import resources

if TYPE_CHECKING:
    from nocontact_desktop.disguise.profile import Shade

_SHEET = """
* { font-size: @{text}px; color: @text; }
QWidget[role="ground"] { background: @window; }
QLabel { background: transparent; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="title"] { font-size: @{title}px; font-weight: 600; }
QLineEdit, QPlainTextEdit {
    background: @digit; color: @on_digit; border: 2px solid @operator; border-radius: @{round}px;
    padding: @{half}px @{pad}px; min-height: @{line}px; placeholder-text-color: @quiet;
    selection-background-color: @equals; selection-color: @on_equals;
}
QLineEdit[role="amount"] { font-size: @{large}px; min-height: @{tall}px; }
QLineEdit:focus, QPlainTextEdit:focus {
    border: 2px solid @equals; padding: @{half}px @{pad}px;
}
QComboBox {
    background: @operator; color: @on_operator; border: 2px solid @operator;
    border-radius: @{round}px; padding: @{half}px @{pad}px; min-height: @{line}px;
    combobox-popup: 0;
}
QComboBox:hover { border-color: @on_operator; }
QComboBox:focus { border: 2px solid @equals; padding: @{half}px @{pad}px; }
QComboBox::drop-down { border: none; width: @{wide}px; }
QComboBox::down-arrow { image: url("@chevron"); width: @{mark}px; height: @{mark}px; }
QComboBox QAbstractItemView {
    background: @digit; color: @on_digit; border: 1px solid @operator; outline: none;
    selection-background-color: @equals; selection-color: @on_equals;
}
QListView, QTreeView {
    background: @digit; color: @on_digit; border: 2px solid @operator; border-radius: @{round}px;
    padding: @{half}px; outline: none; alternate-background-color: @digit;
}
QListView:focus, QTreeView:focus { border: 2px solid @equals; }
QListView::item, QTreeView::item {
    min-height: @{row}px; padding: 1px @{half}px; border: none; color: @on_digit;
}
QListView::item { border-radius: @{half}px; }
QListView::item:hover, QTreeView::item:hover { background: @operator; color: @on_operator; }
QListView::item:selected, QTreeView::item:selected { background: @equals; color: @on_equals; }
QListView[role="side"] { background: @window; border: 2px solid @window; }
QListView[role="side"]:focus { border: 2px solid @equals; }
QListView[role="side"]::item { color: @text; }
QListView[role="side"]::item:hover { background: @operator; color: @on_operator; }
QListView[role="side"]::item:selected { background: @operator; color: @on_operator; }
QListView::indicator {
    width: @{mark}px; height: @{mark}px; border: 2px solid @quiet; border-radius: @{small}px;
    background: @digit; margin-right: @{half}px; margin-left: @{half}px;
}
QListView::indicator:checked { background: @equals; border-color: @equals; image: url("@check"); }
QListView::indicator:checked:selected { border-color: @on_equals; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus {
    border: 1px solid @equals; border-radius: 0px; padding: 0px; min-height: 0px;
}
QPushButton {
    background: @operator; color: @on_operator; border: 2px solid @operator;
    border-radius: @{round}px; padding: @{half}px @{pad}px; min-height: @{line}px;
}
QPushButton:hover { border-color: @on_operator; }
QPushButton:pressed { background: @digit; }
QPushButton:disabled { color: @quiet; border-color: @operator; }
QPushButton:focus { border: 2px solid @equals; padding: @{half}px @{pad}px; outline: none; }
QPushButton[role="main"] { background: @equals; color: @on_equals; border-color: @equals; }
QPushButton[role="main"]:hover, QPushButton[role="main"]:focus { border: 2px solid @text; }
QMenu { background: @digit; color: @on_digit; border: 1px solid @operator; padding: @{half}px; }
QMenu::item { padding: @{half}px @{wide}px; border-radius: @{half}px; }
QMenu::item:selected { background: @equals; color: @on_equals; }
QMenu::item:disabled { color: @quiet; }
QScrollBar:vertical { background: transparent; width: @{bar}px; margin: 0px; border: none; }
QScrollBar::handle:vertical {
    background: @operator; border-radius: @{small}px; min-height: @{wide}px;
}
QScrollBar::handle:vertical:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0px; width: 0px; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @digit; color: @on_digit; border: 1px solid @operator; padding: 4px; }
"""


def sheet(shade: Shade, line: float, *, is_dark: bool) -> str:
    """The style sheet in the colours of `shade`, where a line of text is `line` pixels high."""
    letters = line / 1.17
    sizes = {
        "text": letters, "line": 1.3 * letters, "title": 1.25 * letters,
        "large": 1.7 * letters, "tall": 2.1 * letters, "row": 1.75 * letters,
        "pad": 0.6 * letters, "half": 0.3 * letters, "round": 0.5 * letters,
        "small": 0.3 * letters, "wide": 1.7 * letters, "mark": 1.0 * letters,
        "bar": 0.8 * letters,
    }  # fmt: skip
    icons = resources.folder("icons") / "ui"
    kind = "light" if is_dark else "dark"
    other = "dark" if is_dark else "light"
    values = {
        "on_operator": shade.operator_text, "on_equals": shade.equals_text,
        "on_digit": shade.digit_text, "operator": shade.operator, "equals": shade.equals,
        "digit": shade.digit, "window": shade.window, "quiet": shade.quiet_text,
        "text": shade.text, "chevron": (icons / f"chevron-{kind}.svg").as_posix(),
        "check": (icons / f"check-mark-{other}.svg").as_posix(),
    }  # fmt: skip
    filled = _SHEET
    for name, size in sizes.items():
        filled = filled.replace(f"@{{{name}}}", str(max(1, round(size))))
    for name, value in values.items():
        filled = filled.replace(f"@{name}", value)
    return filled
