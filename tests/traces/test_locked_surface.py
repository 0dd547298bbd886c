"""While it is locked, nothing that another person of the account can look at tells (T1).

Windows, processes, the accessibility bus and the files of the home, in each shipped language.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from nocontact_desktop import i18n, resources
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.vault import FLOOR, system_share
from tests.disguise.tell_tale import tell_tale_words
from tests.journey.home import Home, profile, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for
from tests.memory.account import IS_ROOT, account, why_not
from tests.ordinary_user import NOBODY
from tests.traces.words import ALWAYS, OURS, long_words, told
from tests.ui.session.desk_process import WORDS

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

WINDOW = re.compile(r"^\s+(0x[0-9a-f]+) ", re.MULTILINE)
LOOK = """
import os, sys
pid = sys.argv[1]
for folder, folders, names in os.walk(f"/proc/{pid}"):
    folders[:] = [each for each in folders if each not in ("net", "attr", "map_files")]
    for name in names + folders:
        path = os.path.join(folder, name)
        for look in (os.readlink, lambda path: open(path, "rb").read(1 << 20)):
            try:
                found = look(path)
            except OSError:
                continue
            found = found.encode() if isinstance(found, str) else found
            sys.stdout.buffer.write(path.encode() + b"\\n" + found + b"\\n")
"""
"""All that a program of the same account can read of a process."""


@pytest.fixture(params=i18n.languages(resources.folder("languages")))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def locked(
    language: str,
    tmp_path: Path,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Home]:
    """An installation with an entry in the menu, and its calculator on the screen."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        desk.environment["LANG"] = f"{language}.UTF-8"
        home = Home(desk, stack.enter_context(person(desk)))
        home.install(FLOOR)
        monkeypatch.setenv("XDG_DATA_HOME", desk.environment["XDG_DATA_HOME"])
        monkeypatch.setattr(i18n, "_active", i18n.load(resources.folder("languages"), language))
        Doors(LinuxSystem(), system_share, command).add_launcher(profile())
        home.running = stack.enter_context(started(desk, command=command))
        home.somebody.pid = home.program.pid
        wait_for(lambda: bool(home.somebody.looks()))
        yield home


def windows(home: Home) -> str:
    """The properties of every window there is, of those that were never shown too."""
    tree = home.desk.run("xwininfo", "-root", "-tree")
    ids = WINDOW.findall(tree)
    assert len(ids) > 2
    return tree + "".join(home.desk.run("xprop", "-id", each) for each in ids)


def everything_seen(home: Home) -> dict[str, str]:
    """What each tool shows."""
    parts = ("role", "name", "description", "id", "text", "labels")
    nodes = home.somebody.tree()
    assert len(nodes) > 20
    pids = [str(home.program.pid), *([str(home.program.second())] if home.program.second() else [])]
    return {
        "windows": windows(home),
        "accessibility": "\n".join(str(node[part]) for node in nodes for part in parts),
        "processes": home.desk.run("ps", "-o", "comm,args", "-p", ",".join(pids)),
    }


def assert_nothing_tells(home: Home, program: str) -> None:
    for tool, seen in everything_seen(home).items():
        shown = seen.replace(program, "")
        assert profile().window_class in shown
        assert tell_tale_words(shown) == [], tool
        assert told(shown.encode(), ALWAYS | OURS) == [], tool


def telling_files(folder: Path) -> list[str]:
    """Files below `folder` that tell by their names or by what they hold.

    What is encrypted is looked through for long words only: it can hold any short one by chance.
    """
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found += [f"{name} is called {word}" for word in told(name.encode(), ALWAYS | OURS)]
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            words = ALWAYS | OURS if b"\0" not in content else long_words(ALWAYS)
            found += [f"{name} holds {word}" for word in told(content, words)]
    return found


def test_before_and_after_it_was_open_nothing_tells(
    locked: Home, language: str, command: tuple[str, ...]
) -> None:
    program = str(Path(command[-1]).parent)
    assert_nothing_tells(locked, program)
    if language == "en":  # the person of these tests reads English only
        locked.opens(WORDS)
        locked.goes("Safe places")
        locked.leaves()
        assert_nothing_tells(locked, program)
    folder = Path(locked.desk.environment["XDG_DATA_HOME"])
    assert (folder / "applications").is_dir()
    (entry,) = (folder / "applications").iterdir()
    entry.write_text(entry.read_text().replace(program, ""))  # the source lies where it lies
    assert telling_files(locked.desk.home) == []


def test_a_file_that_tells_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "exit plan.txt").write_text("our secret")
    assert len(telling_files(tmp_path)) > 1


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be tried")
def test_what_the_account_can_read_of_the_process_does_not_tell(command: tuple[str, ...]) -> None:
    with account() as somebody:
        folder = somebody.folder / ".local/share" / profile().folder
        folder.parent.mkdir(parents=True)
        somebody.vault.rename(folder)
        if IS_ROOT:
            for path in (somebody.folder, *somebody.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        cover = somebody.starts(command)
        try:
            name = Path(f"/proc/{cover.pid}/comm")
            wait_for(lambda: name.read_text("utf-8").strip() == profile().process)
            looker = somebody.runs(LOOK, str(cover.pid))
            seen, complaints = looker.communicate(timeout=60)
            assert cover.poll() is None, complaints
        finally:
            cover.kill()
            cover.communicate()
    assert b"/comm\ncalculator" in seen
    assert b"/cmdline\ncalculator" in seen
    assert b"/environ\n" not in seen
    assert b"/maps\n" not in seen
    assert told(seen, ALWAYS) == []
