"""How each disguise is used by hand, for the suite that all of them inherit."""

from tests.ui.cover.hands.calculator import CalculatorHands
from tests.ui.cover.hands.converter import ConverterHands
from tests.ui.cover.hands.hands import Hands
from tests.ui.cover.hands.pad import PadHands

HANDS: dict[str, type[Hands]] = {
    "calculator": CalculatorHands,
    "converter": ConverterHands,
    "pad": PadHands,
}

__all__ = ["HANDS", "Hands"]
