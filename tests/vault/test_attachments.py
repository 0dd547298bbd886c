"""Files in the vault: streamed both ways, kept once, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    FileNotReadError,
    FileNotWrittenError,
    StoppedError,
)
from nocontact_desktop.vault import Vault, attachments, chunks
from nocontact_desktop.vault.database import connect, rows, used_bytes
from nocontact_desktop.vault.layout import PAGE
from nocontact_desktop.vault.schema import is_current
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, OPEN, Made, start

OLD = Path(__file__).parents[1] / "data" / "vault" / "v1" / "first-tables"
CHUNK = 1 << 14
KILL_AT_A_SYNC = (
    "import os, signal\n"
    "from nocontact_desktop.vault.compartment_file import CompartmentFile\n"
    "real, left = CompartmentFile.sync, [int(sys.argv[4])]\n"
    "def sync(self):\n"
    "    left[0] -= 1\n"
    "    if left[0] < 0:\n"
    "        os.kill(os.getpid(), signal.SIGKILL)\n"
    "    real(self)\n"
    "CompartmentFile.sync = sync\n"
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small chunks, so that little data makes many."""
    monkeypatch.setattr(attachments, "CHUNK", CHUNK)
    monkeypatch.setattr(attachments, "WRITTEN", 2)


def on(_done: int) -> bool:
    return True


def opened(made: Made) -> Vault:
    return unlocked(made.folder, NAMES, made.slot)


def content(vault: Vault, attachment_id: str) -> bytes:
    target = io.BytesIO()
    vault.attachments.read(attachment_id, target, on)
    return target.getvalue()


def counts(vault: Vault) -> tuple[int, ...]:
    """How many attachments, contents and chunks the tables hold."""
    sql = (
        "select (select count(*) from attachments), (select count(*) from contents), "
        "(select count(*) from chunks)"
    )
    return vault.database.read(lambda c: rows(c, sql))[0]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
def test_a_file_of_any_size_comes_back(made: Made, size: int) -> None:
    data = os.urandom(size)
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(data), "Foto – Küche.jpg", on)
    vault.close()
    vault = opened(made)
    assert vault.attachments.list() == [kept]
    assert (kept.name, kept.size) == ("Foto – Küche.jpg", size)
    assert kept.hash == hashlib.sha256(data).hexdigest()
    assert content(vault, kept.id) == data
    assert "Foto" not in repr(kept)
    vault.close()


def test_progress_tells_the_bytes_both_ways(made: Made) -> None:
    vault = opened(made)
    told: list[int] = []

    def tell(done: int) -> bool:
        told.append(done)
        return True

    kept = vault.attachments.add(io.BytesIO(bytes(5 * CHUNK)), "x", tell)
    assert told == [2 * CHUNK, 4 * CHUNK, 5 * CHUNK]
    told.clear()
    vault.attachments.read(kept.id, io.BytesIO(), tell)
    assert told == [n * CHUNK for n in range(1, 6)]
    vault.close()


class Dribbling(io.BytesIO):
    """Gives a few bytes at a time, as pipes and sticks do."""

    def read(self, _size: int | None = -1) -> bytes:
        return super().read(5000)


def test_a_source_that_gives_little_at_a_time_is_read_to_its_end(made: Made) -> None:
    vault = opened(made)
    data = os.urandom(3 * CHUNK)
    kept = vault.attachments.add(Dribbling(data), "x", on)
    assert content(vault, kept.id) == data
    assert counts(vault) == (1, 1, 3)
    vault.close()


def test_the_same_content_is_kept_once_until_the_last_name_goes(made: Made) -> None:
    vault = opened(made)
    data = os.urandom(3 * CHUNK)
    one, other = (vault.attachments.add(io.BytesIO(data), name, on) for name in ("a", "b"))
    assert one.hash == other.hash
    assert counts(vault) == (2, 1, 3)
    vault.attachments.remove(one.id)
    assert content(vault, other.id) == data
    vault.attachments.remove(other.id)
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_name_is_changed_and_nothing_else(made: Made) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(b"one"), "a", on)
    other = vault.attachments.add(io.BytesIO(b"one"), "b", on)
    vault.attachments.rename(kept.id, "Brief – für später")
    assert vault.attachments.list() == [replace(kept, name="Brief – für später"), other]
    assert content(vault, kept.id) == b"one"
    vault.close()


