"""Reads a vault without any code of the program: written from `FORMAT.md` alone."""

import hashlib
import hmac
import json
import re
import sqlite3
import struct
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.poly1305 import Poly1305

PAGE = FRONT = 16384
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MEMORY = (64, 96, 128, 192, 256, 384, 512, 1024)
WORK = (1, 2, 3, 4, 6, 8, 12, 16)
BOX = 65536 + 16


class RefusedError(Exception):
    """What has to be refused: damage, pages of different states, a version that is too new."""


@dataclass(frozen=True)
class Slot:
    """What a slot holds."""

    kind: int
    compartment: int
    group: int
    key: bytes
    common: bytes
    following: bytes
    epoch: int


def canonical(secret: str) -> str:
    """The one form of a typed secret."""
    code = recovery_code(secret)
    if code:
        return code
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", secret).casefold())
    words = " ".join("".join(" " if c in "-‐‑‒–—_.,;" else c for c in text).split())
    plain = words.replace(" ", "")
    if plain and all(unicodedata.category(c) == "Nd" for c in plain):
        return "".join(str(unicodedata.decimal(c)) for c in plain)
    return words


def recovery_code(text: str) -> str:
    """A recovery code as it is printed; empty when it is none."""
    found = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    found = "".join(c for c in found if not c.isspace() and c not in "-‐‑‒–—")
    if len(found) != 28 or any(c not in ALPHABET for c in found):
        return ""
    plain = weighted = 0
    for place, value in enumerate(map(ALPHABET.index, found)):
        plain ^= value
        weight = value
        for _ in range(place):
            weight = weight << 1 ^ (0b100101 if weight & 16 else 0)
        weighted ^= weight
    return "" if plain or weighted else "-".join(found[i : i + 4] for i in range(0, 28, 4))


def parameters(salt: bytes) -> tuple[int, int]:
    """Memory in MiB and passes."""
    return _of_code(hashlib.sha256(b"stretch profile" + salt).digest()[0] & 63)


def further(data: bytes) -> list[bytes]:
    """The salts of the links that count."""
    found = []
    for start in (2080, 2112, 2144):
        salt = data[start : start + 32]
        if link(salt) is None:
            break
        found.append(salt)
    return found


def link(salt: bytes) -> tuple[int, int] | None:
    """Memory and passes of a further link; `None`: it is none."""
    code = hashlib.sha256(b"further stretch" + salt).digest()[0]
    return _of_code(code) if code < 64 else None


