"""What every adapter promises. An adapter's test class inherits this and gives it a system."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.system import Entry, System
from nocontact_desktop.system.signs import Heard

ENTRY = Entry(
    name="Calculator",
    generic_name="Calculator",
    comment="Do sums",
    icon=b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    desktop_file="sums",
    window_class="sums",
    categories=("Utility", "Calculator"),
    command=("/usr/bin/env", "python3", '/some where/$odd "path"/100%/b`a\'c\\k/main.py'),
)


class SystemContract:
    """The promises of `nocontact_desktop.system.door`."""

    @pytest.fixture
    def system(self) -> System:
        raise NotImplementedError

    def test_folders_are_absolute(self, system: System) -> None:
        assert system.data_root().is_absolute()
        assert system.portable_root().is_absolute()

    def test_an_entry_that_was_added_is_there(self, system: System) -> None:
        if system.launcher.available:
            system.launcher.add(ENTRY)
            assert system.launcher.present(ENTRY)

    def test_an_entry_can_be_added_twice_and_is_gone_after_one_removal(
        self, system: System
    ) -> None:
        if system.launcher.available:
            system.launcher.add(ENTRY)
            system.launcher.add(ENTRY)
            system.launcher.remove(ENTRY)
        assert not system.launcher.present(ENTRY)

    def test_all_files_of_an_entry_are_named_and_removed_again(self, system: System) -> None:
        if system.launcher.available:
            files = system.launcher.add(ENTRY)
            assert all(file.is_file() for file in files)
            system.launcher.remove(ENTRY)
            assert not any(file.exists() for file in files)

    def test_removing_what_is_not_there_is_no_fault(self, system: System) -> None:
        system.launcher.remove(ENTRY)
        assert not system.launcher.present(ENTRY)

    def test_a_printer_that_does_not_exist_is_an_expected_error(self, system: System) -> None:
        with pytest.raises(ExpectedError):
            system.printing.print_pdf(b"%PDF-1.4", "no-such-printer", "document")

    def test_a_window_is_kept_out_of_pictures_only_where_the_system_says_that_it_can(
        self, system: System
    ) -> None:
        if not system.keeps_pictures:
            assert not system.keep_pictures(0, kept=True)

    def test_the_time_that_the_computer_runs_only_grows(self, system: System) -> None:
        first, second = system.uptime(), system.uptime()
        assert first.boot == second.boot
        assert 0 <= first.seconds <= second.seconds

    def test_printers_have_names(self, system: System) -> None:
        assert all(isinstance(name, str) and name for name in system.printing.printers())

    def test_signs_come_from_this_computer_only(self, system: System) -> None:
        assert all(each.startswith("unix:") for each in system.signs().addresses().values())

    def test_signs_that_were_never_given_mean_nothing(self, system: System) -> None:
        signs = system.signs()
        told: list[bool] = []
        signs.listen(lambda: told.append(True))
        signs.attend(0)
        signs.answered(None)
        assert not signs.tells(Heard("some.thing", "Else", "/", []))
        assert told == []
