"""A hot journal, kept files, generations, copies, and parts of another vault of the same words.

Rows swapped inside a decrypted page that is sealed again need the key, so nobody from outside can
do that. What can be swapped from outside are pages, slots and boxes.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    ExpectedError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    attachments,
    back_up,
    check_copy,
    create,
    newest_good,
    open_vault,
    put_back,
)
from nocontact_desktop.vault.copying import own_key
from nocontact_desktop.vault.layout import FRONT, HEAD, PAGE
from nocontact_desktop.vault.sealed_file import PART, START, Reading
from nocontact_desktop.vault.vault import unlocked
from tests.vault import second_reader as reader
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick
from tests.vault.tamper.test_tamper import flipped, kept, outcome, pages_in_use, put, some
from tests.vault.test_journal import killed_at

__all__ = ["kept"]
BOX = PART + 16
TOLD = {DamagedVaultError, VaultRolledBackError}


def found(made: Made) -> object:
    """What is inside, or the error that opening names."""
    try:
        vault = unlocked(made.folder, NAMES, made.slot)
    except ExpectedError as error:
        return type(error)
    inside = vault.store.answers("s")
    vault.close()
    return {name: str(value)[:6] for name, value in inside.items()}


def hot(made: Made) -> tuple[bytes, range]:
    """A compartment whose writer was killed before its pages were flushed; where the body is."""
    killed_at(made, 2)
    data = made.used.read_bytes()
    head = reader.unsealed(reader.hkdf(made.slot.key, b"", b"journal"), data[:12], data[12:HEAD])
    assert head is not None
    start, size = (int.from_bytes(head[at : at + 8], "big") for at in (0, 8))
    return data, range(start, start + size)


def test_a_flip_in_a_hot_journal_is_named_or_leaves_one_whole_state(made: Made) -> None:
    data, body = hot(made)
    for at in some(body.start, body.stop, 12):
        flipped(made.used, at)
        assert found(made) is DamagedVaultError, at
        made.used.write_bytes(data)
    # Without its head there is no journal; all pages were written, so this is what came after.
    for at in some(0, HEAD, 12):
        flipped(made.used, at)
        assert found(made) in [*TOLD, {"kept": "before", "late": "x" * 6}], at
        made.used.write_bytes(data)
    assert found(made) == {"kept": "before"}


def test_a_journal_of_another_moment_is_named(made: Made) -> None:
    before = made.used.read_bytes()
    data, body = hot(made)
    put(made.used, body.start, before[body.start : body.stop].ljust(len(body), b"\0"))
    assert found(made) is DamagedVaultError
    made.used.write_bytes(data)
    assert found(made) == {"kept": "before"}
    now = made.used.read_bytes()
    put(made.used, 0, data[:HEAD])  # the head of a journal that was played back already
    assert found(made) in [*TOLD, {"kept": "before"}]
    made.used.write_bytes(now)


def test_a_damaged_part_of_a_kept_file_does_not_harm_the_rest(
    kept: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "CHUNK", PAGE)
    vault = unlocked(kept.folder, NAMES, kept.slot)
    contents = {name: os.urandom(3 * PAGE) for name in ("one", "two", "three")}
    for name, content in contents.items():
        vault.attachments.add(io.BytesIO(content), name, lambda _done: True)
    vault.close()
    good, harmed = kept.used.read_bytes(), set()
    for page in range(pages_in_use(kept)):
        flipped(kept.used, FRONT + page * PAGE + 100)
        try:
            vault = unlocked(kept.folder, NAMES, kept.slot)
        except DamagedVaultError:
            harmed.add("the vault")
        else:
            bad = vault.attachments.check()
            for each in vault.attachments.list():
                target = io.BytesIO()
                if each.id in bad:
                    with pytest.raises(DamagedVaultError):
                        vault.attachments.read(each.id, target, lambda _done: True)
                else:
                    vault.attachments.read(each.id, target, lambda _done: True)
                    assert target.getvalue() == contents[each.name]
            if len(bad) == 1:
                harmed.update(each.name for each in vault.attachments.list() if each.id in bad)
            assert vault.store.answers("s")
            vault.close()
        kept.used.write_bytes(good)
    assert harmed == {"the vault", *contents}


def written(made: Made) -> Path:
    """The generation that holds something."""
    for path in made.folder.glob(f"{NAMES.ballast}-*"):
        with path.open("rb") as file:
            try:
                Reading(file).head((own_key(made.slot),))
            except DamagedBackupError:
                continue
        return path
    raise AssertionError


def test_a_flip_of_a_generation_is_found(kept: Made) -> None:
    path = written(kept)
    good = path.read_bytes()
    sealed = [0, 31, START, START + 47, START + BOX - 1, START + BOX, len(good) // 2]
    for at in sealed:
        flipped(path, at)
        assert newest_good(kept.folder, NAMES, WORDS) is None, at
        put(path, 0, good)
    for at in (32 + 40, 4127):  # the slots of now lead there all the same
        flipped(path, at)
        assert newest_good(kept.folder, NAMES, WORDS), at
        put(path, 0, good)


def test_a_flip_of_a_slot_in_a_copy_matters_to_its_secret_only(kept: Made, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    back_up(vault, path)
    vault.close()
    data = path.read_bytes()
    table = reader.copy_slots(data)
    mine = [n for n in range(8)
            if reader._slot_body(table, n, quick(WORDS, table[:32]))]  # fmt: skip
    assert mine
    own = range(32 + 32 + 256 * mine[0], 32 + 32 + 256 * mine[0] + 256)
    for at in [0, 40, *range(64, START, 128), START, START + BOX]:
        flipped(path, at)
        if at < 64 or at in own or at >= START:
            with pytest.raises((DamagedBackupError, WrongSecretError)):
                check_copy(path, WORDS)
        elif not 2112 <= at < 2112 + 96:  # a salt of a link may start to count, or not
            check_copy(path, WORDS)
        put(path, 0, data)


def test_parts_of_another_vault_with_the_same_words_are_named(
    kept: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nocontact_desktop.vault.creation.derive", quick)
    other = tmp_path / "other"
    create(other, NAMES, NewVault(WORDS, kept.code), FLOOR).close()
    strange = (other / kept.used.name).read_bytes()
    good = kept.used.read_bytes()
    for page in range(pages_in_use(kept)):
        put(kept.used, FRONT + page * PAGE, strange[FRONT + page * PAGE :][:PAGE])
        assert outcome(kept) in TOLD
        if page % 5 == 0:
            assert newest_good(kept.folder, NAMES, WORDS)
        kept.used.write_bytes(good)
    put(kept.used, 0, strange[:HEAD])  # a head that does not open is none
    assert outcome(kept) is None
    put(kept.used, HEAD, strange[HEAD : HEAD + 128])
    assert outcome(kept) is VaultRolledBackError
    assert newest_good(kept.folder, NAMES, WORDS)
    kept.used.write_bytes(good)
    theirs = (other / NAMES.slots).read_bytes()
    for place in range(8):
        part = slice(32 + 256 * place, 288 + 256 * place)
        put(kept.folder / NAMES.slots, part.start, theirs[part])
    with pytest.raises(WrongSecretError):
        open_vault(kept.folder, NAMES, WORDS, None)
    assert newest_good(kept.folder, NAMES, WORDS)
    put(kept.folder / NAMES.slots, 0, theirs)
    with pytest.raises(ExpectedError):
        open_vault(kept.folder, NAMES, WORDS, None)
    best = newest_good(kept.folder, NAMES, WORDS)  # though the strange slots open
    assert best
    put_back(kept.folder, NAMES, best)
    open_vault(kept.folder, NAMES, WORDS, None, accept_older=True).close()
    assert outcome(kept) is None
