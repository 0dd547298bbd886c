"""Transactions, and what becomes of them when the disk fails."""

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import apsw
import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    ExpectedError,
    FileTooLargeError,
    ReadOnlyFolderError,
    StorageFailedError,
    VaultInUseError,
)
from nocontact_desktop.vault import Store
from nocontact_desktop.vault import database as module
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.database import Database, connect
from nocontact_desktop.vault.failures import named, of_database, of_number
from nocontact_desktop.vault.layout import PAGE
from nocontact_desktop.vault.vault import unlocked
from tests.fuzz.ground import ground
from tests.vault.made import NAMES, OPEN, Made, start


@contextmanager
def no_file_may_grow() -> Iterator[None]:
    """Any write to a file fails in this process: a real fault, made by the system."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_after_a_fault_the_files_are_opened_anew_and_the_next_edit_is_saved(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "before")
    with no_file_may_grow(), pytest.raises(StorageFailedError):
        vault.store.set_answer("s", "lost", "during")
    vault.store.set_answer("s", "later", "after")
    assert vault.store.answers("s") == {"kept": "before", "later": "after"}
    vault.close()
    again = unlocked(made.folder, NAMES, made.slot)
    assert again.store.answers("s") == {"kept": "before", "later": "after"}
    again.close()


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("nth", range(1, 5))
def test_a_descriptor_is_not_used_again_after_a_failed_flush(
    made: Made, monkeypatch: pytest.MonkeyPatch, number: int, nth: int
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "before")
    real, real_write = os.fsync, os.write
    count, failed = 0, -1

    def flush(descriptor: int) -> None:
        nonlocal count, failed
        assert failed != descriptor
        count += 1
        if count == nth:
            failed = descriptor
            raise OSError(number, "a flush")
        real(descriptor)

    def write(descriptor: int, data: bytes) -> int:
        assert descriptor != failed
        return real_write(descriptor, data)

    real_close = os.close

    def close(descriptor: int) -> None:
        nonlocal failed
        failed = -1 if descriptor == failed else failed
        real_close(descriptor)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "close", close)
    with suppress(ExpectedError):
        vault.store.set_answer("s", "first", "tried")
    assert vault.store.answers("s")["kept"] == "before"
    vault.store.set_answer("s", "later", "after")
    assert vault.store.answers("s")["later"] == "after"
    vault.close()


def test_an_error_in_the_work_leaves_nothing_of_it(store: Store) -> None:
    def work(connection: apsw.Connection) -> None:
        connection.execute("insert into answers (section, field, value) values ('s', 'f', '1')")
        raise ZeroDivisionError

    undone = []
    with pytest.raises(ZeroDivisionError):
        store._database.write(work, lambda: undone.append(1))
    assert undone == [1]
    assert store.answers("s") == {}
    store.set_answer("s", "f", "x")
    assert store.answers("s") == {"f": "x"}


def test_a_bug_in_a_statement_stays_a_bug(store: Store) -> None:
    with pytest.raises(apsw.SQLError):
        store._database.read(lambda c: module.rows(c, "select nothing from nowhere"))


def test_after_a_rollback_that_failed_the_files_are_opened_anew(store: Store) -> None:
    def work(connection: apsw.Connection) -> None:
        connection.set_authorizer(lambda *_: apsw.SQLITE_DENY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store._database.write(work)
    store._database._connection.set_authorizer(None)
    store.set_setting("a", "b")
    assert store.setting("a") == "b"


def test_a_fault_while_tidying_costs_no_edit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(_self: object) -> None:
        raise OSError(errno.EIO, "fault")

    monkeypatch.setattr("nocontact_desktop.vault.compartments.Compartments.same_times", fault)
    store.set_setting("a", "b")
    store.set_setting("a", "c")
    assert store.setting("a") == "c"


def test_a_folder_that_became_read_only_does_not_keep_an_edit_from_being_saved(
    made: Made,
) -> None:
    program = OPEN + (
        "Path(sys.argv[1]).chmod(0o500)\nvault.store.set_setting('a', 'b')\nprint('saved')\n"
    )
    made.folder.chmod(0o755)
    child = start(made, program)
    out, _ = child.communicate()
    made.folder.chmod(0o700)
    assert out == "saved\n"
    vault = unlocked(made.folder, NAMES, made.slot)
    assert vault.store.setting("a") == "b"
    vault.close()


def test_nothing_is_left_beside_the_files_when_a_writer_dies_between_edits(made: Made) -> None:
    wait = "vault.store.set_setting('a', 'b')\nprint('saved', flush=True)\nsys.stdin.read()\n"
    child = start(made, OPEN + wait)
    assert child.stdout is not None
    assert child.stdout.readline() == "saved\n"
    child.kill()
    child.communicate()
    assert sorted(path.name for path in made.folder.iterdir()) == list("abcde")


def test_every_setting_is_in_force(store: Store) -> None:
    connection = store._database._connection
    wanted = {"journal_mode": "delete", "synchronous": 3, "secure_delete": 1, "temp_store": 2,
              "trusted_schema": 0, "foreign_keys": 1, "cell_size_check": 1,
              "locking_mode": "normal", "cipher": "chacha20", "user_version": 2}  # fmt: skip
    assert {name: connection.pragma(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, ReadOnlyFolderError),
        (errno.EACCES, ReadOnlyFolderError),
        (errno.EIO, StorageFailedError),
        (errno.EMFILE, StorageFailedError),
        (errno.EFBIG, FileTooLargeError),
        (None, StorageFailedError),
    ],
)
def test_each_number_of_the_system_has_its_error(
    number: int | None, error: type[ExpectedError]
) -> None:
    assert type(of_number(number)) is error


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (apsw.FullError, DiskFullError),
        (apsw.CorruptError, DamagedVaultError),
        (apsw.NotADBError, DamagedVaultError),
        (apsw.ReadOnlyError, ReadOnlyFolderError),
        (apsw.BusyError, VaultInUseError),
        (apsw.IOError, StorageFailedError),
        (apsw.CantOpenError, StorageFailedError),
    ],
)
def test_each_error_of_the_database_has_ours(
    raised: type[apsw.Error], error: type[ExpectedError]
) -> None:
    assert type(of_database(raised("x"), errno.EIO)) is error


def test_a_quota_met_by_the_database_is_a_full_disk() -> None:
    assert isinstance(of_database(apsw.IOError("x"), errno.EDQUOT), DiskFullError)


def test_a_failure_of_the_system_loses_its_text() -> None:
    with pytest.raises(ReadOnlyFolderError) as caught, named():
        raise PermissionError(errno.EACCES, "no", "/home/somebody")
    assert caught.value.__suppress_context__
    assert "somebody" not in str(caught.value)


def test_without_a_connection_the_number_is_unknown() -> None:
    with pytest.raises(StorageFailedError), named():
        raise apsw.CantOpenError("x")


def test_what_is_asked_of_a_closed_vault_has_an_error_with_a_sentence(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.close()
    for ask in (lambda: vault.store.answers("s"), lambda: vault.store.set_setting("a", "b")):
        with pytest.raises(StorageFailedError):
            ask()


def test_closing_twice_is_fine(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.close()
    vault.close()


def test_a_connection_with_another_key_is_refused_at_once_and_lets_go(made: Made) -> None:
    for _ in range(2):
        with pytest.raises(apsw.NotADBError):
            connect(made.used, bytes(32))


def test_two_connections_to_one_file_are_refused(made: Made) -> None:
    first = connect(made.used, made.slot.key)
    with pytest.raises(VaultInUseError):
        connect(made.used, made.slot.key)
    assert module.used_bytes(first) > 0
    first.close()


def test_a_first_page_of_no_known_kind_is_damage() -> None:
    with ground() as vault:
        page = bytearray(vault.pages[0])
        page[44:48] = (9).to_bytes(4, "big")  # the format of the tables' descriptions
        vault.lay({1: bytes(page)})
        for _ in range(2):
            with pytest.raises(apsw.CorruptError):
                connect(vault.used, vault.slot.key)


def test_a_fault_while_the_key_is_changed_leaves_the_old_one(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "before")
    with no_file_may_grow(), pytest.raises(StorageFailedError):
        vault.database.rekey(bytes(range(32)))
    assert vault.store.answers("s") == {"kept": "before"}
    vault.store.set_answer("s", "later", "after")
    vault.close()
    again = unlocked(made.folder, NAMES, made.slot)
    assert again.store.answers("s") == {"kept": "before", "later": "after"}
    again.close()


def test_damage_met_after_a_fault_is_named(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "kept", "before")
    vault.database._faulty = True
    data = bytearray(made.used.read_bytes())
    data[5 * PAGE + 100] ^= 1
    made.used.write_bytes(data)
    with pytest.raises(DamagedVaultError):
        vault.store.answers("s")
    data[5 * PAGE + 100] ^= 1
    made.used.write_bytes(data)
    assert vault.store.answers("s") == {"kept": "before"}
    vault.close()


def test_without_a_way_to_open_anew_nothing_is_asked_of_the_files_after_a_fault(made: Made) -> None:
    compartments = Compartments(made.folder / NAMES.first, made.folder / NAMES.second)
    connection = connect(made.used, made.slot.key)
    database = Database(connection, compartments, Ballast(made.folder / NAMES.ballast))
    store = Store(database)
    store.set_answer("s", "kept", "before")
    with no_file_may_grow(), pytest.raises(StorageFailedError):
        store.set_answer("s", "lost", "during")
    with pytest.raises(StorageFailedError):
        store.answers("s")
    with pytest.raises(StorageFailedError):
        store.set_answer("s", "later", "after")
    database.let_go()
    again = unlocked(made.folder, NAMES, made.slot)
    assert again.store.answers("s") == {"kept": "before"}
    again.close()
