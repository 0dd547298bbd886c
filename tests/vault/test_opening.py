"""Opening: every way in, and every reason why not, on real files."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    KeyringMissingError,
    NoKeyringError,
    ReadOnlyFolderError,
    ShareMissingError,
    VaultInUseError,
    VaultTooNewError,
    WrongSecretError,
)
from nocontact_desktop.vault import MemoryShare, SlotKind, open_vault
from nocontact_desktop.vault import opening as module
from nocontact_desktop.vault.database import connect
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import FLOOR, derive
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made

PAGE = FRONT = 16384


def try_to_open(made: Made) -> None:
    unlocked(made.folder, NAMES, made.slot).close()


@pytest.mark.parametrize(
    ("typed", "share", "kind"),
    [
        (" LAMP-river  stone window\tpaper", None, SlotKind.WORDS),
        (WORDS, SHARE, None),
        ("49 30 28", SHARE, SlotKind.PIN_AND_SHARE),
        ("CODE", None, SlotKind.RECOVERY),
        ("CODE", SHARE, SlotKind.RECOVERY),
    ],
)
def test_every_way_in_leads_to_the_same_content(
    made: Made, typed: str, share: bytes | None, kind: SlotKind | None
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "kept")
    vault.close()
    secret = made.code.lower().replace("-", " ") if typed == "CODE" else typed
    vault = open_vault(made.folder, NAMES, secret, share)
    assert kind in (None, vault.opened_with)
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()


@pytest.mark.parametrize(
    ("typed", "share"),
    [("wrong words", None), (WORDS + "s", SHARE), ("493029", SHARE), ("", None), (PIN, b"x" * 32)],
)
def test_a_wrong_secret_changes_nothing(made: Made, typed: str, share: bytes | None) -> None:
    before = [(p.name, p.read_bytes(), p.stat().st_mtime_ns) for p in made.folder.iterdir()]
    with pytest.raises(WrongSecretError) as caught:
        open_vault(made.folder, NAMES, typed, share)
    assert type(caught.value) is WrongSecretError
    after = [(p.name, p.read_bytes(), p.stat().st_mtime_ns) for p in made.folder.iterdir()]
    assert after == before


def test_a_pin_without_its_share_is_named_and_is_a_wrong_secret_too(made: Made) -> None:
    with pytest.raises(ShareMissingError) as caught:
        open_vault(made.folder, NAMES, PIN, None)
    assert isinstance(caught.value, WrongSecretError)
    assert isinstance(caught.value, KeyringMissingError)


def test_the_share_is_looked_up_while_the_secret_is_stretched(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def waits(secret: str, salt: bytes) -> bytes:
        assert asked.wait(10)
        return derive(secret, salt)

    def source() -> bytes:
        asked.set()
        return SHARE

    monkeypatch.setattr(module, "derive", waits)
    vault = open_vault(made.folder, NAMES, PIN, source)
    assert vault.opened_with is SlotKind.PIN_AND_SHARE
    vault.close()


def no_keyring() -> bytes:
    raise NoKeyringError


@pytest.mark.parametrize("source", [no_keyring, MemoryShare().get])
def test_a_keyring_that_is_not_there_leaves_the_words(
    quick_made: Made, source: Callable[[], bytes]
) -> None:
    open_vault(quick_made.folder, NAMES, WORDS, source).close()
    with pytest.raises(ShareMissingError):
        open_vault(quick_made.folder, NAMES, PIN, source)


@pytest.mark.parametrize("name", [NAMES.slots, NAMES.first, NAMES.second])
@pytest.mark.parametrize("cut", [None, 0, 100, 4000])
def test_a_missing_or_cut_file_is_damage(made: Made, name: str, cut: int | None) -> None:
    path = made.folder / name
    content = path.read_bytes()[:cut]
    path.unlink()
    if cut is not None:
        path.write_bytes(content)
    unused = name not in (NAMES.slots, made.used.name)
    if unused and cut:
        try_to_open(made)
        return
    with pytest.raises(DamagedVaultError):
        open_vault(made.folder, NAMES, WORDS, None)
    assert path.exists() == (cut is not None)


def test_a_missing_lock_or_ballast_is_made_again(made: Made) -> None:
    (made.folder / NAMES.lock).unlink()
    (made.folder / NAMES.ballast).unlink()
    try_to_open(made)
    assert sorted(path.name for path in made.folder.iterdir()) == list("abcde")


def test_a_folder_that_is_not_there_is_damage_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DamagedVaultError):
        open_vault(tmp_path / "none", NAMES, WORDS, None)
    assert list(tmp_path.iterdir()) == []


def content_pages(made: Made) -> int:
    connection = connect(made.used, made.slot.key)
    pages = int(connection.pragma("page_count"))
    connection.close()
    return pages


def test_a_changed_byte_on_every_page_is_noticed_on_opening(made: Made) -> None:
    original = made.used.read_bytes()
    for page in range(content_pages(made)):
        for offset in (0, 17, 2000, PAGE - 33, PAGE - 32, PAGE - 1):
            data = bytearray(original)
            data[FRONT + page * PAGE + offset] ^= 0x10
            made.used.write_bytes(data)
            with pytest.raises(DamagedVaultError):
                try_to_open(made)
    made.used.write_bytes(original)
    try_to_open(made)


def test_content_that_was_cut_off_is_noticed(made: Made) -> None:
    pages = content_pages(made)
    made.used.write_bytes(made.used.read_bytes()[: pages * PAGE])
    with pytest.raises(DamagedVaultError):
        try_to_open(made)


def test_random_bytes_behind_the_content_may_be_lost(made: Made) -> None:
    made.used.write_bytes(made.used.read_bytes()[: FRONT + content_pages(made) * PAGE])
    try_to_open(made)
    assert made.used.stat().st_size == made.unused.stat().st_size


def test_swapped_compartments_are_noticed(made: Made) -> None:
    used, unused = made.used.read_bytes(), made.unused.read_bytes()
    made.used.write_bytes(unused)
    made.unused.write_bytes(used)
    with pytest.raises(DamagedVaultError):
        try_to_open(made)


def test_two_pages_in_each_others_place_are_noticed(made: Made) -> None:
    data = made.used.read_bytes()
    a, b, rest = (data[FRONT + start * PAGE :] for start in (1, 2, 3))
    made.used.write_bytes(data[: FRONT + PAGE] + b[:PAGE] + a[:PAGE] + rest)
    with pytest.raises(DamagedVaultError):
        try_to_open(made)


def test_a_slots_file_of_another_vault_opens_nothing(made: Made) -> None:
    (made.folder / NAMES.slots).write_bytes(SlotTable.new(FLOOR).data)
    with pytest.raises(WrongSecretError):
        open_vault(made.folder, NAMES, "wrong words", None)


def test_damage_is_not_shown_to_a_wrong_secret(made: Made) -> None:
    made.used.unlink()
    with pytest.raises(WrongSecretError):
        open_vault(made.folder, NAMES, "wrong words", None)


def test_an_open_vault_is_not_shown_to_a_wrong_secret(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    with pytest.raises(WrongSecretError):
        open_vault(made.folder, NAMES, "wrong words", None)
    with pytest.raises(VaultInUseError):
        open_vault(made.folder, NAMES, WORDS, None)
    vault.close()


def with_version(made: Made, version: int) -> None:
    connection = connect(made.used, made.slot.key)
    connection.pragma("user_version", version)
    connection.close()


def test_a_vault_of_a_later_version_is_named(made: Made) -> None:
    with_version(made, 99)
    with pytest.raises(VaultTooNewError):
        try_to_open(made)


@pytest.mark.parametrize("version", [0, -1])
def test_a_database_without_tables_is_damage(made: Made, version: int) -> None:
    with_version(made, version)
    with pytest.raises(DamagedVaultError):
        try_to_open(made)


def test_an_older_vault_is_brought_up_to_date_in_one_step(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.vault import schema

    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "kept")
    vault.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "create table more (x);"))
    monkeypatch.setattr(schema, "VERSION", 3)
    vault = unlocked(made.folder, NAMES, made.slot)
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()
    connection = connect(made.used, made.slot.key)
    assert connection.pragma("user_version") == 3
    assert connection.execute("select count(*) from more").get == 0
    connection.close()


def test_a_step_that_fails_leaves_the_older_version(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.vault import schema

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "create table more (x); nonsense;"))
    monkeypatch.setattr(schema, "VERSION", 3)
    with pytest.raises(DamagedVaultError):
        try_to_open(made)
    monkeypatch.undo()
    try_to_open(made)


def test_a_large_vault_is_checked_as_it_is_read(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    for n in range(300):
        vault.store.set_answer("s", f"f{n}", "long " * 100)
    vault.close()
    data = bytearray(made.used.read_bytes())
    data[(content_pages(made) - 2) * PAGE + 100] ^= 1
    made.used.write_bytes(data)
    monkeypatch.setattr("nocontact_desktop.vault.database._CHECKED_WHOLE", PAGE)
    vault = unlocked(made.folder, NAMES, made.slot)
    with pytest.raises(DamagedVaultError):
        (vault.store.answers("s"), vault.store.search("lon", 1000))
    vault.close()


def test_a_slots_file_without_permission_is_named(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadOnlyFolderError):
        open_vault(made.folder, NAMES, WORDS, None)


def test_a_database_that_contradicts_itself_is_damage(made: Made) -> None:
    connection = connect(made.used, made.slot.key)
    connection.pragma("writable_schema", "on")
    connection.execute("delete from sqlite_schema where name = 'items_removed'")
    connection.close()
    with pytest.raises(DamagedVaultError):
        try_to_open(made)
