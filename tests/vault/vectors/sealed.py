"""Vectors of what is too large to be written out: how it is made, its hash, and one fault.

The fault is `flip N` (the lowest bit of byte N; a negative N counts from the end), `cut N` (the
first N bytes are left), `swap A B` (two boxes of a copy change places) or `none`.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vault import second_reader as reader
from tests.vault.vectors.seeds import Values, Vector, flip, seeded

KEY = seeded("compartment key", 32)
ONCE = seeded("body key", 32)
TAGS = [seeded(f"tag {n}", 16) for n in (1, 2, 3)]
BODY = reader.FRONT + 3 * reader.PAGE
START = 32 + 4096


def with_fault(data: bytes, fault: str) -> bytes:
    """`data` with what is wrong with it."""
    kind, *numbers = fault.split()
    match kind:
        case "flip":
            return flip(data, int(numbers[0]))
        case "cut":
            return data[: int(numbers[0])]
        case "swap":
            one, two = (slice(at := START + int(n) * reader.BOX, at + reader.BOX) for n in numbers)
            changed = bytearray(data)
            changed[one], changed[two] = data[two], data[one]
            return bytes(changed)
    return data


def rest_sum(numbers: tuple[int, ...]) -> bytes:
    """The sum over some of the three pages."""
    secret = reader.hkdf(KEY, b"", b"pages")
    hashed = (hmac.digest(secret, n.to_bytes(4, "big") + TAGS[n - 1], "sha256") for n in numbers)
    return (sum(int.from_bytes(h, "big") for h in hashed) % (1 << 256)).to_bytes(32, "big")


def body_of(values: Values) -> bytes:
    """A journal of SQLite that holds some pages, with the numbers of others behind, sealed."""
    held, named = (list(map(int, values[name].split())) for name in ("held", "named"))
    records = [n.to_bytes(4, "big") + seeded(f"old {n}", reader.PAGE) + bytes(4) for n in held]
    plain = bytes(512) + b"".join(records) + b"".join(n.to_bytes(4, "big") for n in named)
    return AESGCM(ONCE).encrypt(bytes(12), plain, None)


def compartment(values: Values) -> bytes:
    """The file that a `journal-*` vector stands for."""
    nonce, plain = seeded("head nonce", 12), bytes.fromhex(values["head"]).ljust(4068, b"\0")
    head = nonce + AESGCM(reader.hkdf(KEY, b"", b"journal")).encrypt(nonce, plain, None)
    front = head.ljust(reader.FRONT, b"\0")
    pages = b"".join(bytes(reader.PAGE - 16) + tag for tag in TAGS)
    return with_fault(front + pages + body_of(values), values["fault"])


def _journal(
    name: str,
    said: str,
    fault: str = "none",
    other: Mapping[str, int | bytes] = MappingProxyType({}),
) -> Vector:
    """A journal; `other` says what stands in its head instead of what should."""
    held, named = ("", "2 3") if name == "named" else ("2", "") if name == "held" else ("2", "3")
    values = {"key": KEY.hex(), "held": held, "named": named, "fault": fault}
    changed = {int(n) for n in (held + " " + named).split()}
    kept = rest_sum(tuple({1, 2, 3} - changed))
    right = {"start": BODY, "size": len(body_of(values)), "once": ONCE, "pages": 3, "sum": kept,
             "others": len(named.split())}  # fmt: skip
    values["head"] = struct.pack(">QQ32sI32sI", *{**right, **other}.values()).hex()
    values["key"] = values["key"] if name != "key" else seeded("other key", 32).hex()
    whole = hashlib.sha256(compartment(values)).hexdigest()
    return f"journal-{name}", said, {**values, "sha256": whole}


def journals() -> Iterator[Vector]:
    """Heads and bodies: what is brought back; flips, other places, lengths, sums and numbers."""
    size = 512 + 4 + reader.PAGE + 4 + 4 + 16
    yield _journal("both", "brings back 2")
    yield _journal("held", "brings back 2")
    yield _journal("named", "brings back nothing")
    yield _journal("key", "is none")
    for at in (0, 11, 12, 100, 2000, 4079, 4080, 4095):
        yield _journal(f"head-{at}", "is none", f"flip {at}")
    for at in (0, 100, 512, 515, 516, 9000, size - 21, size - 20, size - 17, size - 16, size - 1):
        yield _journal(f"body-{at}", "is refused", f"flip {BODY + at}")
    for length in (BODY, BODY + 1, BODY + size - 1):
        yield _journal(f"cut-{length}", "is refused", f"cut {length}")
    yield _journal("page-1", "is refused", f"flip {reader.FRONT + reader.PAGE - 1}")
    wrong: dict[str, dict[str, int | bytes]] = {
        "start-0": {"start": 0}, "start-front": {"start": reader.FRONT - 1},
        "start-late": {"start": BODY + 1}, "start-far": {"start": 1 << 62},
        "size-0": {"size": 0}, "size-15": {"size": 15}, "size-long": {"size": size + 1},
        "size-far": {"size": 1 << 62}, "once": {"once": seeded("other", 32)},
        "pages-more": {"pages": 5}, "pages-none": {"pages": 0},
        "pages-far": {"pages": (1 << 32) - 1},
        "sum": {"sum": flip(rest_sum((1,)), 31)}, "sum-of-all": {"sum": rest_sum((1, 2, 3))},
        "numbers-none": {"others": 0}, "numbers-many": {"others": 1 << 20},
    }  # fmt: skip
    for name, other in wrong.items():
        yield _journal(name, "is refused", other=other)


def copy_of(values: Values) -> bytes:
    """The file that a `copy-*` vector stands for."""
    nonce, outer = seeded("copy nonce", 32), bytes.fromhex(values["outer"])
    sizes = tuple(map(int, values["content"].split()))
    cipher = AESGCM(reader.hkdf(outer, nonce, b"backup"))
    contents = [seeded(f"compartment {n}", size) for n, size in enumerate(sizes)]
    parts = [bytes.fromhex(values["head"])]
    parts += [c[at : at + 65536] for c in contents for at in range(0, len(c), 65536)]
    boxes = [cipher.encrypt(n.to_bytes(12, "big"), part.ljust(65536, b"\0"), None)
             for n, part in enumerate(parts)]  # fmt: skip
    mask = reader._chacha(hashlib.sha256(b"backup mask" + nonce).digest(), 0, bytes(12),
                          seeded("slots", 4096))  # fmt: skip
    return with_fault(nonce + mask + b"".join(boxes), values["fault"])


def read_copy(count: int, made: int, members: list[bytes], table: bytes) -> str:
    """What a reader says of a copy that it could read."""
    hashes = [hashlib.sha256(part).hexdigest()[:16] for part in (*members, table)]
    return f"has count {count}, time {made}, compartments and slots {' '.join(hashes)}"


def _copy(
    name: str,
    fault: str = "none",
    *,
    key: bytes = KEY,
    said: str = "is refused",
    sizes: tuple[int, int] = (100, 65537),
    other: Mapping[str, int] = MappingProxyType({}),
) -> Vector:
    """A copy under K = `outer`; `other` says what stands in its head instead of what should."""
    right = {"version": 1, "boxes": 1 + sum(-(-s // 65536) for s in sizes), "count": 5,
             "made": 1_700_000_000, "first": sizes[0], "second": sizes[1]}  # fmt: skip
    head = struct.pack(">B7xQQQQQ", *{**right, **other}.values()).hex()
    content = " ".join(map(str, sizes))
    values = {"outer": KEY.hex(), "head": head, "content": content, "fault": fault}
    data = copy_of(values)
    if said == "is read":
        found = reader.copy(data, KEY)
        said = read_copy(*found, reader.copy_slots(data))
    values["key"] = key.hex()
    return f"copy-{name}", said, {**values, "sha256": hashlib.sha256(data).hexdigest()}


def copies() -> Iterator[Vector]:
    """Copies: whole, of one compartment, flips that matter and that do not, cuts, wrong heads."""
    size = START + 4 * reader.BOX
    yield _copy("whole", said="is read")
    yield _copy("first", said="is read", sizes=(65536, 0))
    yield _copy("second", said="is read", sizes=(0, 65537))
    for at in (32, 4127):  # another byte of the slots, and all that is sealed is as it was
        yield _copy(f"slots-{at}", f"flip {at}", said="is read")
    yield _copy("key", key=seeded("other", 32))
    for at in (0, 31, START, START + 8, START + 40, START + 60000, START + reader.BOX - 1,
               START + reader.BOX, START + reader.BOX + 101, size - reader.BOX,
               size - 1):  # fmt: skip
        yield _copy(f"flip-{at}", f"flip {at}")
    for length in (0, 31, 4127, START, START + 100, size - reader.BOX, size - 1):
        yield _copy(f"cut-{length}", f"cut {length}")
    for pair in ("0 1", "1 2", "2 3"):
        yield _copy(f"swap-{pair.replace(' ', '-')}", f"swap {pair}")
    wrong: dict[str, dict[str, int]] = {
        "version-0": {"version": 0}, "version-2": {"version": 2}, "boxes-3": {"boxes": 3},
        "boxes-5": {"boxes": 5}, "boxes-0": {"boxes": 0}, "size": {"first": 65537},
        "size-far": {"second": (1 << 64) - 1}, "count": {"count": (1 << 62) + 1},
        "time": {"made": 253_402_214_401}, "more": {"second": 65536 * 3, "boxes": 5},
    }  # fmt: skip
    for name, other in wrong.items():
        yield _copy(f"head-{name}", other=other)


def generations() -> Iterator[Vector]:
    """K of a generation, by the head box that it seals."""
    outer = reader.hkdf(KEY, b"", b"generation")
    nonce = seeded("copy nonce", 32)
    box = AESGCM(reader.hkdf(outer, nonce, b"backup")).encrypt(bytes(12), b"head".ljust(64), None)
    values = {"key": KEY.hex(), "nonce": nonce.hex(), "box": box.hex()}
    yield "generation-right", "opens", values
    yield "generation-common", "does not open", {**values, "key": outer.hex()}
    for at in (0, 30, 63, 64, 79):
        yield f"generation-flip-{at}", "does not open", {**values, "box": flip(box, at).hex()}
    for at in (0, 31):
        yield f"generation-nonce-{at}", "does not open", {**values, "nonce": flip(nonce, at).hex()}
