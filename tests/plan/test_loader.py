"""What the loader reads, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.loader import load_section, load_sections
from nocontact_desktop.plan.model import Condition, Group, Kind, Notice, Option, Panel, Tie, When
from tests.plan import made_up

OPTIONS = 'options = [{ id = "a", label = "A" }]'


def test_a_section_is_read_with_everything_in_it(tmp_path: Path) -> None:
    section = made_up.section(tmp_path)
    beds, harvest = section.lists
    assert (section.id, section.order, section.icon) == ("garden", 40, "home")
    assert [field.kind for field in section.fields] == [Kind.TEXT, Kind.CHOICE, Kind.CHECKS]
    assert section.fields[0].needed
    assert section.fields[1].options == (Option("sun", "Sun"), Option("rain", "Rain"))
    assert (beds.wanted, beds.entries, harvest.wanted, harvest.entries) == (2, False, 0, True)
    assert beds.suggestions[0].values == {"plant": "Rose", "soil": "clay", "needs": ["water"]}
    assert (beds.suggestions[0].when, beds.suggestions[0].notice) == (When.NOW, Notice.YES)
    assert beds.suggestions[1].values == {}
    assert beds.suggestions[0].fits == (Tie.NEIGHBOUR, Tie.BOSS)
    assert beds.suggestions[1].fits == ()
    assert (section.group, section.gentle) == (Group.AROUND, "This asks about the frost.")
    assert section.panels == (Panel.HELPLINES, Panel.CRISIS_LINES)
    assert section.tips[0].reviewed == date(2026, 11, 21)
    assert section.rules[0].list == ""
    assert section.rules[1].list == "beds"
    assert section.rules[1].conditions[0] == Condition("sown_on", "filled")


@pytest.mark.parametrize(
    ("old", "new", "entry", "rule"),
    [
        ('icon = "home"', 'colour = "red"', "garden", "unknown key colour"),
        ('"crisis-lines"', '"weather"', "garden", "unknown panel weather"),
        ('"crisis-lines"', '"helplines"', "garden", "panel helplines is there twice"),
        ('id = "garden"', "", "garden.toml", "id is missing or empty"),
        ('id = "garden"', 'id = "My Garden"', "garden.toml", "may hold only"),
        ("order = 40", 'order = "40"', "garden", "order has to be a whole number"),
        ("order = 40", "order = true", "garden", "order has to be a whole number"),
        ("order = 40", "order = -1", "garden", "order has to be a whole number"),
        ("order = 40", "", "garden", "order has to be a whole number"),
        ('title = "Garden"', "title = 3", "garden", "title has to be a text"),
        ('title = "Garden"', 'title = "{name}"', "garden", "title has braces"),
        ('intro = "What grows where."', "", "garden", "intro is missing"),
        ("needed = true", 'needed = "yes"', "field first", "needed has to be true or false"),
        ('kind = "text"', 'kind = "colour"', "field first", "kind has to be one of: text"),
        ('kind = "text"', "kind = 1", "field first", "kind has to be one of"),
        ('id = "weather"', 'id = "first"', "garden", "field first is there twice"),
        ('kind = "choice"', 'kind = "text"', "field weather", "choice and checks have options"),
        ('kind = "text"', 'kind = "choice"', "field first", "choice and checks have options"),
        ('id = "rain", label', 'id = "sun", label', "field weather", "option sun is there twice"),
        ('{ id = "rain", label = "Rain" }', '"rain"', "option", "a table was expected"),
        ('label = "Rain"', 'label = "Rain", x = 1', "option rain", "unknown key x"),
        ('id = "plant"', 'id = "note"', "field note", "belongs to every item"),
        ('id = "harvest"', 'id = "beds"', "garden", "list beds is there twice"),
        ('id = "beans"', 'id = "roses"', "list beds", "suggestion roses is there twice"),
        ('plant = "Rose"', 'colour = "red"', "suggestion roses", "unknown field colour"),
        ('plant = "Rose"', "plant = 1", "suggestion roses", "value of plant has to be a text"),
        ('plant = "Rose"', 'plant = "{"', "suggestion roses", "plant has braces"),
        ('soil = "clay"', 'soil = "mud"', "suggestion roses", "unknown option mud of soil"),
        ('["water"] }', '["wine"] }', "suggestion roses", "unknown option wine of needs"),
        ('["water"] }', '"water" }', "suggestion roses", "needs has to be a list of texts"),
        ('["water"] }', "[1] }", "suggestion roses", "needs has to be a list of texts"),
        ('when = "now"', 'when = "soon"', "suggestion roses", "when has to be one of: now"),
        ('when = "now"', "values = 1", "garden.toml", "cannot be read"),
        ('title = "Beans"', 'title = "Beans"\nvalues = 1', "beans", "values has to be a table"),
        ('["neighbour", "boss"]', '["king"]', "suggestion roses", "unknown tie king"),
        ('group = "around"', 'group = "attic"', "garden", "group has to be one of: you"),
        ("[[tip]]", "[tip]", "garden", "tip has to be a list of tables"),
        ('source = "A gardener, her notebook"', "", "tip early", "source is missing"),
        ("reviewed = 2026-11-21", "", "tip early", "reviewed has to be a date"),
        ("reviewed = 2026-11-21", 'reviewed = "2026-11-21"', "tip early", "has to be a date"),
        ("reviewed = 2026-11-21", "reviewed = 2026-11-21T10:00:00", "tip early", "be a date"),
        ('id = "sown-in-clay"', 'id = "rain-no-tools"', "garden", "rule rain-no-tools is there"),
        ("soil is clay.", "{count} is clay.", "rule sown-in-clay", "text has braces"),
        (
            'list = "beds"\ntext',
            'list = "beds"\nmany = "They were sown."\ntext',
            "rule sown-in-clay",
            "many has to say {count}",
        ),
        (
            'list = "beds"\ntext',
            'list = "beds"\nmany = "{count} of {them}"\ntext',
            "rule sown-in-clay",
            "many has braces",
        ),
        (
            'list = "beds"\ntext',
            'list = "beds"\nmany = 4\ntext',
            "rule sown-in-clay",
            "many has to be a text",
        ),
        ('list = "beds"', 'list = "trees"', "rule sown-in-clay", "unknown list trees"),
        ('field = "sown_on"', 'field = "sown"', "rule sown-in-clay", "unknown field sown"),
        ('field = "tools"', 'field = "state"', "rule rain-no-tools", "unknown field state"),
        ('["sand"]', '["mud"]', "rule sown-in-clay", "unknown value mud of soil"),
        ('["done"]', '["finished"]', "rule sown-in-clay", "unknown value finished of state"),
        ('["done"]', '"done"', "rule sown-in-clay", "values has to be a list of texts"),
        ('test = "filled"', 'test = "full"', "rule sown-in-clay", "test has to be one of"),
        ('test = "filled"', 'test = "is"', "rule sown-in-clay", "is and is_not have values"),
        (
            'test = "empty" }',
            'test = "empty", values = ["rake"] }',
            "rule rain-no-tools",
            "filled and empty have none",
        ),
    ],
)
def test_a_broken_rule_is_refused_by_file_entry_and_rule(
    tmp_path: Path, old: str, new: str, entry: str, rule: str
) -> None:
    assert old in made_up.TOML
    path = made_up.write(tmp_path, made_up.TOML.replace(old, new, 1))
    with pytest.raises(ContentError) as refused:
        load_section(path)
    assert str(refused.value).startswith("garden.toml")
    assert entry in str(refused.value)
    assert rule in str(refused.value)


@pytest.mark.parametrize("kind", ["people", "devices"])
def test_a_suggestion_can_name_several(tmp_path: Path, kind: str) -> None:
    toml = made_up.TOML.replace(
        'kind = "text"\nlabel = "Plant"', f'kind = "{kind}"\nlabel = "Plant"'
    )
    several = toml.replace('plant = "Rose"', 'plant = ["Rose", "Lily"]')
    assert several != toml != made_up.TOML
    assert made_up.section(tmp_path, several).lists[0].suggestions[0].values["plant"] == [
        "Rose",
        "Lily",
    ]
    with pytest.raises(ContentError, match="the value of plant has to be a list of texts"):
        made_up.section(tmp_path, toml)


def test_a_rule_without_conditions_is_refused(tmp_path: Path) -> None:
    start = made_up.TOML.index("[[rule]]")
    rule = '[[rule]]\nid = "always"\ntext = "Always."\n'
    with pytest.raises(ContentError, match="rule always: a rule has conditions"):
        made_up.section(tmp_path, made_up.TOML[:start] + rule)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match=r"odd\.toml: cannot be read"):
        load_section(path)


def test_sections_come_in_their_order_whatever_the_names_of_the_files(tmp_path: Path) -> None:
    made_up.write(tmp_path, made_up.TOML, "a.toml")
    first = made_up.TOML.replace('id = "garden"', 'id = "shed"').replace("order = 40", "order = 5")
    made_up.write(tmp_path, first, "b.toml")
    assert [section.id for section in load_sections(tmp_path)] == ["shed", "garden"]


@pytest.mark.parametrize("what", ["id garden", "order 40"])
def test_two_sections_with_the_same_id_or_order_are_refused(tmp_path: Path, what: str) -> None:
    made_up.write(tmp_path, made_up.TOML, "a.toml")
    other = {"id garden": "order = 40", "order 40": 'id = "garden"'}[what]
    new = {"id garden": "order = 41", "order 40": 'id = "shed"'}[what]
    made_up.write(tmp_path, made_up.TOML.replace(other, new, 1), "b.toml")
    with pytest.raises(ContentError, match=rf"b\.toml: {what} is in a\.toml already"):
        load_sections(tmp_path)


def test_the_common_rules_hold_for_every_list(tmp_path: Path) -> None:
    made_up.write(tmp_path)
    made_up.write(tmp_path, made_up.COMMON, "rules.toml")
    (section,) = load_sections(tmp_path)
    shared = [(rule.id, rule.list) for rule in section.rules if rule.id == "shows"]
    assert shared == [("shows", "beds"), ("shows", "harvest")]


def test_a_common_rule_may_test_marks_only(tmp_path: Path) -> None:
    made_up.write(
        tmp_path, made_up.COMMON.replace('field = "when"', 'field = "soil"'), "rules.toml"
    )
    with pytest.raises(ContentError, match=r"rules\.toml, rule shows, condition: unknown field"):
        load_sections(tmp_path)
