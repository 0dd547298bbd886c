"""Words that must not be seen from outside, in the languages that people speak around here."""

import re

TELL_TALE = re.compile(
    r"passw|passphrase|vault|secret|plan\b|plans\b|abus|safe|escape|exit|leav|violen|protect|crypt"
    r"|hidden|hide\b|disguis|cover\b|unlock|lock(ed|ing)\b|private|emergency|refuge|shelter|contact"
    r"|nocontact|keyring|token|credential|victim|stalk|threat|help\s?line|hotline|police|partner"
    r"|recovery|backup|evidence|journal|diary|\bpin\b|\bcode\b|decoy|duress|tresor|geheim|gewalt"
    r"|flucht|segur|secreto|violenc|abri|coffre",
    re.IGNORECASE,
)


def tell_tale_words(text: str) -> list[str]:
    """The words of `text` that would tell."""
    return [found.group() for found in TELL_TALE.finditer(text)]
