"""Small widgets that every screen is made of."""

from ui.parts.buttons import (
    IconButton,
    OpeningIcon,
    WordsButton,
    chip_button,
    choice_button,
    link_button,
    primary_button,
    quiet_button,
)
from ui.parts.column import Column
from ui.parts.flow import FlowLayout
from ui.parts.fold import Fold
from ui.parts.frames import Card, Note, divider
from ui.parts.icons import UiIcon, icon, icon_names
from ui.parts.labels import Heading, PlainLabel, Role
from ui.parts.opener import Opener
from ui.parts.progress_strip import ProgressStrip
from ui.parts.reading_order import follow_reading_order
from ui.parts.scroll_area import ScrollArea
from ui.parts.ticks import Check, Radio

__all__ = [
    "Card",
    "Check",
    "Column",
    "FlowLayout",
    "Fold",
    "Heading",
    "IconButton",
    "Note",
    "Opener",
    "OpeningIcon",
    "PlainLabel",
    "ProgressStrip",
    "Radio",
    "Role",
    "ScrollArea",
    "UiIcon",
    "WordsButton",
    "chip_button",
    "choice_button",
    "divider",
    "follow_reading_order",
    "icon",
    "icon_names",
    "link_button",
    "primary_button",
    "quiet_button",
]
