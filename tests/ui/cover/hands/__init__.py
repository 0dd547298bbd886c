"""How each disguise is used by hand, for the suite that all of them inherit."""

from tests.ui.cover.hands.calculator import CalculatorHands
from tests.ui.cover.hands.hands import Hands

HANDS: dict[str, type[Hands]] = {
    "calculator": CalculatorHands,
}

__all__ = ["HANDS", "Hands"]
