"""The screens of the disguises, by the name that a profile has for its engine.

A screen is imported when it is worn: the window does not wait for the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from nocontact_desktop.errors import ContentError

if TYPE_CHECKING:
    from ui.cover.screen import Screen

SCREENS = {
    "calculator": ("ui.cover.calculator", "CalculatorScreen"),
    "converter": ("ui.cover.converter.screen", "ConverterScreen"),
    "pad": ("ui.cover.pad.screen", "PadScreen"),
}
"""The module stands alone, so that a packaged build, which renames modules, knows it as one."""


def screen_class(engine: str) -> type[Screen]:
    """The screen of `engine`; raises `ContentError` where there is none."""
    if engine not in SCREENS:
        raise ContentError(f"there is no screen for the engine {engine!r}")
    module, name = SCREENS[engine]
    screen: type[Screen] = getattr(import_module(module), name)
    return screen
