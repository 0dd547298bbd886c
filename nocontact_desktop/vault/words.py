"""Generated words, and the one spelling in which every typed secret is used."""

import secrets
import unicodedata

from nocontact_desktop import resources
from nocontact_desktop.vault import recovery

_APART = frozenset("-‐‑‒–—_.,;")


def word_list() -> tuple[str, ...]:
    """The 7,776 words that generated secrets are made of."""
    path = resources.folder("words") / "words.txt"
    return tuple(path.read_text(encoding="ascii").split())


def new_words(count: int = 5) -> str:
    """`count` words drawn evenly and independently: 12.9 bits each, 64.6 bits for five."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(count))


def normalise(text: str) -> str:
    """`text` without what people type differently from day to day.

    Capitals, kinds of space, dashes between words and compatibility forms do not count.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(" " if c in _APART else c for c in folded).split())


def canonical(secret: str) -> str:
    """The one form of a typed secret that goes into the key derivation.

    A recovery code becomes its printed form, digits of any script become ASCII digits without
    gaps, everything else is normalised as words.
    """
    code = recovery.check_code(secret)
    if code is not None:
        return code
    words = normalise(secret)
    return digits(words) or words


def digits(text: str) -> str:
    """`text` as ASCII digits when it holds only digits, of any script, and spaces; else empty."""
    found = [unicodedata.decimal(c, None) for c in text if not c.isspace()]
    return "" if None in found else "".join(str(value) for value in found)