def _of_code(code: int) -> tuple[int, int]:
    memory = MEMORY[code >> 3]
    return memory, -(-640 * WORK[code & 7] // memory)


def argon(secret: bytes, salt: bytes, cost: tuple[int, int]) -> bytes:
    """One pass of the stretching."""
    kdf = Argon2id(salt=salt, length=32, iterations=cost[1], lanes=4, memory_cost=cost[0] * 1024)
    return kdf.derive(secret)


def results(data: bytes, secret: str) -> list[bytes]:
    """Base, and the result of each link."""
    salt = data[:32]
    found = [argon(canonical(secret).encode("utf-8", "surrogatepass"), salt, parameters(salt))]
    for salt in further(data):
        cost = link(salt)
        assert cost is not None
        found.append(argon(found[-1], salt, cost))
    return found


def opened(data: bytes, bases: list[bytes], share: bytes = b"") -> list[Slot]:
    """All slots that open with one of the results, with or without the share."""
    if len(data) != 4096:
        raise RefusedError
    tries = [(b, n, s) for b in bases for n in range(8) for s in dict.fromkeys((b"", share))]
    bodies = [_slot_body(data, number, base + part) for base, number, part in tries]
    return [_slot(body) for body in bodies if body]


def slots(data: bytes, secret: str, share: bytes = b"") -> list[tuple[int, int, int, bytes]]:
    """Kind, compartment, group and key of each slot that opens."""
    found = opened(data, results(data, secret), share)
    return [(s.kind, s.compartment, s.group, s.key) for s in found]


def _slot_body(data: bytes, number: int, secret: bytes) -> bytes | None:
    box = data[32 + 256 * number : 288 + 256 * number]
    return unsealed(hkdf(secret, data[:32], b"slot %d" % number), box[:12], box[12:])


def _slot(body: bytes) -> Slot:
    version, kind, compartment, group = body[:4]
    if version != 1 or kind not in (1, 2, 3, 4) or compartment > 1 or group.bit_count() != 4:
        raise RefusedError
    epoch = int.from_bytes(body[100:108], "big")
    return Slot(kind, compartment, group, body[4:36], body[36:68], body[68:100], epoch)


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """32 bytes of HKDF-SHA-256."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), info + b"\x01", "sha256")


def unsealed(key: bytes, nonce: bytes, box: bytes) -> bytes | None:
    """AES-256-GCM; `None` when it does not open."""
    try:
        return AESGCM(key).decrypt(nonce, box, None)
    except (InvalidTag, ValueError):
        return None


def plain_page(number: int, page: bytes, key: bytes) -> bytes:
    """The content of one page, its nonce and tag included as they are."""
    if len(page) != PAGE:
        raise RefusedError
    nonce, tag = page[-32:-16], page[-16:]
    counter = (struct.unpack("<I", nonce[12:])[0] ^ number) & 0xFFFFFFFF
    once = _chacha(key, counter, nonce[:12], bytes(64))
    try:
        Poly1305.verify_tag(once[:32], page[:-16], tag)
    except InvalidSignature:
        raise RefusedError from None
    plain = _chacha(once[32:], (counter + 1) & 0xFFFFFFFF, nonce[:12], page[:-32])
    return (b"SQLite format 3\0" + plain[16:] if number == 1 else plain) + page[-32:]


def _chacha(key: bytes, counter: int, nonce: bytes, data: bytes) -> bytes:
    cipher = Cipher(algorithms.ChaCha20(key, struct.pack("<I", counter) + nonce), mode=None)
    return cipher.encryptor().update(data)


def pages(data: bytes, key: bytes) -> list[bytes]:
    """All pages in use, decrypted, after the journal if there is one; of one state."""
    body = bytearray(data[FRONT:])
    found = journal(data, key)
    for number, page in found.items() if found else ():
        body[(number - 1) * PAGE : number * PAGE] = page
    if found is None:
        _check_sum(data, key, *_root(data, key), ())
    first = plain_page(1, bytes(body[:PAGE]), key)
    count = int.from_bytes(first[28:32], "big")
    lock = (1 << 30) // PAGE + 1
    rest = [
        bytes(PAGE) if n == lock else plain_page(n, bytes(body[(n - 1) * PAGE : n * PAGE]), key)
        for n in range(2, count + 1)
    ]
    return [first, *rest]


def _root(data: bytes, key: bytes) -> tuple[int, int]:
    for start in (4096, 4160):
        box = data[start : start + 64]
        plain = unsealed(hkdf(key, b"", b"root"), box[:12], box[12:])
        if plain:
            return int.from_bytes(plain[:4], "big"), int.from_bytes(plain[4:], "big")
    raise RefusedError


def _check_sum(data: bytes, key: bytes, last: int, wanted: int, without: Collection[int]) -> None:
    if FRONT + last * PAGE > len(data):
        raise RefusedError
    secret, total = hkdf(key, b"", b"pages"), 0
    for n in range(1, last + 1):
        if n not in without:
            tag = data[FRONT + n * PAGE - 16 : FRONT + n * PAGE]
            hashed = hmac.digest(secret, n.to_bytes(4, "big") + tag, "sha256")
            total += int.from_bytes(hashed, "big")
    if total % (1 << 256) != wanted:
        raise RefusedError


def journal(data: bytes, key: bytes) -> dict[int, bytes] | None:
    """The pages that a journal brings back, by number; `None` when there is none."""
    head = unsealed(hkdf(key, b"", b"journal"), data[:12], data[12:4096])
    if head is None:
        return None
    start, size, once, last, total, others = struct.unpack(">QQ32sI32sI", head[:88])
    both = unsealed(once, bytes(12), data[start : start + size])
    if both is None or start < FRONT or start + size > len(data) or len(both) < 4 * others:
        raise RefusedError
    body, listed = both[: len(both) - 4 * others], both[len(both) - 4 * others :]
    records = {}
    for at in range(512, len(body) - PAGE - 7, PAGE + 8):
        records[int.from_bytes(body[at : at + 4], "big")] = body[at + 4 : at + 4 + PAGE]
    changed = {number for (number,) in struct.iter_unpack(">I", listed)}
    _check_sum(data, key, last, int.from_bytes(total, "big"), changed | records.keys())
    return records


def compartment(data: bytes, slot: Slot) -> sqlite3.Connection:
    """The content of a compartment, while its key is being changed, too."""
    try:
        found = pages(data, slot.key)
    except RefusedError:
        if not any(slot.following):
            raise
        found = pages(data, slot.following)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(b"".join(found))
    if connection.execute("pragma user_version").fetchone()[0] not in (1, 2):
        raise RefusedError
    return connection


def database(path: Path, key: bytes) -> sqlite3.Connection:
    """The decrypted compartment, in memory."""
    return compartment(path.read_bytes(), Slot(1, 0, 15, key, b"", b"", 0))


def copy_slots(data: bytes) -> bytes:
    """The slots file that a copy or a generation carries."""
    mask = hashlib.sha256(b"backup mask" + data[:32]).digest()
    return _chacha(mask, 0, bytes(12), data[32 : 32 + 4096])


def copy(data: bytes, outer: bytes) -> tuple[int, int, list[bytes]]:
    """Count, time, and the two compartments of a copy; K is `outer`."""
    cipher = hkdf(outer, data[:32], b"backup")
    head = _box(data, cipher, 0)
    version, parts, count, made, *sizes = struct.unpack(">B7xQQQQQ", head[:48])
    if version != 1 or parts != 1 + sum(-(-size // 65536) for size in sizes):
        raise RefusedError
    if max(count, made, *sizes) > 1 << 62 or made > 253_402_214_400:
        raise RefusedError
    members, number = [], 1
    for size in sizes:
        boxes = range(number, number + -(-size // 65536))
        members.append(b"".join(_box(data, cipher, n) for n in boxes)[:size])
        number = boxes.stop
    return count, made, members


def generation_key(slot: Slot) -> bytes:
    """K of a generation."""
    return hkdf(slot.key, b"", b"generation")


def _box(data: bytes, key: bytes, number: int) -> bytes:
    start = 32 + 4096 + number * BOX
    plain = unsealed(key, number.to_bytes(12, "big"), data[start : start + BOX])
    if plain is None:
        raise RefusedError
    return plain


def mark(box: bytes, key: bytes) -> int | None:
    """The count in a mark of the keyring."""
    plain = unsealed(key, box[:12], box[12:36])
    return None if plain is None else int.from_bytes(plain, "big")


def count_of(text: str) -> int:
    """The number in the settings `vault.count` and `vault.epoch`."""
    if not re.fullmatch("[0-9]{1,19}", text) or int(text) >= 1 << 62:
        raise RefusedError
    return int(text)


def ways(text: str) -> dict[int, list[tuple[int, bytes, bytes]]]:
    """The setting `vault.ways`: level, result and share of what each kind was sealed with."""
    try:
        found = {int(kind): [_way(*way) for way in some] for kind, some in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        raise RefusedError from None
    if not found.keys() <= {1, 2, 3, 4} or any(len(some) > 4 for some in found.values()):
        raise RefusedError
    return found


def _way(level: int, result: str, share: str) -> tuple[int, bytes, bytes]:
    if level not in (0, 1, 2, 3) or len(result) != 64 or len(share) not in (0, 64):
        raise RefusedError
    return level, bytes.fromhex(result), bytes.fromhex(share)


def setting(connection: sqlite3.Connection, name: str) -> str | None:
    """A setting."""
    row = connection.execute("select value from settings where name = ?", (name,)).fetchone()
    return None if row is None else str(json.loads(row[0]))


def attachments(connection: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every file."""
    sql = "select name, contents.n, hash from attachments join contents on contents.n = content"
    for name, number, hashed in connection.execute(sql).fetchall():
        chunks = connection.execute(
            "select data from chunks where n >> 24 = ? order by n", (number,)
        )
        whole = b"".join(data for (data,) in chunks)
        if hashlib.sha256(whole).digest() != hashed:
            raise RefusedError
        yield name, whole


def answers(connection: sqlite3.Connection) -> dict[tuple[str, str], Any]:
    """All answers by section and field."""
    rows = connection.execute("select section, field, value from answers")
    return {(section, field): json.loads(value) for section, field, value in rows}


def items(connection: sqlite3.Connection, section: str, name: str) -> list[dict[str, Any]]:
    """The data of the items of a list, in order."""
    sql = (
        "select data from items join lists on lists.n = items.list "
        "where section = ? and name = ? and removed = 0 order by rank"
    )
    return [json.loads(data) for (data,) in connection.execute(sql, (section, name))]
