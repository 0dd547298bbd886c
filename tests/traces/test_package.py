"""The packaged build on a bare Debian: installed, used by a person, searched, and taken away again.

Long: it builds (or takes the one of `--package`), and needs root, debootstrap and a network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.disguise.tell_tale import tell_tale_words
from tests.journey import first_run
from tests.journey.home import Home
from tests.journey.person import can_see, person
from tests.journey.program import program
from tests.journey.stage import missing, stage, wait_for
from tests.traces.bare import Bare, bare, why_not
from tests.traces.words import ALWAYS, OURS, telling_words, told
from tests.walls.tree import ROOT

LARGEST = 112_000_000
OF_DPKG = ("var/lib/dpkg/", "var/log/", "var/cache/", "var/lib/apt/", "var/lib/systemd", "tmp/")
"""What the package programs keep for themselves."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]
needs_bare = pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be tried")


def build(output: Path) -> Path:
    subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "build.py"), "--output", str(output)], check=True
    )
    (made,) = output.glob("*.deb")
    return made


@pytest.fixture(scope="module")
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = request.config.getoption("--package")
    return Path(given).resolve() if given else build(tmp_path_factory.mktemp("built"))


@dataclass(frozen=True, slots=True)
class Installed:
    """A bare Debian with the package, and the files that were there before it."""

    system: Bare
    name: str
    before: dict[str, tuple[int, str]]

    @property
    def paths(self) -> list[str]:
        """What the package says that it put there."""
        return self.system.run("dpkg", "-L", self.name).splitlines()


@pytest.fixture(scope="module")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    system = bare(tmp_path_factory.mktemp("bare"))
    inside = system.root / "var/package.deb"
    inside.write_bytes(package.read_bytes())
    needs = system.run("dpkg-deb", "-f", "/var/package.deb", "Depends")
    words = [need.split()[0] for need in needs.split(",")]
    system.run("apt-get", "update", "-q")
    system.run("apt-get", "install", "-q", "-y", "--no-install-recommends", *words)
    before = system.files()
    system.run("dpkg", "-i", "/var/package.deb")
    return Installed(
        system, system.run("dpkg-deb", "-f", "/var/package.deb", "Package").strip(), before
    )


def test_two_builds_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    assert again.read_bytes() == package.read_bytes()
    listed = ".cdx.json"
    assert again.with_suffix(listed).read_text() == package.with_suffix(listed).read_text()


def test_the_list_of_parts_names_every_package_and_file(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", str(package), str(tmp_path)], check=True)
    listed = json.loads(package.with_suffix(".cdx.json").read_text())
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    kinds: dict[str, list[dict[str, object]]] = {}
    for part in listed["components"]:
        kinds.setdefault(part["type"], []).append(part)
    there = {
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    assert {part["name"] for part in kinds["file"]} == there
    names = {str(part["name"]).lower() for part in kinds["library"]}
    assert {"pyside6_essentials", "cryptography", "apsw_sqlite3mc", "keyring", "reportlab"} <= names
    assert all(part["properties"] for part in kinds["library"])


@needs_bare
def test_no_word_that_tells_is_installed(installed: Installed) -> None:
    root = installed.system.root
    size = 0
    for path in installed.paths:
        file = root / path.lstrip("/")
        assert told(path.encode(), ALWAYS) == []
        if not file.is_dir() or file.is_symlink():
            size += file.lstat().st_size
    assert size <= LARGEST
    for folder in (f"usr/lib/{installed.name}", f"usr/share/doc/{installed.name}"):
        assert len(list((root / folder).iterdir())) > 1
        assert telling_words(root / folder) == []
    entries = [path for path in installed.paths if path.startswith("/usr/share/")]
    for file in (root / path.lstrip("/") for path in entries):
        if file.is_file() and "/doc/" not in str(file):
            assert told(file.read_bytes(), ALWAYS | OURS) == []


@needs_bare
def test_the_package_says_nothing_of_what_it_is(installed: Installed) -> None:
    said = installed.system.run("dpkg", "-s", installed.name)
    assert "Status: install ok installed" in said
    assert tell_tale_words(said.replace("install ok installed", "")) == []
    assert told(said.encode(), ALWAYS | OURS) == []


@needs_bare
def test_its_entry_in_the_menu_is_valid_and_starts_it(installed: Installed) -> None:
    (entry,) = (installed.system.root / "usr/share/applications").glob("*.desktop")
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    values = dict(line.split("=", 1) for line in entry.read_text().splitlines()[1:])
    assert values["Exec"] == values["TryExec"] == f"/usr/bin/{installed.name}"


def runs(pid: int) -> str:
    """The name of the program that a process runs."""
    return Path(f"/proc/{pid}/exe").readlink().name


@pytest.fixture(scope="module")
def used(
    installed: Installed, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Home, first_run.Secrets]]:
    """Somebody who went through the first run of the installed program."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path_factory.mktemp("used")))
        somebody = stack.enter_context(person(desk))
        command = installed.system.command(f"/usr/bin/{installed.name}")
        home = Home(desk, somebody, running=stack.enter_context(program(desk, command)))
        wait_for(lambda: runs(home.program.pid) == installed.name)  # till then it is being mounted
        home.asks_for_the_first_run()
        secrets = first_run.go_through(somebody)
        somebody.waits_for("One next small thing", seconds=60)
        yield home, secrets


@needs_bare
def test_it_is_used_as_any_other_copy(used: tuple[Home, first_run.Secrets]) -> None:
    """Leaving, a wrong code, the PIN with the share of the keyring, and the words."""
    home, secrets = used
    home.leaves()
    home.opens_nothing("480211")
    home.opens(secrets.pin)
    home.leaves()
    home.opens(secrets.words)
    home.goes("Emergency card")
    home.somebody.waits_for("Save as a file")
    home.leaves()


@needs_bare
def test_while_it_runs_its_processes_say_nothing(
    used: tuple[Home, first_run.Secrets], installed: Installed
) -> None:
    home, secrets = used
    home.opens(secrets.words)
    for pid in (home.program.pid, home.program.second()):
        for name in ("cmdline", "comm", "status"):
            said = Path(f"/proc/{pid}/{name}").read_bytes()
            assert told(said, ALWAYS | OURS) == []
        assert runs(pid) == installed.name
    home.leaves()


@needs_bare
def test_nothing_stays_when_the_package_is_removed(installed: Installed) -> None:
    """The last one: the person's own folder stays, which lies in the home."""
    installed.system.run("dpkg", "-P", installed.name)
    after = installed.system.files()
    names = set(after) ^ set(installed.before)
    assert [name for name in sorted(names) if not name.startswith(OF_DPKG)] == []
    changed = {
        name for name in set(after) & set(installed.before) if after[name] != installed.before[name]
    }
    assert [name for name in sorted(changed) if not name.startswith(OF_DPKG)] == []
