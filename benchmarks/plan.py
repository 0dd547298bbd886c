"""A plan of 3,000 items beside a small one: opening a step, searching as one types, the timeline.

Each is measured as it is in the program: over a real vault, in the real window, until what is seen
first has been laid out and drawn.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import apsw

from benchmarks.table import Row
from benchmarks.vault import OneTransaction, opened
from nocontact_desktop import resources
from nocontact_desktop.app.composition import build_workspace, load_content
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.plan.model import Notice, State, When
from nocontact_desktop.vault import NewVault, Store, create, new_code
from nocontact_desktop.vault.stretch import FLOOR

if TYPE_CHECKING:
    from ui.desk.plan_window import PlanWindow

WORDS = "correct horse battery staple again"
SMALL, LARGE = 100, 3_000
LIMIT_MS = 100.0
"""What nobody has to wait for."""
STEP = "documents"
ONE_LIST = (STEP, "documents")
CALLED = {
    "small": f"{SMALL} items",
    "spread": f"{LARGE:,} items",
    "one list": f"{LARGE:,} in one list",
}
TYPED = ("p", "pa", "pap", "pape", "paper", "paper 2", "paper 29")


class Figure(NamedTuple):
    """Milliseconds by the clock, and of the processor, which other programs do not lengthen."""

    clock: float
    processor: float


Figures = dict[str, list[Figure]]


def measure(rounds: int) -> list[Row]:
    """The three things `rounds` times over each plan; the small plan is what they stand beside."""
    plans = {"small": (SMALL, False), "spread": (LARGE, False), "one list": (LARGE, True)}
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name:
        for plan, (count, one_list) in plans.items():
            folder = made(Path(name, plan), count, one_list=one_list)
            found[plan] = _figures(folder, rounds)
    return [row for what in found["small"] for row in _rows(what, found)]


def too_slow(rows: list[Row]) -> list[str]:
    """What takes a tenth of a second or more, in a sentence each."""
    middle = {row.name: statistics.median(row.figures) for row in rows}
    return [
        f"{name} takes {median:.0f} ms, which is not below {LIMIT_MS:.0f}."
        for name, median in middle.items()
        if median >= LIMIT_MS
    ]


def _rows(what: str, found: Mapping[str, Figures]) -> Iterator[Row]:
    """By the clock first, then by the processor."""
    for at, how in enumerate(("", ", processor")):
        names = {plan: f"{what}{how}: {called}" for plan, called in CALLED.items()}
        for plan, name in names.items():
            against = [] if plan == "small" else [names["small"]]
            yield Row(name, [each[at] for each in found[plan][what]], "ms", against)


def made(folder: Path, count: int, *, one_list: bool) -> Path:
    """A closed vault with a plan of so many items, in all lists or in a single one."""
    profile = load_profiles(resources.folder("disguises"))[0]
    vault = create(folder, profile.files, NewVault(WORDS, new_code()), FLOOR)
    fill = _filler(count, one_list=one_list)
    vault.store._database.write(fill)
    vault.close()
    return folder


def _filler(count: int, *, one_list: bool) -> Callable[[apsw.Connection], None]:
    def fill(connection: apsw.Connection) -> None:
        store = Store(OneTransaction(connection))
        workspace = build_workspace(store)
        everywhere = [(s.id, each.id) for s in workspace.sections for each in s.lists]
        lists = [ONE_LIST] if one_list else everywhere
        for number in range(count):
            _add(workspace, lists[number % len(lists)], number)
        workspace.set_answer("situation", "living_together", "yes")

    return fill


def _add(workspace: Workspace, place: tuple[str, str], number: int) -> None:
    """An item as people have them: some planned, some seen, some done."""
    item = workspace.add_item(*place, title=f"Paper {number}")
    marks = list(When)[number % 4], list(Notice)[number // 4 % 4], list(State)[number // 16 % 5]
    when, notice, state = marks
    note = "a few words of a note"
    workspace.change_item(replace(item, when=when, notice=notice, state=state, note=note))


def _figures(folder: Path, rounds: int) -> Figures:
    """Each thing in one window over the vault in `folder`."""
    from ui.desk.page import HOME, SEARCH, Place  # noqa: PLC0415 - needs a screen, or none
    from ui.desk.timeline import TIMELINE  # noqa: PLC0415 - see above

    figures: Figures = {"opening a step": [], "one more letter": [], "the timeline": []}
    steps, letters, timelines = figures.values()
    with _window(folder) as plan:
        shell = plan.shell
        for _round in range(rounds + 1):
            steps.append(_seen(plan, lambda: shell.go(Place(STEP))))
            _settle(plan)
            timelines.append(_seen(plan, lambda: shell.go(Place(TIMELINE))))
            _settle(plan)
            shell.go(Place(SEARCH))
            _settle(plan)
            letters += [_seen(plan, partial(_search, plan, typed)) for typed in TYPED]
            shell.go(Place(HOME))
            _settle(plan)
    return {what: times[len(TYPED) if times is letters else 1 :] for what, times in figures.items()}


def _search(plan: PlanWindow, typed: str) -> None:
    """Search as the page does it, without the pause that waits for the next letter."""
    from ui.desk.search_page import SearchPage  # noqa: PLC0415 - see above

    page = plan.shell.page
    if not isinstance(page, SearchPage):
        raise TypeError
    page.line.setText(typed)
    page._search()
    plan.saving.flush(5000)


def _seen(plan: PlanWindow, do: Callable[[], object]) -> Figure:
    """Until what was asked for is laid out and drawn."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - see above

    began = time.perf_counter(), time.process_time()
    do()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.MetaCall))
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
    plan.shell.repaint()
    ended = time.perf_counter(), time.process_time()
    return Figure(*((end - start) * 1000 for start, end in zip(began, ended, strict=True)))


def _settle(plan: PlanWindow) -> None:
    """Let everything be built that is built piece by piece."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - see above

    for _turn in range(5):
        QCoreApplication.processEvents()
        while not getattr(plan.shell.page, "settled", True):
            QCoreApplication.processEvents()
    plan.saving.flush(5000)


@contextmanager
def _window(folder: Path) -> Iterator[PlanWindow]:
    """The window of the program over the vault in `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above
    from shiboken6 import Shiboken  # noqa: PLC0415 - see above

    from nocontact_desktop.system.memory import MemorySystem  # noqa: PLC0415 - see above
    from ui.desk.exit_route import ExitRoute  # noqa: PLC0415 - see above
    from ui.desk.plan_window import PlanWindow  # noqa: PLC0415 - see above
    from ui.exit_key import ExitKey  # noqa: PLC0415 - see above
    from ui.tasks import TaskRunner  # noqa: PLC0415 - see above
    from ui.theme import Look, apply  # noqa: PLC0415 - see above

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    apply(app, Look())
    profile = load_profiles(resources.folder("disguises"))[0]
    vault = opened(folder)
    route, tasks = ExitRoute(ExitKey(app)), TaskRunner()
    system = MemorySystem(folder, folder)
    plan = PlanWindow(
        vault.store, system, profile, route=route, tasks=tasks, content=load_content()
    )
    plan.shell.resize(1120, 760)
    plan.shell.show()
    _settle(plan)
    try:
        yield plan
    finally:
        _settle(plan)
        tasks.wait(5000)
        app.removeEventFilter(route.key)
        plan.shell.close()
        Shiboken.delete(plan.shell)
        vault.close()
