"""The slots file: opens with the right secret and share only, and shows nothing."""

import secrets
import struct

import pytest

from nocontact_desktop.errors import DamagedVaultError, VaultTooNewError
from nocontact_desktop.vault import slots
from nocontact_desktop.vault.slots import Slot, SlotKind, SlotTable, new_group, place_of
from nocontact_desktop.vault.stretch import FLOOR

SECRET = b"s" * 32
SHARE = b"h" * 32
SLOT = Slot(SlotKind.WORDS, 1, 0b10100101, b"k" * 32)


@pytest.fixture
def table() -> SlotTable:
    return SlotTable.new(FLOOR)


@pytest.mark.parametrize("kind", SlotKind)
@pytest.mark.parametrize("share", [None, SHARE])
def test_what_was_sealed_opens(table: SlotTable, kind: SlotKind, share: bytes | None) -> None:
    slot = Slot(kind, 0, new_group(), secrets.token_bytes(32))
    assert table.sealed(slot, SECRET, share).opened(SECRET, share) == slot


def test_a_slot_without_share_opens_whatever_share_is_given(table: SlotTable) -> None:
    assert table.sealed(SLOT, SECRET, None).opened(SECRET, SHARE) == SLOT


def test_a_slot_with_share_needs_that_share(table: SlotTable) -> None:
    sealed = table.sealed(SLOT, SECRET, SHARE)
    assert sealed.opened(SECRET, None) is None
    assert sealed.opened(SECRET, b"x" * 32) is None


def test_the_share_alone_opens_nothing(table: SlotTable) -> None:
    sealed = table.sealed(SLOT, SECRET, SHARE)
    assert sealed.opened(b"", SHARE) is None
    assert sealed.opened(SHARE, None) is None
    assert sealed.opened(SHARE, SHARE) is None


def test_a_new_table_opens_with_nothing(table: SlotTable) -> None:
    assert table.opened(SECRET, SHARE) is None


def test_the_four_kinds_of_a_group_have_their_own_places(table: SlotTable) -> None:
    group = new_group()
    assert group.bit_count() == 4
    assert len({place_of(group, kind) for kind in SlotKind}) == 4
    assert all(group >> place_of(group, kind) & 1 for kind in SlotKind)


def test_two_groups_live_side_by_side(table: SlotTable) -> None:
    group = new_group()
    one = Slot(SlotKind.RECOVERY, 0, group, b"1" * 32)
    two = Slot(SlotKind.RECOVERY, 1, group ^ 0xFF, b"2" * 32)
    both = table.sealed(one, b"a" * 32, None).sealed(two, b"b" * 32, None)
    assert both.opened(b"a" * 32, None) == one
    assert both.opened(b"b" * 32, None) == two


def test_every_flipped_byte_of_a_slot_or_the_salt_closes_it(table: SlotTable) -> None:
    sealed = table.sealed(SLOT, SECRET, None)
    start = 32 + 256 * place_of(SLOT.group, SLOT.kind)
    for at in (*range(0, 32, 5), *range(start, start + 256, 7), start + 255):
        data = bytearray(sealed.data)
        data[at] ^= 1
        assert SlotTable(bytes(data)).opened(SECRET, None) is None


def test_a_slot_moved_to_another_place_is_closed(table: SlotTable) -> None:
    sealed = table.sealed(SLOT, SECRET, None).data
    at = 32 + 256 * place_of(SLOT.group, SLOT.kind)
    to = 32 + (at - 32 + 256) % 2048
    moved = sealed[:to] + sealed[at : at + 256] + sealed[to + 256 :]
    cleared = moved[:at] + secrets.token_bytes(256) + moved[at + 256 :]
    assert SlotTable(cleared).opened(SECRET, None) is None


@pytest.mark.parametrize("size", [0, 1, 4095, 4097])
def test_any_other_size_is_damage(size: int) -> None:
    with pytest.raises(DamagedVaultError):
        SlotTable(bytes(size))


def test_every_attempt_tries_all_slots_both_ways(
    table: SlotTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = table.sealed(SLOT, SECRET, None)
    counts = []
    real = SlotTable._body

    def counted(self: SlotTable, place: int, stretched: bytes, share: bytes) -> bytes | None:
        counts.append(len(share))
        return real(self, place, stretched, share)

    monkeypatch.setattr(SlotTable, "_body", counted)
    for secret, share in ((SECRET, None), (SECRET, SHARE), (b"w" * 32, None), (b"w" * 32, SHARE)):
        counts.clear()
        sealed.opened(secret, share)
        assert counts == [0, 32] * 8


def with_body(table: SlotTable, monkeypatch: pytest.MonkeyPatch, *fields: int) -> SlotTable:
    """A slot that was sealed rightly around a body that this version would not write."""
    packed = struct.pack(">BBBB32s192x", *fields, b"k" * 32)

    class Body:
        unpack = staticmethod(slots._BODY.unpack)

        @staticmethod
        def pack(*_fields: object) -> bytes:
            return packed

    with monkeypatch.context() as patch:
        patch.setattr(slots, "_BODY", Body)
        return table.sealed(SLOT, SECRET, None)


def test_a_slot_of_a_later_version_is_named(
    table: SlotTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = with_body(table, monkeypatch, 2, 1, 0, 15)
    with pytest.raises(VaultTooNewError):
        later.opened(SECRET, None)


@pytest.mark.parametrize("fields", [(1, 9, 0, 15), (1, 1, 2, 15), (1, 1, 0, 7)])
def test_a_slot_that_makes_no_sense_is_damage(
    table: SlotTable, monkeypatch: pytest.MonkeyPatch, fields: tuple[int, ...]
) -> None:
    senseless = with_body(table, monkeypatch, *fields)
    with pytest.raises(DamagedVaultError):
        senseless.opened(SECRET, None)


def test_no_key_shows_when_printed(table: SlotTable) -> None:
    assert "k" * 8 not in repr(SLOT)
    assert repr(table) == "SlotTable()"
