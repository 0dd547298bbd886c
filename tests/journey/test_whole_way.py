"""The main job, end to end, on a real desktop with a real keyring, as somebody would do it.

First run, five steps in several scripts, a card on paper, away by key, back through the
calculator, every word found again; then the vault process is killed in mid-typing.
"""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop.plan.loader import load_sections
from nocontact_desktop.resources import folder as resource_folder
from tests.disguise.tell_tale import tell_tale_words
from tests.journey import first_run
from tests.journey.first_run import Secrets
from tests.journey.home import Home
from tests.journey.menu import go
from tests.journey.person import Node, Person, can_see, person
from tests.journey.program import program
from tests.journey.stage import Stage, missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

SECTIONS = {section.id: section for section in load_sections(resource_folder("plan"))}
ITEMS = {
    "safe-places": "Tante Zoë",
    "documents": "Свидетельство",
    "money": "Envelope",
    "people": "Γιώργος",
    "blocking": "محادثة",
}
"""What is typed as the title of one item of each step."""
NUMBER = "07700900123"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that the tests below look at, after the person was away and came back."""

    home: Home
    secrets: Secrets
    seconds_to_leave: float
    cover: list[Node]
    """Everything of the calculator on the accessibility bus, right after leaving."""
    card: Path


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """From the first start to the second unlocking."""
    folder = tmp_path_factory.mktemp("way")
    with ExitStack() as stack:
        desk = stack.enter_context(stage(folder))
        somebody = stack.enter_context(person(desk))
        running = stack.enter_context(program(desk))
        somebody.pid = running.vault_process()
        secrets = first_run.go_through(somebody)
        somebody.waits_for("One next small thing", seconds=60)
        for section_id, title in ITEMS.items():
            add_item(somebody, section_id, title)
        card = save_card(somebody, folder / "note.pdf", secrets)
        home = Home(desk, somebody, secrets.words, running=running)
        seconds, cover = leave(home)
        home.opens(secrets.pin)
        yield Scene(home, secrets, seconds, cover, card)


def add_item(somebody: Person, section_id: str, title: str) -> None:
    """Add an item of one's own to the first list of a step."""
    section = SECTIONS[section_id]
    first = section.lists[0]
    go(somebody, section.title)
    somebody.presses(first.add_label)
    somebody.fills(first.title_label, title)
    if section_id == "people":
        somebody.fills("Mobile number", NUMBER)
    somebody.waits_for("Saved")


def save_card(somebody: Person, path: Path, secrets: Secrets) -> Path:
    go(somebody, "Emergency card")
    wait_for(lambda: somebody.sees_beginning(ITEMS["people"], "check box") is not None)
    row = somebody.sees_beginning(ITEMS["people"], "check box")
    assert row is not None
    if not row["checked"]:
        somebody.clicks_on(row)
    somebody.presses("Save as a file")
    somebody.fills("Your words or your PIN", secrets.words)
    somebody.presses("Choose a place")
    somebody.waits_for("Save", "push button")
    time.sleep(0.3)  # until the window manager has given the picker the keyboard
    somebody.keys("ctrl+a")
    somebody.types(str(path))
    somebody.presses("Save", "push button")
    wait_for(path.exists)
    return path


def leave(home: Home) -> tuple[float, list[Node]]:
    """The seconds until the vault is gone, and what the bus shows of the calculator then."""
    started = time.monotonic()
    home.presses_the_exit_key()
    seconds = time.monotonic() - started
    home.sees_the_calculator()
    return seconds, home.somebody.tree()


def search(somebody: Person, word: str) -> None:
    go(somebody, "Search")
    somebody.fills("Search in what you wrote and in the steps", word)


def wait_for_find(somebody: Person, words: str) -> None:
    wait_for(lambda: somebody.sees_beginning(words, "push button") is not None)


def test_leaving_is_quick_and_shows_a_calculator(scene: Scene) -> None:
    """From before the keys are sent until the process is gone; other tests run beside it."""
    assert scene.seconds_to_leave < 2
    assert {"7", "8", "9"} <= {node["name"] for node in scene.cover}


