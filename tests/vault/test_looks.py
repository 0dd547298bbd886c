"""Nothing about the files tells what they are, or which of them is in use."""

import json
import math
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import pytest

from nocontact_desktop.vault.vault import unlocked
from tests.vault import second_reader
from tests.vault.made import NAMES, OPEN, PIN, SHARE, WORDS, Made, start

FILES = (NAMES.slots, NAMES.first, NAMES.second, NAMES.ballast)
CANARY = "Marigold-Lantern-Quay"


@pytest.fixture(scope="module")
def filled(template: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A closed vault with text in it, some of it changed and removed. It is only looked at."""
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("filled") / "vault")
    made = replace(template, folder=folder)
    vault = unlocked(made.folder, NAMES, made.slot)
    for n in range(60):
        vault.store.set_answer("s", f"f{n}", f"{CANARY} {n} " * 50)
        item = vault.store.add_item("s", "l", {"title": f"{CANARY} {n}", "note": "x" * 3000})
        if n % 3 == 0:
            vault.store.remove_item(item.id)
            vault.store.set_answer("s", f"f{n}", "")
    vault.close()
    return made


@pytest.mark.parametrize("name", FILES)
def test_no_file_has_a_marker_a_repeated_block_or_a_word(filled: Made, name: str) -> None:
    data = (filled.folder / name).read_bytes()
    blocks = [data[i : i + 16] for i in range(0, len(data), 16)]
    assert len(set(blocks)) == len(blocks)
    lowered = data.lower()
    words = (b"sqlite", b"fts5", b"argon", b"create table", CANARY.encode().lower())
    assert not any(word in lowered for word in words)


@pytest.mark.parametrize("name", FILES)
def test_bytes_are_spread_as_random_ones_are(filled: Made, name: str) -> None:
    data = (filled.folder / name).read_bytes()
    expected = len(data) / 256
    counts = Counter(data)
    square = sum((counts[value] - expected) ** 2 / expected for value in range(256))
    assert abs(square - 255) < 6 * math.sqrt(2 * 255)


def test_both_compartments_have_the_same_size_blocks_and_times(filled: Made) -> None:
    used, unused = filled.used.stat(), filled.unused.stat()
    assert used.st_size == unused.st_size
    assert used.st_blocks == unused.st_blocks
    assert used.st_mtime_ns == unused.st_mtime_ns
    assert used.st_mode == unused.st_mode


def test_growth_takes_both_along(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "long text " * 600_000)
    assert made.used.stat().st_size == made.unused.stat().st_size > 4 << 20
    vault.close()


def test_a_killed_writer_leaves_both_alike(made: Made) -> None:
    program = OPEN + "vault.store.set_setting('a', 'b')\nprint('x', flush=True)\nsys.stdin.read()\n"
    child = start(made, program)
    assert child.stdout is not None
    child.stdout.readline()
    child.kill()
    child.communicate()
    used, unused = made.used.stat(), made.unused.stat()
    assert (used.st_size, used.st_mtime_ns) == (unused.st_size, unused.st_mtime_ns)


@pytest.mark.skipif(shutil.which("file") is None, reason="needs the program file")
def test_the_program_file_knows_none_of_them(filled: Made) -> None:
    paths = [str(filled.folder / name) for name in (NAMES.first, NAMES.second)]
    said = subprocess.run(["file", "-b", *paths], capture_output=True, text=True, check=True).stdout
    assert "SQLite" not in said


def test_a_second_reader_written_from_the_description_reads_everything(filled: Made) -> None:
    data = (filled.folder / NAMES.slots).read_bytes()
    words = second_reader.slots(data, WORDS, SHARE)
    assert [kind for kind, *_ in sorted(words)] == [1, 3]
    assert [kind for kind, *_ in second_reader.slots(data, WORDS)] == [1]
    assert [kind for kind, *_ in second_reader.slots(data, PIN, SHARE)] == [2]
    ((kind, compartment, group, key),) = second_reader.slots(data, filled.code)
    assert (kind, group.bit_count()) == (4, 4)
    path = filled.folder / (NAMES.first, NAMES.second)[compartment]
    database = second_reader.database(path, key)
    answers = second_reader.answers(database)
    items = second_reader.items(database, "s", "l")
    assert json.dumps(answers["s", "f1"]).count(CANARY) == 50
    assert len(answers) == len(items) == 40
    database.close()
