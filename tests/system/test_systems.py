"""The contract, for the twin, for Linux, and for those that can only be read here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nocontact_desktop import system as door
from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system import Entry, System
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.system.macos import MacSystem
from nocontact_desktop.system.memory import Job, MemoryPrinting, MemorySystem
from nocontact_desktop.system.windows import WindowsSystem
from tests.system.contract import ENTRY, SystemContract


class TestMemory(SystemContract):
    @pytest.fixture
    def system(self, tmp_path: Path) -> System:
        return MemorySystem(tmp_path / "data", tmp_path / "stick")


class TestLinux(SystemContract):
    @pytest.fixture
    def system(self) -> System:
        return LinuxSystem()


class TestMac(SystemContract):
    @pytest.fixture
    def system(self) -> System:
        return MacSystem()


class TestWindows(SystemContract):
    @pytest.fixture
    def system(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> System:
        monkeypatch.setenv("LOCALAPPDATA", str(home / "AppData/Local"))
        monkeypatch.setenv("APPDATA", str(home / "AppData/Roaming"))
        return WindowsSystem()

    @pytest.fixture
    def entry(self) -> Entry:
        script = "D:\\Some Where\\Τρία %x% it's & more\\main.py"
        return ENTRY._replace(command=("C:\\Program Files\\Python\\pythonw.exe", script))


@pytest.mark.parametrize(
    ("platform", "adapter"),
    [("linux", LinuxSystem), ("win32", WindowsSystem), ("darwin", MacSystem)],
)
def test_each_platform_gets_its_adapter(
    platform: str, adapter: type[System], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert type(door.current()) is adapter


def test_the_twin_keeps_what_was_printed() -> None:
    printing = MemoryPrinting()
    printing.print_pdf(b"pages", "printer", "document", copies=2)
    assert printing.jobs == [Job(b"pages", "printer", "document", 2)]


def test_the_twin_can_refuse_to_protect_memory(tmp_path: Path) -> None:
    system = MemorySystem(tmp_path, tmp_path, refuses_hardening=True)
    with pytest.raises(HardeningFailedError):
        system.harden()
    with pytest.raises(HardeningFailedError):
        system.protect_memory()


def test_the_twin_knows_what_was_protected(tmp_path: Path) -> None:
    system = MemorySystem(tmp_path, tmp_path)
    system.protect_memory()
    assert (system.protected, system.hardened) == (True, False)


def test_data_lies_in_the_folder_that_the_desktop_names(home: Path) -> None:
    assert LinuxSystem().data_root() == home / ".local" / "share"


def test_a_relative_data_folder_does_not_count(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "elsewhere")
    assert LinuxSystem().data_root() == home / ".local" / "share"


def test_the_program_lies_where_main_py_is() -> None:
    assert (LinuxSystem().portable_root() / "main.py").is_file()


def test_a_packaged_build_lies_where_its_program_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "calculator"))
    assert LinuxSystem().portable_root() == tmp_path
