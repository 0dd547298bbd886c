"""One sitting of the made-up person, from the first screen to the papers."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from nocontact_desktop.system.memory import MemoryLauncher, MemorySystem
from ui.desk.copies.entries import COPIES
from ui.desk.cover_line import CoverLine
from ui.desk.day import DAY
from ui.desk.files.entries import FILES
from ui.desk.files.files_page import FilesPage
from ui.desk.first_run.flow import FirstRun
from ui.desk.idle import MOST_SECONDS
from ui.desk.lines.entries import LINES
from ui.desk.lines.lines_page import LinesPage
from ui.desk.opened import SECRETS
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.paper.card_page import CardPage
from ui.desk.paper.paper_page import PaperPage
from ui.desk.second.entries import SECOND
from ui.desk.session import Session
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.desk.timeline import TIMELINE
from ui.desk.timeline.timeline_page import TimelinePage
from ui.sample import first_days
from ui.sample.camera import Camera
from ui.sample.hands import click, pick, press, wait_until, widget, write
from ui.sample.papers import add_file, save_page
from ui.sample.typist import Story, add_item, answer
from ui.theme import Look, apply

_SIZE = (1120, 780)
"""Points of a window, as on a small laptop."""
_IN_PIECES = FilesPage | PaperPage | StepPage | TimelinePage
"""Pages of which some comes a moment later."""
NOBODY = -1
"""No descriptor: there is no cover process to tell anything."""


class Sitting:
    """Holds the windows while the person works on the plan in `folder`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder.resolve()
        self._story: Story = tomllib.loads(
            (resources.folder("sample") / "story.toml").read_text("utf-8")
        )
        profile = load_profiles(resources.folder("disguises"))[0]
        kept = self._folder / "vault"
        shutil.rmtree(kept, ignore_errors=True)
        system = MemorySystem(kept, kept, launcher=MemoryLauncher(available=False))
        self._session = Session(system, CoverLine(NOBODY, NOBODY), profile, end=_stay)
        self._camera = Camera(self._folder / "pictures", self._wear)
        self._words = ""

    def run(self) -> int:
        """Do it all; gives the exit code."""
        self._session.open_first_run()
        flow = self._session.window
        assert isinstance(flow, FirstRun)  # noqa: S101 - it was opened just now
        flow.resize(*_SIZE)
        sheet = self._paper("recovery-sheet")
        self._words = first_days.go_through(flow, self._camera, sheet)
        wait_until(lambda: self._session.plan is not None)
        self._session.idle.wait(MOST_SECONDS, away=MOST_SECONDS)  # a slow computer is nobody away
        self._shell.resize(*_SIZE)
        self._go(HOME)
        self._take("empty-plan")
        for told in self._story["step"]:
            self._fill_in(told)
        self._keep_a_line()
        self._make_card()
        self._save("plan", "plan")
        self._look_around()
        self._close()
        return 0

    @property
    def _shell(self) -> Shell:
        assert self._session.plan is not None  # noqa: S101 - see `run`
        return self._session.plan.shell

    @property
    def _page(self) -> QWidget:
        assert self._shell.page is not None  # noqa: S101 - the shell always has one
        return self._shell.page

    def _fill_in(self, told: Story) -> None:
        section = self._section(told["id"])
        self._go(section.id)
        page = self._page
        assert isinstance(page, StepPage)  # noqa: S101 - a section's page
        wait_until(self._whole)
        if page.covered:
            press(page, _("Show the questions"))
        for field_id, value in told.get("answers", {}).items():
            answer(page, field_id, value)
        lists = {each.id: each for each in section.lists}
        for item in told.get("item", []):
            add_item(page, lists[item["list"]], item)

    def _make_card(self) -> None:
        self._go("card")
        page = self._page
        assert isinstance(page, CardPage)  # noqa: S101 - the card's page
        told = self._story["card"]
        country = widget(page.helplines, QComboBox)
        pick(country, country.findText(told["country"]))
        for row in list(page.helplines.rows.values())[: told["helplines"]]:
            click(row.box)
        for field_id, value in told["answers"].items():
            answer(page.questions, field_id, value)
        save_page(page, self._paper("card"), self._words)
        self._take("card")

    def _keep_a_line(self) -> None:
        """Choose a country on the page of helplines, and add a line to it."""
        self._go(LINES)
        page = self._page
        assert isinstance(page, LinesPage)  # noqa: S101 - the page of helplines
        told = self._story["lines"]
        pick(page.country, page.country.findText(told["country"]))
        click(page.add)
        wait_until(lambda: page.form is not None)
        form = page.form
        assert form is not None  # noqa: S101 - it was waited for
        for field_id, value in told["own"].items():
            answer(form, field_id, value)
        click(form.close_button)
        wait_until(lambda: page.form is None and bool(page.rows))
        self._take(LINES)

    def _save(self, page: str, name: str) -> None:
        self._go(page)
        save_page(self._page, self._paper(name), self._words)
        self._take(page)

    def _look_around(self) -> None:
        for section in self._sections:
            self._go(section.id)
            self._take(f"step-{section.id}")
        self._go(SEARCH)
        write(widget(self._page, QLineEdit), self._story["search"]["text"])
        self._take("search")
        self._go(FILES)
        for name in ("card", "plan"):
            add_file(self._shell, self._folder / f"{name}.pdf")
            wait_until(self._whole)
        for page in ("settings", FILES, COPIES, SECRETS, SECOND, TIMELINE, DAY, HOME):
            self._go(page)
            self._take(page)

    def _close(self) -> None:
        """Commit what was typed last. The windows go with the process."""
        assert self._session.plan is not None  # noqa: S101 - see `run`
        self._session.plan.flush(5_000)

    def _take(self, name: str) -> None:
        self._camera.take(name, self._shell, self._shell.rebuild, self._whole)

    def _whole(self) -> bool:
        """Whether everything on the page is there; some of it comes a moment later."""
        page = self._page
        return page.settled if isinstance(page, _IN_PIECES) else True

    def _go(self, page: str) -> None:
        """Through the menu at the side, as anybody would."""
        self._shell.go(Place(page))
        self._camera.settle()

    def _section(self, section_id: str) -> Section:
        return next(each for each in self._sections if each.id == section_id)

    @property
    def _sections(self) -> tuple[Section, ...]:
        assert self._session.plan is not None  # noqa: S101 - see `run`
        return self._session.plan.workspace.sections

    def _paper(self, name: str) -> Path:
        """Where a paper goes; one of an earlier sitting makes room."""
        path = self._folder / f"{name}.pdf"
        path.unlink(missing_ok=True)
        return path

    def _wear(self, look: Look) -> None:
        apply(self._session.app, look)


def _stay() -> None:
    """There is no process to end: the windows of a sitting are not locked."""
