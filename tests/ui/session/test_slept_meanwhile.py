"""A computer that sleeps while a vault is being opened: nothing comes up when it wakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.errors import WrongSecretError
from nocontact_desktop.system.door import Uptime
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.system.steady import steady_seconds
from tests.ui.session.desk_process import WORDS, make_vault, profile, reopen
from tests.ui.session.test_hardened_first import Line
from ui.desk import main
from ui.desk.main import run


@dataclass
class Sleepy(MemorySystem):
    """A computer that falls asleep while the secret is tried; `asleep` is for how long."""

    asleep: float = 0.0
    asked: list[float] = field(default_factory=list)

    def uptime(self) -> Uptime:
        slept = self.asleep if self.asked else 0.0
        return Uptime("boot", steady_seconds() + slept)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_vault(tmp_path / "calculator")
    return tmp_path / "calculator"


@pytest.fixture
def system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Sleepy:
    system = Sleepy(folder.parent, folder.parent / "x")
    unlock: Callable[..., object] = main._unlock

    def falls_asleep(*given: object, **more: object) -> object:
        system.asked.append(1.0)
        return unlock(*given, **more)

    monkeypatch.setattr(main, "_unlock", falls_asleep)
    return system


def test_after_a_sleep_the_right_words_are_a_wrong_code(system: Sleepy, folder: Path) -> None:
    system.asleep = 3600
    line = Line(system, pipe.Open(profile().id, str(folder), WORDS))
    line.watch = lambda: None  # type: ignore[method-assign]  # it reads what the tests are given
    assert run(system, line) == 0
    assert line.said == [pipe.Wrong()]
    reopen(folder).close()  # it was let go of


def test_without_a_sleep_they_open_it(system: Sleepy, folder: Path) -> None:
    main._tried(system, profile(), folder, WORDS).close()
    system.asleep = 3600
    system.asked.clear()
    with pytest.raises(WrongSecretError):
        main._tried(system, profile(), folder, WORDS)
    system.asked.clear()
    system.asleep = 0
    main._tried(system, profile(), folder, WORDS).close()
