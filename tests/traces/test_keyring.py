"""What the keyring shows of a vault says nothing, and what lies in it opens nothing (T6)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.errors import ExpectedError, WrongSecretError
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code, open_vault
from tests.disguise.tell_tale import tell_tale_words
from tests.journey.stage import Stage, missing, stage
from tests.traces.words import ALWAYS, OURS, told

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()), reason="needs a desktop to test on"),
]

WORDS = "canyon ladder velvet rocket plum"
PIN = "7192640583"
KEEP = """
import sys
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.vault import system_share
(profile,) = [p for p in load_profiles(resources.folder("disguises")) if p.id == sys.argv[1]]
system_share(profile.keyring).put(bytes.fromhex(sys.argv[2]))
"""
BROWSE = """
import json, secretstorage, sys
bus = secretstorage.dbus_init()
found = []
for collection in secretstorage.get_all_collections(bus):
    for item in collection.get_all_items():
        found.append({"label": item.get_label(), "attributes": item.get_attributes(),
            "kind": item.get_secret_content_type(), "value": item.get_secret().hex()})
json.dump(found, sys.stdout)
"""
"""What a program with which people look through their keyring asks for."""
LIBRARY_SCHEMA = "org.freedesktop.Secret.Generic"


@dataclass(frozen=True, slots=True)
class Kept:
    """A vault whose share lies in a real keyring."""

    desk: Stage
    profile: Profile
    folder: Path
    share: bytes

    def runs(self, script: str, *words: str) -> str:
        """Run Python at this desktop."""
        environment = self.desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", script, *words]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()


PROFILES = load_profiles(resources.folder("disguises"))


@pytest.fixture(scope="module", params=PROFILES, ids=lambda profile: str(profile.id))
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """Nothing here changes it, so each profile has one for all tests."""
    folder = tmp_path_factory.mktemp("kept")
    with ExitStack() as stack:
        desk = stack.enter_context(stage(folder / "stage"))
        found = Kept(desk, request.param, folder / "vault", os.urandom(32))
        new = NewVault(WORDS, new_code(), PIN, found.share)
        create(found.folder, found.profile.files, new, FLOOR).close()
        found.runs(KEEP, found.profile.id, found.share.hex())
        yield found


def test_one_item_is_there_and_its_words_are_neutral(kept: Kept) -> None:
    (item,) = json.loads(kept.runs(BROWSE))
    assert item["label"] == kept.profile.keyring.label
    attributes = item["attributes"]
    assert attributes.pop("xdg:schema", LIBRARY_SCHEMA) == LIBRARY_SCHEMA
    assert attributes == dict(kept.profile.keyring.attributes)
    shown = json.dumps([item["label"], attributes, item["kind"]])
    assert tell_tale_words(shown) == []
    assert told(shown.encode(), ALWAYS | OURS) == []
    assert told(bytes.fromhex(item["value"]), ALWAYS) == []


def test_the_tool_for_the_terminal_shows_the_same(kept: Kept) -> None:
    pairs = [each for pair in kept.profile.keyring.attributes.items() for each in pair]
    words = " ".join(f"'{each}'" for each in pairs)
    shown = kept.desk.run("sh", "-c", f"secret-tool search --all --unlock {words} 2>&1")
    known = ("secret = ", "schema = ")
    lines = [line for line in shown.splitlines() if not line.startswith(known)]
    assert f"label = {kept.profile.keyring.label}" in lines
    assert tell_tale_words("\n".join(lines)) == []


@pytest.mark.parametrize("kept", PROFILES[:1], indirect=True, ids=["the first profile"])
def test_what_lies_there_opens_nothing_by_itself(kept: Kept) -> None:
    """Neither as what is typed, in any form, nor as the share beside a guessed number."""
    (item,) = json.loads(kept.runs(BROWSE))
    value = bytes.fromhex(item["value"])
    assert value.startswith(kept.share.hex().encode())
    typed = [
        value.decode(),
        value.hex(),
        kept.share.decode("latin-1"),
        base64.b64encode(value).decode(),
        base64.b64encode(kept.share).decode(),
        str(int.from_bytes(kept.share, "big")),
    ]
    for secret in typed:
        with pytest.raises(ExpectedError):
            open_vault(kept.folder, kept.profile.files, secret, None).close()
    for number in ("", "000000", "123456", PIN[:-1], PIN + "1"):
        with pytest.raises(WrongSecretError):
            open_vault(kept.folder, kept.profile.files, number, kept.share).close()
    open_vault(kept.folder, kept.profile.files, PIN, kept.share).close()
