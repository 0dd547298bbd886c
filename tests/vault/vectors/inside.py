"""Vectors of what lies in the tables: remembered ways, counts, the index of words, files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from nocontact_desktop.vault.folding import index_text
from tests.vault import second_reader as reader
from tests.vault.vectors.seeds import Vector, flip, seeded

RESULT, SHARE = "ab" * 32, "cd" * 32


def ways() -> Iterator[Vector]:
    """The JSON text in the setting `vault.ways`."""
    right = {"empty": {}, "words": {"1": [[0, RESULT, ""]]},
             "all": {"4": [[3, RESULT, ""]], "2": [[1, RESULT, SHARE]], "1": [[0, RESULT, ""]]},
             "four": {"1": [[n, RESULT, ""] for n in range(4)]}}  # fmt: skip
    for name, value in right.items():
        yield f"ways-{name}", said_of(reader.ways(json.dumps(value))), {"text": json.dumps(value)}
    wrong = {"list": [], "text": "x", "number": 1, "null": None, "kind-0": {"0": []},
             "kind-5": {"5": []}, "kind-word": {"words": []}, "not-a-list": {"1": 3},
             "flat": {"1": [0, RESULT, ""]}, "short": {"1": [[0, RESULT]]},
             "long": {"1": [[0, RESULT, "", ""]]}, "five": {"1": [[0, RESULT, ""]] * 5},
             "level-4": {"1": [[4, RESULT, ""]]}, "level-below": {"1": [[-1, RESULT, ""]]},
             "result-short": {"1": [[0, RESULT[2:], ""]]},
             "result-odd": {"1": [[0, RESULT[1:], ""]]},
             "result-none": {"1": [[0, "", ""]]}, "result-letters": {"1": [[0, "xy" * 32, ""]]},
             "share-short": {"1": [[0, RESULT, SHARE[2:]]]},
             "share-null": {"1": [[0, RESULT, None]]}}  # fmt: skip
    for name, other in wrong.items():
        yield f"ways-wrong-{name}", "is refused", {"text": json.dumps(other)}
    yield "ways-wrong-json", "is refused", {"text": '{"1": [[0,'}


def said_of(found: dict[int, list[tuple[int, bytes, bytes]]]) -> str:
    """Kind, level and the sizes of what was read."""
    parts = [f"{kind}: " + ", ".join(f"level {level} {len(result)} {len(share)}"
             for level, result, share in some) for kind, some in sorted(found.items())]  # fmt: skip
    return "is " + ("; ".join(parts) or "nothing")


def counts() -> Iterator[Vector]:
    """The text in the settings `vault.count` and `vault.epoch`."""
    for number, text in enumerate(("0", "41", "007", str((1 << 62) - 1))):
        yield f"count-{number}", f"is {int(text)}", {"text": text}
    wrong = ("", "-1", "+1", "1.0", "1e3", " 1", "٤", "x", str(1 << 62), "9" * 19, "0" * 20)
    for number, text in enumerate(wrong):
        yield f"count-wrong-{number}", "is refused", {"text": text}


def files() -> Iterator[Vector]:
    """The chunks of a kept file by number, and the hash of the whole."""
    one, two = seeded("chunk 0", 40), seeded("chunk 1", 9)
    hashed = hashlib.sha256(one + two).digest()
    first = 3 << 24
    good = [(first, one), (first + 1, two)]
    cases = {
        "right": (good, hashed), "stored-backwards": (good[::-1], hashed),
        "empty": ([], hashlib.sha256().digest()),
        "beside-others": ([(first - 1, b"x"), *good, (4 << 24, b"y")], hashed),
    }  # fmt: skip
    for name, (chunks, wanted) in cases.items():
        content = b"".join(data for n, data in sorted(chunks) if n >> 24 == 3)
        yield _file(name, f"is {content.hex()}", chunks, wanted)
    wrong = {
        "swapped": ([(first, two), (first + 1, one)], hashed), "missing": (good[:1], hashed),
        "missing-first": (good[1:], hashed), "none": ([], hashed),
        "more": ([*good, (first + 2, b"z")], hashed),
        "double": ([*good, (first + 2, two)], hashed), "empty-hash": (good, b""),
        "hash-flip-0": (good, flip(hashed, 0)), "hash-flip-31": (good, flip(hashed, 31)),
        "flip-first": ([(first, flip(one, 0)), good[1]], hashed),
        "flip-last": ([good[0], (first + 1, flip(two, 8))], hashed),
        "cut": ([good[0], (first + 1, two[:-1])], hashed),
        "of-another": ([good[0], (4 << 24, two)], hashed),
    }  # fmt: skip
    for name, (chunks, wanted) in wrong.items():
        yield _file(f"wrong-{name}", "is refused", chunks, wanted)


def _file(name: str, said: str, chunks: list[tuple[int, bytes]], hashed: bytes) -> Vector:
    numbered = " ".join(f"{n}={data.hex()}" for n, data in chunks)
    return f"file-{name}", said, {"content": "3", "hash": hashed.hex(), "chunks": numbered}


def stretched() -> Iterator[Vector]:
    """Results of the stretching, all at the least cost: base, a link, and one that does not count.

    A second salt that names a link stands behind one that names none.
    """
    base, none = bytes([102]) * 32, seeded("no link", 32)
    cheap = (seeded(f"cheap link {n}", 32) for n in range(1 << 16))
    link = next(salt for salt in cheap if reader.link(salt) == (64, 10))
    data = (base.ljust(2080, b"\0") + link + none + link).ljust(4096, b"\0")
    found = " ".join(result.hex() for result in reader.results(data, "Lamp-river stone"))
    links = (link + none + link).hex()
    yield (
        "argon-links",
        f"is {found}",
        {"text": "Lamp-river stone", "salt": base.hex(), "links": links},
    )


def words() -> Iterator[Vector]:
    """What the index holds for a text; a query for it must be found there by SQLite."""
    texts = ("Lamp river", "Ärger É", "Straße", "don't", "01 234 567", "駅の前", "ليلى", "a-b_c",
             "x\u200dy")  # fmt: skip
    for number, text in enumerate(texts):
        yield f"words-{number}", f"is {index_text(text)}", {"text": text}
