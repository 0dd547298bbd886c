"""Installing the pinned packages, with the real pip and no network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nocontact_desktop.bootstrap import packages, pip, ready, stop
from nocontact_desktop.bootstrap.stop import SetupStoppedError
from tests.bootstrap.conftest import PART

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from nocontact_desktop.bootstrap import packages, ready
packages.install(sys.argv[1], ready.Part(".env", "requirements.txt"))
"""


def start(checkout: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(checkout)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_what_the_lock_file_says_is_installed(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not ready.is_ready(str(checkout), PART)
    packages.install(str(checkout), PART)
    assert ready.is_ready(str(checkout), PART)
    assert (checkout / ".env" / "tiny.py").read_text() == "answer = 42\n"
    assert "tiny 1.0" in capfd.readouterr().err
    assert sorted(path.name for path in checkout.iterdir()) == [".env", "requirements.txt"]


def test_byte_code_is_made_even_where_the_person_turned_it_off(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    packages.install(str(checkout), PART)
    assert list((checkout / ".env" / "__pycache__").glob("tiny.*.pyc"))


def test_a_setting_that_sends_packages_elsewhere_is_not_followed(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PIP_USER", "1")
    packages.install(str(checkout), PART)
    assert ready.is_ready(str(checkout), PART)
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_is_written_outside_the_checkout(checkout: Path, home: Path) -> None:
    packages.install(str(checkout), PART)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_another_lock_file_is_installed_again(checkout: Path) -> None:
    packages.install(str(checkout), PART)
    with (checkout / PART.lock).open("a") as lock:
        lock.write("# changed\n")
    assert not ready.is_ready(str(checkout), PART)
    packages.install(str(checkout), PART)
    assert ready.is_ready(str(checkout), PART)


def test_packages_of_another_python_are_noticed(checkout: Path) -> None:
    packages.install(str(checkout), PART)
    stamp = checkout / ".env" / ready.STAMP
    stamp.write_bytes(stamp.read_bytes().replace(ready.this_python(), b"cpython-399 moon 7f"))
    assert not ready.is_ready(str(checkout), PART)


def test_a_package_that_is_gone_is_brought_back(checkout: Path) -> None:
    packages.install(str(checkout), PART)
    (checkout / ".env" / "tiny.py").unlink()
    assert not ready.is_ready(str(checkout), PART)
    packages.install(str(checkout), PART)
    assert (checkout / ".env" / "tiny.py").exists()


def test_a_set_up_that_was_killed_is_made_good_by_the_next_one(checkout: Path) -> None:
    child = start(checkout)
    assert child.stderr is not None
    child.stderr.readline()  # it said that it began
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    assert not ready.is_ready(str(checkout), PART)
    packages.install(str(checkout), PART)
    assert sorted(path.name for path in checkout.iterdir()) == [".env", "requirements.txt"]


def test_two_starts_at_once_set_up_once(checkout: Path) -> None:
    children = [start(checkout), start(checkout)]
    said = [child.communicate(timeout=60)[1] for child in children]
    assert [child.returncode for child in children] == [0, 0]
    assert sum(b"tiny 1.0" in text for text in said) == 1
    assert ready.is_ready(str(checkout), PART)


def test_a_package_with_another_hash_is_refused(checkout: Path, wheel: Path) -> None:
    wheel.write_bytes(wheel.read_bytes() + b" ")
    assert stopped(checkout).code == stop.WRONG_HASH


def test_without_a_network_one_sentence_says_so(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    error = stopped(checkout)
    assert (error.code, "\n" in error.sentence) == (stop.NO_NETWORK, False)


def test_a_package_that_does_not_exist_here_is_said(checkout: Path, wheel: Path) -> None:
    wheel.unlink()
    assert stopped(checkout).code == stop.NO_PACKAGE


def test_a_full_disk_is_said_and_leaves_nothing(checkout: Path, tmp_path: Path) -> None:
    lock = shutil.copy(checkout / PART.lock, tmp_path)
    with small_disk(checkout):
        shutil.copy(lock, checkout)
        (checkout / "rest").write_bytes(bytes(free_bytes(checkout)))
        error = stopped(checkout)
        names = sorted(path.name for path in checkout.iterdir())
    assert (error.code, names) == (stop.DISK_FULL, ["requirements.txt", "rest"])


def test_a_folder_that_cannot_be_written_is_said(checkout: Path) -> None:
    with small_disk(checkout):
        (checkout / PART.lock).touch()
        subprocess.run(["mount", "-o", "remount,ro", str(checkout)], check=True)
        assert stopped(checkout).code == stop.NOT_WRITABLE


def test_the_pip_that_comes_packed_with_python_runs_without_being_installed() -> None:
    packed = pip._packed_pip()
    if packed is None:
        pytest.skip("this Python comes without a packed pip")
    said = subprocess.run(
        [sys.executable, packed / "pip", "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("pip ")


def test_the_check_at_every_start_is_quick(checkout: Path) -> None:
    packages.install(str(checkout), PART)
    assert min(seconds_to_prepare(checkout) for _ in range(20)) < 0.005


def test_the_check_at_every_start_loads_next_to_nothing(checkout: Path) -> None:
    packages.install(str(checkout), PART)
    child = """
import os, sys
before, opened = set(sys.modules), []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
from nocontact_desktop.bootstrap import prepare, ready
prepare.prepare(sys.argv[1], ready.RUN)
sys.stdout.write(f"{len(opened)} {' '.join(sorted(set(sys.modules) - before))}")
"""
    said = subprocess.run(
        [sys.executable, "-c", child, str(checkout)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    count, *modules = said.stdout.split()
    ours = ["", ".bootstrap", ".bootstrap.prepare", ".bootstrap.ready"]
    assert set(modules) <= {"_ctypes", *(f"nocontact_desktop{name}" for name in ours)}
    assert int(count) <= 12


def seconds_to_prepare(checkout: Path) -> float:
    began = time.perf_counter()
    assert ready.is_ready(str(checkout), PART)
    assert ready.loadable(ready.LIBRARIES)
    return time.perf_counter() - began


def stopped(checkout: Path) -> SetupStoppedError:
    with pytest.raises(SetupStoppedError) as caught:
        packages.install(str(checkout), PART)
    assert not ready.is_ready(str(checkout), PART)
    return caught.value


def free_bytes(folder: Path) -> int:
    facts = os.statvfs(folder)
    return facts.f_bavail * facts.f_frsize


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of 1 MB at `folder`; only root can make one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can only be made as root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_qt_is_spared_from_compiling_its_own_files_at_every_start(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".env" / "shiboken6", tmp_path / "shiboken6")
    shutil.rmtree(tmp_path / "shiboken6" / "files.dir", ignore_errors=True)
    packages._unpack_qt_support(tmp_path)
    say_where = "from shibokensupport.signature import loader; print(loader.__file__)"
    said = subprocess.run(
        [sys.executable, "-c", f"import shiboken6\n{say_where}"],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith(str(tmp_path / "shiboken6" / "files.dir"))
