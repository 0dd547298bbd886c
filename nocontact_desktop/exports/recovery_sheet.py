"""A sheet with the recovery code, to write or keep on paper; it says as little as is needed."""

from __future__ import annotations

from nocontact_desktop.exports.document import Document
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.strips import ACCENT, HAIR, MUTED, Anchor, Strip, Stroke
from nocontact_desktop.exports.strips import mirrored as _mirrored
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _

_MARGIN = 28 * MM
_TITLE = Style(17, bold=True)
_TEXT = Style(10.5, leading=1.45)
_SMALL = Style(9, ink=MUTED, leading=1.4)
_CODE = Style(19, bold=True, leading=1.75)
_GROUPS_A_LINE = 3


def render(code: str, choices: Choices) -> Pages:
    """The sheet. `code` is printed in the groups it comes in, a few to a line."""
    ts = Typesetter()
    document = Document(choices.paper.size)
    width = document.width - 2 * _MARGIN
    page = document.page()
    y = _MARGIN
    for strip in _strips(ts, ts.gaps.printable(code, _("Code")), choices.layout, width):
        turned = _mirrored(strip, width) if ts.right_to_left else strip
        page.put(turned.marks, _MARGIN, y)
        y += strip.height
    return Pages(document.finish(), ts.gaps.notes())


def grouped(code: str) -> tuple[str, ...]:
    """The lines in which a code stands: its groups, three to a line."""
    groups = code.strip().split("-")
    starts = range(0, len(groups), _GROUPS_A_LINE)
    return tuple("-".join(groups[start : start + _GROUPS_A_LINE]) for start in starts)


def _strips(ts: Typesetter, code: str, layout: Layout, width: float) -> tuple[Strip, ...]:
    """The sheet from the top."""
    plain = layout is Layout.PLAIN
    title = _("Recovery code") if plain else _("Reference")
    about = _("It opens what you wrote when nothing else does. Keep it where only you look.")
    return (
        *ts.strips(title, _TITLE, width),
        Strip(9, (Stroke(0, 4, width, 4, 1.4, ACCENT),)),
        *(ts.strips(about, _TEXT, width) if plain else ()),
        Strip(10),
        *_code_strips(ts, code, width),
        Strip(8, (Stroke(0, 0, width, 0, 0.6, HAIR),)),
        *ts.strips(_how_to_type(), _SMALL, width),
    )


def _code_strips(ts: Typesetter, code: str, width: float) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    for line in grouped(code):
        marks, height = ts.texts(line, _CODE, width, anchor=Anchor.START, number=True)
        strips.append(Strip(height, marks))
    return (*strips, Strip(10))


def _how_to_type() -> str:
    return _(
        "Type it from the first line to the last. Capital or small letters, with or without the "
        "dashes, are all the same. There is no letter O, I or L in it: what looks like one is the "
        "number 0 or 1."
    )