@pytest.mark.parametrize(
    "name", ["photo\udcff.jpg", "\ud800", "a\0b\n/../c", "\u202egpj.exe", "n" * 1000]
)
def test_a_hostile_name_is_only_a_name(made: Made, name: str) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(b"x"), name, on)
    vault.attachments.rename(kept.id, name)
    shown = vault.attachments.list()[0].name
    shown.encode()
    assert shown == kept.name
    assert shown == name or "\ufffd" in shown
    vault.close()


def test_a_file_that_is_not_there_is_a_key_error(made: Made) -> None:
    vault = opened(made)
    calls: tuple[Callable[[str], object], ...] = (
        vault.attachments.remove,
        lambda i: content(vault, i),
        lambda i: vault.attachments.rename(i, "x"),
    )
    for call in calls:
        with pytest.raises(KeyError):
            call("nobody")
    vault.close()


def test_a_stopped_intake_leaves_nothing(made: Made) -> None:
    vault = opened(made)
    with pytest.raises(StoppedError):
        vault.attachments.add(io.BytesIO(bytes(5 * CHUNK)), "x", lambda n: n < 3 * CHUNK)
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_stopped_reading_stops(made: Made) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(bytes(5 * CHUNK)), "x", on)
    target = io.BytesIO()
    with pytest.raises(StoppedError):
        vault.attachments.read(kept.id, target, lambda _n: False)
    assert len(target.getvalue()) == CHUNK
    vault.close()


class Broken(io.BytesIO):
    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(5, "fault")

    def write(self, _data: object) -> int:
        raise OSError(5, "fault")


def test_a_fault_outside_is_named_and_leaves_nothing(made: Made) -> None:
    vault = opened(made)
    with pytest.raises(FileNotReadError):
        vault.attachments.add(Broken(), "x", on)
    assert counts(vault) == (0, 0, 0)
    kept = vault.attachments.add(io.BytesIO(b"x"), "x", on)
    with pytest.raises(FileNotWrittenError):
        vault.attachments.read(kept.id, Broken(), on)
    vault.close()


class Full(io.BytesIO):
    def write(self, _data: object) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_place_without_room_is_named_as_such(made: Made) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(b"x"), "x", on)
    with pytest.raises(DiskFullError):
        vault.attachments.read(kept.id, Full(), on)
    vault.close()


KILLED = OPEN + (
    "import io\n"
    "def stop(done):\n"
    "    print(done, flush=True)\n"
    "    return not sys.stdin.read(1)\n"
    "vault.attachments.add(io.BytesIO(bytes(40 << 20)), 'x', stop)\n"
)


def test_a_killed_intake_is_gone_at_the_next_opening(made: Made) -> None:
    child = start(made, KILLED)
    assert child.stdout is not None
    assert int(child.stdout.readline()) > 0
    child.kill()
    child.communicate()
    assert made.used.stat().st_size == made.unused.stat().st_size
    vault = opened(made)
    assert counts(vault) == (0, 0, 0)
    assert vault.attachments.list() == []
    vault.close()


def test_an_interrupted_removal_is_finished_at_the_next_opening(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(os.urandom(5 * CHUNK)), "x", on)
    monkeypatch.setattr(chunks, "drop", lambda *_arguments: None)
    vault.attachments.remove(kept.id)
    assert counts(vault) == (0, 1, 5)
    vault.close()
    monkeypatch.undo()
    vault = opened(made)
    assert counts(vault) == (0, 0, 0)
    vault.close()


@pytest.fixture
def damaged(made: Made) -> tuple[Made, str, str]:
    """A vault in which a page of the first of two files was changed; and both ids."""
    vault = opened(made)
    start_page = vault.database.read(used_bytes)
    bad = vault.attachments.add(io.BytesIO(b"b" * 20 * CHUNK), "bad", on)
    good = vault.attachments.add(io.BytesIO(b"g" * 3 * CHUNK), "good", on)
    vault.store.set_answer("s", "f", "kept")
    vault.close()
    data = bytearray(made.used.read_bytes())
    data[start_page + 10 * PAGE + 100] ^= 1
    made.used.write_bytes(data)
    return made, bad.id, good.id


def test_a_damaged_file_does_not_harm_the_rest(damaged: tuple[Made, str, str]) -> None:
    made, bad, good = damaged
    vault = opened(made)
    assert vault.store.answers("s") == {"f": "kept"}
    assert vault.attachments.check() == (bad,)
    assert content(vault, good) == b"g" * 3 * CHUNK
    with pytest.raises(DamagedVaultError):
        content(vault, bad)
    vault.attachments.add(io.BytesIO(b"n" * 3 * CHUNK), "new", on)
    vault.store.set_answer("s", "f", "still")
    vault.close()


