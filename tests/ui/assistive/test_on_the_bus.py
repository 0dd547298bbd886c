"""Over the real accessibility bus of a real desktop, against the real vault process."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.plan.model import Group
from tests.journey.menu import row
from tests.journey.person import LINES, SYSTEM_PYTHON, Node, Person, person
from tests.journey.stage import stage, wait_for
from tests.ui.session.desk_process import WORDS, Desk, make_vault, opening, reopen
from ui.desk.group_words import group_words, part_words
from ui.desk.page import Part

EARS = Path(__file__).with_name("ears.py")
USED = ("push button", "check box", "radio button", "combo box", *LINES)

pytestmark = pytest.mark.desktop


@dataclass
class Ears:
    """Everything that is said by itself, as it comes."""

    process: subprocess.Popen[str]
    heard: list[dict[str, object]] = field(default_factory=list)

    def listen(self) -> None:
        """Until the process ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.heard.append(json.loads(line))

    def words(self) -> list[object]:
        return [each.get("words") for each in self.heard]


@dataclass
class Scene:
    """An open vault, somebody who uses it without seeing it, and the way back into it."""

    person: Person
    ears: Ears
    desk: Desk
    folder: Path


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    folder = tmp_path / "vault"
    make_vault(folder)
    with stage(tmp_path / "stage", keyring=False) as desktop, person(desktop) as somebody:
        quiet = {k: v for k, v in desktop.environment.items() if k != "PYTHONPATH"}
        process = subprocess.Popen(
            [SYSTEM_PYTHON, str(EARS)], env=quiet, stdout=subprocess.PIPE, text=True
        )
        ears = Ears(process)
        thread = threading.Thread(target=ears.listen)
        thread.start()
        wait_for(lambda: bool(ears.heard))
        desk = Desk.start(opening(folder, WORDS), {**desktop.environment, "QT_QPA_PLATFORM": "xcb"})
        assert isinstance(desk.report(), pipe.Opened)
        somebody.pid = desk.process.pid
        somebody.waits_for("Overview", "radio button")
        yield Scene(somebody, ears, desk, folder)
        desk.end()
        process.terminate()
        thread.join(10)
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


def _shown(somebody: Person) -> list[Node]:
    return [node for node in somebody.looks() if node["role"] in USED]


def _node(somebody: Person, name: str) -> Node:
    found = somebody.ask("find", name=name)
    assert isinstance(found, dict)
    return found


def _is_checked(somebody: Person, name: str) -> bool:
    found = somebody.ask("find", name=name, roles=["radio button"])
    return found is not None and bool(found["checked"])


def test_what_an_assistive_program_enters_is_in_the_vault_and_said(scene: Scene) -> None:
    somebody = scene.person
    row(somebody, "Documents")
    somebody.presses("Documents, Not started yet", "radio button")
    three = "If you could take only three papers, which?"
    wait_for(lambda: somebody.ask("find", name=three, roles=LINES) is not None)
    assert somebody.ask("write", name=three, roles=LINES, text="Passport, ماما")
    wait_for(lambda: "Saved" in scene.ears.words())
    somebody.presses("Add: Your passport")
    somebody.waits_for("Mark as done: Your passport")
    somebody.presses("Your passport, Not started, Now · they might notice · Me")
    somebody.presses("How far: Started", "radio button")
    wait_for(partial(_is_checked, somebody, "How far: Started"))
    assert not _node(somebody, "How far: Not started")["checked"]
    somebody.waits_for("Not answered", "combo box")
    assert somebody.ask("choose", name="Not answered", roles=["combo box"], at=1)
    wait_for(lambda: not somebody.sees("Not answered", "combo box"))
    somebody.waits_for("Saved")
    somebody.presses("Money, Not started yet", "radio button")  # commits what was entered last
    somebody.waits_for("Money", "label")
    scene.desk.end()
    vault = reopen(scene.folder)
    try:
        assert vault.store.answers("documents")["take_first"] == "Passport, ماما"
        (item,) = vault.store.items("documents", "documents")
        assert item.data["state"] == "started"
        assert item.data["values"]["original_with"]
    finally:
        vault.close()


def test_everything_on_the_pages_has_a_name_a_role_and_a_state(scene: Scene) -> None:
    somebody = scene.person
    seen: list[str] = []
    for part in (group_words(Group.YOU), part_words(Part.WHOLE)):  # all would take minutes
        if somebody.sees(f"{part}, folded away", "push button"):
            somebody.presses(f"{part}, folded away", "push button")
            somebody.waits_for(f"{part}, shown", "push button")
        rows = _rows(somebody)
        for name in (each for each in rows if each not in seen):
            somebody.presses(name, "radio button")
            wait_for(partial(_is_alone, somebody, name, rows))
            nodes = _shown(somebody)
            assert [n for n in nodes if not n["name"] and not n["labels"]] == []
            assert [n for n in nodes if n["role"] == "combo box" and not n["labels"]] == []
        seen += rows
        somebody.presses(f"{part}, shown", "push button")
    assert len(set(seen)) > 8


def _is_alone(somebody: Person, name: str, rows: list[str]) -> bool:
    """Whether this row and no other one is the chosen one."""
    checked = [n["name"] for n in _shown(somebody) if n["name"] in rows and n["checked"]]
    return checked == [name]


def _rows(somebody: Person) -> list[str]:
    """The rows of the menu that are seen; pages have radio buttons, too."""
    shown: list[Node] = []

    def there() -> bool:
        shown[:] = [node for node in _shown(somebody) if node["role"] == "radio button"]
        return bool(shown)

    wait_for(there)
    left = min(node["box"][0] for node in shown)
    return [node["name"] for node in shown if node["box"][0] == left]


def test_what_opens_says_whether_it_is_open(scene: Scene) -> None:
    somebody = scene.person
    row(somebody, "Documents")
    somebody.presses("Documents, Not started yet", "radio button")
    somebody.waits_for("Why this helps, folded away", "push button")
    somebody.presses("Why this helps, folded away")
    somebody.waits_for("Why this helps, shown", "push button")
