"""What every adapter promises. An adapter's test class inherits this and gives it a system."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import ExpectedError, LauncherFailedError
from nocontact_desktop.system import Entry, System
from tests.system.pictures import PICTURES

ENTRY = Entry(
    name="Calculator",
    generic_name="Calculator",
    comment="Do sums",
    icon=b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    desktop_file="sums",
    window_class="sums",
    categories=("Utility", "Calculator"),
    command=("/usr/bin/env", "python3", '/some where/$odd "path"/100%/b`a\'c\\k/main.py'),
    pictures=PICTURES,
    on_desktop=True,
)
OTHER = ENTRY._replace(name="Конвертер", desktop_file="units", window_class="units")


class SystemContract:
    """The promises of `nocontact_desktop.system.door`."""

    @pytest.fixture
    def system(self) -> System:
        raise NotImplementedError

    def test_folders_are_absolute(self, system: System) -> None:
        assert system.data_root().is_absolute()
        assert system.portable_root().is_absolute()

    @pytest.fixture
    def entry(self) -> Entry:
        """An entry that starts a program in a folder such as this system can have."""
        return ENTRY

    @pytest.fixture
    def other(self, entry: Entry) -> Entry:
        """What the program is to be called from now on."""
        return OTHER._replace(command=entry.command)

    def test_an_entry_that_was_added_is_there(self, system: System, entry: Entry) -> None:
        assert system.launcher.available
        system.launcher.add(entry)
        assert system.launcher.present(entry)

    def test_an_entry_can_be_added_twice_and_is_gone_after_one_removal(
        self, system: System, entry: Entry
    ) -> None:
        system.launcher.add(entry)
        system.launcher.add(entry)
        system.launcher.remove(entry)
        assert not system.launcher.present(entry)

    def test_all_files_of_an_entry_are_named_and_removed_again(
        self, system: System, entry: Entry, home: Path
    ) -> None:
        system.data_root().mkdir(parents=True, exist_ok=True)
        before = set(home.rglob("*"))
        files = system.launcher.add(entry)
        made = set(home.rglob("*")) - before
        assert {path for path in made if path.is_file()} == set(files)
        system.launcher.remove(entry)
        assert not any(file.exists() for file in files)

    def test_removing_what_is_not_there_is_no_fault(self, system: System, entry: Entry) -> None:
        system.launcher.remove(entry)
        assert not system.launcher.present(entry)

    def test_a_change_leaves_the_new_one_alone(
        self, system: System, entry: Entry, other: Entry, home: Path
    ) -> None:
        system.launcher.add(entry)
        files = system.launcher.change(entry, other)
        assert system.launcher.present(other)
        assert not system.launcher.present(entry)
        assert {path for path in home.rglob("*") if path.is_file()} == set(files)

    def test_a_change_of_what_is_not_there_makes_the_new_one(
        self, system: System, entry: Entry, other: Entry
    ) -> None:
        system.launcher.change(entry, other)
        assert system.launcher.present(other)

    def test_another_name_for_the_same_files_replaces_the_old_one(
        self, system: System, entry: Entry
    ) -> None:
        system.launcher.add(entry)
        system.launcher.change(entry, entry._replace(name="Sums"))
        assert [each.name for each in system.launcher.listed(entry.command)] == ["Sums"]

    def test_the_same_name_can_belong_to_other_windows_from_now_on(
        self, system: System, entry: Entry, other: Entry
    ) -> None:
        system.launcher.add(entry)
        named = other._replace(name=entry.name)
        system.launcher.change(entry, named)
        assert len(system.launcher.listed(entry.command)) == 1
        system.launcher.remove(named)
        assert system.launcher.listed(entry.command) == ()

    def test_what_starts_the_program_is_listed_by_its_name(
        self, system: System, entry: Entry, other: Entry
    ) -> None:
        assert system.launcher.listed(entry.command) == ()
        system.launcher.add(entry)
        system.launcher.add(other)
        system.launcher.add(
            entry._replace(name="Else", desktop_file="else", command=(entry.command[0], "else"))
        )
        found = system.launcher.listed(entry.command)
        assert {each.name for each in found} == {entry.name, other.name}
        assert all(file.exists() for each in found for file in each.files)

    def test_all_that_starts_the_program_goes_at_once_and_nothing_else(
        self, system: System, entry: Entry, other: Entry, home: Path
    ) -> None:
        third = entry._replace(name="Else", desktop_file="else", command=(entry.command[0], "else"))
        system.launcher.remove_all(entry.command)
        kept = system.launcher.add(third)
        system.launcher.add(entry)
        system.launcher.add(other)
        system.launcher.remove_all(entry.command)
        assert system.launcher.listed(entry.command) == ()
        assert system.launcher.present(third)
        assert {path for path in home.rglob("*") if path.is_file()} == set(kept)

    @pytest.mark.parametrize(
        "name", ["", "  ", "two\nlines", "a\0b", "\u202eslatot", "a\x7f", "a\u2028b", "x" * 201]
    )
    def test_a_name_that_nobody_could_read_is_refused_and_nothing_is_written(
        self, system: System, entry: Entry, home: Path, name: str
    ) -> None:
        before = set(home.rglob("*"))
        with pytest.raises(LauncherFailedError):
            system.launcher.add(entry._replace(name=name))
        assert set(home.rglob("*")) == before

    @pytest.mark.parametrize(
        "name",
        ["Τρίτο", "حاسبة", "می\u200cشود", "100 %f", '"Sums"', "A\\B", "Y/N", "…計"],
    )
    def test_a_name_in_any_script_and_with_any_sign_comes_and_goes(
        self, system: System, entry: Entry, home: Path, name: str
    ) -> None:
        named = entry._replace(name=name)
        system.launcher.add(named)
        assert system.launcher.present(named)
        assert len(system.launcher.listed(entry.command)) == 1
        system.launcher.remove(named)
        assert [path for path in home.rglob("*") if path.is_file()] == []

    def test_a_printer_that_does_not_exist_is_an_expected_error(self, system: System) -> None:
        with pytest.raises(ExpectedError):
            system.printing.print_pdf(b"%PDF-1.4", "no-such-printer", "document")

    def test_printers_have_names(self, system: System) -> None:
        assert all(isinstance(name, str) and name for name in system.printing.printers())
