"""Small widgets that every screen is made of."""

from ui.parts.buttons import (
    IconButton,
    WordsButton,
    chip_button,
    choice_button,
    link_button,
    primary_button,
    quiet_button,
)
from ui.parts.column import Column
from ui.parts.faces import face_as_opener, face_as_whole, install_faces
from ui.parts.flow import FlowLayout
from ui.parts.fold import Fold
from ui.parts.frames import Card, Note, divider
from ui.parts.icons import UiIcon, icon, icon_names
from ui.parts.labels import Heading, PlainLabel, Role
from ui.parts.reading_order import follow_reading_order
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
    "PlainLabel",
    "Radio",
    "Role",
    "UiIcon",
    "WordsButton",
    "chip_button",
    "choice_button",
    "divider",
    "face_as_opener",
    "face_as_whole",
    "follow_reading_order",
    "icon",
    "icon_names",
    "install_faces",
    "link_button",
    "primary_button",
    "quiet_button",
]
