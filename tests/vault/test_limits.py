"""No number in a file can ask for more than a computer can give: floors and ceilings."""

from __future__ import annotations

import io
import json
import secrets
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError
from nocontact_desktop.vault import links, rollback, sealed_file, stretch, ways
from nocontact_desktop.vault.json_text import DEEPEST, an_answer, an_object
from nocontact_desktop.vault.slots import FILE_SIZE, SlotTable
from nocontact_desktop.vault.store import Store

MIB_PASSES_OF_THE_DEAREST = 1024 * 10


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=96, max_size=96))
def test_the_dearest_slots_file_asks_for_a_gib_and_four_passes_over_it(
    salt: bytes, further: bytes
) -> None:
    fill = bytes(8 * 256)
    table = SlotTable((salt + fill + further).ljust(FILE_SIZE, b"\0"))
    assert links.work(table.salt, table.further) <= 4 * (MIB_PASSES_OF_THE_DEAREST + 1024)
    found = [stretch.profile_of(table.salt), *filter(None, map(links.link_of, table.further))]
    assert all(64 <= each.memory <= 1024 for each in found)


@pytest.mark.parametrize("opening", ["[", '{"a": '])
def test_json_that_is_nested_too_deep_is_damage(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    for depth in (DEEPEST + 2, 900, 100_000):
        with pytest.raises(DamagedVaultError):
            an_object('{"a": ' + opening * depth + "1" + closing * depth + "}")
    assert an_object('{"a": ' + "[" * 9 + "]" * 9 + "}")


@pytest.mark.parametrize("text", ["5", '{"a": 1}', "[5]", "[[]]", "null", "x", ""])
def test_an_answer_is_a_text_or_a_list_of_texts(text: str) -> None:
    with pytest.raises(DamagedVaultError):
        an_answer(text)


@pytest.mark.parametrize("text", ["-1", "x", "1e9", str(2**62), "9" * 5000, ""])
def test_a_count_that_cannot_be_is_damage(store: Store, text: str) -> None:
    store.set_setting("vault.count", text)
    with pytest.raises(DamagedVaultError):
        rollback.count(store)


@pytest.mark.parametrize(
    "stored",
    [
        {"1": [[4, "00" * 32, ""]]},
        {"1": [[-1, "00" * 32, ""]]},
        {"1": [[0, "00" * 31, ""]]},
        {"1": [[0, "00" * 32, "00"]]},
        {"1": [[0, "00" * 32, ""]] * 5},
        {"9": []},
        {"1": 5},
        [],
    ],
)
def test_ways_that_cannot_be_are_damage(store: Store, stored: object) -> None:
    store.set_setting("vault.ways", json.dumps(stored))
    with pytest.raises(DamagedVaultError):
        ways.known(store)


@pytest.mark.parametrize(
    "fields",
    [
        (2**63, 0, 0, 0),
        (0, 2**64 - 1, 0, 0),
        (0, 10**12, 0, 0),
        (0, 0, 2**63, 0),
        (0, 0, 0, 2**64 - 1),
    ],
)
def test_the_head_of_a_copy_has_ceilings(fields: tuple[int, int, int, int]) -> None:
    key, table = secrets.token_bytes(32), SlotTable(bytes(FILE_SIZE))
    nonce, start = sealed_file.opening(table)
    parts = 1 + sum(map(sealed_file.parts_of, fields[2:]))
    head = struct.pack(">B7xQQQQQ", 1, min(parts, 2**64 - 1), *fields)
    box = sealed_file._box(sealed_file._cipher(key, nonce), 0, head)
    with pytest.raises(DamagedBackupError):
        sealed_file.Reading(io.BytesIO(start + box)).head((key,))
