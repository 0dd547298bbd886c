"""A stored text that is not UTF-8, which only damage under the right key can bring about."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import Vault
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made

ASKED: dict[str, tuple[str, Callable[[Vault], object]]] = {
    "an answer": (
        "update answers set value = cast(x'22ff22' as text)",
        lambda vault: vault.store.answers("money"),
    ),
    "an item": (
        "update items set data = cast(x'7b22ff227d' as text)",
        lambda vault: vault.store.items("people", "people"),
    ),
    "a setting": (
        "update settings set value = cast(x'22ff22' as text) where name = 'look'",
        lambda vault: vault.store.setting("look"),
    ),
    "a file's name": (
        "update attachments set name = cast(x'ff' as text)",
        lambda vault: vault.attachments.list(),
    ),
}


@pytest.mark.parametrize("what", ASKED)
def test_text_that_is_none_is_damage_and_the_rest_can_be_read(made: Made, what: str) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("money", "first", "a tin")
    vault.store.add_item("people", "people", {"title": "a name"})
    vault.store.set_setting("look", "dark")
    vault.attachments.add(io.BytesIO(b"bytes"), "a name", lambda _done: True)
    spoil, ask = ASKED[what]
    vault.database.write(lambda c: c.execute(spoil))
    for other, (_, ask_for_it) in ASKED.items():
        if other != what:
            ask_for_it(vault)
    with pytest.raises(DamagedVaultError):
        ask(vault)
    vault.close()
