"""Sums in a section's file: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import Condition, Sum
from tests.plan import made_up

SUM = """
[[list.sum]]
id = "grown"
label = "Grown"
field = "weight"
where = [{ field = "state", test = "is", values = ["done"] }]
goal = "hoped"

[[list.sum]]
id = "kept"
label = "Kept"
below = "Short"
field = "weight"
less = [{ field = "weight", test = "filled" }]

[[tip]]
"""
HOPED = '[[field]]\nid = "hoped"\nkind = "number"\nlabel = "Hoped for"\n\n[[list]]'
TOML = made_up.TOML.replace("\n[[tip]]\n", SUM, 1).replace("[[list]]", HOPED, 1)


def test_sums_are_read_with_everything_in_them(tmp_path: Path) -> None:
    beds, harvest = made_up.section(tmp_path, TOML).lists
    grown = Sum("grown", "Grown", "weight", (Condition("state", "is", ("done",)),), goal="hoped")
    kept = Sum("kept", "Kept", "weight", (), (Condition("weight", "filled"),), "Short")
    assert beds.sums == ()
    assert harvest.sums == (grown, kept)


@pytest.mark.parametrize(
    ("old", "new", "entry", "rule"),
    [
        ('label = "Grown"', "", "sum grown", "label is missing"),
        ('label = "Grown"', 'label = "Grown"\ncolour = 1', "sum grown", "unknown key colour"),
        ('id = "kept"', 'id = "grown"', "list harvest", "sum grown is there twice"),
        ('field = "weight"\nwhere', "where", "sum grown", "field is missing"),
        ('field = "weight"\nwhere', 'field = "height"\nwhere', "grown", "unknown field height"),
        ('field = "state"', 'field = "mood"', "sum grown, where", "unknown field mood"),
        ('["done"]', '["sold"]', "sum grown, where", "unknown value sold of state"),
        ('test = "filled"', 'test = "full"', "sum kept, less", "test has to be one of"),
        ('goal = "hoped"', 'goal = "wished"', "sum grown", "unknown field wished"),
        ('goal = "hoped"', 'goal = "first"', "sum grown", "first, which is not a money or number"),
        ('goal = "hoped"', 'below = "Short"', "sum grown", "less and below go together"),
        ('below = "Short"\n', "", "sum kept", "less and below go together"),
        ('below = "Short"', 'below = "Short"\ngoal = "hoped"', "kept", "less or a goal, not both"),
        ("[[list.sum]]", "[list.sum]", "garden.toml", "cannot be read"),
    ],
)
def test_a_broken_sum_is_refused_by_file_entry_and_rule(
    tmp_path: Path, old: str, new: str, entry: str, rule: str
) -> None:
    assert old in TOML
    with pytest.raises(ContentError) as refused:
        made_up.section(tmp_path, TOML.replace(old, new, 1))
    assert str(refused.value).startswith("garden.toml")
    assert entry in str(refused.value)
    assert rule in str(refused.value)


def test_a_field_of_words_cannot_be_added_up(tmp_path: Path) -> None:
    text = TOML.replace('kind = "number"\nlabel = "Weight"', 'kind = "text"\nlabel = "Weight"')
    with pytest.raises(ContentError, match="weight, which is not a money or number field"):
        made_up.section(tmp_path, text)
