"""Reads a vault without any code of the program: written from `FORMAT.md` alone."""

import hashlib
import hmac
import json
import sqlite3
import struct
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.poly1305 import Poly1305

PAGE = FRONT = 16384
MEMORY = (64, 96, 128, 192, 256, 384, 512, 1024)
WORK = (1, 2, 3, 4, 6, 8, 12, 16)


def stretched(secret: str, salt: bytes) -> bytes:
    """Argon2id with the parameters that the salt names."""
    code = hashlib.sha256(b"stretch profile" + salt).digest()[0] & 63
    memory = MEMORY[code >> 3]
    passes = -(-640 * WORK[code & 7] // memory)
    argon = Argon2id(salt=salt, length=32, iterations=passes, lanes=4, memory_cost=memory * 1024)
    return argon.derive(secret.encode())


def slots(data: bytes, secret: str, share: bytes = b"") -> list[tuple[int, int, int, bytes]]:
    """Kind, compartment, group and key of each slot that opens."""
    salt = data[:32]
    base = stretched(unicodedata.normalize("NFKC", secret), salt)
    found = []
    for number in range(8):
        box = data[32 + 256 * number : 32 + 256 * (number + 1)]
        extracted = hmac.digest(salt, base + share, "sha256")
        key = hmac.digest(extracted, b"slot %d\x01" % number, "sha256")
        try:
            body = AESGCM(key).decrypt(box[:12], box[12:], None)
        except InvalidTag:
            continue
        assert len(body) == 228
        assert body[0] == 1
        assert not any(body[68:100])  # no change of the key is under way
        assert not any(body[108:])
        found.append((body[1], body[2], body[3], body[4:36]))
    return found


def plain_page(number: int, page: bytes, key: bytes) -> bytes:
    """The content of one page, its nonce and tag included as they are."""
    nonce, tag = page[-32:-16], page[-16:]
    counter = (struct.unpack("<I", nonce[12:])[0] ^ number) & 0xFFFFFFFF
    once = _chacha(key, counter, nonce[:12], bytes(64))
    Poly1305.verify_tag(once[:32], page[:-16], tag)
    plain = _chacha(once[32:], (counter + 1) & 0xFFFFFFFF, nonce[:12], page[:-32])
    return plain + page[-32:]


def _chacha(key: bytes, counter: int, nonce: bytes, data: bytes) -> bytes:
    cipher = Cipher(algorithms.ChaCha20(key, struct.pack("<I", counter) + nonce), mode=None)
    return cipher.encryptor().update(data)


def database(path: Path, key: bytes) -> sqlite3.Connection:
    """The decrypted compartment, in memory."""
    data = path.read_bytes()[FRONT:]
    first = b"SQLite format 3\0" + plain_page(1, data[:PAGE], key)[16:]
    pages = struct.unpack(">I", first[28:32])[0]
    rest = [plain_page(n, data[(n - 1) * PAGE : n * PAGE], key) for n in range(2, pages + 1)]
    connection = sqlite3.connect(":memory:")
    connection.deserialize(b"".join([first, *rest]))
    return connection


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
