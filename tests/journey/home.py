"""A vault on a real desktop that somebody opens, leaves and opens again, and its real screens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.profile import Profile, load_profile, load_profiles
from nocontact_desktop.vault import NewVault, Stretch, create, new_code
from nocontact_desktop.vault.stretch import DEFAULT
from tests.journey.menu import go
from tests.journey.person import Person
from tests.journey.program import MAIN, Program
from tests.journey.stage import Stage, wait_for
from ui.cover.cover import ASKING

WORDS = "canyon ladder velvet rocket plum"
LINK = "A second vault, with words of its own"
HOLD_SECONDS = 1.1


def profile() -> Profile:
    """The default disguise."""
    return load_profile(resources.folder("disguises") / "calculator.toml")


def installed_at(desk: Stage) -> Installation | None:
    """What was installed on this desktop, by whatever names."""
    root = Path(desk.environment["XDG_DATA_HOME"])
    return find((root / "none", root), load_profiles(resources.folder("disguises")))


@dataclass
class Home:
    """Somebody at a desktop with an installation that opens with `words`."""

    desk: Stage
    somebody: Person
    words: str = WORDS
    code: str = ""
    running: Program | None = None

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return Path(self.desk.environment["XDG_DATA_HOME"]) / profile().folder

    @property
    def installed(self) -> Installation:
        """What was installed there; there has to be something."""
        found = installed_at(self.desk)
        assert found is not None
        return found

    def install(self, stretch: Stretch = DEFAULT) -> None:
        """Make the vault as the first run makes it for words only."""
        self.code = new_code()
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        create(self.folder, profile().files, NewVault(self.words, self.code), stretch).close()

    @property
    def program(self) -> Program:
        """The program as it runs."""
        assert self.running is not None
        return self.running

    def tries(self, secret: str) -> None:
        """Type a secret into the calculator, digits as a number, words into the field."""
        somebody = self.somebody
        self.sees_the_calculator()
        somebody.keys("Delete", *(secret if secret.isdigit() else ()))
        self.desk.run("xdotool", "keydown", "Return")
        time.sleep(HOLD_SECONDS)
        self.desk.run("xdotool", "keyup", "Return")
        if not secret.isdigit():
            somebody.types(secret)
            somebody.keys("Return")

    def asks_for_the_first_run(self) -> None:
        """What somebody types who has the packaged build, in front of its calculator."""
        self.tries(ASKING)
        self.somebody.pid = self.program.vault_process()

    def opens(self, secret: str) -> None:
        """Unlock, until the overview is there."""
        self.tries(secret)
        self.somebody.pid = self.program.vault_process()
        self.somebody.waits_for("One next small thing", seconds=60)

    def opens_nothing(self, secret: str) -> None:
        """Try a secret; the second process comes, says nothing, and goes."""
        self.tries(secret)
        wait_for(lambda: self.program.second() != 0)
        wait_for(lambda: self.program.second() == 0, 60)
        self.sees_the_calculator()

    def opens_one_of(self, *secrets: str) -> str:
        """Unlock with the first of the secrets that opens the vault; gives it."""
        for secret in secrets:
            self.tries(secret)
            wait_for(lambda: self.program.second() != 0)
            self.somebody.pid = self.program.second()
            wait_for(self._answered, 60)
            if self.program.second():
                return secret
        raise AssertionError("none of them opens it")

    def _answered(self) -> bool:
        return self.somebody.sees("One next small thing") or not self.program.second()

    def leaves(self) -> None:
        """Press the exit key, and come back to the calculator."""
        self.presses_the_exit_key()
        self.sees_the_calculator()

    def presses_the_exit_key(self) -> None:
        """Until the process of the vault is gone."""
        self.somebody.keys("Shift_L", "Shift_L", "Shift_L")
        wait_for(lambda: self.program.second() == 0)

    def sees_the_calculator(self) -> None:
        """Look at the first process, until its keys are there."""
        self.somebody.pid = self.program.pid
        self.somebody.waits_for("7", "push button")

    def goes(self, page: str) -> None:
        """Go to a page by the menu at the side."""
        go(self.somebody, page)

    def described(self, description: str) -> str:
        """The name of what comes to the screen described in these words."""
        names: set[str] = set()

        def there() -> bool:
            seen = self.somebody.looks()
            names.update(str(n["name"]) for n in seen if n["description"] == description)
            return bool(names - {""})

        wait_for(there)
        (name,) = names - {""}
        return name


def make_second(home: Home, *, wait: bool = True) -> str:
    """Go through the screens; gives the words of the second vault."""
    somebody = home.somebody
    home.goes("Your secrets")
    somebody.presses(LINK, "push button")
    somebody.presses("Next", "push button")
    words = " ".join(home.described("Your words").split())
    somebody.presses("I have them", "push button")
    somebody.fills("Type the words once", words)
    somebody.presses("Next", "push button")
    code = home.described("Your recovery code")
    somebody.presses("I have written it down", "push button")
    somebody.fills("Type the code once, with or without the dashes", code)
    somebody.waits_for("That is the code. Keep it safe.")
    somebody.presses("Next", "push button")
    somebody.waits_for("Its words only", "radio button")
    somebody.presses("Next", "push button")
    tick = "I understand that another vault here, if there is one, will be gone"
    somebody.presses(tick, "check box")
    somebody.fills("Your words or your PIN for this vault, once more", home.words)
    somebody.presses("Make the second vault", "push button")
    if wait:
        somebody.waits_for("The second vault is made.", seconds=60)
    return words


@contextmanager
def started(
    desk: Stage,
    log: Path | None = None,
    command: Sequence[str] = (sys.executable, str(MAIN)),
    calls: str = "%file",
) -> Iterator[Program]:
    """The program; with a `log`, every call that names a file is written there."""
    watch = ["strace", "-f", "--seccomp-bpf", "-e", f"trace={calls}", "-o", str(log)] if log else []
    running = subprocess.Popen(
        [*watch, *command],
        env=desk.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    pid = running.pid
    try:
        if log:
            wait_for(lambda: _started_by(running.pid, command[-1]) != 0)
            pid = _started_by(running.pid, command[-1])
        yield Program(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
        running.wait(20)


def _started_by(strace: int, last: str) -> int:
    """The program among the children of `strace`, which tries itself out on others before."""
    for pid in Path(f"/proc/{strace}/task/{strace}/children").read_text().split():
        with suppress(FileNotFoundError):
            if last.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:2]:
                return int(pid)
    return 0
