"""A vault that hostile bytes are put into, sealed with the right key so that they reach a parser.

The cipher of the pages is worked out here from `FORMAT.md`, not with the program's driver.
"""

from __future__ import annotations

import io
import secrets
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305

from nocontact_desktop.vault import FLOOR, NewVault, Vault, create, new_code
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS
from tests.vault.second_reader import FRONT, PAGE, _chacha, plain_page

HEAD = 4096
LARGEST_FILE = 64 << 20


@dataclass(frozen=True)
class Ground:
    """A closed vault with some content, the bytes of its compartment, and its pages in clear."""

    folder: Path
    slot: Slot
    table: SlotTable
    data: bytes
    pages: tuple[bytes, ...]

    @property
    def used(self) -> Path:
        """The compartment with the content."""
        return self.folder / (NAMES.first, NAMES.second)[self.slot.compartment]

    def lay(self, pages: dict[int, bytes], front: bytes = b"", behind: bytes = b"") -> None:
        """Write the compartment as it was, with other pages, another front, and bytes behind."""
        with self.used.open("r+b", buffering=0) as file:
            file.write(front + self.data[len(front) : FRONT + PAGE * len(self.pages)])
            for number, page in pages.items():
                file.seek(FRONT + PAGE * (number - 1))
                file.write(sealed_page(number, page, self.slot.key))
            file.seek(self.behind)
            file.write(behind)
            file.truncate(len(self.data))

    @property
    def behind(self) -> int:
        """Where nothing of the content lies."""
        return FRONT + PAGE * (len(self.pages) + 1)

    @contextmanager
    def opened(self) -> Iterator[Vault]:
        """The vault as it lies there now."""
        with closing(unlocked(self.folder, NAMES, self.slot, accept_older=True)) as vault:
            yield vault

    def journal(self, content: bytes) -> tuple[bytes, bytes]:
        """A head and a body that say that `content` is the journal of an interrupted edit."""
        key = secrets.token_bytes(32)
        body = AESGCM(key).encrypt(bytes(12), content, None)
        return self.journal_head(struct.pack(">QQ32s", self.behind, len(body), key)), body

    def journal_head(self, content: bytes) -> bytes:
        """A head of a journal with any content."""
        nonce = secrets.token_bytes(12)
        cipher = AESGCM(HKDF(SHA256(), 32, None, b"journal").derive(self.slot.key))
        return nonce + cipher.encrypt(nonce, content.ljust(HEAD - 28, b"\0")[: HEAD - 28], None)


def sealed_page(number: int, page: bytes, key: bytes) -> bytes:
    """A page as it lies on the disk; the last 32 bytes of `page` are not used."""
    nonce = secrets.token_bytes(16)
    counter = (struct.unpack("<I", nonce[12:])[0] ^ number) & 0xFFFFFFFF
    once = _chacha(key, counter, nonce[:12], bytes(64))
    box = _chacha(once[32:], (counter + 1) & 0xFFFFFFFF, nonce[:12], page[:-32])
    if number == 1:
        box = secrets.token_bytes(16) + box[16:]
    return box + nonce + Poly1305.generate_tag(once[:32], box + nonce)


@contextmanager
def ground() -> Iterator[Ground]:
    """Make one, and take it away in the end."""
    with tempfile.TemporaryDirectory(prefix="ground-") as name, _small_files():
        folder = Path(name) / "vault"
        code = new_code()
        with closing(create(folder, NAMES, NewVault(WORDS, code), FLOOR)) as vault:
            _fill(vault)
            slot = vault.place.slot
        table = SlotTable((folder / NAMES.slots).read_bytes())
        data = (folder / (NAMES.first, NAMES.second)[slot.compartment]).read_bytes()
        yield Ground(folder, slot, table, data, tuple(_pages(data, slot.key)))


@contextmanager
def _small_files() -> Iterator[None]:
    """No file may grow beyond this, whatever hostile bytes ask for: a disk is filled quickly."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _fill(vault: Vault) -> None:
    store = vault.store
    store.set_answer("money", "first", "a tin behind the books")
    store.set_answer("money", "second", ["one", "two"])
    kept = [store.add_item("people", "people", {"title": f"name {n}"}) for n in range(5)]
    store.remove_item(kept[2].id)
    store.set_setting("look", "dark")
    vault.attachments.add(io.BytesIO(b"bytes " * 4000), "a name", lambda _: True)


def _pages(data: bytes, key: bytes) -> Iterator[bytes]:
    first = plain_page(1, data[FRONT : FRONT + PAGE], key)
    first = b"SQLite format 3\0" + first[16:]
    yield first
    for number in range(2, struct.unpack(">I", first[28:32])[0] + 1):
        start = FRONT + PAGE * (number - 1)
        yield plain_page(number, data[start : start + PAGE], key)
