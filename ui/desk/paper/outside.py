"""What a document needs to get out of the program, in one bundle."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.system import Printing
from ui.desk.paper.secret_check import SecretCheck
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Outside:
    """The print system, the neutral names from the disguise, and the check before each way out."""

    printing: Printing
    file_name: str
    """What a saved document is called unless the person says otherwise, without its suffix."""
    job_name: str
    tasks: TaskRunner
    secret: SecretCheck
