"""The style sheet: `resources/theme/desk.qss` with the tokens of a look filled in.

In that file `@name` is a colour, `@@name` a picture drawn for light or dark, and every `12px` is
scaled with the text.
"""

from __future__ import annotations

import re
from dataclasses import asdict

from nocontact_desktop import resources
from ui.theme.tokens import Colours, luminance

_COLOUR = re.compile(r"@([a-z_]+)")
_PICTURE = re.compile(r"@@([a-z-]+)")
_PIXELS = re.compile(r"(\d+)px")
_THIN = "1px solid"


def style_sheet(colours: Colours, scale: float, *, heavy: bool = False) -> str:
    """The whole style sheet for `colours` at `scale`; `heavy` makes thin lines thicker."""
    template = (resources.folder("theme") / "desk.qss").read_text("utf-8")
    if heavy:
        template = template.replace(_THIN, "2px solid")
    names = asdict(colours)
    sheet = _PICTURE.sub(lambda match: _picture(match[1], colours), template)
    sheet = _COLOUR.sub(lambda match: names[match[1]], sheet)
    return _PIXELS.sub(lambda match: _scaled(int(match[1]), scale), sheet)


def _scaled(pixels: int, scale: float) -> str:
    """Lines of one pixel stay as thin as they are."""
    return f"{pixels if pixels == 1 else round(pixels * scale)}px"


def _picture(name: str, colours: Colours) -> str:
    """The picture of `name` whose ink can be seen: on the accent for `check-…`, else on fields."""
    ground = colours.accent if name.startswith("check") else colours.field
    ink = "dark" if luminance(ground) > 0.18 else "light"
    path = resources.folder("icons") / "ui" / f"{name}-{ink}.svg"
    return f'url("{path.as_posix()}")'
