"""Writes `tests/data/vault/v1/*.txt` anew: `python3 -m tests.vault.vectors.make`.

One file is one vector: the first line says what must happen, the others are `name: value`.
Negative vectors are positive ones with one thing wrong. The second reader makes what is sealed, so
the program is checked against bytes that it did not make.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.poly1305 import Poly1305

from tests.vault import second_reader as reader
from tests.vault.vectors import inside, sealed
from tests.vault.vectors.seeds import Vector, flip, seeded

FOLDER = Path(__file__).parents[2] / "data" / "vault" / "v1"
CODE = "1000-0000-0000-0000-0000-0000-00YZ"
OTHER = "2CFB-N3Y4-ZCCW-7Y3G-0AJ1-C7X4-CE24"


def codes() -> Iterator[Vector]:
    """Recovery codes: written differently, wrong in one character, swapped, cut."""
    ways = [CODE, OTHER, OTHER.lower(), OTHER.replace("-", " "), OTHER.replace("-", "")]
    ways += [OTHER.replace("0", "O"), CODE.replace("1", "l"), OTHER.replace("-", "\u2013")]
    for number, text in enumerate(ways):
        yield f"code-right-{number}", f"is {reader.recovery_code(text)}", {"text": text}
    plain = OTHER.replace("-", "")
    for at in range(28):
        wrong = reader.ALPHABET[(reader.ALPHABET.index(plain[at]) + 1 + at) % 32]
        text = plain[:at] + wrong + plain[at + 1 :]
        yield f"code-wrong-{at:02}", "is no code", {"text": text}
    for at in range(27):
        if plain[at] != plain[at + 1]:
            text = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
            yield f"code-swap-{at:02}", "is no code", {"text": text}
    others = (plain[:-1], plain + "0", "", "0" * 27, plain[:27] + "U", plain[:27] + "é", "1" * 28)
    for number, text in enumerate(others):
        yield f"code-other-{number}", "is no code", {"text": text}


def secrets() -> Iterator[Vector]:
    """The canonical form of what is typed."""
    texts = ("Lamp-river stone", "  LAMP  river_stone. ", "４９３０２８", "49 30 28", "٤٩٣٠٢٨",
             "Straße", "ﬁsh; Å", "49x")  # fmt: skip
    for number, text in enumerate(texts):
        yield f"secret-{number}", f"is {reader.canonical(text)}", {"text": text}


def stretches() -> Iterator[Vector]:
    """Parameters named by salts, and further links."""
    for number in range(6):
        salt = seeded(f"salt {number}", 32)
        memory, passes = reader.parameters(salt)
        yield f"salt-{number}", f"is {memory} MiB and {passes} passes", {"salt": salt.hex()}
    for number in range(8):
        salt = seeded(f"link {number}", 32)
        found = reader.link(salt)
        said = f"is {found[0]} MiB and {found[1]} passes" if found else "is no link"
        yield f"link-{number}", said, {"salt": salt.hex()}


def slot_body(name: str, kind: int = 1, version: int = 1, group: int = 0b01010101) -> bytes:
    """The plain bytes of a slot."""
    head = bytes([version, kind, 0, group])
    return head + seeded(name, 64) + bytes(32) + (7).to_bytes(8, "big") + bytes(120)


def sealed_slot(place: int, body: bytes, share: bytes = b"") -> tuple[bytes, bytes, bytes]:
    """Salt, base and the slot's bytes."""
    salt, base, nonce = seeded("salt", 32), seeded("base", 32), seeded("nonce", 12)
    key = reader.hkdf(base + share, salt, b"slot %d" % place)
    return salt, base, nonce + AESGCM(key).encrypt(nonce, body, None)


def slot_vector(name: str, said: str, place: int, box: bytes, share: bytes = b"") -> Vector:
    """A slot by itself: everything else in the slots file is zero."""
    salt, base, _ = sealed_slot(0, bytes(228))
    values = {"salt": salt, "result": base, "share": share, "slot": box}
    named = {key: value.hex() for key, value in values.items()}
    return name, said, {"place": str(place), **named}


def slots() -> Iterator[Vector]:
    """Slots: kinds, a wrong place, share, version, kind, group, compartment, and flipped bytes."""
    share = seeded("share", 32)
    key = seeded("slot", 64)[:32].hex()
    for kind in (1, 2, 3, 4):
        _, _, box = sealed_slot(kind, slot_body("slot", kind), share if kind in (2, 3) else b"")
        part = share if kind in (2, 3) else b""
        yield slot_vector(f"slot-kind-{kind}", f"opens with key {key}", kind, box, part)
    _, _, box = sealed_slot(3, slot_body("slot"))
    yield slot_vector("slot-place", "does not open", 4, box)
    _, _, shared = sealed_slot(3, slot_body("slot"), share)
    yield slot_vector("slot-no-share", "does not open", 3, shared)
    yield slot_vector("slot-wrong-share", "does not open", 3, shared, seeded("x", 32))
    for at in (0, 1, 6, 11, 12, 13, 50, 100, 150, 200, 239, 240, 247, 254, 255):
        wrong = box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :]
        yield slot_vector(f"slot-flip-{at:03}", "does not open", 3, wrong)
    bad = {"version-0": slot_body("slot", version=0), "version-2": slot_body("slot", version=2),
           "kind-0": slot_body("slot", 0), "kind-5": slot_body("slot", 5),
           "group-3": slot_body("slot", group=7), "group-8": slot_body("slot", group=255),
           "compartment": slot_body("slot")[:2] + b"\2" + slot_body("slot")[3:]}  # fmt: skip
    for name, body in bad.items():
        yield slot_vector(f"slot-{name}", "is refused", 3, sealed_slot(3, body)[2])


