"""What somebody suspicious would search a computer for, and a search that leaves out no file.

`packaging/build.py` uses this too: a build in which a word is found is no build.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

_ALWAYS = """
nocontact|no contact|no-contact|no_contact|exit plan|exit-plan|exit_plan|exitplan|escape plan
escape_plan|safety plan|safety-plan|safety_plan|safetyplan|safe place|safe-place|safe_place
leave him|leave her|leaving him|leaving her|run away|runaway|getaway|go bag|go-bag|packed bag
trusted person|trusted people|emergency card|emergency number|recovery code|recovery_code
second vault|exit key|exit_key|panic button|panic_button|cover story|cover_story|first_run

abuse|abusi|violen|domestic violence|narciss|gaslight|stalking|stalker|coercive|victim|batterer
perpetrator|abuser|trauma|controlling partner|strangul|harass|intimidat
boyfriend|girlfriend|husband|spouse|divorce|custody|threaten

helpline|hotline|shelter|refuge|sanctuary|women's aid|womens aid|police|lawyer|solicitor
restraining order|restraining_order|protective order|protection order|injunction|advocacy
crisis line|social worker

vault|decoy|duress|incognito|spyware|keylogger|disguised as a|disguises|plausible deniab
hidden volume|wipe code|exit_route|hide from

gewalt|frauenhaus|fluchtplan|flucht|notruf|misshand|polizei|anwalt|sorgerecht|scheidung
geheimnis|opferhilfe|violenza|rifugio|maltrattament|avvocat|polizia|divorzio|refugio
maltrato|abogad|policía|custodia|divorcio|huida|violência|abrigo|maus-tratos|advogad|polícia
hébergement|maltraitance|gendarmerie|avocat|harcèlement|przemoc|schronisko|policja|prawnik|ucieczk
rozwód|şiddet|sığınma|kaçış|avukat|boşanma|насили|убежищ|полици|адвокат|побег|развод|притулок
поліці|عنف|ملجأ|شرطة|محام|طلاق|هروب|خشونت|پناهگاه|وکیل|אלימות|מקלט|משטרה|גירושין|בריחה
"""
"""By subject: the project and its plan; what happened; who helps; how it is kept; other languages.

None of these may stand anywhere.
"""
_OURS = """
secret|hidden|hide|disguis|escape|leave|leaving|exit|danger|journal|evidence|surviv|partner|threat
password|passphrase|passw|unlock|encrypt|crypt|private|protect|safe|emergency|contact|plan|cover
"""
"""Libraries have these in them for reasons of their own; what we make and name has none."""

ALWAYS = frozenset(_ALWAYS.strip().replace("\n\n", "|").replace("\n", "|").split("|"))
OURS = frozenset(_OURS.strip().replace("\n", "|").split("|"))
_CODES = ("utf-8", "utf-16-le", "utf-16-be")
_WIDE = re.compile(rb"(?:[ -~]\0){4}|(?:\0[ -~]){4}")
"""As long as the shortest word; where there is none, plain words need not be looked for so."""
_LIBRARIES = ("base_library.zip", "notices.gz", "entry_points.txt")
"""Files that are made of what libraries hold, beside programs."""
_PROGRAM = b"\x7fELF"


def telling_words(tree: Path) -> list[str]:
    """Every word that tells, in the names and the contents of all files below `tree`."""
    found: list[str] = []
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree).as_posix()
        names = ALWAYS | (OURS if _is_named_by_us(path) else frozenset())
        found += [f"{inside}: is called {word}" for word in told(inside.encode(), names)]
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            wanted = ALWAYS if _is_a_library(path, content) else ALWAYS | OURS
            for name, part in unpacked(inside, content):
                found += [f"{name}: holds {word}" for word in told(part, wanted)]
    return found


def told(content: bytes, words: frozenset[str]) -> list[str]:
    """Which of `words` the bytes hold, in capitals or not, in the encodings that programs use."""
    small = content.lower()
    codes = _CODES if _WIDE.search(content) else _CODES[:1]
    found = []
    for word in sorted(words):
        if word.isascii():
            held = any(word.encode(code) in small for code in codes)
        else:
            forms = (word, word.upper(), word.capitalize())
            held = any(form.encode(code) in content for form in forms for code in _CODES)
        if held:
            found.append(word)
    return found


def long_words(words: frozenset[str]) -> frozenset[str]:
    """Those that do not come about by chance in random bytes."""
    return frozenset(word for word in words if len(word.encode()) > 7)


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and what an ordinary program for archives shows of it."""
    yield name, content
    for kind, opened in (("gz", gzip.decompress), ("xz", lzma.decompress), ("bz2", bz2.decompress)):
        try:
            yield from unpacked(f"{name} ({kind})", opened(content))
        except (OSError, EOFError, ValueError, lzma.LZMAError):
            continue
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.namelist():
                yield from unpacked(f"{name}/{each}", archive.read(each))
    if content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as members:
            for member in members:
                file = members.extractfile(member)
                yield from unpacked(f"{name}/{member.name}", file.read() if file else b"")


def _is_named_by_us(path: Path) -> bool:
    return "resources" in path.parts or "share" in path.parts


def _is_a_library(path: Path, content: bytes) -> bool:
    is_font = path.suffix == ".ttf"
    return is_font or content.startswith(_PROGRAM) or path.name in _LIBRARIES