def test_the_calculator_tells_nothing_to_whoever_asks_the_accessibility_bus(scene: Scene) -> None:
    parts = ("role", "name", "description", "id", "text")
    told = "\n".join(str(node[part]) for node in scene.cover for part in parts)
    assert tell_tale_words(told) == []
    for word in ITEMS.values():
        assert word not in told


def test_nothing_that_was_typed_lies_on_the_disk(scene: Scene) -> None:
    words = [
        each.encode(code)
        for each in (*ITEMS.values(), NUMBER, scene.secrets.words)
        for code in ("utf-8", "utf-16-le", "utf-32-le")
    ]
    words += [base64.b64encode(word)[:-4] for word in words if len(word) > 8]
    files = [path for path in scene.home.desk.home.parent.rglob("*") if path.is_file()]
    files.remove(scene.card)
    assert files
    for path in files:
        held = path.read_bytes()
        assert not any(word in held for word in words), path.name


def test_every_word_is_found_again(scene: Scene) -> None:
    for word in (*ITEMS.values(), NUMBER):
        search(scene.home.somebody, word)
        wait_for_find(scene.home.somebody, word)
        for _ in word:
            scene.home.somebody.keys("BackSpace")


def test_the_card_can_be_read_and_names_nobody_else(scene: Scene) -> None:
    text = subprocess.run(
        ["pdftotext", str(scene.card), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert ITEMS["people"] in text
    assert NUMBER in text
    assert ITEMS["safe-places"] not in text


def test_the_keyring_holds_one_neutral_item(scene: Scene) -> None:
    attribute = scene.home.installed.profile.keyring.attributes["application-id"]
    assert attribute != "calculator"
    search = ("secret-tool", "search", "--all", "--unlock", "application-id", attribute)
    shown = scene.home.desk.run("sh", "-c", f"{' '.join(search)} 2>&1")
    words_of_the_tool = ("secret = ", "schema = org.freedesktop.Secret.Generic")
    lines = [line for line in shown.splitlines() if not line.startswith(words_of_the_tool)]
    assert [line for line in lines if line.startswith("label")] == ["label = Calculator"]
    assert tell_tale_words("\n".join(lines)) == []


def test_a_kill_in_mid_typing_loses_nothing_that_was_saved(scene: Scene) -> None:
    somebody, running = scene.home.somebody, scene.home.program
    go(somebody, "Safe places")
    name = "A phrase that means: I am on my way"
    somebody.fills(name, "umbrella seventeen")
    somebody.waits_for("Saved")
    somebody.types(" and more")
    os.kill(running.second(), signal.SIGKILL)
    wait_for(lambda: running.second() == 0)
    scene.home.opens(scene.secrets.pin)
    search(somebody, "seventeen")
    wait_for_find(somebody, "umbrella seventeen")


def in_the_menu(desk: Stage) -> set[str]:
    """All that lies where menus look for entries and their pictures. Folders may go meanwhile."""
    data = Path(desk.environment["XDG_DATA_HOME"])
    listed = (os.walk(data / name) for name in ("applications", "icons"))
    files = (Path(place) / name for walk in listed for place, _, names in walk for name in names)
    return {str(path.relative_to(data)) for path in files}


def test_the_entry_is_in_the_menu_until_the_settings_take_it_out(scene: Scene) -> None:
    pictures = ("48x48/{}.png", "256x256/{}.png", "scalable/{}.svg")
    name = scene.home.installed.profile.desktop_file
    icons = {f"icons/hicolor/{each.format(f'apps/{name}')}" for each in pictures}
    entry = {f"applications/{name}.desktop", *icons}
    assert in_the_menu(scene.home.desk) == entry
    go(scene.home.somebody, "Settings")
    scene.home.somebody.presses("No entry", "radio button")
    wait_for(lambda: in_the_menu(scene.home.desk) == set())
    scene.home.somebody.presses("In the menu, as “Calculator”", "radio button")
    wait_for(lambda: in_the_menu(scene.home.desk) == entry)
