"""How long it takes from the exit key, or a locked screen, until nothing is left.

Each press is on a vault process of its own and on a real X server, on one screen after the other:
pages, menus, pickers, questions, slow work. Something is typed more than a second before, and
looked for in the vault afterwards.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.desktop import Desktop, desktop
from benchmarks.keys import Keys
from benchmarks.table import Row
from benchmarks.windows import WindowWatch
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profile
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code, open_vault

WORDS = "canyon ladder velvet rocket plum"
STEP = "money"
GONE_MS, ENDED_MS = 100, 250
SELDOM = 5
"""One signal to so many presses."""
SAVER = (
    "dbus-send",
    "--type=signal",
    "/org/gnome/ScreenSaver",
    "org.gnome.ScreenSaver.ActiveChanged",
    "boolean:true",
)
_LONGEST = 10.0


@dataclass(frozen=True, slots=True)
class Press:
    """What one press came to, in milliseconds; `kept` says whether what was typed is there."""

    screen: str
    gone: float
    ended: float
    kept: bool


def profile() -> Profile:
    """The default disguise."""
    return load_profile(resources.folder("disguises") / "calculator.toml")


def measure(rounds: int) -> tuple[list[Row], str]:
    """Press it so many times; the rows, and how many were within what is promised."""
    with desktop() as place, tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        create(folder, profile().files, NewVault(WORDS, new_code()), FLOOR).close()
        watch, keys = WindowWatch(place.display), Keys(place.display)
        presses = [_left(number, folder, place, watch, keys) for number in range(rounds)]
        locked = [
            _left(number, folder, place, watch, keys, by_key=False)
            for number in range(0, rounds, SELDOM)
        ]
    rows = [
        Row("exit key: window off the screen", [press.gone for press in presses], "ms"),
        Row("exit key: vault process gone", [press.ended for press in presses], "ms"),
        Row("screen saver: window off the screen", [each.gone for each in locked], "ms"),
        Row("screen saver: vault process gone", [each.ended for each in locked], "ms"),
    ]
    return rows, told(presses)


def told(presses: Sequence[Press]) -> str:
    """How many of them kept what is promised, and the slowest screens."""
    count = len(presses)
    gone = sum(press.gone <= GONE_MS for press in presses)
    ended = sum(press.ended <= ENDED_MS for press in presses)
    kept = sum(press.kept for press in presses)
    slowest = sorted(presses, key=lambda press: -press.gone)[:3]
    names = ", ".join(f"{press.screen} {press.gone:.0f} ms" for press in slowest)
    return (
        f"{len({press.screen for press in presses})} screens. Off the screen within {GONE_MS} ms: "
        f"{gone} of {count}; process gone within {ENDED_MS} ms: {ended} of {count}; "
        f"what was typed is there: {kept} of {count}. Slowest: {names}."
    )


def _left(
    number: int,
    folder: Path,
    place: Desktop,
    watch: WindowWatch,
    keys: Keys,
    *,
    by_key: bool = True,
) -> Press:
    word = f"w{number}q"
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "benchmarks.exit_desk", str(number), str(folder)],
        env={**place.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None  # noqa: S101 - asked for above
    try:
        _line_with(process, b"ready")
        _focus(place)
        keys.type(word)
        screen = _line_with(process, b"there").split()[1].decode()
        _focus(place)
        gone, ended = _leave(process, watch, keys if by_key else place)
    finally:
        process.kill()
        process.wait()
    return Press(screen, gone, ended, word in _kept(folder))


def _leave(
    process: subprocess.Popen[bytes], watch: WindowWatch, how: Keys | Desktop
) -> tuple[float, float]:
    """Milliseconds from the last key, or from before the program that sends the signal, until no
    window is shown, and until the process is gone.
    """
    holder = os.pidfd_open(process.pid)
    watch.forget()
    if not watch.any_shown():
        raise RuntimeError("there was no window to leave")
    begun = how.tap_shift(3) if isinstance(how, Keys) else _send_signal(how)
    gone = watch.all_gone(_LONGEST) - begun
    select.select([holder], [], [], _LONGEST)
    ended = time.monotonic() - begun
    os.close(holder)
    return gone * 1000, ended * 1000


def _send_signal(place: Desktop) -> float:
    begun = time.monotonic()
    subprocess.run(SAVER, env=place.environment, check=True)  # noqa: S603
    return begun


def _line_with(process: subprocess.Popen[bytes], word: bytes) -> bytes:
    assert process.stdout is not None  # noqa: S101 - as above
    for line in process.stdout:
        if line.startswith(word):
            return line
    raise RuntimeError("the vault process ended too soon")


def _focus(place: Desktop) -> None:
    """Give the keyboard to the window that came last. There is no window manager to do it."""
    search: list[str] = ["xdotool", "search", "--onlyvisible", "--class", "calculator"]
    found = subprocess.run(search, env=place.environment, capture_output=True, check=False)  # noqa: S603
    windows = found.stdout.decode().split()
    if windows:
        focus = ["xdotool", "windowfocus", "--sync", windows[-1]]
        subprocess.run(focus, env=place.environment, check=False)  # noqa: S603


def _kept(folder: Path) -> str:
    vault = open_vault(folder, profile().files, WORDS, None)
    answers = vault.store.answers(STEP)
    vault.close()
    return " ".join(value for value in answers.values() if isinstance(value, str))
