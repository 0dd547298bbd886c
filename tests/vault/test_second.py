"""A second vault: set up from inside the first, opened by its own secret, without a sign."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    SameSecretError,
    StorageFailedError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    NewVault,
    SlotKind,
    Vault,
    new_code,
    open_vault,
    second,
    set_up_second,
)
from nocontact_desktop.vault.change_secret import (
    change_words,
    has_pin,
    has_share,
)
from nocontact_desktop.vault.vault import read_slots
from tests.vault.conftest import unstretched
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made, environment

OTHER = "other words for another day"
LEAVING = "leave now"
THIRD = "third time pays for all"


@pytest.fixture
def made(template: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A vault of the test's own whose secrets are not stretched."""
    copy = Made(shutil.copytree(template.folder, tmp_path / "vault"), template.code, template.slot)
    return unstretched(copy, monkeypatch)


def opened(made: Made, secret: str = WORDS, share: bytes | None = None) -> Vault:
    return open_vault(made.folder, NAMES, secret, share)


def set_up(made: Made, words: str = OTHER, *, by: str = WORDS, leaving: str | None = None) -> str:
    """Set a second vault up from the one that `by` opens; the second's recovery code."""
    vault, code = opened(made, by), new_code()
    set_up_second(vault, by, NewVault(words, code), leaving)
    vault.close()
    return code


def use(made: Made, secret: str, text: str) -> None:
    vault = opened(made, secret)
    vault.store.set_answer("s", "f", text)
    vault.attachments.add(io.BytesIO(os.urandom(100_000)), "x", lambda _done: True)
    vault.close()


def answer(made: Made, secret: str) -> object:
    vault = opened(made, secret)
    found = vault.store.answers("s").get("f")
    vault.close()
    return found


def test_the_second_vault_is_empty_and_opens_with_its_own_secrets(made: Made) -> None:
    use(made, WORDS, "first")
    code = set_up(made)
    for secret in (OTHER, code):
        vault = opened(made, secret)
        assert vault.store.answers("s") == {}
        assert vault.attachments.list() == []
        vault.close()
    assert answer(made, WORDS) == "first"
    assert answer(made, made.code) == "first"


def test_both_are_used_for_years_without_harm(made: Made) -> None:
    set_up(made)
    for year in range(4):
        for secret in (WORDS, OTHER):
            use(made, secret, f"{secret} {year}" * 20_000)
            assert made.used.stat().st_size == made.unused.stat().st_size
    assert answer(made, WORDS) == f"{WORDS} 3" * 20_000
    assert answer(made, OTHER) == f"{OTHER} 3" * 20_000


def test_each_changes_its_secrets_alone(made: Made) -> None:
    code = set_up(made)
    for old, new in ((OTHER, THIRD), (WORDS, "fourth")):
        vault = opened(made, old)
        change_words(vault, new)
        vault.close()
    for secret in (THIRD, code, "fourth", made.code):
        opened(made, secret).close()
    opened(made, PIN, SHARE).close()
    for secret in (OTHER, WORDS):
        with pytest.raises(WrongSecretError):
            opened(made, secret)


def test_setting_up_answers_the_same_and_touches_the_same_whatever_was_there(made: Made) -> None:
    for words in (OTHER, THIRD):
        with ExitStack() as held:  # a file that is held keeps its number from being given again
            before = {
                path.name: os.fstat(held.enter_context(path.open("rb")).fileno())
                for path in made.folder.iterdir()
            }
            set_up(made, words)
            after = {path.name: path.stat() for path in made.folder.iterdir()}
        assert before.keys() == after.keys()
        same = [name for name in before if before[name].st_ino == after[name].st_ino]
        assert sorted(same) == sorted({*before} - {NAMES.slots})
    with pytest.raises(WrongSecretError):
        opened(made, OTHER)
    opened(made, THIRD).close()
    opened(made).close()


def test_set_up_from_the_second_it_replaces_the_first_as_was_said_beforehand(made: Made) -> None:
    use(made, WORDS, "first")
    set_up(made)
    use(made, OTHER, "second")
    set_up(made, THIRD, by=OTHER)
    assert answer(made, OTHER) == "second"
    assert answer(made, THIRD) is None
    for secret in (WORDS, made.code):
        with pytest.raises(WrongSecretError):
            opened(made, secret)
    assert "gone for good" in " ".join(second.BEFOREHAND)


def test_nobody_sets_it_up_without_a_secret_of_this_vault(made: Made) -> None:
    set_up(made)
    vault = opened(made)
    before = (made.folder / NAMES.slots).read_bytes()
    for wrong in ("wrong", OTHER):
        with pytest.raises(WrongSecretError):
            set_up_second(vault, wrong, NewVault(THIRD, new_code()))
    assert (made.folder / NAMES.slots).read_bytes() == before
    vault.close()
    opened(made, OTHER).close()