def page(number: int) -> bytes:
    """A sealed page whose ciphertext is what the name `page` stands for."""
    key, nonce = seeded("page key", 32), seeded("page nonce", 16)
    counter = (int.from_bytes(nonce[12:], "little") ^ number) & 0xFFFFFFFF
    body = seeded("page", 16352) + nonce
    return body + Poly1305.generate_tag(stream(key, counter, nonce, 64)[:32], body)


def stream(key: bytes, counter: int, nonce: bytes, size: int) -> bytes:
    """Key stream of ChaCha20."""
    whole = counter.to_bytes(4, "little") + nonce[:12]
    return Cipher(algorithms.ChaCha20(key, whole), mode=None).encryptor().update(bytes(size))


def pages() -> Iterator[Vector]:
    """Pages: the right one by the hash of what is inside; flips, and another number."""
    key = seeded("page key", 32).hex()
    for number in (1, 2, 65537):
        box = page(number)
        plain = hashlib.sha256(reader.plain_page(number, box, bytes.fromhex(key))).hexdigest()
        values = {"number": str(number), "key": key, "nonce and tag": box[-32:].hex()}
        yield f"page-{number}", f"is {plain}", values
        for at in (0, 1, 15, 16, 20, 31):
            end = bytearray(box[-32:])
            end[at] ^= 1
            named = {"number": str(number), "key": key, "nonce and tag": end.hex()}
            yield f"page-{number}-flip-{at:02}", "is refused", named
        moved = {"number": str(number + 1), "key": key, "nonce and tag": box[-32:].hex()}
        yield f"page-{number}-moved", "is refused", moved


def roots() -> Iterator[Vector]:
    """Roots over three pages with seeded tags."""
    key = seeded("root key", 32)
    tags = [seeded(f"tag {n}", 16) for n in (1, 2, 3)]
    secret = reader.hkdf(key, b"", b"pages")
    hashed = [hmac.digest(secret, n.to_bytes(4, "big") + t, "sha256")
              for n, t in enumerate(tags, 1)]  # fmt: skip
    total = sum(int.from_bytes(h, "big") for h in hashed) % (1 << 256)
    nonce = seeded("root nonce", 12)
    plain = (3).to_bytes(4, "big") + total.to_bytes(32, "big")
    box = nonce + AESGCM(reader.hkdf(key, b"", b"root")).encrypt(nonce, plain, None)
    rest = seeded("rest", 64)
    for name, said, first, second, found in [
        ("root-first", "fits", box, rest, tags), ("root-second", "fits", rest, box, tags),
        ("root-none", "is refused", rest, rest, tags),
        ("root-swapped-tags", "is refused", box, rest, [tags[1], tags[0], tags[2]]),
        ("root-double-tag", "is refused", box, rest, [tags[0], tags[0], tags[2]]),
        *((f"root-flip-{n}", "is refused", flip(box, n), rest, tags)
          for n in (0, 5, 11, 12, 20, 30, 40, 47, 48, 63)),
        *((f"root-tag-{n}", "is refused", box, rest, [*tags[:n], flip(tags[n], 3), *tags[n + 1:]])
          for n in range(3)),
    ]:  # fmt: skip
        lines = {"key": key.hex(), "root": (first + second).hex(), "tags": b"".join(found).hex()}
        yield name, said, lines


def marks() -> Iterator[Vector]:
    """Marks in the keyring."""
    key, nonce = seeded("mark key", 32), seeded("mark nonce", 12)
    box = nonce + AESGCM(key).encrypt(nonce, (41).to_bytes(8, "big"), None)
    yield "mark", "is 41", {"key": key.hex(), "mark": box.hex()}
    for at in range(0, 36, 2):
        yield f"mark-flip-{at:02}", "says nothing", {"key": key.hex(), "mark": flip(box, at).hex()}


def every() -> list[Vector]:
    """All vectors."""
    kinds = (codes, secrets, stretches, slots, pages, roots, marks, sealed.journals, sealed.copies,
             sealed.generations, inside.ways, inside.counts, inside.files, inside.words,
             inside.stretched)  # fmt: skip
    return [vector for kind in kinds for vector in kind()]


def main() -> None:
    """Write the files."""
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, said, values in every():
        lines = [said, *(f"{key}: {value}" for key, value in values.items())]
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
