"""Reads the steps of the plan from `resources/plan/`, and refuses what breaks the rules.

One file is one section. The file `rules.toml` beside them holds rules that every list shares, and
`order.toml` those that look over all steps (see `order_loader`).
All functions raise `ContentError`, naming the file, the entry and the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import (
    LISTED,
    MARKS,
    Field,
    Group,
    ItemList,
    Kind,
    Notice,
    Option,
    Panel,
    Rule,
    Section,
    Suggestion,
    Tie,
    Tip,
    Value,
    When,
)
from nocontact_desktop.plan.order_loader import ORDER_RULES
from nocontact_desktop.plan.reading import Table, read_file
from nocontact_desktop.plan.rule_loader import load_common_rules, read_rule
from nocontact_desktop.plan.sum_loader import read_sums

COMMON_RULES = "rules.toml"
BESIDE = (COMMON_RULES, ORDER_RULES)
"""Files in the folder that are no steps."""
TAKEN = frozenset({*MARKS, "title", "note", "suggestion"})
"""What every item has anyway; no field of a list may be called so."""

_WITH_OPTIONS = (Kind.CHOICE, Kind.CHECKS)


def load_sections(folder: Path) -> tuple[Section, ...]:
    """All sections in `folder`, by their `order`, each with the rules that lists share."""
    paths = sorted(path for path in folder.glob("*.toml") if path.name not in BESIDE)
    shared = folder / COMMON_RULES
    common = load_common_rules(shared) if shared.is_file() else ()
    sections = [_with_common(load_section(path), common) for path in paths]
    for what in ("id", "order"):
        _refuse_doubles(paths, [getattr(section, what) for section in sections], what)
    return tuple(sorted(sections, key=lambda section: section.order))


def load_section(path: Path) -> Section:
    """The section in the file at `path`."""
    table = read_file(path)
    section_id = table.id()
    fields = _fields(table, taken=frozenset())
    section = Section(
        id=section_id,
        order=table.number("order"),
        icon=table.optional_words("icon"),
        group=table.one_of("group", Group, default=Group.READY),
        gentle=table.optional_words("gentle"),
        panels=_panels(table),
        title=table.words("title"),
        intro=table.words("intro"),
        why=table.words("why"),
        fields=fields,
        lists=tuple(_list(each, fields) for each in table.tables("list", "list")),
        tips=tuple(_tip(each) for each in table.tables("tip", "tip")),
        rules=(),
    )
    table.once((each.id for each in section.lists), "list")
    table.once((each.id for each in section.tips), "tip")
    rules = tuple(read_rule(each, section) for each in table.tables("rule", "rule"))
    table.once((each.id for each in rules), "rule")
    table.close()
    return replace(section, rules=rules)


def _with_common(section: Section, common: Sequence[Rule]) -> Section:
    shared = (replace(rule, list=each.id) for each in section.lists for rule in common)
    return replace(section, rules=(*section.rules, *shared))


def _refuse_doubles(paths: Sequence[Path], values: Sequence[object], what: str) -> None:
    first: dict[object, str] = {}
    for path, value in zip(paths, values, strict=True):
        if value in first:
            message = f"{path.name}: {what} {value} is in {first[value]} already"
            raise ContentError(message)
        first[value] = path.name


def _fields(table: Table, taken: frozenset[str]) -> tuple[Field, ...]:
    fields = tuple(_field(each, taken) for each in table.tables("field", "field"))
    table.once((each.id for each in fields), "field")
    return fields


def _field(table: Table, taken: frozenset[str]) -> Field:
    found = Field(
        id=table.id(),
        kind=table.one_of("kind", Kind),
        label=table.words("label"),
        help=table.optional_words("help"),
        options=tuple(_option(each) for each in table.tables("options", "option")),
        needed=table.flag("needed"),
        secret_place=table.flag("secret_place"),
    )
    table.once((each.id for each in found.options), "option")
    if found.id in taken:
        raise table.fault("this id belongs to every item already")
    if bool(found.options) != (found.kind in _WITH_OPTIONS):
        raise table.fault("choice and checks have options, other kinds have none")
    table.close()
    return found


def _option(table: Table) -> Option:
    found = Option(id=table.id(), label=table.words("label"))
    table.close()
    return found


def _list(table: Table, section_fields: Sequence[Field]) -> ItemList:
    list_id = table.id()
    fields = _fields(table, taken=TAKEN)
    found = ItemList(
        id=list_id,
        title=table.words("title"),
        intro=table.words("intro"),
        title_label=table.words("title_label"),
        add_label=table.words("add_label"),
        fields=fields,
        suggestions=tuple(_suggestion(s, fields) for s in table.tables("suggestion", "suggestion")),
        wanted=table.number("wanted", default=0),
        entries=table.flag("entries"),
        sums=read_sums(table, fields, section_fields),
    )
    table.once((each.id for each in found.suggestions), "suggestion")
    table.close()
    return found


def _suggestion(table: Table, fields: Iterable[Field]) -> Suggestion:
    found = Suggestion(
        id=table.id(),
        title=table.words("title"),
        hint=table.optional_words("hint"),
        when=table.one_of("when", When, default=""),
        notice=table.one_of("notice", Notice, default=""),
        values=_values(table, {field.id: field for field in fields}),
        fits=_fits(table),
    )
    table.close()
    return found


def _values(table: Table, fields: dict[str, Field]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in table.mapping("values").items():
        if key not in fields:
            raise table.fault(f"values name an unknown field {key}")
        values[key] = _value(table, fields[key], value)
    return values


def _value(table: Table, field: Field, value: object) -> Value:
    wanted = "a list of texts" if field.kind in LISTED else "a text"
    if field.kind in LISTED and isinstance(value, list):
        texts = [each for each in value if isinstance(each, str)]
        if len(texts) == len(value):
            if field.kind is Kind.CHECKS:
                _known_options(table, field, texts)
            return [table.without_braces(field.id, each) for each in texts]
    elif field.kind not in LISTED and isinstance(value, str):
        if field.kind is Kind.CHOICE:
            _known_options(table, field, [value])
        return table.without_braces(field.id, value)
    raise table.fault(f"the value of {field.id} has to be {wanted}")


def _known_options(table: Table, field: Field, ids: Iterable[str]) -> None:
    known = {option.id for option in field.options}
    for each in ids:
        if each not in known:
            raise table.fault(f"unknown option {each} of {field.id}")


def _tip(table: Table) -> Tip:
    found = Tip(
        id=table.id(),
        text=table.words("text"),
        source=table.words("source"),
        reviewed=table.day("reviewed"),
        fits=_fits(table),
    )
    table.close()
    return found


def _panels(table: Table) -> tuple[Panel, ...]:
    named = table.texts("panels")
    table.once(named, "panel")
    odd = [each for each in named if each not in list(Panel)]
    if odd:
        raise table.fault(f"panels names an unknown panel {', '.join(odd)}")
    return tuple(Panel(each) for each in named)


def _fits(table: Table) -> tuple[Tie, ...]:
    named = table.texts("fits")
    odd = [each for each in named if each not in list(Tie)]
    if odd:
        raise table.fault(f"fits names an unknown tie {', '.join(odd)}")
    return tuple(Tie(each) for each in named)
