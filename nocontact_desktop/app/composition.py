"""Puts the open plan together from the shipped content and an open store."""

from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.emergency import Emergency, load_emergency
from nocontact_desktop.exports.helplines import Helpline, load_helplines
from nocontact_desktop.plan.loader import load_section, load_sections
from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.order import OrderRule
from nocontact_desktop.plan.order_loader import ORDER_RULES, load_order
from nocontact_desktop.plan.stages import PLAIN, Stages, load_stages


@dataclass(frozen=True, slots=True)
class Content:
    """What is shipped with the program and shown in every plan."""

    sections: tuple[Section, ...]
    card: Section
    helplines: tuple[Helpline, ...]
    own_lines: Section
    """What is asked about a helpline of the person's own."""
    emergency: tuple[Emergency, ...]
    stages: Stages = PLAIN
    order: tuple[OrderRule, ...] = ()


def load_content(plan: Path | None = None) -> Content:
    """Read the shipped content; `plan` is another folder of sections, for tests.

    It needs no store, so it can be read while a vault is still being opened.
    """
    helplines = resources.folder("helplines")
    folder = plan or resources.folder("plan")
    sections = load_sections(folder)
    order = folder / ORDER_RULES
    return Content(
        sections=sections,
        card=load_section(resources.folder("card") / "card.toml"),
        helplines=load_helplines(helplines / "helplines.csv"),
        own_lines=load_section(helplines / "own.toml"),
        emergency=load_emergency(helplines / "emergency.toml"),
        stages=load_stages(resources.folder("stages") / "stages.toml"),
        order=load_order(order, sections) if order.is_file() else (),
    )


def build_workspace(
    store: StoreDoor,
    plan: Path | None = None,
    content: Content | None = None,
    decimal_sign: str = ".",
) -> Workspace:
    """The workspace over `store`, with content that was read before or is read now.

    `decimal_sign` is the local one, in which figures are shown.
    """
    content = content or load_content(plan)
    shown = content.sections, store, content.card, content.helplines
    return Workspace(
        *shown,
        decimal_sign,
        own_lines=content.own_lines,
        emergency=content.emergency,
        order=content.order,
        stages=content.stages,
    )
