"""A made-up plan with steps in every part, for tests that need no shipped words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nocontact_desktop.app.composition import build_workspace, load_content
from nocontact_desktop.app.store_door import StoreDoor
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Group, When
from nocontact_desktop.plan.stages import Stage, Stages

STEPS_IN_A_PART = 4
LAST = "apart-3"

_STEP = """
id = "{id}"
order = {order}
icon = "step"
group = "{group}"
{gentle}
title = "{title}"
intro = "What the other person knows of {id}."
why = "It helps."

[[field]]
id = "first"
kind = "text"
label = "First of {id}?"
needed = true

[[list]]
id = "things"
title = "Things of {id}"
intro = "One by one."
title_label = "What it is"
add_label = "Add a thing"
wanted = 1

[[list.field]]
id = "where"
kind = "text"
label = "Where it is"

[[list.suggestion]]
id = "theirs"
title = "Theirs of {id}"
fits = ["boss"]

[[list.suggestion]]
id = "yours"
title = "Yours of {id}"

[[tip]]
id = "early"
text = "Begin early."
source = "A neighbour"
reviewed = 2026-11-21
"""

_SITUATION = """
[[field]]
id = "stage"
kind = "choice"
label = "Where are you now?"
options = [{ id = "near", label = "Near" }, { id = "far", label = "Far" }]

[[field]]
id = "tie"
kind = "choice"
label = "What are they to you?"
options = [
  { id = "partner", label = "Partner" }, { id = "boss", label = "Boss" },
  { id = "other", label = "Other" },
]

[[field]]
id = "priorities"
kind = "checks"
label = "What matters most?"
options = [{ id = "money", label = "Money" }, { id = "pets", label = "Pets" }]
"""

STAGES = Stages(
    Stage("", "", ("Begin anywhere.", "Stop anywhere."), ("ready-1",), frozenset({When.OPEN})),
    (
        Stage("near", "Near", ("You are near.", "Rest."), ("ready-2", "you-0"), frozenset(When)),
        Stage("far", "Far", ("You are far.", "Rest."), ("apart-3", "around-0"), frozenset(When)),
    ),
)


def write_steps(folder: Path) -> None:
    """Write twenty steps and the one about the situation into `folder`."""
    order = 0
    for group in Group:
        for at in range(STEPS_IN_A_PART):
            order += 1
            name = f"{group.value}-{at}"
            text = _STEP.format(
                id=name,
                order=order,
                group=group.value,
                title=f"Step {name}{', and the other person' if name == LAST else ''}",
                gentle='gentle = "These are hard to read."' if at == 1 else "",
            )
            (folder / f"{order:02}-{name}.toml").write_text(text, "utf-8")
    text = _STEP.format(id="situation", order=0, group="you", title="Situation", gentle="")
    place = text.index("[[list]]")
    text = text[:place] + _SITUATION + text[place:]
    (folder / "00-situation.toml").write_text(text, "utf-8")


def many_steps(folder: Path, store: StoreDoor) -> Workspace:
    """A workspace over those steps and two made-up stages."""
    write_steps(folder)
    content = replace(load_content(folder), stages=STAGES, order=())
    return build_workspace(store, content=content)