@pytest.mark.parametrize(
    ("words", "leaving"), [(WORDS.upper(), None), (OTHER, WORDS), (OTHER, OTHER), (PIN, None)]
)
def test_a_secret_that_is_in_use_is_refused(made: Made, words: str, leaving: str | None) -> None:
    vault = opened(made)
    with pytest.raises(SameSecretError):
        set_up_second(vault, WORDS, NewVault(words, new_code()), leaving)
    vault.close()
    opened(made).close()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_an_interrupted_set_up_leaves_the_first_whole_and_no_second(
    made: Made, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    use(made, WORDS, "first")
    set_up(made)
    names = ("files.write_atomically", "schema.lay", "ways.sealed_with")

    def fault(*_arguments: object) -> None:
        raise OSError(5, "fault")

    vault = opened(made)
    with monkeypatch.context() as patch:
        patch.setattr(f"nocontact_desktop.vault.second.{names[step]}", fault)
        with pytest.raises(StorageFailedError):
            set_up_second(vault, WORDS, NewVault(THIRD, new_code()))
    vault.close()
    assert answer(made, WORDS) == "first"
    with pytest.raises(WrongSecretError):
        opened(made, THIRD)
    if step:
        with pytest.raises(WrongSecretError):
            opened(made, OTHER)
    set_up(made, THIRD)
    opened(made, THIRD).close()


def test_from_inside_nothing_tells_whether_there_is_another(made: Made) -> None:
    alone = opened(made)
    names = {name for name in dir(alone) if not name.startswith("__")}
    settings = alone.database.read(lambda c: list(c.execute("select name from settings")))
    alone.close()
    set_up(made, leaving=LEAVING)
    for secret in (WORDS, OTHER, LEAVING):
        vault = opened(made, secret)
        assert {name for name in dir(vault) if not name.startswith("__")} == names
        found = vault.database.read(lambda c: list(c.execute("select name from settings")))
        assert found == settings
        assert vault.opened_with is SlotKind.WORDS
        assert has_share(vault)
        assert not has_pin(vault) or secret == WORDS
        vault.close()
        if secret == LEAVING:
            with pytest.raises(WrongSecretError):
                opened(made)


def test_a_leaving_secret_takes_the_words_away_until_the_recovery_code_comes(made: Made) -> None:
    use(made, WORDS, "first")
    set_up(made, leaving=LEAVING)
    opened(made, OTHER).close()
    opened(made).close()
    vault = opened(made, LEAVING)
    assert vault.opened_with is SlotKind.WORDS
    assert vault.store.answers("s") == {}
    vault.close()
    for secret, share in ((WORDS, None), (WORDS, SHARE), (PIN, SHARE)):
        with pytest.raises(WrongSecretError):
            opened(made, secret, share)
    opened(made, OTHER).close()
    assert answer(made, made.code) == "first"
    assert answer(made, WORDS) == "first"
    opened(made, WORDS, SHARE).close()
    opened(made, PIN, SHARE).close()


def test_a_leaving_secret_works_again_after_the_words_came_back(made: Made) -> None:
    set_up(made, leaving=LEAVING)
    for _ in range(2):
        opened(made, LEAVING).close()
        with pytest.raises(WrongSecretError):
            opened(made)
        opened(made, made.code).close()
        opened(made).close()


def test_slots_that_cannot_be_written_keep_no_vault_shut(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("nocontact_desktop.vault.leaving.files.write_atomically", fault)
    opened(made).close()


def test_a_recovery_code_leaves_slots_that_are_whole_as_they_are(made: Made) -> None:
    before = read_slots(made.folder / NAMES.slots)
    opened(made, made.code).close()
    assert read_slots(made.folder / NAMES.slots) == before


def test_the_second_needs_both_files(made: Made) -> None:
    set_up(made)
    made.unused.write_bytes(os.urandom(4 << 20))
    with pytest.raises(DamagedVaultError):
        opened(made, OTHER)
    opened(made).close()


TRACED = """
import sys
from collections import Counter
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from nocontact_desktop.vault import opening
from nocontact_desktop.vault.opening import open_vault
from tests.vault.quick import quick
from tests.vault.made import NAMES
opening.derive = quick
open(sys.argv[1] + '/../begin', 'w').close()
opened = open_vault(Path(sys.argv[1]), NAMES, sys.argv[2], None)
opened.store.set_answer('s', 'f', 'x' * 20000)
opened.close()
"""


NAMED_CALL = re.compile(r'(\w+)\(.*?"(.*?)"')


def touched(made: Made, secret: str, log: Path) -> list[str]:
    """The calls on files of the vault, in order, without which compartment it was."""
    program = ["-c", TRACED, str(made.folder), secret]
    command = ["strace", "-f", "-e", "trace=file", "-o", str(log), "python3", *program]
    subprocess.run(command, check=True, env=environment(), capture_output=True)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    begun = next(n for n, line in enumerate(lines) if "/begin" in line)
    calls = [line.split(" ", 1)[1].strip() for line in lines[begun + 1 :]]
    calls = [re.sub(r"\[\{.*?\}.*?\]|st_\w+=\S+|tv_\w+=\d+", "", call) for call in calls]
    return [call for call in calls if str(made.folder) in call]


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs the program strace")
def test_the_same_files_are_touched_whichever_is_opened(made: Made, tmp_path: Path) -> None:
    """In the same order, too, but that the first compartment comes before the second."""
    set_up(made, leaving=LEAVING)
    seen, counts = [], []
    for secret in (WORDS, OTHER, LEAVING):
        calls = "\n".join(touched(made, secret, tmp_path / "log"))
        used, other = made.used, made.unused
        if secret != WORDS:
            used, other = other, used
        either = calls.replace(f'"{used}"', '"either"').replace(f'"{other}"', '"either"')
        seen.append([name for name, _ in groupby(NAMED_CALL.findall(either))])
        swapped = {str(used): "used", str(other): "other"}
        named = NAMED_CALL.findall(calls)
        counts.append(Counter((name, swapped.get(path, path)) for name, path in named))
    assert seen[0] == seen[1] == seen[2]
    assert counts[0] == counts[1] == counts[2]
    assert len(seen[0]) > 10
