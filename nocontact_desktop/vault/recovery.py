"""Recovery codes: 130 random bits as 26 characters, and two check characters.

The characters are Crockford's base32, which has no I, L, O and U. The check characters make the
28 characters a Reed-Solomon code over the field of 32 elements with distance 3: every one or two
wrong characters are found, and so is every swap of two.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DATA = 26
_LENGTH = _DATA + 2
_GROUP = 4
_MODULUS = 0b100101  # x^5 + x^2 + 1
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", **dict.fromkeys("-‐‑‒–—", "")})


def new_code() -> str:
    """A fresh code as it is printed: seven groups of four, with dashes."""
    data = [secrets.randbelow(32) for _ in range(_DATA)]
    return _grouped("".join(ALPHABET[v] for v in (*data, *_checks(data))))


def check_code(text: str) -> str | None:
    """The code in its printed form, or `None` when a character is wrong, missing or too many.

    Small letters, spaces, dashes, O for 0, and I or L for 1 are all right.
    """
    letters = "".join(text.upper().translate(_FORGIVEN).split())
    if len(letters) != _LENGTH or not set(letters) <= set(ALPHABET):
        return None
    values = [ALPHABET.index(letter) for letter in letters]
    return _grouped(letters) if _checks(values[:_DATA]) == tuple(values[_DATA:]) else None


def is_code(text: str) -> bool:
    """Whether `text` is a whole recovery code without a mistake."""
    return check_code(text) is not None


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def _checks(data: list[int]) -> tuple[int, int]:
    """The two values that make both the sum and the weighted sum of all 28 values zero."""
    plain = weighted = 0
    for place, value in enumerate(data):
        plain ^= value
        weighted ^= _times(value, _power(place))
    first, second = _power(_DATA), _power(_DATA + 1)
    last = _divide(weighted ^ _times(plain, first), first ^ second)
    return plain ^ last, last


def _times(a: int, b: int) -> int:
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _MODULUS << (bit - 5)
    return product


def _power(exponent: int) -> int:
    """The field's generator, 2, to the power of `exponent`."""
    value = 1
    for _ in range(exponent):
        value = _times(value, 2)
    return value


def _divide(a: int, b: int) -> int:
    return next(quotient for quotient in range(32) if _times(quotient, b) == a)
