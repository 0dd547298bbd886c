"""The one catalogue of translations, for screens and paper alike.

English is the key, so a sentence that changed in English falls back to English instead of showing
stale advice. A translation whose placeholders differ from the original is refused in the same way.

The active catalogue is the only process-wide state of the core, as it is in the standard
library's `gettext`: it is set once at start, by `use`, before any screen is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_ISOLATE, _POP = "\u2068", "\u2069"
"""Unicode's marks around a text that keeps its own direction."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Catalogue(NamedTuple):
    """Translations of one language; an empty one is English."""

    language: str = "en"
    texts: Mapping[str, str] = _NOTHING

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.split("_")[0] in RIGHT_TO_LEFT


_active = Catalogue()


def use(catalogue: Catalogue) -> None:
    """Make `catalogue` the active one. Call it at start, in the main thread."""
    global _active  # noqa: PLW0603 - see the module's docstring
    _active = catalogue


def active() -> Catalogue:
    """The catalogue in use."""
    return _active


def text(english: str, **values: object) -> str:
    """`english` in the active language, with its named placeholders filled in."""
    translated = _active.texts.get(english) or english
    return translated.format_map(values) if values else translated


def plural(one: str, many: str, count: int, **values: object) -> str:
    """`one` or `many` in the active language; `{count}` is filled in."""
    return text(one if count == 1 else many, count=count, **values)


def side_by_side(parts: Iterable[str]) -> str:
    """`parts` in one row, empty ones left out, each in its own direction of writing.

    Without that, the groups of a telephone number change places beside an Arabic or Hebrew name.
    """
    import unicodedata  # noqa: PLC0415 - the cover starts without it

    filled = [part for part in parts if part]
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for part in filled for letter in part):
        filled = [f"{_ISOLATE}{part}{_POP}" for part in filled]
    return " · ".join(filled)


def placeholders(sentence: str) -> frozenset[str]:
    """The names in braces of `sentence`; raises `ValueError` when the braces do not match."""
    import string  # noqa: PLC0415 - only a translation needs it

    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def languages(folder: Path) -> tuple[str, ...]:
    """The languages in `folder`, English first: each `.po` file there is one."""
    return ("en", *sorted(path.stem for path in folder.glob("*.po") if path.stem != "en"))


def load(folder: Path, language: str) -> Catalogue:
    """Read the catalogue of `language`; English, or one that is not there, is the empty one."""
    path = folder / f"{language}.po"
    if language == "en" or not path.is_file():
        return Catalogue()
    import polib  # noqa: PLC0415 - only people with another language pay for it

    entries = polib.pofile(path.read_text("utf-8"))
    texts = {e.msgid: e.msgstr for e in entries if e.translated() and _fits(e.msgid, e.msgstr)}
    return Catalogue(language, texts)


def _fits(english: str, translated: str) -> bool:
    try:
        return placeholders(english) == placeholders(translated)
    except ValueError:
        return False
