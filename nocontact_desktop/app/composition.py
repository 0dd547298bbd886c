"""Puts the open plan together from the shipped content and an open store."""

from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helplines import load_helplines
from nocontact_desktop.plan.loader import load_section, load_sections


def build_workspace(store: StoreDoor, plan: Path | None = None) -> Workspace:
    """The workspace over `store`; `plan` is another folder of sections, for tests."""
    return Workspace(
        sections=load_sections(plan or resources.folder("plan")),
        store=store,
        card=load_section(resources.folder("card") / "card.toml"),
        helplines=load_helplines(resources.folder("helplines") / "helplines.csv"),
    )
