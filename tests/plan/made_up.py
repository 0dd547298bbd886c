"""A small made-up section, as text and as data, for tests that need no shipped content."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.plan.loader import load_section
from nocontact_desktop.plan.model import Section

TOML = """
id = "garden"
order = 40
icon = "home"
group = "around"
panels = ["helplines", "crisis-lines"]
gentle = "This asks about the frost."
title = "Garden"
intro = "What grows where."
why = "It helps to know."

[[field]]
id = "first"
kind = "text"
label = "What grows first?"
needed = true

[[field]]
id = "weather"
kind = "choice"
label = "Weather"
options = [{ id = "sun", label = "Sun" }, { id = "rain", label = "Rain" }]

[[field]]
id = "tools"
kind = "checks"
label = "Tools"
options = [{ id = "spade", label = "Spade" }, { id = "rake", label = "Rake" }]

[[list]]
id = "beds"
title = "Beds"
intro = "Each bed."
title_label = "Name of the bed"
add_label = "Add a bed"
wanted = 2

[[list.field]]
id = "plant"
kind = "text"
label = "Plant"
needed = true

[[list.field]]
id = "sown_on"
kind = "date"
label = "Sown on"

[[list.field]]
id = "soil"
kind = "choice"
label = "Soil"
options = [{ id = "clay", label = "Clay" }, { id = "sand", label = "Sand" }]

[[list.field]]
id = "needs"
kind = "checks"
label = "Needs"
options = [{ id = "water", label = "Water" }, { id = "shade", label = "Shade" }]

[[list.suggestion]]
id = "roses"
title = "Roses"
hint = "They like sun."
fits = ["neighbour", "boss"]
when = "now"
notice = "yes"
values = { plant = "Rose", soil = "clay", needs = ["water"] }

[[list.suggestion]]
id = "beans"
title = "Beans"

[[list]]
id = "harvest"
title = "Harvest"
intro = "What came in."
title_label = "What it was"
add_label = "Add a line"
entries = true

[[list.field]]
id = "weight"
kind = "number"
label = "Weight"
needed = true

[[tip]]
id = "early"
text = "Sow early."
source = "A gardener, her notebook"
reviewed = 2026-11-21

[[rule]]
id = "rain-no-tools"
text = "It rains and no tool is at hand."
conditions = [
  { field = "weather", test = "is", values = ["rain"] },
  { field = "tools", test = "empty" },
]

[[rule]]
id = "sown-in-clay"
list = "beds"
text = "It was sown, and the soil is clay."
conditions = [
  { field = "sown_on", test = "filled" },
  { field = "soil", test = "is_not", values = ["sand"] },
  { field = "state", test = "is_not", values = ["done"] },
]
"""

COMMON = """
[[rule]]
id = "shows"
text = "This shows."
conditions = [
  { field = "notice", test = "is", values = ["yes"] },
  { field = "when", test = "is", values = ["now"] },
]
"""


def write(folder: Path, text: str = TOML, name: str = "garden.toml") -> Path:
    """The path of a file in `folder` with `text` in it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def section(folder: Path, text: str = TOML) -> Section:
    """The made-up section, read by the loader."""
    return load_section(write(folder, text))