def test_a_check_tells_how_far_it_is_and_can_be_stopped(made: Made) -> None:
    vault = opened(made)
    for name in "ab":
        vault.attachments.add(io.BytesIO(b"x" * 3 * CHUNK), name, on)
    told: list[int] = []

    def tell(done: int) -> bool:
        told.append(done)
        return True

    assert vault.attachments.check(tell) == ()
    assert told == [CHUNK, 2 * CHUNK, 3 * CHUNK]
    with pytest.raises(StoppedError):
        vault.attachments.check(lambda _done: False)
    vault.close()


def test_a_damaged_file_can_be_taken_out_of_the_list(damaged: tuple[Made, str, str]) -> None:
    made, bad, good = damaged
    vault = opened(made)
    with pytest.raises(DamagedVaultError):
        vault.attachments.remove(bad)
    assert [kept.id for kept in vault.attachments.list()] == [good]
    vault.close()
    vault = opened(made)
    assert [kept.id for kept in vault.attachments.list()] == [good]
    assert vault.attachments.check() == ()
    vault.close()


@pytest.mark.parametrize(
    "change", ["delete from chunks where n % 16777216 = 1", "update chunks set data = zeroblob(3)"]
)
def test_content_that_is_not_what_came_in_is_damage(made: Made, change: str) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(b"x" * 3 * CHUNK), "x", on)
    vault.database.write(lambda c: c.execute(change))
    with pytest.raises(DamagedVaultError):
        content(vault, kept.id)
    assert vault.attachments.check() == (kept.id,)
    vault.close()


def test_a_full_disk_leaves_nothing_of_a_file_and_the_last_room_for_edits(
    template: Made, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(24)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = opened(made)
    with pytest.raises(DiskFullError):
        vault.attachments.add(io.BytesIO(os.urandom(20 << 20)), "x", on)
    assert counts(vault) == (0, 0, 0)
    assert not vault.store.short_of_room
    assert made.used.stat().st_size == made.unused.stat().st_size
    vault.store.set_answer("s", "f", "saved")
    vault.close()


def test_both_compartments_grow_alike_and_hold_no_hole(made: Made) -> None:
    vault = opened(made)
    vault.attachments.add(io.BytesIO(os.urandom(9 << 20)), "x", on)
    used, unused = made.used.stat(), made.unused.stat()
    assert used.st_size == unused.st_size > 9 << 20
    assert used.st_blocks == unused.st_blocks
    assert bytes(16) not in made.used.read_bytes()
    vault.close()


def old_vault(folder: Path) -> Made:
    """A copy of the kept vault whose tables are those of version 1."""
    lines = (OLD / "secrets.txt").read_text(encoding="utf-8").splitlines()[1:]
    known = dict(line.split(": ", 1) for line in lines)
    table = SlotTable((OLD / NAMES.slots).read_bytes())
    slot = table.opened(derive(known["words"], table.salt), None)
    assert slot is not None
    return Made(shutil.copytree(OLD, folder), known["recovery code"], slot)


def test_a_vault_with_the_first_tables_is_brought_up_to_date(tmp_path: Path) -> None:
    made = old_vault(tmp_path / "vault")
    vault = opened(made)
    assert vault.store.answers("safe-places") == {"tonight": "у сестры"}
    (sam,) = vault.store.items("people", "people")
    assert sam.data["values"] == {"phone": "077 12 34"}
    (gone,) = vault.store.removed_items("people", "people")
    assert gone.data["title"] == "Rowan"
    kept = vault.attachments.add(io.BytesIO(b"new"), "x", on)
    vault.close()
    vault = opened(made)
    assert content(vault, kept.id) == b"new"
    vault.close()


def test_a_kill_while_older_tables_are_brought_up_to_date_leaves_the_old_or_the_new(
    tmp_path: Path,
) -> None:
    program = OPEN.replace("vault = unlocked", KILL_AT_A_SYNC + "vault = unlocked")
    states = set()
    for sync in range(4):
        made = old_vault(tmp_path / str(sync))
        start(made, program, str(sync)).communicate()
        assert made.used.stat().st_size == made.unused.stat().st_size
        connection = connect(made.used, made.slot.key)
        states.add(is_current(connection))
        assert len(rows(connection, "select * from items")) == 2
        connection.close()
        opened(made).close()
    assert states == {False, True}
