"""How everything looks: tokens, light, dark and high contrast, and text from 100 % to 200 %."""

from ui.theme.look import Look, Scheme, apply, palette, px, rem
from ui.theme.tokens import MEASURES, Colours

__all__ = ["MEASURES", "Colours", "Look", "Scheme", "apply", "palette", "px", "rem"]
