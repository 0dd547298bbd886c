"""The recovery sheet with its way out, to be put into a page of the first run."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.exports import recovery_sheet
from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.system import System
from ui.desk.paper.kept_choices import usual_paper
from ui.desk.paper.outside import Outside
from ui.desk.paper.paper_door import PaperDoor
from ui.desk.paper.secret_check import Confirm, SecretCheck
from ui.tasks import TaskRunner


class RecoverySheetPanel(QWidget):
    """A neutral sheet with `code`; nothing is kept of it. Before there is a vault, no `confirm`."""

    def __init__(
        self,
        code: str,
        profile: Profile,
        system: System,
        tasks: TaskRunner,
        confirm: Confirm | None = None,
    ) -> None:
        super().__init__()
        outside = Outside(
            system.printing, profile.pdf_name, profile.job_name, tasks, SecretCheck(confirm)
        )
        self.door = PaperDoor(outside)
        self.door.be_part_of_a_page()
        choices = Choices(paper=usual_paper(), layout=Layout.NEUTRAL)
        task = tasks.run(lambda: recovery_sheet.render(code, choices))
        task.done.connect(self.door.set_pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.door)
