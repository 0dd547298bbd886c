"""Puts the open plan together from the shipped content and an open store."""

from pathlib import Path

from nocontact_desktop import resources
from nocontact_desktop.app.content import Content
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.emergency import load_emergency
from nocontact_desktop.exports.helplines import load_helplines
from nocontact_desktop.plan.gaps import load_priorities
from nocontact_desktop.plan.loader import load_section, load_sections
from nocontact_desktop.plan.order_loader import ORDER_RULES, load_order
from nocontact_desktop.plan.own_order import load_circumstances
from nocontact_desktop.plan.stages import load_stages
from nocontact_desktop.plan.usual_words import load_usual_words
from nocontact_desktop.plan.wording import load_ties


def load_content(plan: Path | None = None) -> Content:
    """Read the shipped content; `plan` is another folder of sections, for tests.

    It needs no store, so it can be read while a vault is still being opened.
    """
    folder = plan or resources.folder("plan")
    helplines = resources.folder("helplines")
    sections = load_sections(folder)
    order = folder / ORDER_RULES
    return Content(
        sections=sections,
        card=load_section(resources.folder("card") / "card.toml"),
        helplines=load_helplines(helplines / "helplines.csv"),
        own_lines=load_section(helplines / "own.toml"),
        emergency=load_emergency(helplines / "emergency.toml"),
        stages=load_stages(resources.folder("stages") / "stages.toml"),
        ties=load_ties(resources.folder("stages") / "ties.toml"),
        priorities=load_priorities(resources.folder("stages") / "priorities.toml"),
        circumstances=load_circumstances(resources.folder("stages") / "circumstances.toml"),
        order=load_order(order, sections) if order.is_file() else (),
        usual_words=load_usual_words(resources.folder("lookup") / "usual_words.toml"),
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
    return Workspace(content or load_content(plan), store, decimal_sign)
