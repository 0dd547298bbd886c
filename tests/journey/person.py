"""A scripted person: sees through the accessibility bus, types and clicks through the X server."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journey.stage import Stage, wait_for

EYES = Path(__file__).with_name("eyes.py")
SYSTEM_PYTHON = "/usr/bin/python3"

FOCUS = ("xdotool", "getwindowfocus")
LINES = ["text", "entry", "password text"]

Node = dict[str, Any]


def _of(role: str | None) -> dict[str, list[str]]:
    return {"roles": [role]} if role else {}


def can_see() -> bool:
    """Whether the system's Python can read the accessibility bus."""
    code = "import gi; gi.require_version('Atspi', '2.0')"
    try:
        done = subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


@dataclass
class Person:
    """Somebody who sits at `stage` and uses the program whose process is `pid`."""

    stage: Stage
    eyes: subprocess.Popen[str]
    pid: int = 0

    def ask(self, do: str, **more: object) -> Any:  # noqa: ANN401 - JSON
        """Ask the eyes one thing; None where nothing fits."""
        assert self.eyes.stdin is not None
        assert self.eyes.stdout is not None
        self.eyes.stdin.write(json.dumps({"do": do, "pid": self.pid, **more}) + "\n")
        self.eyes.stdin.flush()
        return json.loads(self.eyes.stdout.readline())["is"]

    def tree(self) -> list[Node]:
        """Everything the program shows or holds on the accessibility bus."""
        return self.ask("tree") or []

    def looks(self) -> list[Node]:
        """Everything of the program that is on the screen."""
        return self.ask("look") or []

    def sees(self, name: str, role: str | None = None) -> bool:
        """Whether something of this name is on the screen."""
        return self.ask("find", name=name, **_of(role)) is not None

    def waits_for(self, name: str, role: str | None = None, seconds: float = 60) -> None:
        """Wait until something of this name is on the screen."""
        self._when_there({"do": "find", "name": name, **_of(role)}, seconds)

    def presses(self, name: str, role: str | None = None) -> None:
        """Press the button (or row, or box) of this name, as soon as it is there."""
        self._when_there({"do": "press", "name": name, **_of(role)})

    def clicks(self, name: str, role: str | None = None) -> None:
        """Click with the mouse in the middle of what has this name, as soon as it is there."""
        self.clicks_on(self._when_there({"do": "find", "name": name, **_of(role)}))

    def _when_there(self, question: dict[str, object], seconds: float = 60) -> Any:  # noqa: ANN401
        """The answer, as soon as there is one; each try looks at the whole screen."""
        answer = None

        def is_there() -> bool:
            nonlocal answer
            answer = self.ask(**question)  # type: ignore[arg-type]
            return bool(answer)

        try:
            wait_for(is_there, seconds)
        except TimeoutError:
            seen = sorted({node["name"] for node in self.looks() if node["name"]})
            message = f"{question['name']!r} never came; on the screen: {seen}"
            raise AssertionError(message) from None
        return answer

    def clicks_on(self, node: Node) -> None:
        """Click with the mouse in the middle of what was seen."""
        x, y, wide, high = node["box"]
        self.stage.run("xdotool", "mousemove", str(x + wide // 2), str(y + high // 2), "click", "1")

    def sees_beginning(self, words: str, *roles: str) -> Node | None:
        """What is on the screen and has a name that begins so."""
        found: Node | None = self.ask("find", begins=words, **({"roles": roles} if roles else {}))
        return found

    def has_keyboard(self) -> bool:
        """Whether what is typed comes to the program that is looked at."""
        return self.stage.run(*FOCUS, "getwindowpid") == str(self.pid)

    def closes(self, *names: str) -> None:
        """Press keys that close a window, and wait until the one below it has the keyboard."""
        closed = self.stage.run(*FOCUS)
        self.keys(*names)
        wait_for(lambda: self.has_keyboard() and closed != self.stage.run(*FOCUS))

    def picks(self, path: Path) -> None:
        """Type the whole path into the picker of files that is open."""
        self.waits_for("Name")
        time.sleep(0.3)  # until the window manager has given the picker the keyboard
        self.keys("ctrl+a")
        self.types(str(path))
        self.closes("Return")

    def types(self, text: str) -> None:
        """Type on the keyboard, as soon as the program has it."""
        wait_for(self.has_keyboard)
        self.stage.run("xdotool", "type", "--delay", "8", text, timeout=60)

    def keys(self, *names: str) -> None:
        """Press keys by their X names, such as `Return` or `ctrl+f`, as `types` does.

        For a moment after a window went nobody has the keyboard. A person is not so quick.
        """
        wait_for(self.has_keyboard)
        self.stage.run("xdotool", "key", *names)

    def fills(self, name: str, text: str) -> None:
        """Put the cursor into the line of this name and type."""
        self._when_there({"do": "focus", "name": name, "roles": LINES})
        if text.isascii():
            self.types(text)
        else:
            self.dictates(name, text)

    def dictates(self, name: str, text: str) -> None:
        """Put text into the line of this name as dictation or a screen reader does."""
        self._when_there({"do": "write", "name": name, "roles": LINES, "text": text})


@contextmanager
def person(stage: Stage) -> Iterator[Person]:
    """Somebody at this stage, with open eyes."""
    eyes = subprocess.Popen(
        [SYSTEM_PYTHON, str(EYES)],
        env={k: v for k, v in stage.environment.items() if k != "PYTHONPATH"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Person(stage, eyes)
    finally:
        assert eyes.stdin is not None
        eyes.stdin.close()
        eyes.wait(10)
        assert eyes.stdout is not None
        eyes.stdout.close()
